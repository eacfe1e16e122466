//! Whether the conditions of a rule hold for a request.
//!
//! <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html>

use super::wildcard::{matches, matches_any_case};
use super::{Untold, is_default, regex};
use crate::Request;
use ipnet::IpNet;
use snapshot::is_sealed;
use snapshot::shapes::{Rule, RuleCondition};
use std::net::IpAddr;

/// Whether a rule takes a request.
pub(super) enum Match<'s> {
    /// It does.
    Yes,
    /// It does not: what does not hold, and whether that alone does not.
    No { but: Mismatch<'s>, alone: bool },
    /// That cannot be told.
    Unknown(Untold<'s>),
}

/// Why a condition does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch<'s> {
    /// It asks for other names.
    Host {
        /// The names.
        patterns: Vec<&'s str>,
    },
    /// It asks for other paths.
    Path {
        /// The paths.
        patterns: Vec<&'s str>,
        /// What one of them lacks, where it almost fits.
        near: Option<NearPath<'s>>,
    },
    /// It asks for a header that the request has not, or has with another value.
    Header {
        /// Its name.
        name: &'s str,
    },
    /// It asks for other parts of the query string.
    Query,
    /// It asks for other methods.
    Method {
        /// The methods.
        methods: Vec<&'s str>,
    },
    /// It asks for requests from elsewhere.
    Source {
        /// From where.
        blocks: Vec<&'s str>,
    },
}

/// A path pattern that almost fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NearPath<'s> {
    /// But for capitals and small letters.
    Case(&'s str),
    /// It names the path alone, and the request is for something below it: `/delivery` is not `/delivery/3`.
    Below(&'s str),
    /// It is for what is below a path, and the request is for the path itself without a slash at its end.
    Above(&'s str),
}

/// One answer: yes, no, or why it cannot be told.
enum Holds<'s> {
    Yes,
    No(Mismatch<'s>),
    Unknown(Untold<'s>),
}

/// Whether a rule takes a request: all conditions have to hold.
pub(super) fn of_rule<'s>(rule: &'s Rule, request: &Request) -> Match<'s> {
    if is_default(rule) {
        return Match::Yes;
    }
    if rule.conditions.is_empty() {
        // AWS makes no such rule: its conditions were not listed.
        return Match::Unknown(Untold::Field { rule, field: "" });
    }
    let mut but: Vec<Mismatch<'s>> = Vec::new();
    let mut unknown = None;
    for condition in &rule.conditions {
        match of_condition(rule, condition, request) {
            Holds::Yes => {}
            Holds::No(mismatch) => but.push(mismatch),
            Holds::Unknown(untold) => unknown = unknown.or(Some(untold)),
        }
    }
    let alone = but.len() == 1 && unknown.is_none();
    match (but.into_iter().next(), unknown) {
        // One that does not hold is enough, whatever the others are.
        (Some(but), _) => Match::No { but, alone },
        (None, Some(untold)) => Match::Unknown(untold),
        (None, None) => Match::Yes,
    }
}

fn of_condition<'s>(rule: &'s Rule, condition: &'s RuleCondition, request: &Request) -> Holds<'s> {
    let field = condition.field.as_deref().unwrap_or_default();
    let plain = || texts(&condition.values);
    let expressions = || texts(&condition.regex_values);
    // An answer carries a value twice: alone and in the member for its kind.
    let united = |own: Option<&'s [String]>, mut known: Vec<&'s str>| {
        for value in own.into_iter().flat_map(texts) {
            if !known.contains(&value) {
                known.push(value);
            }
        }
        known
    };
    match field {
        "host-header" => {
            let config = condition.host_header_config.as_ref();
            let patterns = united(config.map(|it| it.values.as_slice()), plain());
            let regexes = united(config.map(|it| it.regex_values.as_slice()), expressions());
            let host = request.host.as_str();
            let fits = patterns.iter().any(|pattern| matches_any_case(pattern, host));
            any(rule, field, fits, &patterns, &regexes, &[host], || Mismatch::Host { patterns: patterns.clone() })
        }
        "path-pattern" => {
            let config = condition.path_pattern_config.as_ref();
            let patterns = united(config.map(|it| it.values.as_slice()), plain());
            let regexes = united(config.map(|it| it.regex_values.as_slice()), expressions());
            let path = request.path.as_str();
            let fits = patterns.iter().any(|pattern| matches(pattern, path));
            any(rule, field, fits, &patterns, &regexes, &[path], || {
                let near = patterns.iter().find_map(|pattern| near_path(pattern, path));
                Mismatch::Path { patterns: patterns.clone(), near }
            })
        }
        "http-header" => header(rule, condition, request),
        "query-string" => query(rule, condition, request),
        "http-request-method" => {
            let config = condition.http_request_method_config.as_ref();
            let methods = united(config.map(|it| it.values.as_slice()), plain());
            let fits = methods.iter().any(|method| *method == request.method);
            any(rule, field, fits, &methods, &[], &[], || Mismatch::Method { methods: methods.clone() })
        }
        "source-ip" => {
            let config = condition.source_ip_config.as_ref();
            source(rule, united(config.map(|it| it.values.as_slice()), plain()), request.source)
        }
        _ => Holds::Unknown(Untold::Field { rule, field }),
    }
}

/// One value is enough; expressions are asked where no plain value fits.
fn any<'s>(
    rule: &'s Rule,
    field: &'s str,
    fits: bool,
    patterns: &[&'s str],
    regexes: &[&'s str],
    texts: &[&str],
    but: impl FnOnce() -> Mismatch<'s>,
) -> Holds<'s> {
    if fits {
        return Holds::Yes;
    }
    if patterns.is_empty() && regexes.is_empty() {
        return Holds::Unknown(Untold::Field { rule, field });
    }
    let mut doubtful = None;
    for &expression in regexes {
        if is_sealed(expression) {
            doubtful = doubtful.or(Some(Untold::Sealed { rule }));
            continue;
        }
        for text in texts {
            match regex::fits(expression, text) {
                Some(true) => return Holds::Yes,
                Some(false) => {}
                None => doubtful = doubtful.or(Some(Untold::Regex { rule, regex: expression })),
            }
        }
    }
    doubtful.map_or_else(|| Holds::No(but()), Holds::Unknown)
}

/// What a path pattern that does not fit lacks.
fn near_path<'s>(pattern: &'s str, path: &str) -> Option<NearPath<'s>> {
    let below = |pattern: &str| format!("{}/*", pattern.trim_end_matches('/'));
    if matches_any_case(pattern, path) || matches_any_case(&below(pattern), path) && !matches(&below(pattern), path) {
        Some(NearPath::Case(pattern))
    } else if pattern != "/" && matches(&below(pattern), path) {
        Some(NearPath::Below(pattern))
    } else if matches(pattern, &format!("{path}/")) {
        Some(NearPath::Above(pattern))
    } else {
        None
    }
}

/// A header's values are compared without regard to case. What a file keeps sealed may be a pattern: that two seals are
/// not the same does not mean that the one does not fit the other.
fn header<'s>(rule: &'s Rule, condition: &'s RuleCondition, request: &Request) -> Holds<'s> {
    let config = condition.http_header_config.as_ref();
    let Some((config, name)) = config.and_then(|config| Some((config, config.http_header_name.as_deref()?))) else {
        return Holds::Unknown(Untold::Field { rule, field: "http-header" });
    };
    let sent = request.headers.iter().filter(|(sent, _)| sent.eq_ignore_ascii_case(name));
    let mut sent: Vec<&str> = sent.map(|(_, value)| value.as_str()).collect();
    if name.eq_ignore_ascii_case("host") {
        sent.push(request.host.as_str());
    }
    if sent.is_empty() {
        return Holds::No(Mismatch::Header { name });
    }
    let patterns: Vec<&'s str> = texts(&config.values).into_iter().chain(texts(&condition.values)).collect();
    let regexes: Vec<&'s str> = texts(&config.regex_values).into_iter().chain(texts(&condition.regex_values)).collect();
    let fits = sent.iter().any(|value| patterns.iter().any(|pattern| fits_value(pattern, value) == Some(true)));
    let doubtful = sent.iter().any(|value| patterns.iter().any(|pattern| fits_value(pattern, value).is_none()));
    match any(rule, "http-header", fits, &patterns, &regexes, &sent, || Mismatch::Header { name }) {
        Holds::No(_) if doubtful => Holds::Unknown(Untold::Sealed { rule }),
        told => told,
    }
}

/// Whether a value fits a pattern; `None` where one of them is sealed and they are not the same.
fn fits_value(pattern: &str, value: &str) -> Option<bool> {
    if is_sealed(pattern) || is_sealed(value) {
        // A star fits everything, sealed or not.
        return (pattern == value || pattern == "*").then_some(true);
    }
    Some(matches_any_case(pattern, value))
}

/// A pair without a key asks for a value under any key, or for a part that is no pair.
fn query<'s>(rule: &'s Rule, condition: &'s RuleCondition, request: &Request) -> Holds<'s> {
    let pairs = condition.query_string_config.iter().flat_map(|config| &config.values);
    let (mut asked, mut doubtful) = (false, false);
    for pair in pairs {
        asked = true;
        let wanted = pair.value.as_deref().unwrap_or_default();
        for (key, value) in &request.query {
            let told = match pair.key.as_deref() {
                Some(name) if !matches_any_case(name, key) => Some(false),
                Some(_) => fits_value(wanted, value),
                None if value.is_empty() => fits_value(wanted, key),
                None => fits_value(wanted, value),
            };
            match told {
                Some(true) => return Holds::Yes,
                Some(false) => {}
                None => doubtful = true,
            }
        }
    }
    match (asked, doubtful) {
        (false, _) => Holds::Unknown(Untold::Field { rule, field: "query-string" }),
        (true, true) => Holds::Unknown(Untold::Sealed { rule }),
        (true, false) => Holds::No(Mismatch::Query),
    }
}

fn source<'s>(rule: &'s Rule, blocks: Vec<&'s str>, from: Option<IpAddr>) -> Holds<'s> {
    let read: Option<Vec<IpNet>> = blocks.iter().map(|block| block.parse().ok()).collect();
    let Some(read) = read.filter(|read| !read.is_empty()) else {
        return Holds::Unknown(Untold::Field { rule, field: "source-ip" });
    };
    match from {
        Some(address) if read.iter().any(|block| block.contains(&address)) => Holds::Yes,
        Some(_) => Holds::No(Mismatch::Source { blocks }),
        None if read.iter().any(|block| block.prefix_len() == 0) => Holds::Yes,
        None => Holds::Unknown(Untold::Source { rule }),
    }
}

fn texts(values: &[String]) -> Vec<&str> {
    values.iter().map(String::as_str).collect()
}
