//! `check trace NAME [PATH]`: worlds and names, and the picture that comes of them: in both languages, for programs, and
//! with the exit code.

use crate::support::Scene;
use serde_json::Value;

/// A world by its base and its edits, what is asked in it, and how that ends: the exit code, where, with which code of a
/// finding and with which status.
struct Case {
    name: &'static str,
    base: &'static str,
    edits: &'static str,
    asked: &'static [&'static str],
    exit: i32,
    end: (&'static str, Option<&'static str>, Option<u16>),
}

const fn case(
    name: &'static str,
    world: (&'static str, &'static str),
    asked: &'static [&'static str],
    exit: i32,
    end: (&'static str, Option<&'static str>, Option<u16>),
) -> Case {
    Case { name, base: world.0, edits: world.1, asked, exit, end }
}

const SITE: &[&str] = &["example.link"];
const COURIERS: &[&str] = &["www.example.link", "/delivery/orders/"];
const TIMEOUT: &str =
    "target delivery-tg app unhealthy Target.Timeout\ntarget delivery-tg app-2 unhealthy Target.Timeout";

const CASES: &[Case] = &[
    case("through the edge to the couriers", ("course", ""), COURIERS, 0, ("targets", None, None)),
    case(
        "http is sent to https by the edge",
        ("course", ""),
        &["http://www.example.link/order/shops/?page=2"],
        0,
        ("targets", None, None),
    ),
    case(
        "http is sent to https by the load balancer",
        ("served", ""),
        &["http://example.link/delivery/3"],
        0,
        ("targets", None, None),
    ),
    case(
        "the group of the rule and not that of the default action",
        ("served", "clear app-sg in\nallow app-sg in tcp 8000 from alb-sg"),
        COURIERS,
        1,
        ("packet", Some("ENI_SG_RULES_MISMATCH"), None),
    ),
    case(
        "what the rule leaves goes to the default action",
        ("served", "clear app-sg in\nallow app-sg in tcp 8000 from alb-sg"),
        SITE,
        0,
        ("targets", None, None),
    ),
    case(
        "health checks at a port of their own",
        (
            "served",
            "target-group own-tg vpc http 8001 check=/readyz check-port=9000\ntarget own-tg app\naction delivery -> forward own-tg",
        ),
        COURIERS,
        0,
        ("targets", None, None),
    ),
    case(
        "two groups share",
        ("served", "action delivery -> forward web-tg:25 delivery-tg:75"),
        COURIERS,
        0,
        ("targets", None, None),
    ),
    case(
        "a fixed response of an error",
        ("served", "action front-https -> respond 503"),
        SITE,
        1,
        ("load-balancer", Some("LISTENER_ANSWERS_ITSELF"), Some(503)),
    ),
    case(
        "a fixed response that is a page",
        ("served", "action front-https -> respond 200"),
        SITE,
        0,
        ("load-balancer", None, Some(200)),
    ),
    case("no record", ("served", ""), &["shop.example.link"], 1, ("name", Some("RECORD_MISSING"), None)),
    case(
        "a record that leads to a load balancer that is gone",
        ("served", "alb old public-a public-c groups=alb-sg\nrecord site old A -> old\nremove old"),
        &["old.example.link"],
        3,
        ("name", None, None),
    ),
    case(
        "no listener",
        ("served", "remove front-http"),
        &["http://example.link/"],
        1,
        ("load-balancer", Some("ELBV2_LISTENERS_MISMATCH"), None),
    ),
    case("nobody answers in time", ("served", TIMEOUT), COURIERS, 1, ("targets", Some("TARGET_DOES_NOT_ANSWER"), None)),
    case(
        "nobody answers in time, for the group is shut",
        (
            "served",
            "clear app-sg in\nallow app-sg in tcp 8000 from alb-sg\ntarget delivery-tg app unhealthy Target.Timeout\ntarget delivery-tg app-2 unhealthy Target.Timeout",
        ),
        COURIERS,
        1,
        ("packet", Some("ENI_SG_RULES_MISMATCH"), None),
    ),
    case(
        "an empty group",
        ("served", "target-group empty-tg vpc http 8002\naction delivery -> forward empty-tg"),
        COURIERS,
        1,
        ("targets", Some("TARGET_GROUP_EMPTY"), Some(503)),
    ),
    case(
        "a group whose targets are new",
        (
            "served",
            "target delivery-tg app initial Elb.RegistrationInProgress\ntarget delivery-tg app-2 initial Elb.InitialHealthChecking",
        ),
        COURIERS,
        3,
        ("targets", None, None),
    ),
    case(
        "health that nobody may see",
        ("served", "denied elbv2:DescribeTargetHealth of delivery-tg"),
        COURIERS,
        3,
        ("targets", None, None),
    ),
    case(
        "rules that nobody may see",
        ("served", "denied elbv2:DescribeRules"),
        COURIERS,
        3,
        ("load-balancer", None, None),
    ),
    case(
        "in a circle",
        ("served", "action front-https -> redirect https"),
        SITE,
        1,
        ("circle", Some("REDIRECT_LOOP"), None),
    ),
    case(
        "a distribution that is switched off",
        ("course", "set cdn DistributionConfig.Enabled false"),
        SITE,
        1,
        ("distribution", Some("DISTRIBUTION_DISABLED"), None),
    ),
    case(
        "an origin in the VPC",
        (
            "course",
            "alb inside private-a private-c groups=alb-sg scheme=internal\nlistener inside-http inside http 80 -> forward web-tg\nvpc-origin way-in inside\ncertificate in-cert example.link *.example.link region=us-east-1 zone=site\ndistribution inner way-in aliases=in.example.link certificate=in-cert cache=CachingDisabled request=AllViewer methods=all\nrecord site in A -> inner",
        ),
        &["https://in.example.link/"],
        0,
        ("targets", None, None),
    ),
    case(
        "an address of a host",
        ("served", "record site host A 198.51.100.20"),
        &["http://host.example.link/"],
        0,
        ("address", None, None),
    ),
];

/// The picture without the packet, of which the tests of the engine and of the reports tell.
fn picture(text: &str) -> &str {
    text.split_once("\n\n").map_or(text, |(picture, _)| picture)
}

#[test]
fn a_request_is_followed_to_where_it_ends() {
    let scene = Scene::new();
    let mut pictures = String::new();
    for case in CASES {
        scene.file("case.txt", format!("world 1\nbase {}\n{}\n", case.base, case.edits));
        let ask = |more: &[&str]| {
            let run = scene.check(&[&["trace"], case.asked, &["--world", "case.txt"], more].concat());
            assert_eq!((run.code, run.err.as_str()), (case.exit, ""), "{}: {run:#?}", case.name);
            run
        };
        let json = ask(&["--format", "json"]).json();
        let (at, code, status) = case.end;
        assert_eq!(json["end"]["at"], at, "{}: {json}", case.name);
        assert_eq!(json["end"]["code"], Value::from(code), "{}: {json}", case.name);
        assert_eq!(json["end"]["status"], Value::from(status), "{}: {json}", case.name);
        assert_eq!(json["verdict"], ["delivered", "dropped", "", "unknown"][case.exit as usize], "{}", case.name);
        let (en, ko) = (ask(&["--lang", "en"]).out, ask(&["--lang", "ko"]).out);
        pictures.push_str(&format!("== {}\n{}\n\n{}\n\n", case.name, picture(en.trim_end()), picture(ko.trim_end())));
    }
    insta::assert_snapshot!(pictures);
}

#[test]
fn the_document_of_a_request_has_its_members() {
    let scene = Scene::new();
    scene.file("case.txt", "world 1\nbase course\n");
    let asked = ["trace", "example.link", "/delivery/3", "--world", "case.txt", "--format", "json"];
    let run = scene.check(&asked).ends(0).quiet();
    let json = run.json();
    let members: Vec<&String> = json.as_object().map(|object| object.keys().collect()).unwrap_or_default();
    assert_eq!(members, ["end", "packet", "request", "steps", "verdict"]);
    let packet: Vec<&String> = json["packet"].as_object().map(|object| object.keys().collect()).unwrap_or_default();
    assert_eq!(packet, ["blockers", "partial", "reply", "request", "verdict", "why"]);
    let steps: Vec<Value> = json["steps"].as_array().cloned().unwrap_or_default();
    let kinds: Vec<&str> = steps.iter().filter_map(|step| step["kind"].as_str()).collect();
    assert_eq!(
        kinds,
        [
            "request",
            "record",
            "distribution",
            "behavior",
            "origin",
            "load-balancer",
            "rule",
            "target-group",
            "target",
            "target"
        ]
    );
    let target = &steps[8];
    assert_eq!(
        (&target["port"], &target["health_port"], &target["state"]),
        (&8001.into(), &8001.into(), &"healthy".into())
    );
    // The packet goes to the targets of the group that the rule decides.
    let hops = json["packet"]["request"]["hops"].as_array().cloned().unwrap_or_default();
    assert!(hops.iter().any(|hop| hop["resource"] == steps[7]["resource"]), "{json}");
}

#[test]
fn what_is_no_name_of_the_account_is_a_usage() {
    let scene = Scene::new();
    scene.check(&["trace", "nothing.invalid", "/", "--world", "served"]).ends(2);
}
