//! Whether clients come as far as a load balancer: from the internet, or by who stands before it.

use super::Front;
use crate::absent;
use crate::delivery;
use crate::finding::{Arg, Finding, Note, Part};
use crate::flow_ends::{self, NamedFlow, Party};
use crate::names::resource;
use crate::outcome::Outcome;
use crate::stage::Stage;
use reach::{End, Protocol, Verdict};
use snapshot::shapes::LoadBalancer;
use snapshot::{Arn, SubnetId};

/// How clients come in.
#[derive(Debug)]
pub(crate) enum Door<'a> {
    /// By the public addresses of the load balancer.
    Public,
    /// By a distribution with an origin inside of the VPC.
    VpcOrigin(&'a str),
    /// By a network load balancer in front of it, at this port.
    Network(&'a LoadBalancer, u16),
}

/// How clients come in, or why they do not.
pub(crate) fn door<'a>(stage: &Stage<'a>, front: &Front<'a>) -> Result<Door<'a>, Box<Outcome>> {
    if front.item.scheme.as_deref() != Some("internal") {
        return Ok(Door::Public);
    }
    if let Some((network, port)) = network_in_front(stage, front) {
        return Ok(Door::Network(network, port));
    }
    let inventory = stage.network.inventory();
    let origins =
        inventory.vpc_origins.iter().filter(|origin| origin.origin_endpoint_arn.as_deref() == Some(front.arn()));
    let used = |id: &str| {
        super::distributions(stage).any(|distribution| {
            let config = distribution.distribution_config.as_ref().filter(|config| config.enabled != Some(false));
            let mut origins = config.and_then(|config| config.origins.as_ref()).into_iter().flat_map(|all| &all.items);
            origins.any(|origin| {
                origin.vpc_origin_config.as_ref().and_then(|own| own.vpc_origin_id.as_deref()) == Some(id)
            })
        })
    };
    if let Some(origin) = origins.map(|origin| origin.id.as_str()).find(|id| used(id)) {
        return Ok(Door::VpcOrigin(origin));
    }
    let missing = inventory.lacking(super::IN_FRONT.iter().copied(), stage.cast.place);
    if !missing.is_empty() {
        return Err(Box::new(Outcome { missing, ..Outcome::default() }));
    }
    let mut finding = stage.named(Finding::at("LOAD_BALANCER_INTERNAL", front.arn()));
    finding.stop.part = Part::Lacking("LOAD_BALANCER_INTERNAL");
    Err(Box::new(Outcome::fail(finding)))
}

/// A public network load balancer that hands connections to this one.
fn network_in_front<'a>(stage: &Stage<'a>, front: &Front<'a>) -> Option<(&'a LoadBalancer, u16)> {
    let inventory = stage.network.inventory();
    let leads_here = |group: &str| {
        let targets = inventory.target_health.of(group).iter();
        targets.filter_map(|one| one.target.as_ref()?.id.as_deref()).any(|id| id == front.arn())
    };
    inventory.load_balancers.iter().find_map(|other| {
        let public = other.scheme.as_deref() == Some("internet-facing");
        let network = other.r#type.as_deref() == Some("network");
        let listener =
            inventory.listeners.of(&other.load_balancer_arn).iter().find(|listener| {
                listener.default_actions.iter().flat_map(|action| action.receiving()).any(leads_here)
            })?;
        let port = listener.port.and_then(|port| u16::try_from(port).ok())?;
        (public && network).then_some((other, port))
    })
}

/// Whether packets of clients come to every node of the load balancer at a port, and the answers back.
pub(crate) fn let_in(stage: &Stage<'_>, front: &Front<'_>, door: &Door<'_>, port: u16) -> Outcome {
    match door {
        Door::Public => public(stage, front, port),
        Door::VpcOrigin(origin) => {
            let premise = Note::new("assumed-vpc-origin").with("resource", *origin).with("detail", front.arn());
            Outcome { premises: vec![premise], ..Outcome::default() }
        }
        Door::Network(network, port) => {
            let Some(name) = &network.dns_name else { return Outcome::default() };
            let to = Party { end: End::Name(name.clone()), label: label(network) };
            delivery::all_delivered(stage, &[asked(&flow_ends::internet(false), &to, *port)])
        }
    }
}

fn public(stage: &Stage<'_>, front: &Front<'_>, port: u16) -> Outcome {
    // Without a public subnet anywhere, that is what is to be mended first.
    if let Err(root) = absent::public(stage) {
        return *root;
    }
    let v6 = front.item.ip_address_type.as_deref() == Some("dualstack-without-public-ipv4");
    let mut outcome = Outcome::default();
    let mut private = Vec::new();
    for subnet in front.subnets() {
        let asked = asked(&flow_ends::internet(v6), &node(front, subnet), port);
        let trace = stage.trace(&asked.flow);
        let misplaced = stage.cast.roles.private.iter().find(|private| private.subnet_id == *subnet);
        match misplaced.filter(|_| trace.verdict == Verdict::Dropped) {
            Some(subnet) => private.push(resource(&subnet.subnet_id, &subnet.tags)),
            None => outcome.absorb(delivery::delivered(stage, &asked, trace)),
        }
    }
    if !private.is_empty() {
        let mut finding = stage.named(Finding::at("LOAD_BALANCER_IN_PRIVATE_SUBNET", front.arn()));
        finding.stop.part = Part::Lacking("LOAD_BALANCER_IN_PRIVATE_SUBNET");
        outcome.add(finding.with("subnets", Arg::List(private)));
    }
    outcome
}

/// A load balancer as an end of packets, for a reader.
pub(crate) fn label(balancer: &LoadBalancer) -> Note {
    let (id, name) = (balancer.load_balancer_arn.to_string(), balancer.load_balancer_name.clone());
    Note::new("who-load-balancer").with("balancer", Arg::Resource { id, name })
}

/// The nodes of a load balancer as ends of packets, whether or not its interfaces are listed; its name where its subnets
/// are not.
pub(crate) fn nodes(balancer: &LoadBalancer) -> Vec<Party> {
    let subnets = balancer.availability_zones.iter().filter_map(|zone| zone.subnet_id.as_ref());
    let node = |subnet: &SubnetId| End::Node { balancer: balancer.load_balancer_arn.clone(), subnet: subnet.clone() };
    let nodes: Vec<Party> = subnets.map(|subnet| Party { end: node(subnet), label: label(balancer) }).collect();
    if nodes.is_empty() {
        let name = balancer.dns_name.clone().unwrap_or_default();
        return vec![Party { end: End::Name(name), label: label(balancer) }];
    }
    nodes
}

/// A node of a load balancer.
pub(super) fn node(front: &Front<'_>, subnet: &SubnetId) -> Party {
    Party { end: End::Node { balancer: Arn::from(front.arn()), subnet: subnet.clone() }, label: label(front.item) }
}

pub(super) fn asked(from: &Party, to: &Party, port: u16) -> NamedFlow {
    NamedFlow::new(from, to, Protocol::Tcp, Some(port))
}
