//! How the internet comes to the application: by a load balancer, or straight to a host on a port that is not ssh's.

use crate::app_hosts::AppHost;
use crate::blocker;
use crate::finding::Note;
use crate::flow_ends::{self, NamedFlow, Party};
use crate::outcome::Outcome;
use crate::service;
use crate::ssh;
use crate::stage::Stage;
use reach::{Action, End, Exposed, InterfaceRef, Kind, Layer, Protocol, Trace, Verdict};
use request::listener::{Group, Target};
use snapshot::shapes::{LoadBalancer, SecurityGroup, Vpc};
use snapshot::{Ask, Missing, SecurityGroupId};
use std::collections::BTreeSet;

/// The calls that show load balancers beside those of targets.
pub(crate) const BALANCERS_SEEN_BY: [Ask; 4] = [
    Ask::DescribeClassicLoadBalancers,
    Ask::DescribeLoadBalancerAttributes,
    Ask::DescribeTargetGroupAttributes,
    Ask::ListVpcOrigins,
];

/// Port of the web where nothing else is said.
const WEB: u16 = 80;

/// Ports by which people log in; an application answers elsewhere.
const LOGIN: [u16; 2] = [22, 3389];

/// A connection that reaches the application, or does not.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) asked: NamedFlow,
    pub(crate) trace: Trace,
}

impl Entry {
    fn new(stage: &Stage<'_>, from: &Party, to: &Party, port: u16) -> Self {
        let asked = NamedFlow::new(from, to, Protocol::Tcp, Some(port));
        let trace = stage.trace(&asked.flow);
        Self { asked, trace }
    }

    /// What has been seen, for a reader.
    pub(crate) fn seen(&self) -> Note {
        let port = self.asked.flow.port.map(|port| port.to_string()).unwrap_or_default();
        Note::new("seen-deployed").with("to", self.asked.to.clone()).with("port", port)
    }

    /// Whether the request comes as far as a load balancer: what stops it then stands behind.
    pub(crate) fn comes_in(&self) -> bool {
        let mut hops = self.trace.request.hops.iter().take_while(|hop| hop.action != Action::Drop);
        hops.any(|hop| hop.layer == Layer::LoadBalancer)
    }

    /// Whether a target of a load balancer was reached, and not the load balancer alone.
    fn is_handed_on(&self) -> bool {
        let hands_on = |hop: &reach::Hop| hop.layer == Layer::LoadBalancer && hop.action == Action::Translate;
        matches!(self.asked.flow.from, End::Node { .. }) || self.trace.request.hops.iter().any(hands_on)
    }
}

/// The load balancers of a VPC.
pub(crate) fn balancers<'s>(stage: &Stage<'s>, vpc: &Vpc) -> Vec<&'s LoadBalancer> {
    let balancers = stage.network.inventory().load_balancers.iter();
    balancers.filter(|one| one.vpc_id.as_ref() == Some(&vpc.vpc_id)).collect()
}

/// What becomes of a connection to each listener of a load balancer: that none hands it on is told of port 80 where
/// there is no listener at all.
pub(crate) fn by_balancer(stage: &Stage<'_>, balancer: &LoadBalancer) -> Vec<Entry> {
    let Some(name) = balancer.dns_name.as_deref() else { return Vec::new() };
    let listeners = stage.network.inventory().listeners.of(&balancer.load_balancer_arn);
    let mut ports: Vec<u16> = listeners
        .iter()
        .filter(|listener| !matches!(listener.protocol.as_deref(), Some("UDP" | "QUIC")))
        .filter_map(|listener| u16::try_from(listener.port?).ok())
        .collect();
    ports.sort_unstable();
    if ports.is_empty() {
        ports.push(WEB);
    }
    let to = Party { end: End::Name(name.to_owned()), label: service::label(balancer) };
    if has_vpc_origin(stage, balancer) {
        return to_targets(stage, balancer);
    }
    let v6 = balancer.ip_address_type.as_deref() == Some("dualstack-without-public-ipv4");
    ports.into_iter().map(|port| Entry::new(stage, &flow_ends::internet(v6), &to, port)).collect()
}

/// Whether connections reach a target by one of these entries.
pub(crate) fn handed_on(entries: &[Entry]) -> Option<&Entry> {
    entries.iter().find(|one| one.trace.verdict == Verdict::Delivered && one.is_handed_on())
}

fn has_vpc_origin(stage: &Stage<'_>, balancer: &LoadBalancer) -> bool {
    let mut origins = stage.network.inventory().vpc_origins.iter();
    balancer.scheme.as_deref() == Some("internal")
        && origins.any(|one| one.origin_endpoint_arn.as_deref() == Some(balancer.load_balancer_arn.as_str()))
}

/// The call without which it cannot be told that nothing comes through a load balancer that the internet does not know,
/// if one is missing: CloudFront may come to it, and its targets have to be known.
pub(crate) fn untold_within(stage: &Stage<'_>, balancer: &LoadBalancer) -> Option<Missing> {
    if balancer.scheme.as_deref() != Some("internal") {
        return None;
    }
    let lists = [Ask::ListVpcOrigins, Ask::DescribeTargetGroups];
    let unlisted = stage.cast.unknown(stage.network, &lists).into_iter().next();
    unlisted.or_else(|| groups_of(stage, balancer).into_iter().find_map(|group| group.missing))
}

fn groups_of<'s>(stage: &Stage<'s>, balancer: &LoadBalancer) -> Vec<Group<'s>> {
    let inventory = stage.network.inventory();
    let place = inventory.load_balancers.row(&balancer.load_balancer_arn).map_or(stage.cast.place, |row| row.place);
    let ours =
        inventory.target_groups.iter().filter(|one| one.load_balancer_arns.contains(&balancer.load_balancer_arn));
    ours.map(|group| Group::of(inventory, &group.target_group_arn, place)).collect()
}

/// From a load balancer to its targets: what CloudFront hands to it comes by no name that the internet knows.
fn to_targets(stage: &Stage<'_>, balancer: &LoadBalancer) -> Vec<Entry> {
    let Some(from) = service::nodes(balancer).into_iter().next() else { return Vec::new() };
    let to = groups_of(stage, balancer).into_iter().flat_map(|group| {
        let party = |target: &Target<'_>| Some((service::party(stage, &group, target)?, target.port?));
        group.targets.iter().filter_map(party).collect::<Vec<_>>()
    });
    to.map(|(to, port)| Entry::new(stage, &from, &to, port)).collect()
}

/// By which port the internet reaches a host straight, if it does.
pub(crate) fn straight(stage: &Stage<'_>, host: &AppHost<'_>) -> Result<Entry, Box<Outcome>> {
    let mut untold = Box::<Outcome>::default();
    for one in &host.interfaces {
        let Some(exposure) = stage.network.exposure_of(&one.id) else { continue };
        let found = exposure.inbound.sets.iter().find_map(|set| Some((set, web_port(stage, set)?)));
        if let Some((set, port)) = found {
            let v6 = set.prefixes.first().is_some_and(|block| block.addr().is_ipv6());
            return Ok(Entry::new(stage, &flow_ends::internet(v6), &at(host, one), port));
        }
        for doubt in &exposure.inbound.unknown {
            untold.missing.extend(doubt.missing.iter().cloned());
            untold.why = untold.why.take().or_else(|| doubt.why.first().map(blocker::why));
        }
    }
    Err(untold)
}

fn at(host: &AppHost<'_>, one: &InterfaceRef) -> Party {
    Party { end: End::Interface(one.id.clone()), ..host.party() }
}

/// A port of a set by which an application may be reached: those of the web before others.
fn web_port(stage: &Stage<'_>, set: &Exposed) -> Option<u16> {
    match set.protocol {
        Protocol::All => Some(WEB),
        Protocol::Tcp => {
            let is_open = |port: u16| set.ports.iter().any(|&(low, high)| low <= port && port <= high);
            let usual = [WEB, 443].into_iter().find(|&port| is_open(port));
            usual
                .or_else(|| set.ports.iter().find_map(|&(low, high)| (low..=high).find(|&port| !is_login(stage, port))))
        }
        _ => None,
    }
}

fn is_login(stage: &Stage<'_>, port: u16) -> bool {
    LOGIN.contains(&port) || stage.ssh_ports.contains(&port)
}

/// What becomes of a connection to the port on which the host is most likely to answer.
pub(crate) fn likely(stage: &Stage<'_>, host: &AppHost<'_>) -> Entry {
    let v6 = host.only_v6();
    Entry::new(stage, &flow_ends::internet(v6), &host.party(), likely_port(stage, host))
}

/// Port 80, unless the host's groups admit nothing but another one.
fn likely_port(stage: &Stage<'_>, host: &AppHost<'_>) -> u16 {
    let mut admitted: Option<u16> = None;
    for rule in groups(stage, host).flat_map(|group| &group.ip_permissions) {
        for rule in reach::Rule::of_permission(rule, false) {
            let reach::Rule::Group(rule) = rule else { continue };
            let range = match rule.kind {
                Kind::Any => (0, u16::MAX),
                Kind::Ports(6, low, high) => (low, high),
                _ => continue,
            };
            if range.0 <= WEB && WEB <= range.1 {
                return WEB;
            }
            let first = (range.0.max(1)..=range.1).find(|&port| !is_login(stage, port));
            admitted = admitted.or(first);
        }
    }
    admitted.unwrap_or(WEB)
}

/// The call that would show load balancers, if one is missing: behind one that may not be seen hosts are closed.
pub(crate) fn hidden(stage: &Stage<'_>) -> Option<Missing> {
    let balancers = [Ask::DescribeLoadBalancers, Ask::DescribeClassicLoadBalancers];
    stage.cast.unknown(stage.network, &balancers).into_iter().next()
}

/// Whether a load balancer of the first generation stands in a VPC: how it hands on is not modelled.
pub(crate) fn has_classic(stage: &Stage<'_>, vpc: &Vpc) -> bool {
    let mut balancers = stage.network.inventory().classic_load_balancers.iter();
    balancers.any(|one| one.vpc_id.as_ref() == Some(&vpc.vpc_id) && !one.instances.is_empty())
}

/// The hosts to which visitors could come straight: in public subnets, or where there is none such, with an address that
/// the internet knows. Those by which people come to private hosts are told apart, and those that do nothing but pass on
/// are left out: what they let in says nothing about an application.
pub(crate) struct Open<'h, 's> {
    /// Those of which nothing else is known.
    pub(crate) hosts: Vec<&'h AppHost<'s>>,
    /// Ways in to private hosts, on which an application may run as well.
    pub(crate) ways_in: Vec<&'h AppHost<'s>>,
}

impl<'h, 's> Open<'h, 's> {
    pub(crate) fn of(stage: &Stage<'_>, all: &'h [AppHost<'s>]) -> Self {
        let serving = || all.iter().filter(|host| !host.passes_on());
        let mut addressed: Vec<&'h AppHost<'s>> = serving().filter(|host| host.in_public).collect();
        if addressed.is_empty() {
            addressed = serving().filter(|host| host.has_public_address()).collect();
        }
        let groups_in = ways_in(stage);
        let is_way_in = |host: &&'h AppHost<'s>| groups(stage, host).any(|group| groups_in.contains(&group.group_id));
        let (ways_in, hosts) = addressed.into_iter().partition(is_way_in);
        Self { hosts, ways_in }
    }

    /// That nothing is open but a way in to private hosts: whether the application answers there, no configuration says.
    pub(crate) fn only_way_in(&self, stage: &Stage<'_>) -> Option<Outcome> {
        let mut running = self.ways_in.iter().filter(|host| host.runs && self.hosts.is_empty());
        let (host, entry) = running.find_map(|host| Some((host, straight(stage, host).ok()?)))?;
        let port = entry.asked.flow.port.map(|port| port.to_string()).unwrap_or_default();
        Some(Outcome::because(Note::new("why-only-way-in").with("resource", host.arg()).with("port", port)))
    }
}

/// The groups from which private hosts admit ssh.
fn ways_in(stage: &Stage<'_>) -> BTreeSet<SecurityGroupId> {
    let hosts = stage.cast.roles.private_hosts.iter();
    let own = hosts.flat_map(|host| stage.network.interfaces_of(&host.instance.instance_id));
    let rules = own.collect::<Vec<_>>();
    let rules = rules.iter().flat_map(|one| groups_at(stage, one)).flat_map(|group| &group.ip_permissions);
    let ports = ssh::ports(stage, LOGIN[0]);
    let admits = rules.filter(|rule| ports.iter().any(|&port| ssh::admits(rule, port)));
    admits.flat_map(|rule| &rule.user_id_group_pairs).filter_map(|pair| pair.group_id.clone()).collect()
}

fn groups<'s>(stage: &Stage<'s>, host: &AppHost<'_>) -> impl Iterator<Item = &'s SecurityGroup> {
    host.interfaces.iter().flat_map(|one| groups_at(stage, one)).collect::<Vec<_>>().into_iter()
}

fn groups_at<'s>(stage: &Stage<'s>, one: &InterfaceRef) -> Vec<&'s SecurityGroup> {
    let inventory = stage.network.inventory();
    let listed = inventory.network_interfaces.get(&one.id).into_iter().flat_map(|one| &one.groups);
    listed.filter_map(|group| inventory.security_groups.get(&group.group_id)).collect()
}
