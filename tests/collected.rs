//! A class whose accounts the grader looks into itself: fifty of them on a real AWS API, with a proxy in front that keeps
//! to what roles trust, as AWS does and moto does not.

use crate::support::{Scene, is_korean};
use real::{Moto, Proxy, Trust};
use std::collections::BTreeMap;
use std::fmt::Write as _;

const REGION: &str = "ap-northeast-2";
const CLASS: usize = 50;

/// The learners who are not like the others.
const DENIED: usize = 3;
const THROTTLED: usize = 7;
const OTHER_ID: usize = 11;
const TOO_WIDE: usize = 20;
const UNFINISHED: usize = 30;

struct Class {
    scene: Scene,
    proxy: Proxy,
    roles: BTreeMap<usize, (String, String)>,
}

fn id(learner: usize) -> String {
    format!("s{learner:02}")
}

/// What lab 1.7 asks for, or a part of it, and the role: without one moto makes up its id each time that it is taken.
fn build(account: &real::Account, subnets: usize) -> Vec<String> {
    let role = [("RoleName", "course-check-look"), ("AssumeRolePolicyDocument", "{}")];
    account.query("iam", "CreateRole", &role);
    let vpc = account.ec2("CreateVpc", &[("CidrBlock", "10.0.0.0/16")]).get("vpcId");
    let made = (0..subnets).map(|at| {
        let (block, zone) = (format!("10.0.{at}.0/24"), format!("{REGION}{}", ["a", "c"][at % 2]));
        let parameters = [("VpcId", vpc.as_str()), ("CidrBlock", &block), ("AvailabilityZone", &zone)];
        account.ec2("CreateSubnet", &parameters).get("subnetId")
    });
    made.collect()
}

fn class(moto: &Moto) -> Class {
    let accounts: Vec<real::Account> = (0..CLASS).map(|_| moto.account(REGION)).collect();
    for (learner, account) in accounts.iter().enumerate() {
        build(account, if learner == UNFINISHED { 0 } else { 4 });
    }
    let scene = Scene::new().var("AWS_ACCESS_KEY_ID", "AKIAGRADER").var("AWS_SECRET_ACCESS_KEY", "s3cret");
    let mut roster = "id,name,email,account\n".to_owned();
    for (learner, account) in accounts.iter().enumerate() {
        let _ = writeln!(roster, "{0},Learner {0},{0}@school.ac.kr,{1}", id(learner), account.number);
    }
    scene.file("roster.csv", roster);
    let made = scene.check(&["roster", "issue", "roster.csv", "lab-1.7", "--account", "999988887777", "--lang", "en"]);
    let made = made.ends(0);
    assert!(made.out.contains("50 learners: 50 external ids made, 0 kept."), "{}", made.out);
    let ids: BTreeMap<String, String> = scene
        .read("access/access.csv")
        .lines()
        .skip(1)
        .map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>())
        .map(|row| (row[0].clone(), row[2].clone()))
        .collect();
    let roles = accounts.iter().enumerate().map(|(learner, account)| {
        let arn = format!("arn:aws:iam::{}:role/course-check-look", account.number);
        (learner, (arn, ids[&id(learner)].clone()))
    });
    Class { proxy: Proxy::before(moto.url()), roles: roles.collect(), scene }
}

impl Class {
    fn trust(&self, odd: &[(usize, Trust)]) {
        let odd: BTreeMap<usize, &Trust> = odd.iter().map(|(learner, trust)| (*learner, trust)).collect();
        self.proxy.trust(self.roles.iter().map(|(learner, (arn, id))| {
            (arn.clone(), odd.get(learner).map_or(Trust::Needs(id.clone()), |trust| (*trust).clone()))
        }));
    }

    fn grade(&self, more: &[&str]) -> crate::support::Run {
        let url = self.proxy.url();
        let args = ["grade", "--collect", "--roster", "roster.csv", "--labs", "lab-1.7", "--region", REGION];
        self.scene.check(&[&args[..], &["--endpoint-url", &url], more].concat())
    }
}

#[test]
fn fifty_accounts_each_reported_as_what_it_is() {
    let Some(moto) = Moto::start() else { return };
    let class = class(&moto);
    class.proxy.forbid(&class.roles[&DENIED].0, "DescribeSubnets");
    class.trust(&[
        (THROTTLED, Trust::Throttled),
        (OTHER_ID, Trust::Needs("the id of an older folder".into())),
        (TOO_WIDE, Trust::Anybody),
    ]);
    let run = class.grade(&["--lang", "en", "--export", "json=book.json"]).ends(3);
    for (learner, said) in
        [(THROTTLED, "AWS did not answer"), (OTHER_ID, "AWS refuses the role"), (TOO_WIDE, "trust policy is too wide")]
    {
        let told = run.err.lines().find(|line| line.starts_with(&format!("{}: ", id(learner)))).unwrap_or_default();
        assert!(told.contains(said), "{}: {told}\n{}", id(learner), run.err);
    }
    assert!(run.err.contains("Looked into 47 of 50 accounts; 3 could not be seen."), "{}", run.err);
    // A call that is refused is no failure of the learner: the mark waits, and the call is named.
    assert!(run.out.contains("ec2:DescribeSubnets"), "{}", run.out);
    let secrets = class.roles.values().map(|(_, id)| id.as_str()).chain(["s3cret"]);
    for secret in secrets {
        assert!(![&run.out, &run.err, &class.scene.read("book.json")].iter().any(|text| text.contains(secret)));
    }
    let book: serde_json::Value = serde_json::from_str(&class.scene.read("book.json")).unwrap();
    let text = book.to_string();
    assert!(text.contains("\"collected\"") && !text.contains("\"self-reported\""), "{text}");

    // Once more: only those are asked that were not seen, and now they answer.
    let before = class.proxy.count("AssumeRole");
    class.trust(&[]);
    let again = class.grade(&["--lang", "ko"]).ends(3);
    assert!(is_korean(&again.err) && again.err.contains("47"), "{}", again.err);
    assert_eq!(class.proxy.count("AssumeRole") - before, 3 * 3, "twice to see that it is refused, once to take it");
    // Whoever passed may delete; the one with nothing and the one whose subnets may not be seen may not.
    let done = again.out.lines().find(|line| line.contains("지워도")).unwrap_or_default();
    assert!(done.contains("Learner s00") && done.contains("Learner s07"), "{}", again.out);
    for other in [DENIED, UNFINISHED] {
        assert!(!done.contains(&format!("Learner {}", id(other))), "{done}");
    }
}

#[test]
fn what_is_taken_down_at_night_stays_passed_and_a_role_made_anew_is_told() {
    let Some(moto) = Moto::start() else { return };
    let account = moto.account(REGION);
    let subnets = build(&account, 4);
    let scene = Scene::new().var("AWS_ACCESS_KEY_ID", "AKIAGRADER").var("AWS_SECRET_ACCESS_KEY", "s3cret");
    scene.file("roster.csv", format!("id,name,account\nkim,Kim,{}\n", account.number));
    scene.check(&["roster", "issue", "roster.csv", "lab-1.7", "--account", "999988887777"]).ends(0);
    let row = scene.read("access/access.csv").lines().nth(1).unwrap().to_owned();
    let key = row.split(',').nth(2).unwrap().to_owned();
    let proxy = Proxy::before(moto.url());
    let arn = format!("arn:aws:iam::{}:role/course-check-look", account.number);
    proxy.trust([(arn, Trust::Needs(key))]);
    let url = proxy.url();
    let grade = |more: &[&str]| {
        let args = ["grade", "--collect", "--roster", "roster.csv", "--labs", "lab-1.7", "--region", REGION];
        scene.check(&[&args[..], &["--endpoint-url", &url, "--lang", "en"], more].concat())
    };
    grade(&[]).ends(0);
    assert!(scene.read("access/access.csv").contains("AROA"), "what was found first is kept");

    for subnet in &subnets {
        account.ec2("DeleteSubnet", &[("SubnetId", subnet)]);
    }
    let after = grade(&["--again"]).ends(0);
    assert!(after.out.contains("Kim"), "still passed, and told that it may be deleted: {}", after.out);

    let text = scene.read("access/access.csv");
    let pinned = text.lines().nth(1).unwrap().to_owned();
    scene.file("access/access.csv", text.replace(&pinned, &pinned.replace("AROA", "AROAOLD")));
    let told = grade(&["--again"]).ends(3);
    assert!(told.err.contains("another role than the first time"), "{}", told.err);
}

#[test]
fn without_external_ids_or_credentials_nobody_is_asked() {
    let scene = Scene::new();
    scene.file("roster.csv", "id,name\nkim,Kim\n");
    let args = ["grade", "--collect", "--roster", "roster.csv", "--region", REGION, "--lang", "en"];
    let told = scene.check(&args).ends(2);
    assert!(told.err.contains("check roster issue roster.csv --account"), "{}", told.err);
    scene.check(&["roster", "issue", "roster.csv", "--account", "999988887777"]).ends(0);
    let told = scene.check(&args).ends(4);
    assert!(told.err.contains("credentials"), "{}", told.err);
    for (more, said) in [
        (&["--every", "15m"][..], "--until"),
        (&["--every", "5s", "--until", "2026-01-01"], "--every"),
        (&["--every", "15m", "--until", "tomorrow"], "--until"),
    ] {
        let told = scene.check(&[&args[..], more].concat()).ends(2);
        assert!(told.err.contains(said), "{}", told.err);
    }
}

#[test]
fn practice_is_proposed_only_by_commands_that_know_it() {
    let scene = Scene::new();
    let mut refused = 0;
    for verb in
        ["collect", "cost", "cleanup", "doctor", "exposure", "grade", "map", "network", "submit", "trace", "lab-1.12"]
    {
        let args: &[&str] = match verb {
            "collect" => &["collect", "lab-1.12", "-o", "out.json"],
            "grade" => &["grade", "--collect", "trust.csv"],
            "trace" => &["trace", "app", "internet"],
            verb => &[verb],
        };
        let told = scene.check(&[args, &["--lang", "en"]].concat()).err;
        let help = scene.check(&[args[0], "--help", "--lang", "en"]);
        refused += usize::from(told.contains("cannot look at an account"));
        // Without credentials a whole command is named that does without them.
        let is_whole = told.contains("as in check lab-1.12 --practice");
        assert!(
            !told.contains("--practice") || is_whole || (help.out + &help.err).contains("--practice"),
            "{verb}: {told}"
        );
    }
    // The whole build asks an account, and has none here.
    assert!(refused > 2 || cfg!(feature = "live"), "{refused}");
}
