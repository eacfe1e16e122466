//! Figures of a page: a few lines of text that say what is to be seen, as a picture and as a list for whoever does not see it.
//!
//! A figure is one of five kinds, each in a file of its own that reads it, says where everything goes and tells it in
//! words. As with the map and the board, `drawing` writes the picture down.

mod bits;
mod chain;
mod fault;
mod layers;
mod line;
mod room;
mod sequence;
mod split;
mod told;

pub use crate::drawing::{Setting, Theme};
pub use fault::{Fault, Wrong};

use crate::drawing::scene::Scene;
use crate::drawing::{draw, prefix};
use crate::words::Words;
use line::Line;
use messages::Catalogue;
use told::Told;

/// How a figure is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Light, dark, or as the reader's system is.
    pub theme: Theme,
    /// Whether it stands alone, and so has its title in it.
    pub setting: Setting,
    /// What every id and class of the drawing begins with; each drawing of a page has its own.
    pub id_prefix: &'a str,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { theme: Theme::Auto, setting: Setting::Alone, id_prefix: "figure-" }
    }
}

/// What a block of text shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    title: Option<String>,
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Sequence(sequence::Sequence),
    Chain(chain::Chain),
    Bits(bits::Bits),
    Split(split::Split),
    Layers(layers::Layers),
}

/// The words that begin a figure.
pub const KINDS: [&str; 5] = ["sequence", "chain", "bits", "split", "layers"];

impl Figure {
    /// Reads a figure: what stands in its block, without the fences.
    ///
    /// # Errors
    /// What is not understood, with its line; the first is that of the kind.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let lines = text.lines().zip(1..).map(|(text, number)| Line { number, text: text.trim() });
        let mut lines = lines.filter(|line| !line.text.is_empty());
        let first = lines.next().ok_or(Fault { line: 1, wrong: Wrong::Nothing })?;
        let (word, rest) = first.text.split_once(':').unwrap_or((first.text, ""));
        let (word, rest) = (word.trim(), rest.trim());
        let head = Line { number: first.number, text: rest };
        let rows: Vec<Line<'_>> = lines.collect();
        let (title, kind) = match word {
            "sequence" => (Some(head.title()?), Kind::Sequence(sequence::Sequence::parse(&head, &rows)?)),
            "chain" => (Some(head.title()?), Kind::Chain(chain::Chain::parse(&head, &rows)?)),
            "layers" => (Some(head.title()?), Kind::Layers(layers::Layers::parse(&head, &rows)?)),
            "bits" => {
                let (address, title) = head.address_and_title()?;
                (title, Kind::Bits(bits::Bits::parse(&address, &rows)?))
            }
            "split" => {
                let (block, title) = head.address_and_title()?;
                (title, Kind::Split(split::Split::parse(&block, &rows)?))
            }
            word => return Err(first.fault(Wrong::Kind { word: word.to_owned() })),
        };
        Ok(Self { title, kind })
    }

    /// What the figure is called: its own title, or what it shows.
    #[must_use]
    pub fn title(&self, catalogue: &Catalogue) -> String {
        let words = Words::new(catalogue);
        match (&self.title, &self.kind) {
            (Some(title), _) => crate::safe::line(title).into_owned(),
            (None, Kind::Bits(bits)) => bits.title(words),
            (None, Kind::Split(split)) => split.title(words),
            // The others have one of their own.
            (None, Kind::Sequence(_) | Kind::Chain(_) | Kind::Layers(_)) => String::new(),
        }
    }

    /// The figure as a picture, in the language of the catalogue.
    ///
    /// It is as wide as what it shows, and at most 720 pixels unless words that cannot be broken need more.
    #[must_use]
    pub fn svg(&self, options: &Options<'_>, catalogue: &Catalogue) -> String {
        let words = Words::new(catalogue);
        let title = self.title(catalogue);
        let frame = draw::Frame {
            prefix: &prefix(options.id_prefix),
            theme: options.theme,
            lang: catalogue.language().as_str(),
            title: &title,
            description: &self.told(words).line(),
        };
        draw::svg(&self.scene(options.setting, words, &title), &frame)
    }

    /// The same in words: one list of HTML on one line, with nothing in it that acts.
    #[must_use]
    pub fn text(&self, catalogue: &Catalogue) -> String {
        self.told(Words::new(catalogue)).html()
    }

    fn told(&self, words: Words<'_>) -> Told {
        match &self.kind {
            Kind::Sequence(sequence) => sequence.told(words),
            Kind::Chain(chain) => chain.told(words),
            Kind::Bits(bits) => bits.told(words),
            Kind::Split(split) => split.told(words),
            Kind::Layers(layers) => layers.told(words),
        }
    }

    /// Where everything goes.
    fn scene(&self, setting: Setting, words: Words<'_>, title: &str) -> Scene {
        let scene = match &self.kind {
            Kind::Sequence(sequence) => sequence.lay(),
            Kind::Chain(chain) => chain.lay(),
            Kind::Bits(bits) => bits.lay(words),
            Kind::Split(split) => split.lay(words),
            Kind::Layers(layers) => layers.lay(),
        };
        if setting == Setting::Alone { room::under_title(scene, title) } else { scene }
    }
}

#[cfg(test)]
mod tests;
