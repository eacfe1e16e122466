//! What bills and is not the course's: listed, and left alone.

use crate::kind::Kind;
use crate::plan::Plan;
use crate::scene::Scene;
use snapshot::Row;
use snapshot::shapes::Identified;

/// Something that bills.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Other {
    /// What it is.
    pub kind: Kind,
    /// Its id; it may be anything.
    pub id: String,
    /// The Region that it was listed in.
    pub region: String,
}

/// Finds it, in every place that was looked at.
pub(crate) fn others(scene: &Scene<'_>, plan: &Plan) -> Vec<Other> {
    let mut list = List { scene, plan, found: Vec::new() };
    let inventory = scene.inventory;
    let alive = |state: Option<&str>| !matches!(state, Some("deleted" | "terminated" | "rejected" | "failed"));
    for row in inventory.instances().rows() {
        // A stopped one bills for its disk, which is listed by itself.
        let state = row.item.state.as_ref().and_then(|state| state.name.as_deref());
        list.add(Kind::Instance, row, row.item.id(), alive(state) && state != Some("stopped"));
    }
    for row in inventory.nat_gateways.rows() {
        list.add(Kind::NatGateway, row, row.item.id(), alive(row.item.state.as_deref()));
    }
    for row in inventory.addresses.rows() {
        let id = row.item.allocation_id.as_deref().unwrap_or(&row.item.public_ip);
        list.add(Kind::Address, row, id, true);
    }
    for row in inventory.vpc_endpoints.rows() {
        let bills = row.item.vpc_endpoint_type.as_deref() != Some("Gateway");
        list.add(Kind::Endpoint, row, row.item.id(), bills && alive(row.item.state.as_deref()));
    }
    for row in inventory.load_balancers.rows() {
        list.add(Kind::LoadBalancer, row, row.item.id(), true);
    }
    for row in inventory.classic_load_balancers.rows() {
        list.add(Kind::ClassicLoadBalancer, row, row.item.id(), true);
    }
    for row in inventory.db_instances.rows() {
        list.add(Kind::DbInstance, row, row.item.id(), true);
    }
    for row in inventory.db_clusters.rows() {
        list.add(Kind::DbCluster, row, row.item.id(), true);
    }
    for row in inventory.db_proxies.rows() {
        list.add(Kind::DbProxy, row, row.item.id(), true);
    }
    for row in inventory.volumes.rows() {
        list.add(Kind::Volume, row, row.item.id(), true);
    }
    for row in inventory.transit_gateway_vpc_attachments.rows() {
        list.add(Kind::TransitAttachment, row, row.item.id(), alive(row.item.state.as_deref()));
    }
    for row in inventory.vpn_connections.rows() {
        list.add(Kind::VpnGateway, row, row.item.id(), alive(row.item.state.as_deref()));
    }
    for row in inventory.hosted_zones.rows() {
        list.add(Kind::Zone, row, row.item.id(), true);
    }
    for row in inventory.distributions.rows() {
        list.add(Kind::Distribution, row, row.item.id(), true);
    }
    list.found.sort();
    list.found.dedup();
    list.found
}

struct List<'a, 's> {
    scene: &'a Scene<'s>,
    plan: &'a Plan,
    found: Vec<Other>,
}

impl List<'_, '_> {
    fn add<T>(&mut self, kind: Kind, row: &Row<'_, T>, id: &str, bills: bool) {
        let kept = self.plan.kept.iter().any(|kept| kept.kind == kind && kept.id == id);
        if bills && !self.plan.has(kind, id) && !kept {
            let region = self.scene.inventory.place_of(row).map(|place| place.region.clone()).unwrap_or_default();
            self.found.push(Other { kind, id: id.to_owned(), region });
        }
    }
}
