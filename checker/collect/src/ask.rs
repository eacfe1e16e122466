//! Makes one call: hands it to the file of its service, which knows the SDK's request and how its pages hang together.
//!
//! Page sizes are the most that a service's model allows, because a call without one counts as expensive against the
//! account's quota: <https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html>.

use crate::asking::Asking;
use crate::outcome::Fault;
use crate::pages::Answer;
use crate::session::Session;
use crate::{acm, cloudfront, ec2, elb, elbv2, freetier, rds, route53, route53domains, ssm, sts};
use serde_json::{Map, Value};
use snapshot::{Ask, Service};

/// Makes a call and reads all its pages.
pub(crate) async fn ask(session: &Session, ask: Ask, input: &Map<String, Value>) -> Answer {
    let mut asking = Asking::new(session, ask, input);
    match ask.row().service {
        Service::Ec2 => ec2::ask(&mut asking).await,
        Service::Elbv2 => elbv2::ask(&mut asking).await,
        Service::Elb => elb::ask(&mut asking).await,
        Service::Rds => rds::ask(&mut asking).await,
        Service::Route53 => route53::ask(&mut asking).await,
        Service::Route53Domains => route53domains::ask(&mut asking).await,
        Service::Acm => acm::ask(&mut asking).await,
        Service::CloudFront => cloudfront::ask(&mut asking).await,
        Service::Ssm => ssm::ask(&mut asking).await,
        Service::FreeTier => freetier::ask(&mut asking).await,
        Service::Sts => sts::ask(&mut asking).await,
        Service::Probe => asking.fail(Fault::no_collector()),
    }
    asking.finish()
}
