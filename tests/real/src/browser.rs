//! Chromium without a window, driven by WebDriver: opens pages, looks at them as one device or another, runs scripts.

use crate::http::{Request, send_newer};
use crate::tools::{find, missing};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// A running browser, until it is dropped.
#[derive(Debug)]
pub struct Browser {
    driver: Child,
    host: String,
    session: String,
}

/// What a page is looked at with.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The width of the window in CSS pixels; a narrow one is that of a phone.
    pub width: u32,
    /// Whether the reader prefers dark colours.
    pub dark: bool,
    /// Whether it is on paper.
    pub printed: bool,
}

impl Browser {
    /// Starts one. `None` if there is no Chromium on this machine: the test is skipped.
    #[must_use]
    pub fn start() -> Option<Self> {
        let (Some(driver), Some(_)) = (find("CHROMEDRIVER", "chromedriver"), find("CHROMIUM", "chromium")) else {
            missing("no Chromium (Debian packages chromium, chromium-driver)");
            return None;
        };
        let mut driver =
            Command::new(driver).arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
        let (found, port) = mpsc::channel();
        let lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if let Some((_, port)) = line.split_once("successfully on port ") {
                    let _ = found.send(port.trim_end_matches('.').to_owned());
                }
            }
        });
        let Ok(port) = port.recv_timeout(Duration::from_secs(30)) else {
            let _ = driver.kill();
            let _ = driver.wait();
            panic!("chromedriver did not start within 30 seconds");
        };
        let mut browser = Self { driver, host: format!("127.0.0.1:{port}"), session: String::new() };
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
        ];
        let wanted = json!({ "goog:chromeOptions": { "args": arguments }, "goog:loggingPrefs": { "browser": "ALL" } });
        let options = json!({ "capabilities": { "alwaysMatch": wanted } });
        let session = browser.call("POST", "/session", &options);
        let id = session.get("sessionId").and_then(Value::as_str).unwrap();
        browser.session = format!("/session/{id}");
        Some(browser)
    }

    /// Opens an address and waits until it is loaded.
    pub fn open(&self, url: &str) {
        self.call("POST", &format!("{}/url", self.session), &json!({ "url": url }));
    }

    /// Looks at what is opened from now on in this way.
    pub fn look(&self, look: Look) {
        let Look { width, dark, printed } = look;
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600 }),
        );
        let (scheme, media) = (if dark { "dark" } else { "light" }, if printed { "print" } else { "screen" });
        self.devtools(
            "Emulation.setEmulatedMedia",
            &json!({ "media": media, "features": [{ "name": "prefers-color-scheme", "value": scheme }] }),
        );
    }

    /// What a script returns, or what its promise comes to.
    #[must_use]
    pub fn run(&self, script: &str) -> Value {
        self.call("POST", &format!("{}/execute/sync", self.session), &json!({ "script": script, "args": [] }))
    }

    /// Presses keys, one after another, as somebody without a pointer does. WebDriver's letters for keys that are none
    /// stand in <https://www.w3.org/TR/webdriver/#keyboard-actions>.
    pub fn press(&self, keys: &str) {
        let press = |key: char| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key.to_string() }));
        let actions: Vec<Value> = keys.chars().flat_map(press).collect();
        let keyboard = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] });
        self.call("POST", &format!("{}/actions", self.session), &keyboard);
    }

    /// What pages have complained of on their console since this was asked last: what failed to load, what a script
    /// threw.
    #[must_use]
    pub fn complaints(&self) -> Vec<String> {
        let log = self.call("POST", &format!("{}/se/log", self.session), &json!({ "type": "browser" }));
        let entries = log.as_array().into_iter().flatten();
        entries.filter_map(|entry| entry.get("message")?.as_str().map(str::to_owned)).collect()
    }

    fn devtools(&self, command: &str, params: &Value) {
        let body = json!({ "cmd": command, "params": params });
        self.call("POST", &format!("{}/goog/cdp/execute", self.session), &body);
    }

    fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        let request = Request {
            method: method.to_owned(),
            target: path.to_owned(),
            headers: vec![
                ("host".to_owned(), self.host.clone()),
                ("content-type".to_owned(), "application/json".to_owned()),
            ],
            body: body.to_string().into_bytes(),
        };
        let answer = send_newer(&self.host, &request).unwrap();
        let answer: Value = serde_json::from_slice(&answer.body).unwrap();
        let value = answer.get("value").cloned().unwrap_or_default();
        assert!(value.get("error").is_none_or(Value::is_null), "{path}: {value:.600}");
        value
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() && !std::thread::panicking() {
            self.call("DELETE", &self.session, &json!({}));
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// The script of axe-core, which looks for what keeps people from using a page. `None` if it is not on this machine.
#[must_use]
pub fn axe() -> Option<String> {
    let asked = std::env::var_os("AXE_CORE").map(PathBuf::from);
    let file = asked.unwrap_or_else(|| {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        root.join("target/ci-axe/node_modules/axe-core/axe.min.js")
    });
    if !file.is_file() {
        missing("no axe-core (npm install --ignore-scripts --prefix target/ci-axe axe-core, or set AXE_CORE)");
        return None;
    }
    Some(std::fs::read_to_string(file).unwrap())
}
