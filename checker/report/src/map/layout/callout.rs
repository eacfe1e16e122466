//! What is said where a packet is stopped: the title of the cause and what it is about, in room of its own.

use super::{CODE, Desk, STRONG};
use crate::map::overlay::Marks;
use crate::map::scene::{Point, Rect};
use crate::map::text::{self, Font};

const LINE: i32 = 15;
/// Between the edge of the box and its words.
const PAD: i32 = 8;

/// The words for a place at which something is stopped; nothing elsewhere.
pub(super) fn lines(desk: &Desk<'_>, marks: Option<&Marks<'_>>, width: i32) -> Vec<(Font, String)> {
    let Some(marks) = marks.filter(|marks| marks.stops()) else { return Vec::new() };
    let room = width - 2 * PAD;
    let mut lines = Vec::new();
    let mut told = Vec::new();
    for blocker in &marks.blockers {
        if told.contains(&(blocker.code, &blocker.resource)) {
            continue;
        }
        told.push((blocker.code, &blocker.resource));
        let title = desk.words.catalogue.attribute(blocker.code.0, "title", &[]);
        lines.extend(text::wrap(&title, STRONG, room).into_iter().map(|line| (STRONG, line)));
        let resource = desk.words.resource(&blocker.resource, None);
        lines.extend(text::wrap(&resource, CODE, room).into_iter().map(|line| (CODE, line)));
    }
    if lines.is_empty() {
        let doubt = desk.words.plain("draw-doubt");
        lines.extend(text::wrap(&doubt, STRONG, room).into_iter().map(|line| (STRONG, line)));
    }
    lines
}

/// How high a box with these lines is, with the room around it.
pub(super) fn height(lines: &[(Font, String)]) -> i32 {
    let count = i32::try_from(lines.len()).unwrap_or(0);
    if count == 0 { 0 } else { count * LINE + 2 * PAD - 2 + 6 }
}

/// Draws the box below a place.
pub(super) fn draw(desk: &mut Desk<'_>, at: Point, width: i32, lines: &[(Font, String)], certain: bool) {
    if lines.is_empty() {
        return;
    }
    let rect = Rect { x: at.0, y: at.1 + 3, w: width, h: height(lines) - 6 };
    desk.scene.frame(rect, 4, if certain { "call" } else { "call doubt" }, None);
    let mut base = rect.y + PAD + 10;
    for (font, line) in lines {
        desk.scene.text((rect.x + PAD, base), *font, "callink", line, width - 2 * PAD);
        base += LINE;
    }
}
