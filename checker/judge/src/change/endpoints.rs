//! Gateway endpoints.

use super::{one, text};
use crate::finding::{Arg, Finding};
use crate::stage::Stage;
use reach::{Change, Edit};
use std::collections::BTreeSet;

/// An endpoint to the first of the services that has gateway ones, for the tables that private subnets use.
pub(super) fn new(stage: &Stage<'_>, vpc: &str, finding: &Finding) -> Option<Change> {
    let Some(Arg::List(services)) = finding.args.get("services") else { return None };
    let service = services.iter().find_map(|service| match service {
        Arg::Text(name) if matches!(name.as_str(), "s3" | "dynamodb") => Some(name.clone()),
        _ => None,
    })?;
    let subnets = crate::flow_ends::leading_out(stage);
    let tables: BTreeSet<String> = subnets
        .iter()
        .filter_map(|subnet| stage.network.route_table_of(&subnet.subnet_id).found())
        .map(|table| table.route_table_id.to_string())
        .collect();
    let edit = Edit::NewGatewayEndpoint {
        label: format!("new-{service}"),
        vpc: vpc.to_owned(),
        service,
        tables: tables.into_iter().collect(),
    };
    Some(one(edit))
}

/// The endpoint that is there serves one more table.
pub(super) fn tick(table: &str, finding: &Finding) -> Option<Change> {
    let endpoint = text(finding, "endpoint")?.to_owned();
    table.starts_with("rtb-").then(|| one(Edit::TickTable { table: table.to_owned(), endpoint }))
}
