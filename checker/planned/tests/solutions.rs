//! The solutions of the first chapter: their templates and their configurations plan the same network.

use super::planner::plan;
use planned::{BuiltPlan, Given, Note, Open, PlanError, Planned};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const LABS: [&str; 6] = [
    "1.7-vpc-subnets",
    "1.8-internet-gateway",
    "1.9-network-acl",
    "1.11-bastion",
    "1.12-nat-gateway",
    "1.13-vpc-endpoint",
];

fn read(lab: &str, file: &str) -> String {
    let path = format!("{}/../../labs/{lab}/solution/{file}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn given(text: &str) -> Given {
    let mut given = Given::default();
    if text.contains("MyIp:") {
        given.parameters.insert("MyIp".to_owned(), "203.0.113.10".to_owned());
    }
    given
}

fn built(planned: Result<Planned, PlanError>, what: &str) -> BuiltPlan {
    let built = planned.and_then(|planned| planned.build());
    built.unwrap_or_else(|error| panic!("{what}: {error}"))
}

fn of_template(text: &str) -> BuiltPlan {
    built(planned::template(text, &given(text)), text)
}

fn of_plan(plan: &Value) -> BuiltPlan {
    built(planned::terraform(&plan.to_string()), "plan")
}

fn settings() -> Value {
    json!({ "my_ip": "203.0.113.10" })
}

/// What a network does, without ids: the lines of the world, things by the Name tag that both give them.
fn told(built: &BuiltPlan) -> BTreeSet<String> {
    let mut names = Vec::new();
    for line in built.world.lines() {
        if let Some((label, name)) = line.strip_prefix("name ").and_then(|rest| rest.split_once(' ')) {
            names.push((label.to_owned(), name.trim_matches('"').to_owned()));
        }
    }
    let named = |word: &str| {
        let found = names.iter().find(|(label, _)| label == word).map(|(_, name)| name.clone());
        found.unwrap_or_else(|| word.trim_matches('"').to_owned())
    };
    let say = |line: &str| -> String {
        let words = line.split(' ').map(|word| match word.split_once('=') {
            Some((option, value)) => {
                let values: BTreeSet<String> = value.split(',').map(named).collect();
                format!("{option}={}", values.into_iter().collect::<Vec<_>>().join(","))
            }
            None => named(word),
        });
        words.collect::<Vec<_>>().join(" ")
    };
    let lines = built.world.lines().map(say).filter(|line| !line.starts_with("clear "));
    // A plan attaches a gateway where it is made, and says of each group again that all may go out.
    let lines = lines.map(|line| if line.starts_with("igw ") { "igw course-igw".to_owned() } else { line });
    let lines = lines.filter(|line| !line.starts_with("attach ") && !line.contains(" out all to 0.0.0.0/0"));
    // The image and the key make no difference to a network.
    let bare = |line: String| {
        let words: Vec<&str> =
            line.split(' ').filter(|word| !word.starts_with("image=") && !word.starts_with("key=")).collect();
        words.join(" ")
    };
    lines.map(bare).collect()
}

#[test]
fn a_template_and_a_configuration_plan_the_same() {
    for lab in LABS {
        let template = told(&of_template(&read(lab, "template.yaml")));
        let configuration = told(&of_plan(&plan(&read(lab, "main.tf"), &settings())));
        let only = |these: &BTreeSet<String>, those: &BTreeSet<String>| -> Vec<String> {
            these.difference(those).cloned().collect()
        };
        let (one, other) = (only(&template, &configuration), only(&configuration, &template));
        assert!(one.is_empty() && other.is_empty(), "{lab}: only the template: {one:#?}\nonly the plan: {other:#?}");
        assert!(template.len() > 8, "{lab}");
    }
}

#[test]
fn nothing_in_the_first_chapter_is_left_open() {
    for lab in LABS {
        let template = of_template(&read(lab, "template.yaml"));
        assert_eq!(template.notes, [], "{lab}");
        assert_eq!(of_plan(&plan(&read(lab, "main.tf"), &settings())).notes, [], "{lab}");
    }
}

#[test]
fn what_aws_makes_by_itself_is_there() {
    let built = of_template(&read("1.12-nat-gateway", "template.yaml"));
    assert!(built.snapshot.calls.iter().any(|call| call.operation == "DescribeVpcs"));
    let text = format!("{:?}", built.labels);
    for label in ["Vpc-main-rt", "Vpc-default-acl", "Vpc-default-sg", "Bastion-eni", "Nat-eni"] {
        assert!(text.contains(label), "{label}");
    }
}

#[test]
fn a_thing_leads_back_to_its_line() {
    let text = read("1.12-nat-gateway", "template.yaml");
    let built = of_template(&text);
    for name in ["Vpc", "PrivateTable", "Nat", "PrivateAcl", "BastionGroup"] {
        let id = built.labels.id(name).unwrap_or_else(|| panic!("{name}"));
        let origin = built.origin(id).unwrap_or_else(|| panic!("{name}"));
        assert_eq!(origin.resource, name);
        let line = text.lines().nth(origin.line.unwrap() - 1).unwrap();
        assert!(line.trim_start().starts_with(&format!("{name}:")), "{name}: {line}");
    }
}

#[test]
fn a_parameter_without_a_value_is_open_where_it_is_needed() {
    let text = read("1.11-bastion", "template.yaml");
    let built = built(planned::template(&text, &Given::default()), "template");
    let whats: Vec<(&str, &Open)> =
        built.notes.iter().map(|Note { resource, what, .. }| (resource.as_str(), what)).collect();
    assert!(whats.contains(&("MyIp", &Open::NoParameter)), "{whats:?}");
    assert!(whats.contains(&("BastionFromMe", &Open::Unknown("cidr_ip".to_owned()))), "{whats:?}");
    assert!(built.world.contains("allow BastionGroup in tcp 22 from not-known-yet\n"), "{}", built.world);
    assert!(built.world.contains("not-asked ec2:GetManagedPrefixListEntries of not-known-yet\n"));
}

#[test]
fn a_wrong_file_says_where() {
    let lines = |text: &str| match planned::template(text, &Given::default()).and_then(|planned| planned.build()) {
        Err(error) => error.to_string(),
        Ok(_) => panic!("{text}"),
    };
    let vpc = "  Vpc:\n    Type: AWS::EC2::VPC\n    Properties:\n      CidrBlock: ";
    for (text, said) in [
        (format!("Resources:\n{vpc}!Ref Nobody\n"), "Vpc (line 5): \"Nobody\" is not declared"),
        (format!("Resources:\n{vpc}!Magic x\n"), "Vpc (line 5): Fn::Magic is not known"),
        (
            format!("Resources:\n{vpc}!Select [9, [a]]\n"),
            "Vpc (line 5): Fn::Select cannot be carried out with these arguments",
        ),
        (format!("Resources:\n{vpc}ten\n"), "Vpc (line 2): AWS would refuse this: "),
        ("Resources:\n  Vpc: {}\n".to_owned(), "Vpc (line 2): Type is missing or of another form"),
        ("Parameters: {}\n".to_owned(), "no template: it has no `Resources`"),
        (
            format!("Conditions:\n  A: !Condition B\n  B: !Condition A\nResources:\n{vpc}!If [A, x, y]\n"),
            "leads back to itself",
        ),
        (format!("{}\n", "[".repeat(5000)), "line 1: nested too deep"),
        (format!("{}a\n", "- ".repeat(5000)), "line 1: nested too deep"),
    ] {
        assert!(lines(&text).contains(said), "{text}: {}", lines(&text));
    }
    assert!(matches!(planned::template("a: [", &Given::default()), Err(PlanError::Malformed { .. })));
    assert!(matches!(planned::terraform("{"), Err(PlanError::Malformed { line: 1, .. })));
    assert_eq!(planned::terraform("{}"), Err(PlanError::NotAPlan { member: "format_version" }));
    assert!(matches!(planned::terraform("{\"format_version\":\"2.0\"}"), Err(PlanError::OtherFormat { .. })));
}

#[test]
fn a_kind_that_is_not_read_is_told_and_its_list_is_not_whole() {
    let text = "Resources:\n  Hub: { Type: AWS::EC2::TransitGateway }\n  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }\n";
    let built = of_template(text);
    assert_eq!(built.notes.len(), 1, "{:?}", built.notes);
    assert_eq!(built.notes[0].what, Open::NotRead(1));
    assert_eq!(built.notes[0].resource, "AWS::EC2::TransitGateway", "as the file calls it");
    assert!(built.world.contains("truncated ec2:DescribeTransitGateways\n"), "{}", built.world);
}

/// The shape of a well-known module: what is in it refers to local values and to its siblings by position.
#[test]
fn a_module_with_counts_is_put_together() {
    let subnet = |name: &str, index: usize, third: usize| {
        json!({"address": format!("module.vpc.aws_subnet.{name}[{index}]"), "mode": "managed", "type": "aws_subnet", "name": name,
            "index": index, "values": {"cidr_block": format!("10.0.{third}.0/24"), "availability_zone": format!("eu-west-1{}", ["a", "b"][index])}})
    };
    let one = |kind: &str, name: &str, index: usize, values: Value| {
        json!({"address": format!("module.vpc.{kind}.{name}[{index}]"), "mode": "managed", "type": kind, "name": name,
            "index": index, "values": values})
    };
    let mut resources = vec![
        one("aws_vpc", "this", 0, json!({"cidr_block": "10.0.0.0/16", "enable_dns_hostnames": true})),
        one("aws_internet_gateway", "this", 0, json!({})),
        one("aws_eip", "nat", 0, json!({})),
        one("aws_nat_gateway", "this", 0, json!({})),
        one("aws_route_table", "private", 0, json!({})),
        one("aws_route_table", "public", 0, json!({})),
        one("aws_route", "private_nat_gateway", 0, json!({"destination_cidr_block": "0.0.0.0/0"})),
    ];
    for index in 0..2 {
        resources.push(subnet("private", index, 1 + index));
        resources.push(subnet("public", index, 101 + index));
        resources.push(one("aws_route_table_association", "private", index, json!({})));
    }
    let open = |names: &[&str]| -> Value {
        names.iter().map(|name| ((*name).to_owned(), json!(true))).collect::<serde_json::Map<_, _>>().into()
    };
    let unknown = |kind: &str| match kind {
        "aws_vpc" | "aws_eip" => open(&["id"]),
        "aws_nat_gateway" => open(&["id", "subnet_id", "allocation_id"]),
        "aws_route" => open(&["id", "route_table_id", "nat_gateway_id"]),
        "aws_route_table_association" => open(&["id", "subnet_id", "route_table_id"]),
        _ => open(&["id", "vpc_id"]),
    };
    let changes: Vec<Value> = resources.iter().map(|resource| {
        json!({"address": resource["address"], "change": {"actions": ["create"], "after_unknown": unknown(resource["type"].as_str().unwrap())}})
    }).collect();
    let refers = |references: &[&str]| json!({ "references": references });
    let configured = |kind: &str, name: &str, expressions: Value| json!({"mode": "managed", "type": kind, "name": name, "expressions": expressions});
    let local = || json!({"vpc_id": refers(&["local.vpc_id"])});
    let module = json!({"resources": [
        configured("aws_vpc", "this", json!({})),
        configured("aws_internet_gateway", "this", local()),
        configured("aws_subnet", "private", local()),
        configured("aws_subnet", "public", local()),
        configured("aws_route_table", "private", local()),
        configured("aws_route_table", "public", local()),
        configured("aws_eip", "nat", json!({})),
        configured("aws_nat_gateway", "this", json!({
            "allocation_id": refers(&["local.nat_gateway_ips", "var.single_nat_gateway", "count.index"]),
            "subnet_id": refers(&["aws_subnet.public", "var.single_nat_gateway", "count.index"]),
        })),
        configured("aws_route", "private_nat_gateway", json!({
            "route_table_id": refers(&["aws_route_table.private", "count.index"]),
            "nat_gateway_id": refers(&["aws_nat_gateway.this", "count.index"]),
        })),
        configured("aws_route_table_association", "private", json!({
            "subnet_id": refers(&["aws_subnet.private", "count.index"]),
            "route_table_id": refers(&["aws_route_table.private", "var.single_nat_gateway", "count.index"]),
        })),
    ]});
    let plan = json!({
        "format_version": "1.2",
        "planned_values": {"root_module": {"child_modules": [{"address": "module.vpc", "resources": resources}]}},
        "resource_changes": changes,
        "configuration": {
            "provider_config": {"aws": {"name": "aws", "expressions": {"region": {"constant_value": "eu-west-1"}}}},
            "root_module": {"module_calls": {"vpc": {"expressions": {"single_nat_gateway": {"constant_value": true}}, "module": module}}},
        },
    });
    let built = of_plan(&plan);
    for line in [
        "region \"eu-west-1\"",
        "nat vpc-nat_gateway-this-0 vpc-subnet-public-0 eip=vpc-eip-nat-0",
        "associate vpc-route_table-private-0 vpc-subnet-private-1",
        "route vpc-route_table-private-0 \"0.0.0.0/0\" -> vpc-nat_gateway-this-0",
    ] {
        assert!(built.world.lines().any(|other| other == line), "{line}\n{}", built.world);
    }
    let by_position: Vec<_> = built.notes.iter().filter(|note| matches!(note.what, Open::ByPosition(_))).collect();
    assert_eq!(by_position.len(), 3, "{:?}", built.notes);
    assert_eq!(built.notes.len(), 3, "{:?}", built.notes);
}
