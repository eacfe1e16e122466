//! A tree of real name servers: root, top-level domains, and domains with everything that people do to them.

use super::responder::{Told, resolver};
use super::{codes, walked};
use probe::dns::Options;
use probe::guard::Guard;
use real::{Loopback, NameServer, sign};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The domains: the name, the servers that its zone names, then records; `!` before what only some servers get.
const DOMAINS: &[(&str, &str)] = &[
    (
        "good.link",
        "@ A 192.0.2.1\nwww A 192.0.2.10\nwww A 192.0.2.11\nalias CNAME www\nout CNAME www.outside.link.\n\
         dead CNAME gone.good.link.\nvoid CNAME www.nowhere.link.\nsix AAAA 2001:db8::1\n\
         long TXT \"LONG\" \"LONG\" \"LONG\" \"LONG\" \"LONG\" \"LONG\" \"LONG\"\n\
         around CNAME about.good.link.\nabout CNAME around.half.link.\nsub NS ns.sub\nns.sub A @4\n",
    ),
    ("outside.link", "www A 192.0.2.20\n"),
    ("half.link", "www A 192.0.2.30\naround CNAME around.good.link.\n"),
    ("edited.link", "www A 192.0.2.40\n"),
    ("partly.link", "www A 192.0.2.41\n"),
    ("doubled.link", "www.doubled.link A 192.0.2.50\n"),
    ("wild.link", "* A 192.0.2.51\n"),
    ("stray.link", "www A 192.0.2.52\n"),
    ("signed.link", "www A 192.0.2.60\n* TXT \"any\"\n"),
    ("nods.link", "www A 192.0.2.61\n"),
    ("otherkey.link", "www A 192.0.2.62\n"),
    ("nokey.link", "www A 192.0.2.63\n"),
    ("expired.link", "www A 192.0.2.64\n"),
];

pub(super) struct Tree {
    pub(super) loopback: Loopback,
    _servers: Vec<NameServer>,
    _folder: tempfile::TempDir,
}

impl Tree {
    pub(super) fn options(&self, resolvers: Vec<std::net::SocketAddr>) -> Options {
        Options {
            roots: vec![self.loopback.at(2)],
            resolvers,
            guard: Guard::anywhere(),
            port: self.loopback.port,
            time: Duration::from_secs(10),
            ..Options::default()
        }
    }
}

/// What stands at the top of a zone.
fn top(zone: &str, servers: &[&str]) -> String {
    let mut text = format!("$ORIGIN {zone}\n$TTL 300\n@ SOA ns.{zone} host.{zone} 1 7200 900 1209600 300\n");
    text = text.replace("..", ".");
    for server in servers {
        writeln!(text, "@ NS {server}").unwrap();
    }
    text
}

fn save(folder: &Path, name: &str, text: &str, loopback: Loopback) -> PathBuf {
    let file = folder.join(format!("{name}.zone"));
    let at_top = "\u{1}";
    // `@` alone is the zone's own name; `@4` an address.
    let text = text.replace("\n@ ", &format!("\n{at_top} ")).replace("LONG", &"x".repeat(250));
    std::fs::write(&file, loopback.fill(&text).replace(at_top, "@")).unwrap();
    file
}

/// The tree; `None` without the programs.
pub(super) fn tree() -> Option<Tree> {
    if !NameServer::is_there() {
        return None;
    }
    let (loopback, folder) = (Loopback::new(), tempfile::tempdir().unwrap());
    let path = folder.path();
    let mut link = top("link.", &["a.nic.link."]) + "a.nic A @3\n";
    let mut first: Vec<(&str, PathBuf)> = Vec::new();
    let mut second = first.clone();
    for (domain, records) in DOMAINS {
        let zone = format!("{domain}.");
        let own = [format!("ns1.{zone}"), format!("ns2.{zone}")];
        let own = [own[0].as_str(), own[1].as_str()];
        let servers: &[&str] = match *domain {
            "outside.link" => &["ns-1.dns.net.", "ns-2.dns.net."],
            "edited.link" => &["ns7.example.net.", "ns8.example.net."],
            "partly.link" => &[own[0], "ns8.example.net."],
            _ => &own,
        };
        let text = top(&zone, servers) + "ns1 A @4\nns2 A @5\n" + records;
        let mut file = save(path, domain, &text, loopback);
        if ["signed.link", "nods.link", "otherkey.link"].contains(domain) {
            let (signed, ds) = sign(path, domain, &file, None);
            file = signed;
            if *domain == "signed.link" {
                link.push_str(&ds);
            }
        }
        if *domain == "expired.link" {
            let (signed, ds) = sign(path, domain, &file, Some("20200101"));
            file = signed;
            link.push_str(&ds);
        }
        if ["otherkey.link", "nokey.link"].contains(domain) {
            let digest = "ab".repeat(32);
            writeln!(link, "{zone} 300 IN DS 12345 13 2 {digest}").unwrap();
        }
        first.push((domain, file.clone()));
        if *domain != "half.link" {
            second.push((domain, file));
        }
        match *domain {
            "outside.link" => link.push_str("outside.link. NS ns-1.dns.net.\noutside.link. NS ns-2.dns.net.\n"),
            // Glue that points elsewhere; the zone itself would be fine.
            "stray.link" => link.push_str("stray.link. NS ns1.stray.link.\nns1.stray.link. A @99\n"),
            _ => {
                writeln!(link, "{zone} NS ns1.{zone}\n{zone} NS ns2.{zone}\nns1.{zone} A @4\nns2.{zone} A @5").unwrap()
            }
        }
    }
    link.push_str(
        "stale.link. NS ns1.good.link.\nstale.link. NS ns2.good.link.\n\
         noglue.link. NS ns1.noglue.link.\nnoglue.link. NS ns2.noglue.link.\n\
         typo.link. NS ns-1.dsn.net.\n",
    );
    let dns = save(path, "dns.net", &(top("dns.net.", &["ns-1.dns.net."]) + "ns-1 A @4\nns-2 A @5\n"), loopback);
    first.push(("dns.net", dns.clone()));
    second.push(("dns.net", dns));
    let net = top("net.", &["a.nic.net."]) + "a.nic A @3\ndns.net. NS ns-1.dns.net.\nns-1.dns.net. A @4\n";
    let (link, ds) = sign(path, "link", &save(path, "link", &link, loopback), None);
    let net = save(path, "net", &net, loopback);
    let root = top(".", &["a.root."])
        + "a.root. A @2\nlink. NS a.nic.link.\na.nic.link. A @3\nnet. NS a.nic.net.\na.nic.net. A @3\n"
        + &ds;
    let (root, _) = sign(path, ".", &save(path, "root", &root, loopback), None);
    let servers = vec![
        NameServer::start(path, loopback.at(2), &[(".", root)]),
        NameServer::start(path, loopback.at(3), &[("link", link), ("net", net)]),
        NameServer::start(path, loopback.at(4), &first),
        NameServer::start(path, loopback.at(5), &second),
    ];
    Some(Tree { loopback, _servers: servers, _folder: folder })
}

/// What is asked, and what comes of it. The first word is the row of the course's table.
const CASES: &str = "
    -    www.good.link A        -> resolves
    -    alias.good.link A      -> resolves
    -    out.good.link A        -> resolves
    -    www.outside.link A     -> resolves
    -    good.link A            -> resolves
    -    long.good.link TXT     -> resolves
    -    x.y.wild.link A        -> resolves
    -    www.signed.link A      -> resolves
    -    any.signed.link TXT    -> resolves
    D1   www.nobody.link A      -> broken DNS_NOT_REGISTERED
    D1   www.good.lnik A        -> broken DNS_NO_SUCH_TLD
    D3   www.stale.link A       -> broken DNS_SERVERS_LAME
    D3   www.typo.link A        -> unknown DNS_SERVERS_WITHOUT_ADDRESS
    D4   www.half.link A        -> broken DNS_SOME_SERVERS_LAME
    D5   nosuch.good.link A     -> broken DNS_NAME_MISSING
    D6   www.edited.link A      -> broken DNS_SERVER_LISTS_DIFFER
    D6   www.partly.link A      -> resolves [DNS_SERVER_LISTS_DIFFER]
    D7   www.noglue.link A      -> broken DNS_GLUE_MISSING
    D7   www.stray.link A       -> unknown DNS_GLUE_WRONG
    D8   www.doubled.link A     -> broken DNS_NAME_DOUBLED
    D8   www.good.link AAAA     -> broken DNS_TYPE_MISSING
    D8   six.good.link A        -> broken DNS_TYPE_MISSING
    D12  dead.good.link A       -> broken DNS_TARGET_GONE
    D12  void.good.link A       -> broken DNS_TARGET_GONE
    -    around.good.link A     -> broken DNS_ALIASES_ENDLESS
    D14  www.otherkey.link A    -> broken DNS_SIGNATURES_BROKEN
    D14  www.nokey.link A       -> broken DNS_SIGNATURES_BROKEN
    D14  www.expired.link A     -> broken DNS_SIGNATURES_BROKEN
    D15  www.nods.link A        -> resolves [DNS_SIGNED_WITHOUT_DS]
";

#[test]
fn each_mistake_is_told_apart_on_real_name_servers() {
    let Some(tree) = tree() else { return };
    let options = tree.options(Vec::new());
    let mut wrong = String::new();
    for line in CASES.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (asked, expected) = line.split_once("->").unwrap();
        let [_, name, kind] = asked.split_whitespace().collect::<Vec<_>>()[..] else { panic!("{line}") };
        let (dns, reading) = walked(name, kind, &options);
        if codes(&reading) != expected.trim() {
            writeln!(wrong, "{line}\n  was {}\n  {:?}", codes(&reading), reading.findings).unwrap();
            for one in &dns.walk {
                writeln!(wrong, "  {one:?}").unwrap();
            }
        }
        assert!(dns.walk.len() <= 64, "{line}: {} questions", dns.walk.len());
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_walk_asks_each_server_and_writes_down_what_it_says() {
    let Some(tree) = tree() else { return };
    let (dns, reading) = walked("www.good.link", "A", &tree.options(Vec::new()));
    assert_eq!(reading.values.iter().map(String::as_str).collect::<Vec<_>>(), ["192.0.2.10", "192.0.2.11"]);
    let said: Vec<String> = dns
        .walk
        .iter()
        .map(|one| {
            let word = |member: &Option<String>| member.clone().unwrap_or_else(|| "?".to_owned());
            format!("{} {} {} {}", word(&one.purpose), word(&one.zone), word(&one.server), word(&one.outcome))
        })
        .collect();
    assert_eq!(
        said,
        [
            "root . ? answer",
            "walk . ? referral",
            "walk link a.nic.link referral",
            "walk good.link ns1.good.link answer",
            "walk good.link ns2.good.link answer",
            "keys good.link ns1.good.link no-data",
            "apex good.link ns1.good.link answer",
        ]
    );
    // What does not fit into a datagram comes over TCP.
    let (dns, _) = walked("long.good.link", "TXT", &tree.options(Vec::new()));
    assert!(dns.walk.iter().any(|one| one.transport.as_deref() == Some("tcp") && one.truncated.is_none()));
    let signed = walked("www.signed.link", "A", &tree.options(Vec::new())).0;
    let states: Vec<_> = signed.zones.iter().map(|zone| zone.signed.as_deref()).collect();
    assert_eq!(states, [None, Some("secure")]);
}

#[test]
fn names_do_not_lead_into_the_own_network() {
    let Some(tree) = tree() else { return };
    let mut options = tree.options(Vec::new());
    options.guard = Guard::public_only();
    let (dns, reading) = walked("www.good.link", "A", &options);
    // The root was typed; where it leads to is on loopback.
    assert_eq!(codes(&reading), "unknown DNS_GLUE_WRONG");
    let refused = dns.walk.iter().filter(|one| one.error.as_deref() == Some("ADDRESS_REFUSED"));
    assert_eq!(refused.count(), 1);
}

#[test]
fn resolvers_tell_what_they_kept() {
    let Some(tree) = tree() else { return };
    for (name, told, expected) in [
        ("www.good.link", Told::Answer("192.0.2.10", 60), "resolves"),
        ("www.good.link", Told::Answer("192.0.2.99", 1234), "resolves (DNS_CACHE_IS_OLD)"),
        ("www.good.link", Told::NoName(900), "resolves (DNS_CACHE_SAYS_NOTHING)"),
        ("nosuch.good.link", Told::NoName(900), "broken DNS_NAME_MISSING"),
        ("nosuch.good.link", Told::Answer("192.0.2.99", 60), "broken DNS_NAME_MISSING (DNS_CACHE_IS_OLD)"),
        ("www.good.link", Told::OnlyUnchecked("192.0.2.10"), "broken DNS_SIGNATURES_BROKEN"),
        ("www.otherkey.link", Told::OnlyUnchecked("192.0.2.62"), "broken DNS_SIGNATURES_BROKEN"),
        ("www.good.link", Told::Refused, "unknown DNS_RESOLVERS_FAIL"),
        ("www.stray.link", Told::Refused, "broken DNS_GLUE_WRONG"),
        ("www.stray.link", Told::Answer("192.0.2.52", 60), "unknown DNS_GLUE_WRONG"),
    ] {
        let at = tree.loopback.at(50);
        let running = resolver(at, told);
        let (dns, reading) = walked(name, "A", &tree.options(vec![at]));
        assert_eq!(codes(&reading), expected, "{name} {told:?}: {:?} {:?}", reading.findings, dns.resolvers);
        assert_eq!(dns.resolvers.len(), 2);
        drop(running);
        std::thread::sleep(Duration::from_millis(120));
    }
}
