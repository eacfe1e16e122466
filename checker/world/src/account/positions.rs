//! Where the permissions of a security group stand in its list.

use serde_json::Value;
use std::collections::HashMap;

pub(crate) fn same_ports(one: &Value, other: &Value) -> bool {
    ["IpProtocol", "FromPort", "ToPort"].iter().all(|field| one.get(field) == other.get(field))
}

/// Where the permissions of a group stand by protocol and ports, so that a group of thousands takes one more as fast as
/// the first. Other edits may have changed the list since: what is found is looked at again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Positions {
    listed: usize,
    by_ports: HashMap<String, usize>,
}

impl Positions {
    fn key(permission: &Value) -> String {
        let part = |field: &str| permission.get(field).map(Value::to_string).unwrap_or_default();
        [part("IpProtocol"), part("FromPort"), part("ToPort")].join(" ")
    }

    pub(crate) fn enter(&mut self, at: usize, permission: &Value) {
        self.by_ports.entry(Self::key(permission)).or_insert(at);
        self.listed = at + 1;
    }

    pub(crate) fn find(&mut self, permissions: &[Value], wanted: &Value) -> Option<usize> {
        let known = self.by_ports.get(&Self::key(wanted)).copied();
        let holds = known.is_none_or(|at| permissions.get(at).is_some_and(|known| same_ports(known, wanted)));
        if self.listed == permissions.len() && holds {
            return known;
        }
        *self = Self::default();
        permissions.iter().enumerate().for_each(|(at, permission)| self.enter(at, permission));
        self.by_ports.get(&Self::key(wanted)).copied()
    }
}
