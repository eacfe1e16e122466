//! What is answered: both legs, hop by hop, and everything that stands in the way.

use crate::Rule;
use compact_str::CompactString;
use ipnet::IpNet;
use snapshot::Missing;
use std::net::IpAddr;

/// The answer to a flow.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// The verdict of the round trip.
    pub verdict: Verdict,
    /// A reply range that is partly shut: some clients get an answer and some do not.
    pub partial: Option<Partial>,
    /// The way there.
    pub request: LegTrace,
    /// The way back.
    pub reply: LegTrace,
    /// Everything that stands in the way, in the order in which a packet meets it.
    pub blockers: Vec<Blocker>,
    /// The calls without which this could not be told; not empty only if the verdict is unknown.
    pub missing: Vec<Missing>,
    /// Calls that could refine the answer and were not to be had: what was assumed instead.
    pub assumed: Vec<Missing>,
    /// What was taken for granted because no configuration says it: that a NAT instance translates.
    pub premises: Vec<Why>,
    /// What is not modelled or not decidable, as a code of [`crate::codes`] with its words; for an unknown verdict.
    pub why: Option<Why>,
    /// For a destination that is a set: the blocks that are not reached, merged.
    pub missing_prefixes: Vec<IpNet>,
    /// For a source that is a set: the widest block that is admitted.
    pub widest: Option<IpNet>,
    /// How often a packet was routed to find this out, over all ways and addresses that were tried.
    pub steps: u32,
}

/// Whether an answer comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It does.
    Delivered,
    /// It does not.
    Dropped,
    /// The snapshot does not say.
    Unknown,
}

/// One direction of a flow.
#[derive(Debug, Clone, PartialEq)]
pub struct LegTrace {
    /// How far the packet came.
    pub verdict: LegVerdict,
    /// What it met.
    pub hops: Vec<Hop>,
}

/// How a leg ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LegVerdict {
    /// The packet arrived.
    Delivered,
    /// Something stopped it.
    Dropped,
    /// The snapshot does not say.
    Unknown,
    /// There was no packet to send.
    NotReached,
}

/// The way there or the way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Leg {
    /// The way there.
    Request,
    /// The way back.
    Reply,
}

/// A kind of thing that a packet meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// The host itself: its state, and what it does for others as a NAT instance.
    Instance,
    /// Whether somebody has the address.
    Address,
    /// The security groups of an interface.
    SecurityGroup,
    /// The network ACL of a subnet.
    NetworkAcl,
    /// A route table of a VPC.
    RouteTable,
    /// An internet gateway.
    InternetGateway,
    /// An egress-only internet gateway.
    EgressOnlyGateway,
    /// A NAT gateway.
    NatGateway,
    /// A VPC endpoint.
    VpcEndpoint,
    /// A VPC peering connection.
    Peering,
    /// A transit gateway.
    TransitGateway,
    /// A load balancer.
    LoadBalancer,
    /// VPC block public access.
    BlockPublicAccess,
    /// The world outside.
    Internet,
}

impl Layer {
    /// The word of the trace format.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Instance => "instance",
            Self::Address => "address",
            Self::SecurityGroup => "security-group",
            Self::NetworkAcl => "network-acl",
            Self::RouteTable => "route-table",
            Self::InternetGateway => "internet-gateway",
            Self::EgressOnlyGateway => "egress-only-gateway",
            Self::NatGateway => "nat-gateway",
            Self::VpcEndpoint => "vpc-endpoint",
            Self::Peering => "peering",
            Self::TransitGateway => "transit-gateway",
            Self::LoadBalancer => "load-balancer",
            Self::BlockPublicAccess => "block-public-access",
            Self::Internet => "internet",
        }
    }
}

/// Into or out of what filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Into the subnet or the interface.
    Ingress,
    /// Out of it.
    Egress,
}

/// One thing that a packet met.
#[derive(Debug, Clone, PartialEq)]
pub struct Hop {
    /// What kind of thing.
    pub layer: Layer,
    /// Its id; an address or `internet` where it has none.
    pub resource: CompactString,
    /// What decided: `100 allow tcp 22 from 0.0.0.0/0`, `0.0.0.0/0 -> nat-…`.
    pub rule: Rule,
    /// What became of the packet.
    pub action: Action,
    /// The subnet whose list or table this was, where it was one.
    pub subnet: Option<snapshot::SubnetId>,
    /// The packet as it arrived here.
    pub packet: Packet,
}

impl Hop {
    /// Whether a NAT gateway, or an instance that does its work, takes the packet on under its own address.
    #[must_use]
    pub fn translates(&self) -> bool {
        self.layer == Layer::NatGateway || self.layer == Layer::Instance && self.action == Action::Translate
    }
}

/// What a hop did to a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// A host or gateway sends it.
    Send,
    /// A filter lets it through.
    Allow,
    /// A filter lets it through because it answers a packet that went the other way.
    AllowReply,
    /// A route passes it on.
    Forward,
    /// An address is changed.
    Translate,
    /// It is at its destination.
    Deliver,
    /// It ends here.
    Drop,
}

/// The addresses that a packet carries at a hop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Packet {
    /// Source address.
    pub source: IpAddr,
    /// Destination address.
    pub destination: IpAddr,
    /// Source ports: a range, for a client chooses one of many. `None` where the protocol has none.
    pub source_ports: Option<(u16, u16)>,
    /// Destination ports.
    pub destination_ports: Option<(u16, u16)>,
}

/// Something that stands in the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Blocker {
    /// On the way there or back.
    pub leg: Leg,
    /// What kind of thing.
    pub layer: Layer,
    /// Its id.
    pub resource: String,
    /// The rule that stops the packet; [`Rule::DenyAll`] where nothing admits it.
    pub rule: Rule,
    /// Into or out of what filters.
    pub direction: Option<Direction>,
    /// The stable code of [`crate::codes`].
    pub code: Code,
    /// The subnet whose list or table it is, where it is one.
    pub subnet: Option<snapshot::SubnetId>,
    /// Rules that would have admitted the packet but for one thing: its address, its ports or their order.
    pub near: Vec<Near>,
    /// The other groups of the same interface, none of which admits the packet either: the rule may be put into any.
    pub beside: Vec<String>,
    /// The packet as it arrived here.
    pub packet: Packet,
}

/// A rule that almost fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// The resource that has it.
    pub resource: String,
    /// The rule.
    pub rule: Rule,
    /// What keeps it from fitting.
    pub but: But,
}

/// What keeps a rule from fitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum But {
    /// It names other addresses.
    Address,
    /// It names other ports, or not all of them.
    Ports,
    /// It names another protocol.
    Protocol,
    /// A rule before it decides.
    Order,
    /// It belongs to a table or list that the subnet does not use.
    Unused,
}

/// What fails of a flow that is delivered: some of the ports of a reply, some of the addresses of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partial {
    /// The leg on which ports are shut.
    pub leg: Leg,
    /// The ports that are shut, in order.
    pub ports: Vec<(u16, u16)>,
    /// Who chooses among these ports.
    pub who: PortOwner,
    /// The list that shuts them.
    pub resource: String,
    /// The rule that shuts them; [`Rule::DenyAll`] where nothing admits them.
    pub rule: Rule,
    /// Of the addresses behind a name those that fail. The ports are empty if that is all.
    pub addresses: Vec<IpAddr>,
}

/// Who chose the client port of a flow, which decides its range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PortOwner {
    /// An unknown client on the internet: 32768–65535.
    InternetClient,
    /// An instance with Linux: 32768–60999.
    Linux,
    /// An instance with Windows: 49152–65535.
    Windows,
    /// A NAT gateway: 1024–65535.
    NatGateway,
    /// A load balancer: 1024–65535.
    LoadBalancer,
    /// The question fixed the port.
    Fixed,
}

/// Why a verdict is unknown, where no call is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// A code of [`crate::codes`].
    pub code: Code,
    /// The resource at which it cannot be told.
    pub resource: String,
    /// What exactly: a phrase, a state, or the rule that nobody can read.
    pub detail: Rule,
}

/// The stable name of a cause, SCREAMING_SNAKE; AWS's Reachability Analyzer's own where it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);
