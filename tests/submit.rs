//! `check submit`: what was reached goes into one file, is told, and is judged as it was; in both languages, and whatever
//! somebody else packed.
#![expect(clippy::unwrap_used, reason = "a test stops at a file that it cannot make")]

use crate::support::{Scene, is_korean};
use judge::{EvidenceLevel, Lab, LabStatus, Request};
use messages::Language;
use serde_json::{Value, json};
use snapshot::Snapshot;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use submission::Submission;
use submission::archive::{Archive, Bounds};

const ACCOUNT: &str = "123456789012";
const PASSED: &str = "2026-11-20T12:00:00Z";
/// What somebody called a route table.
const NAMED: &str = "김하나의-테이블";
const NAME: &str = "0123456789abcdef.json.gz";

fn scene() -> Scene {
    Scene::new().var("LC_ALL", "C.UTF-8").var("TZ", "UTC")
}

fn world(text: &str) -> Snapshot {
    let world: world::World = text.parse().unwrap();
    world.snapshot().unwrap()
}

/// The account of somebody who has done everything, and named a route table.
fn solved() -> Snapshot {
    world(&format!("world 1\nbase solved\njson private-rt /Tags/0/Key Name\njson private-rt /Tags/0/Value {NAMED}\n"))
}

/// Puts a pass into the store, as a look at an account would have.
fn stored(scene: &Scene, labs: &[&str], snapshot: &Snapshot) {
    let folder = scene.state().join("snapshots");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(NAME), snapshot.to_gzip()).unwrap();
    let lab = json!({"judged": PASSED, "status": "pass", "passed": PASSED, "version": "v", "snapshot": NAME});
    let labs: serde_json::Map<String, Value> = labs.iter().map(|id| ((*id).to_owned(), lab.clone())).collect();
    let progress = json!({"format": 1, "last": ACCOUNT, "accounts": {ACCOUNT: labs}});
    std::fs::write(scene.state().join("progress.json"), progress.to_string()).unwrap();
}

fn members(file: &Path) -> Vec<(String, Vec<u8>)> {
    let mut archive = Archive::open(Cursor::new(std::fs::read(file).unwrap()), Bounds::SUBMISSION).unwrap();
    let names: Vec<String> = archive.members().iter().map(|member| member.name.clone()).collect();
    names.into_iter().enumerate().map(|(at, name)| (name, archive.read(at).unwrap())).collect()
}

fn submission(scene: &Scene) -> Submission {
    Submission::from_members(members(&scene.folder().join("submission.zip")).into_iter()).unwrap()
}

fn library() -> Vec<Lab> {
    labs::FOLDERS.iter().map(|folder| Lab::parse(folder.file("lab.toml").unwrap()).unwrap()).collect()
}

/// What a lab comes to by a submission, as a grader judges it.
fn judged(submission: &Submission, lab: &str) -> LabStatus {
    let library = library();
    let (evidence, attempt) = submission.evidence_for(lab)[0];
    let snapshot = evidence.snapshot().unwrap();
    let claims = submission.claims_for(attempt);
    let asked = [lab];
    let mut app = claims.app.iter().map(String::as_str);
    let request = Request {
        vpc: claims.vpc.as_deref(),
        domain: claims.domain.as_deref(),
        ssh_ports: &claims.ssh_ports,
        app: app.next(),
        other_app: app.next(),
        level: EvidenceLevel::SelfReported,
        ..Request::of_practice(&library, &asked, &snapshot)
    };
    judge::judge(&request).labs[0].status
}

const OUT: [&str; 2] = ["-o", "submission.zip"];

#[test]
fn the_best_pass_is_handed_in_without_names_and_shown() {
    let scene = scene();
    stored(&scene, &["lab-1.11", "lab-1.12"], &solved());
    // What comes later lowers nothing: the account is taken down and judged again.
    scene.file("down.json", world("world 1\nbase empty\n").to_json());
    scene.check(&["lab-1.12", "--snapshot", "down.json"]).ends(1);
    for lang in ["en", "ko"] {
        let run = scene.check(&[&["submit", "--lang", lang, "--force", "--learner", "kim"], &OUT[..]].concat()).ends(0);
        assert_eq!(run.out, "");
        assert!(run.err.contains("lab-1.12") && run.err.contains("2026-11-20"), "{}", run.err);
        assert!(run.err.contains("check submit show submission.zip"), "{}", run.err);
        assert_eq!(is_korean(&run.err), lang == "ko", "{}", run.err);
        assert!(!run.err.contains("submit-") && !run.err.contains('{'), "{}", run.err);
        let shown = scene.check(&["submit", "show", "submission.zip", "--lang", lang]).ends(0).quiet().out;
        let vpc = solved().calls.iter().find(|call| call.operation == "DescribeVpcs").unwrap().output.clone().unwrap();
        let vpc = vpc.to_elements()[0]["VpcId"].as_str().unwrap().to_owned();
        for told in [ACCOUNT, PASSED, "kim", "lab-1.11", &vpc] {
            assert!(shown.contains(told), "{told} in\n{shown}");
        }
        assert!(!shown.contains("submission-") && !shown.contains('{'), "{shown}");
    }
    let submission = submission(&scene);
    assert_eq!(submission.manifest.learner.as_deref(), Some("kim"));
    assert_eq!(submission.evidence.len(), 1, "two labs of one look share it");
    for lab in ["lab-1.11", "lab-1.12"] {
        assert_eq!(judged(&submission, lab), LabStatus::Pass, "{lab}");
        assert_eq!(submission.manifest.labs[lab][0].passed.as_deref(), Some(PASSED));
        let report: Value = serde_json::from_slice(&submission.reports[lab]).unwrap();
        assert_eq!(report["labs"][0]["status"], "pass");
    }
    let snapshot = submission.evidence[0].snapshot().unwrap().into_owned();
    assert_eq!(snapshot.account.as_deref(), Some(ACCOUNT));
    assert!(solved().to_json().contains(NAMED) && !snapshot.to_json().contains(NAMED));
}

#[test]
fn what_is_claimed_fits_what_is_left_of_names() {
    let scene = scene();
    scene.file("course.toml", "domain = \"example.link\"\nlearner = \"kim\"\nssh-port = 2222\n");
    stored(&scene, &["lab-2.22", "lab-2.19"], &world("world 1\nbase served\n"));
    let run = scene.check(&[&["submit", "--lang", "en"], &OUT[..]].concat()).ends(0);
    let submission = submission(&scene);
    let claims = &submission.manifest.claims;
    assert!(claims.domain.as_deref().is_some_and(|domain| domain.ends_with(".link")), "{claims:?}");
    let snapshot = submission.evidence[0].snapshot().unwrap().to_json();
    assert!(!(snapshot + &submission.manifest.to_json()).contains("example.link"), "nobody learns the domain");
    assert_eq!(claims.ssh_ports, [2222]);
    let direct = |lab: &str| {
        let library = library();
        let served = world("world 1\nbase served\n");
        let asked = [lab];
        let request = Request {
            domain: Some("example.link"),
            ssh_ports: &[2222],
            level: EvidenceLevel::SelfReported,
            ..Request::of_practice(&library, &asked, &served)
        };
        judge::judge(&request).labs[0].status
    };
    for lab in ["lab-2.22", "lab-2.19"] {
        assert_eq!(judged(&submission, lab), direct(lab), "{lab}: {}", run.err);
    }
}

#[test]
fn what_a_script_wrote_is_wrapped_and_shown_as_it_is() {
    let scene = scene();
    let mut snapshot = solved();
    snapshot.principal = Some("arn:aws:iam::123456789012:user/김하나".into());
    scene.file("cloudshell.json", snapshot.to_json());
    for (lang, word) in [("en", "Names are in it"), ("ko", "이름이 그대로 들어 있습니다")] {
        let shown = scene.check(&["submit", "show", "cloudshell.json", "--lang", lang]).ends(0).quiet().out;
        assert!(shown.contains(word) && shown.contains("user/김하나") && shown.contains(NAMED), "{shown}");
    }
    let args = ["submit", "lab-1.12", "lab-1.13", "--snapshot", "cloudshell.json", "--lang", "en"];
    scene.check(&[&args, &OUT[..]].concat()).ends(0);
    let shown = scene.check(&["submit", "show", "submission.zip", "--lang", "en"]).ends(0).quiet().out;
    assert!(!shown.contains("Names are in it") && !shown.contains("김하나"), "{shown}");
    assert_eq!(judged(&submission(&scene), "lab-1.13"), LabStatus::Pass);
    // Without a lab, those of which something is there.
    scene.check(&[&["submit", "--snapshot", "cloudshell.json", "--force"], &OUT[..]].concat()).ends(0);
    let all = submission(&scene);
    assert!(all.manifest.labs.contains_key("lab-1.7") && !all.manifest.labs.contains_key("lab-2.24"), "{all:?}");
}

#[test]
fn answers_on_paper_are_kept_when_they_pass_and_handed_in() {
    let scene = scene();
    scene.file("course.toml", "learner = \"kim\"\n");
    let sheet = judge::Sheet::new("kim");
    let empty = scene.check(&["sheet", "lab-1.3"]).ends(0).out;
    let answer = |question: &judge::Question| {
        format!("[[question]]\nid = \"{}\"\nanswer = \"{}\"\n", question.id, question.solution)
    };
    let filled = "sheet = \"kim\"\n".to_owned() + &sheet.questions.iter().map(answer).collect::<String>();
    scene.file("sheet.toml", &filled);
    scene.check(&["lab-1.3", "--answers", "sheet.toml"]).ends(0);
    // Another try that fails takes nothing away.
    scene.file("sheet.toml", &empty);
    scene.check(&["lab-1.3", "--answers", "sheet.toml"]).ends(1);
    let run = scene.check(&[&["submit", "--lang", "en"], &OUT[..]].concat()).ends(0);
    assert!(run.err.contains("1 file of answers") && run.err.contains("passes"), "{}", run.err);
    let found = submission(&scene);
    assert_eq!(found.answers_for("lab-1.3")[0].text, filled);
    let shown = scene.check(&["submit", "show", "submission.zip", "--lang", "en"]).ends(0).quiet().out;
    assert!(shown.contains("lab-1.3") && shown.contains("Answers are in it as they were written"), "{shown}");
    // Answers that have not passed go in as well, if they are named.
    scene.file("mine.toml", &empty);
    let other = scene.check(&["submit", "lab-1.3", "--answers", "mine.toml", "-o", "other.zip"]).ends(0);
    assert!(other.err.contains("lab-1.3"), "{}", other.err);
}

#[test]
fn what_is_not_there_is_told_with_the_next_step() {
    let scene = scene();
    for (lang, next) in [("en", "begin with check"), ("ko", "명령부터 시작")] {
        let run = scene.check(&[&["submit", "lab-1.7", "--lang", lang], &OUT[..]].concat()).ends(2);
        assert!(run.err.contains("check lab-1.7") && run.err.contains(next), "{}", run.err);
        assert!(!scene.folder().join("submission.zip").exists());
    }
    // A pass by a file is remembered, and nothing of it is kept.
    scene.file("good.json", solved().to_json());
    scene.check(&["lab-1.12", "--snapshot", "good.json"]).ends(0);
    let run = scene.check(&[&["submit", "--lang", "en"], &OUT[..]].concat()).ends(2);
    assert!(run.err.contains("--snapshot FILE") && run.err.contains("lab-1.12"), "{}", run.err);
    // A lab that was named and is not in it is no success.
    stored(&scene, &["lab-1.11"], &solved());
    let run = scene.check(&[&["submit", "lab-1.11", "lab-1.12", "--lang", "en"], &OUT[..]].concat()).ends(1);
    assert!(run.err.contains("Not in it") && run.err.contains("lab-1.12"), "{}", run.err);
    // What is there stays unless it may go.
    let run = scene.check(&[&["submit", "lab-1.11", "--lang", "en"], &OUT[..]].concat()).ends(2);
    assert!(run.err.contains("--force"), "{}", run.err);
    // What is damaged in the store is told, and the rest goes in.
    stored(&scene, &["lab-1.11"], &solved());
    std::fs::write(scene.state().join("snapshots").join(NAME), b"\x1f\x8bnot gzip").unwrap();
    let run = scene.check(&[&["submit", "--lang", "en", "--force"], &OUT[..]].concat()).ends(2);
    assert!(run.err.contains(NAME), "{}", run.err);
    for wrong in [&["submit"][..], &["submit", "--profile", "x", "-o", "a.zip"], &["submit", "show"]] {
        scene.check(wrong).ends(2);
    }
}

#[test]
fn drills_and_hints_are_handed_in_with_the_labs() {
    let scene = scene();
    scene.file("bad.json", world("world 1\nbase solved\nunroute private-rt 0.0.0.0/0\n").to_json());
    scene.check(&["lab-1.12", "--snapshot", "bad.json", "--hint", "2"]).ends(1);
    scene.check(&["lab-1.12", "--snapshot", "bad.json", "--hint", "1"]).ends(1);
    scene.check(&["lab-1.12", "--world", "nat-failed", "--hint", "4"]).ends(1);
    let run = scene.check_with(&["drill", "--seed", "1"], b"give-up\n").ends(1);
    assert!(!run.out.is_empty());
    let args = ["submit", "--snapshot", "bad.json", "--lang", "en"];
    let run = scene.check(&[&args, &OUT[..]].concat()).ends(0);
    assert!(run.err.contains("1 drill"), "{}", run.err);
    let found = submission(&scene);
    assert_eq!(found.manifest.hints["lab-1.12"], 2, "practice does not count, and a step is counted once");
    assert_eq!(found.manifest.labs["lab-1.12"][0].passed, None);
    assert_eq!(judged(&found, "lab-1.12"), LabStatus::Fail);
    let shown = scene.check(&["submit", "show", "submission.zip", "--lang", "en"]).ends(0).quiet().out;
    assert!(shown.contains("Drills: 1") && shown.contains("2 steps of hints"), "{shown}");
}

#[test]
fn progress_of_another_version_is_kept() {
    let scene = scene();
    stored(&scene, &["lab-1.11"], &solved());
    let file = scene.state().join("progress.json");
    let mut progress: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    progress["later"] = json!({"of": "another version"});
    progress["accounts"][ACCOUNT]["lab-1.11"]["more"] = json!([1, 2]);
    std::fs::write(&file, progress.to_string()).unwrap();
    scene.file("good.json", solved().to_json());
    scene.check(&["lab-1.11", "--snapshot", "good.json"]).ends(0).quiet();
    let after: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert_eq!(after["later"], progress["later"]);
    let lab = &after["accounts"][ACCOUNT]["lab-1.11"];
    assert_eq!(lab["more"], json!([1, 2]));
    assert_eq!(lab["snapshot"], NAME, "a pass of which nothing is kept takes nothing away");
    assert_eq!(lab["best"]["at"], PASSED, "what an earlier version wrote is the best so far");
    let best = scene.check(&[&["submit", "--lang", "en"], &OUT[..]].concat()).ends(0);
    assert!(best.err.contains("2026-11-20"), "{}", best.err);
}

/// Files that somebody packed to do harm, or without thinking.
fn hostile() -> Vec<(&'static str, Vec<u8>)> {
    let escape = "\u{1b}[2J\u{202e}\r\npass lab-9.9";
    let zip = |files: &[(&str, &[u8])]| {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    let labs: serde_json::Map<String, Value> =
        (0..400).map(|lab| (format!("lab-{lab}{escape}"), json!([{"passed": escape}, {"snapshot": escape}]))).collect();
    let manifest = json!({"format": 1, "learner": escape, "made": escape, "tool": escape, "labs": labs,
        "claims": {"vpc": escape, "domain": escape.repeat(1000), "app": vec![escape; 50]}});
    let mut odd = solved();
    odd.account = Some(escape.into());
    odd.region = Some(escape.into());
    let sheet = format!("sheet = \"{escape}\"");
    let whole: Vec<(String, Vec<u8>)> = [
        ("submission.json".to_owned(), manifest.to_string().into_bytes()),
        ("snapshots/0.json.gz".to_owned(), odd.to_gzip()),
        (format!("answers/{escape}.toml"), sheet.into_bytes()),
        ("drills.json".to_owned(), b"{".to_vec()),
        ("../../outside.txt".to_owned(), b"x".to_vec()),
    ]
    .into_iter()
    .chain((0..300).map(|file| (format!("{file}{escape}.png"), b"\x89PNG".to_vec())))
    .collect();
    let whole: Vec<(&str, &[u8])> = whole.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let inner = zip(&[("snapshot.json", odd.to_json().as_bytes())]);
    vec![("hostile.zip", zip(&whole)), ("zip-in-zip.zip", zip(&[("inner.zip", &inner)]))]
}

#[test]
fn what_somebody_else_packed_is_shown_harmlessly_and_in_bounds() {
    let scene = scene();
    for (name, bytes) in hostile() {
        scene.file(name, bytes);
        for lang in ["en", "ko"] {
            let shown = scene.check(&["submit", "show", name, "--lang", lang]).ends(0).quiet().out;
            assert!(!shown.contains(['\u{1b}', '\u{202e}', '\r']), "{name}: {shown}");
            assert!(!shown.lines().any(|line| line.starts_with("pass lab-9.9")), "{name}: a line was forged");
            assert!(shown.len() < 256 << 10 && shown.lines().count() < 600, "{name}: {} bytes", shown.len());
        }
    }
    assert!(!scene.folder().join("../../outside.txt").exists());
    for (name, bytes, told) in [
        ("photo.png", &b"\x89PNG\r\n"[..], ["picture", "그림"]),
        ("page.zip", b"<!doctype html><title>502 Bad Gateway</title>", ["web page", "웹 페이지"]),
        ("empty.json", b"", ["empty", "빈 파일"]),
        ("newer.json", b"{\"format\":9}", ["upgrade", "새 버전"]),
        ("cut.zip", b"PK\x03\x04\x14\0\0", ["damaged", "손상"]),
    ] {
        scene.file(name, bytes);
        for (language, word) in [Language::En, Language::Ko].into_iter().zip(told) {
            let run = scene.check(&["submit", "show", name, "--lang", language.as_str()]).ends(2);
            assert!(run.err.contains(word), "{name}: {word} in {}", run.err);
        }
    }
    // An unpacked folder is shown as the archive is.
    stored(&scene, &["lab-1.12"], &solved());
    scene.check(&[&["submit"], &OUT[..]].concat()).ends(0);
    for (name, bytes) in members(&scene.folder().join("submission.zip")) {
        scene.file(&format!("unpacked/{name}"), bytes);
    }
    let both = ["submission.zip", "unpacked"].map(|path| scene.check(&["submit", "show", path]).ends(0).quiet().out);
    assert_eq!(both[0], both[1]);
    let mut written = Vec::new();
    let mut file = std::fs::File::open(scene.folder().join("submission.zip")).unwrap();
    file.read_to_end(&mut written).unwrap();
    let piped = scene.command(&["submit", "-o", "-"]).output().unwrap();
    assert!(piped.stdout.starts_with(b"PK\x03\x04"), "standard output takes it, too");
}

/// What a learner says beside the evidence is looked at in the same way wherever it can be said.
#[test]
fn what_is_declared_is_refused_as_it_is_for_a_lab() {
    let scene = Scene::new();
    for odd in [
        ["--domain", "https://shop.example.link"],
        ["--app", "shop.example.link:80/x y"],
        ["--restarted", "yesterday"],
        ["--ssh-port", "0"],
    ] {
        let lab = scene.check(&[&["lab-2.22", "--practice", "--lang", "en"][..], &odd].concat()).ends(2);
        let submit = scene.check(&[&["submit", "-o", "submission.zip", "--lang", "en"][..], &odd].concat()).ends(2);
        assert!(lab.err.contains(odd[1]), "{}", lab.err);
        assert_eq!(submit.err, lab.err, "{odd:?}");
    }
}
