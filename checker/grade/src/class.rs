//! A class at a glance: what instructors see of it, and what goes back to each learner.
//!
//! Everything here is worked out of a gradebook and of what was kept beside it ([`Beside`]), and drawn as a page, as
//! lines for a terminal, and as a page for each learner. Nothing here marks, and nothing accuses: what looks alike is shown
//! with what is the same.

mod beside;
mod copies;
mod feedback;
mod gather;
mod glance;
mod page;
mod prints;
mod text;
mod view;

pub use beside::{Beside, Leftover};
pub use copies::{Alike, Shared, Trait, alike};
pub use feedback::{comment, page as feedback_page, text as feedback_text};
pub use gather::{regressed, reports};
pub use glance::{Broken, Glance, Progress, Stuck, Waiting};
pub use page::page;
pub use prints::Prints;
pub use text::summary;
