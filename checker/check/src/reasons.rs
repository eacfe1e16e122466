//! Why somebody's file was not understood, as sentences: the libraries say it in English, for developers.

use crate::words::Saying;
use snapshot::import::{NoteKind, Placed, Total};
use snapshot::{Foreign, ReadError};
use world::Fault;

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

/// How many words are worth listing when none is near.
const LISTED: usize = 12;

/// Why a line of a world cannot be carried out.
pub(crate) fn world_fault(fault: &Fault) -> Saying {
    match fault {
        Fault::NoHeader => Saying::new("world-no-header"),
        Fault::Newer { found } => Saying::new("world-newer").with("found", found).with("known", world::VERSION),
        Fault::NoBase => Saying::new("world-no-base"),
        Fault::OpenQuote { word } => Saying::new("world-open-quote").with("word", word),
        Fault::Unknown { what, word, nearest: Some(nearest), .. } => {
            Saying::new("world-unknown-near").with("what", what).with("word", word).with("nearest", nearest)
        }
        Fault::Unknown { what, word, nearest: None, known } => {
            let listed: Vec<&str> = known.iter().take(LISTED).map(String::as_str).collect();
            Saying::new("world-unknown-word")
                .with("what", what)
                .with("word", word)
                .with("known", listed.join(", "))
                .counting("more", known.len().saturating_sub(LISTED))
                .counting("count", known.len())
        }
        Fault::WrongKind { word, is, wanted } => {
            Saying::new("world-wrong-kind").with("word", word).with("is", format!("{is:?}")).with("wanted", wanted)
        }
        Fault::Missing { what, usage } => Saying::new("world-missing").with("what", what).with("usage", usage),
        Fault::Extra { word, usage } => Saying::new("world-extra").with("word", word).with("usage", usage),
        Fault::Malformed { word, wanted } => Saying::new("world-malformed").with("word", word).with("wanted", wanted),
        Fault::Taken { word } => Saying::new("world-taken").with("word", word),
        Fault::Refused { word, why, remedy } => {
            Saying::new("world-refused").with("word", word).with("why", why).with("remedy", remedy)
        }
        Fault::Unfit { word, why } => Saying::new("world-unfit").with("word", word).with("why", why),
        // What a newer library may add is said as it says it.
        other => Saying::new("world-other").with("cause", other),
    }
}
