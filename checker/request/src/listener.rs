//! Which rule of a load balancer takes a request, and what it does with it.
//!
//! Rules are asked by their priority, the default one last; all conditions of a rule have to hold, and of each condition
//! one value: <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html>.
//! What nobody can read, or what a file keeps sealed, decides nothing: then several rules may be the one.

mod action;
mod condition;
mod health;
mod regex;
mod stickiness;
mod transform;
mod way;
mod wildcard;

pub use action::{Action, Deed, Forward, Gate, Redirect};
pub use condition::{Mismatch, NearPath};
pub use health::{Group, Health, HealthReason, HealthState, Target, accepts, answered};
pub use snapshot::shapes::Weighted;
pub use stickiness::{Keeping, Stickiness, keeping, of_group};
pub use transform::{Rewritten, rewritten};
pub use way::{Dead, Serving, Step, Way, follow, passed_on, serving};
pub use wildcard::matches as wildcard_matches;

use crate::Request;
use condition::Match;
use snapshot::shapes::{Listener, Rule};
use snapshot::{Inventory, Missing};

/// What a listener does with a request.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer<'s> {
    /// The rules that may be the one, by their priority; exactly one where all could be read.
    pub possible: Vec<Decided<'s>>,
    /// The rules that were asked before and that surely do not take it.
    pub passed: Vec<Passed<'s>>,
    /// The rules that would take it too if the one that does were not there.
    pub shadowed: Vec<&'s Rule>,
    /// Why more than one rule may be the one, or none is known to be.
    pub untold: Vec<Untold<'s>>,
}

/// A rule that takes a request, with what it does.
#[derive(Debug, Clone, PartialEq)]
pub struct Decided<'s> {
    /// The rule; `None` for the default action of a listener whose rules do not list it.
    pub rule: Option<&'s Rule>,
    /// What it does.
    pub deed: Deed<'s>,
}

impl Decided<'_> {
    /// Whether it is the default rule.
    #[must_use]
    pub fn is_default(&self) -> bool {
        self.rule.is_none_or(is_default)
    }

    /// Its priority as AWS writes it: a number, or `default`.
    #[must_use]
    pub fn priority(&self) -> &str {
        self.rule.and_then(|rule| rule.priority.as_deref()).unwrap_or("default")
    }
}

/// A rule that does not take a request, with what keeps it from doing so.
#[derive(Debug, Clone, PartialEq)]
pub struct Passed<'s> {
    /// The rule.
    pub rule: &'s Rule,
    /// The first condition that does not hold.
    pub but: Mismatch<'s>,
    /// Whether all its other conditions hold.
    pub alone: bool,
}

/// What could not be told.
#[derive(Debug, Clone, PartialEq)]
pub enum Untold<'s> {
    /// A call is missing.
    Missing(Missing),
    /// A value that is kept sealed would have to be compared.
    Sealed {
        /// The rule.
        rule: &'s Rule,
    },
    /// A regular expression that may be read in two ways, or not at all.
    Regex {
        /// The rule.
        rule: &'s Rule,
        /// The expression.
        regex: &'s str,
    },
    /// A condition of a kind that is not known, or that says nothing.
    Field {
        /// The rule.
        rule: &'s Rule,
        /// The kind, as AWS writes it.
        field: &'s str,
    },
    /// The rule asks where the request comes from, and the question does not say.
    Source {
        /// The rule.
        rule: &'s Rule,
    },
    /// Nobody knows when the rule is asked.
    Priority {
        /// The rule.
        rule: &'s Rule,
    },
}

impl<'s> Untold<'s> {
    /// The rule at which it could not be told.
    #[must_use]
    pub fn rule(&self) -> Option<&'s Rule> {
        match self {
            Self::Missing(_) => None,
            Self::Sealed { rule }
            | Self::Regex { rule, .. }
            | Self::Field { rule, .. }
            | Self::Source { rule }
            | Self::Priority { rule } => Some(rule),
        }
    }
}

impl<'s> Answer<'s> {
    /// What is done, if that is sure: one rule may be it, or all that may do the same.
    #[must_use]
    pub fn decided(&self) -> Option<&Decided<'s>> {
        let hidden = self.untold.iter().any(|untold| matches!(untold, Untold::Missing(_)));
        let (first, others) = self.possible.split_first()?;
        (!hidden && others.iter().all(|other| other.deed == first.deed)).then_some(first)
    }

    /// The calls that are missing.
    pub fn missing(&self) -> impl Iterator<Item = &Missing> {
        self.untold.iter().filter_map(|untold| match untold {
            Untold::Missing(missing) => Some(missing),
            _ => None,
        })
    }
}

/// Whether a rule is the one that takes what no other takes.
#[must_use]
pub fn is_default(rule: &Rule) -> bool {
    rule.is_default == Some(true) || rule.priority.as_deref() == Some("default")
}

/// The number of a rule; `None` for the default one, and for one whose priority is no number.
#[must_use]
pub fn priority(rule: &Rule) -> Option<u32> {
    if is_default(rule) { None } else { rule.priority.as_deref()?.parse().ok() }
}

/// The rules of a listener, by the order in which they are asked, the default one last.
#[must_use]
pub fn rules<'s>(inventory: &Inventory<'s>, listener: &Listener) -> Vec<&'s Rule> {
    let mut rules = inventory.rules.of(&listener.listener_arn).to_vec();
    // One without a number that can be read may come before any other.
    rules.sort_by_key(|rule| (is_default(rule), priority(rule).unwrap_or(0)));
    rules
}

/// What a listener does with a request. `place` is where the load balancer was listed.
#[must_use]
pub fn answer<'s>(inventory: &Inventory<'s>, listener: &'s Listener, place: usize, request: &Request) -> Answer<'s> {
    let mut answer = Answer { possible: Vec::new(), passed: Vec::new(), shadowed: Vec::new(), untold: Vec::new() };
    answer
        .untold
        .extend(inventory.missing_children(&inventory.rules, &listener.listener_arn, place).map(Untold::Missing));
    let mut decided = false;
    for rule in rules(inventory, listener) {
        let matched = condition::of_rule(rule, request);
        if decided {
            if matches!(matched, Match::Yes) && !is_default(rule) {
                answer.shadowed.push(rule);
            }
            continue;
        }
        match matched {
            Match::No { but, alone } => answer.passed.push(Passed { rule, but, alone }),
            Match::Unknown(untold) => {
                answer.possible.push(Decided { rule: Some(rule), deed: Deed::of(&rule.actions) });
                answer.untold.push(untold);
            }
            Match::Yes => {
                answer.possible.push(Decided { rule: Some(rule), deed: Deed::of(&rule.actions) });
                decided = is_default(rule) || priority(rule).is_some();
                if !decided {
                    answer.untold.push(Untold::Priority { rule });
                }
            }
        }
    }
    // An old listing leaves the default rule out; the listener names its action.
    if !decided && !answer.possible.last().is_some_and(Decided::is_default) {
        answer.possible.push(Decided { rule: None, deed: Deed::of(&listener.default_actions) });
    }
    answer
}
