//! What is asked: from where, to where, with which protocol.

use snapshot::{InstanceId, NetworkInterfaceId, PrefixListId, SecurityGroupId, SubnetId, VpcId};
use std::net::IpAddr;

/// One question: does a packet from here to there arrive, and does its answer come back?
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Flow {
    /// Who opens the connection.
    pub from: End,
    /// Who is to answer.
    pub to: End,
    /// What is spoken.
    pub protocol: Protocol,
    /// Destination port, for TCP and UDP only.
    pub port: Option<u16>,
    /// Source port, where one is fixed; else the whole range of the one who opens is judged.
    pub source_port: Option<u16>,
}

impl Flow {
    /// A TCP connection to a port, from any port of the client.
    #[must_use]
    pub fn tcp(from: End, to: End, port: u16) -> Self {
        Self { from, to, protocol: Protocol::Tcp, port: Some(port), source_port: None }
    }
}

/// One end of a flow.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum End {
    /// An instance, by its primary interface.
    Instance(InstanceId),
    /// One interface, by its primary address.
    Interface(NetworkInterfaceId),
    /// An address; `vpc` decides where several networks have it.
    Address {
        /// The address.
        address: IpAddr,
        /// The VPC in which it is meant.
        vpc: Option<VpcId>,
    },
    /// The internet over IPv4.
    ///
    /// As a source: any host there; delivered if some public address is admitted, and [`crate::Trace::widest`] names
    /// the widest block that is. As a destination: the whole public address set; delivered only if every block is
    /// reached, else [`crate::Trace::missing_prefixes`] names those that are not.
    Internet,
    /// The internet over IPv6, likewise.
    Internet6,
    /// Every block of a prefix list, as the addresses of an AWS service such as S3. A destination only.
    PrefixList(PrefixListId),
    /// A host that is imagined in a subnet, for lists and routes that are to be right before a host is there, or for one
    /// whose interface AWS does not tell. It runs, and has an address that no interface holds.
    Notional {
        /// Where it stands.
        subnet: SubnetId,
        /// Whether it has a public IPv4 address.
        public: bool,
        /// Whether its IPv6 address is meant.
        v6: bool,
        /// Its security groups. Without any nothing is filtered at the host itself.
        groups: Vec<SecurityGroupId>,
    },
    /// The DNS name of a load balancer, an endpoint or a database.
    Name(String),
    /// The interface of a load balancer in one of its subnets. As a source it is the one that sends to targets; as a
    /// destination it answers for itself: what becomes of the requests in a connection is another question.
    ///
    /// AWS lists one in each subnet that a load balancer is enabled in; where a whole list has none, as some simulators
    /// leave them out, it is imagined there with the load balancer's groups.
    Node {
        /// The load balancer.
        balancer: snapshot::Arn,
        /// The subnet.
        subnet: SubnetId,
    },
    /// All nodes of a load balancer, by its name, where it is known what becomes of the request: the rule that takes it
    /// is another question, which these groups answer. A destination only.
    Balancer {
        /// The load balancer.
        balancer: snapshot::Arn,
        /// The target groups that the request is forwarded to; with none the load balancer answers for itself.
        groups: Vec<snapshot::Arn>,
    },
}

/// What is spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Protocol {
    /// TCP (6).
    Tcp,
    /// UDP (17).
    Udp,
    /// ICMP (1) with type and code; echo is type 8, code 0.
    Icmp {
        /// ICMP type.
        kind: u8,
        /// ICMP code.
        code: u8,
    },
    /// ICMPv6 (58) with type and code; echo is type 128, code 0.
    Icmpv6 {
        /// ICMPv6 type.
        kind: u8,
        /// ICMPv6 code.
        code: u8,
    },
    /// Every protocol and port: only what admits all admits this.
    All,
    /// Another IP protocol by number.
    Number(u8),
}
