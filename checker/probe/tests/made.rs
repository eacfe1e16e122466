//! Probes made from what is asked: where names may lead, and what is recorded where nothing comes of it.

use probe::guard::Guard;
use probe::made::{Settings, make};
use serde_json::json;
use snapshot::{Probe, ProbeAsk, ProbeKind, ProbeOutput, Status};
use std::net::TcpListener;

fn asked(kind: ProbeKind, input: &serde_json::Value, settings: &Settings) -> Probe {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(make(&ProbeAsk::new(kind, input), settings))
}

fn code(probe: &Probe) -> &str {
    probe.error.as_ref().map(|error| error.code.as_str()).unwrap_or_default()
}

/// A port that nothing listens at.
fn closed() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

#[test]
fn a_name_leads_to_the_public_internet_only() {
    let port = closed();
    let input = json!({"host": "localhost", "port": port});
    for kind in [ProbeKind::Tls, ProbeKind::Tcp] {
        let kept = asked(kind.clone(), &input, &Settings::default());
        assert_eq!((kept.status, code(&kept), &kept.output), (Status::Denied, "AddressRefused", &None), "{kind:?}");
        let open = Settings { guard: Guard::anywhere(), ..Settings::default() };
        let made = asked(kind.clone(), &input, &open);
        let problem = match &made.output {
            Some(ProbeOutput::Tls(greeting)) => greeting.problem.as_deref(),
            Some(ProbeOutput::Tcp(knock)) => knock.error.as_deref(),
            _ => None,
        };
        assert_eq!((made.status, problem), (Status::Seen, Some("connection-refused")), "{kind:?}");
        assert!(made.at.is_some());
    }
}

#[test]
fn an_address_that_stands_in_the_input_was_meant() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let input = json!({"host": "shop.example.link", "port": port, "address": "127.0.0.1"});
    let made = asked(ProbeKind::Tcp, &input, &Settings::default());
    let Some(ProbeOutput::Tcp(knock)) = &made.output else { panic!("{made:?}") };
    assert_eq!((knock.open, knock.error.as_deref()), (Some(true), None));
    assert_eq!(ProbeAsk::of(&made), ProbeAsk::new(ProbeKind::Tcp, &input), "what was asked is what is recorded");
}

#[test]
fn what_makes_no_sense_is_no_result() {
    for (kind, input, status, word) in [
        (ProbeKind::Dns, json!({"name": "a b", "type": "A"}), Status::Failed, "BadInput"),
        (ProbeKind::Dns, json!({"name": "example.link", "type": "ANY"}), Status::Failed, "BadInput"),
        (ProbeKind::Tls, json!({"host": "www.example.link"}), Status::Failed, "BadInput"),
        (ProbeKind::Tls, json!({"host": "www.example.link", "port": 70000}), Status::Failed, "BadInput"),
        (ProbeKind::Tcp, json!({}), Status::Failed, "BadInput"),
        (ProbeKind::Other("smoke".to_owned()), json!({}), Status::Unsupported, "UnknownKind"),
    ] {
        let made = asked(kind, &input, &Settings::default());
        assert_eq!((made.status, code(&made), &made.output), (status, word, &None), "{input}");
    }
}
