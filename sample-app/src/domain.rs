//! The rules of the shop, independent of the web and of the database.
//!
//! Holds what a field may contain and which state may follow which.
//! It does no I/O: the store asks it, and the database's own constraints say the same a second time.

pub mod fields;
pub mod state;

use std::sync::LazyLock;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// Milliseconds since 1970, as every time is stored.
pub type Millis = i64;

/// Returns the present time as it is stored.
pub fn now() -> Millis {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// Returns the time as it would be if nobody had set the clock since the process started.
///
/// For whatever ends after a while: a clock that is set back must not make it last.
pub fn steady_now() -> Millis {
    static START: LazyLock<(Instant, Millis)> = LazyLock::new(|| (Instant::now(), now()));
    let (instant, millis) = *START;
    millis.saturating_add(i64::try_from(instant.elapsed().as_millis()).unwrap_or(i64::MAX))
}

/// One dish of a shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dish {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its price in won.
    pub price: i64,
}

/// One shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shop {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub address: String,
}

/// One order as the lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Its number.
    pub id: i64,
    /// The shop's number.
    pub shop_id: i64,
    /// The shop's name.
    pub shop_name: String,
    /// Where it goes.
    pub address: String,
    /// What it costs in won, by the prices of the moment it was placed.
    pub total: i64,
    /// Where it stands.
    pub state: state::State,
    /// When it was placed.
    pub placed_at: Millis,
    /// What was ordered.
    pub lines: Vec<Line>,
}

/// One line of an order, with name and price as they were when it was placed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The dish's name.
    pub name: String,
    /// The price of one.
    pub unit_price: i64,
    /// How many.
    pub quantity: i64,
}
