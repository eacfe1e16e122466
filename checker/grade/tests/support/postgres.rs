//! A PostgreSQL server of a test's own, in a temporary folder, on a loopback port; it can be stopped and started again.

#![expect(clippy::unwrap_used, reason = "a test that cannot set its scene has failed")]

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A server that runs.
pub(crate) struct Postgres {
    folder: TempDir,
    programs: PathBuf,
    port: u16,
}

/// Where Debian and its like put the programs of a version.
fn programs() -> Option<PathBuf> {
    let versions = (13..=19).rev().map(|version| PathBuf::from(format!("/usr/lib/postgresql/{version}/bin")));
    versions.chain(["/usr/bin", "/usr/local/bin"].map(PathBuf::from)).find(|folder| folder.join("initdb").is_file())
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n")
}

impl Postgres {
    /// Starts a server with an empty database; nothing if none is installed, and the test is skipped.
    pub(crate) fn start() -> Option<Self> {
        let Some(programs) = programs() else {
            real::missing("PostgreSQL is not installed (Debian package postgresql)");
            return None;
        };
        let folder = TempDir::new().unwrap();
        if is_root() {
            // PostgreSQL refuses to run as root.
            let own = folder.path().to_str().unwrap();
            assert!(Command::new("chown").args(["postgres", own]).status().unwrap().success());
        }
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let server = Self { folder, programs, port };
        let data = server.data();
        let made = server.run("initdb", &["-D", &data, "-U", "grader", "-A", "trust", "-E", "UTF8", "--no-sync"]);
        assert!(made.status.success(), "{made:?}");
        server.up();
        Some(server)
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    fn run(&self, program: &str, args: &[&str]) -> Output {
        let program = self.programs.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.args(args).current_dir(self.folder.path()).output().unwrap()
    }

    fn up(&self) {
        let options = format!(
            "-p {} -k {} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60",
            self.port,
            self.folder.path().display()
        );
        let log = self.folder.path().join("log").display().to_string();
        let started = self.run("pg_ctl", &["-D", &self.data(), "-o", &options, "-l", &log, "-w", "-t", "60", "start"]);
        assert!(started.status.success(), "{started:?} {:?}", std::fs::read_to_string(Path::new(&log)));
    }

    /// Stops the server in the middle of whatever it does, and starts it again after a while.
    pub(crate) fn restart(&self, away: Duration) {
        self.down();
        std::thread::sleep(away);
        self.up();
    }

    fn down(&self) {
        self.run("pg_ctl", &["-D", &self.data(), "-m", "immediate", "-w", "-t", "30", "stop"]);
    }

    /// Where the database is.
    pub(crate) fn address(&self) -> String {
        format!("postgres://grader@127.0.0.1:{}/postgres", self.port)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.down();
    }
}

/// Tries until it works, or for a minute.
pub(crate) fn until<T>(what: &str, mut attempt: impl FnMut() -> Option<T>) -> T {
    let end = Instant::now() + Duration::from_secs(60);
    loop {
        if let Some(value) = attempt() {
            return value;
        }
        assert!(Instant::now() < end, "{what}: not within a minute");
        std::thread::sleep(Duration::from_millis(50));
    }
}
