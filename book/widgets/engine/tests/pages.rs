//! The things to touch, used for real in a browser: from the file system, in both languages, by keyboard.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use messages::Language;
use real::{Browser, Look};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// WebDriver's letters for keys.
const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";

/// A page of a language with a thing to touch in it, and all that it loads, in a folder; `None` without the module.
fn page(language: Language, name: &str, inside: &str) -> Option<PathBuf> {
    let wasm = std::fs::read(crate::module()?).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{language}"));
    std::fs::create_dir_all(&folder).unwrap();
    let write = |file: &str, text: &str| std::fs::write(folder.join(file), text).unwrap();
    write("engine.js", &format!("window.courseEngine = '{}';", STANDARD.encode(wasm)));
    write("words.js", &format!("window.courseWords = {};", engine::words(language)));
    let lab = engine::lab(labs::FOLDERS, "lab-1.8").unwrap();
    write("labs.js", &format!("window.courseLabs = {{'lab-1.8': {lab}}};"));
    write("widgets.js", include_str!("../../widgets.js"));
    write("widgets.css", include_str!("../../widgets.css"));
    let head = "<meta charset=utf-8><meta name=viewport content='width=device-width'><link rel=stylesheet href=widgets.css>\
                <style>:root { --fg: #222; --bg: #fff; --links: #1a5d9e; --table-border-color: #ccc; --theme-popup-bg: #eee }</style>";
    let scripts = "<script defer src=widgets.js></script>";
    let text = format!(
        "<!doctype html><html lang={language}><head><title>{name}</title>{head}{scripts}</head><body><main><h1>{name}</h1>{inside}</main></body></html>"
    );
    write("page.html", &text);
    Some(folder.join("page.html"))
}

fn open(browser: &Browser, page: &Path) {
    for width in [360, 1280] {
        browser.look(Look { width, dark: false, printed: false });
        browser.open(&format!("file://{}", page.display()));
        until(browser, "return document.querySelector('[ready]') !== null");
        let over = browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assert_eq!(over, 0, "{} at {width}", page.display());
    }
}

/// Waits until a script says yes.
fn until(browser: &Browser, script: &str) {
    let begun = Instant::now();
    while browser.run(script) != Value::Bool(true) {
        assert!(begun.elapsed() < Duration::from_secs(20), "{script}\n{}", text(browser, "body"));
        std::thread::sleep(Duration::from_millis(30));
    }
}

fn text(browser: &Browser, selector: &str) -> String {
    let found = browser.run(&format!("return document.querySelector('{selector}').innerText"));
    found.as_str().unwrap_or_default().to_owned()
}

/// Nothing has failed to load, and axe has nothing against what is there.
fn is_clean(browser: &Browser) {
    assert_eq!(browser.complaints(), Vec::<String>::new());
    let Some(axe) = real::axe() else { return };
    let _ = browser.run(&axe);
    let found = browser.run(
        "return axe.run(document, { resultTypes: ['violations'], preload: false }).then(result => result.violations
          .filter(one => one.impact === 'serious' || one.impact === 'critical')
          .map(one => `${one.id}: ${one.nodes.map(node => node.html).slice(0, 3).join(' ')}`))",
    );
    assert_eq!(found, Value::Array(Vec::new()));
}

#[test]
fn a_playground_is_mended_to_a_pass_by_keyboard() {
    let Some(browser) = Browser::start() else { return };
    for language in Language::ALL {
        let inside = "<course-playground lab=lab-1.8 from=bastion to=203.0.113.80 port=443>\
                      <pre class=course-world hidden>world 1\n# expect fails\nbase solved\nunroute public-rt 0.0.0.0/0\n</pre>\
                      What stands here without a script.</course-playground>";
        let Some(page) = page(language, "playground", inside) else { return };
        open(&browser, &page);
        let status = "document.querySelector('.course-verdict').dataset.status";
        assert_eq!(browser.run(&format!("return {status}")), "fail", "{}", text(&browser, "body"));
        assert!(browser.run("return document.querySelector('.course-map svg') !== null").as_bool().unwrap());
        assert!(!text(&browser, "course-playground").contains("expect"));

        browser.press(TAB);
        assert_eq!(browser.run("return document.activeElement.tagName"), "TEXTAREA");
        let end = "const area = document.activeElement; area.setSelectionRange(area.value.length, area.value.length)";
        let _ = browser.run(end);
        browser.press(&format!("{ENTER}rouet public-rt 0.0.0.0/0 -> igw"));
        until(&browser, "return document.querySelector('.course-fault.wrong') !== null");
        assert!(text(&browser, ".course-fault").contains("rouet"), "{}", text(&browser, ".course-fault"));
        let _ = browser.run(
            "const area = document.activeElement; const at = area.value.lastIndexOf('rouet'); area.setSelectionRange(at, at + 5)",
        );
        browser.press("route");
        until(&browser, &format!("return {status} === 'pass'"));

        // The first thing after the text is to undo: it fails as before.
        browser.press(TAB);
        browser.press(ENTER);
        until(&browser, &format!("return {status} === 'fail'"));
        is_clean(&browser);
    }
}

#[test]
fn a_plan_of_subnets_says_what_is_wrong_with_it() {
    let Some(browser) = Browser::start() else { return };
    for (language, overlaps) in [(Language::Ko, "겹칩니다"), (Language::En, "overlaps")] {
        let Some(page) = page(language, "subnets", "<course-subnets vpc=10.0.0.0/16></course-subnets>") else { return };
        open(&browser, &page);
        assert_eq!(text(&browser, "tbody").matches('✔').count(), 4, "{}", text(&browser, "tbody"));
        browser.press(&format!("{TAB}{TAB}"));
        browser.press(&format!("{ENTER}10.0.0.0/24"));
        until(&browser, &format!("return document.querySelector('tbody').innerText.includes('{overlaps}')"));
        is_clean(&browser);
    }
}
