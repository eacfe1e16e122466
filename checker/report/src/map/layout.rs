//! Where everything goes: from a picture to a scene. Whole pixels and no fonts, so that it is the same everywhere.

mod banner;
mod bars;
mod callout;
mod card;
mod edges;
mod internet;
mod legend;
mod lines;
mod nodes;
mod panel;
mod requests;
mod tile;
mod vpc;

use super::Setting;
use super::model::{Picture, VpcPart};
use super::overlay::{Anchor, Overlay, What};
use super::scene::{Point, Scene};
use super::text::{self, Font};
use crate::words::Words;
use std::collections::BTreeMap;

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
    /// Free room inside of the right edge of a VPC, where it is joined to something.
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
        Self { side, corridor: 36, edge: 46 }
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
    /// At a card, a bar or a tile: its row and its two edges.
    Beside { row: usize, left: i32, right: i32 },
    /// On the upper edge of a VPC.
    Above { x: i32, way: Way },
    /// On the right edge of a VPC.
    Joint { x: i32 },
    /// At the left edge of a node.
    Node { x: i32 },
    /// The internet.
    Cloud { x: i32 },
}

/// How a gateway is joined to the internet.
#[derive(Debug, Clone, Copy)]
enum Way {
    /// Straight up.
    Up,
    /// Up, and then to the right side of the cloud.
    Beside,
    /// At this height to the line that leads up on the left of all VPCs.
    Round(i32),
}

/// What lines need to know of a VPC.
#[derive(Debug, Default)]
struct Ways {
    /// The heights of the free rooms above the rows of cards and tiles.
    corridors: Vec<i32>,
    /// Where the free room inside of the right edge begins.
    right: i32,
    /// Where the right edge is.
    edge: i32,
    /// Where it is joined to nodes, by their ids.
    joints: BTreeMap<String, Point>,
}

/// The drawing while it is made.
struct Desk<'a> {
    scene: Scene,
    words: Words<'a>,
    overlay: Option<&'a Overlay<'a>>,
    setting: Setting,
    metrics: Metrics,
    stations: BTreeMap<Anchor, Station>,
    ways: Vec<Ways>,
    /// Where the lines run that join VPCs, by the id of the node.
    buses: BTreeMap<String, i32>,
    /// The gateways that are to be joined to the internet.
    outlets: Vec<internet::Outlet>,
    /// How far to the right anything reaches.
    reach: i32,
}

impl Desk<'_> {
    /// The room around everything: a page has its own.
    fn margin(&self) -> i32 {
        match self.setting {
            Setting::Alone => 28,
            Setting::Page => 8,
        }
    }

    /// The least width of a drawing.
    fn narrowest(&self) -> i32 {
        match self.setting {
            Setting::Alone => 640,
            Setting::Page => 320,
        }
    }

    /// Whether the path goes through a VPC: something in it is marked, or a node that it is joined to.
    fn is_passed(&self, vpc: usize, part: &VpcPart) -> bool {
        let shared = |what: &What| matches!(what, What::Node(id) if part.joints.iter().any(|joint| joint.id == *id));
        let passes = |anchor: &Anchor| anchor.vpc == Some(vpc) || shared(&anchor.what);
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
pub(super) fn lay(picture: &Picture, words: Words<'_>, overlay: Option<&Overlay<'_>>, setting: Setting) -> Scene {
    let mut desk = Desk {
        scene: Scene::default(),
        words,
        overlay,
        setting,
        metrics: Metrics::new(overlay),
        stations: BTreeMap::new(),
        ways: Vec::new(),
        buses: BTreeMap::new(),
        outlets: Vec::new(),
        reach: 0,
    };
    let margin = desk.margin();
    desk.reach = desk.narrowest() - margin;
    let left = margin + internet::room_beside(picture);
    let top = banner::draw(&mut desk, picture);
    let mut y = top + internet::height(&desk, picture);
    let for_path = desk.metrics;
    for (index, part) in picture.vpcs.iter().enumerate() {
        desk.metrics = if desk.is_passed(index, part) { for_path } else { Metrics::PLAIN };
        y = vpc::draw(&mut desk, index, part, picture.is_large(), (left, y)) + 34;
    }
    desk.metrics = for_path;
    y = y.max(nodes::draw(&mut desk, picture));
    internet::draw(&mut desk, picture, (left, top));
    y = requests::draw(&mut desk, picture, (margin, y));
    lines::draw(&mut desk);
    let width = desk.reach - margin;
    if setting == Setting::Alone {
        y = panel::draw(&mut desk, (margin, y), width);
    }
    y = panel::notes(&mut desk, picture, (margin, y), width);
    y = legend::draw(&mut desk, picture, (margin, y), width);
    let mut scene = desk.scene;
    scene.width = desk.reach + margin;
    scene.height = y + margin;
    scene
}
