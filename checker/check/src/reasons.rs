//! Why somebody's file was not understood, as sentences: the libraries say it in English, for developers.

mod question;
mod written;

pub(crate) use question::{odd_pose, odd_question, question_fault, unposed};
pub(crate) use written::{answers, lab_fault, line_of_answers, toml_fault};

use crate::failure::Failure;
use crate::words::Saying;
use snapshot::import::{NoteKind, Placed, Total};
use snapshot::{Foreign, ReadError};
use world::{Fault, Phrase, Said, Value, WorldError};

/// Why a file is no snapshot.
pub(crate) fn read_error(error: &ReadError) -> Saying {
    let at = |id, line: usize, column: usize| Saying::new(id).counting("line", line).counting("column", column);
    let path = |path: &str| if path.is_empty() { String::new() } else { format!(" ({path})") };
    match error {
        ReadError::Malformed { line, column, path: at_path, cause } => {
            at("read-malformed", *line, *column).with("path", path(at_path)).with("cause", cause)
        }
        ReadError::Truncated { line, column, path: at_path } => {
            at("read-truncated", *line, *column).with("path", path(at_path))
        }
        ReadError::GzipEndsEarly => Saying::new("read-gzip-early"),
        ReadError::GzipDamaged { cause } => Saying::new("read-gzip-damaged").with("cause", cause),
        ReadError::TooLarge { limit } => Saying::new("read-too-large").counting("limit", limit >> 20),
        ReadError::TooDeep { line, column, limit } => at("read-too-deep", *line, *column).counting("limit", *limit),
        ReadError::TooMany { limit } => Saying::new("read-too-many").counting("limit", *limit),
        ReadError::Korean { line } => Saying::new("read-korean").counting("line", *line),
        ReadError::NotUnicode { line } => Saying::new("read-not-unicode").counting("line", *line),
        ReadError::Newer { found } => Saying::new("read-newer").with("found", found).with("known", snapshot::FORMAT),
        ReadError::NotASnapshot { found } => foreign(found),
    }
}

fn foreign(found: &Foreign) -> Saying {
    match found {
        Foreign::Empty => Saying::new("read-empty"),
        Foreign::Text(begin) => Saying::new("read-text").with("begin", begin),
        Foreign::Bare(what) => Saying::new("read-bare").with("what", what),
        Foreign::Object(members) => Saying::new("read-object").with("members", members),
    }
}

/// Why a file that was imported, or a part of it, is not used.
pub(crate) fn import_note(kind: &NoteKind) -> Saying {
    match kind {
        NoteKind::Broken(error) => Saying::new("import-broken").cause(read_error(error)),
        NoteKind::Rest(error) => Saying::new("import-rest").cause(read_error(error)),
        NoteKind::Around { line, lines } => {
            Saying::new("import-around").counting("line", *line).counting("lines", *lines)
        }
        NoteKind::TooMuch { total: Total::Files(limit) } => Saying::new("import-many-files").counting("limit", *limit),
        NoteKind::TooMuch { total: Total::Bytes(limit) } => {
            Saying::new("import-much-text").counting("limit", limit >> 20)
        }
        NoteKind::TooMuch { total: Total::Elements(limit) } => {
            Saying::new("import-many-elements").counting("limit", *limit)
        }
        NoteKind::NoList { list } => Saying::new("import-no-list").with("list", list),
        NoteKind::Narrowed { operation, option } => {
            Saying::new("import-narrowed").with("operation", operation).with("option", option)
        }
        NoteKind::StrangeCommand { operation, command } => {
            Saying::new("import-strange-command").with("operation", operation).with("command", command)
        }
        NoteKind::Refused { operation: Some(operation), code } => {
            Saying::new("import-refused").with("operation", operation).with("code", code)
        }
        NoteKind::Refused { operation: None, code } => Saying::new("import-refused-unsaid").with("code", code),
        NoteKind::Zip => Saying::new("import-zip"),
        NoteKind::NoPlace { what: Placed::Account, named } => Saying::new("import-no-account").with("named", named),
        NoteKind::NoPlace { what: Placed::Region, named } => Saying::new("import-no-region").with("named", named),
        NoteKind::More { like } => Saying::new("import-more").cause(import_note(like)),
        NoteKind::Cut { operation, list } => Saying::new("import-cut").with("operation", operation).with("list", list),
        NoteKind::NotJson => Saying::new("import-not-json"),
        NoteKind::BareList => Saying::new("import-bare-list"),
        NoteKind::BareValue => Saying::new("import-bare-value"),
        NoteKind::Nothing => Saying::new("import-empty"),
        NoteKind::Unknown { key } => Saying::new("import-unknown").with("key", key),
        NoteKind::Foreign { key, operation, why } => {
            Saying::new("import-foreign").with("key", key).with("operation", operation).with("why", why)
        }
        NoteKind::NoParent { key, operation, member } => {
            Saying::new("import-no-parent").with("key", key).with("operation", operation).with("member", member)
        }
        NoteKind::Ambiguous { key, first, second } => {
            Saying::new("import-ambiguous").with("key", key).with("first", first).with("second", second)
        }
        NoteKind::UnknownOperation { operation } => Saying::new("import-unknown").with("key", operation),
        NoteKind::NoAnswer { operation } => Saying::new("import-no-answer").with("operation", operation),
        NoteKind::Incomplete { operation } => Saying::new("import-incomplete").with("operation", operation),
        NoteKind::Conflict { operation, id } => {
            Saying::new("import-conflict").with("operation", operation).with("id", id)
        }
    }
}

/// A line of a world that cannot be read or carried out, shown with what is around it.
pub(crate) fn odd_world(error: &WorldError, text: &str, file: &str) -> Failure {
    let line = text.lines().nth(error.line.saturating_sub(1)).unwrap_or_default();
    let start = error.fault.word().and_then(|word| place_of(line, word)).map(|(at, word)| at..at + word.len());
    let before: usize = text.split_inclusive('\n').take(error.line.saturating_sub(1)).map(str::len).sum();
    let span = start.unwrap_or(0..line.len());
    Failure::usage(Saying::new("world-not-read").with("file", file).with("line", error.line))
        .because(world_fault(&error.fault))
        .showing(crate::snippet::of(text, before + span.start..before + span.end))
}

/// Where a word stands in a line: by itself, or else as a part of another one.
fn place_of<'l>(line: &'l str, word: &str) -> Option<(usize, &'l str)> {
    let stands = |apart: fn(char) -> bool| {
        line.match_indices(word).find(|(at, found)| {
            let (before, behind) = (line[..*at].chars().next_back(), line[at + found.len()..].chars().next());
            before.is_none_or(apart) && behind.is_none_or(apart)
        })
    };
    stands(char::is_whitespace)
        .or_else(|| stands(|c| c.is_whitespace() || matches!(c, '=' | ',' | '"')))
        .or_else(|| line.match_indices(word).next())
}

/// Why a line of a world cannot be carried out.
pub(crate) fn world_fault(fault: &Fault) -> Saying {
    match fault {
        Fault::Unknown { what, word, .. } if **what == Phrase::Base && labs::find(word).is_some() => {
            Saying::new("world-base-of-course").with("word", word)
        }
        other => saying(other.said()),
    }
}

/// A sentence of another crate.
fn saying(said: Said) -> Saying {
    said.values.into_iter().fold(Saying::new(said.id), |saying, (name, value)| match value {
        Value::Text(text) => saying.with(name, text),
        Value::Count(count) => saying.counting(name, count),
        Value::Part(part) => saying.part(name, self::saying(part)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::{Catalogue, Language};

    #[test]
    fn the_mark_stands_below_the_word_and_not_below_a_part_of_another() {
        let line = "subnet private-a vpc 10.0.9.0/24 zone=a a";
        assert_eq!(place_of(line, "a"), Some((line.len() - 1, "a")));
        assert_eq!(place_of(&line[..line.len() - 2], "a"), Some((line.len() - 3, "a")));
        assert_eq!(place_of(line, "rivate"), Some((8, "rivate")));
        assert_eq!(place_of(line, "missing"), None);
    }

    /// A fault of each kind, around a phrase.
    fn faults(phrase: &Phrase) -> Vec<Fault> {
        let (word, phrase) = (|| "WORD".to_owned(), || phrase.clone());
        let known = |count: usize| vec![word(); count];
        let unknown =
            |nearest, count| Fault::Unknown { what: Box::new(phrase()), word: word(), nearest, known: known(count) };
        let kind = world::Kind::Vpc;
        vec![
            Fault::NoHeader,
            Fault::Newer { found: "2".to_owned() },
            Fault::NoBase,
            Fault::SecondBase,
            Fault::InBase { word: word(), line: 3, why: Box::new(Fault::Taken { word: word() }) },
            Fault::Circle { word: word() },
            Fault::OpenQuote { word: word() },
            unknown(Some(word()), 3),
            unknown(None, 0),
            unknown(None, 3),
            unknown(None, 30),
            Fault::NoSwitch { name: word(), word: word() },
            Fault::WrongKind { word: word(), is: kind, wanted: phrase() },
            Fault::WrongKind { word: word(), is: kind, wanted: Phrase::AnyOf(vec![kind, kind, kind]) },
            Fault::Missing { what: phrase(), usage: "USAGE" },
            Fault::Extra { word: word(), usage: "USAGE" },
            Fault::Malformed { word: word(), wanted: phrase() },
            Fault::Taken { word: word() },
            Fault::Refused { word: word(), why: Box::new(phrase()), remedy: Box::new(phrase()) },
            Fault::Unfit { word: word(), why: phrase() },
        ]
    }

    /// Names of AWS and words of the language of worlds, which are the same in Korean.
    const KEPT: &str = "world base empty default-vpc solved lab AWS VPC IP IPv4 IPv6 CIDR NAT ACL ID JSON DNS DB ICMP \
        CLI HTTP TLS EC2 Instance Connect Aurora CNAME SOA NS Lambda us-east-1 aurora-mysql tcp udp icmp tls http \
        https in out on off WORD USAGE";

    #[test]
    fn faults_of_worlds_are_korean_in_korean() {
        let words = Catalogue::new(Language::Ko);
        let kept: Vec<&str> = KEPT.split_whitespace().collect();
        for phrase in Phrase::every() {
            for fault in faults(&phrase) {
                let text = world_fault(&fault).say(&words);
                // Commands stand between backticks, examples after 예:, and a name of a value stands for the value.
                let mut plain: String = text.split('`').step_by(2).collect::<Vec<_>>().join(" ");
                while let Some((before, rest)) = plain.split_once("(예: ") {
                    plain = format!("{before} {}", rest.split_once(')').map_or("", |(_, after)| after));
                }
                let values = phrase.values();
                let latin = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '=' | '_');
                for word in plain.split(|c: char| !latin(c)) {
                    let word = word.trim_matches('-');
                    let known = kept.contains(&word) || values.iter().any(|(_, value)| *value == word);
                    let english = word.starts_with(|c: char| c.is_ascii_alphabetic());
                    assert!(known || !english, "`{word}` in Korean: {text}\n{phrase:?}");
                }
                assert!(!text.contains("world-"), "no message: {text}");
            }
        }
    }

    #[test]
    fn phrases_of_worlds_are_in_both_languages() {
        let (en, ko) = (Catalogue::new(Language::En), Catalogue::new(Language::Ko));
        for phrase in Phrase::every() {
            let id = phrase.id().unwrap_or_default();
            assert!(en.has(id) && ko.has(id), "{id}");
            assert_eq!(saying(phrase.said()).say(&en), phrase.to_string(), "{id}");
            let text = saying(phrase.said()).say(&ko);
            let tongue = |c: char| ('가'..='힣').contains(&c);
            let name = text == "VPC";
            assert!(name || text.chars().any(tongue), "{id}: {text}");
        }
    }
}
