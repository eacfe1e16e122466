//! The companion: the book of the course beside the learner's own network, served to a browser on this machine.
//!
//! The server, who may ask it, and the pages. What it shows comes from outside: [`Program`] is the course and the book,
//! [`Source`] is the evidence. It is bound to loopback, and nobody gets an answer who has not its [`Token`].

mod books;
mod chapter;
mod course;
mod drills;
mod guard;
mod instance;
mod page;
mod panel;
mod peer;
mod policy;
mod server;
mod source;
mod start;
mod state;
mod turns;

pub use books::Cache;
pub use course::{CourseMap, Lab, Next, Standing};
pub use drills::{About, Drill, Drills, Said};
pub use guard::Token;
pub use instance::{Claim, Place, Running, claim};
pub use server::{Options, Server};
pub use source::{Asked, By, Choice, Evidence, For, History, Listener, Source, Step};
pub use state::Program;
