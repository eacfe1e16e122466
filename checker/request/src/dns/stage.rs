//! A transcript in stages: one for each zone that was asked for a name, with what its servers said.

use snapshot::shapes::probe::{Dns, DnsAnswer, DnsRecord};
use std::collections::BTreeSet;

/// A zone that was asked for a name.
#[derive(Debug, Clone)]
pub(super) struct Stage<'d> {
    /// The zone.
    pub(super) zone: &'d str,
    /// The name.
    pub(super) name: &'d str,
    /// The type.
    pub(super) kind: &'d str,
    /// What each of its servers said.
    pub(super) answers: Vec<&'d DnsAnswer>,
}

/// What comes of a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Another zone below is responsible.
    Down,
    Answer,
    /// The name is another's.
    Alias,
    NoName,
    NoData,
    /// No server has anything to say.
    Nothing,
}

/// The stages of a walk in their order.
pub(super) fn stages(dns: &Dns) -> Vec<Stage<'_>> {
    let mut stages: Vec<Stage<'_>> = Vec::new();
    for answer in of_purpose(dns, "walk") {
        let (zone, name) = (text(&answer.zone), text(&answer.name));
        match stages.last_mut() {
            Some(stage) if (stage.zone, stage.name) == (zone, name) => stage.answers.push(answer),
            _ => stages.push(Stage { zone, name, kind: text(&answer.r#type), answers: vec![answer] }),
        }
    }
    stages
}

impl<'d> Stage<'d> {
    /// Whether the zone is the root or a top-level domain, which are run by others.
    pub(super) fn is_others(&self) -> bool {
        !self.zone.contains('.') || self.zone == "."
    }

    /// Whether a server has the name's records.
    pub(super) fn is_answered(&self) -> bool {
        self.end() == End::Answer
    }

    pub(super) fn end(&self) -> End {
        let has = |word: &str| self.answers.iter().any(|one| outcome(one) == word);
        [
            ("referral", End::Down),
            ("answer", End::Answer),
            ("alias", End::Alias),
            ("no-data", End::NoData),
            ("no-name", End::NoName),
        ]
        .into_iter()
        .find(|(word, _)| has(word))
        .map_or(End::Nothing, |(_, end)| end)
    }

    /// Whether a server had the last word on the name.
    pub(super) fn is_ended(&self) -> bool {
        !matches!(self.end(), End::Down | End::Nothing)
    }

    /// The values that servers have for the name at the end of its CNAMEs.
    pub(super) fn values(&self) -> BTreeSet<String> {
        let answers = self.answers.iter().filter(|one| outcome(one) == "answer");
        answers.flat_map(|one| values(one, self.kind)).collect()
    }

    /// What a name is an alias of.
    pub(super) fn alias_of(&self, name: &str) -> Option<&'d str> {
        let records = self.answers.iter().filter(|one| is_final(one)).flat_map(|one| &one.answer);
        records.into_iter().find(|record| is(record, name, "CNAME") && self.kind != "CNAME")?.value.as_deref()
    }

    /// The CNAMEs that were told.
    pub(super) fn aliases(&self) -> Vec<String> {
        let records = self.answers.iter().flat_map(|one| &one.answer);
        let aliases: BTreeSet<String> = records
            .filter(|record| record.r#type.as_deref() == Some("CNAME"))
            .map(|record| format!("{} → {}", text(&record.name), text(&record.value)))
            .collect();
        aliases.into_iter().collect()
    }

    /// The codes of its answers.
    pub(super) fn codes(&self) -> String {
        let codes: BTreeSet<&str> = self.answers.iter().filter_map(|one| one.rcode.as_deref()).collect();
        codes.into_iter().collect::<Vec<_>>().join(", ")
    }
}

/// The entries of a purpose.
pub(super) fn of_purpose<'d>(dns: &'d Dns, purpose: &'static str) -> impl Iterator<Item = &'d DnsAnswer> {
    dns.walk.iter().filter(move |one| one.purpose.as_deref() == Some(purpose))
}

/// What kind of answer it is; nothing if there is none.
pub(super) fn outcome(answer: &DnsAnswer) -> &str {
    answer.outcome.as_deref().unwrap_or_default()
}

/// Whether it is a server's own last word on the name.
pub(super) fn is_final(answer: &DnsAnswer) -> bool {
    matches!(outcome(answer), "answer" | "alias" | "no-name" | "no-data")
}

/// The values of a type in an answer.
pub(super) fn values<'d>(answer: &'d DnsAnswer, kind: &'d str) -> impl Iterator<Item = String> + 'd {
    let records = answer.answer.iter().filter(move |record| record.r#type.as_deref() == Some(kind));
    records.filter_map(|record| record.value.clone())
}

/// What a server is called.
pub(super) fn called(answer: &DnsAnswer) -> String {
    match (answer.server.as_deref(), answer.address.as_deref()) {
        (Some(server), Some(address)) => format!("{server} ({address})"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "?".to_owned(),
    }
}

/// An answer in a word or two, as operators write it.
pub(super) fn summary(answer: &DnsAnswer) -> String {
    match (&answer.error, &answer.rcode) {
        (Some(error), _) => error.clone(),
        (None, Some(code)) if answer.authoritative == Some(true) => format!("{code}, AA"),
        (None, Some(code)) => code.clone(),
        (None, None) => "?".to_owned(),
    }
}

/// Why there are no answers, each reason once.
pub(super) fn faults<'d>(answers: impl Iterator<Item = &'d DnsAnswer>) -> String {
    let found: BTreeSet<&str> = answers.filter_map(|one| one.error.as_deref()).collect();
    if found.is_empty() { "?".to_owned() } else { found.into_iter().collect::<Vec<_>>().join(", ") }
}

pub(super) fn is(record: &DnsRecord, name: &str, kind: &str) -> bool {
    record.name.as_deref() == Some(name) && record.r#type.as_deref() == Some(kind)
}

pub(super) fn text(member: &Option<String>) -> &str {
    member.as_deref().unwrap_or("?")
}
