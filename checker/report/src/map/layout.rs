//! Where everything goes: from a picture to a scene. Whole pixels and no fonts, so that it is the same everywhere.

mod banner;
mod bars;
mod callout;
mod card;
mod edges;
mod legend;
mod lines;
mod panel;
mod vpc;

use super::model::{Picture, VpcPart};
use super::overlay::{Anchor, Overlay, What};
use super::scene::{Point, Scene};
use super::text::{self, Font};
use crate::words::Words;
use std::collections::BTreeMap;

/// Room around everything.
const MARGIN: i32 = 28;
/// The least width of a drawing.
const NARROWEST: i32 = 760;
/// Room beside a VPC for what is written to its gateways on the left and on the right.
const BESIDE: i32 = 246;

pub(super) const TITLE: Font = Font::sans(18).bold();
pub(super) const HEADING: Font = Font::sans(14).bold();
pub(super) const STRONG: Font = Font::sans(12).bold();
pub(super) const PLAIN: Font = Font::sans(12);
pub(super) const QUIET: Font = Font::sans(11);
pub(super) const CODE: Font = Font::mono(11);

/// Distances that depend on whether a path needs room.
#[derive(Debug, Clone, Copy)]
struct Metrics {
    /// Free room on either side of a card.
    side: i32,
    /// Free room above a row of cards.
    corridor: i32,
    /// Free room inside of the left and right edge of a VPC, where the path passes gateways.
    edge: i32,
}

impl Metrics {
    /// Where no path goes.
    const PLAIN: Self = Self { side: 12, corridor: 16, edge: 30 };

    /// Where the path goes.
    fn new(overlay: Option<&Overlay<'_>>) -> Self {
        let Some(overlay) = overlay else { return Self::PLAIN };
        let marks = overlay.marks.values().flat_map(|marks| [&marks.request, &marks.reply]);
        let widest = marks.map(|numbers| steps_width(numbers)).max().unwrap_or(0);
        let side = (widest + 8).max(34);
        Self { side, corridor: 36, edge: 2 * side + 14 }
    }
}

/// The text of the numbers at a place.
fn steps_text(numbers: &[usize]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join("·")
}

/// How wide the sign with the numbers is.
fn steps_width(numbers: &[usize]) -> i32 {
    (text::width(&steps_text(numbers), QUIET.bold()) + 10).max(18)
}

/// Where the path meets something.
#[derive(Debug, Clone, Copy)]
struct Station {
    at: Spot,
    y: i32,
}

/// Where on the map a station is.
#[derive(Debug, Clone, Copy)]
enum Spot {
    /// At a card or a bar: the row of cards and the two edges.
    Beside { row: usize, left: i32, right: i32 },
    /// On the upper edge of a VPC.
    Above { x: i32 },
    /// On the right edge.
    Right { x: i32 },
    /// On the left edge.
    Left { x: i32 },
    /// The internet.
    Cloud { x: i32, side: i32 },
}

/// What lines need to know of a VPC.
#[derive(Debug, Default)]
struct Ways {
    /// The heights of the free rooms above the rows of cards.
    corridors: Vec<i32>,
    /// The free rooms inside of the left and right edges.
    left: i32,
    right: i32,
    /// Where the gateways on the right edge are, by id.
    gates: BTreeMap<String, Point>,
}

/// The drawing while it is made.
struct Desk<'a> {
    scene: Scene,
    words: Words<'a>,
    overlay: Option<&'a Overlay<'a>>,
    metrics: Metrics,
    stations: BTreeMap<Anchor, Station>,
    ways: Vec<Ways>,
    /// Where the lines run that join VPCs, by the id of what joins them.
    buses: BTreeMap<String, i32>,
    /// How far to the right anything reaches.
    reach: i32,
}

impl Desk<'_> {
    /// Whether the path goes through a VPC: something in it is marked, or a gateway that it shares with another one.
    fn is_passed(&self, vpc: usize, part: &VpcPart) -> bool {
        let shared = |what: &What| matches!(what, What::Gate(id) if part.right.iter().any(|gate| gate.id == *id));
        let passes = |anchor: &Anchor| anchor.vpc == vpc || shared(&anchor.what);
        self.overlay.is_some_and(|overlay| overlay.marks.keys().any(passes))
    }

    /// Notes where the path meets something, if it does.
    fn station(&mut self, anchor: Anchor, at: Spot, y: i32) {
        if self.overlay.is_some_and(|overlay| overlay.marks.contains_key(&anchor)) {
            self.stations.insert(anchor, Station { at, y });
        }
    }
}

/// Lays a picture out.
pub(super) fn lay(picture: &Picture, words: Words<'_>, overlay: Option<&Overlay<'_>>) -> Scene {
    let mut desk = Desk {
        scene: Scene::default(),
        words,
        overlay,
        metrics: Metrics::new(overlay),
        stations: BTreeMap::new(),
        ways: Vec::new(),
        buses: BTreeMap::new(),
        reach: NARROWEST - MARGIN,
    };
    let left = if picture.vpcs.iter().any(|vpc| !vpc.left.is_empty()) { MARGIN + BESIDE } else { MARGIN };
    let mut y = banner::draw(&mut desk, picture);
    let for_path = desk.metrics;
    for (index, part) in picture.vpcs.iter().enumerate() {
        desk.metrics = if desk.is_passed(index, part) { for_path } else { Metrics::PLAIN };
        y = vpc::draw(&mut desk, index, part, (left, y)) + 34;
    }
    desk.metrics = for_path;
    edges::links(&mut desk, picture);
    lines::draw(&mut desk);
    let width = desk.reach - MARGIN;
    y = panel::draw(&mut desk, (MARGIN, y), width);
    y = panel::notes(&mut desk, picture, (MARGIN, y), width);
    y = legend::draw(&mut desk, picture, (MARGIN, y), width);
    let mut scene = desk.scene;
    scene.width = desk.reach + MARGIN;
    scene.height = y + MARGIN;
    scene
}
