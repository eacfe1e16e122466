//! What a look at an account takes: which calls, in which order, with what input; the least permissions for them; and
//! a script that makes them where this program does not run.
//!
//! Everything here is derived from [`snapshot::Ask`]'s table.
//! This crate makes no call itself: it knows neither the AWS SDK nor files nor the clock.

mod iam_policy;
mod plan;
mod role;
mod script;

pub use iam_policy::{actions, policy, session_policy};
pub use plan::Plan;
pub use role::{Issued, issued_role_template, role_template};
pub use script::{Shell, script};
