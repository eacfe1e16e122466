//! Who says what to whom, one below the other in time.
//!
//! Each party has a line of its own downwards; it is left out where words stand on it.

use super::fault::{Counted, Fault, Wrong};
use super::line::Line;
use super::room::{self, LABEL, LINE, MARGIN, NAME};
use super::told::Told;
use crate::drawing::scene::{Rect, STOP, Scene, Shape};
use crate::drawing::text;
use crate::words::Words;

const PARTIES: usize = 5;
const STEPS: usize = 16;

/// The frame of a party, and from one party to the next.
const BOX: i32 = 116;
const PAD: i32 = 8;
const NEAREST: i32 = BOX + 12;
const FARTHEST: i32 = 290;
/// The most that a note takes.
const NOTE: i32 = 230;
const GAP: i32 = 10;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sequence {
    parties: Vec<String>,
    steps: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Message { from: usize, to: usize, arrow: Arrow, label: String },
    Note { at: usize, label: String },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Arrow {
    Request,
    Answer,
    Stopped,
}

impl Sequence {
    pub(super) fn parse(head: &Line<'_>, lines: &[Line<'_>]) -> Result<Self, Fault> {
        let mut sequence = Self { parties: Vec::new(), steps: Vec::new() };
        for line in lines {
            if sequence.steps.len() == STEPS {
                return Err(line.fault(Wrong::TooMany { what: Counted::Steps, most: STEPS }));
            }
            let step = sequence.step(line)?;
            sequence.steps.push(step);
        }
        if sequence.steps.is_empty() { Err(head.fault(Wrong::Nothing)) } else { Ok(sequence) }
    }

    fn step(&mut self, line: &Line<'_>) -> Result<Step, Fault> {
        let noted = line.text.strip_prefix("note ").and_then(|rest| rest.split_once(':'));
        if let Some((name, label)) = noted.filter(|(name, _)| arrow(name).is_none()) {
            return Ok(Step::Note { at: self.party(line, name)?, label: line.name_of_note(label)? });
        }
        let no_step = || line.fault(Wrong::NoStep { text: line.text.to_owned() });
        let (from, arrow, rest) = arrow(line.text).ok_or_else(no_step)?;
        let (to, label) = rest.split_once(':').unwrap_or((rest, ""));
        let (from, to) = (self.party(line, from)?, self.party(line, to)?);
        // What somebody does alone is told beside them.
        if from == to {
            return Ok(Step::Note { at: from, label: line.name_of_note(label)? });
        }
        Ok(Step::Message { from, to, arrow, label: line.label(label)? })
    }

    /// Which party that is: the next, if it was not there before.
    fn party(&mut self, line: &Line<'_>, name: &str) -> Result<usize, Fault> {
        let name = line.name(name)?;
        if let Some(at) = self.parties.iter().position(|party| *party == name) {
            return Ok(at);
        }
        if self.parties.len() == PARTIES {
            return Err(line.fault(Wrong::TooMany { what: Counted::Parties, most: PARTIES }));
        }
        self.parties.push(name);
        Ok(self.parties.len() - 1)
    }

    fn party_name(&self, at: usize) -> &str {
        self.parties.get(at).map_or("", String::as_str)
    }

    pub(super) fn told(&self, words: Words<'_>) -> Told {
        let tell = |step: &Step| match step {
            Step::Note { at, label } => {
                words.with("figure-note", &[("party", self.party_name(*at).into()), ("label", label.into())])
            }
            Step::Message { from, to, arrow, label } => {
                let arrow = match arrow {
                    Arrow::Request => "request",
                    Arrow::Answer => "answer",
                    Arrow::Stopped => "stopped",
                };
                let ends = [("from", self.party_name(*from).into()), ("to", self.party_name(*to).into())];
                let message = words.with("figure-message", &[&ends[..], &[("arrow", arrow.into())]].concat());
                if label.is_empty() { message } else { format!("{message}: {label}") }
            }
        };
        Told { is_ordered: true, entries: self.steps.iter().map(tell).collect() }
    }

    pub(super) fn lay(&self) -> Scene {
        let mut drawing = Drawing::new(self.places());
        drawing.heads(&self.parties);
        let steps = Scene { width: drawing.scene.width, ..Scene::default() };
        let heads = std::mem::replace(&mut drawing.scene, steps);
        let top = drawing.y;
        drawing.y += GAP;
        for step in &self.steps {
            match step {
                Step::Note { at, label } => drawing.note(*at, label),
                Step::Message { from, to, arrow, label } => drawing.message((*from, *to), *arrow, label),
            }
            drawing.y += GAP;
        }
        let bottom = drawing.y + 4;
        let mut scene = Scene { height: bottom + MARGIN, ..heads };
        for (place, breaks) in drawing.places.iter().zip(&drawing.breaks) {
            let mut from = top;
            for (start, end) in breaks.iter().copied().chain([(bottom, bottom)]) {
                if start > from {
                    scene.line(vec![(*place, from), (*place, start)], "life");
                }
                from = end;
            }
        }
        scene.shapes.append(&mut drawing.scene.shapes);
        scene
    }

    /// Where the lines of the parties are: further from each other where more is said between them.
    fn places(&self) -> Vec<i32> {
        let wish = |left: usize| {
            let labels = || {
                self.steps.iter().filter_map(move |step| match step {
                    Step::Message { from, to, label, .. } if (*from).min(*to) == left && from.abs_diff(*to) == 1 => {
                        Some(label)
                    }
                    _ => None,
                })
            };
            let word = labels().map(|label| room::longest_word(label, LABEL) + 16).max().unwrap_or(0);
            let whole = labels().map(|label| text::width(label, LABEL) + 28).max().unwrap_or(0);
            (word.clamp(NEAREST, FARTHEST), whole.max(word).clamp(NEAREST + 20, FARTHEST))
        };
        let mut wishes: Vec<(i32, i32)> = (1..self.parties.len()).map(|right| wish(right - 1)).collect();
        // Words are broken sooner than the page is left.
        if wishes.iter().map(|(least, _)| least).sum::<i32>() > room::INNER - BOX {
            wishes.iter_mut().for_each(|wish| wish.0 = NEAREST);
        }
        let mut place = MARGIN + BOX / 2;
        let mut places = vec![place];
        for pitch in room::share(&wishes, room::INNER - BOX) {
            place += pitch;
            places.push(place);
        }
        // A single party, or two that say little, stand in the middle of what a title takes.
        let aside = (room::NARROWEST - (place + BOX / 2 + MARGIN)).max(0) / 2;
        places.iter().map(|place| place + aside).collect()
    }
}

impl Line<'_> {
    /// What a note says: it is not empty.
    fn name_of_note(&self, text: &str) -> Result<String, Fault> {
        if text.trim().is_empty() {
            return Err(self.fault(Wrong::NoName));
        }
        self.label(text)
    }
}

/// The first arrow of a line, with what is before and behind it.
fn arrow(text: &str) -> Option<(&str, Arrow, &str)> {
    let plain = text.split_once("->");
    let drawn = text.split_once('→');
    let (before, after) = match (plain, drawn) {
        (Some(plain), Some(drawn)) if drawn.0.len() < plain.0.len() => drawn,
        (Some(found), _) | (None, Some(found)) => found,
        (None, None) => return None,
    };
    if let Some(before) = before.strip_suffix("-x") {
        return Some((before.trim_end_matches('-'), Arrow::Stopped, after));
    }
    let from = before.trim_end_matches('-');
    Some((from, if from.len() == before.len() { Arrow::Request } else { Arrow::Answer }, after))
}

struct Drawing {
    scene: Scene,
    places: Vec<i32>,
    /// Where the line of each party is left out, from above.
    breaks: Vec<Vec<(i32, i32)>>,
    y: i32,
}

impl Drawing {
    fn new(places: Vec<i32>) -> Self {
        let right = places.last().map_or(0, |place| place + BOX / 2 + MARGIN);
        let scene = Scene { width: right.max(room::NARROWEST), ..Scene::default() };
        Self { scene, breaks: vec![Vec::new(); places.len()], places, y: MARGIN }
    }

    fn place(&self, party: usize) -> i32 {
        self.places.get(party).copied().unwrap_or(MARGIN)
    }

    /// The names of the parties, all of one height.
    fn heads(&mut self, parties: &[String]) {
        let room = BOX - 2 * PAD;
        let names: Vec<Vec<String>> = parties.iter().map(|name| room::wrap(name, NAME, room)).collect();
        let most = names.iter().map(|lines| room::count(lines)).max().unwrap_or(1);
        let height = 17 * most + 2 * PAD + 2;
        for (place, lines) in self.places.iter().zip(&names) {
            let rect = Rect { x: place - BOX / 2, y: self.y, w: BOX, h: height };
            self.scene.frame(rect, 8, "box", None);
            let top = self.y + (height - 17 * room::count(lines)) / 2;
            for (number, line) in (0..).zip(lines) {
                self.scene.text_around((*place, top + 13 + 17 * number), NAME, "ink", line, room);
            }
        }
        self.y += height;
    }

    /// Words beside the line of a party, in a frame.
    fn note(&mut self, at: usize, label: &str) {
        let lines = room::wrap(label, LABEL, NOTE - 2 * PAD);
        let width = room::widest(&lines, LABEL) + 2 * PAD;
        let height = LINE * room::count(&lines) + PAD + 2;
        let x = (self.place(at) - width / 2).clamp(MARGIN, (self.scene.width - MARGIN - width).max(MARGIN));
        let rect = Rect { x, y: self.y, w: width, h: height };
        self.scene.frame(rect, 4, "aside", None);
        for (number, line) in (0..).zip(&lines) {
            let base = self.y + PAD / 2 + 13 + LINE * number;
            self.scene.text((x + PAD, base), LABEL, "ink", line, width - 2 * PAD);
        }
        self.leave_out((x, x + width), (self.y, self.y + height));
        self.y += height;
    }

    /// An arrow with its words above it.
    fn message(&mut self, (from, to): (usize, usize), arrow: Arrow, label: &str) {
        let (start, end) = (self.place(from), self.place(to));
        let (left, right) = (start.min(end), start.max(end));
        let room = right - left - 16;
        let lines = room::wrap(label, LABEL, room);
        let (middle, half) = (i32::midpoint(left, right), room::widest(&lines, LABEL) / 2 + 3);
        for (number, line) in (0..).zip(&lines) {
            self.scene.text_around((middle, self.y + 12 + LINE * number), LABEL, "ink", line, room);
        }
        let below = self.y + LINE * room::count(&lines);
        if !lines.is_empty() {
            self.leave_out((middle - half, middle + half), (self.y, below + 1));
        }
        let forth = if start < end { 1 } else { -1 };
        let level = below + if arrow == Arrow::Stopped { STOP + 2 } else { 8 };
        match arrow {
            Arrow::Stopped => {
                let stop = end - forth * (STOP + 14);
                self.scene.line(vec![(start, level), (stop - forth * STOP, level)], "link off");
                self.scene.shapes.push(Shape::Stop { at: (stop, level), certain: true });
                self.y = level + STOP;
            }
            Arrow::Request | Arrow::Answer => {
                let is_answer = arrow == Arrow::Answer;
                let tip = (end - forth * 8, level);
                self.scene.line(vec![(start, level), tip], if is_answer { "path reply" } else { "path request" });
                self.scene.shapes.push(Shape::Arrow { at: tip, towards: (forth, 0), reply: is_answer });
                self.y = level + 8;
            }
        }
    }

    /// Leaves out the lines of parties where something stands on them.
    fn leave_out(&mut self, (left, right): (i32, i32), span: (i32, i32)) {
        for (place, breaks) in self.places.iter().zip(&mut self.breaks) {
            if (left..=right).contains(place) {
                breaks.push(span);
            }
        }
    }
}
