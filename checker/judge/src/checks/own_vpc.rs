//! `own-vpc`: a VPC that the learner made.

use crate::absent;
use crate::check::{Check, CheckInfo, asks};
use crate::finding::{Finding, Note};
use crate::names::resource;
use crate::outcome::Outcome;
use crate::stage::Stage;
use serde::Deserialize;
use snapshot::{Ask, Wanted};

pub(super) const INFO: CheckInfo = super::info!("own-vpc");

/// `own-vpc = {}`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnVpc {}

impl Check for OwnVpc {
    fn needs(&self) -> Vec<Wanted> {
        asks(&[Ask::DescribeVpcs, Ask::DescribeSubnets, Ask::DescribeRouteTables, Ask::DescribeInternetGateways])
    }

    fn refines(&self) -> Vec<Wanted> {
        asks(&[Ask::DescribeVpcAttribute])
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let vpc = match absent::vpc(stage) {
            Ok(vpc) => vpc,
            Err(outcome) => return *outcome,
        };
        let state = vpc.state.as_deref().unwrap_or_default();
        if state == "pending" {
            let why = Note::new("why-pending").with("resource", resource(&vpc.vpc_id, &vpc.tags)).with("detail", state);
            return Outcome::because(why);
        }
        let mut outcome = Outcome::pass(
            Note::new("seen-vpc")
                .with("vpc", resource(&vpc.vpc_id, &vpc.tags))
                .with("block", vpc.cidr_block.clone().unwrap_or_default()),
        );
        let attributes = stage.network.inventory().vpc_attributes.iter();
        let hostnames_off = attributes
            .filter(|attribute| attribute.vpc_id.as_ref() == Some(&vpc.vpc_id))
            .any(|attribute| attribute.enable_dns_hostnames.as_ref().and_then(|it| it.value) == Some(false));
        if hostnames_off {
            outcome.warnings.push(stage.named(Finding::at("DNS_HOSTNAMES_DISABLED", vpc.vpc_id.as_str())));
        }
        outcome
    }
}
