//! The files beside the pages, under names that change with their content.
//!
//! `/static/app.<hash>.css` may be kept for a year by anyone, CloudFront included; any other name is not found.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::problem::Problem;

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

struct Asset {
    name: String,
    kind: &'static str,
    content: &'static [u8],
    gzipped: Vec<u8>,
}

/// Where the pages find the files.
pub(super) struct Addresses {
    pub(super) css: String,
    pub(super) js: String,
    pub(super) icon: String,
}

static CSS: LazyLock<Asset> =
    LazyLock::new(|| asset("app", "css", "text/css; charset=utf-8", include_bytes!("../../static/app.css")));
static JS: LazyLock<Asset> =
    LazyLock::new(|| asset("app", "js", "text/javascript; charset=utf-8", include_bytes!("../../static/app.js")));
static ICON: LazyLock<Asset> =
    LazyLock::new(|| asset("icon", "svg", "image/svg+xml", include_bytes!("../../static/icon.svg")));

/// The addresses of the files.
pub(super) static ADDRESSES: LazyLock<Addresses> = LazyLock::new(|| Addresses {
    css: format!("/static/{}", CSS.name),
    js: format!("/static/{}", JS.name),
    icon: format!("/static/{}", ICON.name),
});

fn asset(stem: &str, extension: &str, kind: &'static str, content: &'static [u8]) -> Asset {
    use std::io::Write as _;
    let hash = Sha256::digest(content);
    let hash: String = hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail; an empty result means "not compressed".
    let gzipped = gzip.write_all(content).and_then(|()| gzip.finish()).unwrap_or_default();
    Asset { name: format!("{stem}.{hash}.{extension}"), kind, content, gzipped }
}

/// Answers with one file.
pub(super) async fn file(Path(name): Path<String>, headers: HeaderMap) -> Result<Response, Problem> {
    let asset = [&CSS, &JS, &ICON].into_iter().find(|asset| asset.name == name).ok_or(Problem::NotFound)?;
    let takes_gzip = headers
        .get(ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.split(',').any(|coding| coding.trim().split(';').next() == Some("gzip")));
    let mut response = if takes_gzip && !asset.gzipped.is_empty() {
        let mut response = asset.gzipped.clone().into_response();
        response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        response
    } else {
        asset.content.into_response()
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    headers.insert(CACHE_CONTROL, FOR_EVER);
    headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    Ok(response)
}

/// Browsers ask for this name by themselves.
pub(super) async fn favicon() -> Response {
    let mut response = ICON.content.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(ICON.kind));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=86400"));
    headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    response
}

/// A practice shop has no business in a search engine.
pub(super) async fn robots() -> Response {
    (
        [(CONTENT_TYPE, "text/plain; charset=utf-8"), (CACHE_CONTROL, "public, max-age=86400")],
        "User-agent: *\nDisallow: /\n",
    )
        .into_response()
}
