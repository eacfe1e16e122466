//! Transit gateways: attachments by zone, tables with associations and propagations, peerings.
//!
//! <https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html>

use crate::network::SubnetNode;
use crate::walk::{Arrival, Here, Name, Origin, Pkt, Spot, Walk, Words};
use crate::{Action, Direction, Layer, Phrase, codes};
use snapshot::shapes::TransitGatewayVpcAttachment;
use snapshot::{Ask, Missing, Place, Status};

const LAYER: Layer = Layer::TransitGateway;

impl<'n> Walk<'n> {
    /// Takes a packet from a VPC into a transit gateway.
    pub(crate) fn transit(&mut self, gateway: &'n str, here: Here, mut pkt: Pkt) -> Option<Arrival<'n>> {
        let vpc = &self.net.vpcs[here.vpc];
        let transits = &self.net.transits;
        let known = transits.of_vpc.get(&(gateway, vpc.id)).map_or(&[][..], Vec::as_slice);
        let live = known.iter().copied().find(|attachment| {
            attachment.state.as_deref().is_none_or(|state| state == "available" || state == "modifying")
        });
        let Some(attachment) = live.or(known.first().copied()) else {
            let attachments = &self.net.inventory.transit_gateway_vpc_attachments;
            if let Some(missing) = self.net.inventory.missing(attachments, vpc.place) {
                self.lacks(missing);
            } else if let Some(missing) = self.net.owners(here.vpc, Ask::DescribeTransitGatewayVpcAttachments) {
                // Only the owner of a shared VPC attaches it.
                self.lacks(missing);
            } else {
                let words = Words::Phrase(Phrase::TheVpcIsNotAttached);
                self.drop_at(LAYER, Name::Id(gateway), words, codes::TGW_VPC_NOT_ATTACHED, &pkt);
            }
            return None;
        };
        let id = attachment.transit_gateway_attachment_id.as_str();
        if !self.usable(attachment, &pkt) {
            return None;
        }
        if let Some(from) = here.subnet {
            let entry = self.entry(attachment, from, id, &pkt)?;
            // https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html
            self.acl(entry, Direction::Ingress, &mut pkt);
            pkt.zone = Some(entry);
        }
        self.step(LAYER, Name::Id(id), Words::TransitGateway(gateway), Action::Forward, &pkt);
        if !self.references(gateway, attachment) {
            pkt.sender = None;
        }
        self.transit_route(gateway, id, pkt)
    }

    /// The call in another account that would tell.
    fn elsewhere(&self, operation: Ask, owner: &str, place: usize) -> Missing {
        let region = self.net.inventory.places().get(place).map(|place| place.region.clone()).unwrap_or_default();
        let place = Place { account: owner.to_owned(), region };
        Missing { operation, place, status: Status::NotAsked }
    }

    /// Whether nothing was asked in an account.
    fn unseen(&self, account: &str) -> bool {
        self.net.inventory.places().iter().all(|place| place.account != account)
    }

    /// Whether a VPC attachment works; one that does not is marked.
    fn usable(&mut self, attachment: &'n TransitGatewayVpcAttachment, pkt: &Pkt) -> bool {
        self.works(&attachment.transit_gateway_attachment_id, attachment.state.as_deref(), pkt)
    }

    fn works(&mut self, id: &'n str, state: Option<&'n str>, pkt: &Pkt) -> bool {
        match state {
            None | Some("available" | "modifying") => return true,
            Some("pending" | "initiating" | "pendingAcceptance" | "initiatingRequest") => {
                self.doubt(codes::STATE_PENDING, id, Phrase::TheAttachmentIsPending);
            }
            Some(state) => self.drop_at(LAYER, Name::Id(id), Words::State(state), codes::BAD_STATE_ATTACHMENT, pkt),
        }
        false
    }

    /// The subnet of the attachment in the sender's zone.
    fn entry(
        &mut self,
        attachment: &'n TransitGatewayVpcAttachment,
        from: usize,
        id: &'n str,
        pkt: &Pkt,
    ) -> Option<usize> {
        let from = &self.net.subnets[from];
        let subnets: Vec<usize> = self.attachment_subnets(attachment);
        let found = subnets.iter().copied().find(|&one| from.same_zone(&self.net.subnets[one]) == Some(true));
        if found.is_none() {
            let all_known = subnets.len() == attachment.subnet_ids.len()
                && subnets.iter().all(|&one| from.same_zone(&self.net.subnets[one]).is_some());
            if all_known {
                let words = Words::Phrase(Phrase::NoInterfaceInTheSendersZone);
                self.drop_at(LAYER, Name::Id(id), words, codes::TGW_ROUTE_AZ_RESTRICTION, pkt);
            } else {
                self.doubt(codes::UNKNOWN_RESOURCE, id, Phrase::ASubnetOfTheAttachmentIsNotListed);
            }
        }
        found
    }

    fn attachment_subnets(&self, attachment: &TransitGatewayVpcAttachment) -> Vec<usize> {
        attachment.subnet_ids.iter().filter_map(|id| self.net.subnet_ids.get(id.as_str())).copied().collect()
    }

    /// Whether rules that name a group of another VPC hold across the gateway.
    fn references(&self, gateway: &str, attachment: &TransitGatewayVpcAttachment) -> bool {
        let switch = |text: Option<&str>| text == Some("enable");
        let gateway = self.net.inventory.transit_gateways.get(gateway).and_then(|gateway| gateway.options.as_ref());
        switch(gateway.and_then(|options| options.security_group_referencing_support.as_deref()))
            && switch(
                attachment.options.as_ref().and_then(|options| options.security_group_referencing_support.as_deref()),
            )
    }

    /// Routes a packet that came by an attachment.
    fn transit_route(&mut self, gateway: &'n str, attachment: &'n str, pkt: Pkt) -> Option<Arrival<'n>> {
        let place = Spot::Transit(gateway, attachment);
        self.once(place, pkt, |walk, pkt| walk.transit_route_once(gateway, attachment, pkt))
    }

    fn transit_route_once(&mut self, gateway: &'n str, attachment: &'n str, pkt: Pkt) -> Option<Arrival<'n>> {
        let transits = &self.net.transits;
        let Some(&(side, place)) = transits.attachments.get(&(attachment, gateway)) else {
            let home =
                self.net.inventory.transit_gateways.row(gateway).map_or(self.net.inventory.home(), |row| row.place);
            let attachments = &self.net.inventory.transit_gateway_attachments;
            match self.net.inventory.missing(attachments, home) {
                Some(missing) => self.lacks(missing),
                None => self.doubt(codes::UNKNOWN_RESOURCE, attachment, Phrase::TheAttachmentIsNotListed),
            }
            return None;
        };
        let association = side.association.as_ref();
        // An account that the gateway is shared with is not told the association.
        if let (None, Some(owner)) = (association, side.transit_gateway_owner_id.as_deref())
            && let Some(here) = self.net.inventory.places().get(place)
            && !here.account.is_empty()
            && here.account != owner
        {
            let missing = self.elsewhere(Ask::DescribeTransitGatewayAttachments, owner, place);
            self.lacks(missing);
            return None;
        }
        let state = association.and_then(|association| association.state.as_deref());
        let table = association.and_then(|association| association.transit_gateway_route_table_id.as_deref());
        let Some(table) = table.filter(|_| matches!(state, None | Some("associated"))) else {
            let words = Words::Phrase(Phrase::AssociatedWithNoRouteTable);
            let code = codes::TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION;
            self.drop_at(LAYER, Name::Id(attachment), words, code, &pkt);
            return None;
        };
        let known = transits.tables.get(table);
        let route = known.and_then(|known| known.lookup(pkt.dst)).copied();
        let whole = known.is_some_and(|known| known.whole && !(known.dynamic && route.is_none()));
        if !whole {
            let searched = self.net.inventory.transit_gateway_routes.status(table);
            let operation = if searched == Status::Seen {
                Ask::GetTransitGatewayRouteTablePropagations
            } else {
                Ask::SearchTransitGatewayRoutes
            };
            let missing =
                self.call(operation, place, if searched == Status::Seen { Status::NotAsked } else { searched });
            self.lacks(missing);
            return None;
        }
        let Some(route) = route else {
            let words = Words::Phrase(Phrase::NoRoute);
            self.drop_at(LAYER, Name::Id(table), words, codes::TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT, &pkt);
            return None;
        };
        let Some((to, kind)) = route.to.filter(|_| !route.blackhole) else {
            let words = Words::Towards(route.block, None);
            self.drop_at(LAYER, Name::Id(table), words, codes::TGW_RTB_BAD_STATE_ROUTE, &pkt);
            return None;
        };
        self.step(LAYER, Name::Id(table), Words::Towards(route.block, Some(to)), Action::Forward, &pkt);
        match kind {
            "vpc" => self.transit_out(gateway, to, pkt),
            "peering" | "tgw-peering" => self.transit_peer(gateway, to, pkt),
            _ => {
                self.doubt(codes::NETWORK_BEYOND_UNKNOWN, to, Phrase::WhatIsBeyondTheAttachment);
                None
            }
        }
    }

    /// Takes a packet over to the peer of a transit gateway.
    fn transit_peer(&mut self, gateway: &'n str, attachment: &'n str, mut pkt: Pkt) -> Option<Arrival<'n>> {
        let inventory = &self.net.inventory;
        let peering = inventory.transit_gateway_peering_attachments.get(attachment);
        if !self.works(attachment, peering.and_then(|peering| peering.state.as_deref()), &pkt) {
            return None;
        }
        let sides = peering.iter().flat_map(|peering| [&peering.requester_tgw_info, &peering.accepter_tgw_info]);
        let ids = sides.filter_map(|side| side.as_ref()?.transit_gateway_id.as_deref());
        let mine = self.net.transits.attachments.get(&(attachment, gateway));
        let named = mine.and_then(|(side, _)| side.resource_id.as_deref());
        let Some(other) = ids.chain(named).find(|&id| id != gateway) else {
            let missing = inventory.missing(&inventory.transit_gateway_peering_attachments, inventory.home());
            match missing {
                Some(missing) => self.lacks(missing),
                None => self.doubt(codes::UNKNOWN_DESTINATION, attachment, Phrase::ThePeerIsNotListed),
            }
            return None;
        };
        pkt.sender = None;
        pkt.zone = None;
        self.transit_route(other, attachment, pkt)
    }

    /// Takes a packet out of a transit gateway into a VPC.
    fn transit_out(&mut self, gateway: &'n str, id: &'n str, mut pkt: Pkt) -> Option<Arrival<'n>> {
        let inventory = &self.net.inventory;
        let Some(attachment) = inventory.transit_gateway_vpc_attachments.get(id) else {
            let place = inventory.transit_gateways.row(gateway).map_or(inventory.home(), |row| row.place);
            let operation = Ask::DescribeTransitGatewayVpcAttachments;
            let side = self.net.transits.attachments.get(&(id, gateway));
            let owner = side.and_then(|(side, _)| side.resource_owner_id.as_deref()).filter(|owner| self.unseen(owner));
            match (inventory.missing(&inventory.transit_gateway_vpc_attachments, place), owner) {
                (Some(missing), _) => self.lacks(missing),
                (None, Some(owner)) => self.lacks(self.elsewhere(operation, owner, place)),
                (None, None) => self.doubt(codes::UNKNOWN_DESTINATION, id, Phrase::TheAttachmentIsNotListed),
            }
            return None;
        };
        if !self.usable(attachment, &pkt) {
            return None;
        }
        let vpc = attachment.vpc_id.as_deref().and_then(|id| self.net.vpc_ids.get(id)).copied();
        let subnets = self.attachment_subnets(attachment);
        let Some(vpc) = vpc.filter(|_| !subnets.is_empty() && subnets.len() == attachment.subnet_ids.len()) else {
            let place = inventory.transit_gateway_vpc_attachments.row(id).map_or(inventory.home(), |row| row.place);
            match attachment.vpc_owner_id.as_deref().filter(|owner| self.unseen(owner)) {
                Some(owner) => self.lacks(self.elsewhere(Ask::DescribeSubnets, owner, place)),
                None => {
                    let detail = Phrase::TheVpcBehindTheAttachmentIsNotInTheSnapshot;
                    self.doubt(codes::UNKNOWN_DESTINATION, id, detail);
                }
            }
            return None;
        };
        if !self.references(gateway, attachment) {
            pkt.sender = None;
        }
        // It stays in the zone that it came from, where the attachment has a subnet there; in appliance mode the flow
        // decides. https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-appliance-scenario.html
        let mode = attachment.options.as_ref().and_then(|options| options.appliance_mode_support.as_deref());
        let zone = pkt.zone.filter(|_| mode != Some("enable")).map(|subnet| &self.net.subnets[subnet]);
        let stays = |&one: &usize| {
            zone.is_some_and(|zone: &SubnetNode<'_>| zone.same_zone(&self.net.subnets[one]) == Some(true))
        };
        match (subnets.iter().copied().find(stays), subnets.as_slice()) {
            (Some(subnet), _) | (None, &[subnet]) => self.leave(vpc, subnet, Origin::Transit, pkt),
            (None, _) => self.any_of(id, vpc, &subnets, &pkt),
        }
    }

    /// Out by one of several subnets, AWS does not say which: all must agree.
    fn any_of(&mut self, id: &'n str, vpc: usize, subnets: &[usize], pkt: &Pkt) -> Option<Arrival<'n>> {
        let tries: Vec<(Self, Option<Arrival<'n>>)> = subnets
            .iter()
            .map(|&subnet| {
                let mut walk = self.clone();
                let arrival = walk.leave(vpc, subnet, Origin::Transit, pkt.clone());
                (walk, arrival)
            })
            .collect();
        let outcome = |(walk, arrival): &(Self, Option<Arrival<'n>>)| {
            (arrival.as_ref().map(|arrival| arrival.at), walk.clear(walk.leg))
        };
        let agree = tries.windows(2).all(|pair| outcome(&pair[0]) == outcome(&pair[1]));
        if !agree {
            self.doubt(codes::NOT_MODELLED, id, Phrase::TheZoneByWhichTheTransitGatewayEntersTheVpc);
            return None;
        }
        let (walk, arrival) = tries.into_iter().next()?;
        *self = walk;
        arrival
    }
}
