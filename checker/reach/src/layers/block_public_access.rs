//! VPC block public access: a switch of the account and Region over all its gateways to the internet.
//!
//! <https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html>

use crate::walk::{Name, Pkt, Walk, Words};
use crate::{Action, Layer, Phrase, codes};
use snapshot::shapes::{Vpc, VpcBlockPublicAccessExclusion};

/// What is let through although public access is blocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exclusion {
    None,
    Egress,
    Both,
}

impl Walk<'_> {
    /// Marks a packet that block public access stops. `subnet` is that of the interface that faces the gateway,
    /// `outbound` says who opened the connection, `one_way` that it goes by a NAT or egress-only gateway.
    pub(crate) fn block_public_access(
        &mut self,
        vpc: usize,
        subnet: Option<usize>,
        outbound: bool,
        one_way: bool,
        pkt: &Pkt,
    ) {
        let node = &self.net.vpcs[vpc];
        let Some((mode, known)) = self.mode(vpc) else { return };
        let excluded = self.exclusion(vpc, subnet);
        let blocked = match mode {
            "block-bidirectional" => match excluded {
                Exclusion::Both => false,
                Exclusion::Egress => !outbound,
                Exclusion::None => true,
            },
            // What only lets out is left alone, and an exclusion for egress adds nothing.
            "block-ingress" => !one_way && excluded != Exclusion::Both,
            "off" => false,
            _ => return self.doubt(codes::NOT_MODELLED, node.id, Phrase::AnUnknownModeOfBlockPublicAccess),
        };
        if !blocked {
            return;
        }
        let (exclusions, subnets) = (&self.net.inventory.block_public_access_exclusions, &self.net.inventory.subnets);
        // One of a subnet could be of this one, which nobody listed.
        let of_subnet = |exclusion: &VpcBlockPublicAccessExclusion| {
            let arn = exclusion.resource_arn.as_deref().unwrap_or_default();
            holds(exclusion) && arn.rsplit('/').next().is_some_and(|id| id.starts_with("subnet-"))
        };
        if subnet.is_none()
            && exclusions.iter().any(of_subnet)
            && let Some(missing) = self.net.inventory.missing(subnets, node.place)
        {
            return self.lacks(missing);
        }
        // An exclusion that nobody may list could let it through.
        if !known && let Some(missing) = self.net.inventory.missing(exclusions, node.place) {
            return self.lacks(missing);
        }
        let code = codes::VPC_BLOCK_PUBLIC_ACCESS_ENABLED;
        self.step_in(Layer::BlockPublicAccess, Name::Id(node.id), Words::Setting(mode), Action::Drop, subnet, pkt);
        self.block(code, None, None);
    }

    /// The mode that holds for a VPC, and whether it has its exclusions in it already.
    fn mode(&mut self, vpc: usize) -> Option<(&'static str, bool)> {
        let node = &self.net.vpcs[vpc];
        let options = &self.net.inventory.block_public_access;
        let known =
            options.rows().iter().filter(|row| row.place == node.place).find_map(|row| {
                row.item.vpc_block_public_access_options.as_ref()?.internet_gateway_block_mode.as_deref()
            });
        if let Some(mode) = known {
            return Some((word(mode), false));
        }
        if let Some(missing) = self.net.inventory.missing(options, node.place) {
            self.assume(missing);
        }
        // The VPC itself says what holds for it.
        let own = node.item.and_then(own_mode)?;
        Some((word(own), false)).filter(|(mode, _)| *mode != "off")
    }

    fn exclusion(&self, vpc: usize, subnet: Option<usize>) -> Exclusion {
        let mut found = Exclusion::None;
        for exclusion in self.net.inventory.block_public_access_exclusions.iter() {
            let arn = exclusion.resource_arn.as_deref().unwrap_or_default();
            let id = arn.rsplit('/').next().unwrap_or_default();
            let here = id == self.net.vpcs[vpc].id || subnet.is_some_and(|subnet| self.net.subnets[subnet].id == id);
            if here && holds(exclusion) {
                match exclusion.internet_gateway_exclusion_mode.as_deref() {
                    Some("allow-bidirectional") => found = Exclusion::Both,
                    Some("allow-egress") if found == Exclusion::None => found = Exclusion::Egress,
                    _ => {}
                }
            }
        }
        found
    }
}

fn own_mode(vpc: &Vpc) -> Option<&str> {
    vpc.block_public_access_states.as_ref()?.internet_gateway_block_mode.as_deref()
}

fn word(mode: &str) -> &'static str {
    match mode {
        "off" => "off",
        "block-bidirectional" => "block-bidirectional",
        "block-ingress" => "block-ingress",
        _ => "unknown",
    }
}

fn holds(exclusion: &VpcBlockPublicAccessExclusion) -> bool {
    let state = exclusion.state.as_deref();
    matches!(state, None | Some("create-complete" | "update-complete" | "update-in-progress" | "update-failed"))
}
