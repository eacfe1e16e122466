//! Things to touch in the book that ask the engine: used for real in a browser, in both languages, by keyboard, from the
//! file system and from a server under some path.

use crate::support::Scene;
use real::{Browser, Look, Reply, Response, Server};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// WebDriver's letters for keys.
const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";

/// The book with the engine in it, built once; `None` where there is no module.
fn book() -> Option<&'static Path> {
    static BOOK: OnceLock<Option<PathBuf>> = OnceLock::new();
    let built = BOOK.get_or_init(|| {
        let module = real::module(env!("CARGO_TARGET_TMPDIR"))?.display().to_string();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("book-with-engine");
        let _ = std::fs::remove_dir_all(&folder);
        let name = folder.display().to_string();
        Scene::new().check(&["book", "-o", &name, "--engine", &module, "--lang", "en"]).ends(0).quiet();
        Some(folder)
    });
    built.as_deref()
}

/// The book on a server, below a path, as a static host has it.
fn served(book: &'static Path) -> Server {
    Server::start(move |request| {
        let file = request.target.strip_prefix("/some/path/").unwrap_or_default();
        let kind = match file.rsplit('.').next().unwrap_or_default() {
            "html" => "text/html; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "svg" => "image/svg+xml",
            _ => "application/octet-stream",
        };
        Reply::Whole(match std::fs::read(book.join(file)) {
            Ok(bytes) => Response::of_type(200, kind, bytes),
            Err(_) => Response::of_type(404, "text/plain", "nothing here"),
        })
    })
}

/// Opens a page and waits for an element in it.
fn open(browser: &Browser, address: &str, name: &str) {
    browser.open(address);
    until(browser, &format!("return document.querySelector('course-{name}[ready]') !== null"));
}

/// Waits until a script says yes.
fn until(browser: &Browser, script: &str) {
    let begun = Instant::now();
    while browser.run(script) != Value::Bool(true) {
        let state =
            "return [...document.querySelectorAll('[unavailable]')].map(one => one.getAttribute('unavailable'))";
        assert!(begun.elapsed() < Duration::from_secs(40), "{script}: {}", browser.run(state));
        std::thread::sleep(Duration::from_millis(30));
    }
}

fn text(browser: &Browser, selector: &str) -> String {
    let found = browser.run(&format!("return document.querySelector('{selector}').innerText"));
    found.as_str().unwrap_or_default().to_owned()
}

/// Nothing has failed to load, nothing came from elsewhere, nothing is too wide, and axe has nothing against the element.
fn is_clean(browser: &Browser, name: &str) {
    assert_eq!(browser.complaints(), Vec::<String>::new());
    let foreign = "return performance.getEntriesByType('resource').map(one => one.name)
        .filter(name => new URL(name).host !== location.host || new URL(name).protocol !== location.protocol)";
    assert_eq!(browser.run(foreign), Value::Array(Vec::new()));
    let over = browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assert_eq!(over, 0, "{name} moves the page sideways");
    let Some(axe) = real::axe() else { return };
    let _ = browser.run(&axe);
    let found = browser.run(&format!(
        "return axe.run('course-{name}', {{ resultTypes: ['violations'], preload: false }}).then(result => result.violations
          .filter(one => one.impact === 'serious' || one.impact === 'critical')
          .map(one => `${{one.id}}: ${{one.nodes.map(node => node.html).slice(0, 3).join(' ')}}`))"
    ));
    assert_eq!(found, Value::Array(Vec::new()), "{name}");
}

/// Each language in the file system on a phone, and from a server at a desk.
fn each(page: &str, name: &str, mut used: impl FnMut(&Browser, &str)) {
    let Some(browser) = Browser::start() else { return };
    let Some(book) = book() else { return };
    let server = served(book);
    let places = [(360, format!("file://{}", book.display())), (1280, format!("{}/some/path", server.url()))];
    for (width, place) in &places {
        for language in ["ko", "en"] {
            browser.look(Look { width: *width, dark: language == "en", printed: false });
            let _ = browser.complaints();
            open(&browser, &format!("{place}/{language}/{page}.html"), name);
            used(&browser, language);
            is_clean(&browser, name);
        }
    }
}

#[test]
fn a_playground_is_mended_to_a_pass_by_keyboard_alone() {
    each("1.8-internet-gateway", "playground", |browser, language| {
        let status = "document.querySelector('course-playground .course-verdict').dataset.status";
        assert_eq!(browser.run(&format!("return {status}")), "fail");
        assert_eq!(browser.run("return document.querySelector('course-playground svg') !== null"), true);
        assert!(!text(browser, "course-playground").contains("expect"));
        // By the keyboard from the last thing before it.
        let _ = browser.run(
            "const all = [...document.querySelectorAll('main :is(a, button, input, textarea, summary, [tabindex])')];
             const area = document.querySelector('course-playground textarea');
             const before = all.filter(one => one.compareDocumentPosition(area) & 4 && one.checkVisibility({ visibilityProperty: true }));
             before.at(-1).focus()",
        );
        browser.press(TAB);
        assert_eq!(browser.run("return document.activeElement.tagName"), "TEXTAREA");
        // Below the last line, with a slip that is told.
        let _ = browser
            .run("const area = document.activeElement; area.setSelectionRange(area.value.length, area.value.length)");
        browser.press(&format!("{ENTER}rouet public-rt 0.0.0.0/0 -> igw-2"));
        until(browser, "return document.querySelector('course-playground .course-fault.wrong') !== null");
        assert!(text(browser, "course-playground .course-fault").contains("rouet"));
        let _ = browser.run(
            "const area = document.activeElement; const at = area.value.lastIndexOf('rouet'); area.setSelectionRange(at, at + 5)",
        );
        browser.press("route");
        until(browser, &format!("return {status} === 'pass'"));
        let sum = text(browser, "course-playground .course-verdict");
        assert!(sum.contains(if language == "ko" { "통과" } else { "passed" }), "{sum}");
        // The first thing after the text is to undo.
        browser.press(TAB);
        browser.press(ENTER);
        until(browser, &format!("return {status} === 'fail'"));
    });
}

#[test]
fn a_click_in_the_drawing_finds_the_line_and_an_address_shares_the_world() {
    let Some(browser) = Browser::start() else { return };
    let Some(book) = book() else { return };
    browser.look(Look { width: 1280, dark: false, printed: false });
    let address = format!("file://{}/en/1.8-internet-gateway.html", book.display());
    open(&browser, &address, "playground");
    let marked = browser.run(
        r"const play = document.querySelector('course-playground');
          const label = [...play.querySelectorAll('svg text')].find(one => one.textContent.includes('bastion'));
          label.dispatchEvent(new MouseEvent('click', { bubbles: true }));
          const { value, selectionStart, selectionEnd } = play.querySelector('textarea');
          return value.slice(selectionStart, selectionEnd)",
    );
    assert!(marked.as_str().unwrap().contains("bastion"), "{marked}");
    let _ = browser.run(
        r"const area = document.querySelector('course-playground textarea');
          area.value += '\nroute public-rt 0.0.0.0/0 -> igw-2\n';
          area.dispatchEvent(new Event('input'));",
    );
    until(&browser, "return document.querySelector('course-playground .course-verdict').dataset.status === 'pass'");
    let _ = browser.run("document.querySelectorAll('course-playground .course-buttons button')[2].click()");
    until(&browser, "return location.hash.startsWith('#playground-')");
    let shared = browser.run("return location.href");
    browser.open("about:blank");
    open(&browser, shared.as_str().unwrap(), "playground");
    assert_eq!(
        browser.run("return document.querySelector('course-playground .course-verdict').dataset.status"),
        "pass"
    );
}

#[test]
fn a_plan_of_subnets_says_what_is_wrong_with_it() {
    each("1.3-cidr", "subnets", |browser, language| {
        let wrong = "document.querySelectorAll('course-subnets tbody tr:not([data-fault=\"\"])').length";
        assert_eq!(browser.run(&format!("return {wrong}")), 2);
        let _ =
            browser.run("const area = document.querySelector('course-subnets textarea'); area.focus(); area.select()");
        browser.press(&["10.40.8.0/24", "10.40.9.0/25", "10.40.9.128/26", "10.40.9.192/27"].join(ENTER));
        until(browser, &format!("return {wrong} === 0"));
        browser.press(&format!("{ENTER}10.40.9.0/24"));
        let said = if language == "ko" { "겹칩니다" } else { "overlaps" };
        until(browser, &format!("return document.querySelector('course-subnets tbody').innerText.includes('{said}')"));
    });
}

#[test]
fn the_longest_prefix_takes_the_packet_and_an_edit_changes_which_that_is() {
    each("1.8-internet-gateway", "routes", |browser, _| {
        let wins = "document.querySelector('course-routes tr[data-wins]')";
        assert_eq!(browser.run(&format!("return {wins}")), Value::Null);
        let _ = browser.run(
            "document.querySelector('course-routes tbody:last-of-type input').focus(); document.activeElement.select()",
        );
        browser.press("0.0.0.0/0");
        until(browser, &format!("return {wins}?.querySelector('input')?.value === '0.0.0.0/0'"));
        // What stays in the VPC goes by the longer route, which nobody can edit.
        let _ =
            browser.run("const to = document.querySelector('course-routes [id$=\"-to\"]'); to.focus(); to.select()");
        browser.press("10.0.10.10");
        until(browser, &format!("return {wins}?.innerText.includes('10.0.0.0/16') === true"));
        assert!(text(browser, "course-routes tbody:last-of-type .match").contains('0'));
    });
}

#[test]
fn a_rule_that_is_switched_changes_what_becomes_of_the_packet() {
    each("1.9-network-acl", "rules", |browser, _| {
        let is = |verdict| format!("return document.querySelector('course-rules').dataset.verdict === '{verdict}'");
        until(browser, &is("dropped"));
        // A rule for the reply, put together with the keyboard.
        let _ = browser.run("document.querySelector('course-rules .course-add summary').focus()");
        browser.press(ENTER);
        let _ = browser.run(
            "const [, direction] = document.querySelectorAll('course-rules .course-add select');
             direction.value = 'out'; direction.dispatchEvent(new Event('change')); direction.focus()",
        );
        let _ = browser.run("document.querySelector('course-rules .course-add button').focus()");
        browser.press(ENTER);
        until(browser, &is("delivered"));
        // The security group needs no rule for its reply.
        let open = "[...document.querySelectorAll('course-rules li label')].find(one => one.innerText.includes('all to 0.0.0.0/0')).querySelector('input')";
        let _ = browser.run(&format!("{open}.focus()"));
        browser.press(" ");
        assert_eq!(browser.run(&format!("return {open}.checked")), false);
        until(browser, &is("delivered"));
        // The request needs its rule in both.
        let ssh = "[...document.querySelectorAll('course-rules li label')].find(one => one.innerText.includes('tcp 22 from 203.0.113.10/32')).querySelector('input')";
        let _ = browser.run(&format!("{ssh}.focus()"));
        browser.press(" ");
        until(browser, &is("dropped"));
        browser.press(" ");
        until(browser, &is("delivered"));
        let _ = browser.run("document.querySelectorAll('course-rules fieldset.course-packet > button')[1].click()");
        until(browser, "return document.querySelector('course-rules li[aria-current]') !== null");
    });
}

#[test]
fn a_network_from_parts_lets_packets_through_once_they_are_there() {
    each("1.4-vpc", "build", |browser, _| {
        let fates = "[...document.querySelectorAll('course-build .fate')].map(fate => fate.dataset.verdict).join(' ')";
        assert_eq!(browser.run(&format!("return {fates}")), "dropped dropped dropped");
        // With its box, a part brings what it stands on.
        for (part, told) in [
            ("public", "dropped dropped dropped"),
            ("address", "delivered dropped dropped"),
            ("private", "delivered delivered dropped"),
            ("there", "delivered delivered dropped"),
            ("back", "delivered delivered delivered"),
        ] {
            let _ = browser.run(&format!("document.querySelector('course-build input[value={part}]').focus()"));
            browser.press(" ");
            assert_eq!(browser.run(&format!("return {fates}")), told, "{part}");
        }
        let _ = browser.run("document.querySelector('course-build input[value=igw]').focus()");
        browser.press(" ");
        assert_eq!(browser.run(&format!("return {fates}")), "dropped dropped delivered");
        assert_eq!(browser.run("return document.querySelector('course-build svg') !== null"), true);
    });
    for page in ["1.11-bastion", "1.13-vpc-endpoint"] {
        each(page, "build", |browser, _| {
            let all = "[...document.querySelectorAll('course-build input[type=checkbox]')]";
            let _ = browser.run(&format!("{all}.forEach(box => {{ if (!box.checked) box.click(); }})"));
            let fates = "[...document.querySelectorAll('course-build .fate')].filter(fate => fate.dataset.verdict === 'delivered').length";
            assert_eq!(browser.run(&format!("return {fates} >= 2")), true, "{page}");
        });
    }
}

#[test]
fn a_board_is_mended_and_drawn_anew() {
    each("2.4-event-storming", "board", |browser, language| {
        let status = "document.querySelector('course-board .course-verdict').dataset.status";
        assert_eq!(browser.run(&format!("return {status}")), "fail");
        let (wrong, right) = if language == "ko" {
            ("주문을 접수한다", "주문이 접수됨")
        } else {
            ("Place the order", "Order placed")
        };
        assert_eq!(
            browser.run(&format!("return document.querySelector('course-board svg').textContent.includes('{wrong}')")),
            true
        );
        let _ = browser.run(&format!(
            "const area = document.querySelector('course-board textarea'); area.value = area.value.replaceAll('{wrong}', '{right}'); area.dispatchEvent(new Event('input'))"
        ));
        until(browser, &format!("return {status} === 'pass'"));
        assert_eq!(
            browser.run(&format!("return document.querySelector('course-board svg').textContent.includes('{wrong}')")),
            false
        );
        let _ = browser.run("const area = document.querySelector('course-board textarea'); area.value = '[' + area.value; area.dispatchEvent(new Event('input'))");
        until(browser, "return document.querySelector('course-board .course-fault.wrong') !== null");
        let _ = browser.run("document.querySelector('course-board .course-buttons button').click()");
        until(browser, &format!("return {status} === 'fail'"));
    });
}
