//! What each edit changes, with AWS's consequences, for people to read: lines that go (-) and come (+), ids as labels.
//! A resource that goes is one line.
#![expect(clippy::panic, clippy::unwrap_used, reason = "helpers of tests")]

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::str::FromStr;
use world::{Built, SUBJECTS, World};

/// What is said of each resource: a line for each field, and for each element of a list.
type Facts = BTreeMap<String, BTreeSet<String>>;

fn build(text: &str) -> Built {
    World::from_str(text).and_then(|world| world.build()).unwrap_or_else(|error| panic!("{text}\n{error}"))
}

fn facts(built: &Built) -> Facts {
    let mut facts = Facts::new();
    for call in &built.snapshot.calls {
        let input = if call.input.is_empty() { String::new() } else { serde_json::to_string(&call.input).unwrap() };
        let place = [call.account.as_deref(), call.region.as_deref(), Some(call.operation.as_str()), Some(&input)];
        let head = place.into_iter().flatten().collect::<Vec<_>>().join(" ").trim().to_owned();
        let error = call.error.as_ref().map(|error| format!(" {}", error.code)).unwrap_or_default();
        let truncated = if call.truncated { " truncated" } else { "" };
        let status = serde_json::to_value(call.status).unwrap();
        facts.entry(format!("{head} is")).or_default().insert(format!("{status}{error}{truncated}"));
        let Value::Object(answer) = serde_json::to_value(&call.output).unwrap() else { continue };
        for (name, value) in answer {
            let Value::Array(list) = value else {
                facts.entry(head.clone()).or_default().insert(format!("{name} {value}"));
                continue;
            };
            for element in list {
                match element.get("Instances") {
                    Some(Value::Array(instances)) => instances.iter().for_each(|one| describe(&mut facts, &head, one)),
                    _ if element.is_object() => describe(&mut facts, &head, &element),
                    _ => drop(facts.entry(head.clone()).or_default().insert(format!("{name} {element}"))),
                }
            }
        }
    }
    for probe in &built.snapshot.probes {
        facts.entry("probe".into()).or_default().insert(serde_json::to_string(probe).unwrap());
    }
    facts
}

/// Fields that hold the own id of an element in the lists whose name does not say so.
const OWN: [&str; 19] = [
    "GroupId",
    "AllocationId",
    "InstanceId",
    "PrefixListId",
    "ExclusionId",
    "TransitGatewayAttachmentId",
    "ListenerArn",
    "RuleArn",
    "LoadBalancerArn",
    "TargetGroupArn",
    "LoadBalancerName",
    "CertificateArn",
    "DBInstanceIdentifier",
    "DBClusterIdentifier",
    "DBSubnetGroupName",
    "Key",
    "Id",
    "Name",
    "VpcId",
];

fn describe(facts: &mut Facts, head: &str, element: &Value) {
    let members = element.as_object().unwrap();
    let singular =
        head.rsplit(' ').next().unwrap().trim_start_matches("Describe").trim_end_matches('s').to_owned() + "Id";
    let id = members.get(&singular).or_else(|| OWN.iter().find_map(|field| members.get(*field)));
    let id = id.and_then(Value::as_str).unwrap_or_default();
    let said = facts.entry(format!("{head} {id}").trim().to_owned()).or_default();
    for (field, value) in members {
        match value {
            Value::Array(list) => said.extend(list.iter().map(|value| format!("{field} {value}"))),
            value => drop(said.insert(format!("{field} {value}"))),
        }
    }
}

fn changes(before: &str, edits: &str) -> String {
    let after = build(&format!("{before}{edits}\n"));
    let (old, new) = (facts(&build(before)), facts(&after));
    let mut text = String::new();
    for (resource, facts) in &old {
        match new.get(resource) {
            None => writeln!(text, "  - {resource}").unwrap(),
            Some(others) => facts.difference(others).for_each(|fact| writeln!(text, "  - {resource} {fact}").unwrap()),
        }
    }
    for (resource, facts) in &new {
        let known = old.get(resource).cloned().unwrap_or_default();
        facts.difference(&known).for_each(|fact| writeln!(text, "  + {resource} {fact}").unwrap());
    }
    format!("\n{edits}\n{}", after.labels.relabel(&text))
}

const SOLVED: &str = "world 1\nbase solved\n";

#[test]
fn examples() {
    for (subject, commands) in SUBJECTS {
        // Two commands rename everything that there is; another test looks at them.
        let commands = commands.iter().filter(|command| !["region", "account"].contains(&command.name));
        let text: String = commands.map(|command| changes(SOLVED, &command.examples.join("\n"))).collect();
        insta::assert_snapshot!(subject.to_lowercase().replace(' ', "-"), text);
    }
}

#[test]
fn removals() {
    let each = [
        "nat-1",
        "nat-1 routes=active",
        "igw",
        "s3",
        "private-a",
        "public-a",
        "public-rt",
        "private-acl",
        "bastion",
        "vpc",
        "pl-s3",
        "bastion-disk",
    ];
    let text: String = each.iter().map(|label| changes(SOLVED, &format!("remove {label}"))).collect();
    insta::assert_snapshot!(text);
}

#[test]
fn one_after_another() {
    let cases = [
        "detach igw\nvpc other 10.9.0.0/16\nattach igw other",
        "nat nat-2 vpc\nremove nat-2",
        "public-ip app\nstop app\nstart app",
        "eip bastion-eip 198.51.100.40\npublic-ip bastion bastion-eip\nstop bastion",
        "allow private-sg in tcp 22 from bastion-sg\nrevoke private-sg in tcp 22 from bastion-sg",
        "bpa block-bidirectional\nexclude-bpa vpc allow-bidirectional\nremove vpc-exclusion\nbpa off",
        "cidr vpc 2600:1f13:aa::/56\nsubnet six vpc 2600:1f13:aa:6::/64\ninstance six-host six groups=private-sg",
        "route private-rt 0.0.0.0/0 -> app\nterminate app",
        "remove nat-1\nremove nat-eip",
        "interface second-eni private-a to=app\nremove second-eni",
    ];
    let text: String = cases.iter().map(|case| changes(SOLVED, case)).collect();
    insta::assert_snapshot!(text);
}
