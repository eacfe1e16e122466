//! Transcripts of walks, and what is read from them: `tests/cases/dns.txt`, and whatever a transcript may hold.
#![expect(clippy::unwrap_used, reason = "a case that cannot be read is a failed test")]

use request::dns::{Finding, Reading, account, read};
use request::names::Resolver;
use snapshot::Inventory;
use snapshot::shapes::probe::{Dns, DnsAnswer, DnsRecord, DnsZone};
use world::World;

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn list(text: &str) -> Vec<String> {
    text.split(',').map(str::to_owned).collect()
}

fn record(name: &str, kind: &str, value: &str, ttl: i64) -> DnsRecord {
    DnsRecord { name: some(name), r#type: some(kind), ttl: Some(ttl), value: some(value) }
}

fn is_error(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase() || c == '_') && word != "SERVFAIL"
}

/// One server's word.
fn said(zone: &str, name: &str, server: &str, outcome: &str, values: &str) -> DnsAnswer {
    let mut answer = DnsAnswer {
        purpose: some("walk"),
        zone: some(zone),
        name: some(name),
        server: some(server),
        address: some("192.0.2.53"),
        r#type: some("A"),
        ..DnsAnswer::default()
    };
    if is_error(outcome) {
        answer.error = some(outcome);
        return answer;
    }
    answer.outcome = some(outcome);
    answer.authoritative = Some(matches!(outcome, "answer" | "alias" | "no-name" | "no-data"));
    answer.rcode = some(match outcome {
        "no-name" => "NXDOMAIN",
        "refused" => "REFUSED",
        _ => "NOERROR",
    });
    match outcome {
        "answer" => answer.answer = list(values).iter().map(|value| record(name, "A", value, 60)).collect(),
        "alias" => answer.answer = vec![record(name, "CNAME", values, 60)],
        "referral" => answer.authority = vec![record(values, "NS", "ns", 60)],
        _ => {}
    }
    answer
}

fn resolver(words: &[&str], name: &str) -> DnsAnswer {
    let outcome = if words[0] == "SERVFAIL" { "refused" } else { words[0] };
    let values = words.get(1).filter(|word| word.contains('.')).copied().unwrap_or_default();
    let mut answer = said("?", name, "?", outcome, values);
    let ttl = words.iter().find_map(|word| word.strip_prefix("ttl=")).map_or(0, |ttl| ttl.parse().unwrap());
    answer.answer.iter_mut().for_each(|record| record.ttl = Some(ttl));
    if outcome == "no-name" {
        answer.authority = vec![record("example.link", "SOA", "ns1 host 1 2 3 4 5", ttl)];
    }
    if words[0] == "SERVFAIL" {
        answer.rcode = some("SERVFAIL");
    }
    answer.purpose = some("resolver");
    (answer.zone, answer.server) = (None, None);
    answer.checking_disabled = Some(words.contains(&"cd"));
    answer.authenticated = words.contains(&"ad").then_some(true);
    answer
}

fn transcript(lines: &[&str]) -> Dns {
    let mut dns = Dns::default();
    let name = lines.iter().find(|line| line.starts_with(". ")).and_then(|line| line.split(' ').nth(1));
    for line in lines {
        let words: Vec<&str> = line.split_whitespace().collect();
        let word = |index: usize| words.get(index).copied().unwrap_or_default();
        match words[0] {
            "root" => {
                let mut answer = said(".", ".", "a.root", if is_error(word(1)) { word(1) } else { "answer" }, "x");
                answer.purpose = some("root");
                answer.authoritative = answer.outcome.is_some().then_some(word(1) == "aa");
                answer.answer = match answer.outcome {
                    Some(_) => vec![record(".", "SOA", "a.root host 1 2 3 4 5", 60)],
                    None => Vec::new(),
                };
                dns.walk.push(answer);
            }
            "zone" => dns.zones.push(DnsZone {
                zone: some(word(1)),
                above: some(word(2)),
                servers: list(word(3)),
                signed: words.get(4).map(|word| (*word).to_owned()),
                problem: words.get(5).map(|word| (*word).to_owned()),
            }),
            "apex" => {
                let mut answer = said(word(1), word(1), "ns", "answer", "x");
                answer.purpose = some("apex");
                answer.answer = list(word(2)).iter().map(|server| record(word(1), "NS", server, 60)).collect();
                dns.walk.push(answer);
            }
            "doubled" => {
                let mut answer = said(word(1), word(2), "ns", "answer", "192.0.2.1");
                answer.purpose = some("doubled");
                dns.walk.push(answer);
            }
            "cut" => dns.cut = some(word(1)),
            "resolver" if is_error(word(1)) => {
                let mut answer = resolver(&["refused"], name.unwrap_or("?"));
                (answer.outcome, answer.rcode, answer.error) = (None, None, some(word(1)));
                dns.resolvers.push(answer);
            }
            "resolver" => dns.resolvers.push(resolver(&words[1..], name.unwrap_or("?"))),
            zone => dns.walk.push(said(zone, word(1), word(2), word(3), word(4))),
        }
    }
    dns
}

fn codes(reading: &Reading) -> String {
    let code = |finding: &Finding| match finding.weight.as_str() {
        "note" => format!("[{}]", finding.code),
        "pending" => format!("({})", finding.code),
        _ => finding.code.to_owned(),
    };
    let codes: Vec<String> = reading.findings.iter().map(code).collect();
    format!("{} {}", reading.verdict.as_str(), codes.join(" ")).trim().to_owned()
}

#[test]
fn every_row_of_the_table_is_told_apart() {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for case in include_str!("cases/dns.txt").split("\n== ").skip(1) {
        let (title, body) = case.split_once('\n').unwrap_or((case, ""));
        let lines: Vec<&str> = body.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let (worlds, lines): (Vec<&str>, Vec<&str>) = lines.into_iter().partition(|line| line.starts_with("world "));
        let (expected, lines) = lines.split_last().unwrap();
        let dns = transcript(lines);
        let mut reading = read(&dns);
        if !worlds.is_empty() {
            let text: String = worlds
                .iter()
                .filter_map(|line| line.strip_prefix("world "))
                .fold("world 1\n".to_owned(), |text, line| text + line + "\n");
            let built = text.parse::<World>().unwrap().build().unwrap_or_else(|error| panic!("{title}: {error}"));
            let inventory = Inventory::new(&built.snapshot);
            reading = account::explained(reading, &dns, &Resolver::new(&inventory, 0));
        }
        let expected = expected.strip_prefix("=> ").unwrap();
        if codes(&reading) != expected {
            wrong.push(format!("{title}\n  wanted {expected}\n  found  {}", codes(&reading)));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 25, "{count}");
}

#[test]
fn a_name_leads_where_its_load_balancer_leads() {
    let of = |values: &str| {
        let line = format!("example.link www.example.link ns1.a.net answer {values}");
        read(&transcript(&["root aa", ". www.example.link a.root referral link", &line]))
    };
    // D11: addresses of load balancers change, so that some in common are enough.
    assert_eq!(account::leads_to(&of("192.0.2.1,192.0.2.2"), &of("192.0.2.2,192.0.2.3")), Some(true));
    assert_eq!(account::leads_to(&of("192.0.2.1"), &of("192.0.2.3")), Some(false));
    assert_eq!(account::leads_to(&of("192.0.2.1"), &read(&Dns::default())), None);
    let astray = account::led_astray(of("192.0.2.1"), "www.example.link", "lb", &of("192.0.2.3"));
    assert_eq!(codes(&astray), "broken DNS_LEADS_ELSEWHERE");
    assert_eq!(codes(&account::led_astray(of("192.0.2.1"), "a", "b", &of("192.0.2.1"))), "resolves");
}

#[test]
fn a_transcript_with_holes_is_no_failure_and_no_panic() {
    // Every case with each of its lines left out, and with each member of its answers gone.
    for case in include_str!("cases/dns.txt").split("\n== ").skip(1) {
        let lines: Vec<&str> = case.lines().skip(1).map(str::trim).filter(|line| !line.is_empty()).collect();
        let lines: Vec<&str> =
            lines.into_iter().filter(|line| !line.starts_with("world ") && !line.starts_with("=>")).collect();
        for index in 0..lines.len() {
            let mut without = lines.clone();
            without.remove(index);
            let _ = read(&transcript(&without));
        }
        let whole = transcript(&lines);
        let holes: [fn(&mut DnsAnswer); 8] = [
            |one| one.zone = None,
            |one| one.name = None,
            |one| one.purpose = None,
            |one| one.outcome = None,
            |one| one.rcode = None,
            |one| one.answer.clear(),
            |one| one.answer.iter_mut().for_each(|record| record.value = None),
            |one| one.server = some("\u{202e}"),
        ];
        for hole in holes {
            let mut dns = whole.clone();
            dns.walk.iter_mut().chain(&mut dns.resolvers).for_each(hole);
            let _ = read(&dns);
        }
    }
}
