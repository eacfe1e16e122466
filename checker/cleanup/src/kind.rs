//! What there is to delete, and why one thing has to wait for another.

/// A kind of thing, in the order in which they go where nothing else decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A record of a hosted zone that leads to something of the course.
    Record,
    /// A CloudFront distribution.
    Distribution,
    /// An origin of distributions inside of the VPC.
    VpcOrigin,
    /// A load balancer.
    LoadBalancer,
    /// A load balancer of the first API.
    ClassicLoadBalancer,
    /// A target group.
    TargetGroup,
    /// A proxy of databases.
    DbProxy,
    /// A database.
    DbInstance,
    /// A cluster of databases.
    DbCluster,
    /// The subnets that databases may stand in.
    DbSubnetGroup,
    /// An instance.
    Instance,
    /// A NAT gateway.
    NatGateway,
    /// A VPC endpoint of any type.
    Endpoint,
    /// An EC2 Instance Connect endpoint.
    InstanceConnect,
    /// A VPC's place at a transit gateway.
    TransitAttachment,
    /// A peering connection.
    Peering,
    /// A virtual private gateway, which is taken off the VPC.
    VpnGateway,
    /// A network interface that somebody made.
    Interface,
    /// A disk of an instance.
    Volume,
    /// An Elastic IP address.
    Address,
    /// A certificate of ACM.
    Certificate,
    /// A hosted zone.
    Zone,
    /// A rule by which one group that stays a while names another.
    GroupRule,
    /// A security group.
    SecurityGroup,
    /// An internet gateway.
    InternetGateway,
    /// An egress-only internet gateway.
    EgressOnlyGateway,
    /// A subnet.
    Subnet,
    /// A route table.
    RouteTable,
    /// A network ACL.
    NetworkAcl,
    /// The VPC.
    Vpc,
}

impl Kind {
    /// The word for it in JSON and in the ids of messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Distribution => "distribution",
            Self::VpcOrigin => "vpc-origin",
            Self::LoadBalancer => "load-balancer",
            Self::ClassicLoadBalancer => "classic-load-balancer",
            Self::TargetGroup => "target-group",
            Self::DbProxy => "database-proxy",
            Self::DbInstance => "database",
            Self::DbCluster => "database-cluster",
            Self::DbSubnetGroup => "database-subnet-group",
            Self::Instance => "instance",
            Self::NatGateway => "nat-gateway",
            Self::Endpoint => "vpc-endpoint",
            Self::InstanceConnect => "instance-connect-endpoint",
            Self::TransitAttachment => "transit-gateway-attachment",
            Self::Peering => "peering",
            Self::VpnGateway => "vpn-gateway",
            Self::Interface => "network-interface",
            Self::Volume => "volume",
            Self::Address => "elastic-ip-address",
            Self::Certificate => "certificate",
            Self::Zone => "hosted-zone",
            Self::GroupRule => "security-group-rule",
            Self::SecurityGroup => "security-group",
            Self::InternetGateway => "internet-gateway",
            Self::EgressOnlyGateway => "egress-only-gateway",
            Self::Subnet => "subnet",
            Self::RouteTable => "route-table",
            Self::NetworkAcl => "network-acl",
            Self::Vpc => "vpc",
        }
    }

    /// Whether EC2 keeps its tags, by which a stack of CloudFormation marks what it made.
    pub(crate) fn is_of_ec2(self) -> bool {
        matches!(
            self,
            Self::Instance
                | Self::NatGateway
                | Self::Endpoint
                | Self::InstanceConnect
                | Self::TransitAttachment
                | Self::Peering
                | Self::Interface
                | Self::Volume
                | Self::Address
                | Self::SecurityGroup
                | Self::InternetGateway
                | Self::EgressOnlyGateway
                | Self::Subnet
                | Self::RouteTable
                | Self::NetworkAcl
                | Self::Vpc
        )
    }

    /// Whether CloudFormation is asked for it by its id, for no tag of EC2 tells. A record has no id of its own.
    pub(crate) fn is_of_stacks(self) -> bool {
        !self.is_of_ec2() && !matches!(self, Self::Record | Self::GroupRule)
    }
}

/// Why one thing cannot go before another has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// It has an interface in the subnet.
    InSubnet,
    /// It has a public address, which the internet gateway carries.
    PublicAddress,
    /// It uses the security group.
    UsesGroup,
    /// One of its rules names the security group.
    NamesGroup,
    /// It is associated with the table or the list.
    Associated,
    /// It holds the address, the disk or the interface.
    Holds,
    /// It forwards to the target group.
    Forwards,
    /// It shows the certificate.
    Shows,
    /// It stands in the zone.
    InZone,
    /// It fetches from there.
    Origin,
    /// It is a member of the cluster, or stands in the subnets of the group.
    Member,
    /// It stands in the VPC.
    InVpc,
}

impl Why {
    /// The word for it in JSON and in the ids of messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::InSubnet => "in-subnet",
            Self::PublicAddress => "public-address",
            Self::UsesGroup => "uses-group",
            Self::NamesGroup => "names-group",
            Self::Associated => "associated",
            Self::Holds => "holds",
            Self::Forwards => "forwards",
            Self::Shows => "shows",
            Self::InZone => "in-zone",
            Self::Origin => "origin",
            Self::Member => "member",
            Self::InVpc => "in-vpc",
        }
    }
}
