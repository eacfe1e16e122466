//! Gateways, addresses, endpoints and peerings: how packets leave a VPC.

use super::{GroupIdentifier, Tags};
use crate::ids::*;
use crate::time::Time;

shape! {
    /// `DescribeInternetGateways`.
    InternetGateway[internet_gateway_id: InternetGatewayId] of owner_id {
        attachments: Vec<GatewayAttachment>,
        owner_id: Option<String> = Account,
        tags: Tags,
    }
    /// `DescribeEgressOnlyInternetGateways`.
    EgressOnlyInternetGateway[egress_only_internet_gateway_id: EgressOnlyInternetGatewayId] {
        attachments: Vec<GatewayAttachment>,
        tags: Tags,
    }
    /// The VPC that a gateway is attached to; on the wire the state of a working one is `available`.
    GatewayAttachment { vpc_id: Option<VpcId>, state: Option<String> = Word }

    /// `DescribeNatGateways`. A regional one (`availability_mode`) has no subnet and a route table of its own.
    NatGateway[nat_gateway_id: NatGatewayId] {
        vpc_id: Option<VpcId>,
        subnet_id: Option<SubnetId>,
        state: Option<String> = Word,
        connectivity_type: Option<String> = Word,
        availability_mode: Option<String> = Word,
        route_table_id: Option<RouteTableId>,
        nat_gateway_addresses: Vec<NatGatewayAddress>,
        failure_code: Option<String> = Word,
        create_time: Option<Time>,
        delete_time: Option<Time>,
        tags: Tags,
    }
    /// One address of a NAT gateway.
    NatGatewayAddress {
        allocation_id: Option<AllocationId>,
        network_interface_id: Option<NetworkInterfaceId>,
        private_ip: Option<String> = Address,
        public_ip: Option<String> = Address,
        is_primary: Option<bool>,
        status: Option<String> = Word,
        availability_zone: Option<String> = Word,
        availability_zone_id: Option<String> = Word,
    }

    /// `DescribeAddresses`: an Elastic IP address.
    Address[public_ip: String = Address] {
        allocation_id: Option<AllocationId>,
        association_id: Option<String> = Id,
        instance_id: Option<InstanceId>,
        network_interface_id: Option<NetworkInterfaceId>,
        network_interface_owner_id: Option<String> = Account,
        private_ip_address: Option<String> = Address,
        domain: Option<String> = Word,
        public_ipv4_pool: Option<String> = Word,
        service_managed: Option<String> = Word,
        tags: Tags,
    }

    /// `DescribeVpcEndpoints`; the state comes in lower or upper case.
    VpcEndpoint[vpc_endpoint_id: VpcEndpointId] of owner_id {
        vpc_id: Option<VpcId>,
        vpc_endpoint_type: Option<String> = Word,
        service_name: Option<String> = Word,
        service_region: Option<String> = Word,
        state: Option<String> = Word,
        route_table_ids: Vec<RouteTableId>,
        subnet_ids: Vec<SubnetId>,
        groups: Vec<GroupIdentifier>,
        network_interface_ids: Vec<NetworkInterfaceId>,
        private_dns_enabled: Option<bool>,
        ip_address_type: Option<String> = Word,
        dns_options: Option<DnsOptions>,
        dns_entries: Vec<DnsEntry>,
        policy_document: Option<String> = Policy,
        owner_id: Option<String> = Account,
        requester_managed: Option<bool>,
        creation_timestamp: Option<Time>,
        tags: Tags,
    }
    /// How an interface endpoint answers for its service's name.
    DnsOptions { dns_record_ip_type: Option<String> = Word, private_dns_only_for_inbound_resolver_endpoint: Option<bool> }
    /// A name of an interface endpoint.
    DnsEntry { dns_name: Option<String> = Host, hosted_zone_id: Option<String> = Zone }

    /// `DescribeInstanceConnectEndpoints`: a way to ssh into hosts without an address of their own.
    InstanceConnectEndpoint[instance_connect_endpoint_id: InstanceConnectEndpointId] of owner_id {
        vpc_id: Option<VpcId>,
        subnet_id: Option<SubnetId>,
        state: Option<String> = Word,
        preserve_client_ip: Option<bool>,
        security_group_ids: Vec<SecurityGroupId>,
        network_interface_ids: Vec<NetworkInterfaceId>,
        ip_address_type: Option<String> = Word,
        availability_zone: Option<String> = Word,
        owner_id: Option<String> = Account,
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
        owner_id: Option<String> = Account,
        region: Option<String> = Word,
        cidr_block: Option<String> = Address,
        cidr_block_set: Vec<CidrBlock>,
        ipv6_cidr_block_set: Vec<Ipv6CidrBlock>,
        peering_options: Option<PeeringOptions>,
    }
    /// An IPv4 block.
    CidrBlock { cidr_block: Option<String> = Address }
    /// An IPv6 block.
    Ipv6CidrBlock { ipv6_cidr_block: Option<String> = Address }
    /// What a peering is allowed to do beyond routing.
    PeeringOptions { allow_dns_resolution_from_remote_vpc: Option<bool> }
    /// `active` when packets can pass.
    PeeringStatus { code: Option<String> = Word }
}
