//! In what a lab is done: a world, its own or one that its `lab.toml` names, and the right answers.

use judge::{Answer, AnswerError, Answers, Lab, Sheet};
use labs::Folder;
use world::{Bases, VERSION};

/// The file of a lab's own solved world.
pub const SOLVED: &str = "solved.txt";

/// The finished boards of a lab that asks for one, by language.
pub const DONE: [(&str, &str); 2] = [("ko", "solved.ko.toml"), ("en", "solved.en.toml")];

/// The boards that a learner begins with, by language.
pub const BEGUN: [(&str, &str); 2] = [("ko", "sheet.ko.toml"), ("en", "sheet.en.toml")];

/// The world in which a lab of the course is done, and every other that says nothing else.
const OF_THE_COURSE: &str = "solved";

/// What worlds can start from where these labs are loaded: the course's worlds, and each lab's own by the lab's id.
#[must_use]
pub fn bases<'f>(folders: impl IntoIterator<Item = &'f Folder>) -> Bases {
    let own = |folder: &Folder| Some((folder.id(), folder.file(SOLVED)?.to_owned()));
    Bases::new(folders.into_iter().filter_map(own))
}

/// The name of the base in which a lab is done.
#[must_use]
pub fn base_of(lab: &Lab, folder: &Folder) -> String {
    match (folder.file(SOLVED), &lab.base) {
        (Some(_), _) => folder.id(),
        (None, Some(base)) => base.clone(),
        (None, None) => OF_THE_COURSE.to_owned(),
    }
}

/// The text of a world that is a base and nothing else.
#[must_use]
pub fn only(base: &str) -> String {
    format!("world {VERSION}\nbase {base}\n")
}

/// The right answers to all exercises: those to the sheet of a learner, and the finished boards of labs in a language.
///
/// Files that cannot be read are left out and told.
pub fn done<'f>(
    folders: impl IntoIterator<Item = &'f Folder>,
    language: &str,
    learner: &str,
) -> (Answers, Vec<(String, &'static str, AnswerError)>) {
    let mut answers = Answers::new().with(Answer::Sheet(Sheet::new(learner).solution()));
    let mut odd = Vec::new();
    let file = DONE.iter().find(|(of, _)| *of == language).map(|(_, file)| *file).unwrap_or_default();
    for folder in folders {
        match folder.file(file).map(Answer::parse) {
            Some(Ok(answer)) => answers = answers.with_own(&folder.id(), answer),
            Some(Err(error)) => odd.push((folder.id(), file, error)),
            None => {}
        }
    }
    (answers, odd)
}
