//! How long it takes to read, import and redact: a real account, that of the measured cases beside the checkout, and
//! many files of one that is made up.
//!
//! Without the real account its benchmarks do nothing, and this says so. `cargo bench -p snapshot`

use divan::Bencher;
use snapshot::Snapshot;
use snapshot::import::{SourceFile, import};
use snapshot::redact::{Mode, redact};
use std::path::Path;

#[expect(clippy::print_stdout, reason = "a benchmark talks to its user")]
fn main() {
    if files().is_none() {
        println!("of nothing: the measured account is not beside this checkout");
    }
    divan::main();
}

fn files() -> Option<Vec<SourceFile>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/reference/reach-cases/demo/aws_configs");
    let mut files = Vec::new();
    for region in std::fs::read_dir(&folder).ok()?.flatten() {
        for file in std::fs::read_dir(region.path()).ok()?.flatten() {
            let path = file.path().strip_prefix(&folder).ok()?.to_string_lossy().into_owned();
            files.push(SourceFile { path, bytes: std::fs::read(file.path()).ok()? });
        }
    }
    Some(files)
}

fn account() -> Snapshot {
    import(&files().unwrap_or_default()).snapshot
}

#[divan::bench]
fn import_cli_answers(bencher: Bencher<'_, '_>) {
    let files = files().unwrap_or_default();
    bencher.bench(|| import(&files));
}

#[divan::bench]
fn read_json(bencher: Bencher<'_, '_>) {
    let text = account().to_json();
    bencher.bench(|| Snapshot::from_bytes(text.as_bytes()));
}

#[divan::bench]
fn read_gzip(bencher: Bencher<'_, '_>) {
    let packed = account().to_gzip();
    bencher.bench(|| Snapshot::from_bytes(&packed));
}

#[divan::bench]
fn hash(bencher: Bencher<'_, '_>) {
    let account = account();
    bencher.bench(|| account.sha256());
}

#[divan::bench]
fn share(bencher: Bencher<'_, '_>) {
    let account = account();
    bencher.bench(|| redact(&account, Mode::Share, &[7; 32]));
}

/// The health of targets, one answer for each of many groups.
fn health(group: usize) -> serde_json::Value {
    let targets: Vec<_> = (0..4)
        .map(|target| {
            serde_json::json!({"Target": {"Id": format!("i-{group:08x}{target}"), "Port": 80}, "HealthCheckPort": "80",
                               "TargetHealth": {"State": "healthy"}})
        })
        .collect();
    serde_json::json!({ "TargetHealthDescriptions": targets })
}

fn arn(group: usize) -> String {
    format!("arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:targetgroup/group-{group}/{group:016x}")
}

fn source(path: String, value: &serde_json::Value) -> SourceFile {
    SourceFile { path, bytes: value.to_string().into_bytes() }
}

/// One file of call records; the time grows as their number does.
#[divan::bench(args = [1_000, 4_000, 16_000], sample_count = 5)]
fn import_records(bencher: Bencher<'_, '_>, records: usize) {
    let record = |group| serde_json::json!({"operation": "DescribeTargetHealth", "input": {"TargetGroupArn": arn(group)}, "output": health(group)});
    let files = [source("calls.json".into(), &(0..records).map(record).collect())];
    bencher.bench(|| import(&files));
}

/// One file of a snapshot with as many calls.
#[divan::bench(args = [1_000, 4_000, 16_000], sample_count = 5)]
fn read_calls(bencher: Bencher<'_, '_>, calls: usize) {
    let call = |group| {
        serde_json::json!({"service": "elbv2", "operation": "DescribeTargetHealth", "status": "seen",
                           "input": {"TargetGroupArn": arn(group)}, "output": health(group)})
    };
    let calls: serde_json::Value = (0..calls).map(call).collect();
    let text = serde_json::json!({"format": 1, "calls": calls}).to_string();
    bencher.bench(|| Snapshot::from_json(&text));
}

/// Pages of one call, a file each.
#[divan::bench(args = [500, 2_000, 8_000], sample_count = 5)]
fn import_files_of_one_call(bencher: Bencher<'_, '_>, files: usize) {
    let subnets = |file: usize| {
        let subnet =
            |index: usize| serde_json::json!({"SubnetId": format!("subnet-{file:08x}{index}"), "VpcId": "vpc-1"});
        serde_json::json!({"Subnets": (0..8).map(subnet).collect::<Vec<_>>()})
    };
    let files: Vec<_> = (0..files).map(|file| source(format!("{file}.json"), &subnets(file))).collect();
    bencher.bench(|| import(&files));
}

/// Answers that are told apart by the names of their files.
#[divan::bench(args = [500, 2_000, 8_000], sample_count = 5)]
fn import_files_by_name(bencher: Bencher<'_, '_>, files: usize) {
    let group = |group| serde_json::json!({"TargetGroupArn": arn(group), "TargetGroupName": format!("group-{group}")});
    let groups: Vec<_> = (0..files).map(group).collect();
    let mut all = vec![source("groups.json".into(), &serde_json::json!({ "TargetGroups": groups }))];
    all.extend((0..files).map(|group| source(format!("health/group-{group}.json"), &health(group))));
    bencher.bench(|| import(&all));
}

/// Answers appended to one file, with prompts between them.
#[divan::bench(args = [500, 2_000, 8_000], sample_count = 5)]
fn import_appended(bencher: Bencher<'_, '_>, answers: usize) {
    let answer =
        |group| format!("$ aws elbv2 describe-target-health --target-group-arn {}\n{:#}\n", arn(group), health(group));
    let text: String = (0..answers).map(answer).collect();
    let files = [SourceFile { path: "session.txt".into(), bytes: text.into_bytes() }];
    bencher.bench(|| import(&files));
}
