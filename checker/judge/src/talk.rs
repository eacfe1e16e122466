//! Asking the packet engine for every pair of ends, and gathering what it says.

use crate::blocker;
use crate::check::{Outcome, Stage};
use crate::checks;
use crate::finding::Note;
use crate::who::{Party, Talk};
use reach::{Blocker, Layer, Protocol, Trace, Verdict};

/// Every pair of two sides.
pub(crate) fn pairs(from: &[Party], to: &[Party], protocol: Protocol, port: Option<u16>) -> Vec<Talk> {
    from.iter().flat_map(|from| to.iter().map(move |to| Talk::new(from, to, protocol, port))).collect()
}

/// Asks for each flow; all are to be delivered with their replies.
pub(crate) fn all_delivered(stage: &Stage<'_>, talks: &[Talk]) -> Outcome {
    let mut outcome = Outcome::default();
    for talk in talks {
        let trace = stage.network.trace(&talk.flow);
        outcome.absorb(delivered(stage, talk, trace));
    }
    outcome
}

/// What one trace says to a check that wants it delivered.
pub(crate) fn delivered(stage: &Stage<'_>, talk: &Talk, trace: Trace) -> Outcome {
    let mut outcome = Outcome { assumed: trace.assumed.clone(), ..Outcome::default() };
    match (trace.verdict, &trace.partial) {
        (Verdict::Delivered, None) => outcome.seen.push(seen(talk)),
        (Verdict::Delivered, Some(partial)) => outcome.add(blocker::partial_finding(stage, talk, partial)),
        (Verdict::Dropped, _) => {
            // A host that does not run has lost its public address for that very reason.
            let stopped = trace.blockers.iter().any(|blocker| blocker.code == reach::codes::INSTANCE_NOT_RUNNING);
            let follows =
                |blocker: &&Blocker| stopped && matches!(blocker.layer, Layer::Address | Layer::InternetGateway);
            for blocker in trace.blockers.iter().filter(|blocker| !follows(blocker)) {
                // That the internet finds no gateway is the public subnets' own fault, told in their words.
                match (blocker.code == reach::codes::NO_INTERNET_GATEWAY).then(|| checks::public_route(stage)) {
                    Some(findings) if !findings.is_empty() => findings.into_iter().for_each(|it| outcome.add(it)),
                    _ => outcome.add(blocker::finding(stage, talk, blocker)),
                }
            }
        }
        (Verdict::Unknown, _) => {
            outcome.missing.clone_from(&trace.missing);
            outcome.why = trace.why.as_ref().map(why);
            if outcome.missing.is_empty() && outcome.why.is_none() {
                outcome.why = Some(Note::new("why-not-told"));
            }
        }
    }
    let by_state = |finding: &crate::Finding| finding.code != reach::codes::INSTANCE_NOT_RUNNING.0;
    outcome.findings.sort_by_key(by_state);
    outcome.trace = Some(trace);
    outcome
}

/// Why the engine cannot tell.
pub(crate) fn why(why: &reach::Why) -> Note {
    let message = match why.code {
        reach::codes::STATE_PENDING => "why-pending",
        reach::codes::NOT_MODELLED => "why-not-modelled",
        reach::codes::APPLIANCE_FORWARDING_UNKNOWN => "why-appliance",
        reach::codes::NETWORK_BEYOND_UNKNOWN => "why-network-beyond",
        reach::codes::UNREADABLE_RULE => "why-unreadable-rule",
        reach::codes::EVIDENCE_MISSING => "why-evidence-missing",
        _ => "why-not-told",
    };
    Note::new(message).with("resource", why.resource.as_str()).with("detail", why.detail.as_str())
}

fn seen(talk: &Talk) -> Note {
    let port = talk.flow.port.map(|port| format!(" {port}")).unwrap_or_default();
    Note::new("seen-flow")
        .with("from", talk.from.clone())
        .with("to", talk.to.clone())
        .with("what", format!("{}{port}", blocker::protocol_word(talk.protocol)))
}
