//! What is proposed for what stands in the way suffices, and opens no more than is asked for.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a world that cannot be built is a failed test")]

use reach::{Edit, Flow, Intent, Network, Protocol, Verdict};
use snapshot::Snapshot;
use world::World;

/// A question about a world, and the lines that are proposed, with labels for ids, step by step until it is delivered.
fn mended(edits: &str, from: &str, to: &str, protocol: Protocol, port: Option<u16>) -> Vec<String> {
    let built = format!("world 1\nbase solved\n{edits}").parse::<World>().unwrap().build().unwrap();
    let mut snapshot: Snapshot = built.snapshot;
    let mut told = Vec::new();
    for _ in 0..4 {
        let network = Network::new(&snapshot);
        let end = |label: &str| network.parse_end(built.labels.id(label).unwrap_or(label)).unwrap();
        let flow = Flow { from: end(from), to: end(to), protocol, port, source_port: None };
        let trace = network.trace(&flow);
        if trace.verdict == Verdict::Delivered {
            return told;
        }
        let changes = network.changes(&trace, &Intent::of(&flow));
        let mut lines: Vec<String> = Vec::new();
        for edit in changes.iter().flatten().flat_map(|change| &change.edits) {
            assert!(!opens_to_everybody(edit), "{edit}");
            let line = edit.to_string();
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        assert!(!lines.is_empty(), "nothing is proposed for {:#?}", trace.blockers);
        told.extend(lines.iter().map(|line| built.labels.relabel(line)));
        snapshot = world::edit(&snapshot, &lines.join("\n")).unwrap_or_else(|error| panic!("{error}: {lines:?}"));
    }
    panic!("not mended by {told:#?}")
}

/// Whether an edit lets requests in from everywhere. Replies come in on ports that clients choose.
fn opens_to_everybody(edit: &Edit) -> bool {
    use reach::{Direction, Traffic};
    match edit {
        Edit::AdmitInGroup { direction: Direction::Ingress, peer, .. } => peer.ends_with("/0"),
        Edit::AdmitInList { direction: Direction::Ingress, block, traffic, .. } => {
            let replies = matches!(traffic, Traffic::Tcp(low, _) | Traffic::Udp(low, _) if *low >= 1024);
            block.ends_with("/0") && !replies && !matches!(traffic, Traffic::Icmp(0) | Traffic::Icmpv6(129))
        }
        _ => false,
    }
}

fn tcp(edits: &str, from: &str, to: &str, port: u16) -> Vec<String> {
    mended(edits, from, to, Protocol::Tcp, Some(port))
}

#[test]
fn rules_come_before_what_denies_and_name_one_visitor() {
    assert_eq!(
        tcp("deny public-acl in 50 tcp 22 from 0.0.0.0/0", "203.0.113.10", "bastion", 22),
        ["allow public-acl in 49 tcp 22 from 203.0.113.10/32"]
    );
    assert_eq!(tcp("", "8.8.8.8", "bastion", 22), ["allow bastion-sg in tcp 22 from 8.8.8.8/32"],);
    assert_eq!(
        tcp("revoke web-sg in tcp 80 from 0.0.0.0/0", "internet", "bastion", 80),
        ["allow bastion-sg in tcp 80 from 203.0.113.10/32"],
    );
}

#[test]
fn another_host_is_let_in_by_its_group() {
    assert_eq!(tcp("clear private-sg in", "bastion", "app", 22), ["allow private-sg in tcp 22 from bastion-sg"]);
    assert_eq!(
        mended("", "bastion", "app", Protocol::Icmp { kind: 8, code: 0 }, None),
        [
            "allow public-acl out 140 icmp 8 to 10.0.10.0/24",
            "allow private-acl in 120 icmp 8 from 10.0.0.0/24",
            "allow private-sg in icmp 8 from bastion-sg",
            "allow private-acl out 130 icmp 0 to 10.0.0.0/24",
            "allow public-acl in 150 icmp 0 from 10.0.10.0/24",
        ]
    );
}

#[test]
fn a_dead_way_out_leads_where_it_works() {
    assert_eq!(
        tcp("remove nat-1", "app", "internet", 443),
        ["nat new-nat-5ed4 public-a", "route private-rt 0.0.0.0/0 -> new-nat-5ed4"]
    );
    assert_eq!(
        tcp("remove nat-1\nnat nat-2 public-c", "app", "internet", 443),
        ["route private-rt 0.0.0.0/0 -> nat-2"]
    );
    assert_eq!(tcp("detach igw", "app", "internet", 443), ["attach igw vpc"]);
    assert_eq!(tcp("remove igw\nigw igw-2 vpc", "bastion", "internet", 443), ["route public-rt 0.0.0.0/0 -> igw-2"]);
    assert_eq!(tcp("stop app", "bastion", "app", 22), ["start app"]);
    assert_eq!(
        tcp("bpa block-bidirectional", "203.0.113.10", "bastion", 22),
        ["exclude-bpa public-a allow-bidirectional"]
    );
}

#[test]
fn peered_networks_need_their_routes_on_both_sides() {
    let peering = "peering pcx vpc default-vpc\nsg far-sg default-vpc\nallow far-sg in tcp 22 from 10.0.0.0/16\n\
                   subnet far default-vpc 172.31.64.0/20\ninstance far-host far groups=far-sg ip=172.31.64.10\n";
    let lines = tcp(peering, "bastion", "far-host", 22);
    assert!(lines.contains(&"route public-rt 172.31.0.0/16 -> pcx".to_owned()), "{lines:#?}");
    assert!(lines.iter().any(|line| line.starts_with("route default-vpc-main-rt 10.0.0.0/16 -> pcx")), "{lines:#?}");
}

#[test]
fn what_cannot_be_had_is_not_proposed() {
    let built = "world 1\nbase solved\n".parse::<World>().unwrap().build().unwrap();
    let network = Network::new(&built.snapshot);
    let end = |text: &str| network.parse_end(text).unwrap();
    let flow = Flow::tcp(end(built.labels.id("bastion").unwrap()), end("10.0.10.77"), 22);
    let trace = network.trace(&flow);
    assert!(network.changes(&trace, &Intent::of(&flow)).iter().any(Option::is_none), "nobody has that address");
}
