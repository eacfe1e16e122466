//! Edits, as the practice worlds carry them out; what each says to a person is for others to word.

use crate::trace::Direction;
use crate::{Leg, Protocol};
use std::fmt;

/// A protocol with destination ports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Traffic {
    /// Everything.
    All,
    /// TCP with a range of destination ports.
    Tcp(u16, u16),
    /// UDP with a range of destination ports.
    Udp(u16, u16),
    /// ICMP of a type.
    Icmp(u8),
    /// ICMPv6 of a type.
    Icmpv6(u8),
    /// Another protocol by number.
    Number(u8),
}

impl Traffic {
    /// What a packet of a flow is on one of its legs.
    #[must_use]
    pub fn of(protocol: Protocol, leg: Leg, ports: Option<(u16, u16)>) -> Self {
        let (low, high) = ports.unwrap_or((0, u16::MAX));
        // The answer to an echo is of a type of its own: RFC 792, RFC 4443.
        match (protocol, leg) {
            (Protocol::Tcp, _) => Self::Tcp(low, high),
            (Protocol::Udp, _) => Self::Udp(low, high),
            (Protocol::Icmp { kind: 8, .. }, Leg::Reply) => Self::Icmp(0),
            (Protocol::Icmpv6 { kind: 128, .. }, Leg::Reply) => Self::Icmpv6(129),
            (Protocol::Icmp { kind, .. }, _) => Self::Icmp(kind),
            (Protocol::Icmpv6 { kind, .. }, _) => Self::Icmpv6(kind),
            (Protocol::Number(number), _) => Self::Number(number),
            (Protocol::All, _) => Self::All,
        }
    }
}

impl fmt::Display for Traffic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ported = |f: &mut fmt::Formatter<'_>, name: &str, low: u16, high: u16| match (low, high) {
            (0, u16::MAX) => f.write_str(name),
            (low, high) if low == high => write!(f, "{name} {low}"),
            (low, high) => write!(f, "{name} {low}-{high}"),
        };
        match *self {
            Self::All => f.write_str("all"),
            Self::Tcp(low, high) => ported(f, "tcp", low, high),
            Self::Udp(low, high) => ported(f, "udp", low, high),
            Self::Icmp(kind) => write!(f, "icmp {kind}"),
            Self::Icmpv6(kind) => write!(f, "icmpv6 {kind}"),
            Self::Number(number) => write!(f, "{number}"),
        }
    }
}

macro_rules! edits {
    ($($(#[$doc:meta])* $Name:ident { $($(#[$about:meta])* $field:ident: $Type:ty),* $(,)? },)*) => {
        /// One edit of a network. Resources are ids; for one that is not there yet, the label that it gets.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Edit {
            $($(#[$doc])* $Name { $($(#[$about])* $field: $Type),* },)*
        }

        impl Edit {
            /// What kind of edit this is, in the words of this list.
            #[must_use]
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$Name { .. } => stringify!($Name),)* }
            }

            /// Every kind of edit.
            pub const KINDS: &[&str] = &[$(stringify!($Name),)*];
        }
    };
}

edits! {
    /// A rule of a network ACL that lets packets pass.
    AdmitInList {
        /// The network ACL.
        list: String,
        /// Into the subnet or out of it.
        direction: Direction,
        /// The number of the rule, once it has one.
        number: Option<i32>,
        /// The rule before which it has to come.
        before: Option<i32>,
        /// What passes.
        traffic: Traffic,
        /// From where or to where.
        block: String,
    },
    /// A rule of a network ACL goes.
    DropFromList {
        /// The network ACL.
        list: String,
        /// Of which of its two sides.
        direction: Direction,
        /// The number of the rule.
        number: i32,
    },
    /// A new network ACL, which refuses everything.
    NewList {
        /// What it is called.
        label: String,
        /// Its VPC.
        vpc: String,
    },
    /// Subnets are guarded by this network ACL.
    Guard {
        /// The network ACL.
        list: String,
        /// The subnets.
        subnets: Vec<String>,
    },
    /// A rule of a security group.
    AdmitInGroup {
        /// The security group.
        group: String,
        /// Into the interface or out of it.
        direction: Direction,
        /// What passes.
        traffic: Traffic,
        /// A block, a security group or a prefix list.
        peer: String,
    },
    /// A rule of a security group goes.
    RevokeInGroup {
        /// The security group.
        group: String,
        /// Of which of its two sides.
        direction: Direction,
        /// The protocol and ports of the rule as the world language writes them.
        traffic: String,
        /// A block, a security group or a prefix list.
        peer: String,
    },
    /// A new security group, which lets nothing in.
    NewGroup {
        /// What it is called.
        label: String,
        /// Its VPC.
        vpc: String,
    },
    /// A route, in place of one of the same destination.
    SetRoute {
        /// The route table.
        table: String,
        /// A block or a prefix list.
        destination: String,
        /// Where it leads.
        target: String,
    },
    /// A route goes.
    DropRoute {
        /// The route table.
        table: String,
        /// A block or a prefix list.
        destination: String,
    },
    /// Subnets use this route table.
    Associate {
        /// The route table.
        table: String,
        /// The subnets.
        subnets: Vec<String>,
    },
    /// A gateway endpoint puts its route into a table.
    TickTable {
        /// The route table.
        table: String,
        /// The endpoint.
        endpoint: String,
    },
    /// A new route table.
    NewTable {
        /// What it is called.
        label: String,
        /// Its VPC.
        vpc: String,
    },
    /// A new internet gateway, attached.
    NewInternetGateway {
        /// What it is called.
        label: String,
        /// The VPC.
        vpc: String,
    },
    /// An internet gateway is attached.
    Attach {
        /// The gateway.
        gateway: String,
        /// The VPC.
        vpc: String,
    },
    /// A new NAT gateway with a public address.
    NewNatGateway {
        /// What it is called.
        label: String,
        /// A public subnet.
        subnet: String,
    },
    /// A new egress-only internet gateway.
    NewEgressOnlyGateway {
        /// What it is called.
        label: String,
        /// The VPC.
        vpc: String,
    },
    /// A new gateway endpoint.
    NewGatewayEndpoint {
        /// What it is called.
        label: String,
        /// The VPC.
        vpc: String,
        /// The service's short name.
        service: String,
        /// The route tables that lead to it.
        tables: Vec<String>,
    },
    /// A resource goes.
    Remove {
        /// Which one.
        resource: String,
    },
    /// A peering is accepted.
    AcceptPeering {
        /// The peering.
        peering: String,
    },
    /// A stopped instance is started.
    Start {
        /// The instance.
        instance: String,
    },
    /// A new instance.
    Launch {
        /// What it is called.
        label: String,
        /// Where it stands.
        subnet: String,
        /// Its security groups; the VPC's default one if none is named.
        groups: Vec<String>,
        /// Whether it has a public address.
        public: bool,
    },
    /// A public address for an instance or interface.
    GivePublicAddress {
        /// The instance or interface.
        host: String,
    },
    /// The public address of an instance or interface goes.
    TakePublicAddress {
        /// The instance or interface.
        host: String,
    },
    /// The check of source and destination is switched off.
    CheckOff {
        /// The interface.
        interface: String,
    },
    /// What block public access leaves alone.
    Exclude {
        /// The VPC or subnet.
        resource: String,
        /// Whether only what goes out is left alone.
        egress_only: bool,
    },
    /// What block public access leaves alone for packets on their way out, it leaves alone both ways.
    Widen {
        /// The exclusion.
        exclusion: String,
    },
    /// The VPC's resolver is switched on.
    DnsSupport {
        /// The VPC.
        vpc: String,
    },
    /// The policy of an endpoint becomes the one that it has when it is made, which allows everything.
    WholePolicy {
        /// The endpoint.
        endpoint: String,
    },
    /// The names of an interface endpoint hold in the whole VPC, not just behind an inbound resolver.
    NamesForAll {
        /// The endpoint.
        endpoint: String,
    },
    /// An endpoint's names resolve to its own addresses.
    PrivateNames {
        /// The endpoint.
        endpoint: String,
    },
    /// A new VPC.
    NewVpc {
        /// What it is called.
        label: String,
        /// Its block.
        block: String,
    },
    /// Another block for a VPC.
    AddBlock {
        /// The VPC.
        vpc: String,
        /// The block.
        block: String,
    },
    /// A new subnet.
    NewSubnet {
        /// What it is called.
        label: String,
        /// Its VPC.
        vpc: String,
        /// Its block.
        block: String,
        /// Its zone.
        zone: Option<String>,
    },
}

impl fmt::Display for Edit {
    /// One line of the world language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let to = |direction: &Direction| match direction {
            Direction::Ingress => ("in", "from"),
            Direction::Egress => ("out", "to"),
        };
        match self {
            Self::AdmitInList { list, direction, number, traffic, block, .. } => {
                let (side, word) = to(direction);
                write!(f, "allow {list} {side} {} {traffic} {word} {block}", number.unwrap_or(FIRST_NUMBER))
            }
            Self::DropFromList { list, direction, number } => {
                write!(f, "drop-rule {list} {} {number}", to(direction).0)
            }
            Self::NewList { label, vpc } => write!(f, "acl {label} {vpc}"),
            Self::Guard { list, subnets } => write!(f, "use {list} {}", subnets.join(" ")),
            Self::AdmitInGroup { group, direction, traffic, peer } => {
                let (side, word) = to(direction);
                write!(f, "allow {group} {side} {traffic} {word} {peer}")
            }
            Self::RevokeInGroup { group, direction, traffic, peer } => {
                let (side, word) = to(direction);
                write!(f, "revoke {group} {side} {traffic} {word} {peer}")
            }
            Self::NewGroup { label, vpc } => write!(f, "sg {label} {vpc}"),
            Self::SetRoute { table, destination, target } => write!(f, "route {table} {destination} -> {target}"),
            Self::DropRoute { table, destination } => write!(f, "unroute {table} {destination}"),
            Self::Associate { table, subnets } => write!(f, "associate {table} {}", subnets.join(" ")),
            Self::TickTable { table, endpoint } => write!(f, "associate {table} {endpoint}"),
            Self::NewTable { label, vpc } => write!(f, "route-table {label} {vpc}"),
            Self::NewInternetGateway { label, vpc } => write!(f, "igw {label} {vpc}"),
            Self::Attach { gateway, vpc } => write!(f, "attach {gateway} {vpc}"),
            Self::NewNatGateway { label, subnet } => write!(f, "nat {label} {subnet}"),
            Self::NewEgressOnlyGateway { label, vpc } => write!(f, "eigw {label} {vpc}"),
            Self::NewGatewayEndpoint { label, vpc, service, tables } => {
                write!(f, "endpoint {label} {vpc} {service} type=gateway tables={}", tables.join(","))
            }
            Self::Remove { resource } => write!(f, "remove {resource}"),
            Self::AcceptPeering { peering } => write!(f, "set {peering} Status.Code active"),
            Self::Start { instance } => write!(f, "start {instance}"),
            Self::Launch { label, subnet, groups, public } => {
                let address = if *public { " public-ip=on" } else { "" };
                let groups = if groups.is_empty() { String::new() } else { format!(" groups={}", groups.join(",")) };
                write!(f, "instance {label} {subnet}{groups}{address}")
            }
            Self::GivePublicAddress { host } => write!(f, "public-ip {host}"),
            Self::TakePublicAddress { host } => write!(f, "no-public-ip {host}"),
            Self::CheckOff { interface } => write!(f, "set {interface} SourceDestCheck false"),
            Self::Exclude { resource, egress_only } => {
                let mode = if *egress_only { "allow-egress" } else { "allow-bidirectional" };
                write!(f, "exclude-bpa {resource} {mode}")
            }
            Self::Widen { exclusion } => {
                write!(f, "set {exclusion} InternetGatewayExclusionMode allow-bidirectional")
            }
            Self::DnsSupport { vpc } => write!(f, "dns {vpc} support on"),
            Self::WholePolicy { endpoint } => write!(f, "set {endpoint} PolicyDocument null"),
            Self::NamesForAll { endpoint } => {
                write!(f, "set {endpoint} DnsOptions.PrivateDnsOnlyForInboundResolverEndpoint false")
            }
            Self::PrivateNames { endpoint } => write!(f, "set {endpoint} PrivateDnsEnabled true"),
            Self::NewVpc { label, block } => write!(f, "vpc {label} {block}"),
            Self::AddBlock { vpc, block } => write!(f, "cidr {vpc} {block}"),
            Self::NewSubnet { label, vpc, block, zone } => {
                write!(f, "subnet {label} {vpc} {block}")?;
                zone.as_ref().map_or(Ok(()), |zone| write!(f, " zone={zone}"))
            }
        }
    }
}

/// The number that AWS's console proposes for the first rule of a list.
pub(super) const FIRST_NUMBER: i32 = 100;
