//! Marks as gradebooks hold them: exact, in hundredths of a point.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

/// A mark in hundredths of a point, which is as fine as gradebooks go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Score(u64);

impl Score {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Whole points.
    #[must_use]
    pub const fn points(points: u32) -> Self {
        Self(points as u64 * 100)
    }

    /// Hundredths of a point.
    #[must_use]
    pub const fn hundredths(hundredths: u64) -> Self {
        Self(hundredths)
    }

    /// The number of hundredths.
    #[must_use]
    pub const fn as_hundredths(self) -> u64 {
        self.0
    }

    /// So many parts of it of so many, rounded to the nearest hundredth; nothing if there are no parts.
    #[must_use]
    pub const fn part(self, of: u64, all: u64) -> Self {
        if all == 0 {
            return Self::ZERO;
        }
        let (score, of, all) = (self.0 as u128, of as u128, all as u128);
        Self(((score * of * 2 + all) / (all * 2)) as u64)
    }

    /// What is left of it without another, and never less than nothing.
    #[must_use]
    pub const fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Add for Score {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Score {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Score {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 100, self.0 % 100) {
            (points, 0) => write!(text, "{points}"),
            (points, rest) if rest % 10 == 0 => write!(text, "{points}.{}", rest / 10),
            (points, rest) => write!(text, "{points}.{rest:02}"),
        }
    }
}
