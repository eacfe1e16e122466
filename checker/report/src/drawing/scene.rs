//! What is to be drawn, as a list of shapes with places: the whole of the geometry, and nothing of SVG.

use super::text::{self, Font};
use board::NoteKind;

/// A rectangle, in pixels from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Rect {
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) w: i32,
    pub(crate) h: i32,
}

impl Rect {
    pub(crate) fn right(self) -> i32 {
        self.x + self.w
    }

    pub(crate) fn bottom(self) -> i32 {
        self.y + self.h
    }
}

/// A place.
pub(crate) type Point = (i32, i32);

/// A shape in its place. Classes are those of the style sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A frame; `hint` is what it is about in full, where what stands inside is cut.
    Frame { rect: Rect, radius: i32, class: &'static str, hint: Option<String> },
    /// A line of text that begins, ends or has its middle at `x`, and stands on `base`.
    Text { x: i32, side: Side, base: i32, font: Font, class: &'static str, text: String },
    /// A picture around a place.
    Icon { at: Point, icon: Icon, class: &'static str },
    /// A line through places.
    Line { points: Vec<Point>, class: &'static str },
    /// A sticky note, in the shape of its kind; `hint` is what it is about in full.
    Note { rect: Rect, kind: NoteKind, hint: String },
    /// The tip of a plain line, and which way it points.
    Tip { at: Point, towards: Point },
    /// The tip of a line of a path, and which way it points.
    Arrow { at: Point, towards: Point, reply: bool },
    /// The numbers of steps.
    Steps { at: Point, width: i32, reply: bool, text: String },
    /// Where a packet is stopped, or where it cannot be told what becomes of it.
    Stop { at: Point, certain: bool },
}

/// Which part of a line of text is at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Start,
    Middle,
    End,
}

/// What is drawn for a kind of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Icon {
    Cloud,
    Public,
    Private,
    Routed,
    Isolated,
    Unclear,
    Table,
    Acl,
    Group,
    Instance,
    Stopped,
    Nat,
    Endpoint,
    Database,
    Balancer,
    Zone,
    Edge,
    Targets,
    Connect,
    Interface,
    Internet,
    EgressOnly,
    Peering,
    Transit,
    Vpn,
}

/// Half the size of an icon on the edge of a frame.
pub(crate) const GATE: i32 = 15;
/// Half the size of an icon in a line of text.
pub(crate) const SMALL: i32 = 8;
/// Half the size of an icon among small letters.
#[cfg(test)]
pub(crate) const TINY: i32 = 6;
/// Half the size of the sign that marks where a packet is stopped.
pub(crate) const STOP: i32 = 13;
/// Half the height of the numbers of steps.
pub(crate) const STEP: i32 = 9;

/// A drawing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Scene {
    pub(crate) width: i32,
    pub(crate) height: i32,
    pub(crate) shapes: Vec<Shape>,
}

impl Scene {
    pub(crate) fn frame(&mut self, rect: Rect, radius: i32, class: &'static str, hint: Option<String>) {
        self.shapes.push(Shape::Frame { rect, radius, class, hint });
    }

    /// Text from the left, cut to `room`; the width that it takes.
    pub(crate) fn text(&mut self, at: Point, font: Font, class: &'static str, text: &str, room: i32) -> i32 {
        self.write(at, Side::Start, font, class, text, room)
    }

    /// Text that ends at a place, cut to `room`; the width that it takes.
    pub(crate) fn text_to(&mut self, at: Point, font: Font, class: &'static str, text: &str, room: i32) -> i32 {
        self.write(at, Side::End, font, class, text, room)
    }

    /// Text around a place, cut to `room`; the width that it takes.
    pub(crate) fn text_around(&mut self, at: Point, font: Font, class: &'static str, text: &str, room: i32) -> i32 {
        self.write(at, Side::Middle, font, class, text, room)
    }

    fn write(&mut self, at: Point, side: Side, font: Font, class: &'static str, text: &str, room: i32) -> i32 {
        let text = text::fit(text, font, room);
        let width = text::width(&text, font);
        if !text.is_empty() {
            self.shapes.push(Shape::Text { x: at.0, side, base: at.1, font, class, text });
        }
        width
    }

    pub(crate) fn icon(&mut self, at: Point, icon: Icon, class: &'static str) {
        self.shapes.push(Shape::Icon { at, icon, class });
    }

    pub(crate) fn line(&mut self, points: Vec<Point>, class: &'static str) {
        self.shapes.push(Shape::Line { points, class });
    }
}

impl Shape {
    /// The same further down.
    pub(crate) fn moved(mut self, down: i32) -> Self {
        match &mut self {
            Self::Frame { rect, .. } | Self::Note { rect, .. } => rect.y += down,
            Self::Text { base, .. } => *base += down,
            Self::Line { points, .. } => points.iter_mut().for_each(|point| point.1 += down),
            Self::Icon { at, .. }
            | Self::Tip { at, .. }
            | Self::Arrow { at, .. }
            | Self::Steps { at, .. }
            | Self::Stop { at, .. } => at.1 += down,
        }
        self
    }

    /// The room that a shape takes, for what must not meet: `None` for a line.
    #[cfg(test)]
    pub(crate) fn rect(&self) -> Option<Rect> {
        let around = |(x, y): Point, w: i32, h: i32| Rect { x: x - w, y: y - h, w: 2 * w, h: 2 * h };
        Some(match self {
            Self::Frame { rect, .. } | Self::Note { rect, .. } => *rect,
            // Letters rise to four fifths of their size and fall to a fourth below their line.
            Self::Text { x, side, base, font, text, .. } => Rect {
                x: match side {
                    Side::Start => *x,
                    Side::Middle => x - text::width(text, *font) / 2,
                    Side::End => x - text::width(text, *font),
                },
                y: base - font.size * 4 / 5,
                w: text::width(text, *font),
                h: font.size * 4 / 5 + font.size / 4,
            },
            Self::Icon { at, icon: Icon::Cloud, .. } => around(*at, CLOUD.0 / 2, CLOUD.1 / 2),
            Self::Icon { at, class: "gate" | "gate off", .. } => around(*at, GATE, GATE),
            Self::Icon { at, class: "tiny", .. } => around(*at, TINY, TINY),
            Self::Icon { at, .. } => around(*at, SMALL, SMALL),
            Self::Steps { at, width, .. } => around(*at, width / 2, STEP),
            Self::Stop { at, .. } => around(*at, STOP, STOP),
            Self::Line { .. } | Self::Arrow { .. } | Self::Tip { .. } => return None,
        })
    }
}

/// The size of the cloud.
pub(crate) const CLOUD: (i32, i32) = (170, 62);
