//! A world of loopback, end to end: real name servers, an authority of its own, HAProxy in the place of the load balancer
//! before two instances of an application that is not ours. What AWS would say comes of a practice world; what visitors
//! see is tried.
#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

mod front;

use crate::support::Scene;
use front::{Front, Instances, Shown};
use judge::{CheckStatus, Lab, LabStatus, Report, Request};
use probe::guard::Guard;
use probe::made::{Settings, make};
use probe::tls::Trust;
use real::{Loopback, NameServer};
use snapshot::Snapshot;
use std::path::PathBuf;
use std::time::Duration;
use world::World;

/// The labs that are judged, in the order of the course.
const LABS: [&str; 4] = ["lab-2.19", "lab-2.20", "lab-2.22", "lab-2.23"];

/// Addresses of loopback: the root, the registry, the zone, the load balancer.
const ROOT: u8 = 2;
const REGISTRY: u8 = 3;
const ZONE: u8 = 4;
const BALANCER: u8 = 20;

/// The names of the learner.
const NAMES: &[&str] = &["example.link.", "www.example.link."];

/// What is not as it should be.
#[derive(Default)]
struct Fault {
    /// Lines that are added to the practice world.
    world: &'static str,
    /// Whether the registry sends the world to servers without the zone.
    lame: bool,
    /// Names of the zone that have no address.
    lacking: &'static [&'static str],
    /// What stands in front.
    front: Front,
}

fn library() -> Vec<Lab> {
    labs::FOLDERS.iter().filter_map(|folder| Lab::parse(folder.file("lab.toml")?).ok()).collect()
}

/// The zone's name servers and the load balancer's name, as AWS would say.
fn names(snapshot: &Snapshot) -> (Vec<String>, String) {
    let text = serde_json::to_value(snapshot).unwrap();
    let calls = text["calls"].as_array().unwrap();
    let output = |operation: &str| &calls.iter().find(|call| call["operation"] == operation).unwrap()["output"];
    let servers = output("GetHostedZone")["DelegationSet"]["NameServers"].as_array().unwrap();
    let balancer = output("DescribeLoadBalancers")["LoadBalancers"][0]["DNSName"].as_str().unwrap();
    (servers.iter().map(|server| server.as_str().unwrap().to_owned()).collect(), balancer.to_owned())
}

/// Root, registry and zone, with the addresses of the zone's servers and of the load balancer.
fn tree(scene: &Scene, loopback: &Loopback, snapshot: &Snapshot, fault: &Fault) -> [NameServer; 3] {
    let (servers, balancer) = names(snapshot);
    let zone = |name: &str, text: &str| -> PathBuf {
        let soa = "SOA ns.example.link. host.example.link. 1 7200 900 1209600 300";
        scene.file(name, loopback.fill(&format!("$TTL 60\n{text}").replace("SOA", soa)))
    };
    let own: String = servers.iter().map(|server| format!("{server}. A @{ZONE}\n")).collect();
    let root = zone(
        "root",
        &format!(
            "$ORIGIN .\n. SOA\n. NS a.root.\na.root. A @{ROOT}\nlink. NS a.nic.link.\na.nic.link. A @{REGISTRY}\n\
             {own}ns-1.other.net. A @{REGISTRY}\n{balancer}. A @{BALANCER}\n"
        ),
    );
    let told = if fault.lame { vec!["ns-1.other.net".to_owned()] } else { servers.clone() };
    let records = |name: &str, servers: &[String]| {
        servers.iter().map(|server| format!("{name} NS {server}.\n")).collect::<String>()
    };
    let link = zone(
        "link",
        &format!("$ORIGIN link.\nlink. SOA\nlink. NS a.nic\na.nic A @{REGISTRY}\n{}", records("example", &told)),
    );
    let addressed: String = NAMES
        .iter()
        .filter(|name| !fault.lacking.contains(name))
        .map(|name| format!("{name} A @{BALANCER}\n"))
        .collect();
    let zone_file = zone(
        "example",
        &format!("$ORIGIN example.link.\nexample.link. SOA\n{}{addressed}", records("example.link.", &servers)),
    );
    let folder = scene.folder();
    [
        NameServer::start(&folder, loopback.at(ROOT), &[(".", root)]),
        NameServer::start(&folder, loopback.at(REGISTRY), &[("link", link)]),
        NameServer::start(&folder, loopback.at(ZONE), &[("example.link", zone_file)]),
    ]
}

/// Builds the world of a fault, tries what the labs want to have tried, and judges.
fn judged(fault: &Fault) -> Option<Report> {
    if !NameServer::is_there() || !front::is_there() {
        return None;
    }
    let scene = Scene::new();
    let loopback = Loopback::new();
    let text = format!("world 1\nbase served\n{}\n", fault.world);
    let mut snapshot = text.parse::<World>().unwrap().snapshot().unwrap();
    snapshot.probes.clear();
    let _servers = tree(&scene, &loopback, &snapshot, fault);
    let instances = Instances::start();
    let authority = front::Authority::new();
    let _proxy = front::start(&scene.folder(), loopback.ip(BALANCER), &fault.front, &authority, &instances);
    let dns = probe::dns::Options {
        roots: vec![loopback.at(ROOT)],
        resolvers: Vec::new(),
        guard: Guard::anywhere(),
        port: loopback.port,
        ..probe::dns::Options::default()
    };
    let settings = Settings {
        dns,
        guard: Guard::anywhere(),
        trust: Trust::from_pem(authority.pem().as_bytes()).unwrap(),
        patience: Duration::from_secs(3),
        by_walk: true,
        ..Settings::default()
    };
    let library = library();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for _ in 0..4 {
        let asks = judge::probes(&Request::of_practice(&library, &LABS, &snapshot));
        for probe in runtime.block_on(async {
            let mut made = Vec::new();
            for ask in &asks {
                made.push(make(ask, &settings).await);
            }
            made
        }) {
            snapshot.record(probe);
        }
        if asks.is_empty() {
            break;
        }
    }
    let report = judge::judge(&Request::of_practice(&library, &LABS, &snapshot));
    let file = scene.file("evidence.json", serde_json::to_vec(&snapshot).unwrap());
    is_told(&scene, &report, file.to_str().unwrap());
    Some(report)
}

/// The command says of the same evidence, in a file, what its judge does.
fn is_told(scene: &Scene, report: &Report, file: &str) {
    let args = [&LABS[..], &["--snapshot", file, "--format", "json", "--lang", "en"]];
    let document = scene.check(&args.concat()).json();
    for lab in &report.labs {
        let told = document["labs"].as_array().unwrap().iter().find(|told| told["lab"] == lab.lab).unwrap();
        let codes = |told: &serde_json::Value| {
            let checks = told["checks"].as_array().unwrap().iter();
            let findings = checks.flat_map(|check| check["findings"].as_array().unwrap());
            findings.map(|finding| finding["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let found = lab.checks.iter().flat_map(|check| &check.findings).map(|finding| finding.code);
        assert_eq!(codes(told), found.collect::<Vec<_>>(), "{}: {told:#}", lab.lab);
    }
}

/// The first thing that is told to be wrong: its lab, its check and its code.
fn first(report: &Report) -> Option<(String, String, &'static str)> {
    report.labs.iter().find_map(|lab| {
        let check = lab.checks.iter().find(|check| check.status == CheckStatus::Fail)?;
        Some((lab.lab.clone(), check.id.clone(), check.findings.first()?.code))
    })
}

#[test]
fn everything_is_seen_to_work_from_outside() {
    let Some(report) = judged(&Fault::default()) else { return };
    for lab in &report.labs {
        let told: Vec<_> =
            lab.checks.iter().map(|check| (&check.id, check.status, &check.why, &check.findings)).collect();
        assert_eq!(lab.status, LabStatus::Pass, "{}: {told:#?}", lab.lab);
    }
}

/// The command itself comes to an application by a name of this tree, over https with an authority of its own: where to
/// begin, whom to trust and where a name may lead are what its options say.
#[test]
fn the_options_lead_to_an_application_behind_it() {
    if !NameServer::is_there() || !front::is_there() {
        return;
    }
    let (scene, loopback) = (Scene::new(), Loopback::new());
    let snapshot = "world 1\nbase served\n".parse::<World>().unwrap().snapshot().unwrap();
    let _servers = tree(&scene, &loopback, &snapshot, &Fault::default());
    let (instances, authority) = (Instances::start(), front::Authority::new());
    let _proxy = front::start(&scene.folder(), loopback.ip(BALANCER), &Front::default(), &authority, &instances);
    let file = scene.file("ca.pem", authority.pem());
    let root = loopback.at(ROOT).to_string();
    let trusted = ["--ca-file", file.to_str().unwrap()];
    let judged = |rest: &[&str]| {
        let args = ["lab-2.9", "--app", "https://www.example.link", "--root", &root, "--lang", "en"];
        scene.check(&[&args[..], rest].concat())
    };
    let reached = judged(&[&trusted[..], &["--allow-private"]].concat()).ends(1).out;
    assert!(reached.contains("APP_NO_LIST"), "{reached}");
    assert!(judged(&["--allow-private"]).ends(3).out.contains("--ca-file"));
    // The servers of its zone lie in a network of one's own, too.
    assert!(judged(&trusted).ends(3).out.contains("has no address"));
}

/// Each fault is the first thing that is told, by the lab that it belongs to.
#[test]
fn each_fault_is_named_first() {
    let front = |front: Front| Fault { front, ..Fault::default() };
    let cases: Vec<(&str, Fault, &str, &[&str])> = vec![
        (
            "wrong servers at the parent",
            Fault { lame: true, ..Fault::default() },
            "lab-2.22",
            &["DNS_SERVERS_LAME", "NAME_SERVERS_DIFFER"],
        ),
        (
            "missing record",
            Fault { lacking: NAMES, world: "unrecord site @ A\nunrecord site www A", ..Fault::default() },
            "lab-2.22",
            &["RECORD_MISSING"],
        ),
        ("alias to a dead name", Fault { lacking: NAMES, ..Fault::default() }, "lab-2.22", &["RECORD_LEADS_NOWHERE"]),
        (
            "expired certificate",
            front(Front { shown: Shown::Expired, ..Front::default() }),
            "lab-2.23",
            &["TLS_CERTIFICATE_EXPIRED"],
        ),
        (
            "wrong name",
            front(Front { shown: Shown::Others, ..Front::default() }),
            "lab-2.23",
            &["TLS_CERTIFICATE_FOR_OTHERS"],
        ),
        (
            "incomplete chain",
            front(Front { shown: Shown::Alone, ..Front::default() }),
            "lab-2.23",
            &["TLS_CHAIN_INCOMPLETE"],
        ),
        (
            "plain HTTP on 443",
            front(Front { shown: Shown::Nothing, ..Front::default() }),
            "lab-2.23",
            &["TLS_NOT_SPOKEN"],
        ),
        (
            "redirect to port 80",
            front(Front {
                http: "http-request redirect location https://%[req.hdr(host)]:80%[path] code 301",
                ..Front::default()
            }),
            "lab-2.23",
            &["SENT_TO_PORT_80"],
        ),
        (
            "redirect loop",
            front(Front {
                https: "http-request redirect location http://%[req.hdr(host)]%[path] code 302",
                ..Front::default()
            }),
            "lab-2.19",
            &["REDIRECT_CIRCLE_SEEN"],
        ),
        (
            "no rule for /delivery",
            front(Front { without_rule: true, ..Front::default() }),
            "lab-2.20",
            &["PATH_NOT_ANSWERED"],
        ),
        (
            "one target down",
            front(Front { one_down: true, ..Front::default() }),
            "lab-2.19",
            &["PAGE_ANSWERED_SOMETIMES"],
        ),
        (
            "stickiness off",
            front(Front { without_cookie: true, ..Front::default() }),
            "lab-2.20",
            &["STICKY_COOKIE_NOT_SEEN"],
        ),
    ];
    for (what, fault, lab, codes) in cases {
        let Some(report) = judged(&fault) else { return };
        let first = first(&report);
        let is_it = first.as_ref().is_some_and(|(at, _, code)| at == lab && codes.contains(code));
        assert!(is_it, "{what}: {first:?}");
        assert!(report.labs.iter().any(|one| one.status == LabStatus::Fail), "{what}");
    }
}

/// What the configuration shows already is told in its words, and what is seen of it is no second mistake.
#[test]
fn a_fault_of_both_is_told_once() {
    let cases: Vec<(Fault, &str, &str)> = vec![
        (
            Fault {
                world: "remove delivery",
                front: Front { without_rule: true, ..Front::default() },
                ..Fault::default()
            },
            "lab-2.20",
            "NO_RULE_FOR_PATH",
        ),
        (
            Fault {
                world: "remove front-https",
                front: Front { shown: Shown::Nothing, ..Front::default() },
                ..Fault::default()
            },
            "lab-2.19",
            "REDIRECT_TO_CLOSED_PORT",
        ),
    ];
    for (fault, lab, code) in cases {
        let Some(report) = judged(&fault) else { return };
        let first = first(&report);
        assert!(first.as_ref().is_some_and(|(at, _, seen)| at == lab && *seen == code), "{code}: {first:?}");
        let failing = report.labs.iter().find(|one| one.lab == lab).unwrap();
        let fails = failing.checks.iter().filter(|check| check.status == CheckStatus::Fail).count();
        assert_eq!(fails, 1, "{code}: {:#?}", failing.checks);
    }
}
