//! Transit gateways: attachments, the table that each is looked up in, the blocks that a table knows.

use super::routes::everywhere;
use super::{Case, Change, Edit, new_label};
use crate::codes;
use snapshot::shapes::TransitGatewayVpcAttachment;
use std::collections::BTreeSet;

impl Case<'_> {
    /// What a transit gateway lacks to take the packet over.
    pub(super) fn transit(&self) -> Option<Change> {
        let resource = self.blocker.resource.as_str();
        match self.blocker.code {
            codes::TGW_VPC_NOT_ATTACHED => self.attach(resource, self.sender_vpc()?),
            codes::TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION => {
                let gateway = self.attachment(resource)?.transit_gateway_id.as_deref()?;
                let table = self.usual_table(gateway)?;
                Some(Change::new([Edit::AssociateAttachment { attachment: resource.to_owned(), table }]))
            }
            codes::TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT => self.known_in_table(resource),
            codes::BAD_STATE_ATTACHMENT => {
                let state = self.attachment(resource)?.state.as_deref()?;
                let waits = state == "pendingAcceptance";
                waits.then(|| Change::new([Edit::AcceptAttachment { attachment: resource.to_owned() }]))
            }
            _ => None,
        }
    }

    fn attachment(&self, id: &str) -> Option<&TransitGatewayVpcAttachment> {
        self.net.inventory.transit_gateway_vpc_attachments.get(id)
    }

    /// The VPC that sends the packet into the gateway.
    fn sender_vpc(&self) -> Option<usize> {
        let source = self.blocker.packet.source;
        self.net.vpcs.iter().position(|vpc| vpc.contains(source))
    }

    /// A VPC is attached in a subnet of each of its zones, that of the sender or receiver first.
    fn attach(&self, gateway: &str, vpc: usize) -> Option<Change> {
        let node = &self.net.vpcs[vpc];
        let ends = [self.blocker.packet.source, self.blocker.packet.destination];
        let mut subnets: Vec<usize> = node.subnets.clone();
        // Public subnets are for what the internet reaches.
        subnets.sort_by_key(|&subnet| {
            let subnet = &self.net.subnets[subnet];
            (!ends.iter().any(|end| subnet.contains(*end)), self.net.is_public(subnet.id) == Some(true))
        });
        let mut zones = BTreeSet::new();
        subnets.retain(|&subnet| zones.insert(self.net.subnets[subnet].item.availability_zone.as_deref()));
        let subnets: Vec<String> = subnets.iter().map(|&subnet| self.net.subnets[subnet].id.to_owned()).collect();
        let label = new_label("attachment", node.id);
        let change = Change::new([Edit::AttachToTransit { label, gateway: gateway.to_owned(), subnets }]);
        (!node.subnets.is_empty()).then_some(change)
    }

    /// The table that attachments of a gateway use: its default one, else the only one that any of them uses.
    fn usual_table(&self, gateway: &str) -> Option<String> {
        let options = self.net.inventory.transit_gateways.get(gateway)?.options.as_ref();
        if let Some(table) = options.and_then(|options| options.association_default_route_table_id.clone()) {
            return Some(table.to_string());
        }
        let all = self.net.inventory.transit_gateway_attachments.iter();
        let own = all.filter(|one| one.transit_gateway_id.as_deref() == Some(gateway));
        let used = own.filter_map(|one| one.association.as_ref()?.transit_gateway_route_table_id.clone());
        let used: BTreeSet<String> = used.map(|table| table.to_string()).collect();
        if used.len() == 1 { used.into_iter().next() } else { None }
    }

    /// The block of the VPC that the packet is for gets into a table: by the attachment of that VPC, which is made
    /// first where there is none. For the internet a route leads to the VPC by which others leave.
    fn known_in_table(&self, table: &str) -> Option<Change> {
        let destination = self.blocker.packet.destination;
        let owner = self.net.inventory.transit_gateway_route_tables.get(table)?.transit_gateway_id.as_deref()?;
        let attachments = self.net.inventory.transit_gateway_vpc_attachments.iter();
        let mut own = attachments.filter(|one| {
            let works = matches!(one.state.as_deref(), None | Some("available" | "modifying"));
            works && one.transit_gateway_id.as_deref() == Some(owner)
        });
        if self.net.is_elsewhere(destination) {
            // The VPC by which the others leave: the only one beside the sender's that has an internet gateway.
            let sender = self.sender_vpc();
            let mut leading = own.filter(|one| {
                let vpc = one.vpc_id.as_deref().and_then(|id| self.net.vpc_ids.get(id)).copied();
                vpc.is_some_and(|vpc| Some(vpc) != sender && self.net.vpcs[vpc].internet_gateway.is_some())
            });
            let attachment = leading.next().filter(|_| leading.next().is_none())?;
            return Some(Change::new([Edit::SetTransitRoute {
                table: table.to_owned(),
                destination: everywhere(destination).to_owned(),
                attachment: attachment.transit_gateway_attachment_id.to_string(),
            }]));
        }
        let far = self.net.vpcs.iter().position(|vpc| vpc.contains(destination))?;
        let joined = own.find(|one| one.vpc_id.as_deref() == Some(self.net.vpcs[far].id));
        match joined {
            Some(one) => Some(Change::new([Edit::PropagateAttachment {
                attachment: one.transit_gateway_attachment_id.to_string(),
                table: table.to_owned(),
            }])),
            None => self.attach(owner, far),
        }
    }
}
