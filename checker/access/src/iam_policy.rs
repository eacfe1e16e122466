//! The IAM policy that allows a plan's calls and nothing else.

use crate::Plan;
use serde_json::{Value, json};
use snapshot::Ask;
use std::collections::BTreeSet;

/// The IAM actions of a plan, sorted. Telling who asks needs no permission.
#[must_use]
pub fn actions(plan: &Plan) -> Vec<String> {
    plan.asks().into_iter().filter_map(Ask::action).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The policy document, or `None` for a plan that needs no permission: IAM refuses a policy without statements.
///
/// None of the calls can be narrowed to resources:
/// <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html>.
#[must_use]
pub fn policy(plan: &Plan) -> Option<String> {
    document(plan).map(|document| format!("{document:#}\n"))
}

pub(crate) fn document(plan: &Plan) -> Option<Value> {
    let actions = actions(plan);
    (!actions.is_empty()).then(|| {
        json!({
            "Version": "2012-10-17",
            "Statement": [{ "Effect": "Allow", "Action": actions, "Resource": "*" }],
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn allows_exactly_the_table() {
        for wanted in Ask::ALL.iter().map(|&one| vec![one]).chain([Ask::ALL.to_vec()]) {
            let plan = Plan::new(wanted);
            let expected: BTreeSet<String> = plan
                .asks()
                .into_iter()
                .filter(|ask| ask.service() != "sts")
                .map(|ask| {
                    let service = match ask.service() {
                        "elbv2" | "elb" => "elasticloadbalancing",
                        service => service,
                    };
                    format!("{service}:{}", ask.name())
                })
                .collect();
            let Some(text) = policy(&plan) else {
                assert!(expected.is_empty());
                continue;
            };
            let document: Value = serde_json::from_str(&text).unwrap();
            let statements = document["Statement"].as_array().unwrap();
            assert_eq!(statements.len(), 1);
            assert_eq!(statements[0]["Effect"], "Allow");
            assert_eq!(statements[0]["Resource"], "*");
            let listed: Vec<String> = serde_json::from_value(statements[0]["Action"].clone()).unwrap();
            assert_eq!(listed, expected.into_iter().collect::<Vec<_>>(), "sorted, each once");
        }
    }

    #[test]
    fn only_reads() {
        for action in actions(&Plan::everything()) {
            let verb = action.split(':').nth(1).unwrap();
            assert!(["Describe", "Get", "Search", "List"].iter().any(|read| verb.starts_with(read)), "{action}");
            // These answer with secrets or with what people wrote on their hosts.
            for never in ["InstanceAttribute", "ConsoleOutput", "SecretValue", "GetParameter", "LaunchTemplate"] {
                assert!(!verb.contains(never), "{action}");
            }
        }
    }

    #[test]
    fn nothing_needed_no_policy() {
        assert_eq!(policy(&Plan::new::<Ask>([])), None);
    }
}
