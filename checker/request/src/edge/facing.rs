//! From where CloudFront asks origins over the internet.

use ipnet::IpNet;
use snapshot::{Inventory, PrefixListId};

/// The name of AWS's list of the blocks from which CloudFront asks origins.
/// <https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/LocationsOfEdgeServers.html#managed-prefix-list>
pub const ORIGIN_FACING: &str = "com.amazonaws.global.cloudfront.origin-facing";

/// AWS's list, where it is in what was collected; a list of the learner's own may have any name.
#[must_use]
pub fn origin_facing(inventory: &Inventory<'_>) -> Option<PrefixListId> {
    let mut lists = inventory.managed_prefix_lists.iter();
    let of_aws = |owner: Option<&str>| owner.is_none_or(|owner| owner == "AWS");
    lists
        .find(|one| one.prefix_list_name.as_deref() == Some(ORIGIN_FACING) && of_aws(one.owner_id.as_deref()))
        .map(|one| one.prefix_list_id.clone())
}

/// The blocks of the list; empty where nobody asked for them, which is only done where a rule names it.
#[must_use]
pub fn origin_facing_blocks(inventory: &Inventory<'_>) -> Vec<IpNet> {
    let Some(list) = origin_facing(inventory) else { return Vec::new() };
    inventory.prefix_list_entries.of(&list).iter().filter_map(|entry| entry.cidr.as_deref()?.parse().ok()).collect()
}
