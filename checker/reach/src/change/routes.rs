//! Routes that lead where a packet has to go, and what has to be there for them to lead to.

use super::{Case, Change, Edit, new_label};
use crate::network::{Health, InterfaceKind, InterfaceNode, TableNode, Target, special};
use crate::{End, Leg, Network, RouteTarget, codes};
use snapshot::Lookup;
use std::net::IpAddr;

/// By what a packet is to leave its VPC.
enum Way {
    /// An internet gateway.
    Public,
    /// A NAT gateway.
    Translated,
    /// An egress-only internet gateway.
    EgressOnly,
}

impl Case<'_> {
    /// A route where there is none, or none that works; or another table for the subnet, which has it.
    pub(super) fn route(&self) -> Vec<Change> {
        let only = |change: Option<Change>| change.into_iter().collect();
        if self.blocker.code == codes::ROUTING_LOOP {
            return only(self.out_of_the_loop());
        }
        let destination = self.blocker.packet.destination;
        let Some(table) = self.net.tables.iter().position(|table| table.id == self.blocker.resource) else {
            return Vec::new();
        };
        let TableNode { id, vpc: Some(vpc), .. } = self.net.tables[table] else { return Vec::new() };
        if let (End::PrefixList(list), Leg::Request) = (&self.intent.flow.to, self.blocker.leg) {
            return only(self.to_service(list, vpc, id));
        }
        if !self.net.is_elsewhere(destination) {
            return only(self.to_private(destination, vpc, id));
        }
        if let Some(nat) = self.misplaced_nat() {
            let leads = self.route_to(nat);
            return only(leads.and_then(|(table, block)| self.net.lead_to_nat(&table, &block, Some(nat), true)));
        }
        let named = self.dead_block().unwrap_or_else(|| everywhere(destination).to_owned());
        let subnet = self.blocker.subnet.as_deref().and_then(|subnet| self.net.subnet_ids.get(subnet)).copied();
        match self.way() {
            Way::Public => self.by_internet(table, subnet, &named),
            Way::Translated => self.by_nat(table, subnet, &named),
            Way::EgressOnly => only(self.to_egress_only(vpc, id, &named)),
        }
    }

    /// Only an appliance in the very subnet that it is to serve is a plain mistake.
    fn out_of_the_loop(&self) -> Option<Change> {
        match &self.blocker.rule.route()?.target {
            RouteTarget::Interface(id) | RouteTarget::Instance(id) => self.own_way_out(id),
            _ => None,
        }
    }

    /// By the internet gateway: by a table that leads there already where the subnet's own one is for others too, by a
    /// new one where there is none, else by a route in its own one.
    pub(super) fn by_internet(&self, table: usize, subnet: Option<usize>, destination: &str) -> Vec<Change> {
        let node = &self.net.tables[table];
        let mut ways: Vec<Change> = self.net.lead_to_internet(node.id, destination).into_iter().collect();
        let (Some(subnet), Some(vpc)) = (subnet, node.vpc) else { return ways };
        let private = self.serves_private(table, subnet);
        if !private && self.net.has_own_table(subnet) {
            return ways;
        }
        let attached = self.net.vpcs[vpc].internet_gateway;
        let works = |target: &Target<'_>| matches!(target, Target::Internet(id) if attached == Some(*id));
        let subnets = vec![self.net.subnets[subnet].id.to_owned()];
        if let Some(ready) = self.ready(vpc, table, works) {
            ways.insert(0, Change::new([Edit::Associate { table: ready, subnets }]));
        } else if private {
            let label = new_label("rt", self.net.subnets[subnet].id);
            let (mut edits, target) = self.net.gateway(vpc);
            edits.push(Edit::NewTable { label: label.clone(), vpc: self.net.vpcs[vpc].id.to_owned() });
            edits.push(Edit::SetRoute { table: label.clone(), destination: destination.to_owned(), target });
            edits.push(Edit::Associate { table: label, subnets });
            ways.insert(0, Change::new(edits));
        }
        ways
    }

    /// By a NAT gateway: by a table that leads to one already where the subnet uses the main one only because it has
    /// none of its own, else by a route in its own one.
    fn by_nat(&self, table: usize, subnet: Option<usize>, destination: &str) -> Vec<Change> {
        let node = &self.net.tables[table];
        let mut ways: Vec<Change> = self.net.lead_to_nat(node.id, destination, None, true).into_iter().collect();
        let (Some(subnet), Some(vpc)) = (subnet, node.vpc) else { return ways };
        let is_working =
            |id: &str| self.net.nat_ids.get(id).is_some_and(|&nat| self.net.nats[nat].health == Health::Working);
        let works = |target: &Target<'_>| matches!(target, Target::Nat(id) if is_working(id));
        let private = self.net.publicness(self.net.subnets[subnet].id) <= 0 && !self.net.has_own_table(subnet);
        if let Some(ready) = self.ready(vpc, table, works).filter(|_| private) {
            let subnets = vec![self.net.subnets[subnet].id.to_owned()];
            ways.insert(0, Change::new([Edit::Associate { table: ready, subnets }]));
        }
        ways
    }

    /// Another table of a VPC by which the packet gets to something that works.
    fn ready(&self, vpc: usize, not: usize, works: impl Fn(&Target<'_>) -> bool) -> Option<String> {
        let mut others = self.net.tables.iter().enumerate().filter(|(index, _)| *index != not).map(|(_, node)| node);
        let leads = |node: &TableNode<'_>| {
            node.lookup(self.blocker.packet.destination).is_some_and(|route| works(&route.target))
        };
        others.find(|node| node.vpc == Some(vpc) && leads(node)).map(|node| node.id.to_owned())
    }

    /// Whether subnets that are to stay private use a table beside this one.
    fn serves_private(&self, table: usize, subnet: usize) -> bool {
        let private = |other: &usize| self.intent.private.iter().any(|one| **one == *self.net.subnets[*other].id);
        self.net.users(self.net.tables[table].id).iter().any(|other| *other != subnet && private(other))
    }

    /// The NAT gateway that sends the packet, if it stands where nothing else is public.
    fn misplaced_nat(&self) -> Option<&str> {
        let &subnet = self.net.subnet_ids.get(self.blocker.subnet.as_deref()?)?;
        let InterfaceKind::Nat(nat) = self.sender(subnet)?.kind else { return None };
        (!self.net.seems_public(subnet)).then(|| self.net.nats[nat].id)
    }

    /// The interface in a subnet's VPC that sends the packet.
    fn sender(&self, subnet: usize) -> Option<&InterfaceNode<'_>> {
        let holder = self.net.holder(self.net.subnets[subnet].vpc, self.blocker.packet.source)?;
        Some(&self.net.interfaces[holder])
    }

    /// The destination of the route that leads nowhere.
    fn dead_block(&self) -> Option<String> {
        let route = self.blocker.rule.route().filter(|_| self.blocker.code == codes::BAD_STATE_ROUTE)?;
        Some(route.destination.to_string())
    }

    /// A host with a public address leaves by the internet gateway, and so does what answers a visitor.
    fn way(&self) -> Way {
        let blocker = self.blocker;
        let subnet = blocker.subnet.as_deref().and_then(|subnet| self.net.subnet_ids.get(subnet)).copied();
        let source = blocker.packet.source;
        let sender = subnet.and_then(|subnet| self.sender(subnet));
        let is_nat = sender.is_some_and(|node| matches!(node.kind, InterfaceKind::Nat(_)));
        let has_public = sender.is_some_and(|node| node.v4.iter().any(|(_, public)| public.is_some()));
        let private = !is_nat && blocker.subnet.as_ref().is_some_and(|subnet| self.intent.private.contains(subnet));
        let imagined = matches!(&self.intent.flow.from, End::Notional { public: true, .. });
        match source {
            IpAddr::V6(_) if private && blocker.leg == Leg::Request => Way::EgressOnly,
            IpAddr::V6(_) => Way::Public,
            // What came from the internet never goes back by a NAT gateway.
            IpAddr::V4(_) if blocker.leg == Leg::Reply => Way::Public,
            IpAddr::V4(_) if private => Way::Translated,
            IpAddr::V4(_) if is_nat || has_public || imagined => Way::Public,
            IpAddr::V4(_) => Way::Translated,
        }
    }

    fn to_egress_only(&self, vpc: usize, table: &str, destination: &str) -> Option<Change> {
        let id = self.net.vpcs[vpc].id;
        let gateways = self.net.inventory.egress_only_internet_gateways.iter();
        let mine = gateways
            .filter(|gateway| gateway.attachments.iter().any(|one| one.vpc_id.as_deref() == Some(id)))
            .map(|gateway| gateway.egress_only_internet_gateway_id.to_string())
            .next();
        let (mut edits, target) = mine.map_or_else(
            || {
                let label = new_label("eigw", id);
                (vec![Edit::NewEgressOnlyGateway { label: label.clone(), vpc: id.to_owned() }], label)
            },
            |gateway| (Vec::new(), gateway),
        );
        edits.push(Edit::SetRoute { table: table.to_owned(), destination: destination.to_owned(), target });
        Some(Change::new(edits))
    }

    /// To a service by its gateway endpoint: one that is there, else a new one.
    fn to_service(&self, list: &str, vpc: usize, table: &str) -> Option<Change> {
        let name = self.net.inventory.prefix_lists.get(list)?.prefix_list_name.as_deref()?;
        let mine = self.net.endpoints.iter().find(|endpoint| {
            endpoint.vpc == Some(vpc)
                && endpoint.health == Health::Working
                && endpoint.item.vpc_endpoint_type.as_deref() == Some("Gateway")
                && endpoint.item.service_name.as_deref() == Some(name)
        });
        let table = table.to_owned();
        Some(Change::new([match mine {
            Some(endpoint) => Edit::TickTable { table, endpoint: endpoint.item.vpc_endpoint_id.to_string() },
            None => Edit::NewGatewayEndpoint {
                label: new_label("vpce", self.net.vpcs[vpc].id),
                vpc: self.net.vpcs[vpc].id.to_owned(),
                service: name.rsplit('.').next()?.to_owned(),
                tables: vec![table],
            },
        }]))
    }

    /// To another VPC, by a peering or transit gateway that leads to it.
    pub(super) fn to_private(&self, destination: IpAddr, vpc: usize, table: &str) -> Option<Change> {
        let far = self.net.vpcs.iter().enumerate().find(|(other, node)| *other != vpc && node.contains(destination));
        let (_, far) = far?;
        let block = far.cidrs.iter().find(|block| block.contains(&destination))?.to_string();
        let here = self.net.vpcs[vpc].id;
        let peerings = self.net.inventory.vpc_peering_connections.iter();
        let peering = peerings.filter(|peering| {
            let state = peering.status.as_ref().and_then(|status| status.code.as_deref());
            matches!(state, None | Some("active" | "pending-acceptance"))
        });
        let target = peering
            .filter(|peering| {
                let ends = [&peering.requester_vpc_info, &peering.accepter_vpc_info];
                let joins = |vpc: &str| {
                    ends.iter().any(|end| end.as_ref().is_some_and(|end| end.vpc_id.as_deref() == Some(vpc)))
                };
                joins(here) && joins(far.id)
            })
            .map(|peering| peering.vpc_peering_connection_id.to_string())
            .next()
            .or_else(|| self.transit_between(here, far.id))?;
        Some(Change::new([Edit::SetRoute { table: table.to_owned(), destination: block, target }]))
    }

    /// A transit gateway to which both VPCs are attached.
    fn transit_between(&self, here: &str, far: &str) -> Option<String> {
        let attachments = || self.net.inventory.transit_gateway_vpc_attachments.iter();
        let mine = attachments().filter(|one| one.vpc_id.as_deref() == Some(here));
        mine.filter_map(|one| one.transit_gateway_id.as_deref())
            .find(|gateway| {
                attachments().any(|other| {
                    other.vpc_id.as_deref() == Some(far) && other.transit_gateway_id.as_deref() == Some(gateway)
                })
            })
            .map(str::to_owned)
    }
}

impl Network<'_> {
    /// Whether an address is one of the internet: public, and not of a VPC that calls a public block its own.
    pub(super) fn is_elsewhere(&self, address: IpAddr) -> bool {
        special::is_public(address) && (address.is_ipv6() || !self.vpcs.iter().any(|vpc| vpc.contains(address)))
    }

    /// A route of a table to a NAT gateway of its VPC that works: to one that is there, but for `not`, which is no use;
    /// else, if it may be, to a new one in a public subnet.
    #[must_use]
    pub fn lead_to_nat(&self, table: &str, destination: &str, not: Option<&str>, anew: bool) -> Option<Change> {
        let vpc = self.tables.iter().find(|known| known.id == table)?.vpc?;
        let near = self.users(table).first().copied();
        let usable = self.nats.iter().filter(|nat| {
            let elsewhere = nat.subnet.is_some_and(|subnet| self.is_out(subnet)) || nat.regional;
            let public = nat.addresses.iter().any(|(_, public)| public.is_some());
            nat.vpc == Some(vpc) && nat.health == Health::Working && public && elsewhere && Some(nat.id) != not
        });
        // Whoever is in the same zone costs nothing for the way there.
        let zone = |subnet: Option<usize>| match (subnet, near) {
            (Some(subnet), Some(near)) => self.subnets[subnet].same_zone(&self.subnets[near]) != Some(true),
            _ => true,
        };
        let (mut edits, target) = match usable.min_by_key(|nat| zone(nat.subnet)) {
            Some(nat) => (Vec::new(), nat.id.to_owned()),
            None if !anew => return None,
            None => {
                let subnets = self.vpcs[vpc].subnets.iter().copied();
                let subnets = subnets.filter(|&subnet| self.is_out(subnet) && self.has_address(subnet));
                let subnet = subnets.min_by_key(|&subnet| zone(Some(subnet)))?;
                // Another zone may get one of its own.
                let subnet = self.subnets[subnet].id.to_owned();
                let label = new_label("nat", &subnet);
                (vec![Edit::NewNatGateway { label: label.clone(), subnet }], label)
            }
        };
        edits.push(Edit::SetRoute { table: table.to_owned(), destination: destination.to_owned(), target });
        Some(Change::new(edits))
    }

    /// The subnets that use a table.
    fn users(&self, table: &str) -> Vec<usize> {
        let uses = |subnet: &usize| matches!(self.subnets[*subnet].table, Lookup::Found(used) if self.tables[used].id == table);
        (0..self.subnets.len()).filter(uses).collect()
    }

    /// Whether a subnet has a table of its own, and not just the main one of its VPC.
    fn has_own_table(&self, subnet: usize) -> bool {
        let id = self.subnets[subnet].id;
        let mut associations = self.inventory.route_tables.iter().flat_map(|table| &table.associations);
        associations.any(|association| association.subnet_id.as_deref() == Some(id))
    }

    /// Whether a subnet has an address left for something new, as far as AWS has said: by its count, or by refusing a NAT
    /// gateway for want of one (<https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html>).
    fn has_address(&self, subnet: usize) -> bool {
        let id = self.subnets[subnet].id;
        let is_full = self.inventory.subnets.get(id).is_some_and(|item| item.available_ip_address_count == Some(0));
        let refused = self.inventory.nat_gateways.iter().any(|nat| {
            nat.subnet_id.as_deref() == Some(id)
                && nat.failure_code.as_deref() == Some("InsufficientFreeAddressesInSubnet")
        });
        !is_full && !refused
    }

    /// Whether a subnet leads to an internet gateway, or would if that one were attached.
    fn is_out(&self, subnet: usize) -> bool {
        self.is_public(self.subnets[subnet].id) == Some(true)
    }

    /// A route of a table to the internet gateway of its VPC: to the one that is attached, else to one that is free and
    /// is attached then, else to a new one.
    #[must_use]
    pub fn lead_to_internet(&self, table: &str, destination: &str) -> Option<Change> {
        let node = self.tables.iter().find(|known| known.id == table)?;
        let vpc = node.vpc?;
        let (mut edits, target) = self.gateway(vpc);
        let there = node.routes.iter().any(|route| {
            route.target == Target::Internet(&target) && route.list.is_none() && route.block.to_string() == destination
        });
        // A route that is there already works again once its gateway is attached.
        if !there || edits.is_empty() {
            edits.push(Edit::SetRoute { table: table.to_owned(), destination: destination.to_owned(), target });
        }
        Some(Change::new(edits))
    }

    /// Tables lead to a gateway that works instead of one that does not, with every route to it; those without such a
    /// route get one to `destination`.
    #[must_use]
    pub fn replace_gateway(&self, gateway: &str, tables: &[String], destination: &str) -> Option<Change> {
        let mut edits: Vec<Edit> = Vec::new();
        for table in tables {
            let node = self.tables.iter().find(|known| known.id == table)?;
            let routes = node.routes.iter().filter(|route| route.target == Target::Internet(gateway));
            let mut named: Vec<String> =
                routes.map(|route| route.list.map_or_else(|| route.block.to_string(), str::to_owned)).collect();
            named.dedup();
            if named.is_empty() {
                named.push(destination.to_owned());
            }
            for destination in named {
                let change = self.lead_to_internet(table, &destination)?;
                let new: Vec<Edit> = change.edits.into_iter().filter(|edit| !edits.contains(edit)).collect();
                edits.extend(new);
            }
        }
        Some(Change::new(edits)).filter(|change| !change.edits.is_empty())
    }

    /// A VPC's internet gateway with what it takes to have it.
    pub(super) fn gateway(&self, vpc: usize) -> (Vec<Edit>, String) {
        let id = self.vpcs[vpc].id;
        if let Some(gateway) = self.vpcs[vpc].internet_gateway {
            return (Vec::new(), gateway.to_owned());
        }
        let meant = self.detached_gateway(vpc).filter(|gateway| gateway.attachments.is_empty());
        let spare = || self.inventory.internet_gateways.iter().find(|gateway| gateway.attachments.is_empty());
        match meant.or_else(spare) {
            Some(gateway) => {
                let gateway = gateway.internet_gateway_id.to_string();
                (vec![Edit::Attach { gateway: gateway.clone(), vpc: id.to_owned() }], gateway)
            }
            None => {
                let label = new_label("igw", id);
                (vec![Edit::NewInternetGateway { label: label.clone(), vpc: id.to_owned() }], label)
            }
        }
    }
}

pub(super) fn everywhere(address: IpAddr) -> &'static str {
    if address.is_ipv4() { "0.0.0.0/0" } else { "::/0" }
}
