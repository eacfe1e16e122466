//! Files that are understood, and where others are wrong.

use crate::support::file;
use judge::TomlFault;
use quiz::{Kind, Question, QuestionFault};

const OPTION: &str = "[[option]]\nko = \"가\"\nen = \"a\"\n";

/// The words at which a file is wrong, and what is wrong with them.
fn wrong(text: &str) -> (String, QuestionFault) {
    let error = Question::parse(text).expect_err(text);
    let span = error.span.clone().unwrap_or_default();
    let at = text.get(span.clone()).unwrap_or_default();
    let line = text.get(..span.start).unwrap_or_default().matches('\n').count() + 1;
    assert_eq!(error.line, line, "{text}");
    (at.to_owned(), error.fault)
}

#[test]
fn a_file_of_each_kind_is_understood() {
    let files = [
        ("choice", OPTION),
        ("order", "[[item]]\nko = \"가\"\nen = \"a\"\n"),
        ("short", "accept = [\"22\", 22]\n[[wrong]]\nanswers = [80]\nwhy.ko = \"가\"\nwhy.en = \"a\"\n"),
        ("cidr", "within = \"10.0.0.0/16\"\napart = [\"10.0.0.0/20\"]\nusable = 200\nsmallest = true\n"),
        ("packet", "world = \"solved\"\nfrom = \"app\"\nto = \"203.0.113.80\"\nport = 443\n"),
        (
            "change",
            "world = \"solved\"\nlab = \"lab-1.8\"\n[[option]]\nko = \"가\"\nen = \"a\"\nedit = \"remove igw\"\n",
        ),
    ];
    assert_eq!(files.map(|(kind, _)| kind), Kind::ALL.map(Kind::as_str));
    for (kind, rest) in files {
        let question = Question::parse(&file(kind, rest)).unwrap();
        assert_eq!(question.kind().as_str(), kind);
    }
}

#[test]
fn what_the_form_forbids_is_told_at_its_very_word() {
    let toml = |text: &str| match wrong(text) {
        (at, QuestionFault::Toml(fault)) => (at, fault),
        other => panic!("{text}: {other:?}"),
    };
    let (at, fault) = toml(&file("choise", ""));
    assert_eq!((at.as_str(), fault.nearest()), ("\"choise\"", Some("choice")));
    let (at, fault) = toml(&file("choice", "[[option]]\nko = \"가\"\nen = \"a\"\nrigth = true\n"));
    assert_eq!((at.as_str(), fault.nearest()), ("rigth", Some("right")));
    let (at, fault) = toml(&file("packet", "wordl = \"solved\"\nfrom = \"a\"\nto = \"b\"\nport = 1\n"));
    assert_eq!((at.as_str(), fault.nearest()), ("wordl", Some("world")));
    // Each kind has its own words.
    assert!(matches!(toml(&file("order", "port = 1\n")).1, TomlFault::UnknownField { .. }));
    assert!(matches!(toml("ask.ko = \"가\"\n").1, TomlFault::MissingField { field } if field == "kind"));
    let (_, fault) = toml(&file("choice", "[[option]]\nko = \"가\"\n"));
    assert!(matches!(fault, TomlFault::MissingField { field } if field == "en"), "both languages");
    let (at, fault) = toml(&file("packet", "world = \"solved\"\nfrom = \"a\"\nto = \"b\"\nport = 70000\n"));
    assert!(at == "70000" && matches!(fault, TomlFault::WrongValue { .. }), "{fault:?}");
    let (at, fault) = toml(&file("short", "accept = [true]\n"));
    assert!(at == "true" && matches!(fault, TomlFault::WrongType { .. }), "{fault:?}");
    assert!(matches!(toml("kind = \n").1, TomlFault::Syntax { .. }));
    assert!(matches!(toml(&file("choice", "[[option]]\nko = 1\nen = \"a\"\n")).1, TomlFault::WrongType { .. }));
}

#[test]
fn what_contradicts_the_rest_is_told_at_its_value() {
    let packet = |rest: &str| file("packet", &format!("world = \"solved\"\nfrom = \"a\"\nto = \"b\"\n{rest}"));
    let change = |rest: &str| file("change", &format!("world = \"solved\"\n{rest}{OPTION}edit = \"remove igw\"\n"));
    let block = |word: &str| QuestionFault::NoBlock { word: word.to_owned() };
    let cases = [
        (file("choice", "[[option]]\nko = \" \"\nen = \"a\"\n"), "\" \"", QuestionFault::Empty),
        (file("cidr", "equals = \"10.0.0.1/16\"\n"), "\"10.0.0.1/16\"", block("10.0.0.1/16")),
        (file("cidr", "within = \"10.0.0.0/16\"\napart = [\"ten\"]\n"), "\"ten\"", block("ten")),
        (file("cidr", ""), "\"cidr\"", QuestionFault::OneRule),
        (file("cidr", "equals = \"10.0.0.0/16\"\nusable = 3\n"), "\"10.0.0.0/16\"", QuestionFault::OneRule),
        (file("cidr", "usable = 3\n"), "3", QuestionFault::Needs { field: "usable", other: "within" }),
        (
            file("cidr", "within = \"10.0.0.0/16\"\nsmallest = true\n"),
            "true",
            QuestionFault::Needs { field: "smallest", other: "usable" },
        ),
        (packet(""), "\"b\"", QuestionFault::NoPort { protocol: "tcp".to_owned() }),
        (packet("port = 1\nprotocol = \"icmp\"\n"), "1", QuestionFault::Portless { protocol: "icmp".to_owned() }),
        (packet("protocol = \"tpc\"\n"), "\"tpc\"", QuestionFault::NoProtocol { word: "tpc".to_owned() }),
        (change(""), "\"solved\"", QuestionFault::OneAim),
        (change("lab = \"lab-1.8\"\nfrom = \"a\"\nto = \"b\"\n"), "\"lab-1.8\"", QuestionFault::OneAim),
        (change("from = \"a\"\n"), "\"solved\"", QuestionFault::OneAim),
        (
            file("change", "world = \"solved\"\nlab = \"lab-1.8\"\n[[option]]\nko = \"가\"\nen = \"a\"\nedit = \"\"\n"),
            "\"\"",
            QuestionFault::Empty,
        ),
    ];
    for (text, at, fault) in cases {
        assert_eq!(wrong(&text), (at.to_owned(), fault), "{text}");
    }
}

#[test]
fn no_text_leads_to_a_panic() {
    let whole = file("change", &format!("world = \"solved\"\nlab = \"lab-1.8\"\n{OPTION}edit = \"remove igw\"\n"));
    for (at, _) in whole.char_indices() {
        for odd in ["", "\"", "[", "=", "\u{0}", "가"] {
            let (before, after) = whole.split_at(at);
            let _ = Question::parse(&format!("{before}{odd}"));
            let _ = Question::parse(&format!("{before}{odd}{after}"));
        }
    }
}
