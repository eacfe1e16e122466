//! Input that no honest page sends: each gets a clean page of the 4xx kind, quickly, and leaves nothing behind.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::databases::Database;
use crate::harness::App;

/// Sends bytes as they are and returns the answer as far as it came.
pub(crate) async fn raw(app: &App, request: &[u8], patience: Duration) -> String {
    let mut stream = TcpStream::connect(app.authority()).await.unwrap();
    stream.write_all(request).await.unwrap();
    let mut answer = Vec::new();
    let _ = tokio::time::timeout(patience, stream.read_to_end(&mut answer)).await;
    String::from_utf8_lossy(&answer).into_owned()
}

async fn nothing_is_left(app: &App) {
    let list = app.browser().get("/order/order/?format=json").await.ok();
    assert!(list.body.contains("\"orders\":[]"), "{}", list.body);
    assert_eq!(app.browser().get("/healthz").await.status, 200);
}

#[tokio::test]
async fn fields() {
    for database in Database::each() {
        let app = App::start(&database);
        let browser = app.browser();
        let form = browser.get("/order/menus/1").await.ok().form().tick(0).set("address", "a");
        let long = "긴".repeat(201);
        let addresses = [
            "",
            "   ",
            "a\0b",
            "a\nb",
            "\u{1b}[31m",
            "\u{7f}",
            &long,
            "\u{200b}\u{200b}",
            "\u{200d}",
            "\u{3164}",
            "\u{2800}",
            "\u{ad}",
            "\u{feff}",
            "gnp\u{202e}exe",
            "a\u{2066}b",
            "a\u{200f}b",
            "\u{301}",
        ];
        for address in addresses {
            let answer = browser.submit(&form.clone().set("address", address)).await;
            assert_eq!(answer.status, 400, "address {address:?} on {}", database.engine);
            assert!(answer.body.contains("<html lang=") && !answer.text("[role=alert]").is_empty());
        }
        for name in ["address", "menu", "shop"] {
            assert_eq!(browser.submit(&form.clone().without(name)).await.status, 400, "without {name}");
            let mut twice = form.clone();
            twice.fields.push((name.to_owned(), "1".to_owned()));
            let status = browser.submit(&twice.without("once").set("address", "\0")).await.status;
            assert_eq!(status, 400, "twice {name}");
        }
        for menu in ["abc", "-1", "0", "99999999999999999999", "1 OR 1=1", "1';--", "\0", "999"] {
            assert_eq!(
                browser.submit(&form.clone().without("menu").set("menu", menu)).await.status,
                400,
                "menu {menu:?}"
            );
        }
        for shop in ["abc", "-1", "0", "99999999999999999999", "\0", ""] {
            assert_eq!(browser.submit(&form.clone().set("shop", shop)).await.status, 400, "shop {shop:?}");
        }
        let mut many = form.clone();
        many.fields.extend((0..2000).map(|index| (format!("f{index}"), "x".to_owned())));
        assert_eq!(browser.submit(&many).await.status, 400, "2000 fields");
        for id in ["abc", "-1", "0", "99999999999999999999", "1%00", "..%2f..", "%ff"] {
            for path in ["/order/menus/", "/order/order/", "/boss/orders/", "/polls/"] {
                let page = browser.get(&format!("{path}{id}")).await;
                assert!(matches!(page.status.as_u16(), 400 | 404), "{path}{id}: {}", page.status);
                assert!(page.body.contains("<html lang="), "a page of ours: {}", page.body);
            }
        }
        nothing_is_left(&app).await;
        for (name, place) in [("\u{200b}", "a"), ("a", "\u{3164}"), ("a\u{202e}b", "a")] {
            let body = serde_json::json!({ "name": name, "address": place, "price": 1 }).to_string();
            for path in ["/order/shops/", "/order/menus/1"] {
                if path.contains("menus") && name == "a" {
                    continue;
                }
                let request = browser.client.post(format!("{}{path}", app.base)).body(body.clone());
                let answer = request.header("content-type", "application/json").send().await.unwrap();
                assert_eq!(answer.status(), 400, "{name:?} {place:?} at {path}");
            }
        }
        let emoji = browser.submit(&form.set("address", "🍕로 1 ‘‘𠮷’’")).await.ok();
        assert!(emoji.body.contains("🍕로 1"), "four-byte letters are no attack, on {}", database.engine);
    }
}

#[tokio::test]
async fn types_and_sizes() {
    let app = App::on_a_file(&[]);
    let client = app.browser().client;
    let send = |kind: &'static str, body: Vec<u8>| {
        client.post(format!("{}/order/order/", app.base)).header("content-type", kind).body(body).send()
    };
    for (kind, body, status) in [
        ("application/json", b"{}".to_vec(), 415),
        ("multipart/form-data; boundary=x", b"--x--".to_vec(), 415),
        ("text/plain", b"menu=1".to_vec(), 415),
        ("application/x-www-form-urlencoded", b"%ff%00=\xff&&&==".to_vec(), 403),
        ("application/x-www-form-urlencoded", vec![b'a'; 65 * 1024], 413),
        ("application/x-www-form-urlencoded", vec![b'a'; 10 * 1024 * 1024], 413),
        ("application/json", vec![b'['; 10 * 1024 * 1024], 413),
    ] {
        let answer = send(kind, body).await.unwrap();
        assert_eq!(answer.status(), status, "{kind}");
        assert!(answer.text().await.unwrap().contains("<!doctype html>"), "a page, {kind}");
    }
    let deep = client
        .post(format!("{}/order/shops/", app.base))
        .header("content-type", "application/json")
        .body(vec![b'['; 60_000]);
    assert_eq!(deep.send().await.unwrap().status(), 400);
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "BREW"] {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        assert_eq!(client.request(method, format!("{}/order/order/", app.base)).send().await.unwrap().status(), 405);
    }
    assert!(app.resident() < 80 * 1024, "{} KiB after 20 MiB of input", app.resident());
    nothing_is_left(&app).await;
}

#[tokio::test]
async fn broken_http() {
    let app = App::on_a_file(&[]);
    let many = format!("GET / HTTP/1.1\r\nhost: a\r\n{}\r\n", "x: y\r\n".repeat(500));
    let long = format!("GET /{} HTTP/1.1\r\nhost: a\r\n\r\n", "a".repeat(100_000));
    for request in [
        "\x16\x03\x01\x02\x00\x01\x00\x01\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET\r\n\r\n",
        "POST /order/order/ HTTP/1.1\r\nhost: a\r\ncontent-length: -5\r\n\r\n",
        "POST /order/order/ HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nabcdef",
        many.as_str(),
        long.as_str(),
    ] {
        let answer = raw(&app, request.as_bytes(), Duration::from_secs(3)).await;
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{request:.40}: {answer:.200}");
    }
    let chunked =
        "POST /order/order/ HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\nzz\r\n";
    let answer = raw(&app, chunked.as_bytes(), Duration::from_secs(3)).await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer:.200}");
    nothing_is_left(&app).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slow_clients() {
    let app = App::on_a_file(&[]);
    let begun = Instant::now();
    let body = "POST /order/order/ HTTP/1.1\r\nhost: a\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 1000\r\n\r\nmenu=1";
    let head = "GET /order/shops/ HTTP/1.1\r\nhost: a\r\nx-slow";
    let (body, head) = tokio::join!(
        raw(&app, body.as_bytes(), Duration::from_secs(40)),
        raw(&app, head.as_bytes(), Duration::from_secs(40)),
    );
    assert!(body.starts_with("HTTP/1.1 408"), "{body:.100}");
    assert!(body.contains("<!doctype html>"));
    assert!(head.starts_with("HTTP/1.1 408"), "{head:.100}");
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    nothing_is_left(&app).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn idle_connections_stay_longer_than_a_balancer_keeps_them() {
    // The default of 75 s is more than an ALB's 60; a short one shows that it is this option that decides.
    let app = App::on_a_file(&["--keep-alive", "2"]);
    let mut stream = TcpStream::connect(app.authority()).await.unwrap();
    let request = b"GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n";
    let mut buffer = [0_u8; 4096];
    for pause in [0, 1200, 1200] {
        tokio::time::sleep(Duration::from_millis(pause)).await;
        stream.write_all(request).await.unwrap();
        assert!(stream.read(&mut buffer).await.unwrap() > 0, "still open after {pause} ms");
    }
    let closed = tokio::time::timeout(Duration::from_secs(4), stream.read(&mut buffer)).await.unwrap();
    assert!(matches!(closed, Ok(0)), "{closed:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_client_cannot_take_everything() {
    let app = App::on_a_file(&["--rate-limit", "10", "--rate-limit-loopback"]);
    let browser = app.browser();
    let mut refused = 0;
    for _ in 0..100 {
        let page = browser.get("/order/shops/").await;
        match page.status.as_u16() {
            200 => {}
            429 => {
                refused += 1;
                assert!(!page.header("retry-after").is_empty() && page.header("cache-control") == "no-store");
            }
            other => panic!("{other}"),
        }
    }
    assert!(refused > 30, "{refused}");
    assert_eq!(browser.get("/healthz").await.status, 200, "health checks are never refused");
}
