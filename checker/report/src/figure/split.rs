//! A block of addresses and its parts, drawn to scale.
//!
//! Words stand beside the bar; where they have no room beside their part, a line leads to them.

use super::bits::grouped;
use super::fault::{Counted, Fault, Wrong};
use super::line::Line;
use super::room::{self, INNER, LABEL, LINE, MARGIN};
use super::told::Told;
use crate::drawing::scene::{Rect, Scene};
use crate::drawing::text::{self, Font};
use crate::words::Words;
use ipnet::Ipv4Net;
use std::net::Ipv4Addr;

const PARTS: usize = 20;

/// The bar, and how thin a part is drawn at least.
const BAR: (i32, i32) = (84, 300);
const THINNEST: i32 = 5;
/// Between lines that lead to words.
const TRACK: i32 = 7;
const GAP: i32 = 8;
/// Between a block and its name.
const SPACE: i32 = 12;

const BLOCK: Font = Font::mono(13).bold();
const NAME: Font = Font::sans(13);

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Split {
    whole: Ipv4Net,
    /// By addresses.
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    block: Ipv4Net,
    name: String,
    line: usize,
}

/// Words of one font and class.
type Piece = (Font, &'static str, String);

/// A stretch of the bar.
struct Stretch<'p> {
    first: u32,
    last: u32,
    /// Nobody's, if there is none.
    part: Option<&'p Part>,
}

impl Split {
    pub(super) fn parse((whole, head): &(Ipv4Net, Line<'_>), lines: &[Line<'_>]) -> Result<Self, Fault> {
        let mut split = Self { whole: network(head, *whole)?, parts: Vec::new() };
        for line in lines {
            if split.parts.len() == PARTS {
                return Err(line.fault(Wrong::TooMany { what: Counted::Parts, most: PARTS }));
            }
            let (block, name) = line.address()?;
            let block = network(line, block)?;
            if !split.whole.contains(&block) {
                return Err(line.fault(Wrong::Outside { part: block.to_string(), whole: split.whole.to_string() }));
            }
            let is_shared = |part: &&Part| part.block.contains(&block) || block.contains(&part.block);
            if let Some(other) = split.parts.iter().find(is_shared) {
                let (part, other, at) = (block.to_string(), other.block.to_string(), other.line);
                return Err(line.fault(Wrong::Overlap { part, other, line: at }));
            }
            let name = line.label(name.trim_start_matches('|'))?;
            split.parts.push(Part { block, name, line: line.number });
        }
        split.parts.sort_by_key(|part| part.block);
        if split.parts.is_empty() { Err(head.fault(Wrong::Nothing)) } else { Ok(split) }
    }

    pub(super) fn title(&self, words: Words<'_>) -> String {
        words.with("figure-split", &[("block", self.whole.to_string().into())])
    }

    /// The whole from its first address to its last.
    fn stretches(&self) -> Vec<Stretch<'_>> {
        let mut stretches = Vec::new();
        let mut next = Some(self.whole.network().to_bits());
        for part in &self.parts {
            let (first, last) = (part.block.network().to_bits(), part.block.broadcast().to_bits());
            if let Some(free) = next.filter(|free| *free < first) {
                stretches.push(Stretch { first: free, last: first - 1, part: None });
            }
            stretches.push(Stretch { first, last, part: Some(part) });
            next = last.checked_add(1);
        }
        let end = self.whole.broadcast().to_bits();
        if let Some(free) = next.filter(|free| *free <= end) {
            stretches.push(Stretch { first: free, last: end, part: None });
        }
        stretches
    }

    pub(super) fn told(&self, words: Words<'_>) -> Told {
        let tell = |stretch: &Stretch<'_>| {
            let name = stretch.part.map(|part| [part.block.to_string(), part.name.clone()].join(" "));
            let name = name.map_or_else(|| words.plain("figure-free"), |name| name.trim().to_owned());
            format!("{name}: {}", stretch.range(words))
        };
        Told { is_ordered: false, entries: self.stretches().iter().map(tell).collect() }
    }

    pub(super) fn lay(&self, words: Words<'_>) -> Scene {
        let stretches = self.stretches();
        let mut scene = Scene::default();
        let count = words.with("figure-addresses", &[("count", grouped(size(self.whole)).into())]);
        let heading = scene.text((MARGIN, MARGIN + 12), BLOCK, "ink", &self.whole.to_string(), INNER);
        let more = scene.text((MARGIN + heading + 12, MARGIN + 12), LABEL, "quiet", &count, INNER);
        let top = MARGIN + 26;
        // Where each part lies, and where its words stand: beside it, or below those of the part before.
        let tracks = TRACK * room::count(&stretches);
        let room = INNER - BAR.0 - tracks - 24;
        let mut rows = Vec::new();
        let (mut y, mut next) = (top, top);
        for stretch in &stretches {
            let height = self.height(stretch);
            let lines = stretch.lines(words, room);
            let tall = LINE * room::count(&lines) + 2;
            let row = next.max(y + height / 2 - tall / 2);
            next = row + tall + GAP;
            rows.push((Rect { x: MARGIN, y, w: BAR.0, h: height }, row, tall, lines));
            y += height;
        }
        let bent = |(bar, row, tall, _): &(Rect, i32, i32, _)| {
            let beside = row + tall / 2;
            beside != bar.y + bar.h / 2 && !(bar.y + 3..=bar.bottom() - 3).contains(&beside)
        };
        let bends: i32 = rows.iter().filter(|row| bent(row)).map(|_| TRACK).sum();
        let mut track = MARGIN + BAR.0 + 8 + bends;
        let words_at = track + 12;
        scene.width = MARGIN + heading + 12 + more + MARGIN;
        for (stretch, row) in stretches.iter().zip(&rows) {
            let (bar, at, tall, lines) = row;
            scene.frame(*bar, 2, if stretch.part.is_some() { "part" } else { "part free" }, None);
            let (from, to) = (bar.y + bar.h / 2, at + tall / 2);
            let (start, end) = (MARGIN + BAR.0, words_at - 6);
            if bent(row) {
                // The first turns farthest from the bar: no line meets another.
                scene.line(vec![(start, from), (track, from), (track, to), (end, to)], "lead");
                track -= TRACK;
            } else {
                scene.line(vec![(start, to), (end, to)], "lead");
            }
            for (number, line) in (0..).zip(lines) {
                let mut x = words_at;
                for (font, class, words) in line {
                    x += scene.text((x, at + 12 + LINE * number), *font, class, words, room) + SPACE;
                }
                scene.width = scene.width.max(x - SPACE + MARGIN);
            }
        }
        scene.width = scene.width.max(room::NARROWEST);
        scene.height = y.max(next - GAP) + MARGIN;
        scene
    }

    /// How high a stretch is: to scale, if it can be seen at all.
    fn height(&self, stretch: &Stretch<'_>) -> i32 {
        let height = u64::from(BAR.1.unsigned_abs()) * stretch.size() / size(self.whole).max(1);
        i32::try_from(height).unwrap_or(BAR.1).max(THINNEST)
    }
}

impl Stretch<'_> {
    fn size(&self) -> u64 {
        u64::from(self.last - self.first) + 1
    }

    fn range(&self, words: Words<'_>) -> String {
        let address = |bits| Ipv4Addr::from_bits(bits).to_string();
        let count = words.with("figure-addresses", &[("count", grouped(self.size()).into())]);
        format!("{} – {}, {count}", address(self.first), address(self.last))
    }

    /// What stands beside it: lines, each of one piece or two.
    fn lines(&self, words: Words<'_>, room: i32) -> Vec<Vec<Piece>> {
        let wrap = |font, class, text: &str| -> Vec<Vec<Piece>> {
            text::wrap(text, font, room).into_iter().map(|line| vec![(font, class, line)]).collect()
        };
        let mut lines = match self.part {
            Some(part) => {
                let block = part.block.to_string();
                let name = crate::safe::line(&part.name);
                let beside = text::width(&block, BLOCK) + SPACE + text::width(&name, NAME) <= room;
                if beside && !name.is_empty() {
                    vec![vec![(BLOCK, "ink", block), (NAME, "ink", name.into_owned())]]
                } else {
                    [wrap(BLOCK, "ink", &block), wrap(NAME, "ink", &name)].concat()
                }
            }
            None => wrap(NAME, "quiet", &words.plain("figure-free")),
        };
        lines.append(&mut wrap(LABEL, "quiet", &self.range(words)));
        lines
    }
}

/// A block whose address is the network's own.
fn network(line: &Line<'_>, block: Ipv4Net) -> Result<Ipv4Net, Fault> {
    let network = block.trunc();
    if network != block {
        return Err(line.fault(Wrong::NoNetwork { word: block.to_string(), network: network.to_string() }));
    }
    Ok(network)
}

fn size(block: Ipv4Net) -> u64 {
    1_u64 << (32 - block.prefix_len())
}
