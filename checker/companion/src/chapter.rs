//! The pages of the books over HTTP: read from their folder, with the panel in the chapters of labs.

use crate::books::Status;
use crate::course::CourseMap;
use crate::page::{self, Shell};
use crate::panel;
use crate::policy::Policy;
use crate::state::State;
use askama::Template;
use axum::Router;
use axum::extract::{Path, RawQuery, State as With};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use messages::Language;
use std::time::Duration;

/// How long a page is waited for before the reader is told that it takes longer, and how often it is asked for then.
const PATIENCE: Duration = Duration::from_millis(400);
const AGAIN: &str = "1";

/// What is served, by the ending of its name.
const KINDS: [(&str, &str); 9] = [
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("json", "application/json"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("woff2", "font/woff2"),
    ("wasm", "application/wasm"),
    ("txt", "text/plain; charset=utf-8"),
];

/// What is put into every page, and into those with a panel.
const HEAD: &str = "<link rel=\"stylesheet\" href=\"/served.css\">\n";
const PANEL_HEAD: &str = "<link rel=\"stylesheet\" href=\"/panel.css\">\n<script defer src=\"/panel.js\"></script>\n";

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/book", get(first))
        .route("/book/", get(first))
        .route("/book/{*path}", get(file))
        .route("/served.css", get(style))
}

async fn style(headers: HeaderMap) -> Response {
    page::file(&headers, "text/css; charset=utf-8", include_str!("../static/served.css"))
}

async fn first(With(state): With<State>, RawQuery(query): RawQuery) -> Redirect {
    Redirect::to(&format!("/book/{}/", page::language(&state, query.as_deref())))
}

/// The books are not there yet, or cannot be built.
#[derive(Template)]
#[template(path = "building.html")]
struct Building<'p> {
    shell: Shell<'p>,
    /// Why there will be none.
    why: Option<String>,
}

async fn file(With(state): With<State>, Path(path): Path<String>, headers: HeaderMap) -> Response {
    if let Ok(language) = path.trim_end_matches('/').parse::<Language>() {
        return Redirect::to(&format!("/book/{language}/introduction.html")).into_response();
    }
    let language = path.split('/').next().and_then(|word| word.parse().ok()).unwrap_or(state.language);
    let Some(kind) = kind(&path) else { return page::missing(&state, language) };
    let folder = match state.books.status(PATIENCE).await {
        Status::Ready(folder) => folder,
        Status::Failed(why) => {
            let building = Building { shell: Shell::new(&state, language, ""), why: Some(why.to_string()) };
            return page::page(StatusCode::INTERNAL_SERVER_ERROR, &building, &Policy::strict());
        }
        Status::Building => {
            let building = Building { shell: Shell::new(&state, language, ""), why: None };
            let mut response = page::page(StatusCode::ACCEPTED, &building, &Policy::strict());
            response.headers_mut().insert(header::REFRESH, header::HeaderValue::from_static(AGAIN));
            return response;
        }
    };
    let tag = state.books.tag();
    let cached = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, "private, no-cache".to_owned())];
    let is_page = path.ends_with(".html");
    if page::is_fresh(&headers, &tag) && !is_page {
        return (StatusCode::NOT_MODIFIED, cached).into_response();
    }
    let file = folder.path.join(&path);
    let read = tokio::task::spawn_blocking(move || std::fs::read(file)).await;
    let Ok(Ok(bytes)) = read else { return page::missing(&state, language) };
    if !is_page {
        return (cached, [(header::CONTENT_TYPE, kind.to_owned())], bytes).into_response();
    }
    let course = state.course().await;
    dressed(&state, &course, &path, language, &String::from_utf8_lossy(&bytes), (&headers, &tag))
}

/// The kind of a file that may be asked for: letters, digits, `-`, `_` and `.` between slashes, no part that begins with
/// a dot, and an ending that is known. Nothing else is looked for at all.
fn kind(path: &str) -> Option<&'static str> {
    let is_plain = |part: &str| {
        let is_known = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        !part.is_empty() && !part.starts_with('.') && part.bytes().all(is_known)
    };
    let (_, ending) = path.rsplit_once('.')?;
    let (_, kind) = KINDS.iter().find(|(known, _)| *known == ending)?;
    path.split('/').all(is_plain).then_some(*kind)
}

/// A page of the book with the way back to the start page, and with the panel if it is the chapter of a lab.
fn dressed(
    state: &State,
    course: &CourseMap,
    path: &str,
    language: Language,
    html: &str,
    (asked, tag): (&HeaderMap, &str),
) -> Response {
    let name = path.split_once('/').and_then(|(_, file)| file.strip_suffix(".html")).unwrap_or_default();
    let lab = course.labs.iter().find(|lab| lab.page.as_deref() == Some(name));
    let policy = state.books.policy(path, || {
        let policy = Policy::of_book(html);
        if lab.is_some() { panel::policy(policy).header() } else { policy.header() }
    });
    let headers = [
        (header::ETAG, tag.to_owned()),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
        (header::CONTENT_SECURITY_POLICY, policy.to_string()),
    ];
    if page::is_fresh(asked, tag) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    let words = state.words(language);
    let home = words.message("page-start", &[]);
    let home = format!(
        "<a class=\"icon-button companion-home\" href=\"/?lang={language}\" title=\"{home}\" aria-label=\"{home}\">⌂</a>\n"
    );
    let mut page = before(html, "</head>", HEAD);
    page = before(&page, "<button id=\"mdbook-theme-toggle\"", &home);
    if let Some(lab) = lab {
        page = before(&page, "</head>", PANEL_HEAD);
        page = with_panel(&page, &lab.id, language);
    }
    (headers, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

/// The panel at the beginning of the section in which one checks; in a chapter without one, before the mistakes.
fn with_panel(page: &str, lab: &str, language: Language) -> String {
    let panel = format!("<course-panel data-lab=\"{lab}\" lang=\"{language}\"></course-panel>\n");
    if let Some((above, below)) = page.split_once("<h2 id=\"check\">")
        && let Some((heading, rest)) = below.split_once("</h2>")
    {
        return format!("{above}<h2 id=\"check\">{heading}</h2>\n{panel}{rest}");
    }
    before(page, "<h2 id=\"mistakes\">", &panel)
}

/// A page with something before the first place where a mark stands.
fn before(page: &str, mark: &str, what: &str) -> String {
    match page.split_once(mark) {
        Some((above, below)) => [above, what, mark, below].concat(),
        None => page.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_in_a_book_can_be_asked_for() {
        for path in ["en/1.12-nat-gateway.html", "widgets/engine.wasm", "ko/fonts/a_b.woff2", "index.html"] {
            assert!(kind(path).is_some(), "{path}");
        }
        for path in [
            "",
            "en",
            "en/",
            "../x.html",
            "en/../x.html",
            "en/..%2fx.html",
            "/etc/x.html",
            "en//x.html",
            ".course-book",
            "en/.html",
            "C:\\x.html",
            "en\\..\\x.html",
            "en/x.html\0",
            "en/x.exe",
            "en/x.html/",
            "en/ x.html",
            "en/é.html",
        ] {
            assert!(kind(path).is_none(), "{path}");
        }
    }

    #[test]
    fn the_panel_stands_where_one_checks() {
        let page = "<h2 id=\"steps\">S</h2>s<h2 id=\"check\"><a>C</a></h2>c<h2 id=\"mistakes\">M</h2>";
        let with = with_panel(page, "lab-1.12", Language::En);
        assert!(with.contains("<a>C</a></h2>\n<course-panel data-lab=\"lab-1.12\" lang=\"en\"></course-panel>\nc<h2"));
        let paper = with_panel("<h2 id=\"mistakes\">M</h2>", "lab-1.3", Language::Ko);
        assert!(paper.starts_with("<course-panel data-lab=\"lab-1.3\" lang=\"ko\">"));
    }
}
