//! The conversation: a question, a line that answers it, what that was worth; and the score at the end.

use super::{shown, typed};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::words::Saying;
use messages::Catalogue;
use quiz::Posed;
use std::io::{self, BufRead, IsTerminal as _, Read as _};

/// More than anybody answers in a line.
const LONGEST: u64 = 4 << 10;

/// Asks all, one after the other.
pub(super) fn all(title: &str, questions: &[Posed], words: &Catalogue) -> Result<Exit, Failure> {
    output::print(&shown::head(title, questions.len(), words))?;
    let (mut right, mut wrong) = (0, 0);
    let mut lines = Lines { input: io::stdin().lock(), is_shown: !io::stdin().is_terminal(), has_ended: false };
    for (at, question) in questions.iter().enumerate() {
        if lines.has_ended {
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
fn answered(question: &Posed, lines: &mut Lines<'_>, words: &Catalogue) -> Result<Option<quiz::Answer>, Failure> {
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

/// What is typed.
struct Lines<'i> {
    input: io::StdinLock<'i>,
    /// Whether what is read has to be shown, because nobody types it into this terminal.
    is_shown: bool,
    has_ended: bool,
}

impl Lines<'_> {
    /// The next line without its end, if there is one.
    fn next(&mut self) -> Result<Option<String>, Failure> {
        let mut bytes = Vec::new();
        let read = self.input.by_ref().take(LONGEST).read_until(b'\n', &mut bytes);
        let count = read.map_err(|error| Failure::usage(Saying::new("quiz-no-line").with("cause", error)))?;
        if count == 0 {
            self.has_ended = true;
            output::print("\n")?;
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']).to_owned();
        if self.is_shown {
            output::print(&format!("{}\n", report::safe::line(&line)))?;
        }
        Ok(Some(line))
    }
}
