//! The three journeys in a real browser, in both languages, on a desktop and on a phone, with pictures to look at.
//!
//! Speaks WebDriver to Debian's chromedriver; the pictures go to the target folder's `tmp/sample-app`.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use base64::Engine as _;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::{App, Guarded, find, free_port, skip, until};
use crate::journeys::accept;

struct Screen {
    client: reqwest::Client,
    session: String,
    lang: &'static str,
    _profile: TempDir,
}

impl Screen {
    async fn open(driver: &str, lang: &'static str) -> Self {
        let profile = TempDir::new().unwrap();
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--window-size=1000,900",
        ];
        let mut arguments: Vec<String> = arguments.iter().map(|&argument| argument.to_owned()).collect();
        arguments.push(format!("--user-data-dir={}", profile.path().display()));
        let options = json!({ "capabilities": { "alwaysMatch": { "goog:chromeOptions": {
            "args": arguments, "prefs": { "intl.accept_languages": lang },
        } } } });
        let answer = client
            .post(format!("{driver}/session"))
            .body(options.to_string())
            .send()
            .await
            .unwrap()
            .text()
            .await
            .unwrap();
        let value: Value = serde_json::from_str(&answer).unwrap();
        let id = value["value"]["sessionId"].as_str().unwrap_or_else(|| panic!("{answer}"));
        Self { client, session: format!("{driver}/session/{id}"), lang, _profile: profile }
    }

    async fn call(&self, path: &str, body: Value) -> Value {
        let request = self.client.post(format!("{}/{path}", self.session)).body(body.to_string());
        let answer = request.send().await.unwrap().text().await.unwrap();
        let value: Value = serde_json::from_str(&answer).unwrap();
        assert!(value["value"]["error"].is_null(), "{path} {body}: {answer:.600}");
        value["value"].clone()
    }

    async fn goto(&self, url: &str) {
        self.call("url", json!({ "url": url })).await;
    }

    async fn element(&self, css: &str) -> String {
        let found = self.call("element", json!({ "using": "css selector", "value": css })).await;
        found.as_object().unwrap().values().next().unwrap().as_str().unwrap().to_owned()
    }

    async fn click(&self, css: &str) {
        let element = self.element(css).await;
        self.call(&format!("element/{element}/click"), json!({})).await;
    }

    async fn write(&self, css: &str, text: &str) {
        let element = self.element(css).await;
        self.call(&format!("element/{element}/value"), json!({ "text": text })).await;
    }

    async fn run(&self, script: &str) -> Value {
        self.call("execute/sync", json!({ "script": script, "args": [] })).await
    }

    /// Takes a picture, and checks what can be checked by a program.
    async fn picture(&self, name: &str) {
        let facts = self.run(
            "return { wide: document.documentElement.scrollWidth - document.documentElement.clientWidth, \
               lang: document.documentElement.lang, headings: document.querySelectorAll('h1').length, \
               unnamed: [...document.querySelectorAll('input:not([type=hidden]), button, a')].filter(e => !(e.labels?.length || \
                 e.getAttribute('aria-label') || e.textContent.trim())).length, \
               ids: [...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i).length }",
        );
        let facts = facts.await;
        assert_eq!(facts["wide"], 0, "{name} scrolls sideways");
        assert_eq!((facts["lang"].as_str(), facts["headings"].as_i64()), (Some(self.lang), Some(1)), "{name}");
        assert_eq!((facts["unnamed"].as_i64(), facts["ids"].as_i64()), (Some(0), Some(0)), "{name}: {facts}");
        let answer =
            self.client.get(format!("{}/screenshot", self.session)).send().await.unwrap().text().await.unwrap();
        let value: Value = serde_json::from_str(&answer).unwrap();
        let bytes = base64::engine::general_purpose::STANDARD.decode(value["value"].as_str().unwrap()).unwrap();
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("sample-app");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("{}-{name}.png", self.lang)), bytes).unwrap();
    }

    async fn wait(&self, what: &str, script: &str) {
        let end = Instant::now() + Duration::from_secs(10);
        while self.run(script).await != true {
            assert!(Instant::now() < end, "{what}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    async fn close(self) {
        let _ = self.client.delete(&self.session).send().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn journeys_in_both_languages() {
    let (Some(driver), Some(_)) = (find("chromedriver", &[]), find("chromium", &[])) else {
        return skip("Chromium is not installed (Debian packages chromium, chromium-driver)");
    };
    let folder = TempDir::new().unwrap();
    let port = free_port();
    let _driver = Guarded::start(&driver, &[&format!("--port={port}")], &folder.path().join("log"));
    until("chromedriver starts", Duration::from_secs(20), || std::net::TcpStream::connect(("127.0.0.1", port)).ok());
    let driver = format!("http://127.0.0.1:{port}");
    for lang in ["ko", "en"] {
        let app = App::on_a_file(&[]);
        let screen = Screen::open(&driver, lang).await;
        let at = |path: &str| format!("{}{path}", app.base);
        screen.goto(&app.base).await;
        screen.picture("home").await;
        screen.goto(&at("/order/shops/")).await;
        screen.picture("shops").await;
        screen.click("main a[href='/order/menus/1/']").await;
        screen.click("input[name=menu]").await;
        let address = if lang == "ko" { "서울시 마포구 시험로 12, 3층" } else { "12 Test-ro, Mapo, Seoul" };
        screen.write("#address", address).await;
        screen.picture("menu").await;
        screen.click("form button").await;
        screen.wait("the list", "return location.pathname.startsWith('/order/order')").await;
        screen.picture("orders").await;
        screen.click("main ul.orders a").await;
        screen.wait("one order", "return location.pathname === '/order/order/1/'").await;
        // Somebody else's browser accepts; this page follows without a reload.
        tokio::time::sleep(Duration::from_millis(1500)).await;
        accept(&app.browser(), 1, "1", "25").await.ok();
        screen
            .wait("the live state", "return document.querySelector('[data-state]').dataset.state === 'accepted'")
            .await;
        screen.picture("order").await;
        screen.goto(&at("/delivery/orders/")).await;
        screen.picture("delivery").await;
        screen.click("form button").await;
        screen.wait("delivered", "return !document.querySelector('main form')").await;

        screen.goto(&at("/order/menus/2")).await;
        screen.click("input[name=menu]").await;
        screen.write("#address", address).await;
        screen.click("form button").await;
        screen.wait("the list", "return location.pathname.startsWith('/order/order')").await;
        screen.goto(&at("/boss/orders/2/")).await;
        screen.picture("boss").await;
        screen.write("input[name=estimated_time]", "40").await;
        screen.click("form button").await;
        screen.wait("accepted", "return !document.querySelector('main form')").await;

        screen.goto(&at("/polls/1/")).await;
        screen.click("input[name=choice]").await;
        screen.picture("poll").await;
        screen.click("form button").await;
        screen.wait("the results", "return location.pathname.endsWith('/results/')").await;
        screen.picture("results").await;

        screen.call("window/rect", json!({ "width": 390, "height": 800 })).await;
        screen.goto(&at("/preferences?theme=dark&back=/order/menus/1")).await;
        screen.picture("phone-menu-dark").await;
        screen.goto(&at("/order/order/")).await;
        screen.picture("phone-orders-dark").await;
        screen.goto(&at("/nowhere")).await;
        screen.picture("phone-not-found-dark").await;
        screen.close().await;
    }
}
