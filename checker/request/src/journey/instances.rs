//! What a journey through two instances of one application means: whether they keep their orders in one place, and
//! whether that place outlasts a restart.
//!
//! Up to the list of orders the way is that of other labs: where it ends before, nothing is told here.

use super::{Finding, Reading, finding};
use snapshot::shapes::probe::{Journey, JourneyStep};

/// The way, as probes have it.
pub const WAY: &str = "instances";

/// The word for two addresses that led to one place.
pub const ONE_ADDRESS: &str = "one-address";

/// The steps of the way that is gone before two instances are compared.
const BEFORE: [&str; 5] = ["shops", "menus", "order-form", "order", "list"];

/// Whether an order that went in at the first instance is seen at the second one.
#[must_use]
pub fn shared(journey: &Journey) -> Reading {
    let mut reading = Reading::default();
    match (word(journey, "list-stranger"), step(journey, "list-other")) {
        (Some("shown"), Some(there)) => match there.outcome.as_deref().unwrap_or_default() {
            "shown" if meets_itself(journey) => reading.unknown = Some(("list-other", ONE_ADDRESS.to_owned())),
            "shown" => {}
            "not-shown" => reading.findings.push(found(journey, "ORDER_NOT_SHARED", "list-other", there)),
            // The very page that the first one shows: what it stands on is not there, or was made by halves.
            "fault" => reading.findings.push(found(journey, "INSTANCE_FAILS", "list-other", there)),
            word => reading.unknown = Some(("list-other", word.to_owned())),
        },
        // Everybody sees their own, or nobody knows why it is not there.
        (Some(word), _) => reading.unknown = Some(("list-stranger", word.to_owned())),
        (None, _) => reading.unknown = Some(ended(journey)),
    }
    reading
}

/// Whether an order from before a restart is still there, at both.
#[must_use]
pub fn kept(journey: &Journey) -> Reading {
    let mut reading = Reading::default();
    for name in ["kept", "kept-other"] {
        let Some(there) = step(journey, name) else {
            // Where no order gets from one to the other, what each of them keeps cannot be told by one order.
            reading.unknown = reading.unknown.or_else(|| shared(journey).unknown).or(Some((name, String::new())));
            continue;
        };
        match there.outcome.as_deref().unwrap_or_default() {
            "kept" => {}
            "lost" => reading.findings.push(found(journey, "ORDER_LOST_ON_RESTART", name, there)),
            word => reading.unknown = reading.unknown.or(Some((name, word.to_owned()))),
        }
    }
    reading
}

/// Whether both addresses led to the very same place, so that an order that is there is no proof of two instances.
fn meets_itself(journey: &Journey) -> bool {
    let place = |name: &str| {
        let hop = step(journey, name)?.hops.last()?;
        Some((hop.address.as_deref()?, hop.port?))
    };
    place("list-stranger").is_some_and(|first| place("list-other") == Some(first))
}

fn step<'j>(journey: &'j Journey, name: &str) -> Option<&'j JourneyStep> {
    journey.steps.iter().find(|step| step.step.as_deref() == Some(name))
}

fn word<'j>(journey: &'j Journey, name: &str) -> Option<&'j str> {
    step(journey, name).map(|step| step.outcome.as_deref().unwrap_or_default())
}

fn found(journey: &Journey, code: &'static str, name: &'static str, at: &JourneyStep) -> Finding {
    Finding { ends: true, ..finding(journey, code, name, at) }
}

/// Where the way ended, and in what word.
fn ended(journey: &Journey) -> (&'static str, String) {
    let last = BEFORE.iter().rev().find_map(|name| Some((*name, word(journey, name)?.to_owned())));
    last.unwrap_or(("shops", String::new()))
}
