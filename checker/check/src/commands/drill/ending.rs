//! What is told of a drill: what is noticed, what was broken, where an expert looks, what was needless.

use super::Set;
use crate::evidence;
use crate::words::Saying;
use drill::{Review, Symptom, Told, Verdict, difference};
use messages::Catalogue;
use report::{Words, safe};
use snapshot::kebab;
use std::fmt::Write as _;

/// What a person notices, in a sentence.
pub(super) fn symptom(symptom: &Symptom, words: &Catalogue) -> String {
    let (lab, check) = &symptom.check;
    let host = if symptom.host.is_empty() { "none" } else { &symptom.host };
    Saying::new(symptom.message).with("host", host).with("lab", lab).with("check", check).say(words)
}

/// What is noticed still.
pub(super) fn still(verdict: &Verdict, words: &Catalogue) -> String {
    let mut text = format!("{}\n", Saying::new("drill-still").say(words));
    for one in &verdict.symptoms {
        let _ = writeln!(text, "  - {}", symptom(one, words));
    }
    text
}

/// What was broken, and what has to be changed so that nothing is.
pub(super) fn solution(set: &Set, words: &Catalogue) -> String {
    let mut text = format!("{}\n", Saying::new("drill-solution").say(words));
    let evidence = evidence::practice(set.drill.snapshots[0].clone(), set.drill.labels.clone());
    let names = evidence.names();
    let about = Words::about(words, evidence.level, &names);
    for told in &set.drill.faults {
        let _ = writeln!(text, "  - {}", cause(told, about));
    }
    let lines = difference(&set.start, &set.drill.whole());
    if !lines.is_empty() {
        let _ = writeln!(text, "{}", Saying::new("drill-lines").say(words));
        for (sign, line) in lines {
            let _ = writeln!(text, "    {sign} {}", safe::line(&line));
        }
    }
    text
}

/// What is wrong, with the resource that it is wrong at.
fn cause(told: &Told, words: Words<'_>) -> String {
    match &told.finding {
        Some(finding) => words.finding(finding, None).message,
        None => {
            format!("{}: {}", words.resource(&told.resource, None), words.catalogue.attribute(told.code, "title", &[]))
        }
    }
}

/// What an expert would have looked at, fault by fault.
pub(super) fn looks(set: &Set, words: &Catalogue) -> String {
    let mut text = format!("{}\n", Saying::new("drill-expert").say(words));
    for told in &set.drill.faults {
        let Some(look) = &told.look else { continue };
        let what = kebab(look.ask.name());
        let label = set.drill.labels.label(&look.resource).unwrap_or_default();
        let command = if label.is_empty() { what } else { format!("{what} {label}") };
        let title = words.attribute(told.code, "title", &[]);
        let chapter = labs::number(&told.fault.lab);
        let line =
            Saying::new("drill-expert-look").with("command", command).with("title", title).with("chapter", chapter);
        let _ = writeln!(text, "  - {}", line.say(words));
    }
    text
}

/// How many steps it took, and which of them were needless.
pub(super) fn steps(review: &Review, hints: usize, words: &Catalogue) -> String {
    let counted = Saying::new("drill-steps").counting("steps", review.steps).counting("hints", hints);
    let mut text = format!("{}\n", counted.say(words));
    for (id, typed) in [("drill-idle", &review.idle), ("drill-needless", &review.needless)] {
        if !typed.is_empty() {
            let _ = writeln!(text, "{}", Saying::new(id).say(words));
            for line in typed {
                let _ = writeln!(text, "  - {}", safe::line(line));
            }
        }
    }
    if review.is_long {
        let _ = writeln!(text, "{}", Saying::new("drill-long").say(words));
    }
    text
}
