//! Rules as values: what decided about a packet, with its fields.
//!
//! A rule is printed in one place, the `Display` of [`Rule`], in the words of the JSON of answers; nothing reads them
//! back. What AWS lists is read into the same values ([`Rule::of_route`], [`Rule::of_entry`], [`Rule::of_permission`]),
//! so that whoever shows a table finds the very row.

mod display;

use crate::Phrase;
use compact_str::CompactString;
use ipnet::IpNet;
use snapshot::shapes::{IpPermission, NetworkAclEntry, Route};
use std::net::IpAddr;

/// What decided about a packet.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Rule {
    /// No rule of anybody's, but what the thing does.
    Phrase(Phrase),
    /// A switch of AWS's with its value: `SourceDestCheck true`.
    Setting(&'static str),
    /// Nothing admits the packet.
    DenyAll,
    /// A route of a VPC's route table.
    Route(RouteRule),
    /// A route of a transit gateway's route table.
    TransitRoute {
        /// The block.
        block: IpNet,
        /// The attachment that it leads to; `None` for a blackhole.
        attachment: Option<String>,
    },
    /// An entry of a network ACL.
    AclEntry(AclEntry),
    /// A rule of a security group.
    Group(SecurityGroupRule),
    /// A listener of a load balancer, by its ARN.
    Listener(String),
    /// The service behind an endpoint, by its name.
    Service(String),
    /// The transit gateway behind an attachment, by its id.
    TransitGateway(String),
    /// One address becomes another.
    Translation {
        /// The address as it was.
        from: IpAddr,
        /// The address as it is then.
        to: IpAddr,
    },
    /// The state of a resource, in AWS's words.
    State(String),
}

/// A route of a VPC's route table.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RouteRule {
    /// Which packets it is for.
    pub destination: Destination,
    /// Where it leads.
    pub target: RouteTarget<CompactString>,
    /// Whether AWS says that it leads nowhere.
    pub blackhole: bool,
    /// Whether a virtual private gateway put it there.
    pub propagated: bool,
}

/// Which packets a route is for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Destination {
    /// Those to a block.
    Block(IpNet),
    /// Those to the blocks of a prefix list.
    List(String),
    /// Nobody can tell: what is written is no block.
    Unreadable(String),
}

/// Where a route leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RouteTarget<I> {
    /// Inside the VPC.
    Local,
    /// An internet gateway.
    Internet(I),
    /// An egress-only internet gateway.
    EgressOnly(I),
    /// A NAT gateway.
    Nat(I),
    /// A VPC endpoint.
    Endpoint(I),
    /// A VPC peering connection.
    Peering(I),
    /// A transit gateway.
    Transit(I),
    /// A virtual private gateway.
    Private(I),
    /// A network interface.
    Interface(I),
    /// An instance.
    Instance(I),
    /// A carrier gateway.
    Carrier(I),
    /// Another network: a local gateway, a core network, an ODB network.
    Beyond(I),
    /// Something that this program does not know.
    Other(I),
    /// Nothing says where.
    None,
}

impl<'r> RouteTarget<&'r str> {
    /// Reads the target of a route, whichever member names it. There is no second place that knows these members.
    #[must_use]
    pub fn of(route: &'r Route) -> Self {
        if let Some(id) = route.nat_gateway_id.as_deref() {
            return Self::Nat(id);
        }
        if let Some(id) = route.vpc_peering_connection_id.as_deref() {
            return Self::Peering(id);
        }
        if let Some(id) = route.transit_gateway_id.as_deref() {
            return Self::Transit(id);
        }
        if let Some(id) = route.egress_only_internet_gateway_id.as_deref() {
            return Self::EgressOnly(id);
        }
        // AWS fills in both for a route to an instance: the interface is the one that packets go to.
        if let Some(id) = route.network_interface_id.as_deref() {
            return Self::Interface(id);
        }
        if let Some(id) = route.instance_id.as_deref() {
            return Self::Instance(id);
        }
        if let Some(id) = route.gateway_id.as_deref() {
            return match id.split('-').next().unwrap_or_default() {
                "local" => Self::Local,
                "igw" => Self::Internet(id),
                "vgw" => Self::Private(id),
                "vpce" => Self::Endpoint(id),
                "nat" => Self::Nat(id),
                "eigw" => Self::EgressOnly(id),
                "cagw" => Self::Carrier(id),
                "lgw" => Self::Beyond(id),
                _ => Self::Other(id),
            };
        }
        if let Some(id) = route.carrier_gateway_id.as_deref() {
            return Self::Carrier(id);
        }
        [&route.local_gateway_id, &route.core_network_arn, &route.odb_network_arn]
            .into_iter()
            .find_map(|id| id.as_deref())
            .map_or(Self::None, Self::Beyond)
    }

    /// The id as long as the route lives, as [`RouteTarget::id`].
    #[must_use]
    pub fn text(self) -> Option<&'r str> {
        match self {
            Self::Local => Some("local"),
            Self::None => None,
            Self::Internet(id)
            | Self::EgressOnly(id)
            | Self::Nat(id)
            | Self::Endpoint(id)
            | Self::Peering(id)
            | Self::Transit(id)
            | Self::Private(id)
            | Self::Interface(id)
            | Self::Instance(id)
            | Self::Carrier(id)
            | Self::Beyond(id)
            | Self::Other(id) => Some(id),
        }
    }

    /// The same with an id of its own.
    #[must_use]
    pub fn owned(self) -> RouteTarget<CompactString> {
        self.map(|id| (*id).into())
    }
}

impl<I> RouteTarget<I> {
    /// The same with another form of the id.
    fn map<'t, J>(&'t self, with: impl FnOnce(&'t I) -> J) -> RouteTarget<J> {
        match self {
            Self::Local => RouteTarget::Local,
            Self::Internet(id) => RouteTarget::Internet(with(id)),
            Self::EgressOnly(id) => RouteTarget::EgressOnly(with(id)),
            Self::Nat(id) => RouteTarget::Nat(with(id)),
            Self::Endpoint(id) => RouteTarget::Endpoint(with(id)),
            Self::Peering(id) => RouteTarget::Peering(with(id)),
            Self::Transit(id) => RouteTarget::Transit(with(id)),
            Self::Private(id) => RouteTarget::Private(with(id)),
            Self::Interface(id) => RouteTarget::Interface(with(id)),
            Self::Instance(id) => RouteTarget::Instance(with(id)),
            Self::Carrier(id) => RouteTarget::Carrier(with(id)),
            Self::Beyond(id) => RouteTarget::Beyond(with(id)),
            Self::Other(id) => RouteTarget::Other(with(id)),
            Self::None => RouteTarget::None,
        }
    }
}

impl RouteTarget<CompactString> {
    /// The id, `local` inside the VPC; `None` where nothing says where the route leads.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.map(CompactString::as_str).text()
    }
}

/// The protocols that a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Every protocol.
    Any,
    /// TCP (6) or UDP (17) with a range of destination ports.
    Ports(u8, u16, u16),
    /// ICMP (1) or ICMPv6 (58) with type and code, −1 for any.
    Icmp(u8, i32, i32),
    /// Another protocol by number.
    Number(u8),
    /// A protocol or ports that could not be read.
    Unreadable,
}

impl Kind {
    /// `from` and `to` are the ports, `icmp` is type and code; a protocol that nobody names is none that can be read.
    fn new(protocol: Option<&str>, from: Option<i32>, to: Option<i32>, icmp: (Option<i32>, Option<i32>)) -> Self {
        let Some(protocol) = protocol else { return Self::Unreadable };
        let number = match protocol.trim().to_ascii_lowercase().as_str() {
            "-1" | "all" => return Self::Any,
            "tcp" => 6,
            "udp" => 17,
            "icmp" => 1,
            "icmpv6" => 58,
            other => match other.parse::<u8>() {
                Ok(number) => number,
                Err(_) => return Self::Unreadable,
            },
        };
        // An end of −1 is open.
        let port = |port: Option<i32>, open: u16| match port {
            Some(port) if port >= 0 => u16::try_from(port).ok(),
            _ => Some(open),
        };
        match number {
            6 | 17 => match (port(from, 0), port(to, u16::MAX)) {
                (Some(from), Some(to)) => Self::Ports(number, from, to),
                _ => Self::Unreadable,
            },
            1 | 58 => Self::Icmp(number, icmp.0.unwrap_or(-1), icmp.1.unwrap_or(-1)),
            _ => Self::Number(number),
        }
    }
}

/// An entry of a network ACL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AclEntry {
    /// Its number; the last entry's is 32767.
    pub number: i32,
    /// Whether it allows; `None` where that could not be read.
    pub allow: Option<bool>,
    /// What it is about.
    pub kind: Kind,
    /// From where or to where; `None` where the block could not be read.
    pub block: Option<IpNet>,
    /// Whether it is for what leaves the subnet.
    pub egress: bool,
}

/// The number of the entry that denies all and that nobody can take away.
/// <https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html>
const LAST: i32 = 32767;

impl AclEntry {
    /// Reads an entry as AWS lists it.
    #[must_use]
    pub fn of(entry: &NetworkAclEntry) -> Self {
        let ports = entry.port_range.as_ref();
        let icmp = entry.icmp_type_code.as_ref();
        let block = entry.cidr_block.as_deref().or(entry.ipv6_cidr_block.as_deref());
        let action = entry.rule_action.as_deref().unwrap_or_default();
        Self {
            number: entry.rule_number.unwrap_or(LAST),
            allow: ["deny", "allow"].iter().position(|word| action.eq_ignore_ascii_case(word)).map(|at| at == 1),
            kind: Kind::new(
                entry.protocol.as_deref(),
                ports.and_then(|ports| ports.from),
                ports.and_then(|ports| ports.to),
                (icmp.and_then(|icmp| icmp.r#type), icmp.and_then(|icmp| icmp.code)),
            ),
            block: block.and_then(net),
            egress: entry.egress == Some(true),
        }
    }

    /// Whether it is the last entry, which AWS shows as `*`.
    #[must_use]
    pub fn is_last(&self) -> bool {
        self.number >= LAST
    }

    /// Whether nobody can tell what the entry says.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        self.block.is_none() || self.allow.is_none() || self.kind == Kind::Unreadable
    }
}

/// A rule of a security group, for one peer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SecurityGroupRule {
    /// What it is about.
    pub kind: Kind,
    /// Whom it admits.
    pub peer: GroupPeer<CompactString>,
    /// Whether it is for what leaves the interface.
    pub egress: bool,
}

/// Whom a rule of a security group admits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GroupPeer<I> {
    /// A block.
    Block(IpNet),
    /// The blocks of a prefix list.
    List(I),
    /// The members of a security group.
    Group(I),
    /// A block that could not be read.
    Unreadable,
}

impl<'p> GroupPeer<&'p str> {
    /// Whom a permission names: blocks, lists and groups, in this order.
    pub(crate) fn all(permission: &'p IpPermission) -> impl Iterator<Item = Self> {
        let block = |text: Option<&str>| text.and_then(net).map_or(Self::Unreadable, Self::Block);
        let v4 = permission.ip_ranges.iter().map(move |range| block(range.cidr_ip.as_deref()));
        let v6 = permission.ipv6_ranges.iter().map(move |range| block(range.cidr_ipv6.as_deref()));
        let lists = permission.prefix_list_ids.iter().filter_map(|list| list.prefix_list_id.as_deref());
        // A group is known by its id alone, in whichever account it is.
        let groups = permission.user_id_group_pairs.iter().filter_map(|pair| pair.group_id.as_deref());
        v4.chain(v6).chain(lists.map(Self::List)).chain(groups.map(Self::Group))
    }

    /// The same with an id of its own.
    #[must_use]
    pub fn owned(self) -> GroupPeer<CompactString> {
        match self {
            Self::Block(block) => GroupPeer::Block(block),
            Self::List(id) => GroupPeer::List(id.into()),
            Self::Group(id) => GroupPeer::Group(id.into()),
            Self::Unreadable => GroupPeer::Unreadable,
        }
    }
}

/// What a permission of a security group is about.
pub(crate) fn kind_of(permission: &IpPermission) -> Kind {
    let (from, to) = (permission.from_port, permission.to_port);
    Kind::new(permission.ip_protocol.as_deref(), from, to, (from, to))
}

/// Reads a block; host bits are dropped, as AWS does.
pub(crate) fn net(text: &str) -> Option<IpNet> {
    text.parse::<IpNet>().ok().map(|net| net.trunc())
}

impl RouteRule {
    /// Reads a route as AWS lists it.
    #[must_use]
    pub fn of(route: &Route) -> Self {
        let list = route.destination_prefix_list_id.as_deref().map(|id| Destination::List(id.to_owned()));
        let written = route.destination_cidr_block.as_deref().or(route.destination_ipv6_cidr_block.as_deref());
        let block = || {
            let written = written.unwrap_or_default();
            net(written).map_or_else(|| Destination::Unreadable(written.to_owned()), Destination::Block)
        };
        Self {
            destination: list.unwrap_or_else(block),
            target: RouteTarget::of(route).owned(),
            blackhole: route.state.as_deref() == Some("blackhole"),
            propagated: route.origin.as_deref() == Some("EnableVgwRoutePropagation"),
        }
    }
}

impl Rule {
    /// A route as AWS lists it.
    #[must_use]
    pub fn of_route(route: &Route) -> Self {
        Self::Route(RouteRule::of(route))
    }

    /// An entry of a network ACL as AWS lists it.
    #[must_use]
    pub fn of_entry(entry: &NetworkAclEntry) -> Self {
        Self::AclEntry(AclEntry::of(entry))
    }

    /// The rules of a permission of a security group as AWS lists it, one for each peer: blocks, lists and groups, in this
    /// order.
    #[must_use]
    pub fn of_permission(permission: &IpPermission, egress: bool) -> Vec<Self> {
        let kind = kind_of(permission);
        let rule = |peer: GroupPeer<&str>| Self::Group(SecurityGroupRule { kind, peer: peer.owned(), egress });
        GroupPeer::all(permission).map(rule).collect()
    }

    /// Whether it stands for no rule that could be shown: nothing admits the packet, or the last entry of a list does not.
    #[must_use]
    pub fn denies_all(&self) -> bool {
        match self {
            Self::DenyAll => true,
            Self::AclEntry(entry) => entry.is_last() && entry.allow == Some(false),
            _ => false,
        }
    }

    /// The route, where it is one of a VPC's route table.
    #[must_use]
    pub fn route(&self) -> Option<&RouteRule> {
        match self {
            Self::Route(route) => Some(route),
            _ => None,
        }
    }
}

impl From<Phrase> for Rule {
    fn from(phrase: Phrase) -> Self {
        Self::Phrase(phrase)
    }
}
