//! On which ports a host may answer ssh, and which ways in need no such port at all.

use crate::cast::Host;
use crate::finding::{Arg, Note};
use crate::flow_ends;
use crate::stage::Stage;
use snapshot::shapes::{InstanceConnectEndpoint, IpPermission, Vpc};
use snapshot::{Ask, Missing};
use std::collections::BTreeSet;

/// The calls that show ways in without a hop in a public subnet.
pub(crate) const OTHER_WAYS: [Ask; 2] = [Ask::DescribeInstanceConnectEndpoints, Ask::DescribeInstanceInformation];

/// `usual` first, then every single TCP port that the groups of the hosts admit, but for the web's own.
pub(crate) fn ports<'h>(stage: &Stage<'_>, usual: u16, hosts: impl IntoIterator<Item = &'h Host<'h>>) -> Vec<u16> {
    let inventory = stage.network.inventory();
    let mut groups = BTreeSet::new();
    for host in hosts {
        let listed = host.instance.network_interfaces.iter().flat_map(|eni| &eni.groups);
        groups.extend(listed.chain(&host.instance.security_groups).map(|group| group.group_id.clone()));
    }
    let mut ports = vec![usual];
    for rule in groups.iter().filter_map(|id| inventory.security_groups.get(id)).flat_map(|group| &group.ip_permissions)
    {
        let is_tcp = matches!(rule.ip_protocol.as_deref(), Some("tcp" | "6"));
        let single = rule.from_port.filter(|from| is_tcp && rule.to_port == Some(*from));
        let port = single.and_then(|port| u16::try_from(port).ok()).filter(|port| !matches!(port, 80 | 443));
        ports.extend(port.filter(|port| !ports.contains(port)));
    }
    ports
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
