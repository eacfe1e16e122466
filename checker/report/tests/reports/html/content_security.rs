//! The content security policy against the page that it is in.

use super::{TOOL, select, text};
use crate::fixture;
use base64::Engine as _;
use messages::{Catalogue, Language};
use report::html::{Map, Options, page};
use scraper::Html;
use sha2::{Digest as _, Sha256};

#[test]
fn the_policy_admits_the_one_style_sheet_and_nothing_else() {
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"><style>.m{fill:red}</style><path d=\"M0 0\"/></svg>";
    let map = |lab: Option<&str>, check: Option<&str>| Map {
        title: "map <1>".into(),
        svg: drawing.into(),
        lab: lab.map(str::to_owned),
        check: check.map(str::to_owned),
    };
    let maps = [map(None, None), map(Some("lab-1.12"), None), map(Some("lab-1.12"), Some("private-egress"))];
    let catalogue = Catalogue::new(Language::En);
    let report = fixture::report(vec![fixture::without_route()]);
    let html = Html::parse_document(&page(&report, &catalogue, Options { tool: TOOL, hints: 0, maps: &maps }));
    let styles = select(&html, "style");
    assert_eq!(styles.len(), 1, "drawings bring no style sheets of their own");
    let style: String = styles[0].text().collect();
    assert_eq!(style.matches(".m{fill:red}").count(), 1);
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(style.as_bytes()));
    let policy = select(&html, "meta[http-equiv=Content-Security-Policy]")[0].attr("content").unwrap();
    let wanted = format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'");
    assert_eq!(policy, wanted);
    // The policy comes before anything that it is about.
    let head = select(&html, "head")[0];
    let names: Vec<&str> = head.child_elements().map(|element| element.value().name()).take(2).collect();
    assert_eq!(names, ["meta", "meta"]);
    let figures = select(&html, "figure.map");
    assert_eq!(figures.len(), 3);
    assert!(select(&html, "figure.map figcaption").iter().all(|title| text(*title) == "map <1>"));
    assert_eq!(select(&html, ".check.fail figure.map svg path").len(), 1, "the path is in the check that fails");
    assert_eq!(select(&html, "#lab-1\\.12 > figure.map").len(), 1);
}
