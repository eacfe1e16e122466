//! Distributions: which one answers for a name, what it does with a path, what of a request goes on and to whom.
//!
//! What functions at the edge (CloudFront Functions, Lambda@Edge) and web ACLs do to a request is not modelled.

mod behavior;
mod distribution;
mod facing;
mod managed;
mod origin;
mod parts;
mod pattern;

pub use behavior::{Behavior, Kept, Lives, Viewer};
pub use distribution::{Distribution, State, answering, distributions};
pub use facing::{ORIGIN_FACING, origin_facing, origin_facing_blocks};
pub use origin::{Hidden, Origin, Way, Whom};
pub use parts::{Parts, Selection};
pub use pattern::takes;
