//! `page-answers`: whoever asks for a page from outside gets an answer of the application, and gets one each time.

use crate::check::{Check, CheckInfo, WALK, asks};
use crate::finding::{Arg, Finding, Note};
use crate::lab_fault::LabFault;
use crate::outcome::Outcome;
use crate::pages::{self, Came, Place, Visit};
use crate::service;
use crate::stage::Stage;
use request::Name;
use serde::Deserialize;
use snapshot::{Ask, ProbeAsk, Wanted};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const INFO: CheckInfo = super::info!("page-answers");

/// `page-answers = { paths = ["/order/shops/"], times = 10, twin = "served" }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageAnswers {
    /// The paths that are asked for; each of them has to be answered.
    paths: Vec<String>,
    /// How often; once unless told.
    times: Option<u8>,
    /// Whether each of them has to be there: an application may have other pages than these, unless told.
    #[serde(default)]
    each: bool,
    /// Who is asked.
    #[serde(default)]
    at: Whom,
    /// A path at which the application may say which version of it runs: a detail, whatever comes of it.
    version: Option<String>,
    /// The check of the same lab that says why nobody answers, as far as the configuration shows it.
    twin: Option<String>,
}

/// Who is asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Whom {
    /// The load balancer, by whatever stands before it.
    #[default]
    Balancer,
    /// The same, or the host where there is no load balancer.
    Application,
}

impl Check for PageAnswers {
    fn needs(&self) -> Vec<Wanted> {
        match self.at {
            Whom::Balancer => asks(&service::needs()),
            Whom::Application => asks(WALK),
        }
    }

    fn refines(&self) -> Vec<Wanted> {
        let zones = [Ask::ListHostedZones, Ask::ListResourceRecordSets];
        let all = [service::needs(), service::refines(), zones.to_vec()].concat();
        let needed = self.needs();
        let mut seen = BTreeSet::new();
        asks(&all).into_iter().filter(|wanted| !needed.contains(wanted) && seen.insert(*wanted)).collect()
    }

    fn probes(&self, stage: &Stage<'_>) -> Vec<ProbeAsk> {
        let places = self.places(stage).unwrap_or_default();
        let pages = places.iter().flat_map(|place| self.paths.iter().map(|path| self.ask(place, path)));
        let versions = places.iter().filter_map(|place| Some(place.ask(self.version.as_deref()?)));
        pages.chain(versions).collect()
    }

    fn is_of_probes(&self) -> bool {
        true
    }

    fn twin(&self) -> Option<&str> {
        self.twin.as_deref()
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let places = match self.places(stage) {
            Ok(places) => places,
            Err(outcome) => return *outcome,
        };
        pages::at_best(stage, &places, |place| self.at_place(stage, place))
    }

    fn consistent(&self) -> Result<(), LabFault> {
        service::are_paths(&self.paths)
    }
}

impl PageAnswers {
    fn places(&self, stage: &Stage<'_>) -> Result<Vec<Place>, Box<Outcome>> {
        match self.at {
            Whom::Balancer => pages::of_balancers(stage),
            Whom::Application => pages::of_application(stage),
        }
    }

    fn ask(&self, place: &Place, path: &str) -> ProbeAsk {
        let ask = place.ask(path);
        match self.times {
            Some(times) if times > 1 => ask.times(times),
            _ => ask,
        }
    }

    fn at_place(&self, stage: &Stage<'_>, place: &Place) -> Outcome {
        let mut outcome = Outcome::default();
        for path in &self.paths {
            outcome.absorb(match stage.tried.http(&self.ask(place, path)) {
                Ok(http) => self.of_visits(stage, place, path, &pages::visits(http)),
                Err(why) => Outcome::because(why),
            });
        }
        outcome.seen.extend(self.version(stage, place));
        outcome
    }

    /// What the application says of itself; nothing is made of what it does not say.
    fn version(&self, stage: &Stage<'_>, place: &Place) -> Option<Note> {
        let path = self.version.as_deref()?;
        let http = stage.tried.http(&place.ask(path)).ok()?;
        let visits = pages::visits(http);
        let visit = visits.first().filter(|visit| visit.came() == Came::Answer(200))?;
        let text = visit.text().filter(|text| is_version(text))?;
        Some(Note::new("seen-version").with("url", place.url(path)).with("detail", text))
    }

    fn of_visits(&self, stage: &Stage<'_>, place: &Place, path: &str, visits: &[Visit<'_>]) -> Outcome {
        let url = place.url(path);
        let mut good = 0_usize;
        let mut missing = 0_usize;
        let mut bad: BTreeMap<i32, usize> = BTreeMap::new();
        let mut nothing: BTreeMap<&str, usize> = BTreeMap::new();
        for visit in visits {
            match visit.came() {
                Came::Circle => return Outcome::fail(place.circle(&url, *visit)),
                Came::Elsewhere(to) if is_known(stage, to) => good += 1,
                Came::Elsewhere(to) => return Outcome::because(elsewhere(&url, to)),
                Came::Answer(status @ (400 | 500..)) => *bad.entry(status).or_default() += 1,
                Came::Answer(404 | 410) if self.each => *bad.entry(404).or_default() += 1,
                Came::Answer(404 | 410) => missing += 1,
                Came::Answer(_) => good += 1,
                Came::Nothing(word) => *nothing.entry(word).or_default() += 1,
            }
        }
        let finding = |code: &'static str, found: String| {
            Finding::lacking(code, place.id.as_str())
                .with("resource", place.arg.clone())
                .with("url", url.as_str())
                .with("path", path)
                .with("found", found)
                .with("times", Arg::Number(i64::try_from(visits.len()).unwrap_or(i64::MAX)))
        };
        let counted = |bad: &BTreeMap<i32, usize>| {
            let all: Vec<String> = bad.iter().map(|(status, count)| format!("{count} × {status}")).collect();
            all.join(", ")
        };
        let count: usize = bad.values().sum();
        if count > 0 && count < visits.len() && good + missing > 0 {
            return Outcome::fail(finding("PAGE_ANSWERED_SOMETIMES", counted(&bad)));
        }
        if let Some((status, _)) = bad.iter().max_by_key(|(_, count)| **count).filter(|_| count == visits.len()) {
            return Outcome::fail(finding(pages::code(*status), status.to_string()));
        }
        if let Some((word, _)) = nothing.first_key_value() {
            let refused = *word == "connection-refused" && nothing.len() == 1 && good + missing + count == 0;
            // By its address no host has a certificate: somebody listens there, and more an address does not show.
            if place.is_host && *word == "certificate-refused" && nothing.len() == 1 {
                return Outcome::pass(Note::new("seen-listening").with("url", url));
            }
            return if place.is_host && refused {
                Outcome::fail(finding("NOBODY_LISTENS", (*word).to_owned()))
            } else {
                Outcome::because(not_got(&url, word))
            };
        }
        if visits.is_empty() {
            return Outcome::because(not_got(&url, "no-answer"));
        }
        let mut outcome = Outcome::pass(seen(&url, visits));
        if missing > 0 {
            outcome.warnings.push(finding("PAGE_NOT_FOUND", "404".to_owned()));
        }
        outcome
    }
}

/// Whether a text is one that says a version: short, in one line, with a number, and no page.
fn is_version(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && text.chars().count() <= 200
        && !text.starts_with('<')
        && text.lines().count() == 1
        && text.bytes().any(|byte| byte.is_ascii_digit())
}

/// How many answers came, and of how many instances, where these say who they are.
fn seen(url: &str, visits: &[Visit<'_>]) -> Note {
    let instances: BTreeSet<&str> = visits.iter().filter_map(|visit| visit.header("x-instance-id")).collect();
    let number = |count: usize| Arg::Number(i64::try_from(count).unwrap_or(i64::MAX));
    let note = Note::new(if instances.len() > 1 { "seen-pages-of-instances" } else { "seen-pages" });
    note.with("url", url).with("times", number(visits.len())).with("instances", number(instances.len()))
}

/// Whether a redirect to another host leads to a name of the learner's own.
fn is_known(stage: &Stage<'_>, url: &str) -> bool {
    let host = pages::host_of(url);
    let Ok(fronts) = service::fronts(stage) else { return false };
    fronts.iter().any(|front| {
        let own = front.item.dns_name.as_deref().map(Name::new);
        own.into_iter().chain(service::names(stage, front)).any(|name| name == host)
    })
}

fn not_got(url: &str, word: &str) -> Note {
    Note::new("why-page-not-got").with("url", url).with("detail", word.to_owned())
}

fn elsewhere(url: &str, to: &str) -> Note {
    Note::new("why-page-elsewhere").with("url", url).with("detail", to.to_owned())
}

#[cfg(test)]
mod tests {
    use super::is_version;

    #[test]
    fn a_version_is_short_and_no_page() {
        for text in ["1.4.2", "{\"version\":\"1.4.2\",\"commit\":\"5d0c7e41\"}", " v2\n"] {
            assert!(is_version(text), "{text}");
        }
        for text in ["", "<!doctype html><p>404", "Not Found", "1\n2", &"1".repeat(300)] {
            assert!(!is_version(text), "{text}");
        }
    }
}
