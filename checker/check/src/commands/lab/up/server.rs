//! The moto server: where it is found, its start on a free port of loopback, and its end.

use super::seed::{find, within};
use crate::failure::Failure;
use crate::words::Saying;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

/// The program.
const NAME: &str = "moto_server";
/// The variable that names it.
const VARIABLE: &str = "MOTO_SERVER";
/// How many seconds a start may take: some hundred megabytes of Python are read, on a slow disk.
const START: u16 = 120;
/// Lines of what it said that are shown when it does not start.
const SHOWN: usize = 4;

/// A running server; it ends with this value.
pub(super) struct Server {
    child: Child,
    url: String,
}

/// The server's program: what `MOTO_SERVER` names, else that of the active virtual environment, else the one on the path,
/// else where pipx, uv and pip put programs of one user.
///
/// # Errors
/// There is none, and how to get it.
pub(super) fn program() -> Result<PathBuf, Failure> {
    if let Some(named) = env::var_os(VARIABLE).filter(|named| !named.is_empty()) {
        let path = PathBuf::from(named);
        if path.is_file() {
            return Ok(path);
        }
        let what = Saying::new("lab-up-moto-not-there").with("variable", VARIABLE).with("file", path.display());
        let hint = Saying::new("lab-up-moto-not-there-hint").with("variable", VARIABLE);
        return Err(Failure::access(what).hint(hint));
    }
    let environment = env::var_os("VIRTUAL_ENV").map(PathBuf::from);
    let environment = environment.map(|root| root.join(if cfg!(windows) { "Scripts" } else { "bin" }));
    let of_user = etcetera::home_dir().ok().map(|home| home.join(".local").join("bin"));
    let found = environment.and_then(|folder| within(&folder, NAME)).or_else(|| find(NAME));
    found.or_else(|| within(&of_user?, NAME)).ok_or_else(|| {
        let commands = INSTALLS.map(Saying::new).into();
        let what = Saying::new("lab-up-no-moto");
        Failure::access(what).listing(commands).hint(Saying::new("lab-up-no-moto-hint").with("variable", VARIABLE))
    })
}

/// Ways to get it. pip's is into a virtual environment: the system's own Python may take nothing.
const INSTALLS: [&str; 4] =
    ["lab-up-install-pipx", "lab-up-install-uv", "lab-up-install-venv", "lab-up-install-venv-powershell"];

impl Server {
    /// Starts it, for an account of this number.
    ///
    /// # Errors
    /// It does not start, with its last words.
    pub(super) async fn start(program: &Path, account: &str) -> Result<Self, Failure> {
        let mut command = Command::new(program);
        // It stumbles over a profile that is not there, as any AWS program does.
        super::without_own_settings(&mut command);
        let child = command
            // Nobody else reaches it, and no other server is in its way.
            .args(["-H", "127.0.0.1", "-p", "0"])
            .env("MOTO_ACCOUNT_ID", account)
            // Seconds until a certificate is issued; a day, if nobody said so.
            .env("MOTO_ACM_VALIDATION_WAIT", "1")
            .env("PYTHONUNBUFFERED", "1")
            .env("PYTHONIOENCODING", "utf-8")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn();
        let failed = |cause: Saying, said: &[String]| {
            let what = Saying::new("lab-up-moto-not-started").with("program", program.display()).cause(cause);
            let said = said.iter().skip(said.len().saturating_sub(SHOWN));
            Failure::access(what)
                .listing(said.map(|line| Saying::new("lab-up-script-line").with("line", line)).collect())
        };
        let mut child = child.map_err(|error| failed(Saying::new("lab-up-cause").with("cause", error), &[]))?;
        let Some(stderr) = child.stderr.take() else { return Err(failed(Saying::new("lab-up-moto-ended"), &[])) };
        let mut lines = BufReader::new(stderr).lines();
        let mut said = Vec::new();
        let ready = timeout(Duration::from_secs(START.into()), async {
            while let Ok(Some(line)) = lines.next_line().await {
                if let Some(url) = line.split_once("Running on ").and_then(|(_, rest)| rest.split_whitespace().next()) {
                    return Some(url.trim_end_matches('/').to_owned());
                }
                said.push(line);
            }
            None
        });
        match ready.await {
            Ok(Some(url)) => {
                // Goes on reading, or the server stops when its pipe is full.
                tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
                Ok(Self { child, url })
            }
            Ok(None) => Err(failed(Saying::new("lab-up-moto-ended"), &said)),
            Err(_) => Err(failed(Saying::new("lab-up-moto-slow").counting("seconds", START.into()), &said)),
        }
    }

    /// Where it listens, as an endpoint.
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// Waits until it ends by itself, which it does not unless somebody ends it.
    pub(super) async fn end(&mut self) -> Failure {
        let _ = self.child.wait().await;
        Failure::access(Saying::new("lab-up-moto-gone"))
    }
}

/// Waits until somebody ends this command: Ctrl-C, a closed window, or a signal.
pub(super) async fn asked_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let kinds = [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()];
        let [Ok(mut interrupt), Ok(mut terminate), Ok(mut hangup)] = kinds.map(signal) else {
            return std::future::pending().await;
        };
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
            _ = hangup.recv() => {}
        }
    }
    #[cfg(not(unix))]
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
