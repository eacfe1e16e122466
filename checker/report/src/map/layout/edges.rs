//! What stands on the edges of a VPC, and what joins VPCs.

use super::{BESIDE, CODE, Desk, MARGIN, QUIET, STRONG, Spot, Ways, callout, lines};
use crate::map::model::{Gate, GateKind, Picture, VpcPart};
use crate::map::overlay::{Anchor, What};
use crate::map::scene::{CLOUD, GATE, Icon, Point, Rect};
use crate::map::text::Font;
use crate::map::words;
use std::collections::BTreeMap;

/// The height of what is written to a gateway on the upper edge.
const LABEL: i32 = 50;
/// Between the middle of a gateway and its words.
const ASIDE: i32 = 34;

/// The room of a gateway on the upper edge: its words stand beside the lines that pass it.
fn slot(desk: &Desk<'_>) -> i32 {
    194 + 2 * lines::beside_gate(desk)
}

/// Between the middle of a gateway on the upper edge and its words.
fn aside(desk: &Desk<'_>) -> i32 {
    ASIDE.max(lines::beside_gate(desk) + 14)
}

/// The room of the words of a gateway on the upper edge.
fn room_above(desk: &Desk<'_>) -> i32 {
    slot(desk) - aside(desk) - lines::beside_gate(desk) - 6
}

/// Where the gateways of the upper edge begin, from the right edge of the frame.
fn from_right(desk: &Desk<'_>, part: &VpcPart) -> i32 {
    20 + slot(desk) * i32::try_from(part.top.len()).unwrap_or(0)
}

/// The least width of a VPC: its head and its gateways side by side.
pub(super) fn least_width(desk: &Desk<'_>, part: &VpcPart) -> i32 {
    if part.top.is_empty() { 430 } else { 270 + from_right(desk, part) }
}

/// The room of the words in the head of a VPC.
pub(super) fn head_room(desk: &Desk<'_>, part: &VpcPart, frame: Rect) -> i32 {
    if part.top.is_empty() { frame.w - 32 } else { frame.w - from_right(desk, part) - 20 }
}

fn is_outside(gate: &Gate) -> bool {
    matches!(gate.kind, GateKind::Internet | GateKind::EgressOnly)
}

fn call(desk: &Desk<'_>, vpc: usize, gate: &Gate, room: i32) -> Vec<(Font, String)> {
    let anchor = Anchor { vpc, what: What::Gate(gate.id.clone()) };
    callout::lines(desk, desk.overlay.and_then(|overlay| overlay.marks.get(&anchor)), room)
}

fn cloud_call(desk: &Desk<'_>, vpc: usize) -> Vec<(Font, String)> {
    let marks = desk.overlay.and_then(|overlay| overlay.marks.get(&Anchor { vpc, what: What::Cloud }));
    callout::lines(desk, marks, room_above(desk))
}

/// The room that is needed inside of an edge with these gateways.
pub(super) fn inside(desk: &Desk<'_>, gates: &[Gate]) -> i32 {
    // A line that comes from another VPC passes a gateway here, though its number stands there.
    let passed = |gate: &Gate| {
        let is_this = |anchor: &Anchor| matches!(&anchor.what, What::Gate(id) if *id == gate.id);
        desk.overlay.is_some_and(|overlay| overlay.marks.keys().any(is_this))
    };
    if gates.is_empty() {
        14
    } else if gates.iter().any(passed) {
        desk.metrics.edge
    } else {
        30
    }
}

/// The height that is needed above a VPC.
pub(super) fn above(desk: &Desk<'_>, vpc: usize, part: &VpcPart) -> i32 {
    if part.top.is_empty() {
        return 12;
    }
    let calls =
        part.top.iter().map(|gate| callout::height(&call(desk, vpc, gate, room_above(desk)))).max().unwrap_or(0);
    let cloud = if part.top.iter().any(is_outside) {
        let path = if desk.metrics.corridor > super::Metrics::PLAIN.corridor { 40 } else { 12 };
        CLOUD.1 + path.max(callout::height(&cloud_call(desk, vpc)) + 12)
    } else {
        0
    };
    cloud + LABEL + calls
}

/// The lines that are written below the kind of a gateway at the side.
fn side_lines(gate: &Gate) -> Vec<(Font, &'static str, String)> {
    let mut lines = Vec::new();
    if let Some(name) = gate.name.as_deref().filter(|name| !name.trim().is_empty()) {
        lines.push((STRONG, "ink", name.to_owned()));
    }
    lines.push((CODE, "quiet", gate.id.clone()));
    let other = gate.other.as_deref().unwrap_or_default();
    lines.extend(
        other.split([' ', ',']).filter(|word| !word.is_empty()).map(|word| (CODE, "quiet", format!("→ {word}"))),
    );
    lines.truncate(6);
    lines
}

fn side_height(desk: &Desk<'_>, vpc: usize, gate: &Gate) -> i32 {
    let lines = i32::try_from(side_lines(gate).len()).unwrap_or(0);
    24 + 8 + lines * 14 + callout::height(&call(desk, vpc, gate, BESIDE - ASIDE)) + 18
}

/// The heights of what stands on the left and on the right edge.
pub(super) fn heights(desk: &Desk<'_>, vpc: usize, part: &VpcPart) -> (i32, i32) {
    let sum = |gates: &[Gate]| gates.iter().map(|gate| side_height(desk, vpc, gate)).sum();
    (sum(&part.left), sum(&part.right))
}

/// Draws all gateways of a VPC. `head` is the height of its head.
pub(super) fn draw(desk: &mut Desk<'_>, vpc: usize, part: &VpcPart, frame: Rect, ways: &mut Ways, head: i32) {
    upper(desk, vpc, part, frame);
    for (gates, right) in [(&part.left, false), (&part.right, true)] {
        let mut y = frame.y + head;
        for gate in gates {
            let x = if right { frame.right() } else { frame.x };
            let middle = y + 24;
            side(desk, vpc, gate, (x, middle), right);
            if right {
                ways.gates.insert(gate.id.clone(), (x, middle));
            }
            y += side_height(desk, vpc, gate);
        }
    }
}

fn class(gate: &Gate) -> &'static str {
    if gate.works { "gate" } else { "gate off" }
}

/// What a gateway is, with its state if it does not work.
fn kind(desk: &Desk<'_>, gate: &Gate) -> String {
    let kind = words::gate(desk.words, gate.kind);
    match gate.state.as_deref().filter(|_| !gate.works) {
        Some(state) => format!("{kind}: {}", words::state(desk.words, state)),
        None => kind,
    }
}

fn upper(desk: &mut Desk<'_>, vpc: usize, part: &VpcPart, frame: Rect) {
    let mut x = frame.right() - from_right(desk, part) + 40;
    let has_cloud = part.top.iter().any(is_outside);
    let cloud_y = frame.y - above(desk, vpc, part) + CLOUD.1 / 2;
    let cloud_x = x;
    for gate in &part.top {
        if is_outside(gate) && gate.works {
            let line = if x == cloud_x {
                vec![(x, frame.y - GATE), (x, cloud_y + CLOUD.1 / 2)]
            } else {
                vec![(x, frame.y - GATE), (x, cloud_y), (cloud_x + CLOUD.0 / 2, cloud_y)]
            };
            desk.scene.line(line, "link");
        }
        let told = call(desk, vpc, gate, room_above(desk));
        let call_height = callout::height(&told);
        let mut base = frame.y - 36 - call_height;
        let left = x + aside(desk);
        let room = room_above(desk);
        let ink = if gate.works { "quiet" } else { "bad" };
        desk.scene.text((left, base), QUIET, ink, &kind(desk, gate), room);
        if let Some(name) = gate.name.as_deref().filter(|name| !name.trim().is_empty()) {
            base += 14;
            desk.scene.text((left, base), STRONG, "ink", name, room);
        }
        base += 14;
        desk.scene.text((left, base), CODE, "quiet", &gate.id, room);
        callout::draw(desk, (left, frame.y - 4 - call_height), room, &told, true);
        gate_sign(desk, gate, (x, frame.y));
        desk.station(Anchor { vpc, what: What::Gate(gate.id.clone()) }, Spot::Above { x }, frame.y);
        x += slot(desk);
    }
    if has_cloud {
        cloud(desk, vpc, (cloud_x, cloud_y));
    }
}

fn cloud(desk: &mut Desk<'_>, vpc: usize, at: Point) {
    desk.scene.icon(at, Icon::Cloud, "cloud");
    let label = desk.words.plain("draw-internet");
    let width = crate::map::text::width(&label, STRONG).min(CLOUD.0 - 40);
    desk.scene.text((at.0 - width / 2, at.1 + 8), STRONG, "ink", &label, CLOUD.0 - 40);
    let lines = cloud_call(desk, vpc);
    callout::draw(desk, (at.0 + aside(desk), at.1 + CLOUD.1 / 2 + 4), room_above(desk), &lines, true);
    let spot = Spot::Cloud { x: at.0, side: at.0 + CLOUD.0 / 2 };
    desk.station(Anchor { vpc, what: What::Cloud }, spot, at.1 + CLOUD.1 / 2);
    desk.reach = desk.reach.max(at.0 + CLOUD.0 / 2 + MARGIN);
}

fn gate_sign(desk: &mut Desk<'_>, gate: &Gate, at: Point) {
    let rect = Rect { x: at.0 - GATE, y: at.1 - GATE, w: 2 * GATE, h: 2 * GATE };
    desk.scene.frame(
        rect,
        GATE,
        if gate.works { "seat" } else { "seat off" },
        Some(words::gate_hint(desk.words, gate)),
    );
    desk.scene.icon(at, words::gate_icon(gate.kind), class(gate));
}

fn side(desk: &mut Desk<'_>, vpc: usize, gate: &Gate, at: Point, right: bool) {
    let (x, y) = at;
    let room = BESIDE - ASIDE;
    let write = |desk: &mut Desk<'_>, base: i32, font: Font, class: &'static str, text: &str| {
        if right {
            desk.scene.text((x + ASIDE - 8, base), font, class, text, room);
        } else {
            desk.scene.text_to((x - ASIDE + 8, base), font, class, text, room);
        }
    };
    let mut title = kind(desk, gate);
    let mut lines = side_lines(gate);
    if !right {
        // For an endpoint its service is what matters.
        if let Some(service) = &gate.other {
            title = service.clone();
            lines.pop();
            lines.insert(0, (QUIET, "quiet", kind(desk, gate)));
        }
    }
    let font = if right { QUIET } else { STRONG };
    let ink = if !gate.works {
        "bad"
    } else if right {
        "quiet"
    } else {
        "ink"
    };
    write(desk, y - 9, font, ink, &title);
    let mut base = y + 4;
    for (font, class, line) in lines {
        base += 14;
        write(desk, base, font, class, &line);
    }
    let calls = call(desk, vpc, gate, room);
    let left = if right { x + ASIDE - 8 } else { x - ASIDE + 8 - room };
    callout::draw(desk, (left, base + 4), room, &calls, true);
    gate_sign(desk, gate, at);
    let spot = if right { Spot::Right { x } } else { Spot::Left { x } };
    desk.station(Anchor { vpc, what: What::Gate(gate.id.clone()) }, spot, y);
}

/// Joins the VPCs that a peering or a transit gateway joins, to the right of everything.
pub(super) fn links(desk: &mut Desk<'_>, picture: &Picture) {
    let mut joined: BTreeMap<String, Vec<Point>> = BTreeMap::new();
    for ways in &desk.ways {
        for (id, at) in &ways.gates {
            joined.entry(id.clone()).or_default().push(*at);
        }
    }
    let works = |id: &str| picture.vpcs.iter().flat_map(|vpc| &vpc.right).all(|gate| gate.id != id || gate.works);
    for (id, places) in joined {
        let (Some(first), Some(last)) = (places.first(), places.last()) else { continue };
        if places.len() < 2 {
            continue;
        }
        desk.reach += 18;
        let bus = desk.reach;
        let class = if works(&id) { "link" } else { "link off" };
        desk.scene.line(vec![(bus, first.1), (bus, last.1)], class);
        for at in &places {
            desk.scene.line(vec![(at.0 + GATE, at.1), (bus, at.1)], class);
        }
        desk.buses.insert(id, bus);
    }
    if !desk.buses.is_empty() {
        desk.reach += 12;
    }
}
