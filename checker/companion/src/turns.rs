//! What the panel keeps while the server runs: how many answers there are at once, whose turn it is to look at the
//! account, the last look at its network, and the drills that go on.

use crate::drills::Running;
use crate::source::Evidence;
use std::sync::{Arc, Mutex};
use std::time::Instant;
use tokio::sync::Semaphore;

/// Answers that are on their way at once, all pages together.
pub(crate) const ANSWERS: usize = 16;

/// What the panel keeps while the server runs.
pub(crate) struct Turns {
    /// One for each answer that is on its way.
    pub(crate) answers: Arc<Semaphore>,
    /// Looks at the account go one after the other.
    pub(crate) looks: Arc<Semaphore>,
    /// The last look at the account's network, and when it was.
    pub(crate) last: Mutex<Option<(Instant, Arc<Evidence>)>>,
    /// The drills that go on in pages.
    pub(crate) drills: Running,
}

impl Default for Turns {
    fn default() -> Self {
        let (answers, looks) = (Arc::new(Semaphore::new(ANSWERS)), Arc::new(Semaphore::new(1)));
        Self { answers, looks, last: Mutex::default(), drills: Running::default() }
    }
}
