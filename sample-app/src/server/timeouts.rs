//! A connection that waits only so long: for the rest of a request that has begun, and for its client to take an answer.
//!
//! An idle connection may stay; one that has sent a part of a request's head must send the rest in time, or it is answered
//! 408 and closed. That clock stops when the request is complete: how long a body and an answer may take is decided where
//! they are known. A client that does not read what it asked for is closed, without a word that it would not read either.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep};

use super::places::State;

/// For a head; more than a body may take, so that its own answer comes first.
const PATIENCE: Duration = Duration::from_secs(20);
/// For a client that takes nothing.
const UNREAD: Duration = Duration::from_secs(15);
/// A client that takes this much has earned another second: slower ones keep their places for nothing.
const WORTH_A_SECOND: u32 = 2048;

const TOO_SLOW: &[u8] = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncache-control: no-store\r\n\
    content-type: text/plain; charset=utf-8\r\ncontent-length: 50\r\n\r\nThe request did not arrive in time. Try it again.\n";

/// The connection.
#[derive(Debug)]
pub(super) struct TimedStream {
    stream: TcpStream,
    state: Arc<State>,
    reading: Pin<Box<Sleep>>,
    waiting: bool,
    writing: Pin<Box<Sleep>>,
    /// Since when the client takes nothing.
    stalled: Option<Instant>,
    /// How much longer it may.
    left: Duration,
}

impl TimedStream {
    pub(super) fn new(stream: TcpStream, state: Arc<State>) -> Self {
        let clock = || Box::pin(tokio::time::sleep(PATIENCE));
        Self { stream, state, reading: clock(), waiting: false, writing: clock(), stalled: None, left: UNREAD }
    }

    /// Follows how a write went.
    fn written(&mut self, cx: &mut Context<'_>, result: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        match result {
            Poll::Ready(result) => {
                if let Some(since) = self.stalled.take() {
                    self.state.set_stalled(false);
                    self.left = self.left.saturating_sub(since.elapsed());
                }
                if let Ok(taken) = result {
                    let taken = u32::try_from(taken).unwrap_or(u32::MAX);
                    let earned = Duration::from_secs(1).saturating_mul(taken) / WORTH_A_SECOND;
                    self.left = self.left.saturating_add(earned).min(UNREAD);
                }
                Poll::Ready(result)
            }
            Poll::Pending => {
                if self.stalled.is_none() {
                    let now = Instant::now();
                    self.stalled = Some(now);
                    self.state.set_stalled(true);
                    self.writing.as_mut().reset(now + self.left);
                }
                ready!(self.writing.as_mut().poll(cx));
                Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
            }
        }
    }
}

impl AsyncRead for TimedStream {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let before = buffer.filled().len();
        if let Poll::Ready(result) = Pin::new(&mut this.stream).poll_read(cx, buffer) {
            result?;
            if !this.waiting && buffer.filled().len() > before {
                this.waiting = true;
                this.reading.as_mut().reset(Instant::now() + PATIENCE);
            }
            return Poll::Ready(Ok(()));
        }
        this.state.waits();
        if this.waiting && !this.state.is_answering() {
            ready!(this.reading.as_mut().poll(cx));
            // As much as fits; the connection ends in any case.
            let _ = this.stream.try_write(TOO_SLOW);
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        Poll::Pending
    }
}

impl AsyncWrite for TimedStream {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        this.waiting = false;
        let result = Pin::new(&mut this.stream).poll_write(cx, buffer);
        this.written(cx, result)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffers: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        this.waiting = false;
        let result = Pin::new(&mut this.stream).poll_write_vectored(cx, buffers);
        this.written(cx, result)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_answer_states_its_length() {
        let text = std::str::from_utf8(super::TOO_SLOW).expect("text");
        let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
        assert!(head.contains(&format!("content-length: {}", body.len())), "{}", body.len());
    }
}
