//! A name server that answers what a test tells it to, byte by byte: for what real ones refuse to do wrong.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, UdpSocket};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// What is sent back for a question: any number of messages. The second argument tells whether it came over TCP.
type Answer = dyn Fn(&[u8], bool) -> Vec<Vec<u8>> + Send + Sync;

/// A running responder, until it is dropped.
#[derive(Debug)]
pub struct Responder {
    stop: Arc<AtomicBool>,
}

impl Responder {
    /// Answers at an address, over UDP and TCP.
    ///
    /// # Panics
    /// The address is taken.
    #[must_use]
    pub fn start(address: SocketAddr, answer: impl Fn(&[u8], bool) -> Vec<Vec<u8>> + Send + Sync + 'static) -> Self {
        let answer: Arc<Answer> = Arc::new(answer);
        let stop = Arc::new(AtomicBool::new(false));
        let socket = UdpSocket::bind(address).unwrap();
        socket.set_read_timeout(Some(Duration::from_millis(50))).unwrap();
        let listener = TcpListener::bind(address).unwrap();
        listener.set_nonblocking(true).unwrap();
        let (over_udp, over_tcp) = (Arc::clone(&answer), answer);
        let (stop_udp, stop_tcp) = (Arc::clone(&stop), Arc::clone(&stop));
        std::thread::spawn(move || {
            let mut question = [0; 4096];
            while !stop_udp.load(Ordering::Relaxed) {
                let Ok((length, from)) = socket.recv_from(&mut question) else { continue };
                for message in over_udp(&question[..length], false) {
                    let _ = socket.send_to(&message, from);
                }
            }
        });
        std::thread::spawn(move || {
            while !stop_tcp.load(Ordering::Relaxed) {
                let Ok((mut stream, _)) = listener.accept() else {
                    std::thread::sleep(Duration::from_millis(10));
                    continue;
                };
                let _ = stream.set_nonblocking(false);
                let _ = stream.set_read_timeout(Some(Duration::from_secs(2)));
                let mut length = [0; 2];
                if stream.read_exact(&mut length).is_err() {
                    continue;
                }
                let mut question = vec![0; usize::from(u16::from_be_bytes(length))];
                if stream.read_exact(&mut question).is_err() {
                    continue;
                }
                for message in over_tcp(&question, true) {
                    let length = u16::try_from(message.len()).unwrap_or(u16::MAX);
                    let _ = stream.write_all(&length.to_be_bytes()).and_then(|()| stream.write_all(&message));
                }
            }
        });
        Self { stop }
    }
}

impl Drop for Responder {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}
