//! `no-secrets`: the learner's repository holds no passwords, keys or tokens.

use crate::check::{Check, CheckInfo, asks};
use crate::finding::{Arg, Finding, Note, Part};
use crate::outcome::Outcome;
use crate::stage::Stage;
use serde::Deserialize;
use snapshot::shapes::probe::Repository;
use snapshot::{ProbeAsk, Wanted};
use std::collections::BTreeMap;

pub(super) const INFO: CheckInfo = super::info!("no-secrets");

/// `no-secrets = {}`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoSecrets {}

/// The codes, by the words of a record.
const CODES: [(&str, &str); 9] = [
    ("aws-key", "REPOSITORY_HOLDS_AWS_KEY"),
    ("private-key", "REPOSITORY_HOLDS_PRIVATE_KEY"),
    ("github-token", "REPOSITORY_HOLDS_GITHUB_TOKEN"),
    ("slack-token", "REPOSITORY_HOLDS_SLACK_TOKEN"),
    ("service-token", "REPOSITORY_HOLDS_TOKEN"),
    ("database-password", "REPOSITORY_HOLDS_DATABASE_PASSWORD"),
    ("signing-key", "REPOSITORY_HOLDS_SIGNING_KEY"),
    ("environment-file", "REPOSITORY_HOLDS_ENV_FILE"),
    ("password", "REPOSITORY_HOLDS_PASSWORD"),
];

impl Check for NoSecrets {
    fn needs(&self) -> Vec<Wanted> {
        asks(&[])
    }

    fn probes(&self, _: &Stage<'_>) -> Vec<ProbeAsk> {
        vec![ProbeAsk::repository()]
    }

    fn is_of_probes(&self) -> bool {
        true
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let ask = ProbeAsk::repository();
        // Nobody has to show a repository: whoever names none has the other points of the lab.
        if !stage.tried.is_recorded(&ask) {
            return Outcome::left_out(Note::new("why-no-repository"));
        }
        match stage.tried.repository(&ask) {
            Ok(repository) => outcome(repository),
            Err(why) => Outcome::because(why),
        }
    }
}

fn outcome(repository: &Repository) -> Outcome {
    let mut places: BTreeMap<(&'static str, &str), Vec<i64>> = BTreeMap::new();
    let mut is_unknown = false;
    for secret in &repository.secrets {
        let word = secret.kind.as_deref().unwrap_or_default();
        match CODES.iter().find(|(known, _)| *known == word) {
            Some((_, code)) => {
                let path = secret.path.as_deref().unwrap_or_default();
                places.entry((code, path)).or_default().extend(secret.line);
            }
            None => is_unknown = true,
        }
    }
    let mut outcome = Outcome::default();
    for (_, code) in CODES {
        for ((_, path), lines) in places.iter().filter(|((of, _), _)| *of == code) {
            outcome.add(finding(code, path, lines));
        }
    }
    if outcome.fails() {
        return outcome;
    }
    if let Some(cut) = repository.cut.as_deref() {
        let files = Arg::Number(repository.files.unwrap_or_default());
        return Outcome::because(Note::new("why-repository-cut").with("detail", cut).with("files", files));
    }
    if is_unknown {
        return Outcome::because(Note::new("why-repository-unclear"));
    }
    let files = Arg::Number(repository.files.unwrap_or_default());
    let mut outcome = Outcome::pass(Note::new("seen-no-secrets").with("files", files));
    outcome.premises.push(Note::new("assumed-repository-history"));
    outcome
}

/// A finding at the file that holds it.
fn finding(code: &'static str, path: &str, lines: &[i64]) -> Finding {
    let mut finding = Finding::at(code, path);
    finding.stop.part = Part::Lacking(code);
    let count = Arg::Number(i64::try_from(lines.len()).unwrap_or(i64::MAX));
    let lines = Arg::List(lines.iter().map(|line| Arg::Text(line.to_string())).collect());
    let place = Note::new("repository-lines").with("lines", lines.clone()).with("count", count);
    finding.with("resource", path).with("lines", lines).with("where", place)
}
