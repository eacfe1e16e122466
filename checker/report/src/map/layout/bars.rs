//! Load balancers: bars across the zones that they are in.

use super::{Desk, QUIET, STRONG, Spot, callout};
use crate::map::model::BalancerPart;
use crate::map::overlay::{Anchor, What};
use crate::map::scene::{Icon, Rect, SMALL};
use crate::map::text::Font;
use crate::map::words;

/// The height of a bar without what is said of a stop.
const BAR: i32 = 40;

/// A bar and where it goes.
pub(super) struct Bar<'p> {
    pub(super) part: &'p BalancerPart,
    /// The row of cards that it is above.
    pub(super) row: usize,
    pub(super) left: i32,
    pub(super) right: i32,
    /// The middles of the cards that it is in.
    pub(super) feet: Vec<i32>,
    /// How wide its words may be: they stand above the first column, for lines pass beside it.
    pub(super) room: i32,
}

fn anchor(vpc: usize, bar: &Bar<'_>) -> Anchor {
    Anchor { vpc: Some(vpc), what: What::Balancer(bar.part.id.clone()) }
}

fn call(desk: &Desk<'_>, vpc: usize, bar: &Bar<'_>) -> Vec<(Font, String)> {
    let marks = desk.overlay.and_then(|overlay| overlay.marks.get(&anchor(vpc, bar)));
    callout::lines(desk, marks, bar.room - 20)
}

/// The height of a bar with the room below it.
pub(super) fn height(desk: &Desk<'_>, vpc: usize, bar: &Bar<'_>) -> i32 {
    BAR + callout::height(&call(desk, vpc, bar)) + 10
}

/// Draws a bar below a height.
pub(super) fn draw(desk: &mut Desk<'_>, vpc: usize, bar: &Bar<'_>, y: i32) {
    let lines = call(desk, vpc, bar);
    let height = BAR + callout::height(&lines);
    let rect = Rect { x: bar.left, y, w: bar.right - bar.left, h: height };
    let part = bar.part;
    desk.scene.frame(
        rect,
        7,
        if part.works { "bar" } else { "bar off" },
        Some(crate::safe::line(&part.id).into_owned()),
    );
    desk.scene.icon((rect.x + 10 + SMALL, y + 13), Icon::Balancer, if part.works { "small" } else { "small off" });
    let beside = rect.x + 10 + 2 * SMALL + 6;
    let room = bar.room - 20 - 2 * SMALL - 6;
    desk.scene.text((beside, y + 17), STRONG, "ink", &part.name, room);
    let kind = match part.kind.as_str() {
        "application" => desk.words.plain("draw-balancer-alb"),
        "network" => desk.words.plain("draw-balancer-nlb"),
        "gateway" => desk.words.plain("draw-balancer-gwlb"),
        _ => desk.words.plain("draw-chip-balancer"),
    };
    let mut facts = vec![kind];
    facts.extend(part.scheme.as_deref().map(|scheme| words::state(desk.words, scheme)));
    facts.extend(part.state.as_deref().map(|state| words::state(desk.words, state)));
    desk.scene.text((beside, y + 32), QUIET, if part.works { "quiet" } else { "bad" }, &facts.join(" · "), room);
    callout::draw(desk, (rect.x + 10, y + BAR - 2), bar.room - 20, &lines, true);
    for &x in &bar.feet {
        desk.scene.line(vec![(x, rect.bottom()), (x, rect.bottom() + 7)], "foot");
    }
    desk.station(anchor(vpc, bar), Spot::Beside { row: bar.row, left: rect.x, right: rect.right() }, y + 20);
}
