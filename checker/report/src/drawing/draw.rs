//! Writes a scene as SVG.

mod icons;
pub(crate) mod notes;
mod style;
mod xml;

use super::Theme;
use super::scene::{Icon, Point, STEP, STOP, Scene, Shape, Side};
use super::text;
pub(crate) use style::sheet;
use xml::Xml;
pub(crate) use xml::escape;

/// What an SVG has beside its shapes.
pub(crate) struct Frame<'a> {
    pub(crate) prefix: &'a str,
    pub(crate) theme: Theme,
    pub(crate) lang: &'a str,
    pub(crate) title: &'a str,
    pub(crate) description: &'a str,
}

/// The SVG of a scene.
pub(crate) fn svg(scene: &Scene, frame: &Frame<'_>) -> String {
    let prefix = frame.prefix;
    let mut xml = Xml::new(prefix);
    xml.open(
        "svg",
        &[
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("id", &format!("{prefix}map")),
            ("class", "map"),
            ("lang", frame.lang),
            ("role", "img"),
            ("aria-labelledby", &format!("{prefix}title {prefix}desc")),
            ("viewBox", &format!("0 0 {} {}", scene.width, scene.height)),
            ("width", &scene.width.to_string()),
            ("height", &scene.height.to_string()),
        ],
    );
    xml.leaf("title", &[("id", &format!("{prefix}title"))], frame.title);
    xml.leaf("desc", &[("id", &format!("{prefix}desc"))], frame.description);
    xml.sheet(&sheet(prefix, frame.theme));
    let (width, height) = (scene.width.to_string(), scene.height.to_string());
    xml.empty("rect", &[("class", "ground"), ("width", &width), ("height", &height)]);
    for shape in &scene.shapes {
        draw(&mut xml, shape);
    }
    xml.close("svg");
    xml.into_text()
}

fn draw(xml: &mut Xml<'_>, shape: &Shape) {
    match shape {
        Shape::Frame { rect, radius, class, hint } => {
            let [x, y, w, h, r] = [rect.x, rect.y, rect.w, rect.h, *radius].map(|number| number.to_string());
            let attributes = [("class", *class), ("x", &*x), ("y", &*y), ("width", &*w), ("height", &*h), ("rx", &*r)];
            match hint {
                Some(hint) => {
                    xml.open("rect", &attributes);
                    xml.leaf("title", &[], hint);
                    xml.close("rect");
                }
                None => xml.empty("rect", &attributes),
            }
        }
        Shape::Text { x, side, base, font, class, text } => {
            let (x, y, size) = (x.to_string(), base.to_string(), font.size.to_string());
            let class = match side {
                Side::Start => (*class).to_owned(),
                Side::Middle => format!("{class} middle"),
                Side::End => format!("{class} end"),
            };
            let class = match (font.mono, font.bold) {
                (true, true) => format!("{class} mono bold"),
                (true, false) => format!("{class} mono"),
                (false, true) => format!("{class} bold"),
                (false, false) => class,
            };
            let width = text::width(text, *font).to_string();
            let mut attributes = vec![("class", class.as_str()), ("x", &x), ("y", &y), ("font-size", &size)];
            // A letter that no usual font has may be of any width: it is held to the one that was measured.
            if !text::is_certain(text) && width != "0" {
                attributes.extend([("textLength", width.as_str()), ("lengthAdjust", "spacingAndGlyphs")]);
            }
            xml.leaf("text", &attributes, text);
        }
        Shape::Icon { at, icon, class } => {
            let scale = match *class {
                "gate" | "gate off" => " scale(1.25)",
                "tiny" => " scale(0.75)",
                _ => "",
            };
            let place = format!("translate({} {}){scale}", at.0, at.1);
            let class = if *icon == Icon::Cloud { (*class).to_owned() } else { format!("icon {class}") };
            xml.empty("path", &[("class", &class), ("transform", &place), ("d", icons::outline(*icon))]);
        }
        Shape::Line { points, class } => xml.empty("polyline", &[("class", class), ("points", &list(points))]),
        Shape::Note { rect, kind, hint } => {
            let class = format!("note {}", kind.as_str());
            xml.open("path", &[("class", &class), ("d", &notes::outline(*rect, *kind))]);
            xml.leaf("title", &[], hint);
            xml.close("path");
        }
        Shape::Tip { at, towards } => tip(xml, "tip flow", *at, *towards),
        Shape::Arrow { at, towards, reply } => {
            tip(xml, if *reply { "tip reply" } else { "tip request" }, *at, *towards);
        }
        Shape::Steps { at, width, reply, text } => {
            let [x, y, w, h] = [at.0 - width / 2, at.1 - STEP, *width, 2 * STEP].map(|number| number.to_string());
            // Round for the request and square for the reply.
            let (class, radius) = if *reply { ("step reply", "2") } else { ("step request", "9") };
            xml.empty("rect", &[("class", class), ("x", &x), ("y", &y), ("width", &w), ("height", &h), ("rx", radius)]);
            let class = if *reply { "stepink reply" } else { "stepink request" };
            let base = (at.1 + 4).to_string();
            xml.leaf("text", &[("class", class), ("x", &at.0.to_string()), ("y", &base), ("font-size", "11")], text);
        }
        Shape::Stop { at, certain } => {
            let place = format!("translate({} {})", at.0, at.1);
            let (class, cross) = if *certain { ("stop", icons::CROSS) } else { ("stop doubt", icons::QUESTION) };
            let corner = STOP * 5 / 12;
            let octagon = [
                (-corner, -STOP),
                (corner, -STOP),
                (STOP, -corner),
                (STOP, corner),
                (corner, STOP),
                (-corner, STOP),
                (-STOP, corner),
                (-STOP, -corner),
            ];
            xml.empty("polygon", &[("class", class), ("transform", &place), ("points", &list(&octagon))]);
            xml.empty("path", &[("class", "cross"), ("transform", &place), ("d", cross)]);
        }
    }
}

fn tip(xml: &mut Xml<'_>, class: &str, (x, y): Point, towards: Point) {
    let (dx, dy) = (towards.0 * 7, towards.1 * 7);
    // The base of the triangle stands across the line.
    let points = [(x + dx, y + dy), (x - dx - dy, y - dy - dx), (x - dx + dy, y - dy + dx)];
    xml.empty("polygon", &[("class", class), ("points", &list(&points))]);
}

fn list(points: &[Point]) -> String {
    points.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
}
