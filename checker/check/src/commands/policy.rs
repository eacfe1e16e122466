//! `check policy`: the least permissions that the labs' calls need.

use crate::cli::Policy;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::library::Library;
use crate::output;
use crate::words::Saying;
use access::Plan;

pub(super) fn run(args: &Policy) -> Result<Exit, Failure> {
    let library = Library::open(args.library.labs_dir.as_deref())?;
    let plan = plan(&library, &args.asked)?;
    let text = if args.role {
        access::role_template(&plan)
    } else {
        access::policy(&plan).ok_or_else(|| Failure::usage(Saying::new("policy-none")))?
    };
    output::deliver(&text, args.output.as_deref())?;
    Ok(Exit::Passed)
}

/// The calls for some labs, for all if none is named.
///
/// # Errors
/// No lab is called so, or one cannot be read.
pub(super) fn plan(library: &Library, asked: &[String]) -> Result<Plan, Failure> {
    let all = ["all".to_owned()];
    let selection = library.select(if asked.is_empty() { &all } else { asked })?;
    Ok(Plan::new(judge::needs(&selection.labs).all()))
}
