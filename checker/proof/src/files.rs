//! What a lab's folder may hold: a file that nobody reads is a mistake.

use crate::problem::What;
use crate::solved::SOLVED;
use labs::Folder;

/// The files that do not belong in a lab's folder, and those that are missing.
pub(crate) fn problems(folder: &Folder) -> Vec<(String, What)> {
    let unread = folder.files.iter().filter(|file| !is_expected(&file.path));
    let missing = ["lab.toml", "ko.md", "en.md"].into_iter().filter(|name| folder.file(name).is_none());
    unread
        .map(|file| (file.path.to_string(), What::FileUnread))
        .chain(missing.map(|name| (name.to_owned(), What::FileMissing)))
        .collect()
}

/// Whether a lab's folder may hold a file of this path.
pub(crate) fn is_expected(path: &str) -> bool {
    match path.split_once('/') {
        None => matches!(path, "lab.toml" | "ko.md" | "en.md" | "map.svg" | "map.ko.svg" | "map.en.svg" | SOLVED),
        Some(("solution", name)) => !name.contains('/'),
        Some(("cases", name)) => !name.contains('/') && (name.ends_with(".txt") || name.ends_with(".toml")),
        Some(_) => false,
    }
}
