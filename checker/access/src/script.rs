//! A script of AWS CLI calls that writes the same snapshot, for a shell where this program does not run (CloudShell).
//!
//! It is generated from the same table and makes the same calls, one after another; the AWS CLI reads all pages.
//! Answers are written as they come: reading the file keeps what the shapes allow and drops the rest. The calls
//! whose answers hold keys or people ([`snapshot::AskRow::projection`]) are cut down before they are written.
//! The script needs no other program than those that every Linux, macOS or Windows has beside the AWS CLI.

mod bash;
mod powershell;

use crate::Plan;
use serde_json::{Map, Value};
use snapshot::{Answer, Ask, DENIED, Only, Paging, Scope, Source, Wanted};

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
    ask: Ask,
    /// The Region, where it is not the one that is looked at.
    region: Option<&'static str>,
    /// Whether that Region is asked beside the one that is looked at, so that there is nothing to do if they are one.
    beside: bool,
    per: Option<Parents>,
    /// The rest of the input.
    input: Map<String, Value>,
    /// The options of the CLI for it; plain words, without spaces or quotes.
    options: Vec<String>,
}

/// What a call is made once for each of.
struct Parents {
    /// The option of the CLI that takes the parent's id.
    option: String,
    /// The member of the input that does.
    member: &'static str,
    /// Where the ids come from: those sources that the plan asks.
    sources: Vec<&'static Source>,
}

/// Calls without a parent, then those with one, each after those that list its parents.
fn steps(plan: &Plan) -> Vec<Step> {
    let steps = plan.roots().chain(plan.children());
    steps.flat_map(|one| one.ask.row().inputs().into_iter().map(move |input| step(plan, one, input))).collect()
}

fn step(plan: &Plan, wanted: Wanted, input: Map<String, Value>) -> Step {
    let per = wanted.ask.per().map(|per| Parents {
        option: format!("--{}", kebab(per.member)),
        member: per.member,
        sources: per.sources.iter().filter(|source| plan.has(Wanted { ask: source.ask, ..wanted })).collect(),
    });
    let mut options = Vec::new();
    for (member, value) in &input {
        options.push(format!("--{}", kebab(member)));
        match value {
            Value::String(text) => options.push(text.clone()),
            // The CLI's shorthand: Name=…,Values=…,…
            Value::Array(filters) => options.extend(filters.iter().map(shorthand)),
            Value::Object(members) => options.extend(members.iter().map(|(name, value)| {
                let values: Vec<&str> = value.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
                format!("{name}={}", values.join(","))
            })),
            other => options.push(other.to_string()),
        }
    }
    // Read page by page, CloudFront's answers lose the count that tells an empty list from none.
    if wanted.ask.row().paging == Paging::Nested {
        options.push("--no-paginate".into());
    }
    let region = match wanted.scope {
        Scope::Region(region) => Some(region),
        Scope::Here => wanted.ask.row().service.global(),
    };
    let beside = matches!(wanted.scope, Scope::Region(_));
    Step { ask: wanted.ask, region, beside, per, input, options }
}

/// How many spaces the AWS CLI writes before the last member of a path: four for each object and each list around it.
fn indent(source: &Source) -> usize {
    let base = match source.ask.row().answer {
        Answer::List(path) => 4 * (path.len() + 2),
        Answer::Object(_) => 4,
    };
    let inner: usize = source.path.split('.').rev().skip(1).map(|part| if part.ends_with("[]") { 8 } else { 4 }).sum();
    base + inner
}

/// The last member of a path.
fn member(source: &Source) -> &'static str {
    source.path.rsplit('.').next().unwrap_or(source.path)
}

/// The member, its depth and the value that tell whether an element counts, and whether it counts then.
fn condition(only: Only) -> (&'static str, usize, &'static str, bool) {
    match only {
        Only::GatewayLists => ("PrefixListName", 12, "\"com[.]amazonaws[.].*[.](s3|dynamodb)\"", true),
        Only::PublicZones => ("PrivateZone", 16, "true", false),
    }
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

/// Codes of an endpoint that does not know a call, so that both doors agree. Some versions of the CLI give the HTTP status
/// of an answer that is no AWS error document.
fn unsupported() -> Vec<&'static str> {
    snapshot::UNSUPPORTED.iter().copied().chain(["500", "501", "404", "405"]).collect()
}

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
            for operation in plan.asks() {
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
            for &operation in Ask::ALL.iter().filter(|&&ask| !plan.has(ask.into())) {
                assert!(!script.contains(operation.name()), "{operation:?}");
            }
        }
    }

    #[test]
    fn a_second_region_is_asked_unless_it_is_the_first() {
        let plan = Plan::new([Wanted { ask: Ask::DescribeCertificate, scope: Scope::Region(snapshot::GLOBAL) }]);
        assert!(
            script(&plan, Shell::Bash).contains("if [ \"$region\" != us-east-1 ]; then\ncall acm ListCertificates")
        );
        assert!(script(&plan, Shell::PowerShell).contains("if ($region -ne 'us-east-1') {"));
        let global = script(&Plan::new([Ask::ListHostedZones]), Shell::Bash);
        assert!(!global.contains("!= us-east-1"), "there is no other place to ask");
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
