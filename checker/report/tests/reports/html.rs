//! The page: what a person reads on it, and that nothing on it acts.

mod content_security;
mod contrast;
mod inert;
mod maps;

use crate::fixture;
use messages::{Catalogue, Language};
use reach::{Change, Edit};
use report::Words;
use report::html::{Options, page};
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeSet;

const TOOL: &str = "check 0.0.0";

fn drawn(labs: Vec<judge::LabReport>, language: Language) -> String {
    page(&fixture::report(labs), &Catalogue::new(language), Options { tool: TOOL, hints: 0, maps: &[] })
}

fn select<'h>(page: &'h Html, selector: &str) -> Vec<ElementRef<'h>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The page without its style sheet, and without the hash that changes with it.
fn outline(page: &str) -> String {
    let cut = |text: &str, from: &str, to: &str| {
        let (before, rest) = text.split_once(from).unwrap();
        format!("{before}{from}…{to}{}", rest.split_once(to).unwrap().1)
    };
    cut(&cut(page, "<style>", "</style>"), "sha256-", "&#39;")
}

#[test]
fn a_page_in_both_languages() {
    for language in Language::ALL {
        let labs = vec![
            fixture::warned(),
            fixture::without_route(),
            judge::LabReport { lab: "lab-1.13".into(), ..fixture::denied() },
        ];
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("html-{language}"), outline(&drawn(labs, language)));
        });
    }
}

#[test]
fn every_message_of_the_templates_has_words() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut asked = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for part in text.split("words.plain(\"").skip(1) {
            asked.insert(part.split('"').next().unwrap().to_owned());
        }
    }
    assert!(asked.len() > 20, "the templates were not understood: {asked:?}");
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        let missing: Vec<_> = asked.iter().filter(|id| !catalogue.has(id)).collect();
        assert!(missing.is_empty(), "{language}: {missing:?}");
    }
}

#[test]
fn headings_are_in_order_and_every_table_has_headings_and_a_caption() {
    for language in Language::ALL {
        let page = page(&fixture::all(), &Catalogue::new(language), Options { tool: TOOL, hints: 0, maps: &[] });
        let html = Html::parse_document(&page);
        assert_eq!(select(&html, "html")[0].attr("lang"), Some(language.as_str()));
        for landmark in ["header", "nav", "main", "footer", "h1"] {
            assert_eq!(select(&html, landmark).len(), 1, "{landmark}");
        }
        let mut before = 0;
        for heading in select(&html, "h1, h2, h3, h4, h5, h6") {
            let level: usize = heading.value().name()[1..].parse().unwrap();
            assert!(level <= before + 1, "{} follows a heading of level {before}", heading.html());
            before = level;
        }
        for table in select(&html, "table") {
            let inside = |selector: &str| table.select(&Selector::parse(selector).unwrap()).count();
            assert_eq!(inside("caption"), 1);
            assert!(inside("th[scope]") > 0);
            assert_eq!(inside("th:not([scope])"), 0);
        }
        // Every shape has its word.
        for badge in select(&html, ".badge") {
            assert!(!text(badge).is_empty());
        }
    }
}

#[test]
fn what_is_wrong_comes_first_and_says_where() {
    let page = drawn(vec![fixture::warned(), fixture::without_route()], Language::En);
    let html = Html::parse_document(&page);
    let begin = select(&html, "main > section:first-child.begin.fail")[0];
    assert!(text(begin).contains("no route to the destination rtb-0priv (private-rt)"), "{}", text(begin));
    assert_eq!(select(&html, ".begin a")[0].attr("href"), Some("#lab-1.12:private-egress"));
    let stops = select(&html, ".check.fail .stops");
    assert_eq!(stops.len(), 1);
    assert!(text(stops[0]).contains("rtb-0priv"));
    assert_eq!(select(&html, ".check.fail tr.marked").len(), 1);
    // A skipped check leads to the one that has the cause.
    assert_eq!(select(&html, ".check.skipped .why a")[0].attr("href"), Some("#lab-1.12:private-egress"));
    // Nothing is wrong: nothing to begin with.
    assert_eq!(select(&Html::parse_document(&drawn(vec![fixture::passing()], Language::Ko)), ".begin").len(), 0);
}

#[test]
fn each_sentence_stands_once() {
    let because = judge::Because::Check {
        lab: "lab-1.12".into(),
        check: "private-egress".into(),
        title: judge::Text::default(),
        code: "NO_ROUTE_TO_DESTINATION",
        resource: "rtb-0priv".into(),
        args: judge::Args::new(),
    };
    let mut elsewhere = fixture::root_elsewhere();
    elsewhere.because = Some(because.clone());
    elsewhere.checks.iter_mut().for_each(|check| check.because = Some(because.clone()));
    let labs = || vec![fixture::without_route(), elsewhere.clone(), fixture::denied(), fixture::passing()];
    for language in Language::ALL {
        let page = Html::parse_document(&drawn(labs(), language));
        let mut told = BTreeSet::new();
        for sentence in select(&page, "main .message, main .root, main .why:not(:has(a)), .summary, .evidence") {
            let sentence = text(sentence);
            assert!(sentence.is_empty() || told.insert(sentence.clone()), "{language}: told again: {sentence}");
        }
        let message = text(select(&page, ".message")[0]);
        assert_eq!(text(select(&page, "body")[0]).matches(&message).count(), 1, "{message}");
    }
    // Checks that are without a verdict for one reason tell it once.
    let mut lab = fixture::denied();
    let mut second = lab.checks[0].clone();
    second.id = "second".into();
    lab.checks.push(second);
    let page = Html::parse_document(&drawn(vec![lab], Language::En));
    assert_eq!(select(&page, ".needs").len(), 1);
    assert_eq!(select(&page, ".check:nth-of-type(2) .why a").len(), 1);
}

#[test]
fn what_would_suffice_is_the_last_step_of_the_ladder() {
    let edit = Edit::SetRoute { table: "rtb-0priv".into(), destination: "0.0.0.0/0".into(), target: "nat-0abc".into() };
    let mut lab = fixture::without_route();
    lab.checks[0].findings[0].change = Some(Change::new([edit]));
    let report = fixture::report(vec![lab]);
    for language in Language::ALL {
        for (hints, is_open) in [(0, false), (1, false), (200, true)] {
            let text = page(&report, &Catalogue::new(language), Options { tool: TOOL, hints, maps: &[] });
            let html = Html::parse_document(&text);
            let change = select(&html, ".hints details:last-child")[0];
            assert_eq!(change.attr("open").is_some(), is_open);
            assert!(self::text(change).contains("nat-0abc"));
            let line = select(&html, ".hints details:last-child pre")[0];
            assert_eq!(self::text(line), "route rtb-0priv 0.0.0.0/0 -> nat-0abc");
        }
    }
}

#[test]
fn hints_are_folded_but_those_that_were_asked_for() {
    let report = fixture::report(vec![fixture::without_route()]);
    let steps = Words::new(&Catalogue::new(Language::Ko)).ladder(&report.labs[0].checks[0]).len();
    assert!(steps > 2);
    for (hints, open) in [(0, 0), (1, 1), (200, steps)] {
        let page = page(&report, &Catalogue::new(Language::Ko), Options { tool: TOOL, hints, maps: &[] });
        let html = Html::parse_document(&page);
        assert_eq!(select(&html, ".hints details").len(), steps);
        assert_eq!(select(&html, ".hints details[open]").len(), open);
    }
}
