//! Every call of the table, broken in every way, in the words of its protocol.

use crate::canned::{answer, each, is_json, live, name, one, plainly, serve};
use collect::Options;
use real::{Fault, Proxy};
use snapshot::{Ask, Protocol, Service, Status};
use std::collections::BTreeMap;
use std::time::Duration;

/// Who asks is asked before anything else: without it there is no look.
fn asks() -> Vec<Ask> {
    live().into_iter().filter(|&ask| ask != Ask::GetCallerIdentity).collect()
}

/// The two switches of a VPC are two calls, and the distribution on file names two policies of each kind.
fn calls_of(ask: Ask) -> usize {
    match ask {
        Ask::DescribeVpcAttribute | Ask::GetCachePolicy | Ask::GetOriginRequestPolicy => 2,
        _ => 1,
    }
}

struct Broken {
    status: Status,
    code: String,
    message: String,
    times: usize,
}

fn breaking(fault: Fault, change: impl Fn(Options) -> Options) -> BTreeMap<Ask, Broken> {
    let server = plainly();
    let proxies: BTreeMap<Ask, Proxy> = asks()
        .into_iter()
        .map(|ask| {
            let proxy = Proxy::before(&server.url());
            proxy.only(&name(ask), fault);
            (ask, proxy)
        })
        .collect();
    let calls = each(&asks(), |ask| proxies[&ask].url(), change);
    let broken = calls.into_iter().map(|(ask, call)| {
        let error = call.error.clone().unwrap_or_default();
        if call.status == Status::Seen {
            assert!(call.output.is_some(), "{ask:?}");
        } else {
            assert_eq!(call.output, None, "{ask:?}: {fault:?}");
            assert!(!call.proves_absence(), "{ask:?}: {fault:?}");
        }
        let times = proxies[&ask].count(&name(ask)) / calls_of(ask);
        (ask, Broken { status: call.status, code: error.code, message: error.message, times })
    });
    broken.collect()
}

#[track_caller]
fn check(fault: Fault, status: Status, times: usize, code: impl Fn(Ask) -> &'static str) {
    for (ask, broken) in breaking(fault, |options| options) {
        let found = (broken.status, broken.code.as_str(), broken.times);
        assert_eq!(found, (status, code(ask), times), "{}: {fault:?}: {}", name(ask), broken.message);
    }
}

#[test]
fn denied() {
    check(Fault::Denied, Status::Denied, 1, |ask| ask.row().service.refusal());
}

#[test]
fn throttled_for_ever() {
    check(Fault::Throttled(u32::MAX), Status::Failed, 5, |ask| match ask.row().service.protocol() {
        Protocol::Ec2Query => "RequestLimitExceeded",
        Protocol::Json => "ThrottlingException",
        _ => "Throttling",
    });
}

#[test]
fn throttled_for_a_while() {
    for (ask, broken) in breaking(Fault::Throttled(2), |options| options) {
        let times = (2 + calls_of(ask)) / calls_of(ask);
        assert_eq!((broken.status, broken.times), (Status::Seen, times), "{}", name(ask));
    }
}

#[test]
fn slow_but_in_time() {
    check(Fault::Slow(Duration::from_millis(300)), Status::Seen, 1, |_| "");
}

#[test]
fn too_slow() {
    let hurry = |options| Options { attempt_timeout: Duration::from_secs(4), ..options };
    for (ask, broken) in breaking(Fault::Slow(Duration::from_secs(12)), hurry) {
        assert_eq!(
            (broken.status, broken.code.as_str(), broken.times),
            (Status::Failed, "Timeout", 2),
            "{}",
            name(ask)
        );
    }
}

#[test]
fn cut_off() {
    check(Fault::CutOff, Status::Failed, 3, |_| "BrokenAnswer");
    check(Fault::CutOffSilently, Status::Failed, 3, |_| "BrokenAnswer");
}

#[test]
fn garbage_and_a_sign_in_page() {
    check(Fault::Garbage, Status::Failed, 3, |_| "BrokenAnswer");
    check(Fault::Portal, Status::Failed, 3, |_| "BrokenAnswer");
}

#[test]
fn an_empty_root_is_no_empty_list() {
    for (ask, broken) in breaking(Fault::EmptyRoot, |options| options) {
        assert_eq!((broken.status, broken.code.as_str()), (Status::Failed, "IncompleteAnswer"), "{}", name(ask));
    }
}

#[test]
fn unknown_to_the_endpoint() {
    check(Fault::Html, Status::Unsupported, 1, |_| "NoAwsDocument");
    check(Fault::InvalidAction, Status::Unsupported, 1, |ask| {
        if is_json(ask) { "UnknownOperationException" } else { "InvalidAction" }
    });
}

#[test]
fn a_fault_of_the_service_or_on_the_way() {
    check(Fault::ServerError, Status::Failed, 2, |_| "InternalError");
    check(Fault::Gateway, Status::Failed, 2, |_| "NoAwsDocument");
    check(Fault::Closed, Status::Failed, 3, |_| "ConnectionFailed");
}

#[test]
fn an_answer_without_end_is_not_read() {
    for ask in [Ask::DescribeVpcs, Ask::ListHostedZones, Ask::ListCertificates] {
        let server = serve(move |_, asked, body| {
            let more = if asked == ask { 65 << 20 } else { 0 };
            answer(asked, 200, body + &" ".repeat(more))
        });
        let call = one(ask, &server);
        assert_eq!((call.status, call.error.unwrap().code.as_str()), (Status::Failed, "BrokenAnswer"), "{ask:?}");
    }
}

#[test]
fn every_service_and_protocol_is_among_them() {
    let services: Vec<Service> = asks().into_iter().map(|ask| ask.row().service).collect();
    for service in [Service::Ec2, Service::Elbv2, Service::Route53, Service::CloudFront, Service::Acm, Service::Ssm] {
        assert!(services.contains(&service), "{service:?}");
    }
}
