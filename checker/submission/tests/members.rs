//! What is made of files, whoever packed them; and the archive that is made of a submission.

use proptest::prelude::*;
use snapshot::{ReadError, Snapshot};
use std::collections::BTreeMap;
use submission::{AnswerFile, Attempt, Evidence, Form, LIMITS, Looks, Manifest, Submission, SubmissionError, Unused};

fn solved() -> Snapshot {
    let world: world::World = "world 1\nbase solved\n".parse().unwrap();
    world.snapshot().unwrap()
}

fn of(members: &[(&str, &[u8])]) -> Result<Submission, SubmissionError> {
    Submission::from_members(members.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())))
}

/// A submission with one of everything.
fn whole() -> Submission {
    let (evidence, sha256) = Evidence::pack(&solved()).unwrap();
    let attempt = Attempt { snapshot: Some(sha256), ..Attempt::default() };
    let labs =
        BTreeMap::from([("lab-1.12".to_owned(), vec![attempt]), ("lab-1.3".to_owned(), vec![Attempt::default()])]);
    Submission {
        manifest: Manifest { learner: Some("김하나".into()), labs, ..Manifest::default() },
        evidence: vec![evidence],
        answers: vec![AnswerFile {
            lab: Some("lab-1.3".into()),
            name: "answers/lab-1.3.toml".into(),
            text: "sheet = \"lab-1.3\"\n".into(),
        }],
        drills: Some(b"{\"format\":1,\"drills\":[]}".to_vec()),
        reports: BTreeMap::from([("lab-1.12".to_owned(), b"{}".to_vec())]),
        ..Submission::default()
    }
}

fn members(submission: &Submission) -> Vec<(String, Vec<u8>)> {
    submission.members().into_iter().map(|(name, bytes)| (name, bytes.into_owned())).collect()
}

#[test]
fn what_is_written_is_read_again() {
    let before = whole();
    let after = Submission::from_members(members(&before).into_iter()).unwrap();
    assert_eq!(after, before);
    let [(evidence, Some(_))] = after.evidence_for("lab-1.12")[..] else { panic!("{after:?}") };
    assert_eq!(*evidence.snapshot().unwrap(), solved());
    assert!(after.evidence_for("lab-1.13").is_empty(), "nothing was handed in for it");
    assert_eq!(after.answers_for("lab-1.3").len(), 1);
    assert_eq!(after.lacking().count(), 0);
}

#[test]
fn the_same_submission_is_the_same_bytes() {
    let submission = whole();
    let zip = submission.to_zip().unwrap();
    assert_eq!(zip, submission.to_zip().unwrap());
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&zip)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert_eq!(names.first().map(String::as_str), Some("submission.json"), "what tells of the others comes first");
    for (name, bytes) in members(&submission) {
        let mut read = Vec::new();
        std::io::Read::read_to_end(&mut archive.by_name(&name).unwrap(), &mut read).unwrap();
        assert_eq!(read, bytes, "{name}");
    }
}

#[test]
fn a_folder_around_it_and_what_systems_put_beside_it_do_not_matter() {
    for separator in ['/', '\\'] {
        let inside = members(&whole())
            .into_iter()
            .map(|(name, bytes)| (format!("제출 김하나/{name}").replace('/', &separator.to_string()), bytes));
        let beside = ["__MACOSX/제출 김하나/._submission.json", "제출 김하나/.DS_Store", "제출 김하나/Thumbs.db", "x/"];
        let beside = beside.map(|name| (name.to_owned(), b"x".to_vec()));
        assert_eq!(Submission::from_members(inside.chain(beside)).unwrap(), whole());
    }
}

#[test]
fn what_nobody_needs_is_named_and_left() {
    let mut files = members(&whole());
    files.push(("화면.png".into(), b"\x89PNG\r\n".to_vec()));
    files.push(("snapshots/deep/er.json".into(), b"{}".to_vec()));
    files.push(("snapshots/page.json".into(), b"<html>".to_vec()));
    let found = Submission::from_members(files.into_iter()).unwrap();
    let left: Vec<(&str, &Unused)> = found.others.iter().map(|other| (other.name.as_str(), &other.why)).collect();
    assert_eq!(
        left,
        [
            ("snapshots/deep/er.json", &Unused::Looks(Looks::Json)),
            ("snapshots/page.json", &Unused::Looks(Looks::Html)),
            ("화면.png", &Unused::Looks(Looks::Picture)),
        ]
    );
}

#[test]
fn evidence_that_is_named_and_not_there_is_told() {
    let files = members(&whole()).into_iter().filter(|(name, _)| !name.starts_with("snapshots/"));
    let found = Submission::from_members(files).unwrap();
    assert_eq!(found.lacking().map(|(lab, _)| lab).collect::<Vec<_>>(), ["lab-1.12"]);
    assert!(found.evidence_for("lab-1.12").is_empty());
}

#[test]
fn bare_files_are_submissions_too() {
    let (json, gzip) = (solved().to_json(), solved().to_gzip());
    for (name, bytes) in
        [("snapshot.json", json.as_bytes()), ("collect.json.gz", &gzip), ("no ending", json.as_bytes())]
    {
        let found = of(&[(name, bytes)]).unwrap();
        assert_eq!(found.form, Form::Bare, "{name}");
        let [(evidence, None)] = found.evidence_for("lab-2.24")[..] else { panic!("{name}") };
        assert_eq!(*evidence.snapshot().unwrap(), solved(), "{name}");
    }
    // Several, with answers and what the learner says.
    let found = of(&[
        ("kim/1.7.json", json.as_bytes()),
        ("kim/1.12.json.gz", &gzip),
        ("kim/sheet.toml", b"\xef\xbb\xbfsheet = \"lab-1.3\""),
        ("kim/course.toml", b"learner = \"kim\"\nssh-port = 2222"),
        ("kim/notes.txt", b"done at last"),
    ])
    .unwrap();
    assert_eq!(found.evidence_for("lab-1.7").len(), 2);
    assert_eq!(found.answers_for("lab-1.3")[0].text, "sheet = \"lab-1.3\"");
    assert_eq!(found.manifest.learner.as_deref(), Some("kim"));
    assert_eq!(found.claims_for(None).ssh_ports, [2222]);
    assert_eq!(found.others.len(), 1);
}

#[test]
fn answers_of_the_aws_cli_are_one_look() {
    let vpcs = br#"{"Vpcs":[{"VpcId":"vpc-0123456789abcdef0","CidrBlock":"10.0.0.0/16"}]}"#;
    let subnets = br#"{"Subnets":[{"SubnetId":"subnet-0123456789abcdef0","VpcId":"vpc-0123456789abcdef0"}]}"#;
    let found = of(&[("ap-northeast-2/vpcs.json", vpcs), ("ap-northeast-2/subnets.json", subnets)]).unwrap();
    let [evidence] = &found.evidence[..] else { panic!("{found:?}") };
    assert_eq!(evidence.snapshot().unwrap().calls.len(), 2);
    let cut = &vpcs[..40];
    let Err(SubmissionError::Nothing { files }) = of(&[("vpcs.json", cut)]) else { panic!() };
    assert!(matches!(files[0].1, Unused::Snapshot(ReadError::Truncated { .. })), "{files:?}");
}

#[test]
fn what_is_no_submission_is_told_as_what_it_is() {
    let gzip = solved().to_gzip();
    for (name, bytes, why) in [
        ("photo.png", &b"\x89PNG\r\n"[..], Unused::Looks(Looks::Picture)),
        ("submission.zip", b"<!doctype html>", Unused::Looks(Looks::Html)),
        ("a.json", b"", Unused::Looks(Looks::Empty)),
        ("inner.zip", b"PK\x03\x04", Unused::Looks(Looks::Zip)),
        ("a.json.gz", &gzip[..gzip.len() / 2], Unused::Snapshot(ReadError::GzipEndsEarly)),
        ("a.toml", b"\xff\xfe\0", Unused::Looks(Looks::Binary)),
    ] {
        let Err(SubmissionError::Nothing { files }) = of(&[(name, bytes)]) else { panic!("{name}") };
        assert_eq!(files, [(name.to_owned(), why)]);
    }
    assert_eq!(of(&[]), Err(SubmissionError::Nothing { files: Vec::new() }));
    assert!(matches!(of(&[("submission.json", b"{\"format\":1}")]), Err(SubmissionError::Nothing { .. })));
    assert!(matches!(of(&[("submission.json", b"{\"format\":9}")]), Err(SubmissionError::Newer { found: 9 })));
}

#[test]
fn nobody_can_mean_two_things() {
    let sheet: &[u8] = b"sheet = \"lab-1.3\"";
    let twice = of(&[("a.toml", sheet), ("./a.toml", sheet)]);
    assert_eq!(twice, Err(SubmissionError::Twice { name: "a.toml".into() }));
    let several = of(&[("kim/submission.json", b"{}"), ("lee/submission.json", b"{}")]);
    assert!(matches!(several, Err(SubmissionError::Several { .. })), "{several:?}");
}

#[test]
fn it_is_bounded_by_number_and_size() {
    let many = (0..5000).map(|file| (format!("{file}.txt"), b"x".to_vec()));
    assert!(matches!(Submission::from_members(many), Err(SubmissionError::TooMany { .. })));
    // An endless archive ends, too, and not all of it is read.
    let mut read = 0;
    let endless = (0..).map(|file| {
        read += 1;
        (format!("{file}.txt"), vec![b'x'; 1 << 20])
    });
    assert!(matches!(Submission::from_members(endless), Err(SubmissionError::TooLarge { .. })));
    assert!(read < 100, "{read} MiB");
    let gzip = solved().to_gzip();
    let many = (0..300).map(|file| (format!("{file}.json.gz"), gzip.clone()));
    let found = Submission::from_members(many).unwrap();
    assert_eq!(found.evidence.len(), 128);
    assert!(found.others.iter().all(|other| other.why == Unused::TooMany) && found.others.len() == 172);
}

#[test]
fn a_bomb_in_a_snapshot_goes_off_nowhere() {
    let mut snapshot = solved();
    snapshot.principal = Some("x".repeat(LIMITS.bytes + 1));
    assert!(matches!(Evidence::pack(&snapshot), Err(ReadError::TooLarge { .. })), "it is not handed in");
    let bomb = snapshot.to_gzip();
    assert!(bomb.len() < 1 << 20);
    let Err(SubmissionError::Nothing { files }) = of(&[("bomb.json.gz", &bomb)]) else { panic!() };
    assert!(matches!(files[0].1, Unused::Snapshot(ReadError::TooLarge { .. })));
    let manifest = b"{\"format\":1,\"labs\":{\"lab-1.7\":[{\"snapshot\":\"00\"}]}}";
    let found = of(&[("submission.json", manifest), ("snapshots/00.json.gz", &bomb)]).unwrap();
    let [(evidence, _)] = found.evidence_for("lab-1.7")[..] else { panic!("{:?}", found.manifest) };
    assert!(matches!(evidence.snapshot(), Err(ReadError::TooLarge { .. })));
}

proptest! {
    #[test]
    fn any_files_are_a_submission_or_a_reason(
        files in prop::collection::vec((
            prop::sample::select(vec![
                "submission.json", "a/submission.json", "snapshots/x.json", "a/snapshots/0.json.gz", "answers/lab-1.3.toml",
                "drills.json", "reports/r.json", "course.toml", "../x.json", "/etc/passwd", "\\\\host\\x", ".hidden", "", "/",
                "가.json", "x.json.gz",
            ]),
            prop_oneof![
                prop::collection::vec(any::<u8>(), 0..40),
                "[\\{\\}\\[\\]\",:0-9a-z ]{0,60}".prop_map(String::into_bytes),
                Just(b"{\"format\":1,\"calls\":[],\"probes\":[]}".to_vec()),
                Just(b"{\"format\":1,\"labs\":{\"lab-1.7\":[{\"snapshot\":\"x\"}]}}".to_vec()),
                Just(b"\x1f\x8b\x08\0\0\0\0\0".to_vec()),
            ],
        ), 0..6),
    ) {
        let files = files.into_iter().map(|(name, bytes)| (name.to_owned(), bytes));
        if let Ok(found) = Submission::from_members(files) {
            let used = found.evidence.len() + found.answers.len() + usize::from(found.drills.is_some());
            prop_assert!(used > 0);
            for lab in ["lab-1.7", "lab-1.3", ""] {
                for (evidence, _) in found.evidence_for(lab) {
                    let _ = evidence.snapshot();
                }
            }
            // Whatever it is, it can be written, and no two files of it get the same name unless they had.
            prop_assert!(!found.members().is_empty());
        }
    }
}
