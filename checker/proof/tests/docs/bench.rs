//! Where a case is judged: a lab of one check, made of the line that the document shows.
//!
//! A check with a twin finds it in the course: the check of that id in one of its labs goes before it, as it does
//! there. A case of an exercise is a file of answers instead of a world.

use crate::document::{Case, Expected};
use judge::{Answer, Answers, CheckReport, CheckStatus, Lab, LabCheck, Request};
use snapshot::Ask;
use std::collections::BTreeSet;
use world::World;

/// What the documented check is called in its lab.
const ID: &str = "documented";

/// The lab of a line like `judge.flow = { … }`.
pub(crate) fn lab(line: &str) -> Result<Lab, String> {
    let line: toml::Table = toml::from_str(line).map_err(|error| error.to_string())?;
    let judge = line.get("judge").and_then(toml::Value::as_table).ok_or("the line begins with `judge.`")?;
    let parameters = judge.values().next().ok_or("`judge` names no check")?;
    if line.len() != 1 || judge.len() != 1 {
        return Err("the block is one line, `judge.<check> = { … }`".to_owned());
    }
    let twin = parameters.get("twin").and_then(toml::Value::as_str);
    let mut checks: Vec<toml::Value> = twin.map(of_the_course).transpose()?.into_iter().collect();
    let mut own: toml::Table =
        toml::from_str(&format!("id = \"{ID}\"\npoints = 1\ntitle = {{ ko = \"-\", en = \"-\" }}"))
            .map_err(|error| error.to_string())?;
    own.extend(line);
    checks.push(own.into());
    let head =
        "id = \"lab-docs\"\nchapter = \"0\"\ntitle = { ko = \"-\", en = \"-\" }\ngoal = { ko = \"-\", en = \"-\" }";
    let mut lab: toml::Table = toml::from_str(head).map_err(|error| error.to_string())?;
    lab.insert("check".to_owned(), checks.into());
    let text = toml::to_string(&lab).map_err(|error| error.to_string())?;
    Lab::parse(&text).map_err(|error| error.to_string())
}

/// The check of this id in the course's own labs.
fn of_the_course(id: &str) -> Result<toml::Value, String> {
    let labs = labs::FOLDERS.iter().filter_map(|folder| folder.file("lab.toml")?.parse::<toml::Table>().ok());
    let checks = labs.filter_map(|lab| lab.get("check")?.as_array().cloned()).flatten();
    let mut named = checks.filter(|check| check.get("id").and_then(toml::Value::as_str) == Some(id));
    named.next().ok_or_else(|| format!("no lab of the course has a check `{id}` to be the twin"))
}

/// Judges a case and says what is not as expected.
pub(crate) fn judge(lab: &Lab, case: &Case) -> Result<(), String> {
    judge_from(lab, case, |_| true)
}

/// Judges a case by what its check asks for itself, as far as its twin needs no more.
pub(crate) fn judge_from_its_asks(lab: &Lab, case: &Case) -> Result<(), String> {
    let (own, twins): (Vec<&LabCheck>, Vec<&LabCheck>) = lab.checks.iter().partition(|check| check.id == ID);
    let of_twins = twins.iter().flat_map(|check| check.judge.check().needs());
    let own = own.iter().map(|check| check.judge.check()).flat_map(|check| [check.needs(), check.refines()].concat());
    let asked: Vec<Ask> = of_twins.chain(own).map(|wanted| wanted.ask).collect();
    judge_from(lab, case, |ask| asked.contains(&ask))
}

fn judge_from(lab: &Lab, case: &Case, is_asked: impl Fn(Ask) -> bool) -> Result<(), String> {
    let (text, answers) = if lab.is_on_paper() {
        let answer = Answer::parse(&case.text).map_err(|error| error.to_string())?;
        ("world 1\nbase empty\n".to_owned(), Answers::new().with(answer))
    } else {
        (format!("world 1\n{}", case.text), Answers::new())
    };
    let world: World = text.parse().map_err(|error| format!("{error}"))?;
    let mut snapshot = world.snapshot().map_err(|error| error.to_string())?;
    snapshot.calls.retain(|call| call.known().is_none_or(&is_asked));
    let report = judge::judge(&Request {
        ssh_ports: &case.ssh_ports,
        domain: case.domain.as_deref(),
        answers: &answers,
        no_probes: false,
        ..Request::of_practice(std::slice::from_ref(lab), &["lab-docs"], &snapshot)
    });
    let checks = report.labs.first().map(|lab| lab.checks.as_slice()).unwrap_or_default();
    let check = checks.iter().find(|check| check.id == ID).ok_or("it was not judged")?;
    let label = |id: &str| world.label(id).unwrap_or_else(|| id.to_owned());
    let as_expected = match &case.expected {
        Expected::Passes => check.status == CheckStatus::Pass && warnings(check) == case.warns,
        Expected::Unknown => check.status == CheckStatus::Unknown && says_why(check),
        Expected::Fails { code, at } => {
            let right = |finding: &judge::Finding| finding.code == code && label(&finding.resource) == *at;
            check.status == CheckStatus::Fail && check.findings.first().is_some_and(right) && shows_its_path(lab, check)
        }
    };
    let expected = (&case.expected, &case.warns);
    if as_expected { Ok(()) } else { Err(format!("expected {expected:?}, but: {}", told(check, &label))) }
}

/// What cannot be told has a reason, or a call that would tell it.
fn says_why(check: &CheckReport) -> bool {
    check.why.is_some() || !check.need.is_empty() || check.because.is_some()
}

/// A flow that does not come through shows how far it came.
fn shows_its_path(lab: &Lab, check: &CheckReport) -> bool {
    let is_flow = lab.checks.iter().any(|one| one.id == ID && one.judge.info().id == "flow");
    !is_flow || check.trace.is_some()
}

/// The codes of a check's warnings, each once.
fn warnings(check: &CheckReport) -> Vec<String> {
    let codes: BTreeSet<&str> = check.warnings.iter().map(|warning| warning.code).collect();
    codes.into_iter().map(str::to_owned).collect()
}

fn told(check: &CheckReport, label: &dyn Fn(&str) -> String) -> String {
    let findings: Vec<String> =
        check.findings.iter().map(|finding| format!("{} at {}", finding.code, label(&finding.resource))).collect();
    let why = check.why.as_ref().map(|why| why.message).unwrap_or_default();
    let warnings = warnings(check);
    format!("{:?} {} {warnings:?} {why} {:?} {:?}", check.status, findings.join(", "), check.need, check.because)
}
