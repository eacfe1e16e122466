//! What people call resources. Only who writes for people asks for it; nothing is ever judged by a name.

use crate::inventory::Inventory;
use crate::shapes::Identified as _;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Calls a macro with every table whose resources have tags.
macro_rules! each_tagged {
    ($say:ident) => {
        $say!(
            vpcs,
            subnets,
            route_tables,
            network_acls,
            security_groups,
            network_interfaces,
            instances,
            internet_gateways,
            egress_only_internet_gateways,
            nat_gateways,
            vpc_endpoints,
            vpc_peering_connections,
            instance_connect_endpoints,
            vpn_gateways,
            transit_gateways,
            transit_gateway_attachments,
            transit_gateway_vpc_attachments,
            transit_gateway_route_tables
        )
    };
}

impl Inventory<'_> {
    /// What people call a resource: its tag `Name`, else the name of its security group.
    #[must_use]
    pub fn name_of(&self, id: &str) -> Option<&str> {
        macro_rules! tag {
            ($($table:ident),*) => { None$(.or_else(|| self.$table.get(id)?.tags.name()))* };
        }
        let tag: Option<&str> = each_tagged!(tag);
        tag.or_else(|| self.security_groups.get(id)?.group_name.as_deref())
    }
}

/// What people call the resources of a network, for a reporter to put beside their ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    by_id: BTreeMap<String, String>,
    /// The ids whose names are labels of a practice world: its language knows them by these.
    labelled: BTreeSet<String>,
}

impl Names {
    /// The tags `Name`, and the names of security groups that have none.
    #[must_use]
    pub fn of(inventory: &Inventory<'_>) -> Self {
        let mut by_id = BTreeMap::new();
        for group in inventory.security_groups.iter() {
            by_id.extend(group.group_name.clone().map(|name| (group.id().to_owned(), name)));
        }
        macro_rules! tags {
            ($($table:ident),*) => {$(
                for item in inventory.$table.iter() {
                    by_id.extend(item.tags.name().map(|name| (item.id().to_owned(), name.to_owned())));
                }
            )*};
        }
        each_tagged!(tags);
        by_id.retain(|id, name| !id.is_empty() && !name.trim().is_empty());
        Self { by_id, labelled: BTreeSet::new() }
    }

    /// The same with the labels of a practice world, each with its id, in the place of other names.
    #[must_use]
    pub fn with_labels<'t>(mut self, labels: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        for (label, id) in labels {
            self.by_id.insert(id.to_owned(), label.to_owned());
            self.labelled.insert(id.to_owned());
        }
        self
    }

    /// What a resource is called.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&str> {
        self.by_id.get(id).map(String::as_str)
    }

    /// The ids of all resources of a name.
    pub fn ids_of<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n str> {
        self.by_id.iter().filter(move |(_, known)| *known == name).map(|(id, _)| id.as_str())
    }

    /// A text with the name of each resource behind its id, in parentheses and once in the text. `clean` makes a name
    /// harmless, as it was written by somebody else.
    #[must_use]
    pub fn beside<'t>(&self, text: &'t str, clean: impl Fn(&str) -> String) -> Cow<'t, str> {
        let mut named: BTreeSet<&str> = BTreeSet::new();
        self.replace(text, |id, rest| {
            let name = format!(" ({})", clean(self.get(id)?));
            let is_new = named.insert(id) && !rest.starts_with(&name);
            is_new.then(|| format!("{id}{name}"))
        })
    }

    /// A line of the world language with the labels of its world in the place of ids.
    #[must_use]
    pub fn in_labels<'t>(&self, line: &'t str) -> Cow<'t, str> {
        self.replace(line, |id, _| self.get(id).filter(|_| self.labelled.contains(id)).map(str::to_owned))
    }

    /// A text with other words in the places of ids. `say` gets a word that may be an id and what follows it.
    fn replace<'t>(&self, text: &'t str, mut say: impl FnMut(&'t str, &'t str) -> Option<String>) -> Cow<'t, str> {
        if self.by_id.is_empty() {
            return Cow::Borrowed(text);
        }
        let is_of_id = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let mut told = String::new();
        let mut done = 0;
        let mut at = 0;
        while let Some(start) = text[at..].find(is_of_id).map(|start| at + start) {
            let end = text[start..].find(|c| !is_of_id(c)).map_or(text.len(), |length| start + length);
            let (word, rest) = (&text[start..end], &text[end..]);
            if word.contains('-')
                && let Some(said) = say(word, rest)
            {
                told.push_str(&text[done..start]);
                told.push_str(&said);
                done = end;
            }
            at = end;
        }
        if done == 0 {
            return Cow::Borrowed(text);
        }
        told.push_str(&text[done..]);
        Cow::Owned(told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        Names::default().with_labels([("private-acl", "acl-0a1"), ("app", "i-0b2"), ("nat", "nat-0c3")])
    }

    #[test]
    fn a_name_stands_behind_its_id_once() {
        let beside = |text: &str| names().beside(text, str::to_owned).into_owned();
        assert_eq!(beside("acl-0a1: drops; see acl-0a1"), "acl-0a1 (private-acl): drops; see acl-0a1");
        assert_eq!(beside("acl-0a1 (private-acl): x"), "acl-0a1 (private-acl): x", "what has its name keeps it");
        assert_eq!(beside("acl-0a11, acl-0a"), "acl-0a11, acl-0a", "other ids are left alone");
        assert_eq!(beside("0.0.0.0/0 → nat-0c3"), "0.0.0.0/0 → nat-0c3 (nat)");
        assert_eq!(beside("한글 i-0b2에서"), "한글 i-0b2 (app)에서");
        assert_eq!(beside(""), "");
    }

    #[test]
    fn a_line_of_a_world_is_in_its_labels() {
        let names = names();
        assert_eq!(
            names.in_labels("allow acl-0a1 out 130 tcp 443 to 0.0.0.0/0"),
            "allow private-acl out 130 tcp 443 to 0.0.0.0/0"
        );
        let tagged = Names { labelled: BTreeSet::new(), ..names };
        assert_eq!(tagged.in_labels("remove nat-0c3"), "remove nat-0c3", "a tag is no word of the language");
    }
}
