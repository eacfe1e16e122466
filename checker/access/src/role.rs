//! A CloudFormation template for a role that somebody else may take to look at an account.

use crate::{Plan, iam_policy};
use serde_json::{Value, json};

/// The template as JSON.
///
/// The trusted account and the external id are parameters: the external id keeps a third party that can make the
/// trusted account act from looking at accounts that never chose it
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html>).
#[must_use]
pub fn role_template(plan: &Plan) -> String {
    let mut properties = json!({
        "Description": "Read-only look at the network of this account for grading a course lab",
        "MaxSessionDuration": 3600,
        "AssumeRolePolicyDocument": {
            "Version": "2012-10-17",
            "Statement": [{
                "Effect": "Allow",
                "Principal": { "AWS": { "Fn::Sub": "arn:${AWS::Partition}:iam::${TrustedAccount}:root" } },
                "Action": "sts:AssumeRole",
                "Condition": { "StringEquals": { "sts:ExternalId": { "Ref": "ExternalId" } } },
            }],
        },
    });
    if let Some(document) = iam_policy::document(plan) {
        properties["Policies"] = json!([{ "PolicyName": "look", "PolicyDocument": document }]);
    }
    let template: Value = json!({
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": "Lets one other account look at what the labs check, and do nothing else",
        "Parameters": {
            "TrustedAccount": {
                "Type": "String",
                "Description": "Number of the account that may look",
                "AllowedPattern": "[0-9]{12}",
            },
            "ExternalId": {
                "Type": "String",
                "Description": "The word that you were given; it is yours alone",
                "MinLength": 16,
                "MaxLength": 1224,
                "AllowedPattern": r"[\w+=,.@:/-]+",
            },
        },
        "Resources": { "Role": { "Type": "AWS::IAM::Role", "Properties": properties } },
        "Outputs": { "RoleArn": { "Value": { "Fn::GetAtt": ["Role", "Arn"] } } },
    });
    format!("{template:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use snapshot::Ask;

    #[test]
    fn carries_the_policy_and_the_external_id() {
        let plan = Plan::new([Ask::DescribeVpcs, Ask::DescribeNatGateways]);
        let template: Value = serde_json::from_str(&role_template(&plan)).unwrap();
        let role = &template["Resources"]["Role"]["Properties"];
        let policy: Value = serde_json::from_str(&crate::policy(&plan).unwrap()).unwrap();
        assert_eq!(role["Policies"][0]["PolicyDocument"], policy);
        assert_eq!(role["Policies"].as_array().unwrap().len(), 1);
        let trust = &role["AssumeRolePolicyDocument"]["Statement"][0];
        assert_eq!(trust["Condition"]["StringEquals"]["sts:ExternalId"]["Ref"], "ExternalId");
        assert_eq!(trust["Action"], "sts:AssumeRole");
        assert_eq!(role["ManagedPolicyArns"], Value::Null);
        for parameter in ["TrustedAccount", "ExternalId"] {
            assert_eq!(template["Parameters"][parameter]["Type"], "String");
            assert_eq!(template["Parameters"][parameter]["Default"], Value::Null, "must be given");
        }
    }

    #[test]
    fn a_plan_without_permissions_has_a_role_without_policies() {
        let template: Value = serde_json::from_str(&role_template(&Plan::new::<Ask>([]))).unwrap();
        assert_eq!(template["Resources"]["Role"]["Properties"]["Policies"], Value::Null);
    }
}
