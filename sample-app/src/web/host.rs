//! Which host a request asks for: exactly one, well-formed, and one of ours if ours are known.

use std::net::IpAddr;
use std::str::FromStr;

use axum::http::header::HOST;
use axum::http::{HeaderMap, Uri, Version};

use super::problem::Problem;

/// A name that the site is reached by, as `--host` gives it: `shop.example.link`, or `*.example.link` for all below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostName {
    name: String,
    below: bool,
}

impl FromStr for HostName {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (name, below) = text.strip_prefix("*.").map_or((text, false), |name| (name, true));
        if name.is_empty() || !is_well_formed(name) || (name.contains(':') && name.parse::<IpAddr>().is_err()) {
            return Err("write a host name without scheme, port and path, or *.NAME for all names below it");
        }
        Ok(Self { name: name.trim_end_matches('.').to_ascii_lowercase(), below })
    }
}

impl HostName {
    fn is(&self, host: &str) -> bool {
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        if self.below {
            host.strip_suffix(&self.name).is_some_and(|rest| rest.len() > 1 && rest.ends_with('.'))
        } else {
            host == self.name
        }
    }
}

/// Reads the one Host of a request. Two, none, or two that differ may be read differently by a proxy: nobody's business.
///
/// Health checks of the time of HTTP/1.0 send none, and HAProxy's still do.
pub(super) fn read(headers: &HeaderMap, uri: &Uri, version: Version, is_check: bool) -> Result<String, Problem> {
    let mut lines = headers.get_all(HOST).iter();
    let host = match (lines.next(), lines.next()) {
        (Some(host), None) => host.to_str().map_err(|_| Problem::BadHost)?,
        (None, None) if is_check && version < Version::HTTP_11 => return Ok(String::new()),
        _ => return Err(Problem::BadHost),
    };
    let same = uri.authority().is_none_or(|asked| asked.as_str().eq_ignore_ascii_case(host));
    if host.is_empty() || !is_well_formed(host) || !same {
        return Err(Problem::BadHost);
    }
    Ok(host.to_owned())
}

/// Says whether a host is one of those that the site is reached by, or those are not known.
pub(super) fn is_ours(host: &str, ours: &[HostName]) -> bool {
    ours.is_empty() || ours.iter().any(|name| name.is(without_port(host)))
}

/// A name that only this machine has; a page elsewhere that resolves to a loopback address has another.
pub(super) fn is_local(host: &str) -> bool {
    let name = without_port(host);
    name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn without_port(host: &str) -> &str {
    match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    }
}

/// Letters, digits and what stands in names, addresses and ports.
fn is_well_formed(host: &str) -> bool {
    host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~:[]%".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn local_names() {
        for (host, expected) in [
            ("localhost:80", true),
            ("127.0.0.1:8000", true),
            ("[::1]:8000", true),
            ("shop.example", false),
            ("localhost.evil.example", false),
            ("", false),
        ] {
            assert_eq!(is_local(host), expected, "{host}");
        }
    }

    #[test]
    fn one_host_only() {
        let read = |hosts: &[&[u8]], uri: &'static str, version| {
            let mut headers = HeaderMap::new();
            for host in hosts {
                headers.append(HOST, HeaderValue::from_bytes(host).expect("a value"));
            }
            super::read(&headers, &Uri::from_static(uri), version, uri.ends_with("/readyz")).ok()
        };
        assert_eq!(read(&[b"a.example:80"], "/", Version::HTTP_11).as_deref(), Some("a.example:80"));
        assert_eq!(read(&[b"a.example"], "http://A.example/", Version::HTTP_11).as_deref(), Some("a.example"));
        let wrong: [&[&[u8]]; 7] =
            [&[], &[b"a", b"a"], &[b"localhost", b"evil.example"], &[b"a b"], &[b"a/b"], &[b"a\xff"], &[b""]];
        for hosts in wrong {
            assert_eq!(read(hosts, "/", Version::HTTP_11), None, "{hosts:?}");
        }
        assert_eq!(read(&[b"localhost"], "http://evil.example/metrics", Version::HTTP_11), None);
        assert_eq!(read(&[], "/", Version::HTTP_10), None);
        assert_eq!(read(&[], "/readyz", Version::HTTP_10).as_deref(), Some(""));
        assert_eq!(read(&[], "/readyz", Version::HTTP_11), None);
    }

    #[test]
    fn names_of_the_site() {
        let names: Vec<HostName> =
            ["Shop.example", "*.example.link"].iter().map(|name| name.parse().expect("a name")).collect();
        for (host, expected) in [
            ("shop.example", true),
            ("SHOP.example:8000", true),
            ("shop.example.", true),
            ("a.example.link", true),
            ("example.link", false),
            ("evilexample.link", false),
            ("shop.example.evil", false),
        ] {
            assert_eq!(is_ours(host, &names), expected, "{host}");
        }
        assert!(is_ours("anything", &[]));
        for wrong in ["", "https://a", "a/b", "a:80", "*."] {
            assert!(wrong.parse::<HostName>().is_err(), "{wrong}");
        }
    }
}
