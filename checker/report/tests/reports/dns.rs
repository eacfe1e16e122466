//! A walk through the DNS in every form: what a newcomer reads, and what nobody may smuggle in.

use messages::{Catalogue, Language};
use report::dns::Walk;
use report::terminal::Options;
use serde_json::{Value, json};
use snapshot::shapes::probe::Dns;

fn entry(zone: &str, server: &str, outcome: &str, rest: Value) -> Value {
    let mut entry = json!({
        "purpose": "walk", "zone": zone, "server": server, "address": "192.0.2.53", "name": "www.example.link",
        "type": "A", "transport": "udp", "outcome": outcome, "rcode": "NOERROR",
        "authoritative": outcome != "referral",
    });
    for (name, value) in rest.as_object().unwrap() {
        entry[name] = value.clone();
    }
    entry
}

/// A walk to a name whose servers say what is given.
fn walk(last: Vec<Value>, resolvers: Value) -> Dns {
    let to = |zone: &str| json!({ "authority": [{ "name": zone, "type": "NS", "ttl": 60, "value": "ns1" }] });
    let mut root = entry(".", "a.root-servers.net", "answer", json!({}));
    root["purpose"] = "root".into();
    root["answer"] = json!([{ "name": ".", "type": "SOA", "ttl": 60, "value": "a.root-servers.net" }]);
    let mut walk = vec![
        root,
        entry(".", "a.root-servers.net", "referral", to("link")),
        entry("link", "a.nic.link", "referral", to("example.link")),
    ];
    walk.extend(last);
    let zones = json!([
        { "zone": "link", "above": ".", "servers": ["a.nic.link"] },
        { "zone": "example.link", "above": "link", "servers": ["ns-1.awsdns-01.net", "ns-2.awsdns-02.org"],
          "signed": "unsigned" },
    ]);
    serde_json::from_value(json!({ "walk": walk, "zones": zones, "resolvers": resolvers })).unwrap()
}

fn address(value: &str, ttl: i64) -> Value {
    json!({ "answer": [{ "name": "www.example.link", "type": "A", "ttl": ttl, "value": value }] })
}

fn good() -> Dns {
    let own = |server| entry("example.link", server, "answer", address("192.0.2.10", 60));
    let mut cached = entry("", "", "answer", address("192.0.2.9", 120));
    cached["purpose"] = "resolver".into();
    cached["address"] = "8.8.8.8".into();
    cached["authoritative"] = false.into();
    cached["checking_disabled"] = false.into();
    for member in ["zone", "server"] {
        cached.as_object_mut().unwrap().remove(member);
    }
    walk(vec![own("ns-1.awsdns-01.net"), own("ns-2.awsdns-02.org")], json!([cached]))
}

fn lame() -> Dns {
    let refused = json!({ "rcode": "REFUSED", "authoritative": false });
    let own = |server| entry("example.link", server, "refused", refused.clone());
    walk(vec![own("ns-1.awsdns-01.net"), own("ns-2.awsdns-02.org")], json!([]))
}

fn drawn(dns: &Dns, language: Language) -> (String, String, String) {
    let reading = request::dns::read(dns);
    let walk = Walk { name: "www.example.link", kind: "A", dns, reading: &reading };
    let catalogue = Catalogue::new(language);
    let terminal = report::terminal::dns(&walk, &catalogue, Options::default());
    (
        anstream::adapter::strip_str(&terminal).to_string(),
        report::html::dns(&walk, &catalogue, "check 0"),
        report::json::dns(&walk, "check 0"),
    )
}

#[test]
fn the_way_is_told_in_both_languages() {
    for (name, dns) in [("good", good()), ("lame", lame())] {
        for language in Language::ALL {
            let (terminal, html, _) = drawn(&dns, language);
            insta::assert_snapshot!(format!("dns_{name}_{language}"), terminal);
            let page = scraper::Html::parse_document(&html);
            assert_eq!(
                page.select(&scraper::Selector::parse("main ol > li").unwrap()).count(),
                5 - usize::from(name == "lame")
            );
        }
    }
}

#[test]
fn machines_get_the_codes_and_the_transcript() {
    let (_, _, text) = drawn(&lame(), Language::En);
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&document["format"], &document["verdict"]), (&json!(1), &json!("broken")));
    assert_eq!(document["findings"][0]["code"], "DNS_SERVERS_LAME");
    assert_eq!(document["findings"][0]["who"], "registrant");
    assert_eq!(document["transcript"]["walk"].as_array().unwrap().len(), 5);
}

#[test]
fn what_servers_say_does_nothing_on_the_page() {
    let evil = "\u{1b}[2J<script>alert(1)</script>\u{202e}";
    let own = entry("example.link", evil, "answer", address(evil, 60));
    let dns = walk(vec![own], json!([]));
    for language in Language::ALL {
        let (terminal, html, _) = drawn(&dns, language);
        for text in [&terminal, &html] {
            assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text}");
        }
        assert!(!html.contains("<script"), "{html}");
    }
}
