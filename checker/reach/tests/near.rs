//! Rules that almost fit are named, with the one thing that keeps them from fitting, and the packet as it was.

#![expect(clippy::unwrap_used, reason = "a world that cannot be built is a failed test")]

use reach::{Blocker, But, Network};
use world::World;

/// The only blocker of a flow in a world, with its near misses as text.
fn blocker(edits: &str, from: &str, to: &str, port: u16) -> (Blocker, Vec<String>) {
    let built = format!("world 1\nbase solved\n{edits}").parse::<World>().unwrap().build().unwrap();
    let network = Network::new(&built.snapshot);
    let end = |label: &str| network.parse_end(built.labels.id(label).unwrap_or(label)).unwrap();
    let trace = network.trace(&reach::Flow::tcp(end(from), end(to), port));
    assert_eq!(trace.blockers.len(), 1, "{:#?}", trace.blockers);
    let blocker = trace.blockers[0].clone();
    let name = |id: &str| built.labels.relabel(id);
    let near = blocker
        .near
        .iter()
        .map(|near| format!("{} {} {:?}", name(&near.resource), name(&near.rule.to_string()), near.but));
    let near = near.collect();
    (blocker, near)
}

#[test]
fn a_list_that_admits_other_addresses() {
    let edits = "allow private-acl in 110 tcp 1024-65535 from 10.0.0.0/16";
    let (blocker, near) = blocker(edits, "app", "8.8.8.8", 443);
    assert_eq!(near, ["private-acl 110 allow tcp 1024-65535 from 10.0.0.0/16 Address"]);
    // Behind the NAT gateway the reply still carries the server's own address.
    assert_eq!(blocker.packet.source.to_string(), "8.8.8.8");
    assert_eq!(blocker.packet.destination.to_string(), "10.0.10.10");
    assert_eq!(blocker.packet.destination_ports, Some((32768, 60999)));
    assert_eq!(blocker.rule.to_string(), "* deny all");
}

#[test]
fn a_list_that_denies_too_early() {
    let (blocker, near) = blocker("deny public-acl in 50 tcp 22 from 0.0.0.0/0", "203.0.113.10", "bastion", 22);
    assert_eq!(blocker.rule.to_string(), "50 deny tcp 22 from 0.0.0.0/0");
    assert_eq!(near[0], "public-acl 100 allow tcp 22 from 0.0.0.0/0 Order");
    assert_eq!(near[1], "public-acl 110 allow tcp 80 from 0.0.0.0/0 Ports");
}

#[test]
fn a_group_for_another_port_and_another_address() {
    let (_, near) = blocker("", "8.8.8.8", "bastion", 22);
    assert_eq!(
        near,
        ["bastion-sg allow tcp 22 from 203.0.113.10/32 Address", "web-sg allow tcp 80 from 0.0.0.0/0 Ports"]
    );
    let edits = "revoke private-sg in tcp 22 from bastion-sg\nallow private-sg in udp 22 from 10.0.0.0/16";
    let (_, near) = blocker(edits, "bastion", "app", 22);
    assert_eq!(near, ["private-sg allow udp 22 from 10.0.0.0/16 Protocol"]);
}

#[test]
fn a_route_of_another_length_and_a_table_that_is_not_used() {
    let edits = "unroute private-rt 0.0.0.0/0\nroute private-rt 0.0.0.0/32 -> nat-1";
    let (_, near) = blocker(edits, "app", "8.8.8.8", 443);
    assert_eq!(near, ["private-rt 0.0.0.0/32 -> nat-1 Address", "public-rt 0.0.0.0/0 -> igw Unused"]);
    assert_eq!(But::Unused, blocker(edits, "app", "8.8.8.8", 443).0.near[1].but);
}
