//! Looks at an AWS account: makes the calls of a plan through the AWS SDK and records what each answered.
//!
//! The only crate that sees the SDK; its types stop in the files of the services and of `convert`.
//! It prints nothing, judges nothing, changes nothing in the account and reads no more than the plan asks for.

mod acm;
mod ask;
mod asking;
mod children;
mod clock;
mod cloudfront;
mod consistency;
mod convert;
mod ec2;
mod elb;
mod elbv2;
mod error;
mod freetier;
mod identity;
mod options;
mod outcome;
mod pages;
mod progress;
mod rds;
mod regions;
mod retry;
mod role;
mod route53;
mod route53domains;
mod run;
mod secrets;
mod session;
mod ssm;
mod sts;
mod whole;

pub use access::Plan;
pub use error::AccessError;
pub use identity::{Identity, identity};
pub use options::{Keys, Options};
pub use progress::Event;
pub use regions::{RegionVpcs, regions_with_vpcs};
pub use role::{Role, RoleError, RoleTaker, Taken};
pub use run::collect;
