//! `check policy`: the least permissions that the labs' calls need.

use crate::cli::Policy;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::library::{Library, Selection};
use crate::output::Target;
use crate::words::Saying;
use access::Plan;
use messages::Catalogue;
use snapshot::Wanted;
use std::collections::BTreeSet;

pub(super) fn run(args: &Policy, words: &Catalogue) -> Result<Exit, Failure> {
    let target = Target::of(&args.output)?;
    let library = Library::open(args.library.labs_dir.as_deref())?;
    let plan = plan(&library, &args.asked)?;
    let text = if args.role {
        access::role_template(&plan)
    } else {
        access::policy(&plan).ok_or_else(|| Failure::usage(Saying::new("policy-none")))?
    };
    target.deliver(&text)?;
    target.announce(words);
    Ok(Exit::Passed)
}

/// What stands for all that traces, exposure and maps can use, among the names of labs.
const NETWORK: &str = "network";

/// What stands for all that a clean-up looks at.
const CLEANUP: &str = "cleanup";

/// What stands for all that a bill rests on.
const COST: &str = "cost";

/// The calls for some labs, for all if none is named; `network` among them stands for a whole network, `cleanup`
/// for all that is looked at before something is deleted, `cost` for all that bills.
///
/// # Errors
/// No lab is called so, or one cannot be read.
pub(super) fn plan(library: &Library, asked: &[String]) -> Result<Plan, Failure> {
    let mut wanted: BTreeSet<Wanted> = BTreeSet::new();
    if asked.iter().any(|name| name == NETWORK) {
        wanted.extend(reach::evidence::NETWORK.iter().copied().map(Wanted::from));
    }
    if asked.iter().any(|name| name == CLEANUP) {
        wanted.extend(super::cleanup::plan());
    }
    if asked.iter().any(|name| name == COST) {
        wanted.extend(super::cost::plan());
    }
    if let Some(selection) = selection(library, asked)? {
        wanted.extend(judge::needs(&selection.labs).all());
    }
    Ok(Plan::new(wanted))
}

/// The labs that are asked for, all if nothing is named; none where it is a network alone.
///
/// # Errors
/// No lab is called so, or one cannot be read.
pub(super) fn selection(library: &Library, asked: &[String]) -> Result<Option<Selection>, Failure> {
    let is_lab = |name: &&String| ![NETWORK, CLEANUP, COST].contains(&name.as_str());
    let labs: Vec<String> = asked.iter().filter(is_lab).cloned().collect();
    match (labs.is_empty(), asked.is_empty()) {
        (true, false) => Ok(None),
        (true, true) => library.select(&["all".to_owned()]).map(Some),
        (false, _) => library.select(&labs).map(Some),
    }
}
