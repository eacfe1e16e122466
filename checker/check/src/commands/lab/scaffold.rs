//! `check lab new`: the folder of a new lab, which proves itself from its first minute.

use crate::cli;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::words::Saying;
use messages::{Catalogue, Language};
use std::fs;
use std::io;
use std::path::Path;

pub(crate) fn new(name: &str, library: &cli::Library, words: &Catalogue) -> Result<Exit, Failure> {
    if !is_name(name) {
        return Err(Failure::usage(Saying::new("lab-new-name").with("name", name)));
    }
    let folder = library.labs_dir.as_deref().unwrap_or(Path::new(".")).join(name);
    let failed = |error: io::Error| {
        let id = if error.kind() == io::ErrorKind::AlreadyExists { "file-is-there" } else { "file-not-written" };
        Failure::usage(Saying::new(id).with("file", folder.display()).with("cause", error))
    };
    if let Some(parent) = folder.parent() {
        fs::create_dir_all(parent).map_err(failed)?;
    }
    fs::create_dir(&folder).map_err(failed)?;
    for (path, text) in files(name) {
        let file = folder.join(path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        output::create(&file, text.as_bytes())?;
    }
    let number = name.split('-').next().unwrap_or(name);
    let done = Saying::new("lab-new-done").with("folder", folder.display()).with("lab", number);
    let parent = library.labs_dir.as_deref().unwrap_or(Path::new("."));
    output::remark(&format!("{}\n", done.with("dir", parent.display()).say(words)));
    Ok(Exit::Passed)
}

/// A number of two parts or more, a hyphen and a slug.
fn is_name(name: &str) -> bool {
    let Some((number, slug)) = name.split_once('-') else { return false };
    let digits = |part: &str| !part.is_empty() && part.len() < 4 && part.bytes().all(|b| b.is_ascii_digit());
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    number.split('.').count() == 2 && number.split('.').all(digits) && !slug.is_empty() && slug.bytes().all(plain)
}

/// The files of a new lab.
fn files(name: &str) -> Vec<(&'static str, String)> {
    let number = name.split('-').next().unwrap_or(name);
    let page = |language| {
        let words = Catalogue::new(language);
        Saying::new("lab-new-page").with("number", number).say(&words) + "\n"
    };
    vec![
        ("lab.toml", include_str!("template.toml").replace("9.9", number)),
        ("ko.md", page(Language::Ko)),
        ("en.md", page(Language::En)),
        ("cases/ok-solved.txt", include_str!("template-ok.txt").to_owned()),
        ("cases/no-route.txt", include_str!("template-broken.txt").to_owned()),
        ("cases/tables-denied.txt", include_str!("template-denied.txt").to_owned()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use judge::Lab;
    use world::World;

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
    fn a_new_lab_is_proven() {
        let text = |path: &str, text: String| (path.to_owned(), text);
        let folder = labs::Folder::new("9.1-x".into(), files("9.1-x").into_iter().map(|(p, t)| text(p, t)));
        let subject = |folder: &labs::Folder| proof::Subject {
            lab: Lab::parse(folder.file("lab.toml").unwrap()).unwrap(),
            folder: folder.clone(),
        };
        let all: Vec<_> = labs::FOLDERS.iter().chain([&folder]).map(subject).collect();
        assert_eq!(proof::prove(&all, &["lab-9.1"]).problems, []);
    }

    #[test]
    fn a_new_lab_can_be_read() {
        for (path, text) in files("9.1-x") {
            match path {
                "lab.toml" => assert_eq!(Lab::parse(&text).unwrap().id, "lab-9.1"),
                case if case.starts_with("cases/") => assert!(text.parse::<World>().unwrap().snapshot().is_ok()),
                page => assert!(text.contains("9.1"), "{page}: {text}"),
            }
        }
    }
}
