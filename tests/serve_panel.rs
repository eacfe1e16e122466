//! The live panel of `check serve`, used in a browser: on practice worlds and files in both builds, and with the SDK on
//! an account of a real AWS API.
#![expect(clippy::panic, reason = "a test that cannot go on has failed")]

use crate::book::FOUND;
use crate::serve::{self, Served};
use crate::support::Scene;
use real::{Browser, Look};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// WebDriver's letters for keys.
pub(crate) const TAB: &str = "\u{e004}";
pub(crate) const ENTER: &str = "\u{e007}";
const LEFT: &str = "\u{e012}";
const RIGHT: &str = "\u{e014}";
const PAGE_DOWN: &str = "\u{e00f}";
pub(crate) const DOWN: &str = "\u{e015}";

/// The world in which somebody forgot to point the private route table at the NAT gateway.
const FORGOTTEN: &str = "world:lab-1.12/private-table-not-changed";
/// What mends it.
const MENDED: &str = "route private-rt 0.0.0.0/0 -> nat-1";

/// Each width in one language: a phone, and a desk.
pub(crate) const LOOKS: [(&str, u32); 4] = [("ko", 360), ("en", 1280), ("en", 360), ("ko", 1280)];

/// A server in a scene, with the book ready, and a browser that has been let in.
pub(crate) fn entered(browser: &Browser, scene: Scene, args: &[&str]) -> Served {
    drop(Served::start(&["--practice"]));
    let served = Served::of(scene, args);
    browser.open(&served.url());
    served
}

/// The address of a page.
pub(crate) fn page(served: &Served, path: &str) -> String {
    format!("http://{}{path}", served.host)
}

/// What is answered to a form that a page of the server sends.
pub(crate) fn post(served: &Served, path: &str, form: &str) -> String {
    let (host, cookie) = (&served.host, served.cookie());
    let kind = "Content-Type: application/x-www-form-urlencoded\r\n";
    let fields = format!("Host: {host}\r\nOrigin: http://{host}\r\n{kind}{cookie}");
    let answer = served.ask(&format!("POST {path}"), &fields, form);
    assert_ne!(answer.status, 403, "{}", answer.head);
    answer.text()
}

/// Waits until a script says yes.
pub(crate) fn until(browser: &Browser, script: &str) {
    let begun = Instant::now();
    while browser.run(script) != Value::Bool(true) {
        assert!(
            begun.elapsed() < Duration::from_secs(90),
            "{script}: {}",
            browser.run("return document.querySelector('.live')?.innerText ?? document.body.innerText")
        );
        std::thread::sleep(Duration::from_millis(40));
    }
}

pub(crate) fn text(browser: &Browser, selector: &str) -> String {
    let found = browser.run(&format!("return document.querySelector('{selector}')?.innerText ?? ''"));
    found.as_str().unwrap_or_default().to_owned()
}

/// Goes on by the keyboard until something has the focus.
pub(crate) fn tab_to(browser: &Browser, selector: &str) {
    let is_there = format!("return document.activeElement?.matches('{selector}') === true");
    for _ in 0..400 {
        if browser.run(&is_there) == Value::Bool(true) {
            return;
        }
        browser.press(TAB);
    }
    panic!("{selector} cannot be reached by the keyboard");
}

/// Nothing was complained of, nothing came from elsewhere, nothing is too wide, and axe has nothing against it.
pub(crate) fn is_clean(browser: &Browser, place: &str) {
    assert_eq!(browser.complaints(), Vec::<String>::new(), "{place}");
    let foreign = "return performance.getEntriesByType('resource').map(one => one.name)
        .filter(name => new URL(name).origin !== location.origin)";
    assert_eq!(browser.run(foreign), json!([]), "{place}");
    let over = browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assert_eq!(over, 0, "{place} moves the page sideways");
    let Some(axe) = real::axe() else { return };
    let _ = browser.run(&axe);
    assert_eq!(browser.run(FOUND), json!([]), "{place}");
    // It reads style sheets by requests of its own.
    let _ = browser.complaints();
}

#[test]
fn a_learner_runs_the_checks_opens_two_hints_mends_the_world_and_passes() {
    let Some(browser) = Browser::start() else { return };
    let scene = serve::scene();
    let served = entered(&browser, scene, &["--practice"]);
    for (language, width) in LOOKS {
        browser.look(Look { width, dark: language == "en", printed: false });
        browser.open(&page(&served, &format!("/book/{language}/1.12-nat-gateway.html")));
        until(&browser, "return document.querySelector('course-panel[ready]') !== null");
        let _ = browser.complaints();
        // The world is chosen, all by the keyboard.
        let _ = browser.run("document.querySelector('course-panel').scrollIntoView(); document.querySelector('course-panel .title').tabIndex = -1; document.querySelector('course-panel .title').focus()");
        tab_to(&browser, "#panel-by");
        while browser.run("return document.activeElement.value") != FORGOTTEN {
            let before = browser.run("return document.activeElement.value");
            browser.press(DOWN);
            assert_ne!(browser.run("return document.activeElement.value"), before, "{FORGOTTEN} is not offered");
        }
        until(
            &browser,
            "const text = document.querySelector('#panel-text')?.value ?? ''; return text.includes('nat-1') && !text.includes('private-rt 0.0.0.0/0')",
        );
        assert!(!browser.run("return document.querySelector('#panel-text').value").to_string().contains("expect"));
        tab_to(&browser, "course-panel button.main");
        browser.press(ENTER);
        until(&browser, "return document.querySelector('[data-slot=sum] .sum.fail') !== null");
        // Every check has come in, and the broken hop is on the map.
        until(&browser, "return document.querySelector('[data-slot=checks] .waiting') === null");
        until(&browser, "return document.querySelector('[data-slot=map] svg [class*=stop]') !== null");
        let failing = text(&browser, "[data-slot=checks] .check.fail");
        assert!(failing.contains("rtb-") && failing.contains("private-rt"), "{failing}");
        // Two hints, one after the other.
        let open = "return document.querySelectorAll('.check.fail .step:not([hidden])').length";
        assert_eq!(browser.run(open), 0);
        tab_to(&browser, ".check.fail .more");
        for number in 1..=2 {
            browser.press(ENTER);
            assert_eq!(browser.run(open), number);
        }
        // What is wrong is told where it is.
        let _ = browser.run("document.querySelector('course-panel .title').focus()");
        tab_to(&browser, "#panel-text");
        let _ = browser
            .run("const text = document.activeElement; text.setSelectionRange(text.value.length, text.value.length)");
        browser.press(&format!("{ENTER}rouet private-rt 0.0.0.0/0 -> nat-1{TAB}{ENTER}"));
        until(&browser, "return document.querySelector('[data-slot=told] .refused') !== null");
        assert!(text(&browser, "[data-slot=told]").contains("rouet"));
        is_clean(&browser, &format!("{language} {width} refused"));
        // It is undone, and done as it should be.
        tab_to(&browser, "course-panel .undo");
        browser.press(ENTER);
        until(
            &browser,
            "return document.querySelector('[data-slot=sum] .sum.fail') !== null && !document.querySelector('course-panel[running]')",
        );
        assert!(!browser.run("return document.querySelector('#panel-text').value").to_string().contains("rouet"));
        let _ = browser.run("document.querySelector('course-panel .title').focus()");
        tab_to(&browser, "#panel-text");
        let _ = browser
            .run("const text = document.activeElement; text.setSelectionRange(text.value.length, text.value.length)");
        browser.press(&format!("{ENTER}{MENDED}{TAB}{ENTER}"));
        until(&browser, "return document.querySelector('[data-slot=sum] .sum.pass') !== null");
        until(&browser, "return document.querySelector('[data-slot=told]').childElementCount === 0");
        let told = text(&browser, "course-panel");
        assert!(told.contains(if language == "ko" { "통과" } else { "pass" }), "{told}");
        assert!(
            told.contains(if language == "ko" {
                "연습은 기록에 남지 않습니다"
            } else {
                "Practice is not written down"
            }),
            "{told}"
        );
        // What such a network costs in an account, item by item.
        let sum = text(&browser, "[data-slot=cost] .sum-of-bill");
        assert!(sum.contains("USD") && sum.contains("KRW"), "{sum}");
        tab_to(&browser, "[data-slot=cost] summary");
        browser.press(ENTER);
        until(&browser, "return document.querySelectorAll('[data-slot=cost] tbody tr').length > 3");
        let bill = text(&browser, "[data-slot=cost]");
        assert!(bill.contains("nat-1") && bill.contains("43.07"), "{bill}");
        is_clean(&browser, &format!("{language} {width} passed"));
    }
    assert!(!served.scene.state().join("progress.json").exists(), "practice was counted");
}

#[test]
fn a_file_that_is_watched_turns_the_page_green_by_itself() {
    let Some(browser) = Browser::start() else { return };
    let scene = serve::scene();
    scene.world("mine.txt", "unroute private-rt 0.0.0.0/0");
    browser.look(Look { width: 1280, dark: false, printed: false });
    let served = entered(&browser, scene, &["--world", "mine.txt"]);
    browser.open(&page(&served, "/book/en/1.12-nat-gateway.html"));
    until(&browser, "return document.querySelector('course-panel[ready]') !== null");
    assert_eq!(browser.run("return document.querySelector('#panel-by').value"), "given");
    let _ = browser.run("document.querySelector('course-panel [name=watch]').click()");
    until(&browser, "return document.querySelector('[data-slot=sum] .sum.fail') !== null");
    until(&browser, "return document.querySelector('[data-slot=watch]').innerText !== ''");
    served.scene.world("mine.txt", "");
    until(&browser, "return document.querySelector('[data-slot=sum] .sum.pass') !== null");
    // It goes on until it is switched off.
    assert_eq!(browser.run("return document.querySelector('course-panel[running]') !== null"), true);
    let _ = browser.run("document.querySelector('course-panel [name=watch]').click()");
    until(&browser, "return document.querySelector('course-panel[running]') === null");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn what_costs_money_and_was_not_seen_is_told() {
    let scene = serve::scene();
    scene.snapshot("partial.json", "denied ec2:DescribeNatGateways");
    let served = Served::of(scene, &["--snapshot", "partial.json"]);
    let told = |form: &str| post(&served, "/panel/run", form);
    for (language, least) in [("en", "at least USD"), ("ko", "적어도 시간당 USD")] {
        let answer = told(&format!("lab=lab-1.12&lang={language}&by=given"));
        assert!(answer.contains(least) && answer.contains("ec2:DescribeNatGateways"), "{answer}");
        // The same figure as in the terminal, which adds up the same evidence.
        let practice = told(&format!("lab=lab-1.12&lang={language}&by=world:lab-1.12/solved"));
        let terminal = served.scene.check(&["cost", "--world", "solved", "--format", "json"]).ends(0).out;
        let bill: Value = serde_json::from_str(&terminal).unwrap_or_default();
        let month = bill["total"]["month"]["usd"].as_str().and_then(|usd| usd.parse::<f64>().ok()).unwrap_or_default();
        let month = format!("USD {month:.2}");
        assert!(month != "USD 0.00" && practice.contains(&month) && !practice.contains(least), "{month}: {practice}");
    }
}

#[test]
fn a_script_in_a_name_is_shown_as_text() {
    let Some(browser) = Browser::start() else { return };
    let scene = serve::scene();
    let name = r#"\"><img src=x onerror='window.ran=1'><script>window.ran=1</script>\u202e"#;
    let tag = |id: &str| format!("json {id} /Tags [{{\"Key\":\"Name\",\"Value\":\"{name}\"}}]");
    let edits = ["unroute private-rt 0.0.0.0/0".to_owned(), tag("private-rt"), tag("app"), tag("vpc")].join("\n");
    scene.snapshot("hostile.json", &edits);
    let served = entered(&browser, scene, &["--snapshot", "hostile.json"]);
    let is_harmless = |place: &str, root: &str| {
        assert_eq!(browser.run("return window.ran === undefined"), true, "{place}");
        assert_eq!(
            browser.run(&format!("return document.querySelectorAll('{root} img, {root} script').length")),
            0,
            "{place}"
        );
        assert!(text(&browser, root).contains("<img"), "{place}: {}", text(&browser, root));
        assert_eq!(browser.complaints(), Vec::<String>::new(), "{place}");
    };
    browser.open(&page(&served, "/book/en/1.12-nat-gateway.html"));
    until(&browser, "return document.querySelector('course-panel[ready]') !== null");
    let _ = browser.run("document.querySelector('course-panel button.main').click()");
    until(
        &browser,
        "return document.querySelector('[data-slot=sum] .sum.fail') !== null && !document.querySelector('course-panel[running]')",
    );
    is_harmless("panel", "course-panel");
    for path in ["exposure", "map", "trace?from=app&to=internet&port=443"] {
        browser.open(&page(&served, &format!("/{path}")));
        until(
            &browser,
            "return document.querySelector('course-look[ready]:not([running])') !== null && document.querySelector('[data-slot=looked]').innerText !== ''",
        );
        until(
            &browser,
            "return document.querySelector('[data-slot=answer]').innerText + document.querySelector('[data-slot=told]').innerText !== ''",
        );
        if path.starts_with("trace") {
            // The name `app` is gone with its tag: who asks is told, and shown what there is.
            assert_eq!(browser.run("return window.ran === undefined"), true);
            continue;
        }
        is_harmless(path, "course-look");
    }
}

#[test]
fn a_packet_is_traced_by_names_and_its_way_is_on_the_map() {
    let Some(browser) = Browser::start() else { return };
    let scene = serve::scene();
    let served = entered(&browser, scene, &["--practice"]);
    for (language, width) in LOOKS {
        browser.look(Look { width, dark: language == "en", printed: false });
        browser.open(&page(&served, &format!("/trace?lang={language}")));
        until(&browser, "return document.querySelectorAll('#panel-ends option').length >= 3");
        tab_to(&browser, "#panel-from");
        browser.press("app");
        browser.press(TAB);
        browser.press("internet");
        tab_to(&browser, "course-look button.main");
        browser.press(ENTER);
        until(&browser, "return document.querySelector('.answer.pass svg') !== null");
        // The same as the terminal says.
        let terminal =
            served.scene.check(&["trace", "app", "internet", "--port", "443", "--practice", "--lang", language]);
        let headline = terminal.out.lines().next().unwrap_or_default().trim_start_matches(['✔', '✘', ' ']);
        assert!(text(&browser, ".answer h2").contains(headline), "{headline}: {}", text(&browser, ".answer h2"));
        is_clean(&browser, &format!("trace {language} {width}"));
        // What stands in the way is told with what would suffice.
        let _ = browser.run("const [to, from] = ['#panel-to', '#panel-from'].map(one => document.querySelector(one)); to.value = 'app'; from.value = 'internet'; document.querySelector('course-look button.main').click()");
        until(&browser, "return document.querySelector('.answer.fail .finding') !== null");
        is_clean(&browser, &format!("trace refused {language} {width}"));
        // No such end: said as the terminal says it.
        let _ = browser.run("document.querySelector('#panel-to').value = 'nobody'; document.querySelector('course-look button.main').click()");
        until(&browser, "return document.querySelector('[data-slot=told]').innerText.includes('nobody')");
    }
}

#[test]
fn the_map_is_walked_and_zoomed_by_keyboard() {
    let Some(browser) = Browser::start() else { return };
    let scene = serve::scene();
    let served = entered(&browser, scene, &["--practice"]);
    for (language, width) in LOOKS {
        browser.look(Look { width, dark: language == "en", printed: false });
        browser.open(&page(&served, &format!("/map?lang={language}")));
        until(&browser, "return document.querySelector('.walk .sheet svg') !== null");
        tab_to(&browser, ".sheet");
        let here = || text(&browser, ".walk .here");
        browser.press(DOWN);
        let first = here();
        assert!(first.contains("vpc-"), "{first}");
        let mut seen = std::collections::BTreeSet::from([first]);
        for key in [DOWN, DOWN, RIGHT, DOWN, LEFT, DOWN, RIGHT, RIGHT, DOWN, DOWN] {
            browser.press(key);
            seen.insert(here());
        }
        assert!(seen.len() > 3, "{seen:#?}");
        // One after the other all of them are come to.
        let all = browser.run("return document.querySelectorAll('.places button').length").as_u64().unwrap_or(0);
        seen.clear();
        for _ in 0..all {
            browser.press(PAGE_DOWN);
            seen.insert(here());
        }
        assert_eq!(seen.len() as u64, all, "{seen:#?}");
        // The one that is marked is in sight, and marked in the list.
        let in_sight = "const [mark, sheet] = ['.walked', '.sheet'].map(one => document.querySelector(one).getBoundingClientRect());
            return mark.left < sheet.right && mark.right > sheet.left && mark.top < sheet.bottom && mark.bottom > sheet.top
              && document.querySelectorAll('.places [aria-current]').length === 1";
        assert_eq!(browser.run(in_sight), true);
        let scale =
            || browser.run("return Number(document.querySelector('.sheet').dataset.scale)").as_f64().unwrap_or(0.0);
        browser.press("0");
        let whole = scale();
        browser.press("++");
        assert!(scale() > whole * 1.4, "{} {whole}", scale());
        assert_eq!(browser.run(in_sight), true);
        browser.press("-");
        browser.press("0");
        assert!((scale() - whole).abs() < 0.011);
        // Whoever goes by the list gets there, too.
        tab_to(&browser, ".places button");
        browser.press(&format!("{TAB}{TAB}{ENTER}"));
        assert_eq!(browser.run("return document.activeElement.innerText"), here());
        is_clean(&browser, &format!("map {language} {width}"));
    }
}

#[test]
fn what_is_exposed_is_a_table() {
    let Some(browser) = Browser::start() else { return };
    let scene = serve::scene();
    let served = entered(&browser, scene, &["--practice"]);
    for (language, width) in LOOKS {
        browser.look(Look { width, dark: language == "en", printed: false });
        browser.open(&page(&served, &format!("/exposure?lang={language}")));
        until(&browser, "return document.querySelector('table.exposure tbody tr.reached') !== null");
        let reached = text(&browser, "table.exposure .reached");
        assert!(reached.contains("bastion") && reached.contains("22"), "{reached}");
        is_clean(&browser, &format!("exposure {language} {width}"));
    }
}

#[test]
fn what_a_page_sends_is_bounded_and_never_the_name_of_a_file() {
    let scene = serve::scene();
    let secret = scene.file("secret.txt", "world 1\nbase solved\n");
    let served = Served::of(scene, &["--practice"]);
    let ask = |path: &str, body: String| post(&served, path, &body);
    let file = ask("/panel/run", format!("lab=lab-1.12&lang=en&by=world:{}", secret.display()));
    assert!(file.contains("refused") && !file.contains("data-status"), "{file}");
    let stdin = ask("/panel/run", "lab=lab-1.12&lang=en&by=world:-".to_owned());
    assert!(stdin.contains("refused") && !stdin.contains("data-status"), "{stdin}");
    for odd in ["", "lab=lab-1.12&lang=ko", "lab=lab-1.12&by=nobody", "lab=lab-9.9&by=given", "lab=lab-1.12&by=given"] {
        let told = ask("/panel/run", odd.to_owned());
        assert!(told.contains("refused") && !told.contains("data-status"), "{odd}: {told}");
    }
    let large = ask("/panel/run", format!("lab=lab-1.12&lang=en&by=world:x&text={}", "a".repeat(300_000)));
    assert!(large.contains("refused") || large.is_empty(), "{large}");
    let fine = ask("/panel/run", "lab=lab-1.12&lang=en&by=world:lab-1.12/solved".to_owned());
    assert!(fine.contains("data-status=\\\"pass\\\""), "{fine}");
}

#[cfg(all(feature = "live", unix))]
mod account {

    use super::*;
    use real::{Moto, aws_cli};
    use std::process::Command;

    #[test]
    fn a_route_that_is_made_in_an_account_turns_the_page_green_by_itself() {
        let (Some(browser), Some(moto), Some(cli)) = (Browser::start(), Moto::start_that_validates(), aws_cli()) else {
            return;
        };
        let account = moto.account("ap-northeast-2");
        crate::account::build(&account, &cli);
        let named = |action, element, name| crate::account::named(&account, action, element, name);
        let table = named("DescribeRouteTables", "routeTableId", "private-rt");
        let nat = account.ec2("DescribeNatGateways", &[]).get("natGatewayId");
        account.ec2("DeleteRoute", &[("RouteTableId", &table), ("DestinationCidrBlock", "0.0.0.0/0")]);
        let mut scene = serve::scene();
        for (name, value) in account.environment() {
            scene = scene.var(name, &value);
        }
        browser.look(Look { width: 1280, dark: false, printed: false });
        let served = entered(&browser, scene, &["--endpoint-url", moto.url()]);
        browser.open(&page(&served, "/book/en/1.12-nat-gateway.html"));
        until(&browser, "return document.querySelector('course-panel[ready]') !== null");
        assert_eq!(browser.run("return document.querySelector('#panel-by').value"), "account");
        let _ = browser.run("document.querySelector('course-panel [name=watch]').click()");
        // How far the look has come is said while it goes on.
        until(
            &browser,
            "return document.querySelector('[data-slot=progress]').innerText !== '' || document.querySelector('[data-slot=sum] .sum') !== null",
        );
        until(&browser, "return document.querySelector('[data-slot=sum] .sum.fail') !== null");
        until(&browser, "return document.querySelector('[data-slot=map] svg [class*=stop]') !== null");
        let made = Command::new(&cli)
            .args(["ec2", "create-route", "--destination-cidr-block", "0.0.0.0/0"])
            .args(["--route-table-id", &table, "--nat-gateway-id", &nat, "--endpoint-url", moto.url()])
            .envs(account.environment())
            .output()
            .unwrap();
        assert!(made.status.success(), "{made:?}");
        until(&browser, "return document.querySelector('[data-slot=sum] .sum.pass') !== null");
        // Work on an account is written down, a pass with its snapshot.
        let progress = std::fs::read_to_string(served.scene.state().join("progress.json")).unwrap();
        assert!(progress.contains("lab-1.12") && progress.contains("\"pass\""), "{progress}");
        assert!(!text(&browser, "[data-slot=history]").is_empty());
        // The whole account on the pages beside.
        browser.open(&page(&served, "/map?lang=en&by=account"));
        let _ = browser.run("document.querySelector('course-look button.main').click()");
        until(&browser, "return document.querySelector('.walk .sheet svg') !== null");
        assert_eq!(browser.complaints(), Vec::<String>::new());
    }
}
