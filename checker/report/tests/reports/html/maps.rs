//! Real maps in the page: each with names of its own, all of their styles in the policy, wide ones left as they are.

use super::inert::is_inert;
use super::{TOOL, select};
use crate::fixture;
use messages::{Catalogue, Language};
use reach::Network;
use report::html::{Map, Options, page};
use report::map;
use scraper::Html;

#[test]
fn maps_of_a_network_share_a_page() {
    let world = "world 1\nbase solved\nunroute private-rt 0.0.0.0/0\njson private-rt /Tags [{\"Key\":\"Name\",\"Value\":\"</style><script>x</script>\"}]\n";
    let snapshot = world.parse::<world::World>().unwrap().snapshot().unwrap();
    let network = Network::new(&snapshot);
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        let report = fixture::report(vec![fixture::without_route()]);
        let drawn = |prefix: &str, check: Option<&str>| {
            let path = report.labs[0].checks[0].trace.as_ref().filter(|_| check.is_some());
            let options = map::Options { id_prefix: prefix, path, ..map::Options::default() };
            Map {
                title: "title".into(),
                svg: map::svg(&network, &options, &catalogue),
                lab: check.map(|_| "lab-1.12".into()),
                check: check.map(str::to_owned),
            }
        };
        let maps = [drawn("one-", None), drawn("two-", Some("private-egress"))];
        let text = page(&report, &catalogue, Options { tool: TOOL, hints: 0, maps: &maps });
        is_inert(&text);
        let html = Html::parse_document(&text);
        let style: String = select(&html, "style")[0].text().collect();
        for prefix in ["one-", "two-"] {
            let sheet = map::style(&map::Options { id_prefix: prefix, ..map::Options::default() });
            assert!(!sheet.is_empty() && style.contains(sheet.trim()), "{prefix}");
        }
        assert_eq!(select(&html, "figure.map svg[role=img]").len(), 2);
    }
}

#[test]
fn what_is_wider_than_a_page_scrolls_and_says_so() {
    let report = fixture::report(vec![fixture::passing()]);
    let map = |width: &str| Map {
        title: "title".into(),
        svg: format!("<svg viewBox=\"0 0 9 9\"{width}><path width=\"9999\" d=\"M0 0\"/></svg>"),
        lab: None,
        check: None,
    };
    let maps = ["", " width=\"1100\"", " width=\"4000\"", " width=\"many\"", " width=\"1100\""].map(map);
    let text = page(&report, &Catalogue::new(Language::En), Options { tool: TOOL, hints: 0, maps: &maps });
    is_inert(&text);
    let html = Html::parse_document(&text);
    let figures = select(&html, "figure.map");
    let classes: Vec<_> = figures.iter().map(|figure| figure.attr("class").unwrap()).collect();
    assert_eq!(classes, ["map", "map w1100", "map w4000", "map", "map w1100"]);
    assert_eq!(select(&html, "figure.map > p.scrolls").len(), figures.len());
    assert_eq!(select(&html, "figure.map > .wide[tabindex='0'][aria-labelledby]").len(), figures.len());
    let style: String = select(&html, "style")[0].text().collect();
    for width in [1100, 4000] {
        assert_eq!(style.matches(&format!("@container (min-width:{width}px)")).count(), 1);
    }
}
