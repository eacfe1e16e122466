//! Load balancers of a VPC.

use super::BalancerPart;
use reach::Network;
use snapshot::Names;
use snapshot::shapes::LoadBalancer;

/// The load balancers of a VPC, by name.
pub(super) fn of(network: &Network<'_>, names: &Names, vpc: &str) -> Vec<BalancerPart> {
    let all = network.inventory().load_balancers.iter();
    let mut found: Vec<BalancerPart> = all
        .filter(|balancer| balancer.vpc_id.as_deref() == Some(vpc))
        .map(|balancer| {
            let part = part(balancer);
            match names.get(&part.id) {
                Some(name) => BalancerPart { name: name.to_owned(), ..part },
                None => part,
            }
        })
        .collect();
    found.sort_by(|one, other| (&one.name, &one.id).cmp(&(&other.name, &other.id)));
    found
}

/// A load balancer by the name that AWS knows it by.
pub(super) fn part(balancer: &LoadBalancer) -> BalancerPart {
    let arn = balancer.load_balancer_arn.to_string();
    let state = balancer.state.as_ref().and_then(|state| state.code.clone());
    let mut keys = vec![arn.clone()];
    keys.extend(balancer.load_balancer_name.clone());
    keys.extend(balancer.dns_name.clone());
    keys.extend(arn.split_once(":loadbalancer/").map(|(_, name)| name.to_owned()));
    BalancerPart {
        name: balancer.load_balancer_name.clone().unwrap_or_else(|| arn.clone()),
        id: arn,
        kind: balancer.r#type.clone().unwrap_or_default(),
        scheme: balancer.scheme.clone(),
        works: matches!(state.as_deref(), None | Some("active" | "active_impaired")),
        state,
        keys,
        subnets: balancer
            .availability_zones
            .iter()
            .filter_map(|zone| Some(zone.subnet_id.as_ref()?.to_string()))
            .collect(),
    }
}
