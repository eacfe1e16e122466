//! What bills of instances: the hours of those that run, disks whether anything runs or not, and snapshots.

use crate::line::{Cost, Kind, Reason};
use crate::seen::{About, Seen, gigabytes, phase, running};
use crate::table::Item;
use snapshot::shapes::{Identified as _, Instance};

pub(crate) fn find(seen: &mut Seen<'_>) {
    instances(seen);
    volumes(seen);
    snapshots(seen);
}

/// Only a running instance bills by the hour
/// (<https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html>).
fn instances(seen: &mut Seen<'_>) {
    let inventory = seen.inventory;
    for row in inventory.instances().rows() {
        let (instance, region) = (row.item, seen.region(row));
        let name = instance.state.as_ref().and_then(|state| state.name.as_deref());
        let gone = ["stopping", "stopped", "shutting-down", "terminated"];
        let state = phase(name, &["running"], &["pending"], &gone);
        let cost = match odd(instance) {
            Some(reason) => Cost::Unknown(reason),
            None => seen.price_of(Item::Instance, instance.instance_type.as_deref(), &region, 1),
        };
        let about = About {
            of_type: instance.instance_type.clone(),
            since: instance.launch_time.as_ref().map(ToString::to_string),
            ..About::default()
        };
        seen.add(Kind::Instance, &region, instance.id(), state, about, running(cost));
    }
}

/// Why the price of Linux on shared hardware may not be this instance's.
fn odd(instance: &Instance) -> Option<Reason> {
    // AWS's words for the systems: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/billing-info-fields.html
    if instance.platform_details.as_deref() != Some("Linux/UNIX") {
        return Some(Reason::System);
    }
    let tenancy = instance.placement.as_ref().and_then(|placement| placement.tenancy.as_deref());
    if tenancy != Some("default") {
        return Some(Reason::Tenancy);
    }
    // Only an instance on demand has no such word.
    instance.instance_lifecycle.as_ref().map(|_| Reason::Spot)
}

/// A disk bills from when it is there until it is deleted, attached or not (<https://aws.amazon.com/ebs/pricing/>).
fn volumes(seen: &mut Seen<'_>) {
    let inventory = seen.inventory;
    for row in inventory.volumes.rows() {
        let (volume, region) = (row.item, seen.region(row));
        let state = phase(volume.state.as_deref(), &["available", "in-use"], &["creating"], &["deleting", "deleted"]);
        let cost = match gigabytes(volume.size) {
            Some(size) => seen.price_of(Item::Volume, volume.volume_type.as_deref(), &region, size),
            None => Cost::Unknown(Reason::NoType),
        };
        let holder = volume.attachments.iter().find_map(|held| held.instance_id.as_ref().map(ToString::to_string));
        let about = About {
            of_type: volume.volume_type.clone(),
            is_idle: volume.state.as_deref() == Some("available"),
            used_by: holder,
            since: volume.create_time.as_ref().map(ToString::to_string),
            ..About::default()
        };
        seen.add(Kind::Volume, &region, volume.id(), state, about, running(cost));
    }
}

/// Of a snapshot the blocks bill that no earlier one has, and no list says how many: the size of its disk is the most
/// that it can be (<https://docs.aws.amazon.com/ebs/latest/userguide/ebs-snapshots.html>). One in the archive is whole.
fn snapshots(seen: &mut Seen<'_>) {
    let inventory = seen.inventory;
    for row in inventory.ebs_snapshots.rows() {
        let (snapshot, region) = (row.item, seen.region(row));
        if seen.is_foreign(row, snapshot.owner_id.as_deref()) {
            continue;
        }
        let state =
            phase(snapshot.state.as_deref(), &["completed", "recoverable"], &["pending", "recovering"], &["error"]);
        let tier = snapshot.storage_tier.as_deref().unwrap_or("standard");
        let whole = gigabytes(snapshot.full_snapshot_size_in_bytes).map(|bytes| bytes.div_ceil(1 << 30));
        let at_most = seen.at_most(Item::Snapshot, tier, &region, whole.or(gigabytes(snapshot.volume_size)));
        let cost = Cost::Unknown(Reason::Changes { at_most });
        let about = About {
            of_type: Some(tier.to_owned()),
            used_by: snapshot.volume_id.as_ref().map(ToString::to_string),
            since: snapshot.start_time.as_ref().map(ToString::to_string),
            ..About::default()
        };
        seen.add(Kind::Snapshot, &region, snapshot.id(), state, about, running(cost));
    }
}
