//! What this program says where it was built without the part that asks accounts.

use crate::failure::Failure;
use crate::words::Saying;

/// An account was to be asked, by a command that does without one on the practice world.
pub(crate) fn no_account() -> Failure {
    Failure::access(Saying::new("no-live-practice"))
}

/// An account was to be asked, by a command that is about nothing else.
pub(crate) fn only_account() -> Failure {
    Failure::access(Saying::new("no-live"))
}

/// The learner's own address was to be asked for.
pub(crate) fn no_address() -> Failure {
    Failure::access(Saying::new("my-ip-offline")).hint(Saying::new("my-ip-hint"))
}
