//! `instances`: two instances of the application keep their orders in one place, which outlasts a restart.

use super::journey::why;
use crate::check::{Check, CheckInfo, asks};
use crate::finding::{Finding, Note};
use crate::outcome::Outcome;
use crate::stage::Stage;
use request::journey::{self, Reading};
use serde::Deserialize;
use snapshot::shapes::probe::JourneyInput;
use snapshot::{ProbeAsk, ProbeKind, Wanted};

pub(super) const INFO: CheckInfo = super::info!("instances");

/// `instances = { orders = "shared" }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instances {
    orders: Orders,
}

/// What becomes of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Orders {
    /// What one instance was sent, the other one shows.
    Shared,
    /// It is still there after a restart.
    Kept,
}

impl Check for Instances {
    fn needs(&self) -> Vec<Wanted> {
        asks(&[])
    }

    fn probes(&self, stage: &Stage<'_>) -> Vec<ProbeAsk> {
        named(stage).into_iter().collect()
    }

    fn is_of_probes(&self) -> bool {
        true
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let is_of_two = |ask: &ProbeAsk| ask.text("journey") == Some(journey::WAY_OF_INSTANCES);
        let recorded = || stage.tried.asks(&ProbeKind::Journey).into_iter().rfind(is_of_two);
        // Nobody has to have two: whoever names one has the other points of the lab.
        let Some(ask) = named(stage).or_else(recorded) else {
            return Outcome::left_out(Note::new("why-no-other-app"));
        };
        let (first, other) = (ask.text("url").unwrap_or_default(), ask.text("other").unwrap_or_default());
        let is_of_before = ask.text("before").is_some();
        match (stage.tried.journey(&ask), self.orders) {
            (Err(why), Orders::Kept) if !is_of_before => Outcome::left_out(why),
            (Err(why), _) => Outcome::because(why),
            (Ok(gone), Orders::Shared) => {
                let seen = Note::new("seen-shared").with("resource", first).with("other", other);
                outcome(&journey::shared(gone), seen, (first, other))
            }
            (Ok(gone), Orders::Kept) if is_of_before => {
                let seen = Note::new("seen-kept").with("mark", ask.text("before").unwrap_or_default());
                let mut outcome = outcome(&journey::kept(gone), seen, (first, other));
                outcome.premises.push(Note::new("assumed-restarted"));
                outcome
            }
            // That there was a restart, only whoever made it knows.
            (Ok(gone), Orders::Kept) => Outcome::left_out(match (journey::shared(gone).passes(), &gone.mark) {
                (true, Some(mark)) => Note::new("why-not-restarted").with("mark", mark.as_str()),
                _ => Note::new("why-nothing-to-keep"),
            }),
        }
    }
}

/// The way through the two instances that were named.
fn named(stage: &Stage<'_>) -> Option<ProbeAsk> {
    let text = |text: &str| Some(text.to_owned());
    let input = JourneyInput {
        url: text(stage.app?),
        journey: text(journey::WAY_OF_INSTANCES),
        other: text(stage.other_app?),
        // Votes have marks of their own.
        before: stage.before_restart.filter(|mark| !mark.starts_with("votes-")).map(str::to_owned),
    };
    Some(ProbeAsk::new(ProbeKind::Journey, &input))
}

fn outcome(reading: &Reading, seen: Note, (first, other): (&str, &str)) -> Outcome {
    let mut outcome = if reading.passes() { Outcome::pass(seen) } else { Outcome::default() };
    for found in &reading.findings {
        let at = if found.step == "kept" { first } else { other };
        let finding = Finding::lacking(found.code, at);
        outcome.add(finding.with("resource", at).with("other", first).with("request", found.request.as_str()));
    }
    outcome.why = reading.unknown.as_ref().map(|(step, word)| match (*step, word.as_str()) {
        ("list-stranger", "not-shown") => Note::new("why-list-of-ones-own"),
        (_, journey::ONE_ADDRESS) => Note::new("why-one-address").with("resource", first).with("other", other),
        (_, "unclear") => Note::new("why-kept-unclear"),
        (step, word) => why(step, word),
    });
    outcome
}
