//! `edge-passes`: what the application needs of a request goes through a distribution, and its pages are nobody else's.

use crate::check::{Check, CheckInfo, asks};
use crate::edge::{self, Front, Scene};
use crate::finding::{Arg, Finding, Note};
use crate::lab_fault::LabFault;
use crate::outcome::Outcome;
use crate::stage::Stage;
use ::request::edge::{Behavior, Kept, Origin, Selection};
use serde::Deserialize;
use snapshot::{Ask, Wanted};

pub(super) const INFO: CheckInfo = super::info!("edge-passes");

/// `edge-passes = { paths = ["/order/order/", "/delivery/orders/"] }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EdgePasses {
    /// Paths of pages that the application makes for one person.
    paths: Vec<String>,
}

impl Check for EdgePasses {
    fn needs(&self) -> Vec<Wanted> {
        asks(&[edge::NEEDS, &[Ask::DescribeListeners, Ask::DescribeRules]].concat())
    }

    fn refines(&self) -> Vec<Wanted> {
        asks(edge::REFINES)
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        edge::over_fronts(stage, |scene, front| self.one(scene, front))
    }

    fn consistent(&self) -> Result<(), LabFault> {
        paths(&self.paths)
    }
}

/// That there is a path at least, and that each begins as one.
pub(super) fn paths(paths: &[String]) -> Result<(), LabFault> {
    if paths.is_empty() || paths.iter().any(|path| !path.starts_with('/')) {
        return Err(LabFault::EmptyList { field: "paths", example: "\"/order/order/\"" });
    }
    Ok(())
}

impl EdgePasses {
    fn one(&self, scene: &Scene<'_, '_>, front: &Front<'_>) -> Outcome {
        let mut outcome = Outcome::default();
        for path in &self.paths {
            match edge::way(scene, front, path) {
                Ok((behavior, origin)) => {
                    outcome.absorb(Path { scene, front, behavior: &behavior, origin: &origin, path }.judge());
                }
                Err(untold) => outcome.absorb(*untold),
            }
        }
        if !outcome.fails() && !outcome.is_unknown() {
            let paths = self.paths.iter().map(|path| path.as_str().into()).collect();
            let seen =
                Note::new("seen-edge-passes").with("resource", front.distribution.id).with("paths", Arg::List(paths));
            outcome.seen.push(seen);
        }
        outcome
    }
}

/// A path that is asked for.
struct Path<'x, 'a, 'r> {
    scene: &'x Scene<'a, 'r>,
    front: &'x Front<'a>,
    behavior: &'x Behavior<'a>,
    origin: &'x Origin<'a>,
    path: &'x str,
}

impl Path<'_, '_, '_> {
    fn finding(&self, code: &'static str) -> Finding {
        let finding = Finding::lacking(code, self.front.distribution.id)
            .with("path", self.path)
            .with("pattern", self.behavior.called());
        self.scene.stage.named(finding)
    }

    fn judge(&self) -> Outcome {
        let mut outcome = Outcome::default();
        match self.behavior.lets("POST") {
            Some(true) => {}
            Some(false) => outcome.add(self.finding("EDGE_REFUSES_POST")),
            None => outcome.absorb(edge::unknown_policy(self.front.distribution.id, self.behavior)),
        }
        let forwarded = &self.behavior.forwarded;
        self.sent(&forwarded.cookies, "EDGE_DROPS_COOKIES", "assumed-edge-cookies", &mut outcome);
        self.sent(&forwarded.queries, "EDGE_DROPS_QUERIES", "assumed-edge-queries", &mut outcome);
        self.kept(&mut outcome);
        outcome.absorb(self.host());
        outcome
    }

    /// Whether something of a request goes on.
    fn sent(&self, sent: &Selection, code: &'static str, premise: &'static str, outcome: &mut Outcome) {
        match sent {
            one if one.is_none() => outcome.add(self.finding(code)),
            one if one.is_all() => {}
            // Which of them the application reads is the application's to know.
            Selection::Only(names) | Selection::AllBut(names) => {
                let names = names.iter().map(|name| name.as_str().into()).collect();
                let note = Note::new(premise).with("names", Arg::List(names)).with("pattern", self.behavior.called());
                outcome.premises.push(match sent {
                    Selection::Only(_) => note.with("but", "no"),
                    _ => note.with("but", "yes"),
                });
            }
            Selection::Unknown => outcome.absorb(edge::unknown_policy(self.front.distribution.id, self.behavior)),
        }
    }

    /// Whether a page that was made for one may be handed to another.
    fn kept(&self, outcome: &mut Outcome) {
        let key = &self.behavior.key;
        let kept = self.behavior.kept("GET");
        match kept {
            Kept::Never | Kept::AsTold => return,
            Kept::Unknown => return outcome.absorb(edge::unknown_policy(self.front.distribution.id, self.behavior)),
            Kept::UnlessForbidden | Kept::Always => {}
        }
        let lacks: Vec<Arg> = [(&key.cookies, "cookies"), (&key.queries, "query-strings")]
            .into_iter()
            .filter(|(selection, _)| selection.is_none())
            .map(|(_, word)| Note::new(if word == "cookies" { "edge-cookies" } else { "edge-queries" }).into())
            .collect();
        if matches!(key.cookies, Selection::Unknown) || matches!(key.queries, Selection::Unknown) {
            return outcome.absorb(edge::unknown_policy(self.front.distribution.id, self.behavior));
        }
        if lacks.is_empty() {
            return;
        }
        let seconds = self.behavior.lives.map_or(0, |lives| lives.usual.max(lives.least));
        if kept == Kept::Always {
            let finding = self.finding("EDGE_SHARES_PAGES").with("parts", Arg::List(lacks));
            outcome.add(finding.with("seconds", Arg::Number(seconds)));
        } else if !outcome.fails() {
            // The application may say that its pages are not to be kept: that shows in its answers only.
            let why = Note::new("why-edge-kept")
                .with("resource", self.front.distribution.id)
                .with("pattern", self.behavior.called())
                .with("parts", Arg::List(lacks));
            outcome.why = outcome.why.take().or(Some(why));
        }
    }

    /// Whether the origin is asked by the viewer's name where its rules need it.
    fn host(&self) -> Outcome {
        let names = self.front.asked();
        let Some(asked) = names.first() else { return Outcome::default() };
        match self.origin.host(self.behavior, asked) {
            Some(host) if host == asked => return Outcome::default(),
            Some(_) => {}
            None => return edge::unknown_policy(self.front.distribution.id, self.behavior),
        }
        if edge::rules_need_host(self.scene, self.front, self.behavior, self.origin, self.path) {
            return Outcome::fail(
                self.finding("EDGE_DROPS_HOST")
                    .with("name", asked.as_str())
                    .with("origin", self.origin.domain.as_str()),
            );
        }
        let premise = Note::new("assumed-edge-host")
            .with("origin", self.origin.domain.as_str())
            .with("pattern", self.behavior.called());
        Outcome { premises: vec![premise], ..Outcome::default() }
    }
}
