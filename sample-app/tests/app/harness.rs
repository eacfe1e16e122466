//! Starts and stops the binary.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Stdio};
use std::time::{Duration, Instant};

use crate::browser::Browser;
use crate::databases::Database;

/// A running app; killed when dropped.
pub(crate) struct App {
    child: Child,
    stderr: Option<ChildStderr>,
    /// A database that goes when the app goes.
    _database: Option<Database>,
    pub(crate) base: String,
}

/// Prepares the binary with nothing from the environment but what finds programs.
pub(crate) fn command(database: &Database) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sample-app"));
    command.env_clear().env("DATABASE_URL", database.url());
    if let Some(password) = database.password() {
        command.env("DATABASE_PASSWORD", password);
    }
    command
}

impl App {
    pub(crate) fn start(database: &Database) -> Self {
        Self::start_with(database, &[])
    }

    /// Starts on a new file of its own.
    pub(crate) fn on_a_file(options: &[&str]) -> Self {
        let database = Database::sqlite();
        let mut app = Self::start_with(&database, options);
        app._database = Some(database);
        app
    }

    pub(crate) fn start_with(database: &Database, options: &[&str]) -> Self {
        let mut command = command(database);
        if !options.contains(&"--listen") {
            command.args(["--listen", "127.0.0.1:0"]);
        }
        command.args(options);
        Self::spawn(command).unwrap_or_else(|error| panic!("the app did not start: {error}"))
    }

    /// Starts a prepared command and waits for its address; what it said instead is the error.
    pub(crate) fn spawn(mut command: Command) -> Result<Self, String> {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let mut stderr = child.stderr.take().unwrap();
        if line.is_empty() {
            let mut said = String::new();
            stderr.read_to_string(&mut said).unwrap();
            let status = child.wait().unwrap();
            return Err(format!("{status}: {said}"));
        }
        let base = line.trim().to_owned();
        assert!(base.starts_with("http://127.0.0.1:"), "{base}");
        Ok(Self { child, stderr: Some(stderr), _database: None, base })
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser::new(&self.base)
    }

    pub(crate) fn authority(&self) -> &str {
        self.base.strip_prefix("http://").unwrap()
    }

    pub(crate) fn port(&self) -> u16 {
        self.base.rsplit(':').next().unwrap().parse().unwrap()
    }

    /// `kill -9`.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// `kill -TERM`.
    pub(crate) fn terminate(&self) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    }

    /// Waits for the end and returns what was logged.
    pub(crate) fn wait(&mut self, patience: Duration) -> (bool, String) {
        let end = Instant::now() + patience;
        while Instant::now() < end {
            if let Some(status) = self.child.try_wait().unwrap() {
                let mut said = String::new();
                if let Some(mut stderr) = self.stderr.take() {
                    stderr.read_to_string(&mut said).unwrap();
                }
                return (status.success(), said);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the app did not stop within {patience:?}");
    }

    /// Resident memory in KiB.
    pub(crate) fn resident(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    }
}

impl Drop for App {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port that was free a moment ago.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Finds a program of the system.
pub(crate) fn find(name: &str, more: &[&str]) -> Option<String> {
    ["/usr/bin", "/usr/sbin", "/usr/local/bin", "/bin", "/sbin"]
        .iter()
        .chain(more)
        .map(|folder| format!("{folder}/{name}"))
        .find(|path| Path::new(path).exists())
}

/// Says that something real is missing, or fails where it must be there.
pub(crate) fn skip(what: &str) {
    assert!(std::env::var_os("REQUIRE_REAL").is_none_or(|value| value != "1"), "REQUIRE_REAL=1, but {what}");
    eprintln!("skipped: {what}");
}

/// A server process that ends when this process does, however it ends: a shell waits for the pipe to close.
pub(crate) struct Guarded {
    _shell: Child,
}

impl Guarded {
    pub(crate) fn start(program: &str, arguments: &[&str], log: &Path) -> Self {
        let log = std::fs::File::create(log).unwrap();
        let script =
            r#""$@" </dev/null & p=$!; read -r _; kill -TERM $p 2>/dev/null; sleep 2; kill -KILL $p 2>/dev/null"#;
        let shell = Command::new("sh")
            .args(["-c", script, "sh", program])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .unwrap();
        Self { _shell: shell }
    }
}

/// Tries until it works.
pub(crate) fn until<T>(what: &str, patience: Duration, mut attempt: impl FnMut() -> Option<T>) -> T {
    let end = Instant::now() + patience;
    loop {
        if let Some(value) = attempt() {
            return value;
        }
        assert!(Instant::now() < end, "{what}: not within {patience:?}");
        std::thread::sleep(Duration::from_millis(50));
    }
}
