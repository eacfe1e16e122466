//! The call of the first API of load balancers.

use crate::asking::{Asking, each};
use crate::convert::elb;
use crate::outcome::Fault;
use snapshot::{Ask, Output};

pub(crate) async fn ask(asking: &mut Asking<'_>) {
    match asking.ask {
        Ask::DescribeClassicLoadBalancers => {
            each!(asking, asking.elb().describe_load_balancers().page_size(400).set_marker(asking.token()), |answer| {
                asking.list(
                    Output::DescribeClassicLoadBalancers,
                    answer.load_balancer_descriptions,
                    elb::classic_load_balancer,
                    answer.next_marker,
                )
            })
        }
        _ => asking.fail(Fault::no_collector()),
    }
}
