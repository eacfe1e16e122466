//! What a class hands in, in every form in which it comes.

use crate::support::raw::{Part, zip};
use crate::support::{SNAPSHOT, Scene, class, codes, roster, submission, whose};
use grade::Identity;
use grade::intake::{Bounds, Problem};
use submission::Form;

fn told(found: &[(String, String)]) -> Vec<(&str, &str)> {
    found.iter().map(|(origin, who)| (origin.as_str(), who.as_str())).collect()
}

/// As Canvas packs an assignment.
fn canvas() -> Vec<u8> {
    zip(&[
        Part::stored("honggildong_1001_55_submission.zip", &submission("20250001")),
        Part::stored("honggildong_1001_61_submission-1.zip", &submission("20250001")),
        Part::stored("kimminsu_LATE_1002_56_submission.zip", &submission("20250001")),
        Part::stored("leeyounghee_1003_57_vpcs.json", SNAPSHOT),
        Part::stored("leeyounghee_1003_58_subnets.json", SNAPSHOT),
        Part::stored("leeyounghee_1003_59_screen.png", b"\x89PNG\r\n"),
        Part::stored("parkcheolsu_1999_60_submission.zip", &submission("20259999")),
        Part::stored("__MACOSX/._honggildong_1001_55_submission.zip", b"x"),
        Part::stored(".DS_Store", b"x"),
    ])
}

#[test]
fn canvas_as_it_is_downloaded() {
    let scene = Scene::new();
    scene.file("submissions.zip", canvas());
    let intake = scene.look(&["submissions.zip"], &class());
    let found = whose(&scene, &intake);
    assert_eq!(
        told(&found),
        [
            ("submissions.zip/honggildong_1001_55_submission.zip", "20250001"),
            ("submissions.zip/honggildong_1001_61_submission-1.zip", "20250001"),
            ("submissions.zip/kimminsu_LATE_1002_56_submission.zip", "20250002"),
            ("submissions.zip/leeyounghee_1003_57_vpcs.json", "20250003"),
            ("submissions.zip/parkcheolsu_1999_60_submission.zip", "!stranger-canvas-claims"),
        ]
    );
    assert_eq!((intake.files, intake.litter, intake.unreadable.len()), (7, 2, 0));
    // Every file is in one submission.
    assert_eq!(intake.found.iter().map(|found| found.files).sum::<usize>(), intake.files);
    let attempts: Vec<u32> = intake.found.iter().map(|found| found.attempt).collect();
    assert_eq!(attempts, [1, 2, 1, 1, 1]);
    assert!(intake.found[2].late_by_lms && !intake.found[0].late_by_lms);
    let bounds = Bounds::default();
    let own = intake.found[0].content.load(&bounds).unwrap();
    assert_eq!((own.form, own.answers.len()), (Form::Archive, 1));
    assert_eq!(intake.found[3].content.load(&bounds).unwrap().evidence.len(), 2);
    // Who it says to be is told, and not believed.
    assert_eq!(intake.found[4].claimed.as_deref(), Some("20259999"));
    let late = intake.found[2].content.load(&bounds).unwrap();
    assert_eq!(
        (late.manifest.learner.as_deref(), &intake.found[2].who),
        (Some("20250001"), &Ok("20250002".to_owned()))
    );
}

#[test]
fn canvas_as_it_is_unpacked() {
    let scene = Scene::new();
    let packed = {
        scene.file("submissions.zip", canvas());
        scene.look(&["submissions.zip"], &class())
    };
    for name in ["honggildong_1001_55_submission.zip", "honggildong_1001_61_submission-1.zip"] {
        scene.file(&format!("dl/{name}"), submission("20250001"));
    }
    scene.file("dl/kimminsu_LATE_1002_56_submission.zip", submission("20250001"));
    let folder = scene.look(&["dl"], &class());
    // A shell names the files one by one.
    let named = [
        "dl/honggildong_1001_55_submission.zip",
        "dl/honggildong_1001_61_submission-1.zip",
        "dl/kimminsu_LATE_1002_56_submission.zip",
    ];
    let files = scene.look(&named, &class());
    let hash = |found: &grade::intake::Found| found.content.sha256(&Bounds::default()).unwrap();
    for (index, packed) in packed.found.iter().take(3).enumerate() {
        for other in [&folder, &files] {
            let other = &other.found[index];
            assert_eq!(
                (&other.who, other.attempt, other.late_by_lms),
                (&packed.who, packed.attempt, packed.late_by_lms)
            );
            // What is known of it is found again whatever way it comes.
            assert_eq!(hash(other), hash(packed));
        }
    }
}

#[test]
fn canvas_without_its_numbers_in_the_roster() {
    let own = roster("id,name\nhong,홍길동\nkim,Kim Minsu\n101,Lee\n102,김민준\n103,김민준\n");
    let scene = Scene::new();
    let names = [
        ("홍길동_1001_1_a.zip", "hong"),
        ("kimminsu_1002_2_a.zip", "kim"),
        ("minsukim_1002_3_a.zip", "kim"),
        // A number of Canvas's is no id of ours.
        ("park_101_4_a.zip", "!stranger-canvas-claims"),
        ("김민준_1003_5_a.zip", "!several-learners"),
        // What a learner calls the file makes nobody of them.
        ("park_1005_6_홍길동.zip", "!stranger-canvas-claims"),
    ];
    for (name, who) in names {
        scene.file(name, submission("x"));
        assert_eq!(whose(&scene, &scene.look(&[name], &own)), [(name.to_owned(), who.to_owned())]);
    }
    // Whoever has a number in the roster is never found by a name beside another one.
    let scene = Scene::new();
    scene.file("kimminsu_7777_2_a.zip", submission("x"));
    assert_eq!(whose(&scene, &scene.look(&["kimminsu_7777_2_a.zip"], &class()))[0].1, "!stranger-canvas-claims");
}

#[test]
fn canvas_that_hides_who_it_is() {
    let scene = Scene::new();
    scene.file("anon_Ab12x_5_a.zip", submission("20250001"));
    let intake = scene.look(&["anon_Ab12x_5_a.zip"], &class());
    assert_eq!(whose(&scene, &intake)[0].1, "!anonymous");
}

#[test]
fn moodle_as_folders_and_as_files() {
    let scene = Scene::new();
    let parts = [
        Part::stored("홍길동_11_assignsubmission_file_/submission.zip", &submission("x")),
        Part::stored("홍길동_11_assignsubmission_file_/photo.png", b"\x89PNG\r\n"),
        Part::stored("Minsu Kim_12_assignsubmission_file_/us-east-1/vpcs.json", SNAPSHOT),
        Part::stored("Minsu Kim_12_assignsubmission_file_/us-east-1/subnets.json", SNAPSHOT),
        Part::stored("이영희_13_assignsubmission_file_/lab/submission.json", br#"{"format":1}"#),
        Part::stored("이영희_13_assignsubmission_file_/lab/answers/lab-1.3.toml", b"one = 1"),
        Part::stored("이영희_13_assignsubmission_onlinetext_/onlinetext.html", b"<p>done</p>"),
        Part::stored("김민준_14_assignsubmission_file_/submission.zip", &submission("x")),
        Part::stored("Nobody_15_assignsubmission_file_/submission.zip", &submission("x")),
        Part::stored("Participant_16_assignsubmission_file_/submission.zip", &submission("x")),
        Part::stored("남궁민_17_assignsubmission_file_lab.zip", &submission("x")),
    ];
    scene.file("moodle.zip", zip(&parts));
    let intake = scene.look(&["moodle.zip"], &class());
    let found = whose(&scene, &intake);
    assert_eq!(
        told(&found),
        [
            ("moodle.zip/홍길동_11_assignsubmission_file_/submission.zip", "20250001"),
            ("moodle.zip/Minsu Kim_12_assignsubmission_file_", "20250002"),
            ("moodle.zip/이영희_13_assignsubmission_file_", "20250003"),
            ("moodle.zip/김민준_14_assignsubmission_file_/submission.zip", "!several-learners"),
            ("moodle.zip/Nobody_15_assignsubmission_file_/submission.zip", "!stranger-moodle-claims"),
            ("moodle.zip/Participant_16_assignsubmission_file_/submission.zip", "!anonymous"),
            ("moodle.zip/남궁민_17_assignsubmission_file_lab.zip", "20250006"),
        ]
    );
    assert_eq!(intake.found.iter().map(|found| found.files).sum::<usize>(), parts.len());
    for found in intake.of_learners().map(|(_, found)| found) {
        found.content.load(&Bounds::default()).unwrap_or_else(|problem| panic!("{}: {problem}", found.origin));
    }
    // A worksheet of the assignment knows the participants, who are then not hidden.
    let worksheet = roster("Identifier,Full name,Email address\nParticipant 16,홍길동,hong@school.ac.kr\n");
    let who = whose(&scene, &scene.look(&["moodle.zip"], &worksheet));
    assert!(
        who.contains(&(
            "moodle.zip/Participant_16_assignsubmission_file_/submission.zip".to_owned(),
            "hong@school.ac.kr".to_owned()
        )),
        "{who:?}"
    );
}

#[test]
fn classroom_as_drive_packs_it() {
    let scene = Scene::new();
    let parts = [
        Part::stored("Lab 1.12/홍길동 - Lab 1.12.zip", &submission("x")),
        Part::stored("Lab 1.12/Minsu Kim - submission.json", SNAPSHOT),
        Part::stored("Lab 1.12/submission.zip", &submission("20250003")),
    ];
    scene.file("Lab 1.12-20261129T010203Z-001.zip", zip(&parts));
    let intake = scene.look(&["Lab 1.12-20261129T010203Z-001.zip"], &class());
    let who: Vec<String> = whose(&scene, &intake).into_iter().map(|(_, who)| who).collect();
    assert_eq!(who, ["20250001", "20250002", "!stranger-called-claims"]);
}

#[test]
fn folders_of_learners() {
    let scene = Scene::new();
    scene.file("class/홍길동/us-east-1/describe-vpcs.json", SNAPSHOT);
    scene.file("class/홍길동/answers.toml", "one = 1");
    scene.file("class/홍길동/notes.txt", "see above");
    scene.file("class/20250002/submission.json", r#"{"format":1,"learner":"20250001"}"#);
    scene.file("class/20250002/answers/lab-1.3.toml", "one = 1");
    scene.file("class/이영희/first/submission.json", r#"{"format":1}"#);
    scene.file("class/이영희/first/answers/lab-1.3.toml", "one = 1");
    scene.file("class/이영희/second.zip", submission("x"));
    scene.file("class/somebody/a.json", SNAPSHOT);
    scene.file("class/somebody/b.json", SNAPSHOT);
    scene.file("class/.DS_Store", "");
    let intake = scene.look(&["class"], &class());
    let found = whose(&scene, &intake);
    assert_eq!(
        told(&found),
        [
            ("class/20250002", "20250002"),
            ("class/somebody", "!stranger-called"),
            ("class/이영희/first", "20250003"),
            ("class/이영희/second.zip", "20250003"),
            ("class/홍길동", "20250001"),
        ]
    );
    assert_eq!(intake.found.iter().map(|found| found.files).sum::<usize>(), intake.files);
    assert_eq!((intake.files, intake.litter), (10, 1));
    // Folders that are named one by one are those of learners too.
    let named = scene.look(&["class/홍길동", "class/20250002"], &class());
    assert_eq!(told(&whose(&scene, &named)), [("class/홍길동", "20250001"), ("class/20250002", "20250002")]);
    let both = named.found[0].content.load(&Bounds::default()).unwrap();
    assert_eq!((both.form, both.evidence.len(), both.answers.len()), (Form::Bare, 1, 1));
}

#[test]
fn a_folder_of_one_with_a_file_of_another() {
    let scene = Scene::new();
    scene.file("class/홍길동/20250002.json", SNAPSHOT);
    let intake = scene.look(&["class"], &class());
    let reason = intake.found[0].who.clone().unwrap_err();
    assert_eq!((reason.code.as_str(), reason.args["learners"].as_str()), ("several-learners", "20250001, 20250002"));
}

#[test]
fn what_is_packed_once_more() {
    let scene = Scene::new();
    let once =
        zip(&[Part::stored("submission.zip", &submission("x")), Part::stored("__MACOSX/._submission.zip", b"x")]);
    let twice = zip(&[Part::stored("again.zip", &once)]);
    let thrice = zip(&[Part::stored("again.zip", &twice)]);
    let several = zip(&[Part::stored("one.zip", &submission("x")), Part::stored("two.zip", &submission("x"))]);
    let bounds = Bounds::default();
    for (name, bytes) in [("20250001.zip", &once), ("20250002.zip", &twice)] {
        scene.file(name, bytes);
        let intake = scene.look(&[name], &class());
        assert_eq!(intake.found[0].content.load(&bounds).unwrap().answers.len(), 1, "{name}");
    }
    scene.file("20250003.zip", thrice);
    let intake = scene.look(&["20250003.zip"], &class());
    assert!(matches!(intake.found[0].content.load(&bounds), Err(Problem::Nested)));
    scene.file("20250004.zip", several);
    let intake = scene.look(&["20250004.zip"], &class());
    assert!(matches!(intake.found[0].content.load(&bounds), Err(Problem::Archives)));
}

#[test]
fn one_that_cannot_be_read_stops_no_other() {
    let scene = Scene::new();
    let parts = [
        Part::stored("honggildong_1001_1_a.zip", b"PK\x03\x04 broken"),
        Part { flags: 1, ..Part::stored("kimminsu_1002_2_a.zip", b"secret") },
        Part::stored("leeyounghee_1003_3_a.zip", &submission("x")),
        Part::stored("kimminjun_1004_4_screen.png", b"\x89PNG\r\n"),
        Part::stored("namgung_1006_5_text.html", b"<html>here it is</html>"),
        Part::stored("../../etc/passwd", b"x"),
    ];
    scene.file("submissions.zip", zip(&parts));
    scene.file("broken.zip", b"PK\x03\x04 broken");
    let intake = scene.look(&["submissions.zip", "broken.zip", "missing.zip"], &class());
    assert_eq!(codes(&intake), ["member-encrypted", "member-escapes", "archive-broken", "file-gone"]);
    let bounds = Bounds::default();
    let loaded: Vec<String> = intake
        .found
        .iter()
        .map(|found| match found.content.load(&bounds) {
            Ok(_) => "read".to_owned(),
            Err(problem) => problem.reason(&found.origin).code,
        })
        .collect();
    assert_eq!(loaded, ["archive-broken", "read", "nothing-but-picture", "nothing-but-html"]);
    // 8 files: 4 that cannot be read, and 4 submissions.
    assert_eq!((intake.files, intake.found.len() + intake.unreadable.len()), (8, 8));
}

#[test]
fn what_is_said_of_everything_that_is_odd() {
    // Every code that can come out has a sentence in both languages; messages without a code are told by a test of theirs.
    let sources = [
        include_str!("../src/intake.rs"),
        include_str!("../src/intake/problem.rs"),
        include_str!("../src/intake/list.rs"),
    ]
    .concat();
    let of_en = include_str!("../../messages/en/intake.ftl");
    let said: Vec<&str> =
        of_en.lines().filter_map(|line| line.strip_prefix("grade-reason-")?.split(' ').next()).collect();
    for code in &said {
        let is_made = code.starts_with("stranger-") || sources.contains(&format!("\"{code}\""));
        assert!(is_made, "nothing says {code}");
    }
    let mut count = 0;
    for code in include_str!("../src/intake/problem.rs").split('"').skip(1).step_by(2) {
        if code.contains('-') && code.chars().all(|c| c.is_ascii_lowercase() || c == '-') {
            assert!(said.contains(&code), "{code} has no sentence");
            count += 1;
        }
    }
    assert!(count > 30, "{count} codes");
}

#[test]
fn an_identity_is_kept_as_text() {
    for identity in [
        Identity::Canvas("1".to_owned()),
        Identity::Moodle { name: "홍길동".to_owned(), participant: "2".to_owned() },
        Identity::Called("x".to_owned()),
    ] {
        let text = serde_json::to_string(&identity).unwrap();
        assert_eq!(serde_json::from_str::<Identity>(&text).unwrap(), identity);
    }
}
