//! What a person reads.

use crate::fixture;
use messages::{Catalogue, Language};
use report::terminal::{self, Options};

fn drawn(labs: Vec<judge::LabReport>, language: Language, options: Options) -> String {
    let text = terminal::report(&fixture::report(labs), &Catalogue::new(language), options);
    anstream::adapter::strip_str(&text).to_string()
}

fn both(name: &str, lab: fn() -> judge::LabReport, options: Options) {
    for language in Language::ALL {
        let text = drawn(vec![lab()], language, options);
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("terminal-{name}-{language}"), text);
        });
    }
}

#[test]
fn a_lab_that_passes() {
    both("pass", fixture::passing, Options::default());
}

#[test]
fn a_route_that_is_not_there() {
    both("no-route", fixture::without_route, Options::default());
}

#[test]
fn a_reply_that_a_list_drops() {
    both("reply-shut", fixture::shut_reply, Options { width: 100, hints: 1, ..Options::default() });
}

#[test]
fn a_call_that_is_denied() {
    both("denied", fixture::denied, Options::default());
}

#[test]
fn a_root_in_another_lab() {
    both("root-elsewhere", fixture::root_elsewhere, Options::default());
}

#[test]
fn a_warning() {
    both("warning", fixture::warned, Options::default());
}

#[test]
fn a_narrow_terminal() {
    both("narrow", fixture::without_route, Options { width: 48, hints: 2, ..Options::default() });
}

#[test]
fn several_labs_are_summed_up() {
    for language in Language::ALL {
        let text =
            drawn(vec![fixture::warned(), fixture::denied(), fixture::root_elsewhere()], language, Options::default());
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("terminal-several-{language}"), text);
        });
    }
}

#[test]
fn the_first_line_names_the_resource_and_what_is_wrong() {
    let ko = drawn(vec![fixture::without_route()], Language::Ko, Options::default());
    let first = ko.lines().next().unwrap_or_default();
    assert!(first.starts_with("실패"), "{first}");
    assert!(first.contains("rtb-0priv (private-rt): 0.0.0.0/0 → NAT 게이트웨이 경로가 없습니다"), "{first}");
    let en = drawn(vec![fixture::without_route()], Language::En, Options { width: 40, hints: 0, ..Options::default() });
    let first = en.lines().next().unwrap_or_default();
    assert!(first.contains("rtb-0priv (private-rt): there is no route 0.0.0.0/0 → NAT gateway"), "{first}");
}

#[test]
fn nothing_but_the_headline_tables_and_commands_is_wider_than_the_page() {
    use unicode_width::UnicodeWidthStr;
    for language in Language::ALL {
        let text = drawn(vec![fixture::shut_reply()], language, Options { width: 60, hints: 9, ..Options::default() });
        let whole = |line: &&str| line.contains(['│', '╭', '╰']) || line.trim_start().starts_with("aws ");
        for line in text.lines().skip(1).filter(|line| !whole(line)) {
            assert!(line.width() <= 60, "{} columns: {line}", line.width());
        }
    }
}

#[test]
fn every_mark_has_a_word_beside_it() {
    for language in Language::ALL {
        let words = Catalogue::new(language);
        let text = terminal::report(&fixture::all(), &words, Options::default());
        let text = anstream::adapter::strip_str(&text).to_string();
        for (mark, word) in
            [("✔", "status-pass"), ("✘", "status-fail"), ("?", "status-unknown"), ("–", "status-skipped")]
        {
            assert!(text.contains(&format!("{mark} {}", words.message(word, &[]))), "{mark} {word}");
        }
    }
}
