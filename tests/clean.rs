//! `check lab-clean`: what is left of the course is told with what `check cost` says that it costs and with what
//! `check cleanup` would type, and the lab stands apart from the others.

use crate::support::Scene;
use serde_json::Value;
use std::collections::BTreeMap;

/// The worlds in which something of the course was left.
const LEFT: [&str; 6] =
    ["nat-left", "address-left", "instance-left", "database-left", "balancer-left", "endpoint-left"];

/// The only lab of a report.
fn lab(scene: &Scene, args: &[&str], ends: i32) -> Value {
    let args = [&["lab-clean", "--lang", "en", "--format", "json"], args].concat();
    scene.check(&args).ends(ends).json()["labs"][0].clone()
}

fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

#[test]
fn what_is_left_is_told_with_the_price_and_the_command_of_the_other_verbs() {
    let scene = Scene::new();
    for world in LEFT {
        let left = lab(&scene, &["--world", world], 1);
        let world = format!("lab-clean/{world}");
        let vpc = text(&left, "/cast/vpc").to_owned();
        let cleanup =
            scene.check(&["cleanup", "--world", &world, "--vpc", &vpc, "--lang", "en", "--format", "json"]).json();
        let commands: BTreeMap<&str, &Value> =
            cleanup["steps"].as_array().into_iter().flatten().map(|step| (text(step, "/id"), &step["bash"])).collect();
        let bill = scene.check(&["cost", "--world", &world, "--lang", "en", "--format", "json"]).json().to_string();
        let findings = left["checks"][0]["findings"].as_array().cloned().unwrap_or_default();
        assert!(!findings.is_empty(), "{world}: {left:#}");
        for finding in &findings {
            assert_eq!(finding["code"], "COURSE_STILL_BILLED", "{world}");
            let id = text(finding, "/resource");
            let typed = text(finding, "/args/command");
            let known = commands.get(id).and_then(|lines| lines[0].as_str()).unwrap_or_default();
            assert!(!known.is_empty() && typed.ends_with(known), "{world}: {id}: {typed} is not {known}");
            assert!(text(finding, "/expected").ends_with(typed), "{world}: {finding:#}");
            let amount: f64 = text(finding, "/args/amount").parse().unwrap_or_default();
            assert!(amount > 0.0, "{world}: {finding:#}");
            // The bill calls an address by itself.
            assert!(bill.contains(id) || id.starts_with("eipalloc-"), "{world}: {id} is in no bill");
        }
    }
}

#[test]
fn another_vpc_is_left_alone_once_the_course_s_is_named() {
    let scene = Scene::new();
    let open = lab(&scene, &["--world", "another-vpc"], 3);
    assert_eq!(open["status"], "unknown", "{open:#}");
    let vpc = text(&open, "/cast/vpc").to_owned();
    assert!(vpc.starts_with("vpc-"), "{open:#}");
    let named = lab(&scene, &["--world", "another-vpc", "--vpc", &vpc], 0);
    let warnings = named["checks"][0]["warnings"].as_array().cloned().unwrap_or_default();
    assert!(warnings.len() == 2 && warnings.iter().all(|warning| warning["code"] == "OTHERS_BILLED"), "{named:#}");
    // The other one, once it is named, is what fails.
    let others = lab(&scene, &["--world", "another-vpc", "--vpc", "second"], 1);
    assert_eq!(others["status"], "fail", "{others:#}");
}

#[test]
fn it_stands_apart_and_looks_into_every_region() {
    let scene = Scene::new();
    let all = scene.check(&["all", "--practice", "--no-probes", "--format", "json"]).json();
    let ids: Vec<&str> = all["labs"].as_array().into_iter().flatten().map(|lab| text(lab, "/lab")).collect();
    assert!(ids.len() > 20 && !ids.contains(&"lab-clean"), "{ids:?}");
    let map = scene.check(&["--lang", "en"]).ends(0).out;
    assert!(map.contains("lab-clean") && !map.contains("next: lab-clean"), "{map}");
    let script = scene.check(&["collect", "lab-clean", "--script", "bash"]).ends(0).out;
    for region in cost::REGIONS {
        assert!(script.contains(region), "{region} is not looked into");
    }
}
