//! Moodle: a CSV with, for each lab, a column of marks and one of feedback.
//!
//! The columns always come in pairs: an import of feedback without marks loses the marks that are there.

use super::{ExportFault, Exported, Sheet, neutral, reason};
use crate::class::comment;
use crate::gradebook::{Gradebook, LearnerRow};
use crate::score::Score;
use messages::Catalogue;

/// The most that an import takes where a site does not allow more.
const MOST: Score = Score::points(100);

/// The marks with feedback; `words` has the words of a learner's language.
///
/// # Errors
/// The roster has neither everybody's e-mail address nor everybody's username: one unknown user, and Moodle imports
/// nothing.
pub fn csv<'w>(book: &Gradebook, words: &dyn Fn(&LearnerRow) -> &'w Catalogue) -> Result<Exported, ExportFault> {
    let keys = keys(book)?;
    let mut headings: Vec<String> = keys.iter().map(|key| key.heading.to_owned()).collect();
    for lab in &book.labs {
        headings.push(lab.lab.clone());
        headings.push(format!("{} feedback", lab.lab));
    }
    let mut rows = vec![headings];
    let mut remarks = Vec::new();
    for learner in &book.learners {
        let mut row: Vec<String> =
            keys.iter().map(|key| neutral((key.of)(learner).unwrap_or_default()).into_owned()).collect();
        for lab in &book.labs {
            let cell = learner.cells.get(&lab.lab);
            match cell.and_then(crate::gradebook::Cell::given) {
                Some(score) => {
                    if score > MOST {
                        let args = [("lab", lab.lab.as_str()), ("learner", learner.learner.id.as_str())];
                        remarks.push(reason("export-over-hundred", &lab.lab, &args));
                    }
                    row.push(score.to_string());
                    row.push(
                        cell.map(|cell| neutral(&comment(lab, cell, words(learner))).into_owned()).unwrap_or_default(),
                    );
                }
                // Without a mark there is no feedback either.
                None => row.extend([String::new(), String::new()]),
            }
        }
        rows.push(row);
    }
    remarks.sort();
    remarks.dedup_by(|one, other| one.resource == other.resource);
    Ok(Exported { remarks, ..Exported::one(Sheet::new(rows).write()?) })
}

/// A column by which Moodle knows people.
struct Key {
    heading: &'static str,
    of: fn(&LearnerRow) -> Option<&str>,
}

/// By what an import can find everybody.
fn keys(book: &Gradebook) -> Result<Vec<Key>, ExportFault> {
    fn held(text: &Option<String>) -> Option<&str> {
        text.as_deref().filter(|text| !text.is_empty())
    }
    let email: fn(&LearnerRow) -> Option<&str> = |row| held(&row.learner.email);
    let login: fn(&LearnerRow) -> Option<&str> = |row| held(&row.learner.login);
    let number: fn(&LearnerRow) -> Option<&str> = |row| held(&row.learner.moodle_id);
    let mut keys = vec![
        Key { heading: "email", of: email },
        Key { heading: "username", of: login },
        Key { heading: "userid", of: number },
    ];
    keys.retain(|key| book.learners.iter().all(|row| (key.of)(row).is_some()));
    if keys.is_empty() {
        let bare = |row: &&LearnerRow| email(row).is_none() && login(row).is_none() && number(row).is_none();
        let mut learners: Vec<String> = book.learners.iter().filter(bare).map(|row| row.learner.id.clone()).collect();
        if learners.is_empty() {
            learners =
                book.learners.iter().filter(|row| email(row).is_none()).map(|row| row.learner.id.clone()).collect();
        }
        return Err(ExportFault::NoKey { learners });
    }
    Ok(keys)
}
