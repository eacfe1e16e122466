//! What of a snapshot is nobody else's: by what two files about one account, or two copies of one file, are known.
//!
//! Names are no such thing: they are taken out before anything is handed in. What a redaction made up for them is: it
//! comes from a key that is used for one file only.

use judge::EvidenceLevel;
use snapshot::shapes::Tags;
use snapshot::{Inventory, Snapshot, Time};
use std::collections::BTreeSet;

/// Accounts of nobody: AWS's documentation and servers that stand in for AWS use them.
const NOBODY: [&str; 5] = ["000000000000", "111111111111", "111122223333", "123456789012", "999999999999"];

/// What identifies the evidence of one learner.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prints {
    /// The files, by the SHA-256 of what is in them.
    pub files: BTreeSet<String>,
    /// The accounts.
    pub accounts: BTreeSet<String>,
    /// The ids of VPCs, subnets, instances, interfaces, gateways and addresses; what AWS made by itself is not among them.
    pub ids: BTreeSet<String>,
    /// When things were made, to the second.
    pub moments: BTreeSet<String>,
    /// What a redaction made up for names.
    pub made_up: BTreeSet<String>,
}

impl Prints {
    /// Adds a file that was handed in. A practice world is everybody's, and leaves nothing.
    pub fn add(&mut self, snapshot: &Snapshot, sha256: &str, level: EvidenceLevel) {
        if matches!(level, EvidenceLevel::Practice | EvidenceLevel::WhatIf) {
            return;
        }
        // An account in which there is nothing yet is the same for everybody.
        let inventory = Inventory::new(snapshot);
        let before = self.ids.len();
        self.add_ids(&inventory);
        if self.ids.len() > before {
            self.files.insert(sha256.to_owned());
        }
        self.accounts.extend(snapshot.account.as_deref().filter(|text| is_account(text)).map(str::to_owned));
        self.add_moments(&inventory);
        self.add_made_up(&inventory);
    }

    fn add_ids(&mut self, inventory: &Inventory<'_>) {
        let own = inventory.vpcs.iter().filter(|vpc| vpc.is_default != Some(true));
        self.ids.extend(own.map(|vpc| vpc.vpc_id.to_string()));
        let own = inventory.subnets.iter().filter(|subnet| subnet.default_for_az != Some(true));
        self.ids.extend(own.map(|subnet| subnet.subnet_id.to_string()));
        self.ids.extend(inventory.instances().iter().map(|instance| instance.instance_id.to_string()));
        self.ids.extend(inventory.network_interfaces.iter().map(|one| one.network_interface_id.to_string()));
        self.ids.extend(inventory.nat_gateways.iter().map(|gateway| gateway.nat_gateway_id.to_string()));
        self.ids.extend(inventory.vpc_endpoints.iter().map(|endpoint| endpoint.vpc_endpoint_id.to_string()));
        self.ids
            .extend(inventory.addresses.iter().filter_map(|one| one.allocation_id.as_ref()).map(ToString::to_string));
    }

    fn add_moments(&mut self, inventory: &Inventory<'_>) {
        let second = |time: &Time| time.get(..19).map(str::to_owned);
        self.moments.extend(inventory.instances().iter().filter_map(|one| second(one.launch_time.as_ref()?)));
        self.moments.extend(inventory.nat_gateways.iter().filter_map(|one| second(one.create_time.as_ref()?)));
        self.moments.extend(inventory.vpc_endpoints.iter().filter_map(|one| second(one.creation_timestamp.as_ref()?)));
        self.moments.extend(inventory.volumes.iter().filter_map(|one| second(one.create_time.as_ref()?)));
    }

    fn add_made_up(&mut self, inventory: &Inventory<'_>) {
        let mut add = |tags: &Tags| {
            self.made_up.extend(tags.name().into_iter().filter(|text| is_made_up(text)).map(str::to_owned));
        };
        inventory.vpcs.iter().for_each(|one| add(&one.tags));
        inventory.subnets.iter().for_each(|one| add(&one.tags));
        inventory.instances().iter().for_each(|one| add(&one.tags));
        inventory.route_tables.iter().for_each(|one| add(&one.tags));
        inventory.security_groups.iter().for_each(|one| add(&one.tags));
        inventory.network_acls.iter().for_each(|one| add(&one.tags));
        let keys = inventory.instances().iter().filter_map(|one| one.key_name.as_deref());
        self.made_up.extend(keys.filter(|text| is_made_up(text)).map(str::to_owned));
    }
}

/// Whether a text is an account of somebody.
pub(super) fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit()) && !NOBODY.contains(&text)
}

/// Whether a text has the form of what a redaction makes up: a kind, and ten hexadecimal digits.
fn is_made_up(text: &str) -> bool {
    text.rsplit_once('-').is_some_and(|(kind, digits)| {
        !kind.is_empty()
            && kind.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
            && digits.len() == 10
            && digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f'))
    })
}
