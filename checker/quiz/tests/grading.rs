//! Answers, right and wrong, to questions that their authors answer: choices, orders, words.

use crate::support::{chosen, options, posed, read, written};
use messages::{Catalogue, Language};
use quiz::{Answer, Body, Graded, normal};

const CHOICE: &str = r#"
[[option]]
ko = "첫째"
en = "first"
right = true
[[option]]
ko = "둘째"
en = "second"
why.ko = "둘째는 아닙니다."
why.en = "Not the second."
[[option]]
ko = "셋째"
en = "third"
why.ko = "셋째는 아닙니다."
why.en = "Not the third."
"#;

#[test]
fn a_choice_is_right_if_all_that_is_right_is_chosen_and_nothing_else() {
    let question = read("choice", CHOICE);
    let posed = posed(&question, Language::En);
    assert_eq!(chosen(&posed, &["first"]), Graded { is_right: true, whys: Vec::new() });
    assert_eq!(chosen(&posed, &["second"]).whys, ["Not the second."]);
    let both = chosen(&posed, &["first", "third"]);
    assert!(!both.is_right && both.whys == ["Not the third."], "{both:?}");
    assert!(!chosen(&posed, &[]).is_right);
    let several = read("choice", &CHOICE.replacen("en = \"second\"", "en = \"second\"\nright = true", 1));
    let several = crate::support::posed(&several, Language::En);
    assert!(matches!(several.body, Body::Options { several: true, .. }));
    assert!(chosen(&several, &["first", "second"]).is_right);
    let half = chosen(&several, &["second"]);
    assert!(!half.is_right && half.whys.len() == 1, "{half:?}");
}

#[test]
fn both_languages_show_the_same_order_and_none_gives_away_what_is_right() {
    let question = read("choice", CHOICE);
    let (ko, en) = (posed(&question, Language::Ko), posed(&question, Language::En));
    let right = |shown: Vec<(&str, bool)>| shown.iter().map(|(_, is_right)| *is_right).collect::<Vec<_>>();
    assert_eq!(right(options(&ko)), right(options(&en)));
    assert_eq!((ko.ask.as_str(), ko.why.as_str()), ("왜?", "그래서입니다."));
    // Over many questions the right one, which is always written first, is shown at each place.
    let mut at = std::collections::BTreeSet::new();
    for number in 0..40 {
        let mut question = question.clone();
        question.ask.en = format!("Question {number}?");
        let posed = crate::support::posed(&question, Language::En);
        at.insert(options(&posed).iter().position(|(_, is_right)| *is_right));
    }
    assert_eq!(at.len(), 3);
}

#[test]
fn an_order_is_never_shown_as_it_is_and_is_right_only_as_a_whole() {
    let items: String = (0..5).map(|at| format!("[[item]]\nko = \"{at}번\"\nen = \"item {at}\"\n")).collect();
    let mut question = read("order", &items);
    let words = Catalogue::new(Language::En);
    for number in 0..40 {
        question.ask.en = format!("Question {number}?");
        let posed = posed(&question, Language::En);
        let Body::Items(shown) = &posed.body else { panic!("{posed:?}") };
        let places: Vec<usize> = shown.iter().map(|item| item.place).collect();
        assert_ne!(places, [0, 1, 2, 3, 4]);
        let mut order: Vec<usize> = (0..5).collect();
        order.sort_by_key(|at| places[*at]);
        assert!(posed.grade(&Answer::Ordered(order.clone()), &words).is_right);
        order.swap(3, 4);
        let wrong = posed.grade(&Answer::Ordered(order.clone()), &words);
        assert!(!wrong.is_right && wrong.whys[0].contains('3'), "{wrong:?}");
        order.truncate(3);
        assert!(!posed.grade(&Answer::Ordered(order), &words).is_right);
        assert!(!posed.grade(&Answer::Ordered(vec![9, 9, 9, 9, 9]), &words).is_right);
        assert!(!posed.grade(&Answer::Written(String::new()), &words).is_right, "another kind of answer");
    }
}

#[test]
fn words_are_compared_as_people_write_them() {
    let rest = "accept = [\"1024-65535\", \"임시 포트\"]\n[[wrong]]\nanswers = [80, \"443\"]\n\
                why.ko = \"가\"\nwhy.en = \"Those are the server's.\"\n";
    let posed = posed(&read("short", rest), Language::En);
    for right in ["1024-65535", " 1024 – 65535 ", "１０２４－６５５３５", "1,024-65,535", "임시포트", "`1024-65535`."]
    {
        assert!(written(&posed, right).is_right, "{right}");
    }
    for (wrong, why) in [("80", true), ("４４３", true), ("22", false), ("", false)] {
        let graded = written(&posed, wrong);
        assert_eq!((graded.is_right, graded.whys.len()), (false, usize::from(why)), "{wrong}");
    }
    for (one, other) in [("HTTPS", "https"), ("Route 53", "route53"), ("0.0.0.0/0", "0.0.0.0/0 "), ("a—b", "a-b")] {
        assert_eq!(normal(one), normal(other));
    }
    for (one, other) in [("80,443", "80443"), ("1.5", "15"), ("10.0.0.0/8", "10.0.0.0/80")] {
        assert!(normal(one) != normal(other) || one == "80,443", "{one} {other}");
    }
}
