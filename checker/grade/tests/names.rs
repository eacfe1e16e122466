//! What each LMS's names of files say, as a table.

use crate::support::raw::{self, Part};
use crate::support::{SNAPSHOT, apart};
use crate::support::{Scene, class, cp949, submission, whose};
use grade::Identity;
use grade::intake::lms::{Canvas, Moodle, canvas, is_archive, is_litter, moodle};

#[test]
fn canvas_names() {
    // The name of the file; name, late, user, file, original, again.
    let table = [
        ("honggildong_1001_55_submission.zip", ("honggildong", false, "1001", 55, "submission.zip", 0)),
        ("honggildong_LATE_1001_55_submission.zip", ("honggildong", true, "1001", 55, "submission.zip", 0)),
        ("honggildong_1001_56_submission-1.zip", ("honggildong", false, "1001", 56, "submission.zip", 1)),
        ("honggildong_1001_57_submission-12.zip", ("honggildong", false, "1001", 57, "submission.zip", 12)),
        ("홍길동_1001_55_과제.zip", ("홍길동", false, "1001", 55, "과제.zip", 0)),
        // A learner chooses the original, and it may look like anything.
        ("kimminsu_1002_7_a_1001_55_b.zip", ("kimminsu", false, "1002", 7, "a_1001_55_b.zip", 0)),
        ("kimminsu_1002_7_LATE_9_9_x.zip", ("kimminsu", false, "1002", 7, "LATE_9_9_x.zip", 0)),
        ("kimminsu_1002_7__.zip", ("kimminsu", false, "1002", 7, "_.zip", 0)),
        ("kimminsu_1002_7_lab-1.12.json", ("kimminsu", false, "1002", 7, "lab-1.12.json", 0)),
        ("kim_min_su_1002_7_lab.tar.gz", ("kim_min_su", false, "1002", 7, "lab.tar.gz", 0)),
        ("anon_AbC12_7_lab.zip", ("", false, "anon_AbC12", 7, "lab.zip", 0)),
        ("LATE_anon_AbC12_7_lab.zip", ("", true, "anon_AbC12", 7, "lab.zip", 0)),
        ("kimminsu_1002_text.html", ("kimminsu", false, "1002", 0, "text.html", 0)),
        ("kimminsu_LATE_1002_link.html", ("kimminsu", true, "1002", 0, "link.html", 0)),
        (
            "kimminsu_10000000001002_10000000000000007_x.zip",
            ("kimminsu", false, "10000000001002", 10_000_000_000_000_007, "x.zip", 0),
        ),
    ];
    for (file, (name, late, user, number, original, again)) in table {
        let expected = Canvas {
            name: name.to_owned(),
            late,
            user: user.to_owned(),
            file: number,
            original: original.to_owned(),
            again,
        };
        assert_eq!(canvas(file), Some(expected), "{file}");
    }
    let others = [
        "submission.zip",
        "lab-1.12.json",
        "20250001.zip",
        "20250001_홍길동.zip",
        "20250001_1.zip",
        "hong_1001.zip",
        "_",
        "__",
        "hong_1001_55_",
        "hong_1001_55",
        "hong_99999999999999999999_1_x.zip",
        "describe_1_vpcs",
    ];
    for file in others {
        assert_eq!(canvas(file), None, "{file}");
    }
}

#[test]
fn moodle_names() {
    let table = [
        ("홍길동_4711_assignsubmission_file_", ("홍길동", "4711", "")),
        ("홍길동_4711_assignsubmission_file", ("홍길동", "4711", "")),
        ("Min Su Kim_4712_assignsubmission_file_", ("Min Su Kim", "4712", "")),
        ("Min Su Kim_4712_assignsubmission_file_lab.zip", ("Min Su Kim", "4712", "lab.zip")),
        ("Min Su Kim_4712_assignsubmission_onlinetext_onlinetext.html", ("Min Su Kim", "4712", "onlinetext.html")),
        ("Participant_4712_assignsubmission_file_", ("Participant", "4712", "")),
        ("Min Su Kim_assignsubmission_file_lab.pdf", ("Min Su Kim", "", "lab.pdf")),
        // What the learner calls a file makes it nobody else's.
        ("Kim_1_assignsubmission_file_Hong_2_assignsubmission_file_", ("Kim", "1", "Hong_2_assignsubmission_file_")),
    ];
    for (file, (name, participant, original)) in table {
        let expected =
            Moodle { name: name.to_owned(), participant: participant.to_owned(), original: original.to_owned() };
        assert_eq!(moodle(file), Some(expected), "{file}");
    }
    for file in ["assignsubmission_file_", "_assignsubmission_file_", "Kim_1_assignsubmission_files", "Kim_1"] {
        assert_eq!(moodle(file), None, "{file}");
    }
}

#[test]
fn files_of_systems() {
    for file in ["__MACOSX/a/._b.zip", "a/.DS_Store", "Thumbs.db", "x/desktop.ini", "._lab.zip", "~$lab.docx", ".git/x"]
    {
        assert!(is_litter(file), "{file}");
    }
    for file in ["lab.zip", "MACOSX/a", "a/DS_Store", "홍길동/lab.json"] {
        assert!(!is_litter(file), "{file}");
    }
    assert!(is_archive("A.ZIP") && is_archive("a.tar.gz") && !is_archive("a.json.gz") && !is_archive("zip"));
}

/// One submission, whatever it is called where: it is always the same learner's.
#[test]
fn a_korean_name_in_every_form_and_encoding() {
    let class = class();
    let name = "홍길동_1001_55_과제.zip";
    let of_form =
        |name: Vec<u8>| raw::zip(&[Part::stored(name, &submission("x")), Part::stored("kimminsu_1002_9_a.zip", b"")]);
    let archives = [of_form(name.as_bytes().to_vec()), of_form(apart(name).into_bytes()), of_form(cp949(name))];
    for archive in archives {
        let scene = Scene::new();
        scene.file("submissions.zip", archive);
        let intake = scene.look(&["submissions.zip"], &class);
        let found = intake.found.first().expect("a submission");
        assert_eq!(found.who, Ok("20250001".to_owned()));
        assert_eq!(found.identity, Identity::Canvas("1001".to_owned()));
        assert_eq!(scene.shown(&found.origin), "submissions.zip/홍길동_1001_55_과제.zip");
    }
}

/// The names of folders and files where no LMS has its form, and whose they are.
#[test]
fn names_that_people_give() {
    let table = [
        ("20250001.zip", "20250001"),
        ("20250001_홍길동_lab1.zip", "20250001"),
        ("홍길동.zip", "20250001"),
        ("홍길동(20250001).zip", "20250001"),
        ("[1분반] 홍길동 과제.zip", "20250001"),
        ("길동홍.zip", "20250001"),
        ("민남궁.zip", "20250006"),
        ("hong@school.ac.kr.zip", "20250001"),
        ("hong.zip", "20250001"),
        ("Kim Minsu - Lab 1.12.zip", "20250002"),
        ("Lab 1.12 - Minsu Kim.zip", "20250002"),
        ("KIM_MINSU.ZIP", "20250002"),
        ("minsu-kim-submission.zip", "20250002"),
        // Two are called so, and an id decides between them.
        ("김민준.zip", "!several-learners"),
        ("김민준_20250005.zip", "20250005"),
        // An id of one with the name of another decides nothing.
        ("홍길동_20250003.zip", "!several-learners"),
        ("20250001_20250002.zip", "!several-learners"),
        ("submission.zip", "!stranger-called"),
        ("박철수.zip", "!stranger-called"),
        ("2025000.zip", "!stranger-called"),
        ("lab-1.12.zip", "!stranger-called"),
    ];
    let class = class();
    for (file, who) in table {
        for name in [file.to_owned(), apart(file)] {
            let scene = Scene::new();
            scene.file(&name, submission("somebody"));
            let intake = scene.look(&[&name], &class);
            let who = if who.starts_with("!stranger") { "!stranger-called-claims" } else { who };
            assert_eq!(whose(&scene, &intake).first().map(|(_, who)| who.as_str()), Some(who), "{name}");
        }
    }
}

/// Snapshots side by side, each called after its learner.
#[test]
fn bare_snapshots() {
    let scene = Scene::new();
    for name in ["class/20250001.json", "class/minsu.json.gz", "class/이영희.json", "class/nobody.json"] {
        scene.file(name, SNAPSHOT);
    }
    let found = whose(&scene, &scene.look(&["class"], &class()));
    let expected = [
        ("class/20250001.json", "20250001"),
        ("class/minsu.json.gz", "20250002"),
        ("class/nobody.json", "!stranger-called"),
        ("class/이영희.json", "20250003"),
    ];
    assert_eq!(found, expected.map(|(origin, who)| (origin.to_owned(), who.to_owned())));
}
