//! What a client may claim through a proxy, which Host it may name, and how it may spell a path.

use std::time::Duration;

use crate::browser::Browser;
use crate::harness::App;
use crate::hostile::raw;

/// Sends a request with these lines and returns the status.
async fn status(app: &App, path: &str, lines: &[&[u8]]) -> u16 {
    let mut request = format!("GET {path} HTTP/1.1\r\nconnection: close\r\n").into_bytes();
    for line in lines {
        request.extend_from_slice(line);
        request.extend_from_slice(b"\r\n");
    }
    request.extend_from_slice(b"\r\n");
    let answer = raw(app, &request, Duration::from_secs(5)).await;
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_else(|| panic!("{answer}"))
}

#[tokio::test]
async fn metrics_are_for_this_machine_whatever_a_proxy_hands_on() {
    let app = App::on_a_file(&[]);
    let local: &[u8] = b"host: localhost";
    assert_eq!(status(&app, "/metrics", &[local]).await, 200);
    let traces: [&[&[u8]]; 10] = [
        &[b"x-forwarded-for: 203.0.113.7"],
        &[b"x-forwarded-for: 127.0.0.1", b"x-forwarded-for: 203.0.113.7"],
        &[b"x-forwarded-for: 127.0.0.1\xff"],
        &[b"x-forwarded-for: \xff"],
        &[b"x-forwarded-for:"],
        &[b"forwarded: for=\xe9"],
        &[b"via: 1.1 \xe9"],
        &[b"x-real-ip: 127.0.0.1"],
        &[b"x-forwarded-proto: https"],
        &[b"x-forwarded-host: localhost"],
    ];
    for trace in traces {
        let lines: Vec<&[u8]> = std::iter::once(local).chain(trace.iter().copied()).collect();
        assert_eq!(status(&app, "/metrics", &lines).await, 404, "{:?}", trace.map_text());
    }
}

trait MapText {
    fn map_text(&self) -> Vec<String>;
}

impl MapText for [&[u8]] {
    fn map_text(&self) -> Vec<String> {
        self.iter().map(|line| String::from_utf8_lossy(line).into_owned()).collect()
    }
}

#[tokio::test]
async fn nobody_evades_the_rate_limit_by_what_he_claims() {
    let app = App::on_a_file(&["--rate-limit", "5"]);
    // This machine is a trusted proxy here; the last line is what the proxy itself adds.
    for (name, lines) in [
        ("honest", [&b"x-forwarded-for: 203.0.113.7"[..], b"accept: */*"]),
        ("claims to be this machine", [b"x-forwarded-for: 127.0.0.1", b"x-forwarded-for: 203.0.113.8"]),
        ("claims in one line", [b"x-forwarded-for: 127.0.0.1, 203.0.113.9", b"accept: */*"]),
        ("unreadable before", [b"x-forwarded-for: \xff", b"x-forwarded-for: 203.0.113.10"]),
        ("unreadable", [b"x-forwarded-for: 127.0.0.1 \xff", b"accept: */*"]),
    ] {
        let mut refused = 0;
        for _ in 0..40 {
            let lines: Vec<&[u8]> = std::iter::once(&b"host: a.example"[..]).chain(lines).collect();
            refused += usize::from(status(&app, "/order/shops/", &lines).await == 429);
        }
        assert!(refused > 5, "{name}: {refused}");
    }
    assert_eq!(status(&app, "/order/shops/", &[b"host: a.example", b"x-forwarded-for: 203.0.113.99"]).await, 200);
}

#[tokio::test]
async fn exactly_one_host() {
    let app = App::on_a_file(&[]);
    let cases: [(&[&[u8]], u16); 8] = [
        (&[b"host: a.example"], 200),
        (&[], 400),
        (&[b"host: a.example", b"host: a.example"], 400),
        (&[b"host: localhost", b"host: evil.example"], 400),
        (&[b"host:"], 400),
        (&[b"host: a.example/x"], 400),
        (&[b"host: user@a.example"], 400),
        (&[b"host: a\xffb"], 400),
    ];
    for (lines, expected) in cases {
        for path in ["/order/shops/", "/", "/version"] {
            assert_eq!(status(&app, path, lines).await, expected, "{path} {:?}", lines.map_text());
        }
    }
    assert_eq!(status(&app, "http://evil.example/metrics", &[b"host: localhost"]).await, 400);
    // HAProxy's plain check.
    let answer = raw(&app, b"GET /readyz HTTP/1.0\r\n\r\n", Duration::from_secs(5)).await;
    assert!(answer.starts_with("HTTP/1.0 200") || answer.starts_with("HTTP/1.1 200"), "{answer}");
    let answer = raw(&app, b"GET /order/shops HTTP/1.0\r\n\r\n", Duration::from_secs(5)).await;
    assert!(answer.contains(" 400 ") && answer.contains("<html lang="), "{answer}");
}

#[tokio::test]
async fn only_the_names_of_the_site() {
    let app = App::on_a_file(&["--host", "shop.example,*.example.link"]);
    for (host, expected) in [
        ("host: shop.example", 200),
        ("host: SHOP.example:8000", 200),
        ("host: www.example.link", 200),
        ("host: evil.example", 400),
        ("host: example.link", 400),
        ("host: 203.0.113.1:8000", 400),
        ("host: 127.0.0.1", 200),
    ] {
        assert_eq!(status(&app, "/order/shops/", &[host.as_bytes()]).await, expected, "{host}");
    }
    for path in ["/healthz", "/readyz"] {
        assert_eq!(status(&app, path, &[b"host: 10.0.1.7:8000"]).await, 200, "a balancer asks by address");
    }
    let through = |host: &'static [u8]| {
        let app = &app;
        async move { status(app, "/order/shops/", &[b"host: 10.0.1.7", b"x-forwarded-for: 203.0.113.1", host]).await }
    };
    assert_eq!(through(b"x-forwarded-host: shop.example").await, 200);
    assert_eq!(through(b"x-forwarded-host: evil.example").await, 400);
}

#[tokio::test]
async fn one_spelling_of_every_path() {
    let app = App::on_a_file(&[]);
    let host: &[u8] = b"host: localhost";
    for path in [
        "//metrics",
        "/metrics/",
        "//metrics/",
        "/metrics//",
        "/./metrics",
        "/order/../metrics",
        "/%6detrics",
        "/METRICS",
        "/metrics%2f",
        "/metrics;a",
        "/healthz/",
        "//healthz",
        "//readyz",
        "//order/shops",
        "/order//shops",
        "/order/shops//",
        "//",
        "/version/",
        "/robots.txt/",
    ] {
        assert_eq!(status(&app, path, &[host]).await, 404, "{path}");
    }
    for path in ["/metrics", "/metrics?a", "/order/shops", "/order/shops/", "/polls/1/", "/boss", "/boss/"] {
        let status = status(&app, path, &[host]).await;
        assert!(status == 200, "{path}: {status}");
    }
    assert_eq!(Browser::new(&app.base).get("/order/menus/1/?after=0").await.status, 200);
}
