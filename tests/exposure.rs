//! `check exposure`: sets as they are, words for them in both languages, and what cannot be told.
#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use crate::support::{Scene, is_korean};
use serde_json::{Value, json};

fn id(label: &str) -> String {
    "world 1\nbase solved\n".parse::<world::World>().unwrap().id(label).unwrap()
}

/// The interface of an instance in the JSON answer.
fn of(document: &Value, label: &str) -> Value {
    let id = id(label);
    let all = document["interfaces"].as_array().unwrap();
    all.iter().find(|interface| interface["instance"] == *id).unwrap().clone()
}

fn tcp(ports: Value, prefixes: Value) -> Value {
    json!({"protocol": "tcp", "icmp": null, "ports": ports, "prefixes": prefixes})
}

#[test]
fn sets_are_exact_and_exposed_interfaces_come_first() {
    let scene = Scene::new();
    scene.world("open.txt", "allow bastion-sg in tcp 8000-8010 from 198.18.0.0/15\nallow bastion-sg in tcp 8005 from 20.0.0.0/8\nallow public-acl in 90 all from 0.0.0.0/0\nallow public-acl out 90 all to 0.0.0.0/0");
    let document = scene.check(&["exposure", "--world", "open.txt", "--format", "json"]).ends(0).quiet().json();
    assert_eq!(document["format"], 1);
    let first = &document["interfaces"][0];
    assert_eq!(first["instance"], *id("bastion"), "{document:#}");
    assert_eq!(first["kind"], "host");
    assert_eq!(first["addresses"][0]["private"], "10.0.0.10");
    let inbound = first["inbound"].as_array().unwrap();
    assert!(inbound.contains(&tcp(json!([[22, 22]]), json!(["203.0.113.10/32"]))), "{first:#}");
    assert!(inbound.contains(&tcp(json!([[80, 80]]), json!(["0.0.0.0/0"]))), "{first:#}");
    // What nobody on the internet has is no part of it.
    assert!(inbound.contains(&tcp(json!([[8005, 8005]]), json!(["20.0.0.0/8"]))), "{first:#}");
    let app = of(&document, "app");
    assert_eq!((&app["inbound"], &app["unknown"]), (&json!([]), &json!([])), "{app:#}");
    assert!(app["outbound"].as_array().unwrap().contains(&tcp(json!([[80, 80], [443, 443]]), json!(["0.0.0.0/0"]))));
}

#[test]
fn what_has_an_interface_is_named() {
    let scene = Scene::new();
    scene.world("balanced.txt", "alb front public-a public-c\nallow default-sg in all from 0.0.0.0/0");
    for (lang, gateway, balancer) in
        [("en", "NAT gateway nat-", "load balancer front"), ("ko", "NAT 게이트웨이 nat-", "로드 밸런서 front")]
    {
        let text = scene.check(&["exposure", "--world", "balanced.txt", "--lang", lang]).ends(0).quiet().out;
        assert!(text.contains(gateway) && text.contains("(nat-1)") && text.contains(balancer), "{text}");
        let empty = scene.check(&["exposure", "--world", "empty", "--lang", lang]).ends(0).quiet().out;
        assert!(empty.contains("ap-northeast-2") && !empty.contains('0'), "{empty}");
    }
}

#[test]
fn what_cannot_be_told_names_the_call() {
    let scene = Scene::new();
    scene.world("denied.txt", "denied ec2:DescribeNatGateways");
    let document = scene.check(&["exposure", "--world", "denied.txt", "--format", "json"]).ends(3).quiet().json();
    let app = of(&document, "app");
    assert_eq!(app["inbound"], json!([]));
    let unknown = app["unknown"].as_array().unwrap();
    assert!(!unknown.is_empty());
    for untold in unknown {
        assert_eq!(untold["direction"], "outbound");
        assert_eq!(untold["missing"][0]["action"], "ec2:DescribeNatGateways");
        assert_eq!(untold["missing"][0]["status"], "denied");
    }
    let text = scene.check(&["exposure", "--world", "denied.txt"]).ends(3).quiet().out;
    assert!(text.contains("ec2:DescribeNatGateways"), "{text}");
}

#[test]
fn one_resource_or_one_network_can_be_asked_for() {
    let scene = Scene::new();
    let count = |args: &[&str]| {
        let all = [&["exposure", "--practice", "--format", "json"], args].concat();
        scene.check(&all).ends(0).quiet().json()["interfaces"].as_array().unwrap().len()
    };
    let (app, vpc) = (id("app"), id("vpc"));
    assert_eq!(count(&[&app]), 1);
    assert_eq!(count(&["10.0.10.10"]), 1);
    assert_eq!(count(&["--vpc", &vpc]), count(&[]));
    for wrong in [&["eni-none"][..], &["--vpc", "vpc-none"], &["--format", "html"], &["--world", "solved"]] {
        let run = scene.check(&[&["exposure", "--practice"], wrong].concat()).ends(2);
        assert!(run.out.is_empty() && !run.err.is_empty(), "{wrong:?}: {}", run.err);
    }
}

#[test]
fn people_read_it_in_their_language() {
    let scene = Scene::new();
    let text = |lang| scene.check(&["exposure", "--practice", "--lang", lang]).ends(0).quiet().out;
    let english = text("en");
    for words in ["The internet reaches one of 3 interfaces", "tcp 22  203.0.113.10/32", "tcp 80  the whole internet"] {
        assert!(english.contains(words), "{words} in\n{english}");
    }
    let korean = text("ko");
    assert!(is_korean(&korean) && korean.contains("인터넷 전체"), "{korean}");
    scene.check(&["exposure", "--practice", "--lang", "en", "-o", "out.txt"]).ends(0);
    assert_eq!(scene.read("out.txt"), english);
}
