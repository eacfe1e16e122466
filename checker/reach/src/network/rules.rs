//! The rules of network ACLs and security groups, read once into a form that is quick to match.

use super::Ids;
use crate::rule::kind_of;
use crate::{AclEntry, GroupPeer, Kind, Protocol, SecurityGroupRule};
use ipnet::IpNet;
use snapshot::shapes::{IpPermission, NetworkAcl, SecurityGroup};
use std::net::IpAddr;

/// The number of a protocol, for those that have one.
pub(crate) fn number(protocol: Protocol) -> Option<u8> {
    match protocol {
        Protocol::Tcp => Some(6),
        Protocol::Udp => Some(17),
        Protocol::Icmp { .. } => Some(1),
        Protocol::Icmpv6 { .. } => Some(58),
        Protocol::Number(number) => Some(number),
        Protocol::All => None,
    }
}

impl Kind {
    /// The destination ports that a rule covers of a packet, if it covers any.
    ///
    /// `All` asks for every protocol at once: an allow rule must then be for all of them, while a deny rule for any
    /// of them is in the way.
    pub(crate) fn covers(self, protocol: Protocol, allow: bool) -> Option<(u16, u16)> {
        const WHOLE: (u16, u16) = (0, u16::MAX);
        match (self, protocol) {
            (Self::Any, _) => Some(WHOLE),
            (_, Protocol::All) => (!allow).then_some(WHOLE),
            (Self::Ports(6, from, to), Protocol::Tcp) | (Self::Ports(17, from, to), Protocol::Udp) => Some((from, to)),
            (Self::Icmp(1, kind, code), Protocol::Icmp { kind: k, code: c })
            | (Self::Icmp(58, kind, code), Protocol::Icmpv6 { kind: k, code: c }) => {
                // A code without a type matches nothing.
                let kind_fits = kind == i32::from(k) || kind == -1 && code == -1;
                (kind_fits && (code == -1 || code == i32::from(c))).then_some(WHOLE)
            }
            (Self::Number(mine), other) => (number(other) == Some(mine)).then_some(WHOLE),
            _ => None,
        }
    }
}

/// A network ACL.
#[derive(Debug)]
pub(crate) struct AclNode<'s> {
    pub(crate) item: &'s NetworkAcl,
    pub(crate) ingress: Vec<AclEntry>,
    pub(crate) egress: Vec<AclEntry>,
}

pub(crate) fn acl(item: &NetworkAcl) -> AclNode<'_> {
    let mut node = AclNode { item, ingress: Vec::new(), egress: Vec::new() };
    for entry in &item.entries {
        let rule = AclEntry::of(entry);
        if rule.egress { &mut node.egress } else { &mut node.ingress }.push(rule);
    }
    node.ingress.sort_by_key(|rule| rule.number);
    node.egress.sort_by_key(|rule| rule.number);
    node
}

/// A security group; one that is only named by others has no item.
#[derive(Debug)]
pub(crate) struct GroupNode<'s> {
    pub(crate) id: &'s str,
    pub(crate) item: Option<&'s SecurityGroup>,
    pub(crate) ingress: Vec<GroupRule<'s>>,
    pub(crate) egress: Vec<GroupRule<'s>>,
}

/// A rule of a security group for one peer.
#[derive(Debug)]
pub(crate) struct GroupRule<'s> {
    pub(crate) kind: Kind,
    pub(crate) peer: Peer<'s>,
    pub(crate) outbound: bool,
}

impl GroupRule<'_> {
    /// The rule as a value of its own.
    pub(crate) fn typed(&self, groups: &[GroupNode<'_>]) -> SecurityGroupRule {
        let peer = match self.peer {
            Peer::Block(block) => GroupPeer::Block(block),
            Peer::List(id) => GroupPeer::List(id),
            Peer::Group(index) => groups.get(index).map_or(GroupPeer::Unreadable, |group| GroupPeer::Group(group.id)),
            Peer::Unreadable => GroupPeer::Unreadable,
        };
        SecurityGroupRule { kind: self.kind, peer: peer.owned(), egress: self.outbound }
    }
}

/// Whom a rule of a security group admits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Peer<'s> {
    Block(IpNet),
    List(&'s str),
    /// Members of the group with this index.
    Group(usize),
    /// A block that could not be read.
    Unreadable,
}

impl Peer<'_> {
    pub(crate) fn holds(&self, address: IpAddr) -> bool {
        matches!(self, Self::Block(block) if block.contains(&address))
    }
}

/// All groups that are listed or named.
pub(crate) struct Groups<'s> {
    pub(crate) nodes: Vec<GroupNode<'s>>,
    pub(crate) ids: Ids<'s>,
}

impl<'s> Groups<'s> {
    pub(crate) fn new(inventory: &snapshot::Inventory<'s>) -> Self {
        let mut groups = Self { nodes: Vec::new(), ids: Ids::default() };
        for row in inventory.security_groups.rows() {
            let index = groups.intern(&row.item.group_id);
            groups.nodes[index].item = Some(row.item);
        }
        for row in inventory.security_groups.rows() {
            let index = groups.intern(&row.item.group_id);
            let ingress = row.item.ip_permissions.iter().flat_map(|one| groups.rules(one, false)).collect();
            let egress = row.item.ip_permissions_egress.iter().flat_map(|one| groups.rules(one, true)).collect();
            groups.nodes[index].ingress = ingress;
            groups.nodes[index].egress = egress;
        }
        groups
    }

    /// The index of a group, made for one that nothing lists.
    pub(crate) fn intern(&mut self, id: &'s str) -> usize {
        *self.ids.entry(id).or_insert_with(|| {
            self.nodes.push(GroupNode { id, item: None, ingress: Vec::new(), egress: Vec::new() });
            self.nodes.len() - 1
        })
    }

    fn rules(&mut self, permission: &'s IpPermission, outbound: bool) -> Vec<GroupRule<'s>> {
        let kind = kind_of(permission);
        GroupPeer::all(permission)
            .map(|peer| match peer {
                GroupPeer::Block(block) => Peer::Block(block),
                GroupPeer::List(id) => Peer::List(id),
                GroupPeer::Group(id) => Peer::Group(self.intern(id)),
                GroupPeer::Unreadable => Peer::Unreadable,
            })
            .map(|peer| GroupRule { kind, peer, outbound })
            .collect()
    }
}
