//! A teardown as JSON, for programs.

use crate::script::{Shell, command_line};
use crate::teardown::Teardown;
use serde_json::{Value, json};
use snapshot::Missing;

/// The document; `tool` says who wrote it.
#[must_use]
pub fn json(teardown: &Teardown, profile: Option<&str>, tool: &str) -> Value {
    let steps: Vec<Value> = teardown
        .steps
        .iter()
        .map(|step| {
            let waits: Vec<Value> = step
                .waits_for
                .iter()
                .map(|wait| json!({ "kind": wait.kind.word(), "id": wait.id, "why": wait.why.word() }))
                .collect();
            let commands = |shell| -> Vec<String> {
                step.lines.iter().flat_map(|line| command_line(line, teardown, profile, shell)).collect()
            };
            json!({
                "kind": step.kind.word(),
                "id": step.id,
                "waits_for": waits,
                "bash": commands(Shell::Bash),
                "powershell": commands(Shell::PowerShell),
            })
        })
        .collect();
    let kept: Vec<Value> = teardown
        .kept
        .iter()
        .map(|kept| json!({ "kind": kept.kind.word(), "id": kept.id, "why": kept.reason.word() }))
        .collect();
    let others: Vec<Value> = teardown
        .others
        .iter()
        .map(|other| json!({ "kind": other.kind.word(), "id": other.id, "region": other.region }))
        .collect();
    let lacking: Vec<Value> = teardown.lacking.iter().map(Missing::json).collect();
    json!({
        "format": 1,
        "tool": tool,
        "account": teardown.account,
        "region": teardown.region,
        "vpc": teardown.vpc,
        "complete": teardown.is_complete(),
        "steps": steps,
        "kept": kept,
        "others": others,
        "lacking": lacking,
    })
}
