//! `check doctor`: whether everything is there for a look, before anything is built.

use super::policy::plan;
use crate::cli::Doctor;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::library::Library;
use crate::output;
use crate::surroundings;
use crate::words::Saying;
use access::Plan;
use messages::Catalogue;

pub(super) fn run(args: &Doctor, words: &Catalogue) -> Result<Exit, Failure> {
    let library = Library::open(args.library.labs_dir.as_deref())?;
    let plan = plan(&library, &args.asked)?;
    examine(args, &plan, words)
}

/// DNS, clock and proxies, unless nothing but the account is to be asked.
fn around(args: &Doctor, words: &Catalogue) -> Result<(), Failure> {
    if args.no_probes {
        return Ok(());
    }
    surroundings::look()?.iter().try_for_each(|(mark, saying)| line(*mark, saying, words))
}

/// One line: good, bad or not to be told.
fn line(mark: char, saying: &Saying, words: &Catalogue) -> Result<(), Failure> {
    output::print(&format!("{mark} {}\n", saying.say(words)))
}

#[cfg(feature = "live")]
fn examine(args: &Doctor, plan: &Plan, words: &Catalogue) -> Result<Exit, Failure> {
    use snapshot::Status;

    let course = crate::course::Course::find()?;
    let options = crate::live::options(&args.account, &course, words)?;
    around(args, words)?;
    let identity = crate::live::identity(&options)?;
    let who = Saying::new("doctor-identity").with("account", &identity.account).with("principal", &identity.principal);
    line('✓', &who, words)?;
    line('✓', &Saying::new("doctor-region").with("region", &identity.region), words)?;
    let mut exit = Exit::Passed;
    // What the calls themselves say of the clock, where nobody else was asked.
    if args.no_probes {
        let (mark, saying) = surroundings::clock(identity.clock_ahead);
        line(mark, &saying, words)?;
    }
    let snapshot = crate::live::collect(plan, &options, words)?;
    for operation in plan.asks() {
        let calls = snapshot.calls.iter().filter(|call| call.known() == Some(operation));
        // One answer per parent: the worst one counts, and no parent at all is no answer that is missing.
        let Some(worst) = calls.max_by_key(|call| weight(call.status)) else { continue };
        let name = operation.action().unwrap_or_else(|| format!("{}:{}", operation.service(), operation.name()));
        let code = worst.error.as_ref().map(|error| error.code.clone()).unwrap_or_default();
        let saying = |id| Saying::new(id).with("call", &name).with("code", &code);
        let (mark, id) = match worst.status {
            Status::Seen => ('✓', "doctor-call-seen"),
            Status::Denied => ('✗', "doctor-call-denied"),
            Status::Failed => ('✗', "doctor-call-failed"),
            Status::Unsupported => ('?', "doctor-call-unsupported"),
            Status::NotAsked => ('?', "doctor-call-not-asked"),
        };
        if matches!(worst.status, Status::Denied | Status::Failed) {
            exit = Exit::Unknown;
        }
        line(mark, &saying(id), words)?;
    }
    if exit != Exit::Passed {
        output::print(&format!("\n{}\n", words.message("doctor-policy", &[])))?;
    }
    Ok(exit)
}

/// How much an answer stands in the way of a verdict.
#[cfg(feature = "live")]
fn weight(status: snapshot::Status) -> u8 {
    use snapshot::Status;
    match status {
        Status::Seen => 0,
        Status::NotAsked => 1,
        Status::Unsupported => 2,
        Status::Failed => 3,
        Status::Denied => 4,
    }
}

#[cfg(not(feature = "live"))]
fn examine(args: &Doctor, plan: &Plan, words: &Catalogue) -> Result<Exit, Failure> {
    around(args, words)?;
    for id in ["doctor-identity-offline", "doctor-region-offline"] {
        line('?', &Saying::new(id), words)?;
    }
    let calls = plan.wanted().count();
    line('?', &Saying::new("doctor-calls-offline").counting("calls", calls), words)?;
    Err(crate::offline::only_account())
}
