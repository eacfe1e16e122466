//! What is told of questions that are not as they should be.

use crate::support::{file, worlds};
use messages::{Catalogue, Language};
use quiz::{What, chapters, lint};

/// What is wrong with files of one chapter, apart from how many there are.
fn found(chapter: &str, files: &[(&str, String)]) -> Vec<(Option<usize>, What)> {
    let paths: Vec<(String, &str)> =
        files.iter().map(|(name, text)| (format!("{chapter}/{name}"), text.as_str())).collect();
    let chapters = chapters(paths.iter().map(|(path, text)| (path.as_str(), *text)));
    let problems = lint(&chapters, &[], &Catalogue::new(Language::En), &worlds());
    let problems = problems.into_iter().filter(|problem| !matches!(problem.what, What::Few { .. }));
    problems.map(|problem| (problem.line, problem.what)).collect()
}

fn one(kind: &str, rest: &str) -> Vec<(Option<usize>, What)> {
    found("introduction", &[("01-a.toml", file(kind, rest))])
}

fn option(en: &str, rest: &str) -> String {
    format!("[[option]]\nko = \"가 {en}\"\nen = \"{en}\"\n{rest}\n")
}

const WHY: &str = "why.ko = \"가\"\nwhy.en = \"a\"";

#[test]
fn options_are_right_and_wrong_and_the_wrong_ones_are_explained() {
    let (right, wrong) = (option("r", "right = true"), option("w", WHY));
    assert_eq!(one("choice", &format!("{right}{wrong}")), []);
    assert_eq!(one("choice", &format!("{right}{}", option("s", "right = true"))), [(Some(6), What::AllRight)]);
    assert_eq!(one("choice", &format!("{wrong}{}", option("s", WHY))), [(Some(6), What::NoneRight)]);
    assert_eq!(one("choice", &format!("{right}{}", option("s", ""))), [(Some(10), What::NoWhy { option: 1 })]);
    assert_eq!(one("choice", &format!("{right}{wrong}{wrong}")), [(Some(15), What::Twice { option: 2 })]);
    let both = option("s", &format!("right = true\n{WHY}"));
    assert_eq!(one("choice", &format!("{both}{wrong}")), [(Some(6), What::WhyOfRight { option: 0 })]);
    let few = one("choice", &right);
    assert!(few.iter().any(|(_, what)| *what == What::FewOptions { count: 1 }), "{few:?}");
}

#[test]
fn an_order_has_four_to_seven_things() {
    let items =
        |count: usize| (0..count).map(|at| format!("[[item]]\nko = \"가{at}\"\nen = \"a{at}\"\n")).collect::<String>();
    for (count, is_fine) in [(3, false), (4, true), (7, true), (8, false)] {
        let found = one("order", &items(count));
        assert_eq!(found.is_empty(), is_fine, "{count}: {found:?}");
    }
}

#[test]
fn words_have_a_wrong_answer_and_none_is_both() {
    let wrong = |answer: &str| format!("[[wrong]]\nanswers = [\"{answer}\"]\n{WHY}\n");
    assert_eq!(one("short", &format!("accept = [\"a\"]\n{}", wrong("b"))), []);
    assert_eq!(one("short", "accept = [\"a\"]\n"), [(Some(1), What::NoWrong)]);
    let both = one("short", &format!("accept = [\"a\"]\n{}", wrong(" A ")));
    assert_eq!(both, [(Some(8), What::RightAndWrong { answer: "A".to_owned() })]);
    assert_eq!(one("short", &format!("accept = []\n{}", wrong("b"))), [(Some(6), What::NoAccepted)]);
}

#[test]
fn worlds_ends_and_edits_are_there() {
    let packet = "world = \"lab-1.12/no\"\nfrom = \"app\"\nto = \"bastion\"\nport = 22\n";
    assert!(matches!(one("packet", packet)[..], [(Some(6), What::Unposed(_))]));
    let end = packet.replace("lab-1.12/no", "solved").replace("bastion", "nobody");
    assert!(matches!(one("packet", &end)[..], [(Some(8), What::Unposed(_))]));
    let change = |world: &str, edit: &str| {
        let second = option("w", &format!("edit = \"{edit}\"\n{WHY}"));
        let first = option("r", "edit = \"allow public-acl in 150 tcp 1024-65535 from 0.0.0.0/0\"");
        format!("world = \"{world}\"\nlab = \"lab-1.12\"\n{first}{second}")
    };
    assert_eq!(one("change", &change("lab-1.12/crossing-d", "untag app")).len(), 1, "no such edit");
    assert_eq!(one("change", &change("lab-1.12/crossing-d", "deny public-acl in 90 all from 192.0.2.0/24")), []);
    // The author took for wrong what the engine says is right.
    let surprise = change("lab-1.12/crossing-d", "allow public-acl in 160 tcp 1024-65535 from 0.0.0.0/0");
    assert!(one("change", &surprise).iter().any(|(_, what)| *what == What::WhyOfRight { option: 1 }));
    let broken = one("change", &change("solved", "deny public-acl in 90 all from 192.0.2.0/24"));
    assert!(broken.contains(&(Some(6), What::NothingBroken)) && broken.iter().any(|(_, what)| *what == What::AllRight));
}

#[test]
fn files_and_chapters_are_called_as_they_should_be() {
    let text = file("choice", &format!("{}{}", option("r", "right = true"), option("w", WHY)));
    for (name, is_fine) in
        [("01-a.toml", true), ("1-a.toml", false), ("01.toml", false), ("01-a.txt", false), ("aa-b.toml", false)]
    {
        assert_eq!(found("introduction", &[(name, text.clone())]).is_empty(), is_fine, "{name}");
    }
    let chapters = chapters([("1.1-cloud/01-a.toml", text.as_str()), ("1.99-x/01-a.toml", &text)]);
    let pages = ["1.1-cloud", "1.2-services", "glossary"];
    let problems = lint(&chapters, &pages, &Catalogue::new(Language::Ko), &worlds());
    let told: Vec<(&str, &What)> = problems.iter().map(|problem| (problem.chapter.as_str(), &problem.what)).collect();
    let expected = [
        ("1.1-cloud", &What::Few { count: 1 }),
        ("1.99-x", &What::NoChapter),
        ("1.99-x", &What::Few { count: 1 }),
        ("1.2-services", &What::Few { count: 0 }),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_chapter_about_packets_asks_the_engine() {
    let text = file("choice", &format!("{}{}", option("r", "right = true"), option("w", WHY)));
    assert_eq!(found("1.9-network-acl", &[("01-a.toml", text.clone())]), [(None, What::NoEngine)]);
    assert_eq!(found("1.3-cidr", &[("01-a.toml", text)]), []);
}

#[test]
fn each_text_is_in_its_language() {
    let right = format!("{}{}", option("r", "right = true"), option("w", WHY));
    let swapped = file("choice", &right).replacen("ask.ko = \"왜?\"", "ask.ko = \"Why?\"", 1);
    assert_eq!(found("introduction", &[("01-a.toml", swapped)]), [(Some(2), What::Language { path: ["ask", "ko"] })]);
    let both = file("choice", &right).replacen("ask.en = \"Why?\"", "ask.en = \"왜?\"", 1);
    assert_eq!(found("introduction", &[("01-a.toml", both)]), [(Some(3), What::Language { path: ["ask", "en"] })]);
}
