//! `groups-closed`: the groups of private hosts admit the admin port from inside only.
//!
//! Judged on the groups alone: even where no packet would arrive, the second line of defence has to hold.

use super::no_flow::twin_exists;
use crate::absent;
use crate::cast::resource;
use crate::check::{Check, CheckInfo, Outcome, Stage};
use crate::excerpt;
use crate::finding::{Finding, Note};
use crate::lab::Lab;
use crate::ssh;
use ipnet::IpNet;
use serde::Deserialize;
use snapshot::shapes::{IpPermission, SecurityGroup, Vpc};
use snapshot::{Inventory, Missing, Ask, PrefixListId, Status};
use std::collections::BTreeMap;

pub(super) const INFO: CheckInfo = super::info!("groups-closed");

/// `groups-closed = { port = 22, twin = "reach-private" }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupsClosed {
    port: u16,
    /// The check that shows that somebody does get in.
    twin: String,
}

impl Check for GroupsClosed {
    fn needs(&self) -> &'static [Ask] {
        &[
            Ask::DescribeVpcs,
            Ask::DescribeSubnets,
            Ask::DescribeRouteTables,
            Ask::DescribeInternetGateways,
            Ask::DescribeInstances,
            Ask::DescribeNetworkInterfaces,
            Ask::DescribeSecurityGroups,
        ]
    }

    fn refines(&self) -> &'static [Ask] {
        &[Ask::DescribeInstanceConnectEndpoints, Ask::GetManagedPrefixListEntries]
    }

    fn twin(&self) -> Option<&str> {
        Some(&self.twin)
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let vpc = match absent::private(stage).and_then(|_| absent::vpc(stage)) {
            Ok(vpc) => vpc,
            Err(outcome) => return *outcome,
        };
        if stage.cast.roles.private_hosts.is_empty() {
            return Outcome::fail(absent::no_private_host(stage, vpc));
        }
        let mut outcome = Outcome::default();
        let ports = ssh::ports(stage, self.port, &stage.cast.roles.private_hosts);
        for group in groups(stage) {
            for rule in &group.ip_permissions {
                if let Some(port) = ports.iter().find(|port| ssh::admits(rule, **port)) {
                    outcome.absorb(judge_rule(stage, vpc, group, rule, *port));
                }
            }
        }
        // An endpoint that may not be seen could be the one for which the rule is there.
        let endpoints = [Ask::DescribeInstanceConnectEndpoints];
        let hidden = stage.cast.unknown(stage.network, &endpoints).into_iter().find(|missing| {
            matches!(missing.status, Status::Denied | Status::Failed)
        });
        if let (true, Some(hidden)) = (outcome.fails(), hidden) {
            return Outcome::unknown(hidden);
        }
        if !outcome.fails() && !outcome.is_unknown() {
            outcome.seen.push(Note::new("seen-groups-closed").with("port", self.port.to_string()));
        }
        outcome
    }

    fn consistent(&self, lab: &Lab, index: usize) -> Result<(), String> {
        twin_exists(lab, index, &self.twin)
    }
}

fn judge_rule(stage: &Stage<'_>, vpc: &Vpc, group: &SecurityGroup, rule: &IpPermission, port: u16) -> Outcome {
        let inventory = stage.network.inventory();
        let inside = blocks_of(vpc);
        let mut outcome = Outcome { missing: unread_lists(stage, rule), ..Outcome::default() };
        for (written, block) in sources(inventory, rule) {
            if inside.iter().any(|own| own.contains(&block)) {
                continue;
            }
            let is_public = reach::is_public(block.network()) || block.prefix_len() < 8;
            let finding = |code| {
                let mut finding = Finding::at(code, group.group_id.as_str())
                    .with("block", block.to_string())
                    .with("port", port.to_string())
                    .with("rule", written.as_str());
                finding.stop.rule = written.clone();
                finding.excerpt = marked(group, &written);
                absent::named(stage, finding)
            };
            // Through an endpoint that keeps it, the learner's own address is what the rule has to name.
            let one_network = block.prefix_len() >= if block.network().is_ipv4() { 24 } else { 48 };
            if is_public && !(one_network && keeps_client_address(stage, vpc)) {
                outcome.add(finding("GROUP_ADMITS_ADMIN_PORT_FROM_OUTSIDE"));
            } else {
                outcome.warnings.push(finding("GROUP_ADMITS_ADMIN_PORT_FROM_BEYOND"));
            }
        }
        outcome
}

/// The calls without which a customer's prefix list in a rule cannot be read.
fn unread_lists(stage: &Stage<'_>, rule: &IpPermission) -> Vec<Missing> {
    let inventory = stage.network.inventory();
    let lists = rule.prefix_list_ids.iter().filter_map(|list| list.prefix_list_id.as_ref());
    lists
        .filter(|list| !is_of_aws(inventory, list))
        .filter_map(|list| inventory.missing_children(&inventory.prefix_list_entries, list, stage.cast.place))
        .collect()
}

/// The groups of private hosts, each once.
fn groups<'a>(stage: &Stage<'a>) -> Vec<&'a SecurityGroup> {
    let inventory = stage.network.inventory();
    let mut groups = BTreeMap::new();
    for host in &stage.cast.roles.private_hosts {
        let interfaces = inventory.network_interfaces.iter().filter(|eni| {
            eni.attachment.as_ref().and_then(|it| it.instance_id.as_ref()) == Some(&host.instance.instance_id)
        });
        let listed = host.instance.network_interfaces.iter().flat_map(|eni| &eni.groups);
        let ids = interfaces.flat_map(|eni| &eni.groups).chain(listed).chain(&host.instance.security_groups);
        for id in ids.map(|group| group.group_id.as_str()) {
            if let Some(group) = inventory.security_groups.get(id) {
                groups.insert(id.to_owned(), group);
            }
        }
    }
    groups.into_values().collect()
}

/// The blocks of a rule, each with the words in which the rule names it.
fn sources(inventory: &Inventory<'_>, rule: &IpPermission) -> Vec<(String, IpNet)> {
    let v4 = rule.ip_ranges.iter().filter_map(|range| range.cidr_ip.clone());
    let v6 = rule.ipv6_ranges.iter().filter_map(|range| range.cidr_ipv6.clone());
    let mut sources: Vec<(String, IpNet)> =
        v4.chain(v6).filter_map(|block| Some((block.clone(), block.parse().ok()?))).collect();
    for list in rule.prefix_list_ids.iter().filter_map(|list| list.prefix_list_id.as_ref()) {
        // AWS's own lists (EC2 Instance Connect, CloudFront) name AWS's service, not the world.
        if !is_of_aws(inventory, list) {
            let entries = inventory.prefix_list_entries.of(list).iter();
            sources.extend(entries.filter_map(|entry| Some((list.to_string(), entry.cidr.as_deref()?.parse().ok()?))));
        }
    }
    sources
}

fn is_of_aws(inventory: &Inventory<'_>, list: &PrefixListId) -> bool {
    inventory.prefix_lists.get(list).is_some()
        || inventory.managed_prefix_lists.get(list).is_some_and(|list| list.owner_id.as_deref() == Some("AWS"))
}

fn blocks_of(vpc: &Vpc) -> Vec<IpNet> {
    let more = vpc.cidr_block_association_set.iter().filter_map(|set| set.cidr_block.as_deref());
    let v6 = vpc.ipv6_cidr_block_association_set.iter().filter_map(|set| set.ipv6_cidr_block.as_deref());
    vpc.cidr_block.as_deref().into_iter().chain(more).chain(v6).filter_map(|block| block.parse().ok()).collect()
}

/// Whether an Instance Connect endpoint shows hosts the learner's own address, which their groups then have to name:
/// <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/eice-security-groups.html>.
fn keeps_client_address(stage: &Stage<'_>, vpc: &Vpc) -> bool {
    stage.network.inventory().instance_connect_endpoints.iter().any(|endpoint| {
        endpoint.vpc_id.as_ref() == Some(&vpc.vpc_id)
            && endpoint.preserve_client_ip == Some(true)
            && endpoint.state.as_deref() == Some("create-complete")
    })
}

fn marked(group: &SecurityGroup, written: &str) -> Option<crate::Excerpt> {
    let rows = group
        .ip_permissions
        .iter()
        .flat_map(|rule| {
            excerpt::rule_peers(rule).into_iter().map(|far| crate::ExcerptRow {
                marked: far == written,
                cells: vec![excerpt::rule_protocol(rule), excerpt::rule_ports(rule), far],
            })
        })
        .collect();
    let crate::Arg::Resource { id, name } = resource(&group.group_id, &group.tags) else { return None };
    let name = name.or_else(|| group.group_name.clone());
    let columns = vec!["column-protocol", "column-ports", "column-from"];
    Some(crate::Excerpt { resource: id, name, columns, rows })
}
