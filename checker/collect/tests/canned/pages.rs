//! More than one page of every call that has pages.

use crate::{WHOLE, live, one, serve};
use real::{Reply, Request, Response};
use snapshot::{Ask, Status};
use std::sync::{Arc, Mutex};

/// The most results that AWS's model of the call allows to ask for: (least, most).
fn allowed(action: &str) -> (u32, u32) {
    match action {
        "DescribeRouteTables" => (5, 100),
        "DescribeEgressOnlyInternetGateways" => (5, 255),
        "DescribeManagedPrefixLists" | "GetManagedPrefixListEntries" => (1, 100),
        "DescribeInstanceConnectEndpoints" => (1, 50),
        _ => (5, 1000),
    }
}

fn closing(action: &str) -> String {
    format!("</{action}Response>")
}

fn with_token(action: &str, body: &str, token: &str) -> String {
    let token = token.replace('&', "&amp;");
    body.replace(&closing(action), &format!("<nextToken>{token}</nextToken>{}", closing(action)))
}

fn second(body: &str) -> String {
    body.replace("canary ", "second ").replace("com.amazonaws.canary", "com.amazonaws.second")
}

fn paged() -> impl Iterator<Item = Ask> {
    live().into_iter().filter(|operation| !WHOLE.contains(operation))
}

fn ok(body: String) -> Reply {
    Reply::Whole(Response::xml(200, body))
}

#[test]
fn all_pages_are_read_up_to_the_empty_token() {
    for operation in paged() {
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        let server = serve(move |request: &Request, action, body| {
            if action != operation.name() {
                return ok(body);
            }
            let token = request.field("NextToken");
            log.lock().unwrap().push((token.clone(), request.field("MaxResults")));
            match token.as_deref() {
                None => ok(with_token(action, &body, "page two+/=&")),
                Some("page two+/=&") => ok(with_token(action, &second(&body), "3")),
                // An empty token, as DescribeVpcEndpoints sends it.
                Some("3") => {
                    let last = second(&body).replace("second ", "third ").replace("com.amazonaws.second", "third");
                    let last = last.replace("<additionalRoutesAvailable>true", "<additionalRoutesAvailable>false");
                    ok(with_token(action, &last, ""))
                }
                Some(other) => panic!("token {other}"),
            }
        });
        let call = one(operation, &server);
        assert_eq!((call.status, call.truncated), (Status::Seen, false), "{operation:?}: {:?}", call.error);
        assert_eq!(call.output.unwrap().len(), 3, "{operation:?}");
        assert!(!call.input.contains_key("MaxResults") && !call.input.contains_key("NextToken"));
        let asked = asked.lock().unwrap();
        assert_eq!(asked.len(), 3, "{operation:?}");
        let (least, most) = allowed(operation.name());
        for (_, size) in asked.iter() {
            match size {
                Some(size) => {
                    let size: u32 = size.parse().unwrap();
                    assert!((least..=most).contains(&size), "{operation:?}: {size}");
                }
                // Its default is its most.
                None => assert_eq!(operation, Ask::SearchTransitGatewayRoutes),
            }
        }
    }
}

#[test]
fn a_later_page_that_fails_leaves_what_came_before_but_proves_no_absence() {
    for operation in paged() {
        let server = serve(move |request: &Request, action, body| match request.field("NextToken") {
            None if action == operation.name() => ok(with_token(action, &body, "2")),
            None => ok(body),
            Some(_) => Reply::Whole(Response::xml(
                403,
                "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors></Response>",
            )),
        });
        let call = one(operation, &server);
        assert_eq!((call.status, call.truncated), (Status::Failed, true), "{operation:?}");
        assert_eq!(call.error.clone().unwrap().code, "UnauthorizedOperation");
        assert_eq!(call.output.as_ref().unwrap().len(), 1, "{operation:?}");
        assert!(!call.proves_absence());
    }
}

#[test]
fn a_token_that_comes_again_ends_the_call() {
    for operation in paged() {
        let server = serve(
            move |_: &Request, action, body| {
                if action == operation.name() { ok(with_token(action, &body, "again")) } else { ok(body) }
            },
        );
        let call = one(operation, &server);
        assert_eq!((call.status, call.truncated), (Status::Failed, true), "{operation:?}");
        assert_eq!(call.error.unwrap().code, "RepeatedToken");
    }
}

#[test]
fn routes_that_are_said_to_go_on_are_truncated() {
    for (said, truncated) in [("true", true), ("false", false)] {
        let server = serve(move |_, action, body| {
            if action != "SearchTransitGatewayRoutes" {
                return ok(body);
            }
            let start = body.find("<additionalRoutesAvailable>").unwrap();
            let end = body.find("</additionalRoutesAvailable>").unwrap();
            ok(format!("{}<additionalRoutesAvailable>{said}{}", &body[..start], &body[end..]))
        });
        assert_eq!(one(Ask::SearchTransitGatewayRoutes, &server).truncated, truncated);
    }
}
