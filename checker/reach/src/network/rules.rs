//! The rules of network ACLs and security groups, read once into a form that is quick to match.

use super::Ids;
use super::places::net;
use crate::Protocol;
use ipnet::IpNet;
use snapshot::shapes::{IpPermission, NetworkAcl, NetworkAclEntry, SecurityGroup};
use std::net::IpAddr;
use std::sync::OnceLock;

/// The protocols that a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Every protocol.
    Any,
    /// TCP (6) or UDP (17) with a range of destination ports.
    Ports(u8, u16, u16),
    /// ICMP (1) or ICMPv6 (58) with type and code, −1 for any.
    Icmp(u8, i32, i32),
    /// Another protocol by number.
    Number(u8),
    /// A protocol that could not be read.
    Unreadable,
}

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

    fn new(protocol: &str, from: Option<i32>, to: Option<i32>, icmp: (Option<i32>, Option<i32>)) -> Self {
        let number = match protocol.trim().to_ascii_lowercase().as_str() {
            "-1" | "all" => return Self::Any,
            "tcp" => 6,
            "udp" => 17,
            "icmp" => 1,
            "icmpv6" | "58" => 58,
            other => match other.parse::<u8>() {
                Ok(number) => number,
                Err(_) => return Self::Unreadable,
            },
        };
        match number {
            // An end of −1 is open.
            6 | 17 => Self::Ports(
                number,
                from.filter(|&port| port >= 0).unwrap_or(0).try_into().unwrap_or(u16::MAX),
                to.filter(|&port| port >= 0).map_or(u16::MAX, |port| port.try_into().unwrap_or(u16::MAX)),
            ),
            1 | 58 => Self::Icmp(number, icmp.0.unwrap_or(-1), icmp.1.unwrap_or(-1)),
            _ => Self::Number(number),
        }
    }
}

/// A network ACL.
#[derive(Debug)]
pub(crate) struct AclNode<'s> {
    pub(crate) item: &'s NetworkAcl,
    pub(crate) ingress: Vec<AclRule>,
    pub(crate) egress: Vec<AclRule>,
}

/// A rule of a network ACL.
#[derive(Debug)]
pub(crate) struct AclRule {
    pub(crate) number: i32,
    pub(crate) allow: bool,
    pub(crate) kind: Kind,
    /// `None` where the block could not be read.
    pub(crate) block: Option<IpNet>,
    pub(crate) outbound: bool,
    /// The rule in words, once somebody has asked for it.
    pub(crate) words: OnceLock<String>,
}

impl AclRule {
    fn new(entry: &NetworkAclEntry) -> Self {
        let ports = entry.port_range.as_ref();
        let icmp = entry.icmp_type_code.as_ref();
        let block = entry.cidr_block.as_deref().or(entry.ipv6_cidr_block.as_deref());
        Self {
            number: entry.rule_number.unwrap_or(i32::MAX),
            allow: entry.rule_action.as_deref().is_some_and(|action| action.eq_ignore_ascii_case("allow")),
            kind: Kind::new(
                entry.protocol.as_deref().unwrap_or("-1"),
                ports.and_then(|ports| ports.from),
                ports.and_then(|ports| ports.to),
                (icmp.and_then(|icmp| icmp.r#type), icmp.and_then(|icmp| icmp.code)),
            ),
            block: block.and_then(net),
            outbound: entry.egress == Some(true),
            words: OnceLock::new(),
        }
    }

    /// Whether nobody can tell what the rule says.
    pub(crate) fn unreadable(&self) -> bool {
        self.block.is_none() || self.kind == Kind::Unreadable
    }
}

pub(crate) fn acl(item: &NetworkAcl) -> AclNode<'_> {
    let mut node = AclNode { item, ingress: Vec::new(), egress: Vec::new() };
    for entry in &item.entries {
        let rule = AclRule::new(entry);
        if rule.outbound { &mut node.egress } else { &mut node.ingress }.push(rule);
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
    /// The rule in words, once somebody has asked for it.
    pub(crate) words: OnceLock<String>,
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
        let mut groups = Self { nodes: Vec::new(), ids: Ids::new() };
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
        let kind = Kind::new(
            permission.ip_protocol.as_deref().unwrap_or("-1"),
            permission.from_port,
            permission.to_port,
            (permission.from_port, permission.to_port),
        );
        let block = |text: Option<&str>| text.and_then(net).map_or(Peer::Unreadable, Peer::Block);
        let mut peers: Vec<Peer<'s>> = Vec::new();
        peers.extend(permission.ip_ranges.iter().map(|range| block(range.cidr_ip.as_deref())));
        peers.extend(permission.ipv6_ranges.iter().map(|range| block(range.cidr_ipv6.as_deref())));
        peers.extend(
            permission.prefix_list_ids.iter().filter_map(|list| list.prefix_list_id.as_deref().map(Peer::List)),
        );
        for pair in &permission.user_id_group_pairs {
            if let Some(id) = pair.group_id.as_deref() {
                peers.push(Peer::Group(self.intern(id)));
            }
        }
        peers.into_iter().map(|peer| GroupRule { kind, peer, outbound, words: OnceLock::new() }).collect()
    }
}
