//! What lies in what: boxes within boxes.

use super::fault::{Counted, Fault, Wrong};
use super::line::Line;
use super::room::{self, INNER, LINE, MARGIN, NAME, detail_font};
use super::told::Told;
use crate::drawing::scene::{Rect, Scene};
use crate::drawing::text::{self, Font};
use crate::words::Words;
use ipnet::IpNet;
use std::net::IpAddr;

const LAYERS: usize = 6;

/// Between a frame and what is in it.
const PAD: i32 = 14;
/// Between the words of a frame and the frame in it.
const HEAD: i32 = 6;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layers {
    /// From the outside to the inside.
    layers: Vec<Layer>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Layer {
    name: String,
    detail: String,
}

impl Layers {
    pub(super) fn parse(head: &Line<'_>, lines: &[Line<'_>]) -> Result<Self, Fault> {
        let mut layers = Vec::new();
        for line in lines {
            if layers.len() == LAYERS {
                return Err(line.fault(Wrong::TooMany { what: Counted::Layers, most: LAYERS }));
            }
            layers.push(Layer::parse(line)?);
        }
        if layers.is_empty() { Err(head.fault(Wrong::Nothing)) } else { Ok(Self { layers }) }
    }

    pub(super) fn told(&self, words: Words<'_>) -> Told {
        let mut outer: Option<&Layer> = None;
        let mut entries = Vec::new();
        for layer in &self.layers {
            let is_address = layer.detail.starts_with(|first: char| first.is_ascii_digit());
            let name = match layer.detail.as_str() {
                "" => layer.name.clone(),
                detail if is_address => format!("{} {detail}", layer.name),
                detail => format!("{}, {detail}", layer.name),
            };
            entries.push(match outer {
                None => name,
                Some(outer) => {
                    let ends = [("outer", outer.name.as_str().into()), ("inner", name.into())];
                    words.with("figure-inside", &ends)
                }
            });
            outer = Some(layer);
        }
        Told { is_ordered: true, entries }
    }

    pub(super) fn lay(&self) -> Scene {
        let depth = room::count(&self.layers);
        let texts: Vec<Vec<Vec<(Font, String)>>> =
            (1..).zip(&self.layers).map(|(level, layer)| layer.lines(INNER - 2 * PAD * level)).collect();
        // A frame is as wide as what is in it.
        let mut width = 0;
        for lines in texts.iter().rev() {
            let own = lines.iter().map(|line| line_width(line)).max().unwrap_or(0);
            width = own.max(width) + 2 * PAD;
        }
        let width = width.max(room::NARROWEST - 2 * MARGIN);
        let height: i32 = texts.iter().map(|lines| LINE * room::count(lines) + 2 * PAD + HEAD).sum();
        let height = height - HEAD;
        let mut scene = Scene { width: width + 2 * MARGIN, height: height + 2 * MARGIN, ..Scene::default() };
        let mut rect = Rect { x: MARGIN, y: MARGIN, w: width, h: height };
        for (level, lines) in (0..depth).zip(&texts) {
            scene.frame(rect, 8, if level % 2 == 0 { "layer odd" } else { "layer even" }, None);
            let mut y = rect.y + PAD;
            for line in lines {
                let mut x = rect.x + PAD;
                for (font, part) in line {
                    let class = if font.bold { "ink" } else { "quiet" };
                    x += scene.text((x, y + 11), *font, class, part, rect.w) + SPACE;
                }
                y += LINE;
            }
            y += HEAD;
            let taken = y - rect.y;
            rect = Rect { x: rect.x + PAD, y, w: rect.w - 2 * PAD, h: rect.h - taken - PAD };
        }
        scene
    }
}

/// Between a name and what stands behind it.
const SPACE: i32 = 10;

fn line_width(line: &[(Font, String)]) -> i32 {
    line.iter().map(|(font, part)| text::width(part, *font) + SPACE).sum::<i32>() - SPACE
}

/// Where the first address of a text begins, if something stands before it.
fn address(text: &str) -> Option<usize> {
    let is_address = |word: &str| word.parse::<IpNet>().is_ok() || word.parse::<IpAddr>().is_ok();
    let words = text.char_indices().filter(|(_, letter)| letter.is_whitespace());
    words.map(|(at, space)| at + space.len_utf8()).find(|at| {
        let word = text.get(*at..).and_then(|rest| rest.split_whitespace().next()).unwrap_or("");
        is_address(word.trim_end_matches([',', '.', ';']))
    })
}

impl Layer {
    fn parse(line: &Line<'_>) -> Result<Self, Fault> {
        if let Some((name, detail)) = line.text.split_once('|') {
            return Ok(Self { name: line.name(name)?, detail: line.label(detail)? });
        }
        // What is said of a layer begins at its address, or behind the first sign that ends a name.
        let sign =
            line.text.find([':', ',']).filter(|at| line.text.get(at + 1..).is_some_and(|rest| rest.starts_with(' ')));
        let (name, detail) = match (address(line.text), sign) {
            (Some(address), sign) if sign.is_none_or(|sign| address < sign) => line.text.split_at(address),
            (_, Some(sign)) => (line.text.get(..sign).unwrap_or(""), line.text.get(sign + 1..).unwrap_or("")),
            (_, None) => (line.text, ""),
        };
        Ok(Self { name: line.name(name)?, detail: line.label(detail)? })
    }

    /// Its name and what stands behind it, on one line if there is room.
    fn lines(&self, room: i32) -> Vec<Vec<(Font, String)>> {
        let font = detail_font(&self.detail);
        let wrap = |text: &str, font| text::wrap(text, font, room).into_iter().map(move |line| vec![(font, line)]);
        let mut lines: Vec<Vec<(Font, String)>> = wrap(&self.name, NAME).collect();
        let mut details: Vec<Vec<(Font, String)>> = wrap(&self.detail, font).collect();
        if let ([name], [detail]) = (&mut lines[..], &mut details[..])
            && line_width(name) + SPACE + line_width(detail) <= room
        {
            name.append(detail);
            return lines;
        }
        lines.append(&mut details);
        lines
    }
}
