//! Which headers, cookies and query strings of a request count: for the key, or for what goes on to the origin.

use snapshot::shapes::{CookiesConfig, ForwardedValues, HeadersConfig, NameItems, QueryStringsConfig};
use std::collections::BTreeSet;

/// Some of the named things of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// These and no others; none at all if it is empty.
    Only(BTreeSet<String>),
    /// All but these.
    AllBut(BTreeSet<String>),
    /// Nobody can tell which.
    Unknown,
}

impl Selection {
    /// None of them.
    #[must_use]
    pub fn none() -> Self {
        Self::Only(BTreeSet::new())
    }

    /// All of them.
    #[must_use]
    pub fn all() -> Self {
        Self::AllBut(BTreeSet::new())
    }

    /// Whether one is among them; `None` where that is not known. Names of headers are asked for in lower case.
    #[must_use]
    pub fn has(&self, name: &str) -> Option<bool> {
        match self {
            Self::Only(names) => Some(names.contains(name)),
            Self::AllBut(names) => Some(!names.contains(name)),
            Self::Unknown => None,
        }
    }

    /// Whether nothing is.
    #[must_use]
    pub fn is_none(&self) -> bool {
        matches!(self, Self::Only(names) if names.is_empty())
    }

    /// Whether everything is.
    #[must_use]
    pub fn is_all(&self) -> bool {
        matches!(self, Self::AllBut(names) if names.is_empty())
    }

    /// What is in either.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Only(a), Self::Only(b)) => Self::Only(a | b),
            (Self::Only(some), Self::AllBut(but)) | (Self::AllBut(but), Self::Only(some)) => Self::AllBut(but - some),
            (Self::AllBut(a), Self::AllBut(b)) => Self::AllBut(a & b),
            (known, Self::Unknown) | (Self::Unknown, known) if known.is_all() => Self::all(),
            _ => Self::Unknown,
        }
    }

    /// What a behaviour's word and the list beside it say.
    fn of(word: Option<&str>, names: Option<&NameItems>, lower: bool) -> Self {
        let listed = || names.into_iter().flat_map(|names| &names.items);
        let listed = listed().map(|name| if lower { name.to_lowercase() } else { name.clone() }).collect();
        match word {
            Some("none") => Self::none(),
            Some("all" | "allViewer" | "allViewerAndWhitelistCloudFront") => Self::all(),
            Some("whitelist") => Self::Only(listed),
            Some("allExcept") => Self::AllBut(listed),
            _ => Self::Unknown,
        }
    }
}

/// Parts of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// Headers, by their names in lower case.
    pub headers: Selection,
    /// Cookies.
    pub cookies: Selection,
    /// Query strings.
    pub queries: Selection,
}

impl Parts {
    /// Nothing of it.
    #[must_use]
    pub fn none() -> Self {
        Self { headers: Selection::none(), cookies: Selection::none(), queries: Selection::none() }
    }

    /// Nobody can tell what.
    #[must_use]
    pub fn unknown() -> Self {
        Self { headers: Selection::Unknown, cookies: Selection::Unknown, queries: Selection::Unknown }
    }

    /// What is in either.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        Self {
            headers: self.headers.or(&other.headers),
            cookies: self.cookies.or(&other.cookies),
            queries: self.queries.or(&other.queries),
        }
    }

    /// What the three settings of a policy say.
    pub(super) fn of(
        headers: Option<&HeadersConfig>,
        cookies: Option<&CookiesConfig>,
        queries: Option<&QueryStringsConfig>,
    ) -> Self {
        let header = headers.map(|it| Selection::of(it.header_behavior.as_deref(), it.headers.as_ref(), true));
        let cookie = cookies.map(|it| Selection::of(it.cookie_behavior.as_deref(), it.cookies.as_ref(), false));
        let query =
            queries.map(|it| Selection::of(it.query_string_behavior.as_deref(), it.query_strings.as_ref(), false));
        let or_unknown = |selection: Option<Selection>| selection.unwrap_or(Selection::Unknown);
        Self { headers: or_unknown(header), cookies: or_unknown(cookie), queries: or_unknown(query) }
    }
}

/// Headers that CloudFront takes away or writes anew where nothing says that they are to be forwarded.
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#request-custom-headers-behavior>
const TAKEN: [&str; 10] = [
    "accept",
    "accept-charset",
    "accept-language",
    "authorization",
    "host",
    "referer",
    "user-agent",
    "x-forwarded-proto",
    "x-http-method-override",
    "x-real-ip",
];

/// What settings of the old kind make part of the key, and what goes on besides.
///
/// What is forwarded is part of the key, but for query strings if keys are named; other headers go on by themselves.
pub(super) fn of_forwarded_values(values: &ForwardedValues) -> (Parts, Parts) {
    let named = |names: Option<&NameItems>| -> BTreeSet<String> {
        names.into_iter().flat_map(|names| &names.items).cloned().collect()
    };
    let listed: BTreeSet<String> = named(values.headers.as_ref()).iter().map(|name| name.to_lowercase()).collect();
    let all = listed.contains("*");
    let headers = if all { Selection::all() } else { Selection::Only(listed) };
    let cookies = match &values.cookies {
        Some(cookies) => Selection::of(cookies.forward.as_deref(), cookies.whitelisted_names.as_ref(), false),
        None => Selection::Unknown,
    };
    let keys = named(values.query_string_cache_keys.as_ref());
    let (queries, sent) = match values.query_string {
        Some(false) => (Selection::none(), Selection::none()),
        Some(true) if keys.is_empty() => (Selection::all(), Selection::all()),
        Some(true) => (Selection::Only(keys), Selection::all()),
        None => (Selection::Unknown, Selection::Unknown),
    };
    let rest = Selection::AllBut(TAKEN.into_iter().map(str::to_owned).collect());
    let key = Parts { headers: headers.clone(), cookies: cookies.clone(), queries };
    (key, Parts { headers: headers.or(&rest), cookies, queries: sent })
}
