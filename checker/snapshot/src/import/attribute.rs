//! `describe-vpc-attribute`: the CLI asks for one attribute at a time, people join the answers.

use super::recognise::seen;
use crate::VpcId;
use crate::ask::Output;
use crate::document::Call;
use crate::shapes::{AttributeBoolean, VpcAttribute};
use serde_json::Map;

/// One call for each attribute that an answer holds, with the input that asks for it.
pub(super) fn split(attribute: VpcAttribute) -> Vec<Call> {
    let VpcAttribute { vpc_id, enable_dns_support, enable_dns_hostnames } = attribute;
    let one = |name: &str, value: VpcAttribute| {
        let vpc = value.vpc_id.as_ref().map(VpcId::as_str).unwrap_or_default();
        let input = Map::from_iter([("Attribute".into(), name.into()), ("VpcId".into(), vpc.into())]);
        seen((Output::DescribeVpcAttribute(Box::new(value)), true), input)
    };
    let support = |value: AttributeBoolean| VpcAttribute {
        vpc_id: vpc_id.clone(),
        enable_dns_support: Some(value),
        ..VpcAttribute::default()
    };
    let hostnames = |value: AttributeBoolean| VpcAttribute {
        vpc_id: vpc_id.clone(),
        enable_dns_hostnames: Some(value),
        ..VpcAttribute::default()
    };
    let support = enable_dns_support.map(|value| one("enableDnsSupport", support(value)));
    let hostnames = enable_dns_hostnames.map(|value| one("enableDnsHostnames", hostnames(value)));
    support.into_iter().chain(hostnames).collect()
}
