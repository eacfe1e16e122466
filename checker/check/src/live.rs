//! Looks at a live account: the only place with an async runtime, and it lives no longer than the look.

pub(crate) mod class;

use crate::cli::{Account, value};
use crate::course::Course;
use crate::failure::Failure;
use crate::output;
use crate::runtime::wait;
use crate::words::Saying;
use collect::{AccessError, Event, Identity, Options, Plan, RegionVpcs};
use companion::{Listener, Step};
use indicatif::{ProgressBar, ProgressStyle};
use messages::Catalogue;
use snapshot::Snapshot;

/// Where to look: what the command line says, else what the learner wrote down, else as the AWS CLI finds it.
///
/// # Errors
/// A profile that somebody else may have chosen is not used unasked.
pub(crate) fn options(account: &Account, course: &Course, words: &Catalogue) -> Result<Options, Failure> {
    let mut options = Options {
        profile: account.profile.clone(),
        region: account.region.clone().or_else(|| course.region.clone()),
        endpoint_url: account.endpoint_url.clone(),
        ..Options::default()
    };
    // The SDK leaves it alone then, too.
    let is_ignored =
        std::env::var("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS").is_ok_and(|set| set.eq_ignore_ascii_case("true"));
    if options.endpoint_url.is_none() && !is_ignored {
        sound("AWS_ENDPOINT_URL", value::endpoint)?;
    }
    if options.region.is_none() {
        let set = ["AWS_REGION", "AWS_DEFAULT_REGION"].into_iter().find(|name| std::env::var(name).is_ok());
        sound(set.unwrap_or("AWS_REGION"), value::region)?;
    }
    if let (None, Some(profile)) = (&options.profile, &course.profile) {
        if !course.is_own() {
            confirm(profile, course, words)?;
        }
        options.profile = Some(profile.clone());
    }
    Ok(options)
}

/// Looks at what the environment says before the SDK trips over it.
fn sound(variable: &str, look: impl Fn(&str) -> Result<String, value::Odd>) -> Result<(), Failure> {
    let Ok(word) = std::env::var(variable) else { return Ok(()) };
    let Err(odd) = look(&word) else { return Ok(()) };
    let failure = Failure::usage(Saying::new("usage-value").with("arg", variable).with("value", &word));
    Err(failure.meant(odd.meant))
}

/// Asks whether a profile is to be used that a file outside the learner's folders names.
fn confirm(profile: &str, course: &Course, words: &Catalogue) -> Result<(), Failure> {
    let file = course.file.as_deref().map(|file| file.display().to_string()).unwrap_or_default();
    let about = |id| Saying::new(id).with("file", &file).with("profile", profile);
    if output::somebody_is_there() {
        output::remark(&format!("{} ", about("profile-confirm").say(words)));
        let mut answer = String::new();
        let read = std::io::stdin().read_line(&mut answer);
        if read.is_ok() && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "예" | "네" | "ㅇ") {
            return Ok(());
        }
    }
    Err(Failure::usage(about("profile-refused")).hint(about("profile-refused-hint")))
}

/// Makes the calls of a plan, with a line of progress on a terminal.
///
/// # Errors
/// Nothing can be asked at all.
pub(crate) fn collect(plan: &Plan, options: &Options, words: &Catalogue) -> Result<Snapshot, Failure> {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{spinner} {pos}/{len} {msg}") {
        bar.set_style(style);
    }
    bar.set_message(words.message("collecting", &[]));
    let progress = |event| match event {
        Event::CallsPlanned { more } => bar.inc_length(more as u64),
        Event::CallStarted { operation } => bar.set_message(operation.name()),
        Event::CallFinished { .. } => bar.inc(1),
        Event::Settling => bar.set_message(words.message("collecting-settles", &[])),
        _ => {}
    };
    let snapshot = wait(collect::collect(plan, options, progress))?;
    bar.finish_and_clear();
    snapshot.map_err(|error| refused(&error))
}

/// Makes the calls of a plan for somebody who listens; `None` if nobody does any more.
///
/// # Errors
/// Nothing can be asked at all.
pub(crate) fn collect_for(listener: &Listener, plan: &Plan, options: &Options) -> Result<Option<Snapshot>, Failure> {
    let progress = |event| match event {
        Event::CallsPlanned { more } => listener.tell(Step::Planned(more)),
        Event::CallStarted { operation } => listener.tell(Step::Asked(operation.name().to_owned())),
        Event::CallFinished { .. } => listener.tell(Step::Answered),
        Event::Settling => listener.tell(Step::Settling),
        _ => {}
    };
    let found = wait(async {
        tokio::select! {
            found = collect::collect(plan, options, progress) => Some(found),
            () = listener.gone() => None,
        }
    })?;
    found.transpose().map_err(|error| refused(&error))
}

/// Asks AWS who asks.
///
/// # Errors
/// What is missing.
pub(crate) fn identity(options: &Options) -> Result<Identity, Failure> {
    wait(collect::identity(options))?.map_err(|error| refused(&error))
}

/// The Regions in which somebody made a VPC; none if nobody can tell.
pub(crate) fn regions_with_vpcs(options: &Options) -> Vec<RegionVpcs> {
    match wait(collect::regions_with_vpcs(options)) {
        Ok(Ok(regions)) => regions,
        _ => Vec::new(),
    }
}

/// Why there is no look, and what to do instead.
fn refused(error: &AccessError) -> Failure {
    let saying = |id, code: &str| Saying::new(id).with("code", code);
    let what = match error {
        AccessError::NoCredentials { .. } => return without_credentials(),
        // With nothing set up, a Region is not the first thing that is missing.
        AccessError::NoRegion if nothing_is_set_up() => return without_credentials(),
        AccessError::NoRegion => Saying::new("access-no-region"),
        AccessError::ExpiredCredentials { code } => saying("access-expired", code),
        AccessError::BadCredentials { code } => saying("access-bad", code),
        AccessError::ClockSkew { code, ahead } => {
            let seconds = ahead.map(|ahead| ahead.as_secs());
            let id = match seconds {
                Some(..0) => "access-clock-slow",
                Some(_) => "access-clock-fast",
                None => "access-clock",
            };
            saying(id, code).with("seconds", seconds.unwrap_or_default().unsigned_abs())
        }
        AccessError::RegionNotEnabled { region, code } => saying("access-region-off", code).with("region", region),
        AccessError::NoSuchRegion { region } => Saying::new("access-no-such-region").with("region", region),
        AccessError::NoNetwork { cause } => Saying::new("access-no-network").with("cause", cause),
        AccessError::BadProfile { profile, cause } => {
            Saying::new("access-bad-profile").with("profile", profile).with("cause", cause)
        }
        AccessError::AccountNotReady { code } => saying("access-not-ready", code),
        AccessError::Other { code, message } => saying("access-other", code).with("message", message),
        other => Saying::new("access-other").with("code", "").with("message", other),
    };
    let failure = Failure::access(what);
    match error {
        AccessError::NoSuchRegion { region } => failure.meant(crate::region::meant(region)),
        _ => failure,
    }
}

fn without_credentials() -> Failure {
    Failure::access(Saying::new("access-no-credentials"))
}

/// Whether neither the environment nor the AWS configuration files say anything.
fn nothing_is_set_up() -> bool {
    let variables = ["AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONFIG_FILE"];
    let files = ["credentials", "config"];
    let home = etcetera::home_dir().unwrap_or_default();
    variables.iter().all(|name| std::env::var_os(name).is_none())
        && files.iter().all(|name| !home.join(".aws").join(name).exists())
}
