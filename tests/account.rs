//! The whole way: the reference solutions build an account on a real AWS API (moto, on loopback), the binary looks at
//! it through the SDK and judges it; then things are broken, in the account and on the wire.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set its scene has failed")]

mod course;

use crate::support::{BUILT, Run, Scene};
use real::{Account, Fault, Moto, Proxy, aws_cli};
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

pub(crate) const LABS: [&str; 8] =
    ["lab-1.7", "lab-1.8", "lab-1.9", "lab-1.11", "lab-1.12", "lab-1.13", "lab-2.16", "lab-2.17"];

/// Looks at broken endpoints that are on their way together.
const AT_ONCE: usize = 8;

/// Runs the scripts of the reference solutions for the labs that [`LABS`] names, one after the other.
pub(crate) fn build(account: &Account, cli: &Path) {
    for lab in &BUILT[..LABS.len()] {
        run_solution(account, cli, lab);
    }
}

/// Runs the script of the reference solution of a lab.
fn run_solution(account: &Account, cli: &Path, lab: &str) {
    let labs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../labs");
    let path = format!("{}:{}", cli.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let output = Command::new("sh")
        .arg(labs.join(lab).join("solution/build.sh"))
        .envs(account.environment())
        .envs([("PATH", path.as_str()), ("MY_IP", "203.0.113.10"), ("AMI_ID", "ami-12c6146b")])
        .env("DOMAIN", course::DOMAIN)
        .output()
        .unwrap();
    assert!(output.status.success(), "{lab}: {output:?}");
}

/// Looks at the account alone: nobody is at the addresses of such a server's hosts.
pub(crate) fn look(account: &Account, endpoint: &str, args: &[&str]) -> Run {
    let mut scene = Scene::new();
    for (name, value) in account.environment() {
        scene = scene.var(name, &value);
    }
    scene.check(&[args, &["--no-probes", "--endpoint-url", endpoint]].concat())
}

/// The id of the resource that the solutions gave this name.
pub(crate) fn named(account: &Account, action: &str, element: &str, name: &str) -> String {
    account.ec2(action, &[("Filter.1.Name", "tag:Name"), ("Filter.1.Value.1", name)]).get(element)
}

fn begins_with(run: &Run, words: &[&str]) {
    let first = run.out.lines().next().unwrap_or_default();
    for word in words {
        assert!(first.contains(word), "{word:?} is not in the first line:\n{}", run.out);
    }
}

#[test]
fn the_reference_solutions_pass_and_what_is_broken_is_named() {
    // The certificates are issued while the account is built; nothing changes by itself afterwards.
    let (Some(moto), Some(cli)) = (Moto::start_that_validates(), aws_cli()) else { return };
    let account = moto.account("ap-northeast-2");
    build(&account, &cli);
    look(&account, moto.url(), &LABS).ends(0);
    let course = course::Course::built(&account, moto.url(), &cli);
    std::thread::scope(|scope| {
        scope.spawn(|| course.is_the_same_at_every_door());
        scope.spawn(|| course.bills_as_by_hand());
        no_fault_decides(&account, moto.url());
    });
    course.breaks();

    let table = named(&account, "DescribeRouteTables", "routeTableId", "private-rt");
    let list = named(&account, "DescribeNetworkAcls", "networkAclId", "private-acl");
    let nat = account.ec2("DescribeNatGateways", &[]).get("natGatewayId");

    // The private list admits replies from the VPC only.
    let entry = |block: &str| {
        let parameters = [
            ("NetworkAclId", list.as_str()),
            ("RuleNumber", "110"),
            ("Protocol", "6"),
            ("RuleAction", "allow"),
            ("Egress", "false"),
            ("CidrBlock", block),
            ("PortRange.From", "1024"),
            ("PortRange.To", "65535"),
        ];
        account.ec2("ReplaceNetworkAclEntry", &parameters);
    };
    entry("10.0.0.0/16");
    let run = look(&account, moto.url(), &["lab-1.12", "--lang", "ko"]).ends(1);
    begins_with(&run, &["실패", &list, "응답", "8.8.8.8", "110 allow tcp 1024-65535 from 10.0.0.0/16"]);
    entry("0.0.0.0/0");

    let default = [("RouteTableId", table.as_str()), ("DestinationCidrBlock", "0.0.0.0/0")];
    account.ec2("DeleteRoute", &default);
    let run = look(&account, moto.url(), &["lab-1.12", "--lang", "ko"]).ends(1);
    begins_with(&run, &["실패", &table, "NAT 게이트웨이"]);
    account.ec2("CreateRoute", &[default[0], default[1], ("NatGatewayId", &nat)]);
    look(&account, moto.url(), &["lab-1.12"]).ends(0);

    account.ec2("DeleteNatGateway", &[("NatGatewayId", &nat)]);
    let run = look(&account, moto.url(), &["lab-1.12", "--lang", "en"]).ends(1);
    begins_with(&run, &["fail", &table, &nat]);
}

#[test]
fn what_is_empty_is_not_set() {
    let scene = Scene::new().var("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE").var("AWS_SECRET_ACCESS_KEY", "example");
    let scene = scene.var("AWS_DEFAULT_REGION", "ap-northeast-2").var("AWS_PROFILE", "");
    let scene = scene.var("AWS_ENDPOINT_URL", "").var("AWS_ENDPOINT_URL_EC2", "").var("AWS_REGION", "");
    let run = scene.check(&["lab-1.12", "--endpoint-url", "http://127.0.0.1:9"]).ends(4);
    assert!(!run.err.contains("panicked"), "{}", run.err);
}

/// Breaks each call in turn: nothing fails because of it, and nothing passes that needed it. Each is broken in one way,
/// and in all of them with `EXHAUSTIVE=1`.
///
/// Most of the time of a look at a broken endpoint is waiting before it is asked again, so several are on their way at
/// once, each through a proxy of its own.
fn no_fault_decides(account: &Account, endpoint: &str) {
    let labs: Vec<judge::Lab> =
        labs::FOLDERS.iter().map(|folder| judge::Lab::parse(folder.file("lab.toml").unwrap()).unwrap()).collect();
    let proxy = Proxy::before(endpoint);
    look(account, &proxy.url(), &LABS).ends(0);
    let mut calls = proxy.calls();
    calls.sort();
    calls.dedup();
    assert!(calls.len() > 15, "{calls:?}");
    let faults = [Fault::Denied, Fault::CutOffSilently, Fault::Garbage];
    let broken = calls.iter().filter(|call| *call != "GetCallerIdentity");
    let ways = if std::env::var_os("EXHAUSTIVE").is_some() { faults.len() } else { 1 };
    let ways_of = |(at, call)| faults.iter().cycle().skip(at).take(ways).map(move |fault| (call, *fault));
    let broken: Vec<(&String, Fault)> = broken.enumerate().flat_map(ways_of).collect();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                let proxy = Proxy::before(endpoint);
                while let Some((call, fault)) = broken.get(next.fetch_add(1, Ordering::Relaxed)) {
                    proxy.clear();
                    proxy.only(call, *fault);
                    let run = look(account, &proxy.url(), &[&LABS[..], &["--format", "json"]].concat());
                    assert!(proxy.count(call) > 0, "{call} was not asked");
                    does_not_decide(call, *fault, &run, &labs);
                }
            });
        }
    });
}

/// That a call that gave no answer fails no check, and passes none that needs it.
fn does_not_decide(call: &str, fault: Fault, run: &Run, labs: &[judge::Lab]) {
    let report: Value = serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {run:#?}"));
    for lab in report["labs"].as_array().unwrap() {
        let spec = labs.iter().find(|spec| spec.id == lab["lab"].as_str().unwrap()).unwrap();
        for (check, spec) in lab["checks"].as_array().unwrap().iter().zip(&spec.checks) {
            let needed = spec.judge.check().needs().iter().any(|wanted| wanted.ask.name() == call);
            let status = check["status"].as_str().unwrap();
            assert_ne!(status, "fail", "{call} {fault:?}: {check:#}");
            assert!(status != "pass" || !needed, "{call} {fault:?}: {} passes without it", spec.id);
        }
    }
}
