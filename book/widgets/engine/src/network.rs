//! What a world shows: verdicts on labs, ways of packets, drawings.

use judge::{Answers, Lab, Request};
use messages::Catalogue;
use reach::{EndError, Flow, Hop, LegTrace, Network, Protocol, Trace, Verdict, wire};
use report::Words;
use report::json::v1;
use report::map::{self, Options};
use serde::Deserialize;
use serde_json::{Value, json};
use snapshot::{Inventory, Names};
use std::collections::BTreeSet;
use world::Built;

/// A packet that is asked about.
#[derive(Debug, Clone, Deserialize)]
pub struct Asked {
    /// Who sends it: a label, an id, an address, `internet`.
    pub from: String,
    /// To whom.
    pub to: String,
    /// `tcp` if nothing is said.
    #[serde(default)]
    pub protocol: Option<String>,
    /// For TCP and UDP.
    #[serde(default)]
    pub port: Option<u16>,
    /// From which port it is sent, where that is fixed; else from any that its sender may choose.
    #[serde(default)]
    pub source_port: Option<u16>,
}

/// What the world calls its resources.
pub(crate) fn labels(built: &Built) -> Vec<&str> {
    built.labels.iter().map(|(label, _, _)| label).collect()
}

pub(crate) fn network(built: &Built) -> Network<'_> {
    Network::new(&built.snapshot).with_names(built.labels.iter().map(|(label, _, id)| (label, id)))
}

pub(crate) fn names(built: &Built) -> Names {
    let labels = built.labels.iter().map(|(label, _, id)| (label, id));
    Names::of(&Inventory::new(&built.snapshot)).with_labels(labels)
}

/// What a learner declares beside a world.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Declared<'a> {
    pub(crate) domain: Option<&'a str>,
    pub(crate) ssh_ports: &'a [u16],
    pub(crate) answers: Option<&'a Answers>,
}

/// The report on a lab, in the form of `--format json`.
pub(crate) fn judged(
    (library, catalogue): (&[Lab], &Catalogue),
    built: &Built,
    lab: &str,
    declared: &Declared<'_>,
) -> Result<Value, String> {
    if !library.iter().any(|known| known.is_called(lab)) {
        return Err(catalogue.message("lab-unknown", &[("lab", report::safe::line(lab).as_ref().into())]));
    }
    let asked = [lab];
    let mut request = Request::of_practice(library, &asked, &built.snapshot);
    (request.domain, request.ssh_ports) = (declared.domain, declared.ssh_ports);
    if let Some(answers) = declared.answers {
        request.answers = answers;
    }
    let mut report = judge::judge(&request);
    report.names = names(built);
    let text = v1::to_string(&report, catalogue, "check");
    let report: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    Ok(json!({ "report": report }))
}

pub(crate) fn flow(asked: &Asked, network: &Network<'_>, words: &Catalogue) -> Result<Flow, String> {
    let say = |id: &str, name: &str, word: &str| words.message(id, &[(name, report::safe::line(word).as_ref().into())]);
    let end = |word: &str| {
        network.parse_end(word.trim()).map_err(|error| match error {
            EndError::Malformed { text } => say("flow-end-odd", "end", &text),
            EndError::Ambiguous { name, candidates } => {
                format!("{}: {}", say("flow-end-ambiguous", "end", &name), candidates.join(", "))
            }
            EndError::Absent { text } => say("flow-end-absent", "end", &text),
        })
    };
    let protocol = asked.protocol.as_deref().unwrap_or("tcp");
    let protocol = wire::protocol(protocol).map_err(|_| say("flow-protocol-odd", "protocol", protocol))?;
    let has_ports = matches!(protocol, Protocol::Tcp | Protocol::Udp);
    Ok(Flow {
        from: end(&asked.from)?,
        to: end(&asked.to)?,
        protocol,
        port: asked.port.or(Some(443)).filter(|_| has_ports),
        source_port: asked.source_port.filter(|_| has_ports),
    })
}

/// Both legs step by step, in words.
pub(crate) fn traced(built: &Built, asked: &Asked, catalogue: &Catalogue) -> Result<Value, String> {
    let network = network(built);
    let flow = flow(asked, &network, catalogue)?;
    Ok(told_of(built, &network.trace(&flow), &flow, catalogue))
}

/// A trace in words.
pub(crate) fn told_of(built: &Built, trace: &Trace, flow: &Flow, catalogue: &Catalogue) -> Value {
    let names = names(built);
    let words = Words::about(catalogue, judge::EvidenceLevel::Practice, &names);
    let wire = wire::trace_to_value(trace);
    let stopped: Vec<String> =
        trace.blockers.iter().map(|blocker| words.blocker(blocker, flow, trace).message).collect();
    let request = leg(&trace.request, &wire["request"], "label-request", (words, &names));
    let reply = leg(&trace.reply, &wire["reply"], "label-reply", (words, &names));
    let codes: Vec<_> = trace.blockers.iter().map(|blocker| blocker.code.0).collect();
    json!({
        "verdict": wire["verdict"],
        "told": told(trace, words),
        "why": words.untold_trace(trace),
        "stopped": stopped,
        "codes": codes,
        "legs": [request, reply],
        "trace": wire,
    })
}

fn told(trace: &Trace, words: Words<'_>) -> String {
    words.plain(match (trace.verdict, trace.blockers.first().map(|blocker| blocker.leg)) {
        (Verdict::Delivered, _) => "trace-delivered",
        (Verdict::Dropped, Some(reach::Leg::Reply)) => "trace-dropped-reply",
        (Verdict::Dropped, _) => "trace-dropped-request",
        (Verdict::Unknown, _) => "trace-unknown",
    })
}

fn leg(leg: &LegTrace, wire: &Value, label: &str, (words, names): (Words<'_>, &Names)) -> Value {
    let hops = wire["hops"].as_array().map(Vec::as_slice).unwrap_or_default();
    let steps: Vec<Value> = leg.hops.iter().zip(hops).map(|(hop, wire)| step(hop, wire, (words, names))).collect();
    let verdict = wire["verdict"].as_str().unwrap_or_default();
    json!({
        "label": words.plain(label),
        "verdict": verdict,
        "told": words.plain(&format!("leg-verdict-{verdict}")),
        "steps": steps,
    })
}

fn step(hop: &Hop, wire: &Value, (words, names): (Words<'_>, &Names)) -> Value {
    let action = wire["action"].as_str().unwrap_or_default();
    json!({
        "layer": words.layer(hop),
        "resource": words.resource(&hop.resource, None),
        "label": report::safe::line(&names.in_labels(&hop.resource)),
        "id": &*hop.resource,
        "action": action,
        "done": words.plain(&format!("action-{action}")),
        "rule": words.rule_of(hop),
        "from": hop.packet.source.to_string(),
        "to": hop.packet.destination.to_string(),
    })
}

/// The map, and what can be pointed at in it.
pub(crate) fn drawn(built: &Built, path: Option<&Asked>, prefix: &str, catalogue: &Catalogue) -> Result<Value, String> {
    let network = network(built);
    let path = path.map(|asked| flow(asked, &network, catalogue)).transpose()?.map(|flow| network.trace(&flow));
    let names = names(built);
    let options = Options { path: path.as_ref(), names: Some(&names), id_prefix: prefix, ..Options::default() };
    let svg = map::svg(&network, &options, catalogue);
    let ends: BTreeSet<&str> = network.names_of_ends().into_iter().collect();
    Ok(json!({ "svg": svg, "labels": labels(built), "ends": ends }))
}
