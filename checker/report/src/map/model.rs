//! What a network consists of as far as it is drawn: structure only, neither places nor words.

mod balancers;
mod collect;
mod gates;
mod hosts;
mod nodes;
mod order;
mod requests;
mod role;
mod subnets;

pub(super) use collect::collect;
pub(super) use requests::{Does, Line, Post, PostKind, Requests};
pub(super) use role::Role;

/// All that is drawn.
#[derive(Debug, Default)]
pub(super) struct Picture {
    pub(super) places: Vec<snapshot::Place>,
    pub(super) vpcs: Vec<VpcPart>,
    /// What joins VPCs with each other and with networks elsewhere.
    pub(super) nodes: Vec<Node>,
    /// What requests pass on their way in.
    pub(super) requests: Requests,
    /// Default VPCs with nothing in them.
    pub(super) left_out: Vec<String>,
    /// Internet gateways that no VPC has and no route names.
    pub(super) idle: Vec<String>,
    /// Lists that were not to be had, so that what they would show is not drawn.
    pub(super) missing: Vec<snapshot::Missing>,
}

impl Picture {
    /// Whether there are so many subnets that each can tell only the most important things.
    pub(super) fn is_large(&self) -> bool {
        self.vpcs.iter().flat_map(|vpc| &vpc.zones).map(|zone| zone.subnets.len()).sum::<usize>() > 24
    }
}

/// A VPC.
#[derive(Debug, Default)]
pub(super) struct VpcPart {
    pub(super) id: String,
    pub(super) name: Option<String>,
    pub(super) blocks: Vec<String>,
    /// Account and Region, where there are several.
    pub(super) place: Option<snapshot::Place>,
    pub(super) default: bool,
    pub(super) zones: Vec<ZonePart>,
    /// What leads to the internet.
    pub(super) top: Vec<Gate>,
    pub(super) endpoints: Vec<Gate>,
    /// Where it is joined to a node, one for each.
    pub(super) joints: Vec<Gate>,
    pub(super) balancers: Vec<BalancerPart>,
}

/// A zone of a VPC.
#[derive(Debug, Default)]
pub(super) struct ZonePart {
    /// Empty where the snapshot does not say.
    pub(super) name: String,
    pub(super) subnets: Vec<SubnetPart>,
}

/// A subnet.
#[derive(Debug)]
pub(super) struct SubnetPart {
    pub(super) id: String,
    pub(super) name: Option<String>,
    pub(super) block: String,
    pub(super) block6: Option<String>,
    pub(super) role: Role,
    pub(super) table: Option<TablePart>,
    /// The id of its network ACL, and its name.
    pub(super) acl: Option<(String, Option<String>)>,
    pub(super) chips: Vec<Chip>,
}

/// The route table of a subnet.
#[derive(Debug, Clone)]
pub(super) struct TablePart {
    pub(super) id: String,
    pub(super) name: Option<String>,
    /// Whether the subnet uses it because it names none.
    pub(super) main: bool,
    /// Routes that lead out of the VPC.
    pub(super) routes: Vec<RoutePart>,
}

/// A route.
#[derive(Debug, Clone)]
pub(super) struct RoutePart {
    pub(super) destination: String,
    pub(super) target: String,
    /// What people call the target.
    pub(super) name: Option<String>,
    /// Whether it leads nowhere.
    pub(super) dead: bool,
}

/// What stands in a subnet.
#[derive(Debug)]
pub(super) struct Chip {
    pub(super) kind: ChipKind,
    pub(super) id: String,
    pub(super) name: Option<String>,
    /// The id of what an interface belongs to, which says more than its own.
    pub(super) alias: Option<String>,
    /// By what else a path may call it: interfaces, ARNs, addresses.
    pub(super) keys: Vec<String>,
    pub(super) addresses: Vec<String>,
    /// Its security groups, each with its name.
    pub(super) groups: Vec<(String, Option<String>)>,
    pub(super) state: Option<String>,
    pub(super) works: bool,
}

/// Kinds of things in a subnet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ChipKind {
    Nat,
    Instance,
    Database,
    Connect,
    Endpoint,
    Balancer,
    Interface,
}

/// A gateway or an endpoint of a VPC.
#[derive(Debug)]
pub(super) struct Gate {
    pub(super) kind: GateKind,
    pub(super) id: String,
    pub(super) name: Option<String>,
    pub(super) keys: Vec<String>,
    pub(super) state: Option<String>,
    pub(super) works: bool,
    /// Which service an endpoint is for.
    pub(super) service: Option<String>,
}

/// A peering, a transit gateway or a VPN gateway.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) kind: GateKind,
    pub(super) id: String,
    pub(super) name: Option<String>,
    pub(super) keys: Vec<String>,
    pub(super) state: Option<String>,
    pub(super) works: bool,
    /// What it leads to that is not drawn, and what is drawn and cannot use it.
    pub(super) far: Vec<Far>,
}

/// What is at the far end of a node.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Far {
    /// Its name or id, and its block if that is known.
    pub(super) words: Vec<String>,
    /// Its state, if that is not what it should be.
    pub(super) state: Option<String>,
}

/// Kinds of gateways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum GateKind {
    Internet,
    EgressOnly,
    /// A NAT gateway of the whole VPC.
    Nat,
    GatewayEndpoint,
    InterfaceEndpoint,
    BalancerEndpoint,
    Peering,
    Transit,
    Vpn,
}

/// A load balancer.
#[derive(Debug)]
pub(super) struct BalancerPart {
    pub(super) id: String,
    pub(super) name: String,
    /// `application`, `network`, `gateway`.
    pub(super) kind: String,
    pub(super) scheme: Option<String>,
    pub(super) state: Option<String>,
    pub(super) works: bool,
    pub(super) keys: Vec<String>,
    pub(super) subnets: Vec<String>,
}
