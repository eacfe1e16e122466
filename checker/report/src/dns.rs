//! A walk through the DNS, ready to be drawn: the verdict, why, and the way step by step, in words.
//!
//! Nothing is judged here. What strangers' servers said is made harmless before it becomes part of a sentence.

use crate::safe;
use messages::{Catalogue, Value};
use request::dns::{Reading, Verdict, Weight, Who};
use snapshot::shapes::probe::{Dns, DnsAnswer};
use std::collections::BTreeSet;

/// A walk and what it means.
#[derive(Debug, Clone, Copy)]
pub struct Walk<'w> {
    /// The name.
    pub name: &'w str,
    /// The type of its records.
    pub kind: &'w str,
    /// What was written down.
    pub dns: &'w Dns,
    /// What it means.
    pub reading: &'w Reading,
}

/// Everything that is shown.
#[derive(Debug, Clone)]
pub struct View {
    /// How the walk ends.
    pub verdict: Verdict,
    /// The same in a sentence.
    pub headline: String,
    /// What the name's own servers answer.
    pub values: Vec<String>,
    /// What was found: first what breaks the way.
    pub findings: Vec<Told>,
    /// The way.
    pub steps: Vec<Step>,
}

/// A finding in words.
#[derive(Debug, Clone)]
pub struct Told {
    /// Its code.
    pub code: &'static str,
    /// What it does to the verdict.
    pub weight: Weight,
    /// The word for that.
    pub word: String,
    /// What was found, in a sentence.
    pub message: String,
    /// What was expected; `–` where nothing can be.
    pub expected: String,
    /// What was there; `–` where nothing was.
    pub found: String,
    /// The idea behind it.
    pub why: String,
    /// Who can do what about it, in a sentence.
    pub action: String,
    /// Who can do something about it.
    pub who: Who,
}

/// A step of the way.
#[derive(Debug, Clone)]
pub struct Step {
    /// Who is asked.
    pub title: String,
    /// What is to be known of it beside what servers said.
    pub notes: Vec<String>,
    /// What servers said.
    pub rows: Vec<Row>,
}

/// What servers said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The server, or how many.
    pub who: String,
    /// Its answer in words.
    pub said: String,
    /// Whether the way goes on from here.
    pub is_fine: bool,
}

impl View {
    /// A walk in the catalogue's language.
    #[must_use]
    pub fn new(walk: &Walk<'_>, catalogue: &Catalogue) -> Self {
        let say = Say(catalogue);
        let verdict = walk.reading.verdict;
        let about = [("name", walk.name), ("type", walk.kind)];
        Self {
            verdict,
            headline: say.with(&format!("dns-verdict-{}", verdict.as_str()), &about),
            values: walk.reading.values.iter().take(16).map(|value| safe::line(value).into_owned()).collect(),
            findings: walk.reading.findings.iter().map(|finding| say.finding(finding)).collect(),
            steps: steps(walk, say),
        }
    }
}

/// Words for what comes from strangers.
#[derive(Clone, Copy)]
struct Say<'c>(&'c Catalogue);

impl Say<'_> {
    fn plain(self, id: &str) -> String {
        self.0.message(id, &[])
    }

    fn with(self, id: &str, args: &[(&str, &str)]) -> String {
        self.0.message(id, &values(args))
    }

    fn finding(self, finding: &request::dns::Finding) -> Told {
        let args: Vec<(&str, &str)> = finding.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let part = |part| self.0.attribute(finding.code, part, &values(&args));
        let explanation = part("explain");
        Told {
            code: finding.code,
            weight: finding.weight,
            word: self.plain(&format!("dns-weight-{}", finding.weight.as_str())),
            message: self.with(finding.code, &args),
            expected: part("expected"),
            found: part("found"),
            why: explanation.split("\n\n").next().unwrap_or_default().to_owned(),
            action: self.plain(&format!("dns-do-{}", finding.code)),
            who: finding.who,
        }
    }

    /// What one server said.
    fn said(self, answer: &DnsAnswer) -> String {
        if let Some(error) = &answer.error {
            let id = format!("dns-fault-{}", error.to_lowercase().replace('_', "-"));
            let id = if self.0.has(&id) { id } else { "dns-fault-other".to_owned() };
            return self.with(&id, &[("code", error)]);
        }
        let kind = answer.r#type.as_deref().unwrap_or_default();
        let code = answer.rcode.as_deref().unwrap_or("?");
        let of = |kind: &str| {
            let records = answer.answer.iter().filter(|record| record.r#type.as_deref() == Some(kind));
            let values: Vec<&str> = records.filter_map(|record| record.value.as_deref()).take(8).collect();
            values.join(", ")
        };
        let mut said = match answer.outcome.as_deref().unwrap_or_default() {
            "answer" if !of("CNAME").is_empty() && kind != "CNAME" => {
                let id = if answer.authoritative == Some(true) { "dns-said-answer-own" } else { "dns-said-answer" };
                let said = self.with(id, &[("values", &of(kind))]);
                self.with("dns-said-through", &[("aliases", &of("CNAME")), ("said", &said)])
            }
            "answer" if answer.authoritative == Some(true) => {
                self.with("dns-said-answer-own", &[("values", &of(kind))])
            }
            "answer" => self.with("dns-said-answer", &[("values", &of(kind))]),
            "alias" => self.with("dns-said-alias", &[("values", &of("CNAME"))]),
            "referral" => {
                let zone = answer.authority.iter().find(|record| record.r#type.as_deref() == Some("NS"));
                let zone = zone.and_then(|record| record.name.as_deref()).unwrap_or("?");
                self.with("dns-said-referral", &[("zone", zone)])
            }
            known @ ("no-name" | "no-data" | "refused" | "astray" | "unauthoritative") => {
                self.with(&format!("dns-said-{known}"), &[("code", code)])
            }
            _ => self.with("dns-said-other", &[("code", code)]),
        };
        // How long it is kept is known of the servers of the zone; what a resolver says is on its way to nothing.
        let is_own =
            matches!(answer.outcome.as_deref(), Some("answer" | "alias")) && answer.authoritative == Some(true);
        if let Some(ttl) = answer.answer.iter().filter_map(|record| record.ttl).min().filter(|_| is_own) {
            said = format!("{said} · {}", self.0.message("dns-ttl", &[("seconds", Value::Number(ttl))]));
        }
        if answer.transport.as_deref() == Some("tcp") {
            said = format!("{said} · {}", self.plain("dns-tcp"));
        }
        said
    }

    /// The servers that said the same are told together where there are many.
    fn rows<'d>(self, answers: impl Iterator<Item = &'d DnsAnswer>) -> Vec<Row> {
        let mut rows: Vec<(Row, usize)> = Vec::new();
        for answer in answers {
            let is_fine = answer.error.is_none()
                && !matches!(answer.outcome.as_deref(), Some("refused" | "astray" | "unauthoritative") | None);
            let row = Row { who: called(answer), said: self.said(answer), is_fine };
            match rows.iter_mut().find(|(known, _)| known.said == row.said && answer.server.is_none()) {
                Some((_, count)) => *count += 1,
                None => rows.push((row, 1)),
            }
        }
        let told = rows.into_iter().map(|(row, count)| match count {
            1 => row,
            _ => Row { who: self.0.message("dns-servers", &[("count", count.into())]), ..row },
        });
        told.collect()
    }
}

fn values<'v>(args: &[(&'v str, &'v str)]) -> Vec<(&'v str, Value<'static>)> {
    args.iter().map(|(name, value)| (*name, Value::from(safe::line(value).into_owned()))).collect()
}

fn called(answer: &DnsAnswer) -> String {
    let text = match (answer.server.as_deref(), answer.address.as_deref()) {
        (Some(server), Some(address)) => format!("{server} ({address})"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "?".to_owned(),
    };
    safe::line(&text).into_owned()
}

fn steps(walk: &Walk<'_>, say: Say<'_>) -> Vec<Step> {
    let mut steps = vec![Step {
        title: say.plain("dns-step-stub"),
        notes: vec![say.plain("dns-step-stub-what")],
        rows: Vec::new(),
    }];
    let answers: Vec<&DnsAnswer> = walk.dns.walk.iter().filter(|one| one.purpose.as_deref() == Some("walk")).collect();
    let mut rest = answers.as_slice();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    while let Some(first) = rest.first() {
        let same = |one: &&DnsAnswer| one.zone == first.zone && one.name == first.name;
        let end = rest.iter().position(|one| !same(one)).unwrap_or(rest.len());
        let (stage, others) = rest.split_at_checked(end).unwrap_or((rest, &[]));
        rest = others;
        let (zone, name) = (first.zone.as_deref().unwrap_or("?"), first.name.as_deref().unwrap_or("?"));
        let title = match zone {
            "." => say.plain("dns-step-root"),
            zone if name == walk.name && !zone.contains('.') => say.with("dns-step-registry", &[("zone", zone)]),
            zone if name == walk.name => say.with("dns-step-zone", &[("zone", zone)]),
            zone => say.with("dns-step-alias", &[("zone", zone), ("name", name)]),
        };
        let kind = first.r#type.as_deref().unwrap_or_default();
        let mut notes = vec![say.with("dns-asked", &[("name", name), ("type", kind)])];
        if told.insert(zone) {
            notes.extend(of_zone(walk.dns, zone, say));
        }
        steps.push(Step { title, notes, rows: say.rows(stage.iter().copied()) });
    }
    if !walk.dns.resolvers.is_empty() {
        steps.push(Step {
            title: say.plain("dns-step-resolvers"),
            notes: vec![say.plain("dns-step-resolvers-what")],
            rows: resolvers(walk.dns, say),
        });
    }
    steps
}

/// What the zone above says of a zone, and how far signatures hold.
fn of_zone(dns: &Dns, zone: &str, say: Say<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    let Some(entry) = dns.zones.iter().find(|entry| entry.zone.as_deref() == Some(zone)) else { return notes };
    let above = entry.above.as_deref().unwrap_or("?");
    let id = if above == "." { "dns-delegated-root" } else { "dns-delegated" };
    notes.push(say.with(id, &[("above", above), ("servers", &entry.servers.join(", "))]));
    if let Some(known @ ("secure" | "unsigned" | "no-ds" | "broken" | "unknown")) = entry.signed.as_deref() {
        let problem = entry.problem.as_deref().unwrap_or("?");
        notes.push(say.with(&format!("dns-signed-{known}"), &[("problem", problem)]));
    }
    notes
}

/// Each resolver once; what it says without a check of signatures only where that is something else.
fn resolvers(dns: &Dns, say: Say<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for answer in dns.resolvers.iter().filter(|one| one.checking_disabled != Some(true)) {
        let said = say.said(answer);
        let is_fine = answer.error.is_none() && answer.outcome.as_deref() != Some("refused");
        rows.push(Row { who: called(answer), said: said.clone(), is_fine });
        let same = |one: &&DnsAnswer| one.address == answer.address && one.checking_disabled == Some(true);
        let unchecked = dns.resolvers.iter().find(same).filter(|one| one.outcome != answer.outcome);
        if let Some(unchecked) = unchecked.map(|one| say.said(one)).filter(|other| *other != said) {
            let said = say.with("dns-said-unchecked", &[("said", &unchecked)]);
            rows.push(Row { who: called(answer), said, is_fine });
        }
    }
    rows
}
