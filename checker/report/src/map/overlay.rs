//! A traced path over a picture: which hop is met where, and what stops the packet there.

use super::model::{GateKind, Picture};
use ipnet::IpNet;
use reach::{Action, Blocker, Hop, Layer, Leg, LegTrace, LegVerdict, Trace, Verdict};
use snapshot::SubnetId;
use std::collections::BTreeMap;

/// A place on the map that a path can pass.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Anchor {
    /// Index of the VPC in the picture; none for what stands beside the VPCs.
    pub(super) vpc: Option<usize>,
    pub(super) what: What,
}

/// What a path passes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    /// The internet.
    Cloud,
    /// A gateway to it, or an endpoint.
    Gate(String),
    /// A peering, a transit gateway, a VPN gateway.
    Node(String),
    Acl(String),
    Table(String),
    Chip(String),
    /// An address of a subnet that nobody has.
    Subnet(String),
    Balancer(String),
}

/// One hop, with its number on the map.
#[derive(Debug)]
pub(super) struct Step<'t> {
    pub(super) number: usize,
    pub(super) leg: Leg,
    pub(super) hop: &'t Hop,
    pub(super) anchor: Option<Anchor>,
    /// What stops the packet here.
    pub(super) blocker: Option<&'t Blocker>,
    /// Whether something stopped the packet before, or may have.
    pub(super) after: bool,
}

/// What is marked at a place.
#[derive(Debug, Default)]
pub(super) struct Marks<'t> {
    pub(super) request: Vec<usize>,
    pub(super) reply: Vec<usize>,
    pub(super) blockers: Vec<&'t Blocker>,
    /// Whether it cannot be told what becomes of the packet here, and on which leg.
    pub(super) doubt: Option<Leg>,
}

impl Marks<'_> {
    /// Whether the sign of a stop stands here.
    pub(super) fn stops(&self) -> bool {
        !self.blockers.is_empty() || self.doubt.is_some()
    }
}

/// A path over a picture.
#[derive(Debug)]
pub(super) struct Overlay<'t> {
    pub(super) trace: &'t Trace,
    pub(super) steps: Vec<Step<'t>>,
    pub(super) marks: BTreeMap<Anchor, Marks<'t>>,
}

impl<'t> Overlay<'t> {
    /// Finds the place of every hop.
    pub(super) fn new(picture: &Picture, trace: &'t Trace) -> Self {
        let finder = Finder::new(picture);
        let mut overlay = Self { trace, steps: Vec::new(), marks: BTreeMap::new() };
        let mut blockers: Vec<&Blocker> = trace.blockers.iter().collect();
        let mut after = false;
        for (leg, walked) in [(Leg::Request, &trace.request), (Leg::Reply, &trace.reply)] {
            let anchors = finder.leg(walked);
            after |= is_uncertain(walked);
            for (hop, anchor) in walked.hops.iter().zip(anchors) {
                let number = overlay.steps.len() + 1;
                let blocker = (hop.action == Action::Drop).then(|| take(&mut blockers, leg, hop)).flatten();
                overlay.steps.push(Step { number, leg, hop, anchor, blocker, after });
                after |= blocker.is_some();
            }
        }
        overlay.mark();
        overlay
    }

    fn mark(&mut self) {
        for step in &self.steps {
            let Some(anchor) = &step.anchor else { continue };
            let marks = self.marks.entry(anchor.clone()).or_default();
            match step.leg {
                Leg::Request => marks.request.push(step.number),
                Leg::Reply => marks.reply.push(step.number),
            }
            marks.blockers.extend(step.blocker);
        }
        // Where a walk ends before the end, nothing is known of what comes then.
        if self.trace.verdict == Verdict::Unknown
            && self.steps.last().is_some_and(|last| last.hop.action != Action::Deliver)
            && let Some(step) = self.steps.iter().rev().find(|step| step.anchor.is_some())
            && let Some(marks) = step.anchor.as_ref().and_then(|anchor| self.marks.get_mut(anchor))
            && self.trace.blockers.is_empty()
        {
            marks.doubt = Some(step.leg);
        }
    }
}

/// Whether a leg was walked to its end although something on it is not known.
fn is_uncertain(leg: &LegTrace) -> bool {
    leg.verdict == LegVerdict::Unknown && leg.hops.last().is_some_and(|last| last.action == Action::Deliver)
}

/// The blocker that a hop is, which is then no other hop's.
fn take<'t>(blockers: &mut Vec<&'t Blocker>, leg: Leg, hop: &Hop) -> Option<&'t Blocker> {
    let same = |blocker: &&Blocker| {
        blocker.leg == leg
            && blocker.layer == hop.layer
            && blocker.resource == hop.resource
            && blocker.rule == hop.rule
            && blocker.packet == hop.packet
    };
    let index = blockers.iter().position(same)?;
    Some(blockers.remove(index))
}

/// Where things are in a picture.
#[derive(Default)]
struct Finder {
    /// Chips, gates, nodes and load balancers by all their names.
    things: BTreeMap<String, Vec<Anchor>>,
    subnets: BTreeMap<String, usize>,
    /// The blocks of the subnets.
    blocks: Vec<(IpNet, Anchor)>,
    /// The internet gateway of each VPC.
    internet: BTreeMap<usize, Anchor>,
    /// The one VPC that a node is joined to, if it is one.
    joined: BTreeMap<String, Option<usize>>,
}

impl Finder {
    fn new(picture: &Picture) -> Self {
        let mut finder = Self::default();
        for node in &picture.nodes {
            finder.add(&node.keys, &Anchor { vpc: None, what: What::Node(node.id.clone()) });
        }
        for (vpc, part) in picture.vpcs.iter().enumerate() {
            let at = |what: What| Anchor { vpc: Some(vpc), what };
            for joint in &part.joints {
                finder.joined.entry(joint.id.clone()).and_modify(|vpc| *vpc = None).or_insert(Some(vpc));
            }
            for gate in part.top.iter().chain(&part.endpoints) {
                let anchor = at(What::Gate(gate.id.clone()));
                if gate.kind == GateKind::Internet {
                    finder.internet.entry(vpc).or_insert_with(|| anchor.clone());
                }
                finder.add(&gate.keys, &anchor);
            }
            for balancer in &part.balancers {
                finder.add(&balancer.keys, &at(What::Balancer(balancer.id.clone())));
            }
            for subnet in part.zones.iter().flat_map(|zone| &zone.subnets) {
                finder.subnets.insert(subnet.id.clone(), vpc);
                let anchor = at(What::Subnet(subnet.id.clone()));
                let blocks = [Some(&subnet.block), subnet.block6.as_ref()];
                let blocks = blocks.into_iter().flatten().filter_map(|block| block.parse().ok());
                finder.blocks.extend(blocks.map(|block| (block, anchor.clone())));
                for chip in &subnet.chips {
                    finder.add(&chip.keys, &at(What::Chip(chip.id.clone())));
                }
            }
        }
        finder
    }

    fn add(&mut self, keys: &[String], anchor: &Anchor) {
        for key in keys {
            self.things.entry(key.clone()).or_default().push(anchor.clone());
        }
    }

    /// The thing of this name, in this VPC if it has one.
    fn thing(&self, name: &str, vpc: Option<usize>) -> Option<Anchor> {
        let found = self.things.get(name)?;
        found.iter().find(|anchor| anchor.vpc.is_some() && anchor.vpc == vpc).or_else(|| found.first()).cloned()
    }

    /// The places of a leg's hops.
    fn leg(&self, leg: &LegTrace) -> Vec<Option<Anchor>> {
        let mut vpc = leg.hops.iter().find_map(|hop| self.vpc_of(hop));
        let mut anchors: Vec<Option<Anchor>> = Vec::new();
        for (index, hop) in leg.hops.iter().enumerate() {
            let here = match hop.layer {
                Layer::NetworkAcl => self.at_subnet(hop.subnet.as_ref(), What::Acl),
                Layer::RouteTable => self
                    .at_subnet(hop.subnet.as_ref(), What::Table)
                    .or_else(|| self.thing(&hop.resource, vpc))
                    .or_else(|| anchors.last().cloned().flatten()),
                Layer::SecurityGroup => self.guarded(&leg.hops, index, vpc),
                Layer::Internet => Some(Anchor { vpc: None, what: What::Cloud }),
                Layer::BlockPublicAccess => vpc.and_then(|vpc| self.internet.get(&vpc)).cloned(),
                Layer::TransitGateway => self
                    .thing(&hop.resource, vpc)
                    .or_else(|| anchors.last().cloned().flatten().filter(|last| matches!(last.what, What::Node(_)))),
                _ => self.host(hop, vpc),
            };
            // What stops a packet is marked, if need be where the packet was last.
            let here = here.or_else(|| match hop.action {
                Action::Drop => self.at_address(hop, vpc).or_else(|| anchors.last().cloned().flatten()),
                _ => None,
            });
            if let Some(Anchor { vpc: Some(here), .. }) = here {
                vpc = Some(here);
            }
            anchors.push(here);
        }
        anchors
    }

    fn vpc_of(&self, hop: &Hop) -> Option<usize> {
        if let Some(subnet) = &hop.subnet {
            return self.subnets.get(subnet.as_str()).copied();
        }
        // A gateway that several VPCs share does not say in which one a path begins.
        match self.things.get(hop.resource.as_str()).map(Vec::as_slice) {
            Some([Anchor { what: What::Node(id), .. }]) => self.joined.get(id).copied().flatten(),
            Some([one]) => one.vpc,
            _ => None,
        }
    }

    fn at_subnet(&self, subnet: Option<&SubnetId>, what: fn(String) -> What) -> Option<Anchor> {
        let id = subnet?.to_string();
        Some(Anchor { vpc: Some(*self.subnets.get(&id)?), what: what(id) })
    }

    /// The subnet that the address of a hop belongs to.
    fn at_address(&self, hop: &Hop, vpc: Option<usize>) -> Option<Anchor> {
        let mut found = self.blocks.iter().filter(|(block, _)| block.contains(&hop.packet.destination));
        let here = found.clone().find(|(_, anchor)| anchor.vpc == vpc);
        here.or_else(|| found.next()).map(|(_, anchor)| anchor.clone())
    }

    /// The host of a hop: by its name, else by the address that it stands for.
    fn host(&self, hop: &Hop, vpc: Option<usize>) -> Option<Anchor> {
        let sends = hop.action == Action::Send;
        let address = if sends { hop.packet.source } else { hop.packet.destination };
        let by_address = matches!(hop.layer, Layer::Instance | Layer::Address);
        self.thing(&hop.resource, vpc).or_else(|| by_address.then(|| self.thing(&address.to_string(), vpc)).flatten())
    }

    /// The host that a security group guards: the one that just sent the packet, else the one that it is for.
    fn guarded(&self, hops: &[Hop], index: usize, vpc: Option<usize>) -> Option<Anchor> {
        let before = index.checked_sub(1).and_then(|before| hops.get(before));
        if let Some(before) = before
            && matches!(before.layer, Layer::Instance | Layer::LoadBalancer | Layer::VpcEndpoint | Layer::Address)
            && before.action != Action::Deliver
        {
            return self.host(before, vpc);
        }
        let after = hops.iter().skip(index + 1).find(|hop| hop.layer != Layer::SecurityGroup);
        let hop = hops.get(index)?;
        after
            .filter(|after| !matches!(after.layer, Layer::NetworkAcl | Layer::RouteTable))
            .and_then(|after| self.host(after, vpc))
            .or_else(|| self.thing(&hop.packet.destination.to_string(), vpc))
    }
}
