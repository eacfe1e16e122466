//! The kinds of things that have labels, and how ids are made from labels.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use snapshot::Ask;
use std::collections::BTreeMap;
use std::sync::LazyLock;

macro_rules! kinds {
    ($($Kind:ident $message:literal $article:literal $prefix:literal $field:literal $Ask:ident;)*) => {
        /// What a label stands for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Kind {
            $(#[doc = $article] $Kind,)*
            /// something else that an AWS operation lists
            Other(Ask),
        }

        impl Kind {
            const ALL: &[Self] = &[$(Self::$Kind,)*];

            /// The kind in words, with its article.
            #[must_use]
            pub fn article(self) -> &'static str {
                match self {
                    $(Self::$Kind => $article,)*
                    Self::Other(operation) => operation.name(),
                }
            }

            /// The message that names this kind.
            pub(crate) fn message(self) -> &'static str {
                match self {
                    $(Self::$Kind => concat!("world-kind-", $message),)*
                    Self::Other(_) => "world-kind-other",
                }
            }

            /// What ids of this kind begin with.
            pub(crate) fn prefix(self) -> &'static str {
                match self {
                    $(Self::$Kind => $prefix,)*
                    Self::Other(operation) => operation.row().prefix,
                }
            }

            /// The field that holds the id.
            pub(crate) fn id_field(self) -> &'static str {
                match self {
                    $(Self::$Kind => $field,)*
                    Self::Other(operation) => other(operation),
                }
            }

            /// The operation that lists this kind.
            #[must_use]
            pub fn operation(self) -> Ask {
                match self {
                    $(Self::$Kind => Ask::$Ask,)*
                    Self::Other(operation) => operation,
                }
            }
        }
    };
}

kinds! {
    Vpc "vpc" "a VPC" "vpc-" "VpcId" DescribeVpcs;
    Subnet "subnet" "a subnet" "subnet-" "SubnetId" DescribeSubnets;
    RouteTable "route-table" "a route table" "rtb-" "RouteTableId" DescribeRouteTables;
    InternetGateway "internet-gateway" "an internet gateway" "igw-" "InternetGatewayId" DescribeInternetGateways;
    EgressOnlyGateway "egress-only-gateway" "an egress-only internet gateway" "eigw-" "EgressOnlyInternetGatewayId" DescribeEgressOnlyInternetGateways;
    NatGateway "nat-gateway" "a NAT gateway" "nat-" "NatGatewayId" DescribeNatGateways;
    ElasticIp "elastic-ip" "an Elastic IP address" "eipalloc-" "AllocationId" DescribeAddresses;
    NetworkAcl "network-acl" "a network ACL" "acl-" "NetworkAclId" DescribeNetworkAcls;
    SecurityGroup "security-group" "a security group" "sg-" "GroupId" DescribeSecurityGroups;
    Instance "instance" "an instance" "i-" "InstanceId" DescribeInstances;
    Interface "interface" "a network interface" "eni-" "NetworkInterfaceId" DescribeNetworkInterfaces;
    Endpoint "endpoint" "a VPC endpoint" "vpce-" "VpcEndpointId" DescribeVpcEndpoints;
    Peering "peering" "a VPC peering" "pcx-" "VpcPeeringConnectionId" DescribeVpcPeeringConnections;
    InstanceConnect "instance-connect" "an Instance Connect endpoint" "eice-" "InstanceConnectEndpointId" DescribeInstanceConnectEndpoints;
    PrefixList "prefix-list" "a prefix list" "pl-" "PrefixListId" DescribeManagedPrefixLists;
    Exclusion "exclusion" "a block public access exclusion" "vpcbpa-exclude-" "ExclusionId" DescribeVpcBlockPublicAccessExclusions;
    Volume "volume" "a volume" "vol-" "VolumeId" DescribeVolumes;
    TransitGateway "transit-gateway" "a transit gateway" "tgw-" "TransitGatewayId" DescribeTransitGateways;
    TransitAttachment "transit-attachment" "a transit gateway attachment" "tgw-attach-" "TransitGatewayAttachmentId" DescribeTransitGatewayVpcAttachments;
    TransitPeering "transit-peering" "a transit gateway peering" "tgw-attach-" "TransitGatewayAttachmentId" DescribeTransitGatewayPeeringAttachments;
    TransitTable "transit-table" "a transit gateway route table" "tgw-rtb-" "TransitGatewayRouteTableId" DescribeTransitGatewayRouteTables;
    LoadBalancer "load-balancer" "a load balancer" "" "LoadBalancerArn" DescribeLoadBalancers;
    Listener "listener" "a listener" "" "ListenerArn" DescribeListeners;
    Rule "rule" "a rule of a listener" "" "RuleArn" DescribeRules;
    TargetGroup "target-group" "a target group" "" "TargetGroupArn" DescribeTargetGroups;
    ClassicLoadBalancer "classic-load-balancer" "a Classic Load Balancer" "" "LoadBalancerName" DescribeClassicLoadBalancers;
    Database "database" "a database" "" "DBInstanceIdentifier" DescribeDBInstances;
    DatabaseCluster "database-cluster" "a database cluster" "" "DBClusterIdentifier" DescribeDBClusters;
    SubnetGroup "subnet-group" "a DB subnet group" "" "DBSubnetGroupName" DescribeDBSubnetGroups;
    HostedZone "hosted-zone" "a hosted zone" "" "Id" GetHostedZone;
    Domain "domain" "a registered domain" "" "DomainName" GetDomainDetail;
    Certificate "certificate" "a certificate" "" "CertificateArn" DescribeCertificate;
    Distribution "distribution" "a distribution" "" "Id" GetDistribution;
    CachePolicy "cache-policy" "a cache policy" "" "Id" GetCachePolicy;
    RequestPolicy "request-policy" "an origin request policy" "" "Id" GetOriginRequestPolicy;
    VpcOrigin "vpc-origin" "a VPC origin" "" "Id" ListVpcOrigins;
}

/// The field that holds the id of what only `add` and `element` make, as the table of asks says.
fn other(ask: Ask) -> &'static str {
    static FIELDS: LazyLock<BTreeMap<Ask, String>> =
        LazyLock::new(|| Ask::ALL.iter().filter_map(|ask| Some((*ask, ask.id_member()?))).collect());
    match ask {
        // Nothing but a world calls a domain by its name.
        Ask::ListDomains => "DomainName",
        _ => FIELDS.get(&ask).map_or("", String::as_str),
    }
}

/// Where an element has its resources: most are the element itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Itself,
    /// In this member.
    Member(&'static str),
    /// In this list.
    List(&'static str),
}

/// How kinds are worded.
impl Kind {
    /// The kinds that have names.
    pub(crate) fn named() -> &'static [Self] {
        Self::ALL
    }

    /// The kind in words, without its article.
    pub(crate) fn word(self) -> &'static str {
        let article = self.article();
        article.split_once(' ').map_or(article, |(_, word)| word)
    }

    /// What its message is told.
    pub(crate) fn values(self) -> Vec<(&'static str, &'static str)> {
        match self {
            Self::Other(operation) => vec![("operation", operation.name())],
            _ => Vec::new(),
        }
    }
}

/// How elements that stand in others are reached.
impl Kind {
    fn inside(self) -> Inside {
        match self {
            Self::Instance => Inside::List("Instances"),
            Self::Certificate => Inside::Member("Certificate"),
            Self::Distribution => Inside::Member("Distribution"),
            Self::CachePolicy => Inside::Member("CachePolicy"),
            Self::RequestPolicy => Inside::Member("OriginRequestPolicy"),
            _ => Inside::Itself,
        }
    }

    /// The resources in an element of its answer.
    pub(crate) fn within(self, element: &Value) -> impl Iterator<Item = &Value> {
        match self.inside() {
            Inside::Itself => std::slice::from_ref(element),
            Inside::Member(member) => element.get(member).map_or(&[][..], std::slice::from_ref),
            Inside::List(field) => crate::element::list(element, field),
        }
        .iter()
    }

    /// The resources in an element of its answer, to change.
    pub(crate) fn within_mut(self, element: &mut Value) -> impl Iterator<Item = &mut Value> {
        match self.inside() {
            Inside::Itself => std::slice::from_mut(element),
            Inside::Member(member) => element.get_mut(member).map_or(&mut [][..], std::slice::from_mut),
            Inside::List(field) => crate::element::list_mut(element, field).as_mut_slice(),
        }
        .iter_mut()
    }

    /// The way from an element of its answer to a resource that is the only one in it.
    pub(crate) fn way_in(self) -> Vec<String> {
        match self.inside() {
            Inside::Itself => Vec::new(),
            Inside::Member(member) => vec![member.to_owned()],
            Inside::List(field) => vec![field.to_owned(), "0".to_owned()],
        }
    }

    /// A resource as an element of its answer.
    pub(crate) fn wrapped(self, resource: Value) -> Value {
        match self.inside() {
            Inside::Itself => resource,
            Inside::Member(member) => json!({ member: resource }),
            Inside::List(field) => json!({ field: [resource] }),
        }
    }

    /// The id of a resource.
    pub(crate) fn id_of(self, resource: &Value) -> &str {
        // What a zone is stands beside its name servers.
        let resource = if self == Self::HostedZone { resource.get("HostedZone").unwrap_or(resource) } else { resource };
        let id = if self.id_field().is_empty() { "" } else { crate::element::text(resource, self.id_field()) };
        id.strip_prefix("/hostedzone/").unwrap_or(id)
    }

    /// The list that says a part of what is known about each of these.
    pub(crate) fn summary(self) -> Option<Ask> {
        match self {
            Self::HostedZone => Some(Ask::ListHostedZones),
            Self::Domain => Some(Ask::ListDomains),
            Self::Certificate => Some(Ask::ListCertificates),
            Self::Distribution => Some(Ask::ListDistributions),
            Self::TransitAttachment | Self::TransitPeering => Some(Ask::DescribeTransitGatewayAttachments),
            _ => None,
        }
    }

    /// The asks that are made about each of these.
    pub(crate) fn asked_about(self) -> impl Iterator<Item = Ask> {
        let lists = [Some(self.operation()), self.summary()];
        let about = move |ask: &Ask| {
            ask.per().is_some_and(|per| per.sources.iter().any(|source| lists.contains(&Some(source.ask))))
        };
        Ask::ALL.iter().copied().filter(about)
    }
}

impl Kind {
    /// The id of a label: the same in every run, and nothing of the label can be read from it.
    pub(crate) fn id(self, label: &str) -> String {
        format!("{}0{}", self.prefix(), digits(&format!("{}{label}", self.prefix()), 16))
    }

    /// The kind that an operation lists.
    pub(crate) fn listed_by(operation: Ask) -> Self {
        Self::ALL.iter().copied().find(|kind| kind.operation() == operation).unwrap_or(Self::Other(operation))
    }

    /// The kind of an id as AWS writes it, like `rtb-0123456789abcdef0` or the older `rtb-01234567`.
    pub(crate) fn of_id(id: &str) -> Option<Self> {
        // What follows a prefix is digits only, so that `vpce-…` is never taken for `vpc-…`.
        Self::ALL.iter().copied().find(|kind| {
            let rest =
                Some(kind.prefix()).filter(|prefix| !prefix.is_empty()).and_then(|prefix| id.strip_prefix(prefix));
            rest.is_some_and(|rest| {
                matches!(rest.len(), 8 | 17) && rest.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
            })
        })
    }
}

/// `count` hexadecimal digits (up to 64) that stand for a text.
pub(crate) fn digits(text: &str, count: usize) -> String {
    let hash = Sha256::digest(text.as_bytes());
    let halves = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.take(count).filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// `count` letters and digits (up to 32) that stand for a text, capital as in the ids of hosted zones.
pub(crate) fn letters(text: &str, count: usize) -> String {
    const LETTERS: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let hash = Sha256::digest(text.as_bytes());
    let letters = hash.iter().filter_map(|byte| LETTERS.get(usize::from(*byte) % LETTERS.len()));
    letters.take(count).map(|letter| char::from(*letter)).collect()
}

/// `count` decimal digits (up to 32) that stand for a text.
pub(crate) fn number(text: &str, count: usize) -> String {
    let hash = Sha256::digest(text.as_bytes());
    hash.iter().take(count).map(|byte| char::from(b'0' + byte % 10)).collect()
}

/// A UUID that stands for a text.
pub(crate) fn uuid(text: &str) -> String {
    let digits = digits(text, 32);
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default().to_owned();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}
