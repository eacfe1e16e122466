//! What a snapshot tells whoever gets it: the account, ids, dates, and whether names are in it.

use super::show::Page;
use crate::words::Saying;
use messages::Language;
use serde_json::Value;
use snapshot::shapes::{Class, Kind, Member};
use snapshot::{Ask, Snapshot};
use std::collections::{BTreeMap, BTreeSet};
use submission::Evidence;

/// The most ids of one kind that are shown: more than the course makes, and no more than a terminal holds.
const IDS: usize = 64;

/// The most names that are shown of a snapshot that has them.
const NAMES: usize = 8;

/// What was found in snapshots.
#[derive(Default)]
pub(super) struct Contents {
    pub(super) has_names: bool,
}

impl Contents {
    pub(super) fn add(&mut self, other: Self) {
        self.has_names |= other.has_names;
    }
}

/// Tells what is in one.
pub(super) fn tell(page: &mut Page<'_>, evidence: &Evidence) -> Contents {
    page.gap();
    page.line(&Saying::new("submission-snapshot").with("file", &evidence.name));
    let snapshot = match evidence.snapshot() {
        Ok(snapshot) => snapshot,
        Err(error) => {
            page.inner(&Saying::new("submission-snapshot-odd").cause(crate::reasons::read_error(&error)));
            return Contents::default();
        }
    };
    let facts = [
        ("show-account", &snapshot.account),
        ("show-region", &snapshot.region),
        ("show-principal", &snapshot.principal),
        ("show-started", &snapshot.started),
        ("show-finished", &snapshot.finished),
    ];
    for (id, value) in facts {
        if let Some(value) = value {
            page.inner(&Saying::new(id).with("value", value));
        }
    }
    for (ask, ids) in listed(&snapshot) {
        let what = if page.words.language() == Language::Ko { ask.row().ko } else { ask.row().en };
        let shown: Vec<String> = ids.iter().take(IDS).cloned().collect();
        let told = Saying::new(if ids.len() > IDS { "submission-listed-more" } else { "submission-listed" });
        page.inner(&told.with("what", what).listing("ids", &shown).counting("more", ids.len().saturating_sub(IDS)));
    }
    if !snapshot.probes.is_empty() {
        page.inner(&Saying::new("submission-probes").counting("probes", snapshot.probes.len()));
    }
    let names = Named::of(&snapshot);
    let all: Vec<&String> = snapshot.principal.iter().chain(&names.tags).chain(&names.others).collect();
    if !all.is_empty() {
        let shown: Vec<String> = all.iter().take(NAMES).map(|name| (*name).clone()).collect();
        page.inner(&Saying::new("submission-named").listing("names", &shown).counting("all", all.len()));
    }
    Contents { has_names: !all.is_empty() }
}

/// The ids that each call lists, where it lists any.
fn listed(snapshot: &Snapshot) -> BTreeMap<Ask, BTreeSet<String>> {
    let mut listed: BTreeMap<Ask, BTreeSet<String>> = BTreeMap::new();
    for call in &snapshot.calls {
        let (Some(output), Some(ask)) = (&call.output, call.known()) else { continue };
        let elements = output.to_elements();
        let ids: Vec<String> = match ask.id_member() {
            Some(member) => elements.iter().filter_map(|each| Some(each.get(&member)?.as_str()?.to_owned())).collect(),
            // Instances stand in reservations, which nobody knows by their ids.
            None if ask == Ask::DescribeInstances => {
                let all = elements.iter().filter_map(|each| each.get("Instances")?.as_array()).flatten();
                all.filter_map(|one| Some(one.get("InstanceId")?.as_str()?.to_owned())).collect()
            }
            None => continue,
        };
        let known = listed.entry(ask).or_default();
        known.extend(ids.into_iter().filter(|id| !id.is_empty()));
    }
    listed.retain(|_, ids| !ids.is_empty());
    listed
}

/// What people called things, where it stands as they wrote it.
#[derive(Default)]
struct Named {
    /// The values of tags: people know them.
    tags: BTreeSet<String>,
    /// Names of groups, keys and databases, and texts.
    others: BTreeSet<String>,
}

impl Named {
    fn of(snapshot: &Snapshot) -> Self {
        let mut names = Self::default();
        for call in &snapshot.calls {
            let (Some(output), Some(ask)) = (&call.output, call.known()) else { continue };
            for element in output.to_elements() {
                collect(ask.members(), &element, &mut names);
            }
        }
        names
    }
}

fn collect(members: &[Member], value: &Value, names: &mut Named) {
    let Value::Object(object) = value else { return };
    for (key, value) in object {
        let Some(member) = members.iter().find(|member| member.is_called(key)) else { continue };
        let each: &[Value] = match value {
            Value::Array(list) => list,
            one => std::slice::from_ref(one),
        };
        match member.kind {
            Kind::Shape(inner) => each.iter().for_each(|one| collect(inner, one, names)),
            Kind::Tags => {
                let values = each.iter().filter_map(|tag| tag.get("Value")?.as_str()).filter(|name| !name.is_empty());
                names.tags.extend(values.map(str::to_owned));
            }
            Kind::Text(class) => {
                let texts = each.iter().filter_map(Value::as_str).filter(|text| !text.is_empty());
                names.others.extend(texts.filter(|text| is_name(class, text)).map(str::to_owned));
            }
            Kind::Plain(_) => {}
        }
    }
}

/// Whether a text is what a person called something, and not what redaction put in its place.
fn is_name(class: Class, text: &str) -> bool {
    let made_up = |front: &str| {
        text.strip_prefix(front).is_some_and(|rest| rest.len() >= 10 && rest.bytes().all(|b| b.is_ascii_hexdigit()))
    };
    match class {
        Class::Principal => true,
        Class::KeyName => !made_up("key-"),
        Class::GroupName => !made_up("group-") && text != "default" && !text.starts_with("CloudFront-"),
        Class::Identifier => !made_up("db"),
        Class::Text => !made_up("text-"),
        _ => false,
    }
}
