//! `check lab new`: the folder of a new lab, which proves itself from its first minute.

use crate::cli;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::library::two_of_one_number;
use crate::output;
use crate::words::Saying;
use messages::{Catalogue, Language};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub(crate) fn new(name: &str, library: &cli::Library, words: &Catalogue) -> Result<Exit, Failure> {
    if !is_name(name) {
        return Err(Failure::usage(Saying::new("lab-new-name").with("name", name)));
    }
    let parent = library.labs_dir.as_deref().unwrap_or(Path::new("."));
    let folder = parent.join(name);
    let number = name.split('-').next().unwrap_or(name);
    let failed = |error: io::Error| {
        let id = if error.kind() == io::ErrorKind::AlreadyExists { "file-is-there" } else { "file-not-written" };
        Failure::usage(Saying::new(id).with("file", folder.display()).with("cause", error))
    };
    fs::create_dir_all(parent).map_err(failed)?;
    if let Some(other) = of_number(number, parent).filter(|other| *other != folder) {
        return Err(two_of_one_number(&other, &folder));
    }
    fs::create_dir(&folder).map_err(failed)?;
    for (path, text) in files(name, words.language()) {
        let file = folder.join(path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        output::create(&file, text.as_bytes())?;
    }
    let done = Saying::new("lab-new-done").with("folder", folder.display()).with("lab", number);
    output::remark(&format!("{}\n", done.with("dir", parent.display()).say(words)));
    Ok(Exit::Passed)
}

/// A folder for a lab of this number, if there is one.
fn of_number(number: &str, parent: &Path) -> Option<PathBuf> {
    let folders = fs::read_dir(parent).ok()?.flatten().filter(|entry| entry.path().is_dir());
    let mut named = folders.filter(|entry| entry.file_name().to_string_lossy().split('-').next() == Some(number));
    named.next().map(|entry| entry.path())
}

/// A number of two parts or more, a hyphen and a slug.
fn is_name(name: &str) -> bool {
    let Some((number, slug)) = name.split_once('-') else { return false };
    let digits = |part: &str| !part.is_empty() && part.len() < 4 && part.bytes().all(|b| b.is_ascii_digit());
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    number.split('.').count() == 2 && number.split('.').all(digits) && !slug.is_empty() && slug.bytes().all(plain)
}

/// The files of a new lab, with comments in the author's language; what learners read is there in both.
fn files(name: &str, language: Language) -> Vec<(&'static str, String)> {
    macro_rules! commented {
        ($file:literal) => {
            match language {
                Language::Ko => include_str!(concat!("template/ko/", $file)),
                Language::En => include_str!(concat!("template/en/", $file)),
            }
        };
    }
    let number = name.split('-').next().unwrap_or(name);
    let files = [
        ("lab.toml", commented!("lab.toml")),
        ("solved.txt", commented!("solved.txt")),
        ("ko.md", include_str!("template/ko.md")),
        ("en.md", include_str!("template/en.md")),
        ("cases/no-route.txt", commented!("no-route.txt")),
        ("cases/ok-two-halves.txt", commented!("ok-two-halves.txt")),
        ("cases/tables-denied.txt", commented!("tables-denied.txt")),
    ];
    files.map(|(path, text)| (path, text.replace("9.9", number))).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use judge::Lab;

    #[test]
    fn names_have_a_number_and_a_slug() {
        for (name, fine) in [
            ("9.1-two-nat", true),
            ("2.22-dns", true),
            ("9.1", false),
            ("two-nat", false),
            ("9.1-", false),
            ("9.1-Two", false),
            ("../9.1-x", false),
            ("9.1-x/y", false),
            ("9.1.2-x", false),
        ] {
            assert_eq!(is_name(name), fine, "{name}");
        }
    }

    #[test]
    fn a_new_lab_is_proven_and_teaches_in_the_author_s_language() {
        let hangul = |text: &str| text.chars().any(|c| ('가'..='힣').contains(&c));
        for language in Language::ALL {
            let text = |path: &str, text: String| (path.to_owned(), text);
            let all = files("9.1-x", language);
            for (path, text) in &all {
                assert!(!text.contains("9.9") && text.contains("9.1"), "{path}: {text}");
                let comments = text.lines().filter_map(|line| line.strip_prefix("# ")).filter(|line| {
                    !line.starts_with("expect ") && !line.starts_with("hints") && !path.ends_with(".md")
                });
                for comment in comments {
                    assert_eq!(hangul(comment), language == Language::Ko, "{path}: {comment}");
                }
                assert_eq!(hangul(text) || !path.ends_with(".md"), *path != "en.md", "{path}");
            }
            let folder = labs::Folder::new("9.1-x".into(), all.into_iter().map(|(path, it)| text(path, it)));
            let subject = |folder: &labs::Folder| proof::Subject {
                lab: Lab::parse(folder.file("lab.toml").unwrap()).unwrap(),
                folder: folder.clone(),
            };
            let all: Vec<_> = labs::FOLDERS.iter().chain([&folder]).map(subject).collect();
            assert_eq!(proof::prove(&all, &["lab-9.1"]).problems, []);
        }
    }
}
