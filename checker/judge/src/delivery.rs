//! Asking the packet engine for every pair of ends, and gathering what it says.

use crate::blocker;
use crate::finding::Note;
use crate::flow_ends::{NamedFlow, Party};
use crate::outcome::Outcome;
use crate::public_route;
use crate::stage::Stage;
use ipnet::IpNet;
use reach::{Action, Blocker, End, Layer, Leg, LegVerdict, Protocol, RouteTarget, Trace, Verdict};

/// Every pair of two sides.
pub(crate) fn pairs(from: &[Party], to: &[Party], protocol: Protocol, port: Option<u16>) -> Vec<NamedFlow> {
    from.iter().flat_map(|from| to.iter().map(move |to| NamedFlow::new(from, to, protocol, port))).collect()
}

/// Asks for each flow; all are to be delivered with their replies.
pub(crate) fn all_delivered(stage: &Stage<'_>, flows: &[NamedFlow]) -> Outcome {
    let mut outcome = Outcome::default();
    for asked in flows {
        let trace = stage.trace(&asked.flow);
        outcome.absorb(delivered(stage, asked, trace));
    }
    outcome
}

/// What one trace says to a check that wants it delivered.
pub(crate) fn delivered(stage: &Stage<'_>, asked: &NamedFlow, trace: Trace) -> Outcome {
    let mut outcome = Outcome { premises: blocker::premises(&trace), ..Outcome::default() };
    match (trace.verdict, &trace.partial) {
        (Verdict::Delivered, None) => outcome.seen.push(seen(asked, &trace)),
        (Verdict::Delivered, Some(partial)) => outcome.add(blocker::partial_finding(stage, asked, &trace, partial)),
        (Verdict::Dropped, _) if only_beyond_endpoints(stage, asked, &trace) => {
            outcome.seen.push(seen(asked, &trace));
        }
        (Verdict::Dropped, _) if let Some(route) = astray(stage, asked, &trace) => {
            outcome.add(blocker::finding(stage, asked, &trace, &route));
        }
        (Verdict::Dropped, _) => {
            for blocker in root_first(&trace) {
                // That the internet finds no gateway is the public subnets' own fault, told in their words.
                match (blocker.code == reach::codes::NO_INTERNET_GATEWAY).then(|| public_route::judge(stage).findings) {
                    Some(findings) if !findings.is_empty() => findings.into_iter().for_each(|it| outcome.add(it)),
                    _ => outcome.add(blocker::finding(stage, asked, &trace, blocker)),
                }
            }
        }
        (Verdict::Unknown, _) => {
            outcome.missing.clone_from(&trace.missing);
            outcome.why = trace.why.as_ref().map(blocker::why);
            if outcome.missing.is_empty() && outcome.why.is_none() {
                outcome.why = Some(Note::new("why-not-told"));
            }
        }
    }
    outcome.trace = Some(blocker::with_groups_in_charge(stage, trace));
    outcome
}

/// The route that sends a packet for a host in another VPC out to the internet: what it meets there is no matter.
fn astray(stage: &Stage<'_>, asked: &NamedFlow, trace: &Trace) -> Option<Blocker> {
    // What is asked about the internet or a service is to go there.
    if asked.destination.is_some() {
        return None;
    }
    let legs = [(Leg::Request, &trace.request), (Leg::Reply, &trace.reply)];
    let (leg, hop) =
        legs.into_iter().filter(|(_, way)| way.verdict == LegVerdict::Dropped).find_map(|(leg, way)| {
            let first = way.hops.iter().find(|hop| hop.layer == Layer::RouteTable)?;
            let target = &first.rule.route()?.target;
            let leads_out =
                matches!(target, RouteTarget::Internet(_) | RouteTarget::Nat(_) | RouteTarget::EgressOnly(_));
            let is_for_other = blocker::is_in_other_vpc(stage, &first.resource, first.packet.destination);
            (leads_out && is_for_other && first.action == Action::Forward).then_some((leg, first))
        })?;
    Some(Blocker {
        leg,
        layer: Layer::RouteTable,
        resource: hop.resource.to_string(),
        rule: hop.rule.clone(),
        direction: None,
        code: reach::codes::NO_ROUTE_TO_DESTINATION,
        subnet: hop.subnet.clone(),
        near: Vec::new(),
        beside: Vec::new(),
        packet: hop.packet,
    })
}

/// What stops a packet, the deepest cause first: a host that does not run, then a way that leads nowhere, then lists and
/// groups, which a packet on the wrong way may meet only because of that.
fn root_first(trace: &Trace) -> Vec<&Blocker> {
    let is_stopped = |blocker: &Blocker| blocker.code == reach::codes::INSTANCE_NOT_RUNNING;
    let stopped = trace.blockers.iter().any(is_stopped);
    // A host that does not run has lost its public address for that very reason.
    let follows = |blocker: &Blocker| stopped && matches!(blocker.layer, Layer::Address | Layer::InternetGateway);
    let mut blockers: Vec<&Blocker> = trace.blockers.iter().filter(|blocker| !follows(blocker)).collect();
    blockers.sort_by_key(|blocker| match blocker.layer {
        _ if is_stopped(blocker) => 0,
        Layer::NetworkAcl | Layer::SecurityGroup => 2,
        _ => 1,
    });
    blockers
}

/// Whether the only part of the internet that is not reached is a service to which a gateway endpoint is to lead: that
/// is the endpoint's own lab.
fn only_beyond_endpoints(stage: &Stage<'_>, asked: &NamedFlow, trace: &Trace) -> bool {
    let inventory = stage.network.inventory();
    let lists = inventory.route_tables.iter().flat_map(|table| &table.routes).filter_map(|route| {
        let by_endpoint = matches!(RouteTarget::of(route), RouteTarget::Endpoint(_));
        route.destination_prefix_list_id.as_ref().filter(|_| by_endpoint)
    });
    let blocks: Vec<IpNet> = lists
        .flat_map(|list| {
            let own =
                inventory.prefix_lists.get(list).into_iter().flat_map(|list| list.cidrs.iter().map(String::as_str));
            own.chain(inventory.prefix_list_entries.of(list).iter().filter_map(|entry| entry.cidr.as_deref()))
        })
        .filter_map(|block| block.parse().ok())
        .collect();
    let beyond = |missing: &IpNet| blocks.iter().any(|block| block.contains(missing));
    asked.flow.to == End::Internet && !trace.missing_prefixes.is_empty() && trace.missing_prefixes.iter().all(beyond)
}

/// A block longer than this is somebody's, not the internet.
const OF_SOMEBODY: u8 = 8;

fn seen(asked: &NamedFlow, trace: &Trace) -> Note {
    // Where only a part of the internet is let in, it is not the internet that comes in.
    let part = trace.widest.filter(|block| block.prefix_len() > OF_SOMEBODY);
    let from = match part.filter(|_| matches!(asked.flow.from, End::Internet | End::Internet6)) {
        Some(block) => Note::new("who-internet-part").with("block", block.to_string()),
        None => asked.from.clone(),
    };
    let port = asked.flow.port.map(|port| format!(" {port}")).unwrap_or_default();
    Note::new("seen-flow")
        .with("from", from)
        .with("to", asked.to.clone())
        .with("what", format!("{}{port}", blocker::protocol_word(asked.protocol)))
}
