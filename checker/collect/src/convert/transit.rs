//! Transit gateways and private lines.

use super::{id, link, links, list, tags, word};
use aws_sdk_ec2::types as sdk;
use snapshot::shapes;

pub(crate) fn transit_gateway(from: sdk::TransitGateway) -> shapes::TransitGateway {
    shapes::TransitGateway {
        transit_gateway_id: id(from.transit_gateway_id),
        state: word(from.state),
        owner_id: from.owner_id,
        options: from.options.map(|options| shapes::TransitGatewayOptions {
            association_default_route_table_id: link(options.association_default_route_table_id),
            propagation_default_route_table_id: link(options.propagation_default_route_table_id),
            security_group_referencing_support: word(options.security_group_referencing_support),
        }),
        tags: tags(from.tags),
    }
}

pub(crate) fn attachment(from: sdk::TransitGatewayAttachment) -> shapes::TransitGatewayAttachment {
    shapes::TransitGatewayAttachment {
        transit_gateway_attachment_id: id(from.transit_gateway_attachment_id),
        transit_gateway_id: link(from.transit_gateway_id),
        transit_gateway_owner_id: from.transit_gateway_owner_id,
        resource_type: word(from.resource_type),
        resource_id: from.resource_id,
        resource_owner_id: from.resource_owner_id,
        state: word(from.state),
        association: from.association.map(|association| shapes::TransitGatewayAssociation {
            transit_gateway_route_table_id: link(association.transit_gateway_route_table_id),
            state: word(association.state),
        }),
        tags: tags(from.tags),
    }
}

pub(crate) fn vpc_attachment(from: sdk::TransitGatewayVpcAttachment) -> shapes::TransitGatewayVpcAttachment {
    shapes::TransitGatewayVpcAttachment {
        transit_gateway_attachment_id: id(from.transit_gateway_attachment_id),
        transit_gateway_id: link(from.transit_gateway_id),
        vpc_id: link(from.vpc_id),
        vpc_owner_id: from.vpc_owner_id,
        subnet_ids: links(from.subnet_ids),
        state: word(from.state),
        options: from.options.map(|options| shapes::TransitGatewayVpcAttachmentOptions {
            appliance_mode_support: word(options.appliance_mode_support),
            security_group_referencing_support: word(options.security_group_referencing_support),
            ipv6_support: word(options.ipv6_support),
        }),
        tags: tags(from.tags),
    }
}

pub(crate) fn peering_attachment(
    from: sdk::TransitGatewayPeeringAttachment,
) -> shapes::TransitGatewayPeeringAttachment {
    let side = |info: sdk::PeeringTgwInfo| shapes::PeeringTgwInfo {
        transit_gateway_id: link(info.transit_gateway_id),
        owner_id: info.owner_id,
        region: info.region,
    };
    shapes::TransitGatewayPeeringAttachment {
        transit_gateway_attachment_id: id(from.transit_gateway_attachment_id),
        requester_tgw_info: from.requester_tgw_info.map(side),
        accepter_tgw_info: from.accepter_tgw_info.map(side),
        state: word(from.state),
        tags: tags(from.tags),
    }
}

pub(crate) fn route_table(from: sdk::TransitGatewayRouteTable) -> shapes::TransitGatewayRouteTable {
    shapes::TransitGatewayRouteTable {
        transit_gateway_route_table_id: id(from.transit_gateway_route_table_id),
        transit_gateway_id: link(from.transit_gateway_id),
        state: word(from.state),
        default_association_route_table: from.default_association_route_table,
        default_propagation_route_table: from.default_propagation_route_table,
        tags: tags(from.tags),
    }
}

pub(crate) fn route(from: sdk::TransitGatewayRoute) -> shapes::TransitGatewayRoute {
    shapes::TransitGatewayRoute {
        destination_cidr_block: from.destination_cidr_block,
        prefix_list_id: link(from.prefix_list_id),
        transit_gateway_attachments: list(from.transit_gateway_attachments, |attachment| {
            shapes::TransitGatewayRouteAttachment {
                transit_gateway_attachment_id: link(attachment.transit_gateway_attachment_id),
                resource_id: attachment.resource_id,
                resource_type: word(attachment.resource_type),
            }
        }),
        r#type: word(from.r#type),
        state: word(from.state),
    }
}

pub(crate) fn propagation(
    from: sdk::TransitGatewayRouteTablePropagation,
) -> shapes::TransitGatewayRouteTablePropagation {
    shapes::TransitGatewayRouteTablePropagation {
        transit_gateway_attachment_id: link(from.transit_gateway_attachment_id),
        resource_id: from.resource_id,
        resource_type: word(from.resource_type),
        state: word(from.state),
    }
}

pub(crate) fn vpn_gateway(from: sdk::VpnGateway) -> shapes::VpnGateway {
    shapes::VpnGateway {
        vpn_gateway_id: id(from.vpn_gateway_id),
        state: word(from.state),
        vpc_attachments: list(from.vpc_attachments, |attachment| shapes::GatewayAttachment {
            vpc_id: link(attachment.vpc_id),
            state: word(attachment.state),
        }),
        tags: tags(from.tags),
    }
}

/// Without the customer gateway's configuration, which holds the keys of the tunnels.
pub(crate) fn vpn_connection(from: sdk::VpnConnection) -> shapes::VpnConnection {
    shapes::VpnConnection {
        vpn_connection_id: id(from.vpn_connection_id),
        state: word(from.state),
        vpn_gateway_id: link(from.vpn_gateway_id),
        transit_gateway_id: link(from.transit_gateway_id),
        routes: list(from.routes, |route| shapes::VpnStaticRoute {
            destination_cidr_block: route.destination_cidr_block,
            state: word(route.state),
        }),
        tags: tags(from.tags),
    }
}
