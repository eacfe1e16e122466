//! Whose a connection over loopback is, where the system tells.
//!
//! Loopback is everybody's on a machine, and cookies know no ports: a server of somebody else on another port could be
//! given the cookie by a browser that is lured there. On Linux `/proc/net/tcp` has the user at the other end of each
//! connection, so that it would be of no use to them. See <https://man7.org/linux/man-pages/man5/proc_pid_net.5.html>.

use std::net::SocketAddr;

/// Who is at the other end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Peer {
    /// The user that this program runs as, or the system itself, which forwards ports.
    Own,
    /// Somebody else.
    Other,
    /// Nobody says: the token has to do.
    Untold,
}

/// Who connected from an address, to another.
#[cfg(target_os = "linux")]
pub(crate) fn peer(from: SocketAddr, to: SocketAddr) -> Peer {
    use std::os::unix::fs::MetadataExt as _;
    let table = if from.is_ipv4() { "/proc/net/tcp" } else { "/proc/net/tcp6" };
    let own = std::fs::metadata("/proc/self").map(|own| own.uid());
    let (Ok(table), Ok(own)) = (std::fs::read_to_string(table), own) else { return Peer::Untold };
    match user(&table, from, to) {
        Some(user) if user == own || user == 0 => Peer::Own,
        Some(_) => Peer::Other,
        None => Peer::Untold,
    }
}

/// Elsewhere nobody is asked.
#[cfg(not(target_os = "linux"))]
pub(crate) fn peer(_: SocketAddr, _: SocketAddr) -> Peer {
    Peer::Untold
}

/// The user of the row whose own end is `from` and whose other end is `to`.
#[cfg(target_os = "linux")]
fn user(table: &str, from: SocketAddr, to: SocketAddr) -> Option<u32> {
    let (from, to) = (written(from), written(to));
    table.lines().skip(1).find_map(|line| {
        let columns: Vec<&str> = line.split_whitespace().take(8).collect();
        let [_, own, other, _, _, _, _, user] = columns.as_slice() else { return None };
        (*own == from && *other == to).then(|| user.parse().ok())?
    })
}

/// An address as the table writes it: words of four bytes in the machine's own order.
#[cfg(target_os = "linux")]
fn written(address: SocketAddr) -> String {
    let word = |bytes: &[u8]| match bytes {
        [a, b, c, d] => format!("{:08X}", u32::from_ne_bytes([*a, *b, *c, *d])),
        _ => String::new(),
    };
    let host = match address {
        SocketAddr::V4(address) => word(&address.ip().octets()),
        SocketAddr::V6(address) => address.ip().octets().chunks(4).map(word).collect(),
    };
    format!("{host}:{:04X}", address.port())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use std::net::{TcpListener, TcpStream};

    #[test]
    fn a_connection_of_this_process_is_its_own() {
        for host in ["127.0.0.1:0", "[::1]:0"] {
            let Ok(listener) = TcpListener::bind(host) else { continue };
            let stream = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
            let (from, to) = (stream.local_addr().unwrap(), stream.peer_addr().unwrap());
            assert_eq!(peer(from, to), Peer::Own);
            assert_eq!(peer(from, from), Peer::Untold, "there is no such connection");
        }
    }

    #[cfg(target_endian = "little")]
    #[test]
    fn the_user_stands_in_the_row_of_the_connection() {
        let table = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0 0 10 0
   1: 0100007F:C350 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1001        0 2 1 0 20 4 30 10 -1
   2: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 3 1 0 20 4 30 10 -1
";
        let (from, to) = ("127.0.0.1:50000".parse().unwrap(), "127.0.0.1:8080".parse().unwrap());
        assert_eq!(user(table, from, to), Some(1001));
        assert_eq!(user(table, to, from), Some(1000));
        assert_eq!(user(table, from, "127.0.0.1:8081".parse().unwrap()), None);
    }
}
