//! The lines of a path, from station to station, in the free room between the cards; and the signs on them.
//!
//! The request keeps to the left of the cards and the reply to the right, so that they never lie on each other.

mod pieces;

use super::{Desk, Spot, Station, internet, steps_text, steps_width};
use crate::map::overlay::{Anchor, What};
use crate::map::scene::{GATE, Point, Shape};
use pieces::Pieces;
use reach::Leg;

/// Between the two lines of a path that run beside each other.
pub(super) const APART: i32 = 6;

/// Draws the path.
pub(super) fn draw(desk: &mut Desk<'_>) {
    let Some(overlay) = desk.overlay else { return };
    let mut shapes = Vec::new();
    let mut tips = Vec::new();
    for leg in [Leg::Request, Leg::Reply] {
        let mut last: Option<&Anchor> = None;
        let (mut certain, mut after) = (Pieces::default(), Pieces::default());
        for step in overlay.steps.iter().filter(|step| step.leg == leg) {
            let Some(anchor) = step.anchor.as_ref().filter(|anchor| desk.stations.contains_key(anchor)) else {
                continue;
            };
            if let Some(from) = last.filter(|from| *from != anchor) {
                let points = tidy(route(desk, from, anchor, leg));
                if step.after { &mut after } else { &mut certain }.add(&points);
                tips.extend(tip(&points, leg));
            }
            last = Some(anchor);
        }
        after.without(&certain);
        let classes = match leg {
            Leg::Request => ["dots request", "path request"],
            Leg::Reply => ["dots reply", "path reply"],
        };
        for (pieces, class) in [after, certain].iter().zip(classes) {
            shapes.extend(pieces.lines().map(|points| Shape::Line { points, class }));
        }
    }
    // Signs lie above all lines.
    shapes.extend(tips);
    for (anchor, marks) in &overlay.marks {
        let Some(&station) = desk.stations.get(anchor) else { continue };
        for (leg, numbers) in [(Leg::Request, &marks.request), (Leg::Reply, &marks.reply)] {
            if numbers.is_empty() {
                continue;
            }
            let at = sign(desk, station, leg);
            if let Spot::Beside { left, right, .. } = station.at {
                let edge = if leg == Leg::Request { left } else { right };
                shapes.push(Shape::Line { points: vec![(edge, at.1), at], class: "tick" });
            }
            let stops = marks.blockers.iter().any(|blocker| blocker.leg == leg);
            if stops || marks.doubt == Some(leg) {
                shapes.push(Shape::Stop { at, certain: stops });
            } else {
                let (text, width) = (steps_text(numbers), steps_width(numbers));
                shapes.push(Shape::Steps { at, width, reply: leg == Leg::Reply, text });
            }
        }
    }
    desk.scene.shapes.extend(shapes);
}

/// To the left and above for the request, the other way for the reply.
fn lean(leg: Leg) -> i32 {
    if leg == Leg::Request { -1 } else { 1 }
}

/// Between the middle of a gateway and each line that passes it.
pub(super) fn beside_gate(desk: &Desk<'_>) -> i32 {
    (desk.metrics.side / 2 - 1).max(16)
}

/// Where the sign of a leg stands at a station.
fn sign(desk: &Desk<'_>, station: Station, leg: Leg) -> Point {
    let half = desk.metrics.side / 2;
    let off = lean(leg) * beside_gate(desk);
    match station.at {
        Spot::Beside { left, right, .. } => (if leg == Leg::Request { left - half } else { right + half }, station.y),
        Spot::Above { x, .. } => (x + off, station.y + GATE + 16),
        Spot::Joint { x } => (x - GATE - 4, station.y + lean(leg) * 4),
        Spot::Node { x } => (x - half - 6, station.y + lean(leg) * 14),
        Spot::Cloud { x } => (x + off, station.y + 16),
    }
}

/// The line between two stations.
fn route(desk: &Desk<'_>, from: &Anchor, to: &Anchor, leg: Leg) -> Vec<Point> {
    let (Some(&start), Some(&end)) = (desk.stations.get(from), desk.stations.get(to)) else { return Vec::new() };
    let reversed = |mut points: Vec<Point>| {
        points.reverse();
        points
    };
    match (&from.what, &to.what) {
        (_, What::Cloud) => to_cloud(desk, start, end, leg),
        (What::Cloud, _) => reversed(to_cloud(desk, end, start, leg)),
        (_, What::Node(id)) => to_node(desk, from.vpc, id, start, end, leg),
        (What::Node(id), _) => reversed(to_node(desk, to.vpc, id, end, start, leg)),
        _ if from.vpc == to.vpc => inside(desk, from.vpc, start, end, leg),
        _ => Vec::new(),
    }
}

/// The line from a gateway to the internet; nothing else leads there.
fn to_cloud(desk: &Desk<'_>, gate: Station, cloud: Station, leg: Leg) -> Vec<Point> {
    let (Spot::Above { x, way }, Spot::Cloud { x: middle }) = (gate.at, cloud.at) else { return Vec::new() };
    let (from, to) = (sign(desk, gate, leg), sign(desk, cloud, leg));
    internet::path(desk, (x, way), from, (middle, to), lean(leg))
}

/// The line from inside of a VPC to a node, through the joint of the VPC.
fn to_node(desk: &Desk<'_>, vpc: Option<usize>, id: &str, from: Station, node: Station, leg: Leg) -> Vec<Point> {
    let joint = vpc.and_then(|vpc| desk.ways.get(vpc)?.joints.get(id));
    let (Some(&(x, y)), Some(bus)) = (joint, desk.buses.get(id)) else { return Vec::new() };
    let mut points = inside(desk, vpc, from, Station { at: Spot::Joint { x }, y }, leg);
    let (bus, to) = (bus + lean(leg) * 4, sign(desk, node, leg));
    points.extend([(bus, y + lean(leg) * 4), (bus, to.1), to]);
    points
}

/// The line between two stations of one VPC.
fn inside(desk: &Desk<'_>, vpc: Option<usize>, from: Station, to: Station, leg: Leg) -> Vec<Point> {
    let (a, b) = (sign(desk, from, leg), sign(desk, to, leg));
    let lean = lean(leg);
    let Some(ways) = vpc.and_then(|vpc| desk.ways.get(vpc)) else { return Vec::new() };
    if a.0 == b.0 {
        return vec![a, b];
    }
    let row = |spot: Spot| if let Spot::Beside { row, .. } = spot { row } else { 0 };
    // A line from the upper edge comes down beside the cards, never over one.
    let above = |spot: Spot| matches!(spot, Spot::Above { .. });
    let corridor = if above(from.at) || above(to.at) { 0 } else { row(from.at).max(row(to.at)) };
    let corridor = ways.corridors.get(corridor).copied().unwrap_or(a.1) + lean * APART;
    let mut points = leave(ways, from, a, corridor, leg);
    let mut rest = leave(ways, to, b, corridor, leg);
    rest.reverse();
    points.extend(rest);
    points
}

/// From a station to the free room that the line crosses over in.
fn leave(ways: &super::Ways, station: Station, at: Point, corridor: i32, leg: Leg) -> Vec<Point> {
    let step = if leg == Leg::Request { 8 } else { 16 };
    match station.at {
        Spot::Joint { .. } => vec![at, (ways.right + step, at.1), (ways.right + step, corridor)],
        _ => vec![at, (at.0, corridor)],
    }
}

/// The same line without places that it passes twice in a row or straight through.
fn tidy(points: Vec<Point>) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for point in points {
        if kept.last() == Some(&point) {
            continue;
        }
        if let [.., before, last] = kept.as_slice() {
            let straight_down =
                before.0 == last.0 && last.0 == point.0 && (last.1 - before.1).signum() == (point.1 - last.1).signum();
            let straight_on =
                before.1 == last.1 && last.1 == point.1 && (last.0 - before.0).signum() == (point.0 - last.0).signum();
            if straight_down || straight_on {
                kept.pop();
            }
        }
        kept.push(point);
    }
    kept
}

/// A tip in the middle of the longest piece of a line, if that is long enough for one.
fn tip(points: &[Point], leg: Leg) -> Option<Shape> {
    let length = |(a, b): &(Point, Point)| (a.0 - b.0).abs() + (a.1 - b.1).abs();
    let pieces = points.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
    let longest = pieces.max_by_key(|piece| length(piece)).filter(|piece| length(piece) > 60)?;
    let (a, b) = longest;
    let towards = ((b.0 - a.0).signum(), (b.1 - a.1).signum());
    Some(Shape::Arrow { at: ((a.0 + b.0) / 2, (a.1 + b.1) / 2), towards, reply: leg == Leg::Reply })
}
