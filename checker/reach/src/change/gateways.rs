//! Gateways, endpoints and what blocks them.

use super::routes::everywhere;
use super::{Case, Change, Edit, new_label};
use crate::network::{InterfaceKind, Target};
use crate::rule::RouteRule;
use crate::{Hop, Leg, Network, codes};
use std::net::IpAddr;

impl Case<'_> {
    /// A NAT gateway that is of no use: the table that leads to it leads to another one.
    pub(super) fn nat(&self) -> Vec<Change> {
        if self.blocker.code == codes::NAT_GATEWAY_WITHOUT_SESSION && self.blocker.leg == Leg::Reply {
            return self.not_by_nat();
        }
        self.other_nat().into_iter().collect()
    }

    fn other_nat(&self) -> Option<Change> {
        let blocker = self.blocker;
        match blocker.code {
            codes::NAT_GATEWAY_NOT_AVAILABLE
            | codes::NAT_GATEWAY_WITHOUT_PUBLIC_ADDRESS
            | codes::NAT_IN_OWN_SUBNET_LOOP
            | codes::REGIONAL_NGW_ROUTE_AZ_RESTRICTION => {
                let (table, destination) = self.route_to(&blocker.resource)?;
                if blocker.code == codes::NAT_IN_OWN_SUBNET_LOOP && self.stands_in_public(&blocker.resource) {
                    return self.net.lead_to_internet(&table, &destination);
                }
                self.net.lead_to_nat(&table, &destination, Some(&blocker.resource), true)
            }
            _ => None,
        }
    }

    /// What came in by the internet gateway has to go back by it, and what came from a VPC to that VPC.
    fn not_by_nat(&self) -> Vec<Change> {
        let Some((hop, _)) = self.hop_to(&self.blocker.resource) else { return Vec::new() };
        let visitor = self.blocker.packet.destination;
        let Some(table) = self.net.tables.iter().position(|node| node.id == hop.resource) else { return Vec::new() };
        if !self.net.is_elsewhere(visitor) {
            let vpc = self.net.tables[table].vpc;
            return vpc.and_then(|vpc| self.to_private(visitor, vpc, &hop.resource)).into_iter().collect();
        }
        let subnet = hop.subnet.as_deref().and_then(|subnet| self.net.subnet_ids.get(subnet)).copied();
        self.by_internet(table, subnet, everywhere(visitor))
    }

    /// Whether a NAT gateway stands where it should, so that it is the subnet's own route that is wrong.
    fn stands_in_public(&self, nat: &str) -> bool {
        let subnet = self.net.nat_ids.get(nat).and_then(|&nat| self.net.nats[nat].subnet);
        subnet.is_some_and(|subnet| self.net.seems_public(subnet))
    }

    /// The table and destination of the route by which the packet came to a resource.
    pub(super) fn route_to(&self, target: &str) -> Option<(String, String)> {
        self.hop_to(target).map(|(hop, route)| (hop.resource.to_string(), route.destination.to_string()))
    }

    /// The hop at which a route led to a resource.
    fn hop_to(&self, target: &str) -> Option<(&Hop, &RouteRule)> {
        let hops = self.trace.request.hops.iter().chain(&self.trace.reply.hops);
        hops.filter_map(|hop| Some((hop, hop.rule.route()?))).find(|(_, route)| route.target.id() == Some(target))
    }

    /// A gateway that is not attached, or a host without a public address.
    pub(super) fn internet_gateway(&self) -> Option<Change> {
        let blocker = self.blocker;
        match blocker.code {
            codes::BAD_STATE_ATTACHMENT | codes::NO_INTERNET_GATEWAY => {
                let vpc = self.vpc_at_gateway()?;
                let tables = self.tables_to(&blocker.resource, vpc);
                let destination = everywhere(self.blocker.packet.destination);
                self.net.replace_gateway(&blocker.resource, &tables, destination)
            }
            codes::IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS => self.public_address(&blocker.resource),
            codes::IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS => self.leave_translated(),
            codes::IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS
            | codes::IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS => {
                let (table, _) = self.route_to(&blocker.resource)?;
                let vpc = self.net.tables.iter().find(|node| node.id == table)?.vpc?;
                self.to_private(blocker.packet.destination, vpc, &table)
            }
            _ => None,
        }
    }

    /// A host without a public address leaves a subnet that is to stay private by a NAT gateway; in another one it gets
    /// an address.
    fn leave_translated(&self) -> Option<Change> {
        let source = self.blocker.packet.source;
        let holder = (0..self.net.vpcs.len()).find_map(|vpc| self.net.holder(vpc, source))?;
        let node = &self.net.interfaces[holder];
        let subnet = node.subnet.map(|subnet| &self.net.subnets[subnet])?;
        if self.intent.private.iter().any(|private| *private == *subnet.id) {
            let (table, destination) = self.route_to(&self.blocker.resource)?;
            return self.net.lead_to_nat(&table, &destination, None, true);
        }
        self.public_address(node.id)
    }

    /// A public address for what a person may give one: an instance. One of a service, like a function, would lose it
    /// with its next interface: <https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html>.
    ///
    /// A stopped instance has given its address back and gets another one with its start:
    /// <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html>.
    fn public_address(&self, host: &str) -> Option<Change> {
        if let Some(instance) = self.instance(host) {
            return Some(Change::new([Edit::Start { instance }]));
        }
        let by_instance = || self.net.instance_interfaces.get(*self.net.instance_ids.get(host)?)?.first().copied();
        let index = self.net.interface_ids.get(host).copied().or_else(by_instance)?;
        let node = &self.net.interfaces[index];
        let given = node.kind == InterfaceKind::Host && node.instance.is_some();
        given.then(|| Change::new([Edit::GivePublicAddress { host: host.to_owned() }]))
    }

    /// The VPC whose gateway is meant: that of our end of the packet.
    fn vpc_at_gateway(&self) -> Option<usize> {
        let packet = &self.blocker.packet;
        let by_id = self.net.vpc_ids.get(self.blocker.resource.as_str()).copied();
        let by_table = || {
            let (table, _) = self.route_to(&self.blocker.resource)?;
            self.net.tables.iter().find(|node| node.id == table)?.vpc
        };
        let by_address = || self.net.vpcs.iter().position(|vpc| vpc.contains(packet.source));
        let by_public = || match packet.destination {
            IpAddr::V4(address) => self.net.interfaces[self.net.public_holder(address)?.0].vpc,
            IpAddr::V6(address) => self.net.interfaces[self.net.v6_holder(address)?].vpc,
        };
        let by_hop = || {
            let hops = self.trace.request.hops.iter().chain(&self.trace.reply.hops);
            let subnet = hops.filter_map(|hop| hop.subnet.as_deref()).find_map(|id| self.net.subnet_ids.get(id))?;
            Some(self.net.subnets[*subnet].vpc)
        };
        by_id.or_else(by_table).or_else(by_address).or_else(by_public).or_else(by_hop)
    }

    /// The tables that lead to a gateway of a VPC, or should: those of the subnets that the packet comes by.
    fn tables_to(&self, gateway: &str, vpc: usize) -> Vec<String> {
        let leads = |table: &&crate::network::TableNode<'_>| {
            table.vpc == Some(vpc)
                && table.routes.iter().any(|route| matches!(route.target, Target::Internet(id) if id == gateway))
        };
        let leading: Vec<String> = self.net.tables.iter().filter(leads).map(|table| table.id.to_owned()).collect();
        if !leading.is_empty() {
            return leading;
        }
        let mut hops = self.trace.reply.hops.iter().chain(&self.trace.request.hops);
        let is_ours = |id: &str| self.net.tables.iter().any(|table| table.id == id && table.vpc == Some(vpc));
        hops.find(|hop| is_ours(&hop.resource)).map(|hop| hop.resource.to_string()).into_iter().collect()
    }

    /// An endpoint that does not serve the table, or does not work.
    pub(super) fn endpoint(&self) -> Option<Change> {
        let blocker = self.blocker;
        match blocker.code {
            codes::VPCE_GATEWAY_ROUTE_TABLE_NOT_ASSOCIATED => {
                let (table, _) = self.route_to(&blocker.resource)?;
                Some(Change::new([Edit::TickTable { table, endpoint: blocker.resource.clone() }]))
            }
            codes::VPCE_NOT_AVAILABLE => self.net.renew_endpoint(&blocker.resource),
            _ => None,
        }
    }

    /// The subnet that faces the gateway is left alone by block public access, or the whole VPC, first of all where the
    /// question stands for all subnets; for what goes out only where that is enough. An exclusion that is there already
    /// is widened.
    pub(super) fn block_public_access(&self) -> Vec<Change> {
        let options = self.net.inventory.block_public_access.iter().next();
        let options = options.and_then(|answer| answer.vpc_block_public_access_options.as_ref());
        let state = options.and_then(|options| options.internet_gateway_block_mode.as_deref());
        let hops = self.trace.request.hops.iter().find_map(|hop| hop.subnet.as_ref());
        let from_private = hops.is_some_and(|subnet| self.intent.private.contains(subnet));
        let egress_only = from_private && state == Some("block-bidirectional") && self.blocker.leg == Leg::Request;
        let places = self.blocker.subnet.iter().map(ToString::to_string).chain([self.blocker.resource.clone()]);
        let places: Vec<String> = places.collect();
        let known = self.net.inventory.block_public_access_exclusions.iter().find(|exclusion| {
            let arn = exclusion.resource_arn.as_deref().unwrap_or_default();
            arn.rsplit('/').next().is_some_and(|id| places.iter().any(|place| place == id))
                && !exclusion.state.as_deref().unwrap_or_default().starts_with("delete")
        });
        if let Some(exclusion) = known {
            return vec![Change::new([Edit::Widen { exclusion: exclusion.exclusion_id.to_string() }])];
        }
        let mut ways: Vec<Change> =
            places.into_iter().map(|resource| Change::new([Edit::Exclude { resource, egress_only }])).collect();
        if self.intent.for_all {
            ways.reverse();
        }
        ways
    }
}

impl Network<'_> {
    /// The usual name of a service leads to an endpoint: its private names, and what they need of the VPC.
    #[must_use]
    pub fn name_endpoint(&self, id: &str) -> Option<Change> {
        let endpoint = self.endpoints.get(*self.endpoint_ids.get(id)?)?;
        let vpc = endpoint.vpc?;
        let named = self.vpcs[vpc].id.to_owned();
        let mut edits = Vec::new();
        if self.dns_support(vpc) == Some(false) {
            edits.push(Edit::DnsSupport { vpc: named.clone() });
        }
        if self.dns_hostnames(vpc) == Some(false) {
            edits.push(Edit::DnsHostnames { vpc: named });
        }
        if endpoint.item.private_dns_enabled != Some(true) {
            edits.push(Edit::PrivateNames { endpoint: id.to_owned() });
        }
        (!edits.is_empty()).then_some(Change::new(edits))
    }

    /// A gateway endpoint made anew, with the same route tables; one of another type is more than that to make.
    #[must_use]
    pub fn renew_endpoint(&self, id: &str) -> Option<Change> {
        let endpoint = self.endpoints.get(*self.endpoint_ids.get(id)?)?;
        if !matches!(endpoint.item.vpc_endpoint_type.as_deref(), None | Some("Gateway")) {
            return None;
        }
        let service = endpoint.item.service_name.as_deref()?.rsplit('.').next()?;
        Some(Change::new([
            Edit::Remove { resource: id.to_owned() },
            Edit::NewGatewayEndpoint {
                label: new_label("vpce", id),
                vpc: self.vpcs[endpoint.vpc?].id.to_owned(),
                service: service.to_owned(),
                tables: endpoint.item.route_table_ids.iter().map(ToString::to_string).collect(),
            },
        ]))
    }
}
