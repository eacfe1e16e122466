//! What is kept of an error: its code and what AWS says, and nothing of whoever asked.

use crate::canned::{answer, collect, error, is_json, live, name, one, serve};
use collect::{AccessError, Keys, Options, Plan};
use real::{Reply, Request, Server};
use snapshot::{Ask, Service, Status};

const ID: &str = "ASIAQEXAMPLEEXAMPLE7";
const SECRET: &str = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY99";
const TOKEN: &str = "IQoJb3JpZ2luX2VjEJr//////////wEaCXVzLWVhc3QtMSJHMEUCIQDexampleTOKEN+of/a+session==";

fn options(server: &Server) -> Options {
    let keys = Keys { id: ID.into(), secret: SECRET.into(), token: Some(TOKEN.into()) };
    Options { keys: Some(keys), ..crate::canned::options(server) }
}

/// A server that repeats what it was sent, as some gateways do.
fn echo(request: &Request, limit: usize) -> String {
    let headers: Vec<String> = request.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let all = format!("denied by the gateway. {}", headers.join("; "));
    all.chars().take(limit).map(|letter| if "<>&\"".contains(letter) { '.' } else { letter }).collect()
}

fn signature(request: &Request) -> String {
    request.header("authorization").unwrap().rsplit("Signature=").next().unwrap().to_owned()
}

#[test]
fn nothing_that_signed_a_request_is_written_down() {
    for limit in [60, 200, 260, 300, 420, 100_000] {
        let signatures = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
        let log = std::sync::Arc::clone(&signatures);
        let server = serve(move |request, ask, body| {
            if ask == Ask::GetCallerIdentity {
                return answer(ask, 200, body);
            }
            log.lock().unwrap().push(signature(request));
            error(ask, 400, "AccessDenied", &echo(request, limit))
        });
        let seen = crate::canned::runtime()
            .block_on(collect::collect(&Plan::everything(), &options(&server), |_| {}))
            .unwrap();
        let text = serde_json::to_string(&seen).unwrap();
        let signatures = signatures.lock().unwrap();
        let hidden = [ID, SECRET, TOKEN].into_iter().chain(signatures.iter().map(String::as_str));
        for secret in hidden {
            // Not in pieces either, wherever a server cuts.
            for start in 0..secret.len() - 16 {
                assert!(!text.contains(&secret[start..start + 16]), "{limit}: {}", &secret[start..start + 16]);
            }
        }
        assert!(seen.calls.iter().any(|call| call.status == Status::Denied), "{limit}");
        for call in &seen.calls {
            let error = call.error.clone().unwrap_or_default();
            assert!(error.message.len() <= 600 && !error.message.contains(['\n', '\u{1b}']), "{error:?}");
        }
    }
}

#[test]
fn nor_shown_to_whoever_asks() {
    let server = Server::start(|request| error(Ask::GetCallerIdentity, 400, "Strange", &echo(request, 100_000)));
    let failed = crate::canned::runtime().block_on(collect::identity(&options(&server))).unwrap_err();
    assert!(matches!(failed, AccessError::Other { .. }), "{failed:?}");
    for text in [failed.to_string(), format!("{failed:?}")] {
        for secret in [ID, SECRET, &TOKEN[20..40]] {
            assert!(!text.contains(secret), "{text}");
        }
        assert!(text.contains("denied by the gateway"), "{text}");
    }
}

#[test]
fn what_aws_repeats_of_a_request_is_cut() {
    let said = "The request signature we calculated does not match the signature you provided.\n\nThe Canonical String for \
                this request should have been\n'POST\n/\n\nhost:ec2.amazonaws.com'";
    let server = serve(move |_, ask, body| match ask {
        Ask::DescribeVpcs => error(ask, 403, "SignatureDoesNotMatch", said),
        _ => answer(ask, 200, body),
    });
    let call = one(Ask::DescribeVpcs, &server);
    let kept = "The request signature we calculated does not match the signature you provided.";
    assert_eq!(call.error.unwrap().message, kept);
}

#[test]
fn a_code_that_looks_like_none_is_not_kept() {
    for code in ["", "a b", ID, "x\u{7}y", &"A".repeat(300)] {
        let owned = code.to_owned();
        let server = serve(move |_, ask, body| match ask {
            Ask::DescribeVpcs | Ask::ListCertificates => error(ask, 400, &owned, "no"),
            _ => answer(ask, 200, body),
        });
        for ask in [Ask::DescribeVpcs, Ask::ListCertificates] {
            let plan = Plan::new([ask]);
            let seen = crate::canned::runtime().block_on(collect::collect(&plan, &options(&server), |_| {})).unwrap();
            let call = crate::canned::found(ask, seen);
            let code = call.error.clone().unwrap().code;
            assert!(["UnreadableCode", "NoAwsDocument", "BrokenAnswer"].contains(&code.as_str()), "{ask:?}: {code}");
        }
    }
}

/// A19: each service has its own word for no; an organisation's refusal looks the same.
#[test]
fn permission_codes_of_every_service() {
    for ask in live().into_iter().filter(|&ask| ask != Ask::GetCallerIdentity) {
        for code in [ask.row().service.refusal(), "AccessDenied", "AccessDeniedException"] {
            let server = serve(move |_, asked, body| {
                if asked == ask {
                    error(asked, 403, code, "explicit deny in a service control policy")
                } else {
                    answer(asked, 200, body)
                }
            });
            let call = one(ask, &server);
            assert_eq!(call.status, Status::Denied, "{} {code}", name(ask));
        }
    }
}

/// A20, A21: what says that the keys are wrong, or the Region not enabled, is no denial and proves nothing.
#[test]
fn codes_of_credentials_are_failures() {
    for (ask, codes) in [
        (Ask::DescribeVpcs, &["AuthFailure", "OptInRequired", "Blocked", "RequestExpired"][..]),
        (Ask::DescribeDBInstances, &["InvalidClientTokenId", "ExpiredToken"]),
        (Ask::ListCertificates, &["UnrecognizedClientException", "ExpiredTokenException"]),
        (Ask::ListHostedZones, &["InvalidClientTokenId", "SignatureDoesNotMatch"]),
    ] {
        for &code in codes {
            let server = serve(
                move |_, asked, body| {
                    if asked == ask { error(asked, 403, code, "no") } else { answer(asked, 200, body) }
                },
            );
            let call = one(ask, &server);
            assert_eq!((call.status, call.error.unwrap().code.as_str()), (Status::Failed, code), "{ask:?}");
        }
    }
}

/// The code of a JSON error may stand in a header, with what belongs to its namespace around it.
#[test]
fn codes_of_json_errors() {
    for (header, body, status) in [
        (None, r#"{"__type":"com.amazonaws.acm#AccessDeniedException","Message":"no"}"#, Status::Denied),
        (None, r#"{"code":"AccessDeniedException"}"#, Status::Denied),
        (Some("AccessDeniedException:http://internal.amazon.com/coral/"), "{}", Status::Denied),
        (Some("UnknownOperationException"), "{}", Status::Unsupported),
        (Some("ValidationException"), "{}", Status::Failed),
    ] {
        let server = serve(move |_, ask, plain| {
            if !is_json(ask) {
                return answer(ask, 200, plain);
            }
            let Reply::Whole(mut response) = answer(ask, 400, body) else { unreachable!() };
            response.headers.extend(header.map(|code| ("x-amzn-errortype".to_owned(), code.to_owned())));
            Reply::Whole(response)
        });
        for ask in [Ask::ListCertificates, Ask::DescribeInstanceInformation, Ask::ListDomains, Ask::GetAccountPlanState]
        {
            let call = one(ask, &server);
            assert_eq!(call.status, status, "{ask:?} {header:?} {body}: {:?}", call.error);
        }
    }
}

/// A look that may ask nothing has every call on record, and none proves anything.
#[test]
fn a_look_that_may_ask_nothing() {
    let server = serve(|_, ask, body| match ask {
        Ask::GetCallerIdentity => answer(ask, 200, body),
        _ => error(ask, if is_json(ask) { 400 } else { 403 }, ask.row().service.refusal(), "no"),
    });
    let seen = collect(&Plan::everything(), &server);
    for ask in live().into_iter().filter(|ask| ask.row().service != Service::Sts) {
        let call = seen.calls.iter().find(|call| call.known() == Some(ask)).unwrap();
        let expected = if ask.per().is_some() { Status::NotAsked } else { Status::Denied };
        assert_eq!(call.status, expected, "{ask:?}");
    }
    assert!(seen.calls.iter().skip(1).all(|call| !call.proves_absence()));
}
