//! `no-flow`: nobody gets in.

use super::flow::{not_both_outside, roles};
use crate::blocker::{packet_of, protocol_word};
use crate::check::{Check, CheckInfo, WALK, WALK_REFINED, asks};
use crate::exposed;
use crate::finding::{Finding, Note};
use crate::flow_ends::{FlowEnd, NamedFlow, Party};
use crate::lab_fault::LabFault;
use crate::outcome::Outcome;
use crate::stage::Stage;
use reach::{End, Protocol, Verdict};
use serde::Deserialize;
use snapshot::Wanted;
use std::collections::BTreeSet;

pub(super) const INFO: CheckInfo = super::info!("no-flow");

/// `no-flow = { from = "internet", to = "private-hosts", twin = "reach-private" }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct NoFlow {
    from: FlowEnd,
    to: FlowEnd,
    /// The check that shows that something does get through: an account with nothing in it refuses everything.
    twin: String,
}

impl Check for NoFlow {
    fn needs(&self) -> Vec<Wanted> {
        asks(&[WALK, self.from.needs(), self.to.needs()].concat())
    }

    fn refines(&self) -> Vec<Wanted> {
        asks(WALK_REFINED)
    }

    fn twin(&self) -> Option<&str> {
        Some(&self.twin)
    }

    fn consistent(&self) -> Result<(), LabFault> {
        not_both_outside(self.from, self.to)
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        if let Err(outcome) = roles(stage, self.from).and_then(|()| roles(stage, self.to)) {
            return *outcome;
        }
        let mut outcome = Outcome::default();
        for to in &self.to.parties(stage, false) {
            if let Some(told) = self.told_of_internet(stage, to) {
                outcome.absorb(told);
                outcome.warnings.extend(public_address(stage, &to.end));
                continue;
            }
            let questions = questions(stage, &to.end);
            for door in doors(stage, to) {
                for from in &self.from.parties(stage, door.v6) {
                    for &(protocol, port) in &questions {
                        let asked = NamedFlow::new(from, &door.party, door.spoken(protocol), port);
                        outcome.absorb(refused(stage, &asked, &to.end));
                    }
                }
            }
            outcome.warnings.extend(public_address(stage, &to.end));
        }
        outcome.seen.push(Note::new("seen-no-flow"));
        outcome
    }
}

impl NoFlow {
    /// The whole internet and a host are a question about sets, which leaves nothing out.
    fn told_of_internet(&self, stage: &Stage<'_>, to: &Party) -> Option<Outcome> {
        let End::Instance(id) = &to.end else { return None };
        let [from] = self.from.parties(stage, false).try_into().ok()?;
        if from.end == End::Internet { exposed::nothing_reaches(stage, id, &from, to) } else { None }
    }
}

/// One way to knock at a host: an interface of it, over one family of addresses.
struct Door {
    party: Party,
    v6: bool,
}

impl Door {
    fn spoken(&self, protocol: Protocol) -> Protocol {
        match protocol {
            Protocol::Icmp { .. } if self.v6 => Protocol::Icmpv6 { kind: 128, code: 0 },
            protocol => protocol,
        }
    }
}

/// Every interface of an instance, each over the families that it has addresses of; another party as it is.
fn doors(stage: &Stage<'_>, party: &Party) -> Vec<Door> {
    let End::Instance(id) = &party.end else { return vec![Door { party: party.clone(), v6: false }] };
    let inventory = stage.network.inventory();
    let mut doors = Vec::new();
    for interface in inventory.network_interfaces.iter() {
        let holder = interface.attachment.as_ref().and_then(|attachment| attachment.instance_id.as_ref());
        if holder != Some(id) {
            continue;
        }
        let end = End::Interface(interface.network_interface_id.clone());
        let party = Party { end, label: party.label.clone() };
        doors.push(Door { party: party.clone(), v6: false });
        for address in interface.ipv6_addresses.iter().filter_map(|it| it.ipv6_address.as_deref()?.parse().ok()) {
            let end = End::Address { address, vpc: interface.vpc_id.clone() };
            doors.push(Door { party: Party { end, ..party.clone() }, v6: true });
        }
    }
    if doors.is_empty() {
        doors.push(Door { party: party.clone(), v6: false });
    }
    doors
}

/// That a asked is refused; if not, the finding is at the host that was meant.
fn refused(stage: &Stage<'_>, asked: &NamedFlow, host: &End) -> Outcome {
    let trace = stage.trace(&asked.flow);
    let mut outcome = Outcome::default();
    match trace.verdict {
        // What the engine takes for granted lets packets pass: without it this one is refused all the same.
        Verdict::Dropped => {}
        Verdict::Delivered => {
            let port = asked.flow.port.map(|port| format!(" {port}")).unwrap_or_default();
            let resource = end_id(host);
            // Who sends from inside passes no gateway: what is wrong is another thing.
            let code = match &asked.flow.from {
                End::Internet | End::Internet6 | End::Address { vpc: None, .. } => "REACHABLE_FROM_INTERNET",
                _ => "REACHABLE_FROM_INSIDE",
            };
            let source = || trace.request.hops.first().map(|hop| hop.packet.source.to_string());
            let block = trace.widest.map(|block| block.to_string()).or_else(source);
            let finding = Finding::at(code, resource)
                .with("from", asked.from.clone())
                .with("to", asked.to.clone())
                .with("what", format!("{}{port}", protocol_word(asked.protocol)))
                .with("block", block.unwrap_or_default())
                .with("packet", packet_of(asked.protocol, &trace));
            outcome.add(stage.named(finding));
            outcome.trace = Some(trace);
        }
        Verdict::Unknown => {
            outcome.missing.clone_from(&trace.missing);
            outcome.why = trace.why.as_ref().map(crate::blocker::why);
        }
    }
    outcome
}

fn end_id(end: &End) -> String {
    match end {
        End::Instance(id) => id.to_string(),
        End::Interface(id) => id.to_string(),
        End::Notional { subnet, .. } => subnet.to_string(),
        _ => String::new(),
    }
}

/// What has to be asked so that no port is missed: one port of each stretch between the bounds of the host's groups.
fn questions(stage: &Stage<'_>, end: &End) -> Vec<(Protocol, Option<u16>)> {
    let inventory = stage.network.inventory();
    let mut ports: BTreeSet<u16> = [22, 80, 443, 3389].into();
    ports.extend(stage.ssh_ports);
    if let End::Instance(id) = end
        && let Some(host) = inventory.instances().get(id)
    {
        let own = host.security_groups.iter().map(|group| &group.group_id);
        let interfaces = host.network_interfaces.iter().flat_map(|eni| eni.groups.iter().map(|group| &group.group_id));
        let groups: BTreeSet<_> = own.chain(interfaces).collect();
        for rule in groups
            .into_iter()
            .filter_map(|id| inventory.security_groups.get(id))
            .flat_map(|group| &group.ip_permissions)
        {
            for bound in [rule.from_port, rule.to_port].into_iter().flatten() {
                ports.extend(u16::try_from(bound));
            }
        }
    }
    let both = |port: u16| [(Protocol::Tcp, Some(port)), (Protocol::Udp, Some(port))];
    ports.into_iter().flat_map(both).chain([(Protocol::Icmp { kind: 8, code: 0 }, None)]).collect()
}

/// A public address that a private host has no use for.
fn public_address(stage: &Stage<'_>, end: &End) -> Option<Finding> {
    let End::Instance(id) = end else { return None };
    let host = stage.network.inventory().instances().get(id)?;
    let address = host.public_ip_address.as_deref()?;
    let finding = Finding::at("PRIVATE_HOST_HAS_PUBLIC_ADDRESS", id.as_str()).with("address", address);
    Some(stage.named(finding))
}
