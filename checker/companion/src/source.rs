//! Where the panel's evidence comes from: an account, a snapshot, or a practice world.

/// The evidence that the server was started with.
pub trait Source: Send + Sync + 'static {}
