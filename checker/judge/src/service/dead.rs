//! Requests that come to no target: what the load balancer does instead, and at which listener or rule.

use super::{Asked, idle_groups};
use crate::finding::{Arg, Finding, Note, Part};
use crate::outcome::Outcome;
use crate::stage::Stage;
use request::listener::{Action, Dead, Decided, Step, Untold};

/// How near such a request comes to a target.
const ANSWERED: u32 = 30;
const LED_ASTRAY: u32 = 20;

/// What is wrong with a request that reaches no target group; `None` for one that does. The number is for
/// `Attempt::before`.
pub(crate) fn finding_of(stage: &Stage<'_>, asked: &Asked<'_>) -> Option<(u32, Outcome)> {
    let last = asked.way.steps.last();
    let from = last.map(|step| step.listener.listener_arn.to_string()).unwrap_or_default();
    let outcome = match &asked.way.dead {
        Some(Dead::NoListener { request, other }) => {
            let finding = at_decided(stage, "REDIRECT_TO_CLOSED_PORT", last, &from)
                .with("url", request.to_string())
                .with("port", Arg::Number(request.port.into()))
                .with("other", other.and_then(|other| other.protocol.clone()).unwrap_or_default());
            return Some((LED_ASTRAY, Outcome::fail(finding)));
        }
        Some(Dead::Circle(request)) => {
            let finding = at_decided(stage, "REDIRECT_LOOP", last, &from).with("url", request.to_string());
            return Some((LED_ASTRAY, Outcome::fail(finding)));
        }
        Some(Dead::Elsewhere(request)) => {
            let why = Note::new("why-redirect-elsewhere").with("resource", from).with("detail", request.to_string());
            Outcome::because(why)
        }
        Some(Dead::Unknown(missing)) => Outcome::unknown(missing.clone()),
        Some(Dead::Unsure) => unsure(last, from),
        None => {
            let (step, decided) = asked.way.end()?;
            match &decided.deed.action {
                Action::Forward(forward) if forward.receiving().next().is_some() => return None,
                Action::Forward(_) => {
                    let finding = at_rule(stage, "FORWARD_TO_NOBODY", step, decided);
                    return Some((ANSWERED, Outcome::fail(finding.with("path", asked.path.as_str()))));
                }
                Action::Fixed { status } => {
                    return Some((ANSWERED, answers_itself(stage, asked, step, decided, status)));
                }
                Action::Redirect(_) => unsure(last, from),
                Action::Unknown { kind } => {
                    let resource = at_rule(stage, "", step, decided).resource;
                    Outcome::because(Note::new("why-not-modelled").with("resource", resource).with("detail", *kind))
                }
            }
        }
    };
    Some((ANSWERED, outcome))
}

/// It may be that a target group waits for somebody who uses it: then that is where to look.
fn answers_itself(
    stage: &Stage<'_>,
    asked: &Asked<'_>,
    step: &Step<'_>,
    decided: &Decided<'_>,
    status: &str,
) -> Outcome {
    if let Some(idle) = idle_groups(stage).first() {
        return Outcome::fail(stage.named(Finding::at("TARGET_GROUP_NOT_IN_USE", *idle)));
    }
    let finding = at_rule(stage, "LISTENER_ANSWERS_ITSELF", step, decided);
    Outcome::fail(finding.with("path", asked.path.as_str()).with("status", status))
}

fn unsure(last: Option<&Step<'_>>, from: String) -> Outcome {
    let Some(step) = last else { return Outcome::because(Note::new("why-not-told")) };
    let mut outcome = Outcome { missing: step.answer.missing().cloned().collect(), ..Outcome::default() };
    if outcome.missing.is_empty() {
        let untold = step.answer.untold.first();
        let resource = untold.and_then(Untold::rule).map_or(from, |rule| rule.rule_arn.to_string());
        let detail = match untold {
            Some(Untold::Regex { regex, .. }) => (*regex).to_owned(),
            Some(Untold::Field { field, .. }) => (*field).to_owned(),
            Some(Untold::Sealed { .. }) => "http-header".to_owned(),
            Some(Untold::Source { .. }) => "source-ip".to_owned(),
            Some(Untold::Priority { .. }) => "Priority".to_owned(),
            Some(Untold::Missing(_)) | None => "RedirectConfig".to_owned(),
        };
        outcome.why = Some(Note::new("why-rule-unsure").with("resource", resource).with("detail", detail));
    }
    outcome
}

/// A finding at the rule that decides, or at its listener where that is the default one.
pub(crate) fn at_rule(stage: &Stage<'_>, code: &'static str, step: &Step<'_>, decided: &Decided<'_>) -> Finding {
    let rule = decided.rule.filter(|_| !decided.is_default());
    let resource = rule.map_or(step.listener.listener_arn.to_string(), |rule| rule.rule_arn.to_string());
    let mut finding = stage.named(Finding::at(code, resource)).with("priority", decided.priority());
    finding.stop.part = Part::Lacking(code);
    finding
}

fn at_decided(stage: &Stage<'_>, code: &'static str, step: Option<&Step<'_>>, from: &str) -> Finding {
    match step.and_then(|step| Some((step, step.answer.decided()?))) {
        Some((step, decided)) => at_rule(stage, code, step, decided),
        None => stage.named(Finding::lacking(code, from)).with("priority", "default"),
    }
}

/// That a login stands before what a rule does.
pub(crate) fn gate(stage: &Stage<'_>, asked: &Asked<'_>) -> Option<Note> {
    let (step, decided) = asked.way.end()?;
    let gate = decided.deed.gate?;
    let resource = at_rule(stage, "", step, decided).resource;
    Some(Note::new("assumed-login").with("resource", resource).with("detail", gate.kind))
}
