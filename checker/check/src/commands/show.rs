//! `check snapshot show`: what a snapshot holds, call by call.

use crate::evidence;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::words::Saying;
use messages::Catalogue;
use report::safe;
use snapshot::{Call, Snapshot, Status};
use std::path::Path;
use unicode_width::UnicodeWidthStr as _;

pub(super) fn run(file: &Path, words: &Catalogue) -> Result<Exit, Failure> {
    let snapshot = evidence::snapshot(file, words)?;
    let mut text = head(&snapshot, words);
    let rows: Vec<[String; 5]> = snapshot.calls.iter().map(|call| row(call, &snapshot, words)).collect();
    text.push_str(&table(&rows));
    output::print(&text)?;
    Ok(Exit::Passed)
}

fn head(snapshot: &Snapshot, words: &Catalogue) -> String {
    let sha256 = snapshot.sha256();
    let facts = [
        ("show-account", &snapshot.account),
        ("show-region", &snapshot.region),
        ("show-principal", &snapshot.principal),
        ("show-tool", &snapshot.tool),
        ("show-started", &snapshot.started),
        ("show-finished", &snapshot.finished),
        ("show-sha256", &Some(sha256)),
    ];
    let mut text = String::new();
    for (id, value) in facts {
        if let Some(value) = value {
            text.push_str(&Saying::new(id).with("value", value).say(words));
            text.push('\n');
        }
    }
    let probes = snapshot.probes.len();
    text.push_str(
        &Saying::new("show-calls").counting("calls", snapshot.calls.len()).counting("probes", probes).say(words),
    );
    text.push_str("\n\n");
    text
}

fn row(call: &Call, snapshot: &Snapshot, words: &Catalogue) -> [String; 5] {
    let status = match call.status {
        Status::Seen if call.truncated => "show-status-truncated",
        Status::Seen => "call-status-seen",
        Status::Denied => "call-status-denied",
        Status::Failed => "call-status-failed",
        Status::Unsupported => "call-status-unsupported",
        Status::NotAsked => "call-status-not-asked",
    };
    let elsewhere = |own: &Option<String>, home: &Option<String>| own.clone().filter(|own| Some(own) != home.as_ref());
    let place: Vec<String> = [elsewhere(&call.account, &snapshot.account), elsewhere(&call.region, &snapshot.region)]
        .into_iter()
        .flatten()
        .collect();
    let input: Vec<String> = call
        .input
        .iter()
        .map(|(name, value)| format!("{name}={}", value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
        .collect();
    let count = match (&call.output, call.known()) {
        (Some(output), Some(operation)) if operation.is_list() => output.len().to_string(),
        _ => String::new(),
    };
    let mut what = words.message(status, &[]);
    if let Some(error) = &call.error {
        what = format!("{what}: {}", error.code);
    }
    [format!("{}:{}", call.service, call.operation), count, what, input.join(" "), place.join(" ")]
}

/// Columns side by side, as wide as what stands in them.
fn table(rows: &[[String; 5]]) -> String {
    let mut widths = [0; 5];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(safe::line(cell).width());
        }
    }
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (width, cell) in widths.iter().zip(row).filter(|(width, _)| **width > 0) {
            let cell = safe::line(cell);
            line.push_str(&cell);
            line.push_str(&" ".repeat(width - cell.width() + 2));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
