//! One request and its answer as a transcript holds them: bounded, and without what cookies and passwords say.

use reqwest::header::{HeaderMap, SET_COOKIE};
use reqwest::{Response, Url};
use snapshot::shapes::probe::{HttpHeader, HttpHop};
use std::time::Duration;

const HEADERS: usize = 40;
const CHARACTERS: usize = 400;

/// What was asked, before anything is known of the answer.
pub(super) fn asked(method: &str, url: &Url, cookies_sent: Vec<String>) -> HttpHop {
    let mut path = url.path().to_owned();
    if let Some(query) = url.query() {
        path.push('?');
        path.push_str(query);
    }
    HttpHop {
        method: Some(method.to_owned()),
        scheme: Some(url.scheme().to_owned()),
        host: url.host_str().map(str::to_owned),
        port: url.port_or_known_default().map(i32::from),
        path: Some(bounded(&path)),
        cookies_sent,
        ..HttpHop::default()
    }
}

/// The head of the answer.
pub(super) fn answered(hop: &mut HttpHop, response: &Response) {
    hop.address = response.remote_addr().map(|address| address.ip().to_string());
    hop.status = Some(i32::from(response.status().as_u16()));
    hop.version = Some(format!("{:?}", response.version()));
    hop.headers = headers(response.headers());
}

/// How it ended.
pub(super) fn ended(hop: &mut HttpHop, bytes: usize, took: Duration, error: Option<&'static str>) {
    hop.bytes = i64::try_from(bytes).ok();
    hop.milliseconds = i64::try_from(took.as_millis()).ok();
    hop.error = error.map(str::to_owned);
}

/// Headers, bounded.
pub(super) fn headers(all: &HeaderMap) -> Vec<HttpHeader> {
    let told = |(name, value): (&reqwest::header::HeaderName, &reqwest::header::HeaderValue)| {
        let text = String::from_utf8_lossy(value.as_bytes());
        let value = if name == SET_COOKIE { without_value(&text) } else { bounded(&text) };
        HttpHeader { name: Some(name.as_str().to_owned()), value: Some(value) }
    };
    all.iter().take(HEADERS).map(told).collect()
}

/// A cookie's name and attributes: its value is a key to somebody's session.
fn without_value(cookie: &str) -> String {
    let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
    let name = pair.split_once('=').map_or("", |(name, _)| name);
    bounded(&format!("{name}=;{attributes}"))
}

fn bounded(text: &str) -> String {
    text.chars().take(CHARACTERS).collect()
}

#[cfg(test)]
mod tests {
    use super::without_value;

    #[test]
    fn cookies_are_told_without_what_they_say() {
        assert_eq!(without_value("id=secret; Path=/; HttpOnly"), "id=; Path=/; HttpOnly");
        assert_eq!(without_value("secret"), "=;");
    }
}
