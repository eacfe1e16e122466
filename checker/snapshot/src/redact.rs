//! Taking names out of a snapshot, so that it can be shown to others and still be judged.
//!
//! Everything that is made up comes from a key that the caller makes for one file and forgets: equal things stay
//! equal inside the file, and nobody can go back or compare two files. What a check can see does not change: how
//! resources refer to each other, which blocks lie in which, what rules allow.
//!
//! It does not hide that two snapshots are of the same shape, when things were made, or in which Region.

mod address;
mod field;
mod host;
mod name;
mod policy;
mod probe;
mod secret;
mod walk;

use crate::ask::Output;
use crate::document::{Call, CallError, Snapshot};
use crate::shapes::{ManagedPrefixList, PrefixList};
use address::Addresses;
use name::Names;
use secret::Secret;
use serde_json::{Map, Value};
use std::collections::HashSet;

/// How much is taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// For anybody: accounts, ids, addresses and names are made up.
    Share,
    /// For an instructor: accounts, ids and addresses stay; names, tags, descriptions, principals and key names go.
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
    };
    let share = mode == Mode::Share;
    Snapshot {
        format: snapshot.format,
        tool: snapshot.tool.clone(),
        started: snapshot.started.clone(),
        finished: snapshot.finished.clone(),
        account: snapshot.account.as_deref().map(|account| names.account(account)),
        principal: snapshot.principal.as_deref().filter(|_| share).map(|principal| names.arn(principal)),
        region: snapshot.region.clone(),
        calls: snapshot.calls.iter().map(|call| redact_call(&names, call)).collect(),
        probes: snapshot.probes.iter().map(|probe| probe::redact(&names, probe)).collect(),
    }
}

fn redact_call(names: &Names<'_>, call: &Call) -> Call {
    Call {
        service: call.service.clone(),
        operation: call.operation.clone(),
        account: call.account.as_deref().map(|account| names.account(account)),
        region: call.region.clone(),
        input: walk::redact(names, call.input.clone()),
        at: call.at.clone(),
        finished: call.finished.clone(),
        status: call.status,
        error: call.error.as_ref().map(error),
        truncated: call.truncated,
        output: call.output.as_ref().and_then(|output| redact_output(names, output)),
    }
}

/// AWS's messages name who asked; its codes do not.
fn error(error: &CallError) -> CallError {
    CallError { code: error.code.clone(), message: String::new(), http: error.http }
}

fn redact_output(names: &Names<'_>, output: &Output) -> Option<Output> {
    let Ok(Value::Object(members)) = serde_json::to_value(output) else { return None };
    let members = match output {
        Output::GetCallerIdentity(_) => identity(names, members),
        _ => walk::redact(names, members),
    };
    // Texts became texts and optional members went: the shape is the same.
    Output::from_json(output.operation(), &Value::Object(members).to_string()).ok().map(|(output, _)| output)
}

/// Here `UserId` is the person and not an account.
fn identity(names: &Names<'_>, mut members: Map<String, Value>) -> Map<String, Value> {
    let user = members.remove("UserId");
    if names.mode == Mode::Submit {
        members.remove("Arn");
    }
    let mut members = walk::redact(names, members);
    if let (Mode::Share, Some(Value::String(user))) = (names.mode, user) {
        members.insert("UserId".into(), names.word("user", &user).into());
    }
    members
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
