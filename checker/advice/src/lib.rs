//! Changes that have been tried.
//!
//! The packet engine proposes what would do away with each thing that stands in a packet's way; it looks at that thing
//! alone. Here what is proposed is carried out on the evidence at hand, and is told only if the very question is then
//! answered as it should be, nothing that worked has stopped working, and nobody is let in who was not asked about.

mod aws_cli;
mod flow;
mod labs;
mod rewriting;
mod standing;

pub use flow::for_flow;
pub use labs::keep_what_mends;
pub use rewriting::{rewriting, rewritten};

use reach::{Change, Direction, Edit, Traffic};
use snapshot::Snapshot;

/// The evidence with edits carried out; `None` if they cannot be.
fn carried_out(snapshot: &Snapshot, edits: &[Edit]) -> Option<Snapshot> {
    let lines: Vec<String> = edits.iter().map(ToString::to_string).collect();
    world::edit(snapshot, &lines.join("\n")).ok()
}

/// The edits of some changes in their order, each once.
fn once<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for edit in changes.into_iter().flat_map(|change| &change.edits) {
        if !edits.contains(edit) {
            edits.push(edit.clone());
        }
    }
    edits
}

/// Whether an edit is a rule that lets requests in from everywhere. Replies come in on ports that clients choose.
fn admits_everybody(edit: &Edit) -> bool {
    match edit {
        Edit::AdmitInGroup { direction: Direction::Ingress, peer, .. } => peer.ends_with("/0"),
        Edit::AdmitInList { direction: Direction::Ingress, block, traffic, .. } => {
            let of_replies = matches!(traffic, Traffic::Tcp(low, _) | Traffic::Udp(low, _) if *low >= 1024)
                || matches!(traffic, Traffic::Icmp(0) | Traffic::Icmpv6(129));
            block.ends_with("/0") && !of_replies
        }
        _ => false,
    }
}
