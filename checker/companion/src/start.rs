//! The start page: the course map with ways into the book and to the network.

use crate::state::State;
use axum::Router;

pub(crate) fn routes() -> Router<State> {
    Router::new()
}
