//! `check lab up`: an account to practise in with the AWS CLI, on this machine alone.
//!
//! The account is a moto server's, a process of its own that listens on loopback. The course's own scripts build in it
//! what comes before the lab. It lives as long as this command, and nothing of it reaches AWS.

mod seed;
mod server;
mod shells;

use crate::course::Course;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::library::Library;
use crate::output;
use crate::progress::LOCAL_ACCOUNT;
use crate::runtime;
use crate::words::Saying;
use labs::Folder;
use messages::Catalogue;
use seed::Seed;
use server::Server;
use tokio::process::Command;

/// Where the course is, unless the learner says otherwise.
const REGION: &str = "ap-northeast-2";
/// A name for labs about names, unless the learner has one; nobody is asked about it.
const DOMAIN: &str = "example.link";
/// Both halves of the key: whoever sees them knows that they open nothing.
const KEY: &str = "practice";

/// What makes AWS programs use an account.
struct Account {
    url: String,
    region: String,
    domain: String,
}

impl Account {
    /// The variables to set, for the AWS CLI of either version and for the SDKs.
    fn environment(&self) -> [(&'static str, &str); 5] {
        [
            ("AWS_ENDPOINT_URL", &self.url),
            ("AWS_ACCESS_KEY_ID", KEY),
            ("AWS_SECRET_ACCESS_KEY", KEY),
            ("AWS_REGION", &self.region),
            // Version 1 of the AWS CLI reads only this one.
            ("AWS_DEFAULT_REGION", &self.region),
        ]
    }
}

/// What would lead elsewhere in spite of [`Account::environment`].
const IN_THE_WAY: [&str; 4] =
    ["AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SESSION_TOKEN", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"];

/// Takes away whatever the learner has set up for AWS programs: no other account, endpoint or profile is in the way, and
/// none is reached.
fn without_own_settings(command: &mut Command) {
    let nowhere = if cfg!(windows) { "NUL" } else { "/dev/null" };
    for name in std::env::vars_os().map(|(name, _)| name) {
        if name.to_string_lossy().starts_with("AWS_") {
            command.env_remove(name);
        }
    }
    command.envs([("AWS_CONFIG_FILE", nowhere), ("AWS_SHARED_CREDENTIALS_FILE", nowhere)]);
    command.env("AWS_EC2_METADATA_DISABLED", "true");
}

pub(crate) fn up(lab: Option<&str>, words: &Catalogue) -> Result<Exit, Failure> {
    let library = Library::open(None)?;
    let folder = lab.map(|name| library.folder(name)).transpose()?;
    // All that can be known before is known before the server starts.
    let seed = folder.map(Seed::before).transpose()?.unwrap_or_default();
    seed.can_be_built()?;
    let program = server::program()?;
    let course = Course::find()?;
    let run = async {
        tokio::select! {
            biased;
            () = server::asked_to_stop() => Ok(()),
            end = practise(&program, &seed, folder, &library, &course, words) => end,
        }
    };
    runtime::wait(run)??;
    tell(&Saying::new("lab-up-ended"), words);
    Ok(Exit::Passed)
}

/// Starts, builds, says what to set, and goes on until the server ends by itself.
async fn practise(
    program: &std::path::Path,
    seed: &Seed,
    folder: Option<&Folder>,
    library: &Library,
    course: &Course,
    words: &Catalogue,
) -> Result<(), Failure> {
    tell(&Saying::new("lab-up-starting").with("program", program.display()), words);
    let mut server = Server::start(program, LOCAL_ACCOUNT).await?;
    let account = Account {
        url: server.url().to_owned(),
        region: course.region.clone().unwrap_or_else(|| REGION.to_owned()),
        domain: course.domain.clone().unwrap_or_else(|| DOMAIN.to_owned()),
    };
    for step in seed.steps() {
        tell(&Saying::new("lab-up-building").with("lab", step.id()), words);
        seed::build(step, &account).await?;
    }
    shown(&account, folder, words)?;
    if let Some(folder) = folder {
        tell(&next(folder, library, course, &account)?, words);
        if cfg!(not(feature = "live")) {
            tell(&Saying::new("lab-up-next-small"), words);
        }
    }
    tell(&Saying::new("lab-up-stop"), words);
    Err(server.end().await)
}

/// What to set in another window, for either kind of shell.
fn shown(account: &Account, folder: Option<&Folder>, words: &Catalogue) -> Result<(), Failure> {
    let ready = match folder {
        Some(folder) => Saying::new("lab-up-ready").with("lab", folder.id()),
        None => Saying::new("lab-up-ready-empty"),
    };
    tell(&ready.with("url", &account.url), words);
    tell(&Saying::new("lab-up-set-bash"), words);
    output::print_bytes(shells::bash(account).as_bytes())?;
    tell(&Saying::new("lab-up-set-powershell"), words);
    output::print_bytes(shells::powershell(account).as_bytes())?;
    tell(&Saying::new("lab-up-no-credentials").with("key", KEY), words);
    Ok(())
}

/// How the lab is judged here.
fn next(folder: &Folder, library: &Library, course: &Course, account: &Account) -> Result<Saying, Failure> {
    let lab = library.lab(folder)?;
    let is_of_probes = lab.checks.iter().any(|check| check.judge.check().is_of_probes());
    // The second chapter's labs ask for it from here on.
    let is_of_a_name = folder.build_script().is_some_and(|script| script.contains("${DOMAIN"));
    let mut command = format!("check {}", folder.id());
    if is_of_probes {
        command += " --no-probes";
    }
    if is_of_a_name && course.domain.is_none() {
        command = format!("{command} --domain {}", account.domain);
    }
    let id = if is_of_probes { "lab-up-next-no-probes" } else { "lab-up-next" };
    Ok(Saying::new(id).with("command", command))
}

/// A line on standard error.
fn tell(saying: &Saying, words: &Catalogue) {
    output::remark(&format!("{}\n", saying.say(words)));
}
