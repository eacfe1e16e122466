//! The collector against answers that a test wrote: every field, every page.
//!
//! `tests/wire` holds one answer per operation twice, as the wire carries it and as the AWS CLI prints it
//! (`generate.py` writes both with another reader of AWS's model than the SDK).
#![expect(clippy::unwrap_used, reason = "tests")]

mod chain;
mod doors;
mod pages;
mod refusals;
mod settle;

use collect::{Keys, Options, Plan};
use real::{Reply, Request, Response, Server};
use snapshot::{Ask, Call, Snapshot};
use std::path::PathBuf;

/// Operations whose answers come in one piece.
pub(crate) const WHOLE: &[Ask] = &[
    Ask::DescribeRegions,
    Ask::DescribeAvailabilityZones,
    Ask::DescribeAddresses,
    Ask::DescribeVpnGateways,
    Ask::DescribeVpnConnections,
    Ask::DescribeVpcAttribute,
    Ask::DescribeVpcBlockPublicAccessOptions,
];

/// Every operation of EC2 that has a collector.
pub(crate) fn live() -> Vec<Ask> {
    let ec2 = |operation: &Ask| collect::supports(*operation) && operation.service() == "ec2";
    Ask::ALL.iter().copied().filter(ec2).collect()
}

pub(crate) fn wire(name: &str, ending: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/wire");
    let file = folder.join(format!("{name}.{ending}"));
    std::fs::read_to_string(&file).expect("generate.py wrote a file for every operation")
}

const IDENTITY: &str = "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">\
    <GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/kim</Arn><UserId>AIDA</UserId>\
    <Account>123456789012</Account></GetCallerIdentityResult>\
    <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetCallerIdentityResponse>";

/// Answers every operation with its file, changed by a function.
pub(crate) fn serve(change: impl Fn(&Request, &str, String) -> Reply + Send + Sync + 'static) -> Server {
    Server::start(move |request| {
        let action = request.action().unwrap();
        if action == "GetCallerIdentity" {
            return Reply::Whole(Response::xml(200, IDENTITY));
        }
        change(request, &action, wire(&action, "xml"))
    })
}

pub(crate) fn options(server: &Server) -> Options {
    Options {
        keys: Some(Keys { id: "AKIA".into(), secret: "secret".into(), token: None }),
        region: Some("ap-northeast-2".into()),
        endpoint_url: Some(server.url()),
        settle: None,
        ..Options::default()
    }
}

pub(crate) fn collect(plan: &Plan, server: &Server) -> Snapshot {
    runtime().block_on(collect::collect(plan, &options(server), |_| {})).unwrap()
}

pub(crate) fn one(operation: Ask, server: &Server) -> Call {
    let seen = collect(&Plan::new([operation]), server);
    seen.calls.into_iter().find(|call| call.known() == Some(operation)).unwrap()
}

pub(crate) fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}
