//! `check dns` for machines: the verdict, what was found, and the transcript as a snapshot holds it.

use crate::dns::Walk;
use crate::safe;
use serde::Serialize;
use snapshot::shapes::probe::Dns;
use std::collections::{BTreeMap, BTreeSet};

/// The version of the form. Members may be added, none may be renamed, moved or left out.
const FORMAT: u32 = 1;

/// The whole answer.
#[derive(Serialize)]
struct Document<'d> {
    format: u32,
    tool: &'d str,
    name: &'d str,
    r#type: &'d str,
    /// `resolves`, `broken` or `unknown`.
    verdict: &'static str,
    values: &'d BTreeSet<String>,
    findings: Vec<Finding<'d>>,
    transcript: &'d Dns,
}

/// One finding: a code, what it does to the verdict, who can do something about it, and its arguments.
#[derive(Serialize)]
struct Finding<'d> {
    code: &'static str,
    weight: &'static str,
    who: &'static str,
    arguments: BTreeMap<&'static str, &'d str>,
}

/// The walk as JSON, with a line break at its end.
#[must_use]
pub fn dns(walk: &Walk<'_>, tool: &str) -> String {
    let findings = walk.reading.findings.iter().map(|one| Finding {
        code: one.code,
        weight: one.weight.as_str(),
        who: one.who.as_str(),
        arguments: one.args.iter().map(|(name, value)| (*name, value.as_str())).collect(),
    });
    let document = Document {
        format: FORMAT,
        tool,
        name: walk.name,
        r#type: walk.kind,
        verdict: walk.reading.verdict.as_str(),
        values: &walk.reading.values,
        findings: findings.collect(),
        transcript: walk.dns,
    };
    safe::json(&serde_json::to_string_pretty(&document).unwrap_or_default()).into_owned() + "\n"
}
