//! The script for POSIX shells.

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
    include_str!("bash.sh")
        .replace("@CALLS@", &calls)
        .replace("@DENIED@", &DENIED.join(" | "))
        .replace("@UNSUPPORTED@", &UNSUPPORTED.join(" | "))
        .replace("@FORMAT@", &FORMAT.to_string())
        .replace("@TOOL@", concat!("check ", env!("CARGO_PKG_VERSION"), " script"))
}

fn write_step(calls: &mut String, plan: &Plan, step: &Step) {
    let operation = step.operation;
    let (service, name, command) = (operation.service(), operation.name(), kebab(operation.name()));
    let input = Value::Object(step.input.clone()).to_string();
    let mut options: String = step.options.iter().map(|option| format!(" {option}")).collect();
    if let Some(query) = projection(operation) {
        options += &format!(" --query '{query}'");
    }
    // A string cannot fail to be written to.
    let _ = match (&step.parent, parents(operation)) {
        (Some((option, member)), Some(parents)) => {
            let rest = input.trim_start_matches('{');
            let comma = if rest == "}" { "" } else { "," };
            let escaped = rest.replace('"', "\\\"");
            writeln!(
                calls,
                "list=$({})\nif [ -n \"$list\" ]; then\n  for id in $list; do\n    call {service} {name} {command} \
                 \"{{\\\"{member}\\\":\\\"$id\\\"{comma}{escaped}\" {option} \"$id\"{options}\n  done\n\
                 elif [ ! -f \"$work/all.{}\" ]; then\n  skip {service} {name} '{input}'\nfi",
                finding(plan, &parents),
                parent_of(operation),
            )
        }
        _ => writeln!(calls, "call {service} {name} {command} '{input}'{options}"),
    };
}

fn parent_of(operation: Ask) -> &'static str {
    match operation.parent() {
        Parent::Of(parent, _) => parent.name(),
        Parent::None => "",
    }
}

/// A command that prints the ids of parents, each once.
fn finding(plan: &Plan, parents: &Parents) -> String {
    match parents {
        Parents::Listed(parent, member) => format!("ids {} {member} | sort -u", parent.name()),
        Parents::PrefixLists => {
            let mut sources = Vec::new();
            if plan.has(Ask::DescribeRouteTables) {
                sources.push(format!("ids {} DestinationPrefixListId", Ask::DescribeRouteTables.name()));
            }
            if plan.has(Ask::DescribeSecurityGroups) {
                sources.push(format!("ids {} PrefixListId", Ask::DescribeSecurityGroups.name()));
            }
            sources.push(own_lists());
            format!("{{ {}; }} | sort -u", sources.join("; "))
        }
    }
}

/// The CLI prints the members of a list in the order of the model: an id stands before its name.
fn own_lists() -> String {
    let file = format!("\"$work/all.{}\"", Ask::DescribeManagedPrefixLists.name());
    format!(
        "[ ! -f {file} ] || LC_ALL=C awk -F'\"' '$2 == \"PrefixListId\" {{ id = $4 }} \
         $2 == \"PrefixListName\" && $4 ~ /^com[.]amazonaws[.].*[.](s3|dynamodb)$/ {{ print id }}' {file}"
    )
}
