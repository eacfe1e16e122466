//! Which subnets are taken for public ones, and which for private ones, by what is in them and around them.

use reach::Network;
use std::cmp::Ordering::{self, Equal, Greater, Less};
use world::World;

/// A VPC with the subnet that is asked about and another one.
const BASE: &str = "world 1
base empty
vpc net 10.0.0.0/16
subnet here net 10.0.0.0/24 zone=a
subnet there net 10.0.1.0/24 zone=a
route-table here-rt net
associate here-rt here
acl here-acl net
";

#[test]
fn what_speaks_for_a_subnet_being_public_and_what_against_it() {
    let cases: &[(&str, Ordering)] = &[
        ("", Equal),
        // What stands in it.
        ("instance host here public-ip=on", Greater),
        ("instance host here", Less),
        ("instance host here public-ip=on\ninstance quiet here", Greater),
        ("interface free here", Equal),
        ("interface function here type=lambda", Equal),
        ("nat gw here", Greater),
        ("set here MapPublicIpOnLaunch true", Greater),
        // Whom its own list lets in.
        ("use here-acl here", Equal),
        ("use here-acl here\nallow here-acl in 100 tcp 22 from 0.0.0.0/0", Greater),
        ("use here-acl here\nallow here-acl in 100 tcp 80 from 0.0.0.0/0", Greater),
        ("use here-acl here\nallow here-acl in 100 tcp 443 from 0.0.0.0/0", Greater),
        ("use here-acl here\nallow here-acl in 100 all from 0.0.0.0/0", Greater),
        ("use here-acl here\nallow here-acl in 100 tcp 22 from 10.0.0.0/16", Equal),
        ("use here-acl here\nallow here-acl in 100 tcp 1024-65535 from 0.0.0.0/0", Equal),
        ("use here-acl here\nallow here-acl in 100 udp 443 from 0.0.0.0/0", Equal),
        (
            "use here-acl here\ndeny here-acl in 90 all from 0.0.0.0/0\nallow here-acl in 100 tcp 22 from 0.0.0.0/0",
            Equal,
        ),
        ("allow net-default-acl in 50 tcp 22 from 0.0.0.0/0", Equal),
        // Who else is guarded by it.
        ("use here-acl here there\ninstance host there public-ip=on", Greater),
        ("use here-acl there\ninstance host there public-ip=on", Equal),
        ("instance host there public-ip=on", Equal),
        // Where its table leads: to a NAT gateway elsewhere, not to one that would have to leave by it.
        ("nat gw there\nroute here-rt 0.0.0.0/0 -> gw", Less),
        ("nat gw net\nroute here-rt 0.0.0.0/0 -> gw", Less),
        ("nat gw there\nassociate here-rt there\nroute here-rt 0.0.0.0/0 -> gw", Equal),
        ("nat gw here\nroute here-rt 0.0.0.0/0 -> gw", Greater),
        ("igw gate net\nroute here-rt 0.0.0.0/0 -> gate", Equal),
    ];
    let mut wrong = Vec::new();
    for (edits, expected) in cases {
        let built = format!("{BASE}{edits}\n").parse::<World>().unwrap().build().unwrap();
        let publicness = Network::new(&built.snapshot).publicness(built.labels.id("here").unwrap());
        if publicness.cmp(&0) != *expected {
            wrong.push(format!("{publicness}, not {expected:?}: {edits}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
