//! The pieces of a path's lines, each drawn once: where a path goes there and back, dashes on dashes would fill up.

use crate::map::scene::Point;
use std::collections::BTreeMap;

/// Upright and level pieces, by the height or column that they keep to, in order and merged.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    upright: BTreeMap<i32, Vec<(i32, i32)>>,
    level: BTreeMap<i32, Vec<(i32, i32)>>,
}

impl Pieces {
    /// Adds a line.
    pub(super) fn add(&mut self, points: &[Point]) {
        for pair in points.windows(2) {
            let [a, b] = pair else { continue };
            let (pieces, from, to) = if a.0 == b.0 {
                (self.upright.entry(a.0).or_default(), a.1, b.1)
            } else {
                (self.level.entry(a.1).or_default(), a.0, b.0)
            };
            pieces.push((from.min(to), from.max(to)));
            *pieces = merged(std::mem::take(pieces));
        }
    }

    /// Takes away what others have.
    pub(super) fn without(&mut self, others: &Self) {
        for (mine, theirs) in [(&mut self.upright, &others.upright), (&mut self.level, &others.level)] {
            for (at, pieces) in mine.iter_mut() {
                for taken in theirs.get(at).into_iter().flatten() {
                    *pieces = pieces.iter().flat_map(|piece| rest(*piece, *taken)).collect();
                }
            }
        }
    }

    /// The lines to draw.
    pub(super) fn lines(&self) -> impl Iterator<Item = Vec<Point>> + '_ {
        let upright =
            self.upright.iter().flat_map(|(&x, pieces)| pieces.iter().map(move |&(a, b)| vec![(x, a), (x, b)]));
        let level = self.level.iter().flat_map(|(&y, pieces)| pieces.iter().map(move |&(a, b)| vec![(a, y), (b, y)]));
        upright.chain(level)
    }
}

/// The same places in as few pieces as there can be.
fn merged(mut pieces: Vec<(i32, i32)>) -> Vec<(i32, i32)> {
    pieces.sort_unstable();
    let mut whole: Vec<(i32, i32)> = Vec::new();
    for (from, to) in pieces {
        match whole.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => whole.push((from, to)),
        }
    }
    whole
}

/// What of a piece is not taken.
fn rest(piece: (i32, i32), taken: (i32, i32)) -> impl Iterator<Item = (i32, i32)> {
    let before = (piece.0, piece.1.min(taken.0));
    let after = (piece.0.max(taken.1), piece.1);
    let apart = piece.1 <= taken.0 || taken.1 <= piece.0;
    let left = if apart { [piece, (0, 0)] } else { [before, after] };
    left.into_iter().filter(|(from, to)| from < to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_passed_twice_is_drawn_once() {
        let mut pieces = Pieces::default();
        pieces.add(&[(0, 0), (0, 10), (20, 10), (20, 5)]);
        pieces.add(&[(0, 5), (0, 15)]);
        let drawn: Vec<_> = pieces.lines().collect();
        assert_eq!(drawn, [vec![(0, 0), (0, 15)], vec![(20, 5), (20, 10)], vec![(0, 10), (20, 10)]]);
        let mut after = Pieces::default();
        after.add(&[(0, -5), (0, 30)]);
        after.without(&pieces);
        assert_eq!(after.lines().collect::<Vec<_>>(), [vec![(0, -5), (0, 0)], vec![(0, 15), (0, 30)]]);
    }
}
