//! Which call a top-level key belongs to: several of AWS's APIs use the same keys.

use super::note::NoteKind;
use crate::ask::{Ask, Parent};
use serde_json::Value;

/// The call that answers with `key` over `list`.
///
/// Other APIs that use a key are told by what their elements have and ours have not, rather than by what ours always
/// have: an element that lacks its id is then reported as broken and not as unknown.
pub(super) fn operation_of(key: &str, list: &[Value]) -> Result<Ask, NoteKind> {
    let first = list.first();
    let has = |member: &str| first.is_some_and(|element| element.get(member).is_some());
    if key == "PrefixLists" {
        return match first {
            None => Err(NoteKind::Ambiguous {
                key: key.to_owned(),
                first: Ask::DescribePrefixLists.name(),
                second: Ask::DescribeManagedPrefixLists.name(),
            }),
            Some(_) if has("Cidrs") => Ok(Ask::DescribePrefixLists),
            Some(_) => Ok(Ask::DescribeManagedPrefixLists),
        };
    }
    let mut candidates = Ask::ALL.iter().copied().filter(|operation| operation.key() == Some(key));
    let Some(operation) = candidates.next() else { return Err(NoteKind::Unknown { key: key.to_owned() }) };
    if let Some(first) = first {
        let why = needed(operation)
            .iter()
            .find(|member| first.is_object() && !has(member))
            .map(|member| format!("the first has no {member}"))
            .or_else(|| {
                foreign(operation).iter().find(|member| has(member)).map(|member| format!("the first has {member}"))
            });
        if let Some(why) = why {
            return Err(NoteKind::Foreign { key: key.to_owned(), operation: operation.name(), why });
        }
    }
    match operation.parent() {
        // A listener names its load balancer, so that its list needs nobody to say it.
        Parent::Of(..) if operation == Ask::DescribeListeners && first.is_some() => Ok(operation),
        Parent::Of(_, member) => Err(NoteKind::no_parent(key, operation, member)),
        Parent::None => Ok(operation),
    }
}

/// Members without which an element is not one of ours; ids are not among them.
fn needed(operation: Ask) -> &'static [&'static str] {
    match operation {
        Ask::DescribeRegions => &["RegionName"],
        Ask::DescribeAvailabilityZones => &["ZoneName"],
        // MediaLive lists reservations too.
        Ask::DescribeInstances => &["Instances"],
        // So does Global Accelerator listeners, without load balancers.
        Ask::DescribeListeners => &["LoadBalancerArn"],
        Ask::DescribeSecurityGroupVpcAssociations => &["GroupId", "VpcId"],
        _ => &[],
    }
}

/// Members that only the elements of another API with the same key have.
fn foreign(operation: Ask) -> &'static [&'static str] {
    match operation {
        // `account list-regions`.
        Ask::DescribeRegions => &["RegionOptStatus"],
        // OpenSearch.
        Ask::DescribeVpcEndpoints => &["VpcEndpointOwner", "DomainArn"],
        // FSx.
        Ask::DescribeVolumes => &["FileSystemId"],
        // GameLift.
        Ask::DescribeVpcPeeringConnections => &["FleetId"],
        // Snow family.
        Ask::DescribeAddresses => &["AddressId"],
        _ => &[],
    }
}
