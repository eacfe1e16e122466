//! VPCs, subnets, route tables and the lists that filter.

use super::{StateBox, Tags};
use crate::ids::*;

shape! {
    /// `DescribeRegions`: a Region that the account could use.
    Region { region_name: Option<String> = Word, opt_in_status: Option<String> = Word }

    /// `DescribeAvailabilityZones`: the zone ids are the same for everybody, the zone names are the account's own.
    AvailabilityZone {
        zone_name: Option<String> = Word,
        zone_id: Option<String> = Word,
        zone_type: Option<String> = Word,
        region_name: Option<String> = Word,
        state: Option<String> = Word,
    }

    /// `DescribeVpcs`.
    Vpc[vpc_id: VpcId] of owner_id {
        cidr_block: Option<String> = Address,
        cidr_block_association_set: Vec<CidrBlockAssociation>,
        ipv6_cidr_block_association_set: Vec<Ipv6CidrBlockAssociation>,
        is_default: Option<bool>,
        state: Option<String> = Word,
        owner_id: Option<String> = Account,
        dhcp_options_id: Option<String> = Id,
        block_public_access_states: Option<BlockPublicAccessStates>,
        tags: Tags,
    }
    /// An IPv4 block of a VPC.
    CidrBlockAssociation { cidr_block: Option<String> = Address, cidr_block_state: Option<StateBox> }
    /// An IPv6 block of a VPC or a subnet.
    Ipv6CidrBlockAssociation { ipv6_cidr_block: Option<String> = Address, ipv6_cidr_block_state: Option<StateBox> }
    /// What block public access does to a VPC or a subnet.
    BlockPublicAccessStates { internet_gateway_block_mode: Option<String> = Word }

    /// `DescribeVpcAttribute`: one of the two DNS switches of a VPC.
    VpcAttribute {
        vpc_id: Option<VpcId>,
        enable_dns_support: Option<AttributeBoolean>,
        enable_dns_hostnames: Option<AttributeBoolean>,
    }
    /// A switch that AWS wraps in an object.
    AttributeBoolean { value: Option<bool> }

    /// `DescribeSubnets`.
    Subnet[subnet_id: SubnetId] of owner_id {
        vpc_id: Option<VpcId>,
        cidr_block: Option<String> = Address,
        ipv6_cidr_block_association_set: Vec<Ipv6CidrBlockAssociation>,
        availability_zone: Option<String> = Word,
        availability_zone_id: Option<String> = Word,
        state: Option<String> = Word,
        owner_id: Option<String> = Account,
        ipv6_native: Option<bool>,
        enable_dns64: Option<bool>,
        map_public_ip_on_launch: Option<bool>,
        assign_ipv6_address_on_creation: Option<bool>,
        available_ip_address_count: Option<i64>,
        default_for_az: Option<bool>,
        block_public_access_states: Option<BlockPublicAccessStates>,
        tags: Tags,
    }

    /// `DescribeRouteTables`.
    RouteTable[route_table_id: RouteTableId] of owner_id {
        vpc_id: Option<VpcId>,
        owner_id: Option<String> = Account,
        associations: Vec<RouteTableAssociation>,
        propagating_vgws: Vec<PropagatingVgw>,
        routes: Vec<Route>,
        tags: Tags,
    }
    /// Who uses a route table: a subnet, a gateway (edge), or, as the main table, every subnet that names no other.
    RouteTableAssociation {
        route_table_association_id: Option<String> = Id,
        route_table_id: Option<RouteTableId>,
        subnet_id: Option<SubnetId>,
        gateway_id: Option<String> = Id,
        main: Option<bool>,
        association_state: Option<StateBox>,
    }
    /// A virtual private gateway whose routes are put into a table.
    PropagatingVgw { gateway_id: Option<String> = Id }
    /// One route. `gateway_id` is overloaded: `local`, `igw-…`, `vgw-…` or `vpce-…`.
    Route {
        destination_cidr_block: Option<String> = Address,
        destination_ipv6_cidr_block: Option<String> = Address,
        destination_prefix_list_id: Option<PrefixListId>,
        gateway_id: Option<String> = Id,
        nat_gateway_id: Option<NatGatewayId>,
        instance_id: Option<InstanceId>,
        instance_owner_id: Option<String> = Account,
        network_interface_id: Option<NetworkInterfaceId>,
        vpc_peering_connection_id: Option<VpcPeeringConnectionId>,
        transit_gateway_id: Option<TransitGatewayId>,
        egress_only_internet_gateway_id: Option<EgressOnlyInternetGatewayId>,
        local_gateway_id: Option<String> = Id,
        carrier_gateway_id: Option<String> = Id,
        core_network_arn: Option<String> = Arn,
        odb_network_arn: Option<String> = Arn,
        state: Option<String> = Word,
        origin: Option<String> = Word,
    }

    /// `DescribeNetworkAcls`.
    NetworkAcl[network_acl_id: NetworkAclId] of owner_id {
        vpc_id: Option<VpcId>,
        owner_id: Option<String> = Account,
        is_default: Option<bool>,
        associations: Vec<NetworkAclAssociation>,
        entries: Vec<NetworkAclEntry>,
        tags: Tags,
    }
    /// A subnet that a network ACL guards.
    NetworkAclAssociation {
        network_acl_association_id: Option<String> = Id,
        network_acl_id: Option<NetworkAclId>,
        subnet_id: Option<SubnetId>,
    }
    /// One rule of a network ACL; `protocol` is a number as text, `-1` for all.
    NetworkAclEntry {
        rule_number: Option<i32>,
        protocol: Option<String> = Word,
        rule_action: Option<String> = Word,
        egress: Option<bool>,
        cidr_block: Option<String> = Address,
        ipv6_cidr_block: Option<String> = Address,
        port_range: Option<PortRange>,
        icmp_type_code: Option<IcmpTypeCode>,
    }
    /// Ports of a network ACL rule, both ends included.
    PortRange { from: Option<i32>, to: Option<i32> }
    /// ICMP type and code of a network ACL rule, `-1` for any.
    IcmpTypeCode { code: Option<i32>, r#type: Option<i32> }

    /// `DescribeSecurityGroups`.
    SecurityGroup[group_id: SecurityGroupId] of owner_id {
        group_name: Option<String> = GroupName,
        vpc_id: Option<VpcId>,
        owner_id: Option<String> = Account,
        ip_permissions: Vec<IpPermission>,
        ip_permissions_egress: Vec<IpPermission>,
        tags: Tags,
    }
    /// One rule of a security group; for ICMP `from_port` is the type and `to_port` the code.
    IpPermission {
        ip_protocol: Option<String> = Word,
        from_port: Option<i32>,
        to_port: Option<i32>,
        ip_ranges: Vec<IpRange>,
        ipv6_ranges: Vec<Ipv6Range>,
        prefix_list_ids: Vec<PrefixListReference>,
        user_id_group_pairs: Vec<UserIdGroupPair>,
    }
    /// An IPv4 block in a security group rule.
    IpRange { cidr_ip: Option<String> = Address }
    /// An IPv6 block in a security group rule.
    Ipv6Range { cidr_ipv6: Option<String> = Address }
    /// A prefix list in a security group rule.
    PrefixListReference { prefix_list_id: Option<PrefixListId> }
    /// Another security group in a security group rule.
    UserIdGroupPair {
        group_id: Option<SecurityGroupId>,
        user_id: Option<String> = Account,
        vpc_id: Option<VpcId>,
        vpc_peering_connection_id: Option<VpcPeeringConnectionId>,
        peering_status: Option<String> = Word,
    }
    /// `DescribeSecurityGroupVpcAssociations`: a group that works in another VPC too.
    SecurityGroupVpcAssociation {
        group_id: Option<SecurityGroupId>,
        vpc_id: Option<VpcId>,
        vpc_owner_id: Option<String> = Account,
        state: Option<String> = Word,
    }

    /// `DescribePrefixLists`: AWS's own lists, with their blocks.
    PrefixList[prefix_list_id: PrefixListId] { prefix_list_name: Option<String> = ListName, cidrs: Vec<String> = Address }
    /// `DescribeManagedPrefixLists`: lists of AWS and of customers, without their blocks.
    ManagedPrefixList[prefix_list_id: PrefixListId] of owner_id {
        prefix_list_name: Option<String> = ListName,
        address_family: Option<String> = Word,
        state: Option<String> = Word,
        owner_id: Option<String> = Account,
        max_entries: Option<i32>,
        version: Option<i64>,
        tags: Tags,
    }
    /// `GetManagedPrefixListEntries`: one block of a list.
    PrefixListEntry { cidr: Option<String> = Address }

    /// `DescribeVpcBlockPublicAccessOptions`.
    BlockPublicAccess { vpc_block_public_access_options: Option<VpcBlockPublicAccessOptions> }
    /// The account's block public access in one Region.
    VpcBlockPublicAccessOptions {
        aws_account_id: Option<String> = Account,
        aws_region: Option<String> = Word,
        state: Option<String> = Word,
        internet_gateway_block_mode: Option<String> = Word,
        managed_by: Option<String> = Word,
        exclusions_allowed: Option<String> = Word,
    }
    /// `DescribeVpcBlockPublicAccessExclusions`.
    VpcBlockPublicAccessExclusion[exclusion_id: ExclusionId] {
        internet_gateway_exclusion_mode: Option<String> = Word,
        resource_arn: Option<Arn>,
        state: Option<String> = Word,
    }
}

shape! {}
