//! The answers file.

use crate::toml_fault::{TomlFault, nearest};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Answers to a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetAnswers {
    /// Whose sheet they are for.
    pub learner: String,
    answers: BTreeMap<String, String>,
}

/// Why an answers file was not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct SheetError {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub fault: AnswersFault,
}

/// Something in an answers file that is not understood, or that contradicts the rest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AnswersFault {
    /// It cannot be read.
    #[error(transparent)]
    Toml(#[from] TomlFault),
    /// A question that the sheet does not have.
    #[error("no question is called `{word}`; the sheet has {}", known.join(", "))]
    UnknownQuestion {
        /// What is written.
        word: String,
        /// The questions that there are.
        known: Vec<String>,
    },
    /// An answer of a kind that no question asks for.
    #[error("the answer to `{question}` is to be text, a number or a list of texts")]
    NoAnswer {
        /// The question.
        question: String,
    },
    /// Two answers to one question.
    #[error("`{question}` is answered twice")]
    Twice {
        /// The question.
        question: String,
    },
}

impl AnswersFault {
    /// The known word that is closest to an unknown one.
    #[must_use]
    pub fn nearest(&self) -> Option<&str> {
        match self {
            Self::Toml(fault) => fault.nearest(),
            Self::UnknownQuestion { word, known } => nearest(word, known),
            Self::NoAnswer { .. } | Self::Twice { .. } => None,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    sheet: String,
    #[serde(default)]
    question: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: toml::Spanned<String>,
    #[serde(default = "unanswered")]
    answer: toml::Value,
}

fn unanswered() -> toml::Value {
    toml::Value::String(String::new())
}

impl SheetAnswers {
    /// Answers to the sheet of a learner.
    pub fn new<'q>(learner: &str, answers: impl IntoIterator<Item = (&'q str, String)>) -> Self {
        let answers = answers.into_iter().map(|(id, answer)| (id.to_owned(), answer)).collect();
        Self { learner: learner.to_owned(), answers }
    }

    /// Reads an answers file.
    ///
    /// # Errors
    /// The first line that is not understood.
    pub fn parse(text: &str) -> Result<Self, SheetError> {
        let text = text.trim_start_matches('\u{feff}');
        let line = |start: usize| text.get(..start).unwrap_or_default().matches('\n').count() + 1;
        let file: File = toml::from_str(text).map_err(|error| SheetError {
            line: line(error.span().map_or(0, |span| span.start)),
            fault: TomlFault::of(&error, text).into(),
        })?;
        let mut answers = BTreeMap::new();
        for entry in file.question {
            let wrong = |fault| SheetError { line: line(entry.id.span().start), fault };
            let id = entry.id.get_ref();
            if !super::QUESTIONS.contains(&id.as_str()) {
                let known = super::QUESTIONS.iter().map(|known| (*known).to_owned()).collect();
                return Err(wrong(AnswersFault::UnknownQuestion { word: id.clone(), known }));
            }
            let answer =
                text_of(&entry.answer).ok_or_else(|| wrong(AnswersFault::NoAnswer { question: id.clone() }))?;
            if answers.insert(id.clone(), answer).is_some() {
                return Err(wrong(AnswersFault::Twice { question: id.clone() }));
            }
        }
        Ok(Self { learner: file.sheet, answers })
    }

    /// The answer to a question; `None` if it was left empty.
    #[must_use]
    pub fn get(&self, question: &str) -> Option<&str> {
        self.answers.get(question).map(|answer| answer.trim()).filter(|answer| !answer.is_empty())
    }
}

fn text_of(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Boolean(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        toml::Value::Array(list) => {
            let list: Option<Vec<String>> = list.iter().map(text_of).collect();
            list.map(|list| list.join(", "))
        }
        _ => None,
    }
}
