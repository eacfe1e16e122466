//! Nothing that a snapshot says can make the engine panic or contradict itself.

use crate::account;
use crate::nonsense::{address, snapshots};
use proptest::prelude::*;
use reach::{End, Flow, LegVerdict, Network, Protocol, Verdict, wire};
use serde_json::{Value, json};
use snapshot::Snapshot;

fn ends() -> impl Strategy<Value = End> {
    prop_oneof![
        3 => (0..3usize).prop_map(|n| End::Interface(format!("eni-{n}").as_str().into())),
        2 => (0..3usize).prop_map(|n| End::Instance(format!("i-{n}").as_str().into())),
        4 => address().prop_filter_map("an address", |text| Some(End::Address { address: text.parse().ok()?, vpc: None })),
        1 => Just(End::Internet),
        1 => Just(End::Internet6),
        1 => (0..3usize, any::<bool>(), any::<bool>(), 0..3usize).prop_map(|(n, public, v6, sg)| End::Notional { subnet: format!("subnet-{n}").as_str().into(), public, v6, groups: (1..=sg).map(|n| format!("sg-{n}").as_str().into()).collect() }),
        1 => Just(End::PrefixList("pl-1".into())),
        1 => Just(End::Name("a.example".to_owned())),
    ]
}

fn protocols() -> impl Strategy<Value = (Protocol, Option<u16>)> {
    prop_oneof![
        any::<u16>().prop_map(|port| (Protocol::Tcp, Some(port))),
        any::<u16>().prop_map(|port| (Protocol::Udp, Some(port))),
        Just((Protocol::Icmp { kind: 8, code: 0 }, None)),
        Just((Protocol::Icmpv6 { kind: 128, code: 0 }, None)),
        Just((Protocol::All, None)),
        any::<u8>().prop_map(|number| (Protocol::Number(number), None)),
    ]
}

/// Hosts, addresses and sets of a random account.
fn real_ends() -> impl Strategy<Value = End> {
    let host = (0..2usize, 0..3usize, 0..2usize);
    prop_oneof![
        4 => host.clone().prop_map(|(vpc, subnet, n)| End::Interface(format!("eni-{vpc}{subnet}{n}").as_str().into())),
        2 => host.prop_map(|(vpc, subnet, n)| End::Address { address: [198, 51, u8::try_from(vpc).unwrap_or(0), u8::try_from(subnet * 10 + n).unwrap_or(0)].into(), vpc: None }),
        1 => (0..2u8, 0..4u8, 0..255u8).prop_map(|(vpc, subnet, n)| End::Address { address: [10, vpc, subnet, n].into(), vpc: None }),
        1 => Just(End::Address { address: [8, 8, 8, 8].into(), vpc: None }),
        2 => Just(End::Internet),
        1 => (0..2usize, 0..3usize, any::<bool>()).prop_map(|(vpc, n, public)| End::Notional { subnet: format!("subnet-{vpc}{n}").as_str().into(), public, v6: false, groups: Vec::new() }),
    ]
}

type Question = (End, End, (Protocol, Option<u16>));

/// Asks, and holds the answers against each other.
fn consistent(snapshot: &Snapshot, real: bool, questions: Vec<Question>) -> Result<(), TestCaseError> {
    let network = Network::new(snapshot);
    for (from, to, (protocol, port)) in questions {
        let flow = Flow { from, to, protocol, port, source_port: None };
        let trace = network.trace(&flow);
        prop_assert_eq!(trace.verdict, network.verdict(&flow), "{:?}", flow);
        prop_assert_eq!(&trace, &network.trace(&flow), "{:?}", flow);
        match trace.verdict {
            Verdict::Dropped => prop_assert!(!trace.blockers.is_empty(), "{:?}\n{:#?}", flow, trace),
            Verdict::Unknown => {
                prop_assert!(trace.why.is_some() || !trace.missing.is_empty(), "{:?}\n{:#?}", flow, trace)
            }
            Verdict::Delivered => {
                prop_assert!(
                    trace.blockers.is_empty() && trace.request.verdict == LegVerdict::Delivered,
                    "{:?}\n{:#?}",
                    flow,
                    trace
                );
            }
        }
        if real {
            sets(&network, &flow, &trace)?;
        }
        prop_assert!(trace.blockers.iter().all(|one| reach::codes::ALL.contains(&one.code)));
        let line = wire::trace_to_json(&Value::Null, &trace);
        prop_assert!(!line.contains('\n'));
    }
    Ok(())
}

/// What is said of a set holds for its members.
fn sets(network: &Network<'_>, flow: &Flow, whole: &reach::Trace) -> Result<(), TestCaseError> {
    const MEMBERS: [[u8; 4]; 7] =
        [[8, 8, 8, 8], [8, 8, 4, 4], [1, 1, 1, 1], [9, 9, 9, 9], [130, 0, 0, 1], [223, 255, 255, 254], [8, 8, 8, 9]];
    for member in MEMBERS {
        let address: std::net::IpAddr = member.into();
        let end = End::Address { address, vpc: None };
        if flow.to == End::Internet && flow.from != End::Internet {
            let one = network.trace(&Flow { to: end, ..flow.clone() });
            let missing = whole.missing_prefixes.iter().any(|block| block.contains(&address));
            if one.verdict != Verdict::Unknown && whole.verdict != Verdict::Unknown && whole.request.hops.len() > 1 {
                prop_assert_eq!(
                    missing,
                    one.verdict == Verdict::Dropped,
                    "{:?} {:?}\n{:#?}\n{:#?}",
                    member,
                    flow,
                    whole,
                    one
                );
            }
        } else if flow.from == End::Internet && flow.to != End::Internet {
            let one = network.trace(&Flow { from: end, ..flow.clone() });
            if whole.widest.is_some_and(|block| block.contains(&address)) {
                prop_assert_eq!(one.verdict, Verdict::Delivered, "{:?} {:?}\n{:#?}\n{:#?}", member, flow, whole, one);
            }
            if whole.verdict == Verdict::Dropped {
                prop_assert_eq!(one.verdict, Verdict::Dropped, "{:?} {:?}\n{:#?}\n{:#?}", member, flow, whole, one);
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn answers_whatever_the_snapshot_says(
        snapshot in snapshots(),
        questions in proptest::collection::vec((ends(), ends(), protocols()), 1..12),
    ) {
        consistent(&snapshot, false, questions)?;
    }

    #[test]
    fn answers_about_accounts_that_could_be_real(
        seed in any::<u64>(),
        questions in proptest::collection::vec((real_ends(), real_ends(), protocols()), 1..12),
    ) {
        consistent(&account::account(seed), true, questions)?;
    }

    #[test]
    fn reads_any_line(line in ".{0,80}", from in ".{0,20}", to in address(), protocol in ".{0,8}", port in any::<i64>()) {
        let snapshot = Snapshot::default();
        let network = Network::new(&snapshot);
        let whole = json!({"id": 1, "from": from, "to": to, "protocol": protocol, "port": port}).to_string();
        for line in [line, whole] {
            let (id, flow) = wire::request_from_json(&line, &network);
            if let Err(why) = flow {
                prop_assert!(!wire::error_to_json(&id, &why).contains('\n'));
            }
        }
    }
}
