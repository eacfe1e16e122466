//! The script for Windows PowerShell 5.1 and PowerShell 7.

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
    include_str!("powershell.ps1")
        .replace("@PLAIN@", &PLAIN_RECORDS.join("|"))
        .replace("@SECRETS@", &quoted(&secrets(plan)))
        .replace("@CALLS@", calls.trim_end_matches('\n'))
        .replace("@DENIED@", &quoted(DENIED))
        .replace("@UNSUPPORTED@", &quoted(&unsupported()))
        .replace("@FORMAT@", &FORMAT.to_string())
        .replace("@TOOL@", concat!("check ", env!("CARGO_PKG_VERSION"), " script"))
}

/// Words in single quotes, in which PowerShell replaces nothing.
fn quoted<T: AsRef<str>>(words: &[T]) -> String {
    words.iter().map(|word| format!("'{}'", word.as_ref().replace('\'', "''"))).collect::<Vec<_>>().join(", ")
}

fn write_step(calls: &mut String, step: &Step) {
    let (service, name, command) = (step.ask.service(), step.ask.name(), kebab(step.ask.name()));
    let region = step.region.unwrap_or("here");
    let input = Value::Object(step.input.clone()).to_string();
    let mut options = step.options.clone();
    if let Some(query) = step.ask.row().projection {
        options.extend(["--query".to_owned(), query.to_owned()]);
    }
    // A string cannot fail to be written to.
    if step.beside {
        let _ = writeln!(calls, "    if ($region -ne '{region}') {{");
    }
    let _ = match &step.per {
        Some(Parents { option, member, sources }) => {
            let rest = input.trim_start_matches('{');
            let comma = if rest == "}" { "" } else { "," };
            let mut list = vec![format!("'{option}'"), "$id".to_owned()];
            list.extend(options.iter().map(|option| quoted(&[option])));
            let ids: Vec<String> = sources.iter().map(|source| finding(source, region)).collect();
            writeln!(
                calls,
                "    $list = @(& {{ {ids} }} | Where-Object {{ $_ }} | Sort-Object -Unique)\n    \
                 foreach ($id in $list) {{\n        \
                 Invoke-Call '{service}' '{name}' '{command}' '{region}' ('{{\"{member}\":\"' + $id + '\"{comma}{rest}') @({list})\n    }}\n    \
                 if ($list.Count -eq 0 -and -not ({answered})) {{ Skip-Call '{service}' '{name}' '{region}' '{input}' }}",
                ids = ids.join("; "),
                list = list.join(", "),
                answered = answered(sources, region),
            )
        }
        None => {
            writeln!(
                calls,
                "    Invoke-Call '{service}' '{name}' '{command}' '{region}' '{input}' @({})",
                quoted(&options)
            )
        }
    };
    if step.beside {
        calls.push_str("    }\n");
    }
}

/// A command that gives the ids that a call listed.
fn finding(source: &Source, region: &str) -> String {
    let (key, depth, member) = (key(source, region), indent(source), member(source));
    match source.only {
        None => format!("Get-Ids '{key}' {depth} '{member}'"),
        Some(only) => {
            let (told_by, at, value, counts) = condition(only);
            format!("Get-Those '{key}' {depth} '{member}' '{told_by}' {at} '{value}' ${counts}")
        }
    }
}

/// An expression that tells whether the calls that list parents were all answered.
fn answered(sources: &[&Source], region: &str) -> String {
    let required = sources.iter().filter(|source| source.required);
    let asked: Vec<String> =
        required.map(|source| format!("-not $lost.ContainsKey('{}')", key(source, region))).collect();
    if asked.is_empty() { "$true".into() } else { asked.join(" -and ") }
}

fn key(source: &Source, region: &str) -> String {
    format!("{}.{}.{region}", source.ask.service(), source.ask.name())
}
