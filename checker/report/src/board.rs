//! The board of an event storming as a picture: the wall with its notes, and the map of its contexts.
//!
//! As with the map of a network, what there is comes first (`wall`, `relations`: places in whole pixels, nothing of
//! SVG), and `drawing` writes it down.

mod describe;
mod relations;
mod wall;

use crate::drawing::scene::Scene;
use crate::drawing::{Setting, Theme, draw, prefix};
use crate::words::Words;
use board::Board;
use messages::Catalogue;

/// How a board is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Light, dark, or as the reader's system is.
    pub theme: Theme,
    /// Whether it stands alone.
    pub setting: Setting,
    /// What to draw.
    pub part: Part,
    /// What every id and class of the drawing begins with; each drawing of a page has its own.
    pub id_prefix: &'a str,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { theme: Theme::Auto, setting: Setting::Alone, part: Part::Both, id_prefix: "board-" }
    }
}

/// What of a board is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The wall with its notes.
    Wall,
    /// The map of contexts.
    Map,
    /// One below the other.
    Both,
}

/// A board as a picture, in the language of the catalogue.
#[must_use]
pub fn svg(board: &Board, options: &Options<'_>, catalogue: &Catalogue) -> String {
    let words = Words::new(catalogue);
    let frame = draw::Frame {
        prefix: &prefix(options.id_prefix),
        theme: options.theme,
        lang: catalogue.language().as_str(),
        title: &describe::title(board, options.part, words),
        description: &describe::description(board, options.part, words),
    };
    draw::svg(&scene(board, options, words), &frame)
}

/// Where everything goes.
fn scene(board: &Board, options: &Options<'_>, words: Words<'_>) -> Scene {
    let title = (options.setting == Setting::Alone).then(|| describe::title(board, Part::Wall, words));
    match options.part {
        Part::Wall => wall::lay(board, title.as_deref(), words),
        Part::Map => relations::lay(board, title.map(|_| words.plain("board-map")).as_deref(), words),
        Part::Both => {
            let wall = wall::lay(board, title.as_deref(), words);
            if board.contexts.is_empty() {
                return wall;
            }
            below(wall, relations::lay(board, Some(&words.plain("board-map")), words))
        }
    }
}

/// One scene below another.
fn below(mut upper: Scene, lower: Scene) -> Scene {
    let down = upper.height;
    upper.shapes.extend(lower.shapes.into_iter().map(|shape| shape.moved(down)));
    Scene { width: upper.width.max(lower.width), height: down + lower.height, shapes: upper.shapes }
}

#[cfg(test)]
mod tests;
