//! What a target sees of a request that a rule rewrites on its way.
//!
//! Rewriting comes after the rule was chosen and changes nothing about the choice:
//! <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html>.

use super::regex;
use crate::asked::parts;
use crate::{Name, Request};
use snapshot::shapes::{RewriteConfigs, Rule};

/// What a target sees.
#[derive(Debug, Clone, PartialEq)]
pub enum Rewritten<'s> {
    /// The request as it came.
    Same,
    /// This instead.
    As(Box<Request>),
    /// A rewrite that cannot be read.
    Unknown(&'s str),
}

/// What a target sees of a request that a rule took.
#[must_use]
pub fn rewritten<'s>(rule: &'s Rule, request: &Request) -> Rewritten<'s> {
    let mut seen = request.clone();
    for transform in &rule.transforms {
        let kind = transform.r#type.as_deref().unwrap_or_default();
        let config = match kind {
            "host-header-rewrite" => &transform.host_header_rewrite_config,
            "url-rewrite" => &transform.url_rewrite_config,
            _ => return Rewritten::Unknown(kind),
        };
        let Some(config) = config else { return Rewritten::Unknown(kind) };
        if kind == "host-header-rewrite" {
            match carried_out(config, request.host.as_str()) {
                Ok(host) => seen.host = Name::new(&host),
                Err(text) => return Rewritten::Unknown(text),
            }
            continue;
        }
        let query = request.query_string();
        let url = if query.is_empty() { request.path.clone() } else { format!("{}?{query}", request.path) };
        match carried_out(config, &url) {
            Ok(url) => {
                let (path, query) = url.split_once('?').unwrap_or((&url, ""));
                (seen.path, seen.query) = (path.to_owned(), parts(query));
            }
            Err(text) => return Rewritten::Unknown(text),
        }
    }
    if seen == *request { Rewritten::Same } else { Rewritten::As(Box::new(seen)) }
}

fn carried_out<'s>(config: &'s RewriteConfigs, text: &str) -> Result<String, &'s str> {
    let mut text = text.to_owned();
    for rewrite in &config.rewrites {
        let expression = rewrite.regex.as_deref().unwrap_or_default();
        let replace = rewrite.replace.as_deref().unwrap_or_default();
        text = regex::replaced(expression, replace, &text).ok_or(expression)?;
    }
    Ok(text)
}
