//! The course's book: two mdBooks, one in each language, whose pages are made when they are built.
//!
//! A page is Markdown with directives, lines such as `{{#map lab-1.12/solved}}`, in whose places stand what the engine
//! says at that moment: hand-outs, maps, paths, the messages for mistakes, the pages of checks and codes. Nothing of it
//! is written down twice, so nothing can differ.
//!
//! The same preprocessor serves `check book`, which has mdBook inside, and `mdbook build book/ko` for people who write.

mod block;
mod broken;
mod build;
mod builds;
mod console;
mod course;
mod directive;
mod element;
mod fault;
mod figure;
mod handout;
mod mistakes;
mod page;
mod picture;
mod preprocess;
mod questions;
mod reference;
mod sources;
mod thing;
mod walks;
mod widget;

pub use build::{BuildError, Built, build};
pub use course::{Course, Program};
pub use fault::{Fault, What};
pub use preprocess::{InputError, answer};
pub use sources::{LANGUAGES, SOURCES, Source, pages, questions};
