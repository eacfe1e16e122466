//! What bills in front of an application: load balancers, hosted zones and distributions.

use crate::line::{Cost, Kind, Reason};
use crate::seen::{About, Phase, Seen, phase, running};
use crate::table::{Item, NOWHERE};
use snapshot::shapes::Identified as _;
use std::collections::BTreeMap;

/// How many hosted zones have the first price.
const FIRST_ZONES: usize = 25;

pub(crate) fn find(seen: &mut Seen<'_>) {
    load_balancers(seen);
    hosted_zones(seen);
    distributions(seen);
}

/// Each hour that a load balancer runs; its capacity units come with its use, and its public addresses are lines of their
/// own (<https://aws.amazon.com/elasticloadbalancing/pricing/>).
fn load_balancers(seen: &mut Seen<'_>) {
    let inventory = seen.inventory;
    for row in inventory.load_balancers.rows() {
        let (balancer, region) = (row.item, seen.region(row));
        let code = balancer.state.as_ref().and_then(|state| state.code.as_deref());
        let state = phase(code, &["active", "active_impaired"], &["provisioning"], &[]);
        let cost = seen.price_of(Item::LoadBalancer, balancer.r#type.as_deref(), &region, 1);
        let about = About { of_type: balancer.r#type.clone(), ..About::default() };
        seen.add(Kind::LoadBalancer, &region, balancer.id(), state, about, running(cost));
    }
    for row in inventory.classic_load_balancers.rows() {
        let region = seen.region(row);
        let cost = seen.price(Item::LoadBalancer, "classic", &region, 1);
        seen.add(
            Kind::ClassicLoadBalancer,
            &region,
            row.item.id(),
            (Phase::Bills, ""),
            About::default(),
            running(cost),
        );
    }
}

/// The first twenty-five hosted zones of an account bill more than the others (<https://aws.amazon.com/route53/pricing/>).
fn hosted_zones(seen: &mut Seen<'_>) {
    let inventory = seen.inventory;
    let mut zones = BTreeMap::<String, BTreeMap<&str, Option<String>>>::new();
    for row in inventory.hosted_zones.rows() {
        let account = inventory.place_of(row).map(|place| place.account.clone()).unwrap_or_default();
        zones.entry(account).or_default().insert(row.item.id(), row.item.name.clone());
    }
    for (place, (id, name)) in zones.into_values().flat_map(|zones| zones.into_iter().enumerate()) {
        let kind = if place < FIRST_ZONES { "first 25" } else { "beyond 25" };
        let cost = match seen.table.anywhere(Item::HostedZone, kind) {
            Some(price) => Cost::Known { month: price.month(), source: price.source.clone() },
            None => Cost::Unknown(Reason::NoPrice { kind: kind.to_owned() }),
        };
        let about = About { of_type: name, ..About::default() };
        seen.add(Kind::HostedZone, NOWHERE, id, (Phase::Bills, ""), about, running(cost));
    }
}

/// Pay as you go bills by requests and data only. A flat-rate plan bills by the month, is not shown by any call, and
/// always has a web ACL (<https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/flat-rate-pricing-plan.html>).
fn distributions(seen: &mut Seen<'_>) {
    let inventory = seen.inventory;
    for row in inventory.distributions.rows() {
        let acl = row.item.web_acl_id.as_deref().filter(|acl| !acl.is_empty());
        let cost = if acl.is_some() { Cost::Unknown(Reason::Plan) } else { Cost::ByUse };
        let about = About {
            of_type: row.item.domain_name.clone(),
            is_idle: row.item.enabled == Some(false),
            ..About::default()
        };
        seen.add(Kind::Distribution, NOWHERE, row.item.id(), (Phase::Bills, ""), about, running(cost));
    }
}
