//! The course's online ordering application and polls, in axum.

pub mod domain;
pub mod store;
