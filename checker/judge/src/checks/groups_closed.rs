//! `groups-closed`: the groups of private hosts admit the admin port from inside only.
//!
//! Judged on the groups alone: even where no packet would arrive, the second line of defence has to hold.

use crate::absent;
use crate::check::{Check, CheckInfo, asks};
use crate::excerpt;
use crate::finding::{Arg, Finding, Note, Part};
use crate::outcome::Outcome;
use crate::ssh;
use crate::stage::Stage;
use ipnet::IpNet;
use reach::{GroupPeer, Rule};
use serde::Deserialize;
use snapshot::shapes::{IpPermission, SecurityGroup, Vpc};
use snapshot::{Ask, Inventory, Missing, PrefixListId, Wanted};
use std::collections::BTreeMap;

pub(super) const INFO: CheckInfo = super::info!("groups-closed");

/// Of each group so many rules are told; once they are mended, others may be.
const MOST: usize = 16;

/// `groups-closed = { port = 22, twin = "reach-private" }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupsClosed {
    port: u16,
    /// The check that shows that somebody does get in.
    twin: String,
}

impl Check for GroupsClosed {
    fn needs(&self) -> Vec<Wanted> {
        asks(&[
            Ask::DescribeVpcs,
            Ask::DescribeSubnets,
            Ask::DescribeRouteTables,
            Ask::DescribeInternetGateways,
            Ask::DescribeInstances,
            Ask::DescribeNetworkInterfaces,
            Ask::DescribeSecurityGroups,
        ])
    }

    fn refines(&self) -> Vec<Wanted> {
        asks(&[
            Ask::DescribeInstanceConnectEndpoints,
            Ask::DescribePrefixLists,
            Ask::DescribeManagedPrefixLists,
            Ask::GetManagedPrefixListEntries,
        ])
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
        let ports = ssh::ports(stage, self.port);
        for group in groups(stage) {
            let (mut found, mut told) = (Outcome::default(), 0);
            for rule in &group.ip_permissions {
                // Each finding shows the group: more than a few of them nobody reads, and memory is not for that.
                let full = found.findings.len() >= MOST && told >= MOST;
                if let Some(port) = ports.iter().find(|port| !full && ssh::admits(rule, **port)) {
                    let judged = judge_rule(stage, vpc, group, rule, *port, MOST);
                    told += judged.warnings.len();
                    found.absorb(judged);
                }
            }
            found.findings.truncate(MOST);
            found.warnings.truncate(MOST);
            outcome.absorb(found);
        }
        // An endpoint that may not be seen could be the one for which the rule is there.
        let endpoints = [Ask::DescribeInstanceConnectEndpoints];
        let hidden = stage.cast.unknown(stage.network, &endpoints).into_iter().next();
        if let (true, Some(hidden)) = (outcome.fails(), hidden) {
            return Outcome::unknown(hidden);
        }
        let ports = ports.iter().map(|port| Arg::Text(port.to_string())).collect();
        outcome.seen.push(Note::new("seen-groups-closed").with("port", Arg::List(ports)));
        outcome
    }
}

fn judge_rule(
    stage: &Stage<'_>,
    vpc: &Vpc,
    group: &SecurityGroup,
    rule: &IpPermission,
    port: u16,
    most: usize,
) -> Outcome {
    let inside = stage.network.blocks_of(&vpc.vpc_id);
    let mut outcome = Outcome { missing: unread_lists(stage, rule), ..Outcome::default() };
    let sources = match sources(stage, rule) {
        Ok(sources) => sources,
        Err(rule) => {
            let why = Note::new("why-unreadable-rule").with("resource", group.group_id.as_str()).with("detail", rule);
            return Outcome { why: Some(why), ..outcome };
        }
    };
    for Source { rule, written, block } in sources {
        let (fails, warns) = (outcome.findings.len() >= most, outcome.warnings.len() >= most);
        if fails && warns {
            break;
        }
        if inside.iter().any(|own| own.contains(&block)) {
            continue;
        }
        let is_public = stage.network.meets_internet(Some(&vpc.vpc_id), block);
        let finding = |code| {
            let mut finding = Finding::at(code, group.group_id.as_str())
                .with("block", block.to_string())
                .with("port", port.to_string())
                .with("rule", written.as_str());
            finding.stop.part = Part::Rule(rule.clone());
            finding.excerpt = Some(excerpt::security_group(group, false, &rule, None));
            stage.named(finding)
        };
        // Through an endpoint that keeps it, the learner's own address is what the rule has to name.
        let one_network = block.prefix_len() >= if block.network().is_ipv4() { 24 } else { 48 };
        if is_public && !(one_network && keeps_client_address(stage, vpc)) {
            if !fails {
                outcome.add(finding("GROUP_ADMITS_ADMIN_PORT_FROM_OUTSIDE"));
            }
        } else if !warns {
            outcome.warnings.push(finding("GROUP_ADMITS_ADMIN_PORT_FROM_BEYOND"));
        }
    }
    outcome
}

/// The calls without which it cannot be told whose a prefix list in a rule is, or a customer's one cannot be read.
fn unread_lists(stage: &Stage<'_>, rule: &IpPermission) -> Vec<Missing> {
    let inventory = stage.network.inventory();
    let lists = rule.prefix_list_ids.iter().filter_map(|list| list.prefix_list_id.as_ref());
    let entries =
        |list: &PrefixListId| inventory.missing_children(&inventory.prefix_list_entries, list, stage.cast.place);
    lists
        .filter(|list| !is_of_aws(inventory, list))
        .filter_map(|list| owner_missing(stage, list).or_else(|| entries(list)))
        .collect()
}

/// The call that would tell whose a prefix list is, where no list that was seen does.
fn owner_missing(stage: &Stage<'_>, list: &PrefixListId) -> Option<Missing> {
    let inventory = stage.network.inventory();
    let lists = &inventory.managed_prefix_lists;
    let known = inventory.prefix_lists.get(list).is_some() || lists.get(list).is_some();
    if known { None } else { inventory.missing(lists, stage.cast.place) }
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

/// A block that a permission admits, with the rule that names it and the words in which it does.
struct Source {
    rule: Rule,
    written: String,
    block: IpNet,
}

/// The blocks of a permission; the inner error is a block that nobody can read.
fn sources(stage: &Stage<'_>, permission: &IpPermission) -> Result<Vec<Source>, Rule> {
    let inventory = stage.network.inventory();
    let of_customer = |list: &str| {
        let list = PrefixListId::from(list);
        !is_of_aws(inventory, &list) && owner_missing(stage, &list).is_none()
    };
    let mut sources = Vec::new();
    for (rule, written) in Rule::of_permission(permission, false).into_iter().zip(excerpt::rule_peers(permission)) {
        let Rule::Group(named) = &rule else { continue };
        match &named.peer {
            GroupPeer::Block(block) => sources.push(Source { block: *block, rule, written }),
            // AWS's own lists (EC2 Instance Connect, CloudFront) name AWS's service, not the world.
            GroupPeer::List(list) if of_customer(list) => {
                let entries = inventory.prefix_list_entries.of(list).iter();
                for block in entries.filter_map(|entry| entry.cidr.as_deref()?.parse().ok()) {
                    sources.push(Source { block, rule: rule.clone(), written: written.clone() });
                }
            }
            GroupPeer::List(_) | GroupPeer::Group(_) => {}
            GroupPeer::Unreadable => return Err(rule),
        }
    }
    Ok(sources)
}

fn is_of_aws(inventory: &Inventory<'_>, list: &PrefixListId) -> bool {
    inventory.prefix_lists.get(list).is_some()
        || inventory.managed_prefix_lists.get(list).is_some_and(|list| list.owner_id.as_deref() == Some("AWS"))
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
