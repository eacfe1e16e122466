//! What a page loads beside the module, written by whoever builds the book: words of one language, labs.

use judge::Lab;
use labs::Folder;
use messages::{Language, sources};
use serde_json::json;
use std::collections::BTreeSet;

/// What only the command line, the book's builder and authors of labs say.
const ELSEWHERE: [&str; 7] = ["book", "cli", "explain", "html", "lint", "quiz", "toml"];

/// The question that gives an [`crate::Engine`] the words of a language.
#[must_use]
pub fn words(language: Language) -> String {
    let topics = sources(language).iter().filter(|(name, _)| !ELSEWHERE.contains(name));
    let topics: Vec<String> = topics.map(|(_, text)| bare(text)).collect();
    json!({ "words": { "lang": language.as_str(), "topics": topics } }).to_string()
}

/// A catalogue's file without its comments. Blank lines stay: they part the paragraphs of a message.
fn bare(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The question that gives an [`crate::Engine`] a lab with all that it rests on; nothing where there is no such lab.
#[must_use]
pub fn lab(folders: &[Folder], id: &str) -> Option<String> {
    let find = |id: &str| folders.iter().find(|folder| folder.number() == labs::number(id));
    let (mut specs, mut seen, mut waiting) = (Vec::new(), BTreeSet::new(), vec![find(id)?]);
    while let Some(folder) = waiting.pop() {
        if seen.insert(folder.number()) {
            let spec = folder.file("lab.toml")?;
            waiting.extend(Lab::parse(spec).ok()?.rests_on.iter().filter_map(|on| find(on)));
            specs.push(spec);
        }
    }
    let solved = |folder: &Folder| Some((folder.id(), folder.file(proof::SOLVED)?.to_owned()));
    let bases: Vec<(String, String)> = folders.iter().filter_map(solved).collect();
    Some(json!({ "labs": { "specs": specs, "bases": bases } }).to_string())
}
