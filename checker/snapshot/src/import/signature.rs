//! Which call a top-level key belongs to: several of AWS's APIs use the same keys.

use super::note::NoteKind;
use crate::operation::{Operation, Parent};
use serde_json::Value;

/// The call that answers with `key` over `list`.
///
/// Other APIs that use a key are told by what their elements have and ours have not, rather than by what ours always
/// have: an element that lacks its id is then reported as broken and not as unknown.
pub(super) fn operation_of(key: &str, list: &[Value]) -> Result<Operation, NoteKind> {
    let first = list.first();
    let has = |member: &str| first.is_some_and(|element| element.get(member).is_some());
    if key == "PrefixLists" {
        return match first {
            None => Err(NoteKind::Ambiguous {
                key: key.to_owned(),
                first: Operation::DescribePrefixLists.name(),
                second: Operation::DescribeManagedPrefixLists.name(),
            }),
            Some(_) if has("Cidrs") => Ok(Operation::DescribePrefixLists),
            Some(_) => Ok(Operation::DescribeManagedPrefixLists),
        };
    }
    let mut candidates = Operation::ALL.iter().copied().filter(|operation| operation.key() == Some(key));
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
        Parent::Of(..) if operation == Operation::DescribeListeners && first.is_some() => Ok(operation),
        Parent::Of(_, member) => Err(NoteKind::no_parent(key, operation, member)),
        Parent::None => Ok(operation),
    }
}

/// Members without which an element is not one of ours; ids are not among them.
fn needed(operation: Operation) -> &'static [&'static str] {
    match operation {
        Operation::DescribeRegions => &["RegionName"],
        Operation::DescribeAvailabilityZones => &["ZoneName"],
        // MediaLive lists reservations too.
        Operation::DescribeInstances => &["Instances"],
        // So does Global Accelerator listeners, without load balancers.
        Operation::DescribeListeners => &["LoadBalancerArn"],
        Operation::DescribeSecurityGroupVpcAssociations => &["GroupId", "VpcId"],
        _ => &[],
    }
}

/// Members that only the elements of another API with the same key have.
fn foreign(operation: Operation) -> &'static [&'static str] {
    match operation {
        // `account list-regions`.
        Operation::DescribeRegions => &["RegionOptStatus"],
        // OpenSearch.
        Operation::DescribeVpcEndpoints => &["VpcEndpointOwner", "DomainArn"],
        // FSx.
        Operation::DescribeVolumes => &["FileSystemId"],
        // GameLift.
        Operation::DescribeVpcPeeringConnections => &["FleetId"],
        // Snow family.
        Operation::DescribeAddresses => &["AddressId"],
        _ => &[],
    }
}
