//! Classroom 50: a `result.json` for each learner, `classroom50/result/v1`, in whole numbers.

use super::{ExportFault, Exported, File, Stems, about};
use crate::gradebook::level_word;
use crate::gradebook::{Cell, Gradebook, LabColumn, LearnerRow, Mark};
use crate::score::Score;
use judge::CheckStatus;
use serde_json::{Value, json};

/// What the runner of Classroom 50 says of the submission, in its variables; what it does not say is made up here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Runner {
    /// `CLASSROOM`: the short name of the classroom.
    pub classroom: Option<String>,
    /// `ASSIGNMENT`: what the assignment is called.
    pub assignment: Option<String>,
    /// `SUBMISSION_TAG`: begins with `submit/`.
    pub submission: Option<String>,
    /// `COMMIT_URL`.
    pub commit: Option<String>,
    /// `RELEASE_URL`.
    pub release: Option<String>,
    /// `REVIEW_URL`.
    pub review: Option<String>,
}

/// A `result.json` for each learner who has a mark of any lab.
///
/// Who has one that is held back has none: the form has no other place for it than a number.
///
/// # Errors
/// A document cannot be written to memory.
pub fn folder(book: &Gradebook, runner: &Runner) -> Result<Exported, ExportFault> {
    let stems = Stems::of(book.learners.iter().map(|row| row.learner.id.as_str()));
    let scale = Scale::of(book);
    let mut done = Exported::default();
    for row in &book.learners {
        if row.cells.values().any(|cell| cell.mark == Mark::Held) {
            done.remarks.push(about("export-held", row, &[("learner", &row.learner.id)]));
            continue;
        }
        if row.cells.is_empty() {
            continue;
        }
        let document = serde_json::to_vec_pretty(&result(book, row, runner, scale))
            .map_err(|error| ExportFault::Writing(error.to_string()))?;
        done.files.push(File { path: format!("{}/result.json", stems.get(&row.learner.id)), bytes: document });
    }
    Ok(done)
}

/// How many parts of a point are one: as few as make every mark of a class a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale(u64);

impl Scale {
    /// The scale for a class.
    #[must_use]
    pub fn of(book: &Gradebook) -> Self {
        let cells = || book.learners.iter().flat_map(|row| row.cells.values());
        let marks = cells().filter_map(Cell::given);
        let checks = cells().flat_map(|cell| &cell.lab.checks).flat_map(|check| [check.earned, check.possible]);
        let columns = book.labs.iter().map(|lab| lab.possible);
        let finest = marks.chain(checks).chain(columns).map(|score| match score.as_hundredths() {
            whole if whole % 100 == 0 => 1,
            tenth if tenth % 10 == 0 => 10,
            _ => 100,
        });
        Self(finest.max().unwrap_or(1))
    }

    const fn whole(self, score: Score) -> u64 {
        score.as_hundredths() * self.0 / 100
    }
}

/// One learner's result.
#[must_use]
pub fn result(book: &Gradebook, row: &LearnerRow, runner: &Runner, scale: Scale) -> Value {
    let graded: Vec<(&LabColumn, &Cell)> = book
        .labs
        .iter()
        .filter_map(|lab| Some((lab, row.cells.get(&lab.lab)?)))
        .filter(|(_, cell)| cell.mark != Mark::Excused)
        .collect();
    let possible: Score = graded.iter().map(|(lab, _)| lab.possible).sum();
    let score: Score = graded.iter().filter_map(|(_, cell)| cell.given()).sum();
    let tests: Vec<Value> = graded.iter().flat_map(|(_, cell)| tests(cell, scale)).collect();
    let last = graded.iter().filter_map(|(_, cell)| cell.at).max().unwrap_or(book.made);
    let time = |moment: jiff::Timestamp| moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let said = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let tag = said(&runner.submission)
        .filter(|tag| tag.starts_with("submit/"))
        .unwrap_or_else(|| format!("submit/{}", last.strftime("%Y-%m-%dT%H-%M-%SZ")));
    let labs: Vec<&str> = book.labs.iter().map(|lab| lab.lab.as_str()).collect();
    let or_tag = |text: &Option<String>| said(text).unwrap_or_else(|| tag.clone());
    json!({
        "schema": "classroom50/result/v1",
        "classroom": said(&runner.classroom).or_else(|| said(&book.course)).unwrap_or_else(|| "course".to_owned()),
        "assignment": said(&runner.assignment).unwrap_or_else(|| labs.join("-")),
        "assignment_type": "individual",
        "owner": said(&row.learner.login).unwrap_or_else(|| row.learner.id.clone()),
        "submission": tag,
        "commit": or_tag(&runner.commit),
        "release": or_tag(&runner.release),
        "review": said(&runner.review).unwrap_or_else(|| or_tag(&runner.commit)),
        "datetime": time(last),
        "graded_at": time(book.made),
        "score": scale.whole(score.min(possible)),
        "max-score": scale.whole(possible),
        "tests": tests,
    })
}

fn tests(cell: &Cell, scale: Scale) -> Vec<Value> {
    let test = |check: &crate::gradebook::MarkedCheck| {
        json!({
            "test-name": format!("{} {}", cell.lab.lab, check.id),
            "passed": check.status == CheckStatus::Pass || check.waived,
            "score": scale.whole(check.earned.min(check.possible)),
            "max-score": scale.whole(check.possible),
            "evidence": level_word(cell.lab.level),
            "code": check.first.as_ref().map(|first| &first.code),
        })
    };
    cell.lab.checks.iter().map(test).collect()
}
