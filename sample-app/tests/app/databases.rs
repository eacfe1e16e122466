//! Databases of the tests' own: a file, and servers started once per run on loopback ports in a temporary folder.
//!
//! What is killed in these tests is the app or a connection, never the machine: the servers need not wait for a disk.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tempfile::TempDir;

use crate::harness::{Guarded, find, free_port, skip, until};

/// Every character that breaks a URL (mistake M9 of lab 2.16).
pub(crate) const PASSWORD: &str = "p@ss:w/rd#?%41&'\" ";

/// A database that nobody else uses.
pub(crate) struct Database {
    url: String,
    password: Option<&'static str>,
    pub(crate) engine: &'static str,
    folder: Option<TempDir>,
}

impl Database {
    pub(crate) fn sqlite() -> Self {
        let folder = TempDir::new().unwrap();
        let url = format!("sqlite:{}", folder.path().join("shop.db").display());
        Self { url, password: None, engine: "sqlite", folder: Some(folder) }
    }

    pub(crate) fn at(url: String, password: Option<&'static str>) -> Self {
        Self { url, password, engine: "other", folder: None }
    }

    pub(crate) fn postgres() -> Option<Self> {
        let server = postgres()?;
        let name = fresh_name();
        server.run(&format!("CREATE DATABASE {name} OWNER app"));
        let url = format!("postgres://app@127.0.0.1:{}/{name}", server.port);
        Some(Self { url, password: Some(PASSWORD), engine: "postgresql", folder: None })
    }

    pub(crate) fn mysql() -> Option<Self> {
        let server = mysql()?;
        let name = fresh_name();
        server.run(&format!("CREATE DATABASE {name} CHARACTER SET utf8mb4; GRANT ALL ON {name}.* TO app@'127.0.0.1'"));
        let url = format!("mysql://app@127.0.0.1:{}/{name}", server.port);
        Some(Self { url, password: Some(PASSWORD), engine: "mysql", folder: None })
    }

    /// One of each kind that is installed.
    pub(crate) fn each() -> Vec<Self> {
        [Some(Self::sqlite()), Self::postgres(), Self::mysql()].into_iter().flatten().collect()
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    pub(crate) fn password(&self) -> Option<&'static str> {
        self.password
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.as_ref().unwrap().path()
    }
}

fn fresh_name() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("shop_{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// A server that is running, and how its administrator talks to it.
pub(crate) struct Server {
    pub(crate) port: u16,
    pub(crate) folder: PathBuf,
    client: Vec<String>,
    _process: Guarded,
    _temporary: TempDir,
}

impl Server {
    fn try_run(&self, sql: &str) -> Result<(), String> {
        let (program, arguments) = self.client.split_first().unwrap();
        let output = Command::new(program).args(arguments).arg(sql).output().unwrap();
        if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
    }

    pub(crate) fn run(&self, sql: &str) {
        self.try_run(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    }
}

fn run(program: &str, arguments: &[&str]) {
    let output = Command::new(program).args(arguments).output().unwrap();
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n")
}

pub(crate) fn postgres() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    SERVER.get_or_init(start_postgres).as_ref()
}

fn start_postgres() -> Option<Server> {
    let versions: Vec<String> = (13..=18).rev().map(|version| format!("/usr/lib/postgresql/{version}/bin")).collect();
    let folders: Vec<&str> = versions.iter().map(String::as_str).collect();
    let (Some(initdb), Some(postgres), Some(psql)) =
        (find("initdb", &folders), find("postgres", &folders), find("psql", &folders))
    else {
        skip("PostgreSQL is not installed (Debian package postgresql)");
        return None;
    };
    let temporary = TempDir::new().unwrap();
    let folder = temporary.path().join("pg");
    std::fs::create_dir(&folder).unwrap();
    let (data, at) = (folder.join("data"), folder.to_str().unwrap());
    let data = data.to_str().unwrap();
    // PostgreSQL refuses to run as root.
    let user: &[&str] = if is_root() { &["runuser", "-u", "postgres", "--"] } else { &["env"] };
    if is_root() {
        run("chmod", &["755", temporary.path().to_str().unwrap()]);
        run("chown", &["postgres", at]);
    }
    let with_user = |program: &str, arguments: &[&str]| -> Vec<String> {
        user.iter().chain([program].iter()).chain(arguments).map(|&part| part.to_owned()).collect()
    };
    let init = with_user(&initdb, &["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]);
    let parts: Vec<&str> = init.iter().map(String::as_str).collect();
    run(parts[0], &parts[1..]);
    // A CA and a certificate for the address, as RDS has a bundle and an endpoint.
    let script = "cd \"$1\" && \
        openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test-ca -keyout ca.key -out ca.pem 2>/dev/null && \
        openssl req -newkey rsa:2048 -nodes -subj /CN=test -keyout data/server.key -out server.csr 2>/dev/null && \
        printf 'subjectAltName=IP:127.0.0.1\\nbasicConstraints=CA:FALSE\\n' > san.ext && \
        openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile san.ext \
            -out data/server.crt 2>/dev/null && \
        chmod 600 data/server.key && \
        printf 'local all postgres trust\\nhostssl all tlsonly 127.0.0.1/32 scram-sha-256\\nhost all app 127.0.0.1/32 scram-sha-256\\n' \
            > data/pg_hba.conf";
    let prepare = with_user("sh", &["-c", script, "sh", at]);
    let parts: Vec<&str> = prepare.iter().map(String::as_str).collect();
    run(parts[0], &parts[1..]);
    let port = free_port();
    let port_text = port.to_string();
    let serve = with_user(
        &postgres,
        &[
            "-D",
            data,
            "-p",
            &port_text,
            "-k",
            at,
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "ssl=on",
            "-c",
            "max_connections=200",
            "-c",
            "fsync=off",
        ],
    );
    let parts: Vec<&str> = serve.iter().map(String::as_str).collect();
    let process = Guarded::start(parts[0], &parts[1..], &temporary.path().join("postgres.log"));
    let client = [&psql, "-qX", "-v", "ON_ERROR_STOP=1", "-h", at, "-p", &port_text, "-U", "postgres", "-c"];
    let client = client.iter().map(|&part| part.to_owned()).collect();
    let server = Server { port, folder, client, _process: process, _temporary: temporary };
    until("PostgreSQL starts", Duration::from_secs(30), || server.try_run("SELECT 1").ok());
    let password = PASSWORD.replace('\'', "''");
    server.run(&format!("CREATE ROLE app LOGIN PASSWORD '{password}'"));
    server.run(&format!("CREATE ROLE tlsonly LOGIN PASSWORD '{password}'"));
    Some(server)
}

pub(crate) fn mysql() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    SERVER.get_or_init(start_mysql).as_ref()
}

fn start_mysql() -> Option<Server> {
    let (Some(install), Some(mariadbd), Some(client)) =
        (find("mariadb-install-db", &[]), find("mariadbd", &[]), find("mariadb", &[]))
    else {
        skip("MariaDB is not installed (Debian package mariadb-server)");
        return None;
    };
    let temporary = TempDir::new().unwrap();
    let folder = temporary.path().join("my");
    let at = folder.to_str().unwrap();
    let user = String::from_utf8(Command::new("id").arg("-un").output().unwrap().stdout).unwrap();
    let (user, data) = (format!("--user={}", user.trim()), format!("--datadir={at}"));
    run(&install, &["--no-defaults", &data, &user, "--auth-root-authentication-method=normal", "--skip-test-db"]);
    let port = free_port();
    let (port_option, socket) = (format!("--port={port}"), format!("--socket={at}/s"));
    let arguments = [
        "--no-defaults",
        &data,
        &user,
        &port_option,
        &socket,
        "--bind-address=127.0.0.1",
        "--max-connections=200",
        "--innodb-buffer-pool-size=64M",
        "--innodb-flush-method=nosync",
        "--skip-innodb-doublewrite",
        "--skip-name-resolve",
    ];
    let process = Guarded::start(&mariadbd, &arguments, &temporary.path().join("mariadb.log"));
    let client =
        [client.as_str(), "--no-defaults", "-uroot", &socket, "-e"].iter().map(|&part| part.to_owned()).collect();
    let server = Server { port, folder, client, _process: process, _temporary: temporary };
    until("MariaDB starts", Duration::from_secs(60), || server.try_run("SELECT 1").ok());
    let password = PASSWORD.replace('\'', "''");
    server.run(&format!("CREATE USER app@'127.0.0.1' IDENTIFIED BY '{password}'"));
    Some(server)
}
