//! Values that are looked at before anything is asked: Regions, addresses of endpoints and of name servers.

use crate::region;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use std::fmt;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

/// A value that cannot be meant as it is written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Odd {
    /// What was probably meant.
    pub(crate) meant: Option<String>,
}

impl fmt::Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.meant {
            Some(meant) => write!(f, "not usable: {meant}?"),
            None => f.write_str("not usable"),
        }
    }
}

impl std::error::Error for Odd {}

/// The name of a Region.
///
/// # Errors
/// It does not look like one.
pub(crate) fn region(word: &str) -> Result<String, Odd> {
    if region::is_name(word) {
        return Ok(word.to_owned());
    }
    Err(Odd { meant: region::meant(word) })
}

/// A parameter of a template with its value.
///
/// # Errors
/// There is no `=` behind a name.
pub(crate) fn parameter(word: &str) -> Result<(String, String), Odd> {
    match word.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err(Odd { meant: None }),
    }
}

/// The address of an endpoint: `http://` or `https://`, a host, and what may follow it.
///
/// # Errors
/// It is no such address.
pub(crate) fn endpoint(word: &str) -> Result<String, Odd> {
    if is_url(word) {
        return Ok(word.to_owned());
    }
    // A host with a port lacks nothing else; endpoints on one's own machine seldom have certificates.
    let with_scheme = format!("http://{word}");
    let meant = Some(with_scheme).filter(|url| word.contains([':', '.']) && !word.contains("//") && is_url(url));
    Err(Odd { meant })
}

/// The name of a domain, without what an address of a page has around it.
///
/// # Errors
/// It is no such name.
pub(crate) fn domain(word: &str) -> Result<String, Odd> {
    let is_name = |word: &str| word.contains('.') && probe::dns::Question::new(word, "A").is_some();
    if is_name(word) {
        return Ok(word.to_owned());
    }
    let host = word.split_once("://").map_or(word, |(_, rest)| rest);
    let host = host.split(['/', '?', '#', ':']).next().unwrap_or_default().trim();
    Err(Odd { meant: Some(host.to_owned()).filter(|host| is_name(host)) })
}

/// The id of a learner: any words, but some.
///
/// # Errors
/// There are none.
pub(crate) fn learner(word: &str) -> Result<String, Odd> {
    if word.trim().is_empty() { Err(Odd { meant: None }) } else { Ok(word.to_owned()) }
}

/// The address of a name server, with its port or without.
///
/// # Errors
/// It is no address: a name would have to be resolved first.
pub(crate) fn server(word: &str) -> Result<SocketAddr, Odd> {
    let with_port = word.parse().ok().filter(|address: &SocketAddr| address.port() != 0);
    let alone = || word.parse::<IpAddr>().ok().map(|address| (address, probe::dns::PORT).into());
    with_port.or_else(alone).ok_or(Odd { meant: None })
}

/// Where to listen: an address and a port, or `localhost` and a port.
///
/// # Errors
/// It is no such address.
pub(crate) fn listen(word: &str) -> Result<SocketAddr, Odd> {
    let local = word.strip_prefix("localhost:").map(|port| format!("127.0.0.1:{port}"));
    local.as_deref().unwrap_or(word).parse().map_err(|_| {
        let with_port = word.parse::<IpAddr>().ok().map(|address| SocketAddr::new(address, 0).to_string());
        let port = word.parse::<u16>().ok().map(|port| format!("127.0.0.1:{port}"));
        Odd { meant: with_port.or(port) }
    })
}

/// How many won a dollar is.
///
/// # Errors
/// It is no such rate.
pub(crate) fn won(word: &str) -> Result<cost::Rate, Odd> {
    cost::Rate::parse(word).ok_or(Odd { meant: None })
}

/// A time of the day, `22:00`.
///
/// # Errors
/// It is none.
pub(crate) fn clock(word: &str) -> Result<cost::Clock, Odd> {
    word.parse().map_err(|_| Odd { meant: None })
}

/// A file to export marks to, and in which form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Export {
    /// What the form is called.
    pub(crate) kind: String,
    /// The file.
    pub(crate) file: PathBuf,
}

/// What marks are exported as, and where to: `moodle=marks.csv`.
///
/// # Errors
/// It is no pair of both.
pub(crate) fn export(word: &str) -> Result<Export, Odd> {
    match word.split_once('=') {
        Some((kind, file)) if !kind.is_empty() && !file.is_empty() => {
            Ok(Export { kind: kind.to_ascii_lowercase(), file: file.into() })
        }
        _ => Err(Odd { meant: None }),
    }
}

/// The shortest time between two looks into the accounts of a class.
const SHORTEST: Duration = Duration::from_secs(60);

/// How long to wait between two looks: `15m`, `2h`.
///
/// # Errors
/// It is no such time, or shorter than a minute.
pub(crate) fn period(word: &str) -> Result<Duration, Odd> {
    let period = word.parse::<SignedDuration>().ok().and_then(|period| Duration::try_from(period).ok());
    let meant = word.parse::<u32>().ok().map(|minutes| format!("{minutes}m"));
    period.filter(|period| *period >= SHORTEST).ok_or(Odd { meant })
}

/// A moment: a day, which lasts until midnight here, a day and a time here, or a time with its zone.
///
/// # Errors
/// It is none of them.
pub(crate) fn moment(word: &str) -> Result<Timestamp, Odd> {
    let here = |time: DateTime| time.to_zoned(TimeZone::system()).ok().map(|zoned| zoned.timestamp());
    let day = || word.parse::<Date>().ok()?.tomorrow().ok().map(|next| next.to_datetime(Time::midnight()));
    // What has a zone reads as a day and a time as well, so that it comes first; and as a day, so that it comes last.
    let time = || if word.contains(':') { word.replace(' ', "T").parse::<DateTime>().ok() } else { day() };
    word.parse::<Timestamp>().ok().or_else(|| here(time()?)).ok_or(Odd { meant: None })
}

/// What marks an order of an earlier check.
///
/// # Errors
/// No check gave such a mark: a digit of it is wrong.
pub(crate) fn mark(word: &str) -> Result<String, Odd> {
    if probe::journey::is_mark(word) || probe::journey::votes_of(word).is_some() {
        Ok(word.to_owned())
    } else {
        Err(Odd { meant: None })
    }
}

fn is_url(word: &str) -> bool {
    let Some((scheme, rest)) = word.split_once("://") else { return false };
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return false;
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    if !path.bytes().all(|byte| byte.is_ascii_graphic()) {
        return false;
    }
    let (host, port) = match authority.rsplit_once(':') {
        // The colons of an IPv6 address stand in brackets.
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok();
    is_host(host) && port.is_none_or(is_port)
}

fn is_host(host: &str) -> bool {
    match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(address) => address.parse::<Ipv6Addr>().is_ok(),
        None => !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_server_is_an_address() {
        for (word, read) in [
            ("127.0.0.1:5301", Some("127.0.0.1:5301")),
            ("127.0.0.1", Some("127.0.0.1:53")),
            ("[::1]:5301", Some("[::1]:5301")),
            ("::1", Some("[::1]:53")),
            ("127.0.0.1:0", None),
            ("ns1.example.link", None),
            ("", None),
        ] {
            let found = server(word).map(|address| address.to_string());
            assert_eq!(found.ok().as_deref(), read, "{word}");
        }
    }

    #[test]
    fn a_domain_is_a_name_and_no_address_of_a_page() {
        for name in ["example.link", "Example.LINK.", "www.example.co.kr", "xn--bj0bj06e.kr", "한글.kr"] {
            assert_eq!(domain(name).as_deref(), Ok(name));
        }
        for (odd, meant) in [
            ("https://example.link/", Some("example.link")),
            ("http://www.example.link:8000/order/?a=1", Some("www.example.link")),
            ("example.link:443", Some("example.link")),
            ("exa mple.link", None),
            ("example", None),
            ("a..b", None),
            ("", None),
        ] {
            assert_eq!(domain(odd), Err(Odd { meant: meant.map(str::to_owned) }), "{odd}");
        }
    }

    #[test]
    fn an_endpoint_is_a_url_with_a_host() {
        for url in [
            "http://127.0.0.1:5411",
            "http://localhost:4566/",
            "https://ec2.ap-northeast-2.amazonaws.com",
            "HTTPS://vpce-1.ec2.us-east-1.vpce.amazonaws.com/path?x=1",
            "http://[::1]:5000",
            "http://[::1]",
            "http://moto_server:5000",
        ] {
            assert_eq!(endpoint(url).as_deref(), Ok(url));
        }
        for (odd, meant) in [
            ("127.0.0.1:5411", Some("http://127.0.0.1:5411")),
            ("localhost:4566", Some("http://localhost:4566")),
            ("[::1]:5000", Some("http://[::1]:5000")),
            ("ec2.example.com/x", Some("http://ec2.example.com/x")),
            ("https//host.com:443", None),
            ("nonsense", None),
            ("", None),
            ("http://", None),
            ("http:///path", None),
            ("http:/127.0.0.1", None),
            ("ftp://127.0.0.1", None),
            ("http://127.0.0.1:x", None),
            ("http://127.0.0.1:", None),
            ("http://127.0.0.1:65536", None),
            ("http://127.0.0.1:+80", None),
            ("http://a b", None),
            ("http://user@host", None),
            ("http://서울", None),
            ("http://[::1", None),
            ("http://[127.0.0.1]", None),
            ("http://host/a b", None),
        ] {
            assert_eq!(endpoint(odd), Err(Odd { meant: meant.map(str::to_owned) }), "{odd}");
        }
    }
}
