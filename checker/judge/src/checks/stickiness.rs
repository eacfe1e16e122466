//! `stickiness`: where clients are kept at a target, that works.

use crate::check::{Check, CheckInfo, asks};
use crate::finding::{Arg, Finding, Note};
use crate::lab_fault::LabFault;
use crate::outcome::Outcome;
use crate::service::{self, Asked, Attempt, Front};
use crate::stage::Stage;
use request::listener::{Keeping, keeping};
use serde::Deserialize;
use snapshot::{Ask, Wanted};
use std::collections::BTreeSet;

pub(super) const INFO: CheckInfo = super::info!("stickiness");

/// `stickiness = { paths = ["/", "/delivery/orders/"] }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stickiness {
    /// The paths whose groups are looked at.
    paths: Vec<String>,
}

/// What was found over all paths.
#[derive(Default)]
struct Found<'a> {
    outcome: Outcome,
    keeping: BTreeSet<&'a str>,
    free: BTreeSet<&'a str>,
}

impl Check for Stickiness {
    fn needs(&self) -> Vec<Wanted> {
        asks(&[service::needs(), vec![Ask::DescribeTargetGroupAttributes]].concat())
    }

    fn refines(&self) -> Vec<Wanted> {
        let needed = self.needs();
        asks(&service::refines()).into_iter().filter(|wanted| !needed.contains(wanted)).collect()
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

impl Stickiness {
    fn by(&self, stage: &Stage<'_>, front: &Front<'_>) -> Attempt {
        let entries = service::entries(stage, front, None);
        if entries.is_empty() {
            let finding = stage.named(Finding::lacking("LOAD_BALANCER_WITHOUT_LISTENER", front.arn()));
            return Attempt::before(3, Outcome::fail(finding));
        }
        let visitors = service::visitors(stage, front);
        let mut found = Found::default();
        let mut dead: Option<(u32, Outcome)> = None;
        for entry in &entries {
            for path in &self.paths {
                let ways: Vec<Asked<'_>> =
                    visitors.iter().map(|one| service::asked(stage, front, entry, one, path)).collect();
                match ways
                    .iter()
                    .find(|asked| asked.forward().is_some_and(|forward| forward.receiving().next().is_some()))
                {
                    Some(asked) => self.of(stage, front, asked, &mut found),
                    None => dead = dead.or_else(|| ways.first().and_then(|asked| service::finding_of(stage, asked))),
                }
            }
        }
        if found.keeping.is_empty() && found.free.is_empty() && !found.outcome.fails() && !found.outcome.is_unknown() {
            let untold =
                || (0, Outcome::because(Note::new("why-not-told").with("resource", front.arn()).with("detail", "")));
            let (near, outcome) = dead.unwrap_or_else(untold);
            return Attempt::before(near, outcome);
        }
        Attempt::to_targets(told(stage, found))
    }

    fn of<'a>(&self, stage: &Stage<'a>, front: &Front<'a>, asked: &Asked<'a>, found: &mut Found<'a>) {
        let (Some(forward), Some((step, decided))) = (asked.forward(), asked.way.end()) else { return };
        let at_group = |code, group: &str| stage.named(Finding::lacking(code, group));
        match keeping(stage.network.inventory(), forward, front.place) {
            Err(missing) => found.outcome.missing.push(missing),
            Ok(Keeping::Stays) => found.keeping.extend(forward.receiving()),
            Ok(Keeping::Free) => found.free.extend(forward.receiving()),
            Ok(Keeping::Partly { free }) => {
                found.keeping.extend(forward.receiving().filter(|group| !free.contains(group)));
                found.free.extend(free);
            }
            Ok(Keeping::BetweenGroups { groups }) => {
                let groups = groups.into_iter().map(|group| service::group_arg(stage, group)).collect();
                let finding = service::at_rule(stage, "STICKINESS_NOT_BETWEEN_GROUPS", step, decided);
                found.outcome.add(finding.with("groups", Arg::List(groups)));
            }
            Ok(Keeping::CookieOfApplication { group }) => {
                found.outcome.add(at_group("APP_COOKIE_WITH_SEVERAL_GROUPS", group));
            }
            Ok(Keeping::NoCookie { group, name }) => {
                found.outcome.add(at_group("APP_COOKIE_NOT_USABLE", group).with("cookie", name));
            }
            Ok(Keeping::Unknown { group }) => {
                let why = Note::new("why-not-modelled").with("resource", group).with("detail", "stickiness.type");
                found.outcome.why = Some(why);
            }
        }
    }
}

/// Whether nothing is kept, all, or a part.
fn told(stage: &Stage<'_>, found: Found<'_>) -> Outcome {
    let mut outcome = found.outcome;
    if outcome.fails() || outcome.is_unknown() {
        return outcome;
    }
    let arg =
        |groups: &BTreeSet<&str>| Arg::List(groups.iter().map(|group| service::group_arg(stage, group)).collect());
    if found.keeping.is_empty() {
        if let Some(group) = found.free.first() {
            outcome.warnings.push(stage.named(Finding::lacking("NO_STICKINESS", *group)));
        }
        outcome.seen.push(Note::new("seen-not-sticky").with("groups", arg(&found.free)));
        return outcome;
    }
    for group in found.free.difference(&found.keeping) {
        let finding = stage.named(Finding::lacking("STICKINESS_ON_ONE_GROUP", *group));
        outcome.warnings.push(finding.with("groups", arg(&found.keeping)));
    }
    outcome.seen.push(Note::new("seen-sticky").with("groups", arg(&found.keeping)));
    outcome
}
