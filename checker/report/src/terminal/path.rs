//! The packet's path as a line of hops.

use super::page::{Line, Page};
use super::style;
use crate::words::Words;
use reach::{Action, Hop, Layer, LegTrace, LegVerdict, Trace};
use std::ops::Range;

/// Both legs, each to where the packet ends. The engine walks on behind that, to find everything else that would stop it:
/// what it found is told apart, and faintly.
pub(super) fn draw(page: &mut Page, indent: usize, trace: &Trace, words: Words<'_>) {
    let mut is_supposed = false;
    for (label, leg) in [("label-request", &trace.request), ("label-reply", &trace.reply)] {
        if leg.verdict == LegVerdict::NotReached || leg.hops.is_empty() {
            continue;
        }
        let label = words.plain(label);
        let stop = leg.hops.iter().position(is_drop).filter(|_| !is_supposed);
        let last = leg.hops.iter().rposition(is_drop);
        if !is_supposed {
            let end = stop.map_or(leg.hops.len(), |stop| stop + 1);
            page.wrap(indent, indent + 2, &line(&label, leg, 0..end, words));
        }
        let begin = stop.map_or(0, |stop| stop + 1);
        is_supposed |= stop.is_some();
        if let Some(last) = last.filter(|last| is_supposed && *last >= begin) {
            let label = words.with("leg-if-mended", &[("leg", label.into())]);
            page.wrap(indent, indent + 2, &line(&label, leg, begin..last + 1, words).faint());
        }
    }
    if let Some(blocks) = crate::words::missing_part(trace) {
        let label = format!("{}: ", words.plain("label-missing-prefixes"));
        page.wrap(indent, indent + 2, &Line::new().styled(style::QUIET, &label).plain(&blocks));
    }
}

fn is_drop(hop: &Hop) -> bool {
    hop.action == Action::Drop
}

/// `request: 10.0.10.5 (app) → sg-… (private-sg) ✔ → acl-… (private-acl) ✔ → … ✘ acl-… (public-acl) 110 allow …`
fn line(label: &str, leg: &LegTrace, part: Range<usize>, words: Words<'_>) -> Line {
    let mut line = Line::new().styled(style::QUIET, &format!("{label}: "));
    if let Some(first) = leg.hops.first().filter(|_| part.start == 0) {
        // A host on the internet may meet a filter before anything says that it sends.
        let sender = Some(first).filter(|first| first.action == Action::Send);
        let name = sender.and_then(|sender| words.name_of(&sender.resource)).map(|name| format!(" ({name})"));
        line = line.plain(&format!("{}{}", first.packet.source, name.unwrap_or_default()));
    }
    let mut arrow = if part.start > 0 { "… → " } else { " → " };
    for (index, hop) in leg.hops.iter().enumerate().take(part.end).skip(part.start) {
        // The sender is named by its address already.
        if hop.action == Action::Send {
            continue;
        }
        line = line.styled(style::QUIET, arrow).then(station(hop, leg.hops.get(index + 1), words));
        arrow = " → ";
    }
    line
}

fn station(hop: &Hop, next: Option<&Hop>, words: Words<'_>) -> Line {
    let place = place(hop, words);
    match hop.action {
        Action::Drop => Line::new().styled(style::BAD, &format!("✘ {place} {}", words.rule_of(hop))),
        Action::Translate => {
            let line = Line::new().plain(&place).styled(style::GOOD, " ✔");
            match next.and_then(|next| changed(hop, next)) {
                Some(change) => line.styled(style::QUIET, &format!(" ({change})")),
                None => line,
            }
        }
        _ => Line::new().plain(&place).styled(style::GOOD, " ✔"),
    }
}

fn place(hop: &Hop, words: Words<'_>) -> String {
    if hop.resource.is_empty() || (hop.layer == Layer::Internet && hop.resource == "internet") {
        return hop.packet.destination.to_string();
    }
    words.resource(&hop.resource, None)
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
