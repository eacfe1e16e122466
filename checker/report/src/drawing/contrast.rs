//! The colours of a drawing, as WCAG 2.2 measures contrast: every text against what it stands on, in both themes.

use super::Theme;
use super::draw;
use super::look::inside;
use super::scene::{Rect, Scene, Shape};
use std::collections::BTreeSet;

type Colour = [u8; 3];

/// A rule of the style sheet: what it is about, by classes, and what it fills with.
struct Rule {
    is_text: bool,
    classes: BTreeSet<String>,
    fill: Colour,
}

fn rules(theme: Theme) -> Vec<Rule> {
    let sheet = draw::sheet("p-", theme);
    let mut rules = Vec::new();
    for block in sheet.split('}') {
        let Some((selectors, declarations)) = block.split_once('{') else { continue };
        let Some(fill) = declarations.split(';').find_map(|one| one.strip_prefix("fill:#")) else { continue };
        let part = |at: usize| u8::from_str_radix(&fill[at..at + 2], 16).unwrap();
        for selector in selectors.split(',') {
            let classes = selector.split(['.', ' ']).filter_map(|class| class.strip_prefix("p-"));
            rules.push(Rule {
                is_text: selector.contains("text"),
                classes: classes.filter(|class| *class != "map").map(str::to_owned).collect(),
                fill: [part(0), part(2), part(4)],
            });
        }
    }
    rules
}

/// What something of these classes is filled with: the rule that names the most of them, of equals the last.
fn fill(rules: &[Rule], classes: &str, is_text: bool) -> Option<Colour> {
    let classes: BTreeSet<String> = classes.split(' ').map(str::to_owned).collect();
    let fits = rules.iter().filter(|rule| rule.is_text == is_text && rule.classes.is_subset(&classes));
    fits.max_by_key(|rule| rule.classes.len()).map(|rule| rule.fill)
}

/// <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>
fn luminance(colour: Colour) -> f64 {
    let linear = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// What is written on what in a scene, by classes.
pub(crate) fn pairs(scene: &Scene, pairs: &mut BTreeSet<(String, String)>) {
    let frames: Vec<(Rect, String)> = scene
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Frame { rect, class, .. } => Some((*rect, (*class).to_owned())),
            Shape::Note { rect, kind, .. } => Some((*rect, format!("note {}", kind.as_str()))),
            _ => None,
        })
        .collect();
    for shape in &scene.shapes {
        match shape {
            Shape::Text { class, .. } => {
                let at = shape.rect().unwrap();
                // What is drawn last lies above.
                let below = frames
                    .iter()
                    .rev()
                    .find(|(rect, _)| inside(at, *rect))
                    .map_or("ground", |(_, class)| class.as_str());
                pairs.insert(((*class).to_owned(), below.to_owned()));
            }
            Shape::Steps { reply: true, .. } => drop(pairs.insert(("stepink reply".into(), "step reply".into()))),
            Shape::Steps { .. } => drop(pairs.insert(("stepink request".into(), "step request".into()))),
            _ => {}
        }
    }
}

/// Every pair can be read in both themes.
pub(crate) fn are_legible(pairs: &BTreeSet<(String, String)>) {
    assert!((contrast([255; 3], [0; 3]) - 21.0).abs() < 1e-9, "the formula is WCAG's");
    for theme in [Theme::Light, Theme::Dark] {
        let rules = rules(theme);
        for (text, below) in pairs {
            let ink = fill(&rules, text, true).unwrap();
            let ground = fill(&rules, below, false).unwrap_or_else(|| panic!("no colour: {below}"));
            let ratio = contrast(ink, ground);
            assert!(ratio >= 4.5, "{text} on {below} has {ratio:.2} in {theme:?}");
        }
    }
}
