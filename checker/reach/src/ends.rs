//! The ends of a flow: what people write, and which interface and address it means.

mod called;
mod imagined;
mod names;
mod parse;

pub(crate) use imagined::Imagined;
pub(crate) use names::Service;
pub use parse::EndError;

use crate::network::{InterfaceNode, Network};
use crate::walk::Start;
use crate::{Code, End, Flow, Phrase, Protocol, codes};
use snapshot::{Ask, Missing, Status};
use std::net::{IpAddr, Ipv4Addr};

/// Why a flow cannot be walked.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The question makes no sense, or names what is not there.
    Bad { code: Code, resource: String, detail: Phrase },
    /// A call is missing.
    Lacks(Missing),
    /// Nobody has the address: the packet is never sent, or goes nowhere.
    Nobody { address: IpAddr, code: Code, detail: Phrase },
    /// The name leads nowhere for the sender: what is switched off, and at which resource.
    Unresolved { sender: IpAddr, resource: String, code: Code, setting: &'static str },
}

/// The one who sends and the address that it sends from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source {
    pub(crate) start: Start,
    pub(crate) address: IpAddr,
}

/// The ends of a flow in a network with its imagined hosts.
pub(crate) struct Resolver<'n> {
    pub(crate) net: &'n Network<'n>,
    pub(crate) extras: &'n [InterfaceNode<'n>],
    pub(crate) flow: &'n Flow,
}

impl<'n> Resolver<'n> {
    fn interface(&self, index: usize) -> &'n InterfaceNode<'n> {
        let real = self.net.interfaces.len();
        if index < real { &self.net.interfaces[index] } else { &self.extras[index - real] }
    }

    /// The interface that an end names; `None` for an end that is no interface.
    pub(crate) fn end_interface(&self, end: &End) -> Result<Option<usize>, Refusal> {
        match end {
            End::Instance(id) => match self.net.instance_ids.get(id.as_str()) {
                Some(&instance) => match self.net.instance_interfaces[instance].first() {
                    Some(&index) => Ok(Some(index)),
                    None => Err(bad(codes::UNASSOCIATED_COMPONENT, id, Phrase::TheInstanceHasNoInterface)),
                },
                None => Err(self.absent(self.net.inventory.instances().operation(), id, self.home_instances())),
            },
            End::Interface(id) => match self.net.interface_ids.get(id.as_str()) {
                Some(&index) => Ok(Some(index)),
                None => Err(self.absent(Ask::DescribeNetworkInterfaces, id, self.home_interfaces())),
            },
            End::Notional { subnet, groups, .. } => {
                if let Some(group) = groups.iter().find(|id| self.net.group_at(id).is_none()) {
                    return Err(self.absent(Ask::DescribeSecurityGroups, group, self.home_groups()));
                }
                let mut found = self.extras.iter().enumerate().filter(|(_, node)| node.id == subnet.as_str());
                // Both ends may stand in one subnet: the first is the sender.
                let last = std::ptr::eq(end, &self.flow.to);
                let index = if last { found.next_back() } else { found.next() };
                match index {
                    Some((index, _)) => Ok(Some(self.net.interfaces.len() + index)),
                    None => Err(self.absent(Ask::DescribeSubnets, subnet, self.home_subnets())),
                }
            }
            End::Node { balancer, subnet } => match self.node(balancer, subnet) {
                Some(index) => Ok(Some(index)),
                None => Err(self.absent(Ask::DescribeNetworkInterfaces, balancer, self.home_interfaces())),
            },
            _ => Ok(None),
        }
    }

    /// The interface of a load balancer in a subnet, real or imagined.
    fn node(&self, balancer: &str, subnet: &str) -> Option<usize> {
        let listed = self.net.listed_node(balancer, subnet);
        let imagined = || {
            let at = self.net.subnet_ids.get(subnet).copied();
            self.extras.iter().position(|extra| extra.id == balancer && extra.subnet == at)
        };
        listed.or_else(|| imagined().map(|index| self.net.interfaces.len() + index))
    }

    fn home_instances(&self) -> Status {
        self.net.inventory.instances().status(self.net.inventory.home())
    }

    fn home_interfaces(&self) -> Status {
        self.net.inventory.network_interfaces.status(self.net.inventory.home())
    }

    fn home_groups(&self) -> Status {
        self.net.inventory.security_groups.status(self.net.inventory.home())
    }

    fn home_subnets(&self) -> Status {
        self.net.inventory.subnets.status(self.net.inventory.home())
    }

    fn absent(&self, operation: Ask, id: &str, status: Status) -> Refusal {
        if status == Status::Seen {
            return bad(codes::UNKNOWN_RESOURCE, id, Phrase::NotInTheSnapshot);
        }
        let place = self.net.inventory.places().get(self.net.inventory.home()).cloned().unwrap_or_default();
        Refusal::Lacks(Missing { operation, place, status })
    }

    /// Whether the flow is over IPv6.
    ///
    /// The destination decides before the source: a NAT64 address is IPv6 whatever the source is called.
    pub(crate) fn v6(&self) -> Result<bool, Refusal> {
        let said = [&self.flow.to, &self.flow.from].map(|end| match end {
            End::Address { address, .. } => Some(address.is_ipv6()),
            End::Internet => Some(false),
            End::Internet6 | End::Notional { v6: true, .. } => Some(true),
            _ => None,
        });
        let spoken = match self.flow.protocol {
            Protocol::Icmp { .. } => Some(false),
            Protocol::Icmpv6 { .. } => Some(true),
            _ => None,
        };
        let only6 = |end: &End| {
            self.end_interface(end).ok().flatten().is_some_and(|index| {
                let node = self.interface(index);
                node.v4.is_empty() && !node.v6.is_empty()
            })
        };
        let [to, from] = said;
        let v6 = to.or(from).or(spoken).unwrap_or_else(|| only6(&self.flow.from) || only6(&self.flow.to));
        if [to, from, spoken].into_iter().flatten().any(|other| other != v6) {
            return Err(bad(codes::BAD_QUESTION, "protocol", Phrase::Ipv4AndIpv6InOneQuestion));
        }
        Ok(v6)
    }

    /// Who sends.
    pub(crate) fn source(&self, v6: bool) -> Result<Source, Refusal> {
        if let Some(index) = self.end_interface(&self.flow.from)? {
            return self.own_address(index, v6).map(|address| Source { start: Start::Interface(index), address });
        }
        match &self.flow.from {
            End::Address { address, vpc } => self.sender_at(*address, vpc.as_deref()),
            End::Name(name) => match self.named(name)?.first() {
                Some(&index) => {
                    self.own_address(index, v6).map(|address| Source { start: Start::Interface(index), address })
                }
                None => Err(bad(codes::UNKNOWN_RESOURCE, name, Phrase::NothingInTheSnapshotHasThisName)),
            },
            End::PrefixList(id) => Err(bad(codes::BAD_QUESTION, id, Phrase::APrefixListCannotBeASource)),
            // The caller asks for one address after the other.
            _ => Err(bad(codes::BAD_QUESTION, "internet", Phrase::ASetOfSources)),
        }
    }

    fn own_address(&self, index: usize, v6: bool) -> Result<IpAddr, Refusal> {
        let node = self.interface(index);
        let address = if v6 {
            node.v6.first().map(|&address| IpAddr::V6(address))
        } else {
            node.v4.first().map(|&(private, _)| IpAddr::V4(private))
        };
        address.ok_or_else(|| {
            let code = if v6 { codes::NO_IPV6_ADDRESS } else { codes::NO_IPV4_ADDRESS };
            let unspecified = if v6 { IpAddr::from([0u16; 8]) } else { IpAddr::from([0u8; 4]) };
            Refusal::Nobody { address: unspecified, code, detail: Phrase::TheInterfaceHasNoAddressOfThisFamily }
        })
    }

    fn sender_at(&self, address: IpAddr, vpc: Option<&str>) -> Result<Source, Refusal> {
        let at = |index: usize, address: IpAddr| Ok(Source { start: Start::Interface(index), address });
        if let Some(id) = vpc {
            let Some(&vpc) = self.net.vpc_ids.get(id) else {
                return Err(bad(codes::UNKNOWN_RESOURCE, id, Phrase::TheVpcIsNotInTheSnapshot));
            };
            return match self.net.holder(vpc, address) {
                Some(index) => at(index, address),
                None => Err(self.nobody(vpc, address)),
            };
        }
        match address {
            IpAddr::V4(public) => {
                if let Some((index, private)) = self.net.public_holder(public) {
                    return at(index, private.into());
                }
                if self.net.idle_public.contains(&public) {
                    return Err(Refusal::Nobody {
                        address,
                        code: codes::UNASSIGNED_ADDRESS,
                        detail: Phrase::AssociatedWithNothing,
                    });
                }
            }
            IpAddr::V6(address) => {
                if let Some(index) = self.net.v6_holder(address) {
                    return at(index, address.into());
                }
            }
        }
        let holders: Vec<usize> = (0..self.net.vpcs.len()).filter_map(|vpc| self.net.holder(vpc, address)).collect();
        match holders.as_slice() {
            &[index] => return at(index, address),
            [] => {}
            _ => return Err(bad(codes::BAD_QUESTION, &address.to_string(), Phrase::SeveralVpcsHaveThisAddress)),
        }
        if let Some(vpc) = (0..self.net.vpcs.len()).find(|&vpc| self.net.vpcs[vpc].contains(address)) {
            return Err(self.nobody(vpc, address));
        }
        if crate::network::special::is_public(address) {
            return Ok(Source { start: Start::Internet, address });
        }
        Ok(Source { start: Start::Beyond, address })
    }

    fn nobody(&self, vpc: usize, address: IpAddr) -> Refusal {
        let node = &self.net.vpcs[vpc];
        let subnet = self.net.subnet_at(vpc, address).map(|subnet| &self.net.subnets[subnet]);
        if subnet.is_some_and(|subnet| subnet.reserves(address)) {
            let (code, detail) = (codes::RESERVED_ADDRESS, Phrase::ReservedByAws);
            return Refusal::Nobody { address, code, detail };
        }
        let place = subnet.map_or(node.place, |subnet| subnet.place);
        match self.net.inventory.missing(&self.net.inventory.network_interfaces, place) {
            Some(missing) => Refusal::Lacks(missing),
            None if node.foreign => match self.net.owners(vpc, Ask::DescribeNetworkInterfaces) {
                Some(missing) => Refusal::Lacks(missing),
                None => bad(codes::UNKNOWN_DESTINATION, &address.to_string(), Phrase::TheVpcBelongsToAnotherAccount),
            },
            None => Refusal::Nobody { address, code: codes::UNASSIGNED_ADDRESS, detail: Phrase::NoInterfaceHasIt },
        }
    }

    /// The addresses by which a packet is sent to the other end, best first; empty for an end that is a set.
    pub(crate) fn targets(&self, source: Source, v6: bool) -> Result<Vec<Aim>, Refusal> {
        if let Some(index) = self.end_interface(&self.flow.to)? {
            return self.aim(index, source, v6, false).map(|aim| vec![aim]);
        }
        match &self.flow.to {
            End::Address { address, vpc } => {
                // Nobody on the internet can send to a private address: what lies behind is judged all the same.
                let unmapped = match (source.start, *address) {
                    (Start::Internet, IpAddr::V4(private)) if !crate::network::special::is_public(*address) => {
                        self.only_holder(*address, vpc.as_deref()).map(|index| (index, private))
                    }
                    _ => None,
                };
                Ok(vec![Aim { address: *address, unmapped }])
            }
            End::Name(name) => {
                let found = match self.service(name, source) {
                    Some(Service::Endpoint(found)) => found,
                    _ => self.named(name)?,
                };
                let open = self.net.resolves_to_public(name);
                found.into_iter().map(|index| self.aim(index, source, v6, open)).collect()
            }
            End::Balancer { balancer, .. } => {
                let Some(one) = self.net.balancers.iter().find(|one| one.item.load_balancer_arn == *balancer) else {
                    let status = self.net.inventory.load_balancers.status(self.net.inventory.home());
                    return Err(self.absent(Ask::DescribeLoadBalancers, balancer, status));
                };
                let subnets = one.item.availability_zones.iter().filter_map(|zone| zone.subnet_id.as_ref());
                let mut nodes: Vec<usize> = subnets.filter_map(|subnet| self.node(balancer, subnet)).collect();
                if nodes.is_empty() {
                    nodes.clone_from(&one.interfaces);
                }
                if nodes.is_empty() {
                    return Err(self.absent(Ask::DescribeNetworkInterfaces, balancer, self.home_interfaces()));
                }
                let open = one.item.scheme.as_deref() == Some("internet-facing");
                nodes.into_iter().map(|index| self.aim(index, source, v6, open)).collect()
            }
            _ => Ok(Vec::new()),
        }
    }

    /// The one interface that has a private address.
    fn only_holder(&self, address: IpAddr, vpc: Option<&str>) -> Option<usize> {
        let named = vpc.and_then(|id| self.net.vpc_ids.get(id)).copied();
        let mut holders = (0..self.net.vpcs.len())
            .filter(|&vpc| named.is_none_or(|named| named == vpc))
            .filter_map(|vpc| self.net.holder(vpc, address));
        holders.next().filter(|_| holders.next().is_none())
    }

    /// From the internet an interface is reached by its public address, from elsewhere by its own, unless its name
    /// stands for the public one everywhere.
    fn aim(&self, index: usize, source: Source, v6: bool, open: bool) -> Result<Aim, Refusal> {
        let own = self.own_address(index, v6)?;
        let (true, IpAddr::V4(private)) = (open || source.start == Start::Internet, own) else {
            return Ok(Aim { address: own, unmapped: None });
        };
        Ok(match self.interface(index).public(private) {
            Some(public) => Aim { address: public.into(), unmapped: None },
            None => Aim { address: own, unmapped: Some((index, private)) },
        })
    }
}

/// Where to send a packet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Aim {
    pub(crate) address: IpAddr,
    /// The interface and address that the internet cannot reach for want of a public address.
    pub(crate) unmapped: Option<(usize, Ipv4Addr)>,
}

pub(crate) fn bad(code: Code, resource: &str, detail: Phrase) -> Refusal {
    Refusal::Bad { code, resource: resource.to_owned(), detail }
}
