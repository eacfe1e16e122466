//! A bill for a terminal: the amounts in columns, what they are for behind them.

use crate::bill::Bill;
use crate::budget::budget_command;
use crate::money::Rate;
use crate::table::PriceTable;
use crate::told::{Listed, Row, Told, told};
use messages::Catalogue;
use snapshot::Names;
use unicode_width::UnicodeWidthStr as _;

/// The bill. `names` is what people call things, and `clean` makes what AWS or people wrote fit for a terminal.
#[must_use]
pub fn text(
    bill: &Bill,
    table: &PriceTable,
    rate: Rate,
    names: &Names,
    words: &Catalogue,
    clean: &dyn Fn(&str) -> String,
) -> String {
    let told = told(bill, table, rate, names, words, clean);
    let mut lines = vec![told.head.clone()];
    lines.extend(told.regions.clone());
    lines.push(String::new());
    lines.extend(told.nothing.clone());
    lines.extend(rows(&told));
    for list in [&told.unknown, &told.coming, &told.lacking].into_iter().flatten() {
        let sign = if Some(list) == told.coming.as_ref() { "" } else { "? " };
        lines.extend(listed(list, sign));
    }
    lines.push(String::new());
    lines.extend(told.notes.into_iter().chain(told.figures).chain(told.credits));
    if let Some(command) = budget_command(bill) {
        lines.extend([String::new(), words.message("cost-budget", &[]), command]);
    }
    lines.join("\n") + "\n"
}

/// The amounts stand first: what they are for may be of any length.
fn rows(told: &Told) -> Vec<String> {
    let Some(total) = &told.total else { return Vec::new() };
    let [hour, day, month, krw, what] = told.columns.clone();
    let head = Row { amounts: [hour, day, month, krw], what };
    let all = || std::iter::once(&head).chain(&told.rows).chain([total]);
    let width = |column: usize| {
        all().filter_map(|row| row.amounts.get(column)).map(|cell| cell.width()).max().unwrap_or_default()
    };
    let widths = [width(0), width(1), width(2), width(3)];
    let drawn = |row: &Row| {
        let mut text = String::new();
        for (cell, width) in row.amounts.iter().zip(widths) {
            text.push_str(&" ".repeat(width.saturating_sub(cell.width())));
            text.push_str(cell);
            text.push_str("  ");
        }
        text + &row.what
    };
    let mut lines: Vec<String> = all().map(drawn).collect();
    let ruler = "-".repeat(widths.iter().sum::<usize>() + 2 * widths.len());
    lines.insert(lines.len().saturating_sub(1), ruler);
    lines
}

fn listed(list: &Listed, sign: &str) -> Vec<String> {
    let mut lines = vec![String::new(), list.title.clone()];
    for (what, why) in &list.items {
        lines.push(format!("  {sign}{what}"));
        lines.extend(why.as_ref().map(|why| format!("    {why}")));
    }
    lines
}
