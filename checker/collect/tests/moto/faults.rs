//! One call broken at a time.

use crate::moto::account::{LAB_1_12, build, call, collect, options};
use collect::{Options, Plan};
use real::{Fault, Moto, Proxy};
use snapshot::{Ask, Call, Status};
use std::time::{Duration, Instant};

/// The call under test, in an account that has more than one of everything.
const CALL: Ask = Ask::DescribeSubnets;

struct Broken {
    call: Call,
    times: usize,
    took: Duration,
}

fn breaking(fault: Fault, change: impl FnOnce(Options) -> Options) -> Option<Broken> {
    let moto = Moto::shared()?;
    let account = moto.account("us-east-1");
    build(&account);
    let proxy = Proxy::before(moto.url());
    proxy.only(CALL.name(), fault);
    let start = Instant::now();
    let seen = collect(&Plan::new([CALL, Ask::DescribeVpcs]), &change(options(&account, &proxy.url())));
    assert_eq!(call(&seen, Ask::DescribeVpcs).status, Status::Seen, "the others are not touched");
    Some(Broken { call: call(&seen, CALL).clone(), times: proxy.count(CALL.name()), took: start.elapsed() })
}

#[track_caller]
fn check(fault: Fault, status: Status, code: &str, times: usize) {
    let Some(broken) = breaking(fault, |options| options) else { return };
    let error = broken.call.error.clone().unwrap_or_default();
    assert_eq!((broken.call.status, error.code.as_str()), (status, code), "{fault:?}: {error:?}");
    assert_eq!(broken.times, times, "{fault:?}: attempts");
    assert_eq!(broken.call.output, None, "{fault:?}");
    assert!(!broken.call.proves_absence(), "{fault:?}");
}

#[test]
fn denied() {
    check(Fault::Denied, Status::Denied, "UnauthorizedOperation", 1);
}

#[test]
fn throttled_for_ever() {
    check(Fault::Throttled(u32::MAX), Status::Failed, "RequestLimitExceeded", 5);
}

#[test]
fn throttled_for_a_while() {
    let Some(broken) = breaking(Fault::Throttled(3), |options| options) else { return };
    assert_eq!((broken.call.status, broken.times), (Status::Seen, 4));
}

#[test]
fn slow_but_in_time() {
    let Some(broken) = breaking(Fault::Slow(Duration::from_millis(700)), |options| options) else { return };
    assert_eq!((broken.call.status, broken.times), (Status::Seen, 1));
}

#[test]
fn too_slow() {
    let patience = Duration::from_millis(400);
    let slow = Fault::Slow(Duration::from_secs(3));
    let hurry = |options| Options { attempt_timeout: patience, ..options };
    let Some(broken) = breaking(slow, hurry) else { return };
    assert_eq!((broken.call.status, broken.times), (Status::Failed, 2));
    assert_eq!(broken.call.error.unwrap().code, "Timeout");
    let hurry = |options| Options { call_timeout: patience, ..options };
    let Some(broken) = breaking(slow, hurry) else { return };
    assert_eq!(broken.call.error.unwrap().code, "Timeout");
    assert!(broken.took < Duration::from_secs(3), "{:?}", broken.took);
}

#[test]
fn cut_off() {
    check(Fault::CutOff, Status::Failed, "BrokenAnswer", 3);
}

#[test]
fn cut_off_without_a_sign() {
    check(Fault::CutOffSilently, Status::Failed, "BrokenAnswer", 3);
}

#[test]
fn garbage() {
    check(Fault::Garbage, Status::Failed, "BrokenAnswer", 3);
}

#[test]
fn a_sign_in_page() {
    check(Fault::Portal, Status::Failed, "BrokenAnswer", 3);
}

#[test]
fn unknown_to_the_endpoint() {
    check(Fault::Html, Status::Unsupported, "NoAwsDocument", 1);
    check(Fault::InvalidAction, Status::Unsupported, "InvalidAction", 1);
}

#[test]
fn a_fault_of_the_service() {
    check(Fault::ServerError, Status::Failed, "InternalError", 2);
}

#[test]
fn a_gateway_on_the_way() {
    check(Fault::Gateway, Status::Failed, "NoAwsDocument", 2);
}

#[test]
fn closed_without_an_answer() {
    check(Fault::Closed, Status::Failed, "ConnectionFailed", 3);
}

#[test]
fn every_call_can_be_denied_alone() {
    let Some(moto) = Moto::shared() else { return };
    let account = moto.account("us-east-1");
    build(&account);
    let proxy = Proxy::before(moto.url());
    let plan = Plan::new(LAB_1_12.iter().copied());
    for operation in plan.asks() {
        if operation == Ask::GetCallerIdentity {
            continue;
        }
        proxy.only(operation.name(), Fault::Denied);
        let seen = collect(&plan, &options(&account, &proxy.url()));
        let of = |status: Status| seen.calls.iter().filter(move |call| call.status == status);
        assert!(of(Status::Denied).count() > 0, "{operation:?}");
        assert!(of(Status::Denied).all(|call| call.known() == Some(operation)), "{operation:?}");
        assert_eq!(of(Status::Failed).count(), 0, "{operation:?}");
    }
}

#[test]
fn children_of_a_denied_list_are_not_asked() {
    let Some(moto) = Moto::shared() else { return };
    let account = moto.account("us-east-1");
    let proxy = Proxy::before(moto.url());
    proxy.only("DescribeVpcs", Fault::Denied);
    let seen = collect(&Plan::new([Ask::DescribeVpcAttribute]), &options(&account, &proxy.url()));
    assert_eq!(call(&seen, Ask::DescribeVpcAttribute).status, Status::NotAsked);
    assert_eq!(proxy.count("DescribeVpcAttribute"), 0);
}
