//! The hand-outs of the labs: what they say to type works as it is pasted, in a new window, in both languages.
//!
//! A block is written in `bash` or in `powershell`; `console` shows a dialogue with something that is not here, another
//! host or the internet. A second word after the fence says which way of building the block belongs to.
#![expect(clippy::unwrap_used, reason = "a hand-out that cannot be read ends the test")]

#[cfg(unix)]
mod account;
pub(crate) mod document;
pub(crate) mod powershell;

use crate::support::repository;
use document::{Block, Document, labs};

/// The words that may follow the language of a block: the ways of building.
const WAYS: [&str; 4] = ["cli", "script", "cloudformation", "terraform"];

#[test]
fn both_languages_have_the_same_sections_and_the_same_commands() {
    for lab in labs() {
        let (ko, en) = (Document::read(lab, "ko"), Document::read(lab, "en"));
        assert_eq!(ko.ids, en.ids, "{lab}");
        let commands = |document: &Document| {
            let commands = document.blocks.iter().filter(|block| !["text", "console"].contains(&&*block.language));
            commands.cloned().collect::<Vec<_>>()
        };
        assert_eq!(commands(&ko), commands(&en), "{lab}");
        let sections = ["goal", "before", "cost", "steps", "packet", "check", "trouble", "also-passes", "cleanup"];
        let mut ids = en.ids.iter();
        for section in sections.into_iter().chain(["review"]) {
            assert!(ids.any(|id| id == section), "{lab}: {section} is missing, or not in its place");
        }
    }
}

#[test]
fn what_is_said_in_bash_is_said_in_powershell() {
    for lab in labs() {
        let document = Document::read(lab, "en");
        let of = |language: &str| {
            // The scripts are for a POSIX shell.
            let blocks = document.written_in(language).filter(|block| block.way.as_deref() != Some("script"));
            blocks.map(|block| (block.section.clone(), block.way.clone())).collect::<Vec<_>>()
        };
        assert_eq!(of("bash"), of("powershell"), "{lab}");
        for block in &document.blocks {
            let known = ["bash", "powershell", "console", "text"].contains(&&*block.language);
            let way = block.way.as_deref().is_none_or(|way| WAYS.contains(&way));
            assert!(known && way, "{lab}: nobody knows what to do with {block:#?}");
        }
    }
}

/// What asks a question takes for the answer whatever was pasted after it.
#[test]
fn what_asks_a_question_stands_last() {
    let asks = |line: &str| {
        let terraform = line.contains("terraform") && (line.contains(" apply") || line.contains(" destroy"));
        line.contains("ssh-keygen") || terraform
    };
    let mut found = 0;
    for block in commands() {
        let lines: Vec<&str> = block.text.lines().filter(|line| !line.is_empty()).collect();
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| asks(line)) {
            assert_eq!(at + 1, lines.len(), "{line} is followed by something in {block:#?}");
            found += 1;
        }
        let types_json = block.text.contains("{\"") || block.text.contains("'{'");
        assert!(!types_json, "PowerShell 5.1 takes the quotation marks away: {block:#?}");
        assert!(
            !block.text.lines().any(|line| line.trim_start().starts_with('#') || line.contains(" # ")),
            "{block:#?}"
        );
    }
    assert!(found > 10, "{found}");
}

#[test]
fn files_and_sections_that_are_named_are_there() {
    let root = repository();
    for block in commands() {
        for word in block.text.replace('\\', "/").split([' ', '\n']).filter(|word| word.starts_with("labs/")) {
            assert!(root.join(word).is_file(), "{word} in {block:#?}");
        }
    }
    for lab in labs() {
        for document in ["ko", "en"].map(|language| Document::read(lab, language)) {
            for link in document.links.iter().filter(|link| !link.contains("://")) {
                let (file, id) = link.split_once('#').unwrap_or((link, ""));
                let path = root.join(&document.path).parent().unwrap().join(file);
                let text = if file.is_empty() {
                    std::fs::read_to_string(root.join(&document.path)).unwrap()
                } else {
                    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {link}: {error}", document.path))
                };
                let heading = |line: &str| {
                    let slug = line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
                    line.starts_with('#') && (line.ends_with(&format!("{{#{id}}}")) || slug == id)
                };
                assert!(id.is_empty() || text.lines().any(heading), "{}: {link}", document.path);
            }
        }
    }
}

/// The blocks of commands of all labs; they are the same in both languages.
fn commands() -> impl Iterator<Item = Block> {
    labs()
        .flat_map(|lab| Document::read(lab, "en").blocks)
        .filter(|block| block.language != "text" && block.language != "console")
}

/// In PowerShell 5.1 `curl` is another program, and Windows has no `dig`.
#[test]
fn what_is_typed_at_home_has_its_way_on_windows() {
    for (lab, language) in labs().flat_map(|lab| ["ko", "en"].map(|language| (lab, language))) {
        let document = Document::read(lab, language);
        let text = std::fs::read_to_string(repository().join(&document.path)).unwrap();
        let dialogues = |prompt: &str, program: &str| {
            let typed = |line: &str| line.strip_prefix(prompt).is_some_and(|line| line.contains(program));
            document.written_in("console").filter(|block| block.text.lines().any(typed)).count()
        };
        let told = text.contains("`curl.exe`") || dialogues("PS> ", "curl.exe ") >= dialogues("$ ", "curl ");
        assert!(told, "{}: `curl` is typed in a shell only", document.path);
        let named = ["Resolve-DnsName", "PS> check dns"].iter().any(|way| text.contains(way));
        assert!(named || dialogues("$ ", "dig ") == 0, "{}: `dig` is asked for on Windows", document.path);
    }
}
