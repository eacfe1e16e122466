//! What bills, tried on worlds and on a table made by hand.

mod bill;
mod calendar;
mod money;
mod table;
