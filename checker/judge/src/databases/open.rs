//! Whether the internet reaches a database, and by which rule.

use super::Database;
use super::place::{interfaces, stands};
use crate::blocker;
use crate::excerpt;
use crate::finding::{Arg, Finding, Part};
use crate::flow_ends::{self, NamedFlow};
use crate::outcome::Outcome;
use crate::stage::Stage;
use reach::{Action, End, GroupPeer, Layer, Protocol, Rule, Trace, Verdict};

/// That the internet does not reach the database; a public name that leads nowhere is a warning.
pub(crate) fn open_to_internet(stage: &Stage<'_>, database: &Database<'_>, all: &[Database<'_>]) -> Outcome {
    let Some(port) = database.port else { return Outcome::default() };
    let mut outcome = Outcome::default();
    for v6 in [false, true] {
        // An imagined host has IPv6 wherever its subnet has; only an interface that is there shows it.
        if v6 && interfaces(stage, database).iter().all(|one| one.v6.is_empty()) {
            continue;
        }
        for end in stands(stage, database, all, v6) {
            if v6
                && !matches!(&end.end, End::Interface(id) if stage.network.interface(id).is_some_and(|one| !one.v6.is_empty()))
            {
                continue;
            }
            let asked = NamedFlow::new(&flow_ends::internet(v6), &end, Protocol::Tcp, Some(port));
            let trace = stage.trace(&asked.flow);
            match trace.verdict {
                Verdict::Dropped => {}
                Verdict::Unknown => {
                    outcome.missing.extend(trace.missing.iter().cloned());
                    outcome.why = outcome.why.take().or_else(|| trace.why.as_ref().map(blocker::why));
                }
                Verdict::Delivered => {
                    outcome.add(finding(stage, database, port, &trace));
                    outcome.trace.get_or_insert(trace);
                }
            }
        }
    }
    if database.public && !outcome.fails() {
        let finding = Finding::at("DATABASE_PUBLICLY_ACCESSIBLE", database.id);
        outcome.warnings.push(stage.named(finding));
    }
    outcome
}

/// The rule of a group that lets the internet in, at its group.
fn finding(stage: &Stage<'_>, database: &Database<'_>, port: u16, trace: &Trace) -> Finding {
    let admits = trace.request.hops.iter().rev().find(|hop| {
        let ours = database.groups.iter().any(|group| *group.as_str() == *hop.resource);
        hop.layer == Layer::SecurityGroup && hop.action == Action::Allow && ours
    });
    let group = admits.and_then(|hop| stage.network.inventory().security_groups.get(&hop.resource));
    let mut finding = Finding::at("DATABASE_OPEN_TO_INTERNET", group.map_or(database.id, |group| &group.group_id));
    if let (Some(hop), Some(group)) = (admits, group) {
        finding.stop.part = Part::Rule(hop.rule.clone());
        finding.excerpt = Some(excerpt::security_group(group, false, &hop.rule, None));
    }
    let named = admits.and_then(|hop| match &hop.rule {
        Rule::Group(rule) => match &rule.peer {
            GroupPeer::Block(block) => Some(block.to_string()),
            GroupPeer::List(list) => Some(list.to_string()),
            _ => None,
        },
        _ => None,
    });
    let block = named.or_else(|| trace.widest.map(|block| block.to_string())).unwrap_or_default();
    stage
        .named(finding)
        .with("database", Arg::Resource { id: database.id.to_owned(), name: None })
        .with("port", port.to_string())
        .with("block", block)
}
