//! Route tables: the longest prefix decides.
//!
//! <https://docs.aws.amazon.com/vpc/latest/userguide/RouteTables.html>

use crate::network::{Health, Lists, RouteNode, Target};
use crate::walk::{Arrival, Here, Listed, Name, Origin, Pkt, Walk, Words};
use crate::{Action, Layer, Phrase, Protocol, Rule, codes};
use snapshot::{Lookup, Missing, Status};

impl<'n> Walk<'n> {
    /// Routes a packet by the table of the subnet that it comes out of.
    pub(crate) fn route(&mut self, here: Here, pkt: Pkt) -> Option<Arrival<'n>> {
        let Some(subnet) = here.subnet else { return self.local(here, pkt) };
        let node = &self.net.subnets[subnet];
        match &node.table {
            Lookup::Found(table) => self.route_by(*table, here, pkt),
            // Inside the VPC the local route is certain.
            _ if self.net.vpcs[here.vpc].contains(pkt.dst) => self.local(here, pkt),
            Lookup::Unknown(missing) => {
                self.lacks(missing.clone());
                None
            }
            Lookup::Absent => {
                self.doubt(codes::UNKNOWN_RESOURCE, node.id, Phrase::NoRouteTableIsListedForIt);
                None
            }
        }
    }

    /// Routes a packet by a table.
    pub(crate) fn route_by(&mut self, index: usize, here: Here, pkt: Pkt) -> Option<Arrival<'n>> {
        let table = &self.net.tables[index];
        let found = table.lookup(pkt.dst);
        if let Some(doubt) = table.doubt(pkt.dst)
            && found.is_none_or(|route| route.target != Target::Local)
        {
            let missing = Lists::missing(&self.net.inventory, doubt.list.unwrap_or_default(), table.place);
            // By the endpoint it would pass: only if nothing else lets it through does the list matter.
            if self.carries(doubt.target, index, here, pkt.protocol) {
                self.list_doubt(missing);
            } else {
                self.lacks(missing);
                return None;
            }
        }
        if let Some(unreadable) = table.unreadable(pkt.dst)
            && found.is_none_or(|route| route.target != Target::Local)
        {
            self.doubt(codes::UNREADABLE_RULE, table.id, Rule::of_route(unreadable));
            return None;
        }
        let name = Name::Id(table.id);
        let Some(route) = found else {
            let words = Words::Phrase(Phrase::NoRoute);
            self.step_in(Layer::RouteTable, name, words, Action::Drop, here.subnet, &pkt);
            self.block(codes::NO_ROUTE_TO_DESTINATION, None, Some(Listed::Table(index)));
            return None;
        };
        // A deleted NAT gateway stays listed for about an hour: what is wrong is the route that still leads to it.
        let deleted = matches!(route.target, Target::Nat(id)
            if self.net.inventory.nat_gateways.get(id).is_some_and(|nat| nat.state.as_deref() == Some("deleted")));
        if (route.blackhole || deleted) && !self.tells_why(route.target) {
            self.dead(index, route, here, &pkt);
            return None;
        }
        self.step_in(Layer::RouteTable, name, Words::Route(route), Action::Forward, here.subnet, &pkt);
        self.forward(index, route, here, pkt)
    }

    /// Whether a gateway endpoint would carry a packet from here.
    fn carries(&self, target: Target<'_>, table: usize, here: Here, protocol: Protocol) -> bool {
        let Target::Endpoint(id) = target else { return false };
        let Some(&endpoint) = self.net.endpoint_ids.get(id) else { return false };
        let node = &self.net.endpoints[endpoint];
        let listed = node.item.route_table_ids.iter().any(|one| *one == *self.net.tables[table].id);
        node.health == Health::Working
            && matches!(node.item.vpc_endpoint_type.as_deref(), None | Some("Gateway"))
            && listed
            && node.vpc == Some(here.vpc)
            && matches!(here.origin, Origin::Interface | Origin::Nat(_))
            && protocol == Protocol::Tcp
    }

    /// Whether the target of a route that AWS calls a blackhole is there and says itself what is wrong with it.
    fn tells_why(&self, target: Target<'_>) -> bool {
        let inventory = &self.net.inventory;
        match target {
            Target::Peering(id) => inventory.vpc_peering_connections.get(id).is_some_and(|peering| {
                let state = peering.status.as_ref().and_then(|status| status.code.as_deref());
                state.is_some_and(|state| !matches!(state, "active" | "deleted"))
            }),
            Target::Nat(id) => inventory.nat_gateways.get(id).is_some_and(|nat| nat.state.as_deref() == Some("failed")),
            Target::Endpoint(id) => {
                self.net.endpoint_ids.get(id).is_some_and(|&at| self.net.endpoints[at].health == Health::Broken)
            }
            Target::Interface(id) => self.net.interface_ids.get(id).is_some_and(|&index| {
                let node = &self.net.interfaces[index];
                let state = node.instance.and_then(|at| self.net.instances[at].state.as_ref());
                let stopped = matches!(state.and_then(|state| state.name.as_deref()), Some("stopped" | "stopping"));
                stopped || !node.attached
            }),
            _ => false,
        }
    }

    /// A route that leads nowhere.
    pub(crate) fn dead(&mut self, table: usize, route: &'n RouteNode<'n>, here: Here, pkt: &Pkt) {
        let name = Name::Id(self.net.tables[table].id);
        self.step_in(Layer::RouteTable, name, Words::Route(route), Action::Drop, here.subnet, pkt);
        self.block(codes::BAD_STATE_ROUTE, None, Some(Listed::Table(table)));
    }

    /// A route to something that is not listed: gone if the list is whole, else it cannot be told.
    pub(crate) fn gone(
        &mut self,
        missing: Option<Missing>,
        table: usize,
        route: &'n RouteNode<'n>,
        here: Here,
        pkt: &Pkt,
    ) {
        match missing {
            Some(missing) => self.lacks(missing),
            None if self.net.vpcs[here.vpc].foreign => {
                match route.target.operation().and_then(|operation| self.net.owners(here.vpc, operation)) {
                    Some(missing) => self.lacks(missing),
                    None => self.doubt(
                        codes::UNKNOWN_RESOURCE,
                        route.target.text().unwrap_or_default(),
                        Phrase::TheVpcBelongsToAnotherAccount,
                    ),
                }
            }
            None => {
                // The step that forwarded is taken back: the route itself is what is wrong.
                self.steps.pop();
                self.dead(table, route, here, pkt);
            }
        }
    }

    fn forward(&mut self, table: usize, route: &'n RouteNode<'n>, here: Here, pkt: Pkt) -> Option<Arrival<'n>> {
        let inventory = &self.net.inventory;
        let place = self.net.tables[table].place;
        match route.target {
            Target::Local => self.local(here, pkt),
            Target::Internet(id) => match inventory.internet_gateways.get(id) {
                Some(gateway) => self.internet_out(gateway, here, pkt),
                None => {
                    self.gone(inventory.missing(&inventory.internet_gateways, place), table, route, here, &pkt);
                    None
                }
            },
            Target::EgressOnly(id) => match inventory.egress_only_internet_gateways.get(id) {
                Some(gateway) => self.egress_only_out(gateway, here, pkt),
                None => {
                    let missing = inventory.missing(&inventory.egress_only_internet_gateways, place);
                    self.gone(missing, table, route, here, &pkt);
                    None
                }
            },
            Target::Nat(id) => match self.net.nat_ids.get(id) {
                Some(&nat) => self.nat(nat, here, pkt),
                None => {
                    self.gone(inventory.missing(&inventory.nat_gateways, place), table, route, here, &pkt);
                    None
                }
            },
            Target::Endpoint(id) => match self.net.endpoint_ids.get(id) {
                Some(&endpoint) => self.endpoint(endpoint, table, here, pkt),
                None => {
                    self.gone(inventory.missing(&inventory.vpc_endpoints, place), table, route, here, &pkt);
                    None
                }
            },
            Target::Peering(id) => match inventory.vpc_peering_connections.get(id) {
                Some(peering) => self.peering(peering, here, pkt),
                None => {
                    self.gone(inventory.missing(&inventory.vpc_peering_connections, place), table, route, here, &pkt);
                    None
                }
            },
            Target::Transit(id) => self.transit(id, here, pkt),
            Target::Private(id) => self.private_gateway(id, place, here, pkt),
            Target::Interface(id) => match self.net.interface_ids.get(id) {
                Some(&interface) => self.appliance(interface, here, pkt),
                None => {
                    self.gone(inventory.missing(&inventory.network_interfaces, place), table, route, here, &pkt);
                    None
                }
            },
            Target::Instance(id) => {
                let primary = self.net.instance_ids.get(id).and_then(|&one| self.net.instance_interfaces[one].first());
                match primary {
                    Some(&interface) => self.appliance(interface, here, pkt),
                    None => {
                        self.gone(inventory.missing(inventory.instances(), place), table, route, here, &pkt);
                        None
                    }
                }
            }
            Target::Carrier(id) | Target::Beyond(id) | Target::Other(id) => {
                self.doubt(codes::NOT_MODELLED, id, Phrase::ARouteTargetThatIsNotModelled);
                None
            }
            Target::None => {
                self.doubt(codes::NOT_MODELLED, self.net.tables[table].id, Phrase::ARouteWithoutAKnownTarget);
                None
            }
        }
    }

    /// Delivers inside the VPC.
    pub(crate) fn local(&mut self, here: Here, pkt: Pkt) -> Option<Arrival<'n>> {
        let held = self.holder(here.vpc, pkt.dst).and_then(|index| self.interface(index).subnet);
        let subnet = held.filter(|&subnet| self.net.subnets[subnet].contains(pkt.dst));
        if let Some(subnet) = subnet.or_else(|| self.net.subnet_at(here.vpc, pkt.dst)) {
            return self.enter(here.vpc, subnet, here.subnet, pkt);
        }
        if let Some(index) = self.holder(here.vpc, pkt.dst) {
            return self.arrive(index, here.subnet, pkt);
        }
        let vpc = &self.net.vpcs[here.vpc];
        let subnets = &self.net.inventory.subnets;
        if subnets.status(vpc.place) != Status::Seen
            && let Some(missing) = self.net.inventory.missing(subnets, vpc.place)
        {
            self.lacks(missing);
            return None;
        }
        let words = Words::Phrase(Phrase::InNoSubnetOfTheVpc);
        self.drop_at(Layer::Address, Name::Address(pkt.dst), words, codes::ADDRESS_IN_NO_SUBNET, &pkt);
        None
    }
}
