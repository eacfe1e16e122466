//! An answer, member by member.

use super::Mode;
use super::field::{self, Field};
use super::name::{Names, each_part};
use super::policy;
use serde_json::{Map, Value};

/// An answer or an input without names.
pub(super) fn redact(names: &Names<'_>, members: Map<String, Value>) -> Map<String, Value> {
    let narrowing = members.get("Name").and_then(Value::as_str).map(str::to_owned);
    let mut kept = Map::new();
    for (name, member) in members {
        let member = match (name.as_str(), member) {
            ("Tags" | "TagSet", member) => tags(names, member),
            ("Attributes", Value::Array(list)) => Some(list.into_iter().map(|one| setting(names, one)).collect()),
            // `Filters: [{Name, Values}]` of an input.
            ("Values", Value::Array(list)) => {
                let plain = matches!(narrowing.as_deref(), Some("type" | "state"));
                Some(list.into_iter().map(|one| filter_value(names, one, plain)).collect())
            }
            (name, member) => value(names, name, member),
        };
        if let Some(member) = member {
            kept.insert(name, member);
        }
    }
    kept
}

fn value(names: &Names<'_>, member: &str, value_in: Value) -> Option<Value> {
    match value_in {
        Value::Object(members) => Some(Value::Object(redact(names, members))),
        Value::Array(list) => Some(list.into_iter().filter_map(|element| value(names, member, element)).collect()),
        Value::String(text) => self::text(names, member, &text).map(Value::String),
        other => Some(other),
    }
}

fn text(names: &Names<'_>, member: &str, text: &str) -> Option<String> {
    let share = names.mode == Mode::Share;
    Some(match field::of(member) {
        Field::Word => names.scan(text),
        Field::Id => names.id(text),
        Field::Account => names.account(text),
        Field::Address => match names.addresses.redact(text) {
            Some(_) if !share => text.to_owned(),
            Some(address) => address,
            None => names.word("address", text),
        },
        Field::Arn => names.arn(text),
        Field::Host => names.host(text),
        Field::Balancer => return share.then(|| names.balancer_name(text)),
        Field::Identifier => names.identifier(text),
        Field::GroupName if text == "default" => text.to_owned(),
        Field::GroupName => return share.then(|| names.word("group", text)),
        Field::PrefixListName if text.starts_with("com.amazonaws.") => text.to_owned(),
        Field::PrefixListName => return share.then(|| names.word("list", text)),
        Field::KeyName => names.word("key", text),
        Field::Policy => policy::redact(names, text),
        Field::Description => description(names, text),
        Field::Path if !share => text.to_owned(),
        Field::Path => each_part(text, ['/', '/', '/', '/', '/'], |part| {
            if part.is_empty() { String::new() } else { names.word("p", part) }
        }),
        Field::Unknown => names.word("text", text),
    })
}

fn tags(names: &Names<'_>, tags: Value) -> Option<Value> {
    let (Mode::Share, Value::Array(tags)) = (names.mode, tags) else { return None };
    let one = |mut tag: Value| {
        if let Some(Value::String(name)) = tag.get_mut("Value")
            && !name.is_empty()
        {
            *name = names.word("name", name);
        }
        tag
    };
    Some(tags.into_iter().map(one).collect())
}

/// A load balancer's or target group's setting: switches and numbers stay, names of buckets, cookies and headers go.
fn setting(names: &Names<'_>, mut setting: Value) -> Value {
    if let Some(Value::String(text)) = setting.get_mut("Value") {
        let number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        if !number && !SETTINGS.contains(&text.as_str()) {
            *text = names.word("setting", text);
        }
    }
    setting
}

/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html>
const SETTINGS: &[&str] = &[
    "true",
    "false",
    "on",
    "off",
    "append",
    "preserve",
    "remove",
    "monitor",
    "defensive",
    "strictest",
    "lb_cookie",
    "app_cookie",
    "source_ip",
    "source_ip_dest_ip",
    "source_ip_dest_ip_proto",
    "round_robin",
    "weighted_random",
    "least_outstanding_requests",
    "use_load_balancer_configuration",
    "no_rebalance",
    "rebalance",
    "default",
    "any_availability_zone",
    "availability_zone_affinity",
    "partial_availability_zone_affinity",
];

fn filter_value(names: &Names<'_>, value: Value, plain: bool) -> Value {
    match value {
        Value::String(text) if !plain => Value::String(names.known(&text).unwrap_or_else(|| names.word("text", &text))),
        other => other,
    }
}

/// `ELB app/NAME/HASH` and the like: the only link from an interface to its load balancer.
fn description(names: &Names<'_>, text: &str) -> String {
    match text.strip_prefix("ELB ") {
        Some(rest) => match rest.split('/').collect::<Vec<_>>().as_slice() {
            [kind @ ("app" | "net" | "gwy"), ..] => {
                let arn = names.arn(&format!("arn:aws:elasticloadbalancing:::loadbalancer/{rest}"));
                let name = arn.rsplit_once("loadbalancer/").map_or(*kind, |(_, name)| name);
                format!("ELB {name}")
            }
            _ => format!("ELB {}", names.balancer_name(rest)),
        },
        None => names.scan(text),
    }
}
