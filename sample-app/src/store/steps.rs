//! Moves an order from one state to the next, each step in one conditional statement.
//!
//! The condition is in the `UPDATE`, so of any number of concurrent requests exactly one changes the row; the others ask
//! [`State::step`] what they came too late for.

use super::change::changing;
use super::engine::{Sql, text_for};
use super::{Store, StoreError};
use crate::domain;
use crate::domain::state::{Outcome, Step};

// ANCHOR: accept
static ACCEPT: Sql = Sql::new(
    "UPDATE orders SET estimated_minutes = ?, accepted_at = ?, changed_at = ? \
     WHERE id = ? AND shop_id = ? AND accepted_at IS NULL AND delivered_at IS NULL",
);
// ANCHOR_END: accept
// ANCHOR: complete
static COMPLETE: Sql = Sql::new(
    "UPDATE orders SET delivered_at = ?, changed_at = ? WHERE id = ? AND accepted_at IS NOT NULL AND delivered_at IS NULL",
);
// ANCHOR_END: complete

impl Store {
    /// Promises `minutes` for an order of `shop`.
    pub async fn accept(&self, order: i64, shop: i64, minutes: i64) -> Result<Outcome, StoreError> {
        let now = domain::now();
        let changed = changing!(self, |pool, change| sqlx::query(text_for(pool, &ACCEPT))
            .bind(minutes)
            .bind(now)
            .bind(now)
            .bind(order)
            .bind(shop)
            .execute(&mut *change)
            .await?
            .rows_affected());
        self.outcome(changed, order, Some(shop), Step::Accept(minutes)).await
    }

    /// Marks an order as delivered.
    pub async fn complete(&self, order: i64) -> Result<Outcome, StoreError> {
        let now = domain::now();
        let changed = changing!(self, |pool, change| sqlx::query(text_for(pool, &COMPLETE))
            .bind(now)
            .bind(now)
            .bind(order)
            .execute(&mut *change)
            .await?
            .rows_affected());
        self.outcome(changed, order, None, Step::Complete).await
    }

    async fn outcome(&self, changed: u64, order: i64, shop: Option<i64>, step: Step) -> Result<Outcome, StoreError> {
        if changed == 1 {
            return Ok(Outcome::Done);
        }
        Ok(match self.order_state(order).await? {
            Some((owner, state)) if shop.is_none_or(|shop| shop == owner) => match state.step(step) {
                // It became possible between the two statements; the person can press again.
                Outcome::Done => Outcome::Refused(state),
                other => other,
            },
            _ => Outcome::Missing,
        })
    }
}
