//! Pages asked for: by which server, how often, with which cookies, and what of it is written down.

use probe::guard::Guard;
use probe::made::{Settings, make};
use real::{Reply, Response, Server};
use serde_json::json;
use snapshot::shapes::probe::HttpVisit;
use snapshot::{Probe, ProbeAsk, ProbeKind, ProbeOutput, Status};
use std::sync::atomic::{AtomicUsize, Ordering};

fn asked(input: &serde_json::Value, settings: &Settings) -> Probe {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(make(&ProbeAsk::new(ProbeKind::Http, input), settings))
}

fn visits(probe: &Probe) -> &[HttpVisit] {
    match &probe.output {
        Some(ProbeOutput::Http(http)) => &http.visits,
        _ => panic!("{probe:?}"),
    }
}

/// Two instances by turns; one path is sent on, one takes forms.
fn shop() -> Server {
    let count = AtomicUsize::new(0);
    Server::start(move |request| {
        let turn = count.fetch_add(1, Ordering::SeqCst) % 2;
        let mut answer = Response::of_type(200, "text/html", format!("<h1>Shops</h1><p>of {turn}</p>"));
        answer.headers.push(("x-instance-id".into(), format!("i-{turn}")));
        answer.headers.push(("x-of-no-use".into(), "secret".into()));
        answer.headers.push(("set-cookie".into(), "AWSALB=secret; Path=/".into()));
        match request.target.as_str() {
            "/old/" => {
                answer.status = 302;
                answer.headers.push(("location".into(), "/order/shops/".into()));
            }
            "/order/order/" if request.method == "POST" => {
                answer.status = if request.field("menu").as_deref() == Some("1") { 303 } else { 400 };
                answer.headers.push(("location".into(), "/order/shops/".into()));
            }
            "/host/" => {
                answer.status =
                    if request.header("host").unwrap_or_default().starts_with("shop.example.link") { 200 } else { 400 };
            }
            _ => {}
        }
        Reply::Whole(answer)
    })
}

#[test]
fn a_page_is_asked_for_as_often_as_it_is_said() {
    let shop = shop();
    let url = format!("{}/old/", shop.url());
    let once = asked(&json!({"url": url}), &Settings::default());
    let [visit] = visits(&once) else { panic!("{once:?}") };
    let told: Vec<_> = visit.hops.iter().map(|hop| (hop.path.as_deref(), hop.status)).collect();
    assert_eq!(told, [(Some("/old/"), Some(302)), (Some("/order/shops/"), Some(200))]);
    assert_eq!((visit.outcome.as_deref(), visit.text.as_deref()), (Some("page"), Some("Shops of 1")));
    let text = format!("{once:?}");
    assert!(!text.contains("secret"), "{text}");

    let url = format!("{}/order/shops/", shop.url());
    let several = asked(&json!({"url": url, "times": 4}), &Settings::default());
    let cookies: Vec<usize> = visits(&several).iter().map(|visit| visit.hops[0].cookies_sent.len()).collect();
    assert_eq!(cookies, [0, 0, 0, 0], "each time somebody else comes");
    let first = visits(&several)[0].sha256.clone();
    assert_eq!(visits(&several).iter().filter(|visit| visit.sha256 == first).count(), 2, "what differs is seen");
    let kept = asked(&json!({"url": url, "times": 3, "cookies": true}), &Settings::default());
    let cookies: Vec<Vec<String>> = visits(&kept).iter().map(|visit| visit.hops[0].cookies_sent.clone()).collect();
    assert_eq!(cookies, [vec![], vec!["AWSALB".to_owned()], vec!["AWSALB".to_owned()]]);
    let many = asked(&json!({"url": url, "times": 200}), &Settings::default());
    assert_eq!(visits(&many).len(), 20);
}

#[test]
fn a_name_is_asked_for_at_the_server_that_is_named() {
    let shop = shop();
    let port = shop.url().rsplit(':').next().unwrap().to_owned();
    let input = json!({"url": format!("http://shop.example.link:{port}/host/"), "server": "127.0.0.1"});
    let made = asked(&input, &Settings::default());
    assert_eq!(visits(&made)[0].hops[0].status, Some(200), "{made:?}");
    assert_eq!(ProbeAsk::of(&made), ProbeAsk::new(ProbeKind::Http, &input), "what was asked is what is recorded");
    // A name that leads to this machine is followed only if somebody says so.
    let input = json!({"url": format!("http://shop.example.link:{port}/host/"), "server": "ip6-localhost"});
    let kept = asked(&input, &Settings::default());
    assert_ne!(kept.status, Status::Seen);
    let _ = asked(&input, &Settings { guard: Guard::anywhere(), ..Settings::default() });
}

#[test]
fn forms_are_sent_unless_nothing_is_to_be_kept() {
    let shop = shop();
    let url = format!("{}/order/order/", shop.url());
    let input = json!({"url": url, "method": "POST", "form": "menu=1&address=check-test"});
    let made = asked(&input, &Settings::default());
    let told: Vec<_> = visits(&made)[0].hops.iter().map(|hop| (hop.method.as_deref(), hop.status)).collect();
    assert_eq!(told, [(Some("POST"), Some(303)), (Some("GET"), Some(200))]);
    let kept = asked(&input, &Settings { read_only: true, ..Settings::default() });
    assert_eq!((kept.status, kept.output), (Status::NotAsked, None));
    let head = asked(&json!({"url": url, "method": "HEAD"}), &Settings::default());
    assert_eq!(visits(&head)[0].hops[0].method.as_deref(), Some("HEAD"));
    for input in [
        json!({"url": "ftp://example.link/"}),
        json!({"url": "example.link"}),
        json!({}),
        json!({"url": url, "method": "DELETE"}),
        json!({"url": url, "method": "POST", "form": "a".repeat(2000)}),
    ] {
        let made = asked(&input, &Settings::default());
        assert_eq!((made.status, made.output), (Status::Failed, None), "{input}");
    }
}

#[test]
fn why_nothing_came_is_said() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let made = asked(&json!({"url": format!("http://{closed}/")}), &Settings::default());
    assert_eq!(visits(&made)[0].hops[0].error.as_deref(), Some("connection-refused"));
    let plain = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = plain.local_addr().unwrap();
    std::thread::spawn(move || {
        let (mut stream, _) = plain.accept().unwrap();
        let _ = std::io::Write::write_all(&mut stream, b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
        // What comes is read, so that the connection ends in order.
        let _ = std::io::copy(&mut stream, &mut std::io::sink());
    });
    let made = asked(&json!({"url": format!("https://{address}/")}), &Settings::default());
    assert_eq!(visits(&made)[0].hops[0].error.as_deref(), Some("tls-refused"));
    // Whoever listens and hangs up before anything is said over http is no server without TLS.
    let silent = Server::start(|_| Reply::Close);
    let made = asked(&json!({"url": silent.url()}), &Settings::default());
    assert_eq!(visits(&made)[0].hops[0].error.as_deref(), Some("no-answer"));
    let round = Server::start(|request| {
        let mut answer = Response::of_type(301, "text/html", "");
        answer.headers.push(("location".into(), request.target.clone()));
        Reply::Whole(answer)
    });
    let made = asked(&json!({"url": round.url()}), &Settings::default());
    assert_eq!(visits(&made)[0].outcome.as_deref(), Some("redirects-endless"));
    let away = Server::start(|_| {
        let mut answer = Response::of_type(301, "text/html", "");
        answer.headers.push(("location".into(), "http://169.254.169.254/latest/meta-data/".into()));
        Reply::Whole(answer)
    });
    let made = asked(&json!({"url": away.url()}), &Settings { guard: Guard::anywhere(), ..Settings::default() });
    assert_eq!(visits(&made)[0].outcome.as_deref(), Some("elsewhere"));
}
