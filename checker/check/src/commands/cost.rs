//! `check cost`: what bills because it exists, in every Region, and what that comes to.

use crate::cli::{self, Cost, TraceFormat};
use crate::evidence::{self, Evidence};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{self, Target};
use crate::words::Saying;
use cost::{BESIDE, Bill, Clock, Extent, GLOBALLY, Moment, PriceTable, REGIONALLY, REGIONS};
use judge::EvidenceLevel;
use messages::Catalogue;
use snapshot::{Scope, Wanted};
use std::path::Path;

const TOOL: &str = concat!("check ", env!("CARGO_PKG_VERSION"));

/// Where a reminder goes if nobody says another file.
const REMINDER: &str = "check-reminder.ics";

/// What makes a reminder one of its kind: the next one takes its place in a calendar.
const REMINDER_UID: &str = "daily-reminder@check-cost.invalid";

/// The calls that a bill rests on, in the Region that is looked at and in those that every account has.
pub(super) fn plan() -> Vec<Wanted> {
    plan_in(&REGIONS)
}

fn plan_in(regions: &[&'static str]) -> Vec<Wanted> {
    let once = GLOBALLY.iter().copied().chain([BESIDE]).map(Wanted::from);
    let scopes = || regions.iter().copied().map(Scope::Region).chain([Scope::Here]);
    let everywhere = REGIONALLY.iter().flat_map(|&ask| scopes().map(move |scope| Wanted { ask, scope }));
    once.chain(everywhere).collect()
}

pub(super) fn run(args: &Cost, words: &Catalogue) -> Result<Exit, Failure> {
    if let Some(at) = args.remind {
        return remind(args, at, words);
    }
    let target = Target::of(&args.output)?;
    let evidence = evidence::given(&args.source, &args.library, words, || live(args, words))?;
    let table = PriceTable::course();
    let rate = args.krw_rate.unwrap_or(table.won().0);
    // A practice world is the Regions that it has.
    let extent = if evidence.level == EvidenceLevel::Practice { Extent::Looked } else { Extent::Enabled };
    let names = evidence.names();
    let bill = Bill::of(&evidence.snapshot, table, names.clone(), extent);
    match args.format {
        TraceFormat::Json => {
            let document = cost::json(&bill, table, rate, TOOL).to_string();
            target.deliver(&(report::safe::json(&document).into_owned() + "\n"))?;
        }
        TraceFormat::Terminal => {
            let clean = |text: &str| report::safe::line(text).into_owned();
            target.tell(&cost::text(&bill, table, rate, &names, words, &clean))?;
        }
    }
    target.announce(words);
    Ok(if bill.is_complete() && bill.unknown() == 0 { Exit::Passed } else { Exit::Unknown })
}

/// Says in one line, beside something else, what still bills of what was just seen of an account.
pub(super) fn remark(evidence: &Evidence, words: &Catalogue) {
    let table = PriceTable::course();
    let bill = Bill::of(&evidence.snapshot, table, evidence.names(), Extent::Enabled);
    if let Some(summary) = cost::summary(&bill, table.won().0, words) {
        output::remark(&format!("{summary}\n"));
    }
}

/// Writes a calendar file; no account is asked for that.
fn remind(args: &Cost, at: Clock, words: &Catalogue) -> Result<Exit, Failure> {
    let file = args.output.file.clone().unwrap_or_else(|| REMINDER.into());
    let output = cli::Output { file: Some(file), force: args.output.force };
    let target = Target::of(&output)?;
    let now = jiff::Timestamp::now();
    let utc = now.strftime("%Y%m%dT%H%M%SZ").to_string();
    let day = now.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y%m%d").to_string();
    let moment = Moment { utc: &utc, day: &day };
    let say = |id| Saying::new(id).say(words);
    let title = say("cost-reminder-title");
    let calendar = cost::reminder(at, moment, REMINDER_UID, &title, &say("cost-reminder-text"));
    target.deliver(&calendar)?;
    let file = target.file().unwrap_or(Path::new("-"));
    let written = Saying::new("cost-reminder-written").with("time", at).with("file", file.display());
    output::remark(&format!("{}\n", written.say(words)));
    Ok(Exit::Passed)
}

/// Asks which Regions are switched on, then in all of them.
#[cfg(feature = "live")]
fn live(args: &Cost, words: &Catalogue) -> Result<Evidence, Failure> {
    let options = crate::live::options(&args.source.account, &crate::course::Course::find()?, words)?;
    let first = crate::live::collect(&access::Plan::new([snapshot::Ask::DescribeRegions]), &options, words)?;
    let plan = access::Plan::new(plan_in(&enabled(&first)));
    let found = crate::live::collect(&plan, &options, words)?;
    evidence::edited(&args.source, evidence::live(found))
}

/// The Regions that an account has switched on, those that every account has among them.
#[cfg(feature = "live")]
fn enabled(snapshot: &snapshot::Snapshot) -> Vec<&'static str> {
    let inventory = snapshot::Inventory::new(snapshot);
    let more = inventory
        .regions
        .iter()
        .filter(|region| region.opt_in_status.as_deref() != Some("not-opted-in"))
        .filter_map(|region| region.region_name.clone())
        .filter(|name| crate::region::is_name(name) && !REGIONS.contains(&name.as_str()))
        // A plan names Regions for as long as the program runs; there are some dozens of them at most.
        .take(64)
        .map(|name| &*Box::leak(name.into_boxed_str()));
    REGIONS.into_iter().chain(more).collect()
}

#[cfg(not(feature = "live"))]
fn live(_: &Cost, _: &Catalogue) -> Result<Evidence, Failure> {
    Err(crate::offline::no_account())
}
