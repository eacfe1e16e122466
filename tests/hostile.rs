//! `check lab-2.11 --app URL` at servers that mean no good: it comes to an end in time, and says what came.

use crate::support::{Scene, is_korean};
use real::{Reply, Response, Server};
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::time::Duration;

/// What a server answers to everything.
struct Hostile {
    what: &'static str,
    says: fn() -> Response,
    /// What is told of it: the code of a finding, or a piece of why it cannot be told.
    told: &'static str,
}

fn page(body: impl Into<Vec<u8>>) -> Response {
    Response::of_type(200, "text/html; charset=utf-8", body)
}

fn to(place: &str) -> Response {
    let mut answer = Response::of_type(302, "text/html", "");
    answer.headers.push(("location".into(), place.into()));
    answer
}

const HOSTILE: [Hostile; 9] = [
    Hostile { what: "a circle of redirects", says: || to("/order/shops/"), told: "without an end" },
    Hostile {
        what: "a redirect to the instance's metadata",
        says: || to("http://169.254.169.254/latest/meta-data/"),
        told: "another host",
    },
    Hostile {
        what: "a body that unpacks to gigabytes",
        says: || {
            let mut answer = page(b"\x1f\x8b\x08\x00".to_vec());
            answer.headers.push(("content-encoding".into(), "gzip".into()));
            answer
        },
        told: "is packed",
    },
    Hostile {
        what: "a body of other letters than it says",
        says: || Response::of_type(200, "text/html; charset=utf-16", "<ul><li>한글</ul>".as_bytes()),
        told: "APP_NO_LIST",
    },
    Hostile { what: "letters of nobody", says: || page(vec![0xff; 100_000]), told: "APP_NO_LIST" },
    Hostile {
        what: "a hundred thousand forms",
        says: || page("<form method=post><input name=a type=checkbox></form>".repeat(100_000)),
        told: "APP_NO_LIST",
    },
    Hostile {
        what: "a thousand levels",
        says: || page("<div>".repeat(1_000) + "<p>shops" + &"</div>".repeat(1_000)),
        told: "APP_NO_LIST",
    },
    Hostile {
        what: "ten thousand cookies",
        says: || {
            let mut answer = page("<p>shops");
            answer.headers.extend((0..10_000).map(|number| ("set-cookie".into(), format!("c{number}=1; Path=/"))));
            answer
        },
        told: "no answer of a web server",
    },
    Hostile {
        what: "a list within lists",
        says: || Response::of_type(200, "application/json", "[".repeat(200_000)),
        told: "APP_NO_LIST",
    },
];

#[test]
fn who_means_no_good_is_told_and_left() {
    let scene = Scene::new();
    for hostile in &HOSTILE {
        let says = hostile.says;
        let server = Server::start(move |_| Reply::Whole(says()));
        // A code is looked for in one language, and sentences are in both.
        let langs: &[&str] = if hostile.told.starts_with("APP_") { &["en"] } else { &["en", "ko"] };
        for lang in langs {
            let run = scene.check(&["lab-2.9", "--app", &server.url(), "--lang", lang, "--hint", "9"]);
            let all = format!("{}: {run:#?}", hostile.what);
            assert!(!run.err.contains("panicked") && run.out.len() < 20_000, "{all}");
            let is_told = run.out.contains(hostile.told);
            assert!(is_told || *lang == "ko", "{all}");
            assert_eq!(is_korean(&run.out), *lang == "ko", "{all}");
            assert!(!run.out.contains('\u{fffd}') || hostile.told == "APP_NO_LIST", "{all}");
        }
    }
}

/// A body without an end, which is read to its bound; and one of which a byte comes at a time, which is not waited for.
#[test]
fn a_body_without_an_end_is_left() {
    let scene = Scene::new();
    for (piece, pause, told) in [
        ("<p>shops</p>".repeat(5_000), Duration::ZERO, "APP_NO_LIST"),
        ("a".to_owned(), Duration::from_millis(500), "did not answer in time"),
    ] {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            while let Ok((mut stream, _)) = listener.accept() {
                let piece = piece.clone();
                std::thread::spawn(move || {
                    let _ = stream.read(&mut [0; 4096]);
                    let _ =
                        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n");
                    while stream.write_all(piece.as_bytes()).is_ok() {
                        std::thread::sleep(pause);
                    }
                });
            }
        });
        let run = scene.check(&["lab-2.9", "--app", &url, "--lang", "en"]);
        assert!(run.out.contains(told) && !run.err.contains("panicked"), "{run:#?}");
    }
}
