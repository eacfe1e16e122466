//! From planned resources to a world, and from there to a snapshot.
//!
//! The tables say which resource is written by what. Their order is that in which AWS could build: nothing refers to
//! something that comes later.

mod filters;
mod gateways;
mod hosts;
mod network;
mod routes;
mod writer;

use crate::error::{PlanError, Where};
use crate::left_open::{Note, Open};
use crate::resource::Planned;
use snapshot::Snapshot;
use std::collections::BTreeMap;
use world::{Labels, World};
use writer::{Missing, Writer};

/// What writes one resource.
type Write = fn(&mut Writer<'_>);

/// A kind of resource, what writes it, and what lists it in an account: that is not whole where one is left out.
pub(crate) struct Kind {
    name: &'static str,
    write: Write,
    asks: &'static [&'static str],
}

/// All kinds that are read, in the order in which they are written; some take more than one step.
fn kinds() -> impl Iterator<Item = &'static Kind> {
    [network::KINDS, filters::KINDS, hosts::KINDS, gateways::KINDS, routes::KINDS].into_iter().flatten()
}

/// What builds nothing that a snapshot shows, so that nobody misses it. Types that begin so.
const WITHOUT_TRACE: &[&str] = &[
    "aws_acm_certificate_validation",
    "aws_ami",
    "aws_budgets",
    "aws_cloudwatch",
    "aws_dynamodb",
    "aws_ebs",
    "aws_ecr",
    "aws_flow_log",
    "aws_iam",
    "aws_key_pair",
    "aws_kms",
    "aws_launch_template",
    "aws_placement_group",
    "aws_s3",
    "aws_secretsmanager",
    "aws_sns",
    "aws_sqs",
    "aws_ssm",
    "aws_volume_attachment",
    "aws_vpc_dhcp_options",
];

const BALANCERS: &[&str] =
    &["elbv2:DescribeLoadBalancers", "elbv2:DescribeTargetGroups", "ec2:DescribeNetworkInterfaces"];
const DATABASES: &[&str] = &[
    "rds:DescribeDBClusters",
    "rds:DescribeDBInstances",
    "rds:DescribeDBSubnetGroups",
    "ec2:DescribeNetworkInterfaces",
];

/// What is listed in an account because of kinds that are not read. Types that begin so.
const NOT_READ: &[(&str, &[&str])] = &[
    ("aws_autoscaling", &["ec2:DescribeInstances", "ec2:DescribeNetworkInterfaces"]),
    ("aws_ec2_instance_connect_endpoint", &["ec2:DescribeInstanceConnectEndpoints"]),
    ("aws_ec2_transit_gateway", &["ec2:DescribeTransitGateways", "ec2:DescribeTransitGatewayVpcAttachments"]),
    ("aws_ecs_service", &["ec2:DescribeNetworkInterfaces"]),
    ("aws_eks", &["ec2:DescribeInstances", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups"]),
    ("aws_acm_certificate", &["acm:ListCertificates"]),
    ("aws_alb", BALANCERS),
    ("aws_cloudfront", &["cloudfront:ListDistributions", "cloudfront:ListVpcOrigins"]),
    ("aws_db_", DATABASES),
    ("aws_elb", &["elb:DescribeLoadBalancers"]),
    ("aws_lambda_function", &["ec2:DescribeNetworkInterfaces"]),
    ("aws_lb", BALANCERS),
    ("aws_rds_cluster", DATABASES),
    ("aws_route53", &["route53:ListHostedZones"]),
    ("aws_spot", &["ec2:DescribeInstances", "ec2:DescribeNetworkInterfaces"]),
    ("aws_vpc_block_public_access", &["ec2:DescribeVpcBlockPublicAccessOptions"]),
    ("aws_vpn_gateway", &["ec2:DescribeRouteTables"]),
];

/// Where something in a snapshot comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The address in the plan, or the logical id in the template.
    pub resource: String,
    /// The line in the template; plans have none.
    pub line: Option<usize>,
}

/// A plan as an account would show it.
#[derive(Debug, Clone, PartialEq)]
pub struct BuiltPlan {
    /// What a look at the account would see.
    pub snapshot: Snapshot,
    /// What things are called.
    pub labels: Labels,
    /// The world in between.
    pub world: String,
    /// What is left open, in the order of the file.
    pub notes: Vec<Note>,
    origins: BTreeMap<String, Origin>,
}

impl BuiltPlan {
    /// Where something with this id comes from; nothing for what AWS makes by itself.
    #[must_use]
    pub fn origin(&self, id: &str) -> Option<&Origin> {
        self.origins.get(id)
    }
}

impl Planned {
    /// What an account would show once this is built, and everything in it is up.
    ///
    /// # Errors
    /// Something in it AWS would refuse, such as subnets that overlap.
    pub fn build(&self) -> Result<BuiltPlan, PlanError> {
        let mut writer = Writer::new(self);
        for kind in kinds() {
            for at in writer.of_kind(kind.name) {
                writer.turn_to(at);
                if writer.resource().is_unsure {
                    writer.leave_out("Condition", &Missing::Unknown);
                } else {
                    (kind.write)(&mut writer);
                }
            }
        }
        let known: Vec<&str> = kinds().map(|kind| kind.name).collect();
        let mut left: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for resource in &self.resources {
            if resource.kind.starts_with("aws_") && !known.contains(&resource.kind.as_str()) {
                *left.entry((&resource.kind, &resource.said)).or_default() += 1;
            }
        }
        for ((kind, said), count) in left {
            let asks = NOT_READ.iter().filter(|(begin, _)| kind.starts_with(begin)).flat_map(|(_, asks)| *asks);
            asks.for_each(|ask| writer.cut(ask));
            if !WITHOUT_TRACE.iter().any(|begin| kind.starts_with(begin)) {
                writer.remark(said, None, Open::NotRead(count));
            }
        }
        writer.finish()
    }
}

/// Builds the world that was written.
fn carried_out(
    planned: &Planned,
    lines: &[(String, Option<usize>)],
    mut notes: Vec<Note>,
    own: &BTreeMap<String, String>,
) -> Result<BuiltPlan, PlanError> {
    let text: String = lines.iter().flat_map(|(line, _)| [line.as_str(), "\n"]).collect();
    let place = |line: usize| {
        let at = lines.get(line.saturating_sub(1)).and_then(|(_, resource)| *resource);
        let resource = at.and_then(|at| planned.resources.get(at));
        Where {
            resource: resource.map(|resource| resource.address.clone()),
            line: resource.and_then(|resource| resource.line),
        }
    };
    let refused = |error: world::WorldError| PlanError::Refused { at: place(error.line), fault: Box::new(error.fault) };
    let built = text.parse::<World>().and_then(|world| world.build()).map_err(refused)?;
    let mut origins = BTreeMap::new();
    for (label, address) in own {
        let resource = planned.resources.iter().find(|resource| resource.address == *address);
        if let (Some(id), Some(resource)) = (built.labels.id(label), resource) {
            origins.insert(id.to_owned(), Origin { resource: address.clone(), line: resource.line });
        }
    }
    notes.sort();
    notes.dedup();
    Ok(BuiltPlan { snapshot: built.snapshot, labels: built.labels, world: text, notes, origins })
}

#[cfg(test)]
mod tests {
    use super::*;
    use snapshot::Ask;

    /// A name that nobody knows would make every plan unreadable that has such a resource.
    #[test]
    fn every_ask_that_may_be_cut_is_one() {
        let of_kinds = kinds().flat_map(|kind| kind.asks);
        for ask in of_kinds.chain(NOT_READ.iter().flat_map(|(_, asks)| *asks)) {
            let (service, name) = ask.split_once(':').unwrap_or_default();
            assert!(Ask::find(service, name).is_some(), "{ask}");
        }
    }
}
