//! Every message that the judge names has its words.

use messages::{Catalogue, Language, codes};
use std::collections::BTreeSet;
use std::path::Path;

/// What message ids of remarks begin with.
const REMARKS: [&str; 11] =
    ["assumed-", "cast-", "column-", "near-", "needed-", "note-", "question-", "seen-", "target-", "who-", "why-"];

fn sources(folder: &Path, texts: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, texts);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            texts.push(std::fs::read_to_string(path).unwrap());
        }
    }
}

/// The literals of the judge's sources that look like ids, and those that are given to `Note::new`.
fn literals() -> (BTreeSet<String>, BTreeSet<String>) {
    let mut texts = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../judge/src"), &mut texts);
    let (mut remarks, mut found) = (BTreeSet::new(), BTreeSet::new());
    for text in &texts {
        let mut before = "";
        for (index, part) in text.split('"').enumerate() {
            if index % 2 == 1 {
                let is_kebab =
                    !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
                let is_named = before.trim_end().ends_with("Note::new(");
                if is_kebab && (is_named || REMARKS.iter().any(|start| part.starts_with(start))) {
                    remarks.insert(part.to_owned());
                }
                if part.contains('_') && part.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
                {
                    found.insert(part.to_owned());
                }
            }
            before = part;
        }
    }
    (remarks, found)
}

/// Words of AWS's that look like codes: states of certificates, keys and signatures, a protocol.
const AWS_WORDS: [&str; 7] = [
    "ACTION_NEEDED",
    "AMAZON_ISSUED",
    "INTERNAL_FAILURE",
    "NOT_SIGNING",
    "PENDING_VALIDATION",
    "TCP_UDP",
    "VALIDATION_TIMED_OUT",
];

#[test]
fn every_remark_and_code_of_the_judge_has_words() {
    let (remarks, found) = literals();
    assert!(remarks.len() > 20 && found.len() > 20, "the judge's sources were not understood: {remarks:?} {found:?}");
    let listed: BTreeSet<&str> = codes().iter().map(|code| code.code.as_str()).collect();
    let of_aws = |code: &&String| AWS_WORDS.contains(&code.as_str());
    let unlisted: Vec<_> = found.iter().filter(|code| !listed.contains(code.as_str()) && !of_aws(code)).collect();
    assert!(unlisted.is_empty(), "add them to codes.toml and the catalogues: {unlisted:?}");
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        let missing: Vec<_> = remarks.iter().filter(|id| !catalogue.has(id)).collect();
        assert!(missing.is_empty(), "add them to {language}/notes.ftl: {missing:?}");
    }
}

/// Phrases of the packet engine are part of reports: each has words in either language, and nothing else has.
#[test]
fn every_phrase_of_the_engine_is_translated() {
    let phrases: BTreeSet<&str> = reach::Phrase::ALL.iter().map(|phrase| phrase.key()).collect();
    for language in Language::ALL {
        let messages = messages::sources(language).iter().flat_map(|(_, source)| source.lines());
        let messages = messages.filter_map(|line| line.split_once(" = ")).map(|(id, _)| id.trim());
        let worded: BTreeSet<&str> = messages.filter(|id| id.starts_with("phrase-")).collect();
        assert_eq!(worded, phrases, "{language}/phrases.ftl");
    }
}
