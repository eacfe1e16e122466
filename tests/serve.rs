//! `check serve`: who is let in and who is not, over HTTP as it goes over the wire; one server for each
//! user. What its own pages look like is in `serve_pages.rs`.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set its scene has failed")]

use crate::support::{Run, Scene, is_korean};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// A server, until it is dropped.
pub(crate) struct Served {
    pub(crate) scene: Scene,
    child: Child,
    /// Host and port.
    pub(crate) host: String,
    pub(crate) token: String,
}

/// An answer as it came over the wire.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// A field of the head, empty if it is not there.
    pub(crate) fn field(&self, name: &str) -> &str {
        let fields = self.head.lines().filter_map(|line| line.split_once(": "));
        fields.filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value).next().unwrap_or_default()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

/// A scene whose built book is that of all scenes.
pub(crate) fn scene() -> Scene {
    Scene::new()
        .var("XDG_CACHE_HOME", &Path::new(env!("CARGO_TARGET_TMPDIR")).join("serve-cache").display().to_string())
}

impl Served {
    /// A server on the practice world, with the book ready.
    pub(crate) fn start(args: &[&str]) -> Self {
        static BUILT: OnceLock<()> = OnceLock::new();
        BUILT.get_or_init(|| {
            let first = Self::of(scene(), &["--practice", "--lang", "en"]);
            let begun = Instant::now();
            // It says so as long as it takes, and asks again by itself.
            loop {
                let page = first.get("/book/en/introduction.html");
                if page.status == 200 {
                    break;
                }
                assert_eq!((page.status, page.field("refresh")), (202, "1"), "{}", page.text());
                assert!(page.text().contains("being built"), "{}", page.text());
                assert!(begun.elapsed() < Duration::from_secs(400), "the book is not built");
            }
        });
        Self::of(scene(), args)
    }

    /// A server in a scene.
    pub(crate) fn of(scene: Scene, args: &[&str]) -> Self {
        let args = [&["serve", "--no-open"], args].concat();
        let mut child = scene.start(&mut scene.command(&args));
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let Some((host, token)) = line.trim().strip_prefix("http://").and_then(|rest| rest.split_once("/?token="))
        else {
            let _ = child.kill();
            panic!("{line:?} {:?}", child.wait_with_output());
        };
        let (host, token) = (host.to_owned(), token.to_owned());
        Self { scene, child, host, token }
    }

    /// The address by which one is let in.
    pub(crate) fn url(&self) -> String {
        format!("http://{}/?token={}", self.host, self.token)
    }

    pub(crate) fn port(&self) -> &str {
        self.host.rsplit(':').next().unwrap()
    }

    /// The field with the token.
    pub(crate) fn cookie(&self) -> String {
        format!("Cookie: other=1; check-{}={}\r\n", self.port(), self.token)
    }

    /// What is answered to a request with these fields beside its first line.
    pub(crate) fn ask(&self, line: &str, fields: &str, body: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let length = body.len();
        let request = format!("{line} HTTP/1.1\r\n{fields}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}");
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        // Who refuses a long request may hang up on the rest of it.
        let _ = stream.read_to_end(&mut bytes);
        let at = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(bytes.len());
        let head = String::from_utf8(bytes[..at].to_vec()).unwrap();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
        Answer { status, head, body: bytes.get(at + 4..).unwrap_or_default().to_vec() }
    }

    /// A page for whoever has the token.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path}"), &format!("Host: {}\r\n{}", self.host, self.cookie()), "")
    }

    /// Asks it to end as Ctrl+C does, and gives how that went.
    #[cfg(unix)]
    pub(crate) fn stop(mut self) -> Run {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        let mut told = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        Run { code: self.child.wait().unwrap().code().unwrap_or(-1), out: String::new(), err: told }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn only_who_has_the_token_gets_in_and_it_leaves_the_address() {
    let served = Served::start(&["--practice", "--lang", "en"]);
    let host = format!("Host: {}\r\n", served.host);
    let ask = |path: &str, fields: &str| served.ask(&format!("GET {path}"), &format!("{host}{fields}"), "");
    let (right, port) = (&served.token, served.port());
    let wrong = "0".repeat(32);
    let cookies = |value: &str| format!("Cookie: check-{port}={value}\r\n");
    for (path, fields) in [
        ("/", String::new()),
        ("/book/en/1.12-nat-gateway.html", String::new()),
        ("/no-such-page", String::new()),
        ("/alive", cookies(&wrong)),
        ("/alive", cookies("")),
        ("/alive", cookies(&right[..31])),
        ("/alive", format!("Cookie: check-1={right}\r\n")),
        ("/alive", format!("Authorization: Bearer {right}\r\n")),
        (&format!("/?token={wrong}"), String::new()),
        (&format!("/?token={}", &right[..31]), String::new()),
        (&format!("/?once={right}"), String::new()),
    ] {
        let answer = ask(path, &fields);
        assert_eq!(answer.status, 403, "{path} {fields} {answer:?}");
        assert!(answer.text().contains("with the token at its end"), "{}", answer.text());
        assert!(answer.field("set-cookie").is_empty() && !answer.text().contains(right), "{answer:?}");
    }
    let entered = ask(&format!("/exposure?lang=ko&token={right}"), "");
    assert_eq!((entered.status, entered.field("location")), (303, "/exposure?lang=ko"));
    let cookie = entered.field("set-cookie");
    assert_eq!(cookie, format!("check-{port}={right}; Path=/; HttpOnly; SameSite=Strict"));
    assert_eq!(ask(&format!("//other.example/?token={right}"), "").field("location"), "/other.example/");
    // Whoever comes from another page is led on by a page of ours: a redirect would leave the cookie behind.
    let foreign = "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n";
    let led = ask(&format!("/?token={right}"), foreign);
    assert_eq!((led.status, led.field("refresh")), (200, "0; url=/"));
    assert!(!led.field("set-cookie").is_empty());
    assert_eq!(ask("/alive", &cookies(right)).text(), "alive\n");
    // A code stands for the token once.
    let origin = format!("Origin: http://{}\r\n", served.host);
    let code = served.ask("POST /code", &format!("{host}{origin}{}", cookies(right)), "");
    assert_eq!(code.status, 200);
    let path = format!("/?once={}", code.text().trim());
    assert_eq!(ask(&path, "").status, 303);
    assert_eq!(ask(&path, "").status, 403);
}

#[test]
fn other_names_and_other_origins_are_refused() {
    let served = Served::start(&["--practice", "--lang", "en"]);
    let (own, port, cookie) = (&served.host, served.port(), served.cookie());
    let site = |site: &str, mode: &str, dest: &str| {
        format!("Sec-Fetch-Site: {site}\r\nSec-Fetch-Mode: {mode}\r\nSec-Fetch-Dest: {dest}\r\n")
    };
    let host = |name: &str| format!("Host: {name}\r\n");
    let here = host(own);
    // A method and a path, fields beside the cookie, and the status of the answer.
    let cases: Vec<(&str, String, u16)> = vec![
        ("GET /alive", here.clone(), 200),
        ("GET /alive", host(&format!("localhost:{port}")), 200),
        ("GET /alive", host(&format!("LocalHost:{port}")), 200),
        ("GET /alive", host(&format!("[::1]:{port}")), 200),
        ("GET /alive", host(&format!("evil.example:{port}")), 421),
        ("GET /alive", host(&format!("127.0.0.1.evil.example:{port}")), 421),
        ("GET /alive", host(&format!("x.localhost:{port}")), 421),
        ("GET /alive", host("127.0.0.1"), 421),
        ("GET /alive", host("127.0.0.1:1"), 421),
        ("GET /alive", host(""), 421),
        ("GET /alive", String::new(), 421),
        ("GET /alive", format!("{here}{}", host("evil.example")), 421),
        ("GET http://evil.example/alive", here.clone(), 421),
        ("GET /companion.css", host("evil.example"), 421),
        ("GET /alive", format!("{here}{}", site("same-origin", "cors", "empty")), 200),
        ("GET /alive", format!("{here}{}", site("none", "navigate", "document")), 200),
        ("GET /alive", format!("{here}{}", site("cross-site", "navigate", "document")), 200),
        ("GET /alive", format!("{here}{}", site("cross-site", "no-cors", "image")), 403),
        ("GET /alive", format!("{here}{}", site("same-site", "cors", "empty")), 403),
        ("GET /alive", format!("{here}{}", site("same-site", "navigate", "iframe")), 403),
        ("GET /alive", format!("{here}Origin: http://evil.example\r\n"), 403),
        ("GET /alive", format!("{here}Origin: null\r\n"), 403),
        ("GET /alive", format!("{here}Origin: https://{own}\r\n"), 403),
        ("GET /alive", format!("{here}Accept: text/event-stream\r\n"), 403),
        ("GET /alive", format!("{here}Accept: text/event-stream\r\nSec-Fetch-Site: same-site\r\n"), 403),
        ("GET /alive", format!("{here}Accept: text/event-stream\r\nSec-Fetch-Site: same-origin\r\n"), 200),
        ("POST /code", here.clone(), 403),
        ("POST /code", format!("{here}Origin: http://localhost:{port}\r\n"), 403),
        ("POST /code", format!("{here}Origin: http://127.0.0.1:1\r\n"), 403),
        ("POST /code", format!("{here}{}", site("none", "navigate", "document")), 403),
        ("POST /code", format!("{here}{}", site("cross-site", "navigate", "document")), 403),
        ("POST /code", format!("{here}Origin: http://{own}\r\n"), 200),
        ("POST /code", format!("{here}Origin: http://{own}\r\nSec-Fetch-Site: same-site\r\n"), 403),
        ("OPTIONS /code", format!("{here}Origin: http://evil.example\r\n"), 403),
        ("DELETE /alive", format!("{here}Origin: http://{own}\r\n"), 405),
    ];
    for (line, fields, status) in cases {
        let answer = served.ask(line, &format!("{fields}{cookie}"), "");
        // Two hosts, or none, the protocol itself may refuse.
        let is_refused = status == 421 && answer.status == 400;
        assert!(answer.status == status || is_refused, "{line}\n{fields}{answer:?}");
        assert!(!answer.head.to_lowercase().contains("access-control-"), "{answer:?}");
    }
    // What is too long is not read to its end.
    let long = format!("{here}{cookie}X: {}\r\n", "x".repeat(64 << 10));
    assert!([0, 400, 431].contains(&served.ask("GET /alive", &long, "").status));
    let many = format!("{here}{cookie}{}", "X: y\r\n".repeat(200));
    assert!([0, 400, 431].contains(&served.ask("GET /alive", &many, "").status));
}

#[test]
fn nothing_but_the_book_can_be_read() {
    let served = Served::start(&["--practice", "--lang", "en"]);
    assert!(served.scene.state().join("serve.json").exists());
    for path in [
        "/book/../serve.json",
        "/book/en/../../../../etc/passwd",
        "/book/en/%2e%2e/%2e%2e/serve.json",
        "/book/%2e%2e%2f%2e%2e%2fstate/course-check/serve.json",
        "/book/en/..%5c..%5cserve.json",
        "/book//etc/passwd",
        "/book/%2fetc%2fpasswd.txt",
        "/book/.course-book",
        "/book/en/1.12-nat-gateway.html%00.png",
        "/book/en/no-such-page.html",
        "/../../etc/passwd",
        "/state/course-check/serve.json",
    ] {
        let answer = served.get(path);
        assert!([400, 404].contains(&answer.status), "{path} {answer:?}");
        assert!(!answer.text().contains(&served.token) && !answer.text().contains("root:"), "{path}");
    }
}

#[test]
fn every_page_has_a_policy_and_nothing_is_kept_by_others() {
    let served = Served::start(&["--practice", "--lang", "en"]);
    let pages = book::pages().flat_map(|page| ["ko", "en"].map(|language| format!("/book/{language}/{page}.html")));
    let own = ["/", "/?lang=ko", "/lab/lab-1.12", "/no-such-page", "/book/en/no-such-page.html", "/companion.css"];
    let mut chapters = 0;
    for path in own.map(str::to_owned).into_iter().chain(pages) {
        let answer = served.get(&path);
        let policy = answer.field("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; ") && policy.contains("base-uri 'none'"), "{path} {policy}");
        for word in ["unsafe-inline", "unsafe-eval'", "http", "*", "blob:"] {
            let is_engine = word == "unsafe-eval'" && policy.contains("'wasm-unsafe-eval'");
            assert!(!policy.contains(word) || (is_engine && path.starts_with("/book/")), "{path} {policy}");
        }
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cross-origin-embedder-policy", "require-corp"),
        ] {
            assert_eq!(answer.field(name), value, "{path}");
        }
        let text = answer.text();
        assert!(!text.contains(&served.token), "{path}");
        chapters += usize::from(text.contains("<course-panel data-lab=\""));
        if !path.starts_with("/book/") && path != "/companion.css" {
            assert_eq!(answer.field("cache-control"), "no-store", "{path}");
            assert!(!text.contains(" style=") && !text.contains("<style") && !text.contains("<script>"), "{path}");
        }
    }
    let labs = labs::FOLDERS.len();
    assert_eq!(chapters, 2 * labs + 1, "a panel in the chapter of each lab, and on a lab's own page");
    for (path, to) in
        [("/book/", "/book/en/"), ("/book/?lang=ko", "/book/ko/"), ("/book/ko/", "/book/ko/introduction.html")]
    {
        assert_eq!(served.get(path).field("location"), to, "{path}");
    }
    // What a browser has it is not given again.
    for path in ["/book/en/1.12-nat-gateway.html", "/book/en/book.js", "/companion.css"] {
        let first = served.get(path);
        assert_eq!((first.status, first.field("cache-control")), (200, "private, no-cache"), "{path}");
        let fields = format!("Host: {}\r\n{}If-None-Match: {}\r\n", served.host, served.cookie(), first.field("etag"));
        let again = served.ask(&format!("GET {path}"), &fields, "");
        assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
        let policies = [&first, &again].map(|answer| answer.field("content-security-policy").to_owned());
        assert_eq!(policies[0], policies[1], "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_second_start_finds_the_first_until_it_ends() {
    let first = Served::start(&["--practice", "--lang", "en"]);
    let file = first.scene.state().join("serve.json");
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let again = first.scene.check(&["serve", "--no-open", "--practice", "--lang", "en"]).ends(0);
    assert_eq!(again.out, format!("{}\n", first.url()));
    assert!(again.err.contains("running already") && again.err.lines().count() == 1, "{again:?}");
    let other = first.scene.check(&["serve", "--no-open", "--world", "course", "--lang", "ko"]).ends(0);
    assert_eq!(other.out, again.out);
    assert!(is_korean(&other.err) && other.err.lines().count() == 2, "{other:?}");
    // Ended by somebody who could not tidy up, it is found by nobody.
    let (scene, old) = (&first.scene, first.url());
    let id = first.child.id().to_string();
    assert!(Command::new("kill").args(["-KILL", &id]).status().unwrap().success());
    let begun = Instant::now();
    while TcpStream::connect(&first.host).is_ok() && begun.elapsed() < Duration::from_secs(10) {}
    assert!(file.exists());
    let mut child = scene.start(&mut scene.command(&["serve", "--no-open", "--practice"]));
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.starts_with("http://127.0.0.1:") && line.trim() != old, "{line}");
    assert!(std::fs::read_to_string(&file).unwrap().contains(line.trim().rsplit('=').next().unwrap()));
    child.kill().unwrap();
    child.wait().unwrap();
}

#[cfg(unix)]
#[test]
fn it_ends_cleanly_and_says_no_secret() {
    let served = Served::start(&["--practice", "--lang", "en"]);
    let (file, token) = (served.scene.state().join("serve.json"), served.token.clone());
    assert_eq!(served.get("/").status, 200);
    let begun = Instant::now();
    let run = served.stop().ends(0);
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    assert!(run.err.contains("Ctrl+C") && run.err.trim_end().ends_with("stopped"), "{run:?}");
    assert!(!run.err.contains(&token));
    assert!(!file.exists());
}

#[test]
fn it_listens_on_this_machine_only() {
    for (lang, word) in [("en", "other machines"), ("ko", "다른 컴퓨터")] {
        for address in ["0.0.0.0:0", "192.0.2.1:8080", "[::]:0"] {
            let run = scene().check(&["serve", "--no-open", "--practice", "--listen", address, "--lang", lang]).ends(2);
            assert!(run.out.is_empty() && run.err.contains(word) && run.err.contains(address), "{run:?}");
        }
    }
    let odd = scene().check(&["serve", "--listen", "8080", "--lang", "en"]).ends(2);
    assert!(odd.err.contains("127.0.0.1:8080"), "{odd:?}");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let run = scene().check(&["serve", "--no-open", "--practice", "--listen", &address, "--lang", "en"]).ends(2);
    assert!(run.err.contains(&address), "{run:?}");
    let served = Served::of(scene(), &["--practice", "--listen", "[::1]:0"]);
    assert!(served.host.starts_with("[::1]:"));
    assert_eq!(served.get("/alive").status, 200);
}

/// Runs only where a test may become somebody else, as root may.
#[cfg(target_os = "linux")]
#[test]
fn another_user_of_the_machine_is_refused_with_the_token_in_hand() {
    use std::os::unix::process::CommandExt as _;
    let served = Served::of(scene(), &["--practice", "--lang", "en"]);
    let request =
        format!("GET /alive HTTP/1.1\r\nHost: {}\r\n{}Connection: close\r\n\r\n", served.host, served.cookie());
    let ask = |user: Option<u32>| {
        let mut bash = Command::new("bash");
        let line = "exec 3<>/dev/tcp/127.0.0.1/$1; printf %s \"$2\" >&3; cat <&3";
        bash.args(["-c", line, "ask", served.port(), &request]).current_dir("/");
        if let Some(user) = user {
            bash.uid(user);
        }
        bash.output().ok().map(|ran| String::from_utf8(ran.stdout).unwrap())
    };
    let Some(own) = ask(None) else { return println!("skipped: there is no bash here") };
    assert!(own.starts_with("HTTP/1.1 200 "), "{own}");
    let Some(other) = ask(Some(65534)) else { return println!("skipped: only root may become somebody else") };
    assert!(other.starts_with("HTTP/1.1 403 ") && other.contains("another user"), "{other}");
}
