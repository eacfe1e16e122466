//! Endpoint policies: what they allow stays, whom and what they name goes.

use super::name::{Names, each_part};
use serde_json::{Map, Value};

/// A policy without names; one that is no JSON stays no JSON.
pub(super) fn redact(names: &Names<'_>, policy: &str) -> String {
    match serde_json::from_str(policy) {
        Ok(Value::Object(policy)) => object(names, policy, "").to_string(),
        _ => "unreadable".into(),
    }
}

fn object(names: &Names<'_>, members: Map<String, Value>, inside: &str) -> Value {
    let mut kept = Map::new();
    for (name, member) in members {
        match name.as_str() {
            "Sid" | "Id" => {}
            // Operators (`StringEquals`) stand in a condition, keys (`aws:SourceVpce`) in an operator.
            "Condition" => drop(kept.insert(name, value(names, member, "operators"))),
            _ if inside == "operators" => drop(kept.insert(name, value(names, member, "keys"))),
            _ if inside == "keys" => {
                let member = value(names, member, &name);
                kept.insert(condition_key(names, &name), member);
            }
            _ => drop(kept.insert(name.clone(), value(names, member, &name))),
        }
    }
    Value::Object(kept)
}

fn value(names: &Names<'_>, value_in: Value, inside: &str) -> Value {
    match value_in {
        Value::Object(members) => object(names, members, inside),
        Value::Array(list) => list.into_iter().map(|element| value(names, element, inside)).collect(),
        Value::String(text) => Value::String(self::text(names, &text, inside)),
        other => other,
    }
}

/// `aws:ResourceTag/Owner`: the tag's own name is free text.
fn condition_key(names: &Names<'_>, key: &str) -> String {
    key.split_once('/').map_or_else(|| key.to_owned(), |(kind, tag)| format!("{kind}/{}", names.word("t", tag)))
}

fn text(names: &Names<'_>, text: &str, inside: &str) -> String {
    match inside {
        "Version" | "Effect" | "Action" | "NotAction" => text.to_owned(),
        _ if matches!(text, "" | "*" | "true" | "false") => text.to_owned(),
        // Services are AWS's: `ec2.amazonaws.com`.
        "Service" if text.ends_with(".amazonaws.com") => text.to_owned(),
        _ => names.known(text).unwrap_or_else(|| {
            each_part(text, ['*', '?', '/', ':', '*'], |part| {
                if part.is_empty() { String::new() } else { names.known(part).unwrap_or_else(|| names.word("p", part)) }
            })
        }),
    }
}
