//! What came of a page each time that it was asked for.

use request::Name;
use snapshot::shapes::probe::{Http, HttpHop, HttpVisit};

/// One time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Visit<'a> {
    visit: &'a HttpVisit,
}

/// What came in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Came<'a> {
    /// An answer with this status.
    Answer(i32),
    /// A redirect to another host: the answer was there, and where it leads was not followed.
    Elsewhere(&'a str),
    /// Redirects without an end.
    Circle,
    /// No answer, by a word that says why.
    Nothing(&'a str),
}

/// All times, in their order.
pub(crate) fn visits(http: &Http) -> Vec<Visit<'_>> {
    http.visits.iter().map(|visit| Visit { visit }).collect()
}

impl<'a> Visit<'a> {
    /// What came in the end.
    pub(crate) fn came(self) -> Came<'a> {
        let last = self.last();
        let status = last.and_then(|hop| hop.status);
        match (self.visit.outcome.as_deref(), status) {
            (Some("redirects-endless"), _) => Came::Circle,
            (Some("elsewhere"), Some(_)) => Came::Elsewhere(self.header("location").unwrap_or_default()),
            (Some("page"), Some(status)) => Came::Answer(status),
            // A head came, and its body did not: whoever stands before the application has an answer all the same.
            (_, Some(status)) if status >= 500 => Came::Answer(status),
            (outcome, _) => {
                let word = last.and_then(|hop| hop.error.as_deref()).or(outcome);
                Came::Nothing(word.unwrap_or("no-answer"))
            }
        }
    }

    /// The requests that it took.
    pub(crate) fn hops(self) -> &'a [HttpHop] {
        &self.visit.hops
    }

    fn last(self) -> Option<&'a HttpHop> {
        self.visit.hops.last()
    }

    /// How the text of the page begins.
    pub(crate) fn text(self) -> Option<&'a str> {
        self.visit.text.as_deref()
    }

    /// A header of the last answer, by its name in lower case.
    pub(crate) fn header(self, name: &str) -> Option<&'a str> {
        self.last().and_then(|hop| header(hop, name))
    }

    /// The names of the cookies that it was handed.
    pub(crate) fn handed(self) -> Vec<&'a str> {
        let all = self.visit.hops.iter().flat_map(|hop| &hop.headers);
        let cookies =
            all.filter(|header| header.name.as_deref().is_some_and(|name| name.eq_ignore_ascii_case("set-cookie")));
        cookies.filter_map(|cookie| cookie.value.as_deref()?.split('=').next()).map(str::trim).collect()
    }

    /// The names of the cookies that it brought.
    pub(crate) fn brought(self) -> Vec<&'a str> {
        self.visit.hops.iter().flat_map(|hop| &hop.cookies_sent).map(String::as_str).collect()
    }
}

/// A header of an answer, by its name in lower case.
pub(crate) fn header<'a>(hop: &'a HttpHop, name: &str) -> Option<&'a str> {
    let found = hop.headers.iter().find(|one| one.name.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(name)));
    found.and_then(|one| one.value.as_deref())
}

/// What a status says where every time brings one that is no answer of the application's pages.
pub(crate) fn code(status: i32) -> &'static str {
    match status {
        400 => "HOST_NAME_REFUSED",
        404 => "PATH_NOT_ANSWERED",
        502 => "BAD_GATEWAY_SEEN",
        503 => "SERVICE_UNAVAILABLE_SEEN",
        504 => "GATEWAY_TIMEOUT_SEEN",
        _ => "APPLICATION_FAULT_SEEN",
    }
}

/// The host of an address.
pub(crate) fn host_of(url: &str) -> Name {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let end = rest.find(['/', '?', '#', ':']).unwrap_or(rest.len());
    Name::new(rest.get(..end).unwrap_or_default())
}
