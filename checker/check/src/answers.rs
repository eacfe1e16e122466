//! Files of answers to exercises on paper, and the right ones for practice.

use crate::failure::Failure;
use crate::files;
use crate::library::Library;
use crate::reasons;
use crate::words::Saying;
use judge::{Answer, AnswerError, Answers};
use messages::Catalogue;
use std::path::{Path, PathBuf};

/// Whose sheet practice shows solved: nobody's, so that it gives no learner's answers away.
pub(crate) const NOBODY: &str = "solved";

/// A file of answers, as it is understood and as it is written.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    pub(crate) answer: Answer,
    pub(crate) text: String,
}

/// Reads files of answers, at most one of each kind.
///
/// # Errors
/// One cannot be read or is not understood, or two are of one kind.
pub(crate) fn read(paths: &[PathBuf]) -> Result<Vec<Written>, Failure> {
    let mut written: Vec<Written> = Vec::new();
    for path in paths {
        let (answer, text) = one_with_text(path)?;
        if written.iter().any(|other| other.answer.kind() == answer.kind()) {
            return Err(Failure::usage(files::about("answers-same-kind", path).with("kind", answer.kind().as_str())));
        }
        written.push(Written { answer, text });
    }
    Ok(written)
}

/// The answers of files.
pub(crate) fn of(written: &[Written]) -> Answers {
    written.iter().fold(Answers::new(), |answers, one| answers.with(one.answer.clone()))
}

/// Reads a file of answers.
///
/// # Errors
/// It cannot be read or is not understood.
pub(crate) fn one(path: &Path) -> Result<Answer, Failure> {
    one_with_text(path).map(|(answer, _)| answer)
}

fn one_with_text(path: &Path) -> Result<(Answer, String), Failure> {
    let text = files::text(path)?;
    let text = text.trim_start_matches('\u{feff}');
    let answer = Answer::parse(text).map_err(|error| not_read(&error, text, path))?;
    Ok((answer, text.to_owned()))
}

/// What is wrong with a file of answers, shown with what is around it.
fn not_read(error: &AnswerError, text: &str, path: &Path) -> Failure {
    let line = reasons::line_of_answers(error);
    let failure = Failure::usage(files::about("answers-not-read", path).with("line", line));
    let failure = failure.because(reasons::answers(error));
    match error {
        AnswerError::Board(board) => {
            failure.showing(crate::snippet::of(text, board.span.clone())).meant(board.fault.nearest())
        }
        AnswerError::Neither => failure.hint(Saying::new("answers-kinds")),
        AnswerError::Toml { span, fault, .. } => {
            failure.showing(crate::snippet::of(text, span.clone())).meant(fault.nearest())
        }
        AnswerError::Sheet(sheet) => failure.meant(sheet.fault.nearest()),
    }
}

/// The right answers to all exercises, with the finished boards in the reader's language.
///
/// # Errors
/// A finished board of a lab is not understood.
pub(crate) fn solved(library: &Library, words: &Catalogue) -> Result<Answers, Failure> {
    let (answers, odd) = proof::done(library.folders(), words.language().as_str(), NOBODY);
    match odd.first() {
        Some((lab, file, error)) => {
            let folder = library.folder(lab)?;
            Err(not_read(error, folder.file(file).unwrap_or_default(), Path::new(&library.place(folder, file))))
        }
        None => Ok(answers),
    }
}
