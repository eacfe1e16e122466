//! The wall: a row for each command, from who starts it to what happens, in the frames of contexts.
//!
//! What stands in no row yet stands below, so that everything that is on the board is on the picture.

mod rows;

use crate::drawing::scene::{Point, Rect, Scene, Shape};
use crate::drawing::text::{self, Font};
use crate::words::Words;
use board::{Board, NoteKind};
use rows::{Group, Paper, Row};

/// How wide a note is.
const WIDTH: i32 = 148;
/// What is left free at the sides of a note, more than its shape takes.
const PAD: i32 = 13;
/// Between columns, with room for a line that turns.
const GAP: i32 = 30;
/// Between notes of a stack, and between rows.
const STACK: i32 = 8;
const ROW: i32 = 16;
/// Around everything, and inside of frames.
const MARGIN: i32 = 20;
const INSET: i32 = 14;
/// How far below the upper edge of a note a line meets it.
const KNOT: i32 = 22;

const KIND: Font = Font::sans(11);
const NAME: Font = Font::sans(13).bold();
const MORE: Font = Font::sans(11);
const TITLE: Font = Font::sans(19).bold();
const HEADING: Font = Font::sans(15).bold();

/// How wide the wall is: four columns in a frame.
const INNER: i32 = 4 * WIDTH + 3 * GAP;
pub(super) const ALL: i32 = INNER + 2 * (INSET + MARGIN);

/// Lays the wall out; with a title if it stands alone.
pub(super) fn lay(board: &Board, title: Option<&str>, words: Words<'_>) -> Scene {
    let mut wall = Wall { scene: Scene { width: ALL, ..Scene::default() }, y: MARGIN, words };
    if let Some(title) = title {
        heading(&mut wall.scene, &mut wall.y, title);
    }
    let groups = rows::groups(board);
    if groups.is_empty() {
        let room = ALL - 2 * MARGIN;
        wall.scene.text((MARGIN, wall.y + 14), KIND, "quiet", &words.plain("board-nothing"), room);
        wall.y += 30;
    }
    for group in &groups {
        wall.group(group);
    }
    wall.scene.height = wall.y + MARGIN - ROW;
    wall.scene
}

/// A title over the whole width, in as many lines as it takes.
pub(super) fn heading(scene: &mut Scene, y: &mut i32, title: &str) {
    for line in text::wrap(title, TITLE, ALL - 2 * MARGIN) {
        scene.text((MARGIN, *y + 18), TITLE, "ink", &line, ALL - 2 * MARGIN);
        *y += 25;
    }
    *y += 10;
}

struct Wall<'w> {
    scene: Scene,
    y: i32,
    words: Words<'w>,
}

impl Wall<'_> {
    /// A frame with its rows; its own rectangle comes first, so that it lies below them.
    fn group(&mut self, group: &Group) {
        let frame = self.scene.shapes.len();
        let top = self.y;
        self.y += INSET;
        let kind = self.words.plain(group.label);
        let (left, room) = (MARGIN + INSET, INNER);
        self.scene.text((left, self.y + 8), KIND, "quiet", &kind, room);
        self.y += 16;
        for line in group.name.iter().flat_map(|name| text::wrap(name, HEADING, room)) {
            self.scene.text((left, self.y + 13), HEADING, "ink", &line, room);
            self.y += 20;
        }
        self.y += 8;
        for row in &group.rows {
            self.row(row);
        }
        self.y += INSET - ROW;
        let rect = Rect { x: MARGIN, y: top, w: ALL - 2 * MARGIN, h: self.y - top };
        let class = if group.name.is_some() { "bounds" } else { "bounds loose" };
        self.scene.shapes.insert(frame, Shape::Frame { rect, radius: 10, class, hint: group.name.clone() });
        self.y += ROW;
    }

    /// Notes in four columns, and lines between those that follow each other.
    fn row(&mut self, row: &Row) {
        let top = self.y;
        let mut before: Vec<Point> = Vec::new();
        let mut bottom = top;
        for (column, papers) in (0..).zip(&row.columns) {
            let x = MARGIN + INSET + column * (WIDTH + GAP);
            let mut y = top;
            let mut knots = Vec::new();
            for paper in papers {
                let height = self.paper(paper, (x, y));
                knots.push((x, y + KNOT));
                y += height + STACK;
            }
            bottom = bottom.max(y - STACK);
            if row.is_joined {
                join(&mut self.scene, &before, &knots);
            }
            if !knots.is_empty() {
                before = knots.iter().map(|(x, y)| (x + WIDTH, *y)).collect();
            }
        }
        self.y = bottom + ROW;
    }

    /// A note; how high it is.
    fn paper(&mut self, paper: &Paper, at: Point) -> i32 {
        let room = WIDTH - 2 * PAD;
        let name = text::wrap(&paper.name, NAME, room);
        let more = match &paper.more {
            Some((label, names)) => {
                text::wrap(&self.words.with(label, &[("names", names.as_str().into())]), MORE, room)
            }
            None => Vec::new(),
        };
        let (name_height, more_height) = (17 * count(&name), if more.is_empty() { 0 } else { 15 * count(&more) + 4 });
        let height = (30 + name_height + more_height + 12).max(58);
        let rect = Rect { x: at.0, y: at.1, w: WIDTH, h: height };
        let kind = self.words.plain(kind_word(paper.kind));
        let hint = format!("{kind}: {}", crate::safe::line(&paper.name));
        self.scene.shapes.push(Shape::Note { rect, kind: paper.kind, hint });
        let x = at.0 + PAD;
        let mut y = at.1 + 17;
        self.scene.text((x, y), KIND, "ink", &kind, room);
        y += 20;
        for line in name {
            self.scene.text((x, y), NAME, "ink", &line, room);
            y += 17;
        }
        y += 2;
        for line in more {
            self.scene.text((x, y), MORE, "ink", &line, room);
            y += 15;
        }
        height
    }
}

/// Lines from each note of a stack to each of the next: one of the two is a single note, or they meet in the middle.
fn join(scene: &mut Scene, from: &[Point], to: &[Point]) {
    let (Some(first), Some(target)) = (from.first(), to.first()) else { return };
    let turn = target.0 - GAP / 2;
    let bus = first.1;
    for &(x, y) in from {
        let mut points = vec![(x, y), (turn, y)];
        if y != bus {
            points.push((turn, bus));
        }
        scene.line(points, "flow");
    }
    for &(x, y) in to {
        let mut points = vec![(turn, bus)];
        if y != bus {
            points.push((turn, y));
        }
        points.push((x - 8, y));
        scene.line(points, "flow");
        scene.shapes.push(Shape::Tip { at: (x - 8, y), towards: (1, 0) });
    }
}

fn count(lines: &[String]) -> i32 {
    i32::try_from(lines.len()).unwrap_or(i32::MAX / 64)
}

/// The word that stands on every note of a kind.
fn kind_word(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Event => "note-event",
        NoteKind::Command => "note-command",
        NoteKind::Actor => "note-actor",
        NoteKind::External => "note-external",
        NoteKind::Policy => "note-policy",
        NoteKind::Aggregate => "note-aggregate",
        NoteKind::Context => "note-context",
        NoteKind::Hotspot => "note-hotspot",
    }
}
