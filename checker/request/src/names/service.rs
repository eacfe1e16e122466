//! Which service of AWS a name belongs to, by its form.

use crate::name::Name;

/// The service behind a name that AWS made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Service {
    /// A load balancer in this Region.
    LoadBalancer(String),
    /// A distribution.
    CloudFront,
    /// A bucket that serves a web site.
    S3Website,
    /// An API.
    ApiGateway,
    /// Global Accelerator.
    Accelerator,
    /// An interface endpoint.
    VpcEndpoint,
    /// Another name of AWS's.
    Other,
}

/// Ends of names that services of AWS give to their customers.
const ENDS: [(&str, Service); 9] = [
    ("cloudfront.net", Service::CloudFront),
    ("awsglobalaccelerator.com", Service::Accelerator),
    ("vpce.amazonaws.com", Service::VpcEndpoint),
    ("elasticbeanstalk.com", Service::Other),
    ("awsapprunner.com", Service::Other),
    ("amplifyapp.com", Service::Other),
    ("amazonaws.com", Service::Other),
    ("amazonaws.com.cn", Service::Other),
    ("on.aws", Service::Other),
];

/// The service of a name, if it has the form of one of AWS's.
///
/// <https://docs.aws.amazon.com/general/latest/gr/elb.html> has those of load balancers:
/// `NAME.REGION.elb.amazonaws.com`, and `NAME.elb.REGION.amazonaws.com` for network ones.
pub(super) fn of(host: &Name) -> Option<Service> {
    let end = ENDS.iter().find(|(end, _)| host.is_in(&Name::new(end)))?;
    let stem = host.as_str().trim_end_matches(".cn").trim_end_matches(".amazonaws.com");
    let labels: Vec<&str> = stem.rsplit('.').collect();
    Some(match (&end.1, labels.as_slice()) {
        (Service::Other, ["elb", region, _, ..] | [region, "elb", _, ..]) => {
            Service::LoadBalancer((*region).to_owned())
        }
        (Service::Other, [_, "execute-api", ..]) => Service::ApiGateway,
        (Service::Other, [last, ..]) if last.starts_with("s3-website") => Service::S3Website,
        (Service::Other, [_, "s3-website", ..]) => Service::S3Website,
        (service, _) => service.clone(),
    })
}

/// Whether a name is one of those that Route 53 gives to its name servers: `ns-N.awsdns-NN.com` and the like.
#[must_use]
pub fn is_route53(server: &Name) -> bool {
    let mut labels = server.as_str().split('.');
    labels.next().is_some_and(|first| first.starts_with("ns-"))
        && labels.next().is_some_and(|second| second.starts_with("awsdns-"))
}

/// The address in the public name of an instance, `ec2-198-51-100-20.ap-northeast-2.compute.amazonaws.com`:
/// <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-naming.html>.
pub(super) fn instance_address(host: &Name) -> Option<std::net::IpAddr> {
    let (first, rest) = host.as_str().split_once('.')?;
    let is_compute = rest.ends_with("compute.amazonaws.com") || rest == "compute-1.amazonaws.com";
    let address = first.strip_prefix("ec2-").filter(|_| is_compute)?;
    address.replace('-', ".").parse().ok()
}
