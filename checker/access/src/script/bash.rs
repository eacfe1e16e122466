//! The script for POSIX shells.

use super::{DENIED, Parents, Step, condition, indent, member, secrets, steps, unsupported};
use crate::Plan;
use serde_json::Value;
use snapshot::{FORMAT, PLAIN_RECORDS, Source, kebab};
use std::fmt::Write;

pub(super) fn script(plan: &Plan) -> String {
    let mut calls = String::new();
    for step in steps(plan) {
        write_step(&mut calls, &step);
    }
    include_str!("bash.sh")
        .replace("@BLANK@", include_str!("blank.awk"))
        .replace("@PLAIN@", &PLAIN_RECORDS.join("|"))
        .replace("@SECRETS@", &secrets(plan).join(" | "))
        .replace("@CALLS@", &calls)
        .replace("@DENIED@", &DENIED.join(" | "))
        .replace("@UNSUPPORTED@", &unsupported().join(" | "))
        .replace("@FORMAT@", &FORMAT.to_string())
        .replace("@TOOL@", concat!("check ", env!("CARGO_PKG_VERSION"), " script"))
}

fn write_step(calls: &mut String, step: &Step) {
    let (service, name, command) = (step.ask.service(), step.ask.name(), kebab(step.ask.name()));
    let region = step.region.unwrap_or("here");
    let input = Value::Object(step.input.clone()).to_string();
    let mut options: String = step.options.iter().map(|option| format!(" {option}")).collect();
    if let Some(query) = step.ask.row().projection {
        options += &format!(" --query '{query}'");
    }
    // A string cannot fail to be written to.
    if step.beside {
        let _ = writeln!(calls, "if [ \"$region\" != {region} ]; then");
    }
    let _ = match &step.per {
        Some(Parents { option, member, sources }) => {
            let rest = input.trim_start_matches('{');
            let comma = if rest == "}" { "" } else { "," };
            let escaped = rest.replace('"', "\\\"");
            let ids: Vec<String> = sources.iter().map(|source| finding(source, region)).collect();
            writeln!(
                calls,
                "list=$({{ {}; }} | sort -u)\nfor id in $list; do\n  call {service} {name} {command} {region} \
                 \"{{\\\"{member}\\\":\\\"$id\\\"{comma}{escaped}\" {option} \"$id\"{options}\ndone\n\
                 if [ -z \"$list\" ] && ! {{ {}; }}; then skip {service} {name} {region} '{input}'; fi",
                ids.join("; "),
                answered(sources, region),
            )
        }
        None => writeln!(calls, "call {service} {name} {command} {region} '{input}'{options}"),
    };
    if step.beside {
        calls.push_str("fi\n");
    }
}

/// A command that prints the ids that a call listed.
fn finding(source: &Source, region: &str) -> String {
    let file = file(source, region);
    let (depth, member) = (indent(source), member(source));
    match source.only {
        None => format!("ids {file} {depth} {member}"),
        Some(only) => {
            let (told_by, at, value, counts) = condition(only);
            format!("those {file} {depth} {member} {told_by} {at} '{value}' {}", u8::from(counts))
        }
    }
}

/// A command that tells whether the calls that list parents were all answered.
fn answered(sources: &[&Source], region: &str) -> String {
    let required = sources.iter().filter(|source| source.required);
    let files: Vec<String> =
        required.map(|source| format!("[ ! -f \"$work/lost.{}\" ]", file(source, region))).collect();
    if files.is_empty() { "true".into() } else { files.join(" && ") }
}

fn file(source: &Source, region: &str) -> String {
    format!("{}.{}.{region}", source.ask.service(), source.ask.name())
}
