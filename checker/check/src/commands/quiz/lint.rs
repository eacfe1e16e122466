//! What is not as it should be with questions, in the author's language.

use super::Shelf;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::reasons;
use crate::words::Saying;
use messages::Catalogue;
use quiz::{Chapter, What, Worlds};
use report::safe;

/// Looks at the questions of a chapter, or at all.
pub(super) fn run(
    shelf: &Shelf,
    asked: Option<&Chapter>,
    words: &Catalogue,
    worlds: &Worlds<'_>,
) -> Result<Exit, Failure> {
    let chapters = asked.map_or(shelf.chapters.as_slice(), std::slice::from_ref);
    // Whether every page has questions can be told only of the course's own, looked at as a whole.
    let pages: Vec<&str> = book::pages().filter(|_| shelf.is_of_course && asked.is_none()).collect();
    let problems = quiz::lint(chapters, &pages, words, worlds);
    for problem in &problems {
        let mut place = shelf.file(&problem.chapter, problem.file.as_deref().unwrap_or_default());
        if let Some(line) = problem.line {
            place.push_str(&format!(":{line}"));
        }
        let what = told(&problem.what).say(words);
        output::print(&format!("{}: {}\n", safe::line(&place), safe::line(&what)))?;
    }
    if !problems.is_empty() {
        return Ok(Exit::Failed);
    }
    let count = chapters.iter().map(|chapter| chapter.files.len()).sum();
    let passed = Saying::new("quiz-lint-passed").counting("count", count).counting("chapters", chapters.len());
    output::print(&format!("{}\n", passed.say(words)))?;
    Ok(Exit::Passed)
}

fn told(what: &What) -> Saying {
    let option = |id, option: usize| Saying::new(id).counting("option", option + 1);
    match what {
        What::File(error) => reasons::question_fault(&error.fault),
        What::Unposed(fault) => reasons::unposed(fault),
        What::FileName => Saying::new("quiz-lint-file-name"),
        What::NoChapter => Saying::new("quiz-lint-no-chapter"),
        What::Few { count } => Saying::new("quiz-lint-few").counting("count", *count).counting("least", quiz::FEWEST),
        What::NoEngine => Saying::new("quiz-lint-no-engine"),
        What::FewOptions { count } => Saying::new("quiz-lint-few-options").counting("count", *count),
        What::AllRight => Saying::new("quiz-lint-all-right"),
        What::NoneRight => Saying::new("quiz-lint-none-right"),
        What::NoWhy { option: at } => option("quiz-lint-no-why", *at),
        What::WhyOfRight { option: at } => option("quiz-lint-why-of-right", *at),
        What::Twice { option: at } => option("quiz-lint-twice", *at),
        What::Items { count } => Saying::new("quiz-lint-items").counting("count", *count),
        What::NoWrong => Saying::new("quiz-lint-no-wrong"),
        What::NoAccepted => Saying::new("quiz-lint-no-accepted"),
        What::RightAndWrong { answer } => Saying::new("quiz-lint-right-and-wrong").with("answer", answer),
        What::NothingBroken => Saying::new("quiz-lint-nothing-broken"),
        What::Language { path } => Saying::new("quiz-lint-language").with("field", path.join(".")),
        // What a newer library may add is said as it says it.
        other => Saying::new("toml-other").with("words", format!("{other:?}")),
    }
}
