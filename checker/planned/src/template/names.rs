//! CloudFormation's names in Terraform's, so that one reader does for both.
//!
//! Most differ in their spelling only: `CidrBlock` is `cidr_block`. What else differs stands in a table.

use crate::value::Value;
use std::collections::BTreeMap;

/// A type of CloudFormation, its name here, and what else is set because CloudFormation does it so.
struct Type {
    theirs: &'static str,
    ours: &'static str,
    always: &'static [&'static str],
}

const fn same(theirs: &'static str, ours: &'static str) -> Type {
    Type { theirs, ours, always: &[] }
}

const TYPES: &[Type] = &[
    same("AWS::EC2::VPC", "aws_vpc"),
    same("AWS::EC2::VPCCidrBlock", "aws_vpc_ipv4_cidr_block_association"),
    same("AWS::EC2::Subnet", "aws_subnet"),
    same("AWS::EC2::SubnetCidrBlock", "aws_subnet_cidr_block"),
    same("AWS::EC2::InternetGateway", "aws_internet_gateway"),
    same("AWS::EC2::VPCGatewayAttachment", "aws_internet_gateway_attachment"),
    same("AWS::EC2::EgressOnlyInternetGateway", "aws_egress_only_internet_gateway"),
    same("AWS::EC2::RouteTable", "aws_route_table"),
    same("AWS::EC2::Route", "aws_route"),
    same("AWS::EC2::SubnetRouteTableAssociation", "aws_route_table_association"),
    same("AWS::EC2::GatewayRouteTableAssociation", "aws_route_table_association"),
    same("AWS::EC2::PrefixList", "aws_ec2_managed_prefix_list"),
    same("AWS::EC2::NetworkAcl", "aws_network_acl"),
    same("AWS::EC2::NetworkAclEntry", "aws_network_acl_rule"),
    same("AWS::EC2::SubnetNetworkAclAssociation", "aws_network_acl_association"),
    Type { always: &["keeps_egress"], ..same("AWS::EC2::SecurityGroup", "aws_security_group") },
    same("AWS::EC2::SecurityGroupIngress", "aws_vpc_security_group_ingress_rule"),
    same("AWS::EC2::SecurityGroupEgress", "aws_vpc_security_group_egress_rule"),
    same("AWS::EC2::Instance", "aws_instance"),
    same("AWS::EC2::NetworkInterface", "aws_network_interface"),
    same("AWS::EC2::NetworkInterfaceAttachment", "aws_network_interface_attachment"),
    same("AWS::EC2::EIP", "aws_eip"),
    same("AWS::EC2::EIPAssociation", "aws_eip_association"),
    same("AWS::EC2::NatGateway", "aws_nat_gateway"),
    same("AWS::EC2::VPCEndpoint", "aws_vpc_endpoint"),
    // In one account CloudFormation says yes for the other side.
    Type { always: &["accepts"], ..same("AWS::EC2::VPCPeeringConnection", "aws_vpc_peering_connection") },
];

/// How types begin that are not read, in snake case and as Terraform calls them.
const OTHERWISE: &[(&str, &str)] = &[
    ("aws_auto_scaling", "aws_autoscaling"),
    ("aws_certificate_manager_certificate", "aws_acm_certificate"),
    ("aws_cloud_front", "aws_cloudfront"),
    ("aws_ec2_vpn_gateway", "aws_vpn_gateway"),
    ("aws_elastic_load_balancing_v2", "aws_lb"),
    ("aws_elastic_load_balancing", "aws_elb"),
    ("aws_rds_db_cluster", "aws_rds_cluster"),
    ("aws_rds_db", "aws_db"),
];

/// Members that are documents of their own, whose names stay as they are.
const DOCUMENTS: &[&str] = &["PolicyDocument", "Policy"];

/// A resource in our words. One that we have no word for keeps its type in snake case, so that it is told.
pub(super) fn in_our_words(kind: &str, properties: Value) -> (String, Value) {
    let Some(found) = TYPES.iter().find(|known| known.theirs == kind) else {
        return (unknown(kind), Value::Map(BTreeMap::new()));
    };
    let Value::Map(mut members) = snaked(properties) else { return (found.ours.to_owned(), Value::Unknown) };
    for name in found.always {
        members.insert((*name).to_owned(), Value::Bool(true));
    }
    (found.ours.to_owned(), Value::Map(members))
}

/// `AWS::EC2::TransitGateway` as `aws_ec2_transit_gateway`.
fn unknown(kind: &str) -> String {
    let mut words = kind.split("::").map(snake);
    let (first, rest) = (words.next().unwrap_or_default(), words.collect::<Vec<_>>().join("_"));
    let kind = format!("{first}_{rest}");
    // Where the two tools have other words, the list that is not whole is found by Terraform's.
    let other = OTHERWISE.iter().find(|(theirs, _)| kind.starts_with(theirs));
    other.map_or_else(|| kind.clone(), |(theirs, ours)| kind.replacen(theirs, ours, 1))
}

fn snaked(value: Value) -> Value {
    match value {
        Value::Map(members) => {
            let member = |(name, value): (String, Value)| {
                let value = if DOCUMENTS.contains(&name.as_str()) { value } else { snaked(value) };
                (snake(&name), value)
            };
            Value::Map(members.into_iter().map(member).collect())
        }
        Value::List(elements) => Value::List(elements.into_iter().map(snaked).collect()),
        other => other,
    }
}

/// `DBSubnetGroupName` as `db_subnet_group_name`.
pub(super) fn snake(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut snake = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at));
        let behind = letters.get(at + 1);
        let begins = before.is_some_and(|before| {
            before.is_lowercase()
                || before.is_ascii_digit()
                || before.is_uppercase() && behind.is_some_and(|behind| behind.is_lowercase())
        });
        if letter.is_uppercase() && begins {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_spelled_as_terraform_spells_them() {
        for (theirs, ours) in [
            ("CidrBlock", "cidr_block"),
            ("DBSubnetGroupName", "db_subnet_group_name"),
            ("VPCSecurityGroups", "vpc_security_groups"),
            ("Ipv6CidrBlock", "ipv6_cidr_block"),
            ("MultiAZ", "multi_az"),
            ("IPV6Enabled", "ipv6_enabled"),
            ("HTTPPort", "http_port"),
            ("EnableDns64", "enable_dns64"),
        ] {
            assert_eq!(snake(theirs), ours);
        }
        for (theirs, ours) in [
            ("AWS::EC2::TransitGateway", "aws_ec2_transit_gateway"),
            ("AWS::ElasticLoadBalancingV2::LoadBalancer", "aws_lb_load_balancer"),
            ("AWS::RDS::DBInstance", "aws_db_instance"),
        ] {
            assert_eq!(unknown(theirs), ours);
        }
    }
}
