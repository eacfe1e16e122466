//! What a learner reads when the database cannot be opened (lab 2.16): host, port and cause.

use std::net::TcpListener;

use crate::databases::{Database, PASSWORD};
use crate::harness::{App, command, free_port};

/// Starts in vain and returns what was said.
fn failure(database: &Database, options: &[&str]) -> String {
    let mut command = command(database);
    command.args(["--listen", "127.0.0.1:0"]).args(options);
    match App::spawn(command) {
        Ok(_) => panic!("it started"),
        Err(said) => said,
    }
}

fn check(database: &Database, options: &[&str], words: &[&str]) {
    let said = failure(database, options);
    for word in words {
        assert!(said.contains(word), "{word:?} in {said}");
    }
    assert!(!said.contains(PASSWORD) && !said.contains("panicked"), "{said}");
}

#[test]
fn without_a_server() {
    let port = free_port();
    for scheme in ["postgres", "mysql"] {
        let at = |host: &str| Database::at(format!("{scheme}://app@{host}/shop"), Some(PASSWORD));
        check(&at(&format!("127.0.0.1:{port}")), &[], &["127.0.0.1", &port.to_string(), "connection refused"]);
        check(&at("no-such-host.invalid:5"), &[], &["no-such-host.invalid:5", "does not resolve"]);
        // A listener that never answers is what a closed security group looks like from inside.
        let silent = TcpListener::bind("127.0.0.1:0").unwrap();
        let place = silent.local_addr().unwrap().to_string();
        check(&at(&place), &["--database-connect-timeout", "1"], &[&place, "within 1 seconds", "security group"]);
    }
    check(
        &Database::at("sqlite:/no/such/folder/shop.db".into(), None),
        &[],
        &["/no/such/folder/shop.db", "cannot be opened"],
    );
    check(&Database::at("oracle://x".into(), None), &[], &["unknown database kind"]);
    check(&Database::at("postgres://u:p#w@h/d".into(), None), &[], &["DATABASE_PASSWORD"]);
}

#[test]
fn with_postgresql() {
    let Some(database) = Database::postgres() else { return };
    let port = crate::databases::postgres().unwrap().port;
    let at = |user: &str, name: &str, rest: &str, password| {
        Database::at(format!("postgres://{user}@127.0.0.1:{port}/{name}{rest}"), Some(password))
    };
    let name = database.url().rsplit('/').next().unwrap();
    check(&at("app", "missing", "", PASSWORD), &[], &[&port.to_string(), "unknown database \"missing\""]);
    check(&at("app", name, "", "wrong"), &[], &["password is wrong"]);
    crate::databases::postgres()
        .unwrap()
        .run(&format!("GRANT ALL ON DATABASE {name} TO tlsonly; ALTER DATABASE {name} OWNER TO tlsonly"));
    check(&at("tlsonly", name, "?sslmode=disable", PASSWORD), &[], &["TLS required"]);
    let ca = crate::databases::postgres().unwrap().folder.join("ca.pem");
    let ca = ca.to_str().unwrap();
    drop(App::start_with(&at("tlsonly", name, "", PASSWORD), &["--database-ca", ca]));
    let other = tempfile::NamedTempFile::new().unwrap();
    let wrong = std::process::Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=other",
            "-keyout",
            "/dev/null",
            "-out",
        ])
        .arg(other.path())
        .output()
        .unwrap();
    assert!(wrong.status.success());
    check(&at("tlsonly", name, "", PASSWORD), &["--database-ca", other.path().to_str().unwrap()], &["TLS failed"]);
}

#[test]
fn with_mariadb() {
    let Some(database) = Database::mysql() else { return };
    let port = crate::databases::mysql().unwrap().port;
    let at = |name: &str, password| Database::at(format!("mysql://app@127.0.0.1:{port}/{name}"), Some(password));
    let name = database.url().rsplit('/').next().unwrap();
    check(&at(name, "wrong"), &[], &["password is wrong"]);
    crate::databases::mysql().unwrap().run("GRANT ALL ON `missing`.* TO app@'127.0.0.1'");
    check(&at("missing", PASSWORD), &[], &["unknown database \"missing\""]);
}

#[test]
fn the_address() {
    let database = Database::sqlite();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let place = taken.local_addr().unwrap().to_string();
    let said = failure(&database, &["--listen", &place]);
    assert!(
        said.contains("--listen") && said.contains("cannot be used multiple times") || said.contains("another program"),
        "{said}"
    );
    let mut command = command(&database);
    command.args(["--listen", &place]);
    let said = App::spawn(command).err().unwrap();
    assert!(said.contains(&place) && said.contains("another program has this port"), "{said}");
}
