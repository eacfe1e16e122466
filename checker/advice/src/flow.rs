//! Advice for one question about a packet.

use crate::standing::Standing;
use crate::{admits_everybody, carried_out, once};
use reach::{Change, Flow, Intent, Network, Trace, Verdict};
use snapshot::Snapshot;

/// How often it is looked again: behind a route that was missing there may be a group that nobody saw before.
const STEPS: usize = 4;

/// For each blocker of a trace, in their order, what does away with it. All of it together, carried out in that order,
/// gets the packet there and its answer back, for everything that was asked about; what is found in the way only after
/// the first steps is told with the last of them.
///
/// Where that is not to be had nothing is told, for any blocker: half a way is no advice.
#[must_use]
pub fn for_flow(snapshot: &Snapshot, network: &Network<'_>, flow: &Flow, trace: &Trace) -> Vec<Option<Change>> {
    let nothing = || vec![None; trace.blockers.len()];
    if trace.verdict != Verdict::Dropped {
        return nothing();
    }
    let mut changes = distinct(network.changes(trace, &Intent::of(flow)));
    for _ in 0..STEPS {
        let edits = once(changes.iter().flatten());
        if edits.is_empty() || edits.iter().any(admits_everybody) {
            dbg("none or everybody", &edits); return nothing();
        }
        // From the beginning each time, as somebody would who has only this list.
        let Some(changed) = carried_out(snapshot, &edits) else { dbg("not carried out", &edits); return nothing() };
        let after = Network::new(&changed);
        let answer = after.trace(flow);
        match answer.verdict {
            Verdict::Delivered if answer.partial.is_none() => {
                let holds = Standing::of(network, flow).holds_in(&after, flow, &edits);
                if !holds { dbg("does not hold", &edits); }
                return if holds { changes } else { nothing() };
            }
            Verdict::Dropped => {
                let more = once(after.changes(&answer, &Intent::of(flow)).iter().flatten());
                let new: Vec<_> = more.into_iter().filter(|edit| !edits.contains(edit)).collect();
                match changes.iter_mut().rev().flatten().next() {
                    Some(last) if !new.is_empty() => last.edits.extend(new),
                    _ => { dbg(&format!("still dropped {:?}", answer.blockers.iter().map(|b| (b.code.0, b.resource.clone(), b.rule.to_string(), b.leg)).collect::<Vec<_>>()), &edits); return nothing() }
                }
            }
            _ => { dbg("unknown or partial", &edits); return nothing() }
        }
    }
    nothing()
}

/// The same edits are told once, with the first that they are for.
fn distinct(changes: Vec<Option<Change>>) -> Vec<Option<Change>> {
    let mut told = Vec::new();
    let fresh = |change: Change| {
        let mut edits = change.edits;
        edits.retain(|edit| !told.contains(edit));
        told.extend(edits.iter().cloned());
        (!edits.is_empty()).then_some(Change { edits })
    };
    let mut fresh = fresh;
    changes.into_iter().map(|change| change.and_then(&mut fresh)).collect()
}

fn dbg(what: &str, edits: &[reach::Edit]) {
    if std::env::var_os("ADVICE_DEBUG").is_some() { eprintln!("DBG {what}: {}", edits.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")); }
}
