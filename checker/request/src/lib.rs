//! What becomes of a request before and beside the packet: which name leads where, which rule of a load balancer takes
//! it, whose certificate it is shown, what a distribution does with it.
//!
//! Functions of the evidence, like the packet engine: what is not modelled is said to be unknown and never guessed.

mod asked;
pub mod dns;
pub mod edge;
pub mod journey;
pub mod listener;
mod name;
pub mod names;
pub mod tls;

pub use asked::{Request, Scheme};
pub use name::Name;
