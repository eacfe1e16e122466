//! Our own JSON, version 1, with all that a gradebook holds; frozen by `gradebook-v1.schema.json`.
//!
//! Names, nesting and nulls are a contract: members may be added, none may be renamed, moved or left out. Codes stand
//! without sentences: `check explain CODE` has those.

use super::{ExportFault, Exported, number};
use crate::gradebook::level_word;
use crate::gradebook::{Cell, Gradebook, LearnerRow, Mark, MarkedCheck, Reason};
use judge::{CheckStatus, LabStatus};
use report::safe;
use serde_json::{Value, json};

/// The JSON schema of the document.
pub const SCHEMA: &str = include_str!("gradebook-v1.schema.json");

/// The version of the document's form.
pub const FORMAT: u32 = 1;

/// The gradebook as JSON; `tool` is the program with its version.
///
/// # Errors
/// The document cannot be written to memory.
pub fn text(book: &Gradebook, tool: &str) -> Result<Exported, ExportFault> {
    let text =
        serde_json::to_string_pretty(&document(book, tool)).map_err(|error| ExportFault::Writing(error.to_string()))?;
    Ok(Exported::one((safe::json(&text).into_owned() + "\n").into_bytes()))
}

/// The document.
#[must_use]
pub fn document(book: &Gradebook, tool: &str) -> Value {
    let labs: Vec<Value> = book
        .labs
        .iter()
        .map(|lab| {
            json!({
                "lab": lab.lab,
                "title": { "ko": lab.title.ko, "en": lab.title.en },
                "possible": number(lab.possible),
                "due": lab.due.map(|due| due.to_string()),
            })
        })
        .collect();
    let tally = &book.tally;
    json!({
        "format": FORMAT,
        "tool": tool,
        "course": book.course,
        "made": book.made.to_string(),
        "labs": labs,
        "learners": book.learners.iter().map(|row| learner(book, row)).collect::<Vec<_>>(),
        "files": {
            "found": tally.found,
            "graded": tally.graded,
            "waiting": tally.waiting,
            "superseded": reasons(&tally.superseded),
            "unreadable": reasons(&tally.unreadable),
            "strangers": reasons(&tally.strangers),
        },
    })
}

fn learner(book: &Gradebook, row: &LearnerRow) -> Value {
    let cells = book.labs.iter().filter_map(|lab| row.cells.get(&lab.lab));
    json!({
        "id": row.learner.id,
        "name": row.learner.name,
        "email": row.learner.email,
        "section": row.learner.section,
        "labs": cells.map(cell).collect::<Vec<_>>(),
        "reasons": reasons(&row.reasons),
    })
}

fn cell(cell: &Cell) -> Value {
    let (state, score, late, hints) = match cell.mark {
        Mark::Given { score, late, hints } => ("graded", Some(number(score)), number(late), number(hints)),
        Mark::Held => ("held", None, 0.0, 0.0),
        Mark::Excused => ("excused", None, 0.0, 0.0),
    };
    let status = match cell.lab.status {
        LabStatus::Pass => "pass",
        LabStatus::Fail => "fail",
        LabStatus::Unknown => "unknown",
    };
    json!({
        "lab": cell.lab.lab,
        "version": cell.lab.version,
        "state": state,
        "score": score,
        "taken_off": { "late": late, "hints": hints },
        "status": status,
        "evidence": level_word(cell.lab.level),
        "origin": cell.origin,
        "at": cell.at.map(|at| at.to_string()),
        "snapshot_sha256": cell.snapshot,
        "hints": cell.hints,
        "checks": cell.lab.checks.iter().map(check).collect::<Vec<_>>(),
    })
}

fn check(check: &MarkedCheck) -> Value {
    let status = match check.status {
        CheckStatus::Pass => "pass",
        CheckStatus::Fail => "fail",
        CheckStatus::Unknown => "unknown",
        CheckStatus::Skipped => "skipped",
    };
    json!({
        "id": check.id,
        "status": status,
        "earned": number(check.earned),
        "possible": number(check.possible),
        "first": check.first.as_ref().map(one),
        "need": check.need,
        "waived": check.waived,
    })
}

fn reasons(all: &[Reason]) -> Vec<Value> {
    all.iter().map(one).collect()
}

fn one(reason: &Reason) -> Value {
    json!({ "code": reason.code, "resource": reason.resource, "args": reason.args })
}
