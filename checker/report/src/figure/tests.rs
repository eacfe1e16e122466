//! Random figures: nothing lies on anything else, all that is said stands in the picture, and no text stops the program.

use super::{Fault, Figure, Options, Setting, Theme, Wrong};
use crate::drawing::contrast;
use crate::drawing::look::{look, well_formed};
use crate::drawing::scene::{Scene, Shape};
use crate::words::Words;
use messages::{Catalogue, Language};
use proptest::prelude::*;
use std::collections::BTreeSet;

const SEQUENCE: &str = "sequence: Two connections, one request
visitor -> load balancer: GET /order/shops/ to port 80
note load balancer: reads the request, finds a rule
load balancer -> app: GET /order/shops/ to port 8000
app --> load balancer: 200
load balancer --> visitor: 200
visitor -x-> app: port 8000";
const CHAIN: &str = "chain: 인터넷으로 나가는 길
app | 10.0.11.10 -> nat | 10.0.0.5 -[443]-> 인터넷 게이트웨이 -> 서버 | 203.0.113.80
서버 | 203.0.113.80 -[22]-x-> 인터넷 게이트웨이";
const BITS: &str = "bits: 10.0.10.4/20";
const SPLIT: &str = "split: 10.0.0.0/16
10.0.0.0/20 public-a
10.0.16.0/20 public-c
10.0.128.0/24 app-a";
const LAYERS: &str = "layers: 패킷이 지나는 곳
VPC 10.0.0.0/16
서브넷 private-a 10.0.11.0/24
보안 그룹 | 22번 포트는 배스천에서만
app 10.0.11.10";
const ALL: [(&str, &str); 5] =
    [("sequence", SEQUENCE), ("chain", CHAIN), ("bits", BITS), ("split", SPLIT), ("layers", LAYERS)];

/// Draws a figure in every way and looks at it.
fn draw(figure: &Figure) -> Vec<Scene> {
    let mut pairs = BTreeSet::new();
    let mut scenes = Vec::new();
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        for setting in [Setting::Alone, Setting::Page] {
            let scene = figure.scene(setting, Words::new(&catalogue), &figure.title(&catalogue));
            look(&scene);
            leads_are_apart(&scene);
            contrast::pairs(&scene, &mut pairs);
            let options = Options { setting, ..Options::default() };
            let drawn = figure.svg(&options, &catalogue);
            well_formed(&drawn);
            assert_eq!(drawn, figure.svg(&options, &catalogue), "the same again");
            scenes.push(scene);
        }
        let list = figure.text(&catalogue);
        assert!(!list.contains('\n') && !list.contains("figure-"), "{list}");
        assert_eq!(scraper::Html::parse_fragment(&list).root_element().children().count(), 1, "{list}");
    }
    contrast::are_legible(&pairs);
    scenes
}

/// No line that leads to words meets another.
fn leads_are_apart(scene: &Scene) {
    let leads: Vec<_> = scene
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Line { points, class: "lead" } => Some(points),
            _ => None,
        })
        .collect();
    let span = |one: i32, other: i32| (one.min(other), one.max(other));
    let meet = |one: (i32, i32), other: (i32, i32)| one.0 <= other.1 && other.0 <= one.1;
    for (index, lead) in leads.iter().enumerate() {
        for other in &leads[index + 1..] {
            for (a, b) in lead.windows(2).flat_map(|a| other.windows(2).map(move |b| (a, b))) {
                let level = meet(span(a[0].0, a[1].0), span(b[0].0, b[1].0));
                let upright = meet(span(a[0].1, a[1].1), span(b[0].1, b[1].1));
                assert!(!(level && upright), "{lead:?} meets {other:?}");
            }
        }
    }
}

/// Everything that is written in a scene, without spaces, by which lines may be broken.
fn written(scene: &Scene) -> String {
    let texts = scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { text, .. } => Some(text.replace(' ', "")),
        _ => None,
    });
    texts.collect()
}

/// Words as people write them, and as nobody should.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[가-힣]{1,6}( [가-힣]{1,8}){0,3}",
        4 => "[A-Za-z]{1,14}( [a-z0-9./]{1,8}){0,2}",
        1 => "[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}(/[0-9]{1,2})?",
        1 => "[W가mi]{40}",
        1 => "\\PC{1,20}",
    ]
    // What has a meaning of its own in the text of a figure.
    .prop_map(|word| word.replace(['|', ':', '>', '→', '[', ']', '-'], "_"))
    .prop_filter("a name", |word| !word.trim().is_empty())
}

fn sequence() -> impl Strategy<Value = (String, Vec<String>)> {
    let parties = prop::collection::vec(word(), 1..6);
    let steps = prop::collection::vec((0_usize..5, 0_usize..5, 0_usize..4, word()), 1..13);
    (word(), parties, steps).prop_map(|(title, parties, steps)| {
        let mut said = vec![];
        let line = |(from, to, kind, label): (usize, usize, usize, String)| {
            let party = |at: usize| parties[at % parties.len()].clone();
            said.push(label.clone());
            match kind {
                0 => format!("{} -> {}: {label}", party(from), party(to)),
                1 => format!("{} --> {}: {label}", party(from), party(to)),
                2 => format!("{} -x-> {}: {label}", party(from), party(to)),
                _ => format!("note {}: {label}", party(from)),
            }
        };
        let lines: Vec<String> = steps.into_iter().map(line).collect();
        (format!("sequence: {title}\n{}", lines.join("\n")), said)
    })
}

fn chain() -> impl Strategy<Value = (String, Vec<String>)> {
    let thing = (word(), prop::option::of(word()), 0_usize..5, word());
    let row = prop::collection::vec(thing, 1..6);
    (word(), prop::collection::vec(row, 1..5)).prop_map(|(title, rows)| {
        let mut text = format!("chain: {title}");
        let mut said = vec![];
        for row in rows {
            text.push('\n');
            let last = row.len() - 1;
            for (at, (name, detail, arrow, label)) in row.into_iter().enumerate() {
                text.push_str(&name);
                said.push(name);
                if let Some(detail) = detail {
                    text.push_str(&format!(" | {detail}"));
                    said.push(detail);
                }
                if at < last {
                    match arrow {
                        0 | 1 => text.push_str(" -> "),
                        2 => text.push_str(" -x-> "),
                        3 => text.push_str(&format!(" -[{label}]-> ")),
                        _ => text.push_str(&format!(" -[{label}]-x-> ")),
                    }
                    said.extend((arrow > 2).then_some(label));
                }
            }
        }
        (text, said)
    })
}

fn split() -> impl Strategy<Value = (String, Vec<String>)> {
    let parts = prop::collection::vec((any::<u16>(), 16_u8..33, word()), 1..20);
    parts.prop_map(|parts| {
        let mut taken: Vec<ipnet::Ipv4Net> = Vec::new();
        let mut text = "split: 10.7.0.0/16".to_owned();
        let mut said = vec![];
        for (at, length, name) in parts {
            let address = std::net::Ipv4Addr::from_bits(0x0a07_0000 | u32::from(at));
            let block = ipnet::Ipv4Net::new(address, length).unwrap().trunc();
            if taken.iter().all(|other| !other.contains(&block) && !block.contains(other)) {
                taken.push(block);
                text.push_str(&format!("\n{block} {name}"));
                said.extend([block.to_string(), name]);
            }
        }
        (text, said)
    })
}

fn layers() -> impl Strategy<Value = (String, Vec<String>)> {
    (word(), prop::collection::vec((word(), word()), 1..6)).prop_map(|(title, layers)| {
        let lines: Vec<String> = layers.iter().map(|(name, detail)| format!("{name} | {detail}")).collect();
        let said = layers.into_iter().flat_map(|(name, detail)| [name, detail]).collect();
        (format!("layers: {title}\n{}", lines.join("\n")), said)
    })
}

fn bits() -> impl Strategy<Value = (String, Vec<String>)> {
    (any::<u32>(), 0_u8..33).prop_map(|(bits, length)| {
        let address = std::net::Ipv4Addr::from_bits(bits);
        let network = ipnet::Ipv4Net::new(address, length).unwrap();
        let said = [network.network().to_string(), network.broadcast().to_string(), network.trunc().to_string()];
        (format!("bits: {address}/{length}"), said.into())
    })
}

fn any_figure() -> impl Strategy<Value = (String, Vec<String>)> {
    prop_oneof![sequence(), chain(), bits(), split(), layers()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, max_shrink_iters: 400, ..ProptestConfig::default() })]

    #[test]
    fn nothing_lies_on_anything_else_and_nothing_is_left_out((text, said) in any_figure()) {
        let figure = Figure::parse(&text).unwrap_or_else(|fault| panic!("{fault}\n{text}"));
        for scene in draw(&figure) {
            let written = written(&scene);
            for word in &said {
                let word = crate::safe::line(word.trim()).replace(' ', "");
                assert!(written.contains(&word), "{word:?} is not in the picture of\n{text}");
            }
        }
    }

    #[test]
    fn no_text_stops_the_program(
        kind in "(sequence|chain|bits|split|layers|[a-z]{0,4})(: ?)?",
        rest in "([ |\\[\\]x:a]|->|--|note |→|10\\.0\\.0\\.0/|[0-9]|\\PC|\n){0,60}",
    ) {
        let text = format!("{kind}{rest}");
        match Figure::parse(&text) {
            Ok(figure) => drop(draw(&figure)),
            Err(fault) => {
                assert!(fault.line >= 1 && fault.line <= text.lines().count().max(1), "{fault} in {text:?}");
                for language in Language::ALL {
                    let message = fault.message(&Catalogue::new(language));
                    assert!(!message.starts_with("figure-fault"), "{message}");
                }
            }
        }
    }
}

#[test]
fn each_kind_is_drawn_and_told() {
    for (name, text) in ALL {
        let figure = Figure::parse(text).unwrap();
        draw(&figure);
        for language in Language::ALL {
            let list = figure.text(&Catalogue::new(language)).replace("<li>", "\n<li>");
            insta::assert_snapshot!(format!("{name}-{}", language.as_str()), list);
        }
        let options = Options { theme: Theme::Light, id_prefix: "f-", ..Options::default() };
        let svg = figure.svg(&options, &Catalogue::new(Language::Ko));
        let (before, rest) = svg.split_once("<style>").unwrap();
        let (_, after) = rest.split_once("</style>").unwrap();
        insta::assert_snapshot!(format!("{name}-svg"), format!("{before}{}", after.trim_start()));
    }
}

#[test]
fn they_are_no_wider_than_a_page_where_words_can_be_broken() {
    for (_, text) in ALL {
        for scene in draw(&Figure::parse(text).unwrap()) {
            assert!((300..=720).contains(&scene.width), "{} for {text}", scene.width);
        }
    }
}

#[test]
fn arrows_are_read_as_people_write_them() {
    let same = |one: &str, other: &str| assert_eq!(Figure::parse(one).unwrap(), Figure::parse(other).unwrap(), "{one}");
    same("sequence: t\na->b: x", "sequence: t\n\n  a -> b : x  ");
    same("sequence: t\na → b: x", "sequence: t\na -> b: x");
    same("sequence: t\na -> a: thinks", "sequence: t\nnote a: thinks");
    for stopped in ["a -x-> b", "a --x-> b", "a -x->b"] {
        same(&format!("chain: t\n{stopped}"), "chain: t\na -x-> b");
    }
    for stopped in ["a -[22]-x-> b", "a -x[22]-> b", "a -x-[22]-> b"] {
        same(&format!("chain: t\n{stopped}"), "chain: t\na -[22]-x-> b");
    }
    same("chain: t\na | 1 → b", "chain: t\na|1 -> b");
    same("layers: t\napp 10.0.0.10", "layers: t\napp | 10.0.0.10");
    same("layers: t\nsubnet a 10.0.0.0/24, guarded", "layers: t\nsubnet a | 10.0.0.0/24, guarded");
    same("layers: t\nTCP: from 1 to 10.0.0.1", "layers: t\nTCP | from 1 to 10.0.0.1");
    same("layers: t\n10.0.0.0/16", "layers: t\n10.0.0.0/16|");
}

#[test]
fn a_fault_has_its_line_and_says_what_is_expected() {
    let long = "가".repeat(41);
    let many = |line: &str, most: usize| vec![line; most].join("\n");
    let all = [
        ("".to_owned(), 1, "the figure is empty"),
        ("sequence: t".to_owned(), 1, "the figure is empty"),
        ("\n\nsequnce: t".to_owned(), 3, "expected one of sequence, chain, bits, split, layers"),
        ("chain:\na -> b".to_owned(), 1, "no title"),
        ("sequence: t\na -> b: x\na b c".to_owned(), 3, "expected browser -> alb: text"),
        ("sequence: t\na -> : x".to_owned(), 2, "a name is missing"),
        (format!("sequence: t\na -> {long}: x"), 2, "more than 40 characters"),
        ("sequence: t\na -> b\nc -> d\ne -> f".to_owned(), 4, "at most 5"),
        (format!("sequence: t\n{}", many("a -> b: x", 17)), 18, "at most 16"),
        ("chain: t\na -> -> b".to_owned(), 2, "a name is missing"),
        ("chain: t\na -[80]b]-> b".to_owned(), 2, ""),
        ("chain: t\na 80]-> b".to_owned(), 2, "expected app -[443]-> nat"),
        ("bits: 10.0.0.0".to_owned(), 1, "expected one as in 10.0.10.4/20"),
        ("bits: 10.0.0.0/20\nmore".to_owned(), 2, "no line is expected here"),
        ("split: 10.0.0.1/20\n10.0.0.0/21".to_owned(), 1, "10.0.0.0/20"),
        ("split: 10.0.0.0/20\n\n10.1.0.0/21 a".to_owned(), 3, "10.1.0.0/21 is outside of 10.0.0.0/20"),
        ("split: 10.0.0.0/20\n10.0.0.0/21 a\n10.0.4.0/22".to_owned(), 3, "with 10.0.0.0/21 on line 2"),
        (format!("layers: t\n{}", many("a", 7)), 8, "at most 6"),
    ];
    for (text, line, says) in all {
        let Err(fault) = Figure::parse(&text) else {
            assert!(says.is_empty(), "{text:?} was understood");
            continue;
        };
        assert_eq!(fault.line, line, "{text:?}: {fault}");
        let message = fault.message(&Catalogue::new(Language::En));
        assert!(message.contains(says), "{text:?}: {message}");
        assert_ne!(fault.message(&Catalogue::new(Language::Ko)), message);
    }
    assert_eq!(Figure::parse("bits:"), Err(Fault { line: 1, wrong: Wrong::NoAddress { word: String::new() } }));
}

#[test]
fn what_is_written_is_text_and_nothing_else() {
    let hostile = "</title><script>\" onload=\"x";
    let text = format!("chain: {hostile}\n{hostile} | {hostile} -[{hostile}]-x b");
    let figure = Figure::parse(&text.replace("-x b", "-x-> b").replace("script>", "script&gt;")).unwrap();
    let catalogue = Catalogue::new(Language::En);
    for drawn in [figure.svg(&Options::default(), &catalogue), figure.text(&catalogue)] {
        let page = scraper::Html::parse_document(&format!("<!doctype html><body>{drawn}</body>"));
        let of = |selector: &str| page.select(&scraper::Selector::parse(selector).unwrap()).count();
        assert_eq!((of("script"), of("[onload]")), (0, 0), "{drawn}");
    }
}
