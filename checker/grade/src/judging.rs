//! Judging what somebody handed in: every lab by every piece of evidence for it, whatever the submission says of itself.
//!
//! What the learner claims beside the evidence, such as which VPC is meant, says what is looked at and is kept with the
//! result; that a lab has passed is never believed.

use crate::course::Course;
use crate::gradebook::Reason;
use crate::judged::{Judged, JudgedCheck, JudgedLab, Kept, Level, Verdict};
use judge::{Answer, Answers, Arg, Args, CheckReport, Finding, Lab, LabReport, Note, Report, Request};
use snapshot::{Inventory, Snapshot, Status};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use submission::{Attempt, Claims, Evidence, Form, Mode, Submission};

/// Evidence that could be read.
struct Piece<'s> {
    evidence: &'s Evidence,
    snapshot: Cow<'s, Snapshot>,
    sha256: String,
}

/// Judges a submission of a learner.
#[must_use]
pub fn judge(course: &Course, learner: &str, submission: &Submission, level: Level) -> (Judged, Kept) {
    let manifest = &submission.manifest;
    let mut judged = Judged {
        asked: course.asked.clone(),
        claimed: manifest.learner.clone(),
        claims: manifest.claims.clone(),
        made: manifest.made.clone(),
        course: manifest.course.clone(),
        hints: hints(course, submission),
        ..Judged::default()
    };
    if let Some(claimed) = manifest.learner.as_deref().filter(|claimed| *claimed != learner) {
        judged.reasons.push(Reason::new("other-learner", claimed, []));
    }
    let pieces = pieces(submission, &mut judged.reasons);
    let answers = answers(course, submission, &mut judged.reasons);
    for piece in &pieces {
        let labs = labs_of(course, submission, piece);
        let mut report = Vec::new();
        // What the learner says beside the evidence may be another thing for each lab.
        let mut left: Vec<(&Lab, &Claims)> = labs.iter().map(|(lab, at)| (*lab, submission.claims_for(*at))).collect();
        while let Some((_, claims)) = left.first().copied() {
            let same = left.extract_if(.., |(_, other)| *other == claims);
            let asked: Vec<&str> = same.map(|(lab, _)| lab.id.as_str()).collect();
            report.extend(run(course, learner, claims, &asked, Some(piece), &answers, level).labs);
        }
        let report = match submission.form {
            Form::Archive => report,
            Form::Bare => about(report),
        };
        let inventory = Inventory::new(&piece.snapshot);
        for lab in report {
            let attempt = labs.iter().find(|(of, _)| of.id == lab.lab).and_then(|(_, attempt)| *attempt);
            judged.reasons.extend(disagreement(&lab, attempt));
            let kept = lab_of(&lab, Some(piece), &inventory, level);
            judged.labs.entry(lab.lab.clone()).or_default().push(kept);
        }
    }
    on_paper(course, learner, submission, &answers, level, &mut judged);
    for (lab, attempt) in submission.lacking() {
        let snapshot = attempt.snapshot.clone().unwrap_or_default();
        judged.reasons.push(Reason::new("no-snapshot", lab, [("snapshot", snapshot)]));
    }
    let all: Vec<(String, String, &Snapshot)> =
        pieces.iter().map(|piece| (piece.evidence.name.clone(), piece.sha256.clone(), &*piece.snapshot)).collect();
    let kept = Kept::of(submission, &all);
    (judged, kept)
}

/// What was asked for of hints, by the ids of labs that are graded.
fn hints(course: &Course, submission: &Submission) -> BTreeMap<String, u32> {
    let of =
        |lab: &Lab| submission.manifest.hints.iter().find(|(name, _)| lab.is_called(name)).map(|(_, steps)| *steps);
    course.graded().filter_map(|lab| Some((lab.id.clone(), of(lab)?))).collect()
}

/// The evidence, as far as it can be read.
fn pieces<'s>(submission: &'s Submission, reasons: &mut Vec<Reason>) -> Vec<Piece<'s>> {
    let mut pieces = Vec::new();
    for evidence in &submission.evidence {
        match evidence.snapshot() {
            Ok(snapshot) => pieces.push(Piece { evidence, sha256: snapshot.sha256(), snapshot }),
            Err(error) => reasons.push(Reason::new("broken-snapshot", &evidence.name, [("cause", error.to_string())])),
        }
    }
    pieces
}

/// The graded labs that a piece of evidence is for.
fn labs_of<'l>(
    course: &'l Course,
    submission: &'l Submission,
    piece: &Piece<'_>,
) -> Vec<(&'l Lab, Option<&'l Attempt>)> {
    let names = |lab: &Lab| -> Vec<String> {
        let known = submission.manifest.labs.keys().filter(|name| lab.is_called(name)).cloned().collect::<Vec<_>>();
        if submission.form == Form::Bare { vec![lab.id.clone()] } else { known }
    };
    let of = |lab: &'l Lab| {
        let found = names(lab).into_iter().find_map(|name| {
            let all = submission.evidence_for(&name);
            all.into_iter().find(|(evidence, _)| evidence.name == piece.evidence.name).map(|(_, attempt)| attempt)
        });
        found.map(|attempt| (lab, attempt))
    };
    course.graded().filter(|lab| !lab.is_on_paper()).filter_map(of).collect()
}

/// The answers, each for its lab.
fn answers(course: &Course, submission: &Submission, reasons: &mut Vec<Reason>) -> Answers {
    let mut answers = Answers::new();
    for lab in course.graded().filter(|lab| !lab.answers().is_empty()) {
        for file in submission.answers_for(&lab.id) {
            match Answer::parse(&file.text) {
                Ok(answer) if lab.answers().contains(&answer.kind()) => answers = answers.with_own(&lab.id, answer),
                Ok(_) => {}
                Err(error) => reasons.push(Reason::new("broken-answers", &file.name, [("cause", error.to_string())])),
            }
        }
    }
    reasons.dedup();
    answers
}

/// What judging says of a lab anew, in full, for a page: by the piece of evidence with this SHA-256, or with none by
/// answers alone. None if the submission has no such evidence.
#[must_use]
pub(crate) fn report(
    course: &Course,
    learner: &str,
    submission: &Submission,
    lab: &str,
    sha256: Option<&str>,
    level: Level,
) -> Option<Report> {
    let pieces = pieces(submission, &mut Vec::new());
    let piece = match sha256 {
        Some(sha256) => Some(pieces.iter().find(|piece| piece.sha256 == sha256)?),
        None => None,
    };
    let answers = answers(course, submission, &mut Vec::new());
    let attempt = piece.and_then(|piece| labs_of(course, submission, piece).into_iter().find(|(of, _)| of.id == lab));
    let claims = submission.claims_for(attempt.and_then(|(_, attempt)| attempt));
    Some(run(course, learner, claims, &[lab], piece, &answers, level))
}

/// Judges some labs by a piece of evidence, or with none by answers alone.
fn run(
    course: &Course,
    learner: &str,
    claims: &Claims,
    asked: &[&str],
    piece: Option<&Piece<'_>>,
    answers: &Answers,
    level: Level,
) -> Report {
    let nothing = Snapshot::default();
    let snapshot: &Snapshot = piece.map_or(&nothing, |piece| &piece.snapshot);
    let request = Request {
        vpc: claims.vpc.as_deref(),
        ssh_ports: &claims.ssh_ports,
        domain: claims.domain.as_deref(),
        app: claims.app.first().map(String::as_str),
        other_app: claims.app.get(1).map(String::as_str),
        learner: Some(learner),
        answers,
        // All is judged, also where the learner asked for less: what was not tried is not known then.
        no_probes: false,
        level: level.into(),
        snapshot_sha256: piece.map_or("", |piece| piece.sha256.as_str()),
        versions: &course.versions,
        ..Request::of_practice(&course.labs, asked, snapshot)
    };
    judge::judge(&request)
}

/// Of the labs that evidence may be about that says nothing of it, those that it is about: whose calls were all made, or
/// else those that miss the fewest.
fn about(reports: Vec<LabReport>) -> Vec<LabReport> {
    let missing = |lab: &LabReport| {
        let never = lab.checks.iter().flat_map(|check| &check.need).filter(|need| need.status == Status::NotAsked);
        never.map(|need| (&need.action, &need.region)).collect::<BTreeSet<_>>().len()
    };
    let fewest = reports.iter().map(missing).min().unwrap_or(0);
    reports.into_iter().filter(|lab| missing(lab) == fewest).collect()
}

/// Labs that take nothing but answers.
fn on_paper(
    course: &Course,
    learner: &str,
    submission: &Submission,
    answers: &Answers,
    level: Level,
    judged: &mut Judged,
) {
    let is_answered = |lab: &&Lab| {
        let given = answers.of(&lab.id);
        lab.is_on_paper() && (given.sheet.is_some() || given.board.is_some())
    };
    let asked: Vec<&str> = course.graded().filter(is_answered).map(|lab| lab.id.as_str()).collect();
    if asked.is_empty() {
        return;
    }
    let nothing = Snapshot::default();
    let inventory = Inventory::new(&nothing);
    for lab in run(course, learner, &submission.manifest.claims, &asked, None, answers, level).labs {
        let kept = lab_of(&lab, None, &inventory, level);
        judged.labs.entry(lab.lab.clone()).or_default().push(kept);
    }
}

/// What is odd where the learner's own verdict is another one, or was asked for without probes.
fn disagreement(lab: &LabReport, attempt: Option<&Attempt>) -> Vec<Reason> {
    let Some(attempt) = attempt else { return Vec::new() };
    let mut found = Vec::new();
    if attempt.passed.is_some() && lab.status == judge::LabStatus::Fail {
        found.push(Reason::new("claimed-pass", &lab.lab, [("status", "fail".to_owned())]));
    }
    let is_open = lab.checks.iter().any(|check| check.status == judge::CheckStatus::Unknown);
    if attempt.mode == Mode::NoProbes && is_open {
        found.push(Reason::new("no-probes", &lab.lab, []));
    }
    found
}

fn lab_of(lab: &LabReport, piece: Option<&Piece<'_>>, inventory: &Inventory<'_>, level: Level) -> JudgedLab {
    let cast = lab.cast.get("vpc").cloned().unwrap_or_default();
    let vpcs = inventory.vpcs.iter().filter(|vpc| cast.iter().any(|id| **id == *vpc.vpc_id));
    let blocks = vpcs.flat_map(|vpc| {
        let more = vpc.cidr_block_association_set.iter().filter_map(|block| block.cidr_block.clone());
        vpc.cidr_block.clone().into_iter().chain(more)
    });
    let blocks: BTreeSet<String> = blocks.collect();
    JudgedLab {
        version: lab.version.clone(),
        status: lab.status.into(),
        level,
        snapshot: piece.map(|piece| piece.sha256.clone()),
        account: piece.and_then(|piece| piece.snapshot.account.clone()),
        finished: piece.and_then(|piece| piece.snapshot.finished.clone()),
        blocks: blocks.into_iter().collect(),
        checks: lab.checks.iter().map(check_of).collect(),
    }
}

fn check_of(check: &CheckReport) -> JudgedCheck {
    let because = match &check.because {
        Some(judge::Because::Check { code, resource, args, .. }) => Some(told(code, resource, args)),
        _ => None,
    };
    let why = check.why.as_ref().map(|why| told(why.message, "", &why.args));
    let need: BTreeSet<String> = check.need.iter().map(|need| need.action.clone()).collect();
    JudgedCheck {
        id: check.id.clone(),
        status: match check.because {
            Some(judge::Because::NoProbes) => Verdict::LeftOut,
            _ => check.status.into(),
        },
        first: check.findings.first().map(finding).or(because).or(why),
        need: need.into_iter().collect(),
    }
}

fn finding(finding: &Finding) -> Reason {
    told(finding.code, &finding.resource, &finding.args)
}

fn told(code: &str, resource: &str, args: &Args) -> Reason {
    Reason::new(code, resource, args.iter().map(|(name, value)| (*name, plain(value))))
}

/// An argument without words of any language.
fn plain(arg: &Arg) -> String {
    match arg {
        Arg::Text(text) => text.clone(),
        Arg::Rule(rule) => rule.to_string(),
        Arg::Number(number) => number.to_string(),
        Arg::Resource { id, .. } => id.clone(),
        Arg::List(list) => list.iter().map(plain).collect::<Vec<_>>().join(", "),
        Arg::Note(note) => note_of(note),
    }
}

fn note_of(note: &Note) -> String {
    let args: Vec<String> = note.args.values().map(plain).collect();
    args.join(", ")
}
