//! What was made a moment ago and is not in every list yet.

use crate::canned::{IDENTITY, options, runtime};
use collect::{Event, Options, Plan};
use real::{Reply, Response, Server};
use snapshot::{Ask, Output, Snapshot};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// Lists a subnet at once, and its VPC only when asked for the `late`-th time.
fn look(late: usize, recheck_after: Option<Duration>) -> (Snapshot, usize, bool) {
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&asked);
    let server = Server::start(move |request| {
        let body = match request.action().as_deref() {
            Some("GetCallerIdentity") => IDENTITY.to_owned(),
            Some("DescribeVpcs") => {
                let listed = counter.fetch_add(1, Ordering::SeqCst) + 1 >= late;
                let item = if listed { "<item><vpcId>vpc-1</vpcId></item>" } else { "" };
                format!("<DescribeVpcsResponse><vpcSet>{item}</vpcSet></DescribeVpcsResponse>")
            }
            _ => "<DescribeSubnetsResponse><subnetSet><item><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId></item>\
                  </subnetSet></DescribeSubnetsResponse>"
                .to_owned(),
        };
        Reply::Whole(Response::xml(200, body))
    });
    let plan = Plan::new([Ask::DescribeVpcs, Ask::DescribeSubnets]);
    let options = Options { recheck_after, ..options(&server) };
    let mut settling = false;
    let seen =
        runtime().block_on(collect::collect(&plan, &options, |event| settling |= event == Event::Settling)).unwrap();
    (seen, asked.load(Ordering::SeqCst), settling)
}

fn vpcs(seen: &Snapshot) -> usize {
    let call = seen.calls.iter().find(|call| call.known() == Some(Ask::DescribeVpcs)).unwrap();
    call.output.as_ref().map_or(0, Output::len)
}

const SOON: Option<Duration> = Some(Duration::from_millis(10));

#[test]
fn a_late_resource_is_looked_for_once_more() {
    let (seen, asked, settling) = look(2, SOON);
    assert_eq!((vpcs(&seen), asked, settling), (1, 2, true));
    assert_eq!(seen.calls.len(), 3, "one entry for each call");
}

#[test]
fn once_more_and_no_further() {
    let (seen, asked, _) = look(9, SOON);
    assert_eq!((vpcs(&seen), asked), (0, 2));
}

#[test]
fn what_fits_is_not_asked_again() {
    let (_, asked, settling) = look(1, SOON);
    assert_eq!((asked, settling), (1, false));
    let (seen, asked, _) = look(2, None);
    assert_eq!((vpcs(&seen), asked), (0, 1), "unless it is wanted");
}
