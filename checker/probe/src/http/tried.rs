//! The visitor against real servers on loopback: ordinary ones, and those that would keep it for ever.

use super::{Browser, Limits, Page, Trouble, Visit};
use crate::guard::Guard;
use reqwest::Url;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// What a server does with a connection: bytes at once, then bytes for ever at a pace.
#[derive(Clone)]
struct Says {
    first: Vec<u8>,
    again: Option<(Vec<u8>, Duration)>,
}

fn says(first: impl Into<Vec<u8>>) -> Says {
    Says { first: first.into(), again: None }
}

fn page(body: &str) -> Says {
    says(format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n{body}", body.len()))
}

fn packed_as(coding: &str) -> Says {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\nContent-Length: 4\r\n\r\n");
    says([head.as_bytes(), b"\x1f\x8b\x08\x00"].concat())
}

fn to(status: u16, place: &str) -> Says {
    says(format!(
        "HTTP/1.1 {status} There\r\nLocation: {place}\r\nSet-Cookie: way=secret; Path=/\r\nContent-Length: 0\r\n\r\n"
    ))
}

/// A server that answers by request line; what it was asked is kept.
async fn server(answer: fn(&str) -> Says) -> (Url, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = Url::parse(&format!("http://{}/", listener.local_addr().expect("an address"))).expect("an address");
    let asked = Arc::new(Mutex::new(Vec::new()));
    let heard = Arc::clone(&asked);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, answer, Arc::clone(&heard)));
        }
    });
    (url, asked)
}

async fn serve(mut stream: TcpStream, answer: fn(&str) -> Says, heard: Arc<Mutex<Vec<String>>>) {
    let mut request = String::new();
    let mut buffer = [0; 4096];
    loop {
        let Ok(read @ 1..) = stream.read(&mut buffer).await else { return };
        request.push_str(&String::from_utf8_lossy(buffer.get(..read).unwrap_or_default()));
        let Some((head, body)) = request.split_once("\r\n\r\n") else { continue };
        let length =
            head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
        if body.len() < length.unwrap_or(0) {
            continue;
        }
        let says = answer(request.lines().next().unwrap_or_default());
        heard.lock().expect("one writer").push(std::mem::take(&mut request));
        if stream.write_all(&says.first).await.is_err() {
            return;
        }
        while let Some((bytes, pace)) = &says.again {
            tokio::time::sleep(*pace).await;
            if stream.write_all(bytes).await.is_err() {
                return;
            }
        }
    }
}

fn short() -> Limits {
    Limits { together: Duration::from_secs(2), hop: Duration::from_millis(400), ..Limits::default() }
}

/// A visit with all the time that it may want: a machine with much to do is no slow server.
async fn visit(answer: fn(&str) -> Says) -> Visit {
    visit_within(Limits::default(), answer).await
}

async fn visit_within(limits: Limits, answer: fn(&str) -> Says) -> Visit {
    let (url, _) = server(answer).await;
    Browser::new(&url, Guard::public_only(), limits).expect("a browser").get(&url).await
}

fn came(visit: &Visit) -> &Page {
    visit.page.as_ref().expect("a page")
}

#[tokio::test]
async fn a_form_is_sent_with_its_cookies_and_its_redirect_is_followed_as_a_page() {
    let (url, asked) = server(|line| match line.split(' ').nth(1) {
        Some("/order/") if line.starts_with("POST") => to(302, "/list/?a=1"),
        Some("/again/") => to(307, "/order/"),
        _ => page("<h1>주문</h1>"),
    })
    .await;
    let browser = Browser::new(&url, Guard::public_only(), Limits::default()).expect("a browser");
    let fields = [("address".to_owned(), "서울 & 1".to_owned()), ("menu".to_owned(), "1".to_owned())];
    let visit = browser.post(&url.join("/again/").expect("an address"), &fields).await;
    assert_eq!(came(&visit).text, "<h1>주문</h1>");
    assert_eq!(came(&visit).url.path(), "/list/");
    let told: Vec<_> = visit.hops.iter().map(|hop| (hop.method.as_deref(), hop.path.as_deref(), hop.status)).collect();
    assert_eq!(
        told,
        [
            (Some("POST"), Some("/again/"), Some(307)),
            (Some("POST"), Some("/order/"), Some(302)),
            (Some("GET"), Some("/list/?a=1"), Some(200)),
        ]
    );
    assert_eq!(visit.hops.last().map(|hop| hop.cookies_sent.clone()), Some(vec!["way".to_owned()]));
    assert!(!format!("{:?}", visit.hops).contains("secret"), "what a cookie says is nobody's business");
    let asked = asked.lock().expect("one reader");
    let sent = asked.get(1).expect("three requests");
    assert!(sent.ends_with("address=%EC%84%9C%EC%9A%B8+%26+1&menu=1"), "{sent}");
    assert!(
        asked.last().is_some_and(|request| request.contains("cookie: way=secret") && request.ends_with("\r\n\r\n"))
    );
}

#[tokio::test]
async fn nothing_but_the_named_host_and_port_is_asked() {
    let (other, asked) = server(|_| page("not yours")).await;
    let (url, _) = server(|line| to(302, line.split(' ').nth(1).unwrap_or_default().trim_start_matches("/to/"))).await;
    let browser = Browser::new(&url, Guard::public_only(), Limits::default()).expect("a browser");
    let port = url.port().expect("a port");
    let places = [
        other.to_string(),
        format!("http://localhost:{port}/"),
        format!("//127.0.0.2:{port}/"),
        "http://169.254.169.254/latest/meta-data/".to_owned(),
        "file:///etc/passwd".to_owned(),
        "javascript:1".to_owned(),
    ];
    for place in places {
        let mut from = url.clone();
        from.set_path(&format!("/to/{place}"));
        let visit = browser.get(&from).await;
        assert_eq!((visit.page.err(), visit.hops.len()), (Some(Trouble::Elsewhere), 1), "{place}");
    }
    assert_eq!(browser.get(&other).await.page.err(), Some(Trouble::Elsewhere));
    assert!(asked.lock().expect("one reader").is_empty());
    for none in ["file:///etc/passwd", "data:text/plain,1", "ftp://127.0.0.1/"] {
        let none = Url::parse(none).expect("an address");
        assert_eq!(Browser::new(&none, Guard::public_only(), Limits::default()).err(), Some(Trouble::NoAddress));
    }
}

#[tokio::test]
async fn redirects_end() {
    let visit = visit(|_| to(302, "/round")).await;
    assert_eq!((visit.page.err(), visit.hops.len()), (Some(Trouble::RedirectsEndless), 11));
    for place in ["http://", "http://[", "//:0:0"] {
        let (url, _) =
            server(|line| to(301, line.split(' ').nth(1).unwrap_or_default().trim_start_matches("/to/"))).await;
        let mut from = url.clone();
        from.set_path(&format!("/to/{place}"));
        let browser = Browser::new(&url, Guard::public_only(), Limits::default()).expect("a browser");
        assert!(browser.get(&from).await.page.is_err(), "{place}");
    }
}

#[tokio::test]
async fn a_body_without_an_end_is_read_to_its_bound() {
    let visit = visit(|_| Says {
        first: b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".to_vec(),
        again: Some((vec![b'a'; 65536], Duration::ZERO)),
    })
    .await;
    assert_eq!((came(&visit).text.len(), came(&visit).whole), (1024 * 1024, false));
    assert_eq!(visit.hops.first().and_then(|hop| hop.bytes), Some(1024 * 1024));
}

#[tokio::test]
async fn what_is_packed_stays_packed() {
    let (url, asked) = server(|line| match line.split(' ').nth(1) {
        Some("/plain") => packed_as("identity"),
        _ => packed_as("gzip"),
    })
    .await;
    let browser = Browser::new(&url, Guard::public_only(), Limits::default()).expect("a browser");
    let gzip = browser.get(&url).await;
    assert_eq!(gzip.page.err(), Some(Trouble::Packed));
    assert_eq!(gzip.hops.first().and_then(|hop| hop.bytes), Some(0), "nothing of it is read");
    assert!(browser.get(&url.join("/plain").expect("an address")).await.page.is_ok());
    assert!(asked.lock().expect("one reader").iter().all(|request| request.contains("accept-encoding: identity")));
}

#[tokio::test]
async fn slowness_ends_with_the_time() {
    let began = Instant::now();
    let slow: [fn(&str) -> Says; 3] = [
        |_| Says { first: Vec::new(), again: Some((Vec::new(), Duration::from_millis(50))) },
        |_| Says { first: b"HTTP/1.1 200 OK\r\n".to_vec(), again: Some((b"a".to_vec(), Duration::from_millis(50))) },
        |_| Says {
            first: b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n".to_vec(),
            again: Some((b"a".to_vec(), Duration::from_millis(50))),
        },
    ];
    for answer in slow {
        let visit = visit_within(short(), answer).await;
        assert_eq!(visit.page.err(), Some(Trouble::TimeOver));
        assert_eq!(visit.hops.first().and_then(|hop| hop.error.as_deref()), Some("time-over"));
    }
    assert!(began.elapsed() < Duration::from_secs(5));

    let (url, asked) = server(|_| page("here")).await;
    let browser =
        Browser::new(&url, Guard::public_only(), Limits { together: Duration::ZERO, ..short() }).expect("a browser");
    assert_eq!(browser.get(&url).await.page.err(), Some(Trouble::TimeOver));
    assert!(asked.lock().expect("one reader").is_empty(), "no time, no request");
}

#[tokio::test]
async fn what_is_no_answer_is_told() {
    let none: [fn(&str) -> Says; 4] = [
        |_| says("SSH-2.0-OpenSSH_9.6\r\n\r\n"),
        |_| says("HTTP/1.1 abc\r\n\r\n"),
        |_| says(format!("HTTP/1.1 200 OK\r\nA: {}\r\n\r\n", "a".repeat(4 * 1024 * 1024))),
        |_| {
            let mut cookies = String::from("HTTP/1.1 200 OK\r\n");
            for number in 0..10_000 {
                let _ = write!(cookies, "Set-Cookie: c{number}=1\r\n");
            }
            says(cookies + "Content-Length: 0\r\n\r\n")
        },
    ];
    for answer in none {
        assert_eq!(visit(answer).await.page.err(), Some(Trouble::NoAnswer));
    }
    let (url, _) = server(|_| page("")).await;
    let mut closed = url.clone();
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address").port();
    closed.set_port(Some(free)).expect("a port");
    let browser = Browser::new(&closed, Guard::public_only(), Limits::default()).expect("a browser");
    assert_eq!(browser.get(&closed).await.page.err(), Some(Trouble::ConnectionRefused));
}

#[tokio::test]
async fn a_transcript_is_bounded() {
    let visit = visit(|_| {
        let mut head = String::from("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n");
        for number in 0..90 {
            let _ = write!(head, "X-{number}: {}\r\n", "x".repeat(1000));
        }
        says(head + "\r\n")
    })
    .await;
    let headers = &visit.hops.first().expect("a hop").headers;
    assert_eq!(headers.len(), 40);
    assert!(headers.iter().all(|header| header.value.as_ref().is_none_or(|value| value.len() <= 400)));
}
