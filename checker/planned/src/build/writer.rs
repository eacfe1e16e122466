//! Writes a world line by line, and remembers which resource a line is for.

use super::{BuiltPlan, carried_out, kinds};
use crate::error::PlanError;
use crate::label::Labels;
use crate::left_open::{Note, Open};
use crate::resource::{Planned, Resource};
use crate::value::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Why an attribute leads to nothing that is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Missing {
    /// It is not set.
    Absent,
    /// It is not known yet.
    Unknown,
    /// It is the id of something else, or of something that was left out.
    Elsewhere(String),
}

/// A world that is being written.
pub(super) struct Writer<'p> {
    planned: &'p Planned,
    lines: Vec<(String, Option<usize>)>,
    labels: Labels,
    notes: Vec<Note>,
    /// Lists of which a part may be missing, and those that nobody asked for.
    cut: BTreeSet<String>,
    not_asked: BTreeSet<String>,
    /// The resource that is being written.
    at: usize,
    by_id: BTreeMap<String, &'p str>,
    /// The labels of what was written, by address.
    written: BTreeMap<String, String>,
    /// The address that a label was first written for: rules and associations only change what is there.
    origins: BTreeMap<String, String>,
    /// A prefix list of which nobody knows the blocks.
    nobody_knows: Option<String>,
    /// The blocks that are made up for IPv6, so far.
    blocks: BTreeMap<String, (u16, u16)>,
}

impl<'p> Writer<'p> {
    pub(super) fn new(planned: &'p Planned) -> Self {
        let mut by_id = BTreeMap::new();
        for resource in &planned.resources {
            for name in ["id", "allocation_id"] {
                if let Value::Text(id) = resource.at(name)
                    && !id.is_empty()
                {
                    by_id.entry(id.clone()).or_insert(resource.address.as_str());
                }
            }
        }
        let base = if planned.resources.iter().any(|resource| resource.kind == "aws_default_vpc") {
            "base default-vpc"
        } else {
            "base empty"
        };
        let mut lines = vec![("world 1".to_owned(), None), (base.to_owned(), None)];
        if let Some(region) = planned.region.as_ref().filter(|region| *region != "ap-northeast-2") {
            lines.push((format!("region {}", quoted(region)), None));
        }
        Self {
            planned,
            lines,
            labels: Labels::default(),
            notes: planned.notes.clone(),
            cut: BTreeSet::new(),
            not_asked: BTreeSet::new(),
            at: 0,
            by_id,
            written: BTreeMap::new(),
            origins: BTreeMap::new(),
            nobody_knows: None,
            blocks: BTreeMap::new(),
        }
    }

    /// The positions of the resources of a kind.
    pub(super) fn of_kind(&self, kind: &str) -> Vec<usize> {
        let resources = (0..).zip(&self.planned.resources);
        resources.filter(|(_, resource)| resource.kind == kind).map(|(at, _)| at).collect()
    }

    pub(super) fn turn_to(&mut self, at: usize) {
        self.at = at;
    }

    /// The resource that is being written.
    pub(super) fn resource(&self) -> &'p Resource {
        static NONE: Resource = Resource {
            address: String::new(),
            kind: String::new(),
            said: String::new(),
            values: Value::Null,
            line: None,
            is_unsure: false,
        };
        self.planned.resources.get(self.at).unwrap_or(&NONE)
    }

    /// All resources of some kinds, with their labels if they were written.
    pub(super) fn others(&self, kinds: &[&str]) -> impl Iterator<Item = &'p Resource> {
        self.planned.resources.iter().filter(|resource| kinds.contains(&resource.kind.as_str()))
    }

    /// An attribute of the resource that is being written.
    pub(super) fn at(&self, name: &str) -> &'p Value {
        self.resource().at(name)
    }

    /// The first of these attributes that is set.
    pub(super) fn any(&self, names: &[&str]) -> &'p Value {
        self.resource().values.any(names)
    }

    /// The label of the resource that is being written, which is there from now on.
    pub(super) fn own(&mut self) -> String {
        let address = &self.resource().address;
        let label = self.labels.of(address);
        self.written.insert(address.clone(), label.clone());
        self.origins.entry(label.clone()).or_insert_with(|| address.clone());
        label
    }

    /// Calls the resource that is being written like something that is there already.
    pub(super) fn adopt(&mut self, label: &str) {
        let address = &self.resource().address;
        self.labels.alias(address, label.to_owned());
        self.written.insert(address.clone(), label.to_owned());
        self.origins.entry(label.to_owned()).or_insert_with(|| address.clone());
    }

    /// The label of a resource that was written.
    pub(super) fn written(&self, address: &str) -> Option<&str> {
        self.written.get(address).map(String::as_str)
    }

    /// A label for something that belongs to the resource that is being written.
    pub(super) fn further(&mut self, wanted: &str) -> String {
        self.labels.free(wanted)
    }

    /// Writes a line.
    pub(super) fn line(&mut self, text: impl Into<String>) {
        self.lines.push((text.into(), Some(self.at)));
    }

    /// The option that keeps an id which AWS has given already.
    pub(super) fn id(&self, begins: &str) -> String {
        match self.at("id") {
            Value::Text(id) if id.starts_with(begins) => format!(" id={id}"),
            _ => String::new(),
        }
    }

    /// Gives the name that the resource has by its tags.
    pub(super) fn name(&mut self, label: &str) {
        if let Some(name) = name_tag(self.resource()) {
            self.line(format!("name {label} {}", quoted(&name)));
        }
    }

    /// Says something of a resource.
    pub(super) fn remark(&mut self, resource: &str, line: Option<usize>, what: Open) {
        self.notes.push(Note { resource: resource.to_owned(), line, what });
    }

    /// Says something of the resource that is being written.
    pub(super) fn note(&mut self, what: Open) {
        let resource = self.resource();
        self.remark(&resource.address, resource.line, what);
    }

    /// A list in which something may be missing.
    pub(super) fn cut(&mut self, ask: &str) {
        self.cut.insert(ask.to_owned());
    }

    /// A list that tells nothing.
    pub(super) fn unasked(&mut self, ask: &str) {
        self.not_asked.insert(ask.to_owned());
    }

    /// Leaves the resource out that is being written: where it would be listed, something may be missing.
    pub(super) fn leave_out(&mut self, name: &str, why: &Missing) {
        let kind = &self.resource().kind;
        let asks: Vec<_> = kinds().filter(|one| one.name == kind).flat_map(|one| one.asks).collect();
        asks.into_iter().for_each(|ask| self.cut(ask));
        match why {
            Missing::Unknown | Missing::Absent => self.note(Open::Unknown(name.to_owned())),
            Missing::Elsewhere(_) => self.note(Open::Elsewhere(name.to_owned())),
        }
    }

    /// What a value leads to, by its label.
    pub(super) fn label(&self, value: &Value) -> Result<String, Missing> {
        let (address, attribute) = match value {
            Value::Of { resource, attribute } => (resource.as_str(), attribute.as_str()),
            Value::Text(text) if !text.is_empty() => match self.by_id.get(text) {
                Some(address) => (*address, "id"),
                None => return Err(Missing::Elsewhere(text.clone())),
            },
            Value::List(elements) if elements.len() == 1 => return self.label(value.first()),
            Value::Null | Value::Text(_) => return Err(Missing::Absent),
            _ => return Err(Missing::Unknown),
        };
        let Some(label) = self.written.get(address) else { return Err(Missing::Elsewhere(address.to_owned())) };
        let of_vpc = match attribute {
            "main_route_table_id" | "default_route_table_id" => "-main-rt",
            "default_network_acl_id" => "-default-acl",
            "default_security_group_id" => "-default-sg",
            "primary_network_interface_id" => "-eni",
            _ => "",
        };
        Ok(format!("{label}{of_vpc}"))
    }

    /// What an attribute leads to that has to be there; where it is not, the resource is left out.
    pub(super) fn need(&mut self, names: &[&str]) -> Option<String> {
        let found = self.label(self.any(names));
        match found {
            Ok(label) => Some(label),
            Err(why) => {
                self.leave_out(names.first().copied().unwrap_or_default(), &why);
                None
            }
        }
    }

    /// All that an attribute leads to; where one of them is not there, none.
    pub(super) fn all(&self, value: &Value) -> Result<Vec<String>, Missing> {
        value.list().iter().map(|value| self.label(value)).collect()
    }

    /// A prefix list whose blocks nobody knows: what a rule or route leads to that is not known yet.
    pub(super) fn nobody_knows(&mut self, name: &str) -> String {
        self.note(Open::Unknown(name.to_owned()));
        if let Some(label) = &self.nobody_knows {
            return label.clone();
        }
        let label = self.further("not-known-yet");
        self.line(format!("prefix-list {label}"));
        self.line(format!("not-asked ec2:GetManagedPrefixListEntries of {label}"));
        self.nobody_knows = Some(label.clone());
        label
    }

    /// A prefix list by its id, which is not in the file; its blocks are not known.
    pub(super) fn foreign_list(&mut self, id: &str) -> String {
        if id.contains(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-') {
            return self.nobody_knows("prefix_list_id");
        }
        if let Some(label) = self.written.get(id) {
            return label.clone();
        }
        let label = self.further(&format!("list-{id}"));
        self.line(format!("prefix-list {label} id={id}"));
        self.line(format!("not-asked ec2:GetManagedPrefixListEntries of {label}"));
        self.written.insert(id.to_owned(), label.clone());
        label
    }

    /// An IPv6 block for a VPC to which AWS will give one.
    pub(super) fn block_for_vpc(&mut self, vpc: &str) -> String {
        let number = u16::try_from(self.blocks.len()).unwrap_or(u16::MAX);
        self.blocks.insert(vpc.to_owned(), (number, 0));
        format!("2600:1f13:{number:x}::/56")
    }

    /// The next IPv6 block for a subnet in such a VPC.
    pub(super) fn block_for_subnet(&mut self, vpc: &str) -> Option<String> {
        let (number, next) = self.blocks.get_mut(vpc)?;
        let block = format!("2600:1f13:{number:x}:{next:x}::/64");
        *next = next.saturating_add(1);
        (*next <= 256).then_some(block)
    }

    /// Carries out what was written.
    pub(super) fn finish(mut self) -> Result<BuiltPlan, PlanError> {
        let whole: Vec<String> = self.cut.difference(&self.not_asked).map(|ask| format!("truncated {ask}")).collect();
        self.lines.extend(whole.into_iter().map(|line| (line, None)));
        self.lines.extend(self.not_asked.iter().map(|ask| (format!("not-asked {ask}"), None)));
        carried_out(self.planned, &self.lines, self.notes, &self.origins)
    }
}

/// The Name tag of a resource; tags are a map or a list of keys with values.
fn name_tag(resource: &Resource) -> Option<String> {
    let tags = resource.at("tags");
    if let Value::Map(members) = tags {
        return members.get("Name")?.word();
    }
    let name = tags.list().iter().find(|tag| tag.at("key").word().as_deref() == Some("Name"))?;
    name.at("value").word()
}

/// A text as one word.
pub(super) fn quoted(text: &str) -> String {
    let text: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
