//! Looks at an AWS account: makes the calls of a plan through the AWS SDK and records what each answered.
//!
//! The only crate that sees the SDK; its types stop in the files of `convert`.
//! It prints nothing, judges nothing, changes nothing in the account and reads no more than the plan asks for.

mod ask;
mod children;
mod clock;
mod convert;
mod error;
mod identity;
mod options;
mod outcome;
mod pages;
mod progress;
mod regions;
mod retry;
mod run;
mod session;
mod settle;
mod whole;

pub use access::Plan;
pub use ask::supports;
pub use error::AccessError;
pub use identity::{Identity, identity};
pub use options::{Keys, Options};
pub use progress::Event;
pub use regions::{RegionVpcs, regions_with_vpcs};
pub use run::collect;
