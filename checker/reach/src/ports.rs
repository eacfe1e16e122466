//! Sets of ports as sorted ranges.

use smallvec::{SmallVec, smallvec};

/// Few rules cut a set into more than a handful of ranges: so many are kept in place.
type Ranges = SmallVec<[(u16, u16); 4]>;

/// A set of ports: ranges in order that neither overlap nor touch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Ports(Ranges);

impl Ports {
    /// The ports of one range; empty if it is the wrong way round.
    pub(crate) fn range(from: u16, to: u16) -> Self {
        Self(if from <= to { smallvec![(from, to)] } else { Ranges::new() })
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn ranges(&self) -> &[(u16, u16)] {
        &self.0
    }

    pub(crate) fn into_ranges(self) -> Vec<(u16, u16)> {
        self.0.into_vec()
    }

    /// From the lowest to the highest port.
    pub(crate) fn hull(&self) -> Option<(u16, u16)> {
        Some((self.0.first()?.0, self.0.last()?.1))
    }

    /// Whether every port of the set is in the range.
    pub(crate) fn within(&self, (from, to): (u16, u16)) -> bool {
        self.hull().is_none_or(|(low, high)| from <= low && high <= to)
    }

    /// Splits the set into what is in the range and what is not.
    pub(crate) fn split(&self, (from, to): (u16, u16)) -> (Self, Self) {
        let (mut inside, mut outside) = (Self::default(), Self::default());
        if from > to {
            return (inside, self.clone());
        }
        for &(low, high) in &self.0 {
            if low < from {
                outside.0.push((low, high.min(from - 1)));
            }
            if low.max(from) <= high.min(to) {
                inside.0.push((low.max(from), high.min(to)));
            }
            if high > to {
                outside.0.push((low.max(to + 1), high));
            }
        }
        (inside, outside)
    }

    /// The ports that are in both sets.
    pub(crate) fn and(&self, other: &Self) -> Self {
        let mut both = Ranges::new();
        let (mut mine, mut theirs) = (self.0.iter().peekable(), other.0.iter().peekable());
        while let (Some(&&(low, high)), Some(&&(from, to))) = (mine.peek(), theirs.peek()) {
            if low.max(from) <= high.min(to) {
                both.push((low.max(from), high.min(to)));
            }
            if high <= to {
                mine.next()
            } else {
                theirs.next()
            };
        }
        Self(both)
    }

    /// The ports that are not in another set.
    pub(crate) fn without(&self, other: &Self) -> Self {
        other.0.iter().fold(self.clone(), |rest, &range| if rest.is_empty() { rest } else { rest.split(range).1 })
    }

    /// Adds the ports of another set.
    pub(crate) fn add(&mut self, other: &Self) {
        if self.is_empty() {
            self.clone_from(other);
        } else if !other.is_empty() {
            *self = Self::all([&*self, other]);
        }
    }

    /// The ports of some sets, put together at once: one after the other they would be sorted as often.
    pub(crate) fn all<'p>(sets: impl IntoIterator<Item = &'p Self>) -> Self {
        let mut ranges: Ranges = sets.into_iter().flat_map(|set| set.0.iter().copied()).collect();
        ranges.sort_unstable();
        ranges.dedup_by(|next, last| {
            let touches = u32::from(next.0) <= u32::from(last.1) + 1;
            if touches {
                last.1 = last.1.max(next.1);
            }
            touches
        });
        Self(ranges)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn members(ports: &Ports) -> Vec<u16> {
        ports.ranges().iter().flat_map(|&(low, high)| low..=high).collect()
    }

    proptest! {
        #[test]
        fn agrees_with_single_ports(ranges in proptest::collection::vec((any::<u16>(), 0..3000u16), 0..6), cut in any::<(u16, u16)>()) {
            let mut set = Ports::default();
            for &(from, length) in &ranges {
                set.add(&Ports::range(from, from.saturating_add(length)));
            }
            let has = |port: u16| ranges.iter().any(|&(from, length)| from <= port && port <= from.saturating_add(length));
            prop_assert_eq!(members(&set), (0..=u16::MAX).filter(|&port| has(port)).collect::<Vec<_>>());
            let (inside, outside) = set.split(cut);
            prop_assert_eq!(members(&inside), members(&set).into_iter().filter(|port| (cut.0..=cut.1).contains(port)).collect::<Vec<_>>());
            prop_assert_eq!(members(&outside), members(&set).into_iter().filter(|port| !(cut.0..=cut.1).contains(port)).collect::<Vec<_>>());
            prop_assert_eq!(set.within(cut) , outside.is_empty());
        }

        #[test]
        fn sets_are_cut_and_taken_away(
            ranges in proptest::collection::vec((any::<u16>(), 0..3000u16), 0..6),
            others in proptest::collection::vec((any::<u16>(), 0..9000u16), 0..6),
        ) {
            let of = |ranges: &[(u16, u16)]| {
                let mut set = Ports::default();
                ranges.iter().for_each(|&(from, length)| set.add(&Ports::range(from, from.saturating_add(length))));
                set
            };
            let (set, other) = (of(&ranges), of(&others));
            let theirs = members(&other);
            let (both, rest): (Vec<u16>, Vec<u16>) = members(&set).into_iter().partition(|port| theirs.binary_search(port).is_ok());
            prop_assert_eq!(members(&set.and(&other)), both);
            prop_assert_eq!(members(&set.without(&other)), rest);
        }
    }
}
