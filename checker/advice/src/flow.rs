//! Advice for one question about a packet.

use crate::standing::Standing;
use crate::{admits_everybody, carried_out, once};
use reach::{Change, Edit, End, Flow, Intent, Network, Trace, Verdict, codes};
use snapshot::{Snapshot, SubnetId};

/// How often it is looked again: behind a route that was missing there may be a group that nobody saw before.
const STEPS: usize = 4;

/// For each blocker of a trace, in their order, what does away with it. All of it together, carried out in that order,
/// gets the packet there and its answer back, for everything that was asked about; what is found in the way only after
/// the first steps is told with the last of them.
///
/// Where that is not to be had nothing is told, for any blocker: half a way is no advice.
#[must_use]
pub fn for_flow(snapshot: &Snapshot, network: &Network<'_>, flow: &Flow, trace: &Trace) -> Vec<Option<Change>> {
    mended(snapshot, network, flow, trace).unwrap_or_else(|| vec![None; trace.blockers.len()])
}

fn mended(snapshot: &Snapshot, network: &Network<'_>, flow: &Flow, trace: &Trace) -> Option<Vec<Option<Change>>> {
    if trace.verdict != Verdict::Dropped {
        return None;
    }
    let private = meant_private(network);
    let mut changes = distinct(network.changes(trace, &intent(flow, &private)));
    for _ in 0..STEPS {
        let edits = once(changes.iter().flatten());
        if edits.is_empty() || edits.iter().any(admits_everybody) {
            return None;
        }
        // From the beginning each time, as somebody would who has only this list.
        let changed = carried_out(snapshot, &edits)?;
        let after = Network::new(&changed);
        let answer = after.trace(flow);
        let whole = answer.verdict == Verdict::Delivered && answer.partial.is_none();
        if whole || is_up_to_an_appliance(&answer) {
            return Standing::of(network, flow).holds_in(&after, flow, &edits).then_some(changes);
        }
        if answer.verdict == Verdict::Unknown {
            return None;
        }
        let more = further(&after, flow, &answer, &private);
        let new: Vec<Edit> = more.into_iter().filter(|edit| !edits.contains(edit)).collect();
        let last = changes.iter_mut().rev().flatten().next().filter(|_| !new.is_empty())?;
        last.edits.extend(new);
    }
    None
}

/// Whether all that AWS decides lets the packet pass, and what is left is for an appliance to do.
fn is_up_to_an_appliance(answer: &Trace) -> bool {
    let told = answer.why.as_ref().is_some_and(|why| why.code == codes::APPLIANCE_FORWARDING_UNKNOWN);
    answer.verdict == Verdict::Unknown && answer.blockers.is_empty() && answer.missing.is_empty() && told
}

fn intent<'a>(flow: &'a Flow, private: &'a [SubnetId]) -> Intent<'a> {
    Intent { flow, visitor: None, private }
}

/// The subnets that seem to be meant as private, whatever their tables say today: their hosts leave by a NAT gateway.
fn meant_private(network: &Network<'_>) -> Vec<SubnetId> {
    let ids = network.inventory().subnets.iter().map(|subnet| &subnet.subnet_id);
    let private = |id: &&SubnetId| match network.publicness(id) {
        0 => network.is_public(id) != Some(true),
        publicness => publicness < 0,
    };
    ids.filter(private).cloned().collect()
}

/// What is still to be done after the first steps. Of the addresses behind a name each is looked at that fails.
fn further(network: &Network<'_>, flow: &Flow, answer: &Trace, private: &[SubnetId]) -> Vec<Edit> {
    let Some(partial) = answer.partial.as_ref().filter(|_| answer.verdict == Verdict::Delivered) else {
        return once(network.changes(answer, &intent(flow, private)).iter().flatten());
    };
    let mut changes: Vec<Change> = Vec::new();
    for &address in &partial.addresses {
        let flow = Flow { to: End::Address { address, vpc: None }, ..flow.clone() };
        changes.extend(network.changes(&network.trace(&flow), &intent(&flow, private)).into_iter().flatten());
    }
    if partial.addresses.is_empty() {
        changes.extend(network.change_partial(answer, partial, flow.protocol));
    }
    network.number(&mut changes);
    once(&changes)
}

/// The same edits are told once, with the first that they are for.
fn distinct(changes: Vec<Option<Change>>) -> Vec<Option<Change>> {
    let mut told: Vec<Edit> = Vec::new();
    let mut fresh = |change: Change| {
        let edits: Vec<Edit> = change.edits.into_iter().filter(|edit| !told.contains(edit)).collect();
        told.extend(edits.iter().cloned());
        (!edits.is_empty()).then_some(Change { edits })
    };
    changes.into_iter().map(|change| change.and_then(&mut fresh)).collect()
}
