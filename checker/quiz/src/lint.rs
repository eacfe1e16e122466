//! Whether the questions of a folder are as they should be.

use crate::chapter::{Chapter, File};
use crate::fault::{Unposed, What};
use crate::normal;
use crate::pose::{Body, Came, Posed, came, changes};
use crate::question::{Change, Question, Sort};
use crate::worlds::Worlds;
use judge::{Text, line_and_column, value_at};
use messages::Catalogue;

/// How many questions a chapter has at least.
pub const FEWEST: usize = 5;

/// How many things there are to put in order.
const ITEMS: std::ops::RangeInclusive<usize> = 4..=7;

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The chapter.
    pub chapter: String,
    /// The file in its folder, if it is about one.
    pub file: Option<String>,
    /// Its line, from 1, if it is about one.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: What,
}

/// Looks at all questions. `pages` are the names of the chapters that there are; without any every name is one, and none
/// is missed.
#[must_use]
pub fn lint(chapters: &[Chapter], pages: &[&str], words: &Catalogue, worlds: &Worlds<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for chapter in chapters {
        let about = |what| Problem { chapter: chapter.name.clone(), file: None, line: None, what };
        if !pages.is_empty() && !pages.contains(&chapter.name.as_str()) {
            problems.push(about(What::NoChapter));
        }
        if chapter.files.len() < FEWEST {
            problems.push(about(What::Few { count: chapter.files.len() }));
        }
        let mut is_engine_asked = false;
        for file in &chapter.files {
            let (question, found) = of_file(file, words, worlds);
            is_engine_asked |= question.is_none_or(|question| question.world().is_some());
            problems.extend(found.into_iter().map(|(path, what)| {
                let path: Vec<&str> = path.iter().map(String::as_str).collect();
                let line = match &what {
                    What::File(error) => Some(error.line),
                    _ => value_at(&file.text, &path).map(|span| line_and_column(&file.text, span.start).0),
                };
                Problem { chapter: chapter.name.clone(), file: Some(file.name.clone()), line, what }
            }));
        }
        if !is_engine_asked && is_of_packets(chapter, worlds) {
            problems.push(about(What::NoEngine));
        }
    }
    let without = pages.iter().filter(|page| is_numbered(page) && !chapters.iter().any(|one| one.name == **page));
    problems.extend(without.map(|page| Problem {
        chapter: (*page).to_owned(),
        file: None,
        line: None,
        what: What::Few { count: 0 },
    }));
    problems
}

/// Whether a page is a chapter of the course, which has questions.
fn is_numbered(page: &str) -> bool {
    page.starts_with(|first: char| first.is_ascii_digit())
}

/// Whether the lab of a chapter judges the ways of packets.
fn is_of_packets(chapter: &Chapter, worlds: &Worlds<'_>) -> bool {
    let kinds = ["flow", "no-flow", "effective-route", "list-admits"];
    worlds
        .lab(chapter.number())
        .is_some_and(|lab| lab.checks.iter().any(|check| kinds.contains(&check.judge.info().id)))
}

/// The way to what is wrong in a file, and what is.
type Found = Vec<(Vec<String>, What)>;

fn of_file(file: &File, words: &Catalogue, worlds: &Worlds<'_>) -> (Option<Question>, Found) {
    let mut found = Found::new();
    if !is_ordered(&file.name) {
        found.push((Vec::new(), What::FileName));
    }
    match Question::parse(&file.text) {
        Err(error) => {
            found.push((Vec::new(), What::File(error)));
            (None, found)
        }
        Ok(question) => {
            found.extend(problems(&question, words, worlds));
            (Some(question), found)
        }
    }
}

/// `01-name.toml`
fn is_ordered(name: &str) -> bool {
    let Some((number, rest)) = name.strip_suffix(".toml").and_then(|stem| stem.split_once('-')) else { return false };
    number.len() == 2 && number.bytes().all(|digit| digit.is_ascii_digit()) && !rest.is_empty() && !rest.contains('/')
}

fn problems(question: &Question, words: &Catalogue, worlds: &Worlds<'_>) -> Found {
    let mut found = Found::new();
    for (field, text) in [("ask", &question.ask), ("why", &question.why)] {
        found.extend(language(text).map(|of| (way(&[field, of]), What::Language { path: [field, of] })));
    }
    match &question.sort {
        Sort::Choice(options) => {
            let texts: Vec<&Text> = options.iter().map(|option| &option.text).collect();
            let right: Vec<bool> = options.iter().map(|option| option.is_right).collect();
            let told: Vec<bool> = options.iter().map(|option| option.why.is_some()).collect();
            found.extend(of_options(&texts, &right, &told));
        }
        Sort::Order(items) => {
            if !ITEMS.contains(&items.len()) {
                found.push((way(&["item"]), What::Items { count: items.len() }));
            }
            found.extend(twice(&items.iter().collect::<Vec<_>>(), "item"));
        }
        Sort::Short { accept, wrong } => {
            if accept.is_empty() {
                found.push((way(&["accept"]), What::NoAccepted));
            }
            if wrong.is_empty() {
                found.push((way(&["kind"]), What::NoWrong));
            }
            for (at, answer) in wrong.iter().enumerate().flat_map(|(at, one)| one.answers.iter().map(move |a| (at, a)))
            {
                if accept.iter().any(|right| normal(right) == normal(answer)) {
                    let path = way(&["wrong", &at.to_string(), "answers"]);
                    found.push((path, What::RightAndWrong { answer: answer.clone() }));
                }
            }
        }
        Sort::Cidr(_) | Sort::Packet(_) => found.extend(posed(question, words, worlds)),
        Sort::Change(change) => found.extend(of_change(change, words, worlds)),
    }
    found
}

/// Whether the question can be posed, and there is something to choose from.
fn posed(question: &Question, words: &Catalogue, worlds: &Worlds<'_>) -> Option<(Vec<String>, What)> {
    match question.pose(words, worlds) {
        Err(fault) => Some(unposed(fault)),
        Ok(Posed { body: Body::Options { options, .. }, .. }) if options.len() < 2 => {
            Some((way(&["to"]), What::FewOptions { count: options.len() }))
        }
        Ok(_) => None,
    }
}

fn unposed(fault: Unposed) -> (Vec<String>, What) {
    (fault.path(), What::Unposed(fault))
}

fn of_change(change: &Change, words: &Catalogue, worlds: &Worlds<'_>) -> Found {
    let options = match changes(change, words, worlds) {
        Ok(options) => options,
        Err(fault) => return vec![unposed(fault)],
    };
    let texts: Vec<&Text> = change.edits.iter().map(|edit| &edit.text).collect();
    let right: Vec<bool> = options.iter().map(|option| option.is_right).collect();
    let told: Vec<bool> = change.edits.iter().map(|edit| edit.why.is_some()).collect();
    let mut found = of_options(&texts, &right, &told);
    let as_it_is = worlds.find(&change.world).ok().and_then(|world| {
        let built = worlds.built(&world.text).ok()?;
        came(&change.aim, &world, &built, words, worlds).ok()
    });
    if matches!(as_it_is, Some(Came::Right)) {
        found.push((way(&["world"]), What::NothingBroken));
    }
    found
}

/// What holds for all options: some right and some wrong, no two alike, and each wrong one explained.
fn of_options(texts: &[&Text], right: &[bool], told: &[bool]) -> Found {
    let mut found = Found::new();
    if texts.len() < 2 {
        found.push((way(&["option"]), What::FewOptions { count: texts.len() }));
    }
    if !right.iter().any(|right| *right) {
        found.push((way(&["option"]), What::NoneRight));
    } else if right.iter().all(|right| *right) {
        found.push((way(&["option"]), What::AllRight));
    }
    for (at, (right, told)) in right.iter().zip(told).enumerate() {
        if !right && !told {
            found.push((way(&["option", &at.to_string()]), What::NoWhy { option: at }));
        }
        // Whoever wrote a reason took it for wrong.
        if *right && *told {
            found.push((way(&["option", &at.to_string()]), What::WhyOfRight { option: at }));
        }
    }
    found.extend(twice(texts, "option"));
    found
}

/// Texts that say the same as an earlier one.
fn twice(texts: &[&Text], field: &str) -> Found {
    let is_same =
        |one: &Text, other: &Text| normal(&one.ko) == normal(&other.ko) || normal(&one.en) == normal(&other.en);
    let later = texts.iter().enumerate().filter(|(at, text)| texts.iter().take(*at).any(|one| is_same(one, text)));
    later.map(|(at, _)| (way(&[field, &at.to_string()]), What::Twice { option: at })).collect()
}

/// The language whose text is in the other one.
fn language(text: &Text) -> Option<&'static str> {
    let is_korean = |text: &str| text.chars().any(|letter| ('가'..='힣').contains(&letter));
    match (is_korean(&text.ko), is_korean(&text.en)) {
        (false, _) => Some("ko"),
        (true, true) => Some("en"),
        (true, false) => None,
    }
}

fn way(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
