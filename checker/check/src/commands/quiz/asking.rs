//! The conversation: a question, a line that answers it, what that was worth; and the score at the end.

use super::{shown, typed};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lines::Lines;
use crate::output;
use messages::Catalogue;
use quiz::Posed;

/// Asks all, one after the other.
pub(super) fn all(title: &str, questions: &[Posed], words: &Catalogue) -> Result<Exit, Failure> {
    output::print(&shown::head(title, questions.len(), words))?;
    let (mut right, mut wrong) = (0, 0);
    let mut lines = Lines::new();
    for (at, question) in questions.iter().enumerate() {
        if lines.have_ended() {
            break;
        }
        output::print(&shown::question(question, at + 1, questions.len(), words))?;
        let Some(answer) = answered(question, &mut lines, words)? else {
            output::print(&shown::skipped(words))?;
            continue;
        };
        let graded = question.grade(&answer, words);
        if graded.is_right {
            right += 1
        } else {
            wrong += 1
        }
        output::print(&shown::graded(question, &graded, words))?;
    }
    output::print(&shown::score(right, wrong, questions.len(), words))?;
    Ok(if wrong > 0 {
        Exit::Failed
    } else if right == questions.len() {
        Exit::Passed
    } else {
        Exit::Unknown
    })
}

/// The answer to a question, asked for until it is one; nothing if the reader goes on without.
fn answered(question: &Posed, lines: &mut Lines, words: &Catalogue) -> Result<Option<quiz::Answer>, Failure> {
    loop {
        output::print("> ")?;
        let Some(line) = lines.next()? else { return Ok(None) };
        if line.trim().is_empty() {
            return Ok(None);
        }
        match typed::answer(question, &line) {
            Ok(answer) => return Ok(Some(answer)),
            Err(odd) => output::print(&format!("{}\n", odd.say(words)))?,
        }
    }
}
