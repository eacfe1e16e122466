//! A repository that was looked through: what is in it that must not be.

use super::probes::tried;
use super::{Command, Edit};
use crate::args::{Args, choose};
use crate::error::Fault;
use crate::phrase::Phrase;
use snapshot::shapes::probe::{Repository, RepositorySecret};
use snapshot::{ProbeAsk, ProbeOutput, Status};

pub(super) const COMMANDS: &[Command] = &[Command {
    name: "repository",
    usage: "repository [PATH:LINE SECRET …] [cut=WORD]",
    about: "the learner's repository was looked through; a later line takes the place of this one. Of each secret its \
            place and its kind: aws-key, private-key, github-token, slack-token, service-token, database-password, \
            signing-key, environment-file, password. WORD: why not all of it was read, too-many-files, too-large, \
            archive-broken or too-many-secrets",
    options: &["cut"],
    examples: &["repository", "repository config/settings.py:23 signing-key .env:2 environment-file"],
    read: repository,
}];

const KINDS: [&str; 9] = [
    "aws-key",
    "private-key",
    "github-token",
    "slack-token",
    "service-token",
    "database-password",
    "signing-key",
    "environment-file",
    "password",
];

const CUTS: [&str; 4] = ["too-many-files", "too-large", "archive-broken", "too-many-secrets"];

/// Files of a repository in practice.
const FILES: i64 = 40;

fn repository(args: &mut Args<'_>) -> Result<Edit, Fault> {
    let known = CUTS.map(|word| (word, word));
    let cut = args.option("cut").map(|word| choose(Phrase::CutOfRepository, &word, &known)).transpose()?;
    let mut secrets = Vec::new();
    while let Some(place) = args.optional() {
        let malformed = || Fault::malformed(&place, Phrase::PathAndLine);
        let (path, line) = place.rsplit_once(':').ok_or_else(malformed)?;
        let line: u32 = line.parse().map_err(|_| malformed())?;
        let kind = args.one_of(Phrase::KindOfSecret, &KINDS.map(|word| (word, word)))?;
        secrets.push(RepositorySecret {
            path: Some(path.to_owned()),
            line: Some(line.into()),
            kind: Some(kind.to_owned()),
        });
    }
    Ok(Box::new(move |account| {
        let output = Repository { files: Some(FILES), passed_over: Some(0), secrets, cut: cut.map(str::to_owned) };
        tried(account, ProbeAsk::repository(), Status::Seen, ProbeOutput::Repository(output));
        Ok(())
    }))
}
