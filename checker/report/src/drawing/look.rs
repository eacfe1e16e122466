//! What every drawing has to be, whatever it shows: nothing lies on anything else or outside, and all can be read.

use super::scene::{Point, Rect, Scene, Shape};

pub(crate) fn inside(inner: Rect, outer: Rect) -> bool {
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
pub(crate) fn look(scene: &Scene) {
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
            if ["card", "tile", "node", "box", "aside"].iter().any(|kind| class.starts_with(kind)))
            || matches!(shape, Shape::Note { .. })
    });
    let vpcs = of(|shape| {
        matches!(shape, Shape::Frame { class, .. }
        if class.starts_with("vpc") || class.starts_with("bounds"))
    });
    let frames = of(|shape| matches!(shape, Shape::Frame { .. } | Shape::Note { .. }));
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

/// Elements end as they began, and there are none but those that a drawing is made of.
pub(crate) fn well_formed(svg: &str) {
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
