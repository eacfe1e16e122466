//! Exposure and traces agree, on random accounts and on random flows: a set says of every address and port what a
//! question about them alone says.

use crate::account;
use crate::account::Choices;
use crate::agreement::{Agreement, Peer, holds};
use crate::synthetic;
use reach::{Network, Protocol};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Accounts, each with a dozen interfaces.
const ACCOUNTS: u64 = 220;
/// Hosts on the internet that are asked about, for each interface and both ways.
const PEERS: usize = 8;

fn peer(choices: &mut Choices) -> Peer {
    const KNOWN: [[u8; 4]; 7] =
        [[8, 8, 8, 8], [8, 1, 2, 3], [203, 0, 113, 9], [1, 1, 1, 1], [200, 0, 0, 1], [128, 0, 0, 1], [52, 95, 128, 7]];
    let v6 = choices.once_in(4);
    let random = (choices.below(1 << 16), choices.below(1 << 16));
    let bits = u32::try_from(random.0 << 16 | random.1).unwrap_or_default();
    let address: IpAddr = match (v6, choices.below(9)) {
        (false, known) => KNOWN.get(known).map_or(Ipv4Addr::from(bits), |&octets| octets.into()).into(),
        (true, 0..4) => Ipv6Addr::new(0x2001, 0x4860, 0x4860, 0, 0, 0, 0, 0x8888).into(),
        (true, _) => Ipv6Addr::new(0x2600, 0x1f00, 0, 0, 0, 0, 0, u16::try_from(random.0).unwrap_or_default()).into(),
    };
    let port = choices.of(&[22, 80, 443, 1024, 40_000, u16::try_from(random.1).unwrap_or_default()]);
    let (protocol, port) = match choices.below(5) {
        0..3 => (Protocol::Tcp, Some(port)),
        3 => (Protocol::Udp, Some(port)),
        _ if v6 => (Protocol::Icmpv6 { kind: 128, code: 0 }, None),
        _ => (Protocol::Icmp { kind: 8, code: 0 }, None),
    };
    Peer { address, protocol, port }
}

#[test]
fn sets_say_what_single_questions_say() {
    let (mut flows, mut reached, mut unknown) = (0, 0, 0);
    for seed in 0..ACCOUNTS {
        let snapshot = account::account(seed);
        let network = Network::new(&snapshot);
        let choices = &mut Choices::new(seed ^ 0x5eed);
        for exposure in network.exposure() {
            for _ in 0..PEERS {
                let peer = peer(choices);
                if let Err(text) = holds(&network, &exposure, peer, Agreement::Full) {
                    panic!("account {seed}: {text}");
                }
                flows += 2;
            }
            reached += usize::from(!exposure.inbound.sets.is_empty());
            unknown += usize::from(exposure.is_unknown());
            // One interface alone is told as it is among the others.
            if seed % 8 == 0 {
                assert_eq!(network.exposure_of(&exposure.interface).as_ref(), Some(&exposure), "account {seed}");
            }
        }
    }
    assert!(flows >= 20_000, "{flows} flows");
    assert!(reached > 50 && unknown > 50, "{reached} reached, {unknown} unknown: the accounts are of one kind");
}

/// What was found by fuzzing: evidence that is there in part.
#[test]
fn sets_agree_where_evidence_is_missing() {
    const WORLDS: &[&str] = &[
        "json bastion-eni /Groups/- {\"GroupId\": \"sg-0123456789abcdef1\"}\nnot-asked ec2:DescribeSubnets",
        "json bastion-eni /Groups/- {\"GroupId\": \"sg-0123456789abcdef1\"}",
        "allow bastion-sg in tcp 5000 from pl-ec2-instance-connect\nnot-asked ec2:GetManagedPrefixListEntries\n\
         not-asked ec2:DescribePrefixLists",
        "json public-acl /Entries/3/CidrBlock nonsense",
        "denied ec2:DescribeSecurityGroups\nnot-asked ec2:DescribeSubnets",
    ];
    for edits in WORLDS {
        let world: world::World =
            format!("world 1\nbase solved\n{edits}\n").parse().unwrap_or_else(|error| panic!("{error}"));
        let snapshot = world.snapshot().unwrap_or_else(|error| panic!("{edits}: {error}"));
        let network = Network::new(&snapshot);
        for exposure in network.exposure() {
            for address in ["203.0.113.10", "8.8.8.8", "13.209.1.57"] {
                for (protocol, port) in [22, 80, 443, 5000].map(|port| (Protocol::Tcp, Some(port))) {
                    let Ok(address) = address.parse() else { continue };
                    let said = holds(&network, &exposure, Peer { address, protocol, port }, Agreement::Full);
                    assert!(said.is_ok(), "{edits}\n{}: {}", exposure.interface, said.unwrap_err());
                }
            }
        }
    }
}

/// A large account is shared out to several threads.
#[test]
fn many_interfaces_are_told_in_order_and_as_each_alone() {
    let snapshot = synthetic::account(1000);
    let network = Network::new(&snapshot);
    let all = network.exposure();
    let listed = network.inventory().network_interfaces.iter().map(|interface| &interface.network_interface_id);
    assert!(all.iter().map(|exposure| &exposure.interface).eq(listed));
    for exposure in all.iter().step_by(17) {
        assert_eq!(network.exposure_of(&exposure.interface).as_ref(), Some(exposure));
    }
}
