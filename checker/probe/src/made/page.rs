//! A page, asked for so many times: what is kept of each answer is bounded, and says nothing that is somebody's secret.

use super::{Settings, Without, led};
use crate::html::Document;
use crate::http::{Browser, Limits, Means, Visit};
use reqwest::Url;
use sha2::{Digest as _, Sha256};
use snapshot::shapes::probe::{Http, HttpHop, HttpVisit};
use snapshot::{ProbeAsk, ProbeOutput};
use std::fmt::Write as _;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

/// How often a page is asked for at most.
const TIMES: u8 = 20;

/// Bytes of a form that is sent at most.
const FORM: usize = 1024;

/// Characters that are kept of a page's text.
const TEXT: usize = 200;

/// Headers that say who answered, and what was kept for whom.
const HEADERS: [&str; 14] = [
    "age",
    "allow",
    "cache-control",
    "content-type",
    "location",
    "retry-after",
    "server",
    "set-cookie",
    "strict-transport-security",
    "vary",
    "via",
    "x-amz-cf-id",
    "x-cache",
    "x-instance-id",
];

/// Cookies that are kept of one answer.
const COOKIES: usize = 8;

/// Times without any answer, from the first one on, after which nobody is asked any more.
const SILENT: usize = 2;

/// What a form is sent by, and pages are asked for.
#[derive(Debug, Clone, Copy)]
enum Method {
    Get,
    Head,
    Post,
}

pub(super) async fn visit(ask: &ProbeAsk, settings: &Settings) -> Result<ProbeOutput, Without> {
    let url: Url = ask.text("url").and_then(|url| url.parse().ok()).ok_or(Without::BadInput)?;
    let method = match ask.text("method").unwrap_or("GET") {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        "POST" => Method::Post,
        _ => return Err(Without::BadInput),
    };
    let form = ask.text("form").unwrap_or_default();
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() || form.len() > FORM {
        return Err(Without::BadInput);
    }
    if settings.read_only && matches!(method, Method::Post) {
        return Err(Without::ReadOnly);
    }
    let means = Means {
        trust: Some(settings.trust.clone()),
        known: known(&url, ask.text("server"), settings).await?,
        turns: true,
        guard: settings.guard,
    };
    let limits = Limits { together: Duration::from_secs(40), hop: settings.patience, body: 256 * 1024, redirects: 6 };
    let first = Browser::new(&url, means, limits).map_err(|_| Without::BadInput)?;
    let mut read = url.clone();
    read.set_query(Some(form));
    let fields: Vec<(String, String)> =
        read.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
    let mut visits = Vec::new();
    for _ in 0..ask.number("times").unwrap_or(1).clamp(1, TIMES) {
        let another;
        let browser = if ask.is("cookies") || visits.is_empty() {
            &first
        } else {
            another = first.somebody_else();
            &another
        };
        let visit = match method {
            Method::Get => browser.get(&url).await,
            Method::Head => browser.head(&url).await,
            Method::Post => browser.post(&url, &fields).await,
        };
        visits.push(kept(visit));
        // Where nobody answers, asking on shows nothing more and takes long.
        if visits.len() == SILENT && visits.iter().all(is_silent) {
            break;
        }
    }
    Ok(ProbeOutput::Http(Http { visits }))
}

/// The host of a page with the addresses that it is asked at: those of the server that is named, else its own. An address
/// that stands in the input was meant.
async fn known(
    url: &Url,
    server: Option<&str>,
    settings: &Settings,
) -> Result<Option<(String, Vec<SocketAddr>)>, Without> {
    let Some(host) = url.domain() else { return Ok(None) };
    let server = server.unwrap_or(host);
    let addresses = match server.parse::<IpAddr>() {
        Ok(address) => vec![SocketAddr::new(address, 0)],
        // Whoever types it means this machine.
        Err(_) if server.eq_ignore_ascii_case("localhost") => return Ok(None),
        Err(_) => led(server, 0, settings).await?,
    };
    Ok(Some((host.to_owned(), addresses)))
}

fn kept(visit: Visit) -> HttpVisit {
    let outcome = match &visit.page {
        Ok(_) => "page",
        Err(trouble) => trouble.word(),
    };
    let text = visit.page.as_ref().ok().map(|page| beginning(&page.text));
    HttpVisit {
        hops: visit.hops.into_iter().map(shortened).collect(),
        outcome: Some(outcome.to_owned()),
        sha256: visit.page.ok().map(|page| digest(page.text.as_bytes())),
        text: text.filter(|text| !text.is_empty()),
    }
}

/// Whether nobody answered anything.
fn is_silent(visit: &HttpVisit) -> bool {
    visit.hops.iter().all(|hop| hop.status.is_none())
}

/// The first words of a page.
fn beginning(page: &str) -> String {
    let document = Document::read(page);
    let words: Vec<&str> = document.text.split_whitespace().take(TEXT).collect();
    words.join(" ").chars().take(TEXT).collect()
}

/// A hop with the headers that say something.
fn shortened(mut hop: HttpHop) -> HttpHop {
    let mut cookies = 0;
    hop.headers.retain(|header| {
        let name = header.name.as_deref().unwrap_or_default().to_ascii_lowercase();
        cookies += usize::from(name == "set-cookie");
        HEADERS.contains(&name.as_str()) && (name != "set-cookie" || cookies <= COOKIES)
    });
    hop
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
