//! What gets through, address by address: segments in order with a set of ports each.

use crate::ports::Ports;
use std::collections::BTreeSet;

/// Reasons for which something cannot be told, by their numbers in the survey.
pub(super) type Reasons = BTreeSet<usize>;

/// A range of addresses and the ports that get through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) low: u128,
    pub(super) high: u128,
    /// Ports that certainly do.
    pub(super) open: Ports,
    /// Ports that may.
    pub(super) doubt: Ports,
    /// Why they only may.
    pub(super) reasons: Reasons,
}

/// Segments in order, without overlap; between them nothing gets through.
pub(super) type Field = Vec<Segment>;

/// Lays segments over each other: a port is open where one of them opens it.
pub(super) fn union(mut segments: Vec<Segment>) -> Field {
    segments.sort_by_key(|segment| segment.low);
    if segments.is_sorted_by(|one, next| one.high < next.low) {
        return segments;
    }
    let mut cuts: Vec<u128> = Vec::with_capacity(2 * segments.len());
    cuts.extend(segments.iter().flat_map(|segment| [segment.low, segment.high.saturating_add(1)]));
    cuts.sort_unstable();
    cuts.dedup();
    let mut field = Field::with_capacity(cuts.len());
    let mut active: Vec<&Segment> = Vec::new();
    let mut next = segments.iter().peekable();
    for pair in cuts.windows(2) {
        let &[low, end] = pair else { continue };
        active.retain(|segment| segment.high >= low);
        while let Some(segment) = next.next_if(|segment| segment.low <= low) {
            active.push(segment);
        }
        if !active.is_empty() {
            let open = Ports::all(active.iter().map(|segment| &segment.open));
            let mut doubt = Ports::all(active.iter().map(|segment| &segment.doubt));
            let mut reasons = Reasons::new();
            for segment in active.iter().filter(|segment| !segment.doubt.is_empty()) {
                reasons.extend(&segment.reasons);
            }
            if !doubt.is_empty() {
                doubt = doubt.without(&open);
            }
            if doubt.is_empty() {
                reasons.clear();
            }
            field.push(Segment { low, high: end - 1, open, doubt, reasons });
        }
    }
    field
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(field: &[Segment], address: u128, port: u16) -> (bool, bool) {
        let holds = |ports: &Ports| ports.ranges().iter().any(|&(low, high)| (low..=high).contains(&port));
        let here = || field.iter().filter(|segment| (segment.low..=segment.high).contains(&address));
        let open = here().any(|segment| holds(&segment.open));
        (open, !open && here().any(|segment| holds(&segment.doubt)))
    }

    proptest! {
        #[test]
        fn says_of_every_address_what_its_parts_say(
            parts in proptest::collection::vec((0..40u128, 0..20u128, any::<bool>(), 0..9u16, 0..5u16), 0..9),
        ) {
            let parts: Vec<Segment> = parts.into_iter().enumerate().map(|(n, (low, length, certain, from, ports))| {
                let range = Ports::range(from, from + ports);
                let (open, doubt) = if certain { (range, Ports::default()) } else { (Ports::default(), range) };
                let reasons = if certain { Reasons::new() } else { Reasons::from([n]) };
                Segment { low, high: low + length, open, doubt, reasons }
            }).collect();
            let field = union(parts.clone());
            prop_assert!(field.is_sorted_by(|one, next| one.high < next.low), "{field:?}");
            for address in 0..64 {
                for port in 0..15 {
                    prop_assert_eq!(at(&field, address, port), at(&parts, address, port), "{} {}\n{:?}", address, port, field);
                }
            }
        }
    }
}
