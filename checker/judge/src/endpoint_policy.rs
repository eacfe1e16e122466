//! What the policy of a VPC endpoint lets through, by IAM's own rules for the endpoint's service.
//!
//! Requests are sorted into kinds that no statement tells apart: an action, a resource and a principal each. A kind is
//! let through if a statement allows it and none denies it:
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html>. Who calls, for what and
//! when is not in a network's configuration, so a policy that lets some kinds through is *narrow*, never wrong.

mod condition;
mod document;
mod kinds;
mod service;

pub(crate) use condition::Facts;

use condition::Holds;
use document::{Document, Effect, Named, Statement};
use service::Service;
use std::collections::BTreeSet;

/// How many kinds of requests are looked at; a policy that tells more apart is beyond what is told here.
const MOST_REQUESTS: usize = 1 << 16;

/// What a policy does to those who use the endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Policy {
    /// Lets everything through.
    Open,
    /// Lets some things through.
    Narrow,
    /// Lets nothing through.
    Shut,
    /// Whether it lets anything through depends on this, which the configuration does not tell.
    Depends(String),
    /// Its member was not in the answer: AWS lists one for every endpoint that has one.
    Absent,
    /// It is no policy.
    Unreadable,
}

/// Reads the policy document of an endpoint to this service.
pub(crate) fn read(document: Option<&str>, service: &str, facts: &Facts<'_>) -> Policy {
    let Some(document) = document else { return Policy::Absent };
    let Some(document) = Document::read(document) else { return Policy::Unreadable };
    let known = Service::of(service);
    if known.guessed && !document.statements().iter().all(|statement| tells_of(statement, &known.prefix)) {
        return Policy::Depends(service.to_owned());
    }
    let clauses: Vec<Clause> =
        document.statements().iter().map(|statement| Clause::of(statement, &document, &known, facts)).collect();
    let reach = requests(&clauses, &known);
    match reach {
        None => Policy::Depends("PolicyDocument".to_owned()),
        Some((Holds::Always, _)) => Policy::Open,
        Some((_, Holds::Always | Holds::Sometimes)) => Policy::Narrow,
        Some((_, Holds::Never)) => Policy::Shut,
        Some((_, Holds::Unknown)) => {
            let doubt = clauses.iter().find_map(|clause| clause.doubt.clone());
            Policy::Depends(doubt.unwrap_or_else(|| "PolicyDocument".to_owned()))
        }
    }
}

/// Whether what a statement says of actions is clear although the service is not: it says it of all, or of that prefix.
fn tells_of(statement: &Statement, prefix: &str) -> bool {
    let is_clear = |action: &String| {
        action == "*" || action.split_once(':').is_some_and(|(service, _)| service == prefix && !prefix.is_empty())
    };
    statement.actions().texts.iter().all(is_clear)
}

/// A statement, ready to be asked about kinds of requests.
struct Clause {
    effect: Effect,
    actions: Named,
    resources: Named,
    principals: Named,
    holds: Holds,
    /// The condition of which nobody can tell whether it holds.
    doubt: Option<String>,
}

impl Clause {
    fn of(statement: &Statement, document: &Document, service: &Service, facts: &Facts<'_>) -> Self {
        let (mut holds, mut doubt) = (Holds::Always, None);
        for (operator, key, values) in statement.conditions() {
            let one = condition::holds(operator, key, &values, facts, service.region.as_deref());
            if one == Holds::Unknown {
                doubt = doubt.or_else(|| Some(format!("{operator} {key}")));
            }
            holds = holds.and(one);
        }
        let mut resources = statement.resources();
        if document.has_variables() && widened(&mut resources) {
            holds = holds.and(Holds::Sometimes);
        }
        let (actions, principals) = (statement.actions(), statement.principals());
        Self { effect: statement.effect, actions, resources, principals, holds, doubt }
    }
}

/// Lets a statement with variables be about all that it could be about; whether there are any.
fn widened(named: &mut Named) -> bool {
    let all = named.texts.len();
    if named.inverted {
        named.texts.retain(|text| !text.contains("${"));
        return named.texts.len() < all;
    }
    let mut any = false;
    for text in &mut named.texts {
        while let Some((before, rest)) = text.split_once("${") {
            any = true;
            let after = rest.split_once('}').map(|(_, after)| after).unwrap_or_default();
            *text = format!("{before}*{after}");
        }
    }
    any
}

/// Of all kinds of requests to the service, what the least and the most of them may do.
fn requests(clauses: &[Clause], service: &Service) -> Option<(Holds, Holds)> {
    let actions = meant(clauses, &format!("{}:*", service.prefix), |clause| &clause.actions)?;
    let resources = meant(clauses, &service.resources, |clause| &clause.resources)?;
    let principals = meant(clauses, "*", |clause| &clause.principals)?;
    if actions.len().saturating_mul(resources.len()).saturating_mul(principals.len()) > MOST_REQUESTS {
        return None;
    }
    let (mut least, mut most) = (Holds::Always, Holds::Never);
    for action in &actions {
        for resource in &resources {
            for principal in &principals {
                let is_meant = |index: &usize| {
                    [action, resource, principal].iter().all(|meant| meant.get(*index).copied().unwrap_or(false))
                };
                let may = outcome(clauses, is_meant);
                (least, most) = (least.min(may), most.max(may));
            }
        }
    }
    Some((least, most))
}

/// What a kind of request may do, by the statements that are about it.
fn outcome(clauses: &[Clause], is_meant: impl Fn(&usize) -> bool) -> Holds {
    let strongest = |effect: Effect| {
        let all = clauses.iter().enumerate();
        let about = all.filter(|(index, clause)| clause.effect == effect && is_meant(index));
        about.map(|(_, clause)| clause.holds).max().unwrap_or(Holds::Never)
    };
    let not_denied = match strongest(Effect::Deny) {
        Holds::Never => Holds::Always,
        Holds::Sometimes => Holds::Sometimes,
        Holds::Unknown => Holds::Unknown,
        Holds::Always => Holds::Never,
    };
    strongest(Effect::Allow).and(not_denied)
}

/// The kinds of one member: for each, which statements are about it.
fn meant(clauses: &[Clause], universe: &str, member: impl Fn(&Clause) -> &Named) -> Option<BTreeSet<Vec<bool>>> {
    let lists: Vec<&[String]> = clauses.iter().map(|clause| member(clause).texts.as_slice()).collect();
    let kinds = kinds::kinds(universe, &lists)?;
    let is_about = |(clause, matched): (&Clause, bool)| matched != member(clause).inverted;
    Some(kinds.into_iter().map(|kind| clauses.iter().zip(kind).map(is_about).collect()).collect())
}

#[cfg(test)]
mod tests;
