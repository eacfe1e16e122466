//! Gateways, endpoints and what blocks them.

use super::routes::everywhere;
use super::{Case, Change, Edit};
use crate::network::Target;
use crate::{Leg, codes};
use std::net::IpAddr;

impl Case<'_> {
    /// A NAT gateway that is of no use: the table that leads to it leads to another one.
    pub(super) fn nat(&self) -> Option<Change> {
        let blocker = self.blocker;
        match blocker.code {
            codes::INSTANCE_NOT_RUNNING | codes::ENI_SOURCE_DEST_CHECK_RESTRICTION => self.host(),
            codes::NAT_GATEWAY_NOT_AVAILABLE
            | codes::NAT_GATEWAY_WITHOUT_PUBLIC_ADDRESS
            | codes::NAT_IN_OWN_SUBNET_LOOP
            | codes::REGIONAL_NGW_ROUTE_AZ_RESTRICTION => {
                let (table, destination) = self.route_to(&blocker.resource)?;
                let vpc = self.net.tables.iter().find(|node| node.id == table)?.vpc?;
                self.to_nat(vpc, &table, &destination, Some(&blocker.resource))
            }
            // What came in by the internet gateway has to go back by it.
            codes::NAT_GATEWAY_WITHOUT_SESSION if blocker.leg == Leg::Reply => {
                let (table, _) = self.route_to(&blocker.resource)?;
                let vpc = self.net.tables.iter().find(|node| node.id == table)?.vpc?;
                let visitor = blocker.packet.destination;
                let block = format!("{visitor}/{}", if visitor.is_ipv4() { 32 } else { 128 });
                self.to_internet_gateway(vpc, &table, &block)
            }
            _ => None,
        }
    }

    /// The table and destination of the route by which the packet came to a resource.
    fn route_to(&self, target: &str) -> Option<(String, String)> {
        let hops = self.trace.request.hops.iter().chain(&self.trace.reply.hops);
        let (table, rule) = hops
            .filter(|hop| hop.layer == crate::Layer::RouteTable)
            .find(|hop| hop.rule.ends_with(&format!(" -> {target}")))
            .map(|hop| (hop.resource.clone(), hop.rule.as_str()))?;
        let (destination, _) = rule.split_once(" -> ")?;
        Some((table, destination.to_owned()))
    }

    /// A gateway that is not attached, or a host without a public address.
    pub(super) fn internet_gateway(&self) -> Option<Change> {
        let blocker = self.blocker;
        match blocker.code {
            codes::BAD_STATE_ATTACHMENT | codes::NO_INTERNET_GATEWAY => {
                let vpc = self.vpc_at_gateway()?;
                let tables = self.tables_to(&blocker.resource, vpc);
                let destination = everywhere(self.outer());
                let mut edits: Vec<Edit> = Vec::new();
                for table in tables {
                    let change = self.to_internet_gateway(vpc, &table, destination)?;
                    edits.extend(change.edits.into_iter().filter(|edit| !edits.contains(edit)).collect::<Vec<_>>());
                }
                Some(Change { edits }).filter(|change| !change.edits.is_empty())
            }
            codes::IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS => {
                Some(Change::new([Edit::GivePublicAddress { host: blocker.resource.clone() }]))
            }
            codes::IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS => self.leave_translated(),
            _ => None,
        }
    }

    /// A host without a public address leaves a subnet that is to stay private by a NAT gateway; in another one it gets
    /// an address.
    fn leave_translated(&self) -> Option<Change> {
        let source = self.blocker.packet.source;
        let (vpc, holder) = (0..self.net.vpcs.len()).find_map(|vpc| Some((vpc, self.net.holder(vpc, source)?)))?;
        let node = &self.net.interfaces[holder];
        let subnet = node.subnet.map(|subnet| &self.net.subnets[subnet])?;
        if self.intent.private.iter().any(|private| *private == *subnet.id) {
            let (table, destination) = self.route_to(&self.blocker.resource)?;
            return self.to_nat(vpc, &table, &destination, None);
        }
        Some(Change::new([Edit::GivePublicAddress { host: node.id.to_owned() }]))
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

    /// The far end of the packet.
    fn outer(&self) -> IpAddr {
        self.blocker.packet.destination
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
        let hops = self.trace.reply.hops.iter().chain(&self.trace.request.hops);
        let ours = hops.filter(|hop| hop.layer == crate::Layer::RouteTable).map(|hop| hop.resource.as_str());
        ours.filter(|id| self.net.tables.iter().any(|table| table.id == *id && table.vpc == Some(vpc)))
            .take(1)
            .map(str::to_owned)
            .collect()
    }

    /// An endpoint that does not serve the table, or does not work.
    pub(super) fn endpoint(&self) -> Option<Change> {
        let blocker = self.blocker;
        let endpoint = self.net.endpoints.get(*self.net.endpoint_ids.get(blocker.resource.as_str())?)?.item;
        match blocker.code {
            codes::VPCE_GATEWAY_ROUTE_TABLE_NOT_ASSOCIATED => {
                let (table, _) = self.route_to(&blocker.resource)?;
                Some(Change::new([Edit::TickTable { table, endpoint: blocker.resource.clone() }]))
            }
            codes::VPCE_NOT_AVAILABLE if endpoint.vpc_endpoint_type.as_deref() == Some("Gateway") => {
                Some(Change::new(self.endpoint_anew(&blocker.resource)?))
            }
            codes::ENI_SOURCE_DEST_CHECK_RESTRICTION => self.host(),
            _ => None,
        }
    }

    fn endpoint_anew(&self, id: &str) -> Option<Vec<Edit>> {
        let endpoint = self.net.endpoints.get(*self.net.endpoint_ids.get(id)?)?;
        let vpc = self.net.vpcs[endpoint.vpc?].id.to_owned();
        Some(vec![
            Edit::Remove { resource: id.to_owned() },
            Edit::NewGatewayEndpoint {
                label: super::routes::label("vpce", id),
                vpc,
                service: endpoint.item.service_name.as_deref()?.rsplit('.').next()?.to_owned(),
                tables: endpoint.item.route_table_ids.iter().map(ToString::to_string).collect(),
            },
        ])
    }

    /// The VPC is left alone by block public access, for what goes out only where that is enough.
    pub(super) fn block_public_access(&self) -> Option<Change> {
        let options = self.net.inventory.block_public_access.iter().next();
        let options = options.and_then(|answer| answer.vpc_block_public_access_options.as_ref());
        let state = options.and_then(|options| options.internet_gateway_block_mode.as_deref());
        let leaves = self.net.vpcs.iter().any(|vpc| vpc.contains(self.blocker.packet.source));
        let egress_only = leaves && state == Some("block-bidirectional") && self.blocker.leg == Leg::Request;
        Some(Change::new([Edit::Exclude { resource: self.blocker.resource.clone(), egress_only }]))
    }
}
