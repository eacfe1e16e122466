//! Values that somebody wrote to make a report say something else.

use crate::fixture;
use messages::{Catalogue, Language};
use report::terminal::{self, Options};

/// Characters that act on a terminal or change how the rest reads.
fn acts(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[test]
fn no_value_acts_on_the_terminal() {
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        let styled = terminal::report(&fixture::report(vec![fixture::hostile()]), &catalogue, Options::default());
        let plain = anstream::adapter::strip_str(&styled).to_string();
        assert!(!plain.contains(acts), "{plain:?}");
        // Of escape sequences only the reporter's own colours are left: what stripping took away is of that form.
        let rest = styled.replace('\u{1b}', "\u{1b}|");
        for sequence in rest.split('\u{1b}').skip(1) {
            let sequence = sequence.trim_start_matches('|');
            let end = sequence.find(|c: char| !(c.is_ascii_digit() || c == ';' || c == '[')).unwrap_or(0);
            assert_eq!(sequence.get(end..=end), Some("m"), "{sequence:?}");
        }
        // A name cannot forge a line.
        assert!(!plain.lines().any(|line| line.starts_with("PASS")), "{plain}");
        assert_eq!(plain.lines().filter(|line| line.contains("▶")).count(), 1, "{plain}");
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("terminal-hostile-{language}"), plain);
        });
    }
}

#[test]
fn no_value_acts_in_the_sentences_of_other_formats() {
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        let report = fixture::report(vec![fixture::hostile()]);
        let json = report::json::v1::report(&report, &catalogue, "check 0.0.0");
        for lab in &json.labs {
            for finding in lab.checks.iter().flat_map(|check| &check.findings) {
                for text in [&finding.message, &finding.expected, &finding.found] {
                    assert!(!text.contains(|c| acts(c) || c == '\n'), "{text:?}");
                }
            }
        }
        let xml = report::junit::to_string(&report, &catalogue).unwrap();
        assert!(!xml.contains(acts), "{xml:?}");
    }
}
