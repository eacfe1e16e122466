//! Questions about a snapshot, and what has to be true of the answers.

#[path = "../checker/reach/tests/support/agreement.rs"]
mod agreement;

use agreement::{Agreement, Peer, holds};
use reach::{End, Flow, Network, Protocol, Verdict};
use snapshot::Snapshot;

/// More interfaces than these are not asked about: a fuzzer lives by speed.
const MOST: usize = 6;

const OUTSIDE: [&str; 6] = ["8.8.8.8", "203.0.113.10", "20.1.2.3", "52.219.60.9", "2001:4860:4860::8888", "2600:1::1"];
const PROTOCOLS: [(Protocol, Option<u16>); 6] = [
    (Protocol::Tcp, Some(22)),
    (Protocol::Tcp, Some(443)),
    (Protocol::Tcp, Some(5000)),
    (Protocol::Udp, Some(53)),
    (Protocol::Icmp { kind: 8, code: 0 }, None),
    (Protocol::Icmpv6 { kind: 128, code: 0 }, None),
];

/// Asks and holds the answers against each other. `turn` chooses among the questions.
pub fn ask(snapshot: &Snapshot, turn: usize) {
    let network = Network::new(snapshot);
    let interfaces = network.inventory().network_interfaces.iter().take(MOST);
    let mut ends: Vec<End> = interfaces.map(|one| End::Interface(one.network_interface_id.clone())).collect();
    let instances = network.inventory().instances().iter().take(MOST);
    ends.extend(instances.map(|one| End::Instance(one.instance_id.clone())));
    ends.extend(OUTSIDE.iter().filter_map(|text| Some(End::Address { address: text.parse().ok()?, vpc: None })));
    ends.extend([End::Internet, End::Internet6]);
    for (index, from) in ends.iter().enumerate() {
        for (other, to) in ends.iter().enumerate().filter(|(other, _)| (index + other + turn) % 3 == 0) {
            let (protocol, port) = PROTOCOLS[(index + 2 * other + turn) % PROTOCOLS.len()];
            one(&network, &Flow { from: from.clone(), to: to.clone(), protocol, port, source_port: None });
        }
    }
    let mut left = MOST;
    let chosen = network.inventory().network_interfaces.iter().skip(turn % 2).take(MOST);
    let ids: Vec<&str> = chosen.map(|one| one.network_interface_id.as_str()).collect();
    for exposure in network.exposure_where(|interface| ids.contains(&interface.id.as_str())) {
        left = left.saturating_sub(1);
        for (n, text) in OUTSIDE.iter().enumerate() {
            let (protocol, port) = PROTOCOLS[(n + turn + left) % PROTOCOLS.len()];
            let Ok(address) = text.parse() else { continue };
            let said = holds(&network, &exposure, Peer { address, protocol, port }, Agreement::Certain);
            assert!(said.is_ok(), "{}: {}", exposure.interface, said.unwrap_err());
        }
    }
}

fn one(network: &Network<'_>, flow: &Flow) {
    let trace = network.trace(flow);
    assert_eq!(trace.verdict, network.verdict(flow), "{flow:?}");
    match trace.verdict {
        Verdict::Dropped => assert!(!trace.blockers.is_empty(), "{flow:?}: dropped by nothing"),
        Verdict::Unknown => assert!(trace.why.is_some() || !trace.missing.is_empty(), "{flow:?}: unknown for no reason"),
        Verdict::Delivered => assert!(trace.blockers.is_empty(), "{flow:?}: delivered in spite of something"),
    }
    assert!(!reach::wire::trace_to_json(&"x".into(), &trace).contains('\n'));
}
