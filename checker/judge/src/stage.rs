//! What a check may look at.

use crate::answers::GivenAnswers;
use crate::cast::Cast;
use crate::finding::{Arg, Finding};
use crate::traces::Traces;
use crate::tried::Tried;
use reach::{Flow, Network, Trace};
use std::net::IpAddr;

/// What every check of a run may look at.
#[derive(Debug, Clone, Copy)]
pub struct Stage<'a> {
    /// The network of the snapshot.
    pub network: &'a Network<'a>,
    /// What this network was asked already.
    pub traces: &'a Traces,
    /// Who plays which role.
    pub cast: &'a Cast<'a>,
    /// The VPC that the learner named, if one was.
    pub declared: Option<&'a str>,
    /// The learner's own address, if it was given.
    pub my_ip: Option<IpAddr>,
    /// The ports beside 22 on which the learner says that ssh listens.
    pub ssh_ports: &'a [u16],
    /// The learner's own domain, in lower case and without a last dot, if it was told.
    pub domain: Option<&'a str>,
    /// Where the learner's own application is, if it was told.
    pub app: Option<&'a str>,
    /// Where a second instance of it is, if it was told.
    pub other_app: Option<&'a str>,
    /// What marks an order from before a restart that the learner says there was.
    pub before_restart: Option<&'a str>,
    /// When the last answer came, as the snapshot says: the clock of whatever ends one day.
    pub now: Option<&'a str>,
    /// The learner's id, which decides the sheet of an exercise.
    pub learner: &'a str,
    /// The answers to the exercises of the lab that is judged, as far as there are any.
    pub answers: GivenAnswers<'a>,
    /// What was tried from outside.
    pub tried: Tried<'a>,
}

impl Stage<'_> {
    /// The way of a packet, computed once however many checks ask.
    pub(crate) fn trace(&self, flow: &Flow) -> Trace {
        self.traces.of(self.network, flow)
    }

    /// Gives a finding the name of its resource.
    pub(crate) fn named(&self, mut finding: Finding) -> Finding {
        finding.name = self.network.inventory().name_of(&finding.resource).map(str::to_owned);
        let arg = Arg::Resource { id: finding.resource.clone(), name: finding.name.clone() };
        finding.with("resource", arg)
    }
}
