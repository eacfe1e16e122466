//! What stands on the edges of a VPC: gateways above, and on the right the joints to what it is joined to.

use super::{CODE, Desk, QUIET, STRONG, Spot, Way, Ways, callout, internet, lines, nodes};
use crate::map::model::{Gate, VpcPart};
use crate::map::overlay::{Anchor, What};
use crate::map::scene::{GATE, Point, Rect};
use crate::map::text::{self, Font};
use crate::map::words;

/// The height of what is written to a gateway on the upper edge.
const LABEL: i32 = 50;
/// Between the middle of a gateway and its words.
const ASIDE: i32 = 34;

/// The room of a gateway on the upper edge: its words stand beside the lines that pass it.
fn slot(desk: &Desk<'_>) -> i32 {
    194 + 2 * lines::beside_gate(desk)
}

/// Between the middle of a gateway on the upper edge and its words.
pub(super) fn aside(desk: &Desk<'_>) -> i32 {
    ASIDE.max(lines::beside_gate(desk) + 14)
}

/// The room of the words of a gateway on the upper edge.
pub(super) fn room_above(desk: &Desk<'_>) -> i32 {
    slot(desk) - aside(desk) - lines::beside_gate(desk) - 6
}

/// How much room the gateways of the upper edge take.
fn from_right(desk: &Desk<'_>, part: &VpcPart) -> i32 {
    20 + slot(desk) * i32::try_from(part.top.len()).unwrap_or(0)
}

/// The least width of a VPC: its head and its gateways side by side.
pub(super) fn least_width(desk: &Desk<'_>, part: &VpcPart) -> i32 {
    // As wide as the blocks are, within reason.
    let head = (text::width(&blocks(part), CODE.bold()) + 40).clamp(190, 420);
    if part.top.is_empty() { head + 40 } else { head + from_right(desk, part) }
}

/// The address blocks of a VPC in one line.
pub(super) fn blocks(part: &VpcPart) -> String {
    part.blocks.join(" · ")
}

/// The room of the words in the head of a VPC.
pub(super) fn head_room(desk: &Desk<'_>, part: &VpcPart, frame: Rect) -> i32 {
    if part.top.is_empty() { frame.w - 32 } else { frame.w - from_right(desk, part) - 20 }
}

fn anchor(vpc: usize, gate: &Gate) -> Anchor {
    Anchor { vpc: Some(vpc), what: What::Gate(gate.id.clone()) }
}

fn call(desk: &Desk<'_>, vpc: usize, gate: &Gate) -> Vec<(Font, String)> {
    let marks = desk.overlay.and_then(|overlay| overlay.marks.get(&anchor(vpc, gate)));
    callout::lines(desk, marks, room_above(desk))
}

/// The room that is needed inside of the right edge.
pub(super) fn inside(desk: &Desk<'_>, part: &VpcPart) -> i32 {
    if part.joints.is_empty() { 14 } else { desk.metrics.edge }
}

/// The height of what is said of the gateways above.
fn calls(desk: &Desk<'_>, vpc: usize, part: &VpcPart) -> i32 {
    part.top.iter().map(|gate| callout::height(&call(desk, vpc, gate))).max().unwrap_or(0)
}

/// The height that is needed above a VPC.
pub(super) fn above(desk: &Desk<'_>, vpc: usize, part: &VpcPart) -> i32 {
    if part.top.is_empty() {
        return 12;
    }
    let rail = if internet::is_below(vpc, part) { 0 } else { 18 };
    rail + LABEL + calls(desk, vpc, part)
}

/// Draws all gateways of a VPC, whose frame has words of some width in its head. `head` is the height of its head.
pub(super) fn draw(
    desk: &mut Desk<'_>,
    vpc: usize,
    part: &VpcPart,
    (frame, words): (Rect, i32),
    ways: &mut Ways,
    head: i32,
) {
    upper(desk, vpc, part, frame, words);
    for (joint, at) in nodes::joints(&part.joints, frame.right(), frame.y + head) {
        sign(desk, joint, at);
        ways.joints.insert(joint.id.clone(), at);
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

fn upper(desk: &mut Desk<'_>, vpc: usize, part: &VpcPart, frame: Rect, words: i32) {
    // As far to the left as the head has room for: there a small screen begins.
    let mut x = frame.x + 16 + words + lines::beside_gate(desk) + 22;
    let rail = frame.y - LABEL - calls(desk, vpc, part) - 6;
    let mut is_first = true;
    for gate in &part.top {
        let mut way = Way::Up;
        if internet::is_outlet(gate.kind) {
            way = match internet::is_below(vpc, part) {
                false => Way::Round(rail),
                true if is_first => Way::Up,
                true => Way::Beside,
            };
            is_first = false;
            desk.outlets.push(internet::Outlet { at: (x, frame.y), way, works: gate.works });
        }
        let told = call(desk, vpc, gate);
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
        sign(desk, gate, (x, frame.y));
        desk.station(anchor(vpc, gate), Spot::Above { x, way }, frame.y);
        x += slot(desk);
    }
}

fn sign(desk: &mut Desk<'_>, gate: &Gate, at: Point) {
    let rect = Rect { x: at.0 - GATE, y: at.1 - GATE, w: 2 * GATE, h: 2 * GATE };
    let hint = words::gate_hint(desk.words, gate);
    desk.scene.frame(rect, GATE, if gate.works { "seat" } else { "seat off" }, Some(hint));
    desk.scene.icon(at, words::gate_icon(gate.kind), class(gate));
}
