//! `check cost`: what bills in a world, what is not known, reminders, and the command for a budget as the AWS CLI reads it.

use crate::support::{Scene, is_korean};
use real::{Moto, aws_cli};
use std::process::Command;

#[test]
fn the_account_of_the_course_in_both_languages() {
    let scene = Scene::new();
    for lang in ["ko", "en"] {
        let run = scene.check(&["cost", "--world", "course", "--lang", lang]).ends(0);
        assert_eq!(is_korean(&run.out), lang == "ko", "{}", run.out);
        assert!(run.err.is_empty(), "{}", run.err);
        insta::assert_snapshot!(format!("cost_{lang}"), run.out);
    }
}

#[test]
fn the_same_as_json_with_the_source_of_each_figure() {
    let scene = Scene::new();
    let args = ["cost", "--world", "course", "--format", "json", "--krw-rate", "1468.50", "-o", "cost.json"];
    scene.check(&args).ends(0);
    let document: serde_json::Value = serde_json::from_str(&scene.read("cost.json")).unwrap();
    assert_eq!((&document["complete"], &document["unknown"]), (&true.into(), &0.into()));
    assert_eq!(document["total"]["month"]["usd"], "126.1238", "{document:#}");
    assert_eq!(document["krw_rate"], "1,468.50");
    for line in document["lines"].as_array().unwrap() {
        for part in line["parts"].as_array().unwrap() {
            let is_sourced = part["source"].as_str().is_some_and(|source| source.starts_with("https://"));
            assert!(part["by_use"] == true || is_sourced && part["date"].as_str().unwrap().len() == 10, "{part:#}");
        }
    }
    scene.check(&args).ends(2);
}

#[test]
fn what_was_not_seen_or_has_no_price_is_told() {
    let scene = Scene::new();
    scene.world("denied.txt", "denied ec2:DescribeNatGateways");
    let run = scene.check(&["cost", "--world", "denied.txt", "--lang", "en"]).ends(3);
    for said in ["ec2:DescribeNatGateways · ap-northeast-2 · not permitted", "together, at least"] {
        assert!(run.out.contains(said), "{said} in\n{}", run.out);
    }
    // An account whose other Regions nobody looked at may have anything there.
    scene.file("nothing.json", serde_json::json!({ "Vpcs": [] }).to_string());
    let run = scene.check(&["cost", "--snapshot", "nothing.json", "--lang", "ko"]).ends(3);
    assert!(run.out.contains("ec2:DescribeInstances") && run.out.contains("전부 살펴본 것은 아닙니다"), "{}", run.out);
}

#[test]
fn odd_rates_and_times_are_told() {
    let scene = Scene::new();
    for odd in [["--krw-rate", "many"], ["--krw-rate", "0"], ["--remind", "25:00"], ["--remind", "tonight"]] {
        let run = scene.check(&["cost", "--practice", odd[0], odd[1], "--lang", "en"]).ends(2);
        assert!(run.err.contains(odd[1]) && run.out.is_empty(), "{}", run.err);
    }
}

#[test]
fn a_reminder_is_a_calendar_file_and_overwrites_nothing() {
    let scene = Scene::new();
    for (lang, name) in [("en", "check-reminder.ics"), ("ko", "mine.ics")] {
        let mut args = vec!["cost", "--remind", "22:00", "--lang", lang];
        args.extend(["-o", name].iter().filter(|_| lang == "ko"));
        let run = scene.check(&args).ends(0);
        assert!(run.out.is_empty() && run.err.contains(name) && run.err.contains("22:00"), "{run:#?}");
        let file = scene.read(name);
        assert!(file.starts_with("BEGIN:VCALENDAR\r\n") && file.contains("T220000\r\n"), "{file}");
        assert_eq!(is_korean(&file), lang == "ko", "{file}");
        scene.check(&args).ends(2);
        args.push("--force");
        scene.check(&args).ends(0);
    }
}

#[test]
fn the_permissions_and_the_script_are_those_of_its_calls() {
    let scene = Scene::new();
    let policy = scene.check(&["policy", "cost"]).ends(0).out;
    for action in ["ec2:DescribeSnapshots", "rds:DescribeDBSnapshots", "freetier:GetAccountPlanState"] {
        assert!(policy.contains(action), "{action} in {policy}");
    }
    let script = scene.check(&["collect", "cost", "--script", "bash"]).ends(0).out;
    assert!(script.contains("--owner-ids self") && script.contains("sa-east-1"), "{}", script.len());
}

/// The AWS CLI reads the command, and a real API (moto) makes the budget.
#[test]
fn the_command_for_a_budget_makes_one() {
    let (Some(moto), Some(cli)) = (Moto::shared(), aws_cli()) else { return };
    let account = moto.account("ap-northeast-2");
    let path = format!("{}:{}", cli.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let scene = Scene::new();
    let out = scene.check(&["cost", "--world", "course", "--lang", "en"]).ends(0).out;
    let command = out.lines().find(|line| line.starts_with("aws budgets create-budget ")).unwrap();
    assert!(command.contains("--account-id 123456789012 ") && command.contains("Amount=139,"), "{command}");
    let types = |typed: &str| {
        let run =
            Command::new("sh").args(["-euc", typed]).envs(account.environment()).env("PATH", &path).output().unwrap();
        assert!(run.status.success(), "{typed}\n{run:#?}");
        String::from_utf8(run.stdout).unwrap()
    };
    types(command);
    let made =
        types("aws budgets describe-budget --account-id 123456789012 --budget-name check-cost --region us-east-1");
    let made: serde_json::Value = serde_json::from_str(&made).unwrap();
    assert_eq!(made["Budget"]["BudgetLimit"]["Amount"], "139", "{made:#}");
}
