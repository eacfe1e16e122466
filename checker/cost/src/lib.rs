//! What bills because it exists: each resource of the evidence with its price by the hour, day and month, from a dated
//! table of AWS's prices.
//!
//! A function of its arguments: it asks nobody, knows no clock and no market's rate. What has no price in the table, or
//! hides what its price depends on, is *unknown* with the reason, never nothing. Data that passes, requests and tax are
//! no part of it.

mod bill;
mod budget;
mod calendar;
mod credits;
mod databases;
mod evidence;
mod front;
mod hosts;
mod json;
mod line;
mod money;
mod network;
mod seen;
mod table;
mod text;
mod told;

pub use bill::{Bill, Extent};
pub use budget::budget_command;
pub use calendar::{Clock, Moment, NoClock, reminder};
pub use credits::{Credits, Lasts};
pub use evidence::{BESIDE, GLOBALLY, REGIONALLY, REGIONS};
pub use json::json;
pub use line::{Coming, Cost, Kind, Line, Part, Reason};
pub use money::{Rate, Usd};
pub use table::{Item, Price, PriceTable, Source, TableFault, Unit};
pub use text::text;
pub use told::{Listed, Row, Told, summary, told};
