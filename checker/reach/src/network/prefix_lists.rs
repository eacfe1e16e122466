//! Prefix lists by id, of AWS and of customers, with the blocks that are known.

use crate::hash::HashMap;
use crate::rule::net;
use ipnet::IpNet;
use snapshot::{Ask, Inventory, Missing, Status};

/// The blocks of every list whose blocks are known.
#[derive(Debug)]
pub(crate) struct Lists<'s> {
    blocks: HashMap<&'s str, Vec<IpNet>>,
}

impl<'s> Lists<'s> {
    pub(crate) fn new(inventory: &Inventory<'s>) -> Self {
        let mut blocks = HashMap::default();
        for list in inventory.prefix_lists.iter() {
            // An answer of `describe-managed-prefix-lists` has the same key and no blocks.
            if !list.cidrs.is_empty() {
                let read: Option<Vec<IpNet>> = list.cidrs.iter().map(|text| net(text)).collect();
                if let Some(read) = read {
                    blocks.insert(list.prefix_list_id.as_str(), read);
                }
            }
        }
        for list in inventory.managed_prefix_lists.iter() {
            let id = list.prefix_list_id.as_str();
            if !blocks.contains_key(id) && inventory.prefix_list_entries.status(id) == Status::Seen {
                let entries = inventory.prefix_list_entries.of(id);
                let read: Option<Vec<IpNet>> = entries.iter().map(|entry| net(entry.cidr.as_deref()?)).collect();
                if let Some(read) = read {
                    blocks.insert(id, read);
                }
            }
        }
        Self { blocks }
    }

    /// Adds a list that only a rule or a route names.
    pub(crate) fn add(&mut self, inventory: &Inventory<'s>, id: &'s str) {
        if !self.blocks.contains_key(id) && inventory.prefix_list_entries.status(id) == Status::Seen {
            let entries = inventory.prefix_list_entries.of(id);
            let read: Option<Vec<IpNet>> = entries.iter().map(|entry| net(entry.cidr.as_deref()?)).collect();
            if let Some(read) = read {
                self.blocks.insert(id, read);
            }
        }
    }

    /// The blocks of a list; `None` if they are not known.
    pub(crate) fn get(&self, id: &str) -> Option<&[IpNet]> {
        self.blocks.get(id).map(Vec::as_slice)
    }

    /// The call that would tell the blocks of a list.
    pub(crate) fn missing(inventory: &Inventory<'_>, id: &str, place: usize) -> Missing {
        let managed = inventory.managed_prefix_lists.get(id);
        let operation = match managed.and_then(|list| list.owner_id.as_deref()) {
            Some(owner) if owner != "AWS" => Ask::GetManagedPrefixListEntries,
            _ if inventory.prefix_lists.status(place) != Status::Seen => Ask::DescribePrefixLists,
            _ => Ask::GetManagedPrefixListEntries,
        };
        let status = match operation {
            Ask::DescribePrefixLists => inventory.prefix_lists.status(place),
            _ => inventory.prefix_list_entries.status(id),
        };
        let place = inventory.places().get(place).cloned().unwrap_or_default();
        Missing { operation, place, status }
    }
}
