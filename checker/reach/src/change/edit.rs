//! Edits, as the practice worlds carry them out; what each says to a person is for others to word.

use super::Traffic;
use crate::trace::Direction;

macro_rules! edits {
    ($($(#[$doc:meta])* $Name:ident { $($(#[$about:meta])* $field:ident: $Type:ty),* $(,)? },)*) => {
        /// One edit of a network. Resources are ids; for one that is not there yet, the label that it gets.
        #[derive(Debug, Clone, PartialEq, Eq)]
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
        /// Whether both VPCs are in one account, whose owner accepts it then.
        own: bool,
    },
    /// A VPC is attached to a transit gateway.
    AttachToTransit {
        /// What the attachment is called.
        label: String,
        /// The transit gateway.
        gateway: String,
        /// Subnets of the VPC, one of each zone.
        subnets: Vec<String>,
    },
    /// What comes in by an attachment is looked up in this table.
    AssociateAttachment {
        /// The attachment.
        attachment: String,
        /// A route table of the transit gateway.
        table: String,
    },
    /// A route table of a transit gateway learns the blocks of an attached VPC.
    PropagateAttachment {
        /// The attachment.
        attachment: String,
        /// A route table of the transit gateway.
        table: String,
    },
    /// A static route of a transit gateway's table.
    SetTransitRoute {
        /// The route table of the transit gateway.
        table: String,
        /// A block.
        destination: String,
        /// The attachment that it leads to.
        attachment: String,
    },
    /// An attachment is accepted.
    AcceptAttachment {
        /// The attachment.
        attachment: String,
    },
    /// A network interface is attached to an instance.
    Plug {
        /// The interface.
        interface: String,
        /// The instance.
        instance: String,
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
    /// Names are answered in the VPC: those of its hosts, of endpoints and of private zones.
    DnsHostnames {
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
    /// A listener or rule forwards to these target groups and does nothing else.
    Forward {
        /// The listener, for its default rule, or the rule.
        at: String,
        /// The target groups with their shares.
        groups: Vec<(String, u32)>,
        /// For how many seconds clients stay with the group that they got first.
        stickiness: Option<u32>,
    },
    /// A listener or rule sends clients to https.
    ToHttps {
        /// The listener, for its default rule, or the rule.
        at: String,
    },
    /// A rule takes these paths.
    MatchPaths {
        /// The rule, which has no other condition.
        rule: String,
        /// The patterns.
        patterns: Vec<String>,
    },
    /// A new rule of a listener, by paths.
    NewRule {
        /// What it is called.
        label: String,
        /// The listener.
        listener: String,
        /// The number of the rule.
        priority: u32,
        /// The patterns.
        patterns: Vec<String>,
        /// The target group.
        group: String,
    },
    /// A rule gets another number.
    RulePriority {
        /// The rule.
        rule: String,
        /// The number.
        priority: u32,
    },
    /// Clients of a target group stay at their target by a cookie of the load balancer's own.
    CookieOfBalancer {
        /// The target group.
        group: String,
    },
    /// A target of a target group.
    Register {
        /// The target group.
        group: String,
        /// The instance.
        target: String,
    },
    /// A record that is an alias, in place of one of the same name and type.
    Alias {
        /// The hosted zone.
        zone: String,
        /// The name in full.
        name: String,
        /// The type.
        kind: String,
        /// The load balancer or the distribution.
        target: String,
    },
    /// A new listener, which forwards to one target group.
    NewListener {
        /// What it is called.
        label: String,
        /// The load balancer.
        balancer: String,
        /// The port.
        port: u16,
        /// The certificate and the security policy, where it speaks https.
        secure: Option<(String, String)>,
        /// The target group.
        group: String,
    },
    /// The default certificate of a listener.
    Certify {
        /// The listener.
        listener: String,
        /// The certificate.
        certificate: String,
    },
    /// A load balancer stands in these subnets and no others.
    Stand {
        /// The load balancer.
        balancer: String,
        /// The subnets, one of each zone.
        subnets: Vec<String>,
    },
    /// Which answers to a health check are healthy.
    Matcher {
        /// The target group.
        group: String,
        /// The codes.
        codes: String,
    },
    /// A record with values, in place of one of the same name and type.
    Record {
        /// The hosted zone.
        zone: String,
        /// The name in full.
        name: String,
        /// The type.
        kind: String,
        /// The values.
        values: Vec<String>,
    },
    /// A record goes.
    DropRecord {
        /// The hosted zone.
        zone: String,
        /// The name in full.
        name: String,
        /// The type.
        kind: String,
    },
    /// The registry sends everybody to these name servers.
    Delegate {
        /// The domain.
        domain: String,
        /// The name servers.
        servers: Vec<String>,
    },
    /// The registry vouches for no key of a domain any more.
    DropKey {
        /// The domain, which has one.
        domain: String,
    },
    /// A database that was stopped runs again.
    StartDatabase {
        /// The database or the cluster.
        database: String,
        /// Whether it is a cluster.
        is_cluster: bool,
    },
    /// Which versions of TLS a listener speaks.
    SecurityPolicy {
        /// The listener.
        listener: String,
        /// The policy.
        policy: String,
    },
}

impl Edit {
    /// The block in it that stands for an address which only the reader knows.
    #[must_use]
    pub fn stand_in(&self) -> Option<&str> {
        let block = match self {
            Self::AdmitInList { block, .. } => block,
            Self::AdmitInGroup { peer, .. } => peer,
            _ => return None,
        };
        [VISITOR, VISITOR6].contains(&block.as_str()).then_some(block)
    }
}

/// Who stands for a visitor whose address is not known: RFC 5737.
pub const VISITOR: &str = "203.0.113.10/32";
/// The same over IPv6: RFC 3849.
pub const VISITOR6: &str = "2001:db8::a/128";

/// Whether a word stands for itself in every shell: evidence may come from anybody, and commands are pasted.
#[must_use]
pub fn is_plain_word(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || "._:/,=-".contains(c))
}

/// What something new is called: what it is, and for which resource, so that no two are called the same.
#[must_use]
pub fn new_label(what: &str, of: &str) -> String {
    let short: String = of.chars().skip(of.chars().count().saturating_sub(4)).collect();
    format!("new-{what}-{short}")
}
