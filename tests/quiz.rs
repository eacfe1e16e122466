//! `check quiz`: questions asked and answered through a pipe, in both languages; and what is wrong with them.

use crate::support::{Scene, is_korean, repository};

/// The questions that are written as `--questions` wants them.
fn folder() -> String {
    repository().join("tests/questions-of-authors").display().to_string()
}

fn quiz(lang: &str, more: &[&str], typed: &str) -> crate::support::Run {
    let folder = folder();
    let args = [&["quiz", "--questions", folder.as_str(), "--lang", lang], more].concat();
    Scene::new().var("COLUMNS", "90").var("LC_ALL", "C.UTF-8").check_with(&args, typed.as_bytes())
}

/// The number that the option with these words is shown by.
fn number(shown: &str, words: &str) -> usize {
    let line = shown.lines().find(|line| line.contains(words)).unwrap_or_default();
    line.trim().split('.').next().and_then(|number| number.parse().ok()).unwrap_or_default()
}

#[test]
fn questions_are_asked_and_graded_with_the_reasons() {
    // What is typed: wrong, no order at all, one that is wrong, right, a block that is too large, wrong, nothing more.
    let typed = "9\n2\n1 1 2 3\n1 2 3 4\n１１\n10.0.16.0/20\n1\n";
    for lang in ["ko", "en"] {
        let run = quiz(lang, &["9.1"], typed).quiet();
        insta::assert_snapshot!(format!("quiz_{lang}"), run.out);
    }
}

#[test]
fn the_exit_code_says_whether_all_was_right() {
    let shown = quiz("en", &["9.1-two-ways"], "").ends(3).quiet().out;
    assert!(shown.contains("0 of 6 are right, 6 not answered"), "{shown}");
    // Each question is looked at before it is answered.
    let whole = quiz("en", &[], &"\n".repeat(6)).ends(3).quiet().out;
    let items = ["the security group", "the route table of", "the NAT gateway", "the internet gateway"];
    let order: Vec<String> = items.iter().map(|item| number(&whole, item).to_string()).collect();
    let answers = [
        number(&whole, "1024-65535").to_string(),
        order.join(" "),
        "11".to_owned(),
        "10.0.16.0/24".to_owned(),
        number(&whole, "way back: network ACL public-acl, inbound").to_string(),
        number(&whole, "Let the list of the public").to_string(),
    ];
    let right = answers.join("\r\n") + "\r\n";
    let run = quiz("en", &["lab-9.1"], &right).ends(0).quiet();
    assert!(run.out.contains("6 of 6 are right"), "{}", run.out);
    let mut wrong = answers.clone();
    wrong[2] = "14".to_owned();
    let run = quiz("en", &["9.1"], &(wrong.join("\n") + "\n")).ends(1).quiet();
    assert!(run.out.contains("5 of 6 are right") && run.out.contains("AWS keeps three more"), "{}", run.out);
    let one = quiz("ko", &["9.1"], &format!("{}\n", answers[0])).ends(3).quiet();
    assert!(is_korean(&one.out), "{}", one.out);
}

#[test]
fn chapters_are_listed_and_looked_at() {
    for (lang, count, passed) in [("ko", "문제 6개", "제대로"), ("en", "6 questions", "as they should be")] {
        let list = quiz(lang, &["--list"], "").ends(0).quiet().out;
        assert!(list.starts_with("9.1-two-ways") && list.contains(count), "{list}");
        let lint = quiz(lang, &["--lint"], "").ends(0).quiet().out;
        assert!(lint.contains(passed), "{lint}");
        let nothing = quiz(lang, &["7.7"], "").ends(2);
        assert!(nothing.err.contains("7.7") && nothing.err.contains("9.1-two-ways"), "{}", nothing.err);
    }
}

#[test]
fn what_is_wrong_with_a_file_is_told_with_its_place_before_anything_is_asked() {
    let text = std::fs::read_to_string(repository().join("tests/questions-of-authors/9.1-two-ways/06-mend.toml"));
    let text = text.unwrap_or_default();
    let cases = [
        (text.replacen("kind =", "kin =", 1), ":1:1:", "kind"),
        (text.replacen("world =", "wordl =", 1), ":6:1:", "world"),
        (text.replacen("crossing-d", "crossing-z", 1), ":6:9:", "crossing-z"),
        (text.replacen("allow public-acl", "alow public-acl", 1), ":12:8:", "alow"),
        (text.replacen("lab = \"lab-1.12\"", "lab = \"lab-1.99\"", 1), ":7:7:", "lab-1.99"),
        (text.replacen("ask.en", "ask.de", 1), ":3:5:", "ask.de"),
    ];
    for (text, place, word) in cases {
        for lang in ["ko", "en"] {
            let scene = Scene::new();
            scene.file("own/9.2-x/01-a.toml", &text);
            for folder in ["own", "own/9.2-x"] {
                let run = scene.check_with(&["quiz", "9.2", "--questions", folder, "--lang", lang], b"1\n").ends(2);
                let is_told = run.err.contains(&format!("9.2-x/01-a.toml{place}")) && run.err.contains(word);
                assert!(is_told && run.out.is_empty() && is_korean(&run.err) == (lang == "ko"), "{place} {run:#?}");
            }
            let lint = scene.check(&["quiz", "--lint", "--questions", "own", "--lang", lang]).ends(1);
            assert!(lint.out.contains("9.2-x/01-a.toml:"), "{lint:#?}");
            assert!(!lint.out.contains("quiz-lint") && !lint.out.contains("question-"), "{lint:#?}");
        }
    }
}

/// The course's own questions, as many as there are.
#[test]
fn the_questions_of_the_course_are_as_they_should_be() {
    let folder = repository().join("book/questions");
    if folder.is_dir() {
        let folder = folder.display().to_string();
        let run = Scene::new().check(&["quiz", "--lint", "--questions", &folder, "--lang", "en"]);
        assert_eq!(run.code, 0, "{}", run.out);
    }
}
