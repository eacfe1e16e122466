//! The calls that are made once for each parent, from what the calls before them listed.

use access::Plan;
use serde_json::{Map, Value};
use snapshot::{Ask, Call, Inventory, Service, Snapshot, Status, Wanted};
use std::collections::{BTreeMap, BTreeSet};

/// One call to make: what is asked, in which Region, and with what.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Job {
    pub(crate) ask: Ask,
    pub(crate) region: String,
    pub(crate) input: Map<String, Value>,
}

impl Job {
    /// What makes two of them one.
    pub(crate) fn key(&self) -> (Ask, String, String) {
        (self.ask, self.region.clone(), Value::Object(self.input.clone()).to_string())
    }
}

/// Whether an ask is a call of AWS; what is tried from outside is not asked here.
fn is_call(ask: Ask) -> bool {
    ask.row().service != Service::Probe
}

/// The calls of a plan that need no parent, as far as they are made through an API.
pub(crate) fn roots(plan: &Plan, here: &str) -> Vec<Job> {
    let asked = plan.roots().filter(|wanted| is_call(wanted.ask));
    asked
        .flat_map(|wanted| {
            let region = wanted.region(here).to_owned();
            let inputs = wanted.ask.row().inputs().into_iter();
            inputs.map(move |input| Job { ask: wanted.ask, region: region.clone(), input })
        })
        .collect()
}

/// The calls of a plan for each parent that is listed so far, in a fixed order.
pub(crate) fn jobs(plan: &Plan, seen: &Snapshot, here: &str) -> Vec<Job> {
    let mut answers: BTreeMap<(Ask, &str), Vec<&Call>> = BTreeMap::new();
    for call in &seen.calls {
        if let Some(ask) = call.known() {
            answers.entry((ask, call.region.as_deref().unwrap_or(here))).or_default().push(call);
        }
    }
    let mut jobs = Vec::new();
    for child in plan.children().into_iter().filter(|child| is_call(child.ask)) {
        let Some(per) = child.ask.per() else { continue };
        let region = child.region(here);
        let mut parents = BTreeSet::new();
        for source in per.sources.iter().filter(|source| plan.has(Wanted { ask: source.ask, ..child })) {
            let calls = answers.get(&(source.ask, region)).map_or(&[][..], Vec::as_slice);
            parents.extend(calls.iter().filter_map(|call| call.output.as_ref()).flat_map(|o| o.parents(source)));
        }
        for parent in parents {
            for mut input in child.ask.row().inputs() {
                input.insert(per.member.to_owned(), Value::String(parent.clone()));
                jobs.push(Job { ask: child.ask, region: region.to_owned(), input });
            }
        }
    }
    jobs
}

/// The children that could not be asked because nobody could list all of their parents, once each.
///
/// Where the parents were listed and there is none, there is nothing to ask, and nothing is missing.
pub(crate) fn unasked(plan: &Plan, seen: &Snapshot, here: &str) -> Vec<Job> {
    let inventory = Inventory::new(seen);
    let asked: BTreeSet<(Ask, &str)> =
        seen.calls.iter().filter_map(|call| Some((call.known()?, call.region.as_deref().unwrap_or(here)))).collect();
    let listed = |ask: Ask, region: &str| {
        let place = inventory.places().iter().position(|place| place.region == region);
        inventory.status(ask, place.unwrap_or(inventory.home())) == Status::Seen
    };
    let children = plan.children().into_iter().filter(|child| is_call(child.ask)).filter(|child| {
        let region = child.region(here);
        let sources = child.ask.per().map_or(&[][..], |per| per.sources);
        let required = sources.iter().filter(|source| source.required);
        !asked.contains(&(child.ask, region)) && required.into_iter().any(|source| !listed(source.ask, region))
    });
    children
        .map(|child| {
            let input = child.ask.row().inputs().into_iter().next().unwrap_or_default();
            Job { ask: child.ask, region: child.region(here).to_owned(), input }
        })
        .collect()
}
