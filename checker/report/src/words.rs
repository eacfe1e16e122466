//! From codes with arguments to sentences in the reader's language.

mod change;
mod exposure;
mod hints;
mod path;
mod verdict;

pub(crate) use exposure::Row;
pub use hints::Hint;
pub(crate) use path::{end, is_supposed};

use crate::safe;
use judge::{Arg, Args, CheckReport, EvidenceLevel, Finding, Note, Report, Text};
use messages::{Catalogue, Language, Value};
use reach::{Edit, Hop, Layer, Rule, Trace, is_plain_word};
use snapshot::Names;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A catalogue that knows the types of a report.
#[derive(Debug, Clone, Copy)]
pub struct Words<'c> {
    /// The messages.
    pub catalogue: &'c Catalogue,
    /// What people call the resources: stands beside their ids.
    names: Option<&'c Names>,
    /// How far what they are about can be trusted, where that is known.
    level: Option<EvidenceLevel>,
    /// The Region that they are about, if it can be typed.
    region: Option<&'c str>,
}

/// A finding in words.
///
/// Beside its own arguments a message may ask for `$what`, the protocol with the port; `$kind`, the prefix of the
/// resource's id; `$pair`, whether there is an `$other`; `$nat`, whether a NAT gateway is on the way; `$astray`, whether
/// the `$rule` is a route that is there; and `$partly`, whether only the blocks in `$missing` are not reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What is wrong, in one sentence that names the resource.
    pub message: String,
    /// What the lab needs.
    pub expected: String,
    /// What is there.
    pub found: String,
    /// The rule that almost fits.
    pub near: Option<String>,
    /// Whether that rule is one of the resource itself.
    pub near_is_here: bool,
    /// What is there, with the rule that almost fits, in one line.
    pub found_and_near: String,
}

impl<'c> Words<'c> {
    /// The words of a catalogue.
    #[must_use]
    pub fn new(catalogue: &'c Catalogue) -> Self {
        Self { catalogue, names: None, level: None, region: None }
    }

    /// The words for evidence of a level, in which people call the resources by names.
    #[must_use]
    pub fn about(catalogue: &'c Catalogue, level: EvidenceLevel, names: &'c Names) -> Self {
        Self { catalogue, names: Some(names), level: Some(level), region: None }
    }

    /// The words of a report.
    #[must_use]
    pub fn of(report: &'c Report, catalogue: &'c Catalogue) -> Self {
        let region = report.evidence.region.as_deref().filter(|region| !region.is_empty() && is_plain_word(region));
        Self { region, ..Self::about(catalogue, report.evidence.level, &report.names) }
    }

    /// Whether they are about a practice world, which nobody can ask with the AWS CLI.
    fn is_practice(&self) -> bool {
        self.level == Some(EvidenceLevel::Practice)
    }

    /// That what is there was edited on paper, if it was.
    #[must_use]
    pub fn edited(&self) -> Option<String> {
        self.level.filter(|level| *level == EvidenceLevel::WhatIf).map(|level| self.evidence_level(level))
    }

    /// What people call a resource, made safe for a line.
    #[must_use]
    pub fn name_of(&self, id: &str) -> Option<String> {
        let name = self.names?.get(id)?;
        Some(safe::line(name).into_owned())
    }

    /// A text that names resources by their ids, with what people call them beside.
    #[must_use]
    pub fn named(&self, text: String) -> String {
        match self.names.map(|names| names.beside(&text, |name| safe::line(name).into_owned())) {
            None | Some(Cow::Borrowed(_)) => text,
            Some(Cow::Owned(named)) => named,
        }
    }

    /// A line of the world language, in the labels of its world if it is one.
    #[must_use]
    pub fn edit_line(&self, edit: &Edit) -> String {
        let line = edit.to_string();
        let line = self.names.map_or(Cow::Borrowed(line.as_str()), |names| names.in_labels(&line)).into_owned();
        safe::line(&line).into_owned()
    }

    /// A message without arguments.
    #[must_use]
    pub fn plain(&self, id: &str) -> String {
        self.catalogue.message(id, &[])
    }

    /// A message of the reporters' own.
    #[must_use]
    pub fn with(&self, id: &str, args: &[(&str, Value<'_>)]) -> String {
        self.catalogue.message(id, args)
    }

    /// What a lab's author wrote, in the reader's language or else in the other.
    #[must_use]
    pub fn text<'t>(&self, text: &'t Text) -> &'t str {
        let (first, second) = match self.catalogue.language() {
            Language::Ko => (&text.ko, &text.en),
            Language::En => (&text.en, &text.ko),
        };
        if first.is_empty() { second } else { first }
    }

    /// A remark.
    #[must_use]
    pub fn note(&self, note: &Note) -> String {
        self.note_about(note, "")
    }

    /// A remark beside a resource, which it then need not name again: `$where` is every other resource in parentheses.
    fn note_about(&self, note: &Note, resource: &str) -> String {
        let mut values = self.values(&note.args);
        let whereabouts = match note.args.get("resource") {
            Some(Arg::Text(id)) if id != resource => format!(" ({})", safe::line(id)),
            _ => String::new(),
        };
        values.insert("where", whereabouts.into());
        if let Some(Arg::Text(action)) = note.args.get("action") {
            values.insert("what", self.shown_by(action).into());
        }
        self.named(self.catalogue.message(note.message, &slice(&values)))
    }

    /// What decided: a phrase of the packet engine in the reader's language, a rule in AWS's words.
    #[must_use]
    pub fn rule(&self, rule: &Rule) -> String {
        match rule {
            Rule::Phrase(phrase) => self.plain(phrase.key()),
            Rule::Listener(arn) => match self.names.and_then(|names| names.listener(arn)) {
                Some(port) => self.with("rule-listener", &[("listener", safe::line(port).into_owned().into())]),
                None => safe::line(arn).into_owned(),
            },
            Rule::State(state) => self.with("rule-state", &[("state", safe::line(state).into_owned().into())]),
            rule => self.named(safe::line(&rule.to_string()).into_owned()),
        }
    }

    /// The rule of a hop. A security group has no rule that denies: what it drops none of its rules allows.
    #[must_use]
    pub fn rule_of(&self, hop: &Hop) -> String {
        match hop.layer {
            Layer::SecurityGroup if hop.rule == Rule::DenyAll => self.plain("no-rule-allows"),
            _ => self.rule(&hop.rule),
        }
    }

    /// What an API call would have shown, if that has a name of its own.
    fn shown_by(&self, action: &str) -> String {
        let operation = action.rsplit(':').next().unwrap_or(action);
        let id = format!("shows-{operation}");
        if self.catalogue.has(&id) { self.plain(&id) } else { safe::line(action).into_owned() }
    }

    /// A resource: its id and what the learner calls it, or that alone where the id is an ARN.
    #[must_use]
    pub fn resource(&self, id: &str, name: Option<&str>) -> String {
        let name = self.names.and_then(|names| names.get(id)).or(name);
        let id = safe::line(id);
        match name.filter(|name| !name.trim().is_empty()) {
            Some(name) if snapshot::is_arn(&id) => safe::line(name).into_owned(),
            Some(name) => format!("{id} ({})", safe::line(name)),
            None => id.into_owned(),
        }
    }

    /// An argument in words.
    #[must_use]
    pub fn arg(&self, arg: &Arg) -> String {
        match arg {
            Arg::Text(text) => safe::line(text).into_owned(),
            Arg::Rule(rule) => self.rule(rule),
            Arg::Number(number) => number.to_string(),
            Arg::Resource { id, name } => self.resource(id, name.as_deref()),
            Arg::List(list) => list.iter().map(|arg| self.arg(arg)).collect::<Vec<_>>().join(", "),
            Arg::Note(note) => self.note(note),
        }
    }

    /// A finding. The trace of its check tells whether a NAT gateway is on the way.
    #[must_use]
    pub fn finding(&self, finding: &Finding, trace: Option<&Trace>) -> Told {
        let told = self.tell(finding.code, &finding.resource, finding.name.as_deref(), &finding.args, trace);
        if finding.goes_with_others {
            let expected = self.plain("expected-with-others");
            return Told { expected, near: None, near_is_here: false, found_and_near: told.found.clone(), ..told };
        }
        told
    }

    /// A cause that another check names, in one sentence.
    #[must_use]
    pub fn cause(&self, code: &str, resource: &str, args: &Args) -> String {
        self.tell(code, resource, None, args, None).message
    }

    fn tell(&self, code: &str, resource: &str, name: Option<&str>, args: &Args, trace: Option<&Trace>) -> Told {
        let mut values = self.values(args);
        values.entry("resource").or_insert_with(|| self.resource(resource, name).into());
        let near = match args.get("near") {
            Some(Arg::Note(near)) => Some(self.note_about(near, resource)),
            Some(near) => Some(self.arg(near)).filter(|near| !near.is_empty()),
            None => None,
        };
        let near_is_here = match args.get("near") {
            Some(Arg::Note(near)) => near.args.get("resource") == Some(&Arg::Text(resource.to_owned())),
            _ => false,
        };
        self.name_internet(args, &mut values);
        // A finding about a thing as a whole has no rule, one about no packet has no address: no hole in the sentence.
        if let Some(state) = values.get("state").filter(|state| !is_empty(state)).cloned() {
            values.entry("rule").or_insert(state);
        }
        for name in ["rule", "destination"] {
            if values.get(name).is_none_or(is_empty) {
                values.insert(name, "—".into());
            }
        }
        if let (Some(Arg::Text(protocol)), Some(Arg::Text(ports))) = (args.get("protocol"), args.get("ports")) {
            let what = format!("{} {}", safe::line(protocol), safe::line(ports));
            values.entry("what").or_insert_with(|| what.trim_end().to_owned().into());
        }
        let kind = resource.split('-').next().unwrap_or_default();
        values.insert("kind", safe::line(kind).into_owned().into());
        let pair = if values.get("other").is_none_or(is_empty) { "no" } else { "yes" };
        values.insert("pair", pair.into());
        if values.get("needed").is_none_or(is_empty)
            && let Some(destination) = values.get("destination").cloned()
        {
            values.insert("needed", self.with("needed-destination", &[("destination", destination)]).into());
        }
        // A route that is there and leads elsewhere is not a route that is missing.
        if matches!(args.get("rule"), Some(Arg::Rule(Rule::Route(_)))) {
            values.insert("astray", "yes".into());
        }
        if trace.is_some_and(passes_nat) {
            values.insert("nat", "yes".into());
        }
        if let Some(missing) = trace.and_then(missing_part) {
            values.insert("partly", "yes".into());
            values.insert("missing", missing.into());
        }
        let values = slice(&values);
        let found = self.named(self.catalogue.attribute(code, "found", &values));
        let found_and_near = match &near {
            Some(near) => {
                self.with("found-and-near", &[("found", found.as_str().into()), ("near", near.as_str().into())])
            }
            None => found.clone(),
        };
        Told {
            message: self.named(self.catalogue.message(code, &values)),
            expected: self.named(self.catalogue.attribute(code, "expected", &values)),
            found,
            near,
            near_is_here,
            found_and_near,
        }
    }

    /// Says that an address is only one of many, where the question was about the whole internet. The source of a reply
    /// stays as it is: that it is a public address is the point.
    fn name_internet(&self, args: &Args, values: &mut BTreeMap<&'static str, Value<'static>>) {
        let is_reply = args.get("leg") == Some(&Arg::Text("reply".to_owned()));
        let ends =
            if is_reply { [("destination", "from"), ("", "")] } else { [("source", "from"), ("destination", "to")] };
        for (address, end) in ends {
            let is_internet = matches!(args.get(end), Some(Arg::Note(who)) if who.message == "who-internet");
            // An address that was translated on the way is no address of the internet any more.
            if let Some(Arg::Text(text)) = args.get(address)
                && is_internet
                && text.parse().is_ok_and(reach::is_public)
            {
                values.insert(address, self.with("internet-host", &[("address", text.as_str().into())]).into());
            }
        }
    }

    fn values(&self, args: &Args) -> BTreeMap<&'static str, Value<'static>> {
        args.iter()
            .map(|(name, arg)| {
                let value = match arg {
                    Arg::Number(number) => Value::Number(*number),
                    other => Value::from(self.arg(other)),
                };
                (*name, value)
            })
            .collect()
    }

    /// Where to read on about a check: its first finding's code, or the kind of check.
    #[must_use]
    pub fn docs(check: &CheckReport) -> String {
        format!("check explain {}", check.findings.first().map_or(check.kind, |finding| finding.code))
    }
}

fn is_empty(value: &Value<'_>) -> bool {
    matches!(value, Value::Text(text) if text.is_empty())
}

fn passes_nat(trace: &Trace) -> bool {
    trace.request.hops.iter().any(|hop| hop.layer == Layer::NatGateway)
}

/// The blocks that are not reached, if some are.
pub(crate) fn missing_part(trace: &Trace) -> Option<String> {
    let blocks = &trace.missing_prefixes;
    if blocks.is_empty() || blocks.iter().any(|block| block.prefix_len() == 0) {
        return None;
    }
    let shown = blocks.iter().take(MOST_BLOCKS).map(ToString::to_string).collect::<Vec<_>>().join(", ");
    Some(if blocks.len() > MOST_BLOCKS { format!("{shown}, …") } else { shown })
}

/// More than these nobody reads.
const MOST_BLOCKS: usize = 8;

fn slice<'v>(values: &'v BTreeMap<&'static str, Value<'static>>) -> Vec<(&'v str, Value<'v>)> {
    values.iter().map(|(name, value)| (*name, value.clone())).collect()
}
