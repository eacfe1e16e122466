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
    template(plan, None)
}

/// What a role is issued with: then nothing has to be typed in.
#[derive(Debug, Clone, Copy)]
pub struct Issued<'i> {
    /// The number of the account that may take it.
    pub trusted_account: &'i str,
    /// The external id, for this account alone.
    pub external_id: &'i str,
    /// What the role is called, so that its ARN follows from the number of the account that it is in.
    pub role_name: &'i str,
}

/// The template of a role that was issued for one account, as JSON.
#[must_use]
pub fn issued_role_template(plan: &Plan, issued: &Issued<'_>) -> String {
    template(plan, Some(issued))
}

fn template(plan: &Plan, issued: Option<&Issued<'_>>) -> String {
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
    if let Some(issued) = issued {
        properties["RoleName"] = issued.role_name.into();
    }
    let mut template: Value = json!({
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
    if let Some(issued) = issued {
        template["Parameters"]["TrustedAccount"]["Default"] = issued.trusted_account.into();
        template["Parameters"]["ExternalId"]["Default"] = issued.external_id.into();
    }
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
    fn what_is_issued_needs_no_parameters() {
        let issued = Issued { trusted_account: "111122223333", external_id: "0123456789abcdef", role_name: "look" };
        let text = issued_role_template(&Plan::new([Ask::DescribeVpcs]), &issued);
        let template: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(template["Parameters"]["TrustedAccount"]["Default"], "111122223333");
        assert_eq!(template["Parameters"]["ExternalId"]["Default"], "0123456789abcdef");
        assert_eq!(template["Resources"]["Role"]["Properties"]["RoleName"], "look");
        let by_hand: Value = serde_json::from_str(&role_template(&Plan::new([Ask::DescribeVpcs]))).unwrap();
        assert_eq!(
            template["Resources"]["Role"]["Properties"]["AssumeRolePolicyDocument"],
            by_hand["Resources"]["Role"]["Properties"]["AssumeRolePolicyDocument"],
            "the same trust"
        );
    }

    #[test]
    fn a_plan_without_permissions_has_a_role_without_policies() {
        let template: Value = serde_json::from_str(&role_template(&Plan::new::<Ask>([]))).unwrap();
        assert_eq!(template["Resources"]["Role"]["Properties"]["Policies"], Value::Null);
    }
}
