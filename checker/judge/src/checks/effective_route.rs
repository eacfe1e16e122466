//! `effective-route`: where the tables that subnets really use lead, whatever their lists let through.

use crate::check::{Check, CheckInfo, WALK_REFINED, asks};
use crate::outcome::Outcome;
use crate::public_route;
use crate::stage::Stage;
use serde::Deserialize;
use snapshot::{Ask, Wanted};

pub(super) const INFO: CheckInfo = super::info!("effective-route");

/// `effective-route = { subnets = "public", to = "internet" }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EffectiveRoute {
    #[expect(dead_code, reason = "one role for now; written out so that a lab reads as a sentence")]
    subnets: Side,
    #[expect(dead_code, reason = "one destination for now; written out so that a lab reads as a sentence")]
    to: Destination,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Side {
    Public,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Destination {
    Internet,
}

impl Check for EffectiveRoute {
    fn needs(&self) -> Vec<Wanted> {
        asks(&[
            Ask::DescribeVpcs,
            Ask::DescribeSubnets,
            Ask::DescribeRouteTables,
            Ask::DescribeInternetGateways,
            Ask::DescribeNetworkInterfaces,
        ])
    }

    fn refines(&self) -> Vec<Wanted> {
        asks(WALK_REFINED)
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        public_route::judge(stage)
    }
}
