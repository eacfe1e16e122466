//! What a thing costs that bills while it is there: from its price, for the table of prices.
//!
//! In millionths of a dollar, so that every figure is rounded once, and halves go up as people round them.

use std::collections::BTreeMap;

/// The hours that the course counts for a month, as AWS does: <https://aws.amazon.com/calculator/calculator-assumptions/>.
const MONTH: u64 = 730;

/// The cells of a row that has a price (`usd` an hour while it runs, `disk` a month while it exists): USD an hour, a day
/// and a month, and KRW a month at the rate of the whole table. None for a row without a price.
pub(super) fn cells(row: &BTreeMap<String, String>, whole: &BTreeMap<String, String>) -> Result<Vec<String>, String> {
    let Some(usd) = row.get("usd") else { return Ok(Vec::new()) };
    let usd = millionths(usd)?;
    let disk = row.get("disk").map_or(Ok(0), |disk| millionths(disk))?;
    let rate = whole.get("rate").map_or(Ok(0), |rate| millionths(rate))? / 1_000_000;
    let month = usd * MONTH + disk;
    let hour = decimal(divided(month, MONTH * 100), 4);
    let won = divided(month * rate, 1_000_000);
    Ok(vec![
        hour.trim_end_matches('0').trim_end_matches('.').to_owned(),
        decimal(divided(month * 24, MONTH * 10_000), 2),
        decimal(divided(month, 10_000), 2),
        grouped(won),
    ])
}

/// A price as it is written: `0.0325`.
fn millionths(text: &str) -> Result<u64, String> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{part:0<6}");
    let is_price =
        !whole.is_empty() && part.len() <= 6 && whole.len() <= 6 && digits.bytes().all(|digit| digit.is_ascii_digit());
    digits.parse().ok().filter(|_| is_price).ok_or_else(|| text.to_owned())
}

fn divided(sum: u64, by: u64) -> u64 {
    (sum + by / 2) / by
}

fn decimal(value: u64, places: usize) -> String {
    let digits = format!("{value:0>width$}", width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    format!("{whole}.{part}")
}

fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn prices_are_those_of_the_page_of_costs() {
        let whole = row(&[("rate", "1400")]);
        let cells = |pairs: &[(&str, &str)]| cells(&row(pairs), &whole).unwrap();
        assert_eq!(cells(&[("usd", "0.064")]), ["0.064", "1.54", "46.72", "65,408"]);
        assert_eq!(cells(&[("usd", "0.0325")]), ["0.0325", "0.78", "23.73", "33,215"]);
        assert_eq!(cells(&[("usd", "0.025"), ("disk", "2.62")]), ["0.0286", "0.69", "20.87", "29,218"]);
        assert_eq!(cells(&[("usd", "0.018"), ("disk", "0.7296")]), ["0.019", "0.46", "13.87", "19,417"]);
        assert_eq!(cells(&[("usd", "0")]), ["0", "0.00", "0.00", "0"]);
        assert!(cells(&[]).is_empty());
    }

    #[test]
    fn what_is_no_price_is_told() {
        for odd in ["", "-1", "0.1234567", "1e3", "0,5", "99999999"] {
            assert!(cells(&row(&[("usd", odd)]), &row(&[])).is_err(), "{odd}");
        }
    }
}
