//! Name servers: NSD of Debian, as processes of their own, each with its zones on an address of loopback.
//!
//! `nsd` serves what it is given, `ldns-keygen` and `ldns-signzone` sign it: <https://nsd.docs.nlnetlabs.nl/>.

use crate::tools::missing;
use std::fmt::Write as _;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::{Duration, Instant};

/// Addresses of loopback that nobody else of this machine's tests uses, and a port that is free on them.
#[derive(Debug, Clone, Copy)]
pub struct Loopback {
    net: [u8; 2],
    /// The port.
    pub port: u16,
}

impl Default for Loopback {
    fn default() -> Self {
        Self::new()
    }
}

impl Loopback {
    /// Addresses for one test.
    ///
    /// # Panics
    /// There is no port to be had.
    #[must_use]
    pub fn new() -> Self {
        static NEXT: AtomicU8 = AtomicU8::new(1);
        let process = u8::try_from(std::process::id() % 200).unwrap() + 20;
        let net = [process, NEXT.fetch_add(1, Ordering::Relaxed)];
        let probe = UdpSocket::bind((Ipv4Addr::new(127, net[0], net[1], 1), 0)).unwrap();
        Self { net, port: probe.local_addr().unwrap().port() }
    }

    /// One of the addresses, by its last number.
    #[must_use]
    pub fn ip(&self, last: u8) -> IpAddr {
        Ipv4Addr::new(127, self.net[0], self.net[1], last).into()
    }

    /// The same with the port.
    #[must_use]
    pub fn at(&self, last: u8) -> SocketAddr {
        (self.ip(last), self.port).into()
    }

    /// A text in which `@7` is the address that ends with 7.
    #[must_use]
    pub fn fill(&self, text: &str) -> String {
        let mut filled = String::new();
        let mut parts = text.split('@');
        filled.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
            match part[..end].parse() {
                Ok(last) => write!(filled, "{}", self.ip(last)).unwrap(),
                Err(_) => filled.push('@'),
            }
            filled.push_str(&part[end..]);
        }
        filled
    }
}

/// A running name server, until it is dropped.
#[derive(Debug)]
pub struct NameServer {
    child: Child,
}

impl NameServer {
    /// Whether name servers and what signs zones are on this machine; else the test is skipped.
    #[must_use]
    pub fn is_there() -> bool {
        let lacking = ["nsd", "ldns-keygen", "ldns-signzone"].into_iter().find(|name| program(name).is_none());
        if let Some(name) = lacking {
            missing(&format!("no {name}: install Debian's packages nsd and ldnsutils"));
        }
        lacking.is_none()
    }

    /// Serves zones (their names and files) at an address, once the server answers.
    ///
    /// # Panics
    /// It does not start.
    #[must_use]
    pub fn start(folder: &Path, address: SocketAddr, zones: &[(&str, PathBuf)]) -> Self {
        let name = address.ip().to_string();
        let mut config = format!(
            "server:\n  ip-address: {}@{}\n  server-count: 1\n  username: \"\"\n  chroot: \"\"\n  zonesdir: \"{}\"\n  \
             pidfile: \"\"\n  database: \"\"\n  zonelistfile: \"{name}.list\"\n  xfrdfile: \"{name}.xfrd\"\n  \
             logfile: \"{name}.log\"\n  rrl-ratelimit: 0\nremote-control:\n  control-enable: no\n",
            address.ip(),
            address.port(),
            folder.display(),
        );
        for (zone, file) in zones {
            writeln!(config, "zone:\n  name: \"{zone}\"\n  zonefile: \"{}\"", file.display()).unwrap();
        }
        let file = folder.join(format!("{name}.conf"));
        std::fs::write(&file, config).unwrap();
        let child = Command::new(program("nsd").unwrap())
            .arg("-d")
            .arg("-c")
            .arg(&file)
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self { child };
        server.wait(address, &folder.join(format!("{name}.log")));
        server
    }

    /// Waits until something comes back.
    fn wait(&self, address: SocketAddr, log: &Path) {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        socket.set_read_timeout(Some(Duration::from_millis(50))).unwrap();
        // SOA of the root, whoever has it.
        let question = [0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 1];
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(20) {
            let _ = socket.send_to(&question, address);
            if socket.recv(&mut [0; 2048]).is_ok() {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("nsd does not answer at {address}: {}", std::fs::read_to_string(log).unwrap_or_default());
    }
}

impl Drop for NameServer {
    fn drop(&mut self) {
        // Its own children end with it only if it is asked.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
    }
}

/// Signs a zone with a key of its own; `until` (`20200101`) is when the signatures expire, a month from now without it.
/// Returns the file of the signed zone, and the DS record for the zone above.
///
/// # Panics
/// It cannot be signed.
#[must_use]
pub fn sign(folder: &Path, zone: &str, file: &Path, until: Option<&str>) -> (PathBuf, String) {
    let run = |name: &str, args: &[&str]| {
        let done = Command::new(program(name).unwrap()).args(args).current_dir(folder).output().unwrap();
        assert!(done.status.success(), "{name}: {}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap().trim().to_owned()
    };
    let key = run("ldns-keygen", &["-a", "ECDSAP256SHA256", "-k", zone]);
    let shown = file.display().to_string();
    let times = until.map(|until| ["-i", "20190101", "-e", until]);
    let args: Vec<&str> = times.iter().flatten().copied().chain(["-o", zone, &shown, &key]).collect();
    run("ldns-signzone", &args);
    let ds = std::fs::read_to_string(folder.join(format!("{key}.ds"))).unwrap();
    (PathBuf::from(format!("{}.signed", file.display())), ds)
}

/// Debian puts servers where only root's path looks.
fn program(name: &str) -> Option<PathBuf> {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let sbin = ["/usr/sbin", "/usr/local/sbin"].map(PathBuf::from);
    std::env::split_paths(&paths).chain(sbin).map(|folder| folder.join(name)).find(|path| path.is_file())
}
