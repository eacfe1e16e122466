//! One file: which calls it answers.
//!
//! It goes by what is in the file; what a list belongs to that does not say it is left to [`super::named`].

use super::cut::{self, Told};
use super::gather::Question;
use super::note::NoteKind;
use super::part::Part;
use super::signature::{self, Recognised};
use super::{command, record, refusal, split, wrapper};
use crate::ask::{Answer, Ask, Misfit, Output, Own, Per};
use crate::document::{Call, Snapshot};
use crate::read::Limits;
use crate::read::members::Members;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Contents {
    pub(super) calls: Vec<Call>,
    pub(super) orphans: Vec<Orphan>,
    pub(super) notes: Vec<NoteKind>,
    /// The parts of whole snapshots that are no calls.
    pub(super) snapshots: Vec<Snapshot>,
    /// Objects and elements of lists.
    pub(super) elements: usize,
    /// Whether what was asked is in the document itself, so that a command above it adds nothing.
    pub(super) says_itself: bool,
}

/// An answer that does not say what it belongs to.
#[derive(Debug)]
pub(super) struct Orphan {
    /// What is said of it if nothing else tells.
    pub(super) note: NoteKind,
    /// The calls that it may be, without the parent in the input.
    pub(super) calls: Vec<Call>,
}

impl Contents {
    fn note(kind: NoteKind) -> Self {
        Self { notes: vec![kind], ..Self::default() }
    }

    pub(super) fn join(&mut self, other: Self) {
        self.calls.extend(other.calls);
        self.orphans.extend(other.orphans);
        self.notes.extend(other.notes);
        self.snapshots.extend(other.snapshots);
    }
}

/// An answer, which proves what is not there if it is whole.
pub(super) fn seen((output, whole): (Output, bool), input: Map<String, Value>) -> Call {
    Call { input, truncated: !whole, ..Call::seen(output) }
}

/// An answer as it stands in a file, with what there is to say of it.
pub(super) fn told(told: Told, input: Map<String, Value>) -> Contents {
    let notes = told.lacking.map(|list| NoteKind::cut(told.output.operation(), list)).into_iter().collect();
    Contents { calls: vec![seen((told.output, told.whole), input)], notes, ..Contents::default() }
}

/// The input that names a parent.
pub(super) fn of_parent(per: Per, parent: &str) -> Map<String, Value> {
    Map::from_iter([(per.member.to_owned(), parent.into())])
}

/// Reads a file. What is wrong with one of its documents is a note, and the others count.
pub(super) fn recognise(text: &str, limits: Limits) -> Contents {
    let split = split::split(text, limits);
    if split.pieces.is_empty() {
        let refused = refusal::read(text);
        if !refused.notes.is_empty() && split.stopped.is_none() {
            return refused;
        }
        return Contents::note(match split.stopped {
            Some(error) => NoteKind::Broken(error),
            None if text.trim().is_empty() => NoteKind::Nothing,
            None if serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok() => NoteKind::BareValue,
            None => NoteKind::NotJson,
        });
    }
    let mut contents = Contents::default();
    let mut stopped = split.stopped;
    // Where in the calls a document begins that shows all that there is of what was asked.
    let mut anew = BTreeMap::<Question, usize>::new();
    for (index, piece) in split.pieces.iter().enumerate() {
        contents.join(refusal::read(piece.before));
        let document = Part::document(text, piece.text);
        if serde_json::from_str::<serde::de::IgnoredAny>(piece.text).is_err() {
            // Where a broken document ends, and what of the rest belongs to it, nobody can tell.
            if let Err(error) = document.read::<Value>() {
                stopped = None;
                contents.notes.push(if index == 0 { NoteKind::Broken(error) } else { NoteKind::Rest(error) });
            }
            break;
        }
        match read_document(&document, limits) {
            Ok(mut found) => {
                let in_full = command::apply(piece.before, &mut found);
                let asked = found.calls.iter().filter(|call| in_full.is_some() && call.known() == in_full);
                anew.extend(asked.map(|call| (Question::of(call), contents.calls.len())));
                contents.join(found);
            }
            Err(note) => contents.notes.push(note),
        }
    }
    contents.join(refusal::read(split.rest));
    if !anew.is_empty() {
        // Who describes, changes something and describes again has the later answer in mind.
        let mut at = 0..;
        contents.calls.retain(|call| {
            let at = at.next();
            anew.get(&Question::of(call)).copied() <= at || call.output.is_none()
        });
    }
    contents.notes.extend(stopped.map(NoteKind::Rest));
    let around = split.around.map(|around| NoteKind::Around { line: around.line, lines: around.lines });
    contents.notes.extend(around);
    contents.elements = split.elements;
    contents
}

/// Reads a document; an error means that all of it is skipped.
fn read_document(document: &Part<'_>, limits: Limits) -> Result<Contents, NoteKind> {
    if document.is_list() { records(document, limits) } else { object(document, limits) }
}

fn object(document: &Part<'_>, limits: Limits) -> Result<Contents, NoteKind> {
    let members = document.members().map_err(NoteKind::Broken)?;
    if members.has("format") && members.has("calls") {
        return document.snapshot(limits).map(whole).map_err(NoteKind::Broken);
    }
    if record::is_record(&members) {
        return record::read(document);
    }
    if let Some(calls) = members.get("calls").map(|raw| document.member("calls", raw)).filter(Part::is_list) {
        return records(&calls, limits);
    }
    if let Some(found) = single(document, &members)? {
        return Ok(found);
    }
    if let Some(refused) = refusal::of_object(&members) {
        return Err(refused);
    }
    let mut contents = Contents::default();
    let mut known = BTreeSet::new();
    for (key, raw) in &members.0 {
        if signature::is_of_pages(key) {
            continue;
        }
        if !known.insert(key) {
            let cause = format!("the member `{key}` is there twice");
            return Err(NoteKind::Broken(document.member(key, raw).wrong(cause)));
        }
        match list(document, key, &document.member(key, raw)) {
            Ok(found) => contents.join(found),
            // One broken part makes the whole document doubtful.
            Err(broken @ NoteKind::Broken(_)) => return Err(broken),
            Err(note) => contents.notes.push(note),
        }
    }
    // Without a list, a token of no page or the data of a response are nothing.
    if known.is_empty() { Err(NoteKind::Nothing) } else { Ok(contents) }
}

/// A whole snapshot says where it was taken, and says it for each of its calls.
fn whole(mut snapshot: Snapshot) -> Contents {
    let mut calls = std::mem::take(&mut snapshot.calls);
    for call in &mut calls {
        call.account = call.account.take().or_else(|| snapshot.account.clone());
        call.region = call.region.take().or_else(|| snapshot.region.clone());
    }
    Contents { calls, snapshots: vec![snapshot], says_itself: true, ..Contents::default() }
}

/// A list of call records, or of answers as `jq --slurp` puts them together.
fn records(list: &Part<'_>, limits: Limits) -> Result<Contents, NoteKind> {
    let elements = list.elements().map_err(NoteKind::Broken)?;
    let mut any = false;
    for element in &elements {
        any = any || members_of(element)?.is_some_and(|members| is_ours(&members));
    }
    if !any {
        return Err(NoteKind::BareList);
    }
    let mut contents = Contents::default();
    for element in &elements {
        let members = members_of(element)?;
        let read = match &members {
            Some(members) if is_ours(members) || signature::has_answer(members) => object(element, limits),
            // One that is nothing takes nothing from the others.
            other => {
                let first = other.as_ref().and_then(|members| members.0.first());
                let first = first.map(|(name, _)| format!(" ({name})")).unwrap_or_default();
                Err(NoteKind::Unknown { key: format!("{}{first}", element.place()) })
            }
        };
        match read {
            Ok(found) => contents.join(found),
            Err(broken @ NoteKind::Broken(_)) => return Err(broken),
            Err(note) => contents.notes.push(note),
        }
    }
    Ok(contents)
}

/// The members of an element that is an object.
fn members_of<'t>(element: &Part<'t>) -> Result<Option<Members<'t>>, NoteKind> {
    element.is_object().then(|| element.members()).transpose().map_err(NoteKind::Broken)
}

/// Whether an object is a record, a snapshot or an answer, and nothing else.
fn is_ours(members: &Members<'_>) -> bool {
    record::is_record(members)
        || members.has("format") && members.has("calls")
        || signature::is_answer(members)
        || Ask::ALL.iter().any(|ask| signature::is_object_of(*ask, members))
}

/// One key of an answer.
fn list(document: &Part<'_>, key: &str, value: &Part<'_>) -> Result<Contents, NoteKind> {
    let asks: Vec<Ask> = Ask::ALL.iter().copied().filter(|ask| ask.key() == Some(key)).collect();
    let wrapped = wrapper::operation(key);
    let inner = asks.iter().find_map(|ask| match ask.row().answer {
        Answer::List([_, inner]) => Some(*inner),
        _ => None,
    });
    let elements = if value.is_list() && inner.is_none() {
        value.elements().map_err(NoteKind::Broken)?
    } else if let (true, Some(inner)) = (value.is_object(), inner) {
        // An object that holds the list, and says that it is empty by leaving it out.
        let members = value.members().map_err(NoteKind::Broken)?;
        let list = members.get(inner).map(|raw| value.member(inner, raw)).filter(Part::is_list);
        list.map_or(Ok(Vec::new()), |list| list.elements()).map_err(NoteKind::Broken)?
    } else if value.is_null() && (!asks.is_empty() || wrapped.is_some()) {
        return Err(NoteKind::NoList { list: key.to_owned() });
    } else {
        // Other APIs have objects under the keys that need a parent: queues have `Attributes`, Classic Load
        // Balancers `LoadBalancerAttributes`.
        let ours = |ask: &Ask| ask.per().is_none() || !value.is_object();
        return Err(if asks.iter().any(ours) {
            NoteKind::Broken(value.wrong("a list belongs here".into()))
        } else {
            NoteKind::Unknown { key: key.to_owned() }
        });
    };
    if let Some(operation) = wrapped {
        return wrapper::read(&elements, operation);
    }
    match signature::operation_of(key, &elements)? {
        Recognised::Orphan(asks) => orphan(document, key, &asks),
        Recognised::Call(ask) => {
            let answer = cut::read(document, ask).map_err(NoteKind::Broken)?;
            match ask.per() {
                Some(per) => by_parent(value, &elements, &answer, per),
                None => Ok(told(answer, Map::new())),
            }
        }
    }
}

fn orphan(document: &Part<'_>, key: &str, asks: &[Ask]) -> Result<Contents, NoteKind> {
    let read = |ask: &Ask| document.output(*ask).map(|answer| seen(answer, Map::new()));
    let calls = asks.iter().map(read).collect::<Result<Vec<_>, _>>().map_err(NoteKind::Broken)?;
    let Some((ask, per)) = asks.iter().find_map(|ask| Some((*ask, ask.per()?))) else {
        return Err(NoteKind::Unknown { key: key.to_owned() });
    };
    let note = NoteKind::no_parent(key, ask, per.member);
    Ok(Contents { orphans: vec![Orphan { note, calls }], ..Contents::default() })
}

/// Elements that name their parents: one call for each of these.
fn by_parent(value: &Part<'_>, list: &[Part<'_>], answer: &Told, per: Per) -> Result<Contents, NoteKind> {
    let ask = answer.output.operation();
    let mut groups = BTreeMap::<String, Vec<&RawValue>>::new();
    for element in list.iter().filter(|element| !element.is_null()) {
        let built: Value = element.read().map_err(NoteKind::Broken)?;
        let parent = ask.row().own.parent(&built).unwrap_or_default();
        let elements = groups.entry(parent).or_default();
        if cut::lacks(ask, element).is_none() {
            elements.push(element.read().map_err(NoteKind::Broken)?);
        }
    }
    let mut contents = Contents::default();
    contents.notes.extend(answer.lacking.map(|list| NoteKind::cut(ask, list)));
    for (parent, elements) in groups {
        if parent.is_empty() {
            contents.notes.push(NoteKind::no_parent(ask.key().unwrap_or_default(), ask, per.member));
            continue;
        }
        let wrong = |error: Misfit| NoteKind::Broken(value.wrong(error.to_string()));
        let output = Output::from_elements(ask, elements).map_err(wrong)?;
        contents.calls.push(seen((output, answer.whole), of_parent(per, &parent)));
    }
    Ok(contents)
}

/// Answers that are one object: they have no key of their own.
fn single(document: &Part<'_>, members: &Members<'_>) -> Result<Option<Contents>, NoteKind> {
    let Some(ask) = Ask::ALL.iter().copied().find(|ask| signature::is_object_of(*ask, members)) else {
        return Ok(None);
    };
    let answer = document.output(ask).map_err(NoteKind::Broken)?;
    let row = ask.row();
    let calls = match (answer, ask.per(), row.own) {
        ((Output::DescribeVpcAttribute(attribute), _), ..) => super::attribute::split(*attribute),
        (answer, None, _) => vec![seen(answer, Map::new())],
        (answer, Some(per), Own::No) => {
            let note = NoteKind::no_parent(row.name, ask, per.member);
            let orphans = vec![Orphan { note, calls: vec![seen(answer, Map::new())] }];
            return Ok(Some(Contents { orphans, ..Contents::default() }));
        }
        (answer, Some(per), own) => {
            let parent = own.parent(&document.read().map_err(NoteKind::Broken)?);
            let parent = parent.ok_or_else(|| NoteKind::no_parent(row.name, ask, per.member))?;
            vec![seen(answer, of_parent(per, &parent))]
        }
    };
    Ok(Some(Contents { calls, ..Contents::default() }))
}
