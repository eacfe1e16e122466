//! The collector against answers that a test wrote: every field, every page.
//!
//! `tests/wire` holds one answer per operation twice, as the wire carries it and as the AWS CLI prints it
//! (`generate.py` writes both with another reader of AWS's model than the SDK).
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod chain;
mod children;
mod consistency;
mod doors;
mod faults;
mod pages;
mod pitfalls;
mod refusals;
mod told;

use collect::{Keys, Options, Plan};
use real::{Reply, Request, Response, Server};
use snapshot::{Ask, Call, Protocol, Service, Snapshot, Wanted};
use std::path::PathBuf;

/// Every ask that is a call of AWS.
pub(crate) fn live() -> Vec<Ask> {
    Ask::ALL.iter().copied().filter(|ask| ask.row().service != Service::Probe).collect()
}

/// `service:Operation`, as a proxy and a server name a call.
pub(crate) fn name(ask: Ask) -> String {
    format!("{}:{}", ask.service(), ask.name())
}

fn file(ask: Ask, ending: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/wire").join(ask.service());
    let file = folder.join(format!("{}.{ending}", ask.name()));
    std::fs::read_to_string(&file).unwrap_or_else(|_| panic!("generate.py writes a file for {}", name(ask)))
}

/// An answer as the wire carries it.
pub(crate) fn wire(ask: Ask) -> String {
    file(ask, if is_json(ask) { "wire.json" } else { "xml" })
}

/// The same as the AWS CLI prints it.
pub(crate) fn printed(ask: Ask) -> String {
    file(ask, "json")
}

pub(crate) fn is_json(ask: Ask) -> bool {
    ask.row().service.protocol() == Protocol::Json
}

/// A body as the service of an ask sends it.
pub(crate) fn answer(ask: Ask, status: u16, body: impl Into<Vec<u8>>) -> Reply {
    Reply::Whole(if is_json(ask) {
        Response::of_type(status, "application/x-amz-json-1.1", body)
    } else {
        Response::xml(status, body)
    })
}

/// The document in which a service says no.
pub(crate) fn error(ask: Ask, status: u16, code: &str, message: &str) -> Reply {
    let inner = format!("<Error><Code>{code}</Code><Message>{message}</Message></Error>");
    let body = match ask.row().service.protocol() {
        Protocol::Json => serde_json::json!({ "__type": code, "message": message }).to_string(),
        Protocol::Ec2Query => format!("<Response><Errors>{inner}</Errors><RequestID>r</RequestID></Response>"),
        _ => format!("<ErrorResponse>{inner}<RequestId>r</RequestId></ErrorResponse>"),
    };
    answer(ask, status, body)
}

/// What a request asks.
pub(crate) fn asked(request: &Request) -> Ask {
    let (service, action) = (request.service().unwrap(), request.action());
    let action = action.unwrap_or_else(|| panic!("{} {} is no known call", request.method, request.target));
    Ask::find(&service, &action).unwrap_or_else(|| panic!("{service}:{action} is not in the table"))
}

const IDENTITY: &str = "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">\
    <GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/kim</Arn><UserId>AIDA</UserId>\
    <Account>123456789012</Account></GetCallerIdentityResult>\
    <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetCallerIdentityResponse>";

/// Answers every call with its file, changed by a function.
pub(crate) fn serve(change: impl Fn(&Request, Ask, String) -> Reply + Send + Sync + 'static) -> Server {
    Server::start(move |request| {
        let ask = asked(request);
        change(request, ask, wire(ask))
    })
}

/// Answers every call with its file.
pub(crate) fn plainly() -> Server {
    serve(|_, ask, body| answer(ask, 200, body))
}

pub(crate) fn options(server: &Server) -> Options {
    Options { endpoint_url: Some(server.url()), ..base() }
}

fn base() -> Options {
    Options {
        keys: Some(Keys { id: "AKIA".into(), secret: "secret".into(), token: None }),
        region: Some("ap-northeast-2".into()),
        recheck_after: None,
        ..Options::default()
    }
}

pub(crate) fn collect(plan: &Plan, server: &Server) -> Snapshot {
    runtime().block_on(collect::collect(plan, &options(server), |_| {})).unwrap()
}

pub(crate) fn one(ask: Ask, server: &Server) -> Call {
    found(ask, collect(&Plan::new([ask]), server))
}

pub(crate) fn found(ask: Ask, seen: Snapshot) -> Call {
    seen.calls.into_iter().find(|call| call.known() == Some(ask)).unwrap()
}

/// Looks at one ask after the other through endpoints of their own, all at once.
pub(crate) fn each(
    asks: &[Ask],
    endpoint: impl Fn(Ask) -> String,
    change: impl Fn(Options) -> Options,
) -> Vec<(Ask, Call)> {
    runtime().block_on(async {
        let mut running = tokio::task::JoinSet::new();
        for &ask in asks {
            let options = change(Options { endpoint_url: Some(endpoint(ask)), ..base() });
            running.spawn(async move {
                let plan = Plan::new([Wanted::from(ask)]);
                (ask, found(ask, collect::collect(&plan, &options, |_| {}).await.unwrap()))
            });
        }
        running.join_all().await
    })
}

pub(crate) fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}
