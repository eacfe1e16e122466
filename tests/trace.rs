//! `check trace`: the batch contract, the exit codes of a single question, and a real account with measured probes.
#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use crate::support::{Scene, is_korean, repository};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const BATCH: [&str; 6] = ["trace", "--flows", "flows.jsonl", "--format", "json", "--world"];

fn id(label: &str) -> String {
    "world 1\nbase solved\n".parse::<world::World>().unwrap().id(label).unwrap()
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_line_in_gives_a_line_out_in_order_whatever_is_in_it() {
    let scene = Scene::new();
    let (bastion, app) = (id("bastion"), id("app"));
    let flows = [
        json!({"id": "a", "from": "internet", "to": bastion, "protocol": "tcp", "port": 80}).to_string(),
        json!({"id": 2, "from": "internet", "to": app, "protocol": "tcp", "port": 22}).to_string(),
        "{\"id\": \"cut".into(),
        String::new(),
        "[]".into(),
        json!({"id": "no-from", "to": app, "protocol": "tcp", "port": 22}).to_string(),
        json!({"id": "bad-port", "from": bastion, "to": app, "protocol": "tcp", "port": 70000}).to_string(),
        json!({"id": "port-of-icmp", "from": bastion, "to": app, "protocol": "icmp", "port": 1}).to_string(),
        json!({"id": "bad-end", "from": "no such name", "to": app, "protocol": "tcp", "port": 22}).to_string(),
        json!({"id": "b", "from": bastion, "to": app, "protocol": "6", "port": 22, "source_port": 40000, "x": 1})
            .to_string(),
        json!({"id": "c", "from": bastion, "to": "10.0.10.10", "protocol": "ipproto:47"}).to_string(),
    ];
    for (text, what) in [
        (flows.join("\n") + "\n", "plain"),
        (flows.join("\n"), "without a line end at the end"),
        (format!("\u{feff}{}\r\n", flows.join("\r\n")), "with a mark and other line ends"),
    ] {
        scene.file("flows.jsonl", text);
        let run = scene.check(&[&BATCH[..], &["solved"]].concat()).ends(0).quiet();
        let out = lines(&run.out);
        let ids: Vec<Value> = out.iter().map(|line| line["id"].clone()).collect();
        let expected = json!(["a", 2, null, null, null, "no-from", "bad-port", "port-of-icmp", "bad-end", "b", "c"]);
        assert_eq!(Value::Array(ids), expected, "{what}");
        let verdicts: Vec<&str> = out.iter().map(|line| line["verdict"].as_str().unwrap()).collect();
        assert_eq!(verdicts[..2], ["delivered", "dropped"], "{what}");
        assert!(verdicts[2..9].iter().all(|verdict| *verdict == "unknown"), "{what}: {verdicts:?}");
        assert_eq!(verdicts[9..], ["delivered", "dropped"], "{what}");
        for malformed in &out[2..9] {
            assert!(!malformed["why"].as_str().unwrap().is_empty(), "{malformed}");
        }
    }
    scene.file("flows.jsonl", b"\xff\xfe\n{\"id\":1}");
    assert_eq!(lines(&scene.check(&[&BATCH[..], &["solved"]].concat()).ends(0).out).len(), 2);
    scene.file("flows.jsonl", "");
    assert_eq!(scene.check(&[&BATCH[..], &["solved"]].concat()).ends(0).quiet().out, "");
}

#[test]
fn answers_have_the_members_of_the_contract() {
    let scene = Scene::new();
    let question = json!({"id": "q", "from": id("app"), "to": "internet", "protocol": "tcp", "port": 443});
    scene.file("flows.jsonl", question.to_string());
    scene.world("list.txt", "drop-rule private-acl in 110\nallow private-acl in 110 tcp 1024-65535 from 10.0.0.0/16");
    scene.world("narrow.txt", "drop-rule public-acl out 130\nallow public-acl out 130 tcp 49152-65535 to 0.0.0.0/0");
    scene.world("denied.txt", "denied ec2:DescribeRouteTables");
    let answer = |world: &str| {
        let run = scene.check(&[&BATCH[..], &[world]].concat()).ends(0).quiet();
        lines(&run.out).remove(0)
    };
    for world in ["solved", "list.txt", "denied.txt", "narrow.txt"] {
        let answer = answer(world);
        for member in ["id", "verdict", "partial", "request", "reply", "blockers", "why"] {
            assert!(answer.get(member).is_some(), "{world}: {member} in {answer}");
        }
        for leg in ["request", "reply"] {
            let verdict = answer[leg]["verdict"].as_str().unwrap();
            assert!(["delivered", "dropped", "unknown", "not-reached"].contains(&verdict), "{verdict}");
            for hop in answer[leg]["hops"].as_array().unwrap() {
                let members: Vec<&String> = hop.as_object().unwrap().keys().collect();
                assert_eq!(members, ["action", "layer", "resource", "rule"]);
                assert!(LAYERS.contains(&hop["layer"].as_str().unwrap()), "{hop}");
            }
        }
    }
    let dropped = answer("list.txt");
    assert_eq!(
        (dropped["verdict"].as_str(), dropped["request"]["verdict"].as_str()),
        (Some("dropped"), Some("delivered"))
    );
    let blocker = &dropped["blockers"][0];
    let members: Vec<&String> = blocker.as_object().unwrap().keys().collect();
    assert_eq!(members, ["code", "direction", "layer", "leg", "resource", "rule"]);
    assert_eq!(
        (blocker["leg"].as_str(), blocker["layer"].as_str(), blocker["direction"].as_str()),
        (Some("reply"), Some("network-acl"), Some("ingress"))
    );
    assert_eq!(blocker["resource"], id("private-acl"));
    let unknown = answer("denied.txt");
    assert!(
        unknown["verdict"] == "unknown" && unknown["why"].as_str().unwrap().contains("DescribeRouteTables"),
        "{unknown}"
    );
    assert_eq!((&answer("solved")["why"], &answer("solved")["partial"]), (&Value::Null, &Value::Null));
    let partial = answer("narrow.txt")["partial"].clone();
    assert!(partial.is_object() || partial.is_null(), "{partial}");
}

const LAYERS: [&str; 14] = [
    "instance",
    "address",
    "security-group",
    "network-acl",
    "route-table",
    "internet-gateway",
    "egress-only-gateway",
    "nat-gateway",
    "vpc-endpoint",
    "peering",
    "transit-gateway",
    "load-balancer",
    "block-public-access",
    "internet",
];

#[test]
fn a_single_question_ends_as_its_answer() {
    let scene = Scene::new();
    scene.world("denied.txt", "denied ec2:DescribeNetworkAcls");
    let (bastion, app) = (id("bastion"), id("app"));
    for (args, code) in [
        (["internet", &bastion, "--port", "80", "--world", "solved"], 0),
        (["internet", &app, "--port", "22", "--world", "solved"], 1),
        (["internet", &bastion, "--port", "80", "--world", "denied.txt"], 3),
    ] {
        let ask = |more: &[&str]| scene.check(&[&["trace"], &args[..], more].concat()).ends(code).quiet();
        let json = ask(&["--format", "json"]).json();
        assert_eq!(json["verdict"], ["delivered", "dropped", "", "unknown"][code as usize]);
        assert!(!ask(&[]).out.is_empty());
        assert!(is_korean(&ask(&["--lang", "ko"]).out));
    }
    let told = scene.check(&["trace", &bastion, "10.0.10.10", "--protocol", "icmp", "--world", "solved"]).ends(1);
    // As `check map` has it.
    let ends = ["trace", "--from", &bastion, "--to", "10.0.10.10", "--protocol", "icmp", "--world", "solved"];
    assert_eq!(scene.check(&ends).ends(1).out, told.out);
    assert!(told.out.contains("sg-") || told.out.contains("acl-"), "{}", told.out);
}

#[test]
fn only_a_file_that_cannot_be_read_ends_a_batch() {
    let scene = Scene::new();
    scene.file("flows.jsonl", "{}\n");
    scene.check(&[&BATCH[..], &["no-such"]].concat()).ends(2);
    std::fs::remove_file(scene.folder().join("flows.jsonl")).unwrap();
    scene.check(&[&BATCH[..], &["solved"]].concat()).ends(2);
    let args = ["trace", "--flows", "-", "--format", "json", "--world", "solved", "-o", "answers.jsonl"];
    scene.check_with(&args, b"{}\n{}\n").ends(0);
    assert_eq!(scene.read("answers.jsonl").lines().count(), 2);
}

/// What `>` of Windows PowerShell wrote.
#[test]
fn a_batch_comes_in_utf_16_as_well() {
    let scene = Scene::new();
    let asked = "{\"id\": \"가\", \"from\": \"app\", \"to\": \"internet\", \"protocol\": \"tcp\", \"port\": 443}\r\n{\"id\": 2}\r\n";
    let args = ["trace", "--flows", "-", "--format", "json", "--world", "solved"];
    let plain = scene.check_with(&args, asked.as_bytes()).ends(0).out;
    assert!(plain.lines().count() == 2 && plain.contains("delivered"), "{plain}");
    let wide: Vec<u8> = format!("\u{feff}{asked}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [format!("\u{feff}{asked}").into_bytes(), wide.clone(), wide[2..].to_vec()] {
        assert_eq!(scene.check_with(&args, &bytes).ends(0).out, plain);
    }
}

/// A real account, with what its hosts measured. It is no part of the repository: where it is absent nothing is tried.
#[test]
fn the_measured_account_is_answered_as_measured() {
    let demo = repository().join("../shared/reference/reach-cases/demo");
    if !demo.is_dir() {
        println!("skipped: the measured account is not here");
        return;
    }
    let (snapshot, cases) = (demo.join("aws_configs"), demo.join("cases.jsonl"));
    let run = Scene::new()
        .check(&[
            "trace",
            "--snapshot",
            snapshot.to_str().unwrap(),
            "--flows",
            cases.to_str().unwrap(),
            "--format",
            "json",
        ])
        .ends(0);
    let cases = lines(&std::fs::read_to_string(cases).unwrap());
    let answers = lines(&run.out);
    assert_eq!(answers.len(), cases.len());
    let mut wrong = BTreeMap::<String, Vec<String>>::new();
    for (case, answer) in cases.iter().zip(&answers) {
        assert_eq!(case["id"], answer["id"]);
        let expected = if case["expected"] == "delivered" { "delivered" } else { "dropped" };
        // Outside a single VPC it may not be told; inside, it must be.
        let untold = answer["verdict"] == "unknown" && case["scope"] != "core";
        if answer["verdict"] != expected && !untold {
            wrong.entry(case["scope"].to_string()).or_default().push(format!("{case}\n  {answer}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn one_end_alone_is_told_what_is_missing_and_a_word_that_is_no_end_what_was_looked_for() {
    let scene = Scene::new();
    let told = |word: &str| scene.check(&["trace", word, "--practice"]).ends(2).err;
    assert!(told("app").contains("check trace app internet --port 443"), "{}", told("app"));
    for unknown in ["nobody", "vpc"] {
        assert!(told(unknown).contains(unknown) && told(unknown).contains("hosts here: app, bastion"), "{unknown}");
    }
    assert!(told("bastoin").contains("bastion") && !told("bastoin").contains("hosts here"));
    let zone = told("example.link");
    assert!(zone.contains("hosted zone") && zone.contains("check trace https://example.link"), "{zone}");
    assert!(told("https://10.0.0.1/").contains("https://10.0.0.1/"));
    // Whoever names both is told of the one that is none, with those that are.
    let other = scene.check(&["trace", "app", "partner-1", "--port", "443", "--practice"]).ends(2).err;
    assert!(other.contains("partner-1") && other.contains("hosts here: app, bastion"), "{other}");
    // An account is not asked for half a question.
    let account = scene.check(&["trace", "nobody"]).ends(2).err;
    assert!(account.contains("check trace nobody internet"), "{account}");
    assert!(scene.check(&["trace"]).ends(2).err.contains("<FROM>"));
}

#[test]
fn where_an_interface_has_several_groups_all_of_them_are_named() {
    let scene = Scene::new();
    scene.file("two.txt", "world 1\nbase served\nrevoke app-sg in tcp 8000-8001 from alb-sg\n");
    let told =
        scene.check(&["lab-2.19", "--world", "two.txt"]).ends(1).out.split_whitespace().collect::<Vec<_>>().join(" ");
    // The one that is for such packets comes first.
    assert!(told.contains("(app-sg): no inbound rule allows tcp 8000"), "{told}");
    assert!(
        told.contains("nor does one in the other groups of the interface: sg-05a12feb9cfb4809d (private-sg)"),
        "{told}"
    );
    // And the path marks the group that is found fault with.
    assert!(told.contains("✘ sg-090fc6419c8e43800 (app-sg) no rule allows it"), "{told}");
    let traced = scene.check(&["trace", "internet", "front", "--port", "443", "--world", "two.txt"]).out;
    let traced = traced.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        traced.contains("nor does one in the other groups of the interface: sg-090fc6419c8e43800 (app-sg)"),
        "{traced}"
    );
    // One group is no list.
    let alone = scene.check(&["lab-1.11", "--world", "lab-1.11/private-group-admits-learner"]).ends(1).out;
    assert!(!alone.contains("the other groups"), "{alone}");
}
