//! `check collect`: saves what a look at an account sees, or a script that looks where this program does not run.

use super::policy::plan;
use crate::cli::{Collect, Shell};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::library::Library;
use crate::output::{self, Target};
use crate::words::Saying;
use access::Plan;
use messages::Catalogue;
use std::path::Path;

pub(super) fn run(args: &Collect, words: &Catalogue) -> Result<Exit, Failure> {
    let target = Target::of(&args.output)?;
    let library = Library::open(args.library.labs_dir.as_deref())?;
    let plan = plan(&library, &args.asked)?;
    if let Some(shell) = args.script {
        let shell = match shell {
            Shell::Bash => access::Shell::Bash,
            Shell::Powershell => access::Shell::PowerShell,
        };
        target.deliver(&access::script(&plan, shell))?;
        return Ok(Exit::Passed);
    }
    let snapshot = snapshot(args, &plan, words)?;
    super::redact::save(&snapshot, &target)?;
    let file = target.file().unwrap_or(Path::new("-"));
    let calls = snapshot.calls.len();
    let seen = snapshot.calls.iter().filter(|call| call.status == snapshot::Status::Seen).count();
    let done = Saying::new("collect-done").counting("calls", calls).counting("without", calls - seen);
    output::remark(&format!("{}\n", done.with("file", file.display()).say(words)));
    Ok(Exit::Passed)
}

#[cfg(feature = "live")]
fn snapshot(args: &Collect, plan: &Plan, words: &Catalogue) -> Result<snapshot::Snapshot, Failure> {
    let course = crate::course::Course::find()?;
    let options = crate::live::options(&args.account, &course, words)?;
    crate::live::collect(plan, &options, words)
}

#[cfg(not(feature = "live"))]
fn snapshot(_: &Collect, _: &Plan, _: &Catalogue) -> Result<snapshot::Snapshot, Failure> {
    Err(crate::offline::no_account())
}
