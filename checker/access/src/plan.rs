//! Which calls a look makes, and what each has to be told beyond its parent's id.

use serde_json::{Map, Value, json};
use snapshot::{Ask, Parent};
use std::collections::BTreeSet;

/// A set of calls that can be made: with every child call its parent's, and always the one that tells who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    operations: BTreeSet<Ask>,
}

impl Plan {
    /// Completes a set of wanted calls.
    #[must_use]
    pub fn new(wanted: impl IntoIterator<Item = Ask>) -> Self {
        let mut operations = BTreeSet::from([Ask::GetCallerIdentity]);
        for mut operation in wanted {
            operations.insert(operation);
            while let Parent::Of(parent, _) = operation.parent() {
                operations.insert(parent);
                operation = parent;
            }
        }
        Self { operations }
    }

    /// Everything that this program can read.
    #[must_use]
    pub fn everything() -> Self {
        Self::new(Ask::ALL.iter().copied())
    }

    /// All calls, in the order of the table.
    pub fn operations(&self) -> impl Iterator<Item = Ask> + '_ {
        self.operations.iter().copied()
    }

    /// The calls that need no parent, without the one that tells who asks.
    pub fn roots(&self) -> impl Iterator<Item = Ask> + '_ {
        self.operations().filter(|&operation| operation.parent() == Parent::None && operation != Ask::GetCallerIdentity)
    }

    /// The calls that are made once for each parent.
    pub fn children(&self) -> impl Iterator<Item = Ask> + '_ {
        self.operations().filter(|operation| operation.parent() != Parent::None)
    }

    /// Whether a call is part of the plan.
    #[must_use]
    pub fn has(&self, operation: Ask) -> bool {
        self.operations.contains(&operation)
    }
}

/// The inputs with which a call is made, without its parent's id: one call for each.
#[must_use]
pub fn fixed_inputs(operation: Ask) -> Vec<Map<String, Value>> {
    let object = |value: Value| match value {
        Value::Object(map) => map,
        _ => Map::new(),
    };
    match operation {
        // One attribute at a time: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcAttribute.html
        Ask::DescribeVpcAttribute => {
            ["enableDnsSupport", "enableDnsHostnames"].map(|name| object(json!({ "Attribute": name }))).into()
        }
        // A filter is required; both states together are all routes:
        // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SearchTransitGatewayRoutes.html
        Ask::SearchTransitGatewayRoutes => {
            vec![object(json!({ "Filters": [{ "Name": "state", "Values": ["active", "blackhole"] }] }))]
        }
        _ => vec![Map::new()],
    }
}

/// Whether a prefix list is one of AWS's own for S3 or DynamoDB, the targets of gateway endpoints.
///
/// Its id differs from Region to Region, its name ends alike everywhere.
#[must_use]
pub fn is_list_of_aws(name: &str) -> bool {
    name.starts_with("com.amazonaws.") && [".s3", ".dynamodb"].iter().any(|service| name.ends_with(service))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_bring_their_parents() {
        let plan = Plan::new([Ask::DescribeVpcAttribute]);
        assert_eq!(
            plan.operations().collect::<Vec<_>>(),
            [Ask::DescribeVpcs, Ask::DescribeVpcAttribute, Ask::GetCallerIdentity],
        );
        assert_eq!(plan.roots().collect::<Vec<_>>(), [Ask::DescribeVpcs]);
        assert_eq!(plan.children().collect::<Vec<_>>(), [Ask::DescribeVpcAttribute]);
    }

    #[test]
    fn identity_is_always_asked() {
        assert_eq!(Plan::new([]).operations().collect::<Vec<_>>(), [Ask::GetCallerIdentity]);
    }

    #[test]
    fn every_operation_has_an_input() {
        for &operation in Ask::ALL {
            let expected = if operation == Ask::DescribeVpcAttribute { 2 } else { 1 };
            assert_eq!(fixed_inputs(operation).len(), expected, "{operation:?}");
        }
    }

    #[test]
    fn lists_of_aws() {
        assert!(is_list_of_aws("com.amazonaws.ap-northeast-2.s3"));
        assert!(is_list_of_aws("com.amazonaws.us-east-1.dynamodb"));
        assert!(!is_list_of_aws("com.amazonaws.global.cloudfront.origin-facing"));
        assert!(!is_list_of_aws("my.s3"));
    }
}
