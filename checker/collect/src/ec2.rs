//! The calls of EC2.

use crate::asking::{Asking, each};
use crate::convert::{gateway, host, interface, network, transit};
use crate::outcome::Fault;
use aws_sdk_ec2::types::{Filter, VpcAttributeName};
use serde_json::Value;
use snapshot::{Ask, Output};

/// Calls that need no input: those whose pages hang together by `NextToken`, each with its most results a page, and
/// those that have one page.
macro_rules! lists {
    (
        paged { $($P:ident $pmethod:ident $plist:ident $most:literal $pconvert:path;)* }
        whole { $($W:ident $wmethod:ident $wlist:ident $wconvert:path;)* }
        $asking:ident, $other:expr
    ) => {
        match $asking.ask {
            $(Ask::$P => each!(
                $asking,
                $asking.ec2().$pmethod().max_results($most).set_next_token($asking.token()),
                |answer| $asking.list(Output::$P, answer.$plist, $pconvert, answer.next_token)
            ),)*
            $(Ask::$W => each!(
                $asking,
                $asking.ec2().$wmethod(),
                |answer| $asking.list(Output::$W, answer.$wlist, $wconvert, None)
            ),)*
            _ => $other,
        }
    };
}

pub(crate) async fn ask(asking: &mut Asking<'_>) {
    lists! {
        paged {
            DescribeVpcs describe_vpcs vpcs 1000 network::vpc;
            DescribeSubnets describe_subnets subnets 1000 network::subnet;
            DescribeRouteTables describe_route_tables route_tables 100 network::route_table;
            DescribeInternetGateways describe_internet_gateways internet_gateways 1000 gateway::internet_gateway;
            DescribeEgressOnlyInternetGateways describe_egress_only_internet_gateways egress_only_internet_gateways 255 gateway::egress_only_internet_gateway;
            DescribeNetworkAcls describe_network_acls network_acls 1000 network::network_acl;
            DescribeSecurityGroups describe_security_groups security_groups 1000 network::security_group;
            DescribeSecurityGroupVpcAssociations describe_security_group_vpc_associations security_group_vpc_associations 1000 network::security_group_vpc_association;
            DescribeInstances describe_instances reservations 1000 host::reservation;
            DescribeNetworkInterfaces describe_network_interfaces network_interfaces 1000 interface::network_interface;
            DescribeNatGateways describe_nat_gateways nat_gateways 1000 gateway::nat_gateway;
            DescribeVpcEndpoints describe_vpc_endpoints vpc_endpoints 1000 gateway::vpc_endpoint;
            DescribePrefixLists describe_prefix_lists prefix_lists 1000 network::prefix_list;
            DescribeManagedPrefixLists describe_managed_prefix_lists prefix_lists 100 network::managed_prefix_list;
            DescribeInstanceConnectEndpoints describe_instance_connect_endpoints instance_connect_endpoints 50 gateway::instance_connect_endpoint;
            DescribeVpcPeeringConnections describe_vpc_peering_connections vpc_peering_connections 1000 gateway::vpc_peering_connection;
            DescribeVpcBlockPublicAccessExclusions describe_vpc_block_public_access_exclusions vpc_block_public_access_exclusions 1000 network::block_public_access_exclusion;
            DescribeVolumes describe_volumes volumes 1000 host::volume;
            DescribeTransitGateways describe_transit_gateways transit_gateways 1000 transit::transit_gateway;
            DescribeTransitGatewayAttachments describe_transit_gateway_attachments transit_gateway_attachments 1000 transit::attachment;
            DescribeTransitGatewayVpcAttachments describe_transit_gateway_vpc_attachments transit_gateway_vpc_attachments 1000 transit::vpc_attachment;
            DescribeTransitGatewayPeeringAttachments describe_transit_gateway_peering_attachments transit_gateway_peering_attachments 1000 transit::peering_attachment;
            DescribeTransitGatewayRouteTables describe_transit_gateway_route_tables transit_gateway_route_tables 1000 transit::route_table;
        }
        whole {
            DescribeRegions describe_regions regions network::region;
            DescribeAvailabilityZones describe_availability_zones availability_zones network::availability_zone;
            DescribeAddresses describe_addresses addresses gateway::address;
            DescribeVpnGateways describe_vpn_gateways vpn_gateways transit::vpn_gateway;
            DescribeVpnConnections describe_vpn_connections vpn_connections transit::vpn_connection;
        }
        asking, with_input(asking).await
    }
}

async fn with_input(asking: &mut Asking<'_>) {
    match asking.ask {
        Ask::DescribeVpcAttribute => {
            let attribute = asking.text("Attribute").map(|name| VpcAttributeName::from(name.as_str()));
            each!(
                asking,
                asking.ec2().describe_vpc_attribute().set_vpc_id(asking.text("VpcId")).set_attribute(attribute.clone()),
                |answer| asking.one(Output::DescribeVpcAttribute(Box::new(network::vpc_attribute(answer))))
            );
        }
        Ask::DescribeVpcBlockPublicAccessOptions => {
            each!(asking, asking.ec2().describe_vpc_block_public_access_options(), |answer| asking.one(
                Output::DescribeVpcBlockPublicAccessOptions(Box::new(network::block_public_access(
                    answer.vpc_block_public_access_options
                )))
            ))
        }
        Ask::DescribeSnapshots => {
            let owners = asking.input("OwnerIds").as_array().into_iter().flatten();
            let owners: Vec<String> = owners.filter_map(Value::as_str).map(Into::into).collect();
            each!(
                asking,
                asking
                    .ec2()
                    .describe_snapshots()
                    .set_owner_ids(Some(owners.clone()))
                    .max_results(1000)
                    .set_next_token(asking.token()),
                |answer| asking.list(Output::DescribeSnapshots, answer.snapshots, host::snapshot, answer.next_token)
            );
        }
        Ask::GetManagedPrefixListEntries => each!(
            asking,
            asking
                .ec2()
                .get_managed_prefix_list_entries()
                .set_prefix_list_id(asking.text("PrefixListId"))
                .max_results(100)
                .set_next_token(asking.token()),
            |answer| asking.list(
                Output::GetManagedPrefixListEntries,
                answer.entries,
                network::prefix_list_entry,
                answer.next_token
            )
        ),
        Ask::SearchTransitGatewayRoutes => transit_gateway_routes(asking).await,
        Ask::GetTransitGatewayRouteTablePropagations => each!(
            asking,
            asking
                .ec2()
                .get_transit_gateway_route_table_propagations()
                .set_transit_gateway_route_table_id(asking.text("TransitGatewayRouteTableId"))
                .max_results(1000)
                .set_next_token(asking.token()),
            |answer| asking.list(
                Output::GetTransitGatewayRouteTablePropagations,
                answer.transit_gateway_route_table_propagations,
                transit::propagation,
                answer.next_token
            )
        ),
        _ => asking.fail(Fault::no_collector()),
    }
}

async fn transit_gateway_routes(asking: &mut Asking<'_>) {
    let filters: Vec<Filter> = asking.input("Filters").as_array().into_iter().flatten().map(filter).collect();
    each!(
        asking,
        asking
            .ec2()
            .search_transit_gateway_routes()
            .set_transit_gateway_route_table_id(asking.text("TransitGatewayRouteTableId"))
            .set_filters(Some(filters.clone()))
            .set_next_token(asking.token()),
        |answer| {
            let more = answer.additional_routes_available == Some(true);
            let next =
                asking.list(Output::SearchTransitGatewayRoutes, answer.routes, transit::route, answer.next_token);
            if more && !next {
                asking.truncate();
            }
            next
        }
    );
}

fn filter(filter: &Value) -> Filter {
    let values = filter["Values"].as_array().into_iter().flatten().filter_map(Value::as_str).map(Into::into).collect();
    Filter::builder().name(filter["Name"].as_str().unwrap_or_default()).set_values(Some(values)).build()
}
