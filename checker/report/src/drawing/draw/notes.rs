//! The outlines of sticky notes: each kind has a shape of its own, for whoever does not see its colour.

use crate::drawing::scene::Rect;
use board::NoteKind;

/// How much of a corner is cut or folded.
const CORNER: i32 = 12;

/// The outline of a note.
pub(crate) fn outline(rect: Rect, kind: NoteKind) -> String {
    let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
    let c = CORNER;
    match kind {
        // A folded corner: something that happened is written down.
        NoteKind::Event => format!(
            "M{left} {top}H{right}V{}L{} {bottom}H{left}ZM{right} {}H{}V{bottom}",
            bottom - c,
            right - c,
            bottom - c,
            right - c
        ),
        // It points at what it asks for.
        NoteKind::Command => {
            format!("M{left} {top}H{}L{right} {}V{}L{} {bottom}H{left}Z", right - c, top + c, bottom - c, right - c)
        }
        NoteKind::Actor => format!(
            "M{} {top}H{}Q{right} {top} {right} {}V{}Q{right} {bottom} {} {bottom}H{}Q{left} {bottom} {left} {}V{}Q{left} {top} {} {top}Z",
            left + 2 * c,
            right - 2 * c,
            top + 2 * c,
            bottom - 2 * c,
            right - 2 * c,
            left + 2 * c,
            bottom - 2 * c,
            top + 2 * c,
            left + 2 * c
        ),
        // All corners cut.
        NoteKind::Policy => format!(
            "M{} {top}H{}L{right} {}V{}L{} {bottom}H{}L{left} {}V{}Z",
            left + c,
            right - c,
            top + c,
            bottom - c,
            right - c,
            left + c,
            bottom - c,
            top + c
        ),
        // A second line inside: what is in it belongs to somebody else.
        NoteKind::External => format!(
            "M{left} {top}H{right}V{bottom}H{left}ZM{} {}H{}V{}H{}Z",
            left + 4,
            top + 4,
            right - 4,
            bottom - 4,
            left + 4
        ),
        // Bars at both sides: it holds together what changes together.
        NoteKind::Aggregate | NoteKind::Context => {
            format!("M{left} {top}H{right}V{bottom}H{left}ZM{} {top}V{bottom}M{} {top}V{bottom}", left + 5, right - 5)
        }
        // A torn edge below.
        NoteKind::Hotspot => {
            let mut path = format!("M{left} {top}H{right}V{}", bottom - 6);
            let step = rect.w / 8;
            for tooth in (0..8).rev() {
                let x = left + tooth * step;
                path.push_str(&format!("L{} {bottom}L{x} {}", x + step / 2, bottom - 6));
            }
            path + "Z"
        }
    }
}
