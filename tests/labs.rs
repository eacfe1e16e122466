//! Labs through the binary: all of the course are proven, and a new one needs no Rust.

use crate::support::{Scene, is_korean};

#[test]
fn every_lab_of_the_course_is_proven() {
    let run = Scene::new().check(&["lab", "lint"]);
    assert_eq!((run.code, run.out.lines().count()), (0, labs::FOLDERS.len()), "{run:#?}");
}

#[test]
fn a_new_lab_is_made_proven_and_judged() {
    let scene = Scene::new();
    scene.check(&["lab", "new", "9.1-two-nat", "--labs", "mine"]).ends(0);
    let files: Vec<String> =
        ["lab.toml", "ko.md", "en.md"].map(|file| scene.read(&format!("mine/9.1-two-nat/{file}"))).into();
    assert!(is_korean(&files[1]) && !is_korean(&files[2]));
    let lint = scene.check(&["lab", "lint", "--labs", "mine"]).ends(0);
    assert_eq!(lint.out.lines().count(), 1, "only the labs of the folder: {}", lint.out);
    scene.check(&["lab-9.1", "--labs", "mine", "--practice"]).ends(0).quiet();
    scene.check(&["9.1", "--labs", "mine", "--world", "no-route"]).ends(1).quiet();
    scene.check(&["9.1", "--labs", "mine/9.1-two-nat", "--practice"]).ends(0).quiet();
    scene.check(&["lab", "new", "9.1-two-nat", "--labs", "mine"]).ends(2);
    let map = scene.check(&["--labs", "mine"]).ends(0);
    assert!(map.out.contains("lab-9.1"), "{}", map.out);
    scene.check(&["lab-9.1", "--practice"]).ends(2);
}

/// Whether a text that is to be Korean has an English sentence in it: three words in a row that are no names.
fn has_english_sentence(text: &str) -> bool {
    let mut row = 0;
    text.split_whitespace().any(|word| {
        let is_word = word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase());
        row = if is_word { row + 1 } else { 0 };
        row > 2
    })
}

/// Every kind of problem that a proof can find, each by a file that causes it, told in both languages.
#[test]
fn a_lab_that_does_not_hold_what_it_says_is_found_out() {
    let scene = Scene::new();
    scene.check(&["lab", "new", "9.1-x", "--labs", "mine"]).ends(0);
    let case = |text: &str| format!("world 1\n{text}\n");
    let broken = "base lab-9.1\nunroute private-rt 0.0.0.0/0";
    let fails = |reason: &str| case(&format!("# expect fails {reason}\n{broken}"));
    let also = "\n# expect also lab-1.12 private-egress ? ?";
    let files = [
        ("notes.txt", "left behind".to_owned(), "notes.txt"),
        ("cases/solved.txt", case("# expect passes\nbase solved"), "--world solved"),
        ("cases/ok-wrong.txt", case("# expect passes\nbase empty"), "NO_VPC"),
        ("cases/silent.txt", case("base solved"), "# expect passes"),
        ("cases/twice.txt", case("# expect passes\n# expect passes\nbase solved"), "# expect also"),
        ("cases/odd.txt", case("# expect rain\nbase solved"), "# expect rain"),
        ("cases/given.txt", case("# expect passes\n# given rain\nbase solved"), "# given rain"),
        ("cases/also.txt", case("# expect passes\n# expect also rain\nbase solved"), "# expect also rain"),
        ("cases/lines.txt", case("# expect passes\nbase lab-9.1\nrmeove nat-1"), "remove"),
        ("cases/base.txt", case("# expect passes\nbase lab-9.7"), "lab-9.1"),
        ("cases/other-code.txt", fails(&format!("private-egress BAD_STATE_ROUTE private-rt{also}")), "NO_ROUTE"),
        ("cases/other-check.txt", fails(&format!("egress ? ?{also}")), "private-egress"),
        ("cases/other-lab.txt", fails("private-egress ? ?\n# expect also lab-0.0 x y z"), "lab-0.0"),
        ("cases/more.txt", fails("private-egress ? ?"), "lab-1.12 private-egress"),
        ("cases/told.txt", case("# expect fails private-egress ? ?\nbase lab-9.1"), "private-egress"),
        ("cases/seen.txt", case("# expect unknown private-egress\nbase lab-9.1"), "private-egress"),
        ("cases/notes.md", "left behind".to_owned(), "notes.md"),
        ("cases/answers.toml", "# expect passes\nnonsense = 1\n".to_owned(), "answers.toml"),
    ];
    for (file, text, word) in files {
        scene.file(&format!("mine/9.1-x/{file}"), text);
        for language in ["en", "ko"] {
            let told = scene.check(&["lab", "lint", "--labs", "mine", "--lang", language]).ends(1);
            assert!(told.out.contains(word), "{word} in {}", told.out);
            // What passes wrongly or is not read is told of once.
            let of_file = told.out.lines().filter(|line| line.contains(file) && !line.contains("lab-1."));
            let is_once = ["cases/ok-wrong.txt", "cases/notes.md"].contains(&file);
            assert!(!is_once || of_file.count() == 1, "{}", told.out);
            assert_eq!(is_korean(&told.out), language == "ko", "{}", told.out);
            // What is wrong with answers is told in the words of their parser.
            let exempt = language == "en" || file == "cases/answers.toml";
            assert!(exempt || !has_english_sentence(&told.out), "{}", told.out);
        }
        std::fs::remove_file(scene.folder().join(format!("mine/9.1-x/{file}"))).unwrap();
    }
    scene.check(&["lab", "lint", "--labs", "mine"]).ends(0);
    // The same of what is in the lab itself.
    let own = ["lab.toml", "solved.txt"].map(|file| (file, scene.read(&format!("mine/9.1-x/{file}"))));
    let edits = [
        ("lab.toml", "rests-on = []", "rests-on = [\"lab-0.0\"]", "lab-0.0"),
        ("lab.toml", "rests-on = []", "rests-on = [\"lab-9.1\"]", "lab.toml"),
        ("lab.toml", "rests-on = []", "base = \"solved\"", "solved.txt"),
        ("lab.toml", "rests-on = []", "aliases = [\"lab-1.12\"]", "lab-1.12"),
        (
            "lab.toml",
            "judge.flow = { from = \"private-hosts\", to = \"internet\", port = 443 }",
            "judge.no-flow = { from = \"internet\", to = \"private-hosts\", twin = \"sister\" }",
            "sister",
        ),
        ("solved.txt", "instance app-2", "remove nat-1\ninstance app-2", "solved.txt"),
        ("solved.txt", "instance app-2", "insatnce app-2", "instance"),
        ("solved.txt", "base solved", "base lab-9.1", "lab-9.1"),
        ("solved.txt", "base solved", "# expect unknown private-egress\nbase solved", "# expect passes"),
        // It takes what lab 1.13 needs, and does not say so.
        ("solved.txt", "instance app-2", "remove s3\ninstance app-2", "lab-1.13 private-to-service"),
    ];
    for (file, from, to, word) in edits {
        let text = &own.iter().find(|(name, _)| *name == file).unwrap().1;
        assert!(text.contains(from), "{from}");
        scene.file(&format!("mine/9.1-x/{file}"), text.replace(from, to));
        for language in ["en", "ko"] {
            let told = scene.check(&["lab", "lint", "--labs", "mine", "--lang", language]);
            assert!([1, 2].contains(&told.code), "{to}: {told:#?}");
            let said = told.out + &told.err;
            assert!(said.contains(word), "{to}: {word} in {said}");
            let sentence = said.lines().next().unwrap_or_default();
            assert_eq!(is_korean(sentence), language == "ko", "{said}");
            assert!(language == "en" || !has_english_sentence(sentence), "{said}");
        }
        scene.file(&format!("mine/9.1-x/{file}"), text);
    }
    scene.file("mine/9.1-x/solved.txt", own[1].1.replace("base solved", "# expect also lab-1.13 ? ? ?\nbase solved"));
    scene.check(&["lab", "lint", "--labs", "mine"]).ends(1);
    scene.file(
        "mine/9.1-x/solved.txt",
        own[1].1.replace("instance app-2", "# expect also lab-1.13 private-to-service ? ?\nremove s3\ninstance app-2"),
    );
    scene.check(&["lab", "lint", "--labs", "mine"]).ends(0);
}

/// What is wrong with a `lab.toml` is told in both languages, at the place, with the words that there are.
#[test]
fn a_lab_that_is_not_understood_is_told_where_and_why() {
    let scene = Scene::new();
    scene.check(&["lab", "new", "9.1-x", "--labs", "mine"]).ends(0);
    let lab = scene.read("mine/9.1-x/lab.toml");
    let cases = [
        ("judge.flow", "judge.flwo", &["lab.toml:", "flwo", "flow", "zonal-egress", "^"][..]),
        ("port = 443", "port = 70000", &["lab.toml:", "70000", "65535", "^"]),
        ("port = 443", "port = \"443\"", &["443", "65535"]),
        ("points = 10", "points = 1001", &["1001", "1000"]),
        ("points = 10", "pionts = 10", &["pionts", "points"]),
        ("points = 10", "points = 10\npoints = 10", &["points"]),
        ("points = 10\n", "", &["points"]),
        ("\"private-hosts\"", "\"private-host\"", &["private-host", "private-hosts", "peer-hosts"]),
        (", port = 443", "", &["tcp", "port"]),
        ("port = 443", "protocol = \"icmp\", port = 443", &["icmp"]),
        ("id = \"lab-9.1\"", "id = \"9.1\"", &["lab-9.1"]),
        ("id = \"private-egress\"", "id = \"private egress\"", &["private egress", "a-z"]),
        ("judge.flow", "judge.exists = { role = \"private-subnet\" }\njudge.flow", &["judge.flow"]),
        ("{ from = \"private-hosts\", to = \"internet\", port = 443 }", "{", &["lab.toml:"]),
        ("rests-on = []", "rests-on = \"lab-1.9\"", &["lab-1.9"]),
        ("rests-on = []", "base = \"solvde\"", &["solvde", "solved", "^"]),
        ("rests-on = []", "base = \"lab-1.12\"", &["lab-1.12", "base solved", "^"]),
        ("rests-on = []", "base = 1", &["1"]),
        ("rests-on = []", "rests-on = [\"1.21\"]", &["lab.toml:", "lab-1.21", "lab-1.12", "^"]),
        ("id = \"lab-9.1\"", "id = \"lab-9.7\"", &["mine/9.1-x/lab.toml:", "lab-9.7", "9.1-x", "^"]),
        ("points = 10", "points = \"five\"", &["five", "1000", "^"]),
    ];
    for (from, to, words) in cases {
        assert!(lab.contains(from), "{from}");
        scene.file("mine/9.1-x/lab.toml", lab.replace(from, to));
        for language in ["en", "ko"] {
            let told = scene.check(&["lab-9.1", "--labs", "mine", "--practice", "--lang", language]).ends(2);
            for word in words {
                assert!(told.err.contains(word), "{word} in {}", told.err);
            }
            let sentence = told.err.lines().next().unwrap_or_default();
            assert_eq!(is_korean(sentence), language == "ko", "{sentence}");
            // What is no TOML at all is told in the parser's words, behind ours.
            let exempt = language == "en" || to == "{";
            assert!(exempt || !has_english_sentence(sentence), "{sentence}");
        }
    }
    // A lab on something that is not there.
    scene.file("mine/9.1-x/lab.toml", lab.replace("rests-on = []", "rests-on = [\"lab-0.0\"]"));
    let told = scene.check(&["lab-9.1", "--labs", "mine", "--practice"]).ends(2);
    assert!(told.err.contains("lab-0.0"), "{}", told.err);
}

/// What is said about a lab of one's own leads back to it: its folder, its number, its worlds.
#[test]
fn a_lab_of_ones_own_is_found_again() {
    let scene = Scene::new();
    scene.check(&["lab", "new", "9.1-x", "--labs", "mine"]).ends(0);
    let twice = scene.check(&["lab", "new", "9.1-again", "--labs", "mine"]).ends(2);
    assert!(twice.err.contains("9.1-x") && twice.err.contains("9.1-again"), "{}", twice.err);
    let start = |world: &str| scene.check(&["practice", "start", "9.1", "--labs", "mine", "--world", world, "--force"]);
    for name in ["no-route", "lab-9.1/no-route", "9.1/no-route"] {
        let started = start(name).ends(0);
        let told = started.err + &scene.read("world.txt");
        assert_eq!(told.matches("check lab-9.1 --labs mine --world").count(), 2, "{told}");
    }
    for name in ["ok-two-halves", "solved", "empty", "lab-9.1/tables-denied"] {
        let told = start(name).ends(2).err;
        assert!(told.contains("mend") && told.contains("no-route"), "{name}: {told}");
    }
    assert!(start("no-ruote").ends(2).err.contains("no-route"));
    // Nobody knows it without its folder, and none of the course's is like it.
    let hint = |lab: &str, more: &[&str]| scene.check(&[&[lab, "--practice"], more].concat()).ends(2).err;
    assert!(hint("9.6", &[]).contains("--labs DIR") && hint("1.21", &[]).contains("lab-1.12"));
    assert!(hint("lab-9.1", &["--labs", "nowhere"]).contains("no folder nowhere"));
    std::fs::rename(scene.folder().join("mine/9.1-x"), scene.folder().join("mine/own")).unwrap();
    scene.check(&["9.1", "--labs", "mine", "--practice"]).ends(0);
    let text = scene.read("mine/own/lab.toml");
    scene.file("mine/own/lab.toml", text.replace("rests-on", "rest-on"));
    for dir in ["mine", "mine/own"] {
        assert!(hint("lab-9.1", &["--labs", dir]).contains("mine/own/lab.toml:"), "{dir}");
    }
    scene.file("mine/own/lab.toml", &text);
    scene.file("mine/9.1-y/lab.toml", &text);
    let told = hint("lab-9.1", &["--labs", "mine"]);
    assert!(told.contains("mine/own") && told.contains("mine/9.1-y"), "{told}");
}

#[test]
fn a_lab_may_stand_on_the_course_s_world_or_on_that_of_another_lab() {
    let scene = Scene::new();
    for name in ["9.1-first", "9.2-second", "9.3-third", "9.4-apart"] {
        scene.check(&["lab", "new", name, "--labs", "mine"]).ends(0);
    }
    // The second one builds upon the first, the third adds nothing to build, the last begins anew.
    let text = |name: &str| scene.read(&format!("mine/{name}"));
    let second = text("9.2-second/solved.txt").replace("base solved", "base lab-9.1").replace("app-2", "app-3");
    scene.file("mine/9.2-second/solved.txt", second);
    std::fs::remove_file(scene.folder().join("mine/9.3-third/solved.txt")).unwrap();
    let third = text("9.3-third/lab.toml").replace("rests-on = []", "rests-on = []\nbase = \"lab-9.2\"");
    scene.file("mine/9.3-third/lab.toml", third);
    for case in ["no-route", "ok-two-halves", "tables-denied"] {
        let text = text(&format!("9.3-third/cases/{case}.txt")).replace("base lab-9.3", "base lab-9.2");
        scene.file(&format!("mine/9.3-third/cases/{case}.txt"), text);
        std::fs::remove_file(scene.folder().join(format!("mine/9.4-apart/cases/{case}.txt"))).unwrap();
    }
    let apart = "world 1\nbase default-vpc\nvpc own 10.5.0.0/16\nsubnet own-a own 10.5.0.0/24 zone=a\n\
                 subnet own-b own 10.5.1.0/24 zone=c\nigw own-igw own\nroute-table out own\n\
                 route out 0.0.0.0/0 -> own-igw\nassociate out own-a\nnat own-nat own-a\n\
                 route own-main-rt 0.0.0.0/0 -> own-nat\n";
    scene.file("mine/9.4-apart/solved.txt", apart);
    for name in ["9.1-first", "9.2-second", "9.3-third", "9.4-apart"] {
        let number = name.split('-').next().unwrap();
        let base = if number == "9.3" { "lab-9.2".to_owned() } else { format!("lab-{number}") };
        let line = if number == "9.4" { "unroute own-main-rt 0.0.0.0/0" } else { "remove nat-1" };
        // Labs that ask the same are broken by the same: each says so of the others.
        let others: String = ["9.1", "9.2", "9.3", "9.4", "1.12"]
            .iter()
            .filter(|other| **other != number)
            .map(|other| format!("# expect also lab-{other} private-egress ? ?\n"))
            .collect();
        scene.file(
            &format!("mine/{name}/cases/no-route.txt"),
            format!("world 1\n# expect fails private-egress ? ?\n{others}base {base}\n{line}\n"),
        );
    }
    let lint = scene.check(&["lab", "lint", "--labs", "mine"]);
    assert_eq!((lint.code, lint.out.lines().count()), (0, 4), "{}", lint.out);
    let practice = |labs: &[&str]| scene.check(&[labs, &["--labs", "mine", "--practice", "--format", "json"]].concat());
    practice(&["9.1", "9.2", "9.3", "1.12"]).ends(0);
    assert!(practice(&["9.3", "9.4"]).ends(2).err.contains("lab-9.4/solved"));
    // The network to mend is spelled out down to what AWS made.
    let start = |lab: &str| scene.check(&["practice", "start", lab, "--labs", "mine", "-o", "-"]).ends(0).out;
    let (third, apart) = (start("9.3"), start("9.4"));
    assert!(third.contains("app-2") && third.contains("app-3") && third.contains("base default-vpc"), "{third}");
    assert!(!third.contains("lab-9") || third.contains("# lab-9.3"), "{third}");
    assert!(apart.contains("vpc own") && !apart.contains("nat-1"), "{apart}");
}

/// Another lab in the place of one of the course's: the labs of the course are proven with it.
#[test]
fn a_lab_that_takes_the_place_of_another_is_held_against_the_whole_course() {
    let scene = Scene::new();
    scene.check(&["lab", "new", "1.12-other", "--labs", "mine"]).ends(0);
    scene.file(
        "mine/1.12-other/cases/no-route.txt",
        "world 1\n# expect fails private-egress ? ?\nbase lab-1.12\nunroute private-rt 0.0.0.0/0\n",
    );
    let run = scene.check(&["lab", "lint", "--labs", "mine"]).ends(1);
    // It says of its own check what the course's cases say of the one that is no longer there.
    assert!(run.out.contains("labs/1.11-bastion/cases/") || run.out.contains("labs/1.9-network-acl/"), "{}", run.out);
    let own = run.out.lines().filter(|line| line.contains("1.12-other") && !line.starts_with("labs/"));
    assert_eq!(own.count(), 0, "{}", run.out);
}

/// What is to hold for two NAT gateways in two zones, and the worlds that prove it: a folder, and no Rust.
#[test]
fn two_nat_gateways_in_two_zones_are_a_lab_of_text() {
    let scene = Scene::new();
    let lab = r#"
id = "lab-9.2"
chapter = "9.2"
title = { ko = "두 영역의 NAT 게이트웨이", en = "NAT gateways in two zones" }
goal = { ko = "영역마다 나가는 길을 따로 둡니다.", en = "Each zone has a way out of its own." }
rests-on = ["lab-1.12"]

[[check]]
id = "own-zone"
points = 10
title = { ko = "영역마다 자기 NAT 게이트웨이로 나갑니다", en = "Each zone leaves through a NAT gateway of its own" }
judge.zonal-egress = { zones = 2 }
"#;
    let second = "nat nat-2 public-c\nroute-table rt-c vpc\nassociate rt-c private-c\nroute rt-c 0.0.0.0/0 -> nat-2\n";
    scene.file("mine/9.2-two-nat/lab.toml", lab);
    scene.world("done.txt", second);
    let judged = |args: &[&str]| scene.check(&[&["lab-9.2", "--labs", "mine", "--format", "json"], args].concat());
    judged(&["--world", "done.txt"]).ends(0).quiet();
    // One for both is not what this lab asks, though it is all that lab 1.12 does.
    let one = judged(&["--practice"]).ends(1).json();
    assert_eq!(one["labs"][0]["checks"][0]["findings"][0]["code"], "NAT_GATEWAY_IN_OTHER_ZONE");
    scene.world("crossed.txt", &second.replace("-> nat-2", "-> nat-1"));
    judged(&["--world", "crossed.txt"]).ends(1);
    scene.world("failed.txt", &format!("{second}fail nat-2 InsufficientFreeAddressesInSubnet"));
    let failed = judged(&["--world", "failed.txt"]).ends(1).json();
    assert_eq!(failed["labs"][0]["checks"][0]["findings"][0]["code"], "NAT_GATEWAY_NOT_AVAILABLE");
    scene.world("gone.txt", &format!("{second}unroute private-rt 0.0.0.0/0"));
    // What lab 1.12 says already is not said again.
    let gone = judged(&["--world", "gone.txt"]).ends(1).json();
    assert_eq!(gone["labs"][0]["checks"][0]["status"], "skipped");
    assert_eq!(gone["labs"][0]["because"]["lab"], "lab-1.12");
    scene.world("denied.txt", "denied ec2:DescribeNatGateways");
    judged(&["--world", "denied.txt"]).ends(3);
}

/// Of an endpoint with an interface in each of two subnets that of the client's own is told of, and only a service that
/// has gateway endpoints could do with one.
#[test]
fn interface_endpoints_are_judged_by_the_nearest_interface() {
    let scene = Scene::new();
    scene.check(&["lab", "new", "9.1-x", "--labs", "mine"]).ends(0);
    let flow = "judge.flow = { from = \"private-hosts\", to = \"internet\", port = 443 }";
    for (service, costs) in [("s3", true), ("dynamodb", true), ("ssm", false)] {
        let judged = format!("judge.service-endpoint = {{ from = \"private-hosts\", any-of = [\"{service}\"] }}");
        let lab = scene.read("mine/9.1-x/lab.toml");
        scene.file("mine/9.1-x/lab.toml", lab.replace(flow, &judged));
        let check = |edits: &str| {
            let world = format!(
                "remove s3\nsg way vpc\n{edits}endpoint e vpc {service} type=interface subnets=private-c,private-a \
                 groups=way private-dns=on"
            );
            scene.world("w.txt", &world);
            let run = scene.check(&["lab-9.1", "--labs", "mine", "--world", "w.txt", "--format", "json"]);
            run.json()["labs"][0]["checks"][0].clone()
        };
        let open = check("allow way in tcp 443 from 10.0.0.0/16\n");
        assert_eq!(open["status"], "pass", "{service}: {open:#}");
        assert_eq!(open["warnings"].to_string().contains("INTERFACE_ENDPOINT_COSTS"), costs, "{service}");
        let shut = check("");
        assert_eq!(shut["findings"].as_array().unwrap().len(), 1, "{service}: {shut:#}");
        scene.file("mine/9.1-x/lab.toml", lab);
    }
}

/// A lab that takes the place of the course's own.
#[test]
fn a_folder_can_replace_a_lab() {
    let scene = Scene::new();
    scene.check(&["lab", "new", "1.12-other", "--labs", "mine"]).ends(0);
    let judged = |args: &[&str]| scene.check(&[&["lab-1.12", "--practice", "--format", "json"], args].concat()).json();
    let (own, other) = (judged(&[]), judged(&["--labs", "mine"]));
    assert_ne!(own["labs"][0]["version"], other["labs"][0]["version"]);
    assert_eq!(other["labs"][0]["checks"].as_array().unwrap().len(), 1);
}
