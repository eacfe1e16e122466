//! The moto server: an AWS API that keeps state, as a process of its own.

use crate::account::Account;
use crate::tools::{find, missing};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

/// The server's program. `None` if there is no moto on this machine: the test is skipped.
#[must_use]
pub fn moto_server() -> Option<PathBuf> {
    let found = find("MOTO_SERVER", "moto_server");
    if found.is_none() {
        missing("no moto: set MOTO_SERVER to the path of `moto_server` (pip install 'moto[server]')");
    }
    found
}

/// A running server, until it is dropped.
#[derive(Debug)]
pub struct Moto {
    child: Child,
    url: String,
    accounts: Mutex<u32>,
}

static SHARED: Mutex<Weak<Moto>> = Mutex::new(Weak::new());

impl Moto {
    /// The server that the running tests of this program share; each takes an account of its own.
    /// `None` if there is no moto on this machine: the test is skipped.
    #[must_use]
    pub fn shared() -> Option<Arc<Self>> {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(running) = shared.upgrade() {
            return Some(running);
        }
        let started = Arc::new(Self::start()?);
        *shared = Arc::downgrade(&started);
        Some(started)
    }

    /// A server of one's own. `None` if there is no moto on this machine.
    #[must_use]
    pub fn start() -> Option<Self> {
        // A certificate that is validated between two looks would make them differ.
        Self::start_that_validates_after("86400")
    }

    /// A server of one's own that validates a certificate as soon as somebody looks at it again.
    #[must_use]
    pub fn start_that_validates() -> Option<Self> {
        Self::start_that_validates_after("0")
    }

    fn start_that_validates_after(seconds: &str) -> Option<Self> {
        let mut child = Command::new(moto_server()?)
            .args(["-H", "127.0.0.1", "-p", "0"])
            .env("MOTO_ACM_VALIDATION_WAIT", seconds)
            .env("PYTHONUNBUFFERED", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (found, url) = mpsc::channel();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        // Goes on reading, or the server stops when its pipe is full.
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if let Some((_, url)) = line.split_once("Running on ") {
                    let _ = found.send(url.trim().to_owned());
                }
            }
        });
        let Ok(url) = url.recv_timeout(Duration::from_secs(90)) else {
            let _ = child.kill();
            let _ = child.wait();
            panic!("moto did not start within 90 seconds");
        };
        Some(Self { child, url, accounts: Mutex::new(0) })
    }

    /// Where it listens, as an endpoint.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// An account that no other test uses, in a Region; it has what AWS gives every account there.
    #[must_use]
    pub fn account(&self, region: &str) -> Account {
        let mut accounts = self.accounts.lock().unwrap_or_else(PoisonError::into_inner);
        *accounts += 1;
        Account::new(&self.url, format!("{:012}", 100_000_000_000_u64 + u64::from(*accounts)), region)
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
