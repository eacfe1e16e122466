//! Importing: answers of the AWS CLI as people save them, and what is said of files that cannot be used.
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use serde_json::{Value, json};
use snapshot::import::{Imported, NoteKind, SourceFile, import};
use snapshot::{Ask, Call, Inventory, Lookup, Output, Snapshot, Status};

fn file(path: &str, text: impl ToString) -> SourceFile {
    SourceFile { path: path.into(), bytes: text.to_string().into_bytes() }
}

fn imported(files: &[(&str, Value)]) -> Imported {
    import(&files.iter().map(|(path, value)| file(path, value)).collect::<Vec<_>>())
}

fn notes(imported: &Imported) -> String {
    imported.notes.iter().map(|note| format!("{note}\n")).collect()
}

fn call(imported: &Imported, operation: Ask) -> &Call {
    let mut calls = imported.snapshot.calls.iter().filter(|call| call.known() == Some(operation));
    let call = calls.next().unwrap_or_else(|| panic!("no {}: {}", operation.name(), notes(imported)));
    assert!(calls.next().is_none(), "more than one {}", operation.name());
    call
}

/// One element of each list as AWS prints it: its id, and what tells it from other APIs.
fn element(operation: Ask) -> Value {
    let mut element = serde_json::Map::new();
    element.extend(operation.id_member().map(|id| (id, json!("x-1"))));
    let lists = operation.row().always.iter().filter(|list| !list.contains('['));
    element.extend(lists.map(|&list| (list.to_owned(), json!([]))));
    element.extend(operation.row().has.iter().map(|&member| match member {
        "Instances" => (member.to_owned(), json!([{"InstanceId": "i-1", "NetworkInterfaces": []}])),
        "Cidrs" => (member.to_owned(), json!(["52.219.60.0/23"])),
        _ => (member.to_owned(), json!("x-1")),
    }));
    Value::Object(element)
}

#[test]
fn every_list_is_recognised_whatever_its_file_is_called() {
    for &operation in Ask::ALL {
        let (snapshot::Answer::List(path), None) = (operation.row().answer, operation.per()) else { continue };
        let answer = path.iter().rev().fold(json!([element(operation)]), |inside, member| json!({ *member: inside }));
        let imported = imported(&[("some/deep/folder/out (1).txt", answer)]);
        assert!(imported.notes.is_empty(), "{}: {}", operation.name(), notes(&imported));
        let call = call(&imported, operation);
        assert_eq!((call.status, call.truncated), (Status::Seen, false));
        assert_eq!(call.output.as_ref().unwrap().len(), 1, "{}", operation.name());
    }
}

#[test]
fn an_empty_list_proves_absence_and_a_page_does_not() {
    let whole = imported(&[("a.json", json!({"NatGateways": []}))]);
    let inventory = Inventory::new(&whole.snapshot);
    assert_eq!(inventory.lookup(&inventory.nat_gateways, "nat-1", inventory.home()), Lookup::Absent);
    for token in [json!(""), Value::Null] {
        let done = imported(&[("a.json", json!({"VpcEndpoints": [], "NextToken": token}))]);
        assert!(call(&done, Ask::DescribeVpcEndpoints).proves_absence());
        assert_eq!(notes(&done), "");
    }
    let page = imported(&[
        ("a.json", json!({"Vpcs": [{"VpcId": "vpc-1"}], "NextToken": "abc"})),
        ("b.json", json!({"Vpcs": [{"VpcId": "vpc-2"}]})),
    ]);
    let vpcs = call(&page, Ask::DescribeVpcs);
    assert!(!vpcs.proves_absence());
    assert_eq!(vpcs.output.as_ref().unwrap().len(), 2);
    assert_eq!(
        notes(&page),
        "a.json: DescribeVpcs: it is not whole (pages or its list are missing), it proves what is there but not what is not\n"
    );
}

#[test]
fn files_of_one_call_merge_by_id() {
    let two = imported(&[
        ("1.json", json!({"Subnets": [{"SubnetId": "subnet-1", "State": "available"}, {"SubnetId": "subnet-2"}]})),
        ("2.json", json!({"Subnets": [{"SubnetId": "subnet-2"}, {"SubnetId": "subnet-3"}]})),
        ("3.json", json!({"Subnets": [{"SubnetId": "subnet-1", "State": "pending"}]})),
    ]);
    let Some(Output::DescribeSubnets(subnets)) = &call(&two, Ask::DescribeSubnets).output else { panic!() };
    assert_eq!(
        subnets.iter().map(|subnet| subnet.subnet_id.as_str()).collect::<Vec<_>>(),
        ["subnet-1", "subnet-2", "subnet-3"]
    );
    assert_eq!(subnets[0].state.as_deref(), Some("available"));
    assert!(
        matches!(&two.notes[..], [note] if note.path == "3.json" && matches!(&note.kind, NoteKind::Conflict { id, .. } if id == "subnet-1"))
    );
}

#[test]
fn parents_come_from_records_wrappers_and_listeners() {
    let health = json!([{"Target": {"Id": "i-1", "Port": 80}, "TargetHealth": {"State": "healthy"}}]);
    let record = json!({"operation": "describe-target-health", "input": {"TargetGroupArn": "arn:t", "PageSize": 5},
                        "output": {"TargetHealthDescriptions": health}});
    let wrapped =
        json!({"LoadBalancerTargetHealth": [{"TargetGroupArn": "arn:t", "TargetHealthDescriptions": health}]});
    let listeners = json!({"Listeners": [{"ListenerArn": "arn:l1", "LoadBalancerArn": "arn:b", "DefaultActions": []},
                                         {"ListenerArn": "arn:l2", "LoadBalancerArn": "arn:b", "DefaultActions": []}]});
    for health in [record, wrapped] {
        let all = imported(&[("a", health), ("b", listeners.clone())]);
        assert_eq!(notes(&all), "");
        let inventory = Inventory::new(&all.snapshot);
        assert_eq!(inventory.target_health.of("arn:t").len(), 1);
        assert_eq!(inventory.target_health.status("arn:t"), Status::Seen);
        assert_eq!(inventory.listeners.of("arn:b").len(), 2);
    }
    let transit = imported(&[(
        "t.json",
        json!({"TransitGatewayStaticRoutes": [{"TransitGatewayRouteTableId": "tgw-rtb-1", "Routes": [], "AdditionalRoutesAvailable": true}],
               "TransitGatewayPropagations": [{"TransitGatewayRouteTableId": "tgw-rtb-1", "TransitGatewayRouteTablePropagations": []}]}),
    )]);
    assert!(call(&transit, Ask::SearchTransitGatewayRoutes).truncated);
    assert!(call(&transit, Ask::GetTransitGatewayRouteTablePropagations).proves_absence());
}

#[test]
fn records_carry_denials() {
    let denied = imported(&[(
        "calls.json",
        json!([
            {"operation": "DescribeNatGateways", "error": {"code": "UnauthorizedOperation", "message": "no"}},
            {"operation": "DescribeVpcs", "service": "ec2", "output": {"Vpcs": []}, "region": "us-east-1"},
            {"operation": "DescribeSubnets", "error": {"code": "RequestLimitExceeded", "message": "slow down"}},
            {"operation": "DescribeVpcAttribute", "output": {"VpcId": "vpc-1", "EnableDnsSupport": {"Value": true}}},
        ]),
    )]);
    assert_eq!(notes(&denied), "");
    assert_eq!(call(&denied, Ask::DescribeNatGateways).status, Status::Denied);
    assert_eq!(call(&denied, Ask::DescribeSubnets).status, Status::Failed);
    assert_eq!(denied.snapshot.region.as_deref(), Some("us-east-1"));
    assert_eq!(call(&denied, Ask::DescribeVpcAttribute).input["VpcId"], "vpc-1");
}

#[test]
fn places_come_from_folders_else_from_contents() {
    let subnet = |id: &str, zone: &str| json!({"Subnets": [{"SubnetId": id, "AvailabilityZone": zone, "OwnerId": "111122223333"}]});
    let flat = imported(&[
        ("s.json", subnet("subnet-1", "ap-northeast-2a")),
        ("v.json", json!({"Vpcs": [{"VpcId": "vpc-1"}]})),
    ]);
    assert_eq!(flat.snapshot.region.as_deref(), Some("ap-northeast-2"));
    assert_eq!(flat.snapshot.account.as_deref(), Some("111122223333"));
    assert!(flat.snapshot.calls.iter().all(|call| call.account.is_none() && call.region.is_none()));
    let folders = imported(&[
        ("accounts/444455556666/us-east-1/s.json", subnet("subnet-1", "us-west-2a")),
        ("accounts/444455556666/eu-west-1/s.json", subnet("subnet-2", "eu-west-1a")),
    ]);
    assert_eq!(folders.snapshot.account.as_deref(), Some("444455556666"));
    assert_eq!(folders.snapshot.region, None);
    let regions: Vec<_> = folders.snapshot.calls.iter().map(|call| call.region.as_deref().unwrap()).collect();
    assert_eq!(regions, ["eu-west-1", "us-east-1"]);
    // Two Regions in one folder: each file for itself, and nobody guesses for the third.
    let mixed = imported(&[
        ("a.json", subnet("subnet-1", "ap-northeast-2a")),
        ("b.json", subnet("subnet-2", "us-east-1a")),
        ("c.json", json!({"Vpcs": []})),
    ]);
    assert_eq!(mixed.snapshot.region, None);
    assert_eq!(call(&mixed, Ask::DescribeVpcs).region, None);
    // Who asks is who owns the answers, also in a shared VPC.
    let shared = imported(&[
        ("id.json", json!({"UserId": "AIDA", "Account": "777788889999", "Arn": "arn:aws:iam::777788889999:user/kim"})),
        ("s.json", subnet("subnet-1", "ap-northeast-2a")),
    ]);
    assert_eq!(shared.snapshot.account.as_deref(), Some("777788889999"));
    assert_eq!(shared.snapshot.principal.as_deref(), Some("arn:aws:iam::777788889999:user/kim"));
    assert!(call(&shared, Ask::DescribeSubnets).account.is_none());
}

#[test]
fn a_file_that_tells_no_place_is_where_its_neighbours_are() {
    let subnet =
        |zone: &str| json!({"Subnets": [{"SubnetId": zone, "AvailabilityZone": zone, "OwnerId": "111122223333"}]});
    let vpcs = json!({"Vpcs": []});
    let gateways = json!({"NatGateways": []});
    let certificate = json!({"Certificate": {"CertificateArn": "arn:aws:acm:us-east-1:111122223333:certificate/1"}});
    let (seoul, virginia) = (subnet("ap-northeast-2a"), subnet("us-east-1a"));
    let (here, there) = (Some("ap-northeast-2"), Some("us-east-1"));
    for (files, vpcs, noted) in [
        // A folder for each operation or domain, one for all, a file beside the folders.
        (vec![("subnets/s.json", &seoul), ("vpcs/v.json", &vpcs)], here, 0),
        (vec![("a/net/s.json", &seoul), ("b/c/v.json", &vpcs)], here, 0),
        (vec![("ap-northeast-2/s.json", &gateways), ("v.json", &vpcs)], here, 0),
        (vec![("ap-northeast-2/net/s.json", &gateways), ("vpc/v.json", &vpcs)], here, 0),
        // What CloudFront needs lies in one Region whatever the others do.
        (vec![("s.json", &seoul), ("c.json", &certificate), ("v.json", &vpcs)], here, 0),
        // The nearest counts.
        (vec![("a/s.json", &seoul), ("b/s.json", &virginia), ("b/v.json", &vpcs)], there, 0),
        (vec![("a/s.json", &seoul), ("b/us-east-1/s.json", &gateways), ("b/v.json", &vpcs)], there, 0),
        // Nobody guesses, but says so.
        (vec![("a/s.json", &seoul), ("b/s.json", &virginia), ("c/v.json", &vpcs)], None, 1),
        (vec![("a.json", &seoul), ("b.json", &virginia), ("v.json", &vpcs)], None, 1),
        (vec![("g.json", &gateways), ("v.json", &vpcs)], None, 0),
    ] {
        let files: Vec<_> = files.into_iter().map(|(path, value)| (path, value.clone())).collect();
        let all = imported(&files);
        let call = call(&all, Ask::DescribeVpcs);
        assert_eq!(call.region.as_deref().or(all.snapshot.region.as_deref()), vpcs, "{files:?}");
        let noted_of = |path: &str| all.notes.iter().filter(|note| note.path.ends_with(path)).count();
        assert_eq!((noted_of("v.json"), all.notes.len()), (noted, noted), "{files:?}: {}", notes(&all));
    }
    // So with accounts.
    let owned =
        |account: &str| json!({"Vpcs": [{"VpcId": format!("vpc-{account}"), "OwnerId": account, "IsDefault": true}]});
    let two =
        imported(&[("a/v.json", owned("111122223333")), ("b/v.json", owned("444455556666")), ("c/g.json", gateways)]);
    assert_eq!(
        notes(&two),
        "c/g.json: nothing tells the account of answers in it, and several are named (111122223333, 444455556666): put it into a folder of that name\n"
    );
}

#[test]
fn objects_without_a_list_are_recognised() {
    let singles = imported(&[
        ("a", json!({"VpcId": "vpc-1", "EnableDnsSupport": {"Value": true}})),
        ("b", json!({"VpcId": "vpc-1", "EnableDnsHostnames": {"Value": false}})),
        (
            "c",
            json!({"VpcBlockPublicAccessOptions": {"AwsAccountId": "111122223333", "AwsRegion": "ap-northeast-2", "State": "default-state"}}),
        ),
    ]);
    assert_eq!(notes(&singles), "");
    assert_eq!(singles.snapshot.region.as_deref(), Some("ap-northeast-2"));
    let inventory = Inventory::new(&singles.snapshot);
    assert_eq!(inventory.vpc_attributes.iter().count(), 2);
    assert_eq!(inventory.block_public_access.status(inventory.home()), Status::Seen);
}

#[test]
fn whole_snapshots_and_odd_encodings_join_in() {
    let whole = Snapshot {
        format: 1,
        account: Some("111122223333".into()),
        region: Some("ap-northeast-2".into()),
        calls: vec![Call::seen(Output::empty(Ask::DescribeNatGateways))],
        ..Snapshot::default()
    };
    let utf16: Vec<u8> =
        "\u{feff}{\"Vpcs\": [{\"VpcId\": \"vpc-1\", \"Tags\": [{\"Key\": \"Name\", \"Value\": \"수업\"}]}]}"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
    let all = import(&[
        SourceFile { path: "snapshot.json.gz".into(), bytes: whole.to_gzip() },
        SourceFile { path: "vpcs.json".into(), bytes: utf16 },
        file("subnets.json", format!("\u{feff}{}", json!({"Subnets": []}))),
    ]);
    assert_eq!(notes(&all), "");
    assert_eq!(all.snapshot.account.as_deref(), Some("111122223333"));
    assert_eq!(all.snapshot.calls.len(), 3);
    assert_eq!(call(&all, Ask::DescribeNatGateways).region, None);
    let again = import(&[file("all.json", all.snapshot.to_json())]);
    assert_eq!(again.snapshot.calls, all.snapshot.calls);
}

#[test]
fn every_unusable_file_is_named_with_its_reason() {
    let all = import(&[
        file("attributes.json", json!({"Attributes": [{"Key": "stickiness.enabled", "Value": "true"}]})),
        file("bare.json", json!([{"VpcId": "vpc-1"}])),
        file("broken.json", "{\"Vpcs\": [\n  {\"VpcId\": 5}\n]}"),
        file("cut.json", "{\"Vpcs\": [{\"VpcId\": \"vpc-1\""),
        file("empty.json", ""),
        file("fsx.json", json!({"Volumes": [{"VolumeId": "fsvol-1", "FileSystemId": "fs-1"}]})),
        file("health.json", json!({"TargetHealthDescriptions": []})),
        file("list.txt", "| DescribeVpcs |\n"),
        file("newer.json", json!({"format": 9, "calls": []})),
        file("no-id.json", json!({"Vpcs": [{"VpcId": "vpc-1"}, {"CidrBlock": "10.0.0.0/16"}]})),
        file("no-list.json", json!({"Vpcs": {}})),
        file("null.json", "null"),
        file("object.json", "{}"),
        file("other.json", json!({"CustomerGateways": []})),
        file("prefix.json", json!({"PrefixLists": []})),
        file("record.json", json!({"operation": "DescribeMoons", "output": {}})),
        file("record2.json", json!({"operation": "DescribeTargetHealth", "output": {"TargetHealthDescriptions": []}})),
        file("record3.json", json!({"operation": "DescribeVpcs", "output": {"Subnets": []}})),
        file("sqs.json", json!({"Attributes": {"DelaySeconds": "0"}})),
        file("table.txt", "-----\n|  DescribeVpcs  |\n"),
        file("wrapper.json", json!({"LoadBalancerListeners": [{"Listeners": []}]})),
        SourceFile { path: "picture.png".into(), bytes: vec![0x89, b'P', b'N', b'G', 0, 0xff] },
        SourceFile { path: "korean.json".into(), bytes: b"{\"Vpcs\": [], \"x\": \"\xb0\xa1\"}".to_vec() },
    ]);
    assert_eq!(all.snapshot.calls, []);
    insta::assert_snapshot!(notes(&all));
}

#[test]
fn one_broken_part_skips_the_file_and_a_strange_one_does_not() {
    let strange = imported(&[("a", json!({"Vpcs": [{"VpcId": "vpc-1"}], "Moons": [], "ResponseMetadata": {}}))]);
    assert_eq!(notes(&strange), "a: \"Moons\" skipped: no check reads it\n");
    assert_eq!(strange.snapshot.calls.len(), 1);
    let broken = imported(&[("a", json!({"Vpcs": [{"VpcId": "vpc-1"}], "Subnets": [{}]}))]);
    assert_eq!(broken.snapshot.calls, []);
}

/// The files of the measured account, where they lie beside the checkout.
fn demo() -> Option<Vec<SourceFile>> {
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/reference/reach-cases/demo/aws_configs");
    let mut files = Vec::new();
    for region in std::fs::read_dir(folder).ok()? {
        for file in std::fs::read_dir(region.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            let names: Vec<_> = path.iter().rev().take(2).map(|name| name.to_string_lossy()).collect();
            files.push(SourceFile { path: format!("{}/{}", names[1], names[0]), bytes: std::fs::read(&path).unwrap() });
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Some(files)
}

#[test]
fn the_measured_account_is_read_whole() {
    let Some(files) = demo() else {
        println!("skipped: the measured account is not beside this checkout");
        return;
    };
    let all = import(&files);
    assert!(all.snapshot.account.is_some());
    assert_eq!(all.snapshot.region, None);
    let listed: Vec<String> = all
        .snapshot
        .calls
        .iter()
        .map(|call| {
            let output = call.output.as_ref().unwrap();
            format!("{} {} {}", call.region.as_deref().unwrap_or("-"), call.operation, output.len())
        })
        .collect();
    insta::assert_snapshot!(format!("{}\n\n{}", listed.join("\n"), notes(&all)));
    assert_eq!(Snapshot::from_bytes(all.snapshot.to_json().as_bytes()).unwrap(), all.snapshot);
}

/// A VPC that its owner shares with a participant, each with a folder of its own.
fn shared(owner: &str, participant: &str) -> Imported {
    let subnet = |id: &str| json!({"SubnetId": id, "VpcId": "vpc-1", "OwnerId": "999999999999"});
    let table = |associations: Value| {
        json!({"RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1", "OwnerId": "999999999999",
                                "Routes": [], "Associations": associations}]})
    };
    let files = [
        (owner, "Subnets.json", json!({"Subnets": [subnet("subnet-1"), subnet("subnet-2")]})),
        (owner, "RouteTables.json", table(json!([{"SubnetId": "subnet-1"}, {"SubnetId": "subnet-2"}]))),
        (
            owner,
            "Vpcs.json",
            json!({"Vpcs": [{"VpcId": "vpc-1", "OwnerId": "999999999999"},
                                             {"VpcId": "vpc-9", "OwnerId": "999999999999", "IsDefault": true}]}),
        ),
        (participant, "Subnets.json", json!({"Subnets": [subnet("subnet-1")]})),
        (participant, "RouteTables.json", table(json!([{"SubnetId": "subnet-1"}]))),
        (participant, "Vpcs.json", json!({"Vpcs": [{"VpcId": "vpc-1", "OwnerId": "999999999999"}]})),
        (
            participant,
            "SecurityGroups.json",
            json!({"SecurityGroups": [
            {"GroupId": "sg-1", "OwnerId": "111111111111", "IpPermissions": [], "IpPermissionsEgress": []},
            {"GroupId": "sg-2", "OwnerId": "999999999999", "IpPermissions": [], "IpPermissionsEgress": []}]}),
        ),
        (
            participant,
            "Reservations.json",
            json!({"Reservations": [
            {"OwnerId": "111111111111", "Instances": [
                {"InstanceId": "i-1", "VpcId": "vpc-1", "NetworkInterfaces": []}]}]}),
        ),
    ];
    import(&files.map(|(folder, name, value)| file(&format!("{folder}/us-east-1/{name}"), value)))
}

#[test]
fn the_owner_has_the_word_on_what_is_shared_whatever_the_folders_are_called() {
    let named = [
        ("accounts/999999999999", "accounts/111111111111"),
        ("999999999999", "111111111111"),
        ("accounts/network", "accounts/app"),
        ("configs/b-owner", "configs/a-participant"),
    ];
    for (owner, participant) in named {
        let all = shared(owner, participant);
        assert_eq!(notes(&all), "", "{owner}");
        let inventory = Inventory::new(&all.snapshot);
        let accounts: Vec<&str> = inventory.places().iter().map(|place| place.account.as_str()).collect();
        assert!(accounts.contains(&"111111111111") && accounts.contains(&"999999999999"), "{owner}: {accounts:?}");
        let table = inventory.route_tables.row("rtb-1").unwrap();
        assert_eq!(table.item.associations.len(), 2, "{owner}");
        assert_eq!(inventory.places()[table.place].account, "999999999999", "{owner}");
        assert_eq!(inventory.route_tables.rows().len(), 1);
        assert_eq!(inventory.route_tables.sightings().count(), 2);
        assert_eq!(inventory.subnets.rows().len(), 2);
    }
}
