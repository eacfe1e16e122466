//! An answer that comes in pieces: server-sent events, each a piece of markup and the place that it belongs in.
//!
//! See <https://html.spec.whatwg.org/multipage/server-sent-events.html>. They are the answer to a POST, read by `fetch`:
//! what acts is never a GET, and the answer ends when the page goes.

use crate::turns::Turns;
use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::stream::poll_fn;
use std::convert::Infallible;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

/// Pieces that wait for a page that is slow; whoever writes then waits, too.
const WAITING: usize = 8;
/// How often a page that waits hears that somebody is there.
pub(super) const PULSE: Duration = Duration::from_secs(20);

/// Where the pieces of one answer go.
#[derive(Debug, Clone)]
pub(super) struct Events(mpsc::Sender<Bytes>);

/// That the page has gone: nothing more is to be done for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gone;

impl Events {
    /// Puts markup in a place of the page, instead of what is there.
    pub(super) async fn put(&self, at: &str, html: &str) -> Result<(), Gone> {
        let piece = serde_json::json!({ "at": at, "html": html });
        self.send(format!("event: put\ndata: {piece}\n\n")).await
    }

    /// Says that somebody is there, so that a page that has gone is noticed.
    pub(super) async fn pulse(&self) -> Result<(), Gone> {
        self.send(":\n\n".to_owned()).await
    }

    /// Comes to its end when the page has gone.
    pub(super) async fn gone(&self) {
        self.0.closed().await;
    }

    async fn send(&self, text: String) -> Result<(), Gone> {
        self.0.send(Bytes::from(text)).await.map_err(|_| Gone)
    }
}

/// The answer that some work writes, piece by piece. At most so many are on their way at once; one too many is written
/// by `too_many` instead.
pub(super) fn answer<W, T>(
    turns: &Turns,
    work: impl FnOnce(Events) -> W,
    too_many: impl FnOnce(Events) -> T,
) -> Response
where
    W: Future<Output = Result<(), Gone>> + Send + 'static,
    T: Future<Output = Result<(), Gone>> + Send + 'static,
{
    let (events, mut pieces) = mpsc::channel::<Bytes>(WAITING);
    let events = Events(events);
    match Arc::clone(&turns.answers).try_acquire_owned() {
        Ok(permit) => {
            let gone = events.clone();
            let work = work(events);
            tokio::spawn(async move {
                let _permit = permit;
                tokio::select! {
                    _ = work => {}
                    // Whatever it was doing, nobody reads it any more.
                    () = gone.gone() => {}
                }
            });
        }
        Err(_) => {
            tokio::spawn(too_many(events));
        }
    }
    let stream = poll_fn(move |context| match pieces.poll_recv(context) {
        Poll::Ready(piece) => Poll::Ready(piece.map(Ok::<Bytes, Infallible>)),
        Poll::Pending => Poll::Pending,
    });
    let headers = [(header::CONTENT_TYPE, "text/event-stream; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (headers, Body::from_stream(stream)).into_response()
}

/// Work that may take a while, on a thread of its own; `None` if it panicked.
pub(super) async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (done, result) = oneshot::channel();
    tokio::task::spawn_blocking(move || {
        let _ = done.send(work());
    });
    result.await.ok()
}
