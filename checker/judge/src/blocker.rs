//! From what stops a packet to a finding: who asks whom, what the rule says, what would be needed.

use crate::cast::Choice;
use crate::excerpt;
use crate::finding::{Arg, Args, Finding, Note, Part, Stop};
use crate::flow_ends::NamedFlow;
use crate::stage::Stage;
use reach::{
    Action, Blocker, But, Change, Direction, Edit, GroupPeer, Hop, Intent, Layer, Leg, Near, Packet, Partial, Phrase,
    PortOwner, Protocol, RouteTarget, Rule, Trace,
};
use snapshot::Inventory;
use snapshot::shapes::{InternetGateway, Subnet};
use std::net::IpAddr;

/// Ports by which people log in: ssh, and Windows' remote desktop.
const LOGIN: [u16; 2] = [22, 3389];

/// The finding for a blocker of a trace.
pub(crate) fn finding(stage: &Stage<'_>, asked: &NamedFlow, trace: &Trace, blocker: &Blocker) -> Finding {
    let inventory = stage.network.inventory();
    if let Some(gateway) = detached_gateway(inventory, blocker) {
        return detached(stage, asked, blocker, gateway);
    }
    let (met, in_charge) = (blocker, in_charge(stage, blocker));
    let blocker = in_charge.as_ref().unwrap_or(met);
    let needed = needed(stage, asked, blocker);
    let mut finding = Finding::at(blocker.code.0, blocker.resource.clone());
    finding.name = inventory.name_of(&blocker.resource).map(str::to_owned);
    finding.stop = stop(blocker, asked.protocol);
    finding.args = packet_args(asked, &blocker.packet, blocker.leg);
    finding.args.insert("resource", Arg::Resource { id: blocker.resource.clone(), name: finding.name.clone() });
    finding.args.insert("rule", blocker.rule.clone().into());
    finding.args.insert("direction", direction_word(blocker.direction).into());
    if let Some(subnet) = &blocker.subnet {
        let name = inventory.name_of(subnet).map(str::to_owned);
        finding.args.insert("subnet", Arg::Resource { id: subnet.to_string(), name });
    }
    if !blocker.beside.is_empty() {
        finding.args.insert("several", "yes".into());
        let named = |id: &String| Arg::Resource { id: id.clone(), name: inventory.name_of(id).map(str::to_owned) };
        finding.args.insert("beside", Arg::List(blocker.beside.iter().map(named).collect()));
    }
    finding.args.insert("near", near(blocker, is_private_subnet(stage, blocker)));
    finding.excerpt = excerpt::for_blocker(inventory, blocker, &needed);
    finding.args.insert("needed", needed);
    let private = stage.cast.roles.private.iter().map(|subnet| subnet.subnet_id.clone());
    let private: Vec<_> = private.filter(|subnet| !has_lost_its_table(stage, subnet)).collect();
    let intent = Intent { flow: &asked.flow, visitor: stage.my_ip, private: &private, for_all: true };
    finding.change = stage.network.change(trace, met, &intent).map(|change| moved(change, met, blocker));
    // What suffices is the least that has to be there.
    if let Some(rule) = finding.change.as_ref().and_then(|change| admitted(change, blocker)) {
        finding.args.insert("needed", rule);
    }
    finding
}

/// Where several groups of an interface let nothing in: the same at the one that is for such packets, if the engine, which
/// names the first of them, does not name that one. It is the one that lets others in on the port; else one by which people
/// do not merely log in.
fn in_charge(stage: &Stage<'_>, blocker: &Blocker) -> Option<Blocker> {
    if blocker.layer != Layer::SecurityGroup || blocker.direction != Some(Direction::Ingress) {
        return None;
    }
    let ports = blocker.packet.destination_ports?;
    let is_login = |low: u16, high: u16| low == high && (LOGIN.contains(&low) || stage.ssh_ports.contains(&low));
    let inventory = stage.network.inventory();
    let is_for_login = |id: &str| {
        let rules = inventory.security_groups.get(id).map(|group| group.ip_permissions.as_slice()).unwrap_or_default();
        let port = |number: Option<i32>| number.and_then(|number| u16::try_from(number).ok());
        let logs_in = |low, high| port(low).zip(port(high)).is_some_and(|(low, high)| is_login(low, high));
        !rules.is_empty() && rules.iter().all(|rule| logs_in(rule.from_port, rule.to_port))
    };
    let near = blocker.near.iter().find(|near| near.but == But::Address).map(|near| near.resource.as_str());
    let is_visit = !is_login(ports.0, ports.1) && is_for_login(&blocker.resource);
    let other = || blocker.beside.iter().map(String::as_str).find(|id| is_visit && !is_for_login(id));
    let chosen = near.or_else(other).filter(|chosen| blocker.beside.iter().any(|one| one == chosen))?;
    let mut same = blocker.clone();
    same.beside.retain(|one| one != chosen);
    same.beside.insert(0, std::mem::replace(&mut same.resource, chosen.to_owned()));
    Some(same)
}

/// A trace in which the group in charge stands wherever groups stop a packet, so that a path and its finding name one group.
pub(crate) fn with_groups_in_charge(stage: &Stage<'_>, mut trace: Trace) -> Trace {
    for met in &mut trace.blockers {
        let Some(same) = in_charge(stage, met) else { continue };
        let way = match met.leg {
            Leg::Request => &mut trace.request,
            Leg::Reply => &mut trace.reply,
        };
        let stops = |hop: &&mut Hop| {
            hop.layer == Layer::SecurityGroup
                && hop.action == Action::Drop
                && hop.resource.as_str() == met.resource
                && hop.packet == met.packet
        };
        if let Some(hop) = way.hops.iter_mut().find(stops) {
            hop.resource = same.resource.as_str().into();
        }
        *met = same;
    }
    trace
}

/// A change that is made at the group in charge in place of the one that was met first.
fn moved(mut change: Change, from: &Blocker, to: &Blocker) -> Change {
    for edit in &mut change.edits {
        if let Edit::AdmitInGroup { group, .. } = edit
            && *group == from.resource
        {
            group.clone_from(&to.resource);
        }
    }
    change
}

/// The rule that a change adds where the packet is stopped.
fn admitted(change: &Change, blocker: &Blocker) -> Option<Arg> {
    change.edits.iter().find_map(|edit| {
        let (at, direction, traffic, peer) = match edit {
            Edit::AdmitInList { list, direction, traffic, block, .. } => (list, direction, traffic, block),
            Edit::AdmitInGroup { group, direction, traffic, peer } => (group, direction, traffic, peer),
            _ => return None,
        };
        if *at != blocker.resource || Some(*direction) != blocker.direction {
            return None;
        }
        let word = if *direction == Direction::Egress { "to" } else { "from" };
        Some(match edit.stand_in() {
            // What stands for the address tells IPv4 from IPv6.
            Some(block) => Note::new("needed-from-own-address")
                .with("rule", format!("allow {traffic}"))
                .with("block", block)
                .into(),
            None => format!("allow {traffic} {word} {peer}").into(),
        })
    })
}

/// The internet gateway that a dead route leads to, if it is there but attached to another VPC or to none: the route
/// is dead only because of that.
fn detached_gateway<'i>(inventory: &'i Inventory<'_>, blocker: &Blocker) -> Option<&'i InternetGateway> {
    let RouteTarget::Internet(target) = &blocker.rule.route()?.target else { return None };
    let gateway = inventory.internet_gateways.get(target)?;
    let vpc = inventory.route_tables.get(&blocker.resource)?.vpc_id.as_ref()?;
    let attached = gateway.attachments.iter().any(|attachment| attachment.vpc_id.as_ref() == Some(vpc));
    (blocker.code == reach::codes::BAD_STATE_ROUTE && !attached).then_some(gateway)
}

fn detached(stage: &Stage<'_>, asked: &NamedFlow, blocker: &Blocker, gateway: &InternetGateway) -> Finding {
    let mut finding = Finding::at(reach::codes::BAD_STATE_ATTACHMENT.0, gateway.internet_gateway_id.as_str());
    finding.args = packet_args(asked, &blocker.packet, blocker.leg);
    finding.stop.part = Part::Rule(NOT_ATTACHED);
    if let Choice::Found(vpc) = stage.cast.vpc.choice {
        finding.args.insert("vpc", crate::names::resource(&vpc.vpc_id, &vpc.tags));
    }
    stage.named(finding.with("rule", NOT_ATTACHED).with("needed", ""))
}

/// What the packet engine says of a gateway that is attached to no VPC or to another one.
pub(crate) const NOT_ATTACHED: Rule = Rule::Phrase(Phrase::NotAttachedToTheVpc);

/// The finding for a reply range that is partly shut.
pub(crate) fn partial_finding(stage: &Stage<'_>, asked: &NamedFlow, trace: &Trace, partial: &Partial) -> Finding {
    let shut: Vec<Arg> = partial.ports.iter().map(|&range| ports_text(range).into()).collect();
    let mut finding = Finding::at("REPLY_PORTS_PARTLY_SHUT", partial.resource.clone())
        .with("ports", Arg::List(shut))
        .with("rule", partial.rule.clone())
        .with("leg", leg_word(partial.leg))
        .with("who", owner_word(partial.who))
        .with("needed", ports_text(owner_range(partial.who)))
        .with("protocol", protocol_word(asked.protocol))
        .with("from", asked.from.clone())
        .with("to", asked.to.clone());
    finding.name = stage.network.inventory().name_of(&partial.resource).map(str::to_owned);
    finding.args.insert("resource", Arg::Resource { id: partial.resource.clone(), name: finding.name.clone() });
    finding.stop.part = Part::Partly(partial.rule.clone());
    finding.stop.leg = Some(partial.leg);
    finding.change = stage.network.change_partial(trace, partial, asked.protocol);
    finding
}

/// What the engine took for granted.
pub(crate) fn premises(trace: &Trace) -> Vec<Note> {
    let note = |why: &reach::Why| {
        Note::new("assumed-premise").with("resource", why.resource.as_str()).with("detail", why.detail.clone())
    };
    trace.premises.iter().map(note).collect()
}

/// Why the engine cannot tell.
pub(crate) fn why(why: &reach::Why) -> Note {
    let message = match why.code {
        reach::codes::STATE_PENDING => "why-pending",
        reach::codes::NOT_MODELLED => "why-not-modelled",
        reach::codes::APPLIANCE_FORWARDING_UNKNOWN => "why-appliance",
        reach::codes::NETWORK_BEYOND_UNKNOWN => "why-network-beyond",
        reach::codes::UNREADABLE_RULE => "why-unreadable-rule",
        reach::codes::EVIDENCE_MISSING => "why-evidence-missing",
        _ => "why-not-told",
    };
    Note::new(message).with("resource", why.resource.as_str()).with("detail", why.detail.clone())
}

/// What identifies the cause. A rule that is not there is told apart by what it would have to admit.
fn stop(blocker: &Blocker, protocol: Protocol) -> Stop {
    let is_filter = matches!(blocker.layer, Layer::NetworkAcl | Layer::SecurityGroup);
    let part = if is_filter && blocker.rule.denies_all() {
        Part::Absent { direction: blocker.direction, protocol, ports: blocker.packet.destination_ports }
    } else {
        Part::Rule(blocker.rule.clone())
    };
    // A route and an address serve or fail both legs alike; a filter is asked separately.
    let leg = is_filter.then_some(blocker.leg);
    Stop { resource: blocker.resource.clone(), part, leg }
}

fn packet_args(asked: &NamedFlow, packet: &Packet, leg: Leg) -> Args {
    let mut args = Args::new();
    args.insert("from", asked.from.clone().into());
    args.insert("to", asked.to.clone().into());
    args.insert("leg", leg_word(leg).into());
    args.insert("protocol", protocol_word(asked.protocol).into());
    args.insert("source", packet.source.to_string().into());
    args.insert("destination", packet.destination.to_string().into());
    args.insert("ports", packet.destination_ports.map(ports_text).unwrap_or_default().into());
    args.insert("ported", if packet.destination_ports.is_some() { "yes" } else { "no" }.into());
    args.insert("packet", packet_text(asked.protocol, packet).into());
    args
}

/// `tcp 203.0.113.10:32768-65535 → 10.0.0.5:22`
fn packet_text(protocol: Protocol, packet: &Packet) -> String {
    let end = |address: IpAddr, ports: Option<(u16, u16)>| match ports {
        Some(ports) => format!("{address}:{}", ports_text(ports)),
        None => address.to_string(),
    };
    format!(
        "{} {} → {}",
        protocol_word(protocol),
        end(packet.source, packet.source_ports),
        end(packet.destination, packet.destination_ports)
    )
}

/// The packet as the one who asked sends it.
pub(crate) fn packet_of(protocol: Protocol, trace: &Trace) -> String {
    trace.request.hops.first().map(|hop| packet_text(protocol, &hop.packet)).unwrap_or_default()
}

/// What would have to be there, in AWS's words.
fn needed(stage: &Stage<'_>, asked: &NamedFlow, blocker: &Blocker) -> Arg {
    match blocker.layer {
        Layer::NetworkAcl | Layer::SecurityGroup => {
            let (word, far) = match blocker.direction {
                Some(Direction::Egress) => ("to", blocker.packet.destination),
                _ => ("from", blocker.packet.source),
            };
            let block = block_of(stage, far);
            let ports = blocker.packet.destination_ports.map(|ports| format!(" {}", ports_text(ports)));
            let ports = ports.unwrap_or_default();
            format!("allow {}{ports} {word} {block}", protocol_word(asked.protocol)).into()
        }
        Layer::RouteTable => {
            let destination = asked.destination.clone().unwrap_or_else(|| block_of(stage, blocker.packet.destination));
            let target = match is_private_subnet(stage, blocker) {
                _ if asked.destination.is_none()
                    && is_in_other_vpc(stage, &blocker.resource, blocker.packet.destination) =>
                {
                    "target-peering"
                }
                true => asked.private_target,
                false => "target-internet-gateway",
            };
            Note::new("needed-route").with("destination", destination).with("target", Note::new(target)).into()
        }
        _ => Arg::Text(String::new()),
    }
}

/// Whether a subnet is private only because its table does not lead out any more: more than a NAT gateway, which may
/// stand in the wrong place, speaks for a public one.
fn has_lost_its_table(stage: &Stage<'_>, subnet: &str) -> bool {
    stage.network.publicness(subnet) > 2
}

/// Whether an address is in a subnet of another VPC than a table's.
pub(crate) fn is_in_other_vpc(stage: &Stage<'_>, table: &str, address: IpAddr) -> bool {
    let here = stage.network.inventory().route_tables.get(table).and_then(|table| table.vpc_id.as_ref());
    let there = subnet_of(stage, address).and_then(|(subnet, _)| subnet.vpc_id.as_ref());
    there.is_some() && here != there
}

fn is_private_subnet(stage: &Stage<'_>, blocker: &Blocker) -> bool {
    let inventory = stage.network.inventory();
    let holds_public_nat = |subnet: &str| {
        inventory
            .nat_gateways
            .iter()
            .any(|nat| nat.subnet_id.as_deref() == Some(subnet) && nat.connectivity_type.as_deref() != Some("private"))
    };
    blocker.subnet.as_deref().is_some_and(|subnet| {
        stage.cast.roles.private.iter().any(|private| private.subnet_id == *subnet)
            && !holds_public_nat(subnet)
            && !has_lost_its_table(stage, subnet)
    })
}

/// The block that a person would write for an address: the subnet it lies in, or everybody.
fn block_of(stage: &Stage<'_>, address: IpAddr) -> String {
    if stage.my_ip == Some(address) {
        return format!("{address}/{}", if address.is_ipv4() { 32 } else { 128 });
    }
    let subnet = subnet_of(stage, address).map(|(_, block)| block);
    subnet.map_or_else(|| if address.is_ipv4() { "0.0.0.0/0".into() } else { "::/0".into() }, str::to_owned)
}

/// The subnet that an address lies in, one of the labs' VPC before others, and the block of it.
fn subnet_of<'a>(stage: &Stage<'a>, address: IpAddr) -> Option<(&'a Subnet, &'a str)> {
    let ours = stage.cast.roles.public.iter().chain(&stage.cast.roles.private).copied();
    ours.chain(stage.network.inventory().subnets.iter()).find_map(|subnet| {
        let blocks = subnet.ipv6_cidr_block_association_set.iter().filter_map(|set| set.ipv6_cidr_block.as_deref());
        let mut blocks = subnet.cidr_block.as_deref().into_iter().chain(blocks);
        let block = blocks.find(|block| block.parse::<ipnet::IpNet>().is_ok_and(|block| block.contains(&address)))?;
        Some((subnet, block))
    })
}

/// The rule that almost fits, or nothing. To a private subnet the public ones' way out is no example.
fn near(blocker: &Blocker, private: bool) -> Arg {
    let to_internet =
        |near: &Near| matches!(near.rule.route(), Some(it) if matches!(it.target, RouteTarget::Internet(_)));
    let leads_astray = |near: &&Near| private && near.but == But::Unused && to_internet(near);
    let Some(near) = blocker.near.iter().find(|near| !leads_astray(near)) else { return Arg::Text(String::new()) };
    near_note(near).into()
}

/// A rule that almost fits, with what of it does not.
#[must_use]
pub fn near_note(near: &Near) -> Note {
    // A group that a rule names is not an address: its members are known by their private ones only.
    let names_group = matches!(&near.rule, Rule::Group(rule) if matches!(rule.peer, GroupPeer::Group(_)));
    let but = match near.but {
        But::Address if names_group => "near-group",
        But::Address => "near-address",
        But::Ports => "near-ports",
        But::Protocol => "near-protocol",
        But::Order => "near-order",
        But::Unused => "near-unused",
    };
    Note::new(but).with("rule", near.rule.clone()).with("resource", near.resource.as_str())
}

pub(crate) fn protocol_word(protocol: Protocol) -> String {
    match protocol {
        Protocol::Tcp => "tcp".into(),
        Protocol::Udp => "udp".into(),
        Protocol::Icmp { .. } => "icmp".into(),
        Protocol::Icmpv6 { .. } => "icmpv6".into(),
        Protocol::All => "all".into(),
        Protocol::Number(number) => number.to_string(),
    }
}

pub(crate) fn ports_text((first, last): (u16, u16)) -> String {
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}

fn leg_word(leg: Leg) -> &'static str {
    match leg {
        Leg::Request => "request",
        Leg::Reply => "reply",
    }
}

fn direction_word(direction: Option<Direction>) -> &'static str {
    match direction {
        Some(Direction::Ingress) => "ingress",
        Some(Direction::Egress) => "egress",
        None => "",
    }
}

fn owner_word(owner: PortOwner) -> &'static str {
    match owner {
        PortOwner::InternetClient => "internet-client",
        PortOwner::Linux => "linux",
        PortOwner::Windows => "windows",
        PortOwner::NatGateway => "nat-gateway",
        PortOwner::LoadBalancer => "load-balancer",
        PortOwner::Fixed => "fixed",
    }
}

/// The ports that a client of this kind chooses from: <https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports>.
fn owner_range(owner: PortOwner) -> (u16, u16) {
    match owner {
        PortOwner::InternetClient => (32768, 65535),
        PortOwner::Linux => (32768, 60999),
        PortOwner::Windows => (49152, 65535),
        PortOwner::NatGateway | PortOwner::LoadBalancer | PortOwner::Fixed => (1024, 65535),
    }
}
