//! Every ask of the table: the raw element takes what the AWS CLI prints for it, whatever stands beside what is kept, and
//! the words for what could not be seen work for it, whoever its parents are.
#![expect(clippy::panic, reason = "helpers of tests")]

use serde_json::{Map, Value, json};
use snapshot::shapes::{Class, Kind, Member, Plain};
use snapshot::{Answer, Ask, Inventory, Own, Status};
use std::str::FromStr;
use world::World;

fn snapshot(text: &str) -> snapshot::Snapshot {
    World::from_str(text).and_then(|world| world.snapshot()).unwrap_or_else(|error| panic!("{text}\n{error}"))
}

/// A value for a member, as its class says, with something beside what is kept.
fn sample(kind: &Kind, name: &str, depth: usize) -> Value {
    match kind {
        // A public zone, which alone has keys.
        Kind::Plain(Plain::Switch) => false.into(),
        Kind::Plain(Plain::Integer | Plain::Long) => 7.into(),
        Kind::Plain(Plain::Amount) => 7.5.into(),
        Kind::Tags => json!([{"Key": "Name", "Value": "mine"}, {"Key": "other", "Value": "x"}]),
        Kind::Text(Class::Zone) => "/hostedzone/Z0123456789".into(),
        Kind::Text(Class::Arn) => format!("arn:aws:x:ap-northeast-2:123456789012:{name}/one/two/three").into(),
        Kind::Text(Class::Account) => "123456789012".into(),
        Kind::Text(Class::Address) => "10.0.0.5".into(),
        Kind::Text(_) => format!("{}-1", name.to_lowercase()).into(),
        Kind::Shape(members) => object(members, depth),
    }
}

fn object(members: &[Member], depth: usize) -> Value {
    let mut object = Map::new();
    object.insert("NobodyKeepsThis".into(), json!({"Deep": [1, 2, {"Er": null}]}));
    for member in members {
        let value = sample(&member.kind, &member.name(), depth + 1);
        object.insert(member.name(), if member.list && !value.is_array() { json!([value]) } else { value });
    }
    Value::Object(object)
}

fn word(ask: Ask) -> String {
    format!("{}:{}", ask.service(), ask.name())
}

/// The line, and the parent that it is about.
fn line(ask: Ask) -> (String, Option<String>) {
    let element = object(ask.members(), 0);
    let own = ask.row().own.parent(&element).map(|parent| parent.replace("/hostedzone/", ""));
    let parent = ask.per().map(|_| own.clone().unwrap_or_else(|| "parent-1".into()));
    let of = match (&parent, ask.row().own) {
        (Some(parent), Own::No) => format!(" of {parent}"),
        _ => String::new(),
    };
    (format!("element {}{of} {element}", word(ask)), parent)
}

#[test]
fn what_the_cli_prints_is_an_element_of_every_ask() {
    for &ask in Ask::ALL {
        let (line, parent) = line(ask);
        let snapshot = snapshot(&format!("world 1\nbase empty\n{line}\n"));
        let is_it = |call: &&snapshot::Call| {
            call.known() == Some(ask) && (parent.is_none() || call.parent() == parent.as_deref())
        };
        let holds = |call: &snapshot::Call| {
            let kept = call.output.as_ref().unwrap().to_elements();
            kept.iter().any(|element| !element.as_object().unwrap().is_empty())
        };
        assert!(snapshot.calls.iter().filter(is_it).any(holds), "{line}");
        assert!(!serde_json::to_string(&snapshot).unwrap().contains("NobodyKeepsThis"), "{line}");
        // What was printed once more is still one element.
        let twice = self::snapshot(&format!("world 1\nbase empty\n{line}\n{line}\n"));
        if ask.id_member().is_some() || !ask.is_list() {
            assert_eq!(snapshot, twice, "{line}");
        }
    }
}

#[test]
fn whole_answers_are_taken_too() {
    for &ask in Ask::ALL {
        let Answer::List(path) = ask.row().answer else { continue };
        let element = object(ask.members(), 0);
        let list = path.iter().rev().fold(json!([element]), |inner, member| json!({*member: inner}));
        let of = if ask.per().is_some() { " of parent-1" } else { "" };
        let whole = snapshot(&format!("world 1\nbase empty\nelement {}{of} {list}\n", word(ask)));
        let bare = snapshot(&format!("world 1\nbase empty\nelement {}{of} {element}\n", word(ask)));
        assert_eq!(whole, bare, "{}", word(ask));
    }
    let part = snapshot("world 1\nbase empty\nelement ec2:DescribeVpcs {\"Vpcs\": [], \"NextToken\": \"more\"}\n");
    let inventory = Inventory::new(&part);
    assert_eq!(inventory.status(Ask::DescribeVpcs, inventory.home()), Status::Failed, "pages are missing");
}

/// An account in which every ask has someone to be asked about.
fn full() -> String {
    let lines: Vec<String> = Ask::ALL.iter().map(|&ask| line(ask).0).collect();
    format!("world 1\nbase empty\n{}\n", lines.join("\n"))
}

#[test]
fn whatever_cannot_be_seen_is_said_of_every_ask() {
    let full = full();
    let words = [
        ("denied", Status::Denied),
        ("unsupported", Status::Unsupported),
        ("not-asked", Status::NotAsked),
        ("truncated", Status::Failed),
    ];
    for &ask in Ask::ALL {
        for (command, status) in words.iter().chain(&[("failed", Status::Failed)]) {
            let code = if *command == "failed" { " Throttling" } else { "" };
            let snapshot = snapshot(&format!("{full}{command} {}{code}\n", word(ask)));
            let inventory = Inventory::new(&snapshot);
            let home = inventory.home();
            let found = inventory.status(ask, home);
            assert_eq!(found, *status, "{command} {}", word(ask));
        }
    }
    let undone: String = Ask::ALL.iter().map(|&ask| format!("denied {0}\nseen {0}\n", word(ask))).collect();
    assert_eq!(snapshot(&format!("{full}{undone}")), snapshot(&full));
}

#[test]
fn one_parent_alone_may_be_refused() {
    let text = "world 1\nbase solved\ndenied ec2:DescribeVpcAttribute of vpc\n";
    let built = World::from_str(text).unwrap().build().unwrap();
    let inventory = Inventory::new(&built.snapshot);
    let status = |label: &str| inventory.vpc_attributes.status(built.labels.id(label).unwrap());
    assert_eq!((status("vpc"), status("default-vpc")), (Status::Denied, Status::Seen));
    assert_eq!(inventory.status(Ask::DescribeVpcAttribute, inventory.home()), Status::Denied);
}

#[test]
fn nobody_is_asked_about_what_could_not_be_listed() {
    let snapshot = snapshot(&format!("{}denied elbv2:DescribeLoadBalancers\n", full()));
    let asked = |ask: Ask| snapshot.calls.iter().any(|call| call.known() == Some(ask));
    assert!(!asked(Ask::DescribeListeners) && !asked(Ask::DescribeRules) && asked(Ask::DescribeTargetHealth));
    let inventory = Inventory::new(&snapshot);
    for ask in [Ask::DescribeListeners, Ask::DescribeRules, Ask::DescribeLoadBalancerAttributes] {
        assert_eq!(inventory.status(ask, inventory.home()), Status::Denied, "{}", word(ask));
    }
}
