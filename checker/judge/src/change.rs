//! The smallest change for each finding: the packet engine proposes for what stops a packet, this module for what is not
//! there, or there and too much.

mod databases;
mod endpoints;
mod fronts;
mod hosts;
mod listeners;
mod lists;
mod places;
mod records;
mod routes;

use crate::finding::Finding;
use crate::stage::Stage;
use crate::verdict::LabReport;
use reach::{Change, Edit};

/// Proposes a change for every finding that has none, and numbers the rules of all of them.
pub(crate) fn propose(stage: &Stage<'_>, labs: &mut [LabReport]) {
    let mut changes = Vec::new();
    for finding in labs.iter_mut().flat_map(|lab| &mut lab.checks).flat_map(|check| &mut check.findings) {
        if finding.change.is_none() {
            finding.change = change(stage, finding);
        }
        changes.push(&mut finding.change);
    }
    stage.network.number(changes);
}

fn change(stage: &Stage<'_>, finding: &Finding) -> Option<Change> {
    let resource = finding.resource.as_str();
    match finding.code {
        "NO_VPC" | "ONLY_DEFAULT_VPC" => Some(places::own_vpc(stage)),
        "TOO_FEW_SUBNETS" => places::more_subnets(stage, resource, finding),
        "NO_PUBLIC_SUBNET" | "NO_INTERNET_GATEWAY" | "BAD_STATE_ATTACHMENT" => routes::to_internet(stage, resource),
        "ROUTE_TABLE_WITHOUT_SUBNET" => routes::use_table(stage, resource),
        "EVERY_SUBNET_IS_PUBLIC" => routes::keep_one_private(stage, resource, finding),
        "NO_INSTANCE_IN_PRIVATE_SUBNET" => hosts::private_host(stage),
        "NO_WAY_IN" => hosts::hop(stage, resource),
        "NO_ENTRY_TO_APP" | "NO_APP_HOST" => hosts::web(stage, resource),
        "DATABASE_OPEN_TO_INTERNET" => databases::close(stage, resource, finding),
        "GROUP_ADMITS_ADMIN_PORT_FROM_OUTSIDE" => hosts::narrow(stage, resource, finding),
        "REACHABLE_FROM_INTERNET" => hosts::without_public_address(stage, resource),
        "DEFAULT_LIST_ADMITS_EVERYTHING" | "LIST_ADMITS_TOO_MUCH" => lists::own_list(stage, resource),
        "NO_ENDPOINT" => endpoints::new(stage, resource, finding),
        "VPCE_GATEWAY_ROUTE_TABLE_NOT_ASSOCIATED" => endpoints::tick(resource, finding),
        "VPCE_NOT_AVAILABLE" => stage.network.renew_endpoint(resource),
        "ENDPOINT_POLICY_DENIES" => Some(one(Edit::WholePolicy { endpoint: resource.to_owned() })),
        "ENDPOINT_NAMES_ONLY_FOR_INBOUND_RESOLVER" => Some(one(Edit::NamesForAll { endpoint: resource.to_owned() })),
        "ENDPOINT_PRIVATE_DNS_OFF" => stage.network.name_endpoint(resource),
        "DATABASE_NOT_AVAILABLE" => databases::start(stage, resource, finding),
        code => fronts::change(stage, code, resource, finding)
            .or_else(|| listeners::change(stage, code, resource, finding))
            .or_else(|| records::change(stage, code, resource, finding)),
    }
}

fn one(edit: Edit) -> Change {
    Change::new([edit])
}

/// The text of an argument that is one.
fn text<'f>(finding: &'f Finding, name: &str) -> Option<&'f str> {
    match finding.args.get(name)? {
        crate::Arg::Text(text) => Some(text),
        crate::Arg::Resource { id, .. } => Some(id),
        _ => None,
    }
}
