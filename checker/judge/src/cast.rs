//! Who plays which role: found by what things are in the network, never by what they are called.
//!
//! The cast is made once for all labs of a run and does not depend on whether a check passes.

mod roles;
mod vpc;

pub(crate) use roles::routes_to_internet_gateway;
pub use roles::{Host, Roles};
pub use vpc::{Choice, VpcCast};

use crate::finding::Note;
use crate::names::resource;
use crate::verdict::CastReport;
use reach::Network;
use snapshot::{Ask, Missing};

/// The roles of a run.
#[derive(Debug)]
pub struct Cast<'s> {
    /// The VPC that the labs are judged in.
    pub vpc: VpcCast<'s>,
    /// Its subnets and hosts; empty without a VPC.
    pub roles: Roles<'s>,
    /// Index of the account and Region of the VPC in the inventory's places.
    pub place: usize,
}

impl<'s> Cast<'s> {
    /// Finds the roles. `declared` is the VPC that the learner named.
    #[must_use]
    pub fn new(network: &Network<'s>, declared: Option<&str>) -> Self {
        let vpc = VpcCast::find(network, declared);
        let inventory = network.inventory();
        let place = match &vpc.choice {
            Choice::Found(vpc) => inventory.vpcs.row(&vpc.vpc_id).map_or(inventory.home(), |row| row.place),
            _ => vpc::main_place(inventory),
        };
        let roles = match &vpc.choice {
            Choice::Found(vpc) => Roles::find(network, vpc, place),
            _ => Roles::default(),
        };
        Self { vpc, roles, place }
    }

    /// The ids by role, for a report.
    #[must_use]
    pub fn report(&self) -> CastReport {
        let mut report = CastReport::new();
        if let Choice::Found(vpc) = &self.vpc.choice {
            report.insert("vpc", vec![vpc.vpc_id.to_string()]);
        }
        let ids =
            |hosts: &[Host<'_>]| hosts.iter().map(|host| host.instance.instance_id.to_string()).collect::<Vec<_>>();
        let subnets = |subnets: &[&snapshot::shapes::Subnet]| {
            subnets.iter().map(|subnet| subnet.subnet_id.to_string()).collect::<Vec<_>>()
        };
        let roles = [
            ("public", subnets(&self.roles.public)),
            ("private", subnets(&self.roles.private)),
            ("hop", ids(&self.roles.hops)),
            ("private-host", ids(&self.roles.private_hosts)),
        ];
        for (role, ids) in roles {
            if !ids.is_empty() {
                report.insert(role, ids);
            }
        }
        report
    }

    /// What is to be said of the choice itself.
    #[must_use]
    pub fn notes(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        if let (Choice::Found(chosen), Some(second)) = (&self.vpc.choice, self.vpc.others.first()) {
            notes.push(
                Note::new("cast-second-vpc")
                    .with("vpc", resource(&chosen.vpc_id, &chosen.tags))
                    .with("second", resource(&second.vpc_id, &second.tags)),
            );
        }
        notes
    }

    /// The call without which the role is not known, if that is so.
    #[must_use]
    pub fn unknown(&self, network: &Network<'s>, operations: &[Ask]) -> Vec<Missing> {
        network.inventory().lacking(operations.iter().copied(), self.place)
    }
}
