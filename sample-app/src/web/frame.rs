//! What happens around every request, in this order: who asks, how often, from where, with what body; then the handler;
//! then the page of a problem, the headers, the numbers and the log line.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::context::{Asked, Context, Ctx, Peer};
use super::csrf::{self, Site};
use super::metrics::Labels;
use super::problem::Problem;
use super::{Shared, headers, host, json, page, request_body};

/// How long a page may take; the database's own limits are shorter.
const PATIENCE: Duration = Duration::from_secs(9);
/// How long a change may take: longer than all waits of the store together, which alone knows what became of it.
const PATIENCE_WITH_CHANGES: Duration = Duration::from_secs(90);

/// Wraps a handler.
pub(super) async fn around(State(shared): State<Arc<Shared>>, mut request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let _in_flight = shared.metrics.begin();
    let Some(Peer(peer)) = request.extensions().get::<Peer>().copied() else {
        return Problem::Internal.into_response();
    };
    let (headers, uri) = (request.headers(), request.uri());
    let host = host::read(headers, uri, request.version(), is_check(&request));
    let asked = Asked {
        host: host.as_deref().unwrap_or_default(),
        request_id: request_id(headers),
        peer: peer.ip(),
        headers,
        uri,
    };
    let mut context = Context::read(asked, &shared.settings.trusted, &shared.tokens);
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        // The links on the page of a refused form cannot come back to the form's address.
        context.here = "/".to_owned();
    }
    let ctx = Ctx(Arc::new(context));
    request.extensions_mut().insert(ctx.clone());
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let route = request.extensions().get::<MatchedPath>().map_or("other", |path| path.as_str()).to_owned();

    let answered = match host {
        Ok(_) => answer(&shared, &ctx, request, next).await,
        Err(problem) => Err(problem),
    };
    let mut response = answered.unwrap_or_else(IntoResponse::into_response);
    let problem = response.extensions_mut().remove::<Problem>().or_else(|| unnamed(&response));
    if let Some(problem) = problem {
        describe(&shared, &ctx, &problem, &mut response);
    }
    finish(&shared, &ctx, &mut response);

    let took = begun.elapsed();
    let status = response.status();
    // A span per request would cost more than the request; the line carries what a span would.
    let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    let client = ctx.client;
    let id = ctx.request_id.as_str();
    if status.is_server_error() {
        tracing::error!(%method, path, status = status.as_u16(), micros, %client, id, "answered");
    } else if status.is_client_error() {
        tracing::info!(%method, path, status = status.as_u16(), micros, %client, id, "answered");
    } else {
        tracing::debug!(%method, path, status = status.as_u16(), micros, %client, id, "answered");
    }
    shared.metrics.answered(Labels { route, method: known(&method), status: status.as_u16() }, took);
    response
}

async fn answer(shared: &Shared, ctx: &Ctx, request: Request, next: Next) -> Result<Response, Problem> {
    let is_check = is_check(&request);
    let _share = if is_check { None } else { shared.limiter.begin(ctx.client, ctx.client_is_known)? };
    let admitted = is_check || shared.limiter.admits(ctx.client, ctx.client_is_known);
    // A balancer asks by address; whoever is at this machine may too.
    if !(is_check || ctx.on_this_machine || host::is_ours(asked_host(ctx), &shared.settings.hosts)) {
        return Err(Problem::BadHost);
    }
    let only_reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let request = if only_reads {
        request
    } else {
        // The body comes in first, so that every refusal below reaches a client that has finished sending.
        let request = request_body::take(request).await?;
        let site = Site {
            scheme: ctx.scheme_known.then_some(if ctx.https { "https" } else { "http" }),
            host: &ctx.host,
            forwarded_host: ctx.forwarded_host.as_deref(),
            public_origins: &shared.settings.public_origins,
        };
        csrf::check_origin(request.headers(), &site)?;
        request
    };
    if !admitted {
        return Err(Problem::TooMany);
    }
    if only_reads {
        tokio::time::timeout(PATIENCE, next.run(request)).await.map_err(|_| Problem::Busy)
    } else {
        tokio::time::timeout(PATIENCE_WITH_CHANGES, next.run(request)).await.map_err(|_| Problem::Unsure)
    }
}

/// Where load balancers ask.
fn is_check(request: &Request) -> bool {
    matches!(request.uri().path(), "/healthz" | "/readyz")
}

/// The host that the client asked for.
fn asked_host(ctx: &Context) -> &str {
    ctx.forwarded_host.as_deref().unwrap_or(&ctx.host)
}

/// Names the refusals of the framework itself, such as a path that is not UTF-8: plain text in English only.
fn unnamed(response: &Response) -> Option<Problem> {
    let kind = response.headers().get(CONTENT_TYPE)?.to_str().ok()?;
    (response.status().is_client_error() && kind.starts_with("text/plain")).then_some(Problem::BadForm)
}

/// Turns a problem into a page, or into JSON for who asked for that.
fn describe(shared: &Shared, ctx: &Ctx, problem: &Problem, response: &mut Response) {
    let status = problem.status();
    let text = ctx.lang.text();
    let kept = response.headers().clone();
    *response = if ctx.wants_json {
        let body = serde_json::json!({
            "error": problem.title(text), "message": problem.why(text), "request": ctx.request_id,
        });
        json::answer(status, &body)
    } else {
        page::problem(shared, ctx, problem)
    };
    for (name, value) in &kept {
        if *name != CONTENT_TYPE && *name != axum::http::header::CONTENT_LENGTH {
            response.headers_mut().insert(name.clone(), value.clone());
        }
    }
}

fn finish(shared: &Shared, ctx: &Ctx, response: &mut Response) {
    let status = response.status();
    let hsts = shared.settings.hsts && ctx.https;
    let map = response.headers_mut();
    headers::add(map, status, hsts);
    let role = shared.settings.apps.to_string();
    for (name, value) in [
        (headers::INSTANCE, shared.settings.instance.as_str()),
        (headers::ROLE, role.as_str()),
        (headers::REQUEST_ID, ctx.request_id.as_str()),
    ] {
        if let Ok(value) = HeaderValue::from_str(value) {
            map.insert(name, value);
        }
    }
}

/// Takes over the number that a load balancer gave the request, or gives it one.
///
/// It is only ever shown and logged, so it need not come from a trusted proxy; it must be harmless.
fn request_id(headers: &HeaderMap) -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let given = ["x-request-id", "x-amzn-trace-id"].into_iter().find_map(|name| headers.get(name)?.to_str().ok());
    if let Some(given) = given
        && (1..=100).contains(&given.len())
        && given.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_=;.:".contains(&byte))
    {
        return given.to_owned();
    }
    let mut start = [0_u8; 4];
    // Without random numbers the counter still tells requests of this instance apart.
    let _ = getrandom::fill(&mut start);
    format!("{:08x}{:06x}", u32::from_be_bytes(start), NEXT.fetch_add(1, Ordering::Relaxed) & 0xff_ffff)
}

/// Anybody can invent methods; the metrics must not grow by them.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}
