//! What would let a packet pass: for each thing that stands in the way, the smallest change that suffices.
//!
//! A change is a proposal, a few edits in the words of the practice worlds; nothing here is carried out on an account.
//! It opens no door for everybody: a request from the internet is let in for one visitor's address only, and a request
//! from another host by the security group of that host. Replies, and requests on their way out, are let pass to where
//! they have to go.

mod edit;
mod filters;
mod gateways;
mod line;
mod meant;
mod numbers;
mod routes;
mod traffic;
mod transit;

pub use edit::{Edit, VISITOR, VISITOR6, is_plain_word, new_label};
pub use traffic::Traffic;

use crate::{Blocker, Flow, Layer, Network, Partial, Protocol, Trace, codes};
use snapshot::{Lookup, SubnetId};
use std::net::IpAddr;

/// Edits that belong together: all of them, in this order, do away with one cause.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// The edits, first things first.
    pub edits: Vec<Edit>,
    /// The commands of the AWS CLI for each edit, once somebody who knows the evidence has written them down; none where
    /// a word of the evidence is none for a shell.
    pub commands: Vec<Vec<String>>,
}

impl Change {
    /// A change by these edits.
    #[must_use]
    pub fn new(edits: impl IntoIterator<Item = Edit>) -> Self {
        Self { edits: edits.into_iter().collect(), commands: Vec::new() }
    }
}

/// What is known about the question beside the network.
#[derive(Debug, Clone, Copy)]
pub struct Intent<'a> {
    /// The question.
    pub flow: &'a Flow,
    /// The address of the one who may come in from the internet; without one an address stands for it that nobody has.
    pub visitor: Option<IpAddr>,
    /// Subnets that are to stay private: their hosts leave by a NAT gateway.
    pub private: &'a [SubnetId],
    /// Whether the question stands for all subnets of a VPC, as that of a lab does.
    pub for_all: bool,
}

impl<'a> Intent<'a> {
    /// A question and nothing else.
    #[must_use]
    pub fn of(flow: &'a Flow) -> Self {
        Self { flow, visitor: None, private: &[], for_all: false }
    }
}

impl Network<'_> {
    /// The changes that each do away with one of a trace's blockers, the one that is likelier meant first; none where
    /// what is asked cannot be had, or where only the owner of the network can say what is meant.
    ///
    /// Rules of network ACLs have no number yet: see [`Network::number`].
    #[must_use]
    pub fn options(&self, trace: &Trace, blocker: &Blocker, intent: &Intent<'_>) -> Vec<Change> {
        let case = Case { net: self, trace, blocker, intent };
        let only = |change: Option<Change>| change.into_iter().collect();
        match blocker.layer {
            Layer::NetworkAcl => only(case.list()),
            Layer::SecurityGroup => only(case.group()),
            Layer::RouteTable => case.route(),
            Layer::NatGateway => case.nat(),
            Layer::InternetGateway => only(case.internet_gateway()),
            Layer::VpcEndpoint => only(case.endpoint()),
            Layer::Peering if blocker.code == codes::PEERING_NOT_ACTIVE => {
                let (peering, own) = (blocker.resource.clone(), self.joins_one_account(&blocker.resource));
                vec![Change::new([Edit::AcceptPeering { peering, own }])]
            }
            Layer::TransitGateway => only(case.transit()),
            Layer::BlockPublicAccess => case.block_public_access(),
            Layer::Instance | Layer::Address => only(case.host()),
            _ => Vec::new(),
        }
    }

    /// The first of a blocker's options.
    #[must_use]
    pub fn change(&self, trace: &Trace, blocker: &Blocker, intent: &Intent<'_>) -> Option<Change> {
        self.options(trace, blocker, intent).into_iter().next()
    }

    /// A change for each of a trace's blockers, in their order, with numbers for the rules of network ACLs.
    #[must_use]
    pub fn changes(&self, trace: &Trace, intent: &Intent<'_>) -> Vec<Option<Change>> {
        let mut changes: Vec<_> = trace.blockers.iter().map(|blocker| self.change(trace, blocker, intent)).collect();
        self.number(&mut changes);
        changes
    }

    /// What opens the ports of a reply that a list shuts.
    #[must_use]
    pub fn change_partial(&self, trace: &Trace, partial: &Partial, protocol: Protocol) -> Option<Change> {
        filters::partial(self, trace, partial, protocol)
    }
}

/// One blocker with all that is known about it.
struct Case<'a> {
    net: &'a Network<'a>,
    trace: &'a Trace,
    blocker: &'a Blocker,
    intent: &'a Intent<'a>,
}

impl Case<'_> {
    /// A host that does not run, or whose interface refuses what is for others.
    fn host(&self) -> Option<Change> {
        let resource = self.blocker.resource.clone();
        let edit = match self.blocker.code {
            codes::INSTANCE_NOT_RUNNING => Edit::Start { instance: self.instance(&resource)? },
            codes::ENI_SOURCE_DEST_CHECK_RESTRICTION => return self.appliance(resource),
            codes::INTERFACE_NOT_ATTACHED => Edit::Plug { instance: self.bearer(&resource)?, interface: resource },
            codes::ENDPOINT_PRIVATE_DNS_OFF => return self.net.name_endpoint(&resource),
            codes::DNS_SUPPORT_DISABLED => {
                let vpc = self.blocker.packet.source;
                let vpc = self.net.vpcs.iter().find(|node| node.contains(vpc))?;
                Edit::DnsSupport { vpc: vpc.id.to_owned() }
            }
            _ => return None,
        };
        Some(Change::new([edit]))
    }

    /// An interface that is to pass on what is for others; one whose own way out is the route in question never can.
    fn appliance(&self, interface: String) -> Option<Change> {
        let own = self.own_way_out(&interface);
        own.or_else(|| Some(Change::new([Edit::CheckOff { interface }])))
    }

    /// For an appliance in a subnet whose own table leads to it: that table leads to the internet gateway instead.
    fn own_way_out(&self, interface: &str) -> Option<Change> {
        let by_instance = || Some(*self.net.instance_interfaces[*self.net.instance_ids.get(interface)?].first()?);
        let index = self.net.interface_ids.get(interface).copied().or_else(by_instance)?;
        let node = &self.net.interfaces[index];
        let (table, destination) = self.route_to(node.id).or_else(|| self.route_to(interface))?;
        let uses =
            matches!(self.net.subnets[node.subnet?].table, Lookup::Found(used) if self.net.tables[used].id == table);
        let public = self.net.is_elsewhere(self.blocker.packet.destination);
        self.net.lead_to_internet(&table, &destination).filter(|_| uses && public)
    }

    /// The instance that an unplugged interface belongs to, if only one can be meant: it runs in the interface's zone, and
    /// is no end of the question.
    fn bearer(&self, interface: &str) -> Option<String> {
        let node = &self.net.interfaces[*self.net.interface_ids.get(interface)?];
        let zone = &self.net.subnets[node.subnet?];
        let ends = [self.blocker.packet.source, self.blocker.packet.destination];
        let mut able = self.net.interfaces.iter().filter(|other| {
            let near = other.subnet.is_some_and(|subnet| self.net.subnets[subnet].same_zone(zone) == Some(true));
            other.instance.is_some() && other.vpc == node.vpc && near && !ends.iter().any(|end| other.holds(*end))
        });
        let first = able.next()?.instance?;
        let only = able.all(|other| other.instance == Some(first));
        only.then(|| self.net.instances[first].instance_id.to_string())
    }

    /// The instance that a resource is, or whose interface it is; none that has ended.
    fn instance(&self, resource: &str) -> Option<String> {
        let index = match self.net.instance_ids.get(resource) {
            Some(&index) => index,
            None => self.net.interfaces[*self.net.interface_ids.get(resource)?].instance?,
        };
        let state = self.net.instances[index].state.as_ref().and_then(|state| state.name.as_deref());
        matches!(state, Some("stopped" | "stopping")).then(|| self.net.instances[index].instance_id.to_string())
    }
}
