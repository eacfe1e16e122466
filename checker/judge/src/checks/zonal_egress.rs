//! `zonal-egress`: each zone has a way to the internet of its own.

use super::flow::without_public;
use crate::absent;
use crate::check::{Check, CheckInfo, WALK, WALK_REFINED, asks};
use crate::delivery;
use crate::finding::{Arg, Finding, Note, Part};
use crate::flow_ends::{self, NamedFlow};
use crate::names::resource;
use crate::outcome::Outcome;
use crate::stage::Stage;
use reach::{Protocol, Trace};
use serde::Deserialize;
use snapshot::shapes::Subnet;
use snapshot::{Lookup, Wanted};
use std::collections::BTreeSet;

pub(super) const INFO: CheckInfo = super::info!("zonal-egress");

/// `zonal-egress = { zones = 2 }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZonalEgress {
    /// In how many zones there is to be a way out.
    zones: usize,
}

impl Check for ZonalEgress {
    fn needs(&self) -> Vec<Wanted> {
        asks(WALK)
    }

    fn refines(&self) -> Vec<Wanted> {
        asks(WALK_REFINED)
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        if let Err(outcome) = absent::private(stage) {
            return *outcome;
        }
        let mut outcome = Outcome::default();
        let mut zones = BTreeSet::new();
        let mut ways = Vec::new();
        for subnet in leaving(stage) {
            // An egress-only internet gateway belongs to no zone.
            if subnet.ipv6_native == Some(true) {
                zones.extend(zone_of(subnet));
                continue;
            }
            let asked = NamedFlow::new(
                &flow_ends::notional(subnet, false, false),
                &flow_ends::internet(false),
                Protocol::Tcp,
                Some(443),
            );
            let trace = stage.trace(&asked.flow);
            let way = exit(&trace);
            let told = delivery::delivered(stage, &asked, trace);
            if told.fails() || told.is_unknown() {
                outcome.absorb(without_public(stage, told));
                continue;
            }
            match (zone_of(subnet), way.as_deref().map(|way| zone_of_exit(stage, way, subnet))) {
                (Some(zone), Some(Some(of))) if zone == of => {
                    ways.push(Arg::Text(format!("{} → {}", subnet.subnet_id, way.unwrap_or_default())));
                    zones.insert(zone);
                }
                (Some(zone), Some(Some(of))) => outcome.add(elsewhere(stage, subnet, &zone, way.as_deref(), &of)),
                // What else carries a packet out, a transit gateway for one, belongs to no zone that could be lost.
                (Some(zone), None) => {
                    zones.insert(zone);
                }
                _ => {
                    let place = resource(&subnet.subnet_id, &subnet.tags);
                    outcome.why =
                        Some(Note::new("why-not-told").with("resource", place).with("detail", "AvailabilityZoneId"));
                }
            }
        }
        if !outcome.fails() && !outcome.is_unknown() {
            if zones.len() < self.zones {
                outcome.add(too_few(stage, &zones, self.zones));
            } else {
                outcome.seen.push(Note::new("seen-zonal-egress").with("ways", Arg::List(ways)));
            }
        }
        outcome
    }
}

/// The private subnets with a host in them or a route beyond the VPC; what is closed off on purpose has neither.
fn leaving<'a>(stage: &Stage<'a>) -> Vec<&'a Subnet> {
    let roles = &stage.cast.roles;
    let open = flow_ends::leading_out(stage);
    let hosts = |subnet: &Subnet| roles.private_hosts.iter().any(|host| host.subnet.subnet_id == subnet.subnet_id);
    let leaves = |subnet: &&&Subnet| hosts(subnet) || open.iter().any(|open| open.subnet_id == subnet.subnet_id);
    roles.private.iter().filter(leaves).copied().collect()
}

/// The NAT gateway, or the host in its place, by which a packet leaves.
fn exit(trace: &Trace) -> Option<String> {
    trace.request.hops.iter().find(|hop| hop.translates()).map(|hop| hop.resource.to_string())
}

/// The zone by its id, which is the same in every account; by its name where the id is not told.
fn zone_of(subnet: &Subnet) -> Option<String> {
    subnet.availability_zone_id.clone().or_else(|| subnet.availability_zone.clone())
}

/// The zone of what a packet leaves by; a regional NAT gateway is in every zone that it serves, so in the sender's.
fn zone_of_exit(stage: &Stage<'_>, id: &str, sender: &Subnet) -> Option<String> {
    let inventory = stage.network.inventory();
    let subnet = match inventory.nat_gateways.get(id) {
        Some(gateway) if gateway.availability_mode.as_deref() == Some("regional") => return zone_of(sender),
        Some(gateway) => gateway.subnet_id.as_ref(),
        None => inventory
            .network_interfaces
            .get(id)
            .and_then(|interface| interface.subnet_id.as_ref())
            .or_else(|| inventory.instances().get(id).and_then(|instance| instance.subnet_id.as_ref())),
    };
    inventory.subnets.get(subnet?).and_then(zone_of)
}

fn elsewhere(stage: &Stage<'_>, subnet: &Subnet, zone: &str, way: Option<&str>, of: &str) -> Finding {
    let table = match stage.network.route_table_of(&subnet.subnet_id) {
        Lookup::Found(table) => table.route_table_id.to_string(),
        _ => subnet.subnet_id.to_string(),
    };
    let way = way.unwrap_or_default();
    let mut finding = stage
        .named(Finding::at("NAT_GATEWAY_IN_OTHER_ZONE", table))
        .with("subnet", resource(&subnet.subnet_id, &subnet.tags))
        .with("zone", zone)
        .with("way", way)
        .with("other", of);
    finding.stop.part = Part::For(subnet.subnet_id.clone());
    finding
}

fn too_few(stage: &Stage<'_>, zones: &BTreeSet<String>, wanted: usize) -> Finding {
    let vpc = absent::vpc(stage).map(|vpc| vpc.vpc_id.to_string()).unwrap_or_default();
    let number = |count: usize| Arg::Number(i64::try_from(count).unwrap_or(i64::MAX));
    stage
        .named(Finding::at("TOO_FEW_ZONES", vpc))
        .with("count", number(zones.len()))
        .with("wanted", number(wanted))
        .with("zones", zones.iter().cloned().collect::<Vec<_>>().join(", "))
}
