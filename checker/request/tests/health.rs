//! Target groups: on what port targets are spoken to and checked, and when all of them get requests.
#![expect(clippy::unwrap_used, reason = "a snapshot that cannot be read is a failed test")]

use request::listener::Group;
use snapshot::{Inventory, Snapshot};

/// What a group says, by what AWS says of it, of its settings and of its targets, all without their braces and brackets:
/// whether all targets get requests, and of each its state, its port and the one that is checked.
fn told(group: &str, settings: &[(&str, &str)], targets: &[&str]) -> String {
    let call = |operation: &str, input: &str, list: &str, of: &str| {
        format!(
            r#"{{"service":"elbv2","operation":"{operation}","input":{{{input}}},"status":"seen","output":{{"{list}":[{of}]}}}}"#
        )
    };
    let own = r#""TargetGroupArn":"g""#;
    let setting = |(name, value): &(&str, &str)| {
        let key = format!("target_group_health.unhealthy_state_routing.minimum_healthy_targets.{name}");
        format!(r#"{{"Key":"{key}","Value":"{value}"}}"#)
    };
    let settings: Vec<String> = settings.iter().map(setting).collect();
    let calls = [
        call("DescribeTargetGroups", "", "TargetGroups", &format!("{{{own}{group}}}")),
        call("DescribeTargetGroupAttributes", own, "Attributes", &settings.join(",")),
        call("DescribeTargetHealth", own, "TargetHealthDescriptions", &targets.join(",")),
    ];
    let text = format!(r#"{{"format":1,"calls":[{}]}}"#, calls.join(","));
    let snapshot = Snapshot::from_json(&text).unwrap();
    let inventory = Inventory::new(&snapshot);
    let group = Group::of(&inventory, "g", inventory.home());
    let port = |port: Option<u16>| port.map_or("-".to_owned(), |port| port.to_string());
    let target = |one: &request::listener::Target<'_>| {
        format!("{:?} {} checked at {}", one.health.state, port(one.port), port(one.health_port))
    };
    let targets: Vec<String> = group.targets.iter().map(target).collect();
    let open = if group.fails_open() { "all of " } else { "" };
    format!("{open}{}", targets.join(", "))
}

const HEALTHY: &str = r#"{"Target":{"Id":"i-1","Port":8000},"TargetHealth":{"State":"healthy"}}"#;
const UNHEALTHY: &str = r#"{"Target":{"Id":"i-2","Port":8000},"TargetHealth":{"State":"unhealthy"}}"#;
const LEAVING: &str = r#"{"Target":{"Id":"i-3","Port":8000},"TargetHealth":{"State":"unhealthy.draining"}}"#;

#[test]
fn all_targets_get_requests_where_too_few_are_healthy() {
    let is_open = |settings: &[(&str, &str)], targets: &[&str]| told("", settings, targets).starts_with("all of ");
    // One that is healthy suffices, unless more are asked for.
    assert!(!is_open(&[], &[HEALTHY, UNHEALTHY]));
    assert!(is_open(&[], &[UNHEALTHY]));
    assert!(is_open(&[("count", "2")], &[HEALTHY, UNHEALTHY]));
    // As many of a hundred as are asked for suffice.
    assert!(!is_open(&[("percentage", "50")], &[HEALTHY, UNHEALTHY]));
    assert!(is_open(&[("percentage", "51")], &[HEALTHY, UNHEALTHY]));
    // Of no targets none gets any.
    assert!(!is_open(&[], &[]));
    // One that fails while it leaves has been asked like the others.
    assert!(is_open(&[("percentage", "60")], &[HEALTHY, LEAVING]));
}

#[test]
fn ports_are_those_of_the_target_else_of_the_group() {
    let own = r#"{"Target":{"Id":"i-1","Port":8080}}"#;
    let none = r#"{"Target":{"Id":"i-1"}}"#;
    let checked = r#"{"Target":{"Id":"i-1","Port":8080},"HealthCheckPort":"9090"}"#;
    for (group, target, expected) in [
        (r#","Port":8000"#, own, "8080 checked at 8080"),
        (r#","Port":8000"#, none, "8000 checked at 8000"),
        (r#","Port":8000,"HealthCheckPort":"traffic-port""#, none, "8000 checked at 8000"),
        (r#","Port":8000,"HealthCheckPort":"traffic-port""#, own, "8080 checked at 8080"),
        (r#","Port":8000,"HealthCheckPort":"8001""#, own, "8080 checked at 8001"),
        (r#","Port":8000,"HealthCheckPort":"8001""#, checked, "8080 checked at 9090"),
        (r#","Port":8000,"HealthCheckPort":"web""#, own, "8080 checked at -"),
        ("", none, "- checked at -"),
    ] {
        let told = told(group, &[], &[target]);
        assert!(told.ends_with(expected), "{group} {target}: {told}");
    }
}
