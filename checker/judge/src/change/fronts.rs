//! Listeners, their rules and target groups: what is to lead somewhere, or to keep a client.
//!
//! Where more than one target group, listener or host could be meant nothing is proposed.

use super::{one, text};
use crate::finding::Finding;
use crate::stage::Stage;
use crate::{absent, app_hosts, service};
use reach::{Change, Edit, new_label};
use snapshot::shapes::{Listener, ListenerAction, Rule, RuleCondition};
use std::collections::BTreeSet;

/// For how long a client stays with the group that it got first. AWS takes one second to seven days, and wants to be told
/// (<https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupStickinessConfig.html>): an hour
/// outlasts a visit.
const STICKY_SECONDS: u32 = 3600;
/// The policy that speaks TLS 1.2 and 1.3 and nothing older
/// (<https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html>).
pub(super) const POLICY: &str = "ELBSecurityPolicy-TLS13-1-2-2021-06";
/// What new rules are numbered by.
const STEP: u32 = 10;

pub(super) fn change(stage: &Stage<'_>, code: &str, resource: &str, finding: &Finding) -> Option<Change> {
    match code {
        "APP_COOKIE_NOT_USABLE" | "APP_COOKIE_WITH_SEVERAL_GROUPS" => Some(cookies(stage, resource)),
        "STICKINESS_NOT_BETWEEN_GROUPS" => between_groups(stage, resource),
        "HTTP_NOT_REDIRECTED" | "REDIRECT_LEADS_ELSEWHERE" => to_https(stage, resource),
        "REDIRECT_LOOP" => to_https(stage, resource).or_else(|| to_group(stage, resource)),
        "REDIRECT_TO_CLOSED_PORT" => to_group(stage, resource),
        "LISTENER_ANSWERS_ITSELF" | "FORWARD_TO_NOBODY" => to_group(stage, resource),
        "RULES_SHARE_TARGET_GROUP" => to_other_group(stage, resource, text(finding, "group")?),
        "TARGET_GROUP_NOT_IN_USE" => use_group(stage, resource),
        "TARGET_GROUP_EMPTY" => register(stage, resource),
        "PATH_PATTERN_CASE" | "PATH_PATTERN_WITHOUT_REST" | "PATH_PATTERN_ONLY_BELOW" => {
            take_path(stage, resource, finding)
        }
        "RULE_SHADOWED" => come_first(stage, resource, text(finding, "late")?),
        "NO_RULE_FOR_PATH" => new_rule(stage, resource, finding),
        "RULE_ON_OTHER_LISTENER" => same_rule(stage, resource, text(finding, "rule")?),
        "TLS_PROTOCOLS_TOO_OLD" => {
            let known = stage.network.inventory().ssl_policies.get(POLICY).is_some();
            known.then(|| one(Edit::SecurityPolicy { listener: resource.to_owned(), policy: POLICY.to_owned() }))
        }
        _ => None,
    }
}

/// The listener of an ARN, or that whose rule it is.
pub(super) fn listener_of<'s>(stage: &Stage<'s>, at: &str) -> Option<&'s Listener> {
    let inventory = stage.network.inventory();
    inventory.listeners.iter().find(|listener| {
        let arn = listener.listener_arn.as_str();
        arn == at || inventory.rules.of(arn).iter().any(|rule| rule.rule_arn.as_str() == at)
    })
}

pub(super) fn rule_of<'s>(stage: &Stage<'s>, arn: &str) -> Option<&'s Rule> {
    stage.network.inventory().rules.iter().find(|rule| rule.rule_arn.as_str() == arn)
}

/// What a listener or rule does, where that is one thing: who signs in there does so before anything else.
fn action_at<'s>(stage: &Stage<'s>, at: &str) -> Option<&'s ListenerAction> {
    let actions = match rule_of(stage, at) {
        Some(rule) => &rule.actions,
        None => &listener_of(stage, at)?.default_actions,
    };
    let [only] = actions.as_slice() else { return None };
    Some(only)
}

/// The target groups of the VPC that somebody is registered in.
pub(super) fn groups_in_use<'s>(stage: &Stage<'s>) -> Vec<&'s str> {
    let inventory = stage.network.inventory();
    let Ok(vpc) = absent::vpc(stage) else { return Vec::new() };
    let groups = inventory.target_groups.iter().filter(|group| group.vpc_id.as_ref() == Some(&vpc.vpc_id));
    let arns = groups.map(|group| group.target_group_arn.as_str());
    arns.filter(|arn| !inventory.target_health.of(arn).is_empty()).collect()
}

pub(super) fn only<T: Copy>(all: &[T]) -> Option<T> {
    let [only] = all else { return None };
    Some(*only)
}

fn forward(at: &str, group: &str) -> Change {
    one(Edit::Forward { at: at.to_owned(), groups: vec![(group.to_owned(), 1)], stickiness: None })
}

/// The cookie of the load balancer, in each group that shares an action with this one and keeps by another cookie.
fn cookies(stage: &Stage<'_>, group: &str) -> Change {
    let inventory = stage.network.inventory();
    let defaults = inventory.listeners.iter().flat_map(|listener| &listener.default_actions);
    let actions = defaults.chain(inventory.rules.iter().flat_map(|rule| &rule.actions));
    let sharing = actions.filter(|action| action.receiving().any(|one| one == group));
    let mut groups: BTreeSet<&str> = sharing.flat_map(ListenerAction::receiving).collect();
    groups.retain(|arn| {
        let is = |key: &str, value: &str| {
            let settings = inventory.target_group_attributes.of(arn).iter();
            settings.clone().any(|one| one.key.as_deref() == Some(key) && one.value.as_deref() == Some(value))
        };
        *arn == group || is("stickiness.enabled", "true") && is("stickiness.type", "app_cookie")
    });
    groups.insert(group);
    Change::new(groups.into_iter().map(|group| Edit::CookieOfBalancer { group: group.to_owned() }))
}

/// The same shares, and a client stays with the group that it got first.
fn between_groups(stage: &Stage<'_>, at: &str) -> Option<Change> {
    let shares = action_at(stage, at)?.forwards().map(|one| (one.group.to_owned(), one.weight));
    Some(one(Edit::Forward { at: at.to_owned(), groups: shares.collect(), stickiness: Some(STICKY_SECONDS) }))
}

/// To https, where the same load balancer listens for it on the usual port.
fn to_https(stage: &Stage<'_>, at: &str) -> Option<Change> {
    let own = listener_of(stage, at)?;
    action_at(stage, at)?;
    let balancer = own.load_balancer_arn.as_deref()?;
    let listeners = stage.network.inventory().listeners.of(balancer);
    let secure = listeners.iter().any(|one| one.protocol.as_deref() == Some("HTTPS") && one.port == Some(443));
    let is_plain = own.protocol.as_deref() == Some("HTTP");
    (secure && is_plain).then(|| one(Edit::ToHttps { at: at.to_owned() }))
}

/// To the one target group with targets; a rule leads to another one than its listener does.
fn to_group(stage: &Stage<'_>, at: &str) -> Option<Change> {
    action_at(stage, at)?;
    let mut groups = groups_in_use(stage);
    if rule_of(stage, at).is_some() {
        let default = &listener_of(stage, at)?.default_actions;
        groups.retain(|group| !default.iter().flat_map(ListenerAction::receiving).any(|one| one == *group));
    }
    only(&groups).map(|group| forward(at, group))
}

/// To the one target group with targets that is not this one.
fn to_other_group(stage: &Stage<'_>, at: &str, shared: &str) -> Option<Change> {
    action_at(stage, at)?;
    let mut groups = groups_in_use(stage);
    groups.retain(|group| *group != shared);
    only(&groups).map(|group| forward(at, group))
}

/// The one listener that serves nobody yet leads to the group that nobody uses.
fn use_group(stage: &Stage<'_>, group: &str) -> Option<Change> {
    let inventory = stage.network.inventory();
    let vpc = absent::vpc(stage).ok()?;
    let in_use = groups_in_use(stage);
    let ours = inventory.load_balancers.iter().filter(|one| one.vpc_id.as_ref() == Some(&vpc.vpc_id));
    let listeners = ours.flat_map(|one| inventory.listeners.of(&one.load_balancer_arn).iter().copied());
    let idle: Vec<&Listener> = listeners
        .filter(|listener| {
            let serves = |action: &ListenerAction| action.receiving().any(|one| in_use.contains(&one));
            let leads_on = |action: &ListenerAction| action.r#type.as_deref() == Some("redirect");
            !listener.default_actions.iter().any(|action| serves(action) || leads_on(action))
        })
        .collect();
    let listener = only(&idle)?;
    action_at(stage, &listener.listener_arn)?;
    (service::idle_groups(stage).as_slice() == [group]).then(|| forward(&listener.listener_arn, group))
}

/// The hosts that other target groups have; without any, those in private subnets.
fn register(stage: &Stage<'_>, group: &str) -> Option<Change> {
    let inventory = stage.network.inventory();
    let item = inventory.target_groups.get(group)?;
    let vpc = absent::vpc(stage).ok()?;
    if item.target_type.as_deref() != Some("instance") || item.vpc_id.as_ref() != Some(&vpc.vpc_id) {
        return None;
    }
    let known = app_hosts::targets(stage, vpc);
    let running = known.iter().filter(|host| host.runs).filter_map(|host| host.instance);
    let mut hosts: Vec<String> = running.map(|instance| instance.instance_id.to_string()).collect();
    if hosts.is_empty() {
        hosts.extend(stage.cast.roles.private_hosts.iter().map(|host| host.instance.instance_id.to_string()));
    }
    let edits = hosts.into_iter().map(|target| Edit::Register { group: group.to_owned(), target });
    let change = Change::new(edits);
    (!change.edits.is_empty()).then_some(change)
}

/// The values of a condition by paths.
fn patterns_of(condition: &RuleCondition) -> &[String] {
    let config = condition.path_pattern_config.as_ref().map(|config| config.values.as_slice()).unwrap_or_default();
    if config.is_empty() { &condition.values } else { config }
}

/// The patterns of a rule that has no other condition.
pub(super) fn paths_alone(rule: &Rule) -> Option<&[String]> {
    let [condition] = rule.conditions.as_slice() else { return None };
    let patterns = patterns_of(condition);
    let is_plain = |pattern: &String| pattern.starts_with('/') && !pattern.contains([' ', '"', '\\']);
    (condition.field.as_deref() == Some("path-pattern") && !patterns.is_empty() && patterns.iter().all(is_plain))
        .then_some(patterns)
}

/// What is written for a path: the first part of it, and all below.
fn patterns_for(path: &str) -> Option<[String; 2]> {
    let first = path.split('/').nth(1)?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    (!first.is_empty() && first.chars().all(is_plain)).then(|| [format!("/{first}"), format!("/{first}/*")])
}

/// A pattern that almost fits gives way to those that do.
fn take_path(stage: &Stage<'_>, rule: &str, finding: &Finding) -> Option<Change> {
    let known = paths_alone(rule_of(stage, rule)?)?;
    let near = text(finding, "pattern")?;
    let mut patterns: Vec<String> = known.iter().filter(|one| *one != near).cloned().collect();
    for pattern in patterns_for(text(finding, "path")?)? {
        if !patterns.contains(&pattern) {
            patterns.push(pattern);
        }
    }
    Some(one(Edit::MatchPaths { rule: rule.to_owned(), patterns }))
}

/// The numbers of a listener's rules.
fn numbers(stage: &Stage<'_>, listener: &Listener) -> BTreeSet<u32> {
    let rules = stage.network.inventory().rules.of(&listener.listener_arn).iter();
    rules.filter_map(|rule| rule.priority.as_deref()?.parse().ok()).collect()
}

/// A rule comes before the one that takes what is its own: the largest free number below that one's.
fn come_first(stage: &Stage<'_>, at: &str, late: &str) -> Option<Change> {
    let first: u32 = rule_of(stage, at)?.priority.as_deref()?.parse().ok()?;
    let taken = numbers(stage, listener_of(stage, at)?);
    let free = (1..first).rev().find(|number| !taken.contains(number))?;
    Some(one(Edit::RulePriority { rule: late.to_owned(), priority: free }))
}

/// A free number for a rule that comes before all others; the next round one where there are none yet.
fn free_number(stage: &Stage<'_>, listener: &Listener) -> Option<u32> {
    let taken = numbers(stage, listener);
    match taken.first() {
        None => Some(STEP),
        Some(&first) => (1..first).rev().find(|number| number.is_multiple_of(STEP)).or_else(|| (1..first).next_back()),
    }
}

/// A rule that leads a path to the one target group with targets that the listener's default one does not lead to.
fn new_rule(stage: &Stage<'_>, at: &str, finding: &Finding) -> Option<Change> {
    let listener = listener_of(stage, at)?;
    let mut groups = groups_in_use(stage);
    groups
        .retain(|group| !listener.default_actions.iter().flat_map(ListenerAction::receiving).any(|one| one == *group));
    let (group, patterns) = (only(&groups)?, patterns_for(text(finding, "path")?)?);
    ruled(stage, listener, patterns.to_vec(), group)
}

/// The same rule for another listener.
fn same_rule(stage: &Stage<'_>, at: &str, rule: &str) -> Option<Change> {
    let rule = rule_of(stage, rule)?;
    let [action] = rule.actions.as_slice() else { return None };
    let groups: Vec<&str> = action.receiving().collect();
    ruled(stage, listener_of(stage, at)?, paths_alone(rule)?.to_vec(), only(&groups)?)
}

fn ruled(stage: &Stage<'_>, listener: &Listener, patterns: Vec<String>, group: &str) -> Option<Change> {
    let arn = listener.listener_arn.to_string();
    let priority = free_number(stage, listener)?;
    let label = new_label("rule", &arn);
    Some(one(Edit::NewRule { label, listener: arn, priority, patterns, group: group.to_owned() }))
}
