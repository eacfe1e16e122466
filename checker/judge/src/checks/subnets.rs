//! `subnets`: enough subnets in the VPC.

use crate::absent;
use crate::check::{Check, CheckInfo, asks};
use crate::finding::{Arg, Finding, Note};
use crate::outcome::Outcome;
use crate::stage::Stage;
use serde::Deserialize;
use snapshot::{Ask, Wanted};
use std::collections::BTreeSet;

pub(super) const INFO: CheckInfo = super::info!("subnets");

/// `subnets = { at-least = 2 }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Subnets {
    at_least: usize,
}

impl Check for Subnets {
    fn needs(&self) -> Vec<Wanted> {
        asks(&[Ask::DescribeVpcs, Ask::DescribeSubnets])
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let vpc = match absent::vpc(stage) {
            Ok(vpc) => vpc,
            Err(outcome) => return *outcome,
        };
        let inventory = stage.network.inventory();
        let subnets: Vec<_> =
            inventory.subnets.iter().filter(|subnet| subnet.vpc_id.as_ref() == Some(&vpc.vpc_id)).collect();
        if subnets.len() < self.at_least {
            return Outcome::fail(absent::too_few_subnets(stage, vpc, subnets.len()));
        }
        if let Some(pending) = subnets.iter().find(|subnet| subnet.state.as_deref() == Some("pending")) {
            let resource = crate::names::resource(&pending.subnet_id, &pending.tags);
            return Outcome::because(Note::new("why-pending").with("resource", resource).with("detail", "pending"));
        }
        let list = subnets
            .iter()
            .map(|subnet| {
                let blocks =
                    subnet.ipv6_cidr_block_association_set.iter().filter_map(|set| set.ipv6_cidr_block.clone());
                let block = subnet.cidr_block.clone().into_iter().chain(blocks).next().unwrap_or_default();
                Arg::Text(format!("{} {block}", subnet.subnet_id))
            })
            .collect();
        let mut outcome = Outcome::pass(Note::new("seen-subnets").with("subnets", Arg::List(list)));
        let zone = |subnet: &&snapshot::shapes::Subnet| {
            subnet.availability_zone_id.clone().or_else(|| subnet.availability_zone.clone())
        };
        let zones: BTreeSet<String> = subnets.iter().filter_map(zone).collect();
        if let (1, Some(zone)) = (zones.len(), zones.first()) {
            let finding = Finding::at("ONE_AVAILABILITY_ZONE", vpc.vpc_id.as_str()).with("zone", zone.as_str());
            outcome.warnings.push(stage.named(finding));
        }
        outcome
    }
}
