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
    (!actions.is_empty()).then(|| allowing(&actions))
}

fn allowing(actions: &[String]) -> Value {
    json!({
        "Version": "2012-10-17",
        "Statement": [{ "Effect": "Allow", "Action": actions, "Resource": "*" }],
    })
}

/// The longest policy that a session takes, in characters
/// (<https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html>).
const LONGEST: usize = 2_048;

/// The policy for a session that makes a plan's calls, as short as one has to be: where the list of actions is too
/// long, services and verbs stand for it, `ec2:Describe*`. A session may do what both it and its role allow, so that
/// this widens nothing. `None` for a plan that needs no permission.
#[must_use]
pub fn session_policy(plan: &Plan) -> Option<String> {
    let exact = document(plan)?.to_string();
    if exact.len() <= LONGEST {
        return Some(exact);
    }
    let verb = |action: &String| {
        let name = action.find(':').map_or(0, |colon| colon + 1);
        let end = action.char_indices().skip(name + 1).find(|(_, c)| c.is_ascii_uppercase());
        format!("{}*", action.get(..end.map_or(action.len(), |(at, _)| at)).unwrap_or(action))
    };
    let verbs: BTreeSet<String> = actions(plan).iter().map(verb).collect();
    Some(allowing(&verbs.into_iter().collect::<Vec<_>>()).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_of_a_session_is_short_enough_and_covers_the_plan() {
        for plan in [Plan::new([Ask::DescribeVpcs]), Plan::everything()] {
            let policy = session_policy(&plan).unwrap();
            assert!(policy.len() <= LONGEST, "{}", policy.len());
            let document: Value = serde_json::from_str(&policy).unwrap();
            let allowed: Vec<String> = serde_json::from_value(document["Statement"][0]["Action"].clone()).unwrap();
            for action in actions(&plan) {
                let covers =
                    |one: &String| *one == action || one.strip_suffix('*').is_some_and(|to| action.starts_with(to));
                assert!(allowed.iter().any(covers), "{action}");
            }
            for one in &allowed {
                let verb = one.split(':').nth(1).unwrap();
                assert!(["Describe", "Get", "Search", "List"].iter().any(|read| verb.starts_with(read)), "{one}");
            }
        }
    }

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
