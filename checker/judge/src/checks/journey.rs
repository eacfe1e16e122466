//! `journey`: the polls or the ordering application has come to a stage of the course, as far as its visitors can see.

use crate::check::{Check, CheckInfo, asks};
use crate::finding::{Arg, Finding, Note, Part};
use crate::outcome::Outcome;
use crate::stage::Stage;
use request::journey::{self, Reading};
use serde::Deserialize;
use snapshot::shapes::probe::JourneyInput;
use snapshot::{ProbeAsk, ProbeKind, Wanted};

pub(super) const INFO: CheckInfo = super::info!("journey");

/// `journey = { stage = "2.11" }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Journey {
    stage: Chapter,
}

/// The stages, by their chapters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
enum Chapter {
    #[serde(rename = "2.5")]
    Polls,
    #[serde(rename = "2.9")]
    Lists,
    #[serde(rename = "2.10")]
    Menus,
    #[serde(rename = "2.11")]
    Orders,
    #[serde(rename = "2.12")]
    List,
    #[serde(rename = "2.13")]
    Minutes,
    #[serde(rename = "2.14")]
    Own,
    #[serde(rename = "2.15")]
    Delivery,
}

impl Check for Journey {
    fn needs(&self) -> Vec<Wanted> {
        asks(&[])
    }

    fn probes(&self, stage: &Stage<'_>) -> Vec<ProbeAsk> {
        stage.app.map(|url| self.ask(url, stage)).into_iter().collect()
    }

    fn is_of_probes(&self) -> bool {
        true
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        // Practice has an application, whatever its address is.
        let is_of_way = |ask: &ProbeAsk| ask.text("journey") == Some(self.way());
        let recorded = || stage.tried.asks(&ProbeKind::Journey).into_iter().rfind(is_of_way);
        let Some(ask) = stage.app.map(|url| self.ask(url, stage)).or_else(recorded) else {
            return Outcome::because(Note::new("why-no-app"));
        };
        match stage.tried.journey(&ask) {
            Ok(journey) => {
                let mut outcome = outcome(&journey::read(journey, self.stage.stage()), self.stage.stage());
                outcome.premises.extend(restart(journey));
                outcome
            }
            Err(why) => Outcome::because(why),
        }
    }
}

impl Journey {
    fn way(&self) -> &'static str {
        self.stage.stage().way()
    }

    /// The way through an application; that through the polls looks for votes from before a restart as well.
    fn ask(&self, url: &str, stage: &Stage<'_>) -> ProbeAsk {
        let before = stage.before_restart.filter(|mark| self.way() == "polls" && mark.starts_with(VOTES));
        let input = JourneyInput {
            url: Some(url.to_owned()),
            journey: Some(self.way().to_owned()),
            before: before.map(str::to_owned),
            ..JourneyInput::default()
        };
        ProbeAsk::new(ProbeKind::Journey, &input)
    }
}

/// What begins the mark of votes.
const VOTES: &str = "votes-";

/// What is taken for granted of a restart: that there was one, or that what was counted outlasts it.
fn restart(gone: &snapshot::shapes::probe::Journey) -> Option<Note> {
    let has = |name: &str| gone.steps.iter().any(|step| step.step.as_deref() == Some(name));
    if has("votes-kept") {
        return Some(Note::new("assumed-restarted"));
    }
    let mark = gone.mark.as_deref().filter(|mark| mark.starts_with(VOTES))?;
    Some(Note::new("assumed-votes-kept").with("mark", mark))
}

impl Chapter {
    fn stage(self) -> journey::Stage {
        match self {
            Self::Polls => journey::Stage::Polls,
            Self::Lists => journey::Stage::Lists,
            Self::Menus => journey::Stage::Menus,
            Self::Orders => journey::Stage::Orders,
            Self::List => journey::Stage::List,
            Self::Minutes => journey::Stage::Minutes,
            Self::Own => journey::Stage::Own,
            Self::Delivery => journey::Stage::Delivery,
        }
    }
}

fn outcome(reading: &Reading, stage: journey::Stage) -> Outcome {
    let mut outcome = if reading.passes() {
        Outcome::pass(Note::new("seen-journey").with("stage", stage.chapter()))
    } else {
        Outcome::default()
    };
    for found in &reading.findings {
        outcome.add(finding(found));
    }
    outcome.warnings.extend(reading.warnings.iter().map(finding));
    outcome.why = reading.unknown.as_ref().map(|(step, word)| why(step, word));
    outcome
}

/// Why it cannot be told at a step.
pub(super) fn why(step: &'static str, word: &str) -> Note {
    let why = match word {
        "" => "why-journey-not-come",
        "left-out" => "why-journey-left-out",
        "scripted" => "why-journey-scripted",
        "login" => "why-journey-login",
        "one-shop" => "why-journey-one-shop",
        "no-connection" | "connection-refused" => "why-journey-no-connection",
        "certificate-refused" => "why-journey-certificate-refused",
        "tls-refused" => "why-journey-tls-refused",
        "no-address" => "why-journey-no-address",
        "address-refused" => "why-journey-address-refused",
        "no-answer" => "why-journey-no-answer",
        "time-over" => "why-journey-time-over",
        "typed" => "why-journey-typed",
        "unmarked" => "why-journey-unmarked",
        "redirects-endless" => "why-journey-redirects-endless",
        "redirect-unreadable" => "why-journey-redirect-unreadable",
        "elsewhere" => "why-journey-elsewhere",
        "packed" => "why-journey-packed",
        _ => "why-journey-unclear",
    };
    Note::new(why).with("step", step).with("detail", word)
}

/// A finding at the page that shows it.
fn finding(found: &journey::Finding) -> Finding {
    let path = found.request.split_once(' ').map_or("/", |(_, path)| path);
    let path = path.split('?').next().unwrap_or_default();
    let status = found.status.to_string();
    let piece = if found.piece.is_empty() {
        Arg::from(Note::new("journey-answer").with("status", Arg::Text(status.clone())))
    } else {
        Arg::from(found.piece.clone())
    };
    let mut finding = Finding::at(found.code, path);
    // What ends the way is told once for all stages behind it; what stands beside it is a cause of its own.
    if !found.ends {
        finding.stop.part = Part::Lacking(found.code);
    }
    finding
        .with("resource", path)
        .with("request", found.request.as_str())
        .with("status", Arg::Text(status))
        .with("found", piece)
}
