//! Transit gateways: attachments, which table each is associated with, and what the tables say.
//!
//! Read from the calls themselves where both sides of a peering carry one id.

use super::Ids;
use super::prefix_lists::Lists;
use crate::hash::HashMap;
use crate::rule::net;
use ipnet::IpNet;
use snapshot::shapes::{TransitGatewayAttachment, TransitGatewayRoute, TransitGatewayVpcAttachment};
use snapshot::{Inventory, Output, Snapshot, Status};
use std::net::IpAddr;

/// All transit gateways.
#[derive(Debug)]
pub(crate) struct Transits<'s> {
    /// VPC attachments by gateway and VPC.
    pub(crate) of_vpc: HashMap<(&'s str, &'s str), Vec<&'s TransitGatewayVpcAttachment>>,
    /// Attachments by their id and the gateway on whose side they are seen.
    pub(crate) attachments: HashMap<(&'s str, &'s str), (&'s TransitGatewayAttachment, usize)>,
    pub(crate) tables: HashMap<&'s str, TransitTable<'s>>,
}

/// A route table of a transit gateway.
#[derive(Debug, Default)]
pub(crate) struct TransitTable<'s> {
    /// Longest prefix first, static before propagated.
    pub(crate) routes: Vec<TransitRoute<'s>>,
    /// Whether nothing is missing from the routes.
    pub(crate) whole: bool,
    /// Whether lines propagate routes into it that the snapshot does not show.
    pub(crate) dynamic: bool,
}

/// One route.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TransitRoute<'s> {
    pub(crate) block: IpNet,
    pub(crate) propagated: bool,
    pub(crate) blackhole: bool,
    /// Attachment, kind of resource.
    pub(crate) to: Option<(&'s str, &'s str)>,
}

impl<'s> TransitTable<'s> {
    pub(crate) fn lookup(&self, address: IpAddr) -> Option<&TransitRoute<'s>> {
        self.routes.iter().find(|route| route.block.contains(&address))
    }
}

impl<'s> Transits<'s> {
    pub(crate) fn new(
        snapshot: &'s Snapshot,
        inventory: &Inventory<'s>,
        lists: &Lists<'s>,
        vpcs: &[super::VpcNode<'s>],
        vpc_ids: &Ids<'s>,
    ) -> Self {
        let mut of_vpc: HashMap<(&'s str, &'s str), Vec<&'s TransitGatewayVpcAttachment>> = HashMap::default();
        for attachment in inventory.transit_gateway_vpc_attachments.iter() {
            if let (Some(gateway), Some(vpc)) = (attachment.transit_gateway_id.as_deref(), attachment.vpc_id.as_deref())
            {
                of_vpc.entry((gateway, vpc)).or_default().push(attachment);
            }
        }
        let mut transits = Self { of_vpc, attachments: sides(snapshot, inventory), tables: HashMap::default() };
        let named = transits
            .attachments
            .values()
            .filter_map(|(attachment, _)| attachment.association.as_ref()?.transit_gateway_route_table_id.as_deref());
        let listed =
            inventory.transit_gateway_route_tables.iter().map(|table| table.transit_gateway_route_table_id.as_str());
        let ids: std::collections::BTreeSet<&'s str> = named.chain(listed).collect();
        for id in ids {
            transits.tables.insert(id, table(id, snapshot, inventory, lists, vpcs, vpc_ids));
        }
        transits
    }
}

/// Every attachment from every side from which it is listed; where several accounts list one, what the owner of the
/// gateway sees counts: only it is told the association.
fn sides<'s>(
    snapshot: &'s Snapshot,
    inventory: &Inventory<'s>,
) -> HashMap<(&'s str, &'s str), (&'s TransitGatewayAttachment, usize)> {
    let mut sides = HashMap::default();
    for call in &snapshot.calls {
        let Some(Output::DescribeTransitGatewayAttachments(list)) = &call.output else { continue };
        let account = call.account.as_deref().or(snapshot.account.as_deref()).unwrap_or_default();
        let region = call.region.as_deref().or(snapshot.region.as_deref()).unwrap_or_default();
        let place = inventory.places().iter().position(|place| place.account == account && place.region == region);
        for attachment in list {
            let Some(gateway) = attachment.transit_gateway_id.as_deref() else { continue };
            let key = (attachment.transit_gateway_attachment_id.as_str(), gateway);
            let known = sides.entry(key).or_insert((attachment, place.unwrap_or(inventory.home())));
            let owned = attachment.transit_gateway_owner_id.as_deref() == Some(account);
            if owned || known.0.association.is_none() && attachment.association.is_some() {
                *known = (attachment, place.unwrap_or(inventory.home()));
            }
        }
    }
    sides
}

fn table<'s>(
    id: &'s str,
    snapshot: &'s Snapshot,
    inventory: &Inventory<'s>,
    lists: &Lists<'s>,
    vpcs: &[super::VpcNode<'s>],
    vpc_ids: &Ids<'s>,
) -> TransitTable<'s> {
    let mut table = TransitTable::default();
    let searched = inventory.transit_gateway_routes.status(id) == Status::Seen;
    let propagations = inventory.transit_gateway_propagations.status(id) == Status::Seen;
    table.whole = searched && (propagations || !narrowed(snapshot, id));
    for route in inventory.transit_gateway_routes.of(id) {
        add(&mut table, route, lists);
    }
    for propagation in inventory.transit_gateway_propagations.of(id) {
        let (Some(attachment), Some(kind)) =
            (propagation.transit_gateway_attachment_id.as_deref(), propagation.resource_type.as_deref())
        else {
            continue;
        };
        if propagation.state.as_deref().is_some_and(|state| state != "enabled") {
            continue;
        }
        let vpc = propagation.resource_id.as_deref().and_then(|id| vpc_ids.get(id));
        let side = inventory.transit_gateway_vpc_attachments.get(attachment);
        let switch = side.and_then(|side| side.options.as_ref()?.ipv6_support.as_deref());
        let carried = |block: &&IpNet| matches!(block, IpNet::V4(_)) || switch != Some("disable");
        match vpc.filter(|&&vpc| kind == "vpc" && !vpcs[vpc].cidrs.is_empty()) {
            Some(&vpc) => table.routes.extend(vpcs[vpc].cidrs.iter().filter(carried).map(|&block| TransitRoute {
                block,
                propagated: true,
                blackhole: false,
                to: Some((attachment, kind)),
            })),
            // The search shows what a line or an unlisted VPC propagates, unless it was for static routes only.
            None => table.dynamic |= !searched || narrowed(snapshot, id),
        }
    }
    table.routes.sort_by_key(|route| (std::cmp::Reverse(route.block.prefix_len()), route.propagated));
    table
}

fn add<'s>(table: &mut TransitTable<'s>, route: &'s TransitGatewayRoute, lists: &Lists<'s>) {
    let to = route.transit_gateway_attachments.iter().find_map(|attachment| {
        Some((attachment.transit_gateway_attachment_id.as_deref()?, attachment.resource_type.as_deref().unwrap_or("")))
    });
    let one = |block| TransitRoute {
        block,
        propagated: route.r#type.as_deref() == Some("propagated"),
        blackhole: route.state.as_deref() == Some("blackhole"),
        to,
    };
    if route.state.as_deref().is_some_and(|state| !matches!(state, "active" | "blackhole")) {
        return;
    }
    // A route that leads somewhere, without a word where.
    if to.is_none() && route.state.as_deref() != Some("blackhole") {
        table.whole = false;
    } else if let Some(block) = route.destination_cidr_block.as_deref().and_then(net) {
        table.routes.push(one(block));
    } else if let Some(blocks) = route.prefix_list_id.as_deref().and_then(|id| lists.get(id)) {
        table.routes.extend(blocks.iter().map(|&block| one(block)));
    } else {
        table.whole = false;
    }
}

/// Whether the search of a table was for some of its routes only.
fn narrowed(snapshot: &Snapshot, id: &str) -> bool {
    let of_table = |call: &&snapshot::Call| {
        call.operation == "SearchTransitGatewayRoutes"
            && call.input.get("TransitGatewayRouteTableId").and_then(|value| value.as_str()) == Some(id)
    };
    snapshot.calls.iter().filter(of_table).all(|call| {
        let filters = call.input.get("Filters").and_then(|filters| filters.as_array());
        let Some(filters) = filters else { return true };
        filters.iter().any(|filter| {
            let name = filter.get("Name").and_then(|name| name.as_str()).unwrap_or_default();
            let values = filter.get("Values").and_then(|values| values.as_array());
            let has = |word: &str| values.is_some_and(|values| values.iter().any(|value| value.as_str() == Some(word)));
            match name {
                "state" => !(has("active") && has("blackhole")),
                "type" => !(has("static") && has("propagated")),
                _ => true,
            }
        })
    })
}
