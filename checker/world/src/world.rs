//! A world: lines that can be read, printed as they were, and carried out.

use crate::VERSION;
use crate::account::Account;
use crate::base::{Base, bases, nothing};
use crate::commands::{apply, apply_all, read};
use crate::error::{Fault, WorldError};
use crate::kind::Kind;
use crate::line::Line;
use crate::phrase::Phrase;
use snapshot::Snapshot;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// An account as a text describes it: what it starts from, and edits.
///
/// Blank lines and comments are kept, so a world that is read and printed is the same text but for white space between
/// words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct World {
    lines: Vec<Line>,
    base: Arc<Base>,
}

/// What a world describes, once all its edits are carried out.
#[derive(Debug, Clone, PartialEq)]
pub struct Built {
    /// What a look at the account sees.
    pub snapshot: Snapshot,
    /// What the labels stand for.
    pub labels: Labels,
}

/// Labels and the ids that they stand for; a label keeps its id after `remove`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels {
    by_label: BTreeMap<String, (Kind, String)>,
    by_id: BTreeMap<String, String>,
}

impl Labels {
    /// The id of a label.
    #[must_use]
    pub fn id(&self, label: &str) -> Option<&str> {
        self.by_label.get(label).map(|(_, id)| id.as_str())
    }

    /// The label of an id.
    #[must_use]
    pub fn label(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).map(String::as_str)
    }

    /// What a label stands for.
    #[must_use]
    pub fn kind(&self, label: &str) -> Option<Kind> {
        self.by_label.get(label).map(|(kind, _)| *kind)
    }

    /// All labels with their kinds and ids, in the order of the labels.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Kind, &str)> {
        self.by_label.iter().map(|(label, (kind, id))| (label.as_str(), *kind, id.as_str()))
    }

    /// Writes every label in lines of the world language as its id, for [`edit`](crate::edit), which knows ids only. The
    /// first word of a line is never one.
    #[must_use]
    pub fn resolve(&self, lines: &str) -> String {
        let id = |label: &str| self.id(label).unwrap_or(label).to_owned();
        let word = |word: &str| match word.split_once('=') {
            Some((name, value)) => format!("{name}={}", value.split(',').map(id).collect::<Vec<_>>().join(",")),
            None => word.split(',').map(id).collect::<Vec<_>>().join(","),
        };
        let line = |line: &str| -> String {
            let mut words = line.split(' ');
            let first = words.next().unwrap_or_default().to_owned();
            std::iter::once(first).chain(words.map(word)).collect::<Vec<_>>().join(" ")
        };
        lines.split('\n').map(line).collect::<Vec<_>>().join("\n")
    }

    /// Writes every id in `text` as its label, for people and tests to read.
    #[must_use]
    pub fn relabel(&self, text: &str) -> String {
        let mut text = text.to_owned();
        // No id is the beginning of another one, because ids of one kind have the same length, except for those that
        // a world sets: the longer one goes first.
        let mut ids: Vec<_> = self.by_id.iter().collect();
        ids.sort_by_key(|(id, _)| std::cmp::Reverse(id.len()));
        for (id, label) in ids {
            if text.contains(id.as_str()) {
                text = text.replace(id.as_str(), label);
            }
        }
        text
    }
}

impl World {
    /// A world that is a base and nothing else.
    #[must_use]
    pub fn of_base(base: &Arc<Base>) -> Self {
        let words = |text: &[&str]| text.iter().map(|word| (*word).to_owned()).collect();
        let line = |text: &[&str]| Line { words: words(text), comment: None };
        Self {
            lines: vec![line(&["world", &VERSION.to_string()]), line(&["base", &base.name])],
            base: Arc::clone(base),
        }
    }

    /// Reads a world; `find` knows what it may start from.
    ///
    /// # Errors
    /// The first line that cannot be read.
    pub(crate) fn read(text: &str, find: impl FnOnce(&str) -> Result<Arc<Base>, Fault>) -> Result<Self, WorldError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines: Vec<Line> = (1..)
            .zip(text.lines())
            .map(|(line, text)| Line::read(text).map_err(|fault| WorldError { line, fault }))
            .collect::<Result<_, _>>()?;
        let Parts { line, base, edits } = parts(&lines)?;
        let base = find(base).map_err(|fault| WorldError { line, fault })?;
        for (line, words) in edits {
            read(words).map(drop).map_err(|fault| WorldError { line, fault })?;
        }
        Ok(Self { lines, base })
    }

    /// Carries out all edits.
    ///
    /// # Errors
    /// The first line that cannot be carried out.
    pub fn build(&self) -> Result<Built, WorldError> {
        let parts = parts(&self.lines)?;
        let mut account = account_of(&self.base).map_err(|fault| WorldError { line: parts.line, fault })?;
        for (line, words) in parts.edits {
            apply(words, &mut account).map_err(|fault| WorldError { line, fault })?;
        }
        let labels = account.labels.iter().map(|(label, named)| (label.clone(), (named.kind, named.id.clone())));
        let by_label: BTreeMap<_, _> = labels.collect();
        let by_id = by_label.iter().map(|(label, (_, id))| (id.clone(), label.clone())).collect();
        let line = self.lines.len();
        crate::commands::settle(&mut account).map_err(|fault| WorldError { line, fault })?;
        let snapshot = crate::document::snapshot(account).map_err(|fault| WorldError { line, fault })?;
        Ok(Built { snapshot, labels: Labels { by_label, by_id } })
    }

    /// What a look at the account sees.
    ///
    /// # Errors
    /// The first line that cannot be carried out.
    pub fn snapshot(&self) -> Result<Snapshot, WorldError> {
        self.build().map(|built| built.snapshot)
    }

    /// What the labels stand for.
    ///
    /// # Errors
    /// The first line that cannot be carried out.
    pub fn labels(&self) -> Result<Labels, WorldError> {
        self.build().map(|built| built.labels)
    }

    /// The id of a label; `None` also for a world that cannot be carried out.
    /// It carries all edits out: use [`World::build`] to ask more than once.
    #[must_use]
    pub fn id(&self, label: &str) -> Option<String> {
        self.labels().ok()?.id(label).map(str::to_owned)
    }

    /// The label of an id; `None` also for a world that cannot be carried out.
    #[must_use]
    pub fn label(&self, id: &str) -> Option<String> {
        self.labels().ok()?.label(id).map(str::to_owned)
    }

    /// What the world starts from.
    #[must_use]
    pub fn base(&self) -> &Arc<Base> {
        &self.base
    }

    /// The edits, a line each, without comments.
    #[must_use]
    pub fn edit_lines(&self) -> Vec<String> {
        parts(&self.lines).map_or_else(|_| Vec::new(), |parts| parts.edits.map(|(_, words)| words.join(" ")).collect())
    }

    /// The world as something to start from: its edits, each in the line that it has here.
    pub(crate) fn into_base(self, name: &str) -> Result<Base, WorldError> {
        let head = parts(&self.lines)?.line;
        let edit = |(line, text): (usize, &Line)| if line <= head { "\n".to_owned() } else { format!("{text}\n") };
        let edits = (1..).zip(&self.lines).map(edit).collect();
        Ok(Base { name: name.to_owned(), about: String::new(), edits, under: Some(self.base) })
    }
}

/// What a text is made of.
struct Parts<'l, E: Iterator<Item = (usize, &'l [String])>> {
    /// The line that names the base.
    line: usize,
    /// What it names.
    base: &'l str,
    /// The edits with their lines.
    edits: E,
}

fn parts(lines: &[Line]) -> Result<Parts<'_, impl Iterator<Item = (usize, &[String])>>, WorldError> {
    let last = lines.len().max(1);
    let mut lines = (1..).zip(lines).filter(|(_, line)| !line.words.is_empty());
    let header = lines.next();
    header.map_or(Err(Fault::NoHeader), |(_, line)| check_header(&line.words)).map_err(|fault| {
        let line = header.map_or(1, |(line, _)| line);
        WorldError { line, fault }
    })?;
    let (line, base) = match lines.next() {
        Some((line, Line { words, .. })) => match words.as_slice() {
            [name, base] if name == "base" => (line, base),
            _ => return Err(WorldError { line, fault: Fault::NoBase }),
        },
        None => return Err(WorldError { line: last, fault: Fault::NoBase }),
    };
    Ok(Parts { line, base, edits: lines.map(|(number, line)| (number, line.words.as_slice())) })
}

/// The account of a base: that of the one below it, edited.
fn account_of(base: &Base) -> Result<Account, Fault> {
    let mut account = base.under.as_deref().map_or_else(|| Ok(nothing()), account_of)?;
    apply_all(&base.edits, &mut account).map_err(|error| Fault::in_base(&base.name, error))?;
    Ok(account)
}

fn check_header(words: &[String]) -> Result<(), Fault> {
    let [name, version] = words else { return Err(Fault::NoHeader) };
    if name != "world" {
        return Err(Fault::NoHeader);
    }
    match version.parse::<u32>() {
        Ok(VERSION) => Ok(()),
        Ok(newer) if newer > VERSION => Err(Fault::Newer { found: version.clone() }),
        _ => Err(Fault::NoHeader),
    }
}

impl FromStr for World {
    type Err = WorldError;

    /// Reads a world that starts from one of the course's own.
    fn from_str(text: &str) -> Result<Self, WorldError> {
        Self::read(text, |name| {
            let known = bases().iter().find(|base| base.name == name);
            known
                .cloned()
                .ok_or_else(|| Fault::unknown(Phrase::Base, name, bases().iter().map(|base| base.name.as_str())))
        })
    }
}

impl fmt::Display for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}
