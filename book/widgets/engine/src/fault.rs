//! What is wrong with a line of a world, in the reader's language.

use messages::Catalogue;
use serde_json::json;
use world::{Fault, Said, Value, WorldError};

/// The line, the sentence, and the word that it is about, for a page to mark.
pub(crate) fn told(error: &WorldError, text: &str, words: &Catalogue) -> serde_json::Value {
    let line = text.lines().nth(error.line.saturating_sub(1)).unwrap_or_default();
    json!({
        "line": error.line,
        "text": line,
        "word": error.fault.word(),
        "sentence": sentence(&error.fault, words),
    })
}

/// The sentence.
pub(crate) fn sentence(fault: &Fault, words: &Catalogue) -> String {
    said(&fault.said(), words)
}

fn said(sentence: &Said, words: &Catalogue) -> String {
    let value = |value: &Value| match value {
        Value::Text(text) => report::safe::line(text).into_owned().into(),
        Value::Count(count) => (*count).into(),
        Value::Part(part) => said(part, words).into(),
    };
    let values: Vec<_> = sentence.values.iter().map(|(name, one)| (*name, value(one))).collect();
    words.message(sentence.id, &values)
}
