//! The walks that the book shows: made on real name servers, and kept as practice worlds below `book/walks`.
//!
//! `INSTA_UPDATE=always` writes them anew. What differs from run to run is not kept: loopback addresses, times, keys.

use super::responder::Told;
use super::tree::{Tree, tree};
use super::{codes, hostile, walked};
use real::Loopback;
use request::dns::Reading;
use serde_json::{Value, json};
use snapshot::shapes::probe::{Dns, DnsAnswer};
use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

/// The file, what is asked, what the resolver says, and what comes of it.
const CASES: &[(&str, &str, Option<Told>, &str)] = &[
    ("01-well", "www.good.link", Some(Told::Answer("192.0.2.10", 60)), "resolves"),
    ("04-other-servers", "www.stale.link", None, "broken DNS_SERVERS_LAME"),
    ("05-some-servers", "www.half.link", Some(Told::Answer("192.0.2.30", 60)), "broken DNS_SOME_SERVERS_LAME"),
    ("07-list-in-the-zone", "www.edited.link", Some(Told::Answer("192.0.2.40", 60)), "broken DNS_SERVER_LISTS_DIFFER"),
    ("08-no-glue", "www.noglue.link", None, "broken DNS_GLUE_MISSING"),
    ("10-doubled", "www.doubled.link", Some(Told::NoName(300)), "broken DNS_NAME_DOUBLED"),
    ("11-old-answer", "www.good.link", Some(Told::Answer("192.0.2.99", 1234)), "resolves (DNS_CACHE_IS_OLD)"),
    ("12-old-nothing", "www.good.link", Some(Told::NoName(900)), "resolves (DNS_CACHE_SAYS_NOTHING)"),
    ("13-target-gone", "dead.good.link", Some(Told::NoName(300)), "broken DNS_TARGET_GONE"),
    ("15-signatures", "www.otherkey.link", Some(Told::OnlyUnchecked("192.0.2.62")), "broken DNS_SIGNATURES_BROKEN"),
    ("16-no-ds", "www.nods.link", Some(Told::Answer("192.0.2.61", 60)), "resolves [DNS_SIGNED_WITHOUT_DS]"),
];

#[test]
fn the_book_shows_what_real_name_servers_said() {
    let Some(tree) = tree() else { return };
    let mut odd = String::new();
    for (file, name, told, expected) in CASES {
        let (dns, reading) = with_resolver(&tree, name, *told);
        assert_eq!(codes(&reading), *expected, "{file}: {:?}", reading.findings);
        let (_, domain) = name.split_once('.').unwrap();
        let asked = name.replace(domain, "example.link");
        compare(file, expected, &neutral(&dns, tree.loopback, domain), &asked, &mut odd);
    }
    assert!(odd.is_empty(), "INSTA_UPDATE=always writes these anew: {odd}");
}

#[test]
fn the_book_shows_what_nobody_would_serve() {
    let mut odd = String::new();
    for (file, name, expected, (dns, reading, loopback)) in [
        ("14-alias-at-the-top", "example.link", "broken DNS_CNAME_AT_APEX", hostile::alias_at_the_top()),
        ("19-no-way-out", "www.example.link", "unknown DNS_NO_WAY_OUT", hostile::silence()),
        ("20-in-between", "www.example.link", "unknown DNS_INTERCEPTED", hostile::portal()),
    ] {
        assert_eq!(codes(&reading), expected, "{file}");
        compare(file, expected, &neutral(&dns, loopback, "example.link"), name, &mut odd);
    }
    assert!(odd.is_empty(), "INSTA_UPDATE=always writes these anew: {odd}");
}

fn with_resolver(tree: &Tree, name: &str, told: Option<Told>) -> (Dns, Reading) {
    let at = tree.loopback.at(53);
    let running = told.map(|told| super::responder::resolver(at, told));
    let walk = walked(name, "A", &tree.options(running.iter().map(|_| at).collect()));
    drop(running);
    std::thread::sleep(Duration::from_millis(120));
    walk
}

/// The transcript with what is the same in every run.
fn neutral(dns: &Dns, loopback: Loopback, domain: &str) -> Value {
    let mut dns = dns.clone();
    dns.walk.retain(|one| one.purpose.as_deref() != Some("keys"));
    dns.walk.iter_mut().chain(&mut dns.resolvers).for_each(still);
    let mut text = serde_json::to_value(&dns).unwrap().to_string();
    for last in 0..=255 {
        let (ip, public) = (loopback.ip(last).to_string(), format!("203.0.113.{last}"));
        text = text.replace(&format!("\"{ip}:{}\"", loopback.port), &format!("\"{public}:53\""));
        text = text.replace(&format!("\"{ip}\""), &format!("\"{public}\""));
    }
    serde_json::from_str(&text.replace(domain, "example.link")).unwrap()
}

fn still(answer: &mut DnsAnswer) {
    answer.milliseconds = None;
    for records in [&mut answer.answer, &mut answer.authority, &mut answer.additional] {
        records
            .retain(|record| !matches!(record.r#type.as_deref(), Some("RRSIG" | "DNSKEY" | "DS" | "NSEC" | "NSEC3")));
    }
}

fn compare(file: &str, expected: &str, transcript: &Value, name: &str, odd: &mut String) {
    let probe = json!({ "input": { "name": name, "type": "A" }, "status": "seen", "output": transcript });
    let world = format!("world 1\n# {expected}\nbase empty\nprobe dns {probe}\n");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../book/walks/{file}.txt"));
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    if kept == world {
        return;
    }
    if std::env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
        std::fs::write(&path, world).unwrap();
    } else {
        writeln!(odd, "{file}\n{kept}\n{world}").unwrap();
    }
}
