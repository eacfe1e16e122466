//! The JSON of questions and answers, one object to a line.
//!
//! The member names are a contract; reading and writing of files is not done here.

use crate::{
    Action, Blocker, Change, Direction, Flow, Leg, LegTrace, LegVerdict, Network, Partial, PortOwner, Protocol, Trace,
    Verdict,
};
use serde_json::{Map, Value, json};

/// Why a line of questions was not read to its end.
pub const TOO_LONG: &str = "the line is too long for a question";

/// Reads one line `{"id","from","to","protocol","port","source_port"}`.
///
/// The id is what the line says, `null` where it says none or is no JSON.
///
/// # Errors
/// What is wrong with the line, in words for the `why` of its answer.
pub fn request_from_json(line: &str, network: &Network<'_>) -> (Value, Result<Flow, String>) {
    let value: Value = match serde_json::from_str(line.trim_start_matches('\u{feff}')) {
        Ok(value) => value,
        Err(error) => return (Value::Null, Err(format!("not JSON: {error}"))),
    };
    let Value::Object(members) = value else { return (Value::Null, Err("not a JSON object".to_owned())) };
    let id = members.get("id").cloned().unwrap_or(Value::Null);
    let flow = flow(&members, network);
    (id, flow)
}

fn flow(members: &Map<String, Value>, network: &Network<'_>) -> Result<Flow, String> {
    let text = |name: &str| match members.get(name) {
        Some(Value::String(text)) => Ok(text.as_str()),
        Some(_) => Err(format!("{name:?} is not text")),
        None => Err(format!("{name:?} is missing")),
    };
    let end = |name: &str| network.parse_end(text(name)?).map_err(|error| format!("{name}: {error}"));
    let port = |name: &str| match members.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Number(number)) => match number.as_u64().and_then(|number| u16::try_from(number).ok()) {
            Some(port) => Ok(Some(port)),
            None => Err(format!("{name:?} is not a port from 0 to 65535")),
        },
        Some(_) => Err(format!("{name:?} is not a number")),
    };
    let (from, to) = (end("from")?, end("to")?);
    let protocol = protocol(text("protocol")?)?;
    let (port, source_port) = (port("port")?, port("source_port")?);
    if matches!(protocol, Protocol::Tcp | Protocol::Udp) {
        if port.is_none() {
            return Err("\"port\" is missing: tcp and udp need one".to_owned());
        }
    } else if port.is_some() || source_port.is_some() {
        return Err("a port is for tcp and udp only".to_owned());
    }
    Ok(Flow { from, to, protocol, port, source_port })
}

/// Reads a protocol: `tcp|udp|icmp|icmpv6|all|<number>|ipproto:<number>`. ICMP without a type is an echo.
///
/// # Errors
/// What is accepted.
pub fn protocol(text: &str) -> Result<Protocol, String> {
    let lower = text.trim().to_ascii_lowercase();
    let number = |text: &str| text.parse::<u8>().ok();
    let found = match lower.as_str() {
        "tcp" => Some(Protocol::Tcp),
        "udp" => Some(Protocol::Udp),
        "icmp" => Some(ECHO),
        "icmpv6" => Some(ECHO6),
        "all" | "-1" => Some(Protocol::All),
        other => number(other.strip_prefix("ipproto:").unwrap_or(other)).map(|number| match number {
            6 => Protocol::Tcp,
            17 => Protocol::Udp,
            1 => ECHO,
            58 => ECHO6,
            number => Protocol::Number(number),
        }),
    };
    found.ok_or_else(|| {
        format!("protocol {text:?} is none of tcp, udp, icmp, icmpv6, all, a number up to 255 or ipproto:<number>")
    })
}

const ECHO: Protocol = Protocol::Icmp { kind: 8, code: 0 };
const ECHO6: Protocol = Protocol::Icmpv6 { kind: 128, code: 0 };

/// The answer to a line that asks nothing.
#[must_use]
pub fn error_to_json(id: &Value, why: &str) -> String {
    json!({"id": id, "verdict": "unknown", "why": why}).to_string()
}

/// An answer as one line of JSON, with what would suffice for each thing that stands in the way: each blocker of a single
/// question has the member `change`, edits of a practice world or `null`.
#[must_use]
pub fn answer_to_json(id: &Value, trace: &Trace, changes: &[Option<Change>]) -> String {
    let mut members = answer(id, trace);
    if let Some(Value::Array(blockers)) = members.get_mut("blockers") {
        for (blocker, change) in blockers.iter_mut().zip(changes) {
            let edits = change.as_ref().map(|change| change.edits.iter().map(ToString::to_string).collect::<Vec<_>>());
            blocker["change"] = edits.into();
        }
    }
    Value::Object(members).to_string()
}

/// An answer as one line of JSON.
#[must_use]
pub fn trace_to_json(id: &Value, trace: &Trace) -> String {
    Value::Object(answer(id, trace)).to_string()
}

/// An answer without an id, for a place in another document.
#[must_use]
pub fn trace_to_value(trace: &Trace) -> Value {
    let mut members = answer(&Value::Null, trace);
    members.remove("id");
    Value::Object(members)
}

fn answer(id: &Value, trace: &Trace) -> Map<String, Value> {
    let mut members = Map::new();
    members.insert("id".into(), id.clone());
    members.insert("verdict".into(), verdict(trace.verdict).into());
    members.insert("partial".into(), trace.partial.as_ref().map_or(Value::Null, partial));
    members.insert("request".into(), leg_trace(&trace.request));
    members.insert("reply".into(), leg_trace(&trace.reply));
    members.insert("blockers".into(), trace.blockers.iter().map(blocker).collect());
    members.insert("why".into(), why(trace).map_or(Value::Null, Value::String));
    if !trace.missing_prefixes.is_empty() {
        let blocks = trace.missing_prefixes.iter().map(|block| Value::String(block.to_string()));
        members.insert("missing_prefixes".into(), blocks.collect());
    }
    if let Some(widest) = trace.widest {
        members.insert("widest".into(), widest.to_string().into());
    }
    members
}

/// Why it cannot be told, in one line: the calls that are missing, or what is not modelled.
fn why(trace: &Trace) -> Option<String> {
    if trace.verdict != Verdict::Unknown {
        return None;
    }
    let mut parts: Vec<String> = Vec::new();
    for missing in &trace.missing {
        let mut part = format!("{}:{} is missing", missing.operation.service(), missing.operation.name());
        if !missing.place.region.is_empty() {
            part.push_str(&format!(" in {}", missing.place.region));
        }
        if !missing.place.account.is_empty() {
            part.push_str(&format!(" of {}", missing.place.account));
        }
        parts.push(part);
    }
    if let Some(why) = &trace.why {
        parts.push(format!("{}: {} ({})", why.code.0, why.detail, why.resource));
    }
    Some(parts.join("; "))
}

/// The word for a verdict.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Delivered => "delivered",
        Verdict::Dropped => "dropped",
        Verdict::Unknown => "unknown",
    }
}

fn leg(leg: Leg) -> &'static str {
    match leg {
        Leg::Request => "request",
        Leg::Reply => "reply",
    }
}

fn leg_trace(trace: &LegTrace) -> Value {
    let verdict = match trace.verdict {
        LegVerdict::Delivered => "delivered",
        LegVerdict::Dropped => "dropped",
        LegVerdict::Unknown => "unknown",
        LegVerdict::NotReached => "not-reached",
    };
    let hops = trace.hops.iter().map(|hop| {
        json!({"layer": hop.layer.as_str(), "resource": hop.resource.as_str(), "rule": hop.rule.to_string(), "action": action(hop.action)})
    });
    json!({"verdict": verdict, "hops": hops.collect::<Vec<_>>()})
}

fn action(action: Action) -> &'static str {
    match action {
        Action::Send => "send",
        Action::Allow => "allow",
        Action::AllowReply => "allow-reply",
        Action::Forward => "forward",
        Action::Translate => "translate",
        Action::Deliver => "deliver",
        Action::Drop => "drop",
    }
}

fn blocker(blocker: &Blocker) -> Value {
    let direction = blocker.direction.map(|direction| match direction {
        Direction::Ingress => "ingress",
        Direction::Egress => "egress",
    });
    json!({
        "leg": leg(blocker.leg), "layer": blocker.layer.as_str(), "resource": blocker.resource, "rule": blocker.rule.to_string(),
        "direction": direction, "code": blocker.code.0,
    })
}

fn partial(partial: &Partial) -> Value {
    let who = match partial.who {
        PortOwner::InternetClient => "internet-client",
        PortOwner::Linux => "linux",
        PortOwner::Windows => "windows",
        PortOwner::NatGateway => "nat-gateway",
        PortOwner::LoadBalancer => "load-balancer",
        PortOwner::Fixed => "fixed",
    };
    let ports: Vec<String> = partial.ports.iter().map(|(low, high)| format!("{low}-{high}")).collect();
    let mut value = json!({"leg": leg(partial.leg), "ports": ports, "who": who});
    if !partial.addresses.is_empty() {
        value["addresses"] = partial.addresses.iter().map(ToString::to_string).collect::<Vec<_>>().into();
    }
    value
}
