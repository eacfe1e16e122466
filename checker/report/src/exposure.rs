//! The exposure of interfaces with what people call them, ready to be drawn.

use crate::words::Words;
use reach::{Exposure, InterfaceRef, Network};

/// An interface and its exposure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it is and which addresses it has.
    pub interface: InterfaceRef,
    /// What its owner calls it, or the instance behind it.
    pub name: Option<String>,
    /// What its owner calls the subnet.
    pub subnet_name: Option<String>,
    /// What reaches it, and what it reaches.
    pub exposure: Exposure,
}

impl Entry {
    /// Whether something on the internet reaches it.
    #[must_use]
    pub fn is_reached(&self) -> bool {
        !self.exposure.inbound.sets.is_empty()
    }

    /// Whether some of it cannot be told.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.exposure.is_unknown()
    }
}

/// Interfaces with their names: those that are reached first, then those of which it cannot be told.
#[must_use]
pub fn entries(network: &Network<'_>, exposures: Vec<Exposure>) -> Vec<Entry> {
    let inventory = network.inventory();
    let mut entries: Vec<Entry> = exposures
        .into_iter()
        .filter_map(|exposure| {
            let interface = network.interface(&exposure.interface)?;
            let instance = interface.instance.as_ref().and_then(|id| inventory.instances().get(id));
            let listed = inventory.network_interfaces.get(&interface.id);
            let tags = instance.map(|item| &item.tags).or(listed.map(|item| &item.tags));
            let subnet = interface.subnet.as_ref().and_then(|id| inventory.subnets.get(id));
            Some(Entry {
                name: tags.and_then(|tags| tags.name()).map(str::to_owned),
                subnet_name: subnet.and_then(|subnet| subnet.tags.name()).map(str::to_owned),
                interface,
                exposure,
            })
        })
        .collect();
    entries.sort_by_key(|entry| (!entry.is_reached(), entry.exposure.inbound.unknown.is_empty()));
    entries
}

/// The instance or what else has the interface, if it is listed, or the interface itself, with its name.
pub(crate) fn called(entry: &Entry, words: Words<'_>) -> String {
    let node = &entry.interface;
    if let Some(owner) = &node.owner {
        return format!("{} {}", words.plain(&format!("exposure-kind-{}", node.kind)), words.resource(owner, None));
    }
    let id = node.instance.as_deref().unwrap_or(&node.id);
    words.resource(id, entry.name.as_deref())
}
