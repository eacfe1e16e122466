//! An origin: who it is, how it is spoken to, by which name, and whose certificate it has to show.

use super::behavior::Behavior;
use crate::{Name, Scheme};
use snapshot::Inventory;
use snapshot::shapes::{LoadBalancer, VpcOriginSummary};

/// Who an origin is, as far as its settings say.
#[derive(Debug, Clone, Copy)]
pub enum Whom<'s> {
    /// A load balancer, by the name that AWS gave it.
    Balancer(&'s LoadBalancer),
    /// What stands in a VPC, by an origin of its own kind.
    InVpc(Hidden<'s>),
    /// A bucket.
    Bucket,
    /// A web server by some name, which has to be looked up.
    Server,
}

/// An origin inside of a VPC.
#[derive(Debug, Clone, Copy)]
pub struct Hidden<'s> {
    /// Its id.
    pub id: &'s str,
    /// What is listed of it.
    pub item: Option<&'s VpcOriginSummary>,
    /// The load balancer that it leads to, if it is one and listed.
    pub balancer: Option<&'s LoadBalancer>,
}

/// How an origin is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// How the viewer speaks.
    pub viewer: Scheme,
    /// How the origin is spoken to.
    pub scheme: Scheme,
    /// At which port.
    pub port: u16,
}

/// An origin of a distribution.
#[derive(Debug, Clone)]
pub struct Origin<'s> {
    /// What the distribution calls it.
    pub id: &'s str,
    /// The name that is asked.
    pub domain: Name,
    /// Who that is.
    pub whom: Whom<'s>,
    item: &'s snapshot::shapes::Origin,
}

impl<'s> Origin<'s> {
    pub(super) fn new(inventory: &Inventory<'s>, item: &'s snapshot::shapes::Origin) -> Self {
        let domain = Name::new(item.domain_name.as_deref().unwrap_or_default());
        Self { id: item.id.as_deref().unwrap_or_default(), whom: whom(inventory, item, &domain), domain, item }
    }

    /// How it is asked for requests that a behaviour lets through; `None` where the configuration does not say.
    ///
    /// What `match-viewer` comes to depends on the viewer. An origin inside of a VPC has its ports elsewhere, where
    /// nobody asks for them; a bucket is asked by AWS's own ways.
    #[must_use]
    pub fn ways(&self, behavior: &Behavior<'_>) -> Option<Vec<Way>> {
        let config = self.item.custom_origin_config.as_ref()?;
        let port = |port: Option<i32>, usual: Scheme| port.map_or(Some(usual.port()), |port| u16::try_from(port).ok());
        let policy = config.origin_protocol_policy.as_deref()?;
        behavior
            .schemes()
            .iter()
            .map(|&viewer| {
                let scheme = match policy {
                    "https-only" => Scheme::Https,
                    "http-only" => Scheme::Http,
                    "match-viewer" => viewer,
                    _ => return None,
                };
                let port = match scheme {
                    Scheme::Http => port(config.http_port, scheme),
                    Scheme::Https => port(config.https_port, scheme),
                };
                Some(Way { viewer, scheme, port: port? })
            })
            .collect()
    }

    /// The name in the `Host` header that it sees; `None` where it is not known whether the viewer's goes on.
    #[must_use]
    pub fn host<'n>(&'n self, behavior: &Behavior<'_>, asked: &'n Name) -> Option<&'n Name> {
        behavior.forwarded.headers.has("host").map(|forwarded| if forwarded { asked } else { &self.domain })
    }

    /// The names of which its certificate has to cover one: that of the origin, and the one in the `Host` header if it
    /// goes on.
    ///
    /// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html#ssl-negotitation-failure>
    #[must_use]
    pub fn certified_names<'n>(&'n self, behavior: &Behavior<'_>, asked: &'n Name) -> Vec<&'n Name> {
        let forwarded = behavior.forwarded.headers.has("host") != Some(false);
        let mut names = vec![&self.domain];
        if forwarded && *asked != self.domain {
            names.insert(0, asked);
        }
        names
    }

    /// The headers that CloudFront adds, with their values, which are seals in a file.
    #[must_use]
    pub fn headers(&self) -> Vec<(String, String)> {
        let items = self.item.custom_headers.iter().flat_map(|headers| &headers.items);
        let pair = |header: &snapshot::shapes::OriginCustomHeader| {
            Some((header.header_name.clone()?, header.header_value.clone().unwrap_or_default()))
        };
        items.filter_map(pair).collect()
    }

    /// What is put before the path.
    #[must_use]
    pub fn path(&self) -> &'s str {
        self.item.origin_path.as_deref().unwrap_or_default().trim_end_matches('/')
    }
}

fn whom<'s>(inventory: &Inventory<'s>, item: &'s snapshot::shapes::Origin, domain: &Name) -> Whom<'s> {
    let origin = item.vpc_origin_config.as_ref().and_then(|config| config.vpc_origin_id.as_deref());
    if let Some(id) = origin.filter(|id| !id.is_empty()) {
        let item = inventory.vpc_origins.get(id);
        let arn = item.and_then(|item| item.origin_endpoint_arn.as_deref());
        let balancer = arn.and_then(|arn| inventory.load_balancers.get(arn));
        return Whom::InVpc(Hidden { id, item, balancer });
    }
    let known = inventory.load_balancers.iter().find(|balancer| {
        balancer.dns_name.as_deref().is_some_and(|name| Name::new(name).without_family() == domain.without_family())
    });
    match known {
        Some(balancer) => Whom::Balancer(balancer),
        None if item.custom_origin_config.is_none() || is_bucket(domain) => Whom::Bucket,
        None => Whom::Server,
    }
}

/// Whether a name is that of a bucket, or of a bucket's website:
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html>.
fn is_bucket(domain: &Name) -> bool {
    let of_aws =
        domain.as_str().strip_suffix(".amazonaws.com").or_else(|| domain.as_str().strip_suffix(".amazonaws.com.cn"));
    of_aws.is_some_and(|name| name.split('.').skip(1).any(|label| label == "s3" || label.starts_with("s3-")))
}
