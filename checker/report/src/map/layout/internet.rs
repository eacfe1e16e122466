//! The internet: one cloud above everything, and the lines that lead to it.

use super::{Desk, STRONG, Spot, Way, callout, edges, lines};
use crate::map::model::{GateKind, Picture, VpcPart};
use crate::map::overlay::{Anchor, What};
use crate::map::scene::{CLOUD, GATE, Icon, Point};
use crate::map::text::{self, Font};

/// From the margin to the line on the left of all VPCs.
const BUS: i32 = 12;

/// A gateway that is to be joined to the internet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outlet {
    /// The middle of its sign.
    pub(super) at: Point,
    pub(super) way: Way,
    pub(super) works: bool,
}

/// Whether a kind of gateway leads to the internet by itself.
pub(super) fn is_outlet(kind: GateKind) -> bool {
    matches!(kind, GateKind::Internet | GateKind::EgressOnly)
}

fn has_outlet(part: &VpcPart) -> bool {
    part.top.iter().any(|gate| is_outlet(gate.kind))
}

/// Whether this VPC stands right below the cloud.
pub(super) fn is_below(vpc: usize, part: &VpcPart) -> bool {
    vpc == 0 && has_outlet(part)
}

/// The room on the left of all VPCs.
pub(super) fn room_beside(picture: &Picture) -> i32 {
    let round = picture.vpcs.iter().enumerate().any(|(index, part)| has_outlet(part) && !is_below(index, part));
    if round { 34 } else { 0 }
}

/// The height of the cloud with the room below it; nothing if nothing leads there.
pub(super) fn height(desk: &Desk<'_>, picture: &Picture) -> i32 {
    if !picture.vpcs.iter().any(has_outlet) {
        return 0;
    }
    let path = if desk.overlay.is_some() { 40 } else { 12 };
    CLOUD.1 + path.max(callout::height(&call(desk)) + 12)
}

fn anchor() -> Anchor {
    Anchor { vpc: None, what: What::Cloud }
}

fn call(desk: &Desk<'_>) -> Vec<(Font, String)> {
    callout::lines(desk, desk.overlay.and_then(|overlay| overlay.marks.get(&anchor())), edges::room_above(desk))
}

/// Draws the cloud below a place, and what leads to it.
pub(super) fn draw(desk: &mut Desk<'_>, picture: &Picture, at: Point) {
    let Some(first) = desk.outlets.first().copied() else { return };
    let is_below = picture.vpcs.first().is_some_and(has_outlet);
    let x = if is_below { first.at.0 } else { at.0 + CLOUD.0 / 2 + 20 };
    let y = at.1 + CLOUD.1 / 2;
    let bus = bus(desk);
    for outlet in desk.outlets.clone().into_iter().filter(|outlet| outlet.works) {
        let (gate, top) = (outlet.at.0, outlet.at.1 - GATE);
        // The cloud lies over the ends.
        let line = match outlet.way {
            Way::Up => vec![(x, top), (x, y + CLOUD.1 / 2)],
            Way::Beside => vec![(gate, top), (gate, y), (x + 70, y)],
            Way::Round(rail) => vec![(gate, top), (gate, rail), (bus, rail), (bus, y), (x - 70, y)],
        };
        desk.scene.line(line, "link");
    }
    desk.scene.icon((x, y), Icon::Cloud, "cloud");
    let label = desk.words.plain("draw-internet");
    let width = text::width(&label, STRONG).min(CLOUD.0 - 40);
    desk.scene.text((x - width / 2, y + 8), STRONG, "ink", &label, CLOUD.0 - 40);
    let told = call(desk);
    let room = edges::room_above(desk);
    callout::draw(desk, (x + edges::aside(desk), y + CLOUD.1 / 2 + 4), room, &told, true);
    desk.station(anchor(), Spot::Cloud { x }, y + CLOUD.1 / 2);
    desk.reach = desk.reach.max(x + (CLOUD.0 / 2).max(edges::aside(desk) + if told.is_empty() { 0 } else { room }));
}

/// Where the line on the left of all VPCs is.
pub(super) fn bus(desk: &Desk<'_>) -> i32 {
    desk.margin() + BUS
}

/// The line of a path between a gateway and the cloud, from the gateway's sign.
pub(super) fn path(desk: &Desk<'_>, gate: (i32, Way), from: Point, cloud: (i32, Point), lean: i32) -> Vec<Point> {
    let (middle, sign) = cloud;
    let y = sign.1 - 16 - CLOUD.1 / 2 + lean * lines::APART;
    match gate.1 {
        Way::Up => vec![from, sign],
        Way::Beside => vec![from, (from.0, y), (middle + CLOUD.0 / 2, y)],
        // One inside the other, so that they do not cross.
        Way::Round(rail) => {
            let (bus, rail) = (bus(desk) + lean * lines::APART, rail - lean * lines::APART);
            vec![from, (from.0, rail), (bus, rail), (bus, y), (middle - CLOUD.0 / 2, y)]
        }
    }
}
