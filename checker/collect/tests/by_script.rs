//! The script for CloudShell sees what the collector sees.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "tests")]

use crate::moto::account::{build, collect, options};
use access::{Plan, Shell, script};
use real::{Account, Application, Moto, aws_cli};
use snapshot::{Ask, Call, Inventory, Service, Snapshot, Wanted};
use std::path::Path;
use std::process::Command;

#[test]
fn both_ways_give_one_snapshot() {
    let (Some(moto), Some(cli)) = (Moto::shared(), aws_cli()) else { return };
    let account = moto.account("ap-northeast-2");
    let _ = Application::build(&account, &build(&account).network());
    both_ways(&moto, &account, &cli, &Plan::everything());
}

#[test]
fn both_ways_ask_once_where_the_second_region_is_the_first() {
    let (Some(moto), Some(cli)) = (Moto::shared(), aws_cli()) else { return };
    let account = moto.account("us-east-1");
    let _ = Application::build(&account, &build(&account).network());
    // In this Region the AWS CLI asks RDS at its own address, whatever endpoint is set.
    let there = |wanted: &Wanted| wanted.ask.row().service != Service::Rds;
    both_ways(&moto, &account, &cli, &Plan::new(Plan::everything().wanted().filter(there)));
}

#[test]
fn nothing_to_ask_for_is_nothing_that_is_missing_in_both_ways() {
    let (Some(moto), Some(cli)) = (Moto::shared(), aws_cli()) else { return };
    let plan = Plan::new([Ask::DescribeRules, Ask::GetDNSSEC, Ask::DescribeTargetHealth, Ask::GetDistribution]);
    both_ways(&moto, &moto.account("ap-northeast-2"), &cli, &plan);
}

fn both_ways(moto: &Moto, account: &Account, cli: &Path, plan: &Plan) {
    let collected = collect(plan, &options(account, moto.url()));

    let folder = std::env::temp_dir().join(format!("both-ways-{}-{}", std::process::id(), account.number));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("collect.sh"), script(plan, Shell::Bash)).unwrap();
    // Version 1 of the CLI prints times as the wire has them unless it is told otherwise.
    std::fs::write(folder.join("config"), "[default]\ncli_timestamp_format = iso8601\n").unwrap();
    let output = Command::new("sh")
        .args(["collect.sh", "out.json"])
        .current_dir(&folder)
        .envs(account.environment())
        .env("AWS_CONFIG_FILE", folder.join("config"))
        .env("PATH", format!("{}:{}", cli.parent().unwrap().display(), std::env::var("PATH").unwrap()))
        .output()
        .unwrap();
    let text = std::fs::read_to_string(folder.join("out.json")).unwrap_or_default();
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(output.status.success(), "{output:?}");
    let scripted = Snapshot::from_json(&text).unwrap();

    assert_eq!((&scripted.account, &scripted.region), (&collected.account, &collected.region));
    let ordered = |seen: &Snapshot| {
        let mut calls: Vec<Call> = seen.calls.clone();
        calls.iter_mut().for_each(without_path);
        calls.sort_by_key(|call| {
            (
                call.service.clone(),
                call.operation.clone(),
                call.region.clone(),
                serde_json::to_string(&call.input).unwrap(),
            )
        });
        calls
    };
    let statuses = |seen: &Snapshot| {
        let inventory = Inventory::new(seen);
        let status = |&ask: &Ask| (ask, inventory.status(ask, inventory.home()));
        Ask::ALL.iter().map(status).collect::<Vec<_>>()
    };
    assert_eq!(statuses(&scripted), statuses(&collected), "the same is known of everything");
    let (scripted, collected) = (ordered(&scripted), ordered(&collected));
    let names = |calls: &[Call]| {
        calls.iter().map(|call| format!("{}:{} {:?}", call.service, call.operation, call.input)).collect::<Vec<_>>()
    };
    assert_eq!(names(&scripted), names(&collected));
    for (scripted, collected) in scripted.iter().zip(&collected) {
        let key = |call: &Call| (call.region.clone(), call.service.clone(), call.operation.clone(), call.input.clone());
        assert_eq!(key(scripted), key(collected));
        assert_eq!(scripted.status, collected.status, "{}: {:?}", scripted.operation, scripted.error);
        // The server makes up another user id each time it is asked who asks.
        if scripted.operation != "GetCallerIdentity" {
            assert_eq!(scripted.output, collected.output, "{}", scripted.operation);
        }
    }
}

/// The AWS CLI prints a hosted zone's id with its path, and takes it so.
fn without_path(call: &mut Call) {
    if let (Some(parent), Some(per)) = (call.parent().map(str::to_owned), call.known().and_then(Ask::per)) {
        call.input.insert(per.member.into(), parent.into());
    }
}
