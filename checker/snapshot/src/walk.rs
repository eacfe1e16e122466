//! An answer, text by text, each with what it is: what a neighbour says about it is settled here.
//!
//! Redaction and sealing say what becomes of a text; where texts stand is not their business.

use crate::shapes::{Class, Kind, Member};
use serde_json::{Map, Value};

/// What becomes of texts.
pub(crate) trait Texts {
    /// What stands for a text, or `None` to leave its member out; an id cannot be left out.
    fn text(&self, class: Class, id: bool, text: &str) -> Option<String>;

    /// What stands for the tags of a resource.
    fn tags(&self, tags: &Value) -> Option<Value>;
}

/// What the members around a text say about it.
#[derive(Clone, Copy, Default)]
pub(crate) struct Said<'a> {
    /// The type of a record, or the field of a condition: of the object or of one around it.
    kind: Option<&'a str>,
    /// The name of the header whose value it is.
    header: Option<&'a str>,
}

/// An object with other texts; members that the shape does not name are left out.
pub(crate) fn object(
    shape: &[Member],
    members: &Map<String, Value>,
    around: Said<'_>,
    texts: &impl Texts,
) -> Map<String, Value> {
    let text = |name: &str| members.get(name).and_then(Value::as_str);
    let kind = text("Field").or_else(|| text("Type")).or_else(|| text("type")).or(around.kind);
    let said = Said { kind, header: text("name") };
    let mut kept = Map::new();
    for (name, member) in members {
        let Some(known) = shape.iter().find(|known| known.is_called(name)) else { continue };
        if let Some(member) = value(known, member, said, texts) {
            kept.insert(name.clone(), member);
        }
    }
    kept
}

fn value(member: &Member, value_in: &Value, said: Said<'_>, texts: &impl Texts) -> Option<Value> {
    match (member.kind, value_in) {
        (Kind::Tags, tags) => texts.tags(tags),
        (_, Value::Array(list)) => {
            Some(list.iter().filter_map(|element| value(member, element, said, texts)).collect())
        }
        (Kind::Shape(shape), Value::Object(members)) => Some(Value::Object(object(shape, members, said, texts))),
        (Kind::Text(class), Value::String(text)) => {
            texts.text(settled(class, said), member.id, text).map(Value::String)
        }
        (Kind::Plain(_), Value::Bool(_) | Value::Number(_)) | (_, Value::Null) => Some(value_in.clone()),
        _ => None,
    }
}

/// The class of a text whose member alone does not say it.
fn settled(class: Class, said: Said<'_>) -> Class {
    match class {
        // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html
        Class::Record => match said.kind.unwrap_or_default() {
            "A" | "AAAA" => Class::Address,
            "CNAME" | "NS" | "PTR" => Class::Host,
            "MX" | "SRV" | "SOA" | "CAA" | "HTTPS" | "SVCB" | "NAPTR" => Class::Record,
            "DS" | "TLSA" | "SSHFP" | "DNSKEY" | "RRSIG" | "NSEC" | "NSEC3" => Class::Digest,
            _ => Class::Secret,
        },
        // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RuleCondition.html
        Class::Condition => match said.kind.unwrap_or_default() {
            "host-header" => Class::Host,
            "path-pattern" => Class::Path,
            "source-ip" => Class::Address,
            "http-request-method" => Class::Word,
            _ => Class::Secret,
        },
        Class::HeaderValue => match said.header.unwrap_or_default().to_ascii_lowercase().as_str() {
            "set-cookie" => Class::Cookie,
            "location" | "content-location" => Class::Url,
            _ => Class::HeaderValue,
        },
        other => other,
    }
}

/// Whether what a shape holds may be a secret.
pub(crate) fn may_hold_secrets(shape: &[Member]) -> bool {
    shape.iter().any(|member| match member.kind {
        Kind::Text(class) => matches!(class, Class::Secret | Class::Record | Class::Condition | Class::HeaderValue),
        Kind::Shape(inner) => may_hold_secrets(inner),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_records_are_no_secrets_and_all_others_are() {
        for kind in ["TXT", "SPF", "", "LATER", "a"] {
            assert_eq!(settled(Class::Record, Said { kind: Some(kind), header: None }), Class::Secret, "{kind}");
        }
        for kind in crate::seal::PLAIN_RECORDS {
            assert_ne!(settled(Class::Record, Said { kind: Some(kind), header: None }), Class::Secret, "{kind}");
        }
    }
}
