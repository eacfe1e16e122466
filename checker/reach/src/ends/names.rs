//! DNS names of the account's own resources: load balancers, endpoints, databases.

use super::{Refusal, Resolver, Source, bad};
use crate::network::{EndpointNode, InterfaceKind, Network};
use crate::walk::Start;
use crate::{End, Phrase, codes};
use snapshot::{Ask, Missing, Status};

/// A name as it is compared: lower case, without the last dot and without the prefix for both families.
fn plain(name: &str) -> String {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    name.strip_prefix("dualstack.").unwrap_or(&name).to_owned()
}

/// What the usual name of an AWS service, like `ssm.ap-northeast-2.amazonaws.com`, means to the hosts of a VPC.
#[derive(Debug)]
pub(crate) enum Service<'n> {
    /// The interfaces of the VPC's own endpoint.
    Endpoint(Vec<usize>),
    /// The public addresses of the service; with the VPC's endpoint that could answer to the name and does not, and the
    /// switch that is off.
    Public(Option<(&'n str, &'static str)>),
    /// Nothing: the resolver of the VPC is switched off.
    Nothing(&'n str),
}

impl EndpointNode<'_> {
    /// Whether a name, compared as it is, is the usual one of the service behind an interface endpoint.
    fn serves(&self, name: &str) -> bool {
        let by_interface = self.item.vpc_endpoint_type.as_deref() == Some("Interface");
        // `com.amazonaws.ap-northeast-2.ecr.api` is `api.ecr.ap-northeast-2.amazonaws.com`.
        let usual = |service: &str| service.split('.').rev().eq(name.split('.'));
        let own = self.item.vpc_endpoint_id.as_str();
        let entries = self.item.dns_entries.iter().filter_map(|entry| entry.dns_name.as_deref());
        let mut usual_entries = entries.filter(|entry| !entry.starts_with(own));
        by_interface
            && (self.item.service_name.as_deref().is_some_and(usual) || usual_entries.any(|it| plain(it) == name))
    }
}

impl<'n> Resolver<'n> {
    /// What the usual name of a service means to a sender; `None` for other names, and to senders in no VPC.
    ///
    /// The private zone of an endpoint holds in its own VPC only, and needs both DNS attributes of it:
    /// <https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html>.
    pub(crate) fn service(&self, name: &str, source: Source) -> Option<Service<'n>> {
        let name = plain(name);
        let Start::Interface(sender) = source.start else { return None };
        let vpc = self.interface(sender).vpc?;
        let mut serving = self.net.endpoints.iter().filter(|one| one.serves(&name)).peekable();
        serving.peek()?;
        if self.net.dns_support(vpc) == Some(false) {
            return Some(Service::Nothing(self.net.vpcs[vpc].id));
        }
        let mut own = serving.filter(|one| one.vpc == Some(vpc)).peekable();
        let first = own.peek().map(|one| one.item.vpc_endpoint_id.as_str());
        Some(match own.find(|one| one.item.private_dns_enabled != Some(false)) {
            Some(one) if self.net.dns_hostnames(vpc) == Some(false) => {
                Service::Public(Some((&one.item.vpc_endpoint_id, "EnableDnsHostnames false")))
            }
            Some(one) => Service::Endpoint(one.interfaces.clone()),
            None => Service::Public(first.map(|id| (id, "PrivateDnsEnabled false"))),
        })
    }

    /// The call that would show the DNS attributes of the sender's VPC, where the question is about a service's usual
    /// name and nobody saw them.
    pub(crate) fn hidden_switches(&self, source: Source) -> Option<Missing> {
        let End::Name(name) = &self.flow.to else { return None };
        let Some(Service::Endpoint(_)) = self.service(name, source) else { return None };
        let Start::Interface(sender) = source.start else { return None };
        let vpc = self.interface(sender).vpc?;
        let known = self.net.dns_support(vpc).and(self.net.dns_hostnames(vpc));
        let (inventory, node) = (&self.net.inventory, &self.net.vpcs[vpc]);
        known.map_or_else(|| inventory.missing_children(&inventory.vpc_attributes, node.id, node.place), |_| None)
    }

    /// The interfaces behind a name.
    pub(super) fn named(&self, name: &str) -> Result<Vec<usize>, Refusal> {
        let found = self.net.interfaces_named(name);
        if found.is_empty() {
            let known = self.net.knows_name(name);
            let status = self.net.inventory.network_interfaces.status(self.net.inventory.home());
            if known && status != Status::Seen {
                return Err(self.absent(Ask::DescribeNetworkInterfaces, name, status));
            }
            let detail =
                if known { Phrase::NoneOfItsInterfacesIsListed } else { Phrase::NothingInTheSnapshotHasThisName };
            return Err(bad(codes::UNKNOWN_RESOURCE, name, detail));
        }
        Ok(found)
    }
}

impl Network<'_> {
    /// The DNS name of what has one beside its id or ARN: a load balancer, an endpoint, a database.
    pub(super) fn name_of(&self, id: &str) -> Option<&str> {
        let balancer = self.balancers.iter().find(|one| one.item.load_balancer_arn == *id);
        if let Some(one) = balancer {
            return one.item.dns_name.as_deref();
        }
        if let Some(one) = self.endpoints.iter().find(|one| one.item.vpc_endpoint_id == *id) {
            return one.item.dns_entries.first()?.dns_name.as_deref();
        }
        let database = self.inventory.db_instances.iter().find(|one| one.db_instance_identifier == *id)?;
        database.endpoint.as_ref()?.address.as_deref()
    }

    /// Whether some resource has a DNS name.
    pub(crate) fn knows_name(&self, name: &str) -> bool {
        let name = plain(name);
        let same = |other: Option<&str>| other.is_some_and(|other| plain(other) == name);
        self.balancers.iter().any(|one| same(one.item.dns_name.as_deref()))
            || self.endpoints.iter().any(|one| one.serves(&name))
            || self.endpoints.iter().any(|one| one.item.dns_entries.iter().any(|entry| same(entry.dns_name.as_deref())))
            || self
                .inventory
                .db_instances
                .iter()
                .any(|one| same(one.endpoint.as_ref().and_then(|endpoint| endpoint.address.as_deref())))
    }

    /// Whether a name stands for public addresses wherever it is asked for: that of a load balancer that faces the
    /// internet does.
    pub(crate) fn resolves_to_public(&self, name: &str) -> bool {
        let name = plain(name);
        let same = |other: Option<&str>| other.is_some_and(|other| plain(other) == name);
        let balancer = self.balancers.iter().find(|one| same(one.item.dns_name.as_deref()));
        balancer.is_some_and(|one| one.item.scheme.as_deref() == Some("internet-facing"))
    }

    /// The interfaces behind a DNS name.
    pub(crate) fn interfaces_named(&self, name: &str) -> Vec<usize> {
        let name = plain(name);
        let same = |other: Option<&str>| other.is_some_and(|other| plain(other) == name);
        if let Some(one) = self.balancers.iter().find(|one| same(one.item.dns_name.as_deref())) {
            return one.interfaces.clone();
        }
        let endpoint =
            self.endpoints.iter().find(|one| one.item.dns_entries.iter().any(|entry| same(entry.dns_name.as_deref())));
        if let Some(one) = endpoint {
            return one.interfaces.clone();
        }
        let database = self
            .inventory
            .db_instances
            .iter()
            .find(|one| same(one.endpoint.as_ref().and_then(|endpoint| endpoint.address.as_deref())));
        let Some(database) = database else { return Vec::new() };
        let groups: Vec<&str> =
            database.vpc_security_groups.iter().filter_map(|one| one.vpc_security_group_id.as_deref()).collect();
        let subnets = database.db_subnet_group.iter().flat_map(|group| &group.subnets);
        let subnets: Vec<&str> = subnets.filter_map(|subnet| subnet.subnet_identifier.as_deref()).collect();
        // AWS does not say which interface is whose: it is the one in its subnets with its groups.
        let fits = |&index: &usize| {
            let node = &self.interfaces[index];
            node.kind == InterfaceKind::Database
                && node.subnet.is_some_and(|subnet| subnets.contains(&self.subnets[subnet].id))
                && node.groups.len() == groups.len()
                && node.groups.iter().all(|&group| groups.contains(&self.groups[group].id))
        };
        (0..self.interfaces.len()).filter(fits).collect()
    }
}
