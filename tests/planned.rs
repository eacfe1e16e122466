//! `--template` and `--plan`: what is not built yet is judged, traced and drawn like an account.
#![expect(clippy::panic, reason = "a file that cannot be read ends the test")]

use crate::support::{Scene, is_korean, repository};

/// The labs of the first chapter that have a solution, and what each says by itself.
const LABS: [(&str, &str); 6] = [
    ("lab-1.7", "1.7-vpc-subnets"),
    ("lab-1.8", "1.8-internet-gateway"),
    ("lab-1.9", "1.9-network-acl"),
    ("lab-1.11", "1.11-bastion"),
    ("lab-1.12", "1.12-nat-gateway"),
    ("lab-1.13", "1.13-vpc-endpoint"),
];
const ADDRESS: &str = "MyIp=203.0.113.10";

fn template(folder: &str) -> String {
    let path = repository().join("labs").join(folder).join("solution/template.yaml");
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The arguments for a template: the parameter is set where there is one.
fn asked<'a>(words: &[&'a str], text: &str) -> Vec<&'a str> {
    let set: &[&str] = if text.contains("MyIp:") { &["--parameter", ADDRESS] } else { &[] };
    [words, &["--template", "t.yaml"], set].concat()
}

#[test]
fn the_solutions_pass_before_they_are_built() {
    for (lab, folder) in LABS {
        let (scene, text) = (Scene::new(), template(folder));
        scene.file("t.yaml", &text);
        let report = scene.check(&asked(&[lab, "--my-ip", "203.0.113.10", "--format", "json"], &text)).ends(0).json();
        assert_eq!(report["evidence"]["level"], "practice", "{lab}: nobody built it");
        let labs = report["labs"].as_array().map(Vec::as_slice).unwrap_or_default();
        let judged = labs.iter().find(|one| one["lab"] == lab).unwrap_or_else(|| panic!("{lab}"));
        assert_eq!(judged["points"]["earned"], judged["points"]["possible"], "{lab}");
    }
}

#[test]
fn a_broken_template_fails() {
    let whole = template("1.12-nat-gateway");
    for (from, to) in [
        ("      NatGatewayId: !Ref Nat\n", "      GatewayId: !Ref InternetGateway\n"),
        ("      SubnetId: !Ref PublicA\n      AllocationId", "      SubnetId: !Ref PrivateA\n      AllocationId"),
    ] {
        assert!(whole.contains(from), "{from}");
        let scene = Scene::new();
        scene.file("t.yaml", whole.replace(from, to));
        scene.check(&asked(&["lab-1.12"], &whole)).ends(1);
    }
}

#[test]
fn what_is_not_known_yet_cannot_be_told() {
    let scene = Scene::new();
    scene.file("t.yaml", template("1.11-bastion"));
    for lang in ["en", "ko"] {
        let run = scene.check(&["lab-1.11", "--template", "t.yaml", "--lang", lang, "--my-ip", "203.0.113.10"]).ends(3);
        assert!(run.err.contains("t.yaml:") && run.err.contains("MyIp"), "{}", run.err);
        assert_eq!(is_korean(&run.err), lang == "ko", "{}", run.err);
    }
}

#[test]
fn it_is_traced_and_drawn() {
    let (scene, text) = (Scene::new(), template("1.12-nat-gateway"));
    scene.file("t.yaml", &text);
    scene.check(&asked(&["trace", "App", "internet", "--port", "443"], &text)).ends(0);
    scene.check(&asked(&["trace", "internet", "App", "--port", "22"], &text)).ends(1);
    let map = scene.check(&asked(&["map"], &text)).ends(0).out;
    assert!(map.contains(">Nat<"), "{map}");
    scene.check(&asked(&["exposure"], &text)).ends(0);
}

#[test]
fn a_wrong_file_says_what_is_wrong_with_it() {
    let scene = Scene::new();
    scene.file("state.json", "{\"format_version\": \"1.0\", \"values\": {}}");
    scene
        .file("t.yaml", "Resources:\n  Vpc:\n    Type: AWS::EC2::VPC\n    Properties:\n      CidrBlock: !Ref Nobody\n");
    for (args, said) in [
        (["--plan", "state.json"], "planned_values"),
        (["--template", "t.yaml"], "Vpc (line 5)"),
        (["--plan", "t.yaml"], "line 1"),
    ] {
        let run = scene.check(&["lab-1.7", args[0], args[1], "--lang", "en"]).ends(2);
        assert!(run.err.contains(said), "{}", run.err);
    }
    scene.check(&["lab-1.7", "--plan", "state.json", "--practice"]).ends(2);
    scene.check(&["lab-1.7", "--parameter", "A=b", "--practice"]).ends(2);
}
