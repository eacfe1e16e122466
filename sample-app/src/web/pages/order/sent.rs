//! Reads the form of an order: `menu` (one or more), `address`, and how many.
//!
//! How many is `quantity_<menu>` beside each dish, as our own page has it, or `quantity` once for each `menu`; absent, it
//! is 1. Prices are no part of it.

use std::collections::BTreeMap;

use crate::domain::fields::{self, Invalid, MAX_ADDRESS, MAX_DISHES, QUANTITY};
use crate::web::form::Form;
use crate::web::problem::{Field, Problem};

/// What was ordered.
pub(super) struct Sent {
    pub(super) address: String,
    /// How many of which dish.
    pub(super) dishes: BTreeMap<i64, i64>,
}

impl Sent {
    /// Returns everything in the order as one text, to compare two sendings.
    pub(super) fn content(&self, shop: i64) -> String {
        format!("{shop} {:?} {}", self.dishes, self.address)
    }
}

/// Reads it; everything that was sent must be right, also for dishes that were not chosen.
pub(super) fn read(form: &Form) -> Result<Sent, Problem> {
    let mut beside = BTreeMap::new();
    for (dish, quantity) in form.prefixed("quantity_") {
        let dish = fields::row_id(dish).ok_or(Problem::BadForm)?;
        if beside.insert(dish, count(quantity)?).is_some() {
            return Err(Problem::BadForm);
        }
    }
    let listed: Vec<i64> = form.all("quantity").map(count).collect::<Result<_, _>>()?;
    let chosen: Vec<&str> = form.all("menu").collect();
    if chosen.is_empty() {
        return Err(Problem::Field(Field::Dish, Invalid::Missing));
    }
    if chosen.len() > MAX_DISHES || !(listed.is_empty() || listed.len() == chosen.len()) {
        return Err(Problem::BadForm);
    }
    let mut dishes = BTreeMap::new();
    for (index, dish) in chosen.into_iter().enumerate() {
        let dish = fields::row_id(dish).ok_or(Problem::NotOnTheMenu)?;
        let quantity = listed.get(index).or_else(|| beside.get(&dish)).copied().unwrap_or(1);
        let sum = dishes.entry(dish).or_insert(0);
        *sum += quantity;
        if !QUANTITY.contains(sum) {
            return Err(Problem::Field(Field::Quantity, Invalid::OutOfRange(*QUANTITY.start(), *QUANTITY.end())));
        }
    }
    let address = fields::line(form.one("address").unwrap_or_default(), MAX_ADDRESS)
        .map_err(|invalid| Problem::Field(Field::Address, invalid))?;
    Ok(Sent { address, dishes })
}

fn count(text: &str) -> Result<i64, Problem> {
    fields::number(text, &QUANTITY).map_err(|invalid| Problem::Field(Field::Quantity, invalid))
}
