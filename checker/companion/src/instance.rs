//! One server for each user: a second start finds the first.
//!
//! Whoever serves holds a lock in the user's state folder, which the system takes back whatever ends the process, and
//! has written beside it where it can be reached and by which token. Nobody else may read that.

use crate::guard::Token;
use serde::{Deserialize, Serialize};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a server may take to answer, and to write down where it is.
const PATIENCE: Duration = Duration::from_secs(3);
const PAUSE: Duration = Duration::from_millis(50);

/// What a start finds.
pub enum Claim {
    /// Nobody serves: this process may.
    First(Place),
    /// A server runs and answers.
    Second(Running),
    /// A process holds the place and does not answer.
    Mute {
        /// Its id, if it has written it down.
        process: Option<u32>,
    },
}

/// The place of the one server, until it is dropped.
pub struct Place {
    file: PathBuf,
    _lock: File,
}

/// A server that runs.
#[derive(Serialize, Deserialize)]
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    /// The token.
    token: String,
    /// Its process.
    pub process: u32,
    /// What it was started with, to be compared.
    pub options: String,
}

/// Looks whether somebody serves already; if not, takes the place.
///
/// # Errors
/// The folder cannot be used.
pub fn claim(folder: &Path) -> io::Result<Claim> {
    private(folder)?;
    let file = folder.join("serve.json");
    let lock = secret().create(true).append(true).read(true).open(folder.join("serve.lock"))?;
    match lock.try_lock() {
        Ok(()) => {
            // What is there was left by a process that could not tidy up.
            let _ = fs::remove_file(&file);
            Ok(Claim::First(Place { file, _lock: lock }))
        }
        Err(fs::TryLockError::WouldBlock) => Ok(second(&file)),
        // Not every file system has locks: then each start has a server of its own.
        Err(fs::TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
            Ok(Claim::First(Place { file, _lock: lock }))
        }
        Err(fs::TryLockError::Error(error)) => Err(error),
    }
}

/// The server that holds the lock, once it has written down where it is.
fn second(file: &Path) -> Claim {
    let mut process = None;
    for _ in 0..PATIENCE.as_millis() / PAUSE.as_millis() {
        if let Some(running) = read(file) {
            if running.answers() {
                return Claim::Second(running);
            }
            process = Some(running.process);
            break;
        }
        std::thread::sleep(PAUSE);
    }
    Claim::Mute { process }
}

fn read(file: &Path) -> Option<Running> {
    serde_json::from_slice(&fs::read(file).ok()?).ok()
}

impl Place {
    /// Writes down where this process serves.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn taken(&self, address: SocketAddr, token: &Token, options: &str) -> io::Result<()> {
        let running = Running {
            address,
            token: token.as_str().to_owned(),
            process: std::process::id(),
            options: options.to_owned(),
        };
        // Whoever reads sees all of it or nothing.
        let beside = self.file.with_extension("new");
        let _ = fs::remove_file(&beside);
        let mut open = secret().create_new(true).write(true).open(&beside)?;
        open.write_all(&serde_json::to_vec(&running)?)?;
        fs::rename(&beside, &self.file)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.file);
    }
}

impl Running {
    /// The address for a browser, by which it is let in.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/?token={}", self.address, self.token)
    }

    /// A code from it that stands for the token once.
    #[must_use]
    pub fn code(&self) -> Option<Token> {
        let answer = self.ask("POST", "/code")?;
        Token::of(answer.rsplit_once("\r\n\r\n")?.1.trim())
    }

    /// Whether it answers who has its token.
    fn answers(&self) -> bool {
        Token::of(&self.token).is_some()
            && self.address.ip().is_loopback()
            && self.ask("GET", "/alive").is_some_and(|answer| answer.starts_with("HTTP/1.1 200 "))
    }

    fn ask(&self, method: &str, path: &str) -> Option<String> {
        let Self { address, token, .. } = self;
        let mut stream = TcpStream::connect_timeout(address, PATIENCE).ok()?;
        stream.set_read_timeout(Some(PATIENCE)).ok()?;
        stream.set_write_timeout(Some(PATIENCE)).ok()?;
        let cookie = format!("check-{}={token}", address.port());
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nCookie: {cookie}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).ok()?;
        let mut answer = String::new();
        stream.take(1 << 16).read_to_string(&mut answer).ok()?;
        Some(answer)
    }
}

/// How a file with a secret is opened.
fn secret() -> OpenOptions {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "elsewhere the folder is the user's"))]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// A folder that only its owner looks into.
pub(crate) fn private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_one_and_what_was_left_behind_is_replaced() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("state");
        let file = folder.join("serve.json");
        private(&folder).unwrap();
        fs::write(&file, "left behind").unwrap();
        let Claim::First(place) = claim(&folder).ok().unwrap() else { panic!("nobody serves") };
        assert!(!file.exists());
        // A place that nobody answers at.
        let address = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        place.taken(address, &Token::new().unwrap(), "").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&folder), mode(&file)), (0o700, 0o600));
        }
        let found = claim(&folder).ok().unwrap();
        assert!(matches!(found, Claim::Mute { process } if process == Some(std::process::id())));
        drop(place);
        assert!(!file.exists());
        assert!(matches!(claim(&folder).ok().unwrap(), Claim::First(_)));
    }
}
