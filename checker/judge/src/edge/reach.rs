//! Whether CloudFront's packets come to a load balancer: over the internet from the blocks that AWS lists, or inside of
//! the VPC from interfaces of its own.

use super::Scene;
use crate::delivery;
use crate::finding::{Arg, Finding, Note, Part};
use crate::flow_ends::{NamedFlow, Party};
use crate::outcome::Outcome;
use crate::service;
use crate::stage::Stage;
use ::request::edge::{ORIGIN_FACING, origin_facing, origin_facing_blocks};
use ipnet::IpNet;
use reach::{Change, Direction, Edit, End, GroupPeer, Protocol, Rule, Traffic, Verdict};
use snapshot::shapes::{IpPermission, LoadBalancer, SecurityGroup};
use snapshot::{Missing, PrefixListId};
use std::net::{IpAddr, Ipv4Addr};

/// The group that CloudFront makes for its interfaces in a VPC with origins; nobody else may make one of this name.
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html>
const SERVICE_GROUP: &str = "CloudFront-VPCOrigins-Service-SG";

/// Of so many of the list's blocks a packet is tried; AWS's list has some fifty.
const MOST: usize = 128;

/// A prefix that is wide enough to be everybody's and nobody's in particular.
const WIDE: u8 = 8;

/// A prefix that is somebody's own network. What CloudFront sends from is blocks of sixteen bits and wider among others:
/// groups that admit nothing wider than this do not admit it. <https://ip-ranges.amazonaws.com/ip-ranges.json>, service
/// `CLOUDFRONT_ORIGIN_FACING`.
const OWN: u8 = 24;

/// An address of such a block of CloudFront's, for packets where nobody listed its blocks.
const SENDER: IpAddr = IpAddr::V4(Ipv4Addr::new(130, 176, 0, 1));

fn list(stage: &Stage<'_>) -> Option<PrefixListId> {
    origin_facing(stage.network.inventory())
}

fn blocks(stage: &Stage<'_>) -> Vec<IpNet> {
    origin_facing_blocks(stage.network.inventory())
}

/// A host of a block.
fn host(block: &IpNet) -> IpAddr {
    block.hosts().next().unwrap_or_else(|| block.network())
}

/// Packets from CloudFront over the internet to a port of a load balancer, and their answers.
pub(super) fn over_internet(scene: &Scene<'_, '_>, balancer: &LoadBalancer, port: u16) -> Outcome {
    // Its nodes have no public addresses: what else is in the way is not the cause.
    if balancer.scheme.as_deref() == Some("internal") {
        let arn = balancer.load_balancer_arn.as_str();
        let mut finding = scene.stage.named(Finding::at("LOAD_BALANCER_INTERNAL", arn));
        finding.stop.part = Part::Lacking("LOAD_BALANCER_INTERNAL");
        return Outcome::fail(finding);
    }
    let mut outcome = Outcome::default();
    for node in service::nodes(balancer) {
        outcome.absorb(to_node(scene.stage, balancer, &node, port));
    }
    outcome.seen.clear();
    for finding in &mut outcome.findings {
        admit_the_list(scene.stage, balancer, port, finding);
    }
    outcome
}

fn to_node(stage: &Stage<'_>, balancer: &LoadBalancer, to: &Party, port: u16) -> Outcome {
    let label = Note::new("who-cloudfront");
    let blocks = blocks(stage);
    let from = |end| NamedFlow::new(&Party { end, label: label.clone() }, to, Protocol::Tcp, Some(port));
    let mut outcome = Outcome::default();
    if blocks.is_empty() {
        let asked = from(End::Internet);
        let trace = stage.trace(&asked.flow);
        let narrow = trace.widest.is_some_and(|block| block.prefix_len() > WIDE);
        let few = trace.widest.is_some_and(|block| block.addr().is_ipv4() && block.prefix_len() >= OWN);
        if trace.verdict == Verdict::Delivered && few && !names_a_list(stage, balancer) {
            // Nobody who could be CloudFront is among so few.
            let asked = from(End::Address { address: SENDER, vpc: None });
            let trace = stage.trace(&asked.flow);
            if trace.verdict == Verdict::Dropped {
                outcome.absorb(delivery::delivered(stage, &asked, trace));
                return outcome;
            }
        }
        if trace.verdict == Verdict::Delivered && narrow {
            // Whom the groups admit, and whether CloudFront is among them, is not known.
            let why = Note::new("why-edge-blocks").with("resource", balancer.load_balancer_arn.as_str());
            return Outcome { missing: unlisted(stage).into_iter().collect(), why: Some(why), ..outcome };
        }
        outcome.absorb(delivery::delivered(stage, &asked, trace));
    }
    for block in blocks.iter().take(MOST) {
        let asked = from(End::Address { address: host(block), vpc: None });
        outcome.absorb(delivery::delivered(stage, &asked, stage.trace(&asked.flow)));
        if outcome.is_unknown() || outcome.findings.len() > MOST {
            break;
        }
    }
    outcome
}

/// Whether a group of a load balancer names a prefix list, which may be CloudFront's, or cannot be looked at.
fn names_a_list(stage: &Stage<'_>, balancer: &LoadBalancer) -> bool {
    let groups = &stage.network.inventory().security_groups;
    balancer.security_groups.iter().any(|id| {
        groups.get(id).is_none_or(|group| group.ip_permissions.iter().any(|rule| !rule.prefix_list_ids.is_empty()))
    })
}

/// The call that would tell what is in the list.
fn unlisted(stage: &Stage<'_>) -> Option<Missing> {
    let inventory = stage.network.inventory();
    match list(stage) {
        Some(list) => inventory.missing_children(&inventory.prefix_list_entries, &list, stage.cast.place),
        None => inventory.missing(&inventory.managed_prefix_lists, stage.cast.place),
    }
}

/// Where a group of the load balancer shuts CloudFront out, its list is what has to come in, and not a block of it. A list
/// that may not be seen is called by its name, and no change is made of that.
fn admit_the_list(stage: &Stage<'_>, balancer: &LoadBalancer, port: u16, finding: &mut Finding) {
    let ours = balancer.security_groups.iter().any(|group| *group.as_str() == *finding.resource);
    if !ours || finding.code != reach::codes::ENI_SG_RULES_MISMATCH.0 {
        return;
    }
    let list = list(stage);
    let called = list.as_ref().map_or(ORIGIN_FACING, |list| list.as_str());
    finding.args.insert("needed", format!("allow tcp {port} from {called}").into());
    finding.change = list.map(|list| {
        Change::new([Edit::AdmitInGroup {
            group: finding.resource.clone(),
            direction: Direction::Ingress,
            traffic: Traffic::port(port),
            peer: list.to_string(),
        }])
    });
}

/// Who else than CloudFront reaches a port of a load balancer from the internet: the widest block.
pub(super) fn beside_cloudfront(scene: &Scene<'_, '_>, balancer: &LoadBalancer, port: u16) -> Option<IpNet> {
    let widest = service::nodes(balancer).into_iter().find_map(|node| {
        let trace = scene.stage.trace(&reach::Flow::tcp(End::Internet, node.end, port));
        trace.widest.filter(|_| trace.verdict == Verdict::Delivered)
    })?;
    let blocks = blocks(scene.stage);
    let is_cloudfronts = blocks.iter().any(|block| block.contains(&widest));
    let is_told = !blocks.is_empty() || widest.prefix_len() <= WIDE;
    (is_told && !is_cloudfronts).then_some(widest)
}

/// Whether the groups of a load balancer let CloudFront's own interfaces in the VPC come to a port.
///
/// AWS says that a group has to admit its list, or the group of those interfaces: a rule for the VPC's own block does not.
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html>
pub(super) fn inside(scene: &Scene<'_, '_>, balancer: &LoadBalancer, port: u16) -> Admission {
    let stage = scene.stage;
    let inventory = stage.network.inventory();
    // A network load balancer may have none.
    if balancer.security_groups.is_empty() {
        return if balancer.r#type.as_deref() == Some("network") { Admission::Open } else { Admission::Untold(None) };
    }
    let mut untold = None;
    for id in &balancer.security_groups {
        let Some(group) = inventory.security_groups.get(id) else {
            untold = Some(inventory.missing(&inventory.security_groups, stage.cast.place));
            continue;
        };
        match admits(stage, group, port) {
            Some(true) => return Admission::Open,
            Some(false) => {}
            None => untold = untold.or(Some(None)),
        }
    }
    match untold {
        Some(missing) => Admission::Untold(missing),
        None => Admission::Shut(balancer.security_groups.first().map(ToString::to_string).unwrap_or_default()),
    }
}

/// What groups do with CloudFront's interfaces.
pub(super) enum Admission {
    /// They let them in.
    Open,
    /// They do not; the first of them.
    Shut(String),
    /// The configuration does not tell.
    Untold(Option<Missing>),
}

/// Whether a group admits CloudFront's interfaces; `None` where a rule cannot be read.
fn admits(stage: &Stage<'_>, group: &SecurityGroup, port: u16) -> Option<bool> {
    let inventory = stage.network.inventory();
    let blocks = blocks(stage);
    let own = list(stage);
    let mut unsure = false;
    for rule in
        group.ip_permissions.iter().filter(|rule| is_for(rule, port)).flat_map(|it| Rule::of_permission(it, false))
    {
        let Rule::Group(rule) = rule else { continue };
        match &rule.peer {
            GroupPeer::Block(block) => {
                let all = |block: &IpNet| block.prefix_len() == 0 && block.network().is_ipv4();
                if all(block) || !blocks.is_empty() && blocks.iter().all(|one| block.contains(one)) {
                    return Some(true);
                }
            }
            GroupPeer::List(id) => match &own {
                Some(own) if own.as_str() == id.as_str() => return Some(true),
                Some(_) => {}
                // Which list that is nobody could ask.
                None => unsure |= inventory.managed_prefix_lists.get(id.as_str()).is_none(),
            },
            GroupPeer::Group(id) => match inventory.security_groups.get(id.as_str()) {
                Some(peer) if peer.group_name.as_deref().is_some_and(|name| name == SERVICE_GROUP) => {
                    return Some(true);
                }
                Some(_) => {}
                None => unsure = true,
            },
            GroupPeer::Unreadable => unsure = true,
        }
    }
    if unsure { None } else { Some(false) }
}

/// Whether a rule is about a TCP port.
fn is_for(rule: &IpPermission, port: u16) -> bool {
    match rule.ip_protocol.as_deref() {
        Some("-1") => true,
        Some("tcp" | "6") => {
            let port = i32::from(port);
            rule.from_port.unwrap_or(0) <= port && port <= rule.to_port.unwrap_or(65_535)
        }
        _ => false,
    }
}

/// That a load balancer's groups do not admit CloudFront's interfaces.
pub(super) fn shut(stage: &Stage<'_>, group: &str, origin: &str, port: u16) -> Finding {
    let list = list(stage);
    let mut finding = stage
        .named(Finding::lacking("VPC_ORIGIN_GROUP_SHUT", group))
        .with("origin", origin)
        .with("port", Arg::Text(port.to_string()))
        .with("list", list.as_ref().map_or(ORIGIN_FACING, |list| list.as_str()));
    finding.change = list.map(|list| {
        Change::new([Edit::AdmitInGroup {
            group: group.to_owned(),
            direction: Direction::Ingress,
            traffic: Traffic::port(port),
            peer: list.to_string(),
        }])
    });
    finding
}
