//! What a rubric says, and what is wrong with one.
#![expect(clippy::unwrap_used, reason = "a test stops at a rubric that is not understood")]

use grade::{OnUnknown, Rubric, RubricError, RubricFault, Score, Variant, made_up_name};
use jiff::Timestamp;
use judge::{Lab, TomlFault};
use std::collections::BTreeSet;

pub(crate) fn labs() -> Vec<Lab> {
    labs::FOLDERS.iter().map(|folder| Lab::parse(folder.file("lab.toml").unwrap()).unwrap()).collect()
}

fn lab(id: &str) -> Lab {
    labs().into_iter().find(|lab| lab.id == id).unwrap()
}

fn read(text: &str) -> Rubric {
    Rubric::parse(text, &labs()).unwrap()
}

fn time(text: &str) -> Option<Timestamp> {
    Some(text.parse().unwrap())
}

#[test]
fn without_a_file_labs_are_worth_their_own_points() {
    let rubric = Rubric::default();
    for lab in labs() {
        let own: u32 = lab.checks.iter().map(|check| check.points).sum();
        assert_eq!(rubric.possible(&lab), Score::points(own), "{}", lab.id);
        assert_eq!((rubric.due(&lab.id), rubric.late_percent(&lab.id, None, true)), (None, 0));
    }
    assert_eq!((rubric.unknown, rubric.hints(9, Score::points(10))), (OnUnknown::Hold, Score::ZERO));
}

#[test]
fn points_and_weights_are_what_a_column_is_worth() {
    let rubric = read(
        "course = \"Networks\"\ntotal = 100\n[labs.\"lab-1.7\"]\npoints = 12\n[labs.\"1.8\"]\nweight = 1\n\
         [labs.\"lab-1.12\"]\nweight = 2\nchecks = { private-egress = 3 }\n",
    );
    let possible = |id: &str| rubric.possible(&lab(id)).to_string();
    assert_eq!([possible("lab-1.7"), possible("lab-1.8"), possible("lab-1.12")], ["12", "33.33", "66.67"]);
    assert_eq!(rubric.labs().collect::<Vec<_>>(), ["lab-1.12", "lab-1.7", "lab-1.8"]);
    let lab = lab("lab-1.12");
    let check = lab.checks.iter().find(|check| check.id == "private-egress").unwrap();
    assert_eq!(rubric.weight_of_check("lab-1.12", check), 3);
}

#[test]
fn lateness_costs_by_the_day_that_has_begun_down_to_a_floor() {
    let rubric = read(
        "late = { per-day = 10, floor = 60, grace-minutes = 30 }\n\
         [labs.\"lab-1.7\"]\ndue = 2026-12-01T23:59:00+09:00\n\
         [labs.\"lab-1.8\"]\ndue = \"2026-12-01T14:59:00Z\"\nlate = { per-day = 50 }\n[labs.\"lab-1.9\"]\n",
    );
    let late = |lab, at| rubric.late_percent(lab, time(at), false);
    for (at, percent) in [
        ("2026-12-01T14:59:00Z", 0),
        ("2026-12-01T15:29:00Z", 0),
        ("2026-12-01T15:29:01Z", 10),
        ("2026-12-02T14:59:00Z", 10),
        ("2026-12-02T14:59:01Z", 20),
        ("2026-12-30T00:00:00Z", 40),
    ] {
        assert_eq!(late("lab-1.7", at), percent, "{at}");
    }
    assert_eq!((late("lab-1.8", "2026-12-01T15:00:00Z"), late("lab-1.8", "2027-01-01T00:00:00Z")), (50, 100));
    assert_eq!(late("lab-1.9", "2027-01-01T00:00:00Z"), 0, "what is never due is never late");
    assert_eq!((rubric.late_percent("lab-1.7", None, true), rubric.late_percent("lab-1.7", None, false)), (10, 0));
}

#[test]
fn a_waiver_is_for_whom_and_until_when_it_says() {
    let rubric = read(
        "[[waiver]]\ncheck = \"lab-1.12/private-egress\"\nlearner = \"s1\"\nuntil = 2026-12-01T00:00:00Z\nreason = \"r\"\n\
         [[waiver]]\ncheck = \"lab-1.9\"\nreason = \"outage\"\n",
    );
    let now = time("2027-01-01T00:00:00Z").unwrap();
    let has =
        |lab, check, learner, at: Option<&str>| rubric.waiver(lab, check, learner, at.and_then(time), now).is_some();
    let egress = Some("private-egress");
    assert!(has("lab-1.12", egress, "s1", Some("2026-11-30T00:00:00Z")));
    assert!(!has("lab-1.12", egress, "s1", Some("2026-12-02T00:00:00Z")) && !has("lab-1.12", egress, "s1", None));
    assert!(!has("lab-1.12", egress, "s2", Some("2026-11-30T00:00:00Z")) && !has("lab-1.12", None, "s1", None));
    assert!(has("lab-1.9", None, "anybody", None));
}

/// What is wrong, and the text that the mark stands below.
fn fault(text: &str) -> (RubricFault, String) {
    let RubricError { span, fault, line, .. } = Rubric::parse(text, &labs()).unwrap_err();
    let span = span.unwrap_or_default();
    assert_eq!(line, text[..span.start].matches('\n').count() + 1, "{text}");
    (fault, text[span].to_owned())
}

#[test]
fn what_is_wrong_is_told_at_the_very_value() {
    for (text, at, meant) in [
        ("unknwon = \"hold\"", "unknwon", Some("unknown")),
        ("unknown = \"holt\"", "\"holt\"", Some("hold")),
        ("late = { per-day = 101 }", "101", None),
        ("late = { per-day = -1 }", "-1", None),
        ("late = { perday = 1 }", "perday", Some("per-day")),
        ("[labs.\"lab-1.21\"]\npoints = 1", "[labs.\"lab-1.21\"]", Some("lab-1.12")),
        ("[labs.\"lab-1.12\"]\npoints = \"ten\"", "\"ten\"", None),
        ("[labs.\"lab-1.12\"]\ndue = 2026-12-01", "2026-12-01", None),
        ("[labs.\"lab-1.12\"]\ndue = 2026-12-01T10:00:00", "2026-12-01T10:00:00", None),
        ("[labs.\"lab-1.12\"]\nchecks = { privat-egress = 1 }", "1", Some("private-egress")),
        ("[labs.\"lab-1.12\"]\nweight = 1", "1", None),
        ("total = 10\n[labs.\"lab-1.12\"]\nweight = 1\npoints = 2", "1", None),
        ("key = \"short\"", "\"short\"", None),
        (
            "[[waiver]]\ncheck = \"lab-1.12/privat-egress\"\nreason = \"x\"",
            "\"lab-1.12/privat-egress\"",
            Some("private-egress"),
        ),
        ("[[waiver]]\ncheck = \"lab-1.12\"", "[[waiver]]", None),
    ] {
        let (fault, word) = fault(text);
        assert!(text.contains(&word) && (word == at || word.starts_with(at.trim_end_matches(']'))), "{text}: {word}");
        assert_eq!(fault.nearest().as_deref(), meant, "{text}: {fault:?}");
    }
    let key = "key = \"0123456789abcdef\"\n[labs.\"lab-1.7\"]\n";
    for (variant, fits) in [
        ("variant = { within = \"10.0.0.0\", length = 16 }", false),
        ("variant = { within = \"10.0.0.0/8\", length = 15 }", false),
        ("variant = { within = \"10.0.0.0/20\", length = 19 }", false),
        ("variant = { within = \"10.0.0.0/8\", length = 28 }", true),
    ] {
        assert_eq!(Rubric::parse(&format!("{key}{variant}"), &labs()).is_ok(), fits, "{variant}");
    }
    let without = Rubric::parse("[labs.\"lab-1.7\"]\nvariant = { within = \"10.0.0.0/8\", length = 16 }", &labs());
    assert_eq!(without.unwrap_err().fault, RubricFault::NoKey);
    assert!(matches!(fault("a = "), (RubricFault::Toml(TomlFault::Syntax { .. }), _)));
}

#[test]
fn everybody_has_a_network_of_their_own_and_always_the_same() {
    let variant = Variant { within: "10.0.0.0/8".parse().unwrap(), length: 20 };
    let block = |key: &str, learner: &str| variant.block(key, "lab-1.7", learner).to_string();
    let learners: Vec<String> = (0..100).map(|number| format!("s{number}")).collect();
    let blocks: BTreeSet<String> = learners.iter().map(|learner| block("the key of a course", learner)).collect();
    assert!(blocks.len() > 95, "of 4,096 blocks hardly any is there twice: {}", blocks.len());
    for learner in &learners {
        let own = variant.block("the key of a course", "lab-1.7", learner);
        assert!(variant.within.contains(&own) && own.prefix_len() == 20 && own == own.trunc(), "{own}");
        assert_eq!(own.to_string(), block("the key of a course", learner));
    }
    assert_ne!(block("the key of a course", "s1"), block("the key of another", "s1"));
    assert_ne!(variant.block("k", "lab-1.7", "s1"), variant.block("k", "lab-1.8", "s1"));
    let names: BTreeSet<String> = learners.iter().map(|learner| made_up_name("k", "lab-1.7", learner)).collect();
    assert!(names.len() > 90, "{}", names.len());
}
