//! What stands in a bill: a resource, its parts, and what each costs or why nobody can tell.

use crate::money::Usd;
use snapshot::Ask;

/// A kind of thing that bills.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A NAT gateway in one zone.
    NatGateway,
    /// A NAT gateway of a Region.
    RegionalNatGateway,
    /// A public IPv4 address.
    PublicAddress,
    /// A load balancer of the second API.
    LoadBalancer,
    /// A load balancer of the first API.
    ClassicLoadBalancer,
    /// A database, or an instance of a cluster.
    Database,
    /// A cluster of databases: what its instances share.
    DatabaseCluster,
    /// A proxy of databases.
    DatabaseProxy,
    /// A snapshot of a database that somebody made.
    DatabaseSnapshot,
    /// A VPC endpoint that bills.
    Endpoint,
    /// An instance that runs.
    Instance,
    /// A disk.
    Volume,
    /// A snapshot of a disk.
    Snapshot,
    /// A hosted zone.
    HostedZone,
    /// A distribution.
    Distribution,
    /// What is attached to a transit gateway.
    TransitAttachment,
    /// A VPN connection.
    VpnConnection,
}

impl Kind {
    /// The word for it in JSON and in the ids of messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NatGateway => "nat-gateway",
            Self::RegionalNatGateway => "regional-nat-gateway",
            Self::PublicAddress => "public-ipv4-address",
            Self::LoadBalancer => "load-balancer",
            Self::ClassicLoadBalancer => "classic-load-balancer",
            Self::Database => "database",
            Self::DatabaseCluster => "database-cluster",
            Self::DatabaseProxy => "database-proxy",
            Self::DatabaseSnapshot => "database-snapshot",
            Self::Endpoint => "vpc-endpoint",
            Self::Instance => "instance",
            Self::Volume => "volume",
            Self::Snapshot => "snapshot",
            Self::HostedZone => "hosted-zone",
            Self::Distribution => "distribution",
            Self::TransitAttachment => "transit-gateway-attachment",
            Self::VpnConnection => "vpn-connection",
        }
    }

    /// Whether a month is charged as a whole, however short it is there.
    #[must_use]
    pub fn is_by_the_month(self) -> bool {
        self == Self::HostedZone
    }
}

/// Why a price is not known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The table has none for this type in this Region.
    NoPrice {
        /// The type, empty where there is none.
        kind: String,
    },
    /// A call is missing that it depends on.
    Call(Ask),
    /// The evidence does not say of which type or size it is.
    NoType,
    /// Its operating system has a price of its own, or is not known.
    System,
    /// It stands on hardware that is paid for otherwise, or that is not known.
    Tenancy,
    /// It was bought at a price of the moment.
    Spot,
    /// Its state is none of which it is known whether it bills.
    State(String),
    /// In how many zones it stands is not known.
    Zones,
    /// It may be on a flat-rate plan, which no call shows.
    Plan,
    /// It bills by what it does.
    Use,
    /// Only what changed bills, which no call shows; no more than this a month, where that is known.
    Changes {
        /// The most that a month can be.
        at_most: Option<Usd>,
    },
    /// Backups up to the size of the databases are free, and what is beyond them no call shows.
    Backups {
        /// The most that a month can be.
        at_most: Option<Usd>,
    },
    /// How many vCPUs it has is not known.
    Cores,
}

impl Reason {
    /// The word for it in JSON and in the ids of messages.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::NoPrice { .. } => "no-price",
            Self::Call(_) => "call",
            Self::NoType => "no-type",
            Self::System => "system",
            Self::Tenancy => "tenancy",
            Self::Spot => "spot",
            Self::State(_) => "state",
            Self::Zones => "zones",
            Self::Plan => "plan",
            Self::Use => "use",
            Self::Changes { .. } => "changes",
            Self::Backups { .. } => "backups",
            Self::Cores => "cores",
        }
    }
}

/// What a part costs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cost {
    /// So much a month of 730 hours; `source` is the key of the price's source.
    Known {
        /// The amount of a month.
        month: Usd,
        /// The source of the price.
        source: String,
    },
    /// Nothing for being there; it bills by what goes through it.
    ByUse,
    /// Nobody can tell.
    Unknown(Reason),
}

/// A part of what a resource costs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// What it is, a word for JSON and for the ids of messages: `running`, `storage`, `extended-support`.
    pub what: &'static str,
    /// What it costs.
    pub cost: Cost,
}

/// A resource that bills.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// What it is.
    pub kind: Kind,
    /// The Region, or `global`.
    pub region: String,
    /// Its id; it may be anything.
    pub id: String,
    /// What people call it.
    pub name: Option<String>,
    /// Of which type it is: `t3.micro`, `gp3`, `application`.
    pub of_type: Option<String>,
    /// What it belongs to, for an address: the instance, the gateway, the load balancer.
    pub used_by: Option<String>,
    /// Since when it is there, as AWS tells it.
    pub since: Option<String>,
    /// Whether nothing uses it.
    pub is_idle: bool,
    /// What its cost consists of; one part at least.
    pub parts: Vec<Part>,
}

impl Line {
    /// What a month of it costs, as far as that is known.
    #[must_use]
    pub fn month(&self) -> Usd {
        self.parts
            .iter()
            .map(|part| match &part.cost {
                Cost::Known { month, .. } => *month,
                Cost::ByUse | Cost::Unknown(_) => Usd::ZERO,
            })
            .sum()
    }

    /// Whether part of its cost is not known.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.parts.iter().any(|part| matches!(part.cost, Cost::Unknown(_)))
    }

    /// Whether nothing of its cost is known.
    #[must_use]
    pub fn has_no_price(&self) -> bool {
        self.parts.iter().all(|part| !matches!(part.cost, Cost::Known { .. }))
    }
}

/// Something that is being made, and bills as soon as it is there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Coming {
    /// What it is.
    pub kind: Kind,
    /// Its Region.
    pub region: String,
    /// Its id.
    pub id: String,
}
