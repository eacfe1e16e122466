//! Which Regions have VPCs: for a learner who looks in the wrong one.

use crate::ask::ask;
use crate::session::Session;
use crate::{AccessError, Options};
use serde_json::Map;
use snapshot::{Ask, Output};
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

/// A hint is not worth a longer wait.
const PATIENCE: Duration = Duration::from_secs(15);

/// The VPCs of a Region.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RegionVpcs {
    /// The Region's name.
    pub region: String,
    /// How many VPCs somebody made there; the default one, which every Region has, is not counted.
    pub made: usize,
}

/// The enabled Regions that have a VPC beside the default one, sorted by name.
///
/// Regions that may not be asked, or do not answer in time, are left out: this is a hint, not evidence.
///
/// # Errors
/// Nothing can be asked at all.
pub async fn regions_with_vpcs(options: &Options) -> Result<Vec<RegionVpcs>, AccessError> {
    let deadline = Instant::now() + PATIENCE;
    let session = Session::open(options).await?;
    let listing = timeout_at(deadline, ask(&session, Ask::DescribeRegions, &Map::new())).await;
    let Some(Output::DescribeRegions(regions)) = listing.ok().and_then(|answer| answer.output) else {
        return Ok(Vec::new());
    };
    let mut waiting = regions.into_iter().filter_map(|region| region.region_name);
    let mut running = JoinSet::new();
    let mut found = Vec::new();
    loop {
        while running.len() < options.concurrency.max(1) {
            let Some(region) = waiting.next() else { break };
            let session = session.elsewhere(&region);
            running.spawn(async move { (region, ask(&session, Ask::DescribeVpcs, &Map::new()).await) });
        }
        let Ok(Some(joined)) = timeout_at(deadline, running.join_next()).await else { break };
        if let Ok((region, answer)) = joined
            && let Some(Output::DescribeVpcs(vpcs)) = answer.output
        {
            let made = vpcs.iter().filter(|vpc| vpc.is_default != Some(true)).count();
            if made > 0 {
                found.push(RegionVpcs { region, made });
            }
        }
    }
    found.sort();
    Ok(found)
}
