//! One spelling for every path.
//!
//! A proxy that guards `/metrics` must not be walked round by `//metrics` or `/metrics/`: what the app answers at a path
//! it answers at no other spelling of it. Only pages, which the course writes both ways, also answer with one final slash;
//! a form never meets a redirect on its way in.

use axum::extract::Request;
use axum::http::Uri;
use axum::http::uri::PathAndQuery;

/// Where the pages are; nothing else takes a final slash.
const PAGES: [&str; 4] = ["/order", "/boss", "/delivery", "/polls"];

/// Takes the final slash off a page's path.
pub(super) fn request(mut request: Request) -> Request {
    if let Some(uri) = without_slash(request.uri()) {
        *request.uri_mut() = uri;
    }
    request
}

fn without_slash(uri: &Uri) -> Option<Uri> {
    let path = uri.path().strip_suffix('/')?;
    let is_page =
        PAGES.iter().any(|page| path.strip_prefix(page).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
    if !is_page || path.ends_with('/') {
        return None;
    }
    let path = match uri.query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(path).ok()?);
    Uri::from_parts(parts).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_and_only_one() {
        for (path, expected) in [
            ("/order/shops/", Some("/order/shops")),
            ("/order/shops/?a=b", Some("/order/shops?a=b")),
            ("http://a.example/polls/1/", Some("http://a.example/polls/1")),
            ("/boss/", Some("/boss")),
            ("/order/shops//", None),
            ("/order/shops", None),
            ("/metrics/", None),
            ("/healthz/", None),
            ("//metrics", None),
            ("/orders/", None),
            ("/", None),
        ] {
            let uri = path.parse::<Uri>().expect("a path");
            assert_eq!(without_slash(&uri).map(|uri| uri.to_string()).as_deref(), expected, "{path}");
        }
    }
}
