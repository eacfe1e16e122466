//! Which subnets are meant to be public, whatever their tables say today: a proposal goes by it, never a verdict.

use crate::Protocol;
use crate::network::{InterfaceKind, Network, Target};
use snapshot::Lookup;
use std::net::{IpAddr, Ipv4Addr};

/// A visitor whom a list of a public subnet would let in: RFC 5737.
const VISITOR: IpAddr = IpAddr::V4(Ipv4Addr::new(203, 0, 113, 10));
/// What visitors come for: ssh, http, https.
const VISITED: [u16; 3] = [22, 80, 443];

impl Network<'_> {
    /// How much speaks for a subnet being meant as public: above zero more speaks for it than against it.
    ///
    /// Hosts with public addresses, NAT gateways, addresses by default and a list that lets visitors in speak for it;
    /// hosts without public addresses and a route to a NAT gateway speak against it. Where its table leads otherwise
    /// does not count: that may be what is wrong.
    #[must_use]
    pub fn publicness(&self, subnet: &str) -> i32 {
        let Some(&index) = self.subnet_ids.get(subnet) else { return 0 };
        let alike = (0..self.subnets.len()).filter(|&other| other != index && self.shares_list(index, other));
        let company = alike.map(|other| self.holds_public(other)).max().unwrap_or(0).min(1);
        self.holds_public(index) + self.admits_visitors(index) + company - self.translated(index)
    }

    /// Whether more than a NAT gateway, which may stand in the wrong place, speaks for a subnet being public.
    pub(super) fn seems_public(&self, subnet: usize) -> bool {
        let id = self.subnets[subnet].id;
        self.is_public(id) == Some(true) || self.publicness(id) > 2 || self.is_for_gateways(subnet)
    }

    /// Whether a subnet is for NAT gateways: there is nothing else in it, nor in any other subnet that uses its table.
    /// One that uses the table and is still empty waits for hosts, and has to stay what the table makes of it.
    fn is_for_gateways(&self, subnet: usize) -> bool {
        let holds_gateways = |subnet: usize| {
            let mut kinds =
                self.interfaces.iter().filter(|node| node.subnet == Some(subnet)).map(|node| node.kind).peekable();
            kinds.peek().is_some() && kinds.all(|kind| matches!(kind, InterfaceKind::Nat(_)))
        };
        let Lookup::Found(table) = self.subnets[subnet].table else { return false };
        let mut users = (0..self.subnets.len())
            .filter(|&other| matches!(self.subnets[other].table, Lookup::Found(used) if used == table));
        users.all(holds_gateways)
    }

    /// What stands in a subnet: what only a public one has use for, or what a private one is for.
    fn holds_public(&self, subnet: usize) -> i32 {
        let (mut public, mut nats, mut private) = (0, 0, 0);
        for node in self.interfaces.iter().filter(|node| node.subnet == Some(subnet)) {
            match node.kind {
                InterfaceKind::Nat(_) => nats = 1,
                InterfaceKind::Host if node.v4.iter().any(|(_, public)| public.is_some()) => public = 4,
                InterfaceKind::Host if node.instance.is_some() => private = 2,
                _ => {}
            }
        }
        let by_default = if self.subnets[subnet].item.map_public_ip_on_launch == Some(true) { 2 } else { 0 };
        public + nats + by_default - private
    }

    /// Whether its own list lets visitors in.
    fn admits_visitors(&self, subnet: usize) -> i32 {
        let Lookup::Found(list) = self.subnets[subnet].acl else { return 0 };
        let list = &self.acls[list];
        if list.item.is_default == Some(true) {
            return 0;
        }
        let admits = VISITED.iter().any(|port| {
            let first = list.ingress.iter().find(|rule| {
                let covers = rule.kind.covers(Protocol::Tcp, rule.allow == Some(true));
                rule.block.is_some_and(|block| block.contains(&VISITOR))
                    && covers.is_some_and(|(low, high)| (low..=high).contains(port))
            });
            first.is_some_and(|rule| rule.allow == Some(true))
        });
        if admits { 2 } else { 0 }
    }

    /// Whether its table leads to a NAT gateway, other than one that would itself have to leave by that table.
    fn translated(&self, subnet: usize) -> i32 {
        let Lookup::Found(table) = self.subnets[subnet].table else { return 0 };
        let elsewhere = |nat: &str| {
            let Some(nat) = self.nat_ids.get(nat).map(|&nat| &self.nats[nat]) else { return false };
            let uses = |stands: usize| matches!(self.subnets[stands].table, Lookup::Found(own) if own == table);
            nat.regional || nat.subnet.is_some_and(|stands| !uses(stands))
        };
        let mut routes = self.tables[table].routes.iter();
        let leads = routes.any(|route| matches!(route.target, Target::Nat(nat) if elsewhere(nat)));
        if leads { 6 } else { 0 }
    }

    /// Whether two subnets are guarded by the same list of their own.
    fn shares_list(&self, one: usize, other: usize) -> bool {
        match (&self.subnets[one].acl, &self.subnets[other].acl) {
            (Lookup::Found(mine), Lookup::Found(theirs)) => {
                mine == theirs && self.acls[*mine].item.is_default != Some(true)
            }
            _ => false,
        }
    }
}
