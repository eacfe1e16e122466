//! The clock of this machine beside that of a server: answers over HTTP say when they were made.

use jiff::{SignedDuration, Timestamp};
use reqwest::header::{AGE, DATE, HeaderMap};
use reqwest::{Client, redirect};
use std::time::Duration;

/// Who is asked for the time: a service of AWS that answers everybody, first with a certificate. A clock that is far off
/// takes every certificate for expired, and then the answer without one is all there is.
pub const ASKED: [&str; 2] = ["https://checkip.amazonaws.com/", "http://checkip.amazonaws.com/"];

/// How far this clock is ahead of the first of some servers that tells the time; all of them are asked at once.
///
/// Proxies of the environment are heeded, as by every other call over HTTP that leads to AWS.
pub async fn ahead(urls: [&str; 2], patience: Duration) -> Option<SignedDuration> {
    let [first, second] = urls;
    let (first, second) = tokio::join!(told(first, patience), told(second, patience));
    first.or(second)
}

async fn told(url: &str, patience: Duration) -> Option<SignedDuration> {
    let client = Client::builder().timeout(patience).redirect(redirect::Policy::none()).build().ok()?;
    let before = Timestamp::now();
    let answer = client.get(url).send().await.ok()?;
    let middle = before.checked_add(before.duration_until(Timestamp::now()) / 2).ok()?;
    said(answer.headers(), middle)
}

/// How far a moment is ahead of the one that an answer names; nothing for an answer that was kept somewhere.
fn said(headers: &HeaderMap, now: Timestamp) -> Option<SignedDuration> {
    if headers.contains_key(AGE) {
        return None;
    }
    let text = headers.get(DATE)?.to_str().ok()?;
    let date = jiff::fmt::rfc2822::parse(text).ok()?.timestamp();
    // A second that has begun is half over in the middle.
    let date = date.checked_add(SignedDuration::from_millis(500)).ok()?;
    Some(date.duration_until(now))
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderValue;

    fn ahead_of(date: &'static str, now: &str) -> Option<i64> {
        let headers = HeaderMap::from_iter([(DATE, HeaderValue::from_static(date))]);
        said(&headers, now.parse().expect("a moment")).map(|ahead| ahead.as_secs())
    }

    #[test]
    fn a_clock_is_compared_with_the_date_of_an_answer() {
        let date = "Sat, 28 Nov 2026 14:34:06 GMT";
        assert_eq!(ahead_of(date, "2026-11-28T14:34:06.5Z"), Some(0));
        assert_eq!(ahead_of(date, "2026-11-28T14:40:06.5Z"), Some(360));
        assert_eq!(ahead_of(date, "2016-11-28T14:34:06.5Z").map(|seconds| seconds < -315_000_000), Some(true));
        for odd in ["", "yesterday", "Sat, 99 Nov 2026 14:34:06 GMT", "2026-11-28T14:34:06Z"] {
            assert_eq!(ahead_of(odd, "2026-11-28T14:34:06Z"), None, "{odd}");
        }
        let kept = [(DATE, HeaderValue::from_static(date)), (AGE, HeaderValue::from_static("600"))];
        assert_eq!(said(&HeaderMap::from_iter(kept), Timestamp::now()), None);
        assert_eq!(said(&HeaderMap::new(), Timestamp::now()), None);
    }
}
