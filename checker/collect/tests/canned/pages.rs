//! More than one page of every call that has pages, whichever way they hang together.

use crate::canned::{answer, error, is_json, live, name, one, serve};
use real::Request;
use serde_json::{Value, json};
use snapshot::{Ask, Paging, Protocol, Service, Status};
use std::sync::{Arc, Mutex};

/// The most results that AWS's model of the call allows to ask for: (least, most).
fn allowed(ask: Ask) -> (u64, u64) {
    match ask {
        Ask::DescribeRouteTables => (5, 100),
        Ask::DescribeEgressOnlyInternetGateways => (5, 255),
        Ask::DescribeManagedPrefixLists | Ask::GetManagedPrefixListEntries => (1, 100),
        Ask::DescribeInstanceConnectEndpoints => (1, 50),
        Ask::DescribeInstanceInformation => (5, 50),
        Ask::ListResourceRecordSets => (1, 300),
        Ask::ListCertificates => (1, 1000),
        _ => match ask.row().service {
            Service::Ec2 => (5, 1000),
            Service::Elbv2 | Service::Elb => (1, 400),
            Service::Rds => (20, 100),
            _ => (1, 100),
        },
    }
}

fn paged() -> impl Iterator<Item = Ask> {
    live().into_iter().filter(|ask| ask.row().paging != Paging::None)
}

/// The member that leads to the next page in an answer.
fn leads_on(ask: Ask) -> &'static str {
    match (ask.row().paging, ask.row().service) {
        (Paging::Token, Service::Ec2) => "nextToken",
        (Paging::Token, _) => "NextToken",
        (Paging::Marker, Service::Rds) => "Marker",
        (Paging::PageMarker, _) => "NextPageMarker",
        _ => "NextMarker",
    }
}

/// A page with a token of the next one, or with none.
fn page(ask: Ask, body: &str, token: Option<&str>) -> String {
    if is_json(ask) {
        let mut document: Value = serde_json::from_str(body).unwrap();
        if let Some(token) = token {
            document[leads_on(ask)] = json!(token);
        }
        return document.to_string();
    }
    let escaped = token.map(|token| token.replace('&', "&amp;"));
    let more = match (ask, &escaped) {
        (_, None) => String::new(),
        (Ask::ListResourceRecordSets, Some(token)) => {
            let (kind, identifier) = ("A", format!("{token}!"));
            format!(
                "<NextRecordName>{token}</NextRecordName><NextRecordType>{kind}</NextRecordType>\
                 <NextRecordIdentifier>{identifier}</NextRecordIdentifier>"
            )
        }
        (_, Some(token)) => format!("<{0}>{token}</{0}>", leads_on(ask)),
    };
    let goes_on = token.is_some_and(|token| !token.is_empty());
    let body = body.replace("<IsTruncated>false<", &format!("<IsTruncated>{goes_on}<"));
    // Beside the list: before the end of the object that it lies in.
    let inside = match ask.row().service.protocol() {
        Protocol::Query => &body[..body.rfind("Result>").unwrap()],
        _ => body.as_str(),
    };
    let at = inside.rfind("</").unwrap();
    format!("{}{more}{}", &body[..at], &body[at..])
}

/// The token and the size that a request asks for.
fn turned(request: &Request, ask: Ask) -> (Option<String>, Option<u64>) {
    if is_json(ask) {
        let body: Value = serde_json::from_slice(&request.body).unwrap();
        let of = |names: [&str; 2]| names.into_iter().map(|name| body[name].clone()).find(|value| !value.is_null());
        let token = of(["NextToken", "Marker"]).map(|token| token.as_str().unwrap().to_owned());
        return (token, of(["MaxResults", "MaxItems"]).and_then(|size| size.as_u64()));
    }
    let of = |names: &[&str]| names.iter().find_map(|name| request.field(name));
    let token = match ask {
        Ask::ListResourceRecordSets => {
            let name = request.field("name");
            if let Some(name) = &name {
                assert_eq!(request.field("type").as_deref(), Some("A"));
                assert_eq!(request.field("identifier"), Some(format!("{name}!")), "the third of the triple");
            }
            name
        }
        _ => of(&["NextToken", "Marker", "marker"]),
    };
    (token, of(&["MaxResults", "PageSize", "MaxRecords", "maxitems", "MaxItems"]).map(|size| size.parse().unwrap()))
}

fn other(body: &str, word: &str) -> String {
    body.replace("canary ", &format!("{word} "))
        .replace("com.amazonaws.canary", &format!("com.amazonaws.{word}"))
        .replace("<additionalRoutesAvailable>true", "<additionalRoutesAvailable>false")
}

#[test]
fn all_pages_are_read_up_to_the_empty_token() {
    for ask in paged() {
        let requests = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&requests);
        let server = serve(move |request: &Request, asked, body| {
            if asked != ask {
                return answer(asked, 200, body);
            }
            let (token, size) = turned(request, ask);
            log.lock().unwrap().push(size);
            let body = match token.as_deref() {
                None => page(ask, &body, Some("page two+/=&")),
                Some("page two+/=&") => page(ask, &other(&body, "second"), Some("3")),
                // An empty token, as DescribeVpcEndpoints sends it.
                Some("3") => page(ask, &other(&body, "third"), Some("")),
                Some(other) => panic!("token {other}"),
            };
            answer(ask, 200, body)
        });
        let call = one(ask, &server);
        assert_eq!((call.status, call.truncated), (Status::Seen, false), "{}: {:?}", name(ask), call.error);
        assert_eq!(call.output.unwrap().len(), 3, "{ask:?}");
        assert!(call.input.keys().all(|member| !Ask::is_paging(member)), "{ask:?}");
        let requests = requests.lock().unwrap();
        assert_eq!(requests.len(), 3, "{ask:?}");
        let (least, most) = allowed(ask);
        for size in requests.iter() {
            match size {
                Some(size) => assert!((least..=most).contains(size), "{ask:?}: {size}"),
                // Its default is its most.
                None => assert_eq!(ask, Ask::SearchTransitGatewayRoutes),
            }
        }
    }
}

#[test]
fn a_later_page_that_fails_leaves_what_came_before_but_proves_no_absence() {
    for ask in paged() {
        let code = ask.row().service.refusal();
        let server = serve(move |request: &Request, asked, body| match turned(request, asked).0 {
            None if asked == ask => answer(ask, 200, page(ask, &body, Some("2"))),
            None => answer(asked, 200, body),
            Some(_) => error(asked, if is_json(asked) { 400 } else { 403 }, code, "no"),
        });
        let call = one(ask, &server);
        assert_eq!((call.status, call.truncated), (Status::Failed, true), "{ask:?}");
        assert_eq!(call.error.clone().unwrap().code, code, "{ask:?}");
        assert_eq!(call.output.as_ref().unwrap().len(), 1, "{ask:?}");
        assert!(!call.proves_absence());
    }
}

#[test]
fn a_token_that_comes_again_ends_the_call() {
    for ask in paged() {
        let server = serve(move |_, asked, body| {
            let body = if asked == ask { page(ask, &body, Some("again")) } else { body };
            answer(asked, 200, body)
        });
        let call = one(ask, &server);
        assert_eq!((call.status, call.truncated), (Status::Failed, true), "{ask:?}");
        assert_eq!(call.error.unwrap().code, "RepeatedToken", "{ask:?}");
    }
}

#[test]
fn a_list_that_is_truncated_and_does_not_say_where_it_goes_on_stays_so() {
    for ask in paged().filter(|ask| matches!(ask.row().paging, Paging::Truncated | Paging::Nested)) {
        let server =
            serve(|_, asked, body| answer(asked, 200, body.replace("<IsTruncated>false<", "<IsTruncated>true<")));
        let call = one(ask, &server);
        assert_eq!((call.status, call.truncated), (Status::Seen, true), "{ask:?}");
        assert!(!call.proves_absence());
    }
}

#[test]
fn routes_that_are_said_to_go_on_are_truncated() {
    for (said, truncated) in [("true", true), ("false", false)] {
        let server = serve(move |_, ask, body| {
            let start = "<additionalRoutesAvailable>";
            answer(ask, 200, body.replace(&format!("{start}true"), &format!("{start}{said}")))
        });
        assert_eq!(one(Ask::SearchTransitGatewayRoutes, &server).truncated, truncated);
    }
}
