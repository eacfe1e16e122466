//! Name servers that do what real ones refuse to: the walk ends in time, within its budget, and says what happened.

use super::responder::{answer, name, record};
use super::{codes, walked};
use hickory_proto::op::{Message, Query};
use hickory_proto::rr::RecordType;
use probe::dns::Options;
use probe::guard::Guard;
use real::{Loopback, Responder};
use request::dns::Reading;
use snapshot::shapes::probe::Dns;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

fn options(loopback: Loopback) -> Options {
    Options {
        roots: vec![loopback.at(2)],
        resolvers: Vec::new(),
        guard: Guard::anywhere(),
        port: loopback.port,
        time: Duration::from_secs(4),
        ..Options::default()
    }
}

/// A root that is one, and sends everybody to the server of `link`, at address 3.
fn root(loopback: Loopback) -> Responder {
    Responder::start(loopback.at(2), move |question, _| {
        let mut message = answer(question);
        if message.queries[0].query_type() == RecordType::SOA {
            message.metadata.authoritative = true;
            message.answers.push(record(". 60 SOA a.root."));
        } else {
            message.authorities.push(record("link. 60 NS a.nic.link."));
            message.additionals.push(record(&format!("a.nic.link. 60 A {}", loopback.ip(3))));
        }
        vec![message.to_vec().unwrap()]
    })
}

/// Asks for www.example.link where the server of `link` sends to one at address 4, which does what is told.
fn against(serve: impl Fn(&[u8], bool) -> Vec<Vec<u8>> + Send + Sync + 'static) -> (String, usize) {
    let loopback = Loopback::new();
    let _root = root(loopback);
    let _link = Responder::start(loopback.at(3), move |question, _| {
        let mut message = answer(question);
        message.authorities.push(record("example.link. 60 NS ns1.example.link."));
        message.additionals.push(record(&format!("ns1.example.link. 60 A {}", loopback.ip(4))));
        vec![message.to_vec().unwrap()]
    });
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let _own = Responder::start(loopback.at(4), move |question, is_tcp| {
        count.fetch_add(1, Ordering::Relaxed);
        serve(question, is_tcp)
    });
    let start = Instant::now();
    let (dns, reading) = walked("www.example.link", "A", &options(loopback));
    assert!(start.elapsed() < Duration::from_secs(6), "{:?}", start.elapsed());
    assert!(dns.walk.len() <= 100 && format!("{dns:?}").len() < 1_000_000);
    (codes(&reading), asked.load(Ordering::Relaxed))
}

fn authoritative(question: &[u8]) -> Message {
    let mut message = answer(question);
    message.metadata.authoritative = true;
    message
}

#[test]
fn a_good_server_is_none_of_them() {
    let (codes, _) = against(|question, _| {
        let mut message = authoritative(question);
        if message.queries[0].query_type() == RecordType::A {
            message.answers.push(record("www.example.link. 60 A 192.0.2.1"));
        }
        vec![message.to_vec().unwrap()]
    });
    assert_eq!(codes, "resolves");
}

#[test]
fn wrong_numbers_and_wrong_questions_are_not_believed() {
    let (codes, _) = against(|question, _| {
        let mut message = authoritative(question);
        message.metadata.id = message.metadata.id.wrapping_add(1);
        message.answers.push(record("www.example.link. 60 A 192.0.2.66"));
        vec![message.to_vec().unwrap(); 40]
    });
    assert_eq!(codes, "unknown DNS_ANSWERS_UNREADABLE");
    let (codes, _) = against(|question, _| {
        let mut message = authoritative(question);
        message.queries = vec![Query::query(name("bank.link."), RecordType::A)];
        vec![message.to_vec().unwrap()]
    });
    assert_eq!(codes, "unknown DNS_ANSWERS_UNREADABLE");
    // The true answer behind false ones is still found.
    let (codes, _) = against(|question, _| {
        let mut message = authoritative(question);
        message.answers.push(record("www.example.link. 60 A 192.0.2.1"));
        let good = message.to_vec().unwrap();
        message.metadata.id = message.metadata.id.wrapping_add(1);
        vec![message.to_vec().unwrap(), b"x".to_vec(), good]
    });
    assert!(codes.starts_with("resolves"), "{codes}");
}

#[test]
fn noise_and_loops_of_compression_are_no_answers() {
    for tail in [&[0xc0_u8, 12, 0, 1, 0, 1][..], &[0xc0, 0xff], &[63], &[]] {
        let tail = tail.to_vec();
        let (codes, _) = against(move |question, _| {
            let mut bytes = question[..2].to_vec();
            bytes.extend([0x84, 0, 0, 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]);
            bytes.extend(&tail);
            vec![bytes]
        });
        assert_eq!(codes, "unknown DNS_ANSWERS_UNREADABLE");
    }
}

#[test]
fn an_answer_as_long_as_can_be_is_cut_down() {
    let (codes, _) = against(|question, is_tcp| {
        let mut message = authoritative(question);
        message.metadata.truncation = !is_tcp;
        if is_tcp && message.queries[0].query_type() == RecordType::A {
            message.answers = vec![record("www.example.link. 60 A 192.0.2.1"); 4000];
        }
        vec![message.to_vec().unwrap()]
    });
    assert_eq!(codes, "resolves");
}

#[test]
fn referrals_that_go_on_for_ever_come_to_an_end() {
    // Sideways and upwards: not followed at all.
    for owner in ["link.", ".", "other.link.", "example.link."] {
        let (codes, asked) = against(move |question, _| {
            let mut message = answer(question);
            message.authorities.push(record(&format!("{owner} 60 NS a.nic.link.")));
            vec![message.to_vec().unwrap()]
        });
        assert_eq!((codes.as_str(), asked), ("broken DNS_SERVERS_LAME", 1), "{owner}");
    }
    // Name servers of a zone under names that lie in another, whose name servers lie in the first.
    let loopback = Loopback::new();
    let _root = root(loopback);
    let _link = Responder::start(loopback.at(3), move |question, _| {
        let mut message = answer(question);
        let asked = message.queries[0].name().to_ascii();
        let (zone, other) = if asked.ends_with("example.link.") { ("example", "other") } else { ("other", "example") };
        for index in 0..13 {
            message.authorities.push(record(&format!("{zone}.link. 60 NS ns{index}.{other}.link.")));
        }
        vec![message.to_vec().unwrap()]
    });
    let start = Instant::now();
    let (dns, reading) = walked("www.example.link", "A", &options(loopback));
    assert!(start.elapsed() < Duration::from_secs(6) && dns.walk.len() < 100, "{:?}", start.elapsed());
    assert_eq!(reading.verdict.as_str(), "unknown", "{}", codes(&reading));
}

#[test]
fn glue_on_loopback_and_at_metadata_is_not_asked() {
    for address in ["127.0.0.1", "169.254.169.254", "10.0.0.1"] {
        let loopback = Loopback::new();
        let _root = Responder::start(loopback.at(2), move |question, _| {
            let mut message = answer(question);
            if message.queries[0].query_type() == RecordType::SOA {
                message.metadata.authoritative = true;
                message.answers.push(record(". 60 SOA a.root."));
            } else {
                message.authorities.push(record("example.link. 60 NS ns1.example.link."));
                message.additionals.push(record(&format!("ns1.example.link. 60 A {address}")));
            }
            vec![message.to_vec().unwrap()]
        });
        let mut options = options(loopback);
        options.guard = Guard::public_only();
        let (_, reading) = walked("www.example.link", "A", &options);
        assert_eq!(codes(&reading), "broken DNS_GLUE_WRONG");
    }
}

/// A walk, what is read from it, and where it was made.
pub(super) type Walked = (Dns, Reading, Loopback);

/// D18: packets vanish.
pub(super) fn silence() -> Walked {
    let loopback = Loopback::new();
    let _silent = Responder::start(loopback.at(2), |_, _| Vec::new());
    let (dns, reading) = walked("www.example.link", "A", &options(loopback));
    (dns, reading, loopback)
}

/// D19: a resolver that answers in the place of everybody.
pub(super) fn portal() -> Walked {
    let loopback = Loopback::new();
    let _portal = Responder::start(loopback.at(2), |question, _| {
        let mut message = answer(question);
        message.metadata.recursion_available = true;
        let asked = message.queries[0].name().to_ascii();
        message.answers.push(record(&format!("{asked} 60 A 192.0.2.80")));
        vec![message.to_vec().unwrap()]
    });
    let (dns, reading) = walked("www.example.link", "A", &options(loopback));
    (dns, reading, loopback)
}

/// D13: what Route 53 and NSD refuse.
pub(super) fn alias_at_the_top() -> Walked {
    let loopback = Loopback::new();
    let _root = root(loopback);
    let _link = Responder::start(loopback.at(3), move |question, _| {
        let mut message = answer(question);
        message.authorities.push(record("example.link. 60 NS ns1.example.link."));
        message.additionals.push(record(&format!("ns1.example.link. 60 A {}", loopback.ip(4))));
        vec![message.to_vec().unwrap()]
    });
    let _own = Responder::start(loopback.at(4), |question, _| {
        let mut message = authoritative(question);
        if message.queries[0].query_type() == RecordType::A {
            message.answers.push(record("example.link. 60 CNAME web.example.link."));
            message.answers.push(record("web.example.link. 60 A 192.0.2.1"));
        }
        vec![message.to_vec().unwrap()]
    });
    let (dns, reading) = walked("example.link", "A", &options(loopback));
    (dns, reading, loopback)
}

#[test]
fn nobody_at_the_root_and_somebody_else_at_the_root_are_no_vantage() {
    assert_eq!(codes(&silence().1), "unknown DNS_NO_WAY_OUT");
    assert_eq!(codes(&portal().1), "unknown DNS_INTERCEPTED");
}

#[test]
fn an_alias_at_the_top_of_a_zone_is_seen() {
    let (codes, _) = against(|question, _| {
        let mut message = authoritative(question);
        message.answers.push(record("www.example.link. 60 A 192.0.2.1"));
        vec![message.to_vec().unwrap()]
    });
    assert!(codes.starts_with("resolves"), "{codes}");
    assert_eq!(super::codes(&alias_at_the_top().1), "broken DNS_CNAME_AT_APEX");
}

#[test]
fn servers_of_one_zone_are_asked_at_once() {
    // Thirteen servers that take 300 ms each.
    let loopback = Loopback::new();
    let _root = root(loopback);
    let _link = Responder::start(loopback.at(3), move |question, _| {
        let mut message = answer(question);
        for index in 0..13 {
            message.authorities.push(record(&format!("example.link. 60 NS ns{index}.example.link.")));
            message.additionals.push(record(&format!("ns{index}.example.link. 60 A {}", loopback.ip(10 + index))));
        }
        vec![message.to_vec().unwrap()]
    });
    let _slow: Vec<Responder> = (0..13)
        .map(|index| {
            Responder::start(loopback.at(10 + index), |question, _| {
                std::thread::sleep(Duration::from_millis(300));
                let mut message = authoritative(question);
                if message.queries[0].query_type() == RecordType::A {
                    message.answers.push(record("www.example.link. 60 A 192.0.2.1"));
                }
                vec![message.to_vec().unwrap()]
            })
        })
        .collect();
    let start = Instant::now();
    let (dns, reading) = walked("www.example.link", "A", &options(loopback));
    assert_eq!(codes(&reading), "resolves");
    let asked = dns.walk.iter().filter(|one| one.zone.as_deref() == Some("example.link"));
    assert_eq!(asked.filter(|one| one.purpose.as_deref() == Some("walk")).count(), 13);
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
}
