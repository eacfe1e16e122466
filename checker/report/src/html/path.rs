//! The packet's path on the page: both legs as ordered lists, with what stops it marked.

use crate::vocabulary::{action, addresses, leg_verdict};
use crate::words::{Words, end, is_supposed, missing_part};
use reach::{Action, Hop, LegTrace, LegVerdict, Trace};

/// Both legs.
pub(super) struct PathView {
    pub(super) legs: Vec<LegView>,
    /// What else the trace says, each with its label.
    pub(super) remarks: Vec<(String, String)>,
}

/// One direction.
pub(super) struct LegView {
    pub(super) label: String,
    pub(super) verdict: String,
    /// The class that its verdict is drawn with.
    pub(super) class: &'static str,
    /// The number of its first station.
    pub(super) first: usize,
    /// Whether the packet was dropped before this way begins.
    pub(super) is_supposed: bool,
    /// As far as the packet comes.
    pub(super) stations: Vec<Station>,
    /// What would stop it behind that, and the way there.
    pub(super) beyond: Vec<Station>,
}

/// One thing that the packet meets.
pub(super) struct Station {
    /// The packet's addresses, where they are not those of the station before.
    pub(super) packet: Option<String>,
    pub(super) layer: String,
    pub(super) resource: String,
    pub(super) done: String,
    /// Empty where it only says once more what is done.
    pub(super) rule: String,
    pub(super) stops: bool,
}

impl PathView {
    /// The path, if the packet was sent at all.
    pub(super) fn new(trace: &Trace, words: Words<'_>) -> Option<Self> {
        let ended = end(trace);
        let trace = ended.as_ref().map_or(trace, |(ended, _)| ended);
        // Numbered through both legs, as on the map.
        let reply = trace.request.hops.len() + 1;
        let legs: Vec<LegView> =
            [("label-request", 1, &trace.request, false), ("label-reply", reply, &trace.reply, is_supposed(trace))]
                .into_iter()
                .filter(|(_, _, leg, _)| !leg.hops.is_empty())
                .map(|(label, first, leg, is_supposed)| LegView::new(label, first, leg, is_supposed, words))
                .collect();
        (!legs.is_empty()).then(|| Self { legs, remarks: remarks(trace, words) })
    }
}

fn remarks(trace: &Trace, words: Words<'_>) -> Vec<(String, String)> {
    let partial = trace.partial.as_ref().map(|partial| ("label-warning", words.partial(partial)));
    let widest = trace.widest.map(|block| ("label-widest", block.to_string()));
    let missing = missing_part(trace).map(|blocks| ("label-missing-prefixes", blocks));
    [partial, widest, missing].into_iter().flatten().map(|(label, text)| (words.plain(label), text)).collect()
}

impl LegView {
    fn new(label: &str, first: usize, leg: &LegTrace, is_supposed: bool, words: Words<'_>) -> Self {
        let stops = |hop: &Hop| hop.action == Action::Drop;
        let stop = leg.hops.iter().position(stops).unwrap_or(leg.hops.len());
        // The engine walks on behind what drops the packet, to find everything else that would.
        let last = leg.hops.iter().rposition(stops).unwrap_or(leg.hops.len());
        let mut stations = stations(leg.hops.get(..=last).unwrap_or(&leg.hops), words);
        let beyond = stations.split_off(stations.len().min(stop.saturating_add(1)));
        let label = words.plain(label);
        Self {
            label: if is_supposed { words.with("leg-if-mended", &[("leg", label.into())]) } else { label },
            verdict: words.plain(&format!("leg-verdict-{}", leg_verdict(leg.verdict))),
            class: match leg.verdict {
                _ if is_supposed => "skipped",
                LegVerdict::Delivered => "pass",
                LegVerdict::Dropped => "fail",
                LegVerdict::Unknown => "unknown",
                LegVerdict::NotReached => "skipped",
            },
            first,
            is_supposed,
            stations,
            beyond,
        }
    }
}

fn stations(hops: &[Hop], words: Words<'_>) -> Vec<Station> {
    let mut packet = None;
    hops.iter()
        .map(|hop| {
            let is_new = packet != Some(hop.packet);
            packet = Some(hop.packet);
            let done = words.plain(&format!("action-{}", action(hop.action)));
            let rule = Some(words.rule_of(hop)).filter(|rule| *rule != done).unwrap_or_default();
            Station {
                packet: is_new.then(|| addresses(&hop.packet)),
                layer: words.layer(hop),
                resource: if hop.resource == hop.layer.as_str() {
                    String::new()
                } else {
                    words.resource(&hop.resource, None)
                },
                done,
                rule,
                stops: hop.action == Action::Drop,
            }
        })
        .collect()
}
