//! Gateways, addresses, endpoints and peerings: how packets leave a VPC.

use super::{GroupIdentifier, Tags};
use crate::ids::*;

shape! {
    /// `DescribeInternetGateways`.
    InternetGateway[internet_gateway_id: InternetGatewayId] of owner_id {
        attachments: Vec<GatewayAttachment>,
        owner_id: Option<String>,
        tags: Tags,
    }
    /// `DescribeEgressOnlyInternetGateways`.
    EgressOnlyInternetGateway[egress_only_internet_gateway_id: EgressOnlyInternetGatewayId] {
        attachments: Vec<GatewayAttachment>,
        tags: Tags,
    }
    /// The VPC that a gateway is attached to; on the wire the state of a working one is `available`.
    GatewayAttachment { vpc_id: Option<VpcId>, state: Option<String> }

    /// `DescribeNatGateways`. A regional one (`availability_mode`) has no subnet and a route table of its own.
    NatGateway[nat_gateway_id: NatGatewayId] {
        vpc_id: Option<VpcId>,
        subnet_id: Option<SubnetId>,
        state: Option<String>,
        connectivity_type: Option<String>,
        availability_mode: Option<String>,
        route_table_id: Option<RouteTableId>,
        nat_gateway_addresses: Vec<NatGatewayAddress>,
        failure_code: Option<String>,
        create_time: Option<String>,
        delete_time: Option<String>,
        tags: Tags,
    }
    /// One address of a NAT gateway.
    NatGatewayAddress {
        allocation_id: Option<AllocationId>,
        network_interface_id: Option<NetworkInterfaceId>,
        private_ip: Option<String>,
        public_ip: Option<String>,
        is_primary: Option<bool>,
        status: Option<String>,
        availability_zone: Option<String>,
        availability_zone_id: Option<String>,
    }

    /// `DescribeAddresses`: an Elastic IP address.
    Address[public_ip: String] {
        allocation_id: Option<AllocationId>,
        association_id: Option<String>,
        instance_id: Option<InstanceId>,
        network_interface_id: Option<NetworkInterfaceId>,
        network_interface_owner_id: Option<String>,
        private_ip_address: Option<String>,
        domain: Option<String>,
        public_ipv4_pool: Option<String>,
        service_managed: Option<String>,
        tags: Tags,
    }

    /// `DescribeVpcEndpoints`; the state comes in lower or upper case.
    VpcEndpoint[vpc_endpoint_id: VpcEndpointId] of owner_id {
        vpc_id: Option<VpcId>,
        vpc_endpoint_type: Option<String>,
        service_name: Option<String>,
        service_region: Option<String>,
        state: Option<String>,
        route_table_ids: Vec<RouteTableId>,
        subnet_ids: Vec<SubnetId>,
        groups: Vec<GroupIdentifier>,
        network_interface_ids: Vec<NetworkInterfaceId>,
        private_dns_enabled: Option<bool>,
        ip_address_type: Option<String>,
        dns_options: Option<DnsOptions>,
        dns_entries: Vec<DnsEntry>,
        policy_document: Option<String>,
        owner_id: Option<String>,
        requester_managed: Option<bool>,
        creation_timestamp: Option<String>,
        tags: Tags,
    }
    /// How an interface endpoint answers for its service's name.
    DnsOptions { dns_record_ip_type: Option<String>, private_dns_only_for_inbound_resolver_endpoint: Option<bool> }
    /// A name of an interface endpoint.
    DnsEntry { dns_name: Option<String>, hosted_zone_id: Option<String> }

    /// `DescribeInstanceConnectEndpoints`: a way to ssh into hosts without an address of their own.
    InstanceConnectEndpoint[instance_connect_endpoint_id: InstanceConnectEndpointId] of owner_id {
        vpc_id: Option<VpcId>,
        subnet_id: Option<SubnetId>,
        state: Option<String>,
        preserve_client_ip: Option<bool>,
        security_group_ids: Vec<SecurityGroupId>,
        network_interface_ids: Vec<NetworkInterfaceId>,
        ip_address_type: Option<String>,
        availability_zone: Option<String>,
        owner_id: Option<String>,
        tags: Tags,
    }

    /// `DescribeVpcPeeringConnections`.
    VpcPeeringConnection[vpc_peering_connection_id: VpcPeeringConnectionId] {
        accepter_vpc_info: Option<PeeringVpcInfo>,
        requester_vpc_info: Option<PeeringVpcInfo>,
        status: Option<PeeringStatus>,
        tags: Tags,
    }
    /// One side of a peering.
    PeeringVpcInfo {
        vpc_id: Option<VpcId>,
        owner_id: Option<String>,
        region: Option<String>,
        cidr_block: Option<String>,
        cidr_block_set: Vec<CidrBlock>,
        ipv6_cidr_block_set: Vec<Ipv6CidrBlock>,
        peering_options: Option<PeeringOptions>,
    }
    /// An IPv4 block.
    CidrBlock { cidr_block: Option<String> }
    /// An IPv6 block.
    Ipv6CidrBlock { ipv6_cidr_block: Option<String> }
    /// What a peering is allowed to do beyond routing.
    PeeringOptions { allow_dns_resolution_from_remote_vpc: Option<bool> }
    /// `active` when packets can pass.
    PeeringStatus { code: Option<String> }
}
