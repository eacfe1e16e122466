//! Days between two times as AWS writes them: `2026-07-31T23:59:59.999000+00:00`.

/// The day of a time, counted from 1970-01-01; `None` where the text does not begin with a date.
pub(crate) fn day(time: &str) -> Option<i64> {
    let date = time.get(..10)?;
    let mut parts = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !(1970..=9999).contains(&year) {
        return None;
    }
    // A year that begins in March has its leap day at the end.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let of_months = (153 * month + 2) / 5;
    let leap_days = year / 4 - year / 100 + year / 400;
    Some(365 * year + leap_days + of_months + day - 1 - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted() {
        assert_eq!(day("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(day("2000-03-01"), Some(11_017));
        assert_eq!(
            day("2026-11-28T00:00:00Z").zip(day("2026-07-31T23:59:59.999000+00:00")).map(|(a, b)| a - b),
            Some(120)
        );
        assert_eq!(day("2024-03-01").zip(day("2024-02-28")).map(|(a, b)| a - b), Some(2));
        for text in ["", "soon", "2026-13-01", "2026-00-10", "2026/01/01", "날짜입니다"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
