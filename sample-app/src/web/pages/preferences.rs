//! Remembers language and theme in a cookie, by plain links: nothing on the server changes.

use axum::extract::RawQuery;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use cookie::{Cookie, SameSite};

use super::{query_value, see};
use crate::text::Lang;
use crate::web::context::{Ctx, Theme};

/// Sets what the query names and goes back to where the reader was.
pub(in crate::web) async fn set(ctx: Ctx, query: RawQuery) -> Response {
    let mut response = see(&back(query_value(&query, "back").as_deref()));
    let lang = query_value(&query, "lang").as_deref().and_then(Lang::from_code).map(|lang| ("lang", lang.text().code));
    let theme = query_value(&query, "theme").as_deref().and_then(Theme::from_name).map(|theme| ("theme", theme.name()));
    for pair in [lang, theme].into_iter().flatten() {
        let cookie = Cookie::build(pair)
            .path("/")
            .http_only(true)
            .secure(ctx.https)
            .same_site(SameSite::Lax)
            .max_age(cookie::time::Duration::days(365));
        if let Ok(value) = HeaderValue::from_str(&cookie.build().to_string()) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}

/// Only a path of this site: browsers read `//host` and `/\host` as another site.
fn back(path: Option<&str>) -> String {
    let path = path.unwrap_or("/");
    let harmless = path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if harmless { path.to_owned() } else { "/".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::back;

    #[test]
    fn never_to_another_site() {
        for (path, expected) in [
            (Some("/order/shops/?a=b"), "/order/shops/?a=b"),
            (None, "/"),
            (Some("https://evil.example/"), "/"),
            (Some("//evil.example/"), "/"),
            (Some("/\\evil.example/"), "/"),
            (Some("/a\r\nSet-Cookie: x=y"), "/"),
            (Some("/한글"), "/"),
        ] {
            assert_eq!(back(path), expected, "{path:?}");
        }
    }
}
