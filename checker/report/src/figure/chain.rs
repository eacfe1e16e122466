//! What leads to what: boxes in rows, with arrows between them.
//!
//! Boxes of all rows stand below each other, so that rows can be compared.

use super::fault::{Counted, Fault, Wrong};
use super::line::Line;
use super::room::{self, LABEL, LINE, MARGIN, NAME, detail_font};
use super::told::Told;
use crate::drawing::scene::{Rect, STOP, Scene, Shape};
use crate::drawing::text::{self, Font};
use crate::words::Words;

const ROWS: usize = 6;
const BOXES: usize = 6;
const DETAILS: usize = 3;

const PAD: i32 = 8;
/// How wide a box and the arrow between two can be.
const BOX: (i32, i32) = (64, 190);
const BREAK: i32 = 150;
const ARROW: (i32, i32) = (36, 130);
/// Between rows.
const GAP: i32 = 16;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chain {
    rows: Vec<Row>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Row {
    boxes: Vec<Thing>,
    /// The arrow behind each box but the last.
    arrows: Vec<Arrow>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Thing {
    name: String,
    details: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Arrow {
    label: String,
    is_stopped: bool,
}

impl Chain {
    pub(super) fn parse(head: &Line<'_>, lines: &[Line<'_>]) -> Result<Self, Fault> {
        let mut rows = Vec::new();
        for line in lines {
            if rows.len() == ROWS {
                return Err(line.fault(Wrong::TooMany { what: Counted::Rows, most: ROWS }));
            }
            rows.push(Row::parse(line)?);
        }
        if rows.is_empty() { Err(head.fault(Wrong::Nothing)) } else { Ok(Self { rows }) }
    }

    pub(super) fn told(&self, words: Words<'_>) -> Told {
        Told { is_ordered: false, entries: self.rows.iter().map(|row| row.told(words)).collect() }
    }

    pub(super) fn lay(&self) -> Scene {
        let widths = room::share(&self.wishes(), room::INNER);
        let inner: i32 = widths.iter().sum();
        let mut scene = Scene { width: (inner + 2 * MARGIN).max(room::NARROWEST), ..Scene::default() };
        let left = (scene.width - inner) / 2;
        let mut y = MARGIN;
        for row in &self.rows {
            y += row.lay(&mut scene, &widths, (left, y)) + GAP;
        }
        scene.height = y - GAP + MARGIN;
        scene
    }

    /// What each column needs at least and would like: boxes, and arrows between them.
    fn wishes(&self) -> Vec<(i32, i32)> {
        let columns = self.rows.iter().map(|row| row.boxes.len()).max().unwrap_or(0);
        let mut wishes = Vec::new();
        for column in 0..columns {
            let things = || self.rows.iter().filter_map(|row| row.boxes.get(column));
            let least = things().map(Thing::least).max().unwrap_or(0).clamp(BOX.0, BREAK);
            wishes.push((least, things().map(Thing::like).max().unwrap_or(0).clamp(least, BOX.1)));
            if column + 1 < columns {
                let arrows = || self.rows.iter().filter_map(|row| row.arrows.get(column));
                let is_stopped = arrows().any(|arrow| arrow.is_stopped);
                let floor = if is_stopped { ARROW.0 + 2 * STOP + 16 } else { ARROW.0 };
                let least = arrows().map(|arrow| room::longest_word(&arrow.label, LABEL) + 16).max().unwrap_or(0);
                let least = least.clamp(floor, 100);
                let like = arrows().map(|arrow| text::width(&arrow.label, LABEL) + 18).max().unwrap_or(0);
                wishes.push((least, like.clamp(least.max(48), ARROW.1)));
            }
        }
        wishes
    }
}

impl Row {
    fn parse(line: &Line<'_>) -> Result<Self, Fault> {
        let mut row = Self::default();
        let mut rest = line.text.to_owned().replace('→', "->");
        while let Some((before, after)) =
            rest.split_once("->").map(|(before, after)| (before.to_owned(), after.to_owned()))
        {
            let (thing, arrow) = Arrow::parse(line, &before)?;
            row.push(line, thing)?;
            row.arrows.push(arrow);
            rest = after;
        }
        row.push(line, &rest)?;
        Ok(row)
    }

    fn push(&mut self, line: &Line<'_>, text: &str) -> Result<(), Fault> {
        if self.boxes.len() == BOXES {
            return Err(line.fault(Wrong::TooMany { what: Counted::Boxes, most: BOXES }));
        }
        let mut parts = text.split('|');
        let name = line.name(parts.next().unwrap_or(""))?;
        let details = parts.map(str::trim).filter(|part| !part.is_empty()).map(|part| line.label(part));
        let details = details.collect::<Result<Vec<_>, _>>()?;
        if details.len() > DETAILS {
            return Err(line.fault(Wrong::TooMany { what: Counted::Lines, most: DETAILS + 1 }));
        }
        self.boxes.push(Thing { name, details });
        Ok(())
    }

    fn told(&self, words: Words<'_>) -> String {
        let mut told = String::new();
        let mut arrows = self.arrows.iter();
        for (number, thing) in self.boxes.iter().enumerate() {
            if number > 0 {
                let arrow = arrows.next().cloned().unwrap_or_default();
                told.push_str(&match (arrow.is_stopped, arrow.label.as_str()) {
                    (false, "") => " → ".to_owned(),
                    (false, label) => format!(" →({label}) "),
                    (true, "") => format!(" ✕({}) ", words.plain("figure-stopped")),
                    (true, label) => format!(" ✕({label}, {}) ", words.plain("figure-stopped")),
                });
            }
            told.push_str(&thing.name);
            if !thing.details.is_empty() {
                told.push_str(&format!(" ({})", thing.details.join(", ")));
            }
        }
        told
    }

    /// Draws a row; how high it is.
    fn lay(&self, scene: &mut Scene, widths: &[i32], (left, top): (i32, i32)) -> i32 {
        let width = |at: usize| widths.get(at).copied().unwrap_or(0);
        let boxes: Vec<Vec<(Font, String)>> =
            self.boxes.iter().enumerate().map(|(at, thing)| thing.lines(width(2 * at) - 2 * PAD)).collect();
        let labels: Vec<Vec<String>> = self
            .arrows
            .iter()
            .enumerate()
            .map(|(at, arrow)| room::wrap(&arrow.label, LABEL, width(2 * at + 1) - 10))
            .collect();
        // An arrow runs in the middle of the row, with its words above it.
        let above = self.arrows.iter().zip(&labels).map(|(arrow, lines)| arrow.lift() + LINE * room::count(lines));
        let high = boxes.iter().map(|lines| LINE * room::count(lines) + 2 * PAD + 4);
        let height = high.chain(above.map(|above| 2 * above)).max().unwrap_or(0).max(44);
        let level = top + height / 2;
        let mut x = left;
        for (at, lines) in boxes.iter().enumerate() {
            let w = width(2 * at);
            scene.frame(Rect { x, y: top, w, h: height }, 8, "box", None);
            let first = level - LINE * room::count(lines) / 2;
            for (number, (font, line)) in (0..).zip(lines) {
                let class = if font.bold { "ink" } else { "quiet" };
                scene.text_around((x + w / 2, first + 12 + LINE * number), *font, class, line, w - 2 * PAD);
            }
            x += w;
            let Some((arrow, label)) = self.arrows.get(at).zip(labels.get(at)) else { continue };
            arrow.lay(scene, label, (x, x + width(2 * at + 1)), level);
            x += width(2 * at + 1);
        }
        height
    }
}

impl Thing {
    fn texts(&self) -> impl Iterator<Item = (Font, &str)> {
        let details = self.details.iter().map(|detail| (detail_font(detail), detail.as_str()));
        [(NAME, self.name.as_str())].into_iter().chain(details)
    }

    fn least(&self) -> i32 {
        self.texts().map(|(font, text)| room::longest_word(text, font) + 2 * PAD).max().unwrap_or(0)
    }

    fn like(&self) -> i32 {
        self.texts().map(|(font, text)| text::width(text, font) + 2 * PAD).max().unwrap_or(0)
    }

    fn lines(&self, room: i32) -> Vec<(Font, String)> {
        let wrap = |(font, text): (Font, &str)| room::wrap(text, font, room).into_iter().map(move |line| (font, line));
        self.texts().flat_map(wrap).collect()
    }
}

impl Arrow {
    /// What stands before the tip of an arrow, as the box before it and the arrow.
    fn parse<'t>(line: &Line<'_>, before: &'t str) -> Result<(&'t str, Self), Fault> {
        let mut arrow = Self::default();
        let mut before = before;
        if let Some(stem) =
            before.strip_suffix("-x").or_else(|| before.strip_suffix("x").filter(|stem| stem.ends_with(']')))
        {
            (before, arrow.is_stopped) = (stem, true);
        }
        if let Some(stem) = before.trim_end_matches('-').strip_suffix(']') {
            let no_arrow = || line.fault(Wrong::Arrow { text: line.text.to_owned() });
            let (stem, label) = stem.rsplit_once('[').ok_or_else(no_arrow)?;
            arrow.label = line.label(label)?;
            let stem = stem.strip_suffix("-x").inspect(|_| arrow.is_stopped = true).unwrap_or(stem);
            let stem = stem.strip_suffix("-x-").inspect(|_| arrow.is_stopped = true).unwrap_or(stem);
            let bare = stem.trim_end_matches('-');
            if bare.len() == stem.len() && !arrow.is_stopped {
                return Err(no_arrow());
            }
            before = bare;
        }
        Ok((before.trim_end_matches('-'), arrow))
    }

    /// How far its words stand above it.
    fn lift(&self) -> i32 {
        if self.is_stopped { STOP + 4 } else { 10 }
    }

    fn lay(&self, scene: &mut Scene, label: &[String], (left, right): (i32, i32), level: i32) {
        let middle = i32::midpoint(left, right);
        let first = level - self.lift() - LINE * (room::count(label) - 1);
        for (number, line) in (0..).zip(label) {
            scene.text_around((middle, first + LINE * number), LABEL, "ink", line, right - left - 10);
        }
        if self.is_stopped {
            // What is stopped does not arrive: nothing leads on from the sign.
            let stop = right - STOP - 14;
            scene.line(vec![(left, level), (stop - STOP, level)], "link off");
            scene.shapes.push(Shape::Stop { at: (stop, level), certain: true });
        } else {
            scene.line(vec![(left, level), (right - 8, level)], "flow");
            scene.shapes.push(Shape::Tip { at: (right - 8, level), towards: (1, 0) });
        }
    }
}
