//! `check roster issue`: an external id for each learner, and the role to make in the learner's own account.

use super::access;
use crate::cli::RosterIssue;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::library::Library;
use crate::output;
use crate::seal;
use crate::words::Saying;
use ::access::Issued;
use grade::export::Stems;
use grade::{Grant, Grants, Learner, ROLE_NAME};
use messages::{Catalogue, Language};
use std::fs;
use std::path::Path;

/// The template in each learner's folder.
const TEMPLATE: &str = "role.json";

/// What says what to do with it.
const LETTER: &str = "README.md";

pub(in crate::commands) fn run(args: &RosterIssue, words: &Catalogue) -> Result<Exit, Failure> {
    let not_a_number = || Failure::usage(Saying::new("trust-account").with("value", &args.account));
    let trusted = grade::account(&args.account).ok_or_else(not_a_number)?;
    let roster = super::read(&args.file)?;
    let library = Library::open(args.library.labs_dir.as_deref())?;
    let plan = crate::commands::policy::plan(&library, &args.labs)?;
    let file = args.folder.join(access::FILE);
    let mut grants = if file.exists() { access::read(&file)? } else { Grants::default() };
    let mut failed = None;
    let learners = roster.learners().iter().map(|learner| (learner.id.as_str(), learner.account.as_deref()));
    let made = grants.issue(learners, || {
        let key = seal::key().map_err(|failure| failed = Some(failure)).unwrap_or_default();
        std::array::from_fn(|at| key[at])
    });
    if let Some(failure) = failed {
        return Err(failure);
    }
    // The ids first: a template whose id is written down nowhere would open nothing.
    access::write(&file, &grants)?;
    let names = Stems::of(roster.learners().iter().map(|learner| learner.id.as_str()));
    for learner in roster.learners() {
        let Some(grant) = grants.of(&learner.id) else { continue };
        hand_out(&args.folder.join(names.get(&learner.id)), learner, grant, &trusted, &plan, words)?;
    }
    let sum = Saying::new("trust-issued")
        .counting("all", roster.learners().len())
        .counting("made", made)
        .counting("kept", roster.learners().len() - made);
    let about = |id| Saying::new(id).with("file", file.display()).with("roster", args.file.display());
    let folder = Saying::new("trust-issued-folder").with("folder", args.folder.display());
    let lines = [sum, about("trust-issued-file"), folder, about("trust-issued-next")];
    output::print(&lines.iter().map(|line| line.say(words) + "\n").collect::<String>())?;
    Ok(Exit::Passed)
}

/// Writes a learner's folder, again if it is there: labs may have been added.
fn hand_out(
    folder: &Path,
    learner: &Learner,
    grant: &Grant,
    trusted: &str,
    plan: &::access::Plan,
    words: &Catalogue,
) -> Result<(), Failure> {
    let issued = Issued { trusted_account: trusted, external_id: &grant.external_id, role_name: ROLE_NAME };
    let own = learner.lang.as_deref().and_then(|lang| lang.parse::<Language>().ok());
    let own = own.map(Catalogue::new);
    let letter = Saying::new("trust-letter").with("account", trusted).with("role", ROLE_NAME);
    let written = |name: &str, text: String| {
        let file = folder.join(name);
        let made = fs::create_dir_all(folder).and_then(|()| output::replace(&file, text.as_bytes()));
        output::written(made, &file)
    };
    written(TEMPLATE, ::access::issued_role_template(plan, &issued))?;
    written(LETTER, letter.say(own.as_ref().unwrap_or(words)) + "\n")
}
