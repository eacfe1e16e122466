//! A moment, read from the texts in which AWS writes times.

/// Seconds since the beginning of 1970 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// Reads `2026-09-15T23:59:59+00:00`, with `Z`, another offset, parts of seconds, or none of these; the older AWS CLI
    /// writes `1789516799.0`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(seconds) = text.split('.').next()?.parse::<i64>() {
            return Some(Self(seconds));
        }
        let (date, rest) = text.split_once(['T', ' ']).unwrap_or((text, "00:00:00"));
        let mut parts = date.splitn(3, '-').map(|part| part.parse::<i64>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let (clock, offset) = match rest.find(['Z', 'z', '+', '-']) {
            Some(at) => rest.split_at(at),
            None => (rest, "Z"),
        };
        let mut parts = clock.splitn(3, ':').map(|part| part.split('.').next()?.parse::<i64>().ok());
        let (hour, minute) = (parts.next()??, parts.next()??);
        let second = parts.next().unwrap_or(Some(0))?;
        if !(0..=24).contains(&hour) || !(0..=59).contains(&minute) || !(0..=60).contains(&second) {
            return None;
        }
        let local = days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
        Some(Self(local - seconds_east(offset)?))
    }

    /// Whole days from this moment to a later one.
    #[must_use]
    pub fn days_until(self, later: Self) -> i64 {
        later.0.saturating_sub(self.0).div_euclid(86_400)
    }
}

/// The days from 1970 to a date of the Gregorian calendar, in years that begin in March, so that a leap day is the last.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    let of_years = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    of_years + (month * 153 + 2) / 5 + day - 1 - 719_468
}

/// `Z`, `+09:00`, `-0330`.
fn seconds_east(offset: &str) -> Option<i64> {
    let sign = match offset.chars().next()? {
        'Z' | 'z' => return Some(0),
        '-' => -1,
        _ => 1,
    };
    let digits: String = offset.chars().filter(char::is_ascii_digit).collect();
    let hours = digits.get(..2)?.parse::<i64>().ok()?;
    let minutes = digits.get(2..4).map_or(Some(0), |digits| digits.parse::<i64>().ok())?;
    Some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_read_in_every_form() {
        let wanted = Moment::read("1789516799");
        for text in [
            "2026-09-15T23:59:59+00:00",
            "2026-09-15T23:59:59Z",
            "2026-09-16T08:59:59+09:00",
            "2026-09-15T20:29:59.999-03:30",
            "2026-09-15 23:59:59",
            "1789516799.0",
        ] {
            assert_eq!(Moment::read(text), wanted, "{text}");
        }
        assert_eq!(Moment::read("1970-01-01"), Some(Moment(0)));
        assert_eq!(Moment::read("2024-03-01T00:00:00Z"), Some(Moment(1_709_251_200)));
        for text in ["", "soon", "2026-13-01", "2026-09", "2026-09-15Tx"] {
            assert_eq!(Moment::read(text), None, "{text}");
        }
    }
}
