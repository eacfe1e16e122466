//! Small maps as they are written, and what hostile names come to.

use messages::{Catalogue, Language};
use reach::{Flow, Network, Protocol};
use report::map::{Options, Theme, svg};
use snapshot::Snapshot;

fn account(edits: &str) -> Snapshot {
    let world: world::World = format!("world 1\n{edits}\n").parse().unwrap();
    world.snapshot().unwrap()
}

fn draw(snapshot: &Snapshot, language: Language, path: Option<(&str, &str, u16)>) -> String {
    let network = Network::new(snapshot);
    let trace = path.map(|(from, to, port)| {
        let end = |text: &str| network.parse_end(text).unwrap();
        let flow = Flow { from: end(from), to: end(to), protocol: Protocol::Tcp, port: Some(port), source_port: None };
        network.trace(&flow)
    });
    let options = Options { theme: Theme::Light, path: trace.as_ref(), id_prefix: "m-", ..Options::default() };
    svg(&network, &options, &Catalogue::new(language))
}

/// Without the style sheet, which has a test of its own.
fn drawn(snapshot: &Snapshot, language: Language, path: Option<(&str, &str, u16)>) -> String {
    let svg = draw(snapshot, language, path);
    let (before, rest) = svg.split_once("<style>").unwrap();
    let (_, after) = rest.split_once("</style>").unwrap();
    format!("{before}{}", after.trim_start())
}

const SMALL: &str = "base empty\nvpc v 10.0.0.0/16\nname v shop\nigw igw v\nroute v-main-rt 0.0.0.0/0 -> igw
subnet a v 10.0.0.0/24 zone=a\nsg web v\nallow web in tcp 80 from 0.0.0.0/0\ninstance host a groups=web ip=10.0.0.10 public-ip=198.51.100.7";

#[test]
fn a_small_network() {
    insta::assert_snapshot!(drawn(&account(SMALL), Language::En, None));
}

#[test]
fn a_small_network_with_a_path_in_korean() {
    insta::assert_snapshot!(drawn(&account(SMALL), Language::Ko, Some(("internet", "198.51.100.7", 22))));
}

#[test]
fn nothing_at_all() {
    insta::assert_snapshot!(drawn(&account("base empty"), Language::Ko, None));
}

#[test]
fn names_are_text_and_nothing_else() {
    let hostile = "</title></svg><script>alert(1)</script>\\\" onload=\\\"x";
    let edits = ["v", "a", "host", "igw", "v-main-rt"].map(|label| format!("name {label} \"{hostile}\"")).join("\n");
    let drawn = draw(&account(&format!("{SMALL}\n{edits}")), Language::En, Some(("internet", "198.51.100.7", 80)));
    assert!(!drawn.contains("<script") && !drawn.contains("onload=\"") && drawn.contains("&lt;/title&gt;"));
    assert_eq!(drawn.matches("</svg>").count(), 1);
    let page = scraper::Html::parse_document(&format!("<!doctype html><body>{drawn}</body>"));
    let of = |selector: &str| page.select(&scraper::Selector::parse(selector).unwrap()).count();
    assert_eq!((of("script"), of("[onload]"), of("svg"), of("body > svg > text")), (0, 0, 1, of("text")));
}

#[test]
fn two_drawings_share_no_name() {
    let snapshot = account(SMALL);
    let network = Network::new(&snapshot);
    let names = |prefix: &str| {
        let options = Options { id_prefix: prefix, ..Options::default() };
        let page = scraper::Html::parse_fragment(&svg(&network, &options, &Catalogue::new(Language::En)));
        let all = scraper::Selector::parse("*").unwrap();
        let values = page.select(&all).flat_map(|element| {
            let value = element.value();
            value.classes().map(str::to_owned).chain(value.id().map(str::to_owned)).collect::<Vec<_>>()
        });
        values.collect::<std::collections::BTreeSet<String>>()
    };
    let (one, other) = (names("one-"), names("two-"));
    assert!(one.len() > 10 && one.is_disjoint(&other), "{one:?} {other:?}");
    assert!(one.iter().all(|name| name.starts_with("one-")), "{one:?}");
}
