//! Where resources stand, by id and by what they belong to, so that a world of thousands is no slower line by line.
//!
//! What changes an element through [`super::Account::get_mut`] is noted, and looked at again when somebody asks.

use crate::element::{list, text};
use crate::kind::Kind;
use serde_json::Value;
use snapshot::Place;
use std::collections::HashMap;

/// Where an element stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    pub(crate) place: Place,
    pub(crate) parent: Option<String>,
    pub(crate) at: usize,
}

#[derive(Debug, Clone, Default)]
struct Known {
    /// Something shared is listed in several places.
    slots: Vec<Slot>,
    links: Vec<String>,
}

/// Resources by kind and id, and the ids by what their elements name.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    known: HashMap<Kind, HashMap<String, Known>>,
    linked: HashMap<Kind, HashMap<String, Vec<String>>>,
    changed: Vec<(Kind, String)>,
}

impl Index {
    /// Enters an element.
    pub(crate) fn enter(&mut self, kind: Kind, id: &str, slot: Slot, element: &Value) {
        let known = self.known.entry(kind).or_default().entry(id.to_owned()).or_default();
        let at = known.slots.partition_point(|other| other.place <= slot.place);
        known.slots.insert(at, slot);
        self.link(kind, id, links(kind, element));
    }

    /// Forgets a resource.
    pub(crate) fn leave(&mut self, kind: Kind, id: &str) {
        self.link(kind, id, Vec::new());
        if let Some(known) = self.known.get_mut(&kind) {
            known.remove(id);
        }
    }

    /// Where a resource stands.
    pub(crate) fn slots(&self, kind: Kind, id: &str) -> &[Slot] {
        self.known.get(&kind).and_then(|known| known.get(id)).map_or(&[], |known| &known.slots)
    }

    /// Notes that a resource may have changed.
    pub(crate) fn note(&mut self, kind: Kind, id: &str) {
        if self.changed.last().is_none_or(|(last, known)| *last != kind || known != id) {
            self.changed.push((kind, id.to_owned()));
        }
    }

    /// Notes that every resource of a kind may have changed.
    pub(crate) fn note_all(&mut self, kind: Kind) {
        let ids = self.known.get(&kind).into_iter().flat_map(HashMap::keys);
        self.changed.extend(ids.map(|id| (kind, id.clone())));
    }

    /// What may have changed since the last time.
    pub(crate) fn take_changed(&mut self) -> Vec<(Kind, String)> {
        std::mem::take(&mut self.changed)
    }

    /// Enters anew what an element names.
    pub(crate) fn link(&mut self, kind: Kind, id: &str, mut links: Vec<String>) {
        links.retain(|value| !value.is_empty());
        links.sort_unstable();
        links.dedup();
        let Some(known) = self.known.get_mut(&kind).and_then(|known| known.get_mut(id)) else { return };
        if known.links == links {
            return;
        }
        let by_value = self.linked.entry(kind).or_default();
        for gone in known.links.iter().filter(|value| !links.contains(value)) {
            if let Some(ids) = by_value.get_mut(gone) {
                ids.retain(|other| other != id);
            }
        }
        for new in links.iter().filter(|value| !known.links.contains(value)) {
            by_value.entry(new.clone()).or_default().push(id.to_owned());
        }
        known.links = links;
    }

    /// The resources of a kind that name `value`, the oldest first.
    pub(crate) fn linked(&self, kind: Kind, value: &str) -> &[String] {
        self.linked.get(&kind).and_then(|linked| linked.get(value)).map_or(&[], Vec::as_slice)
    }
}

/// What an element names that others are found by.
pub(crate) fn links(kind: Kind, element: &Value) -> Vec<String> {
    let at = |pointer: &str| element.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
    let each = |field: &str, inner: &str| -> Vec<String> {
        list(element, field).iter().map(|one| text(one, inner).to_owned()).collect()
    };
    match kind {
        Kind::Interface => {
            let mut links = vec![at("/SubnetId"), at("/Attachment/InstanceId"), at("/Association/PublicIp")];
            links.push(at("/Description"));
            let subnet = at("/SubnetId");
            links.extend(each("PrivateIpAddresses", "PrivateIpAddress").iter().map(|ip| taken(&subnet, ip)));
            links.extend(each("Ipv6Addresses", "Ipv6Address"));
            links
        }
        Kind::ElasticIp => vec![at("/NetworkInterfaceId"), at("/PublicIp")],
        // The default ones are what new resources get.
        Kind::SecurityGroup if text(element, "GroupName") == "default" => vec![at("/VpcId"), default(&at("/VpcId"))],
        Kind::NetworkAcl if element.get("IsDefault") == Some(&Value::Bool(true)) => {
            vec![at("/VpcId"), default(&at("/VpcId"))]
        }
        Kind::InternetGateway | Kind::EgressOnlyGateway => each("Attachments", "VpcId"),
        Kind::Volume => each("Attachments", "InstanceId"),
        Kind::Listener => vec![at("/LoadBalancerArn")],
        Kind::Rule => {
            let listener = snapshot::Own::ListenerOfRule.parent(element).unwrap_or_default();
            vec![prioritised(&listener, text(element, "Priority")), listener]
        }
        Kind::TransitAttachment => vec![at("/VpcId"), at("/TransitGatewayId")],
        Kind::TransitTable => vec![at("/TransitGatewayId")],
        _ => vec![at("/VpcId"), at("/SubnetId")],
    }
}

/// The link of an interface that has an address in a subnet.
pub(crate) fn taken(subnet: &str, ip: &str) -> String {
    format!("{subnet}/{ip}")
}

/// The link of a rule that has a priority at a listener.
pub(crate) fn prioritised(listener: &str, priority: &str) -> String {
    format!("{listener}/{priority}")
}

/// The link of a VPC's default group or list.
pub(crate) fn default(vpc: &str) -> String {
    format!("{vpc}/default")
}
