//! What costs money of what a look has found: a sum, and below it each thing, what has no price and what was not seen.

use super::shell::written;
use crate::source::Evidence;
use askama::Template;
use cost::{Bill, Extent, Listed, PriceTable, Told};
use judge::EvidenceLevel;
use messages::{Catalogue, Value};
use report::{Words, safe};

/// A bill in a page.
#[derive(Template)]
#[template(path = "panel-bill.html")]
struct Piece<'p> {
    words: Words<'p>,
    sum: String,
    /// How far it can be relied on.
    about: String,
    /// Of when the prices are.
    figures: String,
    told: Told,
}

impl Piece<'_> {
    /// What is in no sum, with why.
    fn lists(&self) -> impl Iterator<Item = &Listed> {
        [&self.told.unknown, &self.told.coming, &self.told.lacking].into_iter().flatten()
    }
}

/// The bill of some evidence; nothing where the look was not at an account's network at all.
///
/// A look for a lab asks only for what the lab is about: the bill is of the Regions that it asked, and says so.
pub(super) fn bill(evidence: &Evidence, words: &Catalogue) -> String {
    let table = PriceTable::course();
    let names = evidence.names();
    let bill = Bill::of(&evidence.snapshot, table, names.clone(), Extent::Looked);
    if bill.regions.is_empty() && bill.lines.is_empty() {
        return String::new();
    }
    let rate = table.won().0;
    let clean = |text: &str| safe::line(text).into_owned();
    let told = cost::told(&bill, table, rate, &names, words, &clean);
    let is_practice = evidence.level == EvidenceLevel::Practice;
    let about = if is_practice { "panel-cost-practice" } else { "panel-cost-account" };
    let is_whole = bill.unknown() == 0 && bill.is_complete();
    let sum = match &told.nothing {
        Some(nothing) => nothing.clone(),
        None => {
            let args = [
                ("count", Value::from(bill.standing())),
                ("hour", Value::from(bill.month().of_hours(1).with_decimals(4))),
                ("month", Value::from(bill.month().with_decimals(2))),
                ("krw", Value::from(rate.won(bill.month()))),
            ];
            words.message(if is_whole { "panel-cost-sum" } else { "panel-cost-at-least" }, &args)
        }
    };
    let day = bill.dates.as_ref().map(|(_, newest)| newest.as_str()).unwrap_or(table.won().1);
    let figures = words.message("panel-cost-figures", &[("day", day.into()), ("rate", rate.to_string().into())]);
    written(&Piece { words: Words::new(words), sum, about: words.message(about, &[]), figures, told })
}
