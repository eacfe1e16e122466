//! Taking names out of a snapshot, so that it can be shown to others and still be judged.
//!
//! Everything that is made up comes from a key that the caller makes for one file and forgets: equal things stay
//! equal inside the file, and nobody can go back or compare two files. What a check can see does not change: how
//! resources refer to each other, which blocks lie in which, what rules allow.
//!
//! It does not hide that two snapshots are of the same shape, when things were made, or in which Region.

mod address;
mod arn;
mod endpoint_policy;
mod host;
mod input;
mod name;
mod walk;
mod words;

use crate::ask::Output;
use crate::document::{Call, Snapshot};
use crate::import::is_region;
use crate::probe::Probe;
use crate::probe::{ProbeKind, ProbeOutput};
use crate::secret::Secret;
use crate::shapes::{ManagedPrefixList, PrefixList};
use crate::status::CallError;
use crate::walk::{Said, object};
use address::Addresses;
use name::Names;
use serde_json::Value;
use std::collections::HashSet;

/// How much is taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// For anybody: accounts, ids, addresses and names are made up.
    Share,
    /// For an instructor: accounts, ids and addresses stay; names, tags, descriptions, principals, host names,
    /// identifiers of databases, paths and key names go.
    Submit,
}

/// The snapshot without names.
///
/// `key` should be random, and used for one file only.
#[must_use]
pub fn redact(snapshot: &Snapshot, mode: Mode, key: &[u8; 32]) -> Snapshot {
    let secret = Secret::new(key);
    let public = public_lists(snapshot);
    let names = Names {
        mode,
        secret: &secret,
        addresses: Addresses::new(
            &secret,
            public_blocks(snapshot, &public).into_iter(),
            outputs(snapshot).flat_map(subnet_blocks),
            outputs(snapshot).flat_map(vpc_blocks),
        ),
        public,
        zones: zones_of_aws(snapshot),
    };
    let share = mode == Mode::Share;
    Snapshot {
        format: snapshot.format,
        tool: snapshot.tool.clone().filter(|tool| is_tool(tool)),
        started: time(snapshot.started.as_deref()),
        finished: time(snapshot.finished.as_deref()),
        account: snapshot.account.as_deref().map(|account| names.account(account)),
        principal: snapshot.principal.as_deref().filter(|_| share).map(|principal| names.arn(principal)),
        region: region(&names, snapshot.region.as_deref()),
        calls: snapshot.calls.iter().map(|call| redact_call(&names, call)).collect(),
        probes: snapshot.probes.iter().map(|probe| redact_probe(&names, probe)).collect(),
    }
}

/// A host name as it stands in a snapshot that was redacted with this key in [`Mode::Submit`], for what a learner says
/// beside it.
#[must_use]
pub fn submitted_host(name: &str, key: &[u8; 32]) -> String {
    beside(key, |names| names.host(name))
}

/// The same of the address of a page.
#[must_use]
pub fn submitted_url(url: &str, key: &[u8; 32]) -> String {
    beside(key, |names| names.url(url))
}

/// What stands beside a snapshot: in a submission addresses stay, so that nothing hangs on its blocks.
fn beside(key: &[u8; 32], name: impl FnOnce(&Names<'_>) -> String) -> String {
    let secret = Secret::new(key);
    let none = || std::iter::empty::<&str>();
    let addresses = Addresses::new(&secret, none(), none(), none());
    let sets = (HashSet::new(), HashSet::new());
    name(&Names { mode: Mode::Submit, secret: &secret, addresses, public: sets.0, zones: sets.1 })
}

fn redact_call(names: &Names<'_>, call: &Call) -> Call {
    // What this program does not read has any name.
    let word = |text: &str| if call.known().is_some() { text.to_owned() } else { names.word("text", text) };
    Call {
        service: word(&call.service),
        operation: word(&call.operation),
        account: call.account.as_deref().map(|account| names.account(account)),
        region: region(names, call.region.as_deref()),
        input: input::of_call(names, call.known(), &call.input),
        at: time(call.at.as_deref()),
        finished: time(call.finished.as_deref()),
        status: call.status,
        error: call.error.as_ref().map(error),
        truncated: call.truncated,
        output: call.output.as_ref().map(|output| redact_output(names, output)),
    }
}

fn redact_output(names: &Names<'_>, output: &Output) -> Output {
    let ask = output.operation();
    let elements = output.to_elements();
    let redacted: Vec<Value> = elements
        .iter()
        .filter_map(Value::as_object)
        .map(|element| Value::Object(object(ask.members(), element, Said::default(), names)))
        .collect();
    // Texts became texts and optional members went: the shape is the same.
    Output::from_values(ask, &redacted).unwrap_or_else(|_| Output::empty(ask))
}

fn redact_probe(names: &Names<'_>, probe: &Probe) -> Probe {
    let row = probe.kind.row();
    let output = probe.output.as_ref().and_then(|output| serde_json::to_value(output).ok());
    let output = match (row, output) {
        (Some(row), Some(Value::Object(output))) => {
            let output = object(row.output, &output, Said::default(), names);
            ProbeOutput::from_value(&probe.kind, Value::Object(output)).unwrap_or_default()
        }
        _ => None,
    };
    Probe {
        kind: match &probe.kind {
            ProbeKind::Other(kind) => ProbeKind::Other(names.word("probe", kind)),
            known => known.clone(),
        },
        input: input::of_probe(names, row.map(|row| row.input), &probe.input),
        vantage: None,
        at: time(probe.at.as_deref()),
        status: probe.status,
        error: probe.error.as_ref().map(error),
        output,
    }
}

/// AWS's messages name who asked; its codes do not.
fn error(error: &CallError) -> CallError {
    CallError { code: walk::code(&error.code), message: String::new(), http: error.http }
}

/// `check 0.1.0`: the program, and nobody's words.
fn is_tool(text: &str) -> bool {
    let version =
        |text: &str| text.len() <= 40 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b" .+-".contains(&b));
    text.strip_prefix("check ").is_some_and(version)
}

fn time(text: Option<&str>) -> Option<String> {
    let time = |text: &&str| text.len() <= 40 && text.bytes().all(|b| b.is_ascii_digit() || b"TZ:+-.".contains(&b));
    text.filter(time).map(str::to_owned)
}

fn region(names: &Names<'_>, text: Option<&str>) -> Option<String> {
    text.map(|text| if text.is_empty() || is_region(text) { text.to_owned() } else { names.word("region", text) })
}

/// The ids of AWS's own hosted zones: those that it says load balancers and endpoints are in, and those of names that it
/// gave; none that the account lists as its own.
fn zones_of_aws(snapshot: &Snapshot) -> HashSet<&str> {
    let mut zones = HashSet::new();
    let mut own = HashSet::new();
    for output in outputs(snapshot) {
        match output {
            Output::DescribeLoadBalancers(all) => {
                zones.extend(all.iter().filter_map(|one| one.canonical_hosted_zone_id.as_deref()));
            }
            Output::DescribeClassicLoadBalancers(all) => {
                zones.extend(all.iter().filter_map(|one| one.canonical_hosted_zone_name_id.as_deref()));
            }
            Output::DescribeVpcEndpoints(all) => {
                let entries = all.iter().flat_map(|endpoint| &endpoint.dns_entries);
                let named = entries.filter(|entry| entry.dns_name.as_deref().is_some_and(host::is_of_aws));
                zones.extend(named.filter_map(|entry| entry.hosted_zone_id.as_deref()));
            }
            Output::ListResourceRecordSets(all) => {
                let aliases = all.iter().filter_map(|set| set.alias_target.as_ref());
                let named = aliases.filter(|alias| alias.dns_name.as_deref().is_some_and(host::is_of_aws));
                zones.extend(named.filter_map(|alias| alias.hosted_zone_id.as_deref()));
            }
            Output::ListHostedZones(all) => own.extend(all.iter().map(|zone| &*zone.id)),
            Output::GetHostedZone(one) => own.extend(one.hosted_zone.iter().map(|zone| &*zone.id)),
            _ => {}
        }
    }
    // AWS writes capitals and digits.
    let form = |id: &str| id.len() <= 32 && id.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    zones.retain(|id| form(id) && !own.contains(id));
    zones
}

fn outputs(snapshot: &Snapshot) -> impl Iterator<Item = &Output> {
    snapshot.calls.iter().filter_map(|call| call.output.as_ref())
}

/// The ids of AWS's own prefix lists.
fn public_lists(snapshot: &Snapshot) -> HashSet<&str> {
    let own = |name: Option<&str>| name.is_some_and(|name| name.starts_with("com.amazonaws."));
    let plain = |list: &&PrefixList| own(list.prefix_list_name.as_deref());
    let managed = |list: &&ManagedPrefixList| {
        own(list.prefix_list_name.as_deref()) && list.owner_id.as_deref().is_none_or(|owner| owner == "AWS")
    };
    outputs(snapshot)
        .flat_map(|output| match output {
            Output::DescribePrefixLists(lists) => {
                lists.iter().filter(plain).map(|list| list.prefix_list_id.as_str()).collect()
            }
            Output::DescribeManagedPrefixLists(lists) => {
                lists.iter().filter(managed).map(|list| list.prefix_list_id.as_str()).collect()
            }
            _ => Vec::new(),
        })
        .collect()
}

/// The blocks of those lists.
fn public_blocks<'s>(snapshot: &'s Snapshot, public: &HashSet<&str>) -> Vec<&'s str> {
    let mut blocks = Vec::new();
    for call in &snapshot.calls {
        match &call.output {
            Some(Output::DescribePrefixLists(lists)) => {
                let own = lists.iter().filter(|list| public.contains(list.prefix_list_id.as_str()));
                blocks.extend(own.flat_map(|list| &list.cidrs).map(String::as_str));
            }
            Some(Output::GetManagedPrefixListEntries(entries)) if is_of(call, public) => {
                blocks.extend(entries.iter().filter_map(|entry| entry.cidr.as_deref()));
            }
            _ => {}
        }
    }
    blocks
}

fn is_of(call: &Call, public: &HashSet<&str>) -> bool {
    call.parent().is_some_and(|list| public.contains(list))
}

fn subnet_blocks(output: &Output) -> Vec<&str> {
    let Output::DescribeSubnets(subnets) = output else { return Vec::new() };
    subnets
        .iter()
        .flat_map(|subnet| {
            let six =
                subnet.ipv6_cidr_block_association_set.iter().filter_map(|block| block.ipv6_cidr_block.as_deref());
            subnet.cidr_block.as_deref().into_iter().chain(six)
        })
        .collect()
}

fn vpc_blocks(output: &Output) -> Vec<&str> {
    let Output::DescribeVpcs(vpcs) = output else { return Vec::new() };
    vpcs.iter()
        .flat_map(|vpc| {
            let more = vpc.cidr_block_association_set.iter().filter_map(|block| block.cidr_block.as_deref());
            vpc.cidr_block.as_deref().into_iter().chain(more)
        })
        .collect()
}
