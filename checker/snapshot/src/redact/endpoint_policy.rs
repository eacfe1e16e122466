//! Endpoint policies: what they allow stays, whom and what they name goes.

use super::name::{Names, each_part};
use super::words::{OPERATORS, SERVICES};
use crate::import::is_region;
use serde_json::{Map, Value};

/// A policy without names; one that is no JSON stays no JSON.
pub(super) fn redact(names: &Names<'_>, policy: &str) -> String {
    match serde_json::from_str(policy) {
        Ok(Value::Object(policy)) => object(names, policy, "").to_string(),
        _ => "unreadable".into(),
    }
}

/// Elements of the language: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html>.
const ELEMENTS: &[&str] = &[
    "Action",
    "AWS",
    "CanonicalUser",
    "Effect",
    "Federated",
    "NotAction",
    "NotPrincipal",
    "NotResource",
    "Principal",
    "Resource",
    "Service",
    "Statement",
    "Version",
];

fn object(names: &Names<'_>, members: Map<String, Value>, inside: &str) -> Value {
    let mut kept = Map::new();
    for (name, member) in members {
        match name.as_str() {
            "Sid" | "Id" if !matches!(inside, "operators" | "keys") => {}
            // Operators (`StringEquals`) stand in a condition, keys (`aws:SourceVpce`) in an operator.
            "Condition" if inside != "keys" => drop(kept.insert(name, value(names, member, "operators"))),
            _ if inside == "operators" => drop(kept.insert(operator(names, &name), value(names, member, "keys"))),
            _ if inside == "keys" => drop(kept.insert(condition_key(names, &name), value(names, member, &name))),
            element if ELEMENTS.contains(&element) => drop(kept.insert(name.clone(), value(names, member, &name))),
            // Whatever it means, it stays there: who reads the policy cannot tell what it says.
            _ => drop(kept.insert(names.word("e", &name), value(names, member, "unknown"))),
        }
    }
    Value::Object(kept)
}

fn value(names: &Names<'_>, value_in: Value, inside: &str) -> Value {
    match value_in {
        Value::Object(members) => object(names, members, inside),
        Value::Array(list) => list.into_iter().map(|element| value(names, element, inside)).collect(),
        Value::String(text) => Value::String(self::text(names, &text, inside)),
        Value::Number(number) => names.number(&number),
        other => other,
    }
}

/// `ForAnyValue:StringLikeIfExists`.
fn operator(names: &Names<'_>, operator: &str) -> String {
    let plain = ["ForAllValues:", "ForAnyValue:"].iter().find_map(|set| operator.strip_prefix(set)).unwrap_or(operator);
    let known = OPERATORS.has(plain.strip_suffix("IfExists").unwrap_or(plain));
    if known { operator.to_owned() } else { names.word("o", operator) }
}

/// `aws:ResourceTag/Owner`, `kms:EncryptionContext:dept`: what stands behind AWS's word is free text. A key of no service
/// (`host:aud`) is named after a provider of identities.
fn condition_key(names: &Names<'_>, key: &str) -> String {
    let Some((service, rest)) = key.split_once(':').filter(|(service, _)| SERVICES.has(&service.to_ascii_lowercase()))
    else {
        return match key.rsplit_once(':') {
            Some((provider, what @ ("aud" | "sub" | "amr" | "iss" | "oaud"))) => {
                format!("{}:{what}", names.host(provider))
            }
            _ => names.word("c", key),
        };
    };
    let at = rest.find(['/', ':']).unwrap_or(rest.len());
    let (word, free) = rest.split_at(at);
    let word = if word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        word.to_owned()
    } else {
        names.word("c", word)
    };
    match free.split_at_checked(1) {
        Some((separator, tag)) => format!("{service}:{word}{separator}{}", names.word("t", tag)),
        None => format!("{service}:{word}"),
    }
}

fn text(names: &Names<'_>, text: &str, inside: &str) -> String {
    let action = |text: &str| {
        text.split_once(':').is_some_and(|(service, verb)| {
            SERVICES.has(&service.to_ascii_lowercase())
                && verb.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'*' | b'?'))
        })
    };
    match inside {
        _ if matches!(text, "" | "*" | "true" | "false") => text.to_owned(),
        "Version" if matches!(text, "2012-10-17" | "2008-10-17") => text.to_owned(),
        "Effect" if matches!(text, "Allow" | "Deny") => text.to_owned(),
        "Action" | "NotAction" if action(text) => text.to_owned(),
        // Services are AWS's: `ec2.amazonaws.com`.
        "Service" if text.ends_with(".amazonaws.com") => names.host(text),
        _ if is_region(text) => text.to_owned(),
        _ if text.contains("${") => with_variables(names, text),
        _ => names.known(text).unwrap_or_else(|| parts(names, text)),
    }
}

fn parts(names: &Names<'_>, text: &str) -> String {
    each_part(text, &['*', '?', '/', ':'], |part| {
        if part.is_empty() || part == "arn" || is_region(part) || SERVICES.has(part) {
            part.to_owned()
        } else {
            names.known(part).unwrap_or_else(|| names.word("p", part))
        }
    })
}

/// `${aws:PrincipalAccount}` inside of a text stays a variable.
fn with_variables(names: &Names<'_>, text: &str) -> String {
    let mut done = String::new();
    let mut rest = text;
    while let Some((front, variable, back)) = rest.split_once("${").and_then(|(front, back)| {
        let (variable, back) = back.split_once('}')?;
        Some((front, variable, back))
    }) {
        done.push_str(&parts(names, front));
        // `${aws:username, 'nobody'}` has a default, which is free text.
        let key = condition_key(names, variable.split(',').next().unwrap_or_default().trim());
        done.push_str(&format!("${{{key}}}"));
        rest = back;
    }
    done + &parts(names, rest)
}
