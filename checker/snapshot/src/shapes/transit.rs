//! Transit gateways and private lines: how packets reach other networks.

use super::Tags;
use crate::ids::*;

shape! {
    /// `DescribeTransitGateways`.
    TransitGateway[transit_gateway_id: TransitGatewayId] of owner_id {
        state: Option<String> = Word,
        owner_id: Option<String> = Account,
        options: Option<TransitGatewayOptions>,
        tags: Tags,
    }
    /// Switches of a transit gateway.
    TransitGatewayOptions {
        association_default_route_table_id: Option<TransitGatewayRouteTableId>,
        propagation_default_route_table_id: Option<TransitGatewayRouteTableId>,
        security_group_referencing_support: Option<String> = Word,
    }
    /// `DescribeTransitGatewayAttachments`: everything that is plugged into a transit gateway.
    TransitGatewayAttachment[transit_gateway_attachment_id: TransitGatewayAttachmentId] of transit_gateway_owner_id {
        transit_gateway_id: Option<TransitGatewayId>,
        transit_gateway_owner_id: Option<String> = Account,
        resource_type: Option<String> = Word,
        resource_id: Option<String> = Id,
        resource_owner_id: Option<String> = Account,
        state: Option<String> = Word,
        association: Option<TransitGatewayAssociation>,
        tags: Tags,
    }
    /// The route table that an attachment's packets are looked up in.
    TransitGatewayAssociation {
        transit_gateway_route_table_id: Option<TransitGatewayRouteTableId>,
        state: Option<String> = Word,
    }
    /// `DescribeTransitGatewayVpcAttachments`.
    TransitGatewayVpcAttachment[transit_gateway_attachment_id: TransitGatewayAttachmentId] of vpc_owner_id {
        transit_gateway_id: Option<TransitGatewayId>,
        vpc_id: Option<VpcId>,
        vpc_owner_id: Option<String> = Account,
        subnet_ids: Vec<SubnetId>,
        state: Option<String> = Word,
        options: Option<TransitGatewayVpcAttachmentOptions>,
        tags: Tags,
    }
    /// Switches of a VPC attachment.
    TransitGatewayVpcAttachmentOptions {
        appliance_mode_support: Option<String> = Word,
        security_group_referencing_support: Option<String> = Word,
        ipv6_support: Option<String> = Word,
    }
    /// `DescribeTransitGatewayPeeringAttachments`.
    TransitGatewayPeeringAttachment[transit_gateway_attachment_id: TransitGatewayAttachmentId] {
        requester_tgw_info: Option<PeeringTgwInfo>,
        accepter_tgw_info: Option<PeeringTgwInfo>,
        state: Option<String> = Word,
        tags: Tags,
    }
    /// One side of a transit gateway peering.
    PeeringTgwInfo {
        transit_gateway_id: Option<TransitGatewayId>,
        owner_id: Option<String> = Account,
        region: Option<String> = Word,
    }
    /// `DescribeTransitGatewayRouteTables`.
    TransitGatewayRouteTable[transit_gateway_route_table_id: TransitGatewayRouteTableId] {
        transit_gateway_id: Option<TransitGatewayId>,
        state: Option<String> = Word,
        default_association_route_table: Option<bool>,
        default_propagation_route_table: Option<bool>,
        tags: Tags,
    }
    /// `SearchTransitGatewayRoutes`: one route of a transit gateway route table.
    TransitGatewayRoute {
        destination_cidr_block: Option<String> = Address,
        prefix_list_id: Option<PrefixListId>,
        transit_gateway_attachments: Vec<TransitGatewayRouteAttachment>,
        r#type: Option<String> = Word,
        state: Option<String> = Word,
    }
    /// Where a transit gateway route leads.
    TransitGatewayRouteAttachment {
        transit_gateway_attachment_id: Option<TransitGatewayAttachmentId>,
        resource_id: Option<String> = Id,
        resource_type: Option<String> = Word,
    }
    /// `GetTransitGatewayRouteTablePropagations`: an attachment whose blocks are put into a table.
    TransitGatewayRouteTablePropagation {
        transit_gateway_attachment_id: Option<TransitGatewayAttachmentId>,
        resource_id: Option<String> = Id,
        resource_type: Option<String> = Word,
        state: Option<String> = Word,
    }

    /// `DescribeVpnGateways`.
    VpnGateway[vpn_gateway_id: VpnGatewayId] {
        state: Option<String> = Word,
        vpc_attachments: Vec<super::gateway::GatewayAttachment>,
        tags: Tags,
    }
    /// `DescribeVpnConnections`, without its keys.
    VpnConnection[vpn_connection_id: VpnConnectionId] {
        state: Option<String> = Word,
        vpn_gateway_id: Option<VpnGatewayId>,
        transit_gateway_id: Option<TransitGatewayId>,
        routes: Vec<VpnStaticRoute>,
        tags: Tags,
    }
    /// A static route of a VPN connection.
    VpnStaticRoute { destination_cidr_block: Option<String> = Address, state: Option<String> = Word }
}
