//! What a name of AWS's stands for: a load balancer or a distribution of the account, or one that is not listed.

use super::service::{self, Service};
use super::walk::End;
use super::{CLOUDFRONT_ZONE, Family, Resolver};
use crate::name::Name;
use snapshot::shapes::AliasTarget;
use snapshot::{Ask, Place, Status};

impl<'s> Resolver<'s> {
    /// What an alias leads to outside of its own zone. Whether Route 53 finds it hangs on the zone that the alias names:
    /// <https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html>.
    pub(super) fn alias_end(&self, target: &AliasTarget, family: Family) -> End<'s> {
        let host = Name::new(target.dns_name.as_deref().unwrap_or_default());
        let host = host.without_family();
        let end = self.named(&host, family);
        let found = target.hosted_zone_id.as_deref().unwrap_or_default();
        match self.canonical_zone(&host) {
            Some(expected) if !found.is_empty() && expected != found => {
                End::OtherZone { to: Box::new(end), expected: expected.to_owned(), found: found.to_owned() }
            }
            _ => end,
        }
    }

    /// What a name outside of the account's zones leads to, as a client follows it.
    pub(super) fn outside(&self, host: &Name, family: Family) -> End<'s> {
        if let Some(ip) = service::instance_address(host) {
            return if ip.is_ipv4() == (family == Family::V4) {
                End::Addresses(vec![super::Addressed { ip, whose: super::address::whose(self.inventory, ip) }])
            } else {
                End::NoData
            };
        }
        self.named(host, family)
    }

    /// The thing of this name. A name that is not listed stands for nothing only where its list is whole.
    fn named(&self, host: &Name, family: Family) -> End<'s> {
        let is = |name: &Option<String>| name.as_deref().is_some_and(|name| Name::new(name) == *host);
        if let Some(balancer) = self.inventory.load_balancers.iter().find(|one| is(&one.dns_name)) {
            let end = End::Balancer(balancer);
            return if answers(balancer.ip_address_type.as_deref(), family) {
                end
            } else {
                End::NoFamily(Box::new(end))
            };
        }
        if let Some(classic) = self.inventory.classic_load_balancers.iter().find(|one| is(&one.dns_name)) {
            let end = End::Classic(classic);
            return if family == Family::V4 { end } else { End::NoFamily(Box::new(end)) };
        }
        if let Some(distribution) = self.inventory.distributions.iter().find(|one| is(&one.domain_name)) {
            let detail = self.inventory.distribution_details.of(&distribution.id).first();
            let config = detail.and_then(|detail| detail.distribution.as_ref()?.distribution_config.as_ref());
            let end = End::Distribution(&distribution.id);
            let has_v6 = config.and_then(|config| config.is_ipv6_enabled) != Some(false);
            return if family == Family::V4 || has_v6 { end } else { End::NoFamily(Box::new(end)) };
        }
        match service::of(host) {
            Some(Service::LoadBalancer(region)) => self.unlisted_balancer(host, region),
            Some(Service::CloudFront) => match self.inventory.lacking([Ask::ListDistributions], self.place).pop() {
                Some(missing) => End::Unknown(missing),
                None => End::Aws { host: host.clone(), service: Service::CloudFront, looked: true },
            },
            Some(service) => End::Aws { host: host.clone(), service, looked: false },
            None => End::Outside(host.clone()),
        }
    }

    fn unlisted_balancer(&self, host: &Name, region: String) -> End<'s> {
        let account = self.inventory.places().get(self.place).map(|place| place.account.clone()).unwrap_or_default();
        let place = self.inventory.index_of(&Place { account, region: region.clone() });
        let asks = [Ask::DescribeLoadBalancers, Ask::DescribeClassicLoadBalancers];
        let asked =
            place.filter(|&place| asks.iter().any(|&ask| self.inventory.status(ask, place) != Status::NotAsked));
        let lacking = asked.and_then(|place| self.inventory.lacking(asks, place).pop());
        match lacking {
            Some(missing) => End::Unknown(missing),
            // `dualstack.` before a name is its own only in an alias; a CNAME to it may work.
            None if host.as_str().starts_with("dualstack.") => {
                End::Aws { host: host.clone(), service: Service::LoadBalancer(region), looked: false }
            }
            None => End::Aws { host: host.clone(), service: Service::LoadBalancer(region), looked: asked.is_some() },
        }
    }

    /// The hosted zone that an alias to this name has to name.
    fn canonical_zone(&self, host: &Name) -> Option<&'s str> {
        let is = |name: &Option<String>| name.as_deref().is_some_and(|name| Name::new(name) == *host);
        let inventory = self.inventory;
        if let Some(balancer) = inventory.load_balancers.iter().find(|one| is(&one.dns_name)) {
            return balancer.canonical_hosted_zone_id.as_deref();
        }
        if let Some(classic) = inventory.classic_load_balancers.iter().find(|one| is(&one.dns_name)) {
            return classic.canonical_hosted_zone_name_id.as_deref();
        }
        (service::of(host) == Some(Service::CloudFront)).then_some(CLOUDFRONT_ZONE)
    }
}

/// Whether a load balancer has addresses of a family:
/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#ip-address-type>.
fn answers(kind: Option<&str>, family: Family) -> bool {
    !matches!((kind.unwrap_or("ipv4"), family), ("ipv4", Family::V6) | ("dualstack-without-public-ipv4", Family::V4))
}
