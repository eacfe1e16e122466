//! The colours of the page, as WCAG 2.2 measures contrast: 4.5 to 1 for text in either theme and on paper.

use super::{drawn, select};
use crate::fixture;
use messages::Language;
use scraper::Html;
use std::collections::BTreeMap;

/// What is drawn on what.
const PAIRS: &[(&str, &[&str])] = &[
    ("text", &["page", "raised", "fail-tint"]),
    ("quiet", &["page", "raised"]),
    ("link", &["page", "raised"]),
    ("pass", &["page", "pass-tint"]),
    ("fail", &["page", "raised", "fail-tint"]),
    ("unknown", &["page", "raised", "unknown-tint"]),
    ("skipped", &["page", "skipped-tint"]),
    ("ink", &["pass", "fail", "unknown"]),
];

/// The colours of each theme, in the order of the style sheet.
fn themes(style: &str) -> Vec<BTreeMap<String, [u8; 3]>> {
    let blocks = style.split(":root {").skip(1).map(|block| block.split('}').next().unwrap());
    blocks
        .map(|block| {
            let lines = block.lines().filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';'));
            lines
                .map(|line| {
                    let (name, value) = line.split_once(": #").unwrap();
                    let part = |at: usize| u8::from_str_radix(&value[at..at + 2], 16).unwrap();
                    (name.to_owned(), [part(0), part(2), part(4)])
                })
                .collect()
        })
        .collect()
}

/// <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>
fn luminance(colour: [u8; 3]) -> f64 {
    let linear = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn text_is_legible_in_every_theme() {
    assert!((contrast([255; 3], [0; 3]) - 21.0).abs() < 1e-9, "the formula is WCAG's");
    let page = Html::parse_document(&drawn(vec![fixture::passing()], Language::En));
    let style: String = select(&page, "style")[0].text().collect();
    let themes = themes(&style);
    assert_eq!(themes.len(), 3, "light, dark and paper");
    for theme in themes {
        for (front, backs) in PAIRS {
            for back in *backs {
                let ratio = contrast(theme[*front], theme[*back]);
                assert!(ratio >= 4.5, "{front} on {back} has {ratio:.2}: {theme:?}");
            }
        }
    }
}
