//! Each verb does its work from beginning to end.

use crate::support::{Scene, is_korean};
use serde_json::Value;

#[test]
fn practice_is_a_world_to_mend() {
    let scene = Scene::new();
    let told = scene.check(&["practice", "start", "lab-1.12", "--world", "no-route"]);
    assert_eq!(told.code, 2, "{told:#?}");
    scene.check(&["practice", "start", "lab-1.12"]).ends(0);
    let world = scene.read("world.txt");
    scene.check(&["lab-1.12", "--world", "world.txt"]).ends(1);
    assert!(!world.contains("expect") && world.contains("base default-vpc"), "{world}");
    // It never writes over what the learner did.
    scene.check(&["practice", "start", "lab-1.12"]).ends(2);
    assert_eq!(scene.read("world.txt"), world);
    scene.check(&["practice", "start", "lab-1.12", "--world", "nat-failed", "-o", "other.txt"]).ends(0);
    let other = scene.read("other.txt");
    let mended: String =
        other.lines().filter(|line| !line.starts_with("fail ")).map(|line| format!("{line}\n")).collect();
    scene.file("other.txt", mended);
    scene.check(&["lab-1.12", "--world", "other.txt"]).ends(0);
}

#[test]
fn a_practice_world_that_says_nothing_of_what_is_tried_is_mended_to_a_pass() {
    let scene = Scene::new();
    for (lab, world, line) in [
        ("lab-2.17", "group-lacks-port", "allow app-sg in tcp 80 from 203.0.113.10/32\n"),
        ("lab-2.19", "targets-shut", "allow app-sg in tcp 8000 from alb-sg\n"),
        ("lab-2.20", "second-group-empty", "target delivery-tg app\ntarget delivery-tg app-2\n"),
    ] {
        scene.check(&["practice", "start", lab, "--world", world, "-o", "world.txt", "--force"]).ends(0);
        scene.check(&[lab, "--world", "world.txt"]).ends(1);
        scene.file("world.txt", scene.read("world.txt") + line);
        scene.check(&[lab, "--world", "world.txt"]).ends(0);
    }
    // One that says that nobody tried is another matter, and so is a snapshot.
    scene.check(&["lab-2.19", "--world", "pages-not-asked"]).ends(3);
}

#[test]
fn what_is_suggested_can_be_tried_out() {
    let scene = Scene::new();
    let broken = ["lab-1.12", "--world", "half-the-internet", "--format", "json"];
    let report = scene.check(&broken).ends(1).json();
    let change = &report["labs"][0]["checks"][0]["findings"][0]["change"];
    let edits: Vec<&str> = change["edits"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(change["steps"].as_array().map(Vec::len), Some(edits.len()));
    scene.file("edits.txt", edits.join("\n"));
    let with_edits = ["--what-if", "edits.txt"];
    let told = scene.check(&[&broken[..], &with_edits[..]].concat()).ends(0).json();
    assert_eq!(told["evidence"]["level"], "practice", "nobody's account looks like that");
    scene.check(&["trace", "10.0.0.10", "10.0.10.10", "--port", "22", "--practice"]).ends(0);
    // The same for one packet, and an edit that cannot be carried out is named.
    let world = ["--world", "lab-1.12/half-the-internet", "--port", "443"];
    let host = report["labs"][0]["cast"]["private-host"][0].as_str().unwrap();
    scene.check(&[&["trace", host, "internet"][..], &world[..]].concat()).ends(1);
    scene.check(&[&["trace", host, "internet"][..], &world[..], &with_edits[..]].concat()).ends(0);
    // Hints of a practice world are written in its labels.
    scene.file("edits.txt", "route private-rt 0.0.0.0/0 -> nat-1");
    scene.check(&[&broken[..], &with_edits[..]].concat()).ends(0);
    scene.file("edits.txt", "route rtb-0 0.0.0.0/0 -> nat-0");
    let told = scene.check(&[&broken[..], &with_edits[..]].concat()).ends(2);
    assert!(told.err.contains("edits.txt") && told.err.contains("rtb-0"), "{told:#?}");
}

/// Files of the AWS CLI do not say when it was asked; that a certificate is issued says that it was not past its end then.
#[test]
fn an_issued_certificate_is_in_its_dates_whenever_it_was_asked_for() {
    let scene = Scene::new();
    let look = |name: &str, edits: &str| {
        let world: world::World = format!("world 1\nbase served\n{edits}\n").parse().unwrap();
        let mut snapshot = world.snapshot().unwrap();
        (snapshot.started, snapshot.finished) = (None, None);
        scene.file(name, snapshot.to_json());
        scene.check(&["lab-2.23", "--snapshot", name, "--no-probes", "--domain", "example.link", "--lang", "en"])
    };
    let told = look("issued.json", "").ends(0);
    assert!(told.out.contains("was inside of its dates"), "{}", told.out);
    let told = look("expired.json", "set site-cert Status EXPIRED").ends(1);
    assert!(told.out.contains("CERTIFICATE_EXPIRED"), "{}", told.out);
}

/// Edits on paper make no practice world of an account: its commands stay, and what was done to it is said.
#[test]
fn an_account_with_edits_on_paper_stays_an_account() {
    let scene = Scene::new();
    let world = "lab-1.12/half-the-internet";
    let report = scene.check(&["lab-1.12", "--world", world, "--format", "json"]).ends(1).json();
    let host = report["labs"][0]["cast"]["private-host"][0].as_str().unwrap().to_owned();
    scene.snapshot("account.json", "unroute private-rt 0.0.0.0/0\nroute private-rt 128.0.0.0/1 -> nat-1");
    // An edit that mends nothing.
    scene.file("edits.txt", "vpc second 10.9.0.0/16\n");
    let source = ["--snapshot", "account.json", "--what-if", "edits.txt"];
    for (lang, said) in [("en", "on paper"), ("ko", "실제로는 바꾸지 않고")] {
        let lab = scene.check(&[&["lab-1.12", "--hint", "4", "--lang", lang][..], &source].concat()).ends(1);
        assert!(lab.out.contains(said) && lab.out.contains("aws --region "), "{}", lab.out);
        let trace =
            scene.check(&[&["trace", &host, "internet", "--port", "443", "--lang", lang][..], &source].concat());
        assert!(trace.out.contains(said) && trace.out.contains("aws --region "), "{}", trace.out);
        let page = scene.check(&[&["lab-1.12", "--format", "html", "--lang", lang][..], &source].concat()).ends(1);
        assert!(page.out.contains(said), "{}", page.out);
        // Without edits, and in a practice world with edits, nothing is said of paper.
        let account = scene.check(&["lab-1.12", "--snapshot", "account.json", "--lang", lang]).ends(1);
        let practice = scene.check(&["lab-1.12", "--world", world, "--what-if", "edits.txt", "--lang", lang]).ends(1);
        assert!(!account.out.contains(said) && !practice.out.contains(said), "{}", practice.out);
    }
    // To whoever reads the data it is no account, and it is not remembered as something reached.
    let data = scene.check(&[&["lab-1.12", "--format", "json"][..], &source].concat()).ends(1).json();
    assert_eq!(data["evidence"]["level"], "practice");
}

#[test]
fn a_sheet_is_answered_and_explained() {
    let scene = Scene::new();
    let sheet = |learner: &str| scene.check(&["sheet", "lab-1.3", "--learner", learner]).ends(0).quiet().out;
    assert_eq!(sheet("hana"), sheet("hana"), "the same learner gets the same sheet");
    assert_ne!(sheet("hana").replace("hana", ""), sheet("duri").replace("duri", ""));
    scene.check(&["sheet", "lab-1.3", "-o", "answers.toml"]).ends(0);
    scene.check(&["sheet", "lab-1.3", "-o", "answers.toml"]).ends(2);
    // An exercise on paper asks no account.
    let empty = scene.check(&["lab-1.3", "--answers", "answers.toml", "--format", "json"]).ends(1).json();
    assert_eq!(empty["labs"][0]["points"]["earned"], 0);
    let none = scene.check(&["lab-1.3"]).ends(3);
    assert!(none.err.is_empty(), "{none:#?}");
    let solution = judge::Sheet::new("practice").solution();
    let mut text = String::from("sheet = \"practice\"\n");
    for id in judge::QUESTIONS {
        text.push_str(&format!("[[question]]\nid = \"{id}\"\nanswer = \"{}\"\n", solution.get(id).unwrap()));
    }
    scene.file("answers.toml", text);
    scene.check(&["lab-1.3", "--answers", "answers.toml"]).ends(0).quiet();
    scene.check(&["lab-1.3", "--practice"]).ends(0);
    // Somebody else's answers are no answers.
    scene.file("course.toml", "learner = \"hana\"\n");
    scene.check(&["lab-1.3", "--answers", "answers.toml"]).ends(3);
}

#[test]
fn init_writes_what_can_be_read_and_never_twice() {
    for lang in ["ko", "en"] {
        let scene = Scene::new();
        scene.check(&["init", "--learner", "hana", "--region", "us-east-1", "--lang", lang]).ends(0);
        let text = scene.read("course.toml");
        assert!(text.contains("learner = \"hana\"") && text.contains("# vpc = \"\""), "{text}");
        assert!(text.contains("# ssh-port = []"), "{text}");
        assert_eq!(is_korean(&text), lang == "ko");
        scene.check(&["init", "--learner", "duri"]).ends(2);
        assert_eq!(scene.read("course.toml"), text);
        assert!(scene.check(&["sheet", "lab-1.3"]).ends(0).out.contains("sheet = \"hana\""));
    }
}

#[test]
fn ports_of_ssh_are_declared_in_course_toml_or_on_the_command_line() {
    let scene = Scene::new();
    let world = ["lab-1.11", "--world", "other-port-not-declared", "--lang", "en"];
    assert!(scene.check(&world).ends(3).out.contains("--ssh-port"), "the sentence says how to declare it");
    scene.check(&[&world[..], &["--ssh-port", "2222"]].concat()).ends(0);
    scene.check(&[&world[..], &["--ssh-port", "2200", "--ssh-port", "2222"]].concat()).ends(0);
    scene.check(&[&world[..], &["--ssh-port", "0"]].concat()).ends(2);
    for port in ["2222", "[2200, 2222]"] {
        scene.file("course.toml", format!("ssh-port = {port}\n"));
        scene.check(&world).ends(0);
    }
    scene.check(&[&world[..], &["--ssh-port", "2200"]].concat()).ends(3);
    scene.file("course.toml", "ssh-port = \"2222\"\n");
    assert!(scene.check(&world).ends(2).err.contains("ssh-port = \"2222\""));
}

#[test]
fn course_toml_is_found_above_and_says_only_what_it_may() {
    let scene = Scene::new();
    scene.file("../course.toml", "learner = \"hana\"\n");
    assert!(scene.check(&["sheet", "lab-1.3"]).ends(0).out.contains("sheet = \"hana\""));
    scene.file("course.toml", "learner = \"duri\"\n");
    assert!(scene.check(&["sheet", "lab-1.3"]).ends(0).out.contains("sheet = \"duri\""), "the nearest one counts");
    for (text, word) in [
        ("endpoint_url = \"http://203.0.113.9\"\n", "endpoint_url"),
        ("lerner = \"x\"\n", "lerner"),
        ("learner = 7\n", "learner = 7"),
        ("learner = \"x\n", "^"),
    ] {
        scene.file("course.toml", text);
        let told = scene.check(&["lab-1.12", "--practice"]).ends(2);
        assert!(told.err.contains("course.toml") && told.err.contains(word), "{word} in {}", told.err);
    }
}

#[test]
fn the_vpc_of_course_toml_and_of_the_flag_decide() {
    let scene = Scene::new();
    let edits =
        "vpc other 10.9.0.0/16\nsubnet other-a other 10.9.0.0/24 zone=a\nsubnet other-c other 10.9.1.0/24 zone=c";
    scene.world("two.txt", edits);
    let world: world::World = scene.read("two.txt").parse().unwrap();
    let (own, other) = (world.id("vpc").unwrap(), world.id("other").unwrap());
    let cast = |args: &[&str]| {
        let all = [&["lab-1.7", "--world", "two.txt", "--format", "json"], args].concat();
        scene.check(&all).json()["labs"][0]["cast"]["vpc"].clone()
    };
    assert_eq!(cast(&[]), own);
    scene.file("course.toml", format!("vpc = \"{other}\"\n"));
    assert_eq!(cast(&[]), other);
    assert_eq!(cast(&["--vpc", &own]), own);
    // One that is not there is no verdict, whoever named it.
    let known = format!("other ({other})");
    for verb in [&["lab-1.7"][..], &["map"], &["exposure"]] {
        for (word, told) in [("othr", "other"), ("vpc-0123456789abcdef0", &known), ("10.8.0.0/16", &known)] {
            let run = scene.check(&[verb, &["--world", "two.txt", "--vpc", word]].concat()).ends(2);
            assert!(run.err.contains(word) && run.err.contains(told), "{verb:?}: {}", run.err);
        }
    }
    scene.file("course.toml", "vpc = \"othr\"\n");
    let run = scene.check(&["lab-1.7", "--world", "two.txt"]).ends(2);
    assert!(run.err.contains("course.toml") && run.err.contains("other"), "{}", run.err);
    // Nor is one in an account of several Regions.
    for (number, region) in ["us-east-1", "us-west-1"].into_iter().enumerate() {
        let vpc = format!(
            "{{\"Vpcs\":[{{\"VpcId\":\"vpc-0123456789abcde0{number}\",\"CidrBlock\":\"10.{number}.0.0/16\",\"State\":\"available\",\
             \"CidrBlockAssociationSet\":[{{\"CidrBlock\":\"10.{number}.0.0/16\",\"CidrBlockState\":{{\"State\":\"associated\"}}}}]}}]}}"
        );
        scene.file(&format!("regions/{region}/vpcs.json"), vpc);
    }
    for verb in ["map", "exposure"] {
        let run = scene.check(&[verb, "--snapshot", "regions", "--vpc", "nope"]).ends(2);
        assert!(run.err.contains("nope") && run.err.contains("vpc-0123456789abcde01"), "{verb}: {}", run.err);
    }
    scene.world("hidden.txt", "denied ec2:DescribeVpcs");
    scene.check(&["lab-1.7", "--world", "hidden.txt", "--vpc", "prod"]).ends(3);
}

#[test]
fn checks_and_codes_are_explained_in_both_languages() {
    let scene = Scene::new();
    let checks = judge::CHECKS.iter().map(|check| check.id);
    // That every code has its words is the catalogues' test; here some of them go all the way.
    let codes = messages::codes().iter().step_by(12).map(|code| code.code.as_str());
    for word in checks.chain(codes) {
        for lang in ["ko", "en"] {
            let run = scene.check(&["explain", word, "--lang", lang]).ends(0).quiet();
            assert!(run.out.len() > 60 && is_korean(&run.out) == (lang == "ko"), "{word} {lang}: {}", run.out);
        }
    }
    let typed = scene.check(&["explain", "no-route-to-destination"]).ends(0);
    assert_eq!(typed.out, scene.check(&["explain", "NO_ROUTE_TO_DESTINATION"]).out);
}

#[test]
fn the_policy_is_exactly_what_the_labs_ask() {
    let scene = Scene::new();
    for folder in labs::FOLDERS {
        let (id, mut names) = (folder.id(), vec![folder.id()]);
        let mut labs = Vec::new();
        while let Some(name) = names.pop() {
            let lab = judge::Lab::parse(labs::find(&name).unwrap().file("lab.toml").unwrap()).unwrap();
            names.extend(lab.rests_on.clone());
            labs.push(lab);
        }
        let plan = access::Plan::new(judge::needs(&labs).all());
        let Some(expected) = access::policy(&plan) else {
            scene.check(&["policy", &id]).ends(2);
            continue;
        };
        let policy = scene.check(&["policy", &id]).ends(0).quiet();
        assert_eq!(policy.out, expected, "{id}");
        let actions: Vec<String> = serde_json::from_value(policy.json()["Statement"][0]["Action"].clone()).unwrap();
        assert_eq!(actions, access::actions(&plan), "{id}");
        let role = scene.check(&["policy", &id, "--role"]).ends(0).json();
        assert_eq!(role["Resources"]["Role"]["Properties"]["Policies"][0]["PolicyDocument"], policy.json(), "{id}");
        for shell in ["bash", "powershell"] {
            let script = scene.check(&["collect", &id, "--script", shell]).ends(0);
            // What a script cannot do is said.
            let is_of_probes = labs.iter().flat_map(|lab| &lab.checks).any(|check| check.judge.check().is_of_probes());
            assert_eq!(!script.err.is_empty(), is_of_probes, "{id}: {}", script.err);
            assert!(script.out.contains("describe-vpcs"), "{id} {shell}");
        }
    }
}

#[test]
fn completions_know_every_verb() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = Scene::new().check(&["completions", shell]).ends(0).quiet();
        for verb in ["trace", "practice", "redact", "--snapshot"] {
            assert!(script.out.contains(verb.trim_start_matches("--")), "{shell}: {verb}");
        }
    }
}

#[test]
fn worlds_can_be_judged_by_the_names_that_are_listed() {
    let scene = Scene::new();
    let listed = scene.check(&["worlds", "1.12"]).ends(0).quiet().out;
    let mut judged = 0;
    for line in listed.lines().filter(|line| !line.is_empty()) {
        let name = line.split_whitespace().next().unwrap();
        let code = scene.check(&["lab-1.12", "--world", name]).code;
        assert!([0, 1, 3].contains(&code), "{name}: {code}");
        judged += 1;
    }
    assert!(judged > 20, "{listed}");
}

#[test]
fn progress_is_kept_for_accounts_and_never_for_practice() {
    let scene = Scene::new();
    scene.check(&["lab-1.12", "--practice"]).ends(0);
    scene.check(&["lab-1.12", "--world", "nat-failed"]).ends(1);
    assert!(!scene.state().exists(), "practice leaves no trace");
    scene.snapshot("good.json", "");
    scene.snapshot("bad.json", "unroute private-rt 0.0.0.0/0");
    scene.check(&["lab-1.11", "lab-1.12", "--snapshot", "good.json"]).ends(0).quiet();
    let map = |scene: &Scene| scene.check(&[]).ends(0).quiet().out;
    let line = |map: &str, lab: &str| map.lines().find(|line| line.contains(lab)).unwrap().to_owned();
    let passed = map(&scene);
    assert!(passed.contains("123456789012") && line(&passed, "lab-1.12").starts_with('✓'), "{passed}");
    assert!(line(&passed, "lab-1.9 ").starts_with('·') && passed.contains("check sheet lab-1.3"), "{passed}");
    scene.check(&["lab-1.12", "--snapshot", "bad.json"]).ends(1).quiet();
    let regressed = map(&scene);
    assert!(
        line(&regressed, "lab-1.12").starts_with('!') && line(&regressed, "lab-1.11").starts_with('✓'),
        "{regressed}"
    );
    assert!(regressed.trim_end().ends_with("check lab-1.12"), "{regressed}");
    assert!(is_korean(&scene.check(&["--lang", "ko"]).ends(0).out));
    // An exercise on paper belongs to no account, and a sheet without answers says nothing.
    scene.check(&["lab-1.3"]).ends(3);
    assert!(line(&map(&scene), "lab-1.3").starts_with('·'));
    let sheet = scene.check(&["sheet", "lab-1.3"]).ends(0).quiet().out;
    scene.file("answers.toml", sheet);
    scene.check(&["lab-1.3", "--answers", "answers.toml"]).ends(1).quiet();
    assert!(line(&map(&scene), "lab-1.3").starts_with('✗') && map(&scene).contains("123456789012"));
    // A page says why nobody could judge what was not done yet.
    let page = scene.check(&["lab-1.3", "--format", "html"]).ends(3).out;
    assert!(page.contains("no answers yet"), "{page}");
    // Once nothing is broken, a sheet with answers is there by now: what comes next is to mend them.
    scene.check(&["lab-1.12", "--snapshot", "good.json"]).ends(0).quiet();
    assert!(map(&scene).contains("check lab-1.3 --answers sheet.toml"), "{}", map(&scene));
    // Only what was read from an account is worth keeping.
    assert!(!scene.state().join("snapshots").exists());
}

#[test]
fn a_broken_store_is_told_kept_aside_and_never_fatal() {
    let scene = Scene::new();
    scene.snapshot("good.json", "");
    let store = scene.state().join("progress.json");
    std::fs::create_dir_all(scene.state()).unwrap();
    for broken in ["", "{", "[]", "{\"format\":1}", "{\"format\":1,\"last\":7,\"accounts\":{}}"] {
        std::fs::write(&store, broken).unwrap();
        let run = scene.check(&["lab-1.12", "--snapshot", "good.json"]).ends(0);
        assert!(run.err.contains("progress.json"), "{broken}: {}", run.err);
        let kept = std::fs::read_dir(scene.state()).unwrap().map(|entry| entry.unwrap().path());
        let aside: Vec<_> = kept.filter(|file| file.to_string_lossy().contains("broken")).collect();
        assert_eq!(std::fs::read_to_string(&aside[0]).unwrap(), broken);
        std::fs::remove_file(&aside[0]).unwrap();
        assert!(scene.check(&[]).ends(0).quiet().out.contains('✓'));
    }
    // What a newer program wrote is its own.
    let newer = "{\"format\":2,\"more\":true}";
    std::fs::write(&store, newer).unwrap();
    assert!(!scene.check(&["lab-1.12", "--snapshot", "good.json"]).ends(0).err.is_empty());
    assert_eq!(std::fs::read_to_string(&store).unwrap(), newer);
}

#[test]
fn runs_at_once_are_all_written_down() {
    const AT_ONCE: [&str; 6] = ["lab-1.7", "lab-1.8", "lab-1.9", "lab-1.11", "lab-1.12", "lab-1.13"];
    let scene = Scene::new();
    scene.snapshot("good.json", "");
    std::thread::scope(|scope| {
        for lab in AT_ONCE.iter().chain(&AT_ONCE) {
            let scene = &scene;
            scope.spawn(move || scene.check(&[lab, "--snapshot", "good.json"]).ends(0));
        }
    });
    let store = std::fs::read_to_string(scene.state().join("progress.json")).unwrap();
    let store: serde_json::Value = serde_json::from_str(&store).unwrap();
    let accounts = store["accounts"].as_object().unwrap();
    let labs = accounts.values().next().unwrap().as_object().unwrap();
    assert_eq!(labs.len(), AT_ONCE.len(), "{labs:?}");
}

#[test]
fn json_reports_are_of_one_form_whatever_is_judged() {
    let scene = Scene::new();
    for (args, code) in [
        (&["all", "--practice"][..], 0),
        (&["lab-1.12", "--world", "nat-failed"], 1),
        (&["lab-1.12", "--world", "nat-denied", "--no-probes"], 3),
        (&["all", "--world", "empty", "--lang", "ko"], 1),
    ] {
        let report = scene.check(&[args, &["--format", "json"]].concat()).ends(code).json();
        let schema: Value = serde_json::from_str(report::json::v1::SCHEMA).unwrap();
        let schema = jsonschema::validator_for(&schema).unwrap();
        let errors: Vec<String> = schema.iter_errors(&report).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{args:?}");
        assert_eq!(report["evidence"]["level"], "practice");
        // The empty world says nothing of what some of all labs have tried, and is judged by its configuration.
        let is_full = !args.contains(&"--no-probes") && !args.contains(&"empty");
        assert_eq!(report["mode"], if is_full { "full" } else { "no-probes" });
        assert_eq!(report["tool"], concat!("check ", env!("CARGO_PKG_VERSION")));
        for lab in report["labs"].as_array().unwrap() {
            assert_eq!(lab["version"], labs::find(lab["lab"].as_str().unwrap()).unwrap().version.as_ref());
        }
    }
}

/// A folder that somebody else made may not choose among the learner's accounts.
#[cfg(feature = "live")]
#[test]
fn a_stranger_s_course_toml_chooses_no_profile() {
    let scene = Scene::new();
    let folder = scene.outside();
    std::fs::write(folder.join("course.toml"), "profile = \"root-of-everything\"\n").unwrap();
    for verb in [&["lab-1.12"][..], &["doctor"], &["collect", "-o", "snapshot.json"]] {
        let run = crate::support::Run::of(scene.command(verb).current_dir(&folder).output().unwrap());
        assert!(run.code == 2 && run.err.contains("--profile root-of-everything"), "{run:#?}");
    }
    // Who says it aloud means it; that there is no such profile is another matter.
    let mut said = scene.command(&["lab-1.12", "--profile", "root-of-everything"]);
    assert_eq!(crate::support::Run::of(said.current_dir(&folder).output().unwrap()).code, 4);
}

#[test]
fn what_is_there_is_written_over_only_if_that_is_said() {
    let scene = Scene::new();
    scene.snapshot("snapshot.json", "");
    for args in [
        &["lab-1.12", "--practice"][..],
        &["lab-1.12", "--practice", "--format", "html"],
        &["trace", "10.0.0.10", "10.0.10.10", "--port", "22", "--practice"],
        &["exposure", "--practice", "--format", "json"],
        &["map", "--practice"],
        &["policy", "lab-1.12"],
        &["collect", "--script", "bash"],
        &["import", "snapshot.json"],
        &["snapshot", "redact", "snapshot.json"],
        &["sheet", "lab-1.3"],
        &["practice", "start", "lab-1.12"],
    ] {
        scene.file("out", "mine");
        let told = scene.check(&[args, &["-o", "out"]].concat()).ends(2);
        assert!(
            told.out.is_empty() && told.err.contains("out already exists") && told.err.contains("--force"),
            "{told:#?}"
        );
        assert_eq!(scene.read("out"), "mine", "{args:?}");
        let written = scene.check(&[args, &["-o", "out", "--force"]].concat()).ends(0);
        assert!(written.err.contains("out is written"), "nothing else shows that there is a file: {written:#?}");
        assert!(scene.read("out").len() > 100, "{args:?}");
        assert!(scene.check(&[args, &["-o", "-"]].concat()).ends(0).out.len() > 100, "{args:?}");
    }
}

/// As wide as who takes the output says, also where marks take more room; a file is as wide wherever it is written.
#[test]
fn lines_are_as_wide_as_they_may_be() {
    let world = |scene: &Scene| scene.world("crossed.txt", "unroute private-rt 0.0.0.0/0").display().to_string();
    let scene = Scene::new().var("COLUMNS", "60").var("LC_ALL", "C");
    let report = ["lab-1.12", "--world", &world(&scene), "--hint", "3"];
    let run = scene.check(&report).ends(1);
    // The first line, what is to be copied and what is a table stay on one line.
    let is_prose = |line: &&str| !line.contains("  |") && !line.contains("aws ") && !line.contains("https://");
    let long: Vec<&str> = run.out.lines().skip(1).filter(|line| line.chars().count() > 60).filter(is_prose).collect();
    assert!(run.out.is_ascii() && long.is_empty(), "{long:#?}");
    scene.check(&[&report[..], &["-o", "narrow.txt"]].concat()).ends(1);
    let wide = Scene::new();
    let report = ["lab-1.12", "--world", &world(&wide), "--hint", "3"];
    wide.check(&[&report[..], &["-o", "wide.txt"]].concat()).ends(1);
    assert_eq!(scene.read("narrow.txt"), wide.read("wide.txt"));
}

#[test]
fn who_cannot_be_asked_for_the_own_address_is_told_and_where_else_to_look() {
    // No proxy is there, so that nothing leaves this machine.
    let scene = Scene::new().var("HTTPS_PROXY", "http://127.0.0.1:1");
    for language in ["en", "ko"] {
        let told = scene.check(&["lab-1.11", "--practice", "--my-ip", "auto", "--lang", language]).ends(4);
        assert!(told.out.is_empty() && told.err.contains("https://checkip.amazonaws.com"), "{told:#?}");
        assert!(told.err.contains("--my-ip 203.0.113.10"), "{}", told.err);
    }
}
