//! `rule-table`: requests go to target groups by their paths.

use crate::check::{Check, CheckInfo, asks};
use crate::finding::{Arg, Finding, Note};
use crate::lab_fault::LabFault;
use crate::outcome::Outcome;
use crate::service::{self, Asked, Attempt, Entry, Front, Spoken, Visitor};
use crate::stage::Stage;
use request::Scheme;
use request::listener::{Deed, Mismatch, NearPath, Passed, is_default, rules};
use serde::Deserialize;
use snapshot::Wanted;
use snapshot::shapes::Rule;
use std::collections::BTreeSet;

pub(super) const INFO: CheckInfo = super::info!("rule-table");

/// A path of which nobody thought.
const ANY_OTHER: &str = "/another-page";

/// `rule-table = { groups = [{ paths = ["/delivery/orders/"] }, { paths = ["/", "/order/shops/"] }] }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleTable {
    /// Paths that have a target group of their own, the more special ones first.
    groups: Vec<PathClass>,
    /// How clients speak; the listeners that serve unless told.
    scheme: Option<Spoken>,
    /// The check of the same lab that says why nothing listens for this scheme.
    twin: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct PathClass {
    paths: Vec<String>,
}

impl Check for RuleTable {
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
        let outcome = service::best(fronts.iter().flat_map(|front| self.by(stage, front)).collect());
        service::unless_brought(stage, &fronts, outcome)
    }

    fn consistent(&self) -> Result<(), LabFault> {
        if self.groups.len() < 2 {
            return Err(LabFault::EmptyList { field: "groups", example: "{ paths = [\"/\"] }" });
        }
        self.groups.iter().try_for_each(|class| service::are_paths(&class.paths))
    }
}

impl RuleTable {
    /// For each visitor, how near a load balancer comes to it. Every listener that serves has to: one without the rules
    /// leads its clients astray.
    fn by(&self, stage: &Stage<'_>, front: &Front<'_>) -> Vec<Attempt> {
        let entries = service::entries(stage, front, self.scheme.map(Into::into));
        // The twin says why there is none; where it passes all the same, somebody else answers in this scheme.
        if entries.is_empty() && self.twin.is_some() {
            return vec![Attempt::before(3, Outcome::for_a_probe())];
        }
        if entries.is_empty() {
            let finding = stage.named(Finding::lacking("LOAD_BALANCER_WITHOUT_LISTENER", front.arn()));
            return vec![Attempt::before(3, Outcome::fail(finding))];
        }
        let visitors = service::visitors(stage, front);
        let of = |visitor: &Visitor| {
            let mut outcome = Outcome::default();
            self.serving(stage, front, &entries, visitor).into_iter().for_each(|entry| {
                outcome.absorb(self.at(stage, front, entry, visitor));
            });
            Attempt::to_targets(outcome)
        };
        visitors.iter().map(of).collect()
    }

    /// The listeners that are judged: those for https where they lead to targets, for http then only leads there or is
    /// left as it was; else those for http.
    fn serving<'e>(
        &self,
        stage: &Stage<'_>,
        front: &Front<'_>,
        entries: &'e [Entry],
        visitor: &Visitor,
    ) -> Vec<&'e Entry> {
        let mut paths = self.groups.iter().flat_map(|class| &class.paths);
        let secure: Vec<&Entry> = entries.iter().filter(|entry| entry.scheme == Scheme::Https).collect();
        let leads = |path: &String| {
            let asked = |entry: &&Entry| service::asked(stage, front, entry, visitor, path).forward().is_some();
            secure.iter().any(asked)
        };
        if paths.any(leads) { secure } else { entries.iter().collect() }
    }

    fn at<'a>(&self, stage: &Stage<'a>, front: &Front<'a>, entry: &Entry, visitor: &Visitor) -> Outcome {
        let ask = |path: &String| service::asked(stage, front, entry, visitor, path);
        let classes: Vec<Vec<Asked<'a>>> =
            self.groups.iter().map(|class| class.paths.iter().map(ask).collect()).collect();
        let mut outcome = Outcome::default();
        for asked in classes.iter().flatten() {
            if let Some((_, dead)) = service::finding_of(stage, asked) {
                outcome.absorb(dead);
            }
        }
        if outcome.fails() || outcome.is_unknown() {
            return outcome;
        }
        let groups: Vec<BTreeSet<&str>> = classes.iter().map(|class| groups(class)).collect();
        for (at, class) in classes.iter().enumerate() {
            let others: BTreeSet<&str> = groups.iter().skip(at + 1).flatten().copied().collect();
            let mixed = class.iter().find(|asked| groups_of(asked).any(|group| others.contains(group)));
            if let Some(asked) = mixed {
                outcome.add(self.mixed(stage, front, asked, classes.get(at + 1..).unwrap_or_default(), &others));
            }
        }
        if outcome.fails() {
            return outcome;
        }
        for (class, groups) in classes.iter().zip(&groups) {
            outcome.premises.extend(class.iter().filter_map(|asked| service::gate(stage, asked)));
            for group in groups {
                outcome.absorb(service::serves(stage, front, group));
            }
            if let Some(asked) = class.first() {
                outcome.warnings.extend(self.catches_more(stage, front, entry, visitor, asked));
            }
        }
        // What else they say is another check's.
        outcome.warnings.retain(|warning| warning.code == "PATTERN_CATCHES_MORE");
        outcome.trace = None;
        if !outcome.fails() && !outcome.is_unknown() {
            outcome.seen = classes.iter().filter_map(|class| seen(stage, class)).collect();
        }
        outcome
    }

    /// Why a path goes where others go that are to go elsewhere.
    fn mixed(
        &self,
        stage: &Stage<'_>,
        front: &Front<'_>,
        asked: &Asked<'_>,
        others: &[Vec<Asked<'_>>],
        other_groups: &BTreeSet<&str>,
    ) -> Finding {
        let Some((step, decided)) = asked.way.end() else {
            return stage.named(Finding::lacking("NO_RULE_FOR_PATH", front.arn())).with("path", asked.path.as_str());
        };
        let leads_apart = |deed: &Deed<'_>| apart(deed, other_groups);
        // A rule that would take it and comes too late.
        let late = step.answer.shadowed.iter().find(|rule| leads_apart(&Deed::of(&rule.actions)));
        if let Some(late) = late {
            return service::at_rule(stage, "RULE_SHADOWED", step, decided)
                .with("path", asked.path.as_str())
                .with("late", late.rule_arn.as_str())
                .with("late-priority", late.priority.clone().unwrap_or_default());
        }
        // A rule that almost takes it.
        let near = |passed: &&Passed<'_>| {
            matches!(passed.but, Mismatch::Path { near: Some(_), .. }) && leads_apart(&Deed::of(&passed.rule.actions))
        };
        if let Some(passed) = step.answer.passed.iter().find(near) {
            return almost(stage, asked, passed);
        }
        // A rule of its own that leads to the same group.
        let own = !decided.is_default() && others.iter().flatten().all(|other| decides(other) != decides(asked));
        if own {
            let group = groups_of(asked).find(|group| other_groups.contains(group)).unwrap_or_default();
            return service::at_rule(stage, "RULES_SHARE_TARGET_GROUP", step, decided)
                .with("path", asked.path.as_str())
                .with("group", service::group_arg(stage, group));
        }
        // A rule of another listener.
        if let Some((listener, rule)) = elsewhere(stage, front, asked, other_groups) {
            return stage
                .named(Finding::lacking("RULE_ON_OTHER_LISTENER", step.listener.listener_arn.as_str()))
                .with("path", asked.path.as_str())
                .with("rule", rule.rule_arn.as_str())
                .with("other", listener);
        }
        stage
            .named(Finding::lacking("NO_RULE_FOR_PATH", step.listener.listener_arn.as_str()))
            .with("path", asked.path.as_str())
    }

    /// A pattern that takes paths which only begin alike: `/delivery*` takes `/delivery-fee` too.
    fn catches_more<'a>(
        &self,
        stage: &Stage<'a>,
        front: &Front<'a>,
        entry: &Entry,
        visitor: &Visitor,
        asked: &Asked<'a>,
    ) -> Option<Finding> {
        let first = asked.path.split('/').nth(1).filter(|first| !first.is_empty())?;
        let beside = format!("/{first}-fee");
        let known = self.groups.iter().flat_map(|class| &class.paths).any(|path| *path == beside);
        let other = service::asked(stage, front, entry, visitor, &beside);
        let (step, decided) = other.way.end().filter(|_| !known)?;
        // What takes any path at all is not about how one begins.
        let takes_any = decides(&service::asked(stage, front, entry, visitor, ANY_OTHER)) == decides(asked);
        let same = decides(&other) == decides(asked) && !takes_any;
        let finding = service::at_rule(stage, "PATTERN_CATCHES_MORE", step, decided).with("path", beside.as_str());
        (same && !decided.is_default()).then_some(finding)
    }
}

/// The rule that takes a request; `None` for a default one.
fn decides<'a>(asked: &Asked<'a>) -> Option<&'a str> {
    let (_, decided) = asked.way.end()?;
    decided.rule.filter(|_| !decided.is_default()).map(|rule| rule.rule_arn.as_str())
}

fn groups_of<'f>(asked: &'f Asked<'_>) -> impl Iterator<Item = &'f str> {
    asked.forward().into_iter().flat_map(|forward| forward.receiving())
}

fn groups<'f>(class: &'f [Asked<'_>]) -> BTreeSet<&'f str> {
    class.iter().flat_map(groups_of).collect()
}

/// Whether a deed forwards to none of some groups.
fn apart(deed: &Deed<'_>, groups: &BTreeSet<&str>) -> bool {
    match &deed.action {
        request::listener::Action::Forward(forward) => {
            forward.receiving().next().is_some() && !forward.receiving().any(|group| groups.contains(group))
        }
        _ => false,
    }
}

/// A pattern that fits but for one thing.
fn almost(stage: &Stage<'_>, asked: &Asked<'_>, passed: &Passed<'_>) -> Finding {
    let (code, pattern) = match passed.but {
        Mismatch::Path { near: Some(NearPath::Case(pattern)), .. } => ("PATH_PATTERN_CASE", pattern),
        Mismatch::Path { near: Some(NearPath::Above(pattern)), .. } => ("PATH_PATTERN_ONLY_BELOW", pattern),
        Mismatch::Path { near: Some(NearPath::Below(pattern)), .. } => ("PATH_PATTERN_WITHOUT_REST", pattern),
        _ => ("NO_RULE_FOR_PATH", ""),
    };
    stage
        .named(Finding::lacking(code, passed.rule.rule_arn.as_str()))
        .with("path", asked.path.as_str())
        .with("pattern", pattern)
}

/// A rule of another listener that would lead the path to a group of its own.
fn elsewhere<'a>(
    stage: &Stage<'a>,
    front: &Front<'a>,
    asked: &Asked<'a>,
    groups: &BTreeSet<&str>,
) -> Option<(String, &'a Rule)> {
    let (step, _) = asked.way.end()?;
    let inventory = stage.network.inventory();
    let others =
        inventory.listeners.of(front.arn()).iter().filter(|other| other.listener_arn != step.listener.listener_arn);
    for &other in others {
        let told = request::listener::answer(inventory, other, front.place, &step.request);
        let Some(decided) = told.decided().filter(|decided| !decided.is_default() && apart(&decided.deed, groups))
        else {
            continue;
        };
        let port = other.port.map(|port| port.to_string()).unwrap_or_default();
        let listener = format!("{} {port}", other.protocol.as_deref().unwrap_or_default());
        let rule = rules(inventory, other).into_iter().find(|rule| !is_default(rule) && Some(*rule) == decided.rule)?;
        return Some((listener, rule));
    }
    None
}

fn seen(stage: &Stage<'_>, class: &[Asked<'_>]) -> Option<Note> {
    let paths = class.iter().map(|asked| Arg::Text(asked.path.clone())).collect();
    let groups = groups(class).into_iter().map(|group| service::group_arg(stage, group)).collect();
    Some(Note::new("seen-rule").with("paths", Arg::List(paths)).with("groups", Arg::List(groups)))
}
