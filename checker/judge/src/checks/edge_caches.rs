//! `edge-caches`: what is the same for everybody stays at the edge.

use crate::check::{Check, CheckInfo, WALK, WALK_REFINED, asks};
use crate::edge::{self, Front, Scene};
use crate::finding::{Arg, Finding, Note};
use crate::lab_fault::LabFault;
use crate::outcome::Outcome;
use crate::stage::Stage;
use ::request::edge::{Behavior, Kept, Selection};
use serde::Deserialize;
use snapshot::Wanted;

pub(super) const INFO: CheckInfo = super::info!("edge-caches");

/// `edge-caches = { paths = ["/static/app.css"] }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EdgeCaches {
    /// Paths of files that are the same for everybody.
    paths: Vec<String>,
}

impl Check for EdgeCaches {
    fn needs(&self) -> Vec<Wanted> {
        asks(&[WALK, edge::NEEDS, edge::ANSWERS].concat())
    }

    fn refines(&self) -> Vec<Wanted> {
        asks(&[WALK_REFINED, edge::REFINES].concat())
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        edge::over_fronts(stage, |scene, front| self.one(scene, front))
    }

    fn consistent(&self) -> Result<(), LabFault> {
        super::edge_passes::paths(&self.paths)
    }
}

impl EdgeCaches {
    fn one(&self, scene: &Scene<'_, '_>, front: &Front<'_>) -> Outcome {
        let mut outcome = Outcome::default();
        for path in &self.paths {
            match edge::way(scene, front, path) {
                Ok((behavior, _)) => outcome.absorb(kept(scene, front, &behavior, path)),
                Err(untold) => outcome.absorb(*untold),
            }
        }
        outcome
    }
}

/// Whether a file is kept, and once for all.
fn kept(scene: &Scene<'_, '_>, front: &Front<'_>, behavior: &Behavior<'_>, path: &str) -> Outcome {
    let id = front.distribution.id;
    let finding = |code| {
        let finding = Finding::lacking(code, id).with("path", path).with("pattern", behavior.called());
        scene.stage.named(finding)
    };
    let mut outcome = Outcome::default();
    match behavior.kept("GET") {
        Kept::Never => {
            let cause = if behavior.key.headers.is_all() { "edge-all-headers" } else { "edge-no-life" };
            return Outcome::fail(finding("EDGE_KEEPS_NOTHING").with("cause", Note::new(cause)));
        }
        Kept::Unknown => return edge::unknown_policy(id, behavior),
        Kept::AsTold => {
            outcome.premises.push(Note::new("assumed-edge-told").with("pattern", behavior.called()).with("path", path));
        }
        Kept::UnlessForbidden | Kept::Always => {}
    }
    match &behavior.key.cookies {
        Selection::Unknown => return edge::unknown_policy(id, behavior),
        cookies if cookies.is_none() => {}
        cookies => {
            let names: Vec<Arg> = match cookies {
                Selection::Only(names) => names.iter().map(|name| name.as_str().into()).collect(),
                _ => vec!["*".into()],
            };
            outcome.add(finding("EDGE_KEEPS_BY_COOKIE").with("cookies", Arg::List(names)));
        }
    }
    outcome.absorb(edge::judge_file(scene, front, path));
    if !outcome.fails() && !outcome.is_unknown() {
        let seconds = behavior.lives.map_or(0, |lives| lives.usual.max(lives.least));
        let seen = Note::new("seen-edge-kept").with("path", path).with("resource", id);
        outcome.seen.push(seen.with("pattern", behavior.called()).with("seconds", Arg::Number(seconds)));
    }
    outcome
}
