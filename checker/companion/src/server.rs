//! The server: its routes, its limits, and its life.

use crate::books::{Books, Cache};
use crate::drills::Drills;
use crate::guard::{Guard, Refusal, Token};
use crate::peer::peer;
use crate::source::Source;
use crate::state::{Program, State};
use crate::{chapter, page, panel, start};
use axum::Router;
use axum::extract::{DefaultBodyLimit, RawQuery, Request, State as With};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use messages::Language;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tower::ServiceExt as _;

/// How long the head of a request may take, and how much of it there may be.
const HEAD_WITHIN: Duration = Duration::from_secs(20);
const HEAD_BYTES: usize = 32 << 10;
const HEAD_FIELDS: usize = 64;

/// How much a request may bring, unless a route says otherwise.
const BODY_BYTES: usize = 64 << 10;

/// How many connections there may be at once: a browser has six to a host, and one for each stream of events.
const CONNECTIONS: usize = 128;

/// How long what is under way may take to end once the server stops.
const FAREWELL: Duration = Duration::from_millis(500);

/// What a server is made of.
pub struct Options {
    /// Where it listens: a loopback address.
    pub listener: std::net::TcpListener,
    /// Who has it may ask.
    pub token: Token,
    /// The course and the book.
    pub program: Box<dyn Program>,
    /// The evidence.
    pub source: Box<dyn Source>,
    /// What makes drills.
    pub drills: Box<dyn Drills>,
    /// Where the built book is kept.
    pub cache: Cache,
    /// The language of the command line.
    pub language: Language,
}

/// A server that listens and does not answer yet.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    state: State,
}

impl Server {
    /// A server; to be made where there is a runtime.
    ///
    /// # Errors
    /// The listener cannot be used, or is not on loopback.
    pub fn new(options: Options) -> io::Result<Self> {
        let Options { listener, token, program, source, drills, cache, language } = options;
        let address = listener.local_addr()?;
        if !address.ip().is_loopback() {
            return Err(io::ErrorKind::AddrNotAvailable.into());
        }
        listener.set_nonblocking(true)?;
        let listener = TcpListener::from_std(listener)?;
        let guard = Guard::new(token, address.port());
        let state = State::new(guard, (program, source, drills), language, Books::new(cache));
        Ok(Self { listener, address, state })
    }

    /// A code that stands for the token once and soon, for the command that opens a browser.
    ///
    /// # Errors
    /// The system has no randomness to give.
    pub fn code(&self) -> io::Result<Token> {
        self.state.guard.code()
    }

    /// Serves until `stop` comes to its end; then what is under way may end, for half a second.
    pub async fn serve(self, stop: impl Future<Output = ()>) {
        let Self { listener, address, state } = self;
        let books = state.clone();
        // In the background: a page that is asked for before waits, and says so.
        tokio::task::spawn_blocking(move || books.books.prepare(|folder| books.program.build_book(folder)));
        let routes = routes(&state);
        let ending = GracefulShutdown::new();
        let free = Arc::new(Semaphore::new(CONNECTIONS));
        let mut stop = std::pin::pin!(stop);
        loop {
            let permit = tokio::select! {
                permit = Arc::clone(&free).acquire_owned() => permit,
                () = &mut stop => break,
            };
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                () = &mut stop => break,
            };
            let Ok((stream, from)) = accepted else {
                // No file is left to open for it: others end in the meantime.
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            };
            // Who is at the other end is written into each request.
            let peer = peer(from, stream.local_addr().unwrap_or(address));
            let routes = routes.clone();
            let service = service_fn(move |mut request: hyper::Request<Incoming>| {
                request.extensions_mut().insert(peer);
                routes.clone().oneshot(request)
            });
            let connection = ending.watch(protocol().serve_connection(TokioIo::new(stream), service));
            tokio::spawn(async move {
                // Whoever hangs up in the middle is no fault of ours.
                let _ = connection.await;
                drop(permit);
            });
        }
        drop(listener);
        state.program.stop();
        let _ = tokio::time::timeout(FAREWELL, ending.shutdown()).await;
    }
}

/// All that can be asked, behind the guard.
fn routes(state: &State) -> Router {
    Router::new()
        .merge(start::routes())
        .merge(chapter::routes())
        .merge(panel::routes())
        .route("/code", post(code))
        .fallback(missing)
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .layer(axum::middleware::from_fn_with_state(state.clone(), guard))
        .with_state(state.clone())
}

/// Looks at a request before anybody else does, and at the answer after.
async fn guard(With(state): With<State>, request: Request, next: Next) -> Response {
    let refusal = state.guard.refuses(&request);
    let may_enter = matches!(refusal, None | Some(Refusal::Token)) && request.method() == Method::GET;
    let entered = if may_enter { state.guard.enter(request.uri(), request.headers()) } else { None };
    let mut response = match (entered, refusal) {
        (Some(entered), _) => entered,
        (None, Some(refusal)) => page::refused(&state, refusal),
        (None, None) => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(NOTHING));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// The policy of what is no page.
const NOTHING: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What every answer says to the browser.
const ALWAYS: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// How a connection is read.
fn protocol() -> http1::Builder {
    let mut protocol = http1::Builder::new();
    protocol
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .max_buf_size(HEAD_BYTES)
        .max_headers(HEAD_FIELDS);
    protocol
}

/// A code for the command that opens a browser; asked by a second start.
async fn code(With(state): With<State>) -> Response {
    match state.guard.code() {
        Ok(code) => format!("{}\n", code.as_str()).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn missing(With(state): With<State>, RawQuery(query): RawQuery) -> Response {
    page::missing(&state, page::language(&state, query.as_deref()))
}
