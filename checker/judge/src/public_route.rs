//! The way of the public subnets to the internet, whatever their lists let through: what routes and gateways do.
//!
//! A check of its own, and the cause behind every flow that finds no gateway.

use crate::absent;
use crate::blocker;
use crate::finding::Note;
use crate::flow_ends::{self, NamedFlow, Party};
use crate::outcome::Outcome;
use crate::stage::Stage;
use reach::{End, Layer, Protocol, Trace, Verdict};
use snapshot::shapes::Subnet;
use snapshot::{Ask, Lookup};
use std::net::{IpAddr, Ipv4Addr};

/// Judges it, and says which subnets are right.
pub(crate) fn judge(stage: &Stage<'_>) -> Outcome {
    let public = match absent::public(stage) {
        Ok(public) => public,
        Err(outcome) => return *outcome,
    };
    let mut outcome = Outcome::default();
    for subnet in public {
        if subnet.ipv6_native != Some(true) {
            outcome.absorb(routed(stage, &flow_ends::notional(subnet, true, false), probes(stage, subnet)));
        }
        if subnet.ipv6_native == Some(true) || holds_ipv6(stage, subnet) {
            outcome.absorb(routed(stage, &flow_ends::notional(subnet, true, true), vec![flow_ends::internet(true)]));
        }
    }
    let list = public.iter().map(|subnet| crate::names::resource(&subnet.subnet_id, &subnet.tags)).collect();
    outcome.seen = vec![Note::new("seen-public-subnets").with("list", crate::Arg::List(list))];
    outcome.near_misses.extend(private_with_public_addresses(stage));
    outcome
}

/// Asks for each destination, and keeps of what stops the packet only what routes and gateways do.
fn routed(stage: &Stage<'_>, from: &Party, to: Vec<Party>) -> Outcome {
    let mut outcome = Outcome::default();
    for to in &to {
        let asked =
            NamedFlow { destination: Some(whole(to).to_owned()), ..NamedFlow::new(from, to, Protocol::Tcp, Some(443)) };
        let trace = stage.trace(&asked.flow);
        match trace.verdict {
            Verdict::Delivered => {}
            Verdict::Dropped => {
                let stopping: Vec<_> = trace.blockers.iter().filter(|blocker| !is_filter(blocker.layer)).collect();
                for blocker in &stopping {
                    outcome.add(blocker::finding(stage, &asked, &trace, blocker));
                }
                if !stopping.is_empty() && outcome.trace.is_none() {
                    outcome.trace = Some(trace.clone());
                }
            }
            Verdict::Unknown => unknown(&mut outcome, &trace),
        }
    }
    outcome
}

fn whole(to: &Party) -> &'static str {
    match to.end {
        End::Internet6 => "::/0",
        _ => "0.0.0.0/0",
    }
}

/// Lists that cannot be seen are another lab's concern.
fn unknown(outcome: &mut Outcome, trace: &Trace) {
    let filters = [Ask::DescribeNetworkAcls, Ask::DescribeSecurityGroups];
    outcome.missing.extend(trace.missing.iter().filter(|missing| !filters.contains(&missing.operation)).cloned());
    outcome.why = outcome.why.take().or_else(|| trace.why.as_ref().map(blocker::why));
}

fn is_filter(layer: Layer) -> bool {
    matches!(layer, Layer::NetworkAcl | Layer::SecurityGroup)
}

/// The internet, and one address of every stretch that the subnet's table tells apart: a list that shuts one stretch
/// would otherwise hide that another has no route.
fn probes(stage: &Stage<'_>, subnet: &Subnet) -> Vec<Party> {
    let mut addresses = vec![Ipv4Addr::new(8, 8, 8, 8), Ipv4Addr::new(193, 0, 14, 129)];
    if let Lookup::Found(table) = stage.network.route_table_of(&subnet.subnet_id) {
        let blocks = table.routes.iter().filter_map(|route| route.destination_cidr_block.as_deref());
        for block in blocks.filter_map(|block| block.parse::<ipnet::Ipv4Net>().ok()) {
            let after = u32::from(block.broadcast()).wrapping_add(1);
            addresses.extend([block.network(), Ipv4Addr::from(after)]);
        }
    }
    let party = |address| Party {
        end: End::Address { address: IpAddr::V4(address), vpc: None },
        label: Note::new("who-internet"),
    };
    let vpc = subnet.vpc_id.as_deref();
    let host = |address: &Ipv4Addr| ipnet::IpNet::from(IpAddr::V4(*address));
    let on_the_internet = addresses.into_iter().filter(|address| stage.network.meets_internet(vpc, host(address)));
    std::iter::once(flow_ends::internet(false)).chain(on_the_internet.map(party)).collect()
}

fn holds_ipv6(stage: &Stage<'_>, subnet: &Subnet) -> bool {
    stage.network.inventory().network_interfaces.iter().any(|interface| {
        interface.subnet_id.as_ref() == Some(&subnet.subnet_id) && !interface.ipv6_addresses.is_empty()
    })
}

/// Private subnets whose hosts have public addresses: perhaps the public table was given to the wrong subnet.
fn private_with_public_addresses(stage: &Stage<'_>) -> Vec<Note> {
    let roles = &stage.cast.roles;
    roles
        .private
        .iter()
        .filter(|subnet| {
            roles
                .private_hosts
                .iter()
                .any(|host| host.subnet.subnet_id == subnet.subnet_id && host.instance.public_ip_address.is_some())
        })
        .map(|subnet| {
            let resource = crate::names::resource(&subnet.subnet_id, &subnet.tags);
            Note::new("near-private-subnet-with-public-addresses").with("subnet", resource)
        })
        .collect()
}
