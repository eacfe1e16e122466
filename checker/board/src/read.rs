//! Reads the file of a board. Every error points at the very word.
//!
//! First all names are put up, then what notes say of each other is looked up among them: an order of sections other
//! than that of a storming is fine.

mod relation;
mod value;

use crate::fault::{BoardError, BoardFault, Section, nearest};
use crate::model::{Board, Command, Context, Event, External, Hotspot, Note, Policy};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::de::{DeTable, DeValue};
use value::{Entry, Told, Value};

/// What a board may hold; a wall of more nobody reads.
const MOST_NOTES: usize = 600;

/// What fits on a note.
const MOST_CHARACTERS: usize = 120;

/// What a file may say at its top.
const SECTIONS: [&str; 11] = [
    "board",
    "events",
    "commands",
    "actors",
    "externals",
    "policies",
    "triggers",
    "aggregates",
    "contexts",
    "map",
    "hotspots",
];

impl Board {
    /// Reads the file of a board.
    ///
    /// # Errors
    /// The first thing in it that is not understood.
    pub fn parse(text: &str) -> Result<Self, BoardError> {
        let table = DeTable::parse(text).map_err(|error| syntax(text, error.message(), error.span()))?;
        let mut reader = Reader { text, board: Self::default(), names: BTreeMap::new(), notes: 0 };
        let mut said = Said::default();
        let mut has_title = false;
        for entry in value::entries(table.get_ref()) {
            has_title |= entry.name == "board";
            reader.section(&entry, &mut said)?;
        }
        if !has_title {
            return Err(BoardError::at(text, 0..0, BoardFault::NoTitle));
        }
        reader.resolve(said)?;
        Ok(reader.board)
    }
}

fn syntax(text: &str, message: &str, span: Option<Range<usize>>) -> BoardError {
    let span = span.unwrap_or(0..0);
    let at = text.get(span.clone()).unwrap_or_default();
    let fault = if message.starts_with("duplicate key") {
        BoardFault::KeyTwice { name: at.trim().trim_matches(['"', '\'']).to_owned() }
    } else {
        BoardFault::Syntax { cause: message.to_owned() }
    };
    BoardError::at(text, span, fault)
}

/// What notes say of each other, before it is looked up.
#[derive(Default)]
struct Said {
    externals: Vec<Vec<Told>>,
    commands: Vec<[Vec<Told>; 3]>,
    policies: Vec<[Vec<Told>; 3]>,
    contexts: Vec<Vec<Told>>,
    relations: Vec<(Told, Vec<Told>)>,
    hotspots: Vec<Vec<Told>>,
}

struct Reader<'t> {
    text: &'t str,
    board: Board,
    /// The names of each section by what is the same in all their spellings.
    names: BTreeMap<(Section, String), Note>,
    notes: usize,
}

/// What is the same in all spellings of a name.
fn key(name: &str) -> String {
    name.to_lowercase()
}

impl<'t> Reader<'t> {
    fn error(&self, span: &Range<usize>, fault: BoardFault) -> BoardError {
        BoardError::at(self.text, span.clone(), fault)
    }

    fn line(&self, span: &Range<usize>) -> usize {
        self.text.get(..span.start).unwrap_or_default().matches('\n').count() + 1
    }

    /// Puts a note up.
    fn note(&mut self, section: Section, told: &Told) -> Result<Note, BoardError> {
        let note = Note { name: told.name.clone(), line: self.line(&told.span) };
        self.notes += 1;
        if note.name.is_empty() {
            return Err(self.error(&told.span, BoardFault::NoName));
        }
        if note.name.chars().count() > MOST_CHARACTERS {
            return Err(self.error(&told.span, BoardFault::LongName { most: MOST_CHARACTERS }));
        }
        if self.notes > MOST_NOTES {
            return Err(self.error(&told.span, BoardFault::TooMany { most: MOST_NOTES }));
        }
        let place = (section, key(&note.name));
        if let Some(first) = self.names.get(&place) {
            let fault = BoardFault::Twice { section, name: note.name, first: first.line };
            return Err(self.error(&told.span, fault));
        }
        self.names.insert(place, note.clone());
        Ok(note)
    }

    fn section(&mut self, entry: &Entry<'t, '_>, said: &mut Said) -> Result<(), BoardError> {
        let value = Value { text: self.text, span: entry.value.span(), value: entry.value.get_ref() };
        match entry.name.as_ref() {
            "board" => self.board.title = value.text()?.name,
            "events" => self.events(&value)?,
            "actors" => self.actors(value.list()?)?,
            "externals" => self.externals(&value, said)?,
            "commands" => self.commands(&value, said)?,
            "policies" => self.policies(&value, said)?,
            // The course's word for whoever or whatever starts a command.
            "triggers" if matches!(value.value, DeValue::Table(_)) => self.triggers(&value, said)?,
            "triggers" => self.actors(value.list()?)?,
            "aggregates" => {
                for told in value.list()? {
                    let note = self.note(Section::Aggregates, &told)?;
                    self.board.aggregates.push(note);
                }
            }
            "contexts" => self.contexts(&value, said)?,
            "map" => said.relations = value.list_or_table()?,
            "hotspots" => self.hotspots(&value, said)?,
            word => {
                let fault = BoardFault::UnknownSection { word: word.to_owned(), known: SECTIONS.to_vec() };
                return Err(self.error(&entry.span, fault));
            }
        }
        Ok(())
    }

    /// A list, or lists by subject.
    fn events(&mut self, value: &Value<'t, '_>) -> Result<(), BoardError> {
        let groups = match value.value {
            DeValue::Table(_) => {
                value.table()?.into_iter().map(|(group, names)| Ok((Some(group.name), names.names()?)))
            }
            _ => return self.event_list(None, value.list()?),
        };
        for group in groups {
            let (group, list) = group?;
            self.event_list(group, list)?;
        }
        Ok(())
    }

    fn event_list(&mut self, group: Option<String>, list: Vec<Told>) -> Result<(), BoardError> {
        for told in list {
            let note = self.note(Section::Events, &told)?;
            self.board.events.push(Event { note, group: group.clone() });
        }
        Ok(())
    }

    fn actors(&mut self, list: Vec<Told>) -> Result<(), BoardError> {
        for told in list {
            let note = self.note(Section::Actors, &told)?;
            self.board.actors.push(note);
        }
        Ok(())
    }

    /// A list, or a table in which a system reports events: `"bank" = { then = "payment confirmed" }`.
    fn externals(&mut self, value: &Value<'t, '_>, said: &mut Said) -> Result<(), BoardError> {
        let all = match value.value {
            DeValue::Table(_) => {
                let table = value.table()?.into_iter();
                let one = |(told, value): (Told, Value<'t, '_>)| {
                    let [then] = value.fields(Section::Externals, ["then"], &[])?;
                    Ok((told, then))
                };
                table.map(one).collect::<Result<Vec<_>, BoardError>>()?
            }
            _ => value.list()?.into_iter().map(|told| (told, Vec::new())).collect(),
        };
        for (told, then) in all {
            let note = self.note(Section::Externals, &told)?;
            self.board.externals.push(External { note, then: Vec::new() });
            said.externals.push(then);
        }
        Ok(())
    }

    fn commands(&mut self, value: &Value<'t, '_>, said: &mut Said) -> Result<(), BoardError> {
        for (told, value) in value.table()? {
            let fields = value.fields(Section::Commands, ["by", "on", "then"], &[("trigger", "by")])?;
            let note = self.note(Section::Commands, &told)?;
            self.board.commands.push(Command { note, by: Vec::new(), on: Vec::new(), then: Vec::new() });
            said.commands.push(fields);
        }
        Ok(())
    }

    fn policies(&mut self, value: &Value<'t, '_>, said: &mut Said) -> Result<(), BoardError> {
        for (told, value) in value.table()? {
            let fields = value.fields(Section::Policies, ["when", "do", "then"], &[])?;
            self.policy(&told, fields, said)?;
        }
        Ok(())
    }

    fn policy(&mut self, told: &Told, fields: [Vec<Told>; 3], said: &mut Said) -> Result<(), BoardError> {
        let note = self.note(Section::Policies, told)?;
        self.board.policies.push(Policy { note, when: Vec::new(), does: Vec::new(), then: Vec::new() });
        said.policies.push(fields);
        Ok(())
    }

    /// A trigger that waits for an event is a policy; any other is somebody.
    fn triggers(&mut self, value: &Value<'t, '_>, said: &mut Said) -> Result<(), BoardError> {
        for (told, value) in value.table()? {
            let fields = value.fields(Section::Policies, ["when", "do", "then"], &[])?;
            if fields.iter().all(Vec::is_empty) {
                self.actors(vec![told])?;
            } else {
                self.policy(&told, fields, said)?;
            }
        }
        Ok(())
    }

    fn contexts(&mut self, value: &Value<'t, '_>, said: &mut Said) -> Result<(), BoardError> {
        for (told, names) in value.list_or_table()? {
            let note = self.note(Section::Contexts, &told)?;
            self.board.contexts.push(Context { note, aggregates: Vec::new() });
            said.contexts.push(names);
        }
        Ok(())
    }

    fn hotspots(&mut self, value: &Value<'t, '_>, said: &mut Said) -> Result<(), BoardError> {
        for (told, at) in value.list_or_table()? {
            let note = self.note(Section::Hotspots, &told)?;
            self.board.hotspots.push(Hotspot { note, at: None });
            said.hotspots.push(at);
        }
        Ok(())
    }

    /// The name that is put up in one of some sections.
    fn find(&self, told: &Told, among: &[Section]) -> Result<(Section, String), BoardError> {
        let wanted = key(&told.name);
        let found = among.iter().find_map(|section| Some((*section, self.names.get(&(*section, wanted.clone()))?)));
        if let Some((section, note)) = found {
            return Ok((section, note.name.clone()));
        }
        let known = self.names.iter().filter(|((section, _), _)| among.contains(section));
        let nearest = nearest(&told.name, known.map(|(_, note)| note.name.as_str())).map(str::to_owned);
        let fault = BoardFault::UnknownName { word: told.name.clone(), among: among.to_vec(), nearest };
        Err(self.error(&told.span, fault))
    }

    /// The names that are put up in a section, each once.
    fn find_all(&self, told: &[Told], among: &[Section]) -> Result<Vec<String>, BoardError> {
        let mut names = Vec::new();
        for told in told {
            let (_, name) = self.find(told, among)?;
            if !names.contains(&name) {
                names.push(name);
            }
        }
        Ok(names)
    }

    /// Looks up what notes say of each other.
    fn resolve(&mut self, said: Said) -> Result<(), BoardError> {
        use Section::{Actors, Aggregates, Commands, Contexts, Events, Externals, Policies};
        for (at, then) in said.externals.iter().enumerate() {
            let then = self.find_all(then, &[Events])?;
            if let Some(external) = self.board.externals.get_mut(at) {
                external.then = then;
            }
        }
        for (at, [when, does, then]) in said.policies.iter().enumerate() {
            let when = self.find_all(when, &[Events])?;
            let does = self.find_all(does, &[Commands])?;
            let then = self.find_all(then, &[Events])?;
            if let Some(policy) = self.board.policies.get_mut(at) {
                (policy.when, policy.does, policy.then) = (when, does, then);
            }
        }
        for (at, [by, on, then]) in said.commands.iter().enumerate() {
            let starters =
                by.iter().map(|told| self.find(told, &[Actors, Externals, Policies])).collect::<Result<Vec<_>, _>>()?;
            let on = self.find_all(on, &[Aggregates, Externals])?;
            let then = self.find_all(then, &[Events])?;
            let Some(command) = self.board.commands.get_mut(at) else { continue };
            (command.on, command.then) = (on, then);
            for (section, name) in starters {
                let names = match section {
                    Policies => self.board.policies.iter_mut().find(|policy| policy.note.name == name),
                    _ => None,
                };
                // A policy that is said to give the command says so itself from here on.
                let (names, name) = match names {
                    Some(policy) => (&mut policy.does, command.note.name.clone()),
                    None => (&mut command.by, name),
                };
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        for (at, aggregates) in said.contexts.iter().enumerate() {
            let aggregates = self.find_all(aggregates, &[Aggregates])?;
            if let Some(context) = self.board.contexts.get_mut(at) {
                context.aggregates = aggregates;
            }
        }
        for (told, label) in &said.relations {
            let relation = self.relation(told, label)?;
            self.board.relations.push(relation);
        }
        for (at, place) in said.hotspots.iter().enumerate() {
            let all = [Events, Commands, Actors, Externals, Policies, Aggregates, Contexts];
            let place = place.first().map(|told| self.find(told, &all)).transpose()?;
            if let Some(hotspot) = self.board.hotspots.get_mut(at) {
                hotspot.at = place.map(|(_, name)| name);
            }
        }
        Ok(())
    }
}
