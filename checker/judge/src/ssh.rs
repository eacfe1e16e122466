//! On which ports a host answers ssh, and which ways in need no such port at all.
//!
//! Nothing in an account tells where ssh listens: it is 22 unless the learner says otherwise. Any other port that is
//! open is an application's, or ssh that was not declared.

use crate::cast::Host;
use crate::finding::{Arg, Note};
use crate::flow_ends;
use crate::stage::Stage;
use ipnet::IpNet;
use snapshot::shapes::{InstanceConnectEndpoint, IpPermission, Vpc};
use snapshot::{Ask, Missing};
use std::collections::BTreeSet;

/// The calls that show ways in without a hop in a public subnet.
pub(crate) const OTHER_WAYS: [Ask; 2] = [Ask::DescribeInstanceConnectEndpoints, Ask::DescribeInstanceInformation];

/// The calls that show which ports hosts admit.
pub(crate) const PORTS_SEEN_BY: [Ask; 2] = [Ask::DescribeInstances, Ask::DescribeSecurityGroups];

/// `usual` first, then what the learner declared.
pub(crate) fn ports(stage: &Stage<'_>, usual: u16) -> Vec<u16> {
    let mut ports = vec![usual];
    for port in stage.ssh_ports {
        if !ports.contains(port) {
            ports.push(*port);
        }
    }
    ports
}

/// The ports on which hosts in public subnets might answer ssh without anybody having said so: every single TCP port
/// that their groups admit, but for the web's own.
pub(crate) fn undeclared_of_hops<'h>(
    stage: &Stage<'_>,
    usual: u16,
    hops: impl IntoIterator<Item = &'h Host<'h>>,
) -> Vec<u16> {
    undeclared(stage, usual, hops, |_| true)
}

/// The same of private hosts: such a port is open from the hop only. What more than the hop may use is an
/// application's.
pub(crate) fn undeclared_of_private<'h>(
    stage: &Stage<'_>,
    usual: u16,
    hosts: impl IntoIterator<Item = &'h Host<'h>>,
) -> Vec<u16> {
    let inventory = stage.network.inventory();
    let mut ways = BTreeSet::new();
    for hop in &stage.cast.roles.hops {
        ways.extend(group_ids(hop));
    }
    let vpc = crate::absent::vpc(stage).ok();
    if let Some(vpc) = vpc {
        ways.extend(endpoints(stage, vpc).flat_map(|endpoint| &endpoint.security_group_ids).map(ToString::to_string));
    }
    let private = stage.cast.roles.private.iter().filter_map(|subnet| subnet.cidr_block.as_deref()?.parse().ok());
    let private: Vec<IpNet> = private.collect();
    let from_hop_only = |rule: &IpPermission| {
        let blocks = rule.ip_ranges.iter().filter_map(|range| range.cidr_ip.as_deref());
        let blocks = blocks.chain(rule.ipv6_ranges.iter().filter_map(|range| range.cidr_ipv6.as_deref()));
        // A block that nobody can read, or a list, may well be the hop's.
        let is_wide = |block: IpNet| {
            stage.network.meets_internet(vpc.map(|vpc| &*vpc.vpc_id), block)
                || private.iter().any(|own| own.contains(&block) || block.contains(own))
        };
        let groups = rule.user_id_group_pairs.iter().filter_map(|pair| pair.group_id.as_deref());
        !blocks.filter_map(|block| block.parse().ok()).any(is_wide)
            && groups.into_iter().all(|id| ways.contains(id) || inventory.security_groups.get(id).is_none())
    };
    undeclared(stage, usual, hosts, from_hop_only)
}

/// The single TCP ports that groups of the hosts admit, by rules of which all are as they should be.
fn undeclared<'h>(
    stage: &Stage<'_>,
    usual: u16,
    hosts: impl IntoIterator<Item = &'h Host<'h>>,
    fits: impl Fn(&IpPermission) -> bool,
) -> Vec<u16> {
    let inventory = stage.network.inventory();
    let groups: BTreeSet<String> = hosts.into_iter().flat_map(group_ids).collect();
    let rules = || {
        let groups = groups.iter().filter_map(|id| inventory.security_groups.get(id.as_str()));
        groups.flat_map(|group| &group.ip_permissions)
    };
    let mut ports = BTreeSet::new();
    for rule in rules() {
        let is_tcp = matches!(rule.ip_protocol.as_deref(), Some("tcp" | "6"));
        let single = rule.from_port.filter(|from| is_tcp && rule.to_port == Some(*from));
        ports.extend(single.and_then(|port| u16::try_from(port).ok()));
    }
    let known = self::ports(stage, usual);
    let is_free = |port: &u16| !matches!(port, 80 | 443) && !known.contains(port);
    ports.retain(|port| is_free(port) && rules().filter(|rule| admits(rule, *port)).all(&fits));
    ports.into_iter().collect()
}

fn group_ids(host: &Host<'_>) -> BTreeSet<String> {
    let listed = host.instance.network_interfaces.iter().flat_map(|eni| &eni.groups);
    listed.chain(&host.instance.security_groups).map(|group| group.group_id.to_string()).collect()
}

/// That ssh might get through on ports that nobody declared, and how to declare them.
pub(crate) fn why_undeclared(ports: &BTreeSet<u16>) -> Note {
    let list = ports.iter().map(|port| Arg::Text(port.to_string())).collect();
    Note::new("why-undeclared-ssh-port").with("ports", Arg::List(list))
}

/// What was taken on the learner's word, where a port is not the usual one.
pub(crate) fn declared(usual: u16, port: u16) -> Option<Note> {
    (port != usual).then(|| Note::new("assumed-ssh-port").with("port", port.to_string()))
}

/// The Instance Connect endpoints of the VPC that are not being deleted.
pub(crate) fn endpoints<'a>(stage: &Stage<'a>, vpc: &'a Vpc) -> impl Iterator<Item = &'a InstanceConnectEndpoint> {
    stage.network.inventory().instance_connect_endpoints.iter().filter(|endpoint| {
        endpoint.vpc_id.as_ref() == Some(&vpc.vpc_id)
            && !endpoint.state.as_deref().unwrap_or_default().starts_with("delete")
    })
}

/// What shows that Systems Manager looks after these hosts: its agent on each keeps in touch.
pub(crate) fn managed(stage: &Stage<'_>, hosts: &[Host<'_>]) -> Option<Note> {
    let known = &stage.network.inventory().instance_information;
    let online = |host: &Host<'_>| {
        known.get(&host.instance.instance_id).is_some_and(|host| host.ping_status.as_deref() == Some("Online"))
    };
    let list: Vec<Arg> = hosts.iter().map(flow_ends::host_arg).collect();
    let all = !hosts.is_empty() && hosts.iter().all(online);
    all.then(|| Note::new("seen-systems-manager").with("list", Arg::List(list)))
}

/// A way in that nobody could look at, for whatever reason, and so could be the one that works.
pub(crate) fn hidden_way(stage: &Stage<'_>) -> Option<Missing> {
    stage.cast.unknown(stage.network, &OTHER_WAYS).into_iter().next()
}

/// Whether a rule of a security group admits a TCP port, from whomever.
pub(crate) fn admits(rule: &IpPermission, port: u16) -> bool {
    let protocol = rule.ip_protocol.as_deref().unwrap_or("-1").to_ascii_lowercase();
    let port = i32::from(port);
    match protocol.as_str() {
        "-1" => true,
        "tcp" | "6" => {
            let from = rule.from_port.unwrap_or(-1);
            let to = rule.to_port.unwrap_or(-1);
            // A bound of -1 leaves that end open.
            (from == -1 || from <= port) && (to == -1 || port <= to)
        }
        _ => false,
    }
}
