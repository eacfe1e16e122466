//! Makes one call: every operation that has a collector stands here, with its page size.
//!
//! Page sizes are the most that the service's model allows, because a call without one counts as expensive against
//! the account's quota: <https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html>.

use crate::convert::{gateway, host, interface, list, network, transit};
use crate::outcome::{self, Fault};
use crate::pages::{Answer, Pages};
use crate::session::Session;
use aws_sdk_ec2::types::{Filter, VpcAttributeName};
use serde_json::{Map, Value};
use snapshot::shapes::CallerIdentity;
use snapshot::{Ask, Output, Status};
use tokio::time::{Instant, timeout_at};

/// Sends a request before the deadline and hands its answer to `$page`, which says whether to go on.
macro_rules! each {
    ($pages:ident, $request:expr, |$answer:ident| $page:expr) => {
        loop {
            match timeout_at($pages.deadline(), $request.send()).await {
                Ok(Ok($answer)) => {
                    if !$page {
                        break;
                    }
                }
                Ok(Err(error)) => {
                    $pages.fail(outcome::fault(&error));
                    break;
                }
                Err(_) => {
                    $pages.fail(Fault::failed("Timeout", "the call took too long"));
                    break;
                }
            }
        }
    };
}

macro_rules! collectors {
    (
        paged { $($P:ident $pmethod:ident $plist:ident $most:literal $pconvert:path;)* }
        whole { $($W:ident $wmethod:ident $wlist:ident $wconvert:path;)* }
        special { $($X:ident $xask:ident;)* }
    ) => {
        /// Whether there is a collector for an operation. Others are recorded as not asked.
        #[must_use]
        pub fn supports(operation: Ask) -> bool {
            matches!(operation, $(Ask::$P)|* | $(Ask::$W)|* | $(Ask::$X)|*)
        }

        /// Makes a call and reads all its pages.
        pub(crate) async fn ask(session: &Session, operation: Ask, input: &Map<String, Value>) -> Answer {
            let mut pages = Pages::new(Instant::now() + session.call_timeout);
            match operation {
                $(Ask::$P => each!(
                    pages,
                    session.ec2().$pmethod().max_results($most).set_next_token(pages.token()),
                    |answer| pages.add(Output::$P(list(answer.$plist, $pconvert)), answer.next_token)
                ),)*
                $(Ask::$W => each!(
                    pages,
                    session.ec2().$wmethod(),
                    |answer| pages.add(Output::$W(list(answer.$wlist, $wconvert)), None)
                ),)*
                $(Ask::$X => $xask(session, input, &mut pages).await,)*
                _ => return Answer { status: Status::NotAsked, error: None, truncated: false, output: None },
            }
            pages.finish()
        }
    };
}

collectors! {
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
    special {
        GetCallerIdentity caller_identity;
        DescribeVpcAttribute vpc_attribute;
        DescribeVpcBlockPublicAccessOptions block_public_access_options;
        GetManagedPrefixListEntries prefix_list_entries;
        SearchTransitGatewayRoutes transit_gateway_routes;
        GetTransitGatewayRouteTablePropagations transit_gateway_propagations;
    }
}

fn text(input: &Map<String, Value>, member: &str) -> Option<String> {
    input.get(member).and_then(Value::as_str).map(Into::into)
}

async fn caller_identity(session: &Session, _input: &Map<String, Value>, pages: &mut Pages) {
    each!(pages, session.sts().get_caller_identity(), |answer| pages.add(
        Output::GetCallerIdentity(CallerIdentity {
            user_id: answer.user_id,
            account: answer.account,
            arn: answer.arn.map(Into::into),
        }),
        None,
    ));
}

async fn vpc_attribute(session: &Session, input: &Map<String, Value>, pages: &mut Pages) {
    let attribute = text(input, "Attribute").map(|name| VpcAttributeName::from(name.as_str()));
    each!(
        pages,
        session.ec2().describe_vpc_attribute().set_vpc_id(text(input, "VpcId")).set_attribute(attribute.clone()),
        |answer| pages.add(Output::DescribeVpcAttribute(network::vpc_attribute(answer)), None)
    );
}

async fn block_public_access_options(session: &Session, _input: &Map<String, Value>, pages: &mut Pages) {
    each!(pages, session.ec2().describe_vpc_block_public_access_options(), |answer| pages.add(
        Output::DescribeVpcBlockPublicAccessOptions(network::block_public_access(
            answer.vpc_block_public_access_options
        )),
        None,
    ));
}

async fn prefix_list_entries(session: &Session, input: &Map<String, Value>, pages: &mut Pages) {
    each!(
        pages,
        session
            .ec2()
            .get_managed_prefix_list_entries()
            .set_prefix_list_id(text(input, "PrefixListId"))
            .max_results(100)
            .set_next_token(pages.token()),
        |answer| pages.add(
            Output::GetManagedPrefixListEntries(list(answer.entries, network::prefix_list_entry)),
            answer.next_token,
        )
    );
}

async fn transit_gateway_routes(session: &Session, input: &Map<String, Value>, pages: &mut Pages) {
    let filters: Vec<Filter> =
        input.get("Filters").and_then(Value::as_array).into_iter().flatten().map(filter).collect();
    each!(
        pages,
        session
            .ec2()
            .search_transit_gateway_routes()
            .set_transit_gateway_route_table_id(text(input, "TransitGatewayRouteTableId"))
            .set_filters(Some(filters.clone()))
            .set_next_token(pages.token()),
        |answer| {
            let more = answer.additional_routes_available == Some(true);
            let next =
                pages.add(Output::SearchTransitGatewayRoutes(list(answer.routes, transit::route)), answer.next_token);
            if more && !next {
                pages.truncate();
            }
            next
        }
    );
}

fn filter(filter: &Value) -> Filter {
    let values = filter["Values"].as_array().into_iter().flatten().filter_map(Value::as_str).map(Into::into).collect();
    Filter::builder().name(filter["Name"].as_str().unwrap_or_default()).set_values(Some(values)).build()
}

async fn transit_gateway_propagations(session: &Session, input: &Map<String, Value>, pages: &mut Pages) {
    each!(
        pages,
        session
            .ec2()
            .get_transit_gateway_route_table_propagations()
            .set_transit_gateway_route_table_id(text(input, "TransitGatewayRouteTableId"))
            .max_results(1000)
            .set_next_token(pages.token()),
        |answer| pages.add(
            Output::GetTransitGatewayRouteTablePropagations(list(
                answer.transit_gateway_route_table_propagations,
                transit::propagation,
            )),
            answer.next_token,
        )
    );
}
