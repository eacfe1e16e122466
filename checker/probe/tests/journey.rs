//! Journeys through an application that learners could have written, stage by stage and mistake by mistake.

use probe::guard::Guard;
use probe::http::Limits;
use probe::journey::{Options, walk};
use request::journey::{Reading, Stage, read};
use snapshot::shapes::probe::Journey;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

struct App(Child);

impl Drop for App {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The Python beside moto's server, which brings Flask along.
fn python() -> Option<PathBuf> {
    let beside = |path: &Path| path.parent().map(|folder| folder.join("python"));
    let asked = std::env::var_os("MOTO_SERVER").map(PathBuf::from);
    let usual = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/ci-venv/bin/moto_server");
    asked.iter().chain([&usual]).filter_map(|path| beside(path)).find(|path| path.exists())
}

/// What is found on a way through the application of a stage.
fn journey(stage: &str, mistakes: &[&str]) -> Option<Journey> {
    let Some(python) = python() else {
        assert!(std::env::var_os("REQUIRE_REAL").is_none(), "no Python with Flask beside moto_server");
        return None;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journey/ordering.py");
    let mut child = Command::new(python)
        .arg(script)
        .arg(stage)
        .args(mistakes)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let _app = App(child);
    let url = line.trim().parse().unwrap();
    let limits = Limits { together: Duration::from_secs(30), ..Limits::default() };
    let options = Options { guard: Guard::public_only(), limits, read_only: false, mark: "5d0c7e41".to_owned() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    Some(runtime.block_on(walk(&url, &options)).unwrap())
}

fn told(reading: &Reading) -> String {
    match (reading.findings.first(), &reading.unknown) {
        (Some(finding), _) => finding.code.to_owned(),
        (None, Some((step, word))) => format!("? {step} {word}"),
        (None, None) => "+".to_owned(),
    }
}

fn words(journey: &Journey) -> Vec<String> {
    let word = |text: &Option<String>| text.clone().unwrap_or_default();
    journey.steps.iter().map(|step| format!("{}={}", word(&step.step), word(&step.outcome))).collect()
}

#[test]
fn each_stage_is_passed_by_its_application_and_not_before() {
    for (come, stage) in Stage::ALL.iter().enumerate() {
        let Some(journey) = journey(stage.chapter(), &[]) else { return };
        for (place, asked) in Stage::ALL.iter().enumerate() {
            let told = told(&read(&journey, *asked));
            let passes = told == "+";
            // Nothing is to be seen of a later stage: that is a failure, and neither a pass nor a riddle.
            assert_eq!(
                passes,
                place <= come,
                "an application of {} at {}: {told}\n{:#?}",
                stage.chapter(),
                asked.chapter(),
                words(&journey)
            );
            assert!(!told.starts_with('?'), "an application of {} at {}: {told}", stage.chapter(), asked.chapter());
        }
    }
}

#[test]
fn what_nobody_asked_for_is_not_missed() {
    // Where an order goes need not stand beside it, and one that has its minutes need not be shown to its owner.
    for ways in [&["no-addresses"][..], &["waiting-only"], &["no-addresses", "waiting-only"]] {
        for come in ["2.13", "2.15"] {
            let Some(journey) = journey(come, ways) else { return };
            for stage in Stage::ALL.iter().filter(|stage| come == "2.15" || **stage <= Stage::Minutes) {
                let told = told(&read(&journey, *stage));
                assert_eq!(told, "+", "{ways:?} at {}: {:#?}", stage.chapter(), words(&journey));
            }
        }
    }
    let Some(journey) = journey("2.15", &["no-addresses", "others-shown"]) else { return };
    assert_eq!(told(&read(&journey, Stage::Own)), "APP_ORDERS_OF_OTHER_SHOP", "{:#?}", words(&journey));
}

#[test]
fn each_mistake_is_named_where_it_belongs() {
    let cases = [
        ("no-shops", Stage::Lists, "APP_LIST_EMPTY", "2.9"),
        ("no-menu-links", Stage::Menus, "APP_NO_WAY_TO_MENU", "2.15"),
        ("menus-alike", Stage::Menus, "APP_MENUS_ALIKE", "2.10"),
        ("order-by-get", Stage::Orders, "APP_ORDER_BY_GET", "2.15"),
        ("not-stored", Stage::Orders, "APP_ORDER_NOT_LISTED", "2.15"),
        ("no-token-check", Stage::Orders, "APP_TOKEN_NOT_CHECKED", "2.15"),
        ("same-token", Stage::Orders, "APP_TOKEN_OF_ANYBODY", "2.15"),
        ("dish-of-others", Stage::Orders, "APP_MENU_OF_OTHER_SHOP", "2.15"),
        ("no-redirect", Stage::Orders, "APP_NO_REDIRECT", "2.15"),
        ("price-from-form", Stage::Orders, "APP_PRICE_FROM_FORM", "2.15"),
        ("numbers-unchecked", Stage::Orders, "APP_NUMBER_NOT_CHECKED", "2.15"),
        ("numbers-unchecked", Stage::Minutes, "APP_NUMBER_NOT_CHECKED", "2.15"),
        ("no-link", Stage::List, "APP_NO_LINK_TO_LIST", "2.15"),
        ("raw-text", Stage::List, "APP_TEXT_AS_MARKUP", "2.15"),
        ("minutes-lost", Stage::Minutes, "APP_MINUTES_NOT_SHOWN", "2.15"),
        ("get-changes", Stage::Minutes, "APP_GET_CHANGES", "2.15"),
        ("others-shown", Stage::Own, "APP_ORDERS_OF_OTHER_SHOP", "2.15"),
        ("edits-others", Stage::Own, "APP_MINUTES_FOR_OTHER_SHOP", "2.15"),
        ("out-of-order", Stage::Delivery, "APP_STEP_OUT_OF_ORDER", "2.15"),
        ("never-done", Stage::Delivery, "APP_DELIVERY_NOT_DONE", "2.15"),
    ];
    for (mistake, stage, code, come) in cases {
        let Some(journey) = journey(come, &[mistake]) else { return };
        let reading = read(&journey, stage);
        assert_eq!(told(&reading), code, "{mistake}: {:#?}", words(&journey));
        assert!(reading.findings.iter().all(|finding| finding.request.contains('/')), "{reading:?}");
    }
}
