//! The tile of an endpoint: which service it is for, and what it is called.

use super::{CODE, Desk, QUIET, STRONG, Spot, callout};
use crate::map::model::Gate;
use crate::map::overlay::{Anchor, What};
use crate::map::scene::{Rect, SMALL};
use crate::map::text::Font;
use crate::map::words;

/// Between the edge of a tile and its words.
const PAD: i32 = 10;

/// A tile that knows its height.
pub(super) struct Tile<'p> {
    part: &'p Gate,
    call: Vec<(Font, String)>,
    pub(super) height: i32,
}

fn anchor(vpc: usize, part: &Gate) -> Anchor {
    Anchor { vpc: Some(vpc), what: What::Gate(part.id.clone()) }
}

fn name(part: &Gate) -> Option<&str> {
    part.name.as_deref().filter(|name| !name.trim().is_empty() && part.service.as_deref() != Some(name))
}

/// Measures the tile of an endpoint.
pub(super) fn measure<'p>(desk: &Desk<'_>, vpc: usize, part: &'p Gate, width: i32) -> Tile<'p> {
    let marks = desk.overlay.and_then(|overlay| overlay.marks.get(&anchor(vpc, part)));
    let call = callout::lines(desk, marks, width - 2 * PAD);
    let height = 56 + 14 * i32::from(name(part).is_some()) + callout::height(&call);
    Tile { part, call, height }
}

/// Draws a tile and notes where the path meets it. `row` is the row that it is in.
pub(super) fn draw(desk: &mut Desk<'_>, vpc: usize, tile: &Tile<'_>, rect: Rect, row: usize) {
    let part = tile.part;
    let class = if part.works { "tile" } else { "tile off" };
    desk.scene.frame(rect, 7, class, Some(words::gate_hint(desk.words, part)));
    let icon = words::gate_icon(part.kind);
    desk.scene.icon((rect.x + PAD + SMALL, rect.y + 16), icon, if part.works { "small" } else { "small off" });
    let beside = rect.x + PAD + 2 * SMALL + 6;
    let room = rect.right() - PAD - beside;
    let mut base = rect.y + 20;
    let state = part.state.as_deref().filter(|_| !part.works).map(|state| words::state(desk.words, state));
    let tail = desk.scene.text_to((rect.right() - PAD, base), QUIET, "bad", &state.unwrap_or_default(), room / 2);
    let kind = words::gate(desk.words, part.kind);
    let title = part.service.clone().unwrap_or_else(|| kind.clone());
    desk.scene.text((beside, base), STRONG, "ink", &title, room - tail - 8);
    if let Some(name) = name(part) {
        base += 14;
        desk.scene.text((beside, base), QUIET, "ink", name, room);
    }
    base += 14;
    desk.scene.text((beside, base), QUIET, "quiet", &kind, room);
    base += 14;
    desk.scene.text((beside, base), CODE, "quiet", &part.id, room);
    callout::draw(desk, (rect.x + PAD, base + 2), rect.w - 2 * PAD, &tile.call, true);
    desk.station(anchor(vpc, part), Spot::Beside { row, left: rect.x, right: rect.right() }, rect.y + 28);
}
