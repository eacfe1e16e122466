//! Takes in the body of a request, whole, before anything looks at it.
//!
//! A body that is too large is still read to its end (within limits) and thrown away: a client that is answered while it
//! is sending sees a broken connection and never the answer.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use http_body_util::BodyExt;
use hyper::body::Body as _;

use super::problem::Problem;

/// The largest body that is kept.
const MAX: usize = 64 * 1024;
/// The largest body that is read and thrown away.
const MAX_THROWN_AWAY: usize = 64 * 1024 * 1024;
/// How long a body may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Replaces the body of a request by one that is already here.
pub(super) async fn take(request: Request) -> Result<Request, Problem> {
    let (parts, body) = request.into_parts();
    if body.is_end_stream() {
        return Ok(Request::from_parts(parts, Body::empty()));
    }
    match tokio::time::timeout(PATIENCE, collect(body)).await {
        Ok(Ok(bytes)) => Ok(Request::from_parts(parts, Body::from(bytes))),
        Ok(Err(problem)) => Err(problem),
        Err(_) => Err(Problem::TooSlow),
    }
}

async fn collect(mut body: Body) -> Result<Bytes, Problem> {
    let mut kept = Vec::new();
    let mut seen = 0_usize;
    while let Some(frame) = body.frame().await {
        // The client hung up or broke the chunked framing.
        let frame = frame.map_err(|_| Problem::BadForm)?;
        let Ok(data) = frame.into_data() else { continue };
        seen = seen.saturating_add(data.len());
        if seen > MAX_THROWN_AWAY {
            break;
        }
        if seen <= MAX {
            kept.extend_from_slice(&data);
        } else {
            kept = Vec::new();
        }
    }
    if seen > MAX { Err(Problem::TooLarge) } else { Ok(kept.into()) }
}
