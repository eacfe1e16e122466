//! What of the internet reaches a host: every interface, protocol, port and source at once, so that none is missed.

use crate::blocker::{self, packet_of, ports_text, protocol_word};
use crate::finding::Finding;
use crate::flow_ends::Party;
use crate::outcome::Outcome;
use crate::stage::Stage;
use reach::{End, Exposed, Flow, Protocol};
use snapshot::{InstanceId, NetworkInterfaceId};

/// That nothing reaches an instance; `None` if the snapshot shows no interface of it.
pub(crate) fn nothing_reaches(stage: &Stage<'_>, id: &InstanceId, from: &Party, to: &Party) -> Option<Outcome> {
    let interfaces = stage.network.interfaces_of(id);
    if interfaces.is_empty() {
        return None;
    }
    let mut outcome = Outcome::default();
    for interface in interfaces {
        let exposure = stage.network.exposure_of(&interface.id)?;
        let inbound = &exposure.inbound;
        if let Some(widest) = widest(&inbound.sets) {
            let trace = stage.trace(&question(&interface.id, widest));
            let finding = Finding::at("REACHABLE_FROM_INTERNET", id.as_str())
                .with("from", from.label.clone())
                .with("to", to.label.clone())
                .with("what", what(&inbound.sets))
                .with("block", block(widest).map(|block| block.to_string()).unwrap_or_default())
                .with("packet", packet_of(widest.protocol, &trace));
            outcome.add(stage.named(finding));
            outcome.trace.get_or_insert(trace);
        }
        for untold in &inbound.unknown {
            for missing in &untold.missing {
                if !outcome.missing.contains(missing) {
                    outcome.missing.push(missing.clone());
                }
            }
            outcome.why = outcome.why.take().or_else(|| untold.why.first().map(blocker::why));
        }
    }
    Some(outcome)
}

/// The set with the widest block in it; of those that are as wide, one of a protocol that people know.
fn widest(sets: &[Exposed]) -> Option<&Exposed> {
    sets.iter()
        .min_by_key(|set| (block(set).map_or(u8::MAX, |block| block.prefix_len()), set.protocol == Protocol::All))
}

fn block(set: &Exposed) -> Option<&ipnet::IpNet> {
    set.prefixes.iter().min_by_key(|block| block.prefix_len())
}

/// `tcp 22, 8000-8010, udp 53, icmp`; what admits everything needs no list.
fn what(sets: &[Exposed]) -> String {
    if sets.iter().any(|set| set.protocol == Protocol::All) {
        return protocol_word(Protocol::All);
    }
    let one = |set: &Exposed| {
        if let Protocol::Number(number) = set.protocol {
            return format!("ipproto:{number}");
        }
        let ports: Vec<String> = set.ports.iter().map(|&range| ports_text(range)).collect();
        format!("{} {}", protocol_word(set.protocol), ports.join(", ")).trim_end().to_owned()
    };
    let mut words: Vec<String> = Vec::new();
    for word in sets.iter().map(one) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join(", ")
}

/// A packet of a set, to be shown.
fn question(interface: &NetworkInterfaceId, set: &Exposed) -> Flow {
    let v6 = block(set).is_some_and(|block| block.network().is_ipv6());
    let from = if v6 { End::Internet6 } else { End::Internet };
    let port = set.ports.first().map(|&(first, _)| first);
    Flow { from, to: End::Interface(interface.clone()), protocol: set.protocol, port, source_port: None }
}
