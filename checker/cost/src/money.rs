//! Money without fractions of binary numbers: amounts are counted in billionths of a dollar.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

/// Billionths in one.
const NANO: u128 = 1_000_000_000;

/// Hours of a month, as AWS counts them in its calculator.
pub(crate) const HOURS: u128 = 730;

/// An amount of US dollars, to the billionth. Sums stop at the largest amount there is rather than begin again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Usd(u128);

impl Usd {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// So many billionths of a dollar.
    #[must_use]
    pub const fn of_nano(nano: u128) -> Self {
        Self(nano)
    }

    /// The billionths of a dollar.
    #[must_use]
    pub const fn nano(self) -> u128 {
        self.0
    }

    /// The amount so many times.
    #[must_use]
    pub const fn times(self, count: u128) -> Self {
        Self(self.0.saturating_mul(count))
    }

    /// The part of a month's amount that falls on so many hours, to the billionth.
    #[must_use]
    pub const fn of_hours(self, hours: u128) -> Self {
        Self(rounded(self.0.saturating_mul(hours), HOURS))
    }

    /// The amount with so many decimals, rounded, half a unit up.
    #[must_use]
    pub fn with_decimals(self, decimals: u32) -> String {
        let unit = NANO / 10_u128.pow(decimals.min(9));
        let units = rounded(self.0, unit);
        let one = NANO / unit;
        let whole = grouped(units / one);
        if decimals == 0 {
            return whole;
        }
        format!("{whole}.{:0width$}", units % one, width = decimals.min(9) as usize)
    }

    /// The amount in dollars rounded up, one at least.
    #[must_use]
    pub const fn up_to_dollars(self) -> u128 {
        let dollars = self.0.div_ceil(NANO);
        if dollars == 0 { 1 } else { dollars }
    }
}

impl fmt::Display for Usd {
    /// All decimals that it has.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{}.{:09}", self.0 / NANO, self.0 % NANO);
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl Add for Usd {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Usd {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

/// How many won a dollar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate(u128);

impl Rate {
    /// A rate as people write it: `1400`, `1,468.50`. `None` for what is none, for nothing, and for more than a million.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let nano = decimal(&text.replace(',', ""))?;
        (nano > 0 && nano <= 1_000_000 * NANO).then_some(Self(nano))
    }

    /// An amount in whole won.
    #[must_use]
    pub fn won(self, amount: Usd) -> String {
        grouped(rounded(amount.0.saturating_mul(self.0 / 1000), NANO * NANO / 1000))
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cents = rounded(self.0, NANO / 100);
        f.write_str(&grouped(cents / 100))?;
        if cents.is_multiple_of(100) { Ok(()) } else { write!(f, ".{:02}", cents % 100) }
    }
}

/// Billionths of a decimal number with up to nine places, without a sign.
pub(crate) fn decimal(text: &str) -> Option<u128> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 18 || part.len() > 9 || !digits(whole) || !digits(part) {
        return None;
    }
    let whole: u128 = whole.parse().ok()?;
    let part: u128 = format!("{part:0<9}").parse().ok()?;
    Some(whole * NANO + part)
}

/// A quotient, rounded, half up.
const fn rounded(amount: u128, by: u128) -> u128 {
    amount / by + ((amount % by) >= by.div_ceil(2)) as u128
}

/// A number in groups of three digits.
fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
