//! What a lab's folder may hold: a file that nobody reads is a mistake.

use crate::problem::What;
use crate::solved::{BEGUN, DONE, SOLVED};
use judge::{AnswerKind, Lab};
use labs::Folder;

/// The files that do not belong in a lab's folder, and those that are missing.
pub(crate) fn problems(lab: &Lab, folder: &Folder) -> Vec<(String, What)> {
    let unread = folder.files.iter().filter(|file| !is_expected(lab, &file.path));
    let needed = ["lab.toml", "ko.md", "en.md"].into_iter().chain(of_a_board(lab));
    let missing = needed.filter(|name| folder.file(name).is_none());
    unread
        .map(|file| (file.path.to_string(), What::FileUnread))
        .chain(missing.map(|name| (name.to_owned(), What::FileMissing)))
        .collect()
}

/// Whether a lab's folder may hold a file of this path.
pub(crate) fn is_expected(lab: &Lab, path: &str) -> bool {
    match path.split_once('/') {
        None if of_a_board(lab).any(|name| name == path) => true,
        None => matches!(path, "lab.toml" | "ko.md" | "en.md" | "map.svg" | "map.ko.svg" | "map.en.svg" | SOLVED),
        Some(("solution", name)) => !name.contains('/'),
        Some(("cases", name)) => !name.contains('/') && (name.ends_with(".txt") || name.ends_with(".toml")),
        Some(_) => false,
    }
}

/// The boards that a lab about one has to have: the finished one and the one that a learner begins with.
fn of_a_board(lab: &Lab) -> impl Iterator<Item = &'static str> {
    let is_needed = lab.answers().contains(&AnswerKind::Board);
    DONE.into_iter().chain(BEGUN).map(|(_, file)| file).filter(move |_| is_needed)
}
