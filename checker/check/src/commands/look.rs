//! `check collect`: saves what a look at an account sees, or a script that looks where this program does not run.

use super::policy::{plan, selection};
use crate::cli::{Collect, Shell};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::library::{Library, Selection};
use crate::output::{self, Target};
use crate::probing;
use crate::words::Saying;
use access::Plan;
use judge::Request;
use messages::Catalogue;
use snapshot::Snapshot;
use std::path::Path;

pub(super) fn run(args: &Collect, words: &Catalogue) -> Result<Exit, Failure> {
    crate::course::Course::no_third_app(&args.app)?;
    let target = Target::of(&args.output)?;
    let library = Library::open(args.library.labs_dir.as_deref())?;
    let plan = plan(&library, &args.asked)?;
    if let Some(shell) = args.script {
        let shell = match shell {
            Shell::Bash => access::Shell::Bash,
            Shell::Powershell => access::Shell::PowerShell,
        };
        target.deliver(&access::script(&plan, shell))?;
        target.announce(words);
        if selection(&library, &args.asked)?.is_some_and(|selection| selection.is_of_probes()) {
            output::remark(&format!("{}\n", Saying::new("script-without-probes").say(words)));
        }
        return Ok(Exit::Passed);
    }
    let mut snapshot = snapshot(args, &plan, words)?;
    if !args.no_probes
        && let Some(selection) = selection(&library, &args.asked)?
    {
        probe(&mut snapshot, args, &selection, words)?;
    }
    super::redact::save(&snapshot, &target)?;
    let file = target.file().unwrap_or(Path::new("-"));
    let calls = snapshot.calls.len();
    let seen = snapshot.calls.iter().filter(|call| call.status == snapshot::Status::Seen).count();
    let probes = snapshot.probes.len();
    if probes > 0 {
        output::remark(&format!("{}\n", Saying::new("collect-probes").counting("probes", probes).say(words)));
    }
    let done = Saying::new("collect-done").counting("calls", calls).counting("without", calls - seen);
    output::remark(&format!("{}\n", done.with("file", file.display()).say(words)));
    Ok(Exit::Passed)
}

/// Tries what labs have to see from outside.
fn probe(snapshot: &mut Snapshot, args: &Collect, selection: &Selection, words: &Catalogue) -> Result<(), Failure> {
    let course = crate::course::Course::find()?;
    let asked: Vec<&str> = selection.asked.iter().map(String::as_str).collect();
    let wanted = |snapshot: &Snapshot| {
        let domain = args.domain.as_deref().or(course.domain.as_deref());
        let [app, other_app] = course.apps(&args.app);
        let practice = Request::of_practice(&selection.labs, &asked, snapshot);
        let before_restart = args.restarted.as_deref();
        judge::probes(&Request { domain, app, other_app, before_restart, ..practice })
    };
    probing::complete(snapshot, &args.probing, &probing::aloud(words), wanted)?;
    match args.repo.clone().or_else(|| course.repository_here()) {
        Some(path) => probing::look_through(snapshot, &path, &probing::aloud(words), wanted),
        None => Ok(()),
    }
}

#[cfg(feature = "live")]
fn snapshot(args: &Collect, plan: &Plan, words: &Catalogue) -> Result<Snapshot, Failure> {
    let course = crate::course::Course::find()?;
    let options = crate::live::options(&args.account, &course, words)?;
    crate::live::collect(plan, &options, words)
}

#[cfg(not(feature = "live"))]
fn snapshot(_: &Collect, _: &Plan, _: &Catalogue) -> Result<Snapshot, Failure> {
    Err(crate::offline::only_account())
}
