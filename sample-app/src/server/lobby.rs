//! Places that are kept for health checks: a balancer that gets no answer takes the instance away from everybody.
//!
//! A connection that found no place is looked at for a moment. If it asks for health it is answered; anybody else is told
//! that the house is full.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::places::State;
use super::{io, requests};
use crate::web::Service;
use crate::web::context::Peer;

/// Connections that are looked at, or whose health check is answered, at the same time.
const PLACES: usize = 32;
/// How long one may take to say what it wants.
const A_MOMENT: Duration = Duration::from_secs(2);
/// How long a health check may take.
const PATIENCE: Duration = Duration::from_secs(5);

const FULL: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\nretry-after: 2\r\ncache-control: no-store\r\n\
    content-type: text/plain; charset=utf-8\r\ncontent-length: 44\r\n\r\nToo many connections. Try again in a moment.";

/// The places.
#[derive(Debug, Clone)]
pub(super) struct Lobby(Arc<Semaphore>);

impl Lobby {
    pub(super) fn new() -> Self {
        Self(Arc::new(Semaphore::new(PLACES)))
    }

    /// Looks after a connection that found no place; one that finds none here either is closed.
    pub(super) fn receive(&self, stream: TcpStream, peer: SocketAddr, service: &Service) {
        let Ok(place) = Arc::clone(&self.0).try_acquire_owned() else { return };
        let service = service.clone();
        tokio::spawn(async move {
            look_after(stream, peer, &service).await;
            drop(place);
        });
    }
}

async fn look_after(mut stream: TcpStream, peer: SocketAddr, service: &Service) {
    let mut begin = [0; 16];
    let Ok(Ok(length)) = timeout(A_MOMENT, stream.peek(&mut begin)).await else { return };
    let begin = begin.get(..length).unwrap_or_default();
    if !["GET /healthz", "GET /readyz", "HEAD /healthz", "HEAD /readyz"]
        .iter()
        .any(|check| begin.starts_with(check.as_bytes()))
    {
        // A client that has gone needs no answer.
        let _ = timeout(A_MOMENT, stream.write_all(FULL)).await;
        let _ = timeout(A_MOMENT, stream.shutdown()).await;
        return;
    }
    let state = Arc::new(State::default());
    let connection = http1::Builder::new()
        .keep_alive(false)
        .serve_connection(io(stream, Arc::clone(&state)), requests(service, Peer(peer), state));
    let _ = timeout(PATIENCE, connection).await;
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_answer_states_its_length() {
        let text = std::str::from_utf8(super::FULL).expect("text");
        let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
        assert!(head.contains(&format!("content-length: {}", body.len())), "{}", body.len());
    }
}
