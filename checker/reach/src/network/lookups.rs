//! What others ask of the network's structure: which table and list a subnet uses, who is in it.

use super::{InterfaceKind, InterfaceNode, Network, RouteNode, Target};
use ipnet::IpNet;
use snapshot::shapes::{AttributeBoolean, InternetGateway, NetworkAcl, RouteTable, Subnet, VpcAttribute};
use snapshot::{Ask, InstanceId, Lookup, Missing, NetworkInterfaceId, Status, SubnetId, VpcId};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// An interface with its addresses, as the snapshot shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterfaceRef {
    /// Its id; the instance's for an instance that lists no interface.
    pub id: NetworkInterfaceId,
    /// The instance that holds it.
    pub instance: Option<InstanceId>,
    /// Private IPv4 addresses, the primary one first, each with its public one.
    pub v4: Vec<(Ipv4Addr, Option<Ipv4Addr>)>,
    /// IPv6 addresses.
    pub v6: Vec<Ipv6Addr>,
    /// The VPC that it is in.
    pub vpc: Option<VpcId>,
    /// The subnet that it is in.
    pub subnet: Option<SubnetId>,
    /// What stands behind it: `host`, `nat-gateway`, `load-balancer`, …
    pub kind: &'static str,
    /// The id or ARN of what it belongs to, where that is listed: a NAT gateway, a load balancer, an endpoint.
    pub owner: Option<String>,
}

impl<'s> Network<'s> {
    fn subnet_missing(&self) -> Missing {
        let home = self.inventory.home();
        self.inventory.missing(&self.inventory.subnets, home).unwrap_or_else(|| Missing {
            operation: self.inventory.subnets.operation(),
            place: self.inventory.places().get(home).cloned().unwrap_or_default(),
            status: Status::Seen,
        })
    }

    /// The route table that a subnet uses: that of an explicit association that holds, else the VPC's main table.
    #[must_use]
    pub fn route_table_of(&self, subnet: &str) -> Lookup<&'s RouteTable> {
        match self.subnet_ids.get(subnet).map(|&index| &self.subnets[index].table) {
            Some(Lookup::Found(table)) => Lookup::Found(self.tables[*table].item),
            Some(Lookup::Absent) => Lookup::Absent,
            Some(Lookup::Unknown(missing)) => Lookup::Unknown(missing.clone()),
            None => self.no_subnet(),
        }
    }

    /// The network ACL that guards a subnet.
    #[must_use]
    pub fn network_acl_of(&self, subnet: &str) -> Lookup<&'s NetworkAcl> {
        match self.subnet_ids.get(subnet).map(|&index| &self.subnets[index].acl) {
            Some(Lookup::Found(acl)) => Lookup::Found(self.acls[*acl].item),
            Some(Lookup::Absent) => Lookup::Absent,
            Some(Lookup::Unknown(missing)) => Lookup::Unknown(missing.clone()),
            None => self.no_subnet(),
        }
    }

    fn no_subnet<T>(&self) -> Lookup<T> {
        let missing = self.subnet_missing();
        if missing.status == Status::Seen { Lookup::Absent } else { Lookup::Unknown(missing) }
    }

    /// The blocks of a VPC that are associated with it, of both families; none for one that the snapshot does not have.
    #[must_use]
    pub fn blocks_of(&self, vpc: &str) -> &[IpNet] {
        self.vpc_ids.get(vpc).map_or(&[], |&vpc| &self.vpcs[vpc].cidrs)
    }

    /// The subnets that use a route table.
    #[must_use]
    pub fn subnets_using(&self, route_table: &str) -> Vec<&'s Subnet> {
        let using = self.subnets.iter().filter(|subnet| {
            matches!(subnet.table, Lookup::Found(table) if self.tables[table].item.route_table_id == *route_table)
        });
        using.map(|subnet| subnet.item).collect()
    }

    /// Whether a subnet's table leads some public addresses to an internet gateway, directly or by an endpoint in
    /// front of one; `None` where the snapshot cannot tell.
    ///
    /// A gateway that is detached or deleted still counts: the subnet is meant to be public, and broken.
    #[must_use]
    pub fn is_public(&self, subnet: &str) -> Option<bool> {
        let node = &self.subnets[*self.subnet_ids.get(subnet)?];
        match node.table {
            Lookup::Found(table) => {
                let table = &self.tables[table];
                let leads_out = table.routes.iter().any(|route| self.leads_out(table.vpc, route));
                // A route that nobody can read might be the one that does.
                if leads_out || table.unreadable.is_empty() { Some(leads_out) } else { None }
            }
            Lookup::Absent => Some(false),
            Lookup::Unknown(_) => None,
        }
    }

    fn leads_out(&self, vpc: Option<usize>, route: &RouteNode<'s>) -> bool {
        let public = self.meets_internet(vpc.map(|vpc| self.vpcs[vpc].id), route.block);
        match route.target {
            Target::Internet(_) => public,
            // The endpoint's own subnet leads on to the internet gateway.
            Target::Endpoint(id) if public && route.list.is_none() => {
                let subnets = self.endpoint_ids.get(id).map(|&index| &self.endpoints[index].item.subnet_ids);
                subnets.into_iter().flatten().any(|subnet| {
                    let table = self.subnet_ids.get(subnet.as_str()).map(|&index| &self.subnets[index].table);
                    matches!(table, Some(Lookup::Found(table))
                        if self.tables[*table].routes.iter().any(|route| matches!(route.target, Target::Internet(_))))
                })
            }
            _ => false,
        }
    }

    /// The interfaces in a subnet.
    #[must_use]
    pub fn interfaces_in(&self, subnet: &str) -> Vec<InterfaceRef> {
        let Some(&subnet) = self.subnet_ids.get(subnet) else { return Vec::new() };
        let inside = (0..self.interfaces.len()).filter(|&index| self.interfaces[index].subnet == Some(subnet));
        inside.map(|index| self.interface_ref(index)).collect()
    }

    /// The interfaces of an instance, the primary one first; empty for one that is terminated or not listed.
    #[must_use]
    pub fn interfaces_of(&self, instance: &str) -> Vec<InterfaceRef> {
        let Some(&instance) = self.instance_ids.get(instance) else { return Vec::new() };
        self.instance_interfaces[instance].iter().map(|&index| self.interface_ref(index)).collect()
    }

    /// The interface that has an address: its private one in the given VPC, or its public one.
    #[must_use]
    pub fn interface_at(&self, vpc: Option<&str>, address: IpAddr) -> Option<InterfaceRef> {
        let private = vpc.and_then(|id| self.vpc_ids.get(id)).and_then(|&vpc| self.holder(vpc, address));
        let index = private.or_else(|| match address {
            IpAddr::V4(address) => self.public_holder(address).map(|(index, _)| index),
            IpAddr::V6(address) => self.v6_holder(address),
        })?;
        Some(self.interface_ref(index))
    }

    /// An interface by its index.
    pub(crate) fn interface_ref(&self, index: usize) -> InterfaceRef {
        let node = &self.interfaces[index];
        InterfaceRef {
            id: node.id.into(),
            instance: node.instance.map(|instance| self.instances[instance].instance_id.clone()),
            v4: node.v4.clone(),
            v6: node.v6.clone(),
            vpc: node.vpc.map(|vpc| self.vpcs[vpc].id.into()),
            subnet: node.subnet.map(|subnet| self.subnets[subnet].id.into()),
            kind: node.kind.as_str(),
            owner: self.owner(node.kind).map(str::to_owned),
        }
    }

    fn owner(&self, kind: InterfaceKind) -> Option<&'s str> {
        match kind {
            InterfaceKind::Nat(index) => Some(self.nats[index].id),
            InterfaceKind::Balancer(Some(index)) => Some(&self.balancers[index].item.load_balancer_arn),
            InterfaceKind::Endpoint(Some(index)) => Some(&self.endpoints[index].item.vpc_endpoint_id),
            _ => None,
        }
    }

    /// An interface by its id.
    #[must_use]
    pub fn interface(&self, id: &str) -> Option<InterfaceRef> {
        self.interface_ids.get(id).map(|&index| self.interface_ref(index))
    }
}

impl super::VpcNode<'_> {
    /// The address of the VPC's resolver: the third of its first block.
    /// <https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html>
    pub(crate) fn resolver(&self) -> Option<IpAddr> {
        self.cidrs.iter().find_map(|block| match block {
            IpNet::V4(block) => u32::from(block.network()).checked_add(2).map(|bits| Ipv4Addr::from(bits).into()),
            IpNet::V6(_) => None,
        })
    }
}

impl<'s> Network<'s> {
    /// An internet gateway that tables of a VPC lead to although it is not attached.
    pub(crate) fn detached_gateway(&self, vpc: usize) -> Option<&'s InternetGateway> {
        let routes = self.tables.iter().filter(|table| table.vpc == Some(vpc)).flat_map(|table| &table.routes);
        let mut ids = routes.filter_map(|route| match route.target {
            Target::Internet(id) => Some(id),
            _ => None,
        });
        ids.find_map(|id| self.inventory.internet_gateways.get(id))
    }

    /// Whether the resolver of a VPC is switched on; `None` where the snapshot does not say.
    pub(crate) fn dns_support(&self, vpc: usize) -> Option<bool> {
        self.dns_attribute(vpc, |attribute| attribute.enable_dns_support.as_ref())
    }

    /// Whether hosts of a VPC get names, and names of endpoints and private zones are answered; `None` likewise.
    pub(crate) fn dns_hostnames(&self, vpc: usize) -> Option<bool> {
        self.dns_attribute(vpc, |attribute| attribute.enable_dns_hostnames.as_ref())
    }

    fn dns_attribute(
        &self,
        vpc: usize,
        attribute: impl Fn(&'s VpcAttribute) -> Option<&'s AttributeBoolean>,
    ) -> Option<bool> {
        let id = self.vpcs[vpc].id;
        let attributes = self.inventory.vpc_attributes.iter().filter(|one| one.vpc_id.as_deref() == Some(id));
        attributes.filter_map(attribute).find_map(|one| one.value)
    }

    /// Whether an interface is of a stopped instance in a subnet that gives public addresses.
    /// <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html#concepts-public-addresses>
    pub(crate) fn gets_address_on_start(&self, node: &InterfaceNode<'_>) -> bool {
        let state = node.instance.and_then(|instance| self.instances[instance].state.as_ref());
        let stopped = state.is_some_and(|state| matches!(state.name.as_deref(), Some("stopped" | "stopping")));
        stopped && node.subnet.is_some_and(|subnet| self.subnets[subnet].item.map_public_ip_on_launch == Some(true))
    }

    /// Whether an instance is stopped and gets a public address again when it starts, as far as its subnet tells.
    #[must_use]
    pub fn gets_public_address_on_start(&self, instance: &str) -> bool {
        let interfaces = self.instance_ids.get(instance).map(|&index| &self.instance_interfaces[index]);
        let primary = interfaces.and_then(|interfaces| interfaces.first());
        primary.is_some_and(|&index| self.gets_address_on_start(&self.interfaces[index]))
    }

    /// The call that the owner of a shared VPC would have to make: whom it is shared with sees a part only. `None` for a
    /// VPC whose owner was asked.
    pub(crate) fn owners(&self, vpc: usize, operation: Ask) -> Option<Missing> {
        let node = &self.vpcs[vpc];
        let owner = node.item.filter(|_| node.foreign)?.owner_id.as_deref()?;
        Some(super::places::at_owner(&self.inventory, owner, node.place, operation))
    }

    /// An address of a subnet that nobody has; the last usable one where all are taken.
    pub(crate) fn free_address(&self, subnet: usize) -> Option<Ipv4Addr> {
        let node = &self.subnets[subnet];
        let block = node.v4?;
        let (first, last) = (u32::from(block.network()), u32::from(block.broadcast()));
        let usable = |bits: u32| bits >= first.saturating_add(4) && bits < last;
        let mut candidates = (first..=last).rev().filter(|&bits| usable(bits)).map(Ipv4Addr::from);
        let fallback = candidates.clone().next();
        candidates.find(|&address| self.holder(node.vpc, address.into()).is_none()).or(fallback)
    }

    /// An IPv6 address of a subnet that nobody has.
    pub(crate) fn free_address6(&self, subnet: usize) -> Option<Ipv6Addr> {
        let node = &self.subnets[subnet];
        let block = node.v6.first()?;
        let last = u128::from(block.broadcast());
        let mut candidates = (1..=1024u128).filter_map(|step| last.checked_sub(step)).map(Ipv6Addr::from);
        candidates.find(|&address| self.holder(node.vpc, address.into()).is_none() && block.contains(&address))
    }
}
