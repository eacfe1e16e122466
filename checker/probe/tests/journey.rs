//! Journeys through applications that learners could have written, in three frameworks: stage by stage, way of building
//! by way of building, and mistake by mistake.

mod front;
mod support;

use probe::journey::{Options, Way, votes_of, walk};
use real::{Reply, Response, Server};
use request::journey::{Stage, read};
use request::journey::{kept, shared};
use support::{App, Framework, journey, options, started, told, two, words};

/// One of three, unless all are asked for: each is a program of its own that has to be started.
fn some<T>(all: &[T]) -> impl Iterator<Item = &T> {
    all.iter().step_by(if std::env::var_os("EXHAUSTIVE").is_some() { 1 } else { 3 })
}

#[test]
fn each_stage_is_passed_by_its_application_and_not_before() {
    for framework in Framework::ALL {
        for (come, stage) in Stage::ORDERING.iter().enumerate() {
            let Some(journey) = journey(framework, stage.chapter(), &[]) else { return };
            for (place, asked) in Stage::ORDERING.iter().enumerate() {
                let told = told(&read(&journey, *asked));
                let passes = told == "+";
                let about = format!("{framework:?} of {} at {}: {told}", stage.chapter(), asked.chapter());
                // Nothing is to be seen of a later stage: that is a failure, and neither a pass nor a riddle.
                assert_eq!(passes, place <= come, "{about}\n{:#?}", words(&journey));
                assert!(!told.starts_with('?'), "{about}");
            }
        }
    }
}

#[test]
fn whoever_builds_it_otherwise_passes_as_well() {
    // Lists of data, in the shapes that Django has for them.
    for way in ["serializers", "serialized-text", "json-in-json", "json-object", "query", "no-slash"] {
        let Some(journey) = journey(Framework::Django, "2.9", &[way]) else { return };
        assert_eq!(told(&read(&journey, Stage::Lists)), "+", "{way}: {:#?}", words(&journey));
    }
    // Each line is one application: how shops lead on, what a menu asks for, where an owner answers, what is said.
    let django: [&[&str]; 25] = [
        &["onclick", "names", "messages"],
        &["function", "radio", "boss-select"],
        &["buttons", "quantities", "boss-detail"],
        &["query", "select-dish"],
        &["no-slash", "count", "time-select"],
        &["paged"],
        &["boss-radio"],
        &["boss-typed"],
        &["session"],
        &["session", "boss-select", "time-select"],
        &["in-path"],
        &["one-button-form"],
        &["again", "phone"],
        &["step-first"],
        &["plain-redirect", "token-in-session"],
        &["waiting-only"],
        &["no-addresses"],
        &["no-addresses", "waiting-only"],
        &["corrects"],
        &["idempotent"],
        &["refusable"],
        &["confirm"],
        &["clock"],
        &["all-listed"],
        &["data-click"],
    ];
    for ways in some(&django) {
        let Some(journey) = journey(Framework::Django, "2.15", ways) else { return };
        for stage in Stage::ORDERING {
            assert_eq!(told(&read(&journey, *stage)), "+", "{ways:?} at {}: {:#?}", stage.chapter(), words(&journey));
        }
    }
    for ways in [&["no-addresses"][..], &["waiting-only"], &["delivery-typed"]] {
        for come in ["2.13", "2.15"] {
            let Some(journey) = journey(Framework::Flask, come, ways) else { return };
            for stage in Stage::ORDERING.iter().filter(|stage| come == "2.15" || **stage <= Stage::Minutes) {
                assert_eq!(
                    told(&read(&journey, *stage)),
                    "+",
                    "{ways:?} at {}: {:#?}",
                    stage.chapter(),
                    words(&journey)
                );
            }
        }
    }
    // What was typed is delivered or not, as far as the page shows it.
    let mistakes = [
        ("never-done", "? delivered typed"),
        ("out-of-order", "APP_STEP_OUT_OF_ORDER"),
        ("no-token-check", "APP_TOKEN_NOT_CHECKED"),
    ];
    for (mistake, told_of_it) in mistakes {
        let Some(journey) = journey(Framework::Flask, "2.15", &["delivery-typed", mistake]) else { return };
        assert_eq!(told(&read(&journey, Stage::Delivery)), told_of_it, "{mistake}: {:#?}", words(&journey));
    }
    let login = [("login", Stage::Minutes, "? boss login")];
    // Whoever shows no address has a list all the same, and nobody can say which order is which.
    let unmarked = [("list-without-address", Stage::Orders, "? list unmarked")];
    for (way, stage, told_of_it) in login.into_iter().chain(unmarked) {
        let Some(journey) = journey(Framework::Django, "2.15", &[way]) else { return };
        assert_eq!(told(&read(&journey, stage)), told_of_it, "{way}: {:#?}", words(&journey));
    }
    // What answers an order may lead to the list, though it stands at the same address.
    let Some(journey) = journey(Framework::Django, "2.12", &["no-redirect", "link-at-end"]) else { return };
    assert_eq!(told(&read(&journey, Stage::List)), "+", "{:#?}", words(&journey));
}

/// Pages whose pieces are sent and replaced by htmx: shops by word, tokens in headers, buttons without a form.
#[test]
fn pages_of_pieces_are_used_as_others_are() {
    for (come, stage) in Stage::ORDERING.iter().enumerate() {
        let Some(journey) = journey(Framework::Htmx, stage.chapter(), &[]) else { return };
        for (place, asked) in Stage::ORDERING.iter().enumerate() {
            let told = told(&read(&journey, *asked));
            let about = format!("{} at {}: {told}", stage.chapter(), asked.chapter());
            assert_eq!(told == "+", place <= come, "{about}\n{:#?}", words(&journey));
            assert!(!told.starts_with('?'), "{about}");
        }
    }
    for ways in
        [&["hx"][..], &["hx", "token-in-header"], &["hx", "token-in-header", "loose-buttons"], &["menu-by-button"]]
    {
        let Some(journey) = journey(Framework::Htmx, "2.15", ways) else { return };
        for stage in Stage::ORDERING {
            assert_eq!(told(&read(&journey, *stage)), "+", "{ways:?} at {}: {:#?}", stage.chapter(), words(&journey));
        }
    }
    let mistakes = [
        ("no-token-check", Stage::Orders, "APP_TOKEN_NOT_CHECKED"),
        ("dish-of-others", Stage::Orders, "APP_MENU_OF_OTHER_SHOP"),
        ("edits-others", Stage::Own, "APP_MINUTES_FOR_OTHER_SHOP"),
        ("out-of-order", Stage::Delivery, "APP_STEP_OUT_OF_ORDER"),
    ];
    for (mistake, stage, code) in mistakes {
        let Some(journey) = journey(Framework::Htmx, "2.15", &["hx", "token-in-header", mistake]) else { return };
        assert_eq!(told(&read(&journey, stage)), code, "{mistake}: {:#?}", words(&journey));
    }
}

/// Strangers' styles: each stage by its own application and not before, and mistakes where they belong.
#[test]
fn applications_of_strangers_are_read_as_others_are() {
    let styles = ["styles/rows.py", "styles/named.py", "styles/buttons.py", "styles/fetching.py"];
    for (place, style) in styles.into_iter().enumerate() {
        let framework = Framework::Style(style);
        let stages: Vec<_> = Stage::ORDERING.iter().enumerate().skip(place % 3).collect();
        for (come, stage) in some(&stages) {
            let Some(journey) = journey(framework, stage.chapter(), &[]) else { return };
            for (place, asked) in Stage::ORDERING.iter().enumerate() {
                let told = told(&read(&journey, *asked));
                let about = format!("{framework:?} of {} at {}: {told}", stage.chapter(), asked.chapter());
                assert_eq!(told == "+", place <= *come, "{about}\n{:#?}", words(&journey));
                assert!(!told.starts_with('?'), "{about}");
            }
        }
        let mistakes = [
            ("no-token-check", Stage::Orders, "APP_TOKEN_NOT_CHECKED", ""),
            ("no-token-check", Stage::Delivery, "APP_TOKEN_NOT_CHECKED", ""),
            ("dish-of-others", Stage::Orders, "APP_MENU_OF_OTHER_SHOP", ""),
            ("price-from-form", Stage::Orders, "APP_PRICE_FROM_FORM", "named"),
            ("numbers-unchecked", Stage::Minutes, "APP_NUMBER_NOT_CHECKED", ""),
            ("others-shown", Stage::Own, "APP_ORDERS_OF_OTHER_SHOP", ""),
            ("edits-others", Stage::Own, "APP_MINUTES_FOR_OTHER_SHOP", "rows"),
            ("out-of-order", Stage::Delivery, "APP_STEP_OUT_OF_ORDER", ""),
            ("minutes-after", Stage::Delivery, "APP_MINUTES_AFTER_DELIVERY", ""),
            ("unstable-order", Stage::List, "APP_LIST_UNSTABLE", ""),
        ];
        let all: Vec<_> = mistakes.iter().filter(|(.., only)| style.contains(only)).skip(place % 3).collect();
        for (mistake, stage, code, _) in some(&all) {
            let Some(journey) = journey(framework, "2.15", &[mistake]) else { return };
            assert_eq!(told(&read(&journey, *stage)), *code, "{framework:?}, {mistake}: {:#?}", words(&journey));
        }
    }
    // Of two times offered, it is the other one that shows whether an order was given minutes again.
    let two = journey(Framework::Style("styles/named.py"), "2.15", &["minutes-after", "two-times"]);
    let Some(two) = two else { return };
    assert_eq!(told(&read(&two, Stage::Delivery)), "APP_MINUTES_AFTER_DELIVERY", "{:#?}", words(&two));
    // Who cannot be remembered is asked for a name again and again; else the token's cookie does not come back.
    for (style, stage) in [("styles/named.py", Stage::Menus), ("styles/fetching.py", Stage::Orders)] {
        let Some(journey) = journey(Framework::Style(style), "2.15", &["secure-cookies"]) else { return };
        assert_eq!(told(&read(&journey, stage)), "APP_COOKIE_KEPT_BACK", "{style}: {:#?}", words(&journey));
    }
}

/// What is answered to everything is no list of shops.
#[test]
fn a_page_for_everything_is_no_application() {
    for (kind, body) in [("text/html", "<h1>Welcome</h1>"), ("application/json", r#"{"menus": [{"id": 1}]}"#)] {
        let server = Server::start(move |_| Reply::Whole(Response::of_type(200, kind, body)));
        let journey = support::wait(walk(&server.url().parse().unwrap(), &options("5d0c7e41", Way::Ordering))).unwrap();
        assert_eq!(told(&read(&journey, Stage::Lists)), "APP_NO_LIST", "{kind}: {:#?}", words(&journey));
        assert_ne!(told(&read(&journey, Stage::Menus)), "+", "{kind}");
    }
    let echo =
        Server::start(|request| Reply::Whole(Response::of_type(200, "text/html", format!("No {}", request.target))));
    let journey = support::wait(walk(&echo.url().parse().unwrap(), &options("5d0c7e41", Way::Ordering))).unwrap();
    assert_eq!(told(&read(&journey, Stage::Lists)), "APP_NO_LIST", "{:#?}", words(&journey));
}

/// Votes that a process keeps in memory end with it: the number that was told says so afterwards.
#[test]
fn votes_that_a_restart_took_away_are_missed() {
    let polls = |app: &App, before: Option<&str>| {
        let options = Options { before: before.map(str::to_owned), ..options("5d0c7e41", Way::Polls) };
        support::wait(walk(&app.url, &options)).unwrap()
    };
    // A page that counts how often it was seen beside its votes: those numbers are none of theirs.
    let Some(first) = started(Framework::Flask, "2.5", &["looks"]) else { return };
    let counted = polls(&first, None);
    assert_eq!(told(&read(&counted, Stage::Polls)), "+", "{:#?}", words(&counted));
    let mark = counted.mark.clone().unwrap();
    assert!(votes_of(&mark).is_some_and(|votes| votes > 1), "{mark}");
    assert_eq!(told(&read(&polls(&first, Some(&mark)), Stage::Polls)), "+", "nothing was restarted");
    drop(first);
    let Some(again) = started(Framework::Flask, "2.5", &["looks"]) else { return };
    let lost = polls(&again, Some(&mark));
    assert_eq!(told(&read(&lost, Stage::Polls)), "VOTES_LOST_ON_RESTART", "{:#?}", words(&lost));
    // What was not counted is not missed.
    assert_eq!(told(&read(&polls(&again, Some("7f3a19e3")), Stage::Polls)), "+");
}

/// A mistake, the stage that it belongs to, its code, and what beside it makes it visible.
const MISTAKES: [(&str, Stage, &str, &[&str]); 34] = [
    ("no-shops", Stage::Lists, "APP_LIST_EMPTY", &["at-2.9"]),
    ("menus-alike", Stage::Menus, "APP_MENUS_ALIKE", &["at-2.10"]),
    ("order-by-get", Stage::Orders, "APP_ORDER_BY_GET", &[]),
    ("not-stored", Stage::Orders, "APP_ORDER_NOT_LISTED", &[]),
    ("no-token-check", Stage::Orders, "APP_TOKEN_NOT_CHECKED", &[]),
    ("no-token-check", Stage::Minutes, "APP_TOKEN_NOT_CHECKED", &[]),
    ("no-token-check", Stage::Delivery, "APP_TOKEN_NOT_CHECKED", &[]),
    ("no-token-field", Stage::Orders, "APP_FORM_REFUSED", &["not-flask"]),
    ("secure-cookies", Stage::Orders, "APP_COOKIE_KEPT_BACK", &["not-flask"]),
    ("same-token", Stage::Orders, "APP_TOKEN_OF_ANYBODY", &["not-django"]),
    ("dish-of-others", Stage::Orders, "APP_MENU_OF_OTHER_SHOP", &[]),
    ("dish-of-others", Stage::Orders, "APP_MENU_OF_OTHER_SHOP", &["quantities", "only-django"]),
    ("no-redirect", Stage::Orders, "APP_NO_REDIRECT", &[]),
    ("price-from-form", Stage::Orders, "APP_PRICE_FROM_FORM", &[]),
    ("numbers-unchecked", Stage::Orders, "APP_NUMBER_NOT_CHECKED", &["count"]),
    ("numbers-unchecked", Stage::Minutes, "APP_NUMBER_NOT_CHECKED", &[]),
    ("no-link", Stage::List, "APP_NO_LINK_TO_LIST", &[]),
    ("raw-text", Stage::List, "APP_TEXT_AS_MARKUP", &[]),
    ("unstable-order", Stage::List, "APP_LIST_UNSTABLE", &["not-flask"]),
    ("raw-at-boss", Stage::Minutes, "APP_TEXT_AS_MARKUP", &["only-django"]),
    ("minutes-lost", Stage::Minutes, "APP_MINUTES_NOT_SHOWN", &[]),
    ("get-changes", Stage::Minutes, "APP_GET_CHANGES", &[]),
    ("no-redirect-boss", Stage::Minutes, "APP_NO_REDIRECT", &["not-flask"]),
    ("exempt-boss", Stage::Minutes, "APP_TOKEN_NOT_CHECKED", &["only-django"]),
    ("others-shown", Stage::Own, "APP_ORDERS_OF_OTHER_SHOP", &[]),
    ("edits-others", Stage::Own, "APP_MINUTES_FOR_OTHER_SHOP", &[]),
    ("out-of-order", Stage::Delivery, "APP_STEP_OUT_OF_ORDER", &[]),
    ("get-completes", Stage::Delivery, "APP_GET_CHANGES", &["not-flask"]),
    ("get-completes", Stage::Delivery, "APP_GET_CHANGES", &["confirm", "only-django"]),
    ("out-of-order", Stage::Delivery, "APP_STEP_OUT_OF_ORDER", &["all-listed", "only-django"]),
    ("complete-twice", Stage::Delivery, "APP_DELIVERED_TWICE", &["not-flask"]),
    ("minutes-after", Stage::Delivery, "APP_MINUTES_AFTER_DELIVERY", &["not-flask"]),
    ("raw-at-delivery", Stage::Delivery, "APP_TEXT_AS_MARKUP", &["only-django"]),
    ("never-done", Stage::Delivery, "APP_DELIVERY_NOT_DONE", &[]),
];

#[test]
fn each_mistake_is_named_where_it_belongs() {
    for (place, framework) in Framework::ALL.into_iter().enumerate() {
        let name = format!("{framework:?}").to_lowercase();
        let is_there = |beside: &&&[&str]| {
            !beside.contains(&format!("not-{name}").as_str())
                && beside.iter().all(|word| !word.starts_with("only-") || *word == format!("only-{name}"))
        };
        // Each framework has others of them.
        let all: Vec<_> = MISTAKES.iter().skip(place).filter(|(.., beside)| is_there(&beside)).collect();
        for (mistake, stage, code, beside) in some(&all) {
            let come = beside.iter().find_map(|word| word.strip_prefix("at-")).unwrap_or("2.15");
            let ways: Vec<&str> = std::iter::once(*mistake)
                .chain(
                    beside
                        .iter()
                        .copied()
                        .filter(|word| ["count", "quantities", "confirm", "all-listed"].contains(word)),
                )
                .collect();
            let Some(journey) = journey(framework, come, &ways) else { return };
            let reading = read(&journey, *stage);
            assert_eq!(told(&reading), *code, "{framework:?}, {mistake}: {:#?}", words(&journey));
            for finding in &reading.findings {
                assert!(finding.request.contains('/') && !finding.request.contains("token"), "{finding:?}");
            }
        }
    }
}

/// Behind a load balancer that speaks https for it, an application is told so by a header; whoever compares origins
/// without reading it refuses its own forms.
#[test]
fn an_application_behind_https_knows_by_what_address_people_see_it() {
    use front::{EDGE, EDGE_WITHOUT_POST, behind};
    let cases: [(Framework, &[&str], &str, &str); 10] = [
        (Framework::Django, &["trusts-proxy"], "", "+"),
        (Framework::Django, &["trusts-proxy", "secure-cookies"], "", "+"),
        (Framework::Django, &[], "", "APP_ORIGIN_NOT_KNOWN"),
        (Framework::Flask, &[], "", "+"),
        (Framework::Flask, &["origins", "trusts-proxy"], "", "+"),
        (Framework::Flask, &["origins"], "", "APP_ORIGIN_NOT_KNOWN"),
        (Framework::Express, &["origins", "trusts-proxy"], "", "+"),
        (Framework::Express, &["origins"], "", "APP_ORIGIN_NOT_KNOWN"),
        // An edge that keeps files lets orders through, unless it is made for files alone.
        (Framework::Django, &["trusts-proxy"], EDGE, "+"),
        (Framework::Django, &["trusts-proxy"], EDGE_WITHOUT_POST, "APP_FORM_NOT_TAKEN"),
    ];
    for (framework, ways, rules, expected) in cases {
        let Some(app) = started(framework, "2.15", ways) else { return };
        let Some(journey) = behind(&app, rules) else { return };
        let about = format!("{framework:?} {ways:?} {rules}: {:#?}", words(&journey));
        assert_eq!(told(&read(&journey, Stage::Orders)), expected, "{about}");
        for stage in Stage::ORDERING.iter().filter(|_| expected == "+") {
            assert_eq!(told(&read(&journey, *stage)), "+", "{}: {about}", stage.chapter());
        }
    }
}

#[test]
fn polls_are_voted_on_and_each_of_their_mistakes_is_named() {
    const NAMES: [(&str, &str); 9] = [
        ("", "+"),
        ("race", "APP_VOTES_LOST"),
        ("by-get", "APP_GET_CHANGES"),
        ("no-redirect", "APP_NO_REDIRECT"),
        ("choice-of-others", "APP_CHOICE_OF_OTHER"),
        ("unknown-fails", "APP_UNKNOWN_FAILS"),
        ("no-token-check", "APP_TOKEN_NOT_CHECKED"),
        ("same-token", "APP_TOKEN_OF_ANYBODY"),
        ("status", "+"),
    ];
    const DJANGO: [(&str, &str); 16] = [
        ("select", "+"),
        ("buttons", "+"),
        ("same-page", "+"),
        ("percent", "+"),
        ("unlinked", "APP_POLLS_EMPTY"),
        ("empty", "APP_POLLS_EMPTY"),
        ("raw-text", "APP_TEXT_AS_MARKUP"),
        ("form-by-get", "APP_VOTE_BY_GET"),
        ("no-slash", "APP_FORM_NOT_TAKEN"),
        ("unknown-shown", "APP_UNKNOWN_SHOWN"),
        ("none-fails", "APP_FORM_FAILS"),
        ("first-if-none", "APP_VOTE_FOR_NOTHING"),
        ("twice", "APP_VOTE_TWICE"),
        ("not-counted", "APP_VOTE_NOT_COUNTED"),
        ("exempt", "APP_TOKEN_NOT_CHECKED"),
        ("", "+"),
    ];
    let is_of = |framework, word| framework != Framework::Django || !matches!(word, "no-token-check" | "same-token");
    for (place, framework) in Framework::ALL.into_iter().enumerate() {
        let more: &[_] = if framework == Framework::Django { &DJANGO } else { &[] };
        let all: Vec<_> = NAMES.iter().chain(more).filter(|(word, _)| is_of(framework, *word)).skip(place).collect();
        for (word, code) in some(&all) {
            let words_of_it: Vec<&str> = Some(*word).filter(|word| !word.is_empty()).into_iter().collect();
            let Some(journey) = journey(framework, "2.5", &words_of_it) else { return };
            assert_eq!(told(&read(&journey, Stage::Polls)), *code, "{framework:?}, {word}: {:#?}", words(&journey));
        }
    }
}

/// Orders that a process keeps in memory: one process is no two instances, whatever names it has, two are two, and what
/// was there is gone with it.
#[test]
fn two_instances_are_told_apart_from_one() {
    let at = |app: &App, host: &str| {
        let mut url = app.url.clone();
        url.set_host(Some(host)).unwrap();
        url
    };
    let Some((first, other)) = started(Framework::Flask, "2.15", &[]).zip(started(Framework::Flask, "2.15", &[]))
    else {
        return;
    };
    let (mark, later) = ("7f3a19e3", "5d0c7e41");
    let same = "? list-other one-address".to_owned();
    let one = two(&at(&first, "127.0.0.1"), &at(&first, "localhost"), None, mark);
    assert_eq!((told(&shared(&one)), one.mark.as_deref()), (same.clone(), Some(mark)), "{:#?}", words(&one));
    let again = two(&at(&first, "127.0.0.1"), &at(&first, "localhost"), Some(mark), later);
    assert_eq!((told(&shared(&again)), told(&kept(&again))), (same.clone(), "+".to_owned()), "{:#?}", words(&again));
    let apart = two(&first.url, &other.url, None, mark);
    assert_eq!(told(&shared(&apart)), "ORDER_NOT_SHARED", "{:#?}", words(&apart));

    let Some(fresh) = started(Framework::Flask, "2.15", &[]) else { return };
    let lost = two(&at(&fresh, "127.0.0.1"), &at(&fresh, "localhost"), Some(mark), later);
    assert_eq!((told(&shared(&lost)), told(&kept(&lost))), (same, "ORDER_LOST_ON_RESTART".to_owned()));
    // That one order is not there where others are, nobody can say why.
    let unclear = two(&at(&fresh, "127.0.0.1"), &at(&fresh, "localhost"), Some(mark), "0a0b0c9c");
    assert_eq!(told(&kept(&unclear)), "? kept unclear", "{:#?}", words(&unclear));
    drop(other);
    let off = "http://127.0.0.1:9/".parse().unwrap();
    let silent = two(&first.url, &off, None, "1a2b3c4d");
    assert!(told(&shared(&silent)).starts_with("? list-other"), "{:#?}", words(&silent));
}
