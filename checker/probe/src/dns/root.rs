//! Where a walk begins, and whom it asks beside: the root servers and resolvers.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// The port of the DNS.
pub const PORT: u16 = 53;

/// The root servers' letters and IPv4 addresses: <https://root-servers.org>.
const ROOTS: [(char, [u8; 4]); 13] = [
    ('a', [198, 41, 0, 4]),
    ('b', [170, 247, 170, 2]),
    ('c', [192, 33, 4, 12]),
    ('d', [199, 7, 91, 13]),
    ('e', [192, 203, 230, 10]),
    ('f', [192, 5, 5, 241]),
    ('g', [192, 112, 36, 4]),
    ('h', [198, 97, 190, 53]),
    ('i', [192, 36, 148, 17]),
    ('j', [192, 58, 128, 30]),
    ('k', [193, 0, 14, 129]),
    ('l', [199, 7, 83, 42]),
    ('m', [202, 12, 27, 33]),
];

/// Resolvers that anybody may ask, of two operators.
const PUBLIC: [[u8; 4]; 2] = [[8, 8, 8, 8], [1, 1, 1, 1]];

/// The addresses of the root servers.
#[must_use]
pub fn roots() -> Vec<SocketAddr> {
    ROOTS.iter().map(|(_, address)| at(*address)).collect()
}

/// The addresses of two public resolvers.
#[must_use]
pub fn public_resolvers() -> Vec<SocketAddr> {
    PUBLIC.into_iter().map(at).collect()
}

fn at(address: [u8; 4]) -> SocketAddr {
    (Ipv4Addr::from(address), PORT).into()
}

/// The name of a root server, if an address is one's.
#[must_use]
pub(super) fn root_name(address: SocketAddr) -> Option<String> {
    let is = |known: &[u8; 4]| address.ip() == IpAddr::from(*known);
    ROOTS.iter().find(|(_, known)| is(known)).map(|(letter, _)| format!("{letter}.root-servers.net"))
}

/// The resolvers that a file in the form of `/etc/resolv.conf` names, at most three, as the system itself asks.
///
/// ```
/// let file = "# a router\nsearch home\nnameserver 192.168.0.1\nnameserver fe80::1%eth0\nnameserver ::1 ; own\n";
/// let found: Vec<String> = probe::dns::resolvers_of(file).iter().map(ToString::to_string).collect();
/// assert_eq!(found, ["192.168.0.1:53", "[::1]:53"]);
/// ```
#[must_use]
pub fn resolvers_of(file: &str) -> Vec<SocketAddr> {
    let named = file.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        let is_resolver = words.next() == Some("nameserver");
        words.next().filter(|_| is_resolver)
    });
    named.filter_map(|word| word.parse::<IpAddr>().ok()).map(|address| (address, PORT).into()).take(3).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::special;

    #[test]
    fn everybody_can_ask_the_root_and_the_public_resolvers() {
        assert_eq!(roots().len(), 13);
        for address in roots().into_iter().chain(public_resolvers()) {
            assert_eq!(special(address.ip()), None, "{address}");
        }
        assert_eq!(root_name(roots()[0]).as_deref(), Some("a.root-servers.net"));
    }

    #[test]
    fn a_strange_file_names_nobody() {
        for file in ["", "nameserver", "nameserver x", "nameserverx 1.1.1.1", "\u{0}", "options nameserver 1.1.1.1"] {
            assert!(resolvers_of(file).is_empty(), "{file}");
        }
    }
}
