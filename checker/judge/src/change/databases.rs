//! Databases that the internet reaches, and those that were stopped.

use super::hosts::{groups_of, traffic};
use super::{one, text};
use crate::app_hosts;
use crate::finding::{Finding, Part};
use crate::stage::Stage;
use crate::{absent, excerpt};
use reach::{Change, Direction, Edit, Rule, Traffic};
use snapshot::shapes::{IpPermission, SecurityGroup};

/// The rule that lets the internet in goes; the group of the application's host takes its place unless another rule
/// admits it.
pub(super) fn close(stage: &Stage<'_>, group: &str, finding: &Finding) -> Option<Change> {
    let Part::Rule(told) = &finding.stop.part else { return None };
    let port: u16 = text(finding, "port")?.parse().ok()?;
    let item: &SecurityGroup = stage.network.inventory().security_groups.get(group)?;
    let (rule, peer) = item.ip_permissions.iter().find_map(|rule| {
        let rules = Rule::of_permission(rule, false).into_iter().zip(excerpt::rule_peers(rule));
        Some((rule, rules.into_iter().find(|(one, _)| one == told)?.1))
    })?;
    let mut edits = vec![Edit::RevokeInGroup {
        group: group.to_owned(),
        direction: Direction::Ingress,
        traffic: traffic(rule),
        peer,
    }];
    let vpc = absent::vpc(stage).ok()?;
    let hosts = app_hosts::all(stage, vpc);
    let own: Vec<String> =
        hosts.iter().filter_map(|host| host.instance).flat_map(|one| groups_of(stage, &one.instance_id)).collect();
    let names = |rule: &IpPermission| {
        rule.user_id_group_pairs.iter().any(|pair| own.iter().any(|id| pair.group_id.as_deref() == Some(id.as_str())))
    };
    let admitted = item.ip_permissions.iter().any(|rule| names(rule) && crate::ssh::admits(rule, port));
    if let Some(first) = own.first().filter(|_| !admitted) {
        edits.push(Edit::AdmitInGroup {
            group: group.to_owned(),
            direction: Direction::Ingress,
            traffic: Traffic::port(port),
            peer: first.clone(),
        });
    }
    Some(Change::new(edits))
}

/// One that was stopped is started; what failed is made anew by its owner.
pub(super) fn start(stage: &Stage<'_>, id: &str, finding: &Finding) -> Option<Change> {
    if text(finding, "stopped")? != "yes" {
        return None;
    }
    let inventory = stage.network.inventory();
    let is_cluster = inventory.db_clusters.get(id).is_some();
    inventory.db_instances.get(id).map(drop).or(is_cluster.then_some(()))?;
    Some(one(Edit::StartDatabase { database: id.to_owned(), is_cluster }))
}
