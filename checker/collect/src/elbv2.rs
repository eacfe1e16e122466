//! The calls of load balancers.

use crate::asking::{Asking, each};
use crate::convert::elb;
use crate::outcome::Fault;
use snapshot::{Ask, Output};

/// The most elements of a page.
const MOST: i32 = 400;

pub(crate) async fn ask(asking: &mut Asking<'_>) {
    match asking.ask {
        Ask::DescribeLoadBalancers => each!(
            asking,
            asking.elbv2().describe_load_balancers().page_size(MOST).set_marker(asking.token()),
            |answer| asking.list(
                Output::DescribeLoadBalancers,
                answer.load_balancers,
                elb::load_balancer,
                answer.next_marker
            )
        ),
        Ask::DescribeTargetGroups => each!(
            asking,
            asking.elbv2().describe_target_groups().page_size(MOST).set_marker(asking.token()),
            |answer| asking.list(
                Output::DescribeTargetGroups,
                answer.target_groups,
                elb::target_group,
                answer.next_marker
            )
        ),
        Ask::DescribeSSLPolicies => {
            each!(asking, asking.elbv2().describe_ssl_policies().page_size(MOST).set_marker(asking.token()), |answer| {
                asking.list(Output::DescribeSSLPolicies, answer.ssl_policies, elb::ssl_policy, answer.next_marker)
            })
        }
        Ask::DescribeListeners => each!(
            asking,
            asking
                .elbv2()
                .describe_listeners()
                .set_load_balancer_arn(asking.text("LoadBalancerArn"))
                .page_size(MOST)
                .set_marker(asking.token()),
            |answer| asking.list(Output::DescribeListeners, answer.listeners, elb::listener, answer.next_marker)
        ),
        Ask::DescribeRules => each!(
            asking,
            asking
                .elbv2()
                .describe_rules()
                .set_listener_arn(asking.text("ListenerArn"))
                .page_size(MOST)
                .set_marker(asking.token()),
            |answer| asking.list(Output::DescribeRules, answer.rules, elb::rule, answer.next_marker)
        ),
        Ask::DescribeListenerCertificates => each!(
            asking,
            asking
                .elbv2()
                .describe_listener_certificates()
                .set_listener_arn(asking.text("ListenerArn"))
                .page_size(MOST)
                .set_marker(asking.token()),
            |answer| asking.list(
                Output::DescribeListenerCertificates,
                answer.certificates,
                elb::certificate,
                answer.next_marker
            )
        ),
        _ => of_one(asking).await,
    }
}

/// What is told of one load balancer or target group, without pages.
async fn of_one(asking: &mut Asking<'_>) {
    match asking.ask {
        Ask::DescribeLoadBalancerAttributes => each!(
            asking,
            asking.elbv2().describe_load_balancer_attributes().set_load_balancer_arn(asking.text("LoadBalancerArn")),
            |answer| asking.list(
                Output::DescribeLoadBalancerAttributes,
                answer.attributes,
                elb::load_balancer_attribute,
                None
            )
        ),
        Ask::DescribeTargetGroupAttributes => each!(
            asking,
            asking.elbv2().describe_target_group_attributes().set_target_group_arn(asking.text("TargetGroupArn")),
            |answer| asking.list(
                Output::DescribeTargetGroupAttributes,
                answer.attributes,
                elb::target_group_attribute,
                None
            )
        ),
        Ask::DescribeTargetHealth => each!(
            asking,
            asking.elbv2().describe_target_health().set_target_group_arn(asking.text("TargetGroupArn")),
            |answer| asking.list(
                Output::DescribeTargetHealth,
                answer.target_health_descriptions,
                elb::target_health,
                None
            )
        ),
        _ => asking.fail(Fault::no_collector()),
    }
}
