//! Nothing that somebody wrote acts, and nothing leads out of the page but AWS's documentation.

use super::{TOOL, drawn, select, text};
use crate::fixture;
use messages::{Catalogue, Language};
use report::html::{Map, Options, page};
use scraper::Html;
use std::collections::BTreeSet;

/// What a page may be made of. Anything else came in by a name.
const ELEMENTS: &[&str] = &[
    "a",
    "article",
    "body",
    "caption",
    "circle",
    "code",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "desc",
    "figure",
    "g",
    "polygon",
    "polyline",
    "rect",
    "text",
    "tspan",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "header",
    "html",
    "li",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "path",
    "pre",
    "section",
    "span",
    "strong",
    "style",
    "summary",
    "svg",
    "symbol",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "use",
];
const ATTRIBUTES: &[&str] = &[
    // Of drawings.
    "font-size",
    "points",
    "rx",
    "transform",
    "x",
    "xmlns",
    "y",
    // Of the page.
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "charset",
    "class",
    "colspan",
    "content",
    "cx",
    "cy",
    "d",
    "focusable",
    "height",
    "href",
    "http-equiv",
    "id",
    "lang",
    "name",
    "open",
    "r",
    "rel",
    "role",
    "scope",
    "start",
    "tabindex",
    "title",
    "viewBox",
    "width",
];

pub(super) fn is_inert(page: &str) {
    assert!(!page.contains(|c: char| (c.is_control() && c != '\n')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')));
    let html = Html::parse_document(page);
    let mut ids = BTreeSet::new();
    for element in select(&html, "*") {
        let name = element.value().name();
        assert!(ELEMENTS.contains(&name), "<{name}>");
        for (attribute, value) in element.value().attrs() {
            assert!(ATTRIBUTES.contains(&attribute), "<{name} {attribute}={value:?}>");
            match attribute {
                "id" => assert!(ids.insert(value.to_owned()), "two places are called {value}"),
                "href" if name == "use" => assert!(value.starts_with("#shape-"), "{value}"),
                "href" if !value.starts_with('#') => {
                    assert!(value.starts_with("https://docs.aws.amazon.com/"), "{value}");
                    assert_eq!(element.attr("rel"), Some("noreferrer"));
                }
                _ => {}
            }
        }
    }
    for link in select(&html, "a[href^='#']") {
        assert!(ids.contains(&link.attr("href").unwrap()[1..]), "{} leads nowhere", link.html());
    }
    for label in select(&html, "[aria-labelledby]") {
        let named = label.attr("aria-labelledby").unwrap().split(' ').all(|id| ids.contains(id));
        assert!(named, "{} has no label", label.html());
    }
}

#[test]
fn pages_are_inert_and_their_links_lead_somewhere() {
    for language in Language::ALL {
        let mut report = fixture::all();
        for (number, lab) in (1..).zip(&mut report.labs) {
            lab.lab = format!("lab-9.{number}");
        }
        is_inert(&page(&report, &Catalogue::new(language), Options { tool: TOOL, hints: 9, maps: &[] }));
        is_inert(&drawn(vec![], language));
    }
}

#[test]
fn nothing_that_somebody_wrote_acts() {
    const PAYLOADS: &[&str] = &[
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</style></title></textarea><svg onload=alert(1)>",
        "<!--",
        "-->",
        "]]>",
        "<![CDATA[",
        "{{ 7 * 7 }}{% include \"x\" %}",
        "javascript:alert(1)",
        "https://evil.example/",
        "&lt;script&gt;&#60;b&#62;",
        "\u{202e}\u{2066}\u{0}\u{1b}[2J\r\n\t\u{feff}",
        fixture::HOSTILE,
    ];
    for language in Language::ALL {
        for payload in PAYLOADS {
            let mut report = fixture::report(vec![fixture::flooded(payload)]);
            report.evidence.account = Some((*payload).into());
            report.evidence.region = Some((*payload).into());
            report.evidence.started = Some((*payload).into());
            report.evidence.finished = Some((*payload).into());
            report.evidence.snapshot_sha256 = (*payload).into();
            let map =
                Map { title: (*payload).into(), svg: "<svg><path d=\"M0 0\"/></svg>".into(), lab: None, check: None };
            let options = Options { tool: payload, hints: 9, maps: &[map] };
            let page = page(&report, &Catalogue::new(language), options);
            is_inert(&page);
            // It is seen, not lost: here in the heading of the lab.
            let html = Html::parse_document(&page);
            let wanted: String = report::safe::line(payload).split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(text(select(&html, "section.lab > h2")[0]).contains(&wanted), "{wanted}");
        }
    }
}
