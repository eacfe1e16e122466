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
    /// Ports and protocols of listeners.
    listeners: BTreeMap<String, String>,
    /// The ids whose names are labels of a practice world: its language knows them by these.
    labelled: BTreeSet<String>,
}

impl Names {
    /// The tags `Name`, the names of security groups that have none, and of load balancers and their target groups.
    /// A listener is called by its port and protocol.
    #[must_use]
    pub fn of(inventory: &Inventory<'_>) -> Self {
        let mut by_id = BTreeMap::new();
        for balancer in inventory.load_balancers.iter() {
            by_id.extend(balancer.load_balancer_name.clone().map(|name| (balancer.id().to_owned(), name)));
        }
        for group in inventory.target_groups.iter() {
            by_id.extend(group.target_group_name.clone().map(|name| (group.id().to_owned(), name)));
        }
        let mut listeners = BTreeMap::new();
        for listener in inventory.listeners.iter() {
            let called = listener.port.zip(listener.protocol.as_deref()).map(|(port, by)| format!("{port} {by}"));
            listeners.extend(called.map(|called| (listener.id().to_owned(), called)));
        }
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
        Self { by_id, listeners, labelled: BTreeSet::new() }
    }

    /// The port and protocol of a listener, by its ARN or that of one of its rules.
    #[must_use]
    pub fn listener(&self, arn: &str) -> Option<&str> {
        // `…:listener-rule/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee`
        let of_rule = || Some(arn.rsplit_once('/')?.0.replacen(":listener-rule/", ":listener/", 1));
        self.listeners.get(arn).or_else(|| self.listeners.get(&of_rule()?)).map(String::as_str)
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

    /// A text with the name of each resource behind its id, in parentheses and once in the text, or in the place of its
    /// ARN. `clean` makes a name harmless, as it was written by somebody else.
    #[must_use]
    pub fn beside<'t>(&self, text: &'t str, clean: impl Fn(&str) -> String) -> Cow<'t, str> {
        let mut named: BTreeSet<&str> = BTreeSet::new();
        self.replace(text, |before, id, rest| {
            if is_typed(before) {
                return None;
            }
            if is_arn(id) {
                return Some(clean(self.get(id)?));
            }
            let name = format!(" ({})", clean(self.get(id)?));
            let is_new = named.insert(id) && !rest.starts_with(&name);
            is_new.then(|| format!("{id}{name}"))
        })
    }

    /// A line of the world language with the labels of its world in the place of ids.
    #[must_use]
    pub fn in_labels<'t>(&self, line: &'t str) -> Cow<'t, str> {
        self.replace(line, |_, id, _| self.get(id).filter(|_| self.labelled.contains(id)).map(str::to_owned))
    }

    /// A text with other words in the places of ids. `say` gets what stands before a word that may be an id, the
    /// word, and what follows it.
    fn replace<'t>(
        &self,
        text: &'t str,
        mut say: impl FnMut(&'t str, &'t str, &'t str) -> Option<String>,
    ) -> Cow<'t, str> {
        if self.by_id.is_empty() {
            return Cow::Borrowed(text);
        }
        let is_of_id = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let mut told = String::new();
        let mut done = 0;
        let mut at = 0;
        while let Some(start) = text[at..].find(is_of_id).map(|start| at + start) {
            let mut end = text[start..].find(|c| !is_of_id(c)).map_or(text.len(), |length| start + length);
            if is_arn(&text[start..]) {
                let is_of_arn = |c: char| is_of_id(c) || matches!(c, ':' | '/' | '.');
                let whole =
                    text[start..].find(|c| !is_of_arn(c)).map_or(&text[start..], |length| &text[start..][..length]);
                end = start + whole.trim_end_matches([':', '/', '.']).len();
            }
            let (word, rest) = (&text[start..end], &text[end..]);
            if is_id(word)
                && let Some(said) = say(&text[..start], word, rest)
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

/// Whether what comes next is typed as it stands: it is the value of an option, as in `--vpc-ids vpc-0a1`.
fn is_typed(before: &str) -> bool {
    let option = before.strip_suffix([' ', '=']).and_then(|before| before.rsplit(' ').next());
    option.is_some_and(|option| option.len() > 2 && option.starts_with("--"))
}

/// Whether a word is an id by its looks: one of the words in it, or the capitals and digits of a hosted zone or a
/// distribution. A plain word is none, even where somebody called a database by it.
fn is_id(word: &str) -> bool {
    let is_made_up = || word.len() > 8 && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    word.contains(['-', '_']) || is_made_up()
}

/// Whether a text begins with an ARN: too long to be read beside a name, and the name says as much.
#[must_use]
pub fn is_arn(text: &str) -> bool {
    text.starts_with("arn:")
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
        let typed = "acl-0a1 (private-acl): aws ec2 delete-nat-gateway --nat-gateway-id nat-0c3 --region x -- i-0b2";
        assert_eq!(beside(typed), format!("{typed} (app)"), "a command is typed as it stands");
        let names =
            Names::default().with_labels([("site", "Z0OKZBSLID15TH"), ("way-in", "vo_96E5Y3D6"), ("db", "orders")]);
        let beside = |text: &str| names.beside(text, str::to_owned).into_owned();
        assert_eq!(
            beside("the zone Z0OKZBSLID15TH: vo_96E5Y3D6"),
            "the zone Z0OKZBSLID15TH (site): vo_96E5Y3D6 (way-in)"
        );
        assert_eq!(beside("lists of orders"), "lists of orders", "a plain word is no id");
    }

    #[test]
    fn a_name_stands_for_an_arn() {
        let arn = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/app/shop/50dc6c495c0c9188";
        let names = Names::default().with_labels([("shop", arn)]);
        let beside = |text: String| names.beside(&text, str::to_owned).into_owned();
        assert_eq!(beside(format!("{arn}: not active. See {arn}.")), "shop: not active. See shop.");
        assert_eq!(beside(format!("{arn}0 (shop)")), format!("{arn}0 (shop)"), "another one");
    }

    #[test]
    fn a_listener_is_called_by_port_and_protocol() {
        let of = "app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2";
        let listeners = BTreeMap::from([(format!("arn:aws:x:listener/{of}"), "80 HTTP".to_owned())]);
        let names = Names { listeners, ..Names::default() };
        assert_eq!(names.listener(&format!("arn:aws:x:listener/{of}")), Some("80 HTTP"));
        assert_eq!(names.listener(&format!("arn:aws:x:listener-rule/{of}/9683b2d02a6cabee")), Some("80 HTTP"));
        assert_eq!(names.listener("arn:aws:x:listener/other"), None);
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
