//! VPCs, subnets, route tables and the lists that filter.

use super::{id, link, list, tags, word};
use aws_sdk_ec2::operation::describe_vpc_attribute::DescribeVpcAttributeOutput;
use aws_sdk_ec2::types as sdk;
use snapshot::shapes;

pub(crate) fn region(from: sdk::Region) -> shapes::Region {
    shapes::Region { region_name: from.region_name, opt_in_status: from.opt_in_status }
}

pub(crate) fn availability_zone(from: sdk::AvailabilityZone) -> shapes::AvailabilityZone {
    shapes::AvailabilityZone {
        zone_name: from.zone_name,
        zone_id: from.zone_id,
        zone_type: from.zone_type,
        region_name: from.region_name,
        state: word(from.state),
    }
}

pub(crate) fn vpc(from: sdk::Vpc) -> shapes::Vpc {
    shapes::Vpc {
        vpc_id: id(from.vpc_id),
        cidr_block: from.cidr_block,
        cidr_block_association_set: list(from.cidr_block_association_set, |block| shapes::CidrBlockAssociation {
            cidr_block: block.cidr_block,
            cidr_block_state: block.cidr_block_state.map(|state| shapes::StateBox { state: word(state.state) }),
        }),
        ipv6_cidr_block_association_set: list(from.ipv6_cidr_block_association_set, |block| {
            shapes::Ipv6CidrBlockAssociation {
                ipv6_cidr_block: block.ipv6_cidr_block,
                ipv6_cidr_block_state: block
                    .ipv6_cidr_block_state
                    .map(|state| shapes::StateBox { state: word(state.state) }),
            }
        }),
        is_default: from.is_default,
        state: word(from.state),
        owner_id: from.owner_id,
        dhcp_options_id: from.dhcp_options_id,
        block_public_access_states: from.block_public_access_states.map(block_public_access_states),
        tags: tags(from.tags),
    }
}

fn block_public_access_states(from: sdk::BlockPublicAccessStates) -> shapes::BlockPublicAccessStates {
    shapes::BlockPublicAccessStates { internet_gateway_block_mode: word(from.internet_gateway_block_mode) }
}

pub(crate) fn vpc_attribute(from: DescribeVpcAttributeOutput) -> shapes::VpcAttribute {
    let boolean = |attribute: sdk::AttributeBooleanValue| shapes::AttributeBoolean { value: attribute.value };
    shapes::VpcAttribute {
        vpc_id: link(from.vpc_id),
        enable_dns_support: from.enable_dns_support.map(boolean),
        enable_dns_hostnames: from.enable_dns_hostnames.map(boolean),
    }
}

pub(crate) fn subnet(from: sdk::Subnet) -> shapes::Subnet {
    shapes::Subnet {
        subnet_id: id(from.subnet_id),
        vpc_id: link(from.vpc_id),
        cidr_block: from.cidr_block,
        ipv6_cidr_block_association_set: list(from.ipv6_cidr_block_association_set, |block| {
            shapes::Ipv6CidrBlockAssociation {
                ipv6_cidr_block: block.ipv6_cidr_block,
                ipv6_cidr_block_state: block
                    .ipv6_cidr_block_state
                    .map(|state| shapes::StateBox { state: word(state.state) }),
            }
        }),
        availability_zone: from.availability_zone,
        availability_zone_id: from.availability_zone_id,
        state: word(from.state),
        owner_id: from.owner_id,
        ipv6_native: from.ipv6_native,
        enable_dns64: from.enable_dns64,
        map_public_ip_on_launch: from.map_public_ip_on_launch,
        assign_ipv6_address_on_creation: from.assign_ipv6_address_on_creation,
        available_ip_address_count: from.available_ip_address_count.map(Into::into),
        default_for_az: from.default_for_az,
        block_public_access_states: from.block_public_access_states.map(block_public_access_states),
        tags: tags(from.tags),
    }
}

pub(crate) fn route_table(from: sdk::RouteTable) -> shapes::RouteTable {
    shapes::RouteTable {
        route_table_id: id(from.route_table_id),
        vpc_id: link(from.vpc_id),
        owner_id: from.owner_id,
        associations: list(from.associations, |user| shapes::RouteTableAssociation {
            route_table_association_id: user.route_table_association_id,
            route_table_id: link(user.route_table_id),
            subnet_id: link(user.subnet_id),
            gateway_id: user.gateway_id,
            main: user.main,
            association_state: user.association_state.map(|state| shapes::StateBox { state: word(state.state) }),
        }),
        propagating_vgws: list(from.propagating_vgws, |gateway| shapes::PropagatingVgw {
            gateway_id: gateway.gateway_id,
        }),
        routes: list(from.routes, route),
        tags: tags(from.tags),
    }
}

fn route(from: sdk::Route) -> shapes::Route {
    shapes::Route {
        destination_cidr_block: from.destination_cidr_block,
        destination_ipv6_cidr_block: from.destination_ipv6_cidr_block,
        destination_prefix_list_id: link(from.destination_prefix_list_id),
        gateway_id: from.gateway_id,
        nat_gateway_id: link(from.nat_gateway_id),
        instance_id: link(from.instance_id),
        instance_owner_id: from.instance_owner_id,
        network_interface_id: link(from.network_interface_id),
        vpc_peering_connection_id: link(from.vpc_peering_connection_id),
        transit_gateway_id: link(from.transit_gateway_id),
        egress_only_internet_gateway_id: link(from.egress_only_internet_gateway_id),
        local_gateway_id: from.local_gateway_id,
        carrier_gateway_id: from.carrier_gateway_id,
        core_network_arn: from.core_network_arn,
        odb_network_arn: from.odb_network_arn,
        state: word(from.state),
        origin: word(from.origin),
    }
}

pub(crate) fn network_acl(from: sdk::NetworkAcl) -> shapes::NetworkAcl {
    shapes::NetworkAcl {
        network_acl_id: id(from.network_acl_id),
        vpc_id: link(from.vpc_id),
        owner_id: from.owner_id,
        is_default: from.is_default,
        associations: list(from.associations, |user| shapes::NetworkAclAssociation {
            network_acl_association_id: user.network_acl_association_id,
            network_acl_id: link(user.network_acl_id),
            subnet_id: link(user.subnet_id),
        }),
        entries: list(from.entries, |entry| shapes::NetworkAclEntry {
            rule_number: entry.rule_number,
            protocol: entry.protocol,
            rule_action: word(entry.rule_action),
            egress: entry.egress,
            cidr_block: entry.cidr_block,
            ipv6_cidr_block: entry.ipv6_cidr_block,
            port_range: entry.port_range.map(|range| shapes::PortRange { from: range.from, to: range.to }),
            icmp_type_code: entry
                .icmp_type_code
                .map(|icmp| shapes::IcmpTypeCode { code: icmp.code, r#type: icmp.r#type }),
        }),
        tags: tags(from.tags),
    }
}

pub(crate) fn security_group(from: sdk::SecurityGroup) -> shapes::SecurityGroup {
    shapes::SecurityGroup {
        group_id: id(from.group_id),
        group_name: from.group_name,
        vpc_id: link(from.vpc_id),
        owner_id: from.owner_id,
        ip_permissions: list(from.ip_permissions, ip_permission),
        ip_permissions_egress: list(from.ip_permissions_egress, ip_permission),
        tags: tags(from.tags),
    }
}

fn ip_permission(from: sdk::IpPermission) -> shapes::IpPermission {
    shapes::IpPermission {
        ip_protocol: from.ip_protocol,
        from_port: from.from_port,
        to_port: from.to_port,
        ip_ranges: list(from.ip_ranges, |range| shapes::IpRange { cidr_ip: range.cidr_ip }),
        ipv6_ranges: list(from.ipv6_ranges, |range| shapes::Ipv6Range { cidr_ipv6: range.cidr_ipv6 }),
        prefix_list_ids: list(from.prefix_list_ids, |listed| shapes::PrefixListReference {
            prefix_list_id: link(listed.prefix_list_id),
        }),
        user_id_group_pairs: list(from.user_id_group_pairs, |pair| shapes::UserIdGroupPair {
            group_id: link(pair.group_id),
            user_id: pair.user_id,
            vpc_id: link(pair.vpc_id),
            vpc_peering_connection_id: link(pair.vpc_peering_connection_id),
            peering_status: pair.peering_status,
        }),
    }
}

pub(crate) fn security_group_vpc_association(
    from: sdk::SecurityGroupVpcAssociation,
) -> shapes::SecurityGroupVpcAssociation {
    shapes::SecurityGroupVpcAssociation {
        group_id: link(from.group_id),
        vpc_id: link(from.vpc_id),
        vpc_owner_id: from.vpc_owner_id,
        state: word(from.state),
    }
}

pub(crate) fn prefix_list(from: sdk::PrefixList) -> shapes::PrefixList {
    shapes::PrefixList {
        prefix_list_id: id(from.prefix_list_id),
        prefix_list_name: from.prefix_list_name,
        cidrs: from.cidrs.unwrap_or_default(),
    }
}

pub(crate) fn managed_prefix_list(from: sdk::ManagedPrefixList) -> shapes::ManagedPrefixList {
    shapes::ManagedPrefixList {
        prefix_list_id: id(from.prefix_list_id),
        prefix_list_name: from.prefix_list_name,
        address_family: from.address_family,
        state: word(from.state),
        owner_id: from.owner_id,
        max_entries: from.max_entries,
        version: from.version,
        tags: tags(from.tags),
    }
}

pub(crate) fn prefix_list_entry(from: sdk::PrefixListEntry) -> shapes::PrefixListEntry {
    shapes::PrefixListEntry { cidr: from.cidr }
}

pub(crate) fn block_public_access(from: Option<sdk::VpcBlockPublicAccessOptions>) -> shapes::BlockPublicAccess {
    shapes::BlockPublicAccess {
        vpc_block_public_access_options: from.map(|options| shapes::VpcBlockPublicAccessOptions {
            aws_account_id: options.aws_account_id,
            aws_region: options.aws_region,
            state: word(options.state),
            internet_gateway_block_mode: word(options.internet_gateway_block_mode),
            managed_by: word(options.managed_by),
            exclusions_allowed: word(options.exclusions_allowed),
        }),
    }
}

pub(crate) fn block_public_access_exclusion(
    from: sdk::VpcBlockPublicAccessExclusion,
) -> shapes::VpcBlockPublicAccessExclusion {
    shapes::VpcBlockPublicAccessExclusion {
        exclusion_id: id(from.exclusion_id),
        internet_gateway_exclusion_mode: word(from.internet_gateway_exclusion_mode),
        resource_arn: link(from.resource_arn),
        state: word(from.state),
    }
}
