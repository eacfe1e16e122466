//! The live panel of lab pages, and the pages of traces, exposure and maps.

use crate::policy::Policy;
use crate::state::State;
use axum::Router;

/// The routes of the panel. Whoever asks them has been looked at by [`crate::guard`]: the right host, the token, no other
/// origin.
pub(crate) fn routes() -> Router<State> {
    Router::new()
}

/// What a page with a panel may do beside what any page may: the style sheets of drawings that the panel puts into it.
pub(crate) fn policy(policy: Policy) -> Policy {
    policy
}
