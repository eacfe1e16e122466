//! Advice for one question about a packet.

use crate::standing::{After, Standing};
use crate::{admits_everybody, carried_out, once};
use reach::{Change, Edit, End, Flow, Intent, Network, Trace, Verdict, codes};
use snapshot::{Snapshot, SubnetId};
use std::cell::LazyCell;

/// How often it is looked again: behind a route that was missing there may be a group that nobody saw before.
const STEPS: usize = 4;
/// How many ways are tried where several lead there.
const WAYS: usize = 8;

/// For each blocker of a trace, in their order, what does away with it. All of it together, carried out in that order,
/// gets the packet there and its answer back, for everything that was asked about; what is found in the way only after
/// the first steps is told with the last of them.
///
/// Of several ways the first is told by which nobody else is let in from everywhere; without one, the first that mends.
/// Where none does nothing is told, for any blocker: half a way is no advice.
#[must_use]
pub fn for_flow(snapshot: &Snapshot, network: &Network<'_>, flow: &Flow, trace: &Trace) -> Vec<Option<Change>> {
    let mut changes = tried(snapshot, network, flow, trace);
    crate::aws_cli::write_down(changes.iter_mut().flatten(), network.inventory());
    changes
}

fn tried(snapshot: &Snapshot, network: &Network<'_>, flow: &Flow, trace: &Trace) -> Vec<Option<Change>> {
    let none = || vec![None; trace.blockers.len()];
    if trace.verdict != Verdict::Dropped {
        return none();
    }
    let case = Case { snapshot, network, flow, private: meant_private(network) };
    let standing = LazyCell::new(|| Standing::of(network, flow));
    let mut second = None;
    for way in case.ways(trace) {
        let Some((changes, changed)) = case.followed(way) else { continue };
        let edits = once(changes.iter().flatten());
        match standing.after(&Network::new(&changed), flow, &edits) {
            After::AsItWas => return changes,
            After::OthersLetIn => second = second.or(Some(changes)),
            After::Broken => {}
        }
    }
    second.unwrap_or_else(none)
}

/// A question whose answer is to be mended.
struct Case<'a> {
    snapshot: &'a Snapshot,
    network: &'a Network<'a>,
    flow: &'a Flow,
    private: Vec<SubnetId>,
}

impl Case<'_> {
    fn intent(&self) -> Intent<'_> {
        Intent { private: &self.private, ..Intent::of(self.flow) }
    }

    /// The ways to do away with all blockers: the first option of each, then each other option among the first ones.
    fn ways(&self, trace: &Trace) -> Vec<Vec<Option<Change>>> {
        let intent = self.intent();
        let options: Vec<Vec<Change>> =
            trace.blockers.iter().map(|blocker| self.network.options(trace, blocker, &intent)).collect();
        let first: Vec<Option<Change>> = options.iter().map(|options| options.first().cloned()).collect();
        let others =
            options.iter().enumerate().flat_map(|(at, options)| options.iter().skip(1).map(move |it| (at, it)));
        let others = others.map(|(at, other)| {
            let mut way = first.clone();
            way[at] = Some(other.clone());
            way
        });
        let numbered = |mut way: Vec<Option<Change>>| {
            self.network.number(&mut way);
            distinct(way)
        };
        std::iter::once(first.clone()).chain(others).take(WAYS).map(numbered).collect()
    }

    /// A way followed to its end, with what else is found on it and without what proves to be needless, and the evidence
    /// after it; `None` if it does not lead there.
    fn followed(&self, mut changes: Vec<Option<Change>>) -> Option<(Vec<Option<Change>>, Snapshot)> {
        for _ in 0..STEPS {
            let edits = once(changes.iter().flatten());
            if edits.is_empty() || edits.iter().any(admits_everybody) {
                return None;
            }
            // From the beginning each time, as somebody would who has only this list.
            let changed = carried_out(self.snapshot, &edits)?;
            let after = Network::new(&changed);
            let answer = after.trace(self.flow);
            if is_mended(&answer) {
                drop(after);
                return Some(self.without_needless(changes, changed));
            }
            if answer.verdict == Verdict::Unknown {
                return None;
            }
            let more = self.further(&after, &answer);
            let new: Vec<Edit> = more.into_iter().filter(|edit| !edits.contains(edit)).collect();
            let last = changes.iter_mut().rev().flatten().next().filter(|_| !new.is_empty())?;
            last.edits.extend(new);
        }
        None
    }

    /// Takes out each edit without which the packet passes all the same.
    fn without_needless(
        &self,
        mut changes: Vec<Option<Change>>,
        mut changed: Snapshot,
    ) -> (Vec<Option<Change>>, Snapshot) {
        for edit in once(changes.iter().flatten()) {
            let mut fewer = changes.clone();
            for change in fewer.iter_mut().flatten() {
                change.edits.retain(|other| *other != edit);
            }
            let edits = once(fewer.iter().flatten());
            let tried = if edits.is_empty() { None } else { carried_out(self.snapshot, &edits) };
            if let Some(tried) = tried.filter(|tried| is_mended(&Network::new(tried).trace(self.flow))) {
                (changes, changed) = (fewer, tried);
            }
        }
        let told = changes.into_iter().map(|change| change.filter(|change| !change.edits.is_empty())).collect();
        (told, changed)
    }

    /// What is still to be done after the first steps. Of the addresses behind a name each is looked at that fails.
    fn further(&self, network: &Network<'_>, answer: &Trace) -> Vec<Edit> {
        let Some(partial) = answer.partial.as_ref().filter(|_| answer.verdict == Verdict::Delivered) else {
            return once(network.changes(answer, &self.intent()).iter().flatten());
        };
        let mut changes: Vec<Option<Change>> = Vec::new();
        for &address in &partial.addresses {
            let flow = Flow { to: End::Address { address, vpc: None }, ..self.flow.clone() };
            let intent = Intent { flow: &flow, ..self.intent() };
            changes.extend(network.changes(&network.trace(&flow), &intent));
        }
        if partial.addresses.is_empty() {
            changes.push(network.change_partial(answer, partial, self.flow.protocol));
        }
        network.number(&mut changes);
        once(changes.iter().flatten())
    }
}

/// Whether everything that was asked about gets there and back, as far as AWS decides.
fn is_mended(answer: &Trace) -> bool {
    answer.verdict == Verdict::Delivered && answer.partial.is_none() || is_left_to_others(answer)
}

/// Whether all that AWS decides lets the packet pass, and what is left is for an appliance to do, or for a network that
/// the configuration does not show.
fn is_left_to_others(answer: &Trace) -> bool {
    let others = [codes::APPLIANCE_FORWARDING_UNKNOWN, codes::NETWORK_BEYOND_UNKNOWN];
    let told = answer.why.as_ref().is_some_and(|why| others.contains(&why.code));
    answer.verdict == Verdict::Unknown && answer.blockers.is_empty() && answer.missing.is_empty() && told
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

/// The same edits are told once, with the first that they are for.
fn distinct(changes: Vec<Option<Change>>) -> Vec<Option<Change>> {
    let mut told: Vec<Edit> = Vec::new();
    let mut fresh = |change: Change| {
        let edits: Vec<Edit> = change.edits.into_iter().filter(|edit| !told.contains(edit)).collect();
        told.extend(edits.iter().cloned());
        (!edits.is_empty()).then_some(Change::new(edits))
    };
    changes.into_iter().map(|change| change.and_then(&mut fresh)).collect()
}
