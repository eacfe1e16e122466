//! Drills in the page of `check serve`, in a browser: begun by the number of a class, looked into, mended and judged by
//! keyboard; the answers of the terminal; the same boxes; results to hand in.

use crate::drill::{NO_ROUTE, seed};
use crate::serve::{self, Served};
use crate::serve_panel::{ENTER, LOOKS, TAB, entered, is_clean, page, post, tab_to, text, until};
use real::{Browser, Look};
use serde_json::Value;

/// What mends the drill.
const MENDS: &str = "route private-rt 0.0.0.0/0 -> nat-1";

/// Waits until so many lines have been answered.
fn answered(browser: &Browser, count: usize) {
    until(
        browser,
        &format!(
            "return document.querySelectorAll('.log .entry').length === {count} && !document.querySelector('course-drill[running]')"
        ),
    );
}

/// What was answered last.
fn newest(browser: &Browser) -> String {
    text(browser, ".log .entry")
}

#[test]
fn a_drill_is_looked_into_mended_and_judged_by_keyboard() {
    let Some(browser) = Browser::start() else { return };
    let seed = seed(NO_ROUTE);
    let served = entered(&browser, serve::scene(), &["--practice"]);
    for (language, width) in LOOKS {
        browser.look(Look { width, dark: language == "en", printed: false });
        // From the start page, and by the address that a class is given.
        browser.open(&page(&served, &format!("/?lang={language}")));
        tab_to(&browser, "main a[href^=\"/drill\"]");
        browser.press(ENTER);
        until(&browser, "return document.querySelector('course-drill[ready]') !== null");
        assert_eq!(text(&browser, ".log"), "");
        is_clean(&browser, &format!("drill {language} {width} before"));
        browser.open(&page(&served, &format!("/drill?lang={language}&seed={seed}")));
        until(&browser, "return document.activeElement?.id === 'drill-head'");
        let head = text(&browser, ".drill");
        assert!(head.contains(&seed) && head.contains("https"), "{head}");
        // A call, of one resource: what the terminal prints.
        tab_to(&browser, "#drill-call");
        browser.press("describe-route-t");
        assert_eq!(browser.run("return document.activeElement.value"), "describe-route-tables");
        browser.press(TAB);
        browser.press(&format!("private-rt{ENTER}"));
        answered(&browser, 1);
        let typed = "describe-route-tables private-rt\nquit\n";
        let args = ["drill", "--seed", &seed, "--lang", language];
        let terminal = served.scene.check_with(&args, typed.as_bytes()).out;
        let shown = browser.run("return document.querySelector('.log .entry pre').textContent");
        let shown = shown.as_str().unwrap_or_default();
        assert!(shown.contains("RouteTableId") && terminal.contains(shown), "{shown}\n{terminal}");
        // A packet, with its way on the map, and without what would mend it.
        tab_to(&browser, "#drill-from");
        browser.press(&format!("app{TAB}internet{ENTER}"));
        answered(&browser, 2);
        until(&browser, "return document.querySelector('.log .entry svg [class*=stop]') !== null");
        assert!(!newest(&browser).contains(MENDS), "{}", newest(&browser));
        is_clean(&browser, &format!("drill {language} {width} asked"));
        // It is not mended yet; what is mistyped is told and counts for nothing.
        tab_to(&browser, "#drill-line");
        browser.press(&format!("rouet private-rt 0.0.0.0/0 -> nat-1{ENTER}"));
        until(&browser, "return document.querySelector('[data-slot=told] .refused') !== null");
        assert!(text(&browser, "[data-slot=told]").contains("route"));
        is_clean(&browser, &format!("drill {language} {width} refused"));
        tab_to(&browser, ".say button.main");
        browser.press(ENTER);
        answered(&browser, 3);
        let _ = browser
            .run("document.querySelector('#drill-line').value = ''; document.querySelector('#drill-head').focus()");
        tab_to(&browser, "#drill-line");
        browser.press(&format!("{MENDS}{ENTER}"));
        answered(&browser, 4);
        assert_eq!(browser.run("return document.querySelector('#drill-line').value"), "", "the next line begins empty");
        tab_to(&browser, ".say button.main");
        browser.press(ENTER);
        until(&browser, "return document.activeElement?.matches('.ended') === true");
        let end = newest(&browser);
        // Three steps: a call, a packet and a change; and where an expert begins.
        let steps = if language == "ko" { "단계 3개" } else { "Steps: 3" };
        assert!(end.contains(steps) && end.contains("describe-route-tables"), "{end}");
        is_clean(&browser, &format!("drill {language} {width} over"));
    }
    // The boxes of the terminal have it.
    let boxes: Value =
        serde_json::from_str(&std::fs::read_to_string(served.scene.state().join("drills.json")).unwrap_or_default())
            .unwrap_or_default();
    assert_eq!(boxes["faults"][NO_ROUTE]["met"], LOOKS.len(), "{boxes:#}");
}

#[test]
fn the_whole_text_is_changed_and_who_gives_up_is_shown_what_was_broken() {
    let Some(browser) = Browser::start() else { return };
    let seed = seed(NO_ROUTE);
    let served = entered(&browser, serve::scene(), &["--practice"]);
    assert_eq!(served.get("/drill/results").status, 404);
    browser.look(Look { width: 360, dark: true, printed: false });
    browser.open(&page(&served, &format!("/drill?lang=en&seed={seed}&level=1")));
    until(&browser, "return document.activeElement?.id === 'drill-head'");
    let click = |act: &str| {
        let _ = browser.run(&format!("document.querySelector('.say [value={act}]').click()"));
    };
    click("edit");
    until(&browser, "return document.activeElement?.id === 'drill-text'");
    assert!(browser.run("return document.activeElement.value").to_string().contains("world 1"));
    is_clean(&browser, "drill text");
    // What is no network is told, and stays to be put right.
    let _ = browser.run("document.querySelector('#drill-text').value += 'rouet x'");
    click("apply");
    until(&browser, "return document.querySelector('[data-slot=told] .refused') !== null");
    let _ = browser.run(
        "const text = document.querySelector('#drill-text'); text.value = text.value.replace('rouet x', 'stop app')",
    );
    click("apply");
    answered(&browser, 1);
    assert_eq!(browser.run("return document.querySelector('#drill-text')"), Value::Null);
    click("world");
    answered(&browser, 2);
    assert!(newest(&browser).contains("stop app") || newest(&browser).contains("stopped"), "{}", newest(&browser));
    click("hint");
    answered(&browser, 3);
    click("give-up");
    until(&browser, "return document.querySelector('.ended') !== null");
    assert!(newest(&browser).contains("+ route private-rt 0.0.0.0/0 -> nat-1"), "{}", newest(&browser));
    is_clean(&browser, "drill given up");
    // A file to hand in, as `check drill --results` writes it.
    let answer = served.get("/drill/results");
    assert!(answer.field("content-disposition").starts_with("attachment"), "{}", answer.head);
    let results = drill::Results::parse(answer.text().as_bytes()).map(|results| results.drills);
    let Ok([entry]) = results.as_deref() else { panic!("{results:?}") };
    assert_eq!((entry.outcome, entry.hints, entry.found.len()), (drill::Outcome::GivenUp, 1, 0), "{entry:?}");
}

#[test]
fn what_a_page_says_to_a_drill_is_bounded_and_meant_for_one_that_goes_on() {
    let served = Served::of(serve::scene(), &["--practice"]);
    let say = |path: &str, form: &str| post(&served, path, form);
    for odd in ["x", "-1", "99999999999999999999", "<script>"] {
        let told = say("/panel/drill", &format!("lang=en&seed={odd}"));
        assert!(told.contains("refused") && !told.contains("<script"), "{told}");
    }
    assert!(say("/panel/say", "lang=ko&drill=1&act=check").contains("refused"));
    let begun = say("/panel/drill", "lang=en&seed=1");
    assert!(begun.contains("drill-head"), "{begun}");
    let odd = say("/panel/say", "lang=en&drill=1&act=line&line=%3Cscript%3E");
    assert!(odd.contains("refused") && odd.contains("script") && !odd.contains("<script"), "{odd}");
    let large = say("/panel/say", &format!("lang=en&drill=1&act=apply&text={}", "a".repeat(300_000)));
    assert!(large.contains("refused") || large.is_empty(), "{large}");
    // The fifth ends the first: its page is told so.
    for seed in 2..6 {
        let _ = say("/panel/drill", &format!("lang=en&seed={seed}"));
    }
    assert!(say("/panel/say", "lang=en&drill=1&act=check").contains("refused"));
    assert!(say("/panel/say", "lang=en&drill=5&act=symptoms").contains("entry"));
}
