//! Why the file of a question was not understood, and why a question cannot be posed.

use super::{toml_fault, world_fault};
use crate::failure::Failure;
use crate::words::Saying;
use quiz::{QuestionError, QuestionFault, Unposed};
use reach::EndError;

/// What is wrong with the file of a question, shown with what is around it.
pub(crate) fn odd_question(error: &QuestionError, text: &str, file: &str) -> Failure {
    let near = match &error.fault {
        QuestionFault::Toml(fault) => fault.nearest(),
        _ => None,
    };
    let failure = at(file, error.line, error.column, question_fault(&error.fault));
    let failure = match &error.span {
        Some(span) => failure.showing(crate::snippet::of(text, span.clone())),
        None => failure,
    };
    failure.meant(near)
}

/// Why a question cannot be posed, shown with what is around it.
pub(crate) fn odd_pose(fault: &Unposed, text: &str, file: &str) -> Failure {
    let path = fault.path();
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let span = judge::value_at(text, &path);
    let (line, column) = judge::line_and_column(text, span.as_ref().map_or(0, |span| span.start));
    let failure = at(file, line, column, unposed(fault));
    match span {
        Some(span) => failure.showing(crate::snippet::of(text, span)),
        None => failure,
    }
}

fn at(file: &str, line: usize, column: usize, cause: Saying) -> Failure {
    let what = Saying::new("lab-not-read").with("file", file).with("line", line).with("column", column);
    Failure::usage(what.cause(cause))
}

/// What is wrong with the file of a question.
pub(crate) fn question_fault(fault: &QuestionFault) -> Saying {
    match fault {
        QuestionFault::Toml(fault) => toml_fault(fault),
        QuestionFault::Empty => Saying::new("question-empty"),
        QuestionFault::NoBlock { word } => Saying::new("question-no-block").with("word", word),
        QuestionFault::NoProtocol { word } => Saying::new("flow-protocol-odd").with("protocol", word),
        QuestionFault::NoPort { protocol } => Saying::new("question-no-port").with("protocol", protocol),
        QuestionFault::Portless { protocol } => Saying::new("question-portless").with("protocol", protocol),
        QuestionFault::OneAim => Saying::new("question-one-aim"),
        QuestionFault::OneRule => Saying::new("question-one-rule"),
        QuestionFault::Needs { field, other } => {
            Saying::new("question-needs").with("field", field).with("other", other)
        }
        // What a newer library may add is said as it says it.
        other => Saying::new("toml-other").with("words", other),
    }
}

/// Why a question cannot be posed.
pub(crate) fn unposed(fault: &Unposed) -> Saying {
    match fault {
        Unposed::NoWorld { name } => Saying::new("world-unknown").with("world", name),
        Unposed::World { name, error } => {
            let saying = Saying::new("world-not-read").with("file", name).with("line", error.line);
            saying.cause(world_fault(&error.fault))
        }
        Unposed::NoLab { name } => Saying::new("lab-unknown").with("lab", name),
        Unposed::NoEnd { error, .. } => match error {
            EndError::Malformed { text } => Saying::new("flow-end-odd").with("end", text),
            EndError::Ambiguous { name, candidates } => {
                Saying::new("question-end-ambiguous").with("end", name).listing("candidates", candidates)
            }
            EndError::Absent { text } => Saying::new("flow-end-absent").with("end", text),
        },
        Unposed::Edit { option, error } => {
            let saying = Saying::new("question-edit").counting("option", option + 1).counting("line", error.line);
            saying.cause(world_fault(&error.fault))
        }
        Unposed::Undecided { option: Some(option) } => {
            Saying::new("question-undecided-option").counting("option", option + 1)
        }
        Unposed::Undecided { option: None } => Saying::new("question-undecided"),
        Unposed::NoBlock => Saying::new("question-no-answer"),
        other => Saying::new("toml-other").with("words", other),
    }
}
