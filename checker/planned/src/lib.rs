//! Infrastructure before it is built: a plan of Terraform or OpenTofu, or a CloudFormation template, as a snapshot.
//!
//! A file says what will be there; [`Planned::build`] writes that down in the language of practice worlds, line by line,
//! so that whatever AWS makes because of it (main route tables, default groups, interfaces, local routes) is made in
//! one place. Ids and addresses that AWS has not given yet are made up, the same in every run. What a file leaves open
//! and a verdict needs is open in the snapshot too: as an ask that nobody made, or as a list that is not whole. It never
//! becomes a guess.
//!
//! # Example
//!
//! ```
//! let template = "
//! Resources:
//!   Net:
//!     Type: AWS::EC2::VPC
//!     Properties: { CidrBlock: 10.0.0.0/16 }
//! ";
//! let planned = planned::template(template, &planned::Given::default())?;
//! let built = planned.build()?;
//! assert_eq!(built.snapshot.calls.iter().filter(|call| call.operation == "DescribeVpcs").count(), 1);
//! # Ok::<(), planned::PlanError>(())
//! ```

mod build;
mod error;
mod label;
mod left_open;
mod resource;
mod template;
mod terraform;
mod value;

pub use build::{BuiltPlan, Origin};
pub use error::{PlanError, Where};
pub use left_open::{Note, Open};
pub use resource::{Planned, Sources};
pub use template::Given;

/// Reads what `terraform show -json` prints of a plan, or OpenTofu.
///
/// # Errors
/// It is no JSON, or no plan; where, says the error.
pub fn terraform(text: &str) -> Result<Planned, PlanError> {
    terraform::read(text)
}

/// Reads a CloudFormation template, in YAML or JSON; `given` are parameters that have no default, or another value.
///
/// # Errors
/// It is no template, or a function in it cannot be carried out; where, says the error.
pub fn template(text: &str, given: &Given) -> Result<Planned, PlanError> {
    template::read(text, given)
}
