//! A connection that waits only so long for a request that has begun.
//!
//! An idle connection may stay; one that has sent a part of a request must send the rest in time, or it is answered 408 and
//! closed. The clock stops when the answer begins.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep};

/// More than a body and a handler may take together, so that their own answers come first.
const PATIENCE: Duration = Duration::from_secs(20);

const TOO_SLOW: &[u8] = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncache-control: no-store\r\n\
    content-type: text/plain; charset=utf-8\r\ncontent-length: 50\r\n\r\nThe request did not arrive in time. Try it again.\n";

/// The connection.
#[derive(Debug)]
pub(super) struct Patient {
    stream: TcpStream,
    clock: Pin<Box<Sleep>>,
    waiting: bool,
}

impl Patient {
    pub(super) fn new(stream: TcpStream) -> Self {
        Self { stream, clock: Box::pin(tokio::time::sleep(PATIENCE)), waiting: false }
    }
}

impl AsyncRead for Patient {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let before = buffer.filled().len();
        if let Poll::Ready(result) = Pin::new(&mut this.stream).poll_read(cx, buffer) {
            result?;
            if !this.waiting && buffer.filled().len() > before {
                this.waiting = true;
                this.clock.as_mut().reset(Instant::now() + PATIENCE);
            }
            return Poll::Ready(Ok(()));
        }
        if this.waiting {
            ready!(this.clock.as_mut().poll(cx));
            // As much as fits; the connection ends in any case.
            let _ = this.stream.try_write(TOO_SLOW);
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        Poll::Pending
    }
}

impl AsyncWrite for Patient {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        this.waiting = false;
        Pin::new(&mut this.stream).poll_write(cx, buffer)
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
        Pin::new(&mut this.stream).poll_write_vectored(cx, buffers)
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
