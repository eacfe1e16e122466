//! Hosts and their security groups.

use super::{one, text};
use crate::cast::Choice;
use crate::finding::{Finding, Part};
use crate::stage::Stage;
use crate::{excerpt, ssh};
use reach::{Change, Direction, Edit, Rule, Traffic, VISITOR};
use snapshot::InstanceId;
use snapshot::shapes::{IpPermission, SecurityGroup};
use std::net::IpAddr;

const SSH: u16 = 22;
const WEB: u16 = 80;

/// An instance in a private subnet.
pub(super) fn private_host(stage: &Stage<'_>) -> Option<Change> {
    let subnet = stage.cast.roles.staying_private().first()?.subnet_id.to_string();
    let label = "new-host".to_owned();
    Some(one(Edit::Launch { label, subnet, groups: Vec::new(), public: false }))
}

/// A bastion in a public subnet that the learner reaches, and that private hosts admit.
pub(super) fn hop(stage: &Stage<'_>, vpc: &str) -> Option<Change> {
    let subnet = stage.cast.roles.public.first()?.subnet_id.to_string();
    let group = "new-bastion-sg".to_owned();
    let ssh = Traffic::port(SSH);
    let learner = stage.my_ip.map_or_else(|| VISITOR.to_owned(), host_block);
    let admit =
        |group: String, peer: String| Edit::AdmitInGroup { group, direction: Direction::Ingress, traffic: ssh, peer };
    let mut edits = vec![
        Edit::NewGroup { label: group.clone(), vpc: vpc.to_owned() },
        admit(group.clone(), learner),
        Edit::Launch { label: "new-bastion".to_owned(), subnet, groups: vec![group.clone()], public: true },
    ];
    let mut hosts: Vec<String> = Vec::new();
    for host in &stage.cast.roles.private_hosts {
        if let Some(first) = groups_of(stage, &host.instance.instance_id).first()
            && !hosts.contains(first)
        {
            hosts.push(first.clone());
            edits.push(admit(first.clone(), group.clone()));
        }
    }
    Some(Change::new(edits))
}

/// A host in a public subnet that the learner reaches on the web's port.
pub(super) fn web(stage: &Stage<'_>, vpc: &str) -> Option<Change> {
    let subnet = stage.cast.roles.public.first()?.subnet_id.to_string();
    let group = "new-web-sg".to_owned();
    let peer = stage.my_ip.map_or_else(|| VISITOR.to_owned(), host_block);
    Some(Change::new([
        Edit::NewGroup { label: group.clone(), vpc: vpc.to_owned() },
        Edit::AdmitInGroup { group: group.clone(), direction: Direction::Ingress, traffic: Traffic::port(WEB), peer },
        Edit::Launch { label: "new-web".to_owned(), subnet, groups: vec![group], public: true },
    ]))
}

/// The block of one address.
pub(super) fn host_block(address: IpAddr) -> String {
    format!("{address}/{}", if address.is_ipv4() { 32 } else { 128 })
}

/// The rule for everybody goes; who the learner comes from takes its place unless that is admitted already.
pub(super) fn narrow(stage: &Stage<'_>, group: &str, finding: &Finding) -> Option<Change> {
    let written = text(finding, "rule")?;
    let port: u16 = text(finding, "port")?.parse().ok()?;
    let inventory = stage.network.inventory();
    let item: &SecurityGroup = inventory.security_groups.get(group)?;
    let rule = item
        .ip_permissions
        .iter()
        .filter(|rule| excerpt::rule_peers(rule).iter().any(|peer| peer == written) && ssh::admits(rule, port))
        // Two rules may name the same block.
        .find(|rule| match &finding.stop.part {
            Part::Rule(told) => Rule::of_permission(rule, false).contains(told),
            _ => true,
        })?;
    let mut edits = vec![Edit::RevokeInGroup {
        group: group.to_owned(),
        direction: Direction::Ingress,
        traffic: traffic(rule),
        peer: written.to_owned(),
    }];
    let ways = ways_in(stage);
    let names = |rule: &IpPermission, way: &String| {
        rule.user_id_group_pairs.iter().any(|pair| pair.group_id.as_deref() == Some(way))
    };
    let admits = |way: &String| item.ip_permissions.iter().any(|rule| ssh::admits(rule, port) && names(rule, way));
    if let Some(way) = ways.first().filter(|_| !ways.iter().any(admits)) {
        edits.push(Edit::AdmitInGroup {
            group: group.to_owned(),
            direction: Direction::Ingress,
            traffic: Traffic::port(port),
            peer: way.clone(),
        });
    }
    Some(Change::new(edits))
}

/// Whom a private host admits, by their groups: the hops that run, else the endpoint for ssh, whether it keeps the
/// learner's address or not, else the hops that do not.
/// <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/eice-security-groups.html>
fn ways_in(stage: &Stage<'_>) -> Vec<String> {
    let hops = |running: bool| -> Vec<String> {
        let hops = stage.cast.roles.hops.iter().filter(|hop| (hop.state() == "running") == running);
        hops.flat_map(|hop| groups_of(stage, &hop.instance.instance_id)).collect()
    };
    let Choice::Found(vpc) = stage.cast.vpc.choice else { return hops(true) };
    let endpoints = stage.network.inventory().instance_connect_endpoints.iter();
    let ours = endpoints.filter(|endpoint| endpoint.vpc_id.as_ref() == Some(&vpc.vpc_id));
    let endpoints = ours.flat_map(|endpoint| &endpoint.security_group_ids).map(ToString::to_string).collect();
    [hops(true), endpoints, hops(false)].into_iter().find(|ways| !ways.is_empty()).unwrap_or_default()
}

/// The protocol and ports of a rule as the world language writes them.
pub(super) fn traffic(rule: &IpPermission) -> String {
    match (excerpt::rule_protocol(rule).as_str(), excerpt::rule_ports(rule).as_str()) {
        (protocol, "all") => protocol.to_owned(),
        (protocol, ports) => format!("{protocol} {ports}"),
    }
}

/// The groups of an instance's primary interface.
pub(super) fn groups_of(stage: &Stage<'_>, instance: &InstanceId) -> Vec<String> {
    let inventory = stage.network.inventory();
    let primary = stage.network.interfaces_of(instance);
    let interface = primary.first().and_then(|interface| inventory.network_interfaces.get(&interface.id));
    let listed = interface.map(|interface| interface.groups.as_slice()).unwrap_or_default();
    listed.iter().map(|group| group.group_id.to_string()).collect()
}

/// Whatever public address the host has goes.
pub(super) fn without_public_address(stage: &Stage<'_>, host: &str) -> Option<Change> {
    let interfaces = stage.network.interfaces_of(host);
    let public = interfaces.iter().filter(|interface| interface.v4.iter().any(|(_, public)| public.is_some()));
    let edits = public.map(|interface| Edit::TakePublicAddress { host: interface.id.to_string() });
    Some(Change::new(edits)).filter(|change| !change.edits.is_empty())
}
