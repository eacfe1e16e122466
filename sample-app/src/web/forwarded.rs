//! What proxies say about a request, believed only as far as each of them is trusted.
//!
//! A header that came in several lines is one list, in the order of the lines (RFC 9110, section 5.3). Each proxy adds its
//! entry on the right, so the list is read from there, as long as whoever added an entry is trusted. An entry that cannot
//! be read says nothing: the client is then the proxy that handed it on, and never nobody.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;
use ipnet::IpNet;

const FOR: &str = "x-forwarded-for";
const PROTO: &str = "x-forwarded-proto";
const HOST: &str = "x-forwarded-host";
/// Any of these in a request says that it did not come straight from its client, whatever stands in it.
const TRACES: [&str; 6] = [FOR, PROTO, HOST, "forwarded", "x-real-ip", "via"];

/// What is believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Forwarded {
    /// Who asks.
    pub(super) client: IpAddr,
    /// Whether that is the address of a proxy, because what it says cannot be read.
    pub(super) unreadable: bool,
    /// Whether the client's connection was encrypted, as a trusted proxy says.
    pub(super) https: Option<bool>,
    /// The host that the client asked for, as a trusted proxy says.
    pub(super) host: Option<String>,
    /// Whether there is any trace of a proxy.
    pub(super) any: bool,
}

impl Forwarded {
    /// Reads the headers of a request that came from `peer`.
    pub(super) fn read(headers: &HeaderMap, peer: IpAddr, trusted: &[IpNet]) -> Self {
        let is_trusted = |address: IpAddr| address.is_loopback() || trusted.iter().any(|net| net.contains(&address));
        let any = TRACES.iter().any(|name| headers.contains_key(*name));
        let mut seen = Self { client: peer, unreadable: false, https: None, host: None, any };
        if !is_trusted(peer) {
            return seen;
        }
        let mut hops = 0;
        for entry in entries(headers, FOR).iter().rev() {
            if !is_trusted(seen.client) {
                break;
            }
            let Some(address) = entry.as_deref().and_then(address) else {
                seen.unreadable = true;
                break;
            };
            seen.client = address;
            hops += 1;
        }
        let outermost = |name| entry_of_hop(&entries(headers, name), hops);
        seen.https = outermost(PROTO).and_then(|proto| match proto.to_ascii_lowercase().as_str() {
            "https" => Some(true),
            "http" => Some(false),
            _ => None,
        });
        seen.host = outermost(HOST);
        seen
    }
}

/// The entries of all lines of a header, in their order; `None` for what is not readable text.
fn entries(headers: &HeaderMap, name: &str) -> Vec<Option<String>> {
    let mut entries = Vec::new();
    for line in headers.get_all(name) {
        match line.to_str() {
            Ok(text) => entries.extend(text.split(',').map(|entry| Some(entry.trim().to_owned()))),
            Err(_) => entries.push(None),
        }
    }
    // A header without anything in it says nothing.
    if entries.iter().all(|entry| entry.as_deref() == Some("")) { Vec::new() } else { entries }
}

/// What the outermost trusted proxy added, which is as many entries from the right as there are trusted hops.
///
/// A proxy that replaces the header leaves one entry: then that.
fn entry_of_hop(entries: &[Option<String>], hops: usize) -> Option<String> {
    let from_right = hops.clamp(1, entries.len().max(1));
    entries.get(entries.len().checked_sub(from_right)?)?.clone()
}

/// An address, with or without a port: `198.51.100.7`, `198.51.100.7:4711`, `2001:db8::1`, `[2001:db8::1]:4711`.
fn address(entry: &str) -> Option<IpAddr> {
    let bare = entry.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(entry);
    let address = bare.parse::<IpAddr>().ok().or_else(|| entry.parse::<SocketAddr>().ok().map(|socket| socket.ip()))?;
    Some(address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    fn seen(peer: &str, lines: &[(&str, &[u8])]) -> Forwarded {
        let trusted = ["10.0.0.0/16".parse::<IpNet>().expect("a network")];
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            let name = HeaderName::from_bytes(name.as_bytes()).expect("a name");
            headers.append(name, HeaderValue::from_bytes(value).expect("a value"));
        }
        Forwarded::read(&headers, peer.parse().expect("an address"), &trusted)
    }

    #[test]
    fn the_client_behind_trusted_proxies() {
        let cases: &[(&str, &[&[u8]], &str, bool)] = &[
            ("203.0.113.9", &[b"1.2.3.4"], "203.0.113.9", false),
            ("10.0.1.5", &[b"198.51.100.7"], "198.51.100.7", false),
            ("10.0.1.5", &[b"6.6.6.6, 198.51.100.7"], "198.51.100.7", false),
            ("10.0.1.5", &[b"198.51.100.7, 10.0.2.2"], "198.51.100.7", false),
            ("10.0.1.5", &[b"198.51.100.7:4711"], "198.51.100.7", false),
            ("10.0.1.5", &[b"[2001:db8::1]:4711"], "2001:db8::1", false),
            ("10.0.1.5", &[b"garbage"], "10.0.1.5", true),
            ("10.0.1.5", &[b""], "10.0.1.5", false),
            ("127.0.0.1", &[b"2001:db8::1"], "2001:db8::1", false),
            // What a client sent itself stands in a line before the proxy's own.
            ("10.0.1.5", &[b"127.0.0.1", b"198.51.100.7"], "198.51.100.7", false),
            ("10.0.1.5", &[b"6.6.6.6, 127.0.0.1", b"198.51.100.7, 10.0.2.2"], "198.51.100.7", false),
            ("10.0.1.5", &[b"\xff, 127.0.0.1", b"198.51.100.7"], "198.51.100.7", false),
            // Not even in the proxy's own line: its own address, and never the client's word.
            ("10.0.1.5", &[b"127.0.0.1\xff"], "10.0.1.5", true),
            ("10.0.1.5", &[b"127.0.0.1", b"\xe9"], "10.0.1.5", true),
            ("10.0.1.5", &[b"127.0.0.1", b""], "10.0.1.5", true),
            ("10.0.1.5", &[b"unknown, 10.0.2.2"], "10.0.2.2", true),
        ];
        for (peer, lines, expected, unreadable) in cases {
            let lines: Vec<(&str, &[u8])> = lines.iter().map(|line| ("x-forwarded-for", *line)).collect();
            let seen = seen(peer, &lines);
            assert_eq!(
                (seen.client.to_string().as_str(), seen.unreadable),
                (*expected, *unreadable),
                "{peer} {lines:?}"
            );
            assert!(seen.any);
        }
    }

    #[test]
    fn scheme_and_host_are_the_outermost_trusted_proxys() {
        let proto = |lines: &[(&str, &[u8])]| seen("10.0.1.5", lines).https;
        assert_eq!(proto(&[("x-forwarded-proto", b"https")]), Some(true));
        assert_eq!(proto(&[("x-forwarded-proto", b"https"), ("x-forwarded-proto", b"http")]), Some(false));
        assert_eq!(proto(&[("x-forwarded-proto", b"https\xff")]), None);
        assert_eq!(proto(&[("x-forwarded-proto", b"gopher")]), None);
        let two = [("x-forwarded-for", &b"198.51.100.7, 10.0.2.2"[..]), ("x-forwarded-proto", b"https, http")];
        assert_eq!(proto(&two), Some(true), "the balancer ended TLS, a proxy behind it did not");
        assert_eq!(seen("203.0.113.9", &two).https, None);
        let hosts = [("x-forwarded-host", &b"evil.example"[..]), ("x-forwarded-host", b"shop.example")];
        assert_eq!(seen("10.0.1.5", &hosts).host.as_deref(), Some("shop.example"));
    }

    #[test]
    fn any_trace_counts() {
        assert!(!seen("127.0.0.1", &[("accept", b"*/*")]).any);
        for name in ["x-forwarded-for", "forwarded", "via", "x-real-ip", "x-forwarded-host"] {
            assert!(seen("127.0.0.1", &[(name, b"\xff")]).any, "{name}");
        }
    }
}
