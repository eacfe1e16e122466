//! What joins VPCs with each other and with networks elsewhere: nodes on the right of the VPCs, and their lines.

use super::{CODE, Desk, QUIET, STRONG, Spot, callout};
use crate::map::model::{Gate, Node, Picture};
use crate::map::overlay::{Anchor, What};
use crate::map::scene::{GATE, Point, Rect, SMALL};
use crate::map::text::{self, Font};
use crate::map::words;
use std::collections::BTreeMap;

const WIDTH: i32 = 224;
/// Between the edge of a node and its words.
const PAD: i32 = 10;
/// From the upper edge of a node to where its line enters.
const ENTRY: i32 = 26;
/// Between two lines that join VPCs.
const APART: i32 = 14;
/// The most that is listed in a node.
const MOST: usize = 6;
/// Between two joints of a VPC.
const PITCH: i32 = 44;
/// From the head of a VPC to its first joint.
const FIRST: i32 = 24;

/// The height of the joints of a VPC.
pub(super) fn joints_height(joints: &[Gate]) -> i32 {
    PITCH * i32::try_from(joints.len()).unwrap_or(0)
}

/// Where the joints of a VPC are, below the head of its frame.
pub(super) fn joints(joints: &[Gate], edge: i32, head: i32) -> impl Iterator<Item = (&Gate, Point)> {
    joints.iter().zip(0..).map(move |(joint, index)| (joint, (edge, head + FIRST + PITCH * index)))
}

/// A node that knows its place.
struct Placed<'p> {
    node: &'p Node,
    lines: Vec<(Font, &'static str, String)>,
    call: Vec<(Font, String)>,
    joints: Vec<Point>,
    top: i32,
    height: i32,
}

/// Draws the nodes and joins the VPCs to them; the height below them.
pub(super) fn draw(desk: &mut Desk<'_>, picture: &Picture) -> i32 {
    let mut joined: BTreeMap<&str, Vec<Point>> = BTreeMap::new();
    for ways in &desk.ways {
        for (id, at) in &ways.joints {
            joined.entry(id).or_default().push(*at);
        }
    }
    let joined: BTreeMap<String, Vec<Point>> = joined.into_iter().map(|(id, at)| (id.to_owned(), at)).collect();
    let placed = place(desk, picture, &joined);
    if placed.is_empty() {
        return 0;
    }
    // What a line leads to is said where it begins, if that is not in sight there.
    let far = |placed: &Placed<'_>, at: &Point| at.1 != placed.top + ENTRY;
    let labels = placed.iter().flat_map(|one| {
        let widths = one.joints.iter().filter(|at| far(one, at)).map(|_| text::width(title(one.node), QUIET).min(150));
        widths.max()
    });
    let room = labels.max().map_or(0, |width| width + 12);
    let frames = desk.ways.iter().map(|ways| ways.edge).max().unwrap_or(0);
    let first = frames + GATE + room + APART;
    let is_marked = desk.overlay.is_some_and(|one| one.marks.keys().any(|at| matches!(at.what, What::Node(_))));
    let signs = if is_marked { desk.metrics.side + 12 } else { APART };
    let x = first + APART * i32::try_from(placed.len() - 1).unwrap_or(0) + signs;
    let mut bottom = 0;
    for (one, index) in placed.iter().zip(0..) {
        let bus = first + APART * index;
        let entry = one.top + ENTRY;
        let class = if one.node.works { "link" } else { "link off" };
        let ends = || one.joints.iter().map(|at| at.1).chain([entry]);
        if let (Some(from), Some(to)) = (ends().min(), ends().max())
            && from < to
        {
            desk.scene.line(vec![(bus, from), (bus, to)], class);
        }
        for at in &one.joints {
            desk.scene.line(vec![(at.0 + GATE, at.1), (bus, at.1)], class);
            if far(one, at) {
                desk.scene.text((at.0 + GATE + 6, at.1 - 9), QUIET, "quiet", title(one.node), room - 6);
            }
        }
        desk.scene.line(vec![(bus, entry), (x, entry)], class);
        desk.buses.insert(one.node.id.clone(), bus);
        node(desk, one, x);
        bottom = bottom.max(one.top + one.height);
    }
    desk.reach = desk.reach.max(x + WIDTH);
    bottom + 34
}

/// What a node is called in one word.
fn title(node: &Node) -> &str {
    node.name.as_deref().filter(|name| !name.trim().is_empty()).unwrap_or(&node.id)
}

/// Finds room for each node: beside the first VPC that it joins, below the nodes before it.
fn place<'p>(desk: &Desk<'_>, picture: &'p Picture, joined: &BTreeMap<String, Vec<Point>>) -> Vec<Placed<'p>> {
    let mut placed: Vec<Placed<'p>> = picture
        .nodes
        .iter()
        .filter_map(|node| {
            let joints = joined.get(&node.id)?.clone();
            let lines = lines(desk, node);
            let call = call(desk, node);
            let written: i32 = lines.iter().map(|_| 14).sum();
            let height = 36 + written + callout::height(&call);
            Some(Placed { node, lines, call, joints, top: 0, height })
        })
        .collect();
    placed.sort_by_key(|one| one.joints.iter().map(|at| at.1).min());
    let mut below = i32::MIN;
    for one in &mut placed {
        let beside = one.joints.iter().map(|at| at.1).min().unwrap_or(0) - ENTRY;
        one.top = beside.max(below);
        // Its line must not run into that of another one.
        let meets = |top: i32| {
            let others = joined.iter().filter(|(id, _)| **id != one.node.id).flat_map(|(_, places)| places);
            others.into_iter().any(|at| (at.1 - top - ENTRY).abs() < 10)
        };
        while meets(one.top) {
            one.top += 10;
        }
        below = one.top + one.height + 16;
    }
    placed
}

fn anchor(node: &Node) -> Anchor {
    Anchor { vpc: None, what: What::Node(node.id.clone()) }
}

fn call(desk: &Desk<'_>, node: &Node) -> Vec<(Font, String)> {
    callout::lines(desk, desk.overlay.and_then(|overlay| overlay.marks.get(&anchor(node))), WIDTH - 2 * PAD)
}

/// What is written below the kind of a node.
fn lines(desk: &Desk<'_>, node: &Node) -> Vec<(Font, &'static str, String)> {
    let room = WIDTH - 2 * PAD;
    let mut lines = Vec::new();
    if let Some(state) = node.state.as_deref().filter(|_| !node.works) {
        let state = text::wrap(&words::state(desk.words, state), QUIET, room);
        lines.extend(state.into_iter().map(|line| (QUIET, "bad", line)));
    }
    if let Some(name) = node.name.as_deref().filter(|name| !name.trim().is_empty()) {
        lines.push((STRONG, "ink", name.to_owned()));
    }
    lines.push((CODE, "quiet", node.id.clone()));
    for far in node.far.iter().take(MOST) {
        for (word, index) in far.words.iter().zip(0..) {
            let line = if index == 0 { format!("→ {word}") } else { format!("  {word}") };
            lines.extend(text::wrap(&line, CODE, room).into_iter().map(|line| (CODE, "quiet", line)));
        }
        if let Some(state) = &far.state {
            lines.push((QUIET, "bad", words::state(desk.words, state)));
        }
    }
    if node.far.len() > MOST {
        lines.push((QUIET, "quiet", words::count(desk.words, "draw-more", node.far.len() - MOST)));
    }
    lines
}

fn node(desk: &mut Desk<'_>, one: &Placed<'_>, x: i32) {
    let part = one.node;
    let rect = Rect { x, y: one.top, w: WIDTH, h: one.height };
    let (class, icon) = if part.works { ("node", "gate small") } else { ("node off", concat!("gate small", " off")) };
    desk.scene.frame(rect, 9, class, Some(words::node_hint(desk.words, part)));
    desk.scene.icon((x + PAD + SMALL, one.top + 18), words::gate_icon(part.kind), icon);
    let kind = words::gate(desk.words, part.kind);
    let beside = x + PAD + 2 * SMALL + 8;
    let ink = if part.works { "quiet" } else { "bad" };
    desk.scene.text((beside, one.top + 22), QUIET, ink, &kind, rect.right() - PAD - beside);
    let mut base = one.top + 24;
    for (font, class, line) in &one.lines {
        base += 14;
        desk.scene.text((x + PAD, base), *font, class, line, WIDTH - 2 * PAD);
    }
    callout::draw(desk, (x + PAD, base + 2), WIDTH - 2 * PAD, &one.call, true);
    desk.station(anchor(part), Spot::Node { x }, one.top + ENTRY);
}
