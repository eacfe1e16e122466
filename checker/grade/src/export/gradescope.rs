//! Gradescope: a `results.json` for each learner, a test for each check.
//! <https://gradescope-autograders.readthedocs.io/en/latest/specs/>

use super::{ExportFault, Exported, File, Stems, number};
use crate::class::comment;
use crate::gradebook::level_word;
use crate::gradebook::{Cell, Gradebook, LabColumn, LearnerRow, Mark};
use crate::score::Score;
use crate::told;
use judge::CheckStatus;
use messages::Catalogue;
use serde_json::{Value, json};

/// A `results.json` for each learner who has a mark of any lab; `words` has the words of a learner's language.
///
/// Who has one that is held back has none: Gradescope takes no score for none at all.
///
/// # Errors
/// A document cannot be written to memory.
pub fn folder<'w>(book: &Gradebook, words: &dyn Fn(&LearnerRow) -> &'w Catalogue) -> Result<Exported, ExportFault> {
    let stems = Stems::of(book.learners.iter().map(|row| row.learner.id.as_str()));
    let mut done = Exported::default();
    for row in &book.learners {
        if row.cells.values().any(|cell| cell.mark == Mark::Held) {
            done.remarks.push(super::about("export-held", row, &[("learner", &row.learner.id)]));
            continue;
        }
        if row.cells.is_empty() {
            continue;
        }
        let document = serde_json::to_vec_pretty(&results(book, row, words(row)))
            .map_err(|error| ExportFault::Writing(error.to_string()))?;
        let path = format!("{}/results.json", stems.get(&row.learner.id));
        done.files.push(File { path, bytes: document });
    }
    Ok(done)
}

/// One learner's results.
#[must_use]
pub fn results(book: &Gradebook, row: &LearnerRow, words: &Catalogue) -> Value {
    let graded: Vec<(&LabColumn, &Cell)> =
        book.labs.iter().filter_map(|lab| Some((lab, row.cells.get(&lab.lab)?))).collect();
    let score: Score = graded.iter().filter_map(|(_, cell)| cell.given()).sum();
    let output: Vec<String> = graded.iter().map(|(lab, cell)| comment(lab, cell, words)).collect();
    let tests = graded.iter().flat_map(|(_, cell)| {
        cell.lab.checks.iter().map(|check| {
            let output = match &check.first {
                Some(first) => told::reason(first, words),
                None => words.message(
                    match check.status {
                        CheckStatus::Pass => "status-pass",
                        CheckStatus::Fail => "status-fail",
                        CheckStatus::Unknown => "status-unknown",
                        CheckStatus::Skipped => "status-skipped",
                    },
                    &[],
                ),
            };
            json!({
                "name": format!("{} {}", cell.lab.lab, check.id),
                "score": number(check.earned),
                "max_score": number(check.possible),
                "status": if check.status == CheckStatus::Pass || check.waived { "passed" } else { "failed" },
                "output": output,
                "tags": [cell.lab.lab, level_word(cell.lab.level)],
                "visibility": "visible",
            })
        })
    });
    let tests: Vec<Value> = tests.collect();
    let evidence: serde_json::Map<String, Value> =
        graded.iter().map(|(lab, cell)| (lab.lab.clone(), level_word(cell.lab.level).into())).collect();
    json!({
        "score": number(score),
        "output": output.join("\n"),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": "visible",
        "tests": tests,
        "extra_data": { "evidence": evidence, "course": book.course, "learner": row.learner.id },
    })
}
