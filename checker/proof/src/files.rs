//! What a lab's folder may hold: a file that nobody reads is a mistake.

use labs::Folder;

/// The files that do not belong in a lab's folder, and those that are missing.
pub(crate) fn problems(folder: &Folder) -> Vec<(String, String)> {
    let unexpected = folder.files.iter().filter(|file| !is_expected(&file.path)).map(|file| {
        (
            file.path.to_string(),
            "nothing reads this file: a lab has lab.toml, ko.md, en.md, solution/ and cases/".to_owned(),
        )
    });
    let missing = ["lab.toml", "ko.md", "en.md"]
        .into_iter()
        .filter(|name| !folder.files.iter().any(|file| file.path == *name))
        .map(|name| (name.to_owned(), "this file is missing".to_owned()));
    unexpected.chain(missing).collect()
}

fn is_expected(path: &str) -> bool {
    match path.split_once('/') {
        None => matches!(path, "lab.toml" | "ko.md" | "en.md" | "map.svg" | "map.ko.svg" | "map.en.svg"),
        Some(("solution", name)) => !name.contains('/'),
        Some(("cases", name)) => !name.contains('/') && (name.ends_with(".txt") || name.ends_with(".toml")),
        Some(_) => false,
    }
}
