//! What an account holds when a lab begins: all that the labs before it build, by their own scripts.
//!
//! The scripts are the reference solutions that are in this program; what is in a folder of somebody else is never run.

use super::Account;
use crate::failure::Failure;
use crate::words::Saying;
use labs::{FOLDERS, Folder};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use tokio::process::Command;

/// The address from which the learner comes, as far as the scripts have to be told: one for documentation.
const HOME_ADDRESS: &str = "203.0.113.10";

/// Lines of what a script said that are shown when it fails.
const SHOWN: usize = 8;

/// The labs to be built before, in the order of the course.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Seed(Vec<&'static Folder>);

impl Seed {
    /// What comes before a lab.
    ///
    /// # Errors
    /// The lab builds nothing in an account, so that there is none to practise it in.
    pub(super) fn before(folder: &Folder) -> Result<Self, Failure> {
        let built = || FOLDERS.iter().filter(|folder| folder.build_script().is_some());
        let Some(place) = built().position(|built| built.number() == folder.number()) else {
            let all: Vec<String> = built().map(Folder::id).collect();
            let what = Saying::new("lab-up-no-account").with("lab", folder.id());
            return Err(Failure::usage(what).hint(Saying::new("lab-up-labs").listing("labs", &all)));
        };
        Ok(Self(built().take(place).collect()))
    }

    /// The labs to be built, in order.
    pub(super) fn steps(&self) -> impl Iterator<Item = &'static Folder> + '_ {
        self.0.iter().copied()
    }

    /// Whether what builds is there: a shell for the scripts, and the AWS CLI that they call.
    ///
    /// # Errors
    /// One of them is not.
    pub(super) fn can_be_built(&self) -> Result<(), Failure> {
        if self.0.is_empty() {
            return Ok(());
        }
        if find("aws").is_none() {
            return Err(Failure::access(Saying::new("lab-up-no-cli")).hint(Saying::new("lab-up-no-cli-hint")));
        }
        if find("sh").is_none() {
            return Err(Failure::access(Saying::new("lab-up-no-shell")).hint(Saying::new("lab-up-no-shell-hint")));
        }
        Ok(())
    }
}

/// The program of a name, on the path.
pub(super) fn find(name: &str) -> Option<PathBuf> {
    let paths = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&paths).find_map(|folder| within(&folder, name))
}

/// The program of a name in a folder.
pub(super) fn within(folder: &Path, name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &["exe", "cmd", "bat"] } else { &[""] };
    endings.iter().map(|ending| folder.join(name).with_extension(ending)).find(|path| path.is_file())
}

/// Builds a lab in an account.
///
/// # Errors
/// The script did not come to its end; its last words are told.
pub(super) async fn build(folder: &Folder, account: &Account) -> Result<(), Failure> {
    // As Git may have laid it out on Windows; a shell takes the other half of a line's end for a letter.
    let script = folder.build_script().unwrap_or_default().replace("\r\n", "\n");
    let run = command(&script, account).output().await;
    let said = match run {
        Ok(run) if run.status.success() => return Ok(()),
        Ok(run) => [run.stdout, run.stderr].concat(),
        Err(error) => error.to_string().into_bytes(),
    };
    let said = String::from_utf8_lossy(&said).into_owned();
    let lines: Vec<&str> = said.lines().filter(|line| !line.trim().is_empty()).collect();
    let lines = lines.iter().skip(lines.len().saturating_sub(SHOWN));
    let lines = lines.map(|line| Saying::new("lab-up-script-line").with("line", line)).collect();
    Err(Failure::access(Saying::new("lab-up-not-built").with("lab", folder.id())).listing(lines))
}

/// A script, with the account as the only one that it could reach.
fn command(script: &str, account: &Account) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", script]).stdin(Stdio::null()).kill_on_drop(true);
    super::without_own_settings(&mut command);
    // What the scripts take for settings of theirs.
    for name in ["AMI_ID", "KEY_NAME", "DEPLOY_SCRIPT"] {
        command.env_remove(name);
    }
    command
        .envs(account.environment())
        .envs([("NO_PROXY", "127.0.0.1"), ("no_proxy", "127.0.0.1")])
        .env("MY_IP", HOME_ADDRESS)
        .env("DOMAIN", &account.domain);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The labs before a lab, by their ids.
    fn before(lab: &str) -> Option<Vec<String>> {
        let seed = Seed::before(labs::find(lab).unwrap()).ok()?;
        Some(seed.steps().map(Folder::id).collect())
    }

    #[test]
    fn what_comes_before_a_lab_is_what_the_labs_before_it_build() {
        assert_eq!(before("lab-1.7"), Some(vec![]));
        assert_eq!(before("lab-1.12").unwrap(), ["lab-1.7", "lab-1.8", "lab-1.9", "lab-1.11"]);
        // Each begins where the one before it ends.
        let mut built: Vec<String> = Vec::new();
        for folder in FOLDERS.iter().filter(|folder| folder.build_script().is_some()) {
            assert_eq!(before(&folder.id()).as_ref(), Some(&built), "{}", folder.name);
            built.push(folder.id());
        }
        assert!(built.len() > 12, "{built:?}");
    }

    #[test]
    fn a_lab_rests_on_nothing_that_is_not_built_before() {
        for folder in FOLDERS.iter().filter(|folder| folder.build_script().is_some()) {
            let lab = judge::Lab::parse(folder.file("lab.toml").unwrap()).unwrap();
            let before = before(&lab.id).unwrap();
            let missing: Vec<_> = lab.rests_on.iter().filter(|on| !before.contains(on)).collect();
            assert!(missing.is_empty(), "{}: {missing:?}", lab.id);
        }
    }

    #[test]
    fn a_lab_without_an_account_is_refused() {
        for lab in ["lab-1.3", "lab-2.4", "lab-2.9", "lab-2.21"] {
            assert_eq!(before(lab), None, "{lab}");
        }
    }
}
