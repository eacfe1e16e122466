//! Drawings of random accounts: nothing lies on anything else, nothing lies outside, and nothing gets out of a text.

mod accounts;

use super::overlay::Overlay;
use super::scene::{Point, Rect, Scene, Shape};
use super::{Options, Setting, Theme, layout, model, style, svg};
use crate::words::Words;
use accounts::{Account, account};
use judge::EvidenceLevel;
use messages::{Catalogue, Language};
use proptest::prelude::*;
use reach::Network;

fn inside(inner: Rect, outer: Rect) -> bool {
    inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() && inner.bottom() <= outer.bottom()
}

fn apart(one: Rect, other: Rect) -> bool {
    one.right() <= other.x || other.right() <= one.x || one.bottom() <= other.y || other.bottom() <= one.y
}

/// The thin rectangle of a piece of a line; drawings have only upright and level ones.
fn piece(a: Point, b: Point) -> Rect {
    assert!(a.0 == b.0 || a.1 == b.1, "{a:?} to {b:?} is a slope");
    Rect { x: a.0.min(b.0), y: a.1.min(b.1), w: (a.0 - b.0).abs().max(1), h: (a.1 - b.1).abs().max(1) }
}

fn pieces(scene: &Scene) -> Vec<(Rect, &Shape)> {
    let mut pieces = Vec::new();
    for shape in &scene.shapes {
        if let Shape::Line { points, .. } = shape {
            pieces.extend(points.windows(2).map(|pair| (piece(pair[0], pair[1]), shape)));
        }
    }
    pieces
}

/// Everything that makes a drawing legible.
fn look(scene: &Scene) {
    let ground = Rect { x: 0, y: 0, w: scene.width, h: scene.height };
    let of = |wanted: fn(&Shape) -> bool| -> Vec<(Rect, &Shape)> {
        scene.shapes.iter().filter(|shape| wanted(shape)).filter_map(|shape| Some((shape.rect()?, shape))).collect()
    };
    for shape in &scene.shapes {
        if let Some(rect) = shape.rect() {
            assert!(inside(rect, ground), "outside: {shape:?}");
        }
    }
    let lines = pieces(scene);
    for (rect, shape) in &lines {
        assert!(inside(*rect, ground), "outside: {shape:?}");
    }
    let texts = of(|shape| matches!(shape, Shape::Text { .. }));
    let signs = of(|shape| matches!(shape, Shape::Steps { .. } | Shape::Stop { .. }));
    let icons = of(|shape| matches!(shape, Shape::Icon { class, .. } if *class != "cloud"));
    let cards = of(|shape| {
        matches!(shape, Shape::Frame { class, .. }
            if ["card", "tile", "node"].iter().any(|kind| class.starts_with(kind)))
    });
    let vpcs = of(|shape| matches!(shape, Shape::Frame { class, .. } if class.starts_with("vpc")));
    let frames = of(|shape| matches!(shape, Shape::Frame { .. }));
    let both: Vec<_> = texts.iter().chain(&signs).chain(&icons).copied().collect();
    for (index, (rect, shape)) in both.iter().enumerate() {
        for (other, that) in &both[index + 1..] {
            assert!(apart(*rect, *other), "on each other:\n{shape:?}\n{that:?}");
        }
    }
    for (rect, shape) in &texts {
        for (line, that) in &lines {
            assert!(apart(*rect, *line), "a line through a text:\n{shape:?}\n{that:?}");
        }
        for (frame, that) in &frames {
            assert!(apart(*rect, *frame) || inside(*rect, *frame), "a text across an edge:\n{shape:?}\n{that:?}");
        }
    }
    for (index, (rect, shape)) in cards.iter().enumerate() {
        for (other, that) in &cards[index + 1..] {
            assert!(apart(*rect, *other), "on each other:\n{shape:?}\n{that:?}");
        }
        for (other, that) in &vpcs {
            assert!(apart(*rect, *other) || inside(*rect, *other), "across an edge:\n{shape:?}\n{that:?}");
        }
    }
    for (index, (rect, shape)) in vpcs.iter().enumerate() {
        for (other, that) in &vpcs[index + 1..] {
            assert!(apart(*rect, *other), "on each other:\n{shape:?}\n{that:?}");
        }
    }
    // Nothing is written so small that a page would have to be made larger to be read.
    for shape in &scene.shapes {
        if let Shape::Text { font, .. } = shape {
            assert!(font.size >= 11, "too small: {shape:?}");
        }
    }
}

/// Draws an account and what is asked of it, and looks at it in both languages.
fn draw(account: &Account) {
    let snapshot = account.text.parse::<world::World>().expect(&account.text).snapshot().expect(&account.text);
    let network = Network::new(&snapshot);
    let trace = account.flow.as_ref().map(|flow| {
        let end = |text: &str| network.parse_end(text).expect(text);
        network.trace(&reach::Flow {
            from: end(&flow.0),
            to: end(&flow.1),
            protocol: reach::Protocol::Tcp,
            port: Some(flow.2),
            source_port: None,
        })
    });
    let names = snapshot::Names::of(network.inventory());
    for language in Language::ALL {
        let catalogue = Catalogue::new(language);
        let picture = model::collect(&network, &[], &names);
        let overlay = trace.as_ref().map(|trace| Overlay::new(&picture, trace));
        for setting in [Setting::Alone, Setting::Page] {
            let scene = layout::lay(
                &picture,
                Words::about(&catalogue, EvidenceLevel::SelfReported, &names),
                overlay.as_ref(),
                setting,
            );
            look(&scene);
            let clouds =
                scene.shapes.iter().filter(|shape| matches!(shape, Shape::Icon { class: "cloud", .. })).count();
            assert!(clouds <= 1, "there is one internet");
            let options = Options { path: trace.as_ref(), setting, ..Options::default() };
            let drawn = svg(&network, &options, &catalogue);
            well_formed(&drawn);
            assert_eq!(drawn, svg(&network, &options, &catalogue), "the same again");
        }
    }
}

/// Elements end as they began, and there are none but those that a drawing is made of.
fn well_formed(svg: &str) {
    use xmlparser::{ElementEnd, Token};
    let mut open = Vec::new();
    for token in xmlparser::Tokenizer::from(svg) {
        match token.expect(svg) {
            Token::ElementStart { local, .. } => {
                let known = ["svg", "title", "desc", "style", "rect", "text", "path", "polyline", "polygon"]
                    .contains(&local.as_str());
                assert!(known, "{local}");
                open.push(local.as_str().to_owned());
            }
            Token::ElementEnd { end: ElementEnd::Close(_, local), .. } => {
                assert_eq!(open.pop().as_deref(), Some(local.as_str()));
            }
            Token::ElementEnd { end: ElementEnd::Empty, .. } => drop(open.pop()),
            Token::Attribute { local, value, .. } => {
                assert!(!local.starts_with("on") && local != "href" && local != "style", "{local}={value}");
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn nothing_lies_on_anything_else(account in account()) {
        draw(&account);
    }
}

#[test]
fn every_class_has_a_rule_and_every_rule_the_prefix() {
    for theme in [Theme::Auto, Theme::Light, Theme::Dark] {
        let sheet = style(&Options { theme, id_prefix: "p-", ..Options::default() });
        let selectors = sheet.replace("@media (prefers-color-scheme:dark){", "");
        for class in selectors.split('.').skip(1).filter(|class| class.starts_with(|c: char| c.is_ascii_alphabetic())) {
            assert!(class.starts_with("p-"), "{class}");
        }
        assert_eq!(sheet.matches('{').count(), sheet.matches('}').count());
        assert!(!sheet.contains(['<', '&', '~']), "{sheet}");
        assert!(!sheet.contains("url("), "nothing is fetched");
    }
}

#[test]
fn a_prefix_can_begin_an_id() {
    for (asked, taken) in [("a-", "a-"), ("", "m"), ("1\"><script>", "m1script"), ("가", "m"), ("-x", "m-x")] {
        assert_eq!(super::prefix(asked), taken);
    }
}
