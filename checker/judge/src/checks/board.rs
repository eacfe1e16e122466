//! `board`: one step of an event storming, on the board that was made of it.

use crate::answers::AnswerKind;
use crate::check::{Check, CheckInfo, asks};
use crate::finding::{Arg, Finding, Note, Part};
use crate::lab_fault::LabFault;
use crate::outcome::Outcome;
use crate::stage::Stage;
use board::{Flaw, Rule};
use serde::Deserialize;
use snapshot::Wanted;

pub(super) const INFO: CheckInfo = CheckInfo { answers: Some(AnswerKind::Board), ..super::info!("board") };

/// `board = { rule = "events", at-least = 8 }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Board {
    rule: Step,
    at_least: Option<u16>,
    #[serde(default)]
    parts: Vec<Vec<String>>,
}

/// The steps of a storming, and what its events are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Step {
    Events,
    Commands,
    Triggers,
    Aggregates,
    Contexts,
    Map,
    Parts,
}

impl Check for Board {
    fn needs(&self) -> Vec<Wanted> {
        asks(&[])
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let Some(board) = stage.answers.board else { return Outcome::because(Note::new("why-no-board")) };
        let verdict = board::judge(board, self.rule());
        let seen = Note::new(self.rule.seen()).with("count", number(verdict.seen));
        let mut outcome = if verdict.wrong.is_empty() { Outcome::pass(seen) } else { Outcome::default() };
        for flaw in &verdict.wrong {
            outcome.add(finding(flaw));
        }
        outcome.warnings.extend(verdict.unwise.iter().map(finding));
        outcome
    }

    fn consistent(&self) -> Result<(), LabFault> {
        let rule = self.rule.as_str();
        let counts = matches!(self.rule, Step::Events | Step::Contexts);
        if self.at_least.is_some() && !counts {
            return Err(LabFault::Meaningless { field: "at-least", rule });
        }
        if self.rule != Step::Parts {
            let is_idle = self.parts.is_empty();
            return if is_idle { Ok(()) } else { Err(LabFault::Meaningless { field: "parts", rule }) };
        }
        if self.parts.is_empty() || self.parts.iter().any(Vec::is_empty) {
            return Err(LabFault::EmptyList { field: "parts", example: "[\"order\", \"주문\"]" });
        }
        Ok(())
    }
}

impl Board {
    fn rule(&self) -> Rule<'_> {
        let at_least = self.at_least.map_or(1, usize::from);
        match self.rule {
            Step::Events => Rule::Events { at_least },
            Step::Commands => Rule::Commands,
            Step::Triggers => Rule::Triggers,
            Step::Aggregates => Rule::Aggregates,
            Step::Contexts => Rule::Contexts { at_least },
            Step::Map => Rule::Map,
            Step::Parts => Rule::Parts { parts: &self.parts },
        }
    }
}

impl Step {
    /// The word of a lab.
    fn as_str(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Commands => "commands",
            Self::Triggers => "triggers",
            Self::Aggregates => "aggregates",
            Self::Contexts => "contexts",
            Self::Map => "map",
            Self::Parts => "parts",
        }
    }

    /// What is told of one that holds.
    fn seen(self) -> &'static str {
        match self {
            Self::Events => "seen-board-events",
            Self::Commands => "seen-board-commands",
            Self::Triggers => "seen-board-triggers",
            Self::Aggregates => "seen-board-aggregates",
            Self::Contexts => "seen-board-contexts",
            Self::Map => "seen-board-map",
            Self::Parts => "seen-board-parts",
        }
    }
}

/// A finding at a note, or at the section in which one is lacking.
fn finding(flaw: &Flaw) -> Finding {
    let mut finding = Finding::at(flaw.code, flaw.name.as_str());
    // Each thing that is wrong with a note is a cause of its own.
    finding.stop.part = Part::Lacking(flaw.code);
    finding
        .with("resource", flaw.name.as_str())
        .with("others", Arg::List(flaw.others.iter().map(|name| Arg::Text(name.clone())).collect()))
        .with("line", number(flaw.line.unwrap_or_default()))
        .with("found", number(flaw.found))
        .with("needed", number(flaw.needed))
}

fn number(count: usize) -> Arg {
    Arg::Number(i64::try_from(count).unwrap_or(i64::MAX))
}
