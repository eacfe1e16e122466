//! The script for Windows PowerShell 5.1 and PowerShell 7.

use super::{DENIED, Parents, Step, UNSUPPORTED, kebab, parents, projection, steps};
use crate::Plan;
use serde_json::Value;
use snapshot::{Ask, FORMAT, Parent};
use std::fmt::Write;

pub(super) fn script(plan: &Plan) -> String {
    let mut calls = String::new();
    for step in steps(plan) {
        write_step(&mut calls, plan, &step);
    }
    include_str!("powershell.ps1")
        .replace("@CALLS@", calls.trim_end_matches('\n'))
        .replace("@DENIED@", &quoted(DENIED))
        .replace("@UNSUPPORTED@", &quoted(UNSUPPORTED))
        .replace("@FORMAT@", &FORMAT.to_string())
        .replace("@TOOL@", concat!("check ", env!("CARGO_PKG_VERSION"), " script"))
}

/// Words in single quotes, in which PowerShell replaces nothing.
fn quoted<T: AsRef<str>>(words: &[T]) -> String {
    words.iter().map(|word| format!("'{}'", word.as_ref().replace('\'', "''"))).collect::<Vec<_>>().join(", ")
}

fn write_step(calls: &mut String, plan: &Plan, step: &Step) {
    let operation = step.operation;
    let (service, name, command) = (operation.service(), operation.name(), kebab(operation.name()));
    let input = Value::Object(step.input.clone()).to_string();
    let mut options = step.options.clone();
    if let Some(query) = projection(operation) {
        options.extend(["--query".to_owned(), query.to_owned()]);
    }
    // A string cannot fail to be written to.
    let _ = match (&step.parent, parents(operation)) {
        (Some((option, member)), Some(parents)) => {
            let rest = input.trim_start_matches('{');
            let comma = if rest == "}" { "" } else { "," };
            let mut list = vec![format!("'{option}'"), "$id".to_owned()];
            list.extend(options.iter().map(|option| quoted(&[option])));
            writeln!(
                calls,
                "    $list = @({finding} | Where-Object {{ $_ }} | Sort-Object -Unique)\n    \
                 foreach ($id in $list) {{\n        \
                 Invoke-Call '{service}' '{name}' '{command}' ('{{\"{member}\":\"' + $id + '\"{comma}{rest}') @({list})\n    }}\n    \
                 if ($list.Count -eq 0 -and -not $answers.ContainsKey('{parent}')) {{ Skip-Call '{service}' '{name}' '{input}' }}",
                finding = finding(plan, &parents),
                list = list.join(", "),
                parent = parent_of(operation),
            )
        }
        _ => writeln!(calls, "    Invoke-Call '{service}' '{name}' '{command}' '{input}' @({})", quoted(&options)),
    };
}

fn parent_of(operation: Ask) -> &'static str {
    match operation.parent() {
        Parent::Of(parent, _) => parent.name(),
        Parent::None => "",
    }
}

/// A command that gives the ids of parents.
fn finding(plan: &Plan, parents: &Parents) -> String {
    let ids = |operation: Ask, member: &str| format!("Get-Ids '{}' '{member}'", operation.name());
    match parents {
        Parents::Listed(parent, member) => format!("({})", ids(*parent, member)),
        Parents::PrefixLists => {
            let mut sources = Vec::new();
            if plan.has(Ask::DescribeRouteTables) {
                sources.push(ids(Ask::DescribeRouteTables, "DestinationPrefixListId"));
            }
            if plan.has(Ask::DescribeSecurityGroups) {
                sources.push(ids(Ask::DescribeSecurityGroups, "PrefixListId"));
            }
            sources.push(format!("Get-OwnLists '{}'", Ask::DescribeManagedPrefixLists.name()));
            format!("& {{ {} }}", sources.join("; "))
        }
    }
}
