//! The packet's path as a line of hops.

use super::page::{Line, Page};
use super::style;
use crate::words::Words;
use reach::{Action, Hop, Layer, LegTrace, LegVerdict, Trace};

/// Both legs, as far as they were walked.
pub(super) fn draw(page: &mut Page, indent: usize, trace: &Trace, words: Words<'_>) {
    for (label, leg) in [("label-request", &trace.request), ("label-reply", &trace.reply)] {
        if leg.verdict != LegVerdict::NotReached && !leg.hops.is_empty() {
            page.wrap(indent, indent + 2, &line(&words.plain(label), leg, words));
        }
    }
    if let Some(blocks) = crate::words::missing_part(trace) {
        let label = format!("{}: ", words.plain("label-missing-prefixes"));
        page.wrap(indent, indent + 2, &Line::new().styled(style::QUIET, &label).plain(&blocks));
    }
}

/// `request: 10.0.10.5 → sg-… ✔ → acl-… ✔ → … ✘ acl-… 110 allow …`
///
/// The engine walks on behind what drops the packet, to find everything else that would; the line ends with the last
/// such thing.
fn line(label: &str, leg: &LegTrace, words: Words<'_>) -> Line {
    let mut line = Line::new().styled(style::QUIET, &format!("{label}: "));
    if let Some(first) = leg.hops.first() {
        line = line.plain(&first.packet.source.to_string());
    }
    let last = leg.hops.iter().rposition(|hop| hop.action == Action::Drop).unwrap_or(leg.hops.len());
    for (index, hop) in leg.hops.iter().enumerate().take(last + 1) {
        // The sender is named by its address already.
        if hop.action == Action::Send {
            continue;
        }
        line = line.styled(style::QUIET, " → ").then(station(hop, leg.hops.get(index + 1), words));
    }
    line
}

fn station(hop: &Hop, next: Option<&Hop>, words: Words<'_>) -> Line {
    match hop.action {
        Action::Drop => Line::new().styled(style::BAD, &format!("✘ {} {}", place(hop), words.rule(&hop.rule))),
        Action::Translate => {
            let line = Line::new().plain(&place(hop)).styled(style::GOOD, " ✔");
            match next.and_then(|next| changed(hop, next)) {
                Some(change) => line.styled(style::QUIET, &format!(" ({change})")),
                None => line,
            }
        }
        _ => Line::new().plain(&place(hop)).styled(style::GOOD, " ✔"),
    }
}

fn place(hop: &Hop) -> String {
    if hop.resource.is_empty() || (hop.layer == Layer::Internet && hop.resource == "internet") {
        return hop.packet.destination.to_string();
    }
    hop.resource.to_string()
}

/// Which address a translation put in place of which.
fn changed(hop: &Hop, next: &Hop) -> Option<String> {
    let (before, after) = (&hop.packet, &next.packet);
    if before.source != after.source {
        Some(format!("{} ⇒ {}", before.source, after.source))
    } else if before.destination != after.destination {
        Some(format!("{} ⇒ {}", before.destination, after.destination))
    } else {
        None
    }
}
