//! What this program says where it was built without the part that asks accounts.

use crate::failure::Failure;
use crate::words::Saying;

/// An account was to be asked.
pub(crate) fn no_account() -> Failure {
    Failure::access(Saying::new("no-live"))
}
