//! What a load balancer does with a request: the listener, the rule, the group that it decides, and the packet to the
//! targets of that group.

use super::end::End;
use super::step::Step;
use super::{Arrival, Next, Walk, lacking};
use crate::words::Saying;
use reach::{End as PacketEnd, Flow, Verdict};
use request::Request;
use request::edge::origin_facing_blocks;
use request::listener::{Action, Forward, Group, HealthState, Redirect, Serving, Target, answer, serving};
use snapshot::shapes::LoadBalancer;
use snapshot::{Arn, Inventory};
use std::net::IpAddr;
use std::ops::ControlFlow::{Break, Continue};

impl<'a> Walk<'a> {
    /// What a load balancer does with a request.
    pub(super) fn balancer(&mut self, balancer: &'a LoadBalancer, arrival: &Arrival<'_>) -> Next {
        let request = &arrival.request;
        let arn = balancer.load_balancer_arn.as_str();
        self.steps.push(Step::Balancer {
            resource: arn.to_owned(),
            name: balancer.load_balancer_name.clone().unwrap_or_else(|| arn.to_owned()),
            scheme: balancer.scheme.clone().unwrap_or_default(),
        });
        // Until a rule decides, the load balancer answers for itself.
        self.flow = packet(self.inventory, balancer, arrival, &[]);
        let place = self.place(balancer);
        let listener = match serving(self.inventory, arn, place, request.scheme, request.port) {
            Serving::By(listener) => listener,
            Serving::Unknown(missing) => return Break(End::untold("load-balancer", lacking(&missing))),
            Serving::Nobody | Serving::Otherwise(_) => {
                let line = Saying::new("way-no-listener").with("scheme", request.scheme).with("port", request.port);
                return Break(
                    End::wrong("load-balancer", reach::codes::ELBV2_LISTENERS_MISMATCH.0).at(arn).saying(line),
                );
            }
        };
        let answer = answer(self.inventory, listener, place, request);
        let unsure = || {
            let lacks = answer.missing().next().map(|missing| End::untold("load-balancer", lacking(missing)));
            lacks.unwrap_or_else(|| End::hidden("load-balancer", &listener.listener_arn))
        };
        let Some(decided) = answer.decided() else { return Break(unsure()) };
        let resource = decided.rule.map_or(listener.listener_arn.as_str(), |rule| rule.rule_arn.as_str());
        self.steps.push(Step::Rule {
            resource: resource.to_owned(),
            protocol: listener.protocol.clone().unwrap_or_default(),
            port: request.port,
            priority: decided.priority().to_owned(),
        });
        match &decided.deed.action {
            Action::Forward(forward) => Break(self.forwarded(balancer, arrival, forward, resource)),
            Action::Fixed { status } => Break(fixed(status).at(resource)),
            Action::Redirect(redirect) => self.redirected(redirect, arrival, resource),
            Action::Unknown { .. } => Break(unsure()),
        }
    }

    fn redirected(&mut self, redirect: &Redirect<'_>, arrival: &Arrival<'_>, rule: &str) -> Next {
        let Some(followed) = redirect.followed(&arrival.request) else {
            return Break(End::hidden("load-balancer", rule));
        };
        self.steps.push(Step::Redirect { by_edge: false, url: followed.to_string() });
        let sent = Request { headers: Vec::new(), ..followed };
        // The edge hands it on to the viewer, who has asked for that very page.
        Continue(match arrival.viewer {
            Some(viewer) if viewer.to_string() == sent.to_string() => viewer.clone(),
            _ => sent,
        })
    }

    /// The groups that the rule decides, and the packet to their targets.
    fn forwarded(
        &mut self,
        balancer: &'a LoadBalancer,
        arrival: &Arrival<'_>,
        forward: &Forward<'a>,
        rule: &str,
    ) -> End {
        let place = self.place(balancer);
        let whole: u64 = forward.groups.iter().map(|one| u64::from(one.weight)).sum();
        let groups: Vec<Group<'a>> = forward.receiving().map(|arn| Group::of(self.inventory, arn, place)).collect();
        if groups.is_empty() {
            return End::wrong("load-balancer", "FORWARD_TO_NOBODY").with_status("503").at(rule);
        }
        for (group, weighted) in groups.iter().zip(forward.groups.iter().filter(|one| one.weight > 0)) {
            let share = u64::from(weighted.weight) * 100 / whole.max(1);
            let name = group.item.and_then(|item| item.target_group_name.clone());
            self.steps.push(Step::Group {
                resource: group.arn.to_owned(),
                name: name.unwrap_or_else(|| group.arn.to_owned()),
                share: usize::try_from(share).unwrap_or(100),
            });
            self.steps.extend(group.targets.iter().map(target));
        }
        let to: Vec<&Group<'a>> = groups.iter().filter(|group| !group.is_of_functions()).collect();
        self.flow = packet(self.inventory, balancer, arrival, &to);
        let ends: Vec<End> = groups.iter().map(of_group).collect();
        let rank = |end: &End| match end.verdict {
            Verdict::Delivered => 0,
            Verdict::Unknown => 1,
            Verdict::Dropped => 2,
        };
        ends.into_iter().min_by_key(rank).unwrap_or_else(|| End::answered("targets"))
    }
}

/// The packet that carries a request to the targets of groups, or to the load balancer alone.
///
/// What comes by an origin in the VPC comes from interfaces of CloudFront's, which nothing lists: then it is followed from
/// the load balancer on.
fn packet(
    inventory: &Inventory<'_>,
    balancer: &LoadBalancer,
    arrival: &Arrival<'_>,
    groups: &[&Group<'_>],
) -> Option<Flow> {
    let arn = &balancer.load_balancer_arn;
    if balancer.scheme.as_deref() == Some("internal") && arrival.viewer.is_some() {
        let subnet = balancer.availability_zones.iter().find_map(|zone| zone.subnet_id.clone())?;
        let from = PacketEnd::Node { balancer: arn.clone(), subnet };
        let best = |target: &&Target<'_>| target.health.state != HealthState::Healthy;
        return groups.iter().find_map(|group| {
            let target = group.targets.iter().min_by_key(best)?;
            let to = match target.id.parse::<IpAddr>() {
                Ok(address) => PacketEnd::Address { address, vpc: group.item.and_then(|item| item.vpc_id.clone()) },
                Err(_) => PacketEnd::Instance(target.id.into()),
            };
            Some(Flow::tcp(from.clone(), to, target.port?))
        });
    }
    let only_v6 = balancer.ip_address_type.as_deref() == Some("dualstack-without-public-ipv4");
    let edge = origin_facing_blocks(inventory).into_iter().find(|block| block.addr().is_ipv6() == only_v6);
    let from = match edge.filter(|_| arrival.viewer.is_some()) {
        Some(block) => PacketEnd::Address { address: block.hosts().next().unwrap_or(block.network()), vpc: None },
        None if only_v6 => PacketEnd::Internet6,
        None => PacketEnd::Internet,
    };
    let groups = groups.iter().map(|group| Arn::from(group.arn)).collect();
    Some(Flow::tcp(from, PacketEnd::Balancer { balancer: arn.clone(), groups }, arrival.request.port))
}

/// A target, with both its ports.
fn target(target: &Target<'_>) -> Step {
    let health = target.health;
    let state = match health.state {
        HealthState::Healthy => "healthy",
        HealthState::Unhealthy => "unhealthy",
        HealthState::Initial => "initial",
        HealthState::Unused => "unused",
        HealthState::Draining => "draining",
        HealthState::Unavailable => "unavailable",
        HealthState::Unknown(word) => word,
    };
    Step::Target {
        resource: target.id.to_owned(),
        port: target.port,
        health_port: target.health_port,
        state: state.to_owned(),
        reason: health.word.to_owned(),
    }
}

/// What comes of a request at a group. With nobody healthy a load balancer asks them all, which hides the fault for a
/// while and mends nothing.
fn of_group(group: &Group<'_>) -> End {
    if let Some(missing) = &group.missing {
        return End::untold("targets", lacking(missing));
    }
    let staying = || group.targets.iter().filter(|target| target.health.state != HealthState::Draining);
    let states = || staying().map(|target| target.health.state);
    if states().any(|state| matches!(state, HealthState::Healthy | HealthState::Unavailable)) {
        return End::answered("targets").at(group.arn);
    }
    if staying().next().is_none() {
        return End::wrong("targets", "TARGET_GROUP_EMPTY").with_status("503").at(group.arn);
    }
    if states().any(|state| matches!(state, HealthState::Initial | HealthState::Unknown(_))) {
        return End::hidden("targets", group.arn);
    }
    let reason = staying().find_map(|target| Some((target.health.reason?.code()?, target.id)));
    let (code, at) = reason.unwrap_or((reach::codes::LOAD_BALANCER_NO_USABLE_TARGET.0, group.arn));
    End::wrong("targets", code).at(at)
}

/// What a load balancer says itself: that of an error is nobody's page.
fn fixed(status: &str) -> End {
    let line = Saying::new("way-fixed").with("status", status);
    let is_error = status.parse::<u16>().is_ok_and(|status| status >= 400);
    let end =
        if is_error { End::wrong("load-balancer", "LISTENER_ANSWERS_ITSELF") } else { End::answered("load-balancer") };
    end.with_status(status).saying(line)
}
