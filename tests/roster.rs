//! `check roster check`: what is understood of a roster, what is wrong with it, and whose each file is.

use crate::support::{Scene, is_korean};

const ROSTER: &str = "학번,이름,이메일,비고\n\
    20250001,홍길동,hong@school.ac.kr,\n\
    20250002,김민준,minjun@school.ac.kr,\n\
    20250003,김민준,,청강\n\
    20250004,Minsu Kim,minsu@school.ac.kr,\n";

const SNAPSHOT: &str = r#"{"format":1,"calls":[]}"#;

#[test]
fn a_roster_in_both_languages() {
    let scene = Scene::new();
    scene.file("roster.csv", ROSTER);
    for lang in ["ko", "en"] {
        let run = scene.check(&["roster", "check", "roster.csv", "--lang", lang]).ends(3);
        assert_eq!(
            is_korean(&run.out.replace(|c: char| "학번이름메일비고홍길동김민준".contains(c), "")),
            lang == "ko",
            "{}",
            run.out
        );
        assert!(run.err.is_empty(), "{}", run.err);
        insta::assert_snapshot!(format!("roster_{lang}"), run.out);
    }
    scene.file("good.csv", "id;email\na;a@x.kr\n");
    let run = scene.check(&["roster", "check", "good.csv", "--lang", "en"]).ends(0);
    assert!(run.out.contains("semicolons") && run.out.contains("Nothing needs a look."), "{}", run.out);
}

#[test]
fn whose_each_file_is_in_both_languages() {
    let scene = Scene::new();
    scene.file("roster.csv", ROSTER);
    scene.file("class/홍길동/vpcs.json", SNAPSHOT);
    scene.file("class/20250002.json", SNAPSHOT);
    scene.file("class/김민준.json", SNAPSHOT);
    scene.file("class/Minsu Kim_12_assignsubmission_file_/a.json", SNAPSHOT);
    scene.file("class/somebody.zip", "PK\u{3}\u{4} broken");
    scene.file("class/.DS_Store", "");
    for lang in ["ko", "en"] {
        let run = scene.check(&["roster", "check", "roster.csv", "class", "--lang", lang]).ends(3);
        assert!(run.err.is_empty(), "{}", run.err);
        insta::assert_snapshot!(format!("roster_files_{lang}"), run.out);
    }
}

#[test]
fn what_is_wrong_is_told_by_line_in_both_languages() {
    let scene = Scene::new();
    scene.file(
        "bad.csv",
        "id,email,lang,account\na,a@x.kr,ko,123456789012\na,nobody,fr,12\n,c@x.kr,,\nd,d@x.kr,ko,123456789012,x\n",
    );
    for lang in ["ko", "en"] {
        let run = scene.check(&["roster", "check", "bad.csv", "--lang", lang]).ends(2);
        assert!(run.out.is_empty(), "{}", run.out);
        insta::assert_snapshot!(format!("roster_bad_{lang}"), run.err);
    }
    for (name, bytes) in [("empty.csv", &b""[..]), ("other.csv", b"a,b\n1,2\n"), ("binary.csv", b"\x80\xff\xff\n")] {
        scene.file(name, bytes);
        let run = scene.check(&["roster", "check", name, "--lang", "en"]).ends(2);
        assert!(run.err.contains("line 1: "), "{}", run.err);
    }
    scene.check(&["roster", "check", "nowhere.csv"]).ends(2);
}

#[test]
fn what_acts_on_a_terminal_does_not_get_there() {
    let scene = Scene::new();
    scene.file("roster.csv", "id,name,\u{1b}]0;owned\u{7}\nx,<b>X</b>,y\n");
    scene.file("class/x_\u{1b}[2J.json", SNAPSHOT);
    let run = scene.check(&["roster", "check", "roster.csv", "class", "--lang", "en"]).ends(3);
    assert!(!run.out.contains('\u{1b}') && !run.out.contains('\u{7}'), "{:?}", run.out);
}
