//! Which targets a load balancer may hand a connection to.
//!
//! <https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html>

use super::LAYER;
use crate::walk::{Name, Pkt, Walk, Words};
use crate::{Phrase, Protocol, codes};
use snapshot::shapes::{Attribute, Listener, ListenerAction, Rule, TargetGroup, TargetHealthDescription};
use snapshot::{Arn, Status};
use std::net::IpAddr;

/// A target.
#[derive(Debug, Clone)]
pub(crate) struct Target<'n> {
    /// The listener's rule that names the target group, if it is not the default action.
    pub(crate) rule: Option<&'n str>,
    /// The target group, and what it says of the target's health.
    pub(crate) group: Option<&'n str>,
    pub(crate) health: Option<&'n str>,
    pub(crate) interface: usize,
    pub(crate) address: IpAddr,
    pub(crate) port: Option<u16>,
    /// Whether it sees the client's own address.
    pub(crate) preserved: bool,
    healthy: bool,
}

/// Target groups that a connection may be forwarded to, and whose action that is.
pub(super) struct Forward<'n> {
    /// The rule of the listener; `None` for its default action.
    rule: Option<&'n str>,
    groups: Vec<&'n str>,
}

/// The target groups that some actions forward to.
fn groups(actions: &[ListenerAction]) -> Vec<&str> {
    let mut arns = Vec::new();
    for action in actions {
        for arn in action.receiving() {
            if !arns.contains(&arn) {
                arns.push(arn);
            }
        }
    }
    arns
}

fn value<'a>(attributes: &[&'a Attribute], key: &str) -> Option<&'a str> {
    attributes.iter().find(|one| one.key.as_deref() == Some(key))?.value.as_deref()
}

/// What a target group's entry comes to.
enum Entry<'n> {
    /// Where it is; a load balancer as target has a node in each of its zones.
    Here(Vec<Target<'n>>),
    /// Nobody has the id or address any more.
    Gone,
    /// It may be something that the snapshot does not show.
    Elsewhere,
}

/// The targets that may get a connection.
pub(super) struct Targets<'n> {
    pub(super) known: Vec<Target<'n>>,
    /// Whether there are others that the snapshot does not show.
    pub(super) elsewhere: bool,
}

impl<'n> Walk<'n> {
    /// The targets that may get a connection; `None`, with the reason noted, if there is none.
    pub(super) fn targets(
        &mut self,
        index: usize,
        balancer: usize,
        forwards: &[Forward<'n>],
        pkt: &Pkt,
    ) -> Option<Targets<'n>> {
        let node = &self.net.balancers[balancer];
        let arn = node.item.load_balancer_arn.as_str();
        let (mut all, mut registered, mut elsewhere) = (Vec::new(), 0, false);
        for (rule, group) in forwards.iter().flat_map(|one| one.groups.iter().map(|&group| (one.rule, group))) {
            let health = &self.net.inventory.target_health;
            if health.status(group) != Status::Seen
                && let Some(missing) = self.net.inventory.missing_children(health, group, node.place)
            {
                self.lacks(missing);
                return None;
            }
            let item = self.net.inventory.target_groups.get(group);
            registered += health.of(group).len();
            let cross = self.cross_zone(arn, group, node.place);
            for &description in health.of(group) {
                if unusable(description) {
                    continue;
                }
                let nodes = match self.target(description, item, node.place, pkt) {
                    Entry::Here(nodes) => nodes.into_iter().map(|target| Target { rule, ..target }),
                    Entry::Gone => continue,
                    Entry::Elsewhere => {
                        elsewhere = true;
                        continue;
                    }
                };
                // An address outside of the VPC stands in all zones.
                let everywhere =
                    description.target.as_ref().and_then(|target| target.availability_zone.as_deref()) == Some("all");
                for target in nodes {
                    let (mine, theirs) = (self.interface(index).subnet, self.interface(target.interface).subnet);
                    let near = match (mine, theirs) {
                        (Some(mine), Some(theirs)) => self.net.subnets[mine].same_zone(&self.net.subnets[theirs]),
                        _ => None,
                    };
                    if cross || everywhere || near == Some(true) {
                        all.push(target);
                    } else if near.is_none() {
                        elsewhere = true;
                    }
                }
            }
        }
        if all.iter().any(|target| target.healthy) {
            // With none healthy it fails open and uses them all.
            all.retain(|target| target.healthy);
        }
        if !all.is_empty() {
            return Some(Targets { known: all, elsewhere });
        }
        let name = Name::Id(arn);
        if elsewhere {
            self.doubt(codes::UNKNOWN_DESTINATION, arn, Phrase::ItsTargetsAreNotInTheSnapshot);
        } else if registered == 0 {
            let words = Words::Phrase(Phrase::NoTargetIsRegistered);
            self.drop_at(LAYER, name, words, codes::ELBV2_LISTENER_HAS_NO_TG, pkt);
        } else {
            let words = Words::Phrase(Phrase::NoTargetInTheZone);
            self.drop_at(LAYER, name, words, codes::ELBV2_NO_TARGETS_IN_AZ, pkt);
        }
        None
    }

    /// Where a listener hands connections on to; to nobody where the load balancer answers itself.
    ///
    /// A connection alone does not tell which rule its requests will match: the default action decides, unless it is but
    /// a fixed response to what no rule takes. Then each rule that forwards may get them, by priority. `None`, with what
    /// is missing noted, where the rules or their groups are not in the snapshot.
    /// <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html>
    pub(super) fn forwards(&mut self, network: bool, listener: &'n Listener, place: usize) -> Option<Vec<Forward<'n>>> {
        let inventory = &self.net.inventory;
        let default = Forward { rule: None, groups: groups(&listener.default_actions) };
        if network {
            return Some(vec![default]);
        }
        let (rules, arn) = (&inventory.rules, listener.listener_arn.as_str());
        let fixed = listener.default_actions.iter().any(|action| action.r#type.as_deref() == Some("fixed-response"));
        let mut forwards = vec![default];
        if fixed {
            let mut listed: Vec<&'n Rule> = rules.of(arn).to_vec();
            // The default rule's priority is a word; it comes last.
            listed.sort_by_key(|rule| rule.priority.as_deref().and_then(|it| it.parse().ok()).unwrap_or(u32::MAX));
            let rules = listed.into_iter();
            forwards.extend(rules.map(|rule| Forward { rule: Some(&rule.rule_arn), groups: groups(&rule.actions) }));
        }
        forwards.retain(|one| !one.groups.is_empty());
        if let Some(missing) = if fixed { inventory.missing_children(rules, arn, place) } else { None } {
            self.lacks(missing);
            return None;
        }
        self.listed(forwards, place)
    }

    /// Where whoever asks has decided already.
    pub(super) fn forwards_of(&mut self, groups: &'n [Arn], place: usize) -> Option<Vec<Forward<'n>>> {
        if groups.is_empty() {
            return Some(Vec::new());
        }
        let groups = groups.iter().map(Arn::as_str).collect();
        self.listed(vec![Forward { rule: None, groups }], place)
    }

    /// Target groups that can be looked at, with the health of their targets; `None`, with what is missing noted, for
    /// others.
    fn listed(&mut self, forwards: Vec<Forward<'n>>, place: usize) -> Option<Vec<Forward<'n>>> {
        let inventory = &self.net.inventory;
        let health = &inventory.target_health;
        let hidden = forwards.iter().flat_map(|one| &one.groups).find_map(|group| {
            let unlisted = inventory.target_groups.get(group).is_none();
            let list = if unlisted { inventory.missing(&inventory.target_groups, place) } else { None };
            list.or_else(|| inventory.missing_children(health, group, place))
        });
        match hidden {
            Some(missing) => {
                self.lacks(missing);
                None
            }
            None => Some(forwards),
        }
    }

    /// Whether a connection may go to a target in another zone.
    fn cross_zone(&mut self, balancer: &str, group: &str, place: usize) -> bool {
        let inventory = &self.net.inventory;
        let own = value(inventory.target_group_attributes.of(group), "load_balancing.cross_zone.enabled");
        if let Some(own) = own.filter(|&own| own != "use_load_balancer_configuration") {
            return own == "true";
        }
        // An application load balancer always does.
        // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
        if self.net.balancers.iter().any(|one| one.item.load_balancer_arn == *balancer && !one.network) {
            return true;
        }
        let switch = value(inventory.load_balancer_attributes.of(balancer), "load_balancing.cross_zone.enabled");
        if switch.is_none()
            && let Some(missing) = inventory.missing_children(&inventory.load_balancer_attributes, balancer, place)
        {
            self.assume(missing);
        }
        switch == Some("true")
    }

    fn target(
        &mut self,
        description: &'n TargetHealthDescription,
        group: Option<&'n TargetGroup>,
        place: usize,
        pkt: &Pkt,
    ) -> Entry<'n> {
        let target = description.target.as_ref();
        let Some(id) = target.and_then(|target| target.id.as_deref()) else { return Entry::Elsewhere };
        let nodes = self.target_nodes(id, group);
        if nodes.is_empty() {
            return if self.target_gone(id, group, place) { Entry::Gone } else { Entry::Elsewhere };
        }
        let port = target.and_then(|target| target.port).or(group.and_then(|group| group.port));
        let health = description.target_health.as_ref().and_then(|health| health.state.as_deref());
        let preserved = self.preserved(group, place, pkt);
        let targets = nodes.into_iter().map(|(interface, address)| Target {
            rule: None,
            group: group.map(|group| group.target_group_arn.as_str()),
            health,
            interface,
            address,
            port: port.and_then(|port| u16::try_from(port).ok()),
            preserved,
            healthy: health == Some("healthy"),
        });
        Entry::Here(targets.collect())
    }

    fn group_vpc(&self, group: Option<&TargetGroup>) -> Option<usize> {
        group.and_then(|group| group.vpc_id.as_deref()).and_then(|id| self.net.vpc_ids.get(id)).copied()
    }

    /// The interfaces that a target is, with the address by which each is spoken to.
    fn target_nodes(&self, id: &str, group: Option<&TargetGroup>) -> Vec<(usize, IpAddr)> {
        let v6 = group.and_then(|group| group.ip_address_type.as_deref()) == Some("ipv6");
        let primary = |index: usize| {
            let node = self.interface(index);
            let v4 = node.v4.first().map(|&(private, _)| IpAddr::V4(private));
            if v6 { node.v6.first().map(|&address| IpAddr::V6(address)) } else { v4 }
        };
        let with_primary = |index: usize| primary(index).map(|address| (index, address));
        if let Some(&instance) = self.net.instance_ids.get(id) {
            let first = self.net.instance_interfaces[instance].first();
            return first.and_then(|&index| with_primary(index)).into_iter().collect();
        }
        if let Ok(address) = id.parse::<IpAddr>() {
            return self.address_holder(address, group).map(|index| (index, address)).into_iter().collect();
        }
        // An application load balancer as target.
        let balancer = self.net.balancers.iter().find(|one| one.item.load_balancer_arn == *id);
        balancer.into_iter().flat_map(|one| &one.interfaces).filter_map(|&index| with_primary(index)).collect()
    }

    /// The interface that has the address of a target.
    fn address_holder(&self, address: IpAddr, group: Option<&TargetGroup>) -> Option<usize> {
        let vpc = self.group_vpc(group)?;
        if self.net.vpcs[vpc].contains(address) {
            return self.net.holder(vpc, address);
        }
        // Behind a peering, a transit gateway: the route decides, and nobody else may have the address.
        let mut holders = (0..self.net.vpcs.len()).filter_map(|vpc| self.net.holder(vpc, address));
        holders.next().filter(|_| holders.next().is_none())
    }

    /// Whether whole lists show that nobody has an id or address.
    fn target_gone(&self, id: &str, group: Option<&TargetGroup>, place: usize) -> bool {
        let inventory = &self.net.inventory;
        let Ok(address) = id.parse::<IpAddr>() else {
            return id.starts_with("i-") && inventory.instances().status(place) == Status::Seen;
        };
        self.group_vpc(group).map(|vpc| &self.net.vpcs[vpc]).is_some_and(|vpc| {
            vpc.contains(address) && !vpc.foreign && inventory.network_interfaces.status(vpc.place) == Status::Seen
        })
    }

    /// Whether the client's address is kept.
    /// <https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html>
    fn preserved(&mut self, group: Option<&'n TargetGroup>, place: usize, pkt: &Pkt) -> bool {
        // An application load balancer speaks for itself.
        if group.is_some_and(|group| matches!(group.protocol.as_deref(), Some("HTTP" | "HTTPS"))) {
            return false;
        }
        let Some(group) = group else { return true };
        let (inventory, arn) = (&self.net.inventory, &group.target_group_arn);
        // There is no choice for UDP.
        if pkt.protocol == Protocol::Udp || matches!(group.protocol.as_deref(), Some("UDP" | "TCP_UDP" | "QUIC")) {
            return true;
        }
        let attributes = &inventory.target_group_attributes;
        if let Some(switch) = value(attributes.of(arn), "preserve_client_ip.enabled") {
            return switch == "true";
        }
        if let Some(missing) = inventory.missing_children(attributes, arn, place) {
            self.assume(missing);
        }
        group.target_type.as_deref() != Some("ip")
    }
}

/// Whether a target gets nothing, healthy or not.
fn unusable(description: &TargetHealthDescription) -> bool {
    let state = description.target_health.as_ref().and_then(|health| health.state.as_deref());
    matches!(state, Some("unused" | "draining"))
}
