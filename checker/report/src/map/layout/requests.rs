//! What a request passes: columns of posts below the VPCs, each joined to those that it leads to.

use super::{CODE, Desk, HEADING, QUIET, STRONG};
use crate::map::model::{Does, Line, Picture, Post};
use crate::map::scene::{Point, Rect, SMALL};
use crate::map::text;
use crate::map::words;
use std::collections::BTreeMap;

const WIDTH: i32 = 252;
/// Between the edge of a post and its words.
const PAD: i32 = 10;
const LINE: i32 = 16;
/// From the upper edge of a post to its first line.
const HEAD: i32 = 48;
/// From the upper edge of a post to where lines enter.
const ENTRY: i32 = 16;
/// Between two posts of a column.
const BELOW: i32 = 16;
/// Between two tracks of lines.
const APART: i32 = 8;

/// A post that knows its place.
struct Placed<'p> {
    post: &'p Post,
    rect: Rect,
}

/// A way from a line of one post to another.
struct Way<'p> {
    from: Point,
    to: &'p str,
    works: bool,
    column: usize,
}

/// Draws what requests pass below a place; the height below it.
pub(super) fn draw(desk: &mut Desk<'_>, picture: &Picture, at: Point) -> i32 {
    // Where a packet's path is drawn, it is what is looked at.
    if desk.overlay.is_some() || picture.requests.balancers.is_empty() && picture.requests.distributions.is_empty() {
        return at.1;
    }
    let columns: Vec<&[Post]> = picture.requests.columns().into_iter().filter(|posts| !posts.is_empty()).collect();
    let of_column: BTreeMap<&str, usize> = columns
        .iter()
        .enumerate()
        .flat_map(|(column, posts)| posts.iter().map(move |post| (&*post.id, column)))
        .collect();
    let leads: Vec<(usize, usize)> = columns
        .iter()
        .enumerate()
        .flat_map(|(column, posts)| {
            posts.iter().flat_map(|post| &post.lines).flat_map(|line| &line.to).map(move |to| (column, to))
        })
        .filter_map(|(from, to)| Some((from, *of_column.get(to.as_str())?)))
        .collect();
    // Ways past a column run above its posts.
    let lanes = leads.iter().filter(|(from, to)| *to > from + 1).count();
    let gap = |column: usize| {
        let tracks = leads.iter().filter(|(from, to)| *from == column || (*to == column + 1 && *to > from + 1)).count();
        24 + APART * count(tracks)
    };

    let mut y = at.1 + 28;
    let title = desk.words.plain("draw-requests");
    let used = desk.scene.text((at.0, y), HEADING, "ink", &title, desk.reach - at.0);
    desk.reach = desk.reach.max(at.0 + used);
    y += 18;
    let first_lane = y;
    y += APART * count(lanes);
    let mut placed: Vec<Vec<Placed<'_>>> = Vec::new();
    let (mut x, mut bottom) = (at.0, y);
    for (index, posts) in columns.iter().enumerate() {
        let mut top = y;
        let mut column = Vec::new();
        for post in *posts {
            let rect = Rect { x, y: top, w: WIDTH, h: HEAD + LINE * count(post.lines.len()) };
            column.push(Placed { post, rect });
            top = rect.bottom() + BELOW;
            bottom = bottom.max(rect.bottom());
        }
        desk.reach = desk.reach.max(x + WIDTH);
        x += WIDTH + gap(index);
        placed.push(column);
    }
    for one in placed.iter().flatten() {
        post(desk, one);
    }
    join(desk, &placed, first_lane);
    bottom + 26
}

/// A number of things as a number of pixels is counted.
fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(0)
}

/// Draws the ways between posts, each in a track of its own.
fn join(desk: &mut Desk<'_>, placed: &[Vec<Placed<'_>>], first_lane: i32) {
    let entries: BTreeMap<&str, (usize, Point)> = placed
        .iter()
        .enumerate()
        .flat_map(|(column, posts)| {
            posts.iter().map(move |one| (&*one.post.id, (column, (one.rect.x, one.rect.y + ENTRY))))
        })
        .collect();
    let mut ways = Vec::new();
    for (column, posts) in placed.iter().enumerate() {
        for one in posts {
            for (line, index) in one.post.lines.iter().zip(0..) {
                let y = one.rect.y + HEAD + LINE * index + LINE / 2 - 2;
                ways.extend(line.to.iter().map(|to| Way {
                    from: (one.rect.right(), y),
                    to,
                    works: line.works,
                    column,
                }));
            }
        }
    }
    let right = |column: usize| placed.get(column).and_then(|posts| posts.first()).map_or(0, |one| one.rect.right());
    let mut tracks: BTreeMap<usize, i32> = BTreeMap::new();
    let mut track = |column: usize| {
        let next = tracks.entry(column).or_insert(0);
        *next += 1;
        right(column) + 8 + APART * (*next - 1)
    };
    let mut lane = first_lane;
    for way in ways {
        let Some(&(column, entry)) = entries.get(way.to) else { continue };
        let class = if way.works { "link" } else { "link off" };
        let mut points = vec![way.from];
        let first = track(way.column);
        points.push((first, way.from.1));
        if column > way.column + 1 {
            let last = track(column - 1);
            points.extend([(first, lane), (last, lane), (last, entry.1)]);
            lane += APART;
        } else {
            points.push((first, entry.1));
        }
        points.push(entry);
        desk.scene.line(points, class);
    }
}

fn post(desk: &mut Desk<'_>, placed: &Placed<'_>) {
    let (post, rect) = (placed.post, placed.rect);
    let id = crate::safe::line(&post.id).into_owned();
    desk.scene.frame(rect, 7, if post.works { "tile" } else { "tile off" }, Some(id));
    let small = if post.works { "small" } else { "small off" };
    desk.scene.icon((rect.x + PAD + SMALL, rect.y + 16), words::post_icon(post.kind), small);
    let beside = rect.x + PAD + 2 * SMALL + 6;
    let room = rect.right() - PAD - beside;
    desk.scene.text((beside, rect.y + 20), STRONG, "ink", post.name.as_deref().unwrap_or(&post.id), room);
    let mut facts = vec![words::post(desk.words, post.kind)];
    facts.extend(post.facts.iter().map(|fact| words::state(desk.words, fact)));
    let class = if post.works { "quiet" } else { "bad" };
    desk.scene.text((beside, rect.y + 34), QUIET, class, &facts.join(" · "), room);
    for (one, index) in post.lines.iter().zip(0..) {
        line(desk, one, (rect.x + PAD, rect.y + HEAD + LINE * index + LINE - 6), rect.w - 2 * PAD);
    }
}

/// A line of a post: what it is about on the left, what becomes of it on the right.
fn line(desk: &mut Desk<'_>, line: &Line, at: Point, room: i32) {
    let does = words::does(desk.words, &line.does);
    if matches!(line.does, Does::Heads(_)) {
        let used = desk.scene.text_to((at.0 + room, at.1), CODE, "quiet", &does, room / 2);
        desk.scene.text(at, STRONG, "ink", &line.text, room - used - 8);
        return;
    }
    let is_code = matches!(line.does, Does::Leads(_) | Does::Redirects(_));
    let about = text::width(&line.text, CODE);
    let half = if about == 0 { room } else { (room / 2).max(room - about - 8) };
    let class = if line.works { "quiet" } else { "bad" };
    let font = if is_code { CODE } else { QUIET };
    let used = desk.scene.text_to((at.0 + room, at.1), font, class, &does, half);
    let rest = room - used - 8;
    desk.scene.text(at, CODE, if line.works { "ink" } else { "bad" }, &line.text, rest);
}
