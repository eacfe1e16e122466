//! `serves`: a load balancer hands requests from outside to healthy targets.

use crate::check::{Check, CheckInfo, asks};
use crate::finding::{Arg, Finding, Note};
use crate::lab_fault::LabFault;
use crate::outcome::Outcome;
use crate::service::{self, Asked, Attempt, Entry, Front};
use crate::stage::Stage;
use serde::Deserialize;
use snapshot::Wanted;

pub(super) const INFO: CheckInfo = super::info!("serves");

/// `serves = { paths = ["/", "/order/shops/"] }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Serves {
    /// How clients speak; either way unless told.
    scheme: Option<service::Spoken>,
    /// The paths, of which one has to be served.
    paths: Vec<String>,
    /// The check of the same lab that says why nothing listens for this scheme.
    twin: Option<String>,
}

impl Check for Serves {
    fn needs(&self) -> Vec<Wanted> {
        asks(&service::needs())
    }

    fn refines(&self) -> Vec<Wanted> {
        asks(&service::refines())
    }

    fn twin(&self) -> Option<&str> {
        self.twin.as_deref()
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let fronts = match service::fronts(stage) {
            Ok(fronts) => fronts,
            Err(outcome) => return *outcome,
        };
        let outcome = service::best(fronts.iter().map(|front| self.by(stage, front)).collect());
        service::unless_brought(stage, &fronts, outcome)
    }

    fn consistent(&self) -> Result<(), LabFault> {
        service::are_paths(&self.paths)
    }
}

impl Serves {
    /// How near a load balancer comes to it.
    fn by(&self, stage: &Stage<'_>, front: &Front<'_>) -> Attempt {
        if let Some(outcome) = inactive(stage, front) {
            return Attempt::before(1, outcome);
        }
        let door = match service::door(stage, front) {
            Ok(door) => door,
            Err(outcome) => return Attempt::before(2, *outcome),
        };
        let entries = service::entries(stage, front, self.scheme.map(Into::into));
        // The twin says why there is none; where it passes all the same, somebody else answers in this scheme.
        if entries.is_empty() && self.twin.is_some() {
            return Attempt::before(3, Outcome::for_a_probe());
        }
        if entries.is_empty() {
            let finding = stage.named(Finding::lacking("LOAD_BALANCER_WITHOUT_LISTENER", front.arn()));
            return Attempt::before(3, Outcome::fail(finding));
        }
        let mut attempts = Vec::new();
        for entry in &entries {
            let mut tried: Vec<Vec<&str>> = Vec::new();
            for asked in self.ways(stage, front, entry) {
                if let Some((near, outcome)) = service::finding_of(stage, &asked) {
                    attempts.push(Attempt::before(near, outcome));
                    continue;
                }
                let Some(forward) = asked.forward() else { continue };
                let groups: Vec<&str> = forward.receiving().collect();
                if !tried.contains(&groups) {
                    attempts.push(Attempt::to_targets(through(stage, front, &door, &asked, &groups)));
                    tried.push(groups);
                }
            }
        }
        let mut outcome = service::best(attempts);
        let near = 1000_u32.saturating_sub(u32::try_from(outcome.findings.len()).unwrap_or(u32::MAX));
        outcome.seen.insert(0, Note::new("seen-load-balancer").with("balancer", front.arg()));
        Attempt::before(near, outcome)
    }

    fn ways<'a>(&self, stage: &Stage<'a>, front: &Front<'a>, entry: &Entry) -> Vec<Asked<'a>> {
        let visitors = service::visitors(stage, front);
        let asks = visitors.iter().flat_map(|visitor| self.paths.iter().map(move |path| (visitor, path)));
        asks.map(|(visitor, path)| service::asked(stage, front, entry, visitor, path)).collect()
    }
}

/// That a load balancer is not active, or not yet.
fn inactive(stage: &Stage<'_>, front: &Front<'_>) -> Option<Outcome> {
    let state = front.item.state.as_ref().and_then(|state| state.code.as_deref())?;
    match state {
        "active" | "active_impaired" => None,
        "provisioning" => {
            Some(Outcome::because(Note::new("why-pending").with("resource", front.arn()).with("detail", state)))
        }
        "failed" => {
            let finding = stage.named(Finding::at(reach::codes::LOAD_BALANCER_NOT_ACTIVE.0, front.arn()));
            Some(Outcome::fail(finding.with("rule", state)))
        }
        other => {
            Some(Outcome::because(Note::new("why-not-modelled").with("resource", front.arn()).with("detail", other)))
        }
    }
}

/// From outside to the targets: each listener on the way is let in to, and each group serves.
fn through(
    stage: &Stage<'_>,
    front: &Front<'_>,
    door: &service::Door<'_>,
    asked: &Asked<'_>,
    groups: &[&str],
) -> Outcome {
    let mut outcome = Outcome::default();
    outcome.premises.extend(service::gate(stage, asked));
    for step in &asked.way.steps {
        outcome.absorb(service::let_in(stage, front, door, step.request.port));
    }
    for group in groups {
        outcome.absorb(service::serves(stage, front, group));
    }
    if !outcome.fails() && !outcome.is_unknown() {
        outcome.warnings.extend(groups.iter().flat_map(|group| service::opened(stage, front, group)));
        let hosts: Vec<Arg> = asked.way.steps.iter().map(|step| step.request.host.as_str().into()).collect();
        let host = hosts.last().cloned().unwrap_or_else(|| "".into());
        outcome.seen.push(Note::new("seen-served").with("path", asked.path.as_str()).with("host", host));
    }
    outcome
}
