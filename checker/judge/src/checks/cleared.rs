//! `cleared`: nothing of the course is left that costs money, in any Region of the account.

use crate::check::{Check, CheckInfo};
use crate::finding::{Arg, Finding, Note};
use crate::left::{Left, Price, Thing, everywhere, here};
use crate::outcome::Outcome;
use crate::stage::Stage;
use serde::Deserialize;
use snapshot::Wanted;

pub(super) const INFO: CheckInfo = super::info!("cleared");

/// The most ids that one sentence names.
const NAMED: usize = 6;

/// `cleared = {}`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cleared {}

impl Check for Cleared {
    fn needs(&self) -> Vec<Wanted> {
        here()
    }

    fn elsewhere(&self) -> Vec<Wanted> {
        everywhere()
    }

    fn fails_in_part(&self) -> bool {
        true
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let left = Left::of(stage);
        let mut outcome = Outcome::default();
        for thing in &left.things {
            outcome.add(finding(stage, "COURSE_STILL_BILLED", thing));
        }
        let told = left.zones.iter().map(|zone| finding(stage, "HOSTED_ZONE_BILLED", zone));
        let others = left.others.iter().map(|other| finding(stage, "OTHERS_BILLED", other));
        outcome.warnings.extend(told.chain(others));
        outcome.missing.clone_from(&left.lacking);
        outcome.why = why(&left);
        if let (Some(trace), None) = (&left.trace, &outcome.why) {
            let regions = Arg::Number(i64::try_from(left.regions).unwrap_or(i64::MAX));
            outcome.seen.push(Note::new("seen-cleared").with("regions", regions).with("trace", trace.as_str()));
        }
        outcome
    }
}

/// Why it cannot be told, if nothing is known to be left and no call is to blame.
fn why(left: &Left) -> Option<Note> {
    let list = |ids: Vec<&str>| {
        let more = (ids.len() > NAMED).then(|| Arg::from("…"));
        Arg::List(ids.into_iter().take(NAMED).map(Arg::from).chain(more).collect())
    };
    if !left.unasked.is_empty() {
        let regions = left.unasked.iter().map(|region| &**region).collect();
        return Some(Note::new("why-regions-unseen").with("regions", list(regions)));
    }
    if !left.lacking.is_empty() {
        return None;
    }
    if !left.unclear.is_empty() {
        let ids = left.unclear.iter().map(|thing| &*thing.id).collect();
        return Some(Note::new("why-left-unclear").with("resources", list(ids)));
    }
    if let Some((id, state)) = left.changing.first() {
        return Some(Note::new("why-pending").with("resource", id.as_str()).with("detail", state.as_str()));
    }
    left.trace.is_none().then(|| Note::new("why-no-trace"))
}

fn finding(stage: &Stage<'_>, code: &'static str, thing: &Thing) -> Finding {
    let (price, amount) = match thing.price {
        Price::Day(amount) => ("day", amount.of_hours(24).with_decimals(2)),
        Price::AtLeast(amount) => ("at-least", amount.of_hours(24).with_decimals(2)),
        Price::AtMost(amount) => ("at-most", amount.of_hours(24).with_decimals(2)),
        Price::Month(amount) => ("month", amount.with_decimals(2)),
        Price::Unknown => ("unknown", String::new()),
    };
    let finding = Finding::at(code, thing.id.as_str())
        .with("thing", Note::new(kind(thing.line.kind)))
        .with("region", thing.line.region.as_str())
        .with("price", price)
        .with("amount", amount)
        .with("command", if thing.commands.is_empty() { "none".to_owned() } else { thing.commands.join("; ") });
    stage.named(finding)
}

/// The message that says what a thing is.
fn kind(kind: cost::Kind) -> &'static str {
    use cost::Kind;
    match kind {
        Kind::NatGateway => "cost-kind-nat-gateway",
        Kind::RegionalNatGateway => "cost-kind-regional-nat-gateway",
        Kind::PublicAddress => "cost-kind-public-ipv4-address",
        Kind::LoadBalancer => "cost-kind-load-balancer",
        Kind::ClassicLoadBalancer => "cost-kind-classic-load-balancer",
        Kind::Database => "cost-kind-database",
        Kind::DatabaseCluster => "cost-kind-database-cluster",
        Kind::DatabaseProxy => "cost-kind-database-proxy",
        Kind::DatabaseSnapshot => "cost-kind-database-snapshot",
        Kind::Endpoint => "cost-kind-vpc-endpoint",
        Kind::Instance => "cost-kind-instance",
        Kind::Volume => "cost-kind-volume",
        Kind::Snapshot => "cost-kind-snapshot",
        Kind::HostedZone => "cost-kind-hosted-zone",
        Kind::Distribution => "cost-kind-distribution",
        Kind::TransitAttachment => "cost-kind-transit-gateway-attachment",
        Kind::VpnConnection => "cost-kind-vpn-connection",
    }
}
