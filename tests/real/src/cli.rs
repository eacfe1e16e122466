//! The AWS CLI, kept loaded while tests call it hundreds of times.

use crate::tools::{find, missing};
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

/// Serves calls, each in a fork of the loaded CLI, until its input closes: when this process ends.
const FORKS: &str = include_str!("../aws/forks.py");
/// A program `aws` that hands its arguments, environment, folder and files over.
const CALL: &str = include_str!("../aws/call.py");

/// The AWS CLI: what `AWS_CLI` names, else the one of the virtual environment of the checks, else the one on the path.
///
/// Where it is one that Python loads (version 1), what is returned is a program of the same name that calls it without
/// loading it each time.
#[must_use]
pub fn aws_cli() -> Option<PathBuf> {
    static LOADED: OnceLock<Option<(PathBuf, Child)>> = OnceLock::new();
    let Some(found) = find("AWS_CLI", "aws") else {
        missing("no AWS CLI: set AWS_CLI to its path");
        return None;
    };
    let loaded = LOADED.get_or_init(|| load(&found));
    Some(loaded.as_ref().map_or(found, |(path, _)| path.clone()))
}

/// Loads the CLI beside whose program a Python lies that can; `None` if there is none.
fn load(cli: &Path) -> Option<(PathBuf, Child)> {
    let python = cli.canonicalize().ok()?.parent()?.join("python3");
    let folder = std::env::temp_dir().join(format!("aws-cli-{}", std::process::id()));
    std::fs::create_dir_all(&folder).ok()?;
    let (forks, call) = (folder.join("forks.py"), folder.join("aws"));
    std::fs::write(&forks, FORKS).ok()?;
    std::fs::write(&call, format!("#!{} -IS\n{CALL}", python.display())).ok()?;
    std::fs::set_permissions(&call, std::fs::Permissions::from_mode(0o700)).ok()?;
    let mut child = Command::new(python)
        .arg(&forks)
        .arg(folder.join("socket"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut line = String::new();
    BufReader::new(child.stdout.take()?).read_line(&mut line).ok()?;
    (line.trim() == "ready").then_some((call, child))
}
