//! Looks that cannot begin, and why.

use crate::canned::{IDENTITY, options, runtime};
use collect::{AccessError, Keys, Options, Plan};
use real::{Reply, Response, Server};
use std::time::Duration;

fn refusing(status: u16, code: &'static str, message: &'static str, date: Option<&'static str>) -> Server {
    Server::start(move |_| {
        let body = format!(
            "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type>\
             <Code>{code}</Code><Message>{message}</Message></Error><RequestId>r</RequestId></ErrorResponse>"
        );
        let mut response = Response::xml(status, body);
        response.headers.extend(date.map(|date| ("date".to_owned(), date.to_owned())));
        Reply::Whole(response)
    })
}

fn refusal(options: &Options) -> AccessError {
    runtime().block_on(collect::collect(&Plan::new::<snapshot::Ask>([]), options, |_| {})).unwrap_err()
}

#[test]
fn codes_of_credentials() {
    let bad = |code: &str| AccessError::BadCredentials { code: code.into() };
    let expired = |code: &str| AccessError::ExpiredCredentials { code: code.into() };
    let waiting = |code: &str| AccessError::AccountNotReady { code: code.into() };
    for (status, code, expected) in [
        (403, "InvalidClientTokenId", bad("InvalidClientTokenId")),
        (403, "UnrecognizedClientException", bad("UnrecognizedClientException")),
        (401, "AuthFailure", bad("AuthFailure")),
        (403, "SignatureDoesNotMatch", bad("SignatureDoesNotMatch")),
        (403, "ExpiredToken", expired("ExpiredToken")),
        (400, "ExpiredTokenException", expired("ExpiredTokenException")),
        (403, "OptInRequired", waiting("OptInRequired")),
        (403, "PendingVerification", waiting("PendingVerification")),
        (403, "Blocked", waiting("Blocked")),
    ] {
        assert_eq!(refusal(&options(&refusing(status, code, "", None))), expected, "{code}");
    }
}

#[test]
fn a_wrong_clock_is_told_from_a_wrong_key() {
    let said = "Signature expired: 20260101T000000Z is now earlier than 20260101T010000Z";
    for (code, message, date) in [
        ("RequestExpired", "", None),
        ("SignatureDoesNotMatch", said, None),
        ("SignatureDoesNotMatch", "no match", Some("Mon, 01 Jan 2001 00:00:00 GMT")),
    ] {
        let error = refusal(&options(&refusing(403, code, message, date)));
        let AccessError::ClockSkew { ahead, .. } = &error else { panic!("{error:?}") };
        assert_eq!(ahead.is_some_and(|ahead| ahead.as_secs() > 600), date.is_some());
    }
}

#[test]
fn no_network() {
    let closed = {
        let gone = Server::start(|_| Reply::Close);
        gone.url()
    };
    let base = Options { keys: keys(), region: Some("us-east-1".into()), ..Options::default() };
    let error = refusal(&Options { endpoint_url: Some(closed), ..base.clone() });
    assert!(matches!(error, AccessError::NoNetwork { .. }), "{error:?}");

    let slow = Server::start(|_| {
        std::thread::sleep(Duration::from_secs(2));
        Reply::Close
    });
    let hurry = Options { attempt_timeout: Duration::from_millis(200), ..base.clone() };
    let error = refusal(&Options { endpoint_url: Some(slow.url()), ..hurry });
    assert!(matches!(error, AccessError::NoNetwork { .. }), "{error:?}");

    let portal = Server::start(|_| Reply::Whole(Response::of_type(200, "text/html", "<html>Sign in</html>")));
    let error = refusal(&Options { endpoint_url: Some(portal.url()), ..base });
    assert!(matches!(error, AccessError::NoNetwork { .. }), "{error:?}");
}

fn keys() -> Option<Keys> {
    Some(Keys { id: "AKIA".into(), secret: "secret".into(), token: None })
}

#[test]
fn a_profile_that_is_not_there() {
    let server = Server::start(|_| Reply::Whole(Response::xml(200, IDENTITY)));
    let name = "no-such-profile-on-any-machine";
    let asked = Options { keys: None, profile: Some(name.into()), ..options(&server) };
    let error = refusal(&asked);
    let AccessError::BadProfile { profile, .. } = &error else { panic!("{error:?}") };
    assert_eq!(profile, name);
}

#[test]
fn the_messages_say_what_to_do() {
    for (error, help) in [
        (AccessError::NoRegion, "--region"),
        (AccessError::NoCredentials { cause: "x".into() }, "aws configure"),
        (AccessError::ExpiredCredentials { code: "x".into() }, "aws sso login"),
        (AccessError::RegionNotEnabled { region: "ap-east-1".into(), code: "x".into() }, "not enabled"),
    ] {
        assert!(error.to_string().contains(help), "{error}");
    }
}
