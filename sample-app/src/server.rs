//! Takes connections and lets go of them in good order.
//!
//! Knows HTTP only as far as connections go: how many and whose, how long idle, how slow, and how they end.

mod answer;
mod listener;
mod lobby;
mod places;
mod timeouts;

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use ipnet::IpNet;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tower::ServiceExt as _;

pub(crate) use listener::listen;

use answer::Answer;
use lobby::Lobby;
use places::{Places, State};

use crate::web::Service;
use crate::web::context::Peer;

/// What connections may do.
#[derive(Debug, Clone)]
pub struct Limits {
    /// The most at a time.
    pub connections: u32,
    /// The most of one client's address.
    pub of_one: Option<usize>,
    /// Proxies, whose addresses stand for many clients.
    pub trusted: Vec<IpNet>,
    /// How long one may be idle.
    pub keep_alive: Duration,
    /// How long to go on after a stop signal.
    pub drain: Duration,
}

/// How long answers that are under way may take once the app is stopping.
const GRACE: Duration = Duration::from_secs(20);

/// How long a client may take nothing once the app is stopping.
const UNREAD_GRACE: Duration = Duration::from_secs(2);

/// Serves until a stop signal; then `draining` is called, the drain period passes, no more connections are taken, and
/// those that are open end with their present answer.
pub async fn run(
    listener: TcpListener,
    service: Service,
    limits: Limits,
    draining: impl FnOnce(),
    close: watch::Sender<bool>,
) {
    let places = Places::new(most(limits.connections), limits.of_one, limits.trusted);
    let lobby = Lobby::new();
    let graceful = GracefulShutdown::new();
    let mut connections = http1::Builder::new();
    // hyper counts the time between two requests as time for the next one's head.
    connections.timer(TokioTimer::new()).keep_alive(true).header_read_timeout(limits.keep_alive);
    connections.max_headers(100).max_buf_size(64 * 1024);

    let taking = async {
        loop {
            match listener.accept().await {
                Ok((stream, peer)) => {
                    let Some(place) = places.take(peer.ip()) else {
                        lobby.receive(stream, peer, &service);
                        continue;
                    };
                    let state = Arc::clone(&place.state);
                    let requests = requests(&service, Peer(peer), Arc::clone(&state));
                    let connection = connections.serve_connection(io(stream, Arc::clone(&state)), requests);
                    let connection = graceful.watch(connection);
                    tokio::spawn(async move {
                        tokio::select! {
                            // A client that breaks its connection is no event of ours.
                            _ = connection => {}
                            () = state.kicked() => {}
                        }
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
    let push_out = async {
        // Whoever reads has had his answer by then; for whoever does not, nobody waits.
        let mut now = tokio::time::interval_at(tokio::time::Instant::now() + UNREAD_GRACE, Duration::from_secs(1));
        loop {
            now.tick().await;
            places.push_out_stalled();
        }
    };
    tokio::select! {
        () = push_out => {}
        () = graceful.shutdown() => tracing::info!("stopped"),
        () = tokio::time::sleep(GRACE) => tracing::warn!("stopped with answers still under way"),
        () = stop_signal() => tracing::warn!("stopped at once"),
    }
}

fn io(stream: TcpStream, state: Arc<State>) -> TokioIo<timeouts::TimedStream> {
    // Without it the last bytes of an answer may wait for an acknowledgement; failing to set it only costs time.
    let _ = stream.set_nodelay(true);
    TokioIo::new(timeouts::TimedStream::new(stream, state))
}

/// The application as hyper calls it, with the peer's address in each request.
fn requests(
    service: &Service,
    peer: Peer,
    state: Arc<State>,
) -> impl hyper::service::Service<
    hyper::Request<hyper::body::Incoming>,
    Response = axum::response::Response,
    Error = std::convert::Infallible,
    Future: Send,
> + use<> {
    let service = service.clone();
    hyper::service::service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
        let service = service.clone();
        let (answering, sent_ahead) = state.begin();
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(peer);
        async move {
            if sent_ahead {
                // Requests that were sent ahead of their answers take turns with everybody else's.
                tokio::task::yield_now().await;
            }
            let response = service.oneshot(request).await?;
            Ok(response.map(|body| Body::new(Answer::new(body, answering))))
        }
    })
}

/// No more connections than there are files for, with some to spare for the database.
fn most(connections: u32) -> usize {
    const OTHERS: usize = 128;
    let wanted = connections as usize;
    let Some(files) = open_files() else { return wanted };
    let most = files.saturating_sub(OTHERS.min(files / 2)).max(1);
    if most < wanted {
        tracing::warn!(
            connections = most,
            wanted,
            files,
            "the limit of open files allows fewer connections (ulimit -n)"
        );
    }
    wanted.min(most)
}

/// How many files the system lets this process open, where it says so.
fn open_files() -> Option<usize> {
    let limits = std::fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
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
