//! What was tried from outside: host names and addresses are mapped, words of protocols stay, free text goes.

use super::Mode;
use super::name::Names;
use crate::document::Probe;
use serde_json::{Map, Value};

/// A probe without names.
pub(super) fn redact(names: &Names<'_>, probe: &Probe) -> Probe {
    Probe {
        kind: probe.kind.clone(),
        input: members(names, probe.input.clone()),
        vantage: None,
        at: probe.at.clone(),
        status: probe.status,
        error: probe.error.as_ref().map(super::error),
        output: probe.output.clone().map(|output| value(names, output)),
    }
}

fn members(names: &Names<'_>, members: Map<String, Value>) -> Map<String, Value> {
    members.into_iter().map(|(name, member)| (name, value(names, member))).collect()
}

fn value(names: &Names<'_>, value_in: Value) -> Value {
    match value_in {
        Value::Object(inner) => Value::Object(members(names, inner)),
        Value::Array(list) => list.into_iter().map(|element| value(names, element)).collect(),
        Value::String(text) => Value::String(self::text(names, &text)),
        other => other,
    }
}

fn text(names: &Names<'_>, text: &str) -> String {
    if let Some(known) = names.known(text) {
        return known;
    }
    // `NOERROR`, `AAAA`, `GET`, `TLSv1.3`, a time.
    let word =
        text.len() <= 16 && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    let time =
        text.len() >= 20 && text.ends_with('Z') && text.bytes().all(|b| b.is_ascii_digit() || b"-:.TZ".contains(&b));
    if word || time || text.starts_with("TLSv") && text.len() <= 7 {
        return text.to_owned();
    }
    if let Some((scheme, rest)) = text.split_once("://") {
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let (host, port) = host.split_once(':').map_or((host, None), |(host, port)| (host, Some(port)));
        let port = port.filter(|port| port.parse::<u16>().is_ok()).map(|port| format!(":{port}")).unwrap_or_default();
        let scheme = if matches!(scheme, "http" | "https") { scheme } else { "x" };
        let path = if names.mode == Mode::Submit || path.is_empty() { path.to_owned() } else { names.word("p", path) };
        return format!("{scheme}://{}{port}/{path}", names.host(host));
    }
    let name = text.contains('.') && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._*".contains(&b));
    if name { names.host(text) } else { names.word("text", text) }
}
