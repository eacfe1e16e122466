//! What lies between this machine and what is asked: whether names are resolved, whether the clock is right, which
//! proxies are in the way. All of it is looked at at once, and for a few seconds at most.

use crate::failure::Failure;
use crate::runtime::wait;
use crate::words::Saying;
use jiff::SignedDuration;
use probe::dns::{Options, Question, walk};
use snapshot::shapes::probe::Dns;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;

/// How long one look may take; none waits for another.
const PATIENCE: Duration = Duration::from_secs(3);

/// A name that everybody can resolve: that of AWS's service that tells the time and the address.
const NAME: &str = "checkip.amazonaws.com";

/// What AWS tolerates is five minutes; half of that is worth a word:
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html>.
const CLOCK: u64 = 150;

/// A line of the doctor: good, bad or not to be told, and what it says.
pub(crate) type Line = (char, Saying);

/// What was found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Found {
    /// Whether this machine's resolver knows a name.
    resolves: bool,
    /// Whether servers of the root answer over UDP, and over TCP.
    udp: bool,
    tcp: bool,
    /// Whether somebody in between answers in their place.
    intercepted: bool,
    /// How far this machine's clock is ahead.
    ahead: Option<SignedDuration>,
}

/// Looks around.
///
/// # Errors
/// There is no runtime for it.
pub(crate) fn look() -> Result<Vec<Line>, Failure> {
    let roots = probe::dns::roots();
    let found = wait(async {
        let (resolves, (udp, intercepted), tcp, ahead) = tokio::join!(
            resolves(NAME),
            walked(probe::dns::Options { time: PATIENCE, ..Options::default() }),
            connects(&roots),
            probe::clock::ahead(probe::clock::ASKED, PATIENCE),
        );
        Found { resolves, udp, tcp, intercepted, ahead }
    })?;
    Ok(lines(&found))
}

async fn resolves(name: &str) -> bool {
    let found = timeout(PATIENCE, lookup_host((name, 443))).await;
    found.is_ok_and(|found| found.is_ok_and(|mut addresses| addresses.next().is_some()))
}

/// Whether a walk from the root hears anything over UDP, and whether it hears the root itself.
async fn walked(options: Options) -> (bool, bool) {
    let Some(question) = Question::new(NAME, "A") else { return (false, false) };
    let dns = walk(&question, &Options { resolvers: Vec::new(), queries: 24, ..options }).await;
    (is_heard(&dns), is_intercepted(&dns))
}

fn is_heard(dns: &Dns) -> bool {
    dns.walk.iter().any(|answer| answer.rcode.is_some() && answer.transport.as_deref() == Some("udp"))
}

fn is_intercepted(dns: &Dns) -> bool {
    request::dns::read(dns).findings.iter().any(|finding| finding.code == "DNS_INTERCEPTED")
}

/// Whether one of the first servers takes a connection over TCP.
async fn connects(servers: &[SocketAddr]) -> bool {
    let mut tasks = tokio::task::JoinSet::new();
    for server in servers.iter().copied().take(4) {
        tasks.spawn(async move { matches!(timeout(PATIENCE, TcpStream::connect(server)).await, Ok(Ok(_))) });
    }
    while let Some(one) = tasks.join_next().await {
        if matches!(one, Ok(true)) {
            return true;
        }
    }
    false
}

fn lines(found: &Found) -> Vec<Line> {
    let resolver = |mark, id| (mark, Saying::new(id).with("name", NAME));
    let system =
        if found.resolves { resolver('✓', "doctor-dns-system") } else { resolver('✗', "doctor-dns-system-not") };
    let own = match (found.udp, found.tcp) {
        _ if found.intercepted => ('!', "doctor-dns-walk-intercepted"),
        (true, true) => ('✓', "doctor-dns-walk"),
        (true, false) => ('!', "doctor-dns-walk-udp-only"),
        (false, true) => ('!', "doctor-dns-walk-tcp-only"),
        (false, false) => ('!', "doctor-dns-walk-not"),
    };
    let mut lines = vec![system, (own.0, Saying::new(own.1)), clock(found.ahead)];
    lines.extend(proxies(|name| std::env::var(name).ok()));
    lines
}

/// The line about the clock.
pub(crate) fn clock(ahead: Option<SignedDuration>) -> Line {
    let Some(ahead) = ahead else { return ('?', Saying::new("doctor-clock-unknown")) };
    let seconds = ahead.as_secs().unsigned_abs();
    let off = if ahead.is_negative() { "doctor-clock-behind" } else { "doctor-clock-ahead" };
    match seconds {
        ..=CLOCK => ('✓', Saying::new("doctor-clock").with("seconds", seconds)),
        _ => ('!', Saying::new(off).with("seconds", seconds)),
    }
}

/// Variables that name proxies, as they are in force, and one that takes hosts out.
const PROXIES: [&str; 3] = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"];

fn proxies(variable: impl Fn(&str) -> Option<String>) -> Vec<Line> {
    let set = |name: &str| {
        let named = [name.to_owned(), name.to_ascii_lowercase()];
        named.into_iter().find_map(|name| Some((variable(&name).filter(|value| !value.is_empty())?, name)))
    };
    let in_force: Vec<String> = PROXIES
        .iter()
        .filter_map(|name| set(name))
        .map(|(value, name)| format!("{name}={}", without_login(&value)))
        .collect();
    if in_force.is_empty() {
        return vec![('✓', Saying::new("doctor-proxy-none"))];
    }
    let mut lines = vec![('!', Saying::new("doctor-proxy").with("proxies", report::safe::line(&in_force.join(", "))))];
    if let Some((value, name)) = set("NO_PROXY") {
        let told = format!("{name}={value}");
        lines.push(('✓', Saying::new("doctor-proxy-except").with("hosts", report::safe::line(&told))));
    }
    lines
}

/// A proxy's address without the name and password that may stand before it.
fn without_login(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("", address));
    let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    if scheme.is_empty() { host.to_owned() } else { format!("{scheme}://{host}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::{Catalogue, Language};

    fn said(lines: &[Line]) -> String {
        let words = Catalogue::new(Language::En);
        lines.iter().map(|(mark, saying)| format!("{mark} {}\n", saying.say(&words))).collect()
    }

    #[test]
    fn each_thing_is_told_in_a_line() {
        let good =
            Found { resolves: true, udp: true, tcp: true, intercepted: false, ahead: Some(SignedDuration::ZERO) };
        let told = said(&lines(&good));
        assert!(told.lines().take(3).all(|line| line.starts_with('✓')), "{told}");
        let none = said(&lines(&Found::default()));
        assert!(none.starts_with("✗ ") && none.contains("\n! ") && none.contains("\n? "), "{none}");
        for (udp, tcp, word) in [(true, false, "TCP"), (false, true, "UDP")] {
            let told = said(&lines(&Found { udp, tcp, ..good }));
            assert!(told.contains("! ") && told.contains(word), "{told}");
        }
        for (ahead, word) in [(301, "ahead"), (-301, "behind")] {
            let told = said(&[clock(Some(SignedDuration::from_secs(ahead)))]);
            assert!(told.starts_with("! ") && told.contains("301") && told.contains(word), "{told}");
        }
    }

    #[test]
    fn proxies_are_told_without_their_passwords() {
        let told = said(&proxies(|name| match name {
            "https_proxy" => Some("http://kim:secret@proxy.example:3128".to_owned()),
            "NO_PROXY" => Some("localhost,169.254.169.254".to_owned()),
            _ => None,
        }));
        assert!(told.contains("https_proxy=http://proxy.example:3128") && told.contains("169.254.169.254"), "{told}");
        assert!(!told.contains("secret") && !told.contains("kim"), "{told}");
        assert!(said(&proxies(|_| None)).starts_with("✓ "));
        assert!(said(&proxies(|_| Some(String::new()))).starts_with("✓ "), "what is empty is none");
    }

    #[test]
    fn where_nobody_answers_it_ends_soon() {
        let began = std::time::Instant::now();
        let closed: SocketAddr = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let silent = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
        let options = Options {
            roots: vec![silent.local_addr().unwrap()],
            guard: probe::guard::Guard::anywhere(),
            time: Duration::from_millis(300),
            ..Options::default()
        };
        let servers = [closed];
        let (heard, connected) = wait(async { tokio::join!(walked(options), connects(&servers)) }).unwrap();
        assert_eq!((heard, connected), ((false, false), false));
        assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
    }
}
