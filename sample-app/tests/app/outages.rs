//! Databases that are locked, full, read-only, killed, or gone for a while: what was answered is what is stored, `/readyz`
//! tells the truth, and all is well again once the cause is gone.

use std::path::PathBuf;
use std::process::Command;
use std::str::FromStr as _;
use std::time::{Duration, Instant};

use sqlx::mysql::MySqlConnectOptions;
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions as _, Executor as _, MySqlConnection, PgConnection, SqliteConnection};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::browser::{Browser, Form, selector};
use crate::databases::Database;
use crate::harness::{App, skip};
use crate::mistakes::menu_form;

/// Somebody else at the same database.
enum Other {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
    Mysql(MySqlConnection),
}

impl Other {
    async fn connect(database: &Database) -> Self {
        let (url, password) = (database.url(), database.password().unwrap_or_default());
        match database.engine {
            "sqlite" => {
                Self::Sqlite(sqlx::sqlite::SqliteConnectOptions::from_str(url).unwrap().connect().await.unwrap())
            }
            "postgresql" => {
                Self::Postgres(PgConnectOptions::from_str(url).unwrap().password(password).connect().await.unwrap())
            }
            _ => Self::Mysql(MySqlConnectOptions::from_str(url).unwrap().password(password).connect().await.unwrap()),
        }
    }

    async fn run(&mut self, sql: &'static str) {
        match self {
            Self::Sqlite(connection) => connection.execute(sql).await.map(|_| ()),
            Self::Postgres(connection) => connection.execute(sql).await.map(|_| ()),
            Self::Mysql(connection) => connection.execute(sql).await.map(|_| ()),
        }
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// Ends all other connections to this database.
    async fn kill_others(&mut self) {
        match self {
            Self::Sqlite(_) => {}
            Self::Postgres(connection) => {
                let sql = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                           WHERE datname = current_database() AND pid <> pg_backend_pid()";
                connection.execute(sql).await.unwrap();
            }
            Self::Mysql(connection) => {
                let sql = "SELECT CAST(id AS SIGNED) FROM information_schema.processlist \
                           WHERE db = DATABASE() AND id <> CONNECTION_ID()";
                let others: Vec<(i64,)> = sqlx::query_as(sql).fetch_all(&mut *connection).await.unwrap();
                for (other,) in others {
                    // It may have gone by itself.
                    let _ = connection.execute(sqlx::AssertSqlSafe(format!("KILL {other}"))).await;
                }
            }
        }
    }

    /// Takes what every order needs.
    async fn lock(&mut self) {
        let sql = match self {
            Self::Sqlite(_) => "BEGIN IMMEDIATE",
            Self::Postgres(_) => "BEGIN; LOCK TABLE orders IN ACCESS EXCLUSIVE MODE",
            Self::Mysql(_) => "LOCK TABLES orders WRITE",
        };
        self.run(sql).await;
    }

    async fn unlock(&mut self) {
        self.run(if matches!(self, Self::Mysql(_)) { "UNLOCK TABLES" } else { "ROLLBACK" }).await;
    }
}

/// The addresses of all orders.
async fn stored(browser: &Browser) -> Vec<String> {
    let page = browser.get("/order/order/").await.ok().html();
    page.select(&selector(".address")).map(|address| address.text().collect()).collect()
}

/// Forms that differ in their address.
async fn forms(browser: &Browser, name: &str, count: usize) -> Vec<(String, Form)> {
    let form = menu_form(browser, 1).await;
    (0..count)
        .map(|index| format!("{name} {index}."))
        .map(|at| (at.clone(), form.clone().set("address", &at)))
        .collect()
}

/// Sends forms at the same time and returns the statuses.
async fn send(browser: &Browser, forms: &[(String, Form)]) -> Vec<u16> {
    let sending = forms.iter().map(|(_, form)| {
        let (browser, form) = (browser.clone(), form.clone());
        tokio::spawn(async move { browser.submit(&form).await.status.as_u16() })
    });
    let sending: Vec<_> = sending.collect();
    let mut statuses = Vec::new();
    for one in sending {
        statuses.push(one.await.unwrap());
    }
    statuses
}

async fn is_ready(browser: &Browser) -> bool {
    browser.get("/readyz").await.status == 200
}

async fn until_ready(browser: &Browser, patience: Duration) {
    let end = Instant::now() + patience;
    while !is_ready(browser).await {
        assert!(Instant::now() < end, "not ready within {patience:?}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// What was answered is what is stored; what was not stored can be sent again, and what was cannot be doubled.
async fn answers_are_true(browser: &Browser, sent: &[(String, Form)], statuses: &[u16], engine: &str) {
    let before = stored(browser).await;
    for ((address, _), status) in sent.iter().zip(statuses) {
        let times = before.iter().filter(|found| *found == address).count();
        match status {
            303 => assert_eq!(times, 1, "{address} was acknowledged on {engine}"),
            503 => assert_eq!(times, 0, "{address} was refused on {engine}"),
            // The only honest answer where nobody knows.
            504 => assert!(times <= 1, "{address} on {engine}"),
            other => panic!("{address}: {other} on {engine}"),
        }
    }
    for _ in 0..2 {
        assert!(send(browser, sent).await.iter().all(|status| *status == 303), "sent again on {engine}");
    }
    let after = stored(browser).await;
    for (address, _) in sent {
        assert_eq!(after.iter().filter(|found| *found == address).count(), 1, "{address} once on {engine}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn locked_for_longer_than_anybody_waits() {
    for database in Database::each() {
        let app = App::start(&database);
        let browser = Browser::at_redirects(&app.base);
        let first = forms(&browser, "first", 3).await;
        let second = forms(&browser, "second", 3).await;
        let mut other = Other::connect(&database).await;
        other.lock().await;
        let (sender, early) = (browser.clone(), first.clone());
        let early = tokio::spawn(async move { send(&sender, &early).await });
        tokio::time::sleep(Duration::from_millis(1500)).await;
        let (sender, late) = (browser.clone(), second.clone());
        let late = tokio::spawn(async move { send(&sender, &late).await });
        assert!(!is_ready(&browser).await, "locked, on {}", database.engine);
        tokio::time::sleep(Duration::from_millis(5500)).await;
        other.unlock().await;
        let (early, late) = (early.await.unwrap(), late.await.unwrap());
        eprintln!("{}: {early:?} {late:?}", database.engine);
        assert!(early.contains(&503), "five seconds are enough, on {}: {early:?}", database.engine);
        until_ready(&browser, Duration::from_secs(5)).await;
        answers_are_true(&browser, &first, &early, database.engine).await;
        answers_are_true(&browser, &second, &late, database.engine).await;
    }
}

/// A small file system, taken away at the end.
struct Small(PathBuf, #[expect(dead_code, reason = "removed when dropped")] tempfile::TempDir);

impl Small {
    fn mount() -> Option<Self> {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("small");
        std::fs::create_dir(&path).unwrap();
        let small = Self(path, folder);
        if small.with(&["-t", "tmpfs", "-o", "size=1m", "tmpfs"]) {
            return Some(small);
        }
        skip("a file system cannot be mounted (not root)");
        None
    }

    fn with(&self, options: &[&str]) -> bool {
        let status = Command::new("mount").args(options).arg(&self.0).status();
        status.is_ok_and(|status| status.success())
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_that_is_grown() {
    let Some(small) = Small::mount() else { return };
    let database = Database::at(format!("sqlite:{}", small.0.join("shop.db").display()), None);
    let app = App::start(&database);
    let browser = Browser::at_redirects(&app.base);
    assert!(is_ready(&browser).await);
    let (mut sent, mut statuses) = (Vec::new(), Vec::new());
    for round in 0..200 {
        let more = forms(&browser, &format!("round {round} {}", "x".repeat(150)), 10).await;
        let answers = send(&browser, &more).await;
        sent.extend(more);
        statuses.extend(answers);
        if statuses.iter().filter(|status| **status == 503).count() > 20 {
            break;
        }
    }
    assert!(statuses.contains(&503), "the disk is full");
    assert!(!is_ready(&browser).await, "and /readyz says so");
    let body = serde_json::json!({ "name": "full", "address": "x" }).to_string();
    let add = || {
        let request = browser.client.post(format!("{}/order/shops/", app.base));
        request.header("content-type", "application/json").body(body.clone()).send()
    };
    // A shop needs less room than ten orders and may still find some.
    let added = add().await.unwrap().status() == 201;
    let shops = browser.get("/order/shops/?format=json").await.ok().body;
    assert_eq!(shops.contains("full"), added, "reading goes on, and the answer was true");
    assert!(small.with(&["-o", "remount,size=16m"]));
    // The very next request works, without a restart and without a pause.
    assert_eq!(add().await.unwrap().status(), 201);
    let form = menu_form(&browser, 1).await.set("address", "after.");
    assert_eq!(browser.submit(&form).await.status, 303);
    assert!(is_ready(&browser).await);
    let last = sent.len() - 60;
    answers_are_true(&browser, &sent[last..], &statuses[last..], "sqlite").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn read_only_and_back() {
    for database in [Database::postgres(), Database::mysql()].into_iter().flatten() {
        let app = App::start(&database);
        let browser = Browser::at_redirects(&app.base);
        let name = database.url().rsplit('/').next().unwrap().to_owned();
        let server =
            if database.engine == "postgresql" { crate::databases::postgres() } else { crate::databases::mysql() };
        let server = server.unwrap();
        let (close, open) = if database.engine == "postgresql" {
            let set = |value: &str| format!("ALTER DATABASE {name} SET default_transaction_read_only = {value}");
            (set("on"), set("off"))
        } else {
            let revoke = format!("REVOKE INSERT, UPDATE, DELETE ON {name}.* FROM app@'127.0.0.1'");
            (revoke, format!("GRANT ALL ON {name}.* TO app@'127.0.0.1'"))
        };
        // Settings and rights are read by new connections.
        let mut other = Other::connect(&database).await;
        let sent = forms(&browser, "read-only", 4).await;
        server.run(&close);
        other.kill_others().await;
        tokio::time::sleep(Duration::from_millis(60)).await;
        let mut statuses = send(&browser, &sent).await;
        assert!(statuses.iter().all(|status| *status == 503), "{statuses:?} on {}", database.engine);
        assert!(!is_ready(&browser).await, "on {}", database.engine);
        browser.get("/order/shops/").await.ok();
        server.run(&open);
        other.kill_others().await;
        tokio::time::sleep(Duration::from_millis(60)).await;
        let again = send(&browser, &sent[..2]).await;
        assert!(is_ready(&browser).await, "on {}", database.engine);
        statuses[..2].copy_from_slice(&again);
        answers_are_true(&browser, &sent, &statuses, database.engine).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn broken_connections_cost_nobody_an_error() {
    for database in [Database::postgres(), Database::mysql()].into_iter().flatten() {
        let app = App::start(&database);
        let browser = Browser::at_redirects(&app.base);
        let mut other = Other::connect(&database).await;
        for round in 0..3 {
            // Many connections, so that many are broken.
            let sent = forms(&browser, &format!("busy {round}"), 20).await;
            assert!(send(&browser, &sent).await.iter().all(|status| *status == 303));
            other.kill_others().await;
            tokio::time::sleep(Duration::from_millis(60)).await;
            let sent = forms(&browser, &format!("after {round}"), 20).await;
            let statuses = send(&browser, &sent).await;
            assert!(statuses.iter().all(|status| *status == 303), "{statuses:?} on {}", database.engine);
            assert!(is_ready(&browser).await);
        }
    }
}

/// A file that is moved away is not the database any more, whatever open handles still reach.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_goes_and_comes_back() {
    let database = Database::sqlite();
    let app = App::start(&database);
    let browser = Browser::at_redirects(&app.base);
    let place = |name: &str| database.folder().join(name);
    let sent = forms(&browser, "gone", 3).await;
    std::fs::rename(place("shop.db"), place("away.db")).unwrap();
    assert!(!is_ready(&browser).await, "the file is gone");
    let statuses = send(&browser, &sent).await;
    assert_eq!(statuses, [503; 3], "nothing is acknowledged that a restart would not find");
    assert!(!place("shop.db").exists(), "no new, empty database");
    std::fs::rename(place("away.db"), place("shop.db")).unwrap();
    answers_are_true(&browser, &sent, &statuses, "sqlite").await;
    assert!(is_ready(&browser).await, "and back");
    // A backup that is put in the place of the database is what is read and written from then on.
    let copy = place("copy.db");
    let mut backup = crate::harness::command(&database);
    assert!(backup.arg("backup").arg(&copy).status().unwrap().success());
    let lost = forms(&browser, "after the backup", 2).await;
    assert_eq!(send(&browser, &lost).await, [303; 2]);
    for name in ["shop.db-wal", "shop.db-shm"] {
        std::fs::remove_file(place(name)).unwrap();
    }
    std::fs::rename(copy, place("shop.db")).unwrap();
    assert_eq!(stored(&browser).await.len(), 3, "what was in the backup");
    let more = forms(&browser, "restored", 2).await;
    assert_eq!(send(&browser, &more).await, [303; 2]);
    drop(app);
    let app = App::start(&database);
    assert_eq!(stored(&app.browser()).await.len(), 5, "a restart finds all of it");
}

/// Between the app and its server: lets everything through, and the first so many commits lose their answer.
async fn between(server: u16, mut commits: usize) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (spend, mut spent) = tokio::sync::mpsc::unbounded_channel::<tokio::sync::oneshot::Sender<bool>>();
    tokio::spawn(async move {
        while let Some(asks) = spent.recv().await {
            let _ = asks.send(commits > 0);
            commits = commits.saturating_sub(1);
        }
    });
    tokio::spawn(async move {
        loop {
            let (client, _) = listener.accept().await.unwrap();
            let server = TcpStream::connect(("127.0.0.1", server)).await.unwrap();
            let (mut from_client, mut to_client) = client.into_split();
            let (mut from_server, mut to_server) = server.into_split();
            let answers = tokio::spawn(async move { tokio::io::copy(&mut from_server, &mut to_client).await });
            let spend = spend.clone();
            tokio::spawn(async move {
                let mut buffer = vec![0; 64 * 1024];
                while let Ok(length @ 1..) = from_client.read(&mut buffer).await {
                    if buffer[..length].windows(6).any(|word| word == b"COMMIT") {
                        let (ask, answer) = tokio::sync::oneshot::channel();
                        spend.send(ask).unwrap();
                        if answer.await.unwrap() {
                            answers.abort();
                            to_server.write_all(&buffer[..length]).await.unwrap();
                            // The server carries it out; nobody hears of it.
                            tokio::time::sleep(Duration::from_millis(300)).await;
                            return;
                        }
                    }
                    if to_server.write_all(&buffer[..length]).await.is_err() {
                        break;
                    }
                }
                answers.abort();
            });
        }
    });
    port
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_whose_answer_is_lost() {
    for database in [Database::postgres(), Database::mysql()].into_iter().flatten() {
        // One for readiness at the start, if any; what matters is that orders meet it.
        for lost in [1, 2, 6] {
            drop(App::start(&database));
            let (port, option) = if database.engine == "postgresql" {
                (crate::databases::postgres().unwrap().port, "?sslmode=disable")
            } else {
                (crate::databases::mysql().unwrap().port, "?ssl-mode=DISABLED")
            };
            let between = between(port, lost).await;
            let url = database.url().replace(&port.to_string(), &between.to_string());
            let app = App::start(&Database::at(format!("{url}{option}"), database.password()));
            let browser = Browser::at_redirects(&app.base);
            let sent = forms(&browser, &format!("lost {lost}"), 3).await;
            let statuses = send(&browser, &sent).await;
            eprintln!("{}: {lost} lost, {statuses:?}", database.engine);
            if lost == 1 {
                assert_eq!(statuses, [303; 3], "one lost answer is looked after, on {}", database.engine);
            }
            answers_are_true(&browser, &sent, &statuses, database.engine).await;
        }
    }
}
