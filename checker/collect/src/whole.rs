//! Refuses answers that are not one whole document, and tells those that do not hold what was asked for.
//!
//! The SDK's reader of XML stops without a word where a document breaks off or breaks down, and returns what it has
//! read: a list cut in the middle would prove that the rest is not there. It also puts empty lists, zeros and empty text
//! where something is missing that AWS's model requires: an answer without its list would be an empty one.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use http_body_util::Limited;
use serde_json::Value;
use snapshot::{Answer, Ask, Protocol};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use xmlparser::{ElementEnd, Token, Tokenizer};

/// The longest answer that is read, in bytes: a page of AWS has a few megabytes at most, and an endpoint that never ends
/// must not take all memory.
const LONGEST: usize = 64 << 20;
/// The most that all pages of a call may have.
const ALL_PAGES: u64 = 256 << 20;

/// Why an answer is not taken.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BrokenAnswer {
    #[error("the answer breaks off before its end")]
    CutOff,
    #[error("the answer is not well-formed XML: {0}")]
    Xml(String),
    #[error("the answer is not one JSON document: {0}")]
    Json(#[from] serde_json::Error),
    #[error("the answer has more pages than any account needs")]
    TooLong,
}

/// What the answers of a call had: how much in all, and whether the last one lacked what was asked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Heard {
    lacking: Arc<AtomicBool>,
    bytes: Arc<AtomicU64>,
}

impl Heard {
    /// Whether the last answer held what was asked for.
    pub(crate) fn what_was_asked(&self) -> bool {
        !self.lacking.load(Ordering::Acquire)
    }
}

/// Looks at the answers to one ask.
#[derive(Debug)]
pub(crate) struct WholeAnswers {
    ask: Ask,
    heard: Heard,
}

impl WholeAnswers {
    pub(crate) fn of(ask: Ask, heard: &Heard) -> Self {
        Self { ask, heard: heard.clone() }
    }
}

#[dyn_dispatch_hint]
impl Intercept for WholeAnswers {
    fn name(&self) -> &'static str {
        "WholeAnswers"
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let body = context.response_mut().body_mut();
        *body = SdkBody::from_body_1_x(Limited::new(std::mem::replace(body, SdkBody::taken()), LONGEST));
        Ok(())
    }

    fn read_after_deserialization(
        &self,
        context: &AfterDeserializationInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        // Errors are judged by their code, and an answer in a stream does not occur among our calls.
        if let (true, Some(body)) = (context.response().status().is_success(), context.response().body().bytes()) {
            let row = self.ask.row();
            self.heard.lacking.store(false, Ordering::Release);
            let length = u64::try_from(body.len()).unwrap_or(u64::MAX);
            if self.heard.bytes.fetch_add(length, Ordering::AcqRel).saturating_add(length) > ALL_PAGES {
                return Err(BrokenAnswer::TooLong.into());
            }
            let held = match row.service.protocol() {
                Protocol::Json => json(body, row.answer)?,
                protocol => xml(std::str::from_utf8(body)?, row.answer, protocol)?,
            };
            self.heard.lacking.store(!held, Ordering::Release);
        }
        Ok(())
    }
}

/// Checks that a text is one element, closed, with everything inside it closed in order; says whether it holds the answer.
fn xml(text: &str, answer: Answer, protocol: Protocol) -> Result<bool, BrokenAnswer> {
    let mut open: Vec<(&str, &str)> = Vec::new();
    let mut roots = 0;
    // EC2 has names of its own for its elements; the SDK leaves a missing list away there.
    let mut held = protocol == Protocol::Ec2Query;
    for token in Tokenizer::from(text) {
        match token.map_err(|error| BrokenAnswer::Xml(error.to_string()))? {
            Token::ElementStart { prefix, local, .. } => {
                roots += usize::from(open.is_empty());
                open.push((prefix.as_str(), local.as_str()));
                held |= holds(&open, answer, protocol);
            }
            Token::ElementEnd { end: ElementEnd::Empty, .. } => {
                open.pop();
            }
            Token::ElementEnd { end: ElementEnd::Close(prefix, local), .. }
                if open.pop() != Some((prefix.as_str(), local.as_str())) =>
            {
                return Err(BrokenAnswer::Xml(format!("`{local}` is closed but not open")));
            }
            Token::Text { text } => held |= text.as_str().trim() == "0" && counts(&open, answer),
            _ => {}
        }
    }
    if roots == 1 && open.is_empty() { Ok(held) } else { Err(BrokenAnswer::CutOff) }
}

/// Whether an element is the list that was asked for, or tells the object.
fn holds(open: &[(&str, &str)], answer: Answer, protocol: Protocol) -> bool {
    let around = match protocol {
        // `…Response` and `…Result`.
        Protocol::Query => 2..=2,
        // `…Response`, or the object itself is the document.
        _ => 0..=1,
    };
    let is = |path: &[&str]| {
        around.contains(&open.len().wrapping_sub(path.len()))
            && open.iter().rev().zip(path.iter().rev()).all(|((_, name), member)| name == member)
    };
    match answer {
        Answer::List(path) => is(path),
        Answer::Object(marks) => marks.iter().any(|mark| is(&[mark])),
    }
}

/// Whether an element says how many elements a list has that CloudFront leaves out when it has none:
/// <https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionList.html>.
fn counts(open: &[(&str, &str)], answer: Answer) -> bool {
    let Answer::List([outer, _]) = answer else { return false };
    matches!(open, [.., (_, around), (_, "Quantity")] if around == outer)
}

/// Checks that a body is one JSON document; says whether it holds the answer.
fn json(body: &[u8], answer: Answer) -> Result<bool, BrokenAnswer> {
    let document: Value = serde_json::from_slice(body)?;
    Ok(match answer {
        Answer::List(path) => {
            path.iter().try_fold(&document, |value, member| value.get(*member)).is_some_and(Value::is_array)
        }
        Answer::Object(marks) => marks.iter().any(|mark| document.get(*mark).is_some_and(|value| !value.is_null())),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Result<bool, BrokenAnswer> {
        xml(text, Answer::List(&["Vpcs"]), Protocol::Ec2Query)
    }

    #[test]
    fn only_whole_documents_pass() {
        let whole = r#"<?xml version="1.0"?><R xmlns="u"><set><item><a>1 &amp; 2</a><b/></item></set></R>"#;
        assert!(check(whole).is_ok());
        for end in 0..whole.len() {
            assert!(check(&whole[..end]).is_err(), "{}", &whole[..end]);
        }
        for bad in ["", "hello", "<a></b>", "<a/><b/>", "<a><b></a></b>", "<a>\u{0}</a", "<a b=></a>"] {
            assert!(check(bad).is_err(), "{bad:?}");
        }
        let whole = r#"{"Domains":[{"DomainName":"example.com"}]}"#;
        let list = Answer::List(&["Domains"]);
        assert!(json(whole.as_bytes(), list).unwrap());
        for end in 0..whole.len() {
            assert!(json(&whole.as_bytes()[..end], list).is_err(), "{}", &whole[..end]);
        }
        for bad in ["", "<html></html>", "{}{}", "{\"a\":}", "\u{0}"] {
            assert!(json(bad.as_bytes(), list).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn an_answer_holds_its_list_or_what_tells_its_object() {
        const ITEMS: Answer = Answer::List(&["L", "Items"]);
        const ZONES: Answer = Answer::List(&["Zones"]);
        const ZONE: Answer = Answer::Object(&["Zone"]);
        for (text, answer, protocol, expected) in [
            ("<R><Zones/></R>", ZONES, Protocol::RestXml, true),
            ("<R><Zones><Zone/></Zones></R>", ZONES, Protocol::RestXml, true),
            ("<R/>", ZONES, Protocol::RestXml, false),
            ("<R><Other><Zones/></Other></R>", ZONES, Protocol::RestXml, false),
            ("<R><Zone/></R>", ZONE, Protocol::RestXml, true),
            ("<Zone/>", ZONE, Protocol::RestXml, true),
            ("<R/>", ZONE, Protocol::RestXml, false),
            ("<Q><QResult><Zones/></QResult></Q>", ZONES, Protocol::Query, true),
            ("<Q><QResult/></Q>", ZONES, Protocol::Query, false),
            ("<Q><Zones/></Q>", ZONES, Protocol::Query, false),
            ("<L><Items/></L>", ITEMS, Protocol::RestXml, true),
            ("<L><Quantity>0</Quantity></L>", ITEMS, Protocol::RestXml, true),
            ("<L><Quantity>3</Quantity></L>", ITEMS, Protocol::RestXml, false),
            ("<L/>", ITEMS, Protocol::RestXml, false),
        ] {
            assert_eq!(xml(text, answer, protocol).unwrap(), expected, "{text}");
        }
        for (text, expected) in [(r#"{"Zones":[]}"#, true), ("{}", false), (r#"{"Zones":null}"#, false), ("[]", false)]
        {
            assert_eq!(json(text.as_bytes(), ZONES).unwrap(), expected, "{text}");
        }
        assert!(json(br#"{"Zone":{}}"#, ZONE).unwrap());
        assert!(!json(br#"{"Zone":null}"#, ZONE).unwrap());
    }
}
