//! The script for CloudShell sees what the collector sees.
#![cfg(unix)]

use crate::account::{LAB_1_12, build, collect, options};
use access::{Plan, Shell, script};
use real::{Moto, aws_cli};
use snapshot::{Call, Snapshot};
use std::process::Command;

#[test]
fn both_ways_give_one_snapshot() {
    let (Some(moto), Some(cli)) = (Moto::shared(), aws_cli()) else { return };
    let account = moto.account("ap-northeast-2");
    build(&account);
    let plan = Plan::new(LAB_1_12.iter().copied().filter(|&operation| collect::supports(operation)));
    let collected = collect(&plan, &options(&account, moto.url()));

    let folder = std::env::temp_dir().join(format!("both-ways-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("collect.sh"), script(&plan, Shell::Bash)).unwrap();
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
        calls.sort_by_key(|call| (call.operation.clone(), serde_json::to_string(&call.input).unwrap()));
        calls
    };
    let (scripted, collected) = (ordered(&scripted), ordered(&collected));
    assert_eq!(scripted.len(), collected.len());
    for (scripted, collected) in scripted.iter().zip(&collected) {
        let key = |call: &Call| (call.service.clone(), call.operation.clone(), call.input.clone());
        assert_eq!(key(scripted), key(collected));
        assert_eq!(scripted.status, collected.status, "{}: {:?}", scripted.operation, scripted.error);
        // The server makes up another user id each time it is asked who asks.
        if scripted.operation != "GetCallerIdentity" {
            assert_eq!(scripted.output, collected.output, "{}", scripted.operation);
        }
    }
}
