//! The hosts on which the learner's application may run: what load balancers hand connections to; without any, whatever
//! runs in the VPC.

use crate::finding::{Arg, Note};
use crate::flow_ends::Party;
use crate::names::resource;
use crate::stage::Stage;
use reach::{End, InterfaceRef};
use snapshot::shapes::{Instance, TargetGroup, Vpc};
use snapshot::{Ask, Missing};
use std::net::IpAddr;

/// The calls that show which hosts load balancers have for targets.
pub(crate) const TARGETS_SEEN_BY: [Ask; 5] = [
    Ask::DescribeLoadBalancers,
    Ask::DescribeListeners,
    Ask::DescribeRules,
    Ask::DescribeTargetGroups,
    Ask::DescribeTargetHealth,
];

/// A host that may run the application.
#[derive(Debug, Clone)]
pub(crate) struct AppHost<'s> {
    /// The instance; none for a container with an interface of its own.
    pub(crate) instance: Option<&'s Instance>,
    /// Its interfaces, the primary one first.
    pub(crate) interfaces: Vec<InterfaceRef>,
    /// Whether it runs, as far as its state says.
    pub(crate) runs: bool,
    /// Whether it stands in a public subnet.
    pub(crate) in_public: bool,
}

impl AppHost<'_> {
    /// The id by which it is known.
    pub(crate) fn id(&self) -> &str {
        match self.instance {
            Some(instance) => &instance.instance_id,
            None => self.interfaces.first().map_or("", |one| one.id.as_str()),
        }
    }

    pub(crate) fn arg(&self) -> Arg {
        match self.instance {
            Some(instance) => resource(&instance.instance_id, &instance.tags),
            None => Arg::Resource { id: self.id().to_owned(), name: None },
        }
    }

    /// The end that sends or is sent to.
    pub(crate) fn party(&self) -> Party {
        let end = match self.instance {
            Some(instance) => End::Instance(instance.instance_id.clone()),
            None => End::Interface(self.id().into()),
        };
        Party { end, label: Note::new("who-instance").with("instance", self.arg()) }
    }

    /// Whether it was ended for good.
    fn is_gone(&self) -> bool {
        self.instance.is_some_and(is_gone)
    }

    /// Whether it has no IPv4 address.
    pub(crate) fn only_v6(&self) -> bool {
        self.interfaces.iter().all(|one| one.v4.is_empty()) && self.interfaces.iter().any(|one| !one.v6.is_empty())
    }

    /// Whether it has a public IPv4 address, of use or not.
    pub(crate) fn has_public_address(&self) -> bool {
        self.interfaces.iter().any(|one| one.v4.iter().any(|(_, public)| public.is_some()))
    }

    /// Whether it passes on what is not its own, as a NAT instance does.
    pub(crate) fn passes_on(&self) -> bool {
        self.instance.is_some_and(|instance| instance.source_dest_check == Some(false))
    }
}

/// The targets of load balancers of the VPC; without any, all hosts in it. Those that run come first, and of them those
/// in private subnets.
pub(crate) fn all<'s>(stage: &Stage<'s>, vpc: &Vpc) -> Vec<AppHost<'s>> {
    let targets = targets(stage, vpc);
    if targets.is_empty() { everyone(stage, vpc) } else { targets }
}

/// The call that would show whom load balancers have for targets, if one is missing.
pub(crate) fn targets_hidden(stage: &Stage<'_>) -> Option<Missing> {
    stage.cast.unknown(stage.network, &TARGETS_SEEN_BY).into_iter().next()
}

/// The hosts to which load balancers of the VPC hand connections.
pub(crate) fn targets<'s>(stage: &Stage<'s>, vpc: &Vpc) -> Vec<AppHost<'s>> {
    let inventory = stage.network.inventory();
    let ours = |group: &&TargetGroup| {
        group.vpc_id.as_ref() == Some(&vpc.vpc_id)
            && group.load_balancer_arns.iter().any(|arn| {
                let balancer = inventory.load_balancers.get(arn);
                balancer.is_none_or(|one| one.vpc_id.as_ref() == Some(&vpc.vpc_id))
            })
    };
    let mut ids: Vec<&str> = Vec::new();
    for group in inventory.target_groups.iter().filter(ours) {
        let registered = inventory.target_health.of(&group.target_group_arn).iter();
        ids.extend(registered.filter_map(|one| one.target.as_ref()?.id.as_deref()));
    }
    let classic = inventory.classic_load_balancers.iter().filter(|one| one.vpc_id.as_ref() == Some(&vpc.vpc_id));
    ids.extend(classic.flat_map(|one| &one.instances).filter_map(|one| one.instance_id.as_deref()));
    let mut hosts: Vec<AppHost<'s>> = Vec::new();
    for id in ids {
        let host = match id.parse::<IpAddr>() {
            Ok(address) => stage.network.interface_at(Some(&vpc.vpc_id), address).map(|one| behind(stage, one)),
            Err(_) => inventory.instances().get(id).map(|instance| of_instance(stage, instance)),
        };
        if let Some(host) = host.filter(|host| !hosts.iter().any(|known| known.id() == host.id())) {
            hosts.push(host);
        }
    }
    // One that was replaced stays registered for a while: nothing can be asked of it.
    if hosts.iter().any(|host| !host.is_gone()) {
        hosts.retain(|host| !host.is_gone());
    }
    in_order(hosts)
}

/// Every instance in the VPC, and every interface of a container or function.
pub(crate) fn everyone<'s>(stage: &Stage<'s>, vpc: &Vpc) -> Vec<AppHost<'s>> {
    let roles = &stage.cast.roles;
    let instances = roles.private_hosts.iter().chain(&roles.hops).map(|host| of_instance(stage, host.instance));
    let mut hosts: Vec<AppHost<'s>> = instances.collect();
    // Those in a subnet that has no role yet.
    for instance in stage.network.inventory().instances().iter() {
        let known = hosts.iter().any(|host| host.id() == instance.instance_id.as_str());
        if instance.vpc_id.as_ref() == Some(&vpc.vpc_id) && !is_gone(instance) && !known {
            hosts.push(of_instance(stage, instance));
        }
    }
    let own = stage.network.inventory().network_interfaces.iter().filter(|one| {
        let bearer = one.attachment.as_ref().and_then(|attachment| attachment.instance_id.as_ref());
        one.vpc_id.as_ref() == Some(&vpc.vpc_id) && bearer.is_none() && one.status.as_deref() == Some("in-use")
    });
    let own = own.filter_map(|one| stage.network.interface(&one.network_interface_id));
    let own = own.filter(|one| one.instance.is_none() && matches!(one.kind, "host" | "function"));
    hosts.extend(own.map(|one| behind(stage, one)));
    in_order(hosts)
}

fn in_order(mut hosts: Vec<AppHost<'_>>) -> Vec<AppHost<'_>> {
    hosts.sort_by_key(|host| (!host.runs, host.in_public));
    hosts
}

fn state(instance: &Instance) -> &str {
    instance.state.as_ref().and_then(|state| state.name.as_deref()).unwrap_or_default()
}

fn is_gone(instance: &Instance) -> bool {
    matches!(state(instance), "terminated" | "shutting-down")
}

fn of_instance<'s>(stage: &Stage<'s>, instance: &'s Instance) -> AppHost<'s> {
    let interfaces = stage.network.interfaces_of(&instance.instance_id);
    let in_public = is_public(stage, instance.subnet_id.as_deref());
    AppHost { instance: Some(instance), interfaces, runs: state(instance) == "running", in_public }
}

/// Who stands behind an interface: its instance, else itself.
fn behind<'s>(stage: &Stage<'s>, one: InterfaceRef) -> AppHost<'s> {
    let instance = one.instance.as_ref().and_then(|id| stage.network.inventory().instances().get(id));
    match instance {
        Some(instance) => of_instance(stage, instance),
        None => {
            let in_public = is_public(stage, one.subnet.as_deref());
            AppHost { instance: None, interfaces: vec![one], runs: true, in_public }
        }
    }
}

fn is_public(stage: &Stage<'_>, subnet: Option<&str>) -> bool {
    stage.cast.roles.public.iter().any(|public| Some(public.subnet_id.as_str()) == subnet)
}
