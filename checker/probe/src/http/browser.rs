//! A visitor of one application: cookies kept, redirects followed as browsers do, time and bytes counted.

use super::answer::{self, Head};
use super::{Trouble, charset, hop, resolver};
use crate::guard::Guard;
use crate::html::HEADER;
use crate::tls::Trust;
use reqwest::cookie::{CookieStore, Jar};
use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue, ORIGIN,
    REFERER, SET_COOKIE,
};
use reqwest::{Client, Method, Response, Url, redirect};
use snapshot::shapes::probe::HttpHop;
use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How much a server may cost.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// For all pages of a visitor together.
    pub together: Duration,
    /// For one hop, its body included.
    pub hop: Duration,
    /// Bytes that are read of a body; what comes behind them is left.
    pub body: usize,
    /// Redirects of one page.
    pub redirects: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { together: Duration::from_mins(1), hop: Duration::from_secs(10), body: 1024 * 1024, redirects: 10 }
    }
}

/// How servers are got at.
#[derive(Debug, Clone)]
pub struct Means {
    /// Which addresses a name may lead to.
    pub guard: Guard,
    /// Whom certificates have to lead to; the system's authorities where nobody else is named.
    pub trust: Option<Trust>,
    /// The addresses of a host, where they are known already.
    pub known: Option<(String, Vec<SocketAddr>)>,
    /// Whether a redirect to another of the web's own ports, on the same host, is followed.
    pub turns: bool,
}

impl From<Guard> for Means {
    fn from(guard: Guard) -> Self {
        Self { guard, trust: None, known: None, turns: false }
    }
}

/// A page that came.
#[derive(Debug, Clone)]
pub struct Page {
    /// Where it stands, after redirects: links and forms are relative to it.
    pub url: Url,
    /// The status of its answer.
    pub status: u16,
    /// The header `Content-Type`.
    pub content_type: Option<String>,
    /// Its letters.
    pub text: String,
    /// Whether that is all of it.
    pub whole: bool,
}

/// A page that was asked for, with the requests that it took.
#[derive(Debug, Clone)]
pub struct Visit {
    /// In their order.
    pub hops: Vec<HttpHop>,
    /// What came in the end.
    pub page: Result<Page, Trouble>,
}

/// One visitor of one application.
#[derive(Debug)]
pub struct Browser {
    client: Client,
    jar: Cookies,
    app: Url,
    /// Whether the other of the two usual ports belongs to the application, too.
    turns: bool,
    limits: Limits,
    until: Instant,
}

impl Browser {
    /// A visitor without cookies; its time begins now.
    ///
    /// # Errors
    /// When the application's address is none, or the system's certificates cannot be read.
    pub fn new(app: &Url, means: impl Into<Means>, limits: Limits) -> Result<Self, Trouble> {
        let means: Means = means.into();
        if !matches!(app.scheme(), "http" | "https") || app.host_str().is_none() {
            return Err(Trouble::NoAddress);
        }
        // No proxy: what is asked has to be the very host that was named.
        let mut client = Client::builder()
            .no_proxy()
            .redirect(redirect::Policy::none())
            .referer(false)
            .http1_only()
            .dns_resolver(Arc::new(resolver::Guarded(means.guard)))
            .user_agent(concat!("aws-course-check/", env!("CARGO_PKG_VERSION")));
        if let Some(trust) = &means.trust {
            client = client.tls_backend_preconfigured(trust.client().ok_or(Trouble::NoConnection)?);
        }
        if let Some((host, addresses)) = &means.known {
            client = client.resolve_to_addrs(host, addresses);
        }
        let client = client.build().map_err(|_| Trouble::NoConnection)?;
        let now = Instant::now();
        let until = now.checked_add(limits.together).unwrap_or(now);
        Ok(Self { client, jar: Cookies::default(), app: app.clone(), turns: means.turns, limits, until })
    }

    /// Asks for a page.
    pub async fn get(&self, url: &Url) -> Visit {
        self.visit(Method::GET, url, &Wish { accept: PAGES, origin: None, headers: HeaderMap::new() }, None).await
    }

    /// Asks for data instead of a page.
    pub async fn get_json(&self, url: &Url) -> Visit {
        self.visit(
            Method::GET,
            url,
            &Wish { accept: "application/json", origin: None, headers: HeaderMap::new() },
            None,
        )
        .await
    }

    /// Sends a form that stands on a page of the same application.
    pub async fn post(&self, url: &Url, fields: &[(String, String)]) -> Visit {
        self.post_from(url, fields, &url.origin().ascii_serialization()).await
    }

    /// Sends a form that stands on a page of another origin.
    pub async fn post_from(&self, url: &Url, fields: &[(String, String)], origin: &str) -> Visit {
        let mut body = Url::clone(url);
        let (headers, fields): (Vec<_>, Vec<_>) = fields.iter().partition(|(name, _)| name.starts_with(HEADER));
        let form = body.query_pairs_mut().clear().extend_pairs(fields).finish().query().unwrap_or_default().to_owned();
        let wish = Wish { accept: PAGES, origin: Some(origin), headers: named(&headers) };
        self.visit(Method::POST, url, &wish, Some(form)).await
    }

    /// Another visitor of the same application, without cookies, whose time ends with this one's.
    #[must_use]
    pub fn somebody_else(&self) -> Self {
        Self { client: self.client.clone(), jar: Cookies::default(), app: self.app.clone(), ..*self }
    }

    /// Asks for the head of a page only.
    pub async fn head(&self, url: &Url) -> Visit {
        self.visit(Method::HEAD, url, &Wish { accept: PAGES, origin: None, headers: HeaderMap::new() }, None).await
    }

    /// Whether an address belongs to the application that was named.
    #[must_use]
    pub fn admits(&self, url: &Url) -> bool {
        let port = url.port_or_known_default();
        matches!(url.scheme(), "http" | "https")
            && url.host() == self.app.host()
            && (port == self.app.port_or_known_default() || self.turns && matches!(port, Some(80 | 443)))
    }

    async fn visit(&self, mut method: Method, url: &Url, head: &Wish<'_>, mut form: Option<String>) -> Visit {
        let mut hops = Vec::new();
        let mut url = url.clone();
        for _ in 0..=self.limits.redirects {
            if !self.admits(&url) {
                return Visit { hops, page: Err(Trouble::Elsewhere) };
            }
            let (hop, answer) = self.hop(&method, &url, head, form.as_deref()).await;
            hops.push(hop);
            match answer {
                Ok(Answer::Page(page)) => return Visit { hops, page: Ok(page) },
                Err(trouble) => return Visit { hops, page: Err(trouble) },
                Ok(Answer::Redirect { status, to }) => {
                    // 307 and 308 repeat the request, the others ask for a page: RFC 9110, 15.4.
                    if !matches!(status, 307 | 308) && method != Method::HEAD {
                        method = Method::GET;
                        form = None;
                    }
                    url = to;
                }
            }
        }
        Visit { hops, page: Err(Trouble::RedirectsEndless) }
    }

    async fn hop(
        &self,
        method: &Method,
        url: &Url,
        head: &Wish<'_>,
        form: Option<&str>,
    ) -> (HttpHop, Result<Answer, Trouble>) {
        let began = Instant::now();
        let mut hop = hop::asked(method.as_str(), url, self.cookies(url));
        let left = self.until.saturating_duration_since(began).min(self.limits.hop);
        let mut bytes = 0;
        let answer = if left.is_zero() {
            Err(Trouble::TimeOver)
        } else {
            let mut request = self
                .client
                .request(method.clone(), url.clone())
                .timeout(left)
                .header(ACCEPT, head.accept)
                .header(ACCEPT_LANGUAGE, "ko,en;q=0.8")
                // Nothing is unpacked here, so that no answer grows after it was counted.
                .header(ACCEPT_ENCODING, "identity");
            // Cookies belong to a visitor and not to the client, which all visitors share.
            if let Some(cookies) = self.jar.cookies(url) {
                request = request.header(COOKIE, cookies);
            }
            if let Some(form) = form {
                request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(form.to_owned());
            }
            // Frameworks that compare origins, as browsers have them do, want to see one.
            if let (Some(origin), true) = (head.origin, form.is_some()) {
                request = request.header(ORIGIN, origin).header(REFERER, format!("{origin}/"));
            }
            if form.is_some() {
                request = request.headers(head.headers.clone());
            }
            match request.send().await {
                Ok(response) => {
                    hop::answered(&mut hop, &response);
                    self.jar.set_cookies(&mut response.headers().get_all(SET_COOKIE).iter(), url);
                    self.read(response, url, &mut bytes).await
                }
                Err(error) => Err(trouble(&error)),
            }
        };
        let word = answer.as_ref().err().map(|trouble| trouble.word());
        hop::ended(&mut hop, bytes, began.elapsed(), word);
        (hop, answer)
    }

    async fn read(&self, mut response: Response, url: &Url, bytes: &mut usize) -> Result<Answer, Trouble> {
        let status = response.status().as_u16();
        let content_type = match answer::head(status, response.headers(), url)? {
            Head::Redirect { to } => return Ok(Answer::Redirect { status, to }),
            Head::Page { content_type } => content_type,
        };
        let mut body = Vec::new();
        let mut whole = true;
        while let Some(chunk) = response.chunk().await.map_err(|error| trouble(&error))? {
            let room = self.limits.body.saturating_sub(body.len());
            body.extend(chunk.iter().take(room));
            *bytes = body.len();
            if chunk.len() > room {
                whole = false;
                break;
            }
        }
        let text = charset::text(&body, content_type.as_deref());
        Ok(Answer::Page(Page { url: url.clone(), status, content_type, text, whole }))
    }

    /// The names of the cookies that go with a request.
    fn cookies(&self, url: &Url) -> Vec<String> {
        self.jar.cookies(url).map_or_else(Vec::new, |header| answer::names(header.as_bytes()))
    }
}

/// Cookies as RFC 6265bis has them: one that is Secure is not taken over plain HTTP. Some browsers make an exception for
/// the machine that they run on; what is built there goes to another one.
#[derive(Debug, Default)]
struct Cookies(Jar);

impl CookieStore for Cookies {
    fn set_cookies(&self, headers: &mut dyn Iterator<Item = &HeaderValue>, url: &Url) {
        let is_plain = url.scheme() == "http";
        let is_secure = |header: &HeaderValue| {
            let text = String::from_utf8_lossy(header.as_bytes()).to_ascii_lowercase();
            text.split(';').skip(1).any(|part| part.trim() == "secure")
        };
        self.0.set_cookies(&mut headers.filter(|header| !is_plain || !is_secure(header)), url);
    }

    fn cookies(&self, url: &Url) -> Option<HeaderValue> {
        self.0.cookies(url)
    }
}

/// What browsers like to have.
const PAGES: &str = "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8";

/// What is said beside a request.
struct Wish<'a> {
    accept: &'a str,
    /// Where the form stands that is sent.
    origin: Option<&'a str>,
    /// What a page's own markup sends beside a form.
    headers: HeaderMap,
}

/// Fields that are headers; one without a value only says that it is there.
fn named(fields: &[&(String, String)]) -> HeaderMap {
    let header = |(name, value): &&(String, String)| {
        let name = HeaderName::from_bytes(name.strip_prefix(HEADER)?.as_bytes()).ok()?;
        let value = if value.is_empty() { "true" } else { value.as_str() };
        Some((name, HeaderValue::from_str(value).ok()?))
    };
    fields.iter().filter_map(header).collect()
}

enum Answer {
    Page(Page),
    Redirect { status: u16, to: Url },
}

fn trouble(error: &reqwest::Error) -> Trouble {
    if resolver::was_refused(error) {
        Trouble::AddressRefused
    } else if error.is_timeout() {
        Trouble::TimeOver
    } else if error.is_connect() {
        unconnected(error)
    } else {
        Trouble::NoAnswer
    }
}

/// Why there is no connection, as far as that is known.
fn unconnected(error: &reqwest::Error) -> Trouble {
    let mut next: Option<&(dyn Error + 'static)> = error.source();
    while let Some(inner) = next {
        let system = inner.downcast_ref::<io::Error>();
        match (inner.downcast_ref::<rustls::Error>(), system.map(io::Error::kind)) {
            _ if inner.is::<resolver::Unknown>() => return Trouble::NoAddress,
            (Some(rustls::Error::InvalidCertificate(_)), _) => return Trouble::CertificateRefused,
            (Some(_), _) => return Trouble::TlsRefused,
            (None, Some(io::ErrorKind::ConnectionRefused)) => return Trouble::ConnectionRefused,
            // What ends before it is whole was there: only a handshake can.
            (None, Some(io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset)) => return Trouble::TlsRefused,
            _ => {}
        }
        // An error of the system does not count what it wraps among its causes.
        next = match system.and_then(io::Error::get_ref) {
            Some(wrapped) => Some(wrapped),
            None => inner.source(),
        };
    }
    Trouble::NoConnection
}
