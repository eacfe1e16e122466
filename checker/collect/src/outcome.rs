//! What an answer that is no answer means: denied, failed, or a call that the endpoint does not know.

use crate::secrets::Secrets;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use snapshot::{CallError, DENIED, Status, UNSUPPORTED};
use std::error::Error;
use xmlparser::{Token, Tokenizer};

/// A call that gave no whole answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) status: Status,
    pub(crate) error: CallError,
}

impl Fault {
    pub(crate) fn failed(code: &str, message: impl Into<String>) -> Self {
        Self { status: Status::Failed, error: CallError { code: code.into(), message: message.into(), http: None } }
    }

    /// Nobody wrote how to ask: a test walks the table, so that this stays in this program.
    pub(crate) fn no_collector() -> Self {
        let error = CallError { code: "NoCollector".into(), message: "this program cannot ask it".into(), http: None };
        Self { status: Status::NotAsked, error }
    }
}

/// Reads an error of the SDK. What is kept of it has a shape and a length, and holds nothing that signed the request.
pub(crate) fn fault<E>(error: &SdkError<E, HttpResponse>, secrets: &Secrets) -> Fault
where
    E: ProvideErrorMetadata + Error + 'static,
{
    let response = error.raw_response();
    let http = response.map(|response| response.status().as_u16());
    // An answer that was cut off says nothing about what the endpoint knows.
    let page = response.is_some_and(|response| response.body().bytes().is_some() && error_code(response).is_none());
    let good = http.is_some_and(|http| (200..300).contains(&http));
    let text = || chain(error);
    let (code, message) = match error {
        SdkError::ServiceError(service) if let Some(code) = service.err().code() => {
            (secrets.code(code), without_blob(service.err().message().unwrap_or_default()))
        }
        SdkError::TimeoutError(_) => ("Timeout".into(), text()),
        SdkError::DispatchFailure(failure) if failure.is_timeout() => ("Timeout".into(), text()),
        SdkError::DispatchFailure(failure) if failure.is_io() || failure.as_other().is_some() => {
            ("ConnectionFailed".into(), text())
        }
        SdkError::ServiceError(_) | SdkError::ResponseError(_) if page && !good => {
            ("NoAwsDocument".into(), "the answer is no AWS document".into())
        }
        // Allowed and answered, but with something that cannot be read.
        SdkError::ServiceError(_) | SdkError::ResponseError(_) => ("BrokenAnswer".into(), text()),
        _ => ("NotSent".into(), text()),
    };
    let known = matches!(error, SdkError::ServiceError(service) if service.err().code().is_some());
    let status = match http {
        _ if known && DENIED.contains(&code.as_str()) => Status::Denied,
        Some(http) if (known || page) && is_unsupported(http, known.then_some(code.as_str())) => Status::Unsupported,
        _ => Status::Failed,
    };
    Fault { status, error: CallError { code, message: secrets.without(&message), http } }
}

/// What happened, and what it came from. Not the SDK's own rendering: that one repeats the body of the answer.
pub(crate) fn chain(error: &(dyn Error + 'static)) -> String {
    let mut texts = vec![error.to_string()];
    let mut link = error.source();
    while let Some(source) = link {
        texts.push(source.to_string());
        link = source.source();
    }
    texts.dedup();
    texts.join(": ")
}

/// Whether an endpoint does not know a call: it says so, or it answers with something that is no AWS error document.
///
/// A gateway or proxy on the way (502, 503, 504, 429, 408) says nothing about what lies behind it.
pub(crate) fn is_unsupported(http: u16, code: Option<&str>) -> bool {
    match code {
        Some(code) => http == 501 || UNSUPPORTED.contains(&code),
        None => http >= 400 && !matches!(http, 408 | 429 | 502 | 503 | 504),
    }
}

/// The code of an AWS error document, if an answer is one: XML of the query and REST protocols, or JSON, where the code
/// stands in a header or in the body with what belongs to its namespace around it
/// (<https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#operation-error-serialization>).
pub(crate) fn error_code(answer: &HttpResponse) -> Option<String> {
    if let Some(code) = answer.headers().get("x-amzn-errortype") {
        return Some(bare(code).to_owned());
    }
    let body = answer.body().bytes()?;
    of_json(body).or_else(|| of_xml(body))
}

/// `com.amazonaws.acm#Code:https://…` is `Code`.
fn bare(code: &str) -> &str {
    let code = code.split(':').next().unwrap_or(code);
    code.rsplit('#').next().unwrap_or(code)
}

fn of_json(body: &[u8]) -> Option<String> {
    let document: serde_json::Value = serde_json::from_slice(body).ok()?;
    let code = ["__type", "code", "Code"].iter().find_map(|member| document.get(*member)?.as_str())?;
    Some(bare(code).to_owned())
}

fn of_xml(body: &[u8]) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for token in Tokenizer::from(std::str::from_utf8(body).ok()?) {
        match token.ok()? {
            Token::ElementStart { local, .. } => names.push(local.as_str()),
            Token::ElementEnd { end: xmlparser::ElementEnd::Open, .. } => {}
            Token::ElementEnd { .. } => {
                names.pop();
            }
            Token::Text { text } if names.ends_with(&["Error", "Code"]) => return Some(text.as_str().trim().into()),
            _ => {}
        }
    }
    None
}

/// EC2 adds an encoded message for administrators, which is long and says who may do what.
fn without_blob(message: &str) -> String {
    message.split("Encoded authorization failure message").next().unwrap_or_default().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code_in(body: &str) -> Option<String> {
        error_code(&HttpResponse::new(400.try_into().unwrap(), body.to_owned().into()))
    }

    #[test]
    fn error_documents() {
        for (body, code) in [
            (
                "<Response><Errors><Error><Code>AuthFailure</Code><Message>no</Message></Error></Errors></Response>",
                "AuthFailure",
            ),
            (
                "<ErrorResponse xmlns=\"x\"><Error><Type>Sender</Type><Code>Throttling</Code></Error></ErrorResponse>",
                "Throttling",
            ),
            (r#"{"__type":"ThrottlingException","message":"Rate exceeded"}"#, "ThrottlingException"),
            (r#"{"__type":"com.amazonaws.acm#AccessDeniedException"}"#, "AccessDeniedException"),
            (r#"{"code":"ValidationException:http://x/"}"#, "ValidationException"),
        ] {
            assert_eq!(code_in(body).as_deref(), Some(code));
        }
        for other in ["<!doctype html><title>500</title><h1>Code</h1>", "", "{}", "[]", "<Code>x</Code>", "\u{fffd}"] {
            assert_eq!(code_in(other), None, "{other}");
        }
        let mut told = HttpResponse::new(400.try_into().unwrap(), "{}".into());
        told.headers_mut().insert("x-amzn-errortype", "ThrottlingException:http://internal.amazon.com/");
        assert_eq!(error_code(&told).as_deref(), Some("ThrottlingException"));
    }

    #[test]
    fn unknown_calls() {
        for (http, code, expected) in [
            (500, None, true),
            (404, None, true),
            (503, None, false),
            (502, None, false),
            (500, Some("InternalError"), false),
            (501, Some("InternalFailure"), true),
            (400, Some("InvalidAction"), true),
            (400, Some("InvalidParameterValue"), false),
            (200, None, false),
        ] {
            assert_eq!(is_unsupported(http, code), expected, "{http} {code:?}");
        }
    }

    #[test]
    fn the_blob_is_cut() {
        assert_eq!(
            without_blob("You are not authorized. Encoded authorization failure message: xyz"),
            "You are not authorized."
        );
    }
}
