//! The map of contexts: one below the other, and each relation a line at their side.
//!
//! A relation leaves its context on a level of its own, with its label above, and turns down a track of its own to the
//! level on which it arrives: lines may cross, and nothing lies on a word.

use super::wall::{self, ALL};
use crate::drawing::scene::{Rect, Scene, Shape};
use crate::drawing::text::{self, Font};
use crate::words::Words;
use board::{Board, Context, Direction, Relation};

const MARGIN: i32 = 20;
/// A context, its inside, and the room for labels beside it.
const WIDTH: i32 = 230;
const PAD: i32 = 14;
const LABELS: i32 = 250;
/// Between tracks, and between contexts.
const TRACK: i32 = 16;
const GAP: i32 = 24;
/// A level without words.
const LEVEL: i32 = 26;

const NAME: Font = Font::sans(15).bold();
const SMALL: Font = Font::sans(12);
const KIND: Font = Font::sans(11);

/// Lays the map out; with a title if it stands alone.
pub(super) fn lay(board: &Board, title: Option<&str>, words: Words<'_>) -> Scene {
    let mut scene = Scene { width: ALL, ..Scene::default() };
    let mut y = MARGIN;
    if let Some(title) = title {
        wall::heading(&mut scene, &mut y, title);
    }
    if board.contexts.is_empty() {
        scene.text((MARGIN, y + 14), KIND, "quiet", &words.plain("board-nothing"), ALL - 2 * MARGIN);
        scene.height = y + 30 + MARGIN;
        return scene;
    }
    let mut levels = vec![[0; 2]; board.relations.len()];
    for (index, context) in board.contexts.iter().enumerate() {
        y = node(&mut scene, board, index, context, y, &mut levels, words) + GAP;
    }
    let tracks = tracks(&levels);
    let most = tracks.iter().copied().max().unwrap_or(0);
    for ((relation, levels), track) in board.relations.iter().zip(&levels).zip(&tracks) {
        line(&mut scene, relation, *levels, MARGIN + WIDTH + LABELS + TRACK * (track + 1));
    }
    scene.width = ALL.max(MARGIN + WIDTH + LABELS + TRACK * (most + 2) + MARGIN);
    scene.height = y - GAP + MARGIN;
    scene
}

/// A context, with a level for each relation that begins or ends at it; the place below it.
fn node(
    scene: &mut Scene,
    board: &Board,
    index: usize,
    context: &Context,
    top: i32,
    levels: &mut [[i32; 2]],
    words: Words<'_>,
) -> i32 {
    let frame = scene.shapes.len();
    let (x, room) = (MARGIN + PAD, WIDTH - 2 * PAD);
    let mut y = top + PAD;
    scene.text((x, y + 9), KIND, "quiet", &words.plain("note-context"), room);
    y += 17;
    for line in text::wrap(&context.note.name, NAME, room) {
        scene.text((x, y + 13), NAME, "ink", &line, room);
        y += 20;
    }
    for line in text::wrap(&context.aggregates.join(", "), SMALL, room) {
        scene.text((x, y + 12), SMALL, "quiet", &line, room);
        y += 16;
    }
    let level = ports(scene, board, index, context, top, levels, words);
    let bottom = (y + PAD).max(level + PAD);
    let rect = Rect { x: MARGIN, y: top, w: WIDTH, h: bottom - top };
    let hint = Some(context.note.name.clone());
    scene.shapes.insert(frame, Shape::Frame { rect, radius: 10, class: "bounds", hint });
    bottom
}

/// The levels of a context: relations with contexts above come first, so that fewer lines cross.
fn ports(
    scene: &mut Scene,
    board: &Board,
    index: usize,
    context: &Context,
    top: i32,
    levels: &mut [[i32; 2]],
    words: Words<'_>,
) -> i32 {
    let place = |name: &str| board.contexts.iter().position(|context| context.note.name == name).unwrap_or(index);
    let mut ends: Vec<(usize, usize, usize)> = Vec::new();
    for (number, relation) in board.relations.iter().enumerate() {
        if relation.from == context.note.name {
            ends.push((place(&relation.to), number, 0));
        }
        if relation.to == context.note.name {
            ends.push((place(&relation.from), number, 1));
        }
    }
    ends.sort_unstable();
    let mut level = top + 6;
    for (_, number, end) in ends {
        let Some((relation, at)) = board.relations.get(number).zip(levels.get_mut(number)) else { continue };
        if end == 0 {
            let mut lines = text::wrap(&relation.label, SMALL, LABELS - 24);
            let said = lines.len();
            if relation.direction == Direction::Unsaid {
                lines.extend(text::wrap(&words.plain("board-unsaid"), SMALL, LABELS - 24));
            }
            for (number, line) in lines.iter().enumerate() {
                level += 16;
                let class = if number < said { "ink" } else { "bad" };
                scene.text((MARGIN + WIDTH + 16, level), SMALL, class, line, LABELS - 24);
            }
            level += if lines.is_empty() { LEVEL } else { 7 };
        } else {
            level += LEVEL;
        }
        if let Some(at) = at.get_mut(end) {
            *at = level;
        }
    }
    level
}

/// On which track each relation runs: none meets another there, and short ones run close.
fn tracks(levels: &[[i32; 2]]) -> Vec<i32> {
    let span = |[one, other]: [i32; 2]| (one.min(other), one.max(other));
    let mut order: Vec<(usize, (i32, i32))> = levels.iter().map(|levels| span(*levels)).enumerate().collect();
    order.sort_by_key(|(index, (from, to))| (to - from, *index));
    let mut taken: Vec<Vec<(i32, i32)>> = Vec::new();
    let mut tracks = vec![0; levels.len()];
    for (index, (from, to)) in order {
        let is_free = |others: &Vec<(i32, i32)>| others.iter().all(|(start, end)| to + 4 < *start || *end + 4 < from);
        let track = taken.iter().position(is_free).unwrap_or(taken.len());
        if track == taken.len() {
            taken.push(Vec::new());
        }
        if let (Some(others), Some(own)) = (taken.get_mut(track), tracks.get_mut(index)) {
            others.push((from, to));
            *own = i32::try_from(track).unwrap_or(0);
        }
    }
    tracks
}

/// The line of a relation, with tips where it arrives.
fn line(scene: &mut Scene, relation: &Relation, [from, to]: [i32; 2], track: i32) {
    let side = MARGIN + WIDTH;
    let (has_begin, has_end) = match relation.direction {
        Direction::Forth => (false, true),
        Direction::Both => (true, true),
        Direction::Unsaid => (false, false),
    };
    let start = |tipped: bool| if tipped { side + 8 } else { side };
    let points = vec![(start(has_begin), from), (track, from), (track, to), (start(has_end), to)];
    scene.line(points, if relation.direction == Direction::Unsaid { "flow unsaid" } else { "flow" });
    for level in [(has_begin, from), (has_end, to)].into_iter().filter(|(has, _)| *has).map(|(_, level)| level) {
        scene.shapes.push(Shape::Tip { at: (side + 8, level), towards: (-1, 0) });
    }
}
