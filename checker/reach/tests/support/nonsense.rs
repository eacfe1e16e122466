//! Random lists that no account could have: few ids, members left out, values of the wrong kind.

use proptest::prelude::*;
use serde_json::{Value, json};
use snapshot::{Ask, Call, Output, Snapshot};

/// Few ids, so that things refer to each other, to nothing and to the wrong kind.
fn id() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => (0..3usize, 0..13usize).prop_map(|(n, kind)| {
            const KINDS: [&str; 13] =
                ["vpc", "subnet", "rtb", "acl", "sg", "eni", "i", "igw", "nat", "vpce", "pcx", "tgw", "eigw"];
            format!("{}-{n}", KINDS[kind])
        }),
        1 => Just("local".to_owned()),
        1 => Just("arn:aws:elasticloadbalancing:r:1:loadbalancer/net/a/1".to_owned()),
        1 => ".{0,6}",
    ]
}

pub(crate) fn address() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => (0..2u8, 0..3u8, 0..8u8).prop_map(|(a, b, c)| format!("10.{a}.{b}.{c}")),
        2 => (1..4u8).prop_map(|n| format!("198.51.100.{n}")),
        1 => Just("8.8.8.8".to_owned()),
        1 => (0..4u8).prop_map(|n| format!("2600:1f13::{n}")),
        1 => ".{0,5}",
    ]
}

fn block() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just("10.0.0.0/16".to_owned()),
        3 => (0..2u8, 0..3u8).prop_map(|(a, b)| format!("10.{a}.{b}.0/29")),
        3 => Just("0.0.0.0/0".to_owned()),
        1 => Just("::/0".to_owned()),
        1 => Just("2600:1f13::/64".to_owned()),
        1 => (address(), 0..40u8).prop_map(|(address, length)| format!("{address}/{length}")),
    ]
}

/// Any value for a member, picked by the kind that its name suggests, and sometimes by none.
fn value(name: &'static str) -> BoxedStrategy<Value> {
    let word = prop_oneof![
        Just("available"),
        Just("active"),
        Just("blackhole"),
        Just("running"),
        Just("stopped"),
        Just("pending"),
        Just("deleted"),
        Just("Gateway"),
        Just("Interface"),
        Just("GatewayLoadBalancer"),
        Just("network"),
        Just("allow"),
        Just("deny"),
        Just("6"),
        Just("-1"),
        Just("1"),
        Just("tcp"),
        Just("TCP"),
        Just("vpc"),
        Just("enabled"),
        Just("associated"),
        Just("private"),
        Just("regional"),
        Just("in-use"),
        Just("nat_gateway"),
        Just("block-ingress"),
        Just("healthy"),
        Just("peering"),
        Just("transit_gateway"),
        Just("unused"),
        Just("ELB net/a/1"),
        Just("network_load_balancer"),
    ];
    match name {
        "id" => id().prop_map(Value::from).boxed(),
        "address" => address().prop_map(Value::from).boxed(),
        "block" => block().prop_map(Value::from).boxed(),
        "port" => (-2..70_000i32).prop_map(Value::from).boxed(),
        "flag" => any::<bool>().prop_map(Value::from).boxed(),
        _ => word.prop_map(Value::from).boxed(),
    }
}

/// An object with some of the members.
fn object(members: &'static [(&'static str, &'static str)]) -> BoxedStrategy<Value> {
    members
        .iter()
        .map(|&(name, kind)| prop::option::weighted(0.9, value(kind)).prop_map(move |value| (name, value)))
        .collect::<Vec<_>>()
        .prop_map(|members| members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect())
        .prop_map(Value::Object)
        .boxed()
}

fn with(base: BoxedStrategy<Value>, lists: Vec<(&'static str, BoxedStrategy<Value>)>) -> BoxedStrategy<Value> {
    lists.into_iter().fold(base, |base, (name, element)| {
        (base, prop::collection::vec(element, 0..4))
            .prop_map(move |(mut base, list)| {
                if let Value::Object(members) = &mut base {
                    members.insert(name.to_owned(), list.into());
                }
                base
            })
            .boxed()
    })
}

fn under(name: &'static str, element: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    element.prop_map(move |value| json!({ name: value })).boxed()
}

fn required(mut element: Value, name: &str, id: &str) -> Value {
    if let Value::Object(members) = &mut element {
        members.entry(name).or_insert_with(|| id.into());
    }
    element
}

fn list(operation: Ask, key: &'static str, element: BoxedStrategy<Value>) -> BoxedStrategy<Call> {
    let seen = prop_oneof![5 => Just(snapshot::Status::Seen), 1 => Just(snapshot::Status::Denied)];
    (prop::collection::vec(element, 0..5), seen)
        .prop_map(move |(list, status)| {
            let list: Vec<Value> = list
                .into_iter()
                .enumerate()
                .map(|(n, one)| if key.is_empty() { one } else { required(one, key, &format!("x-{n}")) })
                .collect();
            let text = json!({ operation.key().unwrap_or_default(): list }).to_string();
            let output =
                Output::from_json(operation, &text).map_or_else(|_| Output::empty(operation), |(output, _)| output);
            Call { status, ..Call::seen(output) }
        })
        .boxed()
}

/// Lists of things that refer to each other, to nothing and to the wrong kind.
pub(crate) fn snapshots() -> impl Strategy<Value = Snapshot> {
    let route = object(&[
        ("DestinationCidrBlock", "block"),
        ("GatewayId", "id"),
        ("NatGatewayId", "id"),
        ("NetworkInterfaceId", "id"),
        ("TransitGatewayId", "id"),
        ("VpcPeeringConnectionId", "id"),
        ("State", "word"),
    ]);
    let thin_route = (block(), id(), 0..6usize)
        .prop_map(|(block, id, kind)| {
            let member = [
                "GatewayId",
                "NatGatewayId",
                "NetworkInterfaceId",
                "TransitGatewayId",
                "VpcPeeringConnectionId",
                "EgressOnlyInternetGatewayId",
            ][kind];
            let to = if block.contains(':') { "DestinationIpv6CidrBlock" } else { "DestinationCidrBlock" };
            json!({ to: block, member: id })
        })
        .boxed();
    let routes = prop_oneof![3 => thin_route, 1 => route].boxed();
    let association = object(&[("SubnetId", "id"), ("Main", "flag"), ("GatewayId", "id")]);
    let acl_entry = object(&[
        ("RuleNumber", "port"),
        ("Protocol", "word"),
        ("RuleAction", "word"),
        ("Egress", "flag"),
        ("CidrBlock", "block"),
    ]);
    let permission = with(
        object(&[("IpProtocol", "word"), ("FromPort", "port"), ("ToPort", "port")]),
        vec![("IpRanges", object(&[("CidrIp", "block")])), ("UserIdGroupPairs", object(&[("GroupId", "id")]))],
    );
    let private = object(&[("PrivateIpAddress", "address"), ("Primary", "flag")]);
    let interface = with(
        object(&[
            ("NetworkInterfaceId", "id"),
            ("VpcId", "id"),
            ("SubnetId", "id"),
            ("PrivateIpAddress", "address"),
            ("Status", "word"),
            ("InterfaceType", "word"),
            ("Description", "word"),
            ("SourceDestCheck", "flag"),
        ]),
        vec![
            ("PrivateIpAddresses", private),
            ("Groups", object(&[("GroupId", "id")])),
            ("Ipv6Addresses", object(&[("Ipv6Address", "address")])),
        ],
    );
    let interface = (interface, address(), id()).prop_map(|(interface, public, instance)| {
        let mut interface = required(interface, "NetworkInterfaceId", "eni-0");
        interface["Association"] = json!({ "PublicIp": public });
        interface["Attachment"] = json!({ "InstanceId": instance });
        if let Some(groups) = interface["Groups"].as_array_mut() {
            groups.retain(|group| group.get("GroupId").is_some());
        }
        interface
    });
    let instance =
        object(&[("InstanceId", "id"), ("VpcId", "id"), ("SubnetId", "id"), ("PrivateIpAddress", "address")]);
    let attachment = object(&[("VpcId", "id"), ("State", "word")]);
    let nat_address = object(&[("PrivateIp", "address"), ("PublicIp", "address"), ("NetworkInterfaceId", "id")]);
    let calls = vec![
        list(Ask::DescribeVpcs, "VpcId", object(&[("VpcId", "id"), ("CidrBlock", "block")])),
        list(
            Ask::DescribeSubnets,
            "SubnetId",
            object(&[("SubnetId", "id"), ("VpcId", "id"), ("CidrBlock", "block"), ("AvailabilityZone", "word")]),
        ),
        list(
            Ask::DescribeRouteTables,
            "RouteTableId",
            with(
                object(&[("RouteTableId", "id"), ("VpcId", "id")]),
                vec![("Routes", routes), ("Associations", association)],
            ),
        ),
        list(
            Ask::DescribeNetworkAcls,
            "NetworkAclId",
            with(
                object(&[("NetworkAclId", "id"), ("VpcId", "id"), ("IsDefault", "flag")]),
                vec![("Entries", acl_entry), ("Associations", object(&[("SubnetId", "id")]))],
            ),
        ),
        list(
            Ask::DescribeSecurityGroups,
            "GroupId",
            with(
                object(&[("GroupId", "id"), ("VpcId", "id")]),
                vec![("IpPermissions", permission.clone()), ("IpPermissionsEgress", permission)],
            ),
        ),
        list(Ask::DescribeNetworkInterfaces, "NetworkInterfaceId", interface.boxed()),
        list(
            Ask::DescribeInstances,
            "",
            under(
                "Instances",
                prop::collection::vec(instance, 0..3)
                    .prop_map(|list| list.into_iter().map(|one| required(one, "InstanceId", "i-0")).collect())
                    .boxed(),
            ),
        ),
        list(
            Ask::DescribeInternetGateways,
            "InternetGatewayId",
            with(object(&[("InternetGatewayId", "id")]), vec![("Attachments", attachment.clone())]),
        ),
        list(
            Ask::DescribeNatGateways,
            "NatGatewayId",
            with(
                object(&[
                    ("NatGatewayId", "id"),
                    ("VpcId", "id"),
                    ("SubnetId", "id"),
                    ("State", "word"),
                    ("AvailabilityMode", "word"),
                ]),
                vec![("NatGatewayAddresses", nat_address)],
            ),
        ),
        list(
            Ask::DescribeVpcEndpoints,
            "VpcEndpointId",
            with(
                object(&[("VpcEndpointId", "id"), ("VpcId", "id"), ("State", "word"), ("VpcEndpointType", "word")]),
                vec![],
            ),
        ),
        list(
            Ask::DescribeTransitGatewayVpcAttachments,
            "TransitGatewayAttachmentId",
            with(
                object(&[
                    ("TransitGatewayAttachmentId", "id"),
                    ("TransitGatewayId", "id"),
                    ("VpcId", "id"),
                    ("State", "word"),
                ]),
                vec![("SubnetIds", id().prop_map(Value::from).boxed())],
            ),
        ),
        list(
            Ask::DescribeAddresses,
            "PublicIp",
            object(&[("PublicIp", "address"), ("NetworkInterfaceId", "id"), ("PrivateIpAddress", "address")]),
        ),
    ];
    calls.prop_map(|calls| Snapshot { calls, ..Snapshot::default() })
}
