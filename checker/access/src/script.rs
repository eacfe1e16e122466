//! A script of AWS CLI calls that writes the same snapshot, for a shell where this program does not run (CloudShell).
//!
//! It is generated from the same table and makes the same calls, one after another; the AWS CLI reads all pages.
//! Answers are written as they come: reading the file keeps what the shapes allow and drops the rest. The one call
//! whose answer holds keys ([`projection`]) is cut down before it is written.
//! The script needs no other program than those that every Linux, macOS or Windows has beside the AWS CLI.

mod bash;
mod powershell;

use crate::{Plan, fixed_inputs};
use serde_json::{Map, Value};
use snapshot::{Ask, Parent};

/// A language of scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shell {
    /// For every POSIX shell.
    Bash,
    /// For Windows PowerShell 5.1 and for PowerShell 7.
    PowerShell,
}

/// The script that makes a plan's calls.
#[must_use]
pub fn script(plan: &Plan, shell: Shell) -> String {
    match shell {
        Shell::Bash => bash::script(plan),
        Shell::PowerShell => powershell::script(plan),
    }
}

/// One call of the AWS CLI, as both languages write it.
struct Step {
    operation: Ask,
    /// The option of the CLI and the member of the input that take the parent's id.
    parent: Option<(String, &'static str)>,
    /// The rest of the input.
    input: Map<String, Value>,
    /// The options of the CLI for it; plain words, without spaces or quotes.
    options: Vec<String>,
}

/// Calls without a parent, then those with one, in the order of the table.
fn steps(plan: &Plan) -> Vec<Step> {
    let mut operations: Vec<Ask> = plan.roots().collect();
    operations.extend(plan.children());
    operations
        .into_iter()
        .flat_map(|operation| fixed_inputs(operation).into_iter().map(move |input| step(operation, input)))
        .collect()
}

fn step(operation: Ask, input: Map<String, Value>) -> Step {
    let parent = match operation.parent() {
        Parent::Of(_, member) => Some((format!("--{}", kebab(member)), member)),
        Parent::None => None,
    };
    let mut options = Vec::new();
    for (member, value) in &input {
        options.push(format!("--{}", kebab(member)));
        match value {
            Value::String(text) => options.push(text.clone()),
            // The CLI's shorthand: Name=…,Values=…,…
            Value::Array(filters) => options.extend(filters.iter().map(shorthand)),
            other => options.push(other.to_string()),
        }
    }
    Step { operation, parent, input, options }
}

fn shorthand(filter: &Value) -> String {
    let values: Vec<&str> = filter["Values"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    format!("Name={},Values={}", filter["Name"].as_str().unwrap_or_default(), values.join(","))
}

/// The AWS CLI's name of an operation or member: `DescribeDBInstances` is `describe-db-instances`.
fn kebab(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut out = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at));
        let after = letters.get(at + 1);
        let starts_word = before.is_some_and(|before| !before.is_ascii_uppercase())
            || before.is_some() && after.is_some_and(|after| after.is_ascii_lowercase());
        if letter.is_ascii_uppercase() && starts_word {
            out.push('-');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

/// What is taken of an answer that holds secrets: the keys of a VPN's tunnels stand in its gateway's configuration.
fn projection(operation: Ask) -> Option<&'static str> {
    (operation == Ask::DescribeVpnConnections).then_some(
        "{VpnConnections: VpnConnections[].{VpnConnectionId: VpnConnectionId, State: State, \
         VpnGatewayId: VpnGatewayId, TransitGatewayId: TransitGatewayId, \
         Routes: (Routes || `[]`)[].{DestinationCidrBlock: DestinationCidrBlock, State: State}, \
         Tags: Tags || `[]`}}",
    )
}

/// How the ids of a child call's parents are found in the answers.
enum Parents {
    /// In the parent's answer, under this member.
    Listed(Ask, &'static str),
    /// Named by routes and rules, or lists of AWS's own.
    PrefixLists,
}

fn parents(operation: Ask) -> Option<Parents> {
    match operation.parent() {
        Parent::None => None,
        Parent::Of(..) if operation == Ask::GetManagedPrefixListEntries => Some(Parents::PrefixLists),
        Parent::Of(parent, member) => Some(Parents::Listed(parent, member)),
    }
}

/// Error codes and the statuses that `collect` gives them, so that both doors agree.
const DENIED: &[&str] = &[
    "UnauthorizedOperation",
    "Client.UnauthorizedOperation",
    "AccessDenied",
    "AccessDeniedException",
    "NotAuthorized",
    "UnauthorizedAccess",
];
const UNSUPPORTED: &[&str] = &[
    "InvalidAction",
    "UnknownOperation",
    "UnknownOperationException",
    "UnsupportedOperation",
    "NotImplemented",
    // Some versions of the CLI give the HTTP status of an answer that is no AWS error document.
    "500",
    "501",
    "404",
    "405",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_cli() {
        for (name, expected) in [
            ("DescribeVpcs", "describe-vpcs"),
            ("DescribeDBInstances", "describe-db-instances"),
            ("GetManagedPrefixListEntries", "get-managed-prefix-list-entries"),
            ("VpcId", "vpc-id"),
            ("LoadBalancerArn", "load-balancer-arn"),
        ] {
            assert_eq!(kebab(name), expected);
        }
    }

    #[test]
    fn every_call_of_a_plan_is_in_the_script() {
        let plan = Plan::everything();
        for shell in [Shell::Bash, Shell::PowerShell] {
            let script = script(&plan, shell);
            for operation in plan.operations() {
                assert!(script.contains(operation.name()), "{operation:?}");
                assert!(script.contains(&kebab(operation.name())), "{operation:?}");
            }
        }
    }

    #[test]
    fn nothing_else_is_in_the_script() {
        let plan = Plan::new([Ask::DescribeNatGateways]);
        for shell in [Shell::Bash, Shell::PowerShell] {
            let script = script(&plan, shell);
            for &operation in Ask::ALL.iter().filter(|&&operation| !plan.has(operation)) {
                assert!(!script.contains(operation.name()), "{operation:?}");
            }
        }
    }

    #[test]
    fn scripts_are_plain_ascii_with_unix_lines() {
        for shell in [Shell::Bash, Shell::PowerShell] {
            let script = script(&Plan::everything(), shell);
            // Windows PowerShell reads a file without a mark in the machine's code page.
            assert!(script.is_ascii() && !script.contains('\r') && script.ends_with('\n'));
        }
    }
}
