//! Takes connections and lets go of them in good order.
//!
//! Knows HTTP only as far as connections go: how many, how long idle, how slow, and how they end.

mod patient;

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tower::ServiceExt as _;

use crate::web::Service;
use crate::web::context::Peer;

/// What connections may do.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The most at a time.
    pub connections: u32,
    /// How long one may be idle.
    pub keep_alive: Duration,
    /// How long to go on after a stop signal.
    pub drain: Duration,
}

/// How long answers that are under way may take once the app is stopping.
const GRACE: Duration = Duration::from_secs(20);

/// Serves until a stop signal; then `draining` is called, the drain period passes, no more connections are taken, and
/// those that are open end with their present answer.
pub async fn run(
    listener: TcpListener,
    service: Service,
    limits: Limits,
    draining: impl FnOnce(),
    close: watch::Sender<bool>,
) {
    let places = Arc::new(Semaphore::new(limits.connections as usize));
    let graceful = GracefulShutdown::new();
    let mut connections = http1::Builder::new();
    // hyper counts the time between two requests as time for the next one's head.
    connections.timer(TokioTimer::new()).keep_alive(true).header_read_timeout(limits.keep_alive);
    connections.max_headers(100).max_buf_size(64 * 1024);

    let taking = async {
        loop {
            // A closed semaphore cannot be: nobody closes it.
            let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
            match listener.accept().await {
                Ok((stream, peer)) => {
                    let connection = connections.serve_connection(io(stream), requests(&service, Peer(peer)));
                    let connection = graceful.watch(connection);
                    tokio::spawn(async move {
                        // A client that breaks its connection is no event of ours.
                        let _ = connection.await;
                        drop(place);
                    });
                }
                // Out of file descriptors, or the client has gone already: go on a little later.
                Err(error) => {
                    tracing::warn!(%error, "accept");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            }
        }
    };
    let stop = async {
        stop_signal().await;
        tracing::info!(drain_seconds = limits.drain.as_secs(), "stopping");
        draining();
        tokio::select! {
            () = tokio::time::sleep(limits.drain) => {}
            () = stop_signal() => {}
        }
    };
    tokio::select! {
        () = taking => {}
        () = stop => {}
    }
    drop(listener);
    // Nobody listening to the end is no error.
    let _ = close.send(true);
    tokio::select! {
        () = graceful.shutdown() => tracing::info!("stopped"),
        () = tokio::time::sleep(GRACE) => tracing::warn!("stopped with answers still under way"),
        () = stop_signal() => tracing::warn!("stopped at once"),
    }
}

fn io(stream: TcpStream) -> TokioIo<patient::Patient> {
    // Without it the last bytes of an answer may wait for an acknowledgement; failing to set it only costs time.
    let _ = stream.set_nodelay(true);
    TokioIo::new(patient::Patient::new(stream))
}

/// The application as hyper calls it, with the peer's address in each request.
fn requests(
    service: &Service,
    peer: Peer,
) -> impl hyper::service::Service<
    hyper::Request<hyper::body::Incoming>,
    Response = axum::response::Response,
    Error = std::convert::Infallible,
    Future: Send,
> + use<> {
    let service = service.clone();
    hyper::service::service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        let service = service.clone();
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(peer);
        service.oneshot(request)
    })
}

/// Waits for SIGTERM, or for Ctrl-C.
async fn stop_signal() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! {
                    _ = terminate.recv() => {}
                    _ = interrupt => {}
                }
            }
            Err(_) => {
                let _ = interrupt.await;
            }
        }
    }
    #[cfg(not(unix))]
    {
        let _ = interrupt.await;
    }
}
