//! VPC peering: between the blocks of two VPCs and nothing beyond.
//!
//! <https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html>

use crate::network::Network;
use crate::walk::{Arrival, Here, Name, Origin, Pkt, Walk, Words};
use crate::{Action, Layer, Phrase, codes};
use snapshot::shapes::{PeeringVpcInfo, VpcPeeringConnection};
use snapshot::{Ask, Place, Status};
use std::net::IpAddr;

/// The side of a peering that is not the given VPC.
fn other<'n>(peering: &'n VpcPeeringConnection, vpc: &str) -> Option<(&'n PeeringVpcInfo, &'n PeeringVpcInfo)> {
    let (one, two) = (peering.requester_vpc_info.as_ref()?, peering.accepter_vpc_info.as_ref()?);
    if one.vpc_id.as_deref() == Some(vpc) {
        Some((one, two))
    } else if two.vpc_id.as_deref() == Some(vpc) {
        Some((two, one))
    } else {
        None
    }
}

fn active(peering: &VpcPeeringConnection) -> bool {
    peering.status.as_ref().and_then(|status| status.code.as_deref()) == Some("active")
}

fn covers(info: &PeeringVpcInfo, address: IpAddr) -> bool {
    let v4 = info.cidr_block_set.iter().filter_map(|one| one.cidr_block.as_deref()).chain(info.cidr_block.as_deref());
    let v6 = info.ipv6_cidr_block_set.iter().filter_map(|one| one.ipv6_cidr_block.as_deref());
    v4.chain(v6).any(|text| text.parse::<ipnet::IpNet>().is_ok_and(|block| block.contains(&address)))
}

impl<'n> Walk<'n> {
    /// Takes a packet over to the other VPC.
    pub(crate) fn peering(
        &mut self,
        peering: &'n VpcPeeringConnection,
        here: Here,
        mut pkt: Pkt,
    ) -> Option<Arrival<'n>> {
        let id = peering.vpc_peering_connection_id.as_str();
        let (layer, name) = (Layer::Peering, Name::Id(id));
        let state = peering.status.as_ref().and_then(|status| status.code.as_deref()).unwrap_or("unknown");
        match state {
            "active" => {}
            "provisioning" | "unknown" => self.doubt(codes::STATE_PENDING, id, Phrase::NotYetActive),
            state => self.drop_at(layer, name, Words::State(state), codes::PEERING_NOT_ACTIVE, &pkt),
        }
        let Some((mine, theirs)) = other(peering, self.net.vpcs[here.vpc].id) else {
            let words = Words::Phrase(Phrase::TheVpcIsNotOneOfItsSides);
            self.drop_at(layer, name, words, codes::BAD_STATE_ATTACHMENT, &pkt);
            return None;
        };
        let vpc = theirs.vpc_id.as_deref().and_then(|id| self.net.vpc_ids.get(id)).copied();
        let there = vpc.is_some_and(|vpc| self.net.vpcs[vpc].contains(pkt.dst)) || covers(theirs, pkt.dst);
        let from = self.net.vpcs[here.vpc].contains(pkt.src);
        if !there || !from {
            let words = Words::Phrase(Phrase::OnlyBetweenTheBlocksOfItsTwoVpcs);
            self.drop_at(layer, name, words, codes::PCX_REQUIRES_ADDRESS_IN_VPC_CIDR, &pkt);
            return None;
        }
        if state == "active" {
            self.step(layer, name, Words::State(state), Action::Forward, &pkt);
        }
        let Some(vpc) = vpc.filter(|&vpc| !self.net.vpcs[vpc].subnets.is_empty()) else {
            let place = Place {
                account: theirs.owner_id.clone().unwrap_or_default(),
                region: theirs.region.clone().unwrap_or_default(),
            };
            self.lacks(snapshot::Missing { operation: Ask::DescribeSubnets, place, status: Status::NotAsked });
            return None;
        };
        // Rules that name a group of the other VPC hold within one Region only.
        // https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
        if mine.region.is_some() && mine.region != theirs.region {
            pkt.sender = None;
        }
        self.local(Here { vpc, subnet: None, origin: Origin::Edge }, pkt)
    }
}

impl Network<'_> {
    /// Whether both VPCs of a peering are in one account.
    pub(crate) fn joins_one_account(&self, peering: &str) -> bool {
        let peering = self.inventory.vpc_peering_connections.get(peering);
        let owner = |side: &Option<PeeringVpcInfo>| side.as_ref()?.owner_id.clone();
        let owners = peering.map(|peering| [&peering.requester_vpc_info, &peering.accepter_vpc_info].map(owner));
        matches!(owners, Some([Some(requester), Some(accepter)]) if requester == accepter)
    }

    /// The VPCs of the same Region that are peered with a VPC.
    pub(crate) fn peers(&self, vpc: usize) -> impl Iterator<Item = usize> + '_ {
        let id = self.vpcs[vpc].id;
        self.inventory.vpc_peering_connections.iter().filter(|peering| active(peering)).filter_map(move |peering| {
            let (mine, theirs) = other(peering, id)?;
            let near = mine.region == theirs.region;
            self.vpc_ids.get(theirs.vpc_id.as_deref()?).copied().filter(|_| near)
        })
    }
}
