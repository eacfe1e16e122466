//! The blocks in bash, typed one after the other into a new shell each, on an account of a real AWS API (moto).
//!
//! What CloudFormation and Terraform would build is not built here: moto leaves most of it out, and Terraform's provider
//! for AWS cannot be had; `terraform.rs` compares what they are told.

use super::document::{Block, Document};
use crate::support::{Scene, repository};
use real::{Account, Moto, aws_cli};
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// The address from which the learner comes.
const MY_IP: &str = "203.0.113.10";

/// Stands for `check` in the shells: the binary under test, which may be one that asks no accounts. What the labs need is
/// asked once, by the script that it prints for that case. There is no application here: a lab about one is asked of its
/// practice world.
const CHECK: &str = r#"#!/bin/sh
set -eu
case $1 in sheet | map | lab-1.3 | lab-2.4) exec "$CHECK" "$@" ;; esac
# Nothing here asks anybody outside.
case $1 in lab-2.21) exec "$CHECK" "$1" --practice ;; esac
case $2 in --app) exec "$CHECK" "$1" --practice ;; esac
lab=$1 option=$2 AWS_REGION=$3 AWS_DEFAULT_REGION=$3
[ "$option" = --region ]
export AWS_REGION AWS_DEFAULT_REGION
shift 3
if [ "${1:-}" = --my-ip ]; then set -- --my-ip "$MY_IP"; fi
if [ ! -e "$HOME/look.json" ]; then
  "$CHECK" collect all --script bash >"$HOME/look.sh"
  bash "$HOME/look.sh" "$HOME/look.json" >/dev/null 2>&1
fi
# What the account says of names is in no DNS.
exec "$CHECK" "$lab" --snapshot "$HOME/look.json" --no-probes "$@"
"#;

/// A learner with an account, a home and a copy of the repository's folder `labs`.
struct Learner {
    scene: Scene,
    account: Account,
    path: String,
}

impl Learner {
    fn new(moto: &Moto, cli: &Path) -> Self {
        let scene = Scene::new();
        let bin = scene.file("bin/check", CHECK);
        // Version 1 of the AWS CLI writes times as numbers unless told otherwise.
        scene.file(".aws/config", "[default]\ncli_timestamp_format = iso8601\n");
        std::fs::set_permissions(&bin, std::fs::Permissions::from_mode(0o700)).unwrap();
        std::os::unix::fs::symlink(repository().join("labs"), scene.folder().join("labs")).unwrap();
        let folders = [bin.parent().unwrap(), cli.parent().unwrap()].map(|folder| folder.display().to_string());
        let path = format!("{}:{}", folders.join(":"), std::env::var("PATH").unwrap());
        Self { scene, account: moto.account("ap-northeast-2"), path }
    }

    /// Types a block into a new shell, which stops at the first command that fails or variable that is not set.
    fn types(&self, block: &Block) -> String {
        let environment = self.account.environment().into_iter();
        // Where to build is for the block to say.
        let environment = environment.filter(|(name, _)| !["AWS_REGION", "AWS_DEFAULT_REGION"].contains(name));
        let mut shell = Command::new("bash")
            .args(["-euo", "pipefail", "-s"])
            .current_dir(self.scene.folder())
            .env_clear()
            .envs(environment)
            .env("HOME", self.scene.folder())
            .env("PATH", &self.path)
            .env("CHECK", env!("CARGO_BIN_EXE_check"))
            .env("MY_IP", MY_IP)
            // Whoever asks for a passphrase is answered with an empty one, also where there is a terminal.
            .envs([("SSH_ASKPASS", "true"), ("SSH_ASKPASS_REQUIRE", "force")])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A shell that stopped reads no more.
        let _ = shell.stdin.take().unwrap().write_all(block.text.as_bytes());
        let run = shell.wait_with_output().unwrap();
        assert!(run.status.success(), "{block:#?}\n{run:#?}");
        String::from_utf8(run.stdout).unwrap()
    }

    /// What is in the account and bills by the hour.
    fn bills(&self) -> Vec<String> {
        let of = |action: &str, id: &str, filter: &str, states: &[&str]| {
            let values: Vec<_> = (1..).map(|at| format!("Filter.1.Value.{at}")).take(states.len()).collect();
            let filter = (!filter.is_empty()).then_some(("Filter.1.Name", filter));
            let states = values.iter().map(String::as_str).zip(states.iter().copied());
            self.account.ec2(action, &filter.into_iter().chain(states).collect::<Vec<_>>()).all(id)
        };
        [
            of(
                "DescribeInstances",
                "instanceId",
                "instance-state-name",
                &["pending", "running", "stopping", "stopped"],
            ),
            of("DescribeVolumes", "volumeId", "", &[]),
            of("DescribeNatGateways", "natGatewayId", "state", &["pending", "available", "deleting", "failed"]),
            of("DescribeAddresses", "allocationId", "", &[]),
        ]
        .concat()
    }
}

/// The blocks of a way, of one section or of all others, lab by lab.
fn blocks(way: &str, wanted: impl Fn(&str) -> bool) -> Vec<Vec<Block>> {
    let of_lab = |lab| {
        let blocks = Document::read(lab, "en").blocks.into_iter();
        let ours = |block: &Block| block.language == "bash" && block.way.as_deref().is_none_or(|word| word == way);
        blocks.filter(|block| ours(block) && wanted(&block.section)).collect()
    };
    // What stands apart builds nothing, and looks into every Region of an account.
    let is_apart = |lab: &&labs::Folder| lab.file("lab.toml").unwrap().contains("apart = true");
    labs::FOLDERS.iter().filter(|lab| !is_apart(lab)).map(|lab| of_lab(&*lab.name)).collect()
}

/// Builds lab by lab, and takes everything down from the last lab to the first; in between `judged` looks at it.
fn goes_the_way(way: &str, judged: impl FnOnce(&Learner)) {
    // What waits for a certificate waits until it is validated.
    let (Some(moto), Some(cli)) = (Moto::start_that_validates(), aws_cli()) else { return };
    let learner = Learner::new(&moto, &cli);
    for block in blocks(way, |section| section != "check" && section != "cleanup").concat() {
        learner.types(&block);
    }
    assert!(learner.bills().len() > 5, "{:?}", learner.bills());
    judged(&learner);
    for block in blocks(way, |section| section == "cleanup").into_iter().rev().flatten() {
        let said = learner.types(&block);
        let lists = block.text.contains("describe-volumes");
        assert!(!lists || said.trim().is_empty(), "{said}");
    }
    assert_eq!(learner.bills(), [""; 0]);
    let named = [("Filter.1.Name", "tag:Name"), ("Filter.1.Value.1", "*")];
    for (action, id) in [("DescribeVpcs", "vpcId"), ("DescribeInternetGateways", "internetGatewayId")] {
        assert_eq!(learner.account.ec2(action, &named).all(id), [""; 0]);
    }
}

#[test]
fn blocks_build_what_passes_and_leave_nothing_that_bills() {
    goes_the_way("cli", |learner| {
        // What the learner does by hand.
        let solution = judge::Sheet::new("practice").solution();
        let answers = judge::QUESTIONS.iter().map(|id| (id, solution.get(id).unwrap()));
        let answers = answers.map(|(id, answer)| format!("[[question]]\nid = \"{id}\"\nanswer = \"{answer}\"\n"));
        learner.scene.file("lab-1.3.toml", format!("sheet = \"practice\"\n{}", answers.collect::<String>()));
        let solved = labs::find("lab-2.4").and_then(|lab| lab.file("solved.en.toml")).unwrap();
        learner.scene.file("lab-2.4.toml", solved);
        let checks = blocks("cli", |section| section == "check").concat();
        assert_eq!(checks.len(), labs::FOLDERS.len() - 1, "all but lab-clean");
        for block in checks {
            learner.types(&block);
        }
    });
}

/// That what the scripts build passes is seen in `account.rs` of the suite.
#[test]
fn scripts_leave_nothing_that_bills() {
    goes_the_way("script", |_| {});
}

/// What cannot be run here is at least bash.
#[test]
fn blocks_of_other_ways_are_read_by_bash() {
    for block in ["cloudformation", "terraform"].map(|way| blocks(way, |_| true).concat()).concat() {
        let read = Command::new("bash").args(["-n", "-c", &block.text]).output().unwrap();
        assert!(read.status.success() && read.stderr.is_empty(), "{block:#?}\n{read:#?}");
    }
}
