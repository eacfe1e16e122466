//! What one can ask of a network in a drill: what calls of the AWS CLI show, a packet's way, what the internet reaches,
//! what a name leads to.

use crate::evidence::Evidence;
use crate::failure::Failure;
use crate::flow::{self, Asked};
use crate::nearest::nearest;
use crate::words::Saying;
use drill::views;
use messages::Catalogue;
use reach::Flow;
use report::exposure::entries;
use report::terminal::Options;
use report::{Words, safe};
use request::Name;
use request::names::{End, Family, Path, Resolver, View};
use serde_json::Value;
use snapshot::Ask;
use snapshot::kebab;

/// What begins the name of a call in the AWS CLI.
const CALLS: [&str; 3] = ["describe", "list", "get"];

/// The call that some words mean; nothing if they mean none.
///
/// `describe route-tables`, `describe-route-tables` and `aws ec2 describe-route-tables` are one question.
fn call<'w>(words: &[&'w str]) -> Option<(String, Vec<&'w str>)> {
    let words = match words {
        ["aws", _, rest @ ..] => rest,
        words => words,
    };
    let (first, rest) = words.split_first()?;
    if let Some(call) = CALLS.iter().find(|call| first == *call) {
        let (what, rest) = rest.split_first().unwrap_or((&"", &[]));
        return Some((format!("{call}-{what}"), rest.to_vec()));
    }
    let is_call = CALLS.iter().any(|call| first.strip_prefix(call).is_some_and(|rest| rest.starts_with('-')));
    is_call.then(|| ((*first).to_owned(), rest.to_vec()))
}

/// Whether a line asks for evidence.
pub(super) fn is_question(words: &[&str]) -> bool {
    call(words).is_some() || matches!(words.first(), Some(&("trace" | "exposure" | "dig")))
}

/// The answer to a question, for whoever draws it.
pub(super) enum Answer {
    /// A text.
    Text(String),
    /// The way of a packet, without what would mend it.
    Trace(Box<Flow>),
    /// What the internet reaches.
    Exposure,
}

impl Answer {
    /// The answer about a network, as a terminal shows it.
    pub(super) fn text(&self, evidence: &Evidence, catalogue: &Catalogue, options: Options) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Trace(flow) => {
                let (network, names) = (evidence.network(), evidence.names());
                let words = Words::about(catalogue, evidence.level, &names);
                report::terminal::trace(flow, &network.trace(flow), &[], words, options)
            }
            Self::Exposure => exposure(evidence, catalogue, options),
        }
    }
}

/// The answer to a question.
///
/// # Errors
/// It is none, or not about what is there.
pub(super) fn answer(words: &[&str], evidence: &Evidence, catalogue: &Catalogue) -> Result<Answer, Failure> {
    match words {
        ["trace", rest @ ..] => trace(rest, evidence, catalogue),
        ["exposure"] => Ok(Answer::Exposure),
        ["exposure", word, ..] => Err(Failure::usage(Saying::new("drill-too-many").with("word", word))),
        ["dig", rest @ ..] => dig(rest, evidence).map(Answer::Text),
        _ => match call(words) {
            Some((name, of)) => describe(&name, &of, evidence).map(Answer::Text),
            None => Err(Failure::usage(Saying::new("drill-unknown").with("word", words.join(" ")))),
        },
    }
}

/// What a call shows, as the AWS CLI prints it with `--output yaml`; of one resource, if it is named.
fn describe(name: &str, of: &[&str], evidence: &Evidence) -> Result<String, Failure> {
    let views = views(&evidence.snapshot);
    let known = || views.iter().filter(|(_, view)| !view.elements.is_empty()).map(|(ask, _)| kebab(ask.name()));
    let asked = Ask::ALL.iter().filter(|ask| kebab(ask.name()) == name);
    let Some(ask) = asked.max_by_key(|ask| views.get(ask).map_or(0, |view| view.elements.len())) else {
        let failure = Failure::usage(Saying::new("drill-no-call").with("call", name));
        let known: Vec<String> = known().collect();
        return Err(match nearest(name, known.iter().map(String::as_str)) {
            Some(near) => failure.meant(Some(near)),
            None => failure.hint(Saying::new("drill-calls").listing("calls", &known)),
        });
    };
    // What a filter of the AWS CLI would say is said by naming the resource.
    let mut ids = Vec::new();
    for word in of.iter().filter(|word| !word.starts_with("--")) {
        let is_id = evidence.labels.label(word).is_some();
        match evidence.labels.id(word).or(is_id.then_some(*word)) {
            Some(id) => ids.push(id.to_owned()),
            None => return Err(unknown(word, evidence)),
        }
    }
    let elements = views.get(ask).map(|view| view.elements.as_slice()).unwrap_or_default();
    let mut text = String::new();
    for (parent, element) in elements {
        let whole = element.to_string();
        let is_meant = |id: &String| whole.contains(&format!("\"{id}\"")) || parent.as_ref() == Some(id);
        if !ids.iter().all(is_meant) {
            continue;
        }
        if let Some(parent) = parent {
            text.push_str(&format!("# {}\n", named(parent, evidence)));
        }
        let mut lines = Vec::new();
        yaml(element, 0, evidence, &mut lines);
        for (at, line) in lines.iter().enumerate() {
            text.push_str(if at == 0 { "- " } else { "  " });
            text.push_str(line);
            text.push('\n');
        }
    }
    if text.is_empty() {
        text.push_str("[]\n");
    }
    Ok(text)
}

/// That nothing is called so.
fn unknown(word: &str, evidence: &Evidence) -> Failure {
    let failure = Failure::usage(Saying::new("drill-no-resource").with("word", word));
    failure.meant(nearest(word, evidence.labels.iter().map(|(label, ..)| label)))
}

/// A text, and what the network calls it if it is an id.
fn named(text: &str, evidence: &Evidence) -> String {
    let plain = safe::line(text);
    match evidence.labels.label(text).filter(|label| *label != text) {
        Some(label) => format!("{plain}  # {}", safe::line(label)),
        None => plain.into_owned(),
    }
}

fn yaml(value: &Value, depth: usize, evidence: &Evidence, lines: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    let Value::Object(fields) = value else {
        lines.push(format!("{indent}{}", scalar(value, evidence)));
        return;
    };
    for (name, value) in fields {
        match value {
            Value::Object(inner) if !inner.is_empty() => {
                lines.push(format!("{indent}{name}:"));
                yaml(value, depth + 1, evidence, lines);
            }
            Value::Array(list) if !list.is_empty() => {
                lines.push(format!("{indent}{name}:"));
                for one in list {
                    let mut inner = Vec::new();
                    yaml(one, 0, evidence, &mut inner);
                    for (at, line) in inner.iter().enumerate() {
                        lines.push(format!("{indent}{}{line}", if at == 0 { "- " } else { "  " }));
                    }
                }
            }
            value => lines.push(format!("{indent}{name}: {}", scalar(value, evidence))),
        }
    }
}

fn scalar(value: &Value, evidence: &Evidence) -> String {
    match value {
        Value::String(text) if text.is_empty() => "''".to_owned(),
        Value::String(text) => named(text, evidence),
        Value::Array(_) => "[]".to_owned(),
        Value::Object(_) => "{}".to_owned(),
        other => other.to_string(),
    }
}

/// The way of a packet or of a request, without what would mend it.
fn trace(words: &[&str], evidence: &Evidence, catalogue: &Catalogue) -> Result<Answer, Failure> {
    let (mut ends, mut port, mut protocol) = (Vec::new(), None, "tcp");
    let mut rest = words.iter().copied();
    while let Some(word) = rest.next() {
        let (name, own) = word.split_once('=').map_or((word, None), |(name, value)| (name, Some(value)));
        match name {
            "--port" | "--protocol" => {
                let missing = || Failure::usage(Saying::new("drill-option-empty").with("option", name));
                let value = own.or_else(|| rest.next()).ok_or_else(missing)?;
                if name == "--protocol" {
                    protocol = value;
                } else {
                    let odd =
                        |_| Failure::usage(Saying::new("drill-option-odd").with("option", name).with("value", value));
                    port = Some(value.parse().map_err(odd)?);
                }
            }
            option if option.starts_with("--") => {
                return Err(Failure::usage(Saying::new("drill-too-many").with("word", option)));
            }
            _ => ends.push(word),
        }
    }
    match ends.as_slice() {
        [from, to] => {
            let asked = Asked { from, to, protocol, port, source_port: None };
            flow::flow(&asked, &evidence.network()).map(|flow| Answer::Trace(Box::new(flow)))
        }
        [page] => {
            let told = crate::commands::trace::page_text(page, evidence, catalogue, Options::default());
            told.map(Answer::Text)
                .ok_or_else(|| Failure::usage(Saying::new("flow-other-end-missing").with("end", page)))
        }
        [_, _, word, ..] => Err(Failure::usage(Saying::new("drill-too-many").with("word", word))),
        [] => Err(Failure::usage(Saying::new("drill-trace-usage"))),
    }
}

fn exposure(evidence: &Evidence, catalogue: &Catalogue, options: Options) -> String {
    let network = evidence.network();
    let entries = entries(&network, network.exposure());
    let lacking = network.lacking(reach::evidence::EXPOSURE);
    let names = evidence.names();
    if entries.is_empty() && lacking.is_empty() {
        let region = flow::region(&network);
        return format!("{}\n", Saying::new("exposure-none").with("region", region).say(catalogue));
    }
    let words = Words::about(catalogue, evidence.level, &names);
    report::terminal::exposure(&entries, &lacking, words, options)
}

/// What the name servers of the account's own zones answer: what `dig` prints of it.
fn dig(words: &[&str], evidence: &Evidence) -> Result<String, Failure> {
    let (name, kind) = match words {
        [name] => (*name, "A"),
        [name, kind] => (*name, *kind),
        [_, _, word, ..] => return Err(Failure::usage(Saying::new("drill-too-many").with("word", word))),
        [] => return Err(Failure::usage(Saying::new("drill-dig-usage"))),
    };
    let kind = kind.to_ascii_uppercase();
    let network = evidence.network();
    let inventory = network.inventory();
    let resolver = Resolver::new(inventory, inventory.home());
    let asked = Name::new(name);
    let family = match kind.as_str() {
        "A" => Family::V4,
        "AAAA" => Family::V6,
        _ => return Ok(records(&asked, &kind, &resolver)),
    };
    let answers = resolver.resolve(&asked, family, View::Public);
    let paths = answers.iter().flat_map(|answer| &answer.paths);
    let mut text = String::new();
    for path in paths {
        text.push_str(&path_text(path, family));
    }
    Ok(text)
}

/// The records of a name and type that stand in public zones.
fn records(asked: &Name, kind: &str, resolver: &Resolver<'_>) -> String {
    let mut text = String::new();
    for zone in resolver.zones().iter().filter(|zone| !zone.is_private && asked.is_in(&zone.name)) {
        let sets = resolver.inventory().resource_record_sets.of(zone.id);
        for set in sets {
            if set.r#type.as_deref() != Some(kind) || set.name.as_deref().map(Name::new).as_ref() != Some(asked) {
                continue;
            }
            for record in &set.resource_records {
                let value = record.value.as_deref().unwrap_or_default();
                text.push_str(&format!("{asked}.\tIN\t{kind}\t{}\n", safe::line(value)));
            }
        }
    }
    let status = if text.is_empty() { ";; NOERROR, 0 answers\n" } else { ";; NOERROR\n" };
    format!("{status}{text}")
}

fn path_text(path: &Path<'_>, family: Family) -> String {
    let kind = family.record_type();
    let mut lines = String::new();
    for step in &path.steps {
        let target = step.record.alias_target.as_ref().and_then(|to| to.dns_name.clone());
        let kind = step.record.r#type.as_deref().unwrap_or(kind);
        match target {
            Some(target) => lines.push_str(&format!("{}.\tIN\t{kind}\tALIAS {}\n", step.asked, safe::line(&target))),
            None => {
                for record in &step.record.resource_records {
                    let value = record.value.as_deref().unwrap_or_default();
                    lines.push_str(&format!("{}.\tIN\t{kind}\t{}\n", step.asked, safe::line(value)));
                }
            }
        }
    }
    let status = match &path.end {
        End::NoName(name) => format!(";; NXDOMAIN {name}.\n"),
        End::NoData | End::NoFamily(_) | End::OtherZone { .. } => ";; NOERROR, 0 answers\n".to_owned(),
        End::Loop | End::TooLong => ";; SERVFAIL\n".to_owned(),
        End::Outside(name) => format!(";; REFUSED {name}.\n"),
        End::Delegated { at, .. } => format!(";; NOERROR, NS {at}.\n"),
        _ => ";; NOERROR\n".to_owned(),
    };
    format!("{status}{lines}")
}
