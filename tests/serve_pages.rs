//! The pages of `check serve` in a browser: the start page and the book on a phone and at a desk, in both languages; and
//! what pages from elsewhere get.
#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use crate::serve::{self, Served};
use crate::support::{Scene, repository};
use real::{Browser, Look, Reply, Response, Server};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// What has been reached: two labs, one of which is broken again, in an account with an odd name.
fn progress(scene: &Scene) {
    let lab = |status: &str, passed: Option<&str>| json!({ "judged": "2026-11-20T12:00:00Z", "status": status, "passed": passed, "version": null, "snapshot": null });
    let account = "<script>alert(1)</script>";
    let labs = json!({
        "lab-1.7": lab("pass", Some("2026-11-20T12:00:00Z")),
        "lab-1.8": lab("fail", Some("2026-11-10T12:00:00Z")),
        "lab-1.9": lab("unknown", None),
    });
    std::fs::create_dir_all(scene.state()).unwrap();
    let text = json!({ "format": 1, "last": account, "accounts": { account: labs } }).to_string();
    std::fs::write(scene.state().join("progress.json"), text).unwrap();
}

#[test]
fn the_start_page_says_what_bare_check_says_and_follows_the_file() {
    let served = Served::start(&["--practice", "--lang", "en"]);
    let before = served.get("/").text();
    assert!(before.contains("Nothing has been judged") && before.contains("lab-1.3"), "{before}");
    progress(&served.scene);
    let page = scraper::Html::parse_document(&served.get("/").text());
    let text = |selector: &str| {
        let selector = scraper::Selector::parse(selector).unwrap();
        page.select(&selector).map(|one| one.text().collect::<String>()).collect::<Vec<_>>()
    };
    assert!(text("p.quiet")[0].contains("<script>alert(1)</script>"), "shown as text");
    assert!(text(".next .lab")[0].starts_with("lab-1.8 "), "{:?}", text(".next"));
    assert!(text(".next .why")[0].contains("worked before"), "{:?}", text(".next"));
    // The same marks in the same order as in the terminal.
    let map = served.scene.check(&["--lang", "en"]).ends(0).out;
    let typed: Vec<String> = map
        .lines()
        .filter(|line| line.contains(" lab-"))
        .filter_map(|line| {
            Some(line.split_whitespace().take(2).collect::<Vec<_>>().join(" ")).filter(|_| !line.starts_with("next"))
        })
        .filter(|line| line.split(' ').nth(1).is_some_and(|id| id.starts_with("lab-")))
        .collect();
    let drawn: Vec<String> =
        text(".map li").iter().map(|line| line.split_whitespace().take(2).collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(drawn, typed);
    assert_eq!(drawn.len(), labs::FOLDERS.len());
}

/// What axe finds, a line each.
const AXE: &str = "return axe.run(document, { resultTypes: ['violations'] }).then(result => result.violations
    .map(one => `${one.id}: ${one.nodes.map(node => node.html).slice(0, 3).join(' ')}`))";

/// Opens a page in a browser that has been let in.
fn entered(browser: &Browser, served: &Served) {
    browser.open(&served.url());
    assert_eq!(browser.run("return location.search"), "", "the token has left the address");
    assert_eq!(browser.run("return document.cookie"), "", "no script sees the cookie");
}

#[test]
fn the_start_page_and_a_chapter_are_read_on_a_phone_and_at_a_desk_in_both_languages() {
    let Some(browser) = Browser::start() else { return };
    let served = Served::start(&["--practice", "--lang", "en"]);
    progress(&served.scene);
    entered(&browser, &served);
    let axe = real::axe();
    for (width, dark) in [(360, false), (360, true), (1280, false), (1280, true)] {
        browser.look(Look { width, dark, printed: false });
        for language in ["ko", "en"] {
            for path in [format!("/?lang={language}"), format!("/book/{language}/1.12-nat-gateway.html")] {
                let _ = browser.complaints();
                browser.open(&format!("http://{}{path}", served.host));
                assert_eq!(browser.run("return document.documentElement.lang"), language, "{path}");
                let complaints: Vec<String> =
                    browser.complaints().into_iter().filter(|line| !line.contains("/panel.")).collect();
                assert_eq!(complaints, Vec::<String>::new(), "{path} at {width}");
                let over =
                    browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
                assert_eq!(over, 0, "{path} at {width} moves sideways");
                if let Some(axe) = axe.as_ref().filter(|_| path.starts_with("/?")) {
                    let _ = browser.run(axe);
                    assert_eq!(browser.run(AXE), Value::Array(Vec::new()), "{path} at {width}");
                }
            }
        }
    }
    // What the policy lets in of the book works: its scripts have run, and nothing was left out of its style.
    let ran = "return [document.documentElement.classList.contains('js'), typeof window.search,
        document.querySelectorAll('#mdbook-sidebar a').length > 20, document.querySelector('course-panel').dataset.lab]";
    assert_eq!(browser.run(ran), json!([true, "object", true, "lab-1.12"]));
    // By the keyboard to the other language and back: the first stop leads past the links.
    browser.open(&format!("http://{}/?lang=en", served.host));
    browser.press("\u{e004}");
    assert_eq!(browser.run("return document.activeElement.className"), "skip");
    let _ = browser.run("document.querySelector('.language a').focus()");
    browser.press("\u{e007}");
    let begun = Instant::now();
    while browser.run("return document.documentElement.lang") != "ko" {
        assert!(begun.elapsed() < Duration::from_secs(10), "the language stays");
    }
    // From a chapter back to the start page.
    browser.open(&format!("http://{}/book/ko/1.12-nat-gateway.html", served.host));
    assert_eq!(browser.run("return document.querySelector('a.companion-home').getAttribute('href')"), "/?lang=ko");
}

/// What the policy of a served page lets in is enough for the engine, for all that asks it and for every script.
#[test]
fn things_to_touch_ask_the_engine_in_the_served_book() {
    let (Some(browser), Some(module)) = (Browser::start(), real::module(env!("CARGO_TARGET_TMPDIR"))) else { return };
    let served = Served::of(serve::scene(), &["--practice", "--engine", &module.display().to_string()]);
    entered(&browser, &served);
    let begun = Instant::now();
    while served.get("/book/en/introduction.html").status != 200 {
        assert!(begun.elapsed() < Duration::from_secs(400), "the book is not built");
        std::thread::sleep(Duration::from_millis(200));
    }
    let touched = [
        ("1.8-internet-gateway", "playground"),
        ("1.3-cidr", "subnets"),
        ("1.8-internet-gateway", "routes"),
        ("1.9-network-acl", "rules"),
        ("1.4-vpc", "build"),
        ("2.4-event-storming", "board"),
    ];
    for language in ["ko", "en"] {
        for (page, name) in touched {
            browser.open(&format!("http://{}/book/{language}/{page}.html", served.host));
            let begun = Instant::now();
            while browser.run(&format!("return document.querySelector('course-{name}[ready]') !== null")) != true {
                let state = "return [...document.querySelectorAll('[unavailable]')].map(one => one.getAttribute('unavailable'))";
                assert!(begun.elapsed() < Duration::from_secs(40), "{page}: {}", browser.run(state));
                std::thread::sleep(Duration::from_millis(30));
            }
            assert_eq!(browser.complaints(), Vec::<String>::new(), "{language} {page} {name}");
        }
    }
    // A drawing has its colours, though its own styles were let in by nobody.
    let drawn = "const text = document.querySelector('course-board svg text'); return getComputedStyle(text).fontFamily !== getComputedStyle(document.body).fontFamily || getComputedStyle(text).fill !== 'rgb(0, 0, 0)'";
    assert_eq!(browser.run(drawn), true);
    // And so is every other page, whatever its scripts make.
    for file in std::fs::read_dir(repository().join("book/en/src")).unwrap() {
        let file = file.unwrap().file_name().into_string().unwrap();
        let Some(name) = file.strip_suffix(".md").filter(|name| *name != "SUMMARY") else { continue };
        browser.open(&format!("http://{}/book/en/{name}.html", served.host));
        std::thread::sleep(Duration::from_millis(250));
        assert_eq!(browser.complaints(), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_page_from_elsewhere_gets_nothing() {
    let Some(browser) = Browser::start() else { return };
    let served = Served::start(&["--practice", "--lang", "en"]);
    entered(&browser, &served);
    let foreign = Server::start(|_| {
        Reply::Whole(Response::of_type(200, "text/html; charset=utf-8", "<!doctype html><title>elsewhere</title><p>x"))
    });
    let (host, port) = (&served.host, served.port());
    // What is tried below works from a page of its own.
    let own = browser.run("return fetch('/code', { method: 'POST' }).then(answer => answer.status)");
    assert_eq!(own, 200);
    // Another port of the same address is the same site, whose cookies a browser sends along; another name is not.
    for elsewhere in [foreign.url(), foreign.url().replace("127.0.0.1", "localhost")] {
        browser.open(&elsewhere);
        for how in [
            "{}",
            "{ mode: 'no-cors', credentials: 'include' }",
            "{ method: 'POST', mode: 'no-cors', credentials: 'include', body: 'x' }",
        ] {
            let tried = browser.run(&format!(
                "return fetch('http://{host}/code', {how}).then(answer => 'came: ' + answer.type, error => 'failed')"
            ));
            assert_eq!(tried, "failed", "{elsewhere} {how}");
        }
        let stream = browser.run(&format!(
            "return new Promise(done => {{ const stream = new EventSource('http://{host}/alive', {{ withCredentials: true }});
               stream.onopen = () => done('open'); stream.onerror = () => done('failed') }})"
        ));
        assert_eq!(stream, "failed", "{elsewhere}");
        let frame = browser.run(&format!(
            "return new Promise(done => {{ const frame = document.createElement('iframe'); frame.src = 'http://{host}/';
               frame.onload = () => {{ try {{ done(frame.contentDocument ? 'seen' : 'shut') }} catch {{ done('shut') }} }};
               document.body.append(frame) }})"
        ));
        assert_eq!(frame, "shut", "{elsewhere}");
        let _ = browser.run(&format!(
            "const form = document.createElement('form'); form.method = 'post'; form.action = 'http://{host}/code';
             document.body.append(form); form.submit()"
        ));
        let begun = Instant::now();
        while browser.run("return document.title") != "Refused" {
            assert!(
                begun.elapsed() < Duration::from_secs(10),
                "{elsewhere}: {}",
                browser.run("return document.body.innerText")
            );
        }
    }
    // A name of somebody else's that leads to this machine: browsers take every name below localhost there.
    browser.open(&format!("http://rebound.localhost:{port}/?token={}", served.token));
    assert_eq!(browser.run("return document.title"), "Refused");
    browser.open(&format!("http://{host}/alive"));
    assert_eq!(browser.run("return document.body.innerText.trim()"), "alive");
}
