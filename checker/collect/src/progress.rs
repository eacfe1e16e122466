//! What happens while collecting, for whoever shows it.

use snapshot::{Ask, Status};

/// A step of collecting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// So many more calls will be made than were known of before.
    CallsPlanned {
        /// How many.
        more: usize,
    },
    /// A call was sent.
    CallStarted {
        /// The call.
        operation: Ask,
    },
    /// A call is over.
    CallFinished {
        /// The call.
        operation: Ask,
        /// How it ended.
        status: Status,
        /// How many elements it listed.
        items: usize,
    },
    /// Answers name resources that no answer lists; some calls will be made again after a wait.
    Settling,
}
