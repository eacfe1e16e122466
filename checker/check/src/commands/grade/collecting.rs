//! `check grade --collect`: looks into the accounts of the class, keeps each look as a file of its own, and does it again
//! as long as it is to.

use crate::cli;
#[cfg(feature = "live")]
use crate::commands::roster::{self, access};
use crate::failure::Failure;
#[cfg(feature = "live")]
use crate::live::class::ClassFault;
use crate::output;
use crate::words::Saying;
#[cfg(feature = "live")]
use grade::Grant;
use grade::export::Stems;
use grade::{Assembled, Course, Mark, Roster};
use jiff::Timestamp;
use judge::{EvidenceLevel, LabStatus};
use messages::Catalogue;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder of the looks, beside the file of external ids.
const FOLDER: &str = "collected";

/// How a look's file says when it was: the same order as time.
const STAMP: &str = "%Y%m%dT%H%M%SZ";

/// What files of looks end with.
const ENDING: &str = ".json.gz";

/// A look into a learner's account that was kept.
pub(super) struct Kept {
    pub(super) learner: String,
    pub(super) file: PathBuf,
    pub(super) at: Timestamp,
}

/// The looks that were kept, of learners of the roster.
///
/// # Errors
/// A folder of them cannot be read.
pub(super) fn kept(args: &cli::Grade, roster: &Roster) -> Result<Vec<Kept>, Failure> {
    let stems = stems(roster);
    let mut all = Vec::new();
    for learner in roster.learners() {
        let folder = folder(args).join(stems.get(&learner.id));
        let listed = match fs::read_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            listed => listed.and_then(Iterator::collect::<io::Result<Vec<_>>>),
        };
        let listed = listed.map_err(|error| crate::files::unreadable(&folder, &error))?;
        let mut own: Vec<Kept> = listed
            .into_iter()
            .filter_map(|entry| {
                let at = moment(entry.file_name().to_str()?)?;
                Some(Kept { learner: learner.id.clone(), file: entry.path(), at })
            })
            .collect();
        own.sort_by_key(|kept| kept.at);
        all.append(&mut own);
    }
    Ok(all)
}

fn moment(name: &str) -> Option<Timestamp> {
    let stamp = name.strip_suffix(ENDING)?;
    let time = jiff::civil::DateTime::strptime(STAMP, stamp).ok()?;
    time.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

fn folder(args: &cli::Grade) -> PathBuf {
    args.access.parent().unwrap_or(Path::new("")).join(FOLDER)
}

fn stems(roster: &Roster) -> Stems {
    Stems::of(roster.learners().iter().map(|learner| learner.id.as_str()))
}

/// Waits for the next look; `false` if there is none.
pub(super) fn wait(args: &cli::Grade, words: &Catalogue) -> bool {
    let (Some(every), Some(until)) = (args.every, args.until) else { return false };
    let here = |at: Timestamp| at.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string();
    let now = Timestamp::now();
    let next = now.checked_add(every).unwrap_or(until);
    if now >= until {
        output::remark(&format!("{}\n", Saying::new("trust-collect-over").with("until", here(until)).say(words)));
        return false;
    }
    // The last look is at the very end, whatever the rhythm.
    let next = next.min(until);
    let waits = Saying::new("trust-collect-wait").with("at", here(next)).with("until", here(until));
    output::remark(&format!("{}\n", waits.say(words)));
    // Nobody reads any more what comes of it.
    if output::is_closed() {
        return false;
    }
    std::thread::sleep(next.duration_since(now).try_into().unwrap_or(every));
    true
}

/// Tells whose labs are all passed by what the grader saw: they may take down what costs money.
///
/// # Errors
/// It cannot be printed.
pub(super) fn tell_who_is_done(assembled: &Assembled, course: &Course, words: &Catalogue) -> Result<(), Failure> {
    let is_done = |lab: &String, row: &grade::LearnerRow| {
        row.cells.get(lab).is_some_and(|cell| match cell.mark {
            Mark::Excused => true,
            _ => cell.lab.status == LabStatus::Pass && cell.lab.level == EvidenceLevel::Collected,
        })
    };
    let rows = assembled.book.learners.iter();
    let done: Vec<String> = rows
        .filter(|row| !course.asked.is_empty() && course.asked.iter().all(|lab| is_done(lab, row)))
        .map(|row| row.learner.name.clone())
        .collect();
    if done.is_empty() {
        return Ok(());
    }
    output::print(&format!("\n{}\n", Saying::new("trust-may-delete").listing("learners", &done).say(words)))
}

/// Looks into the accounts of all learners who have an external id, or of those only whose account was not seen yet.
/// Returns whether every account was seen.
///
/// # Errors
/// The file of external ids cannot be used, or the grader has no credentials.
#[cfg(feature = "live")]
pub(super) fn look(args: &cli::Grade, words: &Catalogue) -> Result<bool, Failure> {
    use crate::course::Course as Own;
    use crate::library::Library;
    use crate::{live, seal};

    let roster = roster::read(&args.roster)?;
    let mut grants = grants(args)?;
    let labs_dir = args.labs.iter().map(Path::new).find(|path| path.is_dir());
    let library = Library::open(labs_dir)?;
    let names: Vec<String> = args.labs.iter().filter(|name| !Path::new(name).is_dir()).cloned().collect();
    let plan = crate::commands::policy::plan(&library, &names)?;
    let options = live::options(&args.account, &Own::default(), words)?;

    let seen = kept(args, &roster)?;
    let is_asked = |id: &str| args.again || args.every.is_some() || !seen.iter().any(|kept| kept.learner == id);
    let (asked, known): (Vec<_>, Vec<_>) = roster.learners().iter().partition(|learner| is_asked(&learner.id));
    let (granted, others): (Vec<_>, Vec<_>) = asked.into_iter().partition(|one| grants.of(&one.id).is_some());
    let tell = |saying: Saying| output::remark(&format!("{}\n", saying.say(words)));
    let failed_at = |learner: &str, why: Saying| {
        tell(Saying::new("trust-not-collected").with("learner", learner).cause(why));
    };
    tell(Saying::new("trust-collecting").counting("count", granted.len()));
    others.iter().for_each(|learner| failed_at(&learner.id, Saying::new("trust-reason-not-issued")));

    let stems = stems(&roster);
    let asked: Vec<Grant> = granted.iter().filter_map(|learner| grants.of(&learner.id)).cloned().collect();
    let wrong: String = seal::key()?.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let (mut seen, mut trouble) = (0, None);
    live::class::collect(asked, &plan, &options, &wrong, |learner, found| {
        let account = found.and_then(|found| {
            let pinned = grants.of_mut(learner).map_or(Ok(()), |grant| grant.pin(&found.account, &found.role_id));
            pinned.map_err(ClassFault::Changed)?;
            // What was found first is remembered at once, whatever comes after.
            let kept = keep(&folder(args).join(stems.get(learner)), &found.snapshot);
            if let Err(failure) = kept.and_then(|()| access::write(&args.access, &grants)) {
                trouble.get_or_insert(failure);
            }
            Ok(found.account)
        });
        match account {
            Ok(account) => {
                seen += 1;
                tell(Saying::new("trust-collected").with("learner", learner).with("account", account));
            }
            Err(fault) => failed_at(learner, said(&fault)),
        }
    })?;
    if let Some(failure) = trouble {
        return Err(failure);
    }
    let all = roster.learners().len() - known.len();
    let failed = all - seen;
    let sum = Saying::new("trust-collect-sum").counting("all", all).counting("seen", seen);
    tell(sum.counting("failed", failed));
    if !known.is_empty() {
        tell(Saying::new("trust-collect-kept").counting("count", known.len()));
    }
    if failed > 0 && args.every.is_none() {
        tell(Saying::new("trust-collect-again"));
    }
    Ok(failed == 0)
}

/// Looks nowhere: this program cannot.
///
/// # Errors
/// Always.
#[cfg(not(feature = "live"))]
pub(super) fn look(_: &cli::Grade, _: &Catalogue) -> Result<bool, Failure> {
    Err(crate::offline::only_account())
}

#[cfg(feature = "live")]
fn grants(args: &cli::Grade) -> Result<grade::Grants, Failure> {
    if args.access.exists() {
        return access::read(&args.access);
    }
    let about = |id| Saying::new(id).with("file", args.access.display()).with("roster", args.roster.display());
    Err(Failure::usage(about("trust-access-none")).hint(about("trust-access-none-hint")))
}

/// Writes a look down: sealed, for nobody else to read, under the time at which it ended.
#[cfg(feature = "live")]
fn keep(folder: &Path, snapshot: &snapshot::Snapshot) -> Result<(), Failure> {
    let at = snapshot.finished.as_deref().and_then(|at| at.parse::<Timestamp>().ok()).unwrap_or_else(Timestamp::now);
    let file = folder.join(format!("{}{ENDING}", at.strftime(STAMP)));
    let bytes = crate::seal::sealed(snapshot)?.to_gzip();
    let written = fs::create_dir_all(folder).and_then(|()| output::replace(&file, &bytes));
    output::written(written, &file)
}

/// Why an account was not seen, and what to do about it.
#[cfg(feature = "live")]
fn said(fault: &ClassFault) -> Saying {
    use grade::GrantChange;

    match fault {
        ClassFault::NoAccount => Saying::new("trust-reason-no-account"),
        ClassFault::Refused { code } => Saying::new("trust-reason-refused").with("code", code),
        ClassFault::TooWide => Saying::new("trust-reason-too-wide"),
        ClassFault::NoAnswer { code } => Saying::new("trust-reason-no-answer").with("code", code),
        ClassFault::Changed(GrantChange::Account { was, is }) => {
            Saying::new("trust-reason-account-changed").with("was", was).with("is", is)
        }
        ClassFault::Changed(GrantChange::Role { .. }) => Saying::new("trust-reason-role-changed"),
        ClassFault::NoLook(error) => Saying::new("trust-reason-no-look").with("cause", error),
    }
}
