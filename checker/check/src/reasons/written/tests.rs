//! Whatever is wrong with a file, it is said in the reader's language: every slip that the parser knows, every form of
//! serde that our files can meet, and whatever comes of a character too many or too few anywhere in a right file.

use super::*;
use crate::course::Course;
use judge::{Answer, Lab, SheetAnswers, Slip, Written};
use messages::{Catalogue, Language};
use std::sync::LazyLock;

const LAB: &str = r#"
id = "lab-9.1"
aliases = ["exit"]
chapter = "9.1"
title = { ko = "가", en = "a" }
goal = { ko = "나", en = "b" }
rests-on = ["1.12"]

[[check]]
id = "egress"
points = 3
title = { ko = "다", en = "c" }
hints = [{ ko = "라", en = "d" }] # a hint
judge.flow = { from = "private-hosts", to = "internet", port = 443 }

[[check]]
id = "closed"
points = 1
title = { ko = "마", en = "e" }
judge.list-refuses = { any-of = [{ port = 23 }], twin = "egress" }

[[cost]]
ko = "바"
en = "f"
"#;

const ANSWERS: &str = "sheet = \"hana\"\n\n[[question]]\nid = \"usable\"\nanswer = 251\n\n\
    [[question]]\nid = \"partition\"\nanswer = [\"10.0.0.0/24\", '10.0.1.0/25']\n";

const BOARD: &str = r#"
board = "주문"
events = ["주문이 접수됨", "주문이 거절됨"]
actors = ["손님"]
aggregates = ["주문", "가게 주문"]
hotspots = { "왜?" = "주문" }

[commands]
"주문하기" = { by = "손님", on = "주문", then = ["주문이 접수됨"] }

[policies]
"알림" = { when = "주문이 접수됨", do = "주문하기" }

[contexts]
"주문" = "주문"
"가게" = ["가게 주문"]

[map]
"주문 -> 가게" = "x"
"#;

const COURSE: &str = "learner = \"hana\"\nregion = \"ap-northeast-2\"\nssh-port = [2222, 2200]\n";

/// What is wrong with a text that is to be one of the four files; nothing if it is right.
type Reader = fn(&str) -> Option<Saying>;

const LAB_FILE: Reader = |text| Some(lab_fault(&Lab::parse(text).err()?.fault));
const ANSWERS_FILE: Reader = |text| Some(answers_fault(&SheetAnswers::parse(text).err()?.fault));
const BOARD_FILE: Reader = |text| Some(answers(&Answer::parse(text).err()?));
const COURSE_FILE: Reader = |text| Some(toml_fault(&TomlFault::of(&toml::from_str::<Course>(text).err()?, text)));
const FILES: [(&str, Reader); 4] =
    [(LAB, LAB_FILE), (ANSWERS, ANSWERS_FILE), (BOARD, BOARD_FILE), (COURSE, COURSE_FILE)];

/// A text with each slip, and the slip.
const BROKEN: &[(&str, Slip)] = &[
    ("a =", Slip::NoValue),
    ("a = # b", Slip::NoValue),
    ("a = { b = }", Slip::NoValue),
    ("a = { b }", Slip::NoEquals),
    ("a = internet", Slip::Unquoted),
    ("a = nat-gateway", Slip::Unquoted),
    ("a = true-ish", Slip::Unquoted),
    ("a = friend", Slip::Unquoted),
    ("a = learner", Slip::Unquoted),
    ("a = 10.0.0.0/16", Slip::Unquoted),
    ("a = +internet", Slip::Unquoted),
    ("a = 08", Slip::Unquoted),
    ("a = 08.5", Slip::Unquoted),
    ("a = 가", Slip::Unquoted),
    ("a = True", Slip::SmallLetters),
    ("a = NaN", Slip::SmallLetters),
    ("a = 0XFF", Slip::SmallLetters),
    ("a = b\"", Slip::QuoteUnopened),
    ("a = \"b", Slip::QuoteUnclosed),
    ("a = 'b", Slip::QuoteUnclosed),
    ("a = \"\"\"b", Slip::LongUnclosed),
    ("a = '''b", Slip::LongUnclosed),
    ("a = \"\u{1}\"", Slip::Control),
    ("a = '\u{1}'", Slip::Control),
    ("a = \"\"\"\u{1}\"\"\"", Slip::Control),
    ("a = '''\u{1}'''", Slip::Control),
    ("a = \"C:\\docs\"", Slip::Escape),
    ("a = \"C:\\users\"", Slip::CodePoint),
    ("a = \"\\ud800\"", Slip::CodePoint),
    ("a = \"\"\"b \\ c\"\"\"", Slip::LineEnd),
    ("a = 1\rb = 2", Slip::LoneReturn),
    ("a = 1 # \u{1}", Slip::CommentCharacter),
    ("a", Slip::NoEquals),
    (".a", Slip::NoEquals),
    ("a = { b \"c\" }", Slip::NoEquals),
    ("a == 1", Slip::ExtraEquals),
    ("a = { b = = 1 }", Slip::ExtraEquals),
    ("a = { b = 1 = 2 }", Slip::ExtraEquals),
    ("a = [b = 1]", Slip::EqualsInList),
    (",", Slip::NoName),
    ("= 1", Slip::NoName),
    ("[]", Slip::NoName),
    ("a. = 1", Slip::NoName),
    ("a = { { } }", Slip::NoName),
    ("a = { ] }", Slip::NoName),
    ("a = { b ] }", Slip::NoName),
    ("이름 = 1", Slip::NameCharacter),
    ("a = [1 2]", Slip::Unquoted),
    ("a = [\"b\" \"c\"]", Slip::NoComma),
    ("a = { b = 1 \"c\" = 2 }", Slip::NoComma),
    ("a = { b = 1 { } }", Slip::NoComma),
    ("a = { b = 1 ] }", Slip::NoComma),
    ("a = [1,,2]", Slip::ExtraComma),
    ("a = { , }", Slip::ExtraComma),
    ("a = { b, }", Slip::ExtraComma),
    ("a = { b =, }", Slip::ExtraComma),
    ("a = ]", Slip::ListUnopened),
    ("]", Slip::ListUnopened),
    ("a = [1", Slip::ListUnclosed),
    ("a = }", Slip::TableUnopened),
    ("a = { b = 1", Slip::TableUnclosed),
    ("[a", Slip::HeadUnclosed),
    ("[[a", Slip::HeadUnclosed),
    ("[[a]", Slip::HeadUnclosed),
    ("a = \"b\" c = 1", Slip::Rest),
    ("a = \"b \"c\" d\"", Slip::Rest),
    ("a = 1\na.b = 2", Slip::Below),
    ("a = true\n[a.b]", Slip::Below),
    ("a = 0x1\n[a.b]\n", Slip::Below),
    ("a = --1", Slip::TwoSigns),
    ("a = +0x1", Slip::SignedDigits),
    ("a = 0x-1", Slip::SignedDigits),
    ("a = 0d1", Slip::DecimalPrefix),
    ("a = 0xg", Slip::OtherDigits),
    ("a = 0o8", Slip::OtherDigits),
    ("a = 0b2", Slip::OtherDigits),
    ("a = .5", Slip::NoDigits),
    ("a = 5.", Slip::NoDigits),
    ("a = 5e", Slip::NoDigits),
    ("a = 1_", Slip::Underscore),
    ("a = 2026-03", Slip::DateForm),
    ("a = 2026-", Slip::DateForm),
    ("a = 2026-03-", Slip::DateForm),
    ("a = -1-2", Slip::DateForm),
    ("a = 26-03-01", Slip::DateForm),
    ("a = 2026-3-01", Slip::DateForm),
    ("a = 2026-03-1", Slip::DateForm),
    ("a = 2026-03-01x", Slip::DateForm),
    ("a = 2026-03-01Tx", Slip::DateForm),
    ("a = 2026-03-01T10", Slip::DateForm),
    ("a = 10:", Slip::DateForm),
    ("a = 10:00:", Slip::DateForm),
    ("a = 10:00:00.", Slip::DateForm),
    ("a = 1:00", Slip::DateForm),
    ("a = 10:0", Slip::DateForm),
    ("a = 10:00:0", Slip::DateForm),
    ("a = 10:00x", Slip::DateForm),
    ("a = 2026-03-01T10:00:00+", Slip::DateForm),
    ("a = 2026-03-01T10:00:00+09", Slip::DateForm),
    ("a = 2026-03-01T10:00:00+09:", Slip::DateForm),
    ("a = 2026-03-01T10:00:00+9:00", Slip::DateForm),
    ("a = 2026-03-01T10:00:00+09:0", Slip::DateForm),
    ("a = 2026-03-01T10:00:00x", Slip::DateForm),
    ("a = 2026-13-01", Slip::DateRange),
    ("a = 2026-02-29", Slip::DateRange),
    ("a = 24:00:00", Slip::DateRange),
    ("a = 10:60:00", Slip::DateRange),
    ("a = 10:00:61", Slip::DateRange),
    ("a = 2026-03-01T10:00:00+24:00", Slip::DateRange),
    ("a = 2026-03-01T10:00:00+09:60", Slip::DateRange),
];

/// Texts that are right up to the kind of value: what is wrong is found when it is read.
const TOO_LARGE: [(&str, Reader); 3] = [
    ("learner = 999999999999999999999999999999999999999999", COURSE_FILE),
    ("learner = 1e999", COURSE_FILE),
    ("sheet = \"a\"\n[[question]]\nid = \"usable\"\nanswer = 18446744073709551615\n", ANSWERS_FILE),
];

/// The same in both languages, after a look at each: the Korean sentence has no English in it, and no message lacks.
fn said(saying: &Saying, text: &str) -> [String; 2] {
    static WORDS: LazyLock<[Catalogue; 2]> = LazyLock::new(|| [Language::Ko, Language::En].map(Catalogue::new));
    let [ko, en] = WORDS.each_ref().map(|words| saying.say(words));
    let not_theirs = |pair: &String| !text.contains(pair.as_str());
    assert_eq!(english(&ko).filter(not_theirs), None, "{ko}\n{text}");
    assert!(ko.chars().any(|c| ('가'..='힣').contains(&c)), "{ko}\n{text}");
    assert!(!en.chars().any(|c| ('가'..='힣').contains(&c)) || text.chars().any(|c| c > '가'), "{en}\n{text}");
    for said in [&ko, &en] {
        assert!(!["toml-", "spec-", "answers-", "{$"].iter().any(|odd| said.contains(odd)), "no message: {said}");
    }
    [ko, en]
}

/// Two English words side by side, outside of what is quoted.
fn english(ko: &str) -> Option<String> {
    let is_word = |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase());
    ko.split('`').step_by(2).find_map(|part| {
        let words: Vec<&str> = part.split(' ').map(|word| word.trim_end_matches(['.', ')', ':'])).collect();
        words.windows(2).find(|two| two.iter().all(|word| is_word(word))).map(|two| two.join(" "))
    })
}

/// Whether a text of the list has become this message.
fn has(text: &str, message: &str) -> bool {
    match text.split_once("{}") {
        Some((before, after)) => {
            message.starts_with(before) && message.ends_with(after) && message.len() > text.len() - 2
        }
        None => text == message,
    }
}

#[test]
fn every_slip_that_the_parser_knows_is_told_in_both_languages() {
    let nested = format!("a = {}", "[".repeat(100));
    let dotted = format!("{}a = 1", "a.".repeat(100));
    let deep = [(nested.as_str(), Slip::TooDeep), (dotted.as_str(), Slip::TooDeep)];
    let mut seen = Vec::new();
    for (text, slip) in BROKEN.iter().chain(&deep) {
        let error = toml::from_str::<toml::Table>(text).unwrap_err();
        let fault = TomlFault::of(&error, text);
        let is_it = matches!(fault, TomlFault::Syntax { slip: found, .. } if found == *slip);
        assert!(is_it, "{text}: {slip:?}, but {}", error.message());
        for (_, read) in FILES {
            said(&read(text).unwrap(), text);
        }
        seen.push(error.message().to_owned());
    }
    for (text, read) in TOO_LARGE {
        assert_eq!(read(text), Some(Saying::new(Slip::TooLarge.key()).with("word", "")), "{text}");
        said(&read(text).unwrap(), text);
        seen.extend(toml::from_str::<Course>(text).err().map(|error| error.message().to_owned()));
        seen.extend(toml::from_str::<toml::Table>(text).err().map(|error| error.message().to_owned()));
    }
    for (text, slip) in Slip::TEXTS {
        assert!(seen.iter().any(|message| has(text, message)), "nothing makes the parser say {text:?} ({slip:?})");
    }
    for slip in Slip::ALL {
        let is_tried = BROKEN.iter().chain(&deep).any(|(_, tried)| tried == slip) || *slip == Slip::TooLarge;
        assert!(is_tried, "{slip:?}");
    }
}

/// Files that are TOML and mean nothing, with a part of what is said, in either language.
#[test]
fn every_form_of_a_wrong_value_is_told_in_both_languages() {
    let lab = |from: &str, to: &str| (LAB.replacen(from, to, 1), LAB_FILE);
    let answers = |from: &str, to: &str| (ANSWERS.replacen(from, to, 1), ANSWERS_FILE);
    let course = |text: &str| (text.to_owned(), COURSE_FILE);
    for ((text, read), ko, en) in [
        (lab("chapter =", "chaptre ="), "chaptre: 여기에 그런 이름은 없습니다", "no name chaptre here; known: "),
        (lab("judge.flow", "judge.flwo"), "flwo: 여기에 쓸 수 없는 낱말", "no flwo here; known: "),
        (lab("points = 3\n", ""), "빠진 것이 있습니다: points", "points is missing here"),
        (lab("points = 3", "points = 3\npoints = 3"), "points: 두 번", "points is written twice"),
        (lab("points = 3", "points = \"x\""), "0부터 1000까지의 정수 (지금 쓴 것: 문자열 (x))", "0 to 1000, but"),
        (lab("points = 3", "points = 1.5"), "소수 (1.5)", "a fraction (1.5)"),
        (lab("points = 3", "points = -1"), "0부터 1000까지의 정수", "0 to 1000"),
        (lab("points = 3", "points = 1001"), "1000점까지", "at most 1000"),
        (lab("points = 3", "points = 99999999999999999999"), "정수 (99999999999999999999)", "0 to 1000, but"),
        (lab("443", "70000"), "0부터 65535까지의 정수", "0 to 65535"),
        (lab("\"9.1\"", "2026-03-01"), "날짜나 시각 (2026-03-01)", "a date or a time (2026-03-01)"),
        (lab("\"9.1\"", "9.1"), "따옴표로 묶은 문자열 (지금 쓴 것: 소수 (9.1))", "text in quotes, but"),
        (lab("\"9.1\"", "true"), "true나 false (true)", "true or false (true)"),
        (lab("\"9.1\"", "[1]"), "지금 쓴 것: 목록", "a list"),
        (lab("\"9.1\"", "{ a = 1 }"), "지금 쓴 것: 표", "a table"),
        (lab("[\"exit\"]", "\"exit\""), "대괄호로 묶은 목록", "a list in square brackets"),
        (lab("{ ko = \"가\", en = \"a\" }", "\"a\""), "중괄호로 묶은 표", "a table in braces"),
        (lab("judge.flow = {", "judge = 3 #"), "따옴표로 묶은 문자열이나 중괄호로 묶은 표", "or a table in braces"),
        (lab("judge.flow = {", "judge = \"flow\" #"), "중괄호로 묶은 표", "a table in braces"),
        (lab("judge.flow = {", "judge = {} #"), "하나만", "exactly one entry"),
        (lab("judge.flow", "judge.sheet = { question = \"ends\" }\njudge.flow"), "하나만", "exactly one entry"),
        (lab("\"internet\"", "{ internet = 1 }"), "낱말만", "only the word"),
        (lab("\"internet\"", "{ internet = [1] }"), "낱말만", "only the word"),
        (lab("\"internet\"", "{ internet = { a = 1 } }"), "낱말만", "only the word"),
        (lab("\"internet\"", "7"), "정수 (7)", "a whole number (7)"),
        (answers("sheet", "shete"), "shete: 여기에 그런 이름은 없습니다", "no name shete here"),
        (answers("sheet = \"hana\"", "sheet = 5"), "따옴표로 묶은 문자열 (지금 쓴 것: 정수 (5))", "text in quotes"),
        (answers("sheet = \"hana\"\n", ""), "sheet", "sheet is missing"),
        (answers("\"usable\"", "\"usabel\""), "usabel: 연습 문제지에 그런 문제가 없습니다", "no question usabel"),
        (answers("\"usable\"", "\"partition\""), "partition: 답이 두 번", "partition is answered twice"),
        (answers("251", "{ a = 1 }"), "usable: 답은 문자열, 수", "the answer to usable"),
        (answers("251", "99999999999999999999"), "수가 너무 큽니다", "too large"),
        (("sheet = \"a\"\nquestion = { id = \"usable\" }".to_owned(), ANSWERS_FILE), "목록", "a list"),
        (course("lerner = \"x\""), "lerner: 여기에 그런 이름은 없습니다", "no name lerner here; known: learner"),
        (course("learner = 7"), "문자열 (지금 쓴 것: 정수 (7))", "text in quotes"),
        (course("region = \"seoul\""), "리전 이름(예: ap-northeast-2)", "a Region, such as ap-northeast-2"),
        (course("region = \"ap_northeast_2\""), "리전 이름(예: ", "a Region, such as "),
        (course("region = 2"), "정수 (2)", "a whole number (2)"),
        (course("ssh-port = \"2222\""), "포트 하나", "a port from 1 to 65535"),
        (course("ssh-port = 0"), "정수 (0)", "a port from 1 to 65535"),
        (course("ssh-port = [0]"), "1부터 65535까지의 정수", "a whole number from 1 to 65535"),
        (course("ssh-port = [\"a\"]"), "1부터 65535까지의 정수", "a whole number from 1 to 65535"),
        (course("ssh-port = { a = 1 }"), "지금 쓴 것: 표", "a table"),
        (course("[learner]\na = 1"), "지금 쓴 것: 표", "a table"),
    ] {
        let told = said(&read(&text).unwrap_or_else(|| Saying::new("nothing")), &text);
        assert!(told[0].contains(ko) && told[1].contains(en), "{told:?}\n{text}");
    }
}

/// What a newer parser may come to say is quoted, in a sentence of the reader's language.
#[test]
fn what_nobody_has_met_yet_is_quoted() {
    let strange = || "something new, expected 'this'".to_owned();
    let kind = |kind| Written { kind, text: None };
    for fault in [
        TomlFault::Other { words: strange() },
        TomlFault::WrongType { found: kind(Kind::Other), wanted: Wanted::Other(strange()) },
        TomlFault::WrongValue { found: kind(Kind::Date), wanted: Wanted::Other(strange()) },
        TomlFault::WrongLength { length: "3".to_owned(), wanted: Wanted::Other(strange()) },
    ] {
        let told = said(&toml_fault(&fault), "");
        assert!(told.iter().all(|said| said.contains("`something new, expected 'this'`")), "{told:?}");
    }
}

/// A character too many, one too few, another one: anywhere in a right file.
#[test]
fn whatever_is_mistyped_is_told_in_both_languages() {
    let mut faults = 0;
    for (right, read) in FILES {
        assert_eq!(read(right), None, "{right}");
        let ends: Vec<usize> = right.char_indices().map(|(at, _)| at).chain([right.len()]).collect();
        for (at, next) in ends.iter().zip(ends.iter().skip(1)) {
            let (before, after, rest) = (&right[..*at], &right[*at..], &right[*next..]);
            let mut texts = vec![format!("{before}{rest}"), before.to_owned()];
            for put in ["\"", "'", "=", ",", "[", "]", "{", "}", ".", "-", "_", "#", "\\", "\n", " ", "x", "7", "\u{1}"]
            {
                texts.push(format!("{before}{put}{after}"));
            }
            for text in texts {
                if let Some(saying) = read(&text) {
                    let [ko, _] = said(&saying, &text);
                    assert!(!ko.contains('`'), "not in the list: {ko}\n{text}");
                    faults += 1;
                }
            }
        }
    }
    assert!(faults > 10_000, "{faults}");
}
