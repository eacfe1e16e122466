//! Questions and what they need, for all tests.
#![expect(clippy::panic, reason = "a question that cannot be posed ends the test")]

use messages::{Catalogue, Language};
use quiz::{Answer, Body, Graded, Posed, Question, Worlds};
use std::collections::BTreeSet;

/// A file: its kind, words that do not matter, and the rest.
pub(crate) fn file(kind: &str, rest: &str) -> String {
    let words = "ask.ko = \"왜?\"\nask.en = \"Why?\"\nwhy.ko = \"그래서입니다.\"\nwhy.en = \"That is why.\"\n";
    format!("kind = \"{kind}\"\n{words}{rest}")
}

pub(crate) fn read(kind: &str, rest: &str) -> Question {
    Question::parse(&file(kind, rest)).unwrap_or_else(|error| panic!("{error}"))
}

pub(crate) fn worlds() -> Worlds<'static> {
    Worlds::new(labs::FOLDERS)
}

pub(crate) fn posed(question: &Question, language: Language) -> Posed {
    question.pose(&Catalogue::new(language), &worlds()).unwrap_or_else(|error| panic!("{error}"))
}

/// The options that are shown, each with whether it is right.
pub(crate) fn options(posed: &Posed) -> Vec<(&str, bool)> {
    let Body::Options { options, .. } = &posed.body else { panic!("{posed:?}") };
    options.iter().map(|option| (option.text.as_str(), option.is_right)).collect()
}

/// The places at which options with these words are shown.
pub(crate) fn places(posed: &Posed, words: &[&str]) -> BTreeSet<usize> {
    let shown = options(posed);
    let place = |word: &&str| {
        shown.iter().position(|(text, _)| text.contains(word)).unwrap_or_else(|| panic!("no {word} in {shown:?}"))
    };
    words.iter().map(place).collect()
}

pub(crate) fn chosen(posed: &Posed, words: &[&str]) -> Graded {
    posed.grade(&Answer::Chosen(places(posed, words)), &Catalogue::new(Language::En))
}

pub(crate) fn written(posed: &Posed, answer: &str) -> Graded {
    posed.grade(&Answer::Written(answer.to_owned()), &Catalogue::new(Language::En))
}
