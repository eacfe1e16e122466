//! Opens the port.

use std::io;
use std::net::SocketAddr;

use tokio::net::{TcpListener, TcpSocket, lookup_host};

/// What the system keeps of an answer that its client does not take, for each connection; the system doubles it.
///
/// Left to itself it grows to megabytes: a client that asks ahead and never reads would have hundreds of pages made.
const UNREAD: u32 = 128 * 1024;

/// Listens on an address and port, as names too.
pub(crate) async fn listen(place: &str) -> io::Result<TcpListener> {
    let mut last = io::Error::from(io::ErrorKind::InvalidInput);
    for address in lookup_host(place).await? {
        match bind(address) {
            Ok(listener) => return Ok(listener),
            Err(error) => last = error,
        }
    }
    Err(last)
}

fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // On Windows that would let two programs have the same port.
    #[cfg(not(windows))]
    socket.set_reuseaddr(true)?;
    // Connections inherit it.
    socket.set_send_buffer_size(UNREAD)?;
    socket.bind(address)?;
    socket.listen(1024)
}
