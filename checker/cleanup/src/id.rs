//! Which words may stand in a script: ids as AWS makes them, looked at before anything is written.
//!
//! What a file or an account supplies never gets into a command unless it is one of these.

use crate::kind::Kind;

/// The longest that any id or name here may be.
const LONGEST: usize = 512;

/// Whether a word can be the id of such a thing.
pub(crate) fn is_of(kind: Kind, id: &str) -> bool {
    match kind {
        Kind::Record => false,
        Kind::Distribution => is_made_of(id, |byte| byte.is_ascii_alphanumeric()),
        Kind::Zone => is_zone(id),
        Kind::VpcOrigin => id.starts_with("vo_") && is_made_of(id, |byte| byte.is_ascii_alphanumeric() || byte == b'_'),
        Kind::LoadBalancer | Kind::TargetGroup => is_arn(id, "elasticloadbalancing"),
        Kind::Certificate => is_arn(id, "acm"),
        Kind::ClassicLoadBalancer | Kind::DbProxy | Kind::DbInstance | Kind::DbCluster => is_identifier(id),
        Kind::DbSubnetGroup => {
            id.starts_with(|first: char| first.is_ascii_alphanumeric())
                && is_made_of(id, |byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
        }
        Kind::Instance => is_with(id, "i-"),
        Kind::NatGateway => is_with(id, "nat-"),
        Kind::Endpoint => is_with(id, "vpce-"),
        Kind::InstanceConnect => is_with(id, "eice-"),
        Kind::TransitAttachment => is_with(id, "tgw-attach-"),
        Kind::Peering => is_with(id, "pcx-"),
        Kind::VpnGateway => is_with(id, "vgw-"),
        Kind::Interface => is_with(id, "eni-"),
        Kind::Volume => is_with(id, "vol-"),
        Kind::Address => is_with(id, "eipalloc-"),
        Kind::GroupRule | Kind::SecurityGroup => is_with(id, "sg-"),
        Kind::InternetGateway => is_with(id, "igw-"),
        Kind::EgressOnlyGateway => is_with(id, "eigw-"),
        Kind::Subnet => is_with(id, "subnet-"),
        Kind::RouteTable => is_with(id, "rtb-"),
        Kind::NetworkAcl => is_with(id, "acl-"),
        Kind::Vpc => is_with(id, "vpc-"),
    }
}

/// `vpc-` and the like with letters and digits behind.
fn is_with(id: &str, prefix: &str) -> bool {
    id.strip_prefix(prefix).is_some_and(|rest| {
        rest.len() <= 64 && is_made_of(rest, |byte| byte.is_ascii_digit() || byte.is_ascii_lowercase())
    })
}

/// The id of what ties a route table or a network ACL to a subnet.
pub(crate) fn is_association(id: &str) -> bool {
    is_with(id, "rtbassoc-") || is_with(id, "aclassoc-")
}

/// What people choose for databases and Classic Load Balancers: it is their id.
fn is_identifier(id: &str) -> bool {
    id.starts_with(|first: char| first.is_ascii_alphanumeric())
        && is_made_of(id, |byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The id of a hosted zone.
pub(crate) fn is_zone(id: &str) -> bool {
    id.len() <= 32 && is_made_of(id, |byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// An Amazon Resource Name of a service.
fn is_arn(id: &str, service: &str) -> bool {
    let parts: Vec<&str> = id.splitn(6, ':').collect();
    let [arn, partition, of, region, account, rest] = parts.as_slice() else { return false };
    *arn == "arn"
        && partition.starts_with("aws")
        && is_made_of(partition, |byte| byte.is_ascii_lowercase() || byte == b'-')
        && *of == service
        && is_region(region)
        && is_account(account)
        && is_made_of(rest, |byte| byte.is_ascii_alphanumeric() || b"/_.-".contains(&byte))
}

/// The Region in an Amazon Resource Name.
pub(crate) fn region_of(arn: &str) -> Option<&str> {
    arn.split(':').nth(3).filter(|region| is_region(region))
}

/// An account's number.
pub(crate) fn is_account(word: &str) -> bool {
    word.len() == 12 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A Region's name.
pub(crate) fn is_region(word: &str) -> bool {
    word.len() <= 32
        && word.contains('-')
        && word.starts_with(|first: char| first.is_ascii_lowercase())
        && word.ends_with(|last: char| last.is_ascii_digit())
        && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// A host name as Route 53 prints it, or an address: what stands in a record.
pub(crate) fn is_host(word: &str) -> bool {
    !word.starts_with('-') && is_made_of(word, |byte| byte.is_ascii_alphanumeric() || b"._:-".contains(&byte))
}

/// The type of a record.
pub(crate) fn is_type(word: &str) -> bool {
    is_made_of(word, |byte| byte.is_ascii_uppercase())
}

/// The protocol of a rule.
pub(crate) fn is_protocol(word: &str) -> bool {
    is_made_of(word, |byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn is_made_of(word: &str, is_one: impl Fn(u8) -> bool) -> bool {
    !word.is_empty() && word.len() <= LONGEST && word.bytes().all(is_one)
}
