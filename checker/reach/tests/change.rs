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
fn a_stopped_host_is_started_before_it_gets_an_address() {
    let gives = "set public-a MapPublicIpOnLaunch true\nstop bastion";
    assert_eq!(tcp(gives, "203.0.113.10", "bastion", 22), ["start bastion"]);
    // Whether it gets one back nobody can tell from a subnet that gives none.
    assert_eq!(tcp("stop bastion", "203.0.113.10", "bastion", 22), ["start bastion", "public-ip bastion-eni"]);
}

#[test]
fn no_nat_gateway_is_made_where_no_address_is_left() {
    for full in ["fail nat-1 InsufficientFreeAddressesInSubnet", "fail nat-1 x\nset public-a AvailableIpAddressCount 0"]
    {
        let lines = tcp(full, "app", "internet", 443);
        assert!(lines[0].starts_with("nat ") && lines[0].ends_with(" public-c"), "{full}: {lines:?}");
    }
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

/// What is proposed for each blocker of a question by itself, with labels for ids: its code, and the lines.
fn proposed(edits: &str, from: &str, to: &str, port: u16) -> Vec<(&'static str, String)> {
    let built = format!("world 1\nbase solved\n{edits}").parse::<World>().unwrap().build().unwrap();
    let network = Network::new(&built.snapshot);
    let end = |label: &str| network.parse_end(built.labels.id(label).unwrap_or(label)).unwrap();
    let flow = Flow::tcp(end(from), end(to), port);
    let trace = network.trace(&flow);
    let changes = network.changes(&trace, &Intent::of(&flow));
    let lines = |change: &Option<reach::Change>| {
        let edits = change.iter().flat_map(|change| &change.edits).map(ToString::to_string);
        built.labels.relabel(&edits.collect::<Vec<_>>().join("; "))
    };
    trace.blockers.iter().map(|blocker| blocker.code.0).zip(changes.iter().map(lines)).collect()
}

/// A line for the label of something new, whose end is taken from an id.
fn is_like(line: &str, pattern: &str) -> bool {
    let mut parts = pattern.split('*');
    let mut rest = line.strip_prefix(parts.next().unwrap());
    for part in parts {
        rest = rest.and_then(|rest| rest.get(4..)).and_then(|rest| rest.strip_prefix(part));
    }
    rest == Some("")
}

#[test]
fn a_public_address_is_for_instances() {
    let code = "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS";
    for (edits, host, line) in [
        ("instance new public-a groups=web-sg", "new", "public-ip new-eni"),
        ("interface second public-a groups=web-sg to=app", "second", "public-ip second"),
        // What is plugged into nothing, and what belongs to a container, a function or a database.
        ("interface free public-a groups=web-sg", "free", ""),
        ("interface pod public-a groups=web-sg\nset pod InterfaceType branch\nset pod Status in-use", "pod", ""),
        ("interface fn public-a groups=web-sg type=lambda", "fn", ""),
        ("subnet-group data public-a public-c\ndatabase db postgres data groups=web-sg", "db-eni", ""),
    ] {
        let found = proposed(edits, "internet", host, 80);
        let told = found.iter().find(|(found, _)| *found == code);
        assert_eq!(told.map(|(_, line)| line.as_str()), Some(line), "{host}: {found:#?}");
    }
}

#[test]
fn every_table_that_leads_to_a_gateway_in_vain_is_led_to_one_that_works() {
    let two = "detach igw routes=active\nigw igw-2 vpc\nroute-table other-rt vpc\n\
               route other-rt 0.0.0.0/0 -> igw\nassociate other-rt public-c\n";
    // The other VPC, which has the gateway now, and its table are left alone.
    let moved =
        "detach igw routes=active\nvpc other 10.9.0.0/16\nattach igw other\nroute other-main-rt 0.0.0.0/0 -> igw\n";
    for (edits, expected) in [
        (two, "route public-rt 0.0.0.0/0 -> igw-2; route other-rt 0.0.0.0/0 -> igw-2"),
        (moved, "igw new-igw-* vpc; route public-rt 0.0.0.0/0 -> new-igw-*"),
    ] {
        let found = proposed(edits, "bastion", "internet", 443);
        let [("BAD_STATE_ATTACHMENT", line)] = found.as_slice() else { panic!("{found:#?}") };
        assert!(is_like(line, expected), "{line}");
    }
}

#[test]
fn only_a_gateway_endpoint_is_made_anew() {
    let interface = "sg door vpc\nallow door in tcp 443 from 10.0.0.0/16\nuse default-acl private-a\n\
                     endpoint ssm vpc ssm subnets=private-a groups=door\n";
    for state in ["failed", "rejected", "expired", "deleted"] {
        let found = proposed(&format!("{interface}set ssm State {state}\n"), "app", "ssm-eni", 443);
        assert_eq!(found, [("VPCE_NOT_AVAILABLE", String::new())], "{state}");
        let found = proposed(&format!("set s3 State {state}\n"), "app", "pl-s3", 443);
        let [("VPCE_NOT_AVAILABLE", line)] = found.as_slice() else { panic!("{found:#?}") };
        assert!(is_like(line, "remove s3; endpoint new-vpce-* vpc s3 type=gateway tables=private-rt"), "{line}");
    }
}

#[test]
fn a_subnet_that_only_forgot_its_table_gets_the_one_that_leads_out() {
    assert_eq!(tcp("disassociate private-a", "app", "internet", 443), ["associate private-rt private-a"]);
    // One that leads to a gateway that does not work is of no use.
    let lines = tcp("disassociate private-a\nfail nat-1 InternalError", "app", "internet", 443);
    let [gateway, route] = lines.as_slice() else { panic!("{lines:#?}") };
    assert!(is_like(gateway, "nat new-nat-* public-a"), "{gateway}");
    assert!(is_like(route, "route main-rt 0.0.0.0/0 -> new-nat-*"), "{route}");
}

#[test]
fn what_opens_the_ports_of_a_reply_names_those_whom_it_is_for() {
    let peered = "vpc far 10.9.0.0/16\nsubnet far-a far 10.9.1.0/24 zone=a\nsg far-sg far\n\
                  instance desk far-a groups=far-sg ip=10.9.1.10\npeering link vpc far\n\
                  route far-main-rt 10.0.0.0/16 -> link\nroute private-rt 10.9.0.0/16 -> link\n\
                  allow private-sg in tcp 22 from 10.9.0.0/16\nallow private-acl in 90 tcp 22 from 10.9.0.0/16\n";
    let peered = format!("{peered}allow private-acl out 130 tcp 40000-65535 to 10.9.0.0/16");
    for (edits, from, to, port, expected) in [
        // Out of the server's subnet and into the client's.
        (
            "allow private-acl out 120 tcp 1024-50000 to 10.0.0.0/16",
            "bastion",
            "app",
            22,
            "out * tcp 50001-60999 to 10.0.0.0/24",
        ),
        (
            "allow public-acl in 140 tcp 1024-50000 from 0.0.0.0/0",
            "bastion",
            "app",
            22,
            "in * tcp 50001-60999 from 10.0.10.0/24",
        ),
        // To and from the internet: to a visitor, to a NAT gateway.
        (
            "allow public-acl out 130 tcp 40000-65535 to 0.0.0.0/0",
            "203.0.113.10",
            "bastion",
            22,
            "out * tcp 32768-39999 to 0.0.0.0/0",
        ),
        (
            "allow public-acl in 140 tcp 32768-65535 from 0.0.0.0/0",
            "app",
            "internet",
            443,
            "in * tcp 1024-32767 from 0.0.0.0/0",
        ),
        // To another VPC.
        (peered.as_str(), "desk", "app", 22, "out * tcp 32768-39999 to 10.9.1.0/24"),
    ] {
        let built = format!("world 1\nbase solved\n{edits}").parse::<World>().unwrap().build().unwrap();
        let network = Network::new(&built.snapshot);
        let end = |label: &str| network.parse_end(built.labels.id(label).unwrap_or(label)).unwrap();
        let trace = network.trace(&Flow::tcp(end(from), end(to), port));
        let partial = trace.partial.as_ref().unwrap_or_else(|| panic!("{edits}: {:#?}", trace.blockers));
        let mut changes = [network.change_partial(&trace, partial, Protocol::Tcp)];
        network.number(&mut changes);
        let lines: Vec<String> = changes.iter().flatten().flat_map(|it| &it.edits).map(ToString::to_string).collect();
        let [line] = lines.as_slice() else { panic!("{edits}: {lines:#?}") };
        let words: Vec<&str> = line
            .split(' ')
            .enumerate()
            .filter(|(at, _)| *at > 1)
            .map(|(at, it)| if at == 3 { "*" } else { it })
            .collect();
        assert_eq!(words.join(" "), expected, "{edits}");
    }
}
