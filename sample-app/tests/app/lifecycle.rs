//! Starting, telling, stopping.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::databases::Database;
use crate::harness::{App, command};
use crate::journeys::{accept, order};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_signal_lets_answers_finish() {
    let mut app = App::on_a_file(&["--drain", "2"]);
    let browser = app.browser();
    let mut open = TcpStream::connect(app.authority()).await.unwrap();
    open.write_all(b"GET /order/events HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
    let mut buffer = [0_u8; 4096];
    assert!(open.read(&mut buffer).await.unwrap() > 0);
    app.terminate();
    tokio::time::sleep(Duration::from_millis(500)).await;
    let ready = browser.get("/readyz").await;
    assert_eq!(ready.status, 503, "the balancer is told");
    assert!(ready.body.contains("draining"));
    browser.get("/order/shops/").await.ok();
    let (success, log) = app.wait(Duration::from_secs(8));
    assert!(success, "{log}");
    assert!(log.contains("stopped"), "{log}");
    let mut rest = Vec::new();
    open.read_to_end(&mut rest).await.unwrap();
    assert!(rest.ends_with(b"0\r\n\r\n"), "the stream of events ended in good order");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_open_page_hears_of_changes_made_elsewhere() {
    for database in Database::each() {
        let (here, there) = (App::start(&database), App::start(&database));
        let number = order(&there.browser(), 1, "live").await;
        let mut events = here
            .browser()
            .client
            .get(format!("{}/order/events", here.base))
            .header("accept-language", "en")
            .send()
            .await
            .unwrap();
        assert_eq!(events.headers()["content-type"], "text/event-stream");
        tokio::time::sleep(Duration::from_millis(1500)).await;
        accept(&there.browser(), 1, &number, "25").await.ok();
        let heard = tokio::time::timeout(Duration::from_secs(8), async {
            let mut heard = String::new();
            while !heard.contains("\n\ndata") && !heard.contains("accepted") {
                heard.push_str(&String::from_utf8_lossy(&events.chunk().await.unwrap().unwrap()));
            }
            heard
        });
        let heard = heard.await.unwrap_or_else(|_| panic!("nothing heard on {}", database.engine));
        assert!(
            heard.contains("event: order")
                && heard.contains(&format!("\"id\":{number}"))
                && heard.contains("about 25 min"),
            "{heard}"
        );
    }
}

#[tokio::test]
async fn backup_and_seed() {
    let database = Database::sqlite();
    let app = App::start(&database);
    let number = order(&app.browser(), 1, "kept").await;
    let copy = database.folder().join("copy.db");
    let backup = || command(&database).arg("backup").arg(&copy).output().unwrap();
    assert!(backup().status.success(), "while the app runs");
    let again = backup();
    assert!(!again.status.success() && String::from_utf8_lossy(&again.stderr).contains("exists"), "never overwrites");
    let restored = App::start(&Database::at(format!("sqlite:{}", copy.display()), None));
    restored.browser().get(&format!("/order/order/{number}")).await.ok();
    let empty = Database::sqlite();
    let app = App::start_with(&empty, &["--no-sample-data"]);
    assert!(app.browser().get("/order/shops/").await.ok().links().iter().all(|link| !link.contains("menus")));
}

#[tokio::test]
async fn logs_are_json_when_asked() {
    let mut app = App::on_a_file(&["--log-format", "json", "--log", "debug,sqlx=warn,hyper=warn"]);
    let page = app.browser().get_as("/nowhere", &[("x-request-id", "trace-42")]).await;
    assert_eq!(page.header("x-request-id"), "trace-42");
    app.terminate();
    let (_, log) = app.wait(Duration::from_secs(5));
    let lines: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let line = lines.iter().find(|line| line["path"] == "/nowhere").unwrap();
    assert_eq!(
        (line["status"].as_u64(), line["id"].as_str(), line["method"].as_str()),
        (Some(404), Some("trace-42"), Some("GET"))
    );
}
