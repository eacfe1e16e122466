//! Pages asked for from outside: where to ask, and what came of each time.

mod came;
mod place;

pub(crate) use came::{Came, Visit, code, header, host_of, visits};
pub(crate) use place::{Place, at_best, of_application, of_balancers, of_distribution};
