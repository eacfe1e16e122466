//! `admin-path`: somebody can reach the private hosts to look after them, by a hop that is watched.
//!
//! A host in a public subnet, an EC2 Instance Connect endpoint, or Systems Manager: one that works is enough.

use crate::absent;
use crate::cast::Host;
use crate::check::{Check, CheckInfo, WALK, WALK_REFINED, asks};
use crate::delivery;
use crate::finding::{Finding, Note};
use crate::flow_ends::{self, NamedFlow, Party};
use crate::names::resource;
use crate::outcome::Outcome;
use crate::ssh;
use crate::stage::Stage;
use reach::{End, Protocol, Verdict};
use serde::Deserialize;
use snapshot::shapes::{InstanceConnectEndpoint, Vpc};
use snapshot::{Ask, Wanted};
use std::collections::BTreeSet;

pub(super) const INFO: CheckInfo = super::info!("admin-path");

/// `admin-path = { port = 22 }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdminPath {
    /// The port of ssh; one that the learner declared is as good.
    port: u16,
}

impl Check for AdminPath {
    fn needs(&self) -> Vec<Wanted> {
        asks(WALK)
    }

    fn refines(&self) -> Vec<Wanted> {
        let ways_in = [Ask::DescribeInstanceConnectEndpoints, Ask::DescribeInstanceInformation];
        asks(&[&ways_in, WALK_REFINED].concat())
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let vpc = match absent::private(stage).and_then(|_| absent::vpc(stage)) {
            Ok(vpc) => vpc,
            Err(outcome) => return *outcome,
        };
        let hosts = private_hosts(stage);
        if hosts.is_empty() {
            return Outcome::fail(absent::no_private_host(stage, vpc));
        }
        let mut ways: Vec<Outcome> = stage.cast.roles.hops.iter().map(|hop| self.by_host(stage, hop, &hosts)).collect();
        ways.extend(ssh::endpoints(stage, vpc).map(|endpoint| self.by_endpoint(stage, endpoint, &hosts)));
        ways.extend(ssh::managed(stage, &hosts).map(Outcome::pass));
        if let Some(way) = ways.iter().position(|way| !way.fails() && !way.is_unknown()) {
            return ways.swap_remove(way);
        }
        if let Some(way) = ways.iter().position(Outcome::is_unknown) {
            return ways.swap_remove(way);
        }
        if let Some(ports) = self.undeclared(stage, vpc, &hosts) {
            return Outcome::because(ssh::why_undeclared(&ports));
        }
        if let Some(hidden) = ssh::hidden_way(stage) {
            return Outcome::unknown(hidden);
        }
        let best = (0..ways.len()).min_by_key(|&way| ways.get(way).map_or(0, |outcome| outcome.findings.len()));
        match best {
            // An endpoint stands in no public subnet, and a hop only where there is one.
            Some(best) => ways.swap_remove(best),
            None if absent::public(stage).is_err() => absent::public(stage).err().map(|root| *root).unwrap_or_default(),
            None => Outcome::fail(stage.named(Finding::lacking("NO_WAY_IN", vpc.vpc_id.as_str()))),
        }
    }
}

impl AdminPath {
    fn by_host(&self, stage: &Stage<'_>, hop: &Host<'_>, hosts: &[Host<'_>]) -> Outcome {
        let mut best: Option<Outcome> = None;
        for port in ssh::ports(stage, self.port) {
            let mut outcome = self.by_host_and_port(stage, hop, hosts, port);
            if !outcome.fails() && !outcome.is_unknown() {
                outcome.premises.extend(ssh::declared(self.port, port));
                return outcome;
            }
            best = best.or(Some(outcome));
        }
        best.unwrap_or_default()
    }

    fn by_host_and_port(&self, stage: &Stage<'_>, hop: &Host<'_>, hosts: &[Host<'_>], port: u16) -> Outcome {
        let party = flow_ends::host(hop);
        let in_from_home = from_home(stage, hop, port);
        let mut outcome = delivery::delivered(stage, &in_from_home, stage.trace(&in_from_home.flow));
        let widest = outcome.trace.as_ref().and_then(|trace| trace.widest);
        outcome.absorb(self.onwards(stage, &party, hosts));
        if !outcome.fails() && widest.is_some_and(|block| block.prefix_len() == 0) {
            let finding = Finding::at("HOP_OPEN_TO_THE_WORLD", hop.instance.instance_id.as_str());
            outcome.warnings.push(stage.named(finding.with("port", port.to_string())));
        }
        if !outcome.fails() {
            outcome.seen.push(Note::new("seen-hop").with("hop", flow_ends::host_arg(hop)));
        }
        outcome
    }

    /// From the hop to every private host, on the port of ssh or one that was declared.
    fn onwards(&self, stage: &Stage<'_>, from: &Party, hosts: &[Host<'_>]) -> Outcome {
        let mut outcome = Outcome::default();
        for host in hosts {
            let mut first: Option<Outcome> = None;
            for port in ssh::ports(stage, self.port) {
                let asked = NamedFlow::new(from, &flow_ends::host(host), Protocol::Tcp, Some(port));
                let mut leg = delivery::delivered(stage, &asked, stage.trace(&asked.flow));
                let works = !leg.fails() && !leg.is_unknown();
                if works {
                    leg.premises.extend(ssh::declared(self.port, port));
                }
                first = if works { Some(leg) } else { first.or(Some(leg)) };
                if works {
                    break;
                }
            }
            outcome.absorb(first.unwrap_or_default());
        }
        outcome
    }

    /// The ports that would have to be declared for some way to work, if there is such a way.
    fn undeclared(&self, stage: &Stage<'_>, vpc: &Vpc, hosts: &[Host<'_>]) -> Option<BTreeSet<u16>> {
        let hops = stage.cast.roles.hops.iter().filter_map(|hop| {
            let mut needed = BTreeSet::new();
            let others = ssh::undeclared_of_hops(stage, self.port, [hop]);
            self.opening(stage, others, &mut needed, |port| from_home(stage, hop, port))?;
            self.open_onwards(stage, &flow_ends::host(hop), hosts, needed)
        });
        let ready = ssh::endpoints(stage, vpc).filter(|endpoint| endpoint.state.as_deref() == Some("create-complete"));
        let endpoints = ready.filter_map(|endpoint| {
            let end = End::Interface(endpoint.network_interface_ids.first()?.clone());
            let label = Note::new("who-endpoint");
            self.open_onwards(stage, &Party { end, label }, hosts, BTreeSet::new())
        });
        hops.chain(endpoints).find(|needed| !needed.is_empty())
    }

    fn open_onwards(
        &self,
        stage: &Stage<'_>,
        from: &Party,
        hosts: &[Host<'_>],
        mut needed: BTreeSet<u16>,
    ) -> Option<BTreeSet<u16>> {
        for host in hosts {
            let others = ssh::undeclared_of_private(stage, self.port, [host]);
            let asked = |port| NamedFlow::new(from, &flow_ends::host(host), Protocol::Tcp, Some(port));
            self.opening(stage, others, &mut needed, asked)?;
        }
        Some(needed)
    }

    /// Finds a port that gets through, and notes it if it is one of those that nobody declared.
    fn opening(
        &self,
        stage: &Stage<'_>,
        others: Vec<u16>,
        needed: &mut BTreeSet<u16>,
        asked: impl Fn(u16) -> NamedFlow,
    ) -> Option<()> {
        let delivered = |port: &u16| stage.trace(&asked(*port).flow).verdict == Verdict::Delivered;
        if !ssh::ports(stage, self.port).iter().any(delivered) {
            needed.insert(others.into_iter().find(delivered)?);
        }
        Some(())
    }

    fn by_endpoint(&self, stage: &Stage<'_>, endpoint: &InstanceConnectEndpoint, hosts: &[Host<'_>]) -> Outcome {
        let arg = resource(&endpoint.instance_connect_endpoint_id, &endpoint.tags);
        let state = endpoint.state.as_deref().unwrap_or_default();
        match state {
            "create-complete" => {}
            "create-in-progress" | "update-in-progress" => {
                return Outcome::because(Note::new("why-pending").with("resource", arg).with("detail", state));
            }
            _ => {
                let finding =
                    Finding::at("BAD_STATE", endpoint.instance_connect_endpoint_id.as_str()).with("state", state);
                return Outcome::fail(stage.named(finding));
            }
        }
        let label = Note::new("who-endpoint").with("endpoint", arg.clone());
        let Some(interface) = endpoint.network_interface_ids.first() else {
            return Outcome::because(Note::new("why-no-interface").with("resource", arg));
        };
        let from = Party { end: End::Interface(interface.clone()), label };
        let mut outcome = self.onwards(stage, &from, hosts);
        if outcome.fails() && endpoint.preserve_client_ip == Some(true) {
            // The host then sees the learner's own address, which nothing in the account tells.
            return Outcome::because(Note::new("why-client-address").with("resource", arg));
        }
        if !outcome.fails() {
            outcome.seen.push(Note::new("seen-hop").with("hop", arg));
        }
        outcome
    }
}

/// Running private hosts, or all if none runs.
fn private_hosts<'a>(stage: &Stage<'a>) -> Vec<Host<'a>> {
    let all = &stage.cast.roles.private_hosts;
    let running: Vec<Host<'a>> = all.iter().filter(|host| host.state() == "running").copied().collect();
    if running.is_empty() { all.clone() } else { running }
}

fn from_home(stage: &Stage<'_>, hop: &Host<'_>, port: u16) -> NamedFlow {
    let v4 = hop.instance.public_ip_address.is_some()
        || stage.network.gets_public_address_on_start(&hop.instance.instance_id);
    let v6_only = !v4 && has_ipv6(hop);
    NamedFlow::new(&flow_ends::learner(stage, v6_only), &flow_ends::host(hop), Protocol::Tcp, Some(port))
}

fn has_ipv6(host: &Host<'_>) -> bool {
    host.instance.ipv6_address.is_some()
        || host.instance.network_interfaces.iter().any(|eni| !eni.ipv6_addresses.is_empty())
}
