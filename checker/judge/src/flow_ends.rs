//! FlowEnd flows to whom: the ends that a lab names, turned into questions for the packet engine.

pub(crate) mod peers;

use crate::cast::Host;
use crate::finding::{Arg, Note};
use crate::names::resource;
use crate::stage::Stage;
use reach::{End, Flow, Protocol, RouteTarget};
use serde::Deserialize;
use snapshot::Ask;
use snapshot::shapes::Subnet;

/// An end of a flow as a lab names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FlowEnd {
    /// The learner at home: the given address, else any on the internet.
    Learner,
    /// The whole internet.
    Internet,
    /// A host that is imagined in each public subnet that is in use.
    PublicSubnets,
    /// A host that is imagined in each private subnet that is in use.
    PrivateSubnets,
    /// Every running instance in a private subnet; where there is none, one that is imagined in each private subnet.
    PrivateHosts,
    /// Every running instance in a VPC that a peering joins to this one; in one without any, a host that is imagined in
    /// each of its subnets.
    PeerHosts,
}

/// A protocol as a lab names it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FlowProtocol {
    /// TCP.
    #[default]
    Tcp,
    /// UDP.
    Udp,
    /// ICMP echo.
    Icmp,
}

impl FlowProtocol {
    /// The protocol for the engine.
    #[must_use]
    pub(crate) fn protocol(self) -> Protocol {
        match self {
            Self::Tcp => Protocol::Tcp,
            Self::Udp => Protocol::Udp,
            Self::Icmp => Protocol::Icmp { kind: 8, code: 0 },
        }
    }
}

/// One end, ready to be asked about.
#[derive(Debug, Clone)]
pub(crate) struct Party {
    /// For the engine.
    pub(crate) end: End,
    /// For the reader.
    pub(crate) label: Note,
}

/// A flow and what to call its ends.
#[derive(Debug, Clone)]
pub(crate) struct NamedFlow {
    pub(crate) from: Note,
    pub(crate) to: Note,
    pub(crate) protocol: Protocol,
    /// The block that a route would name, if it is not to be guessed from an address.
    pub(crate) destination: Option<String>,
    /// The message for what a private subnet's route should lead to.
    pub(crate) private_target: &'static str,
    pub(crate) flow: Flow,
}

impl NamedFlow {
    pub(crate) fn new(from: &Party, to: &Party, protocol: Protocol, port: Option<u16>) -> Self {
        let destination = match &to.end {
            End::Internet => Some("0.0.0.0/0".to_owned()),
            End::Internet6 => Some("::/0".to_owned()),
            End::PrefixList(list) => Some(list.to_string()),
            _ => None,
        };
        let private_target = match &to.end {
            End::PrefixList(_) => "target-gateway-endpoint",
            End::Internet6 => "target-egress-only-gateway",
            _ => "target-nat-gateway",
        };
        let flow = Flow { from: from.end.clone(), to: to.end.clone(), protocol, port, source_port: None };
        Self { from: from.label.clone(), to: to.label.clone(), protocol, destination, private_target, flow }
    }
}

impl FlowEnd {
    /// The parties that play this part; empty where the role is held by nobody.
    pub(crate) fn parties(self, stage: &Stage<'_>, v6: bool) -> Vec<Party> {
        let roles = &stage.cast.roles;
        match self {
            Self::Learner => vec![learner(stage, v6)],
            Self::Internet => vec![internet(v6)],
            Self::PublicSubnets => {
                roles.in_use(&roles.public).into_iter().map(|subnet| notional(subnet, true, v6)).collect()
            }
            Self::PrivateSubnets => {
                roles.in_use(&roles.private).into_iter().map(|subnet| notional(subnet, false, v6)).collect()
            }
            Self::PrivateHosts => private_hosts(stage, v6),
            Self::PeerHosts => peers::parties(stage, v6),
        }
    }

    /// The calls that a question about this end needs beside those that any needs.
    pub(crate) fn needs(self) -> &'static [Ask] {
        if self == Self::PeerHosts { &[Ask::DescribeVpcPeeringConnections] } else { &[] }
    }
}

pub(crate) fn internet(v6: bool) -> Party {
    Party { end: if v6 { End::Internet6 } else { End::Internet }, label: Note::new("who-internet") }
}

pub(crate) fn learner(stage: &Stage<'_>, v6: bool) -> Party {
    match stage.my_ip {
        Some(address) if address.is_ipv6() == v6 => Party {
            end: End::Address { address, vpc: None },
            label: Note::new("who-learner").with("address", address.to_string()),
        },
        _ => internet(v6),
    }
}

pub(crate) fn notional(subnet: &Subnet, public: bool, v6: bool) -> Party {
    Party {
        end: End::Notional { subnet: subnet.subnet_id.clone(), public: public && !v6, v6, groups: Vec::new() },
        label: Note::new(if public { "who-public-subnet" } else { "who-private-subnet" })
            .with("subnet", resource(&subnet.subnet_id, &subnet.tags)),
    }
}

pub(crate) fn host(host: &Host<'_>) -> Party {
    Party {
        end: End::Instance(host.instance.instance_id.clone()),
        label: Note::new("who-instance").with("instance", host_arg(host)),
    }
}

pub(crate) fn host_arg(host: &Host<'_>) -> Arg {
    resource(&host.instance.instance_id, &host.instance.tags)
}

/// Running private hosts; without any, notional ones.
///
/// A private subnet that is closed off on purpose, with no host in it and no route beyond the VPC while another one
/// has such a route, is nobody's way out: later labs put databases there.
fn private_hosts(stage: &Stage<'_>, v6: bool) -> Vec<Party> {
    let roles = &stage.cast.roles;
    let running: Vec<Party> = roles.private_hosts.iter().filter(|host| host.state() == "running").map(host).collect();
    if !running.is_empty() {
        return running;
    }
    leading_out(stage).into_iter().map(|subnet| notional(subnet, false, v6)).collect()
}

/// The private subnets with a route beyond the VPC; all of them if none has one.
pub(crate) fn leading_out<'a>(stage: &Stage<'a>) -> Vec<&'a Subnet> {
    let roles = &stage.cast.roles;
    let leads_out = |subnet: &&&Subnet| match stage.network.route_table_of(&subnet.subnet_id) {
        snapshot::Lookup::Found(table) => table
            .routes
            .iter()
            .any(|route| RouteTarget::of(route) != RouteTarget::Local && route.destination_prefix_list_id.is_none()),
        _ => true,
    };
    let private = roles.staying_private();
    let subnets: Vec<&Subnet> = private.iter().filter(leads_out).copied().collect();
    if subnets.is_empty() { private } else { subnets }
}
