//! The map: an account's network as one SVG, with a traced path laid over it.
//!
//! A function of what it is given, in three steps: `model` says what there is, `layout` says where it goes, without
//! knowing of SVG, and `drawing` writes it down. What comes out stands alone or in a page, more than once if
//! each has a prefix of its own: no scripts, no requests, no styles that reach beyond it.

mod describe;
mod layout;
mod model;
mod overlay;
mod places;
mod words;

pub use crate::drawing::{Setting, Theme};
pub use places::Place;

use crate::drawing::{draw, prefix, scene, text};
use crate::words::Words;
use judge::EvidenceLevel;
use messages::Catalogue;
use overlay::Overlay;
use reach::{Network, Trace};
use snapshot::{Names, VpcId};

/// How a map is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Light, dark, or as the reader's system is.
    pub theme: Theme,
    /// The VPCs to draw; without any all of them, but a default VPC with nothing in it.
    pub vpcs: &'a [VpcId],
    /// A path to lay over it.
    pub path: Option<&'a Trace>,
    /// What people call the resources; without it their tags `Name`.
    pub names: Option<&'a Names>,
    /// Whether it stands alone.
    pub setting: Setting,
    /// What every id and class of the drawing begins with. Give each drawing of a page its own; only ASCII letters,
    /// digits, `-` and `_` of it are taken.
    pub id_prefix: &'a str,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { theme: Theme::Auto, vpcs: &[], path: None, names: None, setting: Setting::Alone, id_prefix: "map-" }
    }
}

/// The map of a network, in the language of the catalogue.
#[must_use]
pub fn svg(network: &Network<'_>, options: &Options<'_>, catalogue: &Catalogue) -> String {
    let tags;
    let names = match options.names {
        Some(names) => names,
        None => {
            tags = Names::of(network.inventory());
            &tags
        }
    };
    let words = Words::about(catalogue, EvidenceLevel::SelfReported, names);
    let picture = model::collect(network, options.vpcs, names);
    let overlay = options.path.map(|trace| Overlay::new(&picture, trace));
    let scene = layout::lay(&picture, words, overlay.as_ref(), options.setting);
    let frame = draw::Frame {
        prefix: &prefix(options.id_prefix),
        theme: options.theme,
        lang: catalogue.language().as_str(),
        title: &describe::title(&picture, overlay.as_ref(), words),
        description: &describe::description(&picture, overlay.as_ref(), options.setting, words),
    };
    draw::svg(&scene, &frame)
}

/// What is on a map with these options, and where: for a page in which one goes from one thing to the next.
#[must_use]
pub fn places(network: &Network<'_>, options: &Options<'_>, catalogue: &Catalogue) -> Vec<Place> {
    let tags = Names::of(network.inventory());
    let names = options.names.unwrap_or(&tags);
    let words = Words::about(catalogue, EvidenceLevel::SelfReported, names);
    let picture = model::collect(network, options.vpcs, names);
    let overlay = options.path.map(|trace| Overlay::new(&picture, trace));
    places::of(&layout::lay(&picture, words, overlay.as_ref(), options.setting), &picture, words)
}

/// The style sheet inside of a map with these options, for a page that names the hashes of its styles.
#[must_use]
pub fn style(options: &Options<'_>) -> String {
    draw::sheet(&prefix(options.id_prefix), options.theme)
}

#[cfg(test)]
mod tests;
