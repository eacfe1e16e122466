//! Whose an address is.

use snapshot::shapes::{InterfaceAssociation, LoadBalancer, NetworkInterface};
use snapshot::{Ask, Inventory, Missing};
use std::net::IpAddr;

/// An address of a record, and whose it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Addressed<'s> {
    /// The value of the record.
    pub ip: IpAddr,
    /// Whose it is now.
    pub whose: Whose<'s>,
}

/// Whose an address is.
#[derive(Debug, Clone, PartialEq)]
pub enum Whose<'s> {
    /// A load balancer's; `fixed` if it stays, which those of network load balancers do:
    /// <https://docs.aws.amazon.com/elasticloadbalancing/latest/network/introduction.html>.
    Balancer {
        /// Which.
        balancer: &'s LoadBalancer,
        /// Whether it stays.
        fixed: bool,
    },
    /// That of a Classic Load Balancer, by its name; it changes.
    Classic(&'s str),
    /// An instance's.
    Instance(&'s str),
    /// That of another interface.
    Interface(&'s NetworkInterface),
    /// An Elastic IP address that nothing uses, by its allocation.
    Unused(&'s str),
    /// Nobody's in the account.
    Unlisted,
    /// Not known without this call.
    Unknown(Missing),
}

/// Whose an address is, in any place that was looked at.
pub(super) fn whose<'s>(inventory: &'s Inventory<'s>, ip: IpAddr) -> Whose<'s> {
    let is = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<IpAddr>().ok()) == Some(ip);
    let stays = inventory.load_balancers.iter().find(|balancer| {
        let zones = balancer.availability_zones.iter().flat_map(|zone| &zone.load_balancer_addresses);
        zones
            .into_iter()
            .any(|address| is(&address.ip_address) || is(&address.private_ipv4_address) || is(&address.ipv6_address))
    });
    if let Some(balancer) = stays {
        return Whose::Balancer { balancer, fixed: true };
    }
    let publicly = |association: &Option<InterfaceAssociation>| {
        association.as_ref().is_some_and(|one| is(&one.public_ip) || is(&one.carrier_ip))
    };
    let interface = inventory.network_interfaces.iter().find(|interface| {
        publicly(&interface.association)
            || is(&interface.private_ip_address)
            || interface
                .private_ip_addresses
                .iter()
                .any(|one| publicly(&one.association) || is(&one.private_ip_address))
            || interface.ipv6_addresses.iter().any(|one| is(&one.ipv6_address))
    });
    if let Some(interface) = interface {
        return holder(inventory, interface);
    }
    let elastic = inventory.addresses.iter().find(|address| address.public_ip.parse::<IpAddr>().ok() == Some(ip));
    if let Some(elastic) = elastic {
        return match &elastic.instance_id {
            Some(instance) => Whose::Instance(instance),
            None => Whose::Unused(elastic.allocation_id.as_deref().unwrap_or(&elastic.public_ip)),
        };
    }
    let asks = [Ask::DescribeNetworkInterfaces, Ask::DescribeLoadBalancers];
    match inventory.lacking(asks, inventory.home()).pop() {
        Some(missing) => Whose::Unknown(missing),
        None => Whose::Unlisted,
    }
}

fn holder<'s>(inventory: &'s Inventory<'s>, interface: &'s NetworkInterface) -> Whose<'s> {
    if let Some(instance) = interface.attachment.as_ref().and_then(|attachment| attachment.instance_id.as_deref()) {
        return Whose::Instance(instance);
    }
    // `ELB app/NAME/ID`, the end of the ARN; a Classic one has only its name there.
    let of = interface.description.as_str().and_then(|text| text.strip_prefix("ELB "));
    let Some(of) = of else { return Whose::Interface(interface) };
    let balancer = inventory
        .load_balancers
        .iter()
        .find(|one| one.load_balancer_arn.strip_suffix(of).is_some_and(|before| before.ends_with("loadbalancer/")));
    if let Some(balancer) = balancer {
        return Whose::Balancer { balancer, fixed: balancer.r#type.as_deref() == Some("network") };
    }
    let classic = inventory.classic_load_balancers.iter().find(|one| one.load_balancer_name == of);
    classic.map_or(Whose::Interface(interface), |one| Whose::Classic(&one.load_balancer_name))
}
