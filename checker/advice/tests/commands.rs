//! Every command that a change suggests is one that the AWS CLI understands and sends: of each shape one is given to the
//! real CLI, which asks a real AWS API. That the resources are not there is the API's answer and no fault.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first thing that is not as it expects")]

#[path = "support/situation.rs"]
mod situation;

use judge::{Lab, Request};
use reach::{Change, Network};
use real::{Moto, aws_cli};
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use world::World;

/// The changes that are told about all broken worlds of all labs.
fn of_labs() -> Vec<Change> {
    let library: Vec<Lab> =
        labs::FOLDERS.iter().map(|folder| Lab::parse(folder.file("lab.toml").unwrap()).unwrap()).collect();
    let asked: Vec<&str> = library.iter().map(|lab| lab.id.as_str()).collect();
    let files = labs::FOLDERS.iter().flat_map(|folder| folder.files.iter());
    let broken = files.filter(|file| file.text.contains("# expect fails") && file.path.ends_with(".txt"));
    let mut texts: Vec<String> = broken.map(|file| file.text.to_string()).collect();
    texts.extend(["world 1\nbase empty".to_owned(), "world 1\nbase default-vpc".to_owned()]);
    let mut changes = Vec::new();
    for text in texts {
        let snapshot = text.parse::<World>().unwrap().snapshot().unwrap();
        let request = Request::of_practice(&library, &asked, &snapshot);
        let mut report = judge::judge(&request);
        advice::keep_what_mends(&mut report, &request);
        let checks = report.labs.into_iter().flat_map(|lab| lab.checks);
        changes.extend(checks.flat_map(|check| check.findings).filter_map(|finding| finding.change));
    }
    changes
}

/// The changes that are told about packets in other people's networks.
fn of_situations() -> Vec<Change> {
    let mut changes = Vec::new();
    for situation in situation::all() {
        let snapshot = &situation.built.snapshot;
        let network = Network::new(snapshot);
        let flow = situation.flow(&network);
        let trace = network.trace(&flow);
        changes.extend(advice::for_flow(snapshot, &network, &flow, &trace).into_iter().flatten());
    }
    changes
}

/// An id stands only behind an option that takes one of its kind.
fn fits(command: &str) {
    let words: Vec<&str> = command.split_whitespace().collect();
    for pair in words.windows(2) {
        let [option, value] = pair else { continue };
        let Some((kind, rest)) = value.split_once('-').filter(|_| option.starts_with("--")) else { continue };
        let is_id = rest.len() > 7 && rest.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
        let wanted: &[&str] = match *option {
            "--network-interface-id" => &["eni"],
            "--instance-id" | "--instance-ids" => &["i"],
            "--route-table-id" => &["rtb"],
            "--network-acl-id" => &["acl"],
            "--group-id" => &["sg"],
            "--subnet-id" | "--subnet-ids" => &["subnet"],
            "--vpc-id" => &["vpc"],
            "--nat-gateway-id" => &["nat"],
            "--gateway-id" => &["igw", "vgw"],
            "--internet-gateway-id" => &["igw"],
            "--vpc-endpoint-id" | "--vpc-endpoint-ids" => &["vpce"],
            "--vpc-peering-connection-id" => &["pcx"],
            "--transit-gateway-id" | "--transit-gateway-route-table-id" | "--transit-gateway-attachment-id" => &["tgw"],
            _ => continue,
        };
        assert!(!is_id || wanted.contains(&kind), "{command}: {option} {value}");
    }
}

/// A command without its ids, numbers and addresses.
fn shape(command: &str) -> String {
    let words = command.split_whitespace().map(|word| {
        let is_value = word.contains(|c: char| c.is_ascii_digit() || c == '$' || c == '=') && !word.starts_with("--");
        if is_value {
            word.split('=').map(|part| if part.contains(char::is_numeric) { "#" } else { part }).collect()
        } else {
            word.to_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn every_edit_is_a_command_and_the_cli_understands_each() {
    let mut shapes: BTreeMap<String, String> = BTreeMap::new();
    let mut kinds = BTreeSet::new();
    for change in of_labs().into_iter().chain(of_situations()) {
        assert!(!change.commands.is_empty(), "nothing to type: {change:?}");
        kinds.extend(change.edits.iter().map(reach::Edit::kind));
        for command in change.commands.into_iter().flatten() {
            fits(&command);
            shapes.entry(shape(&command)).or_insert(command);
        }
    }
    assert!(kinds.len() > 25, "{kinds:?}");
    let (Some(moto), Some(aws)) = (Moto::shared(), aws_cli()) else { return };
    let path = format!("{}:{}", aws.parent().unwrap().display(), std::env::var("PATH").unwrap());
    // What waits for a resource would wait long for one that is not there.
    for command in shapes.values().filter(|command| !command.contains(" ec2 wait ")) {
        // What an earlier command would have made.
        let script = format!("set -o pipefail\n{}", with_ids(command));
        let run = Command::new("bash")
            .args(["-c", &script])
            .env("PATH", &path)
            .env("AWS_ENDPOINT_URL", moto.url())
            .env("AWS_ACCESS_KEY_ID", "x")
            .env("AWS_SECRET_ACCESS_KEY", "x")
            .env("AWS_DEFAULT_REGION", "ap-northeast-2")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        // Where moto stumbles over something that is not there, the CLI has sent the request all the same.
        let answers = ["An error occurred (", "Unable to parse response"];
        let is_answered = run.status.success() || answers.iter().any(|answer| said.contains(answer));
        assert!(is_answered, "{command}\n{said}");
        // AWS answers so where a word is not one that the operation knows.
        for odd in ["InvalidParameterValue", "MissingParameter", "UnknownParameter", "InvalidAction"] {
            assert!(!said.contains(odd), "{command}\n{said}");
        }
    }
}

/// A command with an id in the place of each variable of the shell.
fn with_ids(command: &str) -> String {
    let command = match command.split_once("=$(") {
        Some((variable, rest)) if !variable.contains(' ') => rest.trim_end_matches(')'),
        _ => command,
    };
    let mut parts = command.split('$');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let name: String =
            part.chars().take_while(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || *c == '_').collect();
        let rest = &part[name.len()..];
        text.push_str(if name.is_empty() { "$" } else { "eipalloc-0123456789abcdef0" });
        text.push_str(rest);
    }
    text
}
