//! The packet's path in JSON: the answer of `check trace --format json`, and the member `trace` of a check.

use crate::vocabulary::{action, direction, leg as leg_word, leg_verdict, owner, verdict};
use crate::words::Words;
use messages::Catalogue;
use reach::LegTrace;
use serde::Serialize;

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trace {
    /// The question's id.
    pub id: String,
    /// `delivered`, `dropped` or `unknown`: the verdict of the round trip.
    pub verdict: &'static str,
    /// A reply range that is partly shut.
    pub partial: Option<Partial>,
    /// The way there.
    pub request: Leg,
    /// The way back.
    pub reply: Leg,
    /// Everything that stands in the way.
    pub blockers: Vec<Blocker>,
    /// Why the verdict is unknown.
    pub why: Option<String>,
    /// For a destination that is a set: the blocks that are not reached.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing_prefixes: Vec<String>,
    /// For a source that is a set: the widest block that is admitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub widest: Option<String>,
}

/// A reply range that is partly shut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Partial {
    /// `request` or `reply`.
    pub leg: &'static str,
    /// The ports that are shut: `1024-32767`, `61000-65535`.
    pub ports: Vec<String>,
    /// Who chooses among the ports.
    pub who: &'static str,
    /// Of the addresses behind a name those that fail.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<String>,
}

/// One direction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Leg {
    /// `delivered`, `dropped`, `unknown` or `not-reached`.
    pub verdict: &'static str,
    /// What the packet met.
    pub hops: Vec<Hop>,
}

/// One thing that the packet met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hop {
    /// What kind of thing.
    pub layer: &'static str,
    /// Its id.
    pub resource: String,
    /// The rule that decided.
    pub rule: String,
    /// What became of the packet.
    pub action: &'static str,
}

/// Something that stands in the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Blocker {
    /// `request` or `reply`.
    pub leg: &'static str,
    /// What kind of thing.
    pub layer: &'static str,
    /// Its id.
    pub resource: String,
    /// The rule.
    pub rule: String,
    /// `ingress` or `egress`.
    pub direction: Option<&'static str>,
    /// The stable code.
    pub code: &'static str,
}

/// A trace in its JSON form.
#[must_use]
pub fn trace(id: &str, trace: &reach::Trace, catalogue: &Catalogue) -> Trace {
    Trace {
        id: id.to_owned(),
        verdict: verdict(trace.verdict),
        partial: trace.partial.as_ref().map(|partial| Partial {
            leg: leg_word(partial.leg),
            ports: partial.ports.iter().map(|(first, last)| format!("{first}-{last}")).collect(),
            who: owner(partial.who),
            addresses: partial.addresses.iter().map(ToString::to_string).collect(),
        }),
        request: leg(&trace.request),
        reply: leg(&trace.reply),
        blockers: trace
            .blockers
            .iter()
            .map(|blocker| Blocker {
                leg: leg_word(blocker.leg),
                layer: blocker.layer.as_str(),
                resource: blocker.resource.clone(),
                rule: blocker.rule.to_string(),
                direction: blocker.direction.map(direction),
                code: blocker.code.0,
            })
            .collect(),
        why: Words::new(catalogue).untold_trace(trace),
        missing_prefixes: trace.missing_prefixes.iter().map(ToString::to_string).collect(),
        widest: trace.widest.map(|block| block.to_string()),
    }
}

fn leg(leg: &LegTrace) -> Leg {
    Leg {
        verdict: leg_verdict(leg.verdict),
        hops: leg
            .hops
            .iter()
            .map(|hop| Hop {
                layer: hop.layer.as_str(),
                resource: hop.resource.to_string(),
                rule: hop.rule.to_string(),
                action: action(hop.action),
            })
            .collect(),
    }
}
