//! Why a TOML file that somebody wrote was not understood: a lab, an answers file, `course.toml`.

use crate::words::Saying;
use board::{BoardFault, Section, ValueKind};
use judge::{AnswerError, AnswersFault, Kind, LabFault, TomlFault, Wanted};

/// What is wrong with a `lab.toml`.
pub(crate) fn lab_fault(fault: &LabFault) -> Saying {
    match fault {
        LabFault::Toml(fault) => toml_fault(fault),
        LabFault::UnknownQuestion { word, known } => unknown("spec-unknown-question", word, known),
        LabFault::TooManyPoints { points } => {
            Saying::new("spec-too-many-points").with("points", points).with("most", judge::MOST_POINTS)
        }
        LabFault::LabId { id } => Saying::new("spec-lab-id").with("id", id),
        LabFault::NoChecks => Saying::new("spec-no-checks"),
        LabFault::CheckId { id } => Saying::new("spec-check-id").with("id", id),
        LabFault::CheckTwice { id } => Saying::new("spec-check-twice").with("id", id),
        LabFault::NoTwin { twin, .. } => Saying::new("spec-no-twin").with("twin", twin),
        LabFault::BothOutside => Saying::new("spec-both-outside"),
        LabFault::RestsOnNothing { on, .. } => Saying::new("lint-rests-on-nothing").with("on", on),
        LabFault::OtherFolder { id, folder } => Saying::new("spec-other-folder").with("id", id).with("folder", folder),
        LabFault::PortOfIcmp => Saying::new("spec-port-of-icmp"),
        LabFault::NoPort => Saying::new("spec-no-port"),
        LabFault::Meaningless { field, rule } => {
            Saying::new("spec-meaningless").with("field", field).with("rule", rule)
        }
        LabFault::EmptyList { field, example } => {
            Saying::new("spec-empty-list").with("field", field).with("example", example)
        }
        // What a newer library may add is said as it says it.
        other => Saying::new("toml-other").with("words", other),
    }
}

/// The line of what is wrong with a file of answers.
pub(crate) fn line_of_answers(error: &AnswerError) -> usize {
    match error {
        AnswerError::Neither => 1,
        AnswerError::Toml { line, .. } => *line,
        AnswerError::Sheet(sheet) => sheet.line,
        AnswerError::Board(board) => board.line,
    }
}

/// What is wrong with a file of answers, of whatever kind it is.
pub(crate) fn answers(error: &AnswerError) -> Saying {
    match error {
        AnswerError::Neither => Saying::new("answers-neither"),
        AnswerError::Toml { fault, .. } => toml_fault(fault),
        AnswerError::Sheet(sheet) => answers_fault(&sheet.fault),
        AnswerError::Board(board) => board_fault(&board.fault),
    }
}

/// What is wrong with the file of a board.
fn board_fault(fault: &BoardFault) -> Saying {
    let sections = |among: &[Section]| among.iter().map(|section| section.as_str()).collect::<Vec<_>>().join(", ");
    match fault {
        // What is no TOML at all is told before it is taken for a board.
        BoardFault::Syntax { cause } => Saying::new("toml-other").with("words", cause),
        BoardFault::KeyTwice { name } => Saying::new("toml-duplicate-key").with("key", name),
        BoardFault::NoTitle => Saying::new("board-fault-no-title"),
        BoardFault::UnknownSection { word, known } => {
            Saying::new("board-fault-unknown-section").with("word", word).with("known", known.join(", "))
        }
        BoardFault::UnknownField { section, word, known } => Saying::new("board-fault-unknown-field")
            .with("section", section)
            .with("word", word)
            .with("known", known.join(", ")),
        BoardFault::WrongKind { wanted } => Saying::new(match wanted {
            ValueKind::Text => "board-fault-no-text",
            ValueKind::Names => "board-fault-no-names",
            ValueKind::ListOrTable => "board-fault-no-list",
            ValueKind::Table => "board-fault-no-table",
        }),
        BoardFault::Twice { section, name, first } => {
            Saying::new("board-fault-twice").with("section", section).with("name", name).counting("first", *first)
        }
        BoardFault::NoName => Saying::new("board-fault-no-name"),
        BoardFault::LongName { most } => Saying::new("board-fault-long-name").counting("most", *most),
        BoardFault::TooMany { most } => Saying::new("board-fault-too-many").counting("most", *most),
        BoardFault::UnknownName { word, among, .. } => {
            Saying::new("board-fault-unknown-name").with("word", word).with("among", sections(among))
        }
        BoardFault::NoRelation { word } => Saying::new("board-fault-no-relation").with("word", word),
        BoardFault::WithItself { name } => Saying::new("board-fault-with-itself").with("name", name),
    }
}

/// What is wrong with answers to a sheet.
fn answers_fault(fault: &AnswersFault) -> Saying {
    match fault {
        AnswersFault::Toml(fault) => toml_fault(fault),
        AnswersFault::UnknownQuestion { word, known } => unknown("spec-unknown-question", word, known),
        AnswersFault::NoAnswer { question } => Saying::new("answers-no-answer").with("question", question),
        AnswersFault::Twice { question } => Saying::new("answers-twice").with("question", question),
        other => Saying::new("toml-other").with("words", other),
    }
}

/// What is wrong with a TOML file, whatever it is for.
pub(crate) fn toml_fault(fault: &TomlFault) -> Saying {
    match fault {
        TomlFault::UnknownField { word, known } => unknown("toml-unknown-field", word, known),
        TomlFault::UnknownWord { word, known } => unknown("toml-unknown-word", word, known),
        TomlFault::MissingField { field } => Saying::new("toml-missing-field").with("field", field),
        TomlFault::WrongType { found, wanted } | TomlFault::WrongValue { found, wanted } => {
            let text = found.text.as_ref().map(|text| format!(" ({text})")).unwrap_or_default();
            let saying = Saying::new("toml-wrong-value").part("wanted", self::wanted(wanted));
            saying.with("found", kind_word(found.kind)).with("text", text)
        }
        TomlFault::WrongLength { length, wanted } => {
            Saying::new("toml-wrong-length").with("length", length).part("wanted", self::wanted(wanted))
        }
        TomlFault::DuplicateKey { key } => Saying::new("toml-duplicate-key").with("key", key),
        TomlFault::NotOne => Saying::new("toml-not-one"),
        TomlFault::MoreThanAWord => Saying::new("toml-more-than-a-word"),
        TomlFault::Syntax { slip, word } => Saying::new(slip.key()).with("word", word),
        TomlFault::Other { words } => Saying::new("toml-other").with("words", words),
        other => Saying::new("toml-other").with("words", other),
    }
}

fn unknown(id: &'static str, word: &str, known: &[String]) -> Saying {
    Saying::new(id).with("word", word).listing("known", known).counting("count", known.len())
}

/// What a value has to be.
fn wanted(wanted: &Wanted) -> Saying {
    let kind = |kind| Saying::new("toml-wanted").with("kind", kind);
    match wanted {
        Wanted::A(of) => kind(kind_word(*of)),
        Wanted::TextOrTable => kind("text-or-table"),
        Wanted::Ports => kind("ports"),
        Wanted::Addresses => kind("addresses"),
        Wanted::Between(least, most) => kind("between").with("least", least).with("most", most),
        Wanted::Region { like } => kind("place").with("like", like),
        Wanted::Domain { like } => kind("domain").with("like", like),
        Wanted::Other(words) => kind("other").with("words", words),
    }
}

/// By what word messages tell kinds apart.
fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Number => "number",
        Kind::Fraction => "fraction",
        Kind::YesNo => "yes-no",
        Kind::Date => "date",
        Kind::List => "list",
        Kind::Table => "table",
        Kind::Other => "other",
    }
}

#[cfg(test)]
mod tests;
