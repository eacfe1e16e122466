//! The calls of CloudFront.

use crate::asking::{Asking, each};
use crate::convert::cloudfront;
use crate::outcome::Fault;
use snapshot::{Ask, Output, shapes};

/// The most elements of a page.
const MOST: i32 = 100;

/// A page of a list that lies in an object with what tells its pages.
macro_rules! nested {
    ($asking:ident, $output:path, $list:expr, $convert:path) => {{
        let (items, next) = match $list {
            Some(list) => (list.items, $asking.go_on(list.is_truncated, list.next_marker)),
            None => (None, None),
        };
        // Whether a list that is left out is empty, the answer says beside it.
        $asking.list($output, Some(items.unwrap_or_default()), $convert, next)
    }};
}

pub(crate) async fn ask(asking: &mut Asking<'_>) {
    match asking.ask {
        Ask::ListDistributions => each!(
            asking,
            asking.cloudfront().list_distributions().max_items(MOST).set_marker(asking.token()),
            |answer| nested!(
                asking,
                Output::ListDistributions,
                answer.distribution_list,
                cloudfront::distribution_summary
            )
        ),
        Ask::ListVpcOrigins => each!(
            asking,
            asking.cloudfront().list_vpc_origins().max_items(MOST).set_marker(asking.token()),
            |answer| nested!(asking, Output::ListVpcOrigins, answer.vpc_origin_list, cloudfront::vpc_origin_summary)
        ),
        Ask::GetDistribution => {
            each!(asking, asking.cloudfront().get_distribution().set_id(asking.text("Id")), |answer| asking.one(
                Output::GetDistribution(Box::new(shapes::DistributionAnswer {
                    distribution: answer.distribution.map(cloudfront::distribution),
                }))
            ))
        }
        Ask::GetCachePolicy => {
            each!(asking, asking.cloudfront().get_cache_policy().set_id(asking.text("Id")), |answer| asking.one(
                Output::GetCachePolicy(Box::new(shapes::CachePolicyAnswer {
                    cache_policy: answer.cache_policy.map(cloudfront::cache_policy),
                }))
            ))
        }
        Ask::GetOriginRequestPolicy => {
            each!(asking, asking.cloudfront().get_origin_request_policy().set_id(asking.text("Id")), |answer| asking
                .one(Output::GetOriginRequestPolicy(Box::new(shapes::OriginRequestPolicyAnswer {
                    origin_request_policy: answer.origin_request_policy.map(cloudfront::origin_request_policy),
                }))))
        }
        _ => asking.fail(Fault::no_collector()),
    }
}
