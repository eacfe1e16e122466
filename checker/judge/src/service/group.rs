//! Whether a target group serves: healthy targets that every node of the load balancer reaches, on the port for requests
//! and on the one for health checks; where none is healthy, why.

use super::Front;
use super::entry::{asked, node};
use crate::delivery;
use crate::finding::{Arg, Finding, Note, Part};
use crate::flow_ends::{self, Party};
use crate::names::resource;
use crate::outcome::Outcome;
use crate::stage::Stage;
use reach::{End, Verdict};
use request::listener::{Group, HealthReason, HealthState, Target, accepts, answered};
use snapshot::SubnetId;
use snapshot::shapes::Subnet;
use std::net::IpAddr;

/// Whether a target group serves what a load balancer hands to it.
pub(crate) fn serves(stage: &Stage<'_>, front: &Front<'_>, arn: &str) -> Outcome {
    let group = Group::of(stage.network.inventory(), arn, front.place);
    if let Some(missing) = &group.missing {
        return Outcome::unknown(missing.clone());
    }
    let staying: Vec<&Target<'_>> = group.targets.iter().filter(|target| stays(target)).collect();
    if staying.is_empty() {
        return empty(stage, &group);
    }
    // What nobody asks is used as it is.
    let is_used = |target: &&Target<'_>| {
        matches!(target.health.state, HealthState::Healthy | HealthState::Unavailable) && !is_gone(stage, target)
    };
    let used: Vec<&Target<'_>> = staying.iter().copied().filter(is_used).collect();
    if used.is_empty() {
        return unhealthy(stage, front, &group, &staying);
    }
    let mut outcome = if group.is_of_functions() { Outcome::default() } else { reached(stage, front, &group, &used) };
    if !outcome.fails() && !outcome.is_unknown() {
        let targets = used.iter().map(|target| arg(stage, target.id)).collect();
        outcome
            .seen
            .push(Note::new("seen-targets").with("group", group_arg(&group)).with("targets", Arg::List(targets)));
        if let ([only], false) = (used.as_slice(), group.is_of_functions()) {
            let finding = stage.named(Finding::at("ONE_TARGET", arn)).with("target", arg(stage, only.id));
            outcome.warnings.push(finding);
        }
    }
    outcome
}

/// Whether a target is one of the group and not on its way out.
fn stays(target: &Target<'_>) -> bool {
    target.health.state != HealthState::Draining && target.health.reason != Some(HealthReason::NotRegistered)
}

/// Whether a target is an instance that was terminated, whatever its last check said: it is taken out of the group soon.
fn is_gone(stage: &Stage<'_>, target: &Target<'_>) -> bool {
    let instance = stage.network.inventory().instances().get(target.id);
    let state = instance.and_then(|instance| instance.state.as_ref()?.name.as_deref());
    matches!(state, Some("terminated" | "shutting-down"))
}

/// It may be that the targets are in another group, which no listener names.
fn empty(stage: &Stage<'_>, group: &Group<'_>) -> Outcome {
    if let Some(idle) = super::idle_groups(stage).first() {
        return Outcome::fail(stage.named(Finding::at("TARGET_GROUP_NOT_IN_USE", *idle)));
    }
    let mut finding = stage.named(Finding::lacking("TARGET_GROUP_EMPTY", group.arn));
    let leaving = group.targets.iter().map(|target| arg(stage, target.id)).collect();
    finding.args.insert("leaving", Arg::List(leaving));
    Outcome::fail(finding)
}

/// Whether each node reaches some target on both its ports.
fn reached(stage: &Stage<'_>, front: &Front<'_>, group: &Group<'_>, used: &[&Target<'_>]) -> Outcome {
    let mut outcome = Outcome::default();
    for subnet in front.subnets() {
        let near: Vec<&Target<'_>> =
            used.iter().copied().filter(|target| may_go(stage, group, subnet, target)).collect();
        // A node without a target of its own zone is left out of the answers for the load balancer's name.
        let Some(told) = one_suffices(near.iter().map(|target| to_target(stage, front, subnet, group, target))) else {
            continue;
        };
        outcome.absorb(told);
    }
    outcome
}

/// The first that works, else the first that is not known, else the first.
fn one_suffices(outcomes: impl Iterator<Item = Outcome>) -> Option<Outcome> {
    let rank = |outcome: &Outcome| (u8::from(outcome.fails()) * 2) + u8::from(outcome.is_unknown());
    let mut best: Option<Outcome> = None;
    for outcome in outcomes {
        if best.as_ref().is_none_or(|best| rank(&outcome) < rank(best)) {
            best = Some(outcome);
        }
        if best.as_ref().is_some_and(|best| rank(best) == 0) {
            break;
        }
    }
    best
}

/// Whether a node hands requests to a target: across zones unless that is switched off.
fn may_go(stage: &Stage<'_>, group: &Group<'_>, node: &SubnetId, target: &Target<'_>) -> bool {
    let attributes = stage.network.inventory().target_group_attributes.of(group.arn);
    let switch = attributes.iter().find(|one| one.key.as_deref() == Some("load_balancing.cross_zone.enabled"));
    if switch.and_then(|one| one.value.as_deref()) != Some("false") {
        return true;
    }
    let zone = |subnet: Option<&Subnet>| subnet.and_then(|subnet| subnet.availability_zone.clone());
    let (own, other) = (zone(stage.network.inventory().subnets.get(node)), zone(subnet_of(stage, group, target)));
    own.is_none() || other.is_none() || own == other
}

/// The subnet that a target stands in.
fn subnet_of<'a>(stage: &Stage<'a>, group: &Group<'_>, target: &Target<'_>) -> Option<&'a Subnet> {
    let inventory = stage.network.inventory();
    if let Some(instance) = inventory.instances().get(target.id) {
        return inventory.subnets.get(instance.subnet_id.as_deref()?);
    }
    let vpc = group.item.and_then(|item| item.vpc_id.as_deref());
    let interface = stage.network.interface_at(vpc, target.id.parse().ok()?)?;
    inventory.subnets.get(interface.subnet.as_deref()?)
}

/// A target as an end of packets; `None` for one that is beyond the VPC, or no host.
pub(crate) fn party(stage: &Stage<'_>, group: &Group<'_>, target: &Target<'_>) -> Option<Party> {
    if target.id.starts_with("i-") {
        let label = Note::new("who-instance").with("instance", arg(stage, target.id));
        return Some(Party { end: End::Instance(target.id.into()), label });
    }
    let address: IpAddr = target.id.parse().ok()?;
    let vpc = group.item.and_then(|item| item.vpc_id.clone())?;
    let inside = stage.network.blocks_of(&vpc).iter().any(|block| block.contains(&address));
    let label = Note::new("who-instance").with("instance", target.id);
    inside.then_some(Party { end: End::Address { address, vpc: Some(vpc) }, label })
}

/// Packets from a node to a target, for requests and for health checks.
fn to_target(
    stage: &Stage<'_>,
    front: &Front<'_>,
    subnet: &SubnetId,
    group: &Group<'_>,
    target: &Target<'_>,
) -> Outcome {
    let healthy = target.health.state == HealthState::Healthy;
    let beyond = |outcome: &mut Outcome| {
        let premise = Note::new("assumed-healthy").with("resource", target.id).with("detail", target.health.word);
        outcome.premises.push(premise);
    };
    let mut outcome = Outcome::default();
    let Some(to) = party(stage, group, target) else {
        // That it is healthy shows that there is a way.
        if healthy {
            beyond(&mut outcome);
        } else {
            outcome.why =
                Some(Note::new("why-target-beyond").with("resource", target.id).with("detail", target.health.word));
        }
        return outcome;
    };
    for port in ports(target) {
        let flow = asked(&node(front, subnet), &to, port);
        let trace = stage.trace(&flow.flow);
        if trace.verdict == Verdict::Unknown && trace.missing.is_empty() && healthy {
            beyond(&mut outcome);
            continue;
        }
        outcome.absorb(delivery::delivered(stage, &flow, trace));
    }
    outcome
}

/// The port for requests and the one for health checks.
fn ports(target: &Target<'_>) -> Vec<u16> {
    let mut ports: Vec<u16> = target.port.into_iter().chain(target.health_port).collect();
    ports.dedup();
    ports
}

/// Why no target is healthy. That a load balancer without a healthy target asks all of them hides it from visitors for a
/// while, and mends nothing.
fn unhealthy(stage: &Stage<'_>, front: &Front<'_>, group: &Group<'_>, targets: &[&Target<'_>]) -> Outcome {
    let pending = targets.iter().find(|target| target.health.state == HealthState::Initial);
    if let Some(target) = pending {
        let why = Note::new("why-pending").with("resource", target.id).with("detail", target.health.word);
        return Outcome::because(why);
    }
    let mut outcome = Outcome::default();
    for target in targets {
        outcome.absorb(cause(stage, front, group, target));
    }
    if !outcome.fails() && !outcome.is_unknown() {
        outcome.why = Some(Note::new("why-not-told").with("resource", group.arn).with("detail", "TargetHealth"));
    }
    outcome
}

/// Why one target is not healthy: what stops the packets comes before what AWS says of the answer.
fn cause(stage: &Stage<'_>, front: &Front<'_>, group: &Group<'_>, target: &Target<'_>) -> Outcome {
    let port = Arg::Number(target.health_port.unwrap_or_default().into());
    let at_target = |code| {
        Outcome::fail(
            stage.named(Finding::lacking(code, target.id)).with("port", port.clone()).with("group", group_arg(group)),
        )
    };
    if is_gone(stage, target) {
        return at_target("TARGET_NOT_RUNNING");
    }
    if target.health.state == HealthState::Unused && target.health.reason != Some(HealthReason::InvalidState) {
        return not_in_use(stage, front, group, target);
    }
    let answers = target.health.reason == Some(HealthReason::ResponseCode);
    if !answers {
        let mut stopped = Outcome::default();
        for subnet in front.subnets() {
            stopped.absorb(to_target(stage, front, subnet, group, target));
        }
        if stopped.fails() || !stopped.missing.is_empty() {
            return stopped;
        }
    }
    match target.health.reason {
        Some(HealthReason::ResponseCode) => Outcome::fail(other_status(stage, group, target)),
        Some(reason) if let Some(code) = reason.code() => at_target(code),
        _ => {
            let detail = if target.health.word.is_empty() { "TargetHealth" } else { target.health.word };
            Outcome::because(Note::new("why-not-told").with("resource", target.id).with("detail", detail))
        }
    }
}

/// The target answers, with a status that the group does not take for healthy.
fn other_status(stage: &Stage<'_>, group: &Group<'_>, target: &Target<'_>) -> Finding {
    let item = group.item;
    let came = answered(target.health.description);
    let matcher = item.and_then(|item| item.matcher.as_ref());
    let told: Vec<Arg> = came
        .iter()
        // What the matcher takes now is not what failed.
        .filter(|status| matcher.is_none_or(|matcher| accepts(matcher, **status) != Some(true)))
        .map(|status| status.to_string().into())
        .collect();
    let codes = matcher.and_then(|matcher| matcher.http_code.clone().or_else(|| matcher.grpc_code.clone()));
    stage
        .named(Finding::lacking("HEALTH_CHECK_OTHER_STATUS", group.arn))
        .with("path", item.and_then(|item| item.health_check_path.clone()).unwrap_or_default())
        .with("matcher", codes.unwrap_or_default())
        .with(
            "came",
            if told.is_empty() {
                Note::new("health-came-untold")
            } else {
                Note::new("health-came").with("codes", Arg::List(told))
            },
        )
        .with("target", arg(stage, target.id))
}

/// A target that gets nothing although a listener leads to its group: its zone is not enabled.
fn not_in_use(stage: &Stage<'_>, front: &Front<'_>, group: &Group<'_>, target: &Target<'_>) -> Outcome {
    let subnet = subnet_of(stage, group, target);
    let zone = subnet.and_then(|subnet| subnet.availability_zone.clone());
    let enabled = |zone: &String| front.item.availability_zones.iter().any(|own| own.zone_name.as_ref() == Some(zone));
    match (subnet, zone) {
        (Some(subnet), Some(zone)) if !enabled(&zone) => {
            let mut finding = stage
                .named(Finding::at("TARGET_ZONE_NOT_ENABLED", front.arn()))
                .with("zone", zone)
                .with("target", arg(stage, target.id))
                .with("subnet", resource(&subnet.subnet_id, &subnet.tags));
            finding.stop.part = Part::For(subnet.subnet_id.clone());
            Outcome::fail(finding)
        }
        // The listener was pointed at it a moment ago.
        (Some(_), Some(_)) => {
            Outcome::because(Note::new("why-pending").with("resource", target.id).with("detail", target.health.word))
        }
        _ => Outcome::because(Note::new("why-not-told").with("resource", target.id).with("detail", target.health.word)),
    }
}

/// The narrowest block that counts as the internet rather than as somebody's own network.
const WIDE: u8 = 24;

/// The targets that the internet reaches without the load balancer, each with a warning.
pub(crate) fn opened(stage: &Stage<'_>, front: &Front<'_>, arn: &str) -> Vec<Finding> {
    let group = Group::of(stage.network.inventory(), arn, front.place);
    let mut warnings: Vec<Finding> = Vec::new();
    for target in group.healthy().filter(|target| target.id.starts_with("i-")) {
        let Some(to) = party(stage, &group, target) else { continue };
        for port in ports(target) {
            let trace = stage.trace(&asked(&flow_ends::internet(false), &to, port).flow);
            let known = warnings.iter().any(|warning| warning.resource == target.id);
            // A single visitor is nobody else's door.
            let wide = trace.widest.is_some_and(|block| block.prefix_len() <= WIDE);
            if trace.verdict == Verdict::Delivered && wide && !known {
                let finding = stage
                    .named(Finding::at("TARGET_OPEN_TO_INTERNET", target.id))
                    .with("port", Arg::Number(port.into()))
                    .with("block", trace.widest.map(|block| block.to_string()).unwrap_or_default());
                warnings.push(finding);
            }
        }
    }
    warnings
}

fn arg(stage: &Stage<'_>, id: &str) -> Arg {
    Arg::Resource { id: id.to_owned(), name: stage.network.inventory().name_of(id).map(str::to_owned) }
}

fn group_arg(group: &Group<'_>) -> Arg {
    let name = group.item.and_then(|item| item.target_group_name.clone());
    Arg::Resource { id: group.arn.to_owned(), name }
}
