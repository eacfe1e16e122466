//! The plan of the account: how much of its credits is left, and how long that lasts.

use crate::money::{Usd, decimal};
use snapshot::Inventory;

/// What is left of the credits of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credits {
    /// `FREE` or `PAID`, AWS's word.
    pub plan: String,
    /// What is left, if AWS says it in dollars.
    pub left: Option<Usd>,
    /// When the plan or the credits end, as AWS tells it.
    pub ends: Option<String>,
}

/// How long credits last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasts {
    /// Nothing uses them up, as far as it is known.
    Unused,
    /// So many whole days.
    Days(u64),
    /// More than ten years: something else ends first.
    Long,
}

impl Credits {
    pub(crate) fn of(inventory: &Inventory<'_>) -> Option<Self> {
        let state = inventory.account_plan.iter().next()?;
        let left = state.account_plan_remaining_credits.as_ref();
        let left = left.filter(|left| left.unit.as_deref().is_none_or(|unit| unit == "USD"));
        Some(Self {
            plan: state.account_plan_type.clone()?,
            // AWS sends a binary number of dollars and cents: its shortest text is what was meant.
            left: left.and_then(|left| decimal(&format!("{:.4}", left.amount?))).map(Usd::of_nano),
            ends: state.account_plan_expiration_date.as_ref().map(ToString::to_string),
        })
    }

    /// How long the credits last at so much a month; `None` where nobody knows how much is left.
    #[must_use]
    pub fn lasts(&self, month: Usd) -> Option<Lasts> {
        let left = self.left?;
        if month == Usd::ZERO {
            return Some(Lasts::Unused);
        }
        // 730 hours are 730/24 days.
        let days = left.nano().saturating_mul(730) / month.nano().saturating_mul(24);
        Some(match u64::try_from(days) {
            Ok(days) if days <= 3650 => Lasts::Days(days),
            _ => Lasts::Long,
        })
    }
}
