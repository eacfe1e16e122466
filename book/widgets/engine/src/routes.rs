//! What a route table does with a packet: which routes hold its address, and which of them is taken.

use crate::network::{self, Asked};
use messages::Catalogue;
use reach::{Destination, End, Layer, RouteRule, RouteTarget, Rule};
use serde_json::{Value, json};
use snapshot::Names;
use std::net::IpAddr;
use world::Built;

/// The routes of a table, each with whether it holds the address and whether the packet takes it; and what becomes of the
/// packet then. That a route is taken says the trace; that one holds the address is only shown.
pub(crate) fn looked_up(built: &Built, table: &str, asked: &Asked, catalogue: &Catalogue) -> Result<Value, String> {
    let network = network::network(built);
    let flow = network::flow(asked, &network, catalogue)?;
    let trace = network.trace(&flow);
    let names = network::names(built);
    let id = built.labels.iter().find(|(label, ..)| *label == table).map(|(_, _, id)| id).unwrap_or_default();
    let hop = trace.request.hops.iter().find(|hop| hop.layer == Layer::RouteTable && *hop.resource == *id);
    let taken = hop.and_then(|hop| hop.rule.route());
    let to = match (&flow.to, hop) {
        (End::Address { address, .. }, _) => Some(*address),
        (_, hop) => hop.map(|hop| hop.packet.destination),
    };
    let known = network.inventory().route_tables.get(id);
    let routes: Vec<Value> = known
        .into_iter()
        .flat_map(|table| &table.routes)
        .filter_map(|route| match Rule::of_route(route) {
            Rule::Route(rule) => Some(told(&rule, taken, to, &names)),
            _ => None,
        })
        .collect();
    Ok(json!({
        "reached": hop.is_some(),
        "routes": routes,
        "traced": network::told_of(built, &trace, &flow, catalogue),
    }))
}

fn told(rule: &RouteRule, taken: Option<&RouteRule>, to: Option<IpAddr>, names: &Names) -> Value {
    let (destination, contains, bits) = match &rule.destination {
        Destination::Block(block) => {
            let holds = to.is_some_and(|to| block.contains(&to));
            (block.to_string(), Some(holds), Some(block.prefix_len().to_string()))
        }
        Destination::List(id) => (called(names, id), None, None),
        Destination::Unreadable(text) => (report::safe::line(text).into_owned(), None, None),
    };
    let target = match &rule.target {
        RouteTarget::Local => "local".to_owned(),
        target => target.id().map(|id| called(names, id)).unwrap_or_default(),
    };
    json!({
        "destination": destination,
        "target": target,
        "contains": contains,
        "bits": bits,
        "blackhole": rule.blackhole,
        "wins": taken == Some(rule),
    })
}

/// What the world calls a resource.
fn called(names: &Names, id: &str) -> String {
    report::safe::line(&names.in_labels(id)).into_owned()
}
