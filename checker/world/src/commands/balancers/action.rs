//! What listeners and rules do with a request: the words behind the arrow.

use super::names_group;
use crate::account::Account;
use crate::args::Args;
use crate::element::{list, list_mut, set, text};
use crate::error::Fault;
use crate::kind::Kind;
use crate::phrase::Phrase;
use serde_json::{Value, json};
use snapshot::Ask;

/// What a line says, before its labels are known.
pub(super) enum Action {
    Forward { groups: Vec<(String, Option<u16>)>, stickiness: Option<u32> },
    Told(Value),
}

impl Action {
    /// Reads `-> forward …`, `-> redirect …` or `-> respond …`.
    pub(super) fn read(args: &mut Args<'_>) -> Result<Self, Fault> {
        args.arrow(Phrase::ArrowOfAction)?;
        let sorts = [("forward", 0), ("redirect", 1), ("respond", 2)];
        match args.one_of(Phrase::Action, &sorts)? {
            0 => {
                let first = args.word(Phrase::TargetGroup)?;
                let stickiness = args.parsed("stickiness", Phrase::SecondsOfStickiness)?;
                let groups = std::iter::once(first).chain(args.rest());
                Ok(Self::Forward { groups: groups.map(|word| weighted(&word)).collect::<Result<_, _>>()?, stickiness })
            }
            1 => {
                let url = args.word(Phrase::Redirect)?;
                let status = args.optional().unwrap_or_else(|| "301".into());
                if !["301", "302"].contains(&status.as_str()) {
                    return Err(Fault::malformed(&status, Phrase::RedirectStatus));
                }
                let mut config = redirect(&url)?;
                set(&mut config, "StatusCode", format!("HTTP_{status}"));
                Ok(Self::Told(json!({"Type": "redirect", "RedirectConfig": config})))
            }
            _ => {
                let status = args.word(Phrase::TheStatus)?;
                if status.parse::<u16>().is_err() {
                    return Err(Fault::malformed(&status, Phrase::Status));
                }
                let r#type = args.optional().unwrap_or_else(|| "text/plain".into());
                let config = json!({"StatusCode": status, "ContentType": r#type});
                Ok(Self::Told(json!({"Type": "fixed-response", "FixedResponseConfig": config})))
            }
        }
    }

    /// The action as AWS writes it.
    pub(super) fn made(&self, account: &Account) -> Result<Value, Fault> {
        let (groups, stickiness) = match self {
            Self::Forward { groups, stickiness } => (groups, stickiness),
            Self::Told(action) => return Ok(action.clone()),
        };
        let mut tuples = Vec::new();
        for (word, weight) in groups {
            let group = account.find(word, &[Kind::TargetGroup])?;
            tuples.push(json!({"TargetGroupArn": group.id, "Weight": weight.unwrap_or(1)}));
        }
        let mut sticky = json!({"Enabled": stickiness.is_some()});
        set(&mut sticky, "DurationSeconds", stickiness.map_or(Value::Null, Value::from));
        let mut action = json!({"Type": "forward"});
        // AWS names the one group twice, and several only in the list.
        if let [one] = tuples.as_slice() {
            set(&mut action, "TargetGroupArn", text(one, "TargetGroupArn"));
        }
        set(&mut action, "ForwardConfig", json!({"TargetGroups": tuples, "TargetGroupStickinessConfig": sticky}));
        Ok(action)
    }
}

/// `web-tg` or `web-tg:80`.
fn weighted(word: &str) -> Result<(String, Option<u16>), Fault> {
    match word.rsplit_once(':') {
        // What an ARN has behind its last colon is no number.
        Some((group, weight)) if !word.starts_with("arn:") || weight.parse::<u16>().is_ok() => match weight.parse() {
            Ok(weight) if weight <= 999 => Ok((group.to_owned(), Some(weight))),
            _ => Err(Fault::malformed(word, Phrase::WeightedGroup)),
        },
        _ => Ok((word.to_owned(), None)),
    }
}

/// `https`, or an address whose parts may be `#{host}` and the like.
fn redirect(word: &str) -> Result<Value, Fault> {
    let malformed = || Fault::malformed(word, Phrase::Redirect);
    let whole = if word == "https" { "https://#{host}:443/#{path}?#{query}" } else { word };
    let (protocol, rest) = whole.split_once("://").ok_or_else(malformed)?;
    let protocol = match protocol {
        "http" | "https" => protocol.to_uppercase(),
        "#{protocol}" => protocol.to_owned(),
        _ => return Err(malformed()),
    };
    let (authority, path) = rest.split_once('/').unwrap_or((rest, "#{path}?#{query}"));
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let (host, port) =
        authority.rsplit_once(':').unwrap_or((authority, if protocol == "HTTPS" { "443" } else { "80" }));
    Ok(json!({"Protocol": protocol, "Port": port, "Host": host, "Path": format!("/{path}"), "Query": query}))
}

/// The target groups that an action forwards to.
fn groups_of(action: &Value) -> Vec<String> {
    let config = action.get("ForwardConfig").cloned().unwrap_or_default();
    let tuples = list(&config, "TargetGroups").iter().map(|one| text(one, "TargetGroupArn").to_owned());
    let one = std::iter::once(text(action, "TargetGroupArn").to_owned());
    let mut groups: Vec<String> = tuples.chain(one).filter(|group| !group.is_empty()).collect();
    groups.dedup();
    groups
}

/// The groups that actions forward to are groups of their load balancer from now on; targets that nobody asked are asked.
pub(super) fn link(account: &mut Account, balancer: &str, actions: &[Value]) {
    for group in actions.iter().flat_map(groups_of) {
        let Some(element) = account.get_mut(Kind::TargetGroup, &group) else { continue };
        let balancers = list_mut(element, "LoadBalancerArns");
        if !balancers.iter().any(|known| known == balancer) {
            balancers.push(balancer.into());
            refresh_targets(account, &group);
        }
    }
}

/// Works out anew which load balancers the groups of some actions belong to, after these went.
pub(super) fn unlink(account: &mut Account, actions: &[Value]) {
    for group in actions.iter().flat_map(groups_of) {
        let listeners = account.all(Kind::Listener).map(|one| (text(one, "ListenerArn").to_owned(), one));
        let rules: Vec<String> = account
            .all(Kind::Rule)
            .filter(|rule| names_group(rule, &group))
            .filter_map(|rule| snapshot::Own::ListenerOfRule.parent(rule))
            .collect();
        let mut balancers: Vec<String> = listeners
            .filter(|(arn, listener)| names_group(listener, &group) || rules.contains(arn))
            .map(|(_, listener)| text(listener, "LoadBalancerArn").to_owned())
            .collect();
        balancers.dedup();
        if let Some(element) = account.get_mut(Kind::TargetGroup, &group) {
            set(element, "LoadBalancerArns", balancers);
        }
        refresh_targets(account, &group);
    }
}

/// Targets of a group that no load balancer uses are unused; once one does, they are asked and found healthy. What a line
/// says of a target stays.
pub(super) fn refresh_targets(account: &mut Account, group: &str) {
    let Some(element) = account.get(Kind::TargetGroup, group) else { return };
    let balancers: Vec<String> =
        list(element, "LoadBalancerArns").iter().filter_map(Value::as_str).map(str::to_owned).collect();
    let by_zone = matches!(text(element, "TargetType"), "instance" | "ip");
    let enabled: Vec<String> = balancers
        .iter()
        .filter_map(|arn| account.get(Kind::LoadBalancer, arn))
        .flat_map(|balancer| list(balancer, "AvailabilityZones"))
        .map(|zone| text(zone, "ZoneName").to_owned())
        .collect();
    let place = account.place_of(Kind::TargetGroup, group).unwrap_or_default();
    let targets = account.about(&place, Ask::DescribeTargetHealth, group);
    let zones: Vec<Option<String>> = targets.map(|target| zone_of(account, target_id(target))).collect();
    let targets = account.answer(&place, Ask::DescribeTargetHealth).list_mut(Some(group));
    for (target, zone) in targets.iter_mut().zip(zones) {
        let outside = by_zone && zone.is_some_and(|zone| !enabled.is_empty() && !enabled.contains(&zone));
        let used = !balancers.is_empty() && !outside;
        let health = target.get("TargetHealth").cloned().unwrap_or_default();
        let next = match (text(&health, "State"), used) {
            ("healthy", false) => health_of("unused", None),
            ("unused", true) if text(&health, "Reason") == "Target.NotInUse" => health_of("healthy", None),
            _ => continue,
        };
        set(target, "TargetHealth", next);
    }
}

fn target_id(target: &Value) -> &str {
    target.pointer("/Target/Id").and_then(Value::as_str).unwrap_or_default()
}

/// The zone of a target that is an instance or one of its addresses.
fn zone_of(account: &Account, target: &str) -> Option<String> {
    let instance = account.get(Kind::Instance, target)?;
    Some(instance.pointer("/Placement/AvailabilityZone")?.as_str()?.to_owned())
}

/// The reason that comes with a state, where no other is given, and what AWS says about it
/// (<https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html>).
const REASONS: [(&str, &str, &str); 7] = [
    ("initial", "Elb.RegistrationInProgress", "Target registration is in progress"),
    ("unhealthy", "Target.FailedHealthChecks", "Health checks failed"),
    ("unhealthy", "Target.Timeout", "Request timed out"),
    ("unused", "Target.NotInUse", "Target group is not configured to receive traffic from the load balancer"),
    ("unused", "Target.InvalidState", "Target is in the stopped or terminated state"),
    ("draining", "Target.DeregistrationInProgress", "Target deregistration is in progress"),
    ("unavailable", "Target.HealthCheckDisabled", "Health checks are disabled for this target group"),
];

/// A state of health as AWS writes it.
pub(super) fn health_of(state: &str, reason: Option<&str>) -> Value {
    let usual = REASONS.iter().find(|(known, one, _)| *known == state && reason.is_none_or(|reason| reason == *one));
    let mut health = json!({"State": state});
    let reason = reason.or(usual.map(|(_, reason, _)| *reason));
    set(&mut health, "Reason", reason.map_or(Value::Null, Value::from));
    set(&mut health, "Description", usual.map_or(Value::Null, |(_, _, says)| (*says).into()));
    health
}
