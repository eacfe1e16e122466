//! Gateways, addresses, endpoints and peerings.

use super::{id, link, links, list, tags, time, word};
use aws_sdk_ec2::types as sdk;
use snapshot::shapes;

pub(crate) fn internet_gateway(from: sdk::InternetGateway) -> shapes::InternetGateway {
    shapes::InternetGateway {
        internet_gateway_id: id(from.internet_gateway_id),
        attachments: list(from.attachments, attachment),
        owner_id: from.owner_id,
        tags: tags(from.tags),
    }
}

pub(crate) fn egress_only_internet_gateway(from: sdk::EgressOnlyInternetGateway) -> shapes::EgressOnlyInternetGateway {
    shapes::EgressOnlyInternetGateway {
        egress_only_internet_gateway_id: id(from.egress_only_internet_gateway_id),
        attachments: list(from.attachments, attachment),
        tags: tags(from.tags),
    }
}

/// The SDK knows `attached`; the wire says `available`, which the SDK keeps as an unknown value.
fn attachment(from: sdk::InternetGatewayAttachment) -> shapes::GatewayAttachment {
    shapes::GatewayAttachment { vpc_id: link(from.vpc_id), state: word(from.state) }
}

pub(crate) fn nat_gateway(from: sdk::NatGateway) -> shapes::NatGateway {
    shapes::NatGateway {
        nat_gateway_id: id(from.nat_gateway_id),
        vpc_id: link(from.vpc_id),
        subnet_id: link(from.subnet_id),
        state: word(from.state),
        connectivity_type: word(from.connectivity_type),
        availability_mode: word(from.availability_mode),
        route_table_id: link(from.route_table_id),
        nat_gateway_addresses: list(from.nat_gateway_addresses, |address| shapes::NatGatewayAddress {
            allocation_id: link(address.allocation_id),
            network_interface_id: link(address.network_interface_id),
            private_ip: address.private_ip,
            public_ip: address.public_ip,
            is_primary: address.is_primary,
            status: word(address.status),
            availability_zone: address.availability_zone,
            availability_zone_id: address.availability_zone_id,
        }),
        failure_code: from.failure_code,
        create_time: time(from.create_time),
        delete_time: time(from.delete_time),
        tags: tags(from.tags),
    }
}

pub(crate) fn address(from: sdk::Address) -> shapes::Address {
    shapes::Address {
        public_ip: from.public_ip.unwrap_or_default(),
        allocation_id: link(from.allocation_id),
        association_id: from.association_id,
        instance_id: link(from.instance_id),
        network_interface_id: link(from.network_interface_id),
        network_interface_owner_id: from.network_interface_owner_id,
        private_ip_address: from.private_ip_address,
        domain: word(from.domain),
        public_ipv4_pool: from.public_ipv4_pool,
        service_managed: word(from.service_managed),
        tags: tags(from.tags),
    }
}

/// The SDK spells states with capitals; the wire says `available`, which the SDK keeps as an unknown value.
pub(crate) fn vpc_endpoint(from: sdk::VpcEndpoint) -> shapes::VpcEndpoint {
    shapes::VpcEndpoint {
        vpc_endpoint_id: id(from.vpc_endpoint_id),
        vpc_id: link(from.vpc_id),
        vpc_endpoint_type: word(from.vpc_endpoint_type),
        service_name: from.service_name,
        service_region: from.service_region,
        state: word(from.state),
        route_table_ids: links(from.route_table_ids),
        subnet_ids: links(from.subnet_ids),
        groups: list(from.groups, |group| shapes::GroupIdentifier {
            group_id: id(group.group_id),
            group_name: group.group_name,
        }),
        network_interface_ids: links(from.network_interface_ids),
        private_dns_enabled: from.private_dns_enabled,
        ip_address_type: word(from.ip_address_type),
        dns_options: from.dns_options.map(|options| shapes::DnsOptions {
            dns_record_ip_type: word(options.dns_record_ip_type),
            private_dns_only_for_inbound_resolver_endpoint: options.private_dns_only_for_inbound_resolver_endpoint,
        }),
        dns_entries: list(from.dns_entries, |entry| shapes::DnsEntry {
            dns_name: entry.dns_name,
            hosted_zone_id: entry.hosted_zone_id,
        }),
        policy_document: from.policy_document,
        owner_id: from.owner_id,
        requester_managed: from.requester_managed,
        creation_timestamp: time(from.creation_timestamp),
        tags: tags(from.tags),
    }
}

pub(crate) fn instance_connect_endpoint(from: sdk::Ec2InstanceConnectEndpoint) -> shapes::InstanceConnectEndpoint {
    shapes::InstanceConnectEndpoint {
        instance_connect_endpoint_id: id(from.instance_connect_endpoint_id),
        vpc_id: link(from.vpc_id),
        subnet_id: link(from.subnet_id),
        state: word(from.state),
        preserve_client_ip: from.preserve_client_ip,
        security_group_ids: links(from.security_group_ids),
        network_interface_ids: links(from.network_interface_ids),
        ip_address_type: word(from.ip_address_type),
        availability_zone: from.availability_zone,
        owner_id: from.owner_id,
        tags: tags(from.tags),
    }
}

pub(crate) fn vpc_peering_connection(from: sdk::VpcPeeringConnection) -> shapes::VpcPeeringConnection {
    shapes::VpcPeeringConnection {
        vpc_peering_connection_id: id(from.vpc_peering_connection_id),
        accepter_vpc_info: from.accepter_vpc_info.map(peering_vpc_info),
        requester_vpc_info: from.requester_vpc_info.map(peering_vpc_info),
        status: from.status.map(|status| shapes::PeeringStatus { code: word(status.code) }),
        tags: tags(from.tags),
    }
}

fn peering_vpc_info(from: sdk::VpcPeeringConnectionVpcInfo) -> shapes::PeeringVpcInfo {
    shapes::PeeringVpcInfo {
        vpc_id: link(from.vpc_id),
        owner_id: from.owner_id,
        region: from.region,
        cidr_block: from.cidr_block,
        cidr_block_set: list(from.cidr_block_set, |block| shapes::CidrBlock { cidr_block: block.cidr_block }),
        ipv6_cidr_block_set: list(from.ipv6_cidr_block_set, |block| shapes::Ipv6CidrBlock {
            ipv6_cidr_block: block.ipv6_cidr_block,
        }),
        peering_options: from.peering_options.map(|options| shapes::PeeringOptions {
            allow_dns_resolution_from_remote_vpc: options.allow_dns_resolution_from_remote_vpc,
        }),
    }
}
