//! What the policy of a VPC endpoint lets through, as far as that decides a lab.
//!
//! Not a policy simulator: conditions, principals and single buckets are the learner's choice and count as narrow.

use serde_json::Value;

/// What a policy does to those who use the endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Policy {
    /// Lets everything through.
    Open,
    /// Lets some things through.
    Narrow,
    /// Lets nothing through.
    Shut,
    /// There is none: AWS lists one for every endpoint that has one.
    Absent,
    /// Nobody can read it.
    Unreadable,
}

/// Reads the policy document of an endpoint.
pub(crate) fn read(document: Option<&str>) -> Policy {
    let Some(document) = document else { return Policy::Absent };
    let Ok(policy) = serde_json::from_str::<Value>(document) else { return Policy::Unreadable };
    let statements = match policy.get("Statement") {
        Some(Value::Array(statements)) => statements.iter().collect(),
        Some(statement @ Value::Object(_)) => vec![statement],
        _ => return Policy::Unreadable,
    };
    let effect = |statement: &&&Value, effect: &str| statement.get("Effect").and_then(Value::as_str) == Some(effect);
    if !statements.iter().all(|statement| effect(&statement, "Allow") || effect(&statement, "Deny")) {
        return Policy::Unreadable;
    }
    let (allows, denies): (Vec<&&Value>, Vec<&&Value>) =
        statements.iter().partition(|statement| effect(statement, "Allow"));
    if denies.iter().any(|statement| is_total(statement)) || !allows.iter().any(|statement| names_something(statement))
    {
        return Policy::Shut;
    }
    if denies.is_empty() && allows.iter().any(|statement| is_total(statement)) { Policy::Open } else { Policy::Narrow }
}

/// Everything, for everybody, always.
fn is_total(statement: &Value) -> bool {
    let everything = |member: &str| texts(statement.get(member)).any(|text| text == "*");
    let everybody = match statement.get("Principal") {
        Some(Value::Object(kinds)) => kinds.values().any(|value| texts(Some(value)).any(|text| text == "*")),
        Some(value) => texts(Some(value)).any(|text| text == "*"),
        None => false,
    };
    let action =
        everything("Action") || texts(statement.get("Action")).any(|text| text == "s3:*" || text == "dynamodb:*");
    everybody && action && everything("Resource") && statement.get("Condition").is_none()
}

fn names_something(statement: &Value) -> bool {
    statement.get("NotAction").is_some()
        || texts(statement.get("Action")).any(|action| {
            let action = action.to_ascii_lowercase();
            action == "*" || action.starts_with("s3:") || action.starts_with("dynamodb:")
        })
}

/// The texts of a member that is one text or a list of them.
fn texts(value: Option<&Value>) -> impl Iterator<Item = &str> {
    let list = match value {
        Some(Value::Array(list)) => list.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    list.iter().filter_map(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_open_narrow_and_shut_apart() {
        let allow = r#"{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}"#;
        let bucket = r#"{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}"#;
        let deny = r#"{"Effect":"Deny","Principal":{"AWS":"*"},"Action":["s3:*"],"Resource":["*"]}"#;
        let other = r#"{"Effect":"Allow","Principal":"*","Action":"sqs:*","Resource":"*"}"#;
        let cases = [
            (format!(r#"{{"Statement":[{allow}]}}"#), Policy::Open),
            (format!(r#"{{"Statement":{allow}}}"#), Policy::Open),
            (format!(r#"{{"Statement":[{bucket}]}}"#), Policy::Narrow),
            (format!(r#"{{"Statement":[{allow},{deny}]}}"#), Policy::Shut),
            (format!(r#"{{"Statement":[{other}]}}"#), Policy::Shut),
            (r#"{"Statement":[]}"#.to_owned(), Policy::Shut),
            ("not a policy".to_owned(), Policy::Unreadable),
            (r#"{"Statement":"all"}"#.to_owned(), Policy::Unreadable),
            (r#"{"Statement":[{"Effect":"Perhaps"}]}"#.to_owned(), Policy::Unreadable),
        ];
        for (document, expected) in cases {
            assert_eq!(read(Some(&document)), expected, "{document}");
        }
        assert_eq!(read(None), Policy::Absent);
    }
}
