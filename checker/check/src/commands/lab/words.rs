//! What a proof found, in the author's language.

use crate::reasons;
use crate::words::Saying;
use judge::{CheckStatus, LabStatus};
use messages::Catalogue;
use proof::{CheckStanding, ExpectationFault, Reason, Standing, What};
use report::Words;

/// What is wrong, in a sentence.
pub(super) fn problem(what: &What, words: &Catalogue) -> String {
    let stands = |id, standing: &Standing| Saying::new(id).with("standing", self::standing(standing, words));
    let saying = match what {
        What::FileUnread => Saying::new("lint-file-unread"),
        What::FileMissing => Saying::new("lint-file-missing"),
        What::TwoSolvedWorlds { base } => Saying::new("lint-two-solved-worlds").with("base", base),
        What::NameTaken { name, by } => Saying::new("lint-name-taken").with("name", name).with("by", by),
        What::RestsOnNothing { on } => Saying::new("lint-rests-on-nothing").with("on", on),
        What::RestsOnItself => Saying::new("lint-rests-on-itself"),
        What::CaseName { name } => Saying::new("lint-case-name").with("name", name),
        What::World(error) => {
            Saying::new("lint-world").counting("line", error.line).cause(reasons::world_fault(&error.fault))
        }
        What::Answers(error) => {
            let saying = Saying::new("lint-answers").counting("line", reasons::line_of_answers(error));
            saying.cause(reasons::answers(error))
        }
        What::Expectation(fault) => expectation(fault),
        What::SolvedFails(standing) => stands("lint-solved-fails", standing),
        What::EarnsUnbuilt(standing) => stands("lint-earns-unbuilt", standing),
        What::NotUnknown(standing) => stands("lint-not-unknown", standing),
        What::FailsUnseen { lab, check } => Saying::new("lint-fails-unseen").with("lab", lab).with("check", check),
        What::PassesUnseen { check } => Saying::new("lint-passes-unseen").with("check", check),
        What::NotPassing(standing) => stands("lint-not-passing", standing),
        What::CheckNotUnknown { check, standing } => stands("lint-check-not-unknown", standing).with("check", check),
        What::NoLab { lab } => Saying::new("lint-no-lab").with("lab", lab),
        What::NoCheck { lab, check, known } => {
            Saying::new("lint-no-check").with("lab", lab).with("check", check).with("known", known.join(", "))
        }
        What::NotFailing { check, standing } => stands("lint-not-failing", standing).with("check", check),
        What::OtherReason { lab, check, wanted, found } => Saying::new("lint-other-reason")
            .with("lab", lab)
            .with("check", check)
            .with("wanted", reason(wanted, words))
            .with("found", found.first().map(|first| reason(first, words)).unwrap_or_default()),
        What::FailsToo { lab, check, found } => {
            Saying::new("lint-fails-too").with("lab", lab).with("check", check).with("found", reasons(found, words))
        }
    };
    saying.say(words)
}

fn expectation(fault: &ExpectationFault) -> Saying {
    match fault {
        ExpectationFault::Missing => Saying::new("lint-expect-missing"),
        ExpectationFault::Twice => Saying::new("lint-expect-twice"),
        ExpectationFault::Unclear { words } => Saying::new("lint-expect-unclear").with("words", words),
        ExpectationFault::Given { words } => Saying::new("lint-expect-given").with("words", words),
        ExpectationFault::Also { words } => Saying::new("lint-expect-also").with("words", words),
        ExpectationFault::SolvedToFail => Saying::new("lint-expect-solved"),
    }
}

fn reason(reason: &Reason, words: &Catalogue) -> String {
    Saying::new("lint-reason").with("code", &reason.code).with("resource", &reason.resource).say(words)
}

fn reasons(found: &[Reason], words: &Catalogue) -> String {
    found.iter().map(|one| reason(one, words)).collect::<Vec<_>>().join(", ")
}

/// How a lab stands, in one line: its checks, each with its status and what is behind it.
fn standing(standing: &Standing, words: &Catalogue) -> String {
    let status = match standing.status {
        LabStatus::Pass => "status-pass",
        LabStatus::Fail => "status-fail",
        LabStatus::Unknown => "status-unknown",
    };
    let checks: Vec<String> = standing.checks.iter().map(|check| self::check(check, words)).collect();
    Saying::new("lint-standing")
        .with("lab", &standing.lab)
        .with("status", words.message(status, &[]))
        .with("checks", checks.join("; "))
        .say(words)
}

fn check(check: &CheckStanding, words: &Catalogue) -> String {
    let status = match check.status {
        CheckStatus::Pass => "status-pass",
        CheckStatus::Fail => "status-fail",
        CheckStatus::Unknown => "status-unknown",
        CheckStatus::Skipped => "status-skipped",
    };
    let mut behind: Vec<String> = check.found.iter().map(|one| reason(one, words)).collect();
    behind.extend(check.why.as_ref().map(|why| Words::new(words).note(why)));
    behind.extend(check.need.iter().cloned());
    behind.extend(
        check
            .told_by
            .as_ref()
            .map(|(lab, check)| Saying::new("lint-told-by").with("lab", lab).with("check", check).say(words)),
    );
    let behind = if behind.is_empty() { String::new() } else { format!(": {}", behind.join(", ")) };
    format!("{} {}{behind}", check.id, words.message(status, &[]))
}
