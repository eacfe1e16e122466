//! Refuses answers that are not one whole XML document.
//!
//! The SDK's reader stops without a word where a document breaks off or breaks down, and returns what it has read:
//! a list cut in the middle would prove that the rest is not there.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::AfterDeserializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use xmlparser::{ElementEnd, Token, Tokenizer};

/// Why an answer is not taken.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BrokenAnswer {
    #[error("the answer breaks off before its end")]
    CutOff,
    #[error("the answer is not well-formed XML: {0}")]
    Malformed(String),
}

#[derive(Debug)]
pub(crate) struct WholeAnswers;

#[dyn_dispatch_hint]
impl Intercept for WholeAnswers {
    fn name(&self) -> &'static str {
        "WholeAnswers"
    }

    fn read_after_deserialization(
        &self,
        context: &AfterDeserializationInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        // Errors are judged by their code, and an answer in a stream does not occur among our calls.
        if let (true, Some(body)) = (context.response().status().is_success(), context.response().body().bytes()) {
            check(std::str::from_utf8(body)?)?;
        }
        Ok(())
    }
}

/// Checks that a text is one element, closed, with everything inside it closed in order.
fn check(text: &str) -> Result<(), BrokenAnswer> {
    let mut open: Vec<(&str, &str)> = Vec::new();
    let mut roots = 0;
    for token in Tokenizer::from(text) {
        match token.map_err(|error| BrokenAnswer::Malformed(error.to_string()))? {
            Token::ElementStart { prefix, local, .. } => {
                roots += usize::from(open.is_empty());
                open.push((prefix.as_str(), local.as_str()));
            }
            Token::ElementEnd { end: ElementEnd::Empty, .. } => {
                open.pop();
            }
            Token::ElementEnd { end: ElementEnd::Close(prefix, local), .. }
                if open.pop() != Some((prefix.as_str(), local.as_str())) =>
            {
                return Err(BrokenAnswer::Malformed(format!("`{local}` is closed but not open")));
            }
            _ => {}
        }
    }
    if roots == 1 && open.is_empty() { Ok(()) } else { Err(BrokenAnswer::CutOff) }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    }
}
