//! `service-endpoint`: private hosts reach an AWS service without the internet.

use crate::absent;
use crate::check::{Check, CheckInfo, WALK, WALK_REFINED, asks};
use crate::delivery;
use crate::endpoint_policy::{self, Facts, Policy};
use crate::finding::{Arg, Finding, Note};
use crate::flow_ends::{FlowEnd, NamedFlow, Party};
use crate::lab_fault::LabFault;
use crate::names::resource;
use crate::outcome::Outcome;
use crate::stage::Stage;
use reach::{End, Layer, Protocol, Verdict};
use serde::Deserialize;
use snapshot::shapes::{Vpc, VpcEndpoint};
use snapshot::{Ask, NetworkInterfaceId, PrefixListId, SubnetId, Wanted};

pub(super) const INFO: CheckInfo = super::info!("service-endpoint");

/// `service-endpoint = { from = "private-hosts", any-of = ["s3", "dynamodb"] }`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ServiceEndpoint {
    from: FlowEnd,
    /// Services by the last part of their name; one that is reached is enough.
    any_of: Vec<String>,
    /// What the endpoint's policy is to be like.
    #[serde(default)]
    policy: WantedPolicy,
}

/// What a lab asks of an endpoint's policy.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum WantedPolicy {
    /// That it lets something through.
    #[default]
    Any,
    /// That it lets only a part of what the service offers through.
    Narrow,
}

impl Check for ServiceEndpoint {
    fn needs(&self) -> Vec<Wanted> {
        asks(&[&[Ask::DescribeVpcEndpoints, Ask::DescribePrefixLists], WALK, self.from.needs()].concat())
    }

    fn refines(&self) -> Vec<Wanted> {
        asks(&[&[Ask::DescribeVpcAttribute], WALK_REFINED].concat())
    }

    fn judge(&self, stage: &Stage<'_>) -> Outcome {
        let vpc = match super::flow::roles(stage, self.from).and_then(|()| absent::vpc(stage)) {
            Ok(vpc) => vpc,
            Err(outcome) => return *outcome,
        };
        let clients = self.from.parties(stage, false);
        let candidates: Vec<&VpcEndpoint> = self.candidates(stage, vpc);
        let mut tried: Vec<Outcome> =
            candidates.iter().map(|endpoint| by(stage, vpc, endpoint, &clients, self.policy)).collect();
        if let Some(works) = tried.iter().position(|outcome| !outcome.fails() && !outcome.is_unknown()) {
            return tried.swap_remove(works);
        }
        if let Some(unknown) = tried.iter().position(Outcome::is_unknown) {
            return tried.swap_remove(unknown);
        }
        let best = (0..tried.len()).min_by_key(|&index| tried.get(index).map_or(0, |outcome| outcome.findings.len()));
        match best {
            Some(best) => tried.swap_remove(best),
            None => {
                let services = self.any_of.iter().map(|service| Arg::Text(service.clone())).collect();
                let finding =
                    Finding::lacking("NO_ENDPOINT", vpc.vpc_id.as_str()).with("services", Arg::List(services));
                Outcome::fail(stage.named(finding))
            }
        }
    }

    fn consistent(&self) -> Result<(), LabFault> {
        if self.any_of.is_empty() {
            return Err(LabFault::EmptyList { field: "any-of", example: "\"s3\"" });
        }
        Ok(())
    }
}

impl ServiceEndpoint {
    /// The VPC's endpoints to one of the services, those that were deleted left out.
    fn candidates<'a>(&self, stage: &Stage<'a>, vpc: &Vpc) -> Vec<&'a VpcEndpoint> {
        let endpoints = stage.network.inventory().vpc_endpoints.iter();
        endpoints
            .filter(|endpoint| endpoint.vpc_id.as_ref() == Some(&vpc.vpc_id))
            .filter(|endpoint| !matches!(state(endpoint).as_str(), "deleted" | "deleting"))
            .filter(|endpoint| {
                let name = endpoint.service_name.as_deref().unwrap_or_default();
                self.any_of.iter().any(|service| name.rsplit('.').next() == Some(service))
            })
            .collect()
    }
}

fn state(endpoint: &VpcEndpoint) -> String {
    endpoint.state.as_deref().unwrap_or_default().to_ascii_lowercase()
}

fn by(stage: &Stage<'_>, vpc: &Vpc, endpoint: &VpcEndpoint, clients: &[Party], wanted: WantedPolicy) -> Outcome {
    let arg = resource(&endpoint.vpc_endpoint_id, &endpoint.tags);
    match state(endpoint).as_str() {
        "available" => {}
        state @ ("pending" | "pendingacceptance" | "partial") => {
            return Outcome::because(Note::new("why-pending").with("resource", arg).with("detail", state));
        }
        state => {
            let finding = Finding::at("VPCE_NOT_AVAILABLE", endpoint.vpc_endpoint_id.as_str()).with("state", state);
            return Outcome::fail(stage.named(finding));
        }
    }
    let kind = endpoint.vpc_endpoint_type.as_deref().unwrap_or("Gateway").to_ascii_lowercase();
    let mut outcome = match kind.as_str() {
        "gateway" => by_gateway(stage, endpoint, clients),
        "interface" => by_interface(stage, vpc, endpoint, clients),
        _ => return Outcome::because(Note::new("why-endpoint-type").with("resource", arg).with("detail", kind)),
    };
    match policy(stage, vpc, endpoint) {
        Policy::Open if wanted == WantedPolicy::Narrow => {
            outcome.add(stage.named(Finding::at("ENDPOINT_POLICY_OPEN", &*endpoint.vpc_endpoint_id)));
        }
        Policy::Absent if wanted == WantedPolicy::Narrow => {
            let why = Note::new("why-unreadable-rule").with("resource", arg.clone()).with("detail", "PolicyDocument");
            outcome.why = outcome.why.take().or(Some(why));
        }
        Policy::Open => {}
        Policy::Absent => outcome.premises.push(Note::new("assumed-policy").with("resource", arg.clone())),
        Policy::Unreadable => {
            let why = Note::new("why-unreadable-rule").with("resource", arg.clone()).with("detail", "PolicyDocument");
            outcome.why = outcome.why.take().or(Some(why));
        }
        Policy::Depends(detail) => {
            let why = Note::new("why-endpoint-policy").with("resource", arg.clone()).with("detail", detail);
            outcome.why = outcome.why.take().or(Some(why));
        }
        Policy::Narrow if wanted == WantedPolicy::Narrow => {}
        Policy::Narrow => {
            outcome.warnings.push(stage.named(Finding::at("ENDPOINT_POLICY_NARROW", &*endpoint.vpc_endpoint_id)));
        }
        Policy::Shut => {
            outcome.add(stage.named(Finding::at("ENDPOINT_POLICY_DENIES", &*endpoint.vpc_endpoint_id)));
        }
    }
    outcome.seen = vec![Note::new("seen-endpoint").with("endpoint", arg).with("kind", kind)];
    outcome
}

fn policy(stage: &Stage<'_>, vpc: &Vpc, endpoint: &VpcEndpoint) -> Policy {
    let blocks = stage.network.blocks_of(&vpc.vpc_id);
    let facts = Facts { endpoint: &endpoint.vpc_endpoint_id, vpc: &vpc.vpc_id, blocks };
    let service = endpoint.service_name.as_deref().unwrap_or_default();
    endpoint_policy::read(endpoint.policy_document.as_deref(), service, &facts)
}

/// Every block of the service is reached, and through the endpoint.
fn by_gateway(stage: &Stage<'_>, endpoint: &VpcEndpoint, clients: &[Party]) -> Outcome {
    let Some(list) = prefix_list(stage, endpoint) else {
        let resource = resource(&endpoint.vpc_endpoint_id, &endpoint.tags);
        return Outcome::because(Note::new("why-no-prefix-list").with("resource", resource));
    };
    let label = Note::new("who-service").with("service", endpoint.service_name.clone().unwrap_or_default());
    let service = Party { end: End::PrefixList(list), label };
    let mut outcome = Outcome::default();
    for client in clients {
        let asked = NamedFlow::new(client, &service, Protocol::Tcp, Some(443));
        let trace = stage.trace(&asked.flow);
        // A NAT gateway whose own subnet leads to the endpoint is still the way that is to be spared.
        let meets = |layer| trace.request.hops.iter().any(|hop| hop.layer == layer);
        let by_endpoint = meets(Layer::VpcEndpoint) && !trace.request.hops.iter().any(|hop| hop.translates());
        if !by_endpoint && trace.verdict != Verdict::Unknown {
            outcome.add(not_listed(stage, endpoint, client));
            outcome.trace = outcome.trace.take().or(Some(trace));
        } else {
            outcome.absorb(delivery::delivered(stage, &asked, trace));
        }
    }
    outcome
}

/// That the table of a client's subnet does not lead to the endpoint.
fn not_listed(stage: &Stage<'_>, endpoint: &VpcEndpoint, client: &Party) -> Finding {
    let table = subnet_of(stage, client).and_then(|subnet| stage.network.route_table_of(&subnet).found());
    let id = table.map_or(endpoint.vpc_endpoint_id.as_str(), |table| table.route_table_id.as_str());
    let mut finding = Finding::at("VPCE_GATEWAY_ROUTE_TABLE_NOT_ASSOCIATED", id)
        .with("endpoint", resource(&endpoint.vpc_endpoint_id, &endpoint.tags))
        .with("from", client.label.clone());
    if let Some(table) = table {
        finding.excerpt = crate::excerpt::route_table(stage.network.inventory(), &table.route_table_id, None, None);
    }
    stage.named(finding)
}

/// The list of the endpoint's service: that of its name, or the one that a route to it names.
fn prefix_list(stage: &Stage<'_>, endpoint: &VpcEndpoint) -> Option<PrefixListId> {
    let inventory = stage.network.inventory();
    let name = endpoint.service_name.as_deref()?;
    let own = inventory.prefix_lists.iter().find(|list| list.prefix_list_name.as_deref() == Some(name));
    let managed = || inventory.managed_prefix_lists.iter().find(|list| list.prefix_list_name.as_deref() == Some(name));
    let routed = || {
        let routes = inventory.route_tables.iter().flat_map(|table| &table.routes);
        routes
            .filter(|route| route.gateway_id.as_deref() == Some(&*endpoint.vpc_endpoint_id))
            .find_map(|route| route.destination_prefix_list_id.clone())
    };
    own.map(|list| list.prefix_list_id.clone())
        .or_else(|| managed().map(|list| list.prefix_list_id.clone()))
        .or_else(routed)
}

/// Some interface of the endpoint is reached, and the service's name leads to it.
fn by_interface(stage: &Stage<'_>, vpc: &Vpc, endpoint: &VpcEndpoint, clients: &[Party]) -> Outcome {
    let arg = resource(&endpoint.vpc_endpoint_id, &endpoint.tags);
    let mut outcome = Outcome::default();
    for client in clients {
        let mut best: Option<Outcome> = None;
        for interface in nearest_first(stage, endpoint, client) {
            let label = Note::new("who-endpoint").with("endpoint", arg.clone());
            let to = Party { end: End::Interface(interface.clone()), label };
            let asked = NamedFlow::new(client, &to, Protocol::Tcp, Some(443));
            let one = delivery::delivered(stage, &asked, stage.trace(&asked.flow));
            if !one.fails() && !one.is_unknown() {
                best = Some(one);
                break;
            }
            // Of several that fail, the one with the least to mend; of equals the nearest.
            if best.as_ref().is_none_or(|best| one.findings.len() < best.findings.len()) {
                best = Some(one);
            }
        }
        outcome.absorb(
            best.unwrap_or_else(|| Outcome::because(Note::new("why-no-interface").with("resource", arg.clone()))),
        );
    }
    names(stage, vpc, endpoint, &mut outcome);
    if has_gateway_endpoint(endpoint) {
        outcome.warnings.push(stage.named(Finding::at("INTERFACE_ENDPOINT_COSTS", &*endpoint.vpc_endpoint_id)));
    }
    outcome
}

/// Whether the service has gateway endpoints as well, which cost nothing:
/// <https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html>.
fn has_gateway_endpoint(endpoint: &VpcEndpoint) -> bool {
    let name = endpoint.service_name.as_deref().unwrap_or_default();
    matches!(name.rsplit('.').next(), Some("s3" | "dynamodb"))
}

/// The interfaces of an endpoint as a client's resolver prefers them: in its own subnet, in its zone, elsewhere.
fn nearest_first<'e>(stage: &Stage<'_>, endpoint: &'e VpcEndpoint, client: &Party) -> Vec<&'e NetworkInterfaceId> {
    let inventory = stage.network.inventory();
    let zone = |subnet: &SubnetId| {
        inventory.subnets.iter().find(|known| known.subnet_id == *subnet)?.availability_zone.clone()
    };
    let own = subnet_of(stage, client);
    let own_zone = own.as_ref().and_then(zone);
    let distance = |interface: &NetworkInterfaceId| {
        let known = inventory.network_interfaces.iter().find(|known| known.network_interface_id == *interface);
        let subnet = known.and_then(|known| known.subnet_id.clone());
        let is_near = subnet.as_ref().and_then(zone).is_some_and(|zone| own_zone.as_ref() == Some(&zone));
        (subnet.is_none() || subnet != own, !is_near)
    };
    let mut interfaces: Vec<&NetworkInterfaceId> = endpoint.network_interface_ids.iter().collect();
    interfaces.sort_by_key(|interface| distance(interface));
    interfaces
}

/// The subnet that a client is in.
fn subnet_of(stage: &Stage<'_>, client: &Party) -> Option<SubnetId> {
    match &client.end {
        End::Notional { subnet, .. } => Some(subnet.clone()),
        End::Instance(id) => stage.network.inventory().instances().get(id).and_then(|host| host.subnet_id.clone()),
        _ => None,
    }
}

/// What the service's usual name answers inside the VPC:
/// <https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html>.
fn names(stage: &Stage<'_>, vpc: &Vpc, endpoint: &VpcEndpoint, outcome: &mut Outcome) {
    let is_s3 = endpoint.service_name.as_deref().is_some_and(|name| name.ends_with(".s3"));
    let only_inbound = endpoint
        .dns_options
        .as_ref()
        .is_some_and(|options| options.private_dns_only_for_inbound_resolver_endpoint == Some(true));
    let switched_off = stage.network.inventory().vpc_attributes.iter().any(|attribute| {
        let off = |it: &Option<snapshot::shapes::AttributeBoolean>| it.as_ref().and_then(|it| it.value) == Some(false);
        attribute.vpc_id.as_ref() == Some(&vpc.vpc_id)
            && (off(&attribute.enable_dns_support) || off(&attribute.enable_dns_hostnames))
    });
    let finding = |code| stage.named(Finding::at(code, &*endpoint.vpc_endpoint_id));
    if only_inbound {
        outcome.add(finding("ENDPOINT_NAMES_ONLY_FOR_INBOUND_RESOLVER"));
    } else if endpoint.private_dns_enabled != Some(true) || switched_off {
        // The names of the endpoint itself work for S3; other clients are not told another name.
        if is_s3 {
            outcome.warnings.push(finding("ENDPOINT_PRIVATE_DNS_OFF"));
        } else {
            outcome.add(finding("ENDPOINT_PRIVATE_DNS_OFF"));
        }
    }
}
