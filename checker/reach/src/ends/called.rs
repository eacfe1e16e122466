//! What people call resources: their tag `Name`, the name of a load balancer, the label of a practice world.
//!
//! Only who asks goes by names; nothing is ever judged by them.

use super::EndError;
use crate::network::{InterfaceRef, Network};
use snapshot::Names;
use snapshot::shapes::Tags;
use std::collections::BTreeSet;
use std::net::IpAddr;

impl Network<'_> {
    /// Adds names by which resources can be asked for, each with an id, like the labels of a practice world.
    #[must_use]
    pub fn with_names<'t>(mut self, names: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        self.names.extend(names.into_iter().map(|(name, id)| (name.to_owned(), id.to_owned())));
        self
    }

    /// The id of the end of a flow that has a name: an instance, an interface, a load balancer. `None` if nothing has.
    ///
    /// # Errors
    /// Several have the name.
    pub fn end_called(&self, name: &str) -> Result<Option<String>, EndError> {
        self.only(name, self.ends_called(name))
    }

    fn ends_called(&self, name: &str) -> BTreeSet<&str> {
        let inventory = self.inventory();
        let tagged = |tags: &Tags| tags.name() == Some(name);
        let instances = self.instances.iter().filter(|one| tagged(&one.tags)).map(|one| one.instance_id.as_str());
        let interfaces = inventory.network_interfaces.iter().filter(|one| tagged(&one.tags));
        let interfaces = interfaces.map(|one| one.network_interface_id.as_str());
        let balancers = inventory.load_balancers.iter();
        let balancers = balancers.filter(|one| one.load_balancer_name.as_deref() == Some(name));
        let balancers = balancers.map(|one| one.load_balancer_arn.as_str());
        let endpoints = inventory.instance_connect_endpoints.iter().filter(|one| tagged(&one.tags));
        let endpoints = endpoints.map(|one| one.instance_connect_endpoint_id.as_str());
        instances.chain(interfaces).chain(balancers).chain(endpoints).collect()
    }

    /// The id of the VPC that has a name; `None` if none has.
    ///
    /// # Errors
    /// Several have the name.
    pub fn vpc_called(&self, name: &str) -> Result<Option<String>, EndError> {
        let vpcs = self.inventory().vpcs.iter().filter(|one| one.tags.name() == Some(name));
        self.only(name, vpcs.map(|one| one.vpc_id.as_str()).collect())
    }

    /// What people call the resources, in a practice world by its labels.
    #[must_use]
    pub fn known_names(&self) -> Names {
        let labels = self.names.iter().map(|(name, id)| (name.as_str(), id.as_str()));
        Names::of(self.inventory()).with_labels(labels)
    }

    /// The interfaces of an end by its id: those of an instance or a load balancer, or the interface itself.
    #[must_use]
    pub fn interfaces_at(&self, id: &str) -> Vec<InterfaceRef> {
        let balancer = self.balancers.iter().find(|one| one.item.load_balancer_arn == *id);
        let of_balancer = balancer.into_iter().flat_map(|one| &one.interfaces).map(|&index| self.interface_ref(index));
        self.interfaces_of(id).into_iter().chain(self.interface(id)).chain(of_balancer).collect()
    }

    /// `prod/app` and `vpc-…/app`: an end in a VPC that is called by its name or by its id. `prod/10.0.0.5` likewise.
    pub(super) fn end_in_vpc(&self, text: &str) -> Result<Option<String>, EndError> {
        let Some((vpc, word)) = text.split_once('/') else { return Ok(None) };
        let known = self.vpc_ids.contains_key(vpc).then(|| vpc.to_owned());
        let Some(vpc) = known.map_or_else(|| self.vpc_called(vpc), |vpc| Ok(Some(vpc)))? else { return Ok(None) };
        if word.parse::<IpAddr>().is_ok() {
            return Ok(Some(format!("{vpc}/{word}")));
        }
        let label = self.names.get(word).map(String::as_str);
        let mut ids: BTreeSet<&str> = self.ends_called(word).into_iter().chain(label).collect();
        ids.retain(|id| self.interfaces_at(id).iter().any(|one| one.vpc.as_deref() == Some(vpc.as_str())));
        self.only(text, ids)
    }

    /// The ids of everything that has a name, whether packets begin and end there or not.
    #[must_use]
    pub fn all_called(&self, name: &str) -> Vec<String> {
        match self.names.get(name) {
            Some(id) => vec![id.clone()],
            None => Names::of(self.inventory()).ids_of(name).map(str::to_owned).collect(),
        }
    }

    /// The names of the instances and load balancers, each once and in order: where packets begin and end.
    #[must_use]
    pub fn names_of_ends(&self) -> BTreeSet<&str> {
        let is_end = |id: &str| self.instance_ids.contains_key(id) || id.contains(":loadbalancer/");
        let labels = self.names.iter().filter(|(_, id)| is_end(id)).map(|(name, _)| name.as_str());
        let tags = self.instances.iter().filter_map(|one| one.tags.name());
        let balancers = self.inventory().load_balancers.iter();
        let balancers = balancers.filter_map(|one| one.load_balancer_name.as_deref());
        labels.chain(tags).chain(balancers).collect()
    }

    fn only(&self, name: &str, found: BTreeSet<&str>) -> Result<Option<String>, EndError> {
        if let Some(id) = self.names.get(name) {
            return Ok(Some(id.clone()));
        }
        let mut ids = found.iter();
        match (ids.next(), ids.next()) {
            (first, None) => Ok(first.map(|&id| id.to_owned())),
            _ => Err(EndError::Ambiguous {
                name: name.chars().take(200).collect(),
                candidates: found.into_iter().map(str::to_owned).collect(),
            }),
        }
    }

    /// The prefix list that a gateway endpoint leads to.
    pub(super) fn list_behind(&self, endpoint: &str) -> Option<&str> {
        let endpoint = self.endpoints.iter().find(|one| one.item.vpc_endpoint_id == *endpoint)?.item;
        let service =
            endpoint.service_name.as_deref().filter(|_| endpoint.vpc_endpoint_type.as_deref() == Some("Gateway"));
        let list = self.inventory.prefix_lists.iter().find(|list| list.prefix_list_name.as_deref() == service)?;
        service.map(|_| list.prefix_list_id.as_str())
    }

    /// The prefix list of an AWS service by its short name, like `s3`.
    pub(super) fn list_of_service(&self, service: &str) -> Option<&str> {
        let named = |name: &str| name.starts_with("com.amazonaws.") && name.rsplit('.').next() == Some(service);
        let mut lists = self.inventory.prefix_lists.iter();
        let list = lists.find(|list| list.prefix_list_name.as_deref().is_some_and(named))?;
        Some(list.prefix_list_id.as_str())
    }
}
