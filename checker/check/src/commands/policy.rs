//! `check policy`: the least permissions that the labs' calls need.

use crate::cli::Policy;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::library::Library;
use crate::output::Target;
use crate::words::Saying;
use access::Plan;
use snapshot::Wanted;
use std::collections::BTreeSet;

pub(super) fn run(args: &Policy) -> Result<Exit, Failure> {
    let target = Target::of(&args.output)?;
    let library = Library::open(args.library.labs_dir.as_deref())?;
    let plan = plan(&library, &args.asked)?;
    let text = if args.role {
        access::role_template(&plan)
    } else {
        access::policy(&plan).ok_or_else(|| Failure::usage(Saying::new("policy-none")))?
    };
    target.deliver(&text)?;
    Ok(Exit::Passed)
}

/// What stands for all that traces, exposure and maps can use, among the names of labs.
const NETWORK: &str = "network";

/// The calls for some labs, for all if none is named; `network` among them stands for a whole network.
///
/// # Errors
/// No lab is called so, or one cannot be read.
pub(super) fn plan(library: &Library, asked: &[String]) -> Result<Plan, Failure> {
    let (network, labs): (Vec<String>, Vec<String>) = asked.iter().cloned().partition(|name| name == NETWORK);
    let mut wanted: BTreeSet<Wanted> = BTreeSet::new();
    if !network.is_empty() {
        wanted.extend(reach::evidence::NETWORK.iter().copied().map(Wanted::from));
    }
    if !labs.is_empty() || network.is_empty() {
        let all = ["all".to_owned()];
        let selection = library.select(if labs.is_empty() { &all } else { &labs })?;
        wanted.extend(judge::needs(&selection.labs).all());
    }
    Ok(Plan::new(wanted))
}
