//! The companion's own pages: the frame round them, how one is sent, and the page that refuses.

use crate::guard::Refusal;
use crate::policy::Policy;
use crate::state::State;
use askama::Template;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use messages::{Catalogue, Language};
use sha2::{Digest as _, Sha256};

/// What every page has: its language, its title and the ways to the others.
pub(crate) struct Shell<'s> {
    words: &'s Catalogue,
    pub(crate) lang: &'static str,
    /// Which of the pages of the navigation it is: its path.
    pub(crate) here: &'s str,
    pub(crate) other: &'static str,
    /// What the address has beside its language, `&seed=7`, so that the page is the same in the other one.
    pub(crate) rest: String,
    /// Whether the reader may go anywhere from here.
    pub(crate) is_inside: bool,
}

impl<'s> Shell<'s> {
    /// The frame of the page at a path, in a language.
    pub(crate) fn new(state: &'s State, language: Language, here: &'s str) -> Self {
        let words = state.words(language);
        Self {
            words,
            lang: language.as_str(),
            here,
            other: other(language).as_str(),
            rest: String::new(),
            is_inside: true,
        }
    }

    /// The same with what the address has beside its language.
    pub(crate) fn at(self, rest: String) -> Self {
        Self { rest, ..self }
    }

    /// A sentence without arguments.
    pub(crate) fn say(&self, id: &str) -> String {
        self.words.message(id, &[])
    }

    /// What leads to the other language, in that language.
    pub(crate) fn read_in_other(&self) -> &'static str {
        if self.lang == "ko" { "Read in English" } else { "한국어로 읽기" }
    }

    /// Whether this is the page of a path of the navigation.
    pub(crate) fn is_at(&self, path: &str) -> bool {
        self.here == path
    }
}

/// A page as an answer, with its policy. A template that cannot be written is an error of this program.
pub(crate) fn page(status: StatusCode, template: &impl Template, policy: &Policy) -> Response {
    match template.render() {
        Ok(html) => {
            let headers = [
                (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
                (header::CONTENT_SECURITY_POLICY, policy.header()),
                (header::CACHE_CONTROL, "no-store".to_owned()),
            ];
            (status, headers, html).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// A file of the program: a style sheet, a script.
pub(crate) fn file(asked: &HeaderMap, kind: &'static str, text: &'static str) -> Response {
    let digest = Sha256::digest(text.as_bytes());
    let tag = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect::<String>();
    let tag = format!("\"{tag}\"");
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::ETAG, tag.clone()),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    if is_fresh(asked, &tag) {
        (StatusCode::NOT_MODIFIED, headers).into_response()
    } else {
        (headers, text).into_response()
    }
}

/// Whether the browser has what bears this tag.
pub(crate) fn is_fresh(asked: &HeaderMap, tag: &str) -> bool {
    let tags = asked.get(header::IF_NONE_MATCH).and_then(|tags| tags.to_str().ok()).unwrap_or_default();
    tags.split(',').any(|known| known.trim().trim_start_matches("W/") == tag)
}

/// The language that the query of an address asks for, else the command line's.
pub(crate) fn language(state: &State, query: Option<&str>) -> Language {
    let asked = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    let named = asked.filter(|(name, _)| name == "lang").find_map(|(_, word)| word.parse().ok());
    named.unwrap_or(state.language)
}

/// The other language.
pub(crate) fn other(language: Language) -> Language {
    match language {
        Language::Ko => Language::En,
        Language::En => Language::Ko,
    }
}

/// A page that says one thing.
#[derive(Template)]
#[template(path = "told.html")]
struct Told<'p> {
    shell: Shell<'p>,
    title: String,
    what: String,
    remedy: String,
    /// What leads to the start page, from where a browser has kept the cookie back.
    again: Option<String>,
}

/// The page that refuses, and says what to do.
pub(crate) fn refused(state: &State, refusal: Refusal) -> Response {
    let (status, what, remedy) = match refusal {
        Refusal::Host => (StatusCode::MISDIRECTED_REQUEST, "refused-host", "refused-host-hint"),
        Refusal::Origin => (StatusCode::FORBIDDEN, "refused-origin", "refused-origin-hint"),
        Refusal::Token => (StatusCode::FORBIDDEN, "refused-token", "refused-token-hint"),
        Refusal::Other => (StatusCode::FORBIDDEN, "refused-other", "refused-other-hint"),
    };
    told(state, state.language, status, "refused", what, remedy, false)
}

/// There is no such page.
pub(crate) fn missing(state: &State, language: Language) -> Response {
    told(state, language, StatusCode::NOT_FOUND, "page-missing", "page-missing-what", "page-missing-hint", true)
}

/// A page of three sentences: its title, what is the matter, what to do.
fn told(
    state: &State,
    language: Language,
    status: StatusCode,
    title: &str,
    what: &str,
    remedy: &str,
    is_inside: bool,
) -> Response {
    let shell = Shell { is_inside, ..Shell::new(state, language, "") };
    let again = (remedy == "refused-token-hint").then(|| shell.say("refused-again"));
    let (title, what, remedy) = (shell.say(title), shell.say(what), shell.say(remedy));
    page(status, &Told { shell, title, what, remedy, again }, &Policy::strict())
}
