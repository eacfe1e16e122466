//! `list-refuses`: the lists of subnets refuse what nobody asked for.

use crate::absent;
use crate::check::{Check, CheckInfo, asks};
use crate::finding::{Finding, Note};
use crate::flow_ends::{self, FlowProtocol};
use crate::lab_fault::LabFault;
use crate::names::resource;
use crate::outcome::Outcome;
use crate::stage::Stage;
use reach::{Flow, Layer, Leg, Verdict};
use serde::Deserialize;
use snapshot::shapes::Subnet;
use snapshot::{Ask, Lookup, Wanted};

pub(super) const INFO: CheckInfo = super::info!("list-refuses");

/// `list-refuses = { any-of = [{ protocol = "tcp", port = 23 }], twin = "ssh-private" }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ListRefuses {
    /// Ports of which at least one is to be refused into every subnet, from everywhere.
    any_of: Vec<Port>,
    /// The check that shows that something does get through.
    twin: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct Port {
    #[serde(default)]
    protocol: FlowProtocol,
    port: u16,
}

impl Check for ListRefuses {
    fn needs(&self) -> Vec<Wanted> {
        asks(&[
            Ask::DescribeVpcs,
            Ask::DescribeSubnets,
            Ask::DescribeRouteTables,
            Ask::DescribeInternetGateways,
            Ask::DescribeNetworkAcls,
        ])
    }

    fn twin(&self) -> Option<&str> {
        Some(&self.twin)
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let (public, private) = match absent::public(stage).and_then(|public| Ok((public, absent::private(stage)?))) {
            Ok(both) => both,
            Err(outcome) => return *outcome,
        };
        let mut outcome = Outcome::default();
        let roles = &stage.cast.roles;
        for subnet in roles.in_use(public).into_iter().chain(roles.in_use(private)) {
            outcome.absorb(self.over(stage, subnet));
        }
        outcome
    }

    fn consistent(&self) -> Result<(), LabFault> {
        if self.any_of.is_empty() {
            return Err(LabFault::EmptyList { field: "any-of", example: "{ port = 23 }" });
        }
        Ok(())
    }
}

impl ListRefuses {
    fn over(&self, stage: &Stage<'_>, subnet: &Subnet) -> Outcome {
        let list = match stage.network.network_acl_of(&subnet.subnet_id) {
            Lookup::Found(list) => list,
            Lookup::Absent => return Outcome::because(Note::new("why-no-list").with("subnet", &*subnet.subnet_id)),
            Lookup::Unknown(missing) => return Outcome::unknown(missing),
        };
        // A public address is imagined for private hosts too: what is asked is what the list does, not the routes.
        let host = flow_ends::notional(subnet, true, false);
        for port in &self.any_of {
            let flow = Flow {
                from: reach::End::Internet,
                to: host.end.clone(),
                protocol: port.protocol.protocol(),
                port: Some(port.port),
                source_port: None,
            };
            let trace = stage.trace(&flow);
            let by_list = trace.blockers.iter().any(|blocker| {
                blocker.layer == Layer::NetworkAcl
                    && blocker.leg == Leg::Request
                    && blocker.subnet.as_ref() == Some(&subnet.subnet_id)
            });
            if trace.verdict == Verdict::Dropped && by_list {
                let seen = Note::new("seen-list-refuses")
                    .with("list", resource(&list.network_acl_id, &list.tags))
                    .with("subnet", resource(&subnet.subnet_id, &subnet.tags))
                    .with("what", format!("{} {}", crate::blocker::protocol_word(port.protocol.protocol()), port.port));
                return Outcome::pass(seen);
            }
        }
        let code =
            if list.is_default == Some(true) { "DEFAULT_LIST_ADMITS_EVERYTHING" } else { "LIST_ADMITS_TOO_MUCH" };
        let tried = self.any_of.iter().map(|port| {
            crate::Arg::Text(format!("{} {}", crate::blocker::protocol_word(port.protocol.protocol()), port.port))
        });
        let finding = Finding::at(code, list.network_acl_id.as_str())
            .with("subnet", resource(&subnet.subnet_id, &subnet.tags))
            .with("ports", crate::Arg::List(tried.collect()));
        Outcome::fail(stage.named(finding))
    }
}
