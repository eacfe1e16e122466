//! The script in the shells it is for, with the real AWS CLI against a real AWS API.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "tests")]

use access::{Plan, Shell, script};
use real::{Account, Application, Fault, Moto, Network, Proxy, aws_cli};
use snapshot::{Ask, GLOBAL, Inventory, Scope, Snapshot, Status, Wanted};
use std::path::Path;
use std::process::{Command, Output};

const PLAN: &[Ask] = &[
    Ask::DescribeVpcs,
    Ask::DescribeVpcAttribute,
    Ask::DescribeSubnets,
    Ask::DescribeRouteTables,
    Ask::DescribeSecurityGroups,
    Ask::GetManagedPrefixListEntries,
    Ask::DescribeNatGateways,
    Ask::DescribeVpnConnections,
    Ask::DescribeVpcBlockPublicAccessOptions,
];

struct Run {
    output: Output,
    text: String,
}

impl Run {
    fn seen(&self) -> Snapshot {
        assert!(self.output.status.success(), "{:?}", self.output);
        Snapshot::from_json(&self.text).unwrap()
    }
}

/// Runs the script of a plan in a shell; `None` where something is missing.
fn run(shell: &str, account: &Account, endpoint: &str, operations: &[Ask]) -> Option<Run> {
    run_plan(shell, account, endpoint, &Plan::new(operations.iter().copied()))
}

fn run_plan(shell: &str, account: &Account, endpoint: &str, plan: &Plan) -> Option<Run> {
    let cli = aws_cli()?;
    let folder = std::env::temp_dir().join(format!("script-{}-{}-{shell}", std::process::id(), account.number));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("collect.sh");
    std::fs::write(&file, script(plan, Shell::Bash)).unwrap();
    // Version 1 of the CLI prints times as the wire has them unless it is told otherwise, as numbers for some services.
    std::fs::write(folder.join("config"), "[default]\ncli_timestamp_format = iso8601\n").unwrap();
    let path = format!("{}:{}", cli.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let output = Command::new(shell)
        .arg(&file)
        .arg("out.json")
        .current_dir(&folder)
        .envs(account.environment())
        .env("PATH", path)
        .env("AWS_CONFIG_FILE", folder.join("config"))
        .env("AWS_ENDPOINT_URL", endpoint)
        .output()
        .unwrap();
    let text = read(&folder.join("out.json"));
    std::fs::remove_dir_all(&folder).unwrap();
    Some(Run { output, text })
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

fn build(account: &Account) -> String {
    let vpc = account.ec2("CreateVpc", &[("CidrBlock", "10.0.0.0/16")]).get("vpcId");
    let name = [("ResourceId.1", vpc.as_str()), ("Tag.1.Key", "Name"), ("Tag.1.Value", "실습 \"VPC\" \\")];
    account.ec2("CreateTags", &name);
    let table = account.ec2("CreateRouteTable", &[("VpcId", &vpc)]).get("routeTableId");
    let service = format!("com.amazonaws.{}.s3", account.region);
    account.ec2("CreateVpcEndpoint", &[("VpcId", &vpc), ("ServiceName", &service), ("RouteTableId.1", &table)]);
    let customer = [("Type", "ipsec.1"), ("IpAddress", "198.51.100.7"), ("BgpAsn", "65000")];
    let customer = account.ec2("CreateCustomerGateway", &customer).get("customerGatewayId");
    let private = account.ec2("CreateVpnGateway", &[("Type", "ipsec.1")]).get("vpnGatewayId");
    let line = [("Type", "ipsec.1"), ("CustomerGatewayId", customer.as_str()), ("VpnGatewayId", &private)];
    account.ec2("CreateVpnConnection", &line);
    vpc
}

fn whole(shell: &str) {
    let Some(moto) = Moto::shared() else { return };
    let account = moto.account("ap-northeast-2");
    let vpc = build(&account);
    let Some(run) = run(shell, &account, moto.url(), PLAN) else { return };
    let seen = run.seen();
    assert_eq!(seen.account.as_deref(), Some(account.number.as_str()));
    assert_eq!(seen.region.as_deref(), Some("ap-northeast-2"));
    assert!(seen.principal.as_deref().unwrap().starts_with("arn:aws:sts::"));
    for call in &seen.calls {
        let expected = match call.known().unwrap() {
            Ask::DescribeVpcBlockPublicAccessOptions => Status::Unsupported,
            _ => Status::Seen,
        };
        assert_eq!(call.status, expected, "{}: {:?}", call.operation, call.error);
    }
    let inventory = Inventory::new(&seen);
    assert_eq!(inventory.vpcs.get(&vpc).unwrap().tags.name(), Some("실습 \"VPC\" \\"));
    assert_eq!(inventory.vpc_attributes.iter().count(), 2 * inventory.vpcs.iter().count());
    let lists: Vec<_> = inventory
        .route_tables
        .iter()
        .flat_map(|table| &table.routes)
        .filter_map(|route| route.destination_prefix_list_id.as_ref())
        .collect();
    assert_eq!(lists.len(), 1);
    assert!(!inventory.prefix_list_entries.of(lists[0]).is_empty());
    assert_eq!(inventory.vpn_connections.iter().count(), 1);
    for secret in ["pre_shared_key", "CustomerGatewayConfiguration", "customer_gateway"] {
        assert!(!run.text.contains(secret), "{secret}");
    }
}

/// Load balancers, a database, zones, certificates in two Regions and a distribution, each child found by its parents.
fn application(shell: &str) {
    let Some(moto) = Moto::shared() else { return };
    let account = moto.account("ap-northeast-2");
    let vpc = build(&account);
    let subnet = |block: &str, zone: &str| {
        let parameters = [("VpcId", vpc.as_str()), ("CidrBlock", block), ("AvailabilityZone", zone)];
        account.ec2("CreateSubnet", &parameters).get("subnetId")
    };
    let (public, private) = (subnet("10.0.0.0/24", "ap-northeast-2a"), subnet("10.0.1.0/24", "ap-northeast-2c"));
    let host = [("ImageId", "ami-12c6146b"), ("MinCount", "1"), ("MaxCount", "1"), ("SubnetId", private.as_str())];
    let host = account.ec2("RunInstances", &host).get("instanceId");
    let built = Application::build(&account, &Network { vpc, public, private, host });
    let plan = [
        Ask::DescribeLoadBalancerAttributes,
        Ask::DescribeRules,
        Ask::DescribeListenerCertificates,
        Ask::DescribeTargetGroupAttributes,
        Ask::DescribeTargetHealth,
        Ask::DescribeClassicLoadBalancers,
        Ask::DescribeDBInstances,
        Ask::DescribeDBSubnetGroups,
        Ask::GetHostedZone,
        Ask::ListResourceRecordSets,
        Ask::GetDNSSEC,
        Ask::GetDistribution,
        Ask::DescribeCertificate,
    ];
    let there = Wanted { ask: Ask::DescribeCertificate, scope: Scope::Region(GLOBAL) };
    let plan = Plan::new(plan.into_iter().map(Wanted::from).chain([there]));
    let Some(run) = run_plan(shell, &account, moto.url(), &plan) else { return };
    let seen = run.seen();
    for call in &seen.calls {
        assert_eq!((call.status, call.truncated), (Status::Seen, false), "{}: {:?}", call.operation, call.error);
    }
    let inventory = Inventory::new(&seen);
    for ask in plan.asks() {
        assert_eq!(inventory.status(ask, inventory.home()), Status::Seen, "{ask:?}");
    }
    assert_eq!(inventory.rules.of(&built.listener).len(), 2);
    assert_eq!(inventory.listener_certificates.of(&built.listener).len(), 1);
    assert_eq!(inventory.target_health.of(&built.group).len(), 1);
    assert_eq!(inventory.classic_load_balancers.iter().count(), 1);
    assert_eq!(inventory.db_instances.iter().count(), 1);
    assert_eq!(inventory.hosted_zones.iter().count(), 2);
    assert!(inventory.resource_record_sets.of(&built.zone).len() >= 3);
    assert_eq!(inventory.dnssec.iter().count(), 1, "a private zone has no keys");
    assert_eq!(inventory.distribution_details.of(&built.distribution).len(), 1);
    for (certificate, region) in built.certificates.iter().zip(["ap-northeast-2", GLOBAL]) {
        let row = inventory.certificates.row(certificate).unwrap();
        assert_eq!(inventory.place_of(&row).unwrap().region, region);
        assert_eq!(inventory.certificate_details.of(certificate).len(), 1);
    }
}

#[test]
fn an_application_in_bash() {
    application("bash");
}

#[test]
fn an_application_in_dash() {
    application("dash");
}

#[test]
fn what_is_asked_for_nothing_is_not_missing() {
    let Some(moto) = Moto::shared() else { return };
    let account = moto.account("us-east-1");
    let plan = [Ask::DescribeRules, Ask::GetDNSSEC, Ask::GetDistribution, Ask::DescribeCertificate];
    let Some(run) = run("dash", &account, moto.url(), &plan) else { return };
    let seen = run.seen();
    assert!(seen.calls.iter().all(|call| call.status == Status::Seen && !call.truncated), "{:#?}", seen.calls);
    let inventory = Inventory::new(&seen);
    for ask in plan {
        assert_eq!(inventory.status(ask, inventory.home()), Status::Seen, "{ask:?}");
    }
}

#[test]
fn grandchildren_of_a_denied_list_are_not_asked() {
    let Some(moto) = Moto::shared() else { return };
    let account = moto.account("us-east-1");
    let proxy = Proxy::before(moto.url());
    proxy.only("elbv2:DescribeLoadBalancers", Fault::Denied);
    let Some(run) = run("dash", &account, &proxy.url(), &[Ask::DescribeRules]) else { return };
    let seen = run.seen();
    assert_eq!(status(&seen, Ask::DescribeLoadBalancers), (Status::Denied, "AccessDenied".into()));
    for ask in [Ask::DescribeListeners, Ask::DescribeRules] {
        assert_eq!(status(&seen, ask).0, Status::NotAsked);
    }
}

#[test]
fn bash() {
    whole("bash");
}

#[test]
fn dash() {
    whole("dash");
}

fn broken(shell: &str, fault: Fault) -> Option<Snapshot> {
    let moto = Moto::shared()?;
    let account = moto.account("us-east-1");
    let proxy = Proxy::before(moto.url());
    proxy.only("DescribeVpcs", fault);
    let plan = [Ask::DescribeVpcAttribute, Ask::DescribeSubnets];
    Some(run(shell, &account, &proxy.url(), &plan)?.seen())
}

fn status(seen: &Snapshot, operation: Ask) -> (Status, String) {
    let call = seen.calls.iter().find(|call| call.known() == Some(operation)).unwrap();
    assert_eq!(call.output.is_some(), call.status == Status::Seen);
    (call.status, call.error.clone().unwrap_or_default().code)
}

#[test]
fn a_denied_call_is_denied_and_its_children_are_not_asked() {
    for shell in ["bash", "dash"] {
        let Some(seen) = broken(shell, Fault::Denied) else { return };
        assert_eq!(status(&seen, Ask::DescribeVpcs), (Status::Denied, "UnauthorizedOperation".into()));
        assert_eq!(status(&seen, Ask::DescribeVpcAttribute).0, Status::NotAsked);
        assert_eq!(status(&seen, Ask::DescribeSubnets).0, Status::Seen);
    }
}

#[test]
fn no_fault_looks_like_an_answer() {
    let faults = [
        (Fault::Garbage, Status::Failed),
        (Fault::CutOff, Status::Failed),
        (Fault::CutOffSilently, Status::Failed),
        (Fault::Html, Status::Unsupported),
        (Fault::InvalidAction, Status::Unsupported),
        // The CLI does not tell the status of a page.
        (Fault::Portal, Status::Unsupported),
    ];
    // The CLI waits before it tries again: all of them wait together.
    std::thread::scope(|scope| {
        for (fault, expected) in faults {
            scope.spawn(move || {
                let Some(seen) = broken("dash", fault) else { return };
                let (found, code) = status(&seen, Ask::DescribeVpcs);
                assert_eq!(found, expected, "{fault:?}: {code}");
            });
        }
    });
}

#[test]
fn without_credentials_there_is_no_file() {
    let Some(moto) = Moto::shared() else { return };
    let mut account = moto.account("us-east-1");
    account.key = String::new();
    account.secret = String::new();
    let Some(run) = run("dash", &account, moto.url(), PLAN) else { return };
    assert_eq!(run.output.status.code(), Some(4));
    assert_eq!(run.text, "");
}
