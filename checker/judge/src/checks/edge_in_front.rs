//! `edge-in-front`: the learner's name leads to a distribution that serves it, and whose pages come from a load balancer of
//! the VPC.

use crate::check::{Check, CheckInfo, WALK, WALK_REFINED, asks};
use crate::edge::{self, Front, Scene};
use crate::finding::{Arg, Finding, Note};
use crate::lab_fault::LabFault;
use crate::outcome::Outcome;
use crate::stage::Stage;
use ::request::edge::State;
use serde::Deserialize;
use snapshot::{Ask, GLOBAL, Scope, Wanted};

pub(super) const INFO: CheckInfo = super::info!("edge-in-front");

/// `edge-in-front = { paths = ["/order/order/"] }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EdgeInFront {
    /// Paths of pages that the application makes.
    paths: Vec<String>,
}

impl Check for EdgeInFront {
    fn needs(&self) -> Vec<Wanted> {
        let mut needs = asks(&[WALK, edge::NEEDS, edge::ANSWERS].concat());
        let certificates = [Ask::ListCertificates, Ask::DescribeCertificate];
        needs.extend(certificates.map(|ask| Wanted { ask, scope: Scope::Region(GLOBAL) }));
        needs
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

impl EdgeInFront {
    fn one(&self, scene: &Scene<'_, '_>, front: &Front<'_>) -> Outcome {
        let id = front.distribution.id;
        match front.distribution.state() {
            State::Deployed => {}
            State::Disabled => {
                return Outcome::fail(scene.stage.named(Finding::lacking("DISTRIBUTION_DISABLED", id)));
            }
            State::InProgress => {
                return Outcome::because(Note::new("why-pending").with("resource", id).with("detail", "InProgress"));
            }
            State::Unknown => {
                return Outcome::because(Note::new("why-not-told").with("resource", id).with("detail", "Status"));
            }
        }
        let mut outcome = edge::judge_names(scene, front);
        for path in &self.paths {
            outcome.absorb(edge::judge_origin(scene, front, path));
        }
        outcome.warnings.extend(keeps_errors(scene, front));
        outcome
    }
}

/// How long CloudFront keeps an error for which nothing is said, in seconds.
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html>
const USUAL: i64 = 10;

/// That errors are kept for longer than usual.
fn keeps_errors(scene: &Scene<'_, '_>, front: &Front<'_>) -> Option<Finding> {
    let responses = front.distribution.config()?.custom_error_responses.as_ref()?;
    let long = |seconds: Option<i64>| seconds.filter(|seconds| *seconds > USUAL);
    let worst =
        responses.items.iter().filter_map(|one| Some((long(one.error_caching_min_ttl)?, one))).max_by_key(|it| it.0);
    let (seconds, one) = worst?;
    let finding = Finding::lacking("DISTRIBUTION_KEEPS_ERRORS", front.distribution.id)
        .with("seconds", Arg::Number(seconds))
        .with("state", one.error_code.map(|code| code.to_string()).unwrap_or_default());
    Some(scene.stage.named(finding))
}
