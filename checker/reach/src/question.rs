//! A question and the walks that are taken for it: what each came to, and how that is told.

mod appliances;

use crate::ends::{Aim, Refusal, Source};
use crate::network::{InterfaceKind, InterfaceNode, Network};
use crate::walk::{Apart, Budget, Decided, Ends, Name, Start, Walk, Words};
use crate::{
    Action, Blocker, Code, Direction, Flow, Hop, Layer, Leg, LegTrace, LegVerdict, Packet, Partial, Phrase, PortOwner,
    Rule, Trace, Verdict, codes, near,
};
use std::net::{IpAddr, Ipv4Addr};

/// A public address that stands for the one that the destination does not have, RFC 5737.
const UNMAPPED: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 253);

/// A walk that was taken.
pub(crate) struct Walked<'n> {
    pub(crate) walk: Walk<'n>,
    pub(crate) ends: Ends,
}

impl Walked<'_> {
    pub(crate) fn leg(&self, leg: Leg) -> LegVerdict {
        let reached = match leg {
            Leg::Request => Some(self.ends.arrived),
            Leg::Reply => self.ends.answered.filter(|_| self.ends.arrived),
        };
        let Some(reached) = reached else { return LegVerdict::NotReached };
        if self.walk.blocks.iter().any(|block| self.walk.steps[block.step].leg == leg) {
            LegVerdict::Dropped
        } else if self.walk.unknown[leg as usize] || !reached {
            LegVerdict::Unknown
        } else {
            LegVerdict::Delivered
        }
    }

    pub(crate) fn verdict(&self) -> Verdict {
        match (self.leg(Leg::Request), self.leg(Leg::Reply)) {
            (LegVerdict::Dropped, _) | (_, LegVerdict::Dropped) => Verdict::Dropped,
            (LegVerdict::Delivered, LegVerdict::Delivered | LegVerdict::NotReached) => Verdict::Delivered,
            _ => Verdict::Unknown,
        }
    }
}

/// Everything that a walk needs.
pub(crate) struct Question<'n> {
    pub(crate) net: &'n Network<'n>,
    pub(crate) extras: &'n [InterfaceNode<'n>],
    pub(crate) flow: &'n Flow,
    /// What all the walks of the question may take together.
    pub(crate) budget: Budget,
}

impl<'n> Question<'n> {
    /// Walks from a source to an address.
    pub(crate) fn walk(&self, source: Source, aim: Aim) -> Walked<'n> {
        self.walk_from(Walk::new(self.net, self.extras, &self.budget), source, aim)
    }

    /// Walks for all ports at once and tells which come through.
    pub(crate) fn walk_narrow(&self, source: Source, aim: Aim) -> Walked<'n> {
        let mut walk = Walk::new(self.net, self.extras, &self.budget);
        walk.narrow = true;
        self.walk_from(walk, source, aim)
    }

    /// The same with the groups of an interface left out.
    pub(crate) fn walk_apart(&self, source: Source, aim: Aim, index: usize) -> Walked<'n> {
        let mut walk = Walk::new(self.net, self.extras, &self.budget);
        walk.narrow = true;
        walk.apart = Some(Apart { index, asked: Vec::new() });
        self.walk_from(walk, source, aim)
    }

    fn take(&self, mut walk: Walk<'n>, source: Source, aim: Aim) -> Walked<'n> {
        walk.decided = Decided::by(&self.flow.to);
        let mut target = aim.address;
        let ends = (source.address, target);
        let mut pkt = walk.packet(source.start, ends, self.flow.protocol, self.flow.port, self.flow.source_port);
        if let Some((index, private)) = aim.unmapped {
            // There is no way in: what lies behind the gateway is judged as if there were.
            target = UNMAPPED.into();
            walk.session.imagined = Some((UNMAPPED, index, private));
            // A stopped instance has lost the address that its subnet gives it, and gets another when it starts.
            if !self.net.gets_address_on_start(walk.interface(index)) {
                let (name, words) = (Name::Id(walk.interface(index).id), self.unaddressed(&walk, index, private));
                let code = codes::IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS;
                walk.drop_at(Layer::InternetGateway, name, words, code, &pkt);
            }
            pkt.dst = target;
        }
        let ends = walk.run(source.start, pkt);
        Walked { walk, ends }
    }

    /// Why nobody on the internet can address an interface.
    fn unaddressed(&self, walk: &Walk<'n>, index: usize, private: Ipv4Addr) -> Words<'n> {
        let node = walk.interface(index);
        Words::Phrase(match node.kind {
            _ if node.public(private).is_some() => Phrase::ReachedByItsPublicAddressOnly,
            InterfaceKind::Database => Phrase::TheDatabaseIsNotPubliclyAccessible,
            InterfaceKind::Balancer(Some(balancer))
                if self.net.balancers[balancer].item.scheme.as_deref() == Some("internal") =>
            {
                Phrase::TheLoadBalancerIsInternal
            }
            _ => Phrase::NoPublicAddress,
        })
    }

    /// Delivered if one of the addresses of a name is reached; those that are not are told with it.
    pub(crate) fn best(&self, source: Source, aims: &[Aim]) -> Trace {
        let traces = aims.iter().map(|&aim| (aim.address, render(&self.walk(source, aim))));
        best_of(traces)
            .unwrap_or_else(|| refuse(&crate::ends::bad(codes::BAD_QUESTION, "to", Phrase::NoDestination), false))
    }
}

/// The best of the answers for the addresses of a name, with those that fail.
pub(crate) fn best_of(traces: impl Iterator<Item = (IpAddr, Trace)>) -> Option<Trace> {
    let rank = |trace: &Trace| match trace.verdict {
        Verdict::Delivered => 0,
        Verdict::Unknown => 1,
        Verdict::Dropped => 2,
    };
    let mut best: Option<Trace> = None;
    let mut failing: Vec<(IpAddr, Blocker)> = Vec::new();
    for (address, trace) in traces {
        if let (Verdict::Dropped, Some(blocker)) = (trace.verdict, trace.blockers.first()) {
            failing.push((address, blocker.clone()));
        }
        if best.as_ref().is_none_or(|best| rank(&trace) < rank(best)) {
            best = Some(trace);
        }
    }
    let mut best = best?;
    if let (Verdict::Delivered, Some((_, first))) = (best.verdict, failing.first()) {
        let partial = best.partial.get_or_insert_with(|| Partial {
            leg: first.leg,
            ports: Vec::new(),
            who: PortOwner::Fixed,
            resource: first.resource.clone(),
            rule: first.rule.clone(),
            addresses: Vec::new(),
        });
        partial.addresses = failing.iter().map(|(address, _)| *address).collect();
    }
    Some(best)
}

/// An answer without a walk.
pub(crate) fn refuse(refusal: &Refusal, source: bool) -> Trace {
    let mut trace = Trace {
        verdict: Verdict::Unknown,
        partial: None,
        request: LegTrace { verdict: LegVerdict::Unknown, hops: Vec::new() },
        reply: LegTrace { verdict: LegVerdict::NotReached, hops: Vec::new() },
        blockers: Vec::new(),
        missing: Vec::new(),
        assumed: Vec::new(),
        premises: Vec::new(),
        why: None,
        missing_prefixes: Vec::new(),
        widest: None,
        steps: 0,
    };
    match refusal {
        Refusal::Bad { code, resource, detail } => {
            trace.why = Some(crate::Why { code: *code, resource: resource.clone(), detail: (*detail).into() });
        }
        Refusal::Lacks(missing) => trace.missing.push(missing.clone()),
        Refusal::Nobody { address, code, detail } => {
            stop(&mut trace, (*address, address.to_string()), *code, (*detail).into(), source);
        }
        Refusal::Unresolved { sender, resource, code, setting } => {
            stop(&mut trace, (*sender, resource.clone()), *code, Rule::Setting(setting), true);
        }
    }
    trace
}

/// The packet is never sent, or goes nowhere.
fn stop(trace: &mut Trace, (address, resource): (IpAddr, String), code: Code, rule: Rule, source: bool) {
    trace.verdict = Verdict::Dropped;
    trace.request.verdict = LegVerdict::Dropped;
    let packet = Packet { source: address, destination: address, source_ports: None, destination_ports: None };
    trace.request.hops.push(Hop {
        layer: Layer::Address,
        resource: resource.as_str().into(),
        rule: rule.clone(),
        action: Action::Drop,
        subnet: None,
        packet,
    });
    trace.blockers.push(Blocker {
        leg: Leg::Request,
        layer: Layer::Address,
        resource,
        rule,
        direction: Some(if source { Direction::Egress } else { Direction::Ingress }),
        code,
        subnet: None,
        near: Vec::new(),
        beside: Vec::new(),
        packet,
    });
}

/// Puts a walk into words.
pub(crate) fn render(walked: &Walked<'_>) -> Trace {
    let walk = &walked.walk;
    let verdict = walked.verdict();
    let leg = |leg: Leg| LegTrace { verdict: walked.leg(leg), hops: hops(walk, leg) };
    let blockers = walk.blocks.iter().map(|block| {
        let step = &walk.steps[block.step];
        Blocker {
            leg: step.leg,
            layer: step.layer,
            resource: step.name.text().into(),
            rule: step.words.rule(),
            direction: block.direction,
            code: block.code,
            subnet: step.subnet.map(|subnet| walk.net.subnets[subnet].id.into()),
            near: near::near(walk, block),
            beside: near::beside(walk, block),
            packet: step.packet,
        }
    });
    let unknown = verdict == Verdict::Unknown;
    let mut why = walk.why.clone().filter(|_| unknown);
    if unknown && why.is_none() && walk.missing.is_empty() {
        why = Some(crate::Why {
            code: codes::NOT_MODELLED,
            resource: String::new(),
            detail: Phrase::TheWalkEndedWithoutAnAnswer.into(),
        });
    }
    Trace {
        verdict,
        partial: walk.shut.as_ref().filter(|_| verdict != Verdict::Dropped).map(|shut| Partial {
            leg: shut.leg,
            ports: shut.ports.clone().into_ranges(),
            who: shut.owner,
            resource: shut.resource.to_owned(),
            rule: shut.words.rule(),
            addresses: Vec::new(),
        }),
        request: leg(Leg::Request),
        reply: leg(Leg::Reply),
        blockers: blockers.collect(),
        missing: if unknown { walk.missing.clone() } else { Vec::new() },
        assumed: walk.assumed.clone(),
        premises: walk.premises.clone(),
        why,
        missing_prefixes: Vec::new(),
        widest: None,
        steps: 0,
    }
}

/// What a packet met on a leg, in a list that never has to grow.
fn hops(walk: &Walk<'_>, leg: Leg) -> Vec<Hop> {
    let steps = || walk.steps.iter().filter(|step| step.leg == leg);
    let mut hops = Vec::with_capacity(steps().count());
    hops.extend(steps().map(|step| step.hop(walk.net)));
    hops
}

/// A source on the internet.
pub(crate) fn outside(address: IpAddr) -> Source {
    Source { start: Start::Internet, address }
}
