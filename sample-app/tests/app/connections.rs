//! Clients that never read, never speak or come in thousands: the others do not notice.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

use crate::harness::App;
use crate::hostile::raw;

/// Connects from another address of this machine.
async fn from(address: &str, app: &App) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    socket.bind(SocketAddr::new(address.parse().unwrap(), 0))?;
    socket.connect(app.authority().parse().unwrap()).await
}

async fn ask(stream: &mut TcpStream, path: &str, patience: Duration) -> String {
    let request = format!("GET {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
    let mut answer = Vec::new();
    let asked = async {
        stream.write_all(request.as_bytes()).await?;
        stream.read_to_end(&mut answer).await
    };
    let _ = tokio::time::timeout(patience, asked).await;
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_that_never_read() {
    let database = crate::databases::Database::sqlite();
    let seeded = crate::harness::command(&database).args(["seed", "--orders", "300"]).status().unwrap();
    assert!(seeded.success());
    let mut app = App::start(&database);
    let requests = "GET /order/order/ HTTP/1.1\r\nhost: a\r\n\r\n".repeat(200);
    let mut silent = Vec::new();
    for _ in 0..150 {
        let mut stream = TcpStream::connect(app.authority()).await.unwrap();
        // As much as goes in without waiting.
        let _ = stream.try_write(requests.as_bytes());
        let _ = tokio::time::timeout(Duration::from_millis(1), stream.write_all(requests.as_bytes())).await;
        silent.push(stream);
    }
    let mut slowest = Duration::ZERO;
    for _ in 0..20 {
        let begun = Instant::now();
        assert_eq!(app.browser().get("/healthz").await.status, 200);
        slowest = slowest.max(begun.elapsed());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    eprintln!("health took {slowest:?} at most");
    assert!(slowest < Duration::from_secs(6), "{slowest:?}");
    app.browser().get("/order/shops/").await.ok();
    let begun = Instant::now();
    app.terminate();
    let (success, log) = app.wait(Duration::from_secs(12));
    assert!(success, "{log}");
    eprintln!("stopped after {:?}", begun.elapsed());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_is_not_taken_ends() {
    let database = crate::databases::Database::sqlite();
    let seeded = crate::harness::command(&database).args(["seed", "--orders", "300"]).status().unwrap();
    assert!(seeded.success());
    let app = App::start(&database);
    let mut stream = TcpStream::connect(app.authority()).await.unwrap();
    let requests = "GET /order/order/ HTTP/1.1\r\nhost: a\r\n\r\n".repeat(400);
    let _ = tokio::time::timeout(Duration::from_secs(1), stream.write_all(requests.as_bytes())).await;
    tokio::time::sleep(Duration::from_secs(20)).await;
    let mut rest = Vec::new();
    let end = tokio::time::timeout(Duration::from_secs(10), stream.read_to_end(&mut rest)).await;
    assert!(end.is_ok(), "the connection was closed");
    let answers = String::from_utf8_lossy(&rest).matches("HTTP/1.1 200").count();
    assert!(answers < 350, "{answers} pages were made for nobody");
    // A slow reader is no such client.
    let mut slow = TcpStream::connect(app.authority()).await.unwrap();
    slow.write_all(b"GET /order/order/ HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await.unwrap();
    let (mut read, mut buffer) = (0, vec![0; 2048]);
    loop {
        match slow.read(&mut buffer).await.unwrap() {
            0 => break,
            length => read += length,
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(read > 50_000, "{read}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn silent_connections_push_each_other_out() {
    let app = App::on_a_file(&["--max-connections", "200"]);
    let mut silent = Vec::new();
    for _ in 0..400 {
        // Each is taken in, and pushes out the one that has been silent for longest.
        silent.push(from("127.0.0.2", &app).await.unwrap());
    }
    for address in ["127.0.0.1", "127.0.0.2", "127.0.0.3"] {
        let mut stream = from(address, &app).await.unwrap();
        let answer = ask(&mut stream, "/order/shops/", Duration::from_secs(5)).await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{address}: {answer:.100}");
    }
    let mut closed = 0;
    for stream in &mut silent {
        let mut byte = [0];
        let end = tokio::time::timeout(Duration::from_millis(2), stream.read(&mut byte)).await;
        closed += usize::from(end.is_ok());
    }
    assert!((240..=260).contains(&closed), "{closed} of 400 with 150 places for one address");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn event_streams_of_one_client_leave_room() {
    let app = App::on_a_file(&[]);
    let listen = |client: String| {
        let request = format!("GET /order/events HTTP/1.1\r\nhost: a\r\nx-forwarded-for: {client}\r\n\r\n");
        let authority = app.authority().to_owned();
        async move {
            let mut stream = TcpStream::connect(authority).await.unwrap();
            stream.write_all(request.as_bytes()).await.unwrap();
            let mut buffer = vec![0; 1024];
            let length = stream.read(&mut buffer).await.unwrap();
            let answer = String::from_utf8_lossy(&buffer[..length]).into_owned();
            (stream, answer.starts_with("HTTP/1.1 200"))
        }
    };
    let mut streams = Vec::new();
    for _ in 0..500 {
        streams.push(listen("203.0.113.1".to_owned()).await);
    }
    assert_eq!(streams.iter().filter(|(_, listening)| *listening).count(), 100);
    for client in 2..=10 {
        let stream = listen(format!("203.0.113.{client}")).await;
        assert!(stream.1, "client {client}");
        streams.push(stream);
    }
    drop(streams);
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(listen("203.0.113.1".to_owned()).await.1, "places come back");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn health_has_a_place_of_its_own() {
    let app = App::on_a_file(&["--max-connections", "8"]);
    let mut streams = Vec::new();
    // Answers that go on: none of them can be closed for another.
    for client in 1..=8 {
        let mut stream = from(&format!("127.0.0.{}", 10 + client), &app).await.unwrap();
        stream.write_all(b"GET /order/events HTTP/1.1\r\nhost: a\r\n\r\n").await.unwrap();
        let mut buffer = [0; 512];
        assert!(stream.read(&mut buffer).await.unwrap() > 0);
        streams.push(stream);
    }
    for _ in 0..20 {
        for path in ["/healthz", "/readyz"] {
            let request = format!("GET {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
            let answer = raw(&app, request.as_bytes(), Duration::from_secs(4)).await;
            assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer:.200}");
        }
    }
    let answer = raw(&app, b"GET / HTTP/1.1\r\nhost: a\r\n\r\n", Duration::from_secs(4)).await;
    assert!(answer.starts_with("HTTP/1.1 503") && answer.contains("retry-after"), "{answer:.200}");
}
