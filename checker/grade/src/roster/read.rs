//! A roster from its file: what is understood of it, and all that is wrong with it.

use super::columns::{Field, understood};
use super::text::{decoded, delimited};
use super::{Roster, exact};
use crate::identity::Learner;
use std::collections::{BTreeMap, BTreeSet};
use submission::archive::composed;
use thiserror::Error;

pub use super::text::Encoding;

/// The most bytes of a roster, and the most learners.
const BYTES: usize = 16 << 20;
const LEARNERS: usize = 50_000;

/// The most characters of a field.
const LONGEST: usize = 200;

/// So many faults are told: a file of the wrong kind has as many as lines.
const TOLD: usize = 50;

/// How a roster was understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// How it is encoded.
    pub encoding: Encoding,
    /// What stands between its columns.
    pub delimiter: char,
    /// Its columns, by their own names, that are understood.
    pub columns: Vec<(String, Field)>,
    /// Its columns that nobody asks for.
    pub others: Vec<String>,
    /// The field that ids come from.
    pub id: Option<Field>,
    /// The lines that are no learners: what can be earned, averages, test students.
    pub passed_over: Vec<u64>,
}

/// Something that is wrong with a roster.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {kind}")]
pub struct RosterFault {
    /// The line, from 1.
    pub line: u64,
    /// What.
    pub kind: RosterFaultKind,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RosterFaultKind {
    /// More bytes or learners than are read.
    #[error("it is too large for a roster")]
    TooLarge,
    /// No text in an encoding that is read.
    #[error("it is neither UTF-8, UTF-16 nor CP949")]
    NoText,
    /// No column says who.
    #[error("no column is a name or an id: {columns}")]
    NoHeader {
        /// The columns that there are.
        columns: String,
    },
    /// Two columns say the same.
    #[error("two columns are the {field}: {first} and {second}", field = .field.column())]
    Columns {
        /// What both say.
        field: Field,
        /// The one.
        first: String,
        /// The other.
        second: String,
    },
    /// No learner.
    #[error("there is no learner in it")]
    Empty,
    /// A learner without an id.
    #[error("{name} has no {column}")]
    NoId {
        /// Who.
        name: String,
        /// The column that ids come from.
        column: String,
    },
    /// Two learners are the same by a field.
    #[error("the {field} {value} stands in line {first} too", field = .field.column())]
    Twice {
        /// The field.
        field: Field,
        /// Its value.
        value: String,
        /// The first line that has it.
        first: u64,
    },
    /// A value that cannot be.
    #[error("{value} is no {field}", field = .field.column())]
    Value {
        /// The field.
        field: Field,
        /// The value.
        value: String,
    },
    /// A quotation mark that is never closed, or more columns than the header has.
    #[error("the row has {found} columns, and the header has {expected}")]
    Columned {
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
}

type Row = BTreeMap<Field, String>;

pub(super) fn read(bytes: &[u8]) -> Result<Roster, Vec<RosterFault>> {
    let whole = |kind| vec![RosterFault { line: 1, kind }];
    if bytes.len() > BYTES {
        return Err(whole(RosterFaultKind::TooLarge));
    }
    let (text, encoding) = decoded(bytes).ok_or_else(|| whole(RosterFaultKind::NoText))?;
    let (delimiter, rest) = delimited(&text);
    let skipped = text.get(..text.len() - rest.len()).map_or(0, |before| before.matches('\n').count() as u64);
    let text = rest;
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut records = reader.records().map_while(Result::ok);
    let header = records.by_ref().find(|record| record.iter().any(|field| !field.trim().is_empty()));
    let header = header.ok_or_else(|| whole(RosterFaultKind::Empty))?;
    let names: Vec<String> = header.iter().map(|name| composed(name.trim().trim_start_matches('\u{feff}'))).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let fields = understood(&names);
    let mut layout = Layout { encoding, delimiter: char::from(delimiter), ..Layout::default() };
    let mut faults = Vec::new();
    let mut seen: BTreeMap<Field, &str> = BTreeMap::new();
    let line = |record: &csv::StringRecord| {
        // A row begins behind the empty lines that are read with it.
        let (at, byte) = record.position().map_or((1, 0), |at| (at.line(), at.byte()));
        let before = text.get(usize::try_from(byte).unwrap_or(0)..).unwrap_or_default();
        let empty = before.chars().take_while(|c| matches!(c, '\r' | '\n')).filter(|c| *c == '\n').count() as u64;
        at + empty + skipped
    };
    for (name, field) in names.iter().zip(&fields) {
        match field {
            Some(field) => {
                if let Some(first) = seen.insert(*field, name) {
                    let kind = RosterFaultKind::Columns { field: *field, first: first.into(), second: (*name).into() };
                    faults.push(RosterFault { line: line(&header), kind });
                }
                layout.columns.push(((*name).to_owned(), *field));
            }
            None => layout.others.push((*name).to_owned()),
        }
    }
    let says_who = [Field::Id, Field::Name, Field::Given, Field::Email, Field::SisId, Field::Login, Field::CanvasId];
    if !says_who.iter().any(|field| seen.contains_key(field)) {
        let columns = names.iter().take(8).copied().collect::<Vec<_>>().join(", ");
        faults.push(RosterFault { line: line(&header), kind: RosterFaultKind::NoHeader { columns: cut(&columns) } });
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut rows: Vec<(u64, Row)> = Vec::new();
    for record in records {
        let at = line(&record);
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        // What stands behind the last column of the header says nothing, unless it says something.
        let found =
            (1..).zip(record.iter()).filter(|(_, field)| !field.trim().is_empty()).map(|(at, _)| at).max().unwrap_or(0);
        if found > names.len() {
            faults.push(RosterFault { line: at, kind: RosterFaultKind::Columned { found, expected: names.len() } });
            continue;
        }
        let row: Row = fields
            .iter()
            .zip(record.iter())
            .filter_map(|(field, value)| Some(((*field)?, composed(value.trim()))))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        if is_nobody(&row) {
            layout.passed_over.push(at);
            continue;
        }
        if rows.len() >= LEARNERS {
            return Err(vec![RosterFault { line: at, kind: RosterFaultKind::TooLarge }]);
        }
        rows.push((at, row));
    }
    if rows.is_empty() && faults.is_empty() {
        return Err(whole(RosterFaultKind::Empty));
    }
    layout.id = id_field(&rows);
    let (learners, participants, split) = learners(&rows, &layout, &mut faults);
    tell_twice(&rows, layout.id, &mut faults);
    if !faults.is_empty() {
        faults.sort_by_key(|fault| fault.line);
        faults.truncate(TOLD);
        return Err(faults);
    }
    Ok(Roster::build(learners, &participants, &split, layout))
}

/// A row that is about something else than a learner.
fn is_nobody(row: &Row) -> bool {
    let says = |field| row.get(&field).map(|value| super::folded(value));
    let name = says(Field::Name).or_else(|| says(Field::Family)).or_else(|| says(Field::Given)).unwrap_or_default();
    let has_id = [Field::Id, Field::Email, Field::SisId, Field::Login, Field::CanvasId, Field::MoodleId]
        .iter()
        .any(|field| row.contains_key(field));
    const ROWS: [&str; 10] = [
        "pointspossible",
        "manualposting",
        "classaverage",
        "average",
        "overallaverage",
        "date",
        "points",
        "만점",
        "평균",
        "학급평균",
    ];
    // Canvas's own learner, with whom instructors look at their course.
    let is_test = ["studenttest", "teststudent"].contains(&name.as_str()) && !row.contains_key(&Field::SisId);
    is_test || !has_id && (name.is_empty() || ROWS.contains(&name.as_str()))
}

/// The fields that an id can come from, the best first.
const SOURCES: [Field; 6] = [Field::Id, Field::SisId, Field::Login, Field::Email, Field::CanvasId, Field::MoodleId];

/// The field that ids come from: the first that everybody has, else the first that anybody has.
fn id_field(rows: &[(u64, Row)]) -> Option<Field> {
    let held = |field: &Field| rows.iter().filter(|(_, row)| row.contains_key(field)).count();
    // A column that is called so is meant, also where somebody lacks it.
    if held(&Field::Id) > 0 {
        return Some(Field::Id);
    }
    let whole = SOURCES.into_iter().find(|field| held(field) == rows.len());
    whole.or_else(|| SOURCES.into_iter().find(|field| held(field) > 0))
}

type Split = Vec<Option<(String, String)>>;

fn learners(
    rows: &[(u64, Row)],
    layout: &Layout,
    faults: &mut Vec<RosterFault>,
) -> (Vec<Learner>, BTreeMap<usize, String>, Split) {
    let (mut learners, mut participants, mut split) = (Vec::new(), BTreeMap::new(), Vec::new());
    let column = |field: Option<Field>| {
        let named = layout.columns.iter().find(|(_, of)| Some(*of) == field);
        named.map_or_else(|| Field::Id.column().to_owned(), |(name, _)| name.clone())
    };
    for (line, row) in rows {
        let get = |field: Field| row.get(&field).cloned();
        let (given, family) = (get(Field::Given), get(Field::Family));
        let name = get(Field::Name).or_else(|| whole_name(given.as_deref(), family.as_deref())).unwrap_or_default();
        for (field, value) in row {
            if !is_value(*field, value) {
                let kind = RosterFaultKind::Value { field: *field, value: cut(value) };
                faults.push(RosterFault { line: *line, kind });
            }
        }
        let id = layout.id.and_then(get);
        let Some(id) = id else {
            let name = if name.is_empty() { get(Field::Email).unwrap_or_default() } else { name };
            let kind = RosterFaultKind::NoId { name: cut(&name), column: column(layout.id) };
            faults.push(RosterFault { line: *line, kind });
            continue;
        };
        if let Some(participant) = get(Field::Participant) {
            // `Participant 1234` in a worksheet.
            let number = participant.rsplit(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty());
            participants.extend(number.map(|number| (learners.len(), number.to_owned())));
        }
        split.push(given.zip(family));
        learners.push(Learner {
            name: if name.is_empty() { id.clone() } else { name },
            email: get(Field::Email),
            canvas_id: get(Field::CanvasId),
            sis_id: get(Field::SisId),
            login: get(Field::Login),
            moodle_id: get(Field::MoodleId),
            section: get(Field::Section),
            lang: get(Field::Lang).map(|lang| lang.to_lowercase()),
            account: get(Field::Account).map(|account| account.replace('-', "")),
            name_servers: get(Field::NameServers),
            id,
        });
    }
    (learners, participants, split)
}

/// A whole name of its parts: Korean names are written without a space, family name first.
fn whole_name(given: Option<&str>, family: Option<&str>) -> Option<String> {
    match (given, family) {
        (Some(given), Some(family)) => {
            let is_hangul = |text: &str| text.chars().all(|c| ('가'..='힣').contains(&c));
            Some(if is_hangul(given) && is_hangul(family) {
                format!("{family}{given}")
            } else {
                format!("{given} {family}")
            })
        }
        (one, other) => one.or(other).map(str::to_owned),
    }
}

fn is_value(field: Field, value: &str) -> bool {
    let is_short = value.chars().count() <= LONGEST;
    is_short
        && !value.chars().any(char::is_control)
        && match field {
            Field::Email => {
                value.split_once('@').is_some_and(|(before, after)| !before.is_empty() && !after.is_empty())
            }
            Field::Lang => ["ko", "en"].contains(&value.to_lowercase().as_str()),
            Field::Account => {
                let digits = value.replace('-', "");
                digits.len() == 12 && digits.bytes().all(|byte| byte.is_ascii_digit())
            }
            _ => true,
        }
}

/// Learners who are the same by a field that tells people apart.
fn tell_twice(rows: &[(u64, Row)], id: Option<Field>, faults: &mut Vec<RosterFault>) {
    let fields: BTreeSet<Field> = SOURCES.into_iter().chain(id).chain([Field::Participant, Field::Account]).collect();
    for field in fields {
        let mut first: BTreeMap<String, u64> = BTreeMap::new();
        for (line, row) in rows {
            let Some(value) = row.get(&field) else { continue };
            match first.get(&exact(value)) {
                Some(first) => {
                    let kind = RosterFaultKind::Twice { field, value: cut(value), first: *first };
                    faults.push(RosterFault { line: *line, kind });
                }
                None => {
                    first.insert(exact(value), *line);
                }
            }
        }
    }
}

/// What is told of a value.
fn cut(value: &str) -> String {
    match value.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", value.get(..end).unwrap_or_default()),
        None => value.to_owned(),
    }
}
