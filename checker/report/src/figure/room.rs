//! How much room there is, and who gets how much of it.

use crate::drawing::scene::Scene;
use crate::drawing::text::{self, Font};

/// Around everything.
pub(super) const MARGIN: i32 = 20;
/// How wide a figure is at most, unless something in it cannot be broken.
pub(super) const WIDEST: i32 = 720;
/// What is inside the margins of the widest.
pub(super) const INNER: i32 = WIDEST - 2 * MARGIN;
/// How wide a figure is at least: a title has to stand above it.
pub(super) const NARROWEST: i32 = 300;

pub(super) const NAME: Font = Font::sans(13).bold();
pub(super) const LABEL: Font = Font::sans(12);
/// From one line of labels to the next.
pub(super) const LINE: i32 = 16;

const TITLE: Font = Font::sans(19).bold();

/// Widths between what each needs at least and what it would like, so that all of them fit a room if they can.
pub(super) fn share(wishes: &[(i32, i32)], room: i32) -> Vec<i32> {
    let least: i32 = wishes.iter().map(|(least, _)| least).sum();
    let range: i32 = wishes.iter().map(|(least, like)| (like - least).max(0)).sum();
    let spare = (room - least).clamp(0, range);
    let given = |&(least, like): &(i32, i32)| least + (like - least).max(0) * spare / range.max(1);
    wishes.iter().map(given).collect()
}

/// The width of the longest word: what a text needs at least.
pub(super) fn longest_word(text: &str, font: Font) -> i32 {
    text.split(' ').map(|word| text::width(&crate::safe::line(word), font)).max().unwrap_or(0)
}

/// A text in as few lines as it takes, all about as long: no word stands alone on the last.
pub(super) fn wrap(text: &str, font: Font, room: i32) -> Vec<String> {
    let mut lines = text::wrap(text, font, room);
    let least = longest_word(text, font).min(room);
    for room in (least..room).rev().step_by(6) {
        let narrower = text::wrap(text, font, room);
        if narrower.len() > lines.len() {
            break;
        }
        lines = narrower;
    }
    lines
}

/// The widest of lines.
pub(super) fn widest(lines: &[String], font: Font) -> i32 {
    lines.iter().map(|line| text::width(line, font)).max().unwrap_or(0)
}

/// How many lines there are, as a length.
pub(super) fn count<T>(lines: &[T]) -> i32 {
    i32::try_from(lines.len()).unwrap_or(i32::MAX / 64)
}

/// The letters of what stands below a name: addresses in those that stand one below the other.
pub(super) fn detail_font(text: &str) -> Font {
    let is_address = text.starts_with(|first: char| first.is_ascii_digit())
        && text.chars().all(|letter| letter.is_ascii_hexdigit() || matches!(letter, '.' | ':' | '/'));
    if is_address { Font::mono(12) } else { LABEL }
}

/// A scene with its title above it, in as many lines as it takes.
pub(super) fn under_title(scene: Scene, title: &str) -> Scene {
    let room = scene.width - 2 * MARGIN;
    let lines = text::wrap(title, TITLE, room);
    let down = 25 * count(&lines) + 10;
    let mut titled = Scene { width: scene.width, height: scene.height + down, shapes: Vec::new() };
    for (number, line) in (0..).zip(&lines) {
        titled.text((MARGIN, MARGIN + 18 + 25 * number), TITLE, "ink", line, room);
    }
    titled.shapes.extend(scene.shapes.into_iter().map(|shape| shape.moved(down)));
    titled
}
