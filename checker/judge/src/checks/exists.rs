//! `exists`: somebody plays a role.

use crate::absent;
use crate::check::{Check, CheckInfo, asks};
use crate::finding::{Arg, Note};
use crate::outcome::Outcome;
use crate::stage::Stage;
use serde::Deserialize;
use snapshot::{Ask, Wanted};

pub(super) const INFO: CheckInfo = super::info!("exists");

/// `exists = { role = "private-subnet" }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exists {
    role: Role,
    /// The check that shows that something is not so: where nothing leads to the internet, every subnet is private.
    twin: Option<String>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Role {
    PublicSubnet,
    PrivateSubnet,
    PrivateInstance,
}

impl Check for Exists {
    fn needs(&self) -> Vec<Wanted> {
        match self.role {
            Role::PublicSubnet | Role::PrivateSubnet => asks(&[
                Ask::DescribeVpcs,
                Ask::DescribeSubnets,
                Ask::DescribeRouteTables,
                Ask::DescribeInternetGateways,
            ]),
            Role::PrivateInstance => asks(&[
                Ask::DescribeVpcs,
                Ask::DescribeSubnets,
                Ask::DescribeRouteTables,
                Ask::DescribeInternetGateways,
                Ask::DescribeInstances,
            ]),
        }
    }

    fn twin(&self) -> Option<&str> {
        self.twin.as_deref()
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let holders = match self.role {
            Role::PublicSubnet => absent::public(stage).map(subnets),
            Role::PrivateSubnet => absent::private(stage).map(subnets),
            Role::PrivateInstance => private_instances(stage),
        };
        match holders {
            Ok(holders) => {
                let message = match self.role {
                    Role::PublicSubnet => "seen-public-subnets",
                    Role::PrivateSubnet => "seen-private-subnets",
                    Role::PrivateInstance => "seen-private-instances",
                };
                Outcome::pass(Note::new(message).with("list", Arg::List(holders)))
            }
            Err(outcome) => *outcome,
        }
    }
}

fn subnets(subnets: &[&snapshot::shapes::Subnet]) -> Vec<Arg> {
    subnets.iter().map(|subnet| crate::names::resource(&subnet.subnet_id, &subnet.tags)).collect()
}

fn private_instances(stage: &Stage<'_>) -> Result<Vec<Arg>, Box<Outcome>> {
    absent::private(stage)?;
    let hosts = &stage.cast.roles.private_hosts;
    if hosts.is_empty() {
        return Err(Box::new(Outcome::fail(absent::no_private_host(stage, absent::vpc(stage)?))));
    }
    Ok(hosts.iter().map(crate::flow_ends::host_arg).collect())
}
