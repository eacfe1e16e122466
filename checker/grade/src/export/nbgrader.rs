//! nbgrader: a CSV with a line for each learner and lab, in the columns of `nbgrader export`.

use super::{ExportFault, Exported, Sheet, neutral};
use crate::gradebook::level_word;
use crate::gradebook::{Gradebook, Mark};
use crate::score::Score;
use jiff::Timestamp;

/// The columns: nbgrader's own, and behind them how far the mark can be trusted and whether it is held back.
pub const COLUMNS: [&str; 13] = [
    "assignment",
    "duedate",
    "timestamp",
    "student_id",
    "last_name",
    "first_name",
    "email",
    "raw_score",
    "late_submission_penalty",
    "score",
    "max_score",
    "evidence",
    "state",
];

/// The marks, a line each. What was not handed in has no time and no points, as in nbgrader; what is held back or excused
/// has empty cells and says so in `state`.
///
/// # Errors
/// The table cannot be written to memory.
pub fn csv(book: &Gradebook) -> Result<Exported, ExportFault> {
    let mut rows = vec![COLUMNS.map(str::to_owned).to_vec()];
    for learner in &book.learners {
        for lab in &book.labs {
            let cell = learner.cells.get(&lab.lab);
            let (raw, late, score, state) = match cell.map(|cell| cell.mark) {
                // What hints cost is no penalty for lateness.
                Some(Mark::Given { score, late, .. }) => (Some(score + late), Some(late), Some(score), "graded"),
                Some(Mark::Held) => (None, None, None, "held"),
                Some(Mark::Excused) => (None, None, None, "excused"),
                None => (Some(Score::ZERO), Some(Score::ZERO), Some(Score::ZERO), "missing"),
            };
            let shown = |score: Option<Score>| score.map(|score| score.to_string()).unwrap_or_default();
            let who = &learner.learner;
            rows.push(vec![
                lab.lab.clone(),
                lab.due.map(time).unwrap_or_default(),
                cell.and_then(|cell| cell.at).map(time).unwrap_or_default(),
                neutral(&who.id).into_owned(),
                // A roster has names whole.
                neutral(&who.name).into_owned(),
                String::new(),
                neutral(who.email.as_deref().unwrap_or_default()).into_owned(),
                shown(raw),
                shown(late),
                shown(score),
                lab.possible.to_string(),
                cell.map(|cell| level_word(cell.lab.level)).unwrap_or_default().to_owned(),
                state.to_owned(),
            ]);
        }
    }
    Ok(Exported::one(Sheet::new(rows).write()?))
}

/// A moment as nbgrader writes it, in UTC.
fn time(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%d %H:%M:%S").to_string()
}
