//! The companion: the book of the course beside the learner's own network, served to a browser on this machine.
//!
//! The server, who may ask it, and the pages. What it shows comes from outside: [`Program`] is the course and the book,
//! [`Source`] is the evidence. It is bound to loopback and answers nobody who has not its token ([`guard`]).

mod course;
mod guard;
mod page;
mod panel;
mod policy;
mod server;
mod source;
mod start;
mod state;

pub use course::{CourseMap, Lab, Next, Standing};
pub use guard::Token;
pub use server::{Options, serve};
pub use source::Source;
pub use state::Program;
