//! The catalogues say the same things in both languages, and say them well.

#![expect(clippy::panic, reason = "a test stops at what cannot be read")]

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use messages::{Catalogue, EvidenceClass, Language, codes, sources};
use std::collections::{BTreeMap, BTreeSet};

/// Variables of a message's value and of each of its attributes.
#[derive(Debug, PartialEq, Eq, Default)]
struct Shape {
    value: Option<BTreeSet<String>>,
    attributes: BTreeMap<String, BTreeSet<String>>,
}

fn shapes(language: Language) -> BTreeMap<String, (String, Shape)> {
    let mut shapes = BTreeMap::new();
    for (file, source) in sources(language) {
        let resource = fluent_syntax::parser::parse(*source)
            .unwrap_or_else(|(_, errors)| panic!("{language}/{file}.ftl: {errors:?}"));
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let shape = Shape {
                        value: message.value.as_ref().map(variables),
                        attributes: message
                            .attributes
                            .iter()
                            .map(|attribute| (attribute.id.name.to_owned(), variables(&attribute.value)))
                            .collect(),
                    };
                    let old = shapes.insert(message.id.name.to_owned(), ((*file).to_owned(), shape));
                    assert!(old.is_none(), "{language}: {} is there twice, the second time in {file}", message.id.name);
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
                Entry::Term(term) => panic!("{language}/{file}.ftl: term {} (use a message)", term.id.name),
                Entry::Junk { content } => panic!("{language}/{file}.ftl: {content}"),
            }
        }
    }
    shapes
}

fn variables(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(pattern, &mut found);
    found
}

fn collect(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => collect_inline(inline, found),
            Expression::Select { selector, variants } => {
                collect_inline(selector, found);
                for variant in variants {
                    collect(&variant.value, found);
                }
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        // Files are parsed one by one, when they are needed: a reference would lead into one that is not there yet.
        other => panic!("only variables and literals are used in messages, not {other:?}"),
    }
}

#[test]
fn both_languages_have_the_same_messages_attributes_and_variables() {
    let (ko, en) = (shapes(Language::Ko), shapes(Language::En));
    let missing_in_en: Vec<_> = ko.keys().filter(|id| !en.contains_key(*id)).collect();
    let missing_in_ko: Vec<_> = en.keys().filter(|id| !ko.contains_key(*id)).collect();
    assert!(missing_in_en.is_empty(), "not in English: {missing_in_en:?}");
    assert!(missing_in_ko.is_empty(), "not in Korean: {missing_in_ko:?}");
    for (id, (file, shape)) in &ko {
        assert_eq!((file, shape), (&en[id].0, &en[id].1), "{id} differs (left: Korean, right: English)");
    }
}

#[test]
fn every_code_has_its_words_and_every_word_its_code() {
    let listed: BTreeSet<&str> = codes().iter().map(|code| code.code.as_str()).collect();
    for (id, (file, shape)) in shapes(Language::Ko) {
        if !file.starts_with("codes-") {
            continue;
        }
        assert!(listed.contains(id.as_str()), "{id} is in {file}.ftl but not in codes.toml");
        assert!(shape.value.is_some(), "{id} has no message");
        for attribute in ["title", "question", "expected", "found", "explain"] {
            assert!(shape.attributes.contains_key(attribute), "{id} has no .{attribute}");
        }
        let known = shape.value.as_ref().into_iter().flatten().map(String::as_str);
        let known: Vec<&str> = known.filter(|name| ["direction", "leg"].contains(name)).collect();
        for name in &shape.attributes["question"] {
            assert!(known.contains(&name.as_str()), "{id}.question has ${name}, not its message's $direction or $leg");
        }
        for attribute in ["title", "explain"] {
            assert!(shape.attributes[attribute].is_empty(), "{id}.{attribute} has variables, but is shown without");
        }
    }
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        for code in &listed {
            assert!(catalogue.has(code), "{code} is in codes.toml but not in {language}");
        }
    }
}

#[test]
fn every_evidence_class_has_a_name() {
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        for class in [
            EvidenceClass::Measured,
            EvidenceClass::ReachabilityAnalyzer,
            EvidenceClass::AwsDocumentation,
            EvidenceClass::Inference,
        ] {
            assert!(catalogue.has(&format!("evidence-{}", class.as_str())));
        }
    }
}

/// The lines of a file that hold words, without comments.
fn lines(language: Language) -> impl Iterator<Item = (String, &'static str)> {
    sources(language).iter().flat_map(move |(file, source)| {
        let lines = source.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
        lines.map(move |(index, line)| (format!("{language}/{file}.ftl:{}", index + 1), line))
    })
}

#[test]
fn no_full_stop_follows_a_value() {
    // `rtb-0abc.` would not be selected by a double click.
    for (place, line) in Language::ALL.into_iter().flat_map(lines) {
        assert!(!line.replace(' ', "").contains("}."), "{place}: a value with a full stop behind it: {line}");
    }
}

#[test]
fn no_korean_particle_depends_on_a_value() {
    // 을/를, 은/는, 이/가, 과/와 and 으로/로 depend on the last sound, which a value does not have.
    let particles =
        ["을", "를", "은 ", "는 ", "이 ", "가 ", "과 ", "와 ", "로 ", "으로 ", "이다", "이며", "이라", "라는"];
    for (place, line) in lines(Language::Ko) {
        // Written with both forms they are right, and nobody writes like that.
        for both in ["을(를)", "은(는)", "이(가)", "과(와)", "와(과)", "(으)로", "(이)라"] {
            assert!(!line.contains(both), "{place}: {both} after a value: {line}");
        }
        for particle in particles {
            assert!(!line.contains(&format!("}}{particle}")), "{place}: `{}` after a value: {line}", particle.trim());
        }
    }
}

#[test]
fn korean_uses_the_terms_of_the_course() {
    // What is between backticks is a command, and what is written in capitals or with a dot or dash is a name.
    let english = [
        ("subnet", "서브넷"),
        ("route table", "라우팅 테이블"),
        ("routing table", "라우팅 테이블"),
        ("internet gateway", "인터넷 게이트웨이"),
        ("nat gateway", "NAT 게이트웨이"),
        ("nat gw", "NAT 게이트웨이"),
        ("security group", "보안 그룹"),
        ("network acl", "네트워크 ACL"),
        ("nacl", "네트워크 ACL"),
        ("endpoint", "엔드포인트"),
        ("instance", "인스턴스"),
        ("elastic ip", "탄력적 IP"),
        ("bastion", "배스천"),
        ("load balancer", "로드 밸런서"),
    ];
    for (place, line) in lines(Language::Ko) {
        let words = line.split_once(" = ").map_or(line, |(_, words)| words);
        let prose: String = words.split('`').step_by(2).collect::<Vec<_>>().join(" ");
        let prose = without_placeables(&prose).replace("EC2 Instance Connect", "").to_lowercase();
        for (word, term) in english {
            let found = prose.match_indices(word).any(|(at, _)| {
                let boundary = |c: Option<char>| !c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
                boundary(prose[..at].chars().next_back()) && boundary(prose[at + word.len()..].chars().next())
            });
            assert!(!found, "{place}: `{word}` is {term} in Korean: {line}");
        }
    }
}

fn without_placeables(text: &str) -> String {
    let mut depth = 0_u32;
    text.chars()
        .filter(|c| {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        })
        .collect()
}

#[test]
fn korean_is_korean_and_english_is_english() {
    let hangul = |c: char| ('가'..='힣').contains(&c);
    for (place, line) in lines(Language::En) {
        assert!(!line.chars().any(hangul), "{place}: Korean in English: {line}");
    }
    // Every Korean value has Hangul, but for those that are names or numbers in any language.
    for (id, (file, _)) in shapes(Language::Ko) {
        if file == "codes-limits" || !file.starts_with("codes-") {
            continue;
        }
        let catalogue = Catalogue::new(Language::Ko);
        for text in [
            catalogue.message(&id, &[]),
            catalogue.attribute(&id, "title", &[]),
            catalogue.attribute(&id, "explain", &[]),
        ] {
            assert!(text.chars().any(hangul), "{id}: {text}");
        }
    }
}

#[test]
fn sentences_end_as_sentences_do() {
    // A report sets these after a label and before a line break: no full stop at the end of messages and their parts.
    for (language, catalogue) in Language::ALL.map(|language| (language, Catalogue::new(language))) {
        for code in codes() {
            for text in [
                catalogue.message(&code.code, &[]),
                catalogue.attribute(&code.code, "title", &[]),
                catalogue.attribute(&code.code, "expected", &[]),
                catalogue.attribute(&code.code, "found", &[]),
            ] {
                assert!(!text.ends_with('.') && !text.contains('\n'), "{language} {}: {text:?}", code.code);
            }
        }
    }
}

#[test]
fn no_message_prescribes() {
    // What to do is for hints; a finding says what is.
    for (place, line) in lines(Language::En) {
        let is_value = line.starts_with(|c: char| c.is_ascii_uppercase());
        let lower = line.to_lowercase();
        let prescribes = [" you should ", " please ", " must be added", "add a route", "open port"];
        assert!(!is_value || !prescribes.iter().any(|words| lower.contains(words)), "{place}: {line}");
    }
}

/// Every form of the question of a code.
fn questions(catalogue: &Catalogue, code: &str) -> BTreeSet<String> {
    let ask = |direction: &str, leg: &str| {
        catalogue.attribute(code, "question", &[("direction", direction.into()), ("leg", leg.into())])
    };
    let directions = ["", "ingress", "egress"];
    directions.iter().flat_map(|direction| ["", "request", "reply"].map(|leg| ask(direction, leg))).collect()
}

/// Whether a text has a word, or words, not only as a part of another.
fn has_words(text: &str, words: &str) -> bool {
    let boundary = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    text.match_indices(words)
        .any(|(at, _)| boundary(text[..at].chars().next_back()) && boundary(text[at + words.len()..].chars().next()))
}

/// Words that would say what to do.
const REMEDIES: &str = "add, attach, associate, authorize, create, delete, detach, disable, edit, enable, make sure, \
    move, must, open port, please, recreate, release, remove, replace, should, switch off, switch on, turn off, turn on";

/// The same in Korean, where a stem is enough: its endings follow without a space.
const REMEDIES_KO: &str =
    "십시오, 세요, 합시다, 추가, 생성, 만드, 삭제, 지우, 제거, 수정, 바꾸, 고치, 켜, 끄, 연결하, 옮기, 활성화";

#[test]
fn a_question_asks_and_tells_no_remedy() {
    for (language, catalogue) in Language::ALL.map(|language| (language, Catalogue::new(language))) {
        for code in codes() {
            for text in questions(&catalogue, &code.code) {
                let place = format!("{language} {}.question: {text}", code.code);
                assert!(text.ends_with('?') && text.matches('?').count() == 1, "{place}: one question, to its end");
                assert!(
                    !text.contains(['\n', '`', '{', '}']) && !has_words(&text, "aws"),
                    "{place}: a line, no command"
                );
                let lower = text.to_lowercase();
                let (remedy, long) = match language {
                    Language::En => (REMEDIES.split(", ").find(|words| has_words(&lower, words)), 25),
                    Language::Ko => (REMEDIES_KO.split(", ").find(|stem| text.contains(stem)), 20),
                };
                assert!(remedy.is_none(), "{place}: {remedy:?} is for later hints");
                let words = text.split_whitespace().count();
                assert!(words <= long, "{place}: {words} words");
                assert!(language == Language::En || text.ends_with("니까?"), "{place}: not in the form of the others");
            }
        }
    }
}

/// Words by which an explanation says, further on, what to do.
const INSTRUCTIONS: &str = "has to be, you should, make a new, run the check, look there, 꺼야, 켜야, 십시오";

#[test]
fn an_explanation_begins_with_the_idea() {
    // A hint shows the first two sentences without the rest.
    for (language, catalogue) in Language::ALL.map(|language| (language, Catalogue::new(language))) {
        let (end, long, back): (&str, usize, &[&str]) = match language {
            Language::En => (".", 45, &["It ", "This ", "That ", "These ", "Those ", "So ", "But ", "Elsewhere "]),
            Language::Ko => {
                ("다.", 35, &["이 ", "그 ", "이것", "그것", "이런 ", "그런 ", "그래서", "그러나", "따라서"])
            }
        };
        for code in codes() {
            let text = catalogue.attribute(&code.code, "explain", &[]);
            let paragraph = text.split("\n\n").next().unwrap_or_default();
            let idea: String = paragraph.split_inclusive(&format!("{end} ")).take(2).collect();
            let place = format!("{language} {}.explain: {idea}", code.code);
            assert!(idea.trim_end().ends_with(end), "{place}: no whole sentence");
            assert!(idea.split_whitespace().count() <= long, "{place}: too long");
            assert!(!back.iter().any(|word| idea.starts_with(word)), "{place}: refers to what is not shown");
            assert!(!["e.g.", "i.e.", "etc.", "vs."].iter().any(|short| idea.contains(short)), "{place}: abbreviated");
            let remedy = INSTRUCTIONS.split(", ").find(|words| idea.to_lowercase().contains(words));
            assert!(remedy.is_none(), "{place}: {remedy:?} comes later");
        }
    }
}
