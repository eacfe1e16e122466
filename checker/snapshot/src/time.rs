//! A moment as AWS tells it: text as it is, and the seconds that version 1 of the AWS CLI prints as text.
//!
//! It is told and compared with others by whoever reads it; here it stays text.

use crate::member::{Class, Kept, Kind};
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Deref;

/// A moment, as text: what the wire said, or what version 2 of the AWS CLI would print where the wire said a number.
///
/// Services that speak JSON send seconds since 1970, and version 1 prints what was sent unless `cli_timestamp_format` is
/// `iso8601`: <https://docs.aws.amazon.com/cli/v1/userguide/cli-configure-files.html>.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Time(String);

/// The first moment of year 1 and of year 10000, in seconds since 1970: outside of them nothing is a time.
const YEARS: std::ops::Range<i64> = -62_135_596_800..253_402_300_800;

impl Time {
    /// Seconds and microseconds since 1970 as version 2 of the AWS CLI prints them; `None` outside of the years 1 to 9999.
    #[must_use]
    pub fn since_1970(seconds: i64, micros: u32) -> Option<Self> {
        if !YEARS.contains(&seconds) || micros > 999_999 {
            return None;
        }
        let (year, month, day) = date(seconds.div_euclid(86_400));
        let clock = seconds.rem_euclid(86_400);
        let (hour, minute, second) = (clock / 3600, clock / 60 % 60, clock % 60);
        let part = if micros == 0 { String::new() } else { format!(".{micros:06}") };
        Some(Self(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{part}+00:00")))
    }

    /// A number of seconds, to the microsecond.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "both are in range when they are cast")]
    fn of_number(number: f64) -> Option<Self> {
        if !number.is_finite() || number.abs() > 1e12 {
            return None;
        }
        let whole = number.floor();
        let micros = ((number - whole) * 1e6).round() as u32;
        if micros == 1_000_000 { Self::since_1970(whole as i64 + 1, 0) } else { Self::since_1970(whole as i64, micros) }
    }
}

/// The date so many days after the first of 1970, in years that begin in March, so that a leap day is the last of one.
/// <https://howardhinnant.github.io/date_algorithms.html>
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let year = year + era * 400 + i64::from(month >= 10);
    (year, if month < 10 { month + 3 } else { month - 9 }, day - (153 * month + 2) / 5 + 1)
}

impl Deref for Time {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl From<String> for Time {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Time {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

crate::member::one! { Time }

impl Kept for Time {
    const KIND: Kind = Kind::Text(Class::Time);
}

/// Whether a number is a time.
pub(crate) fn is_time(number: &serde_json::Number) -> bool {
    number.as_f64().is_some_and(|number| Time::of_number(number).is_some())
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Told;
        impl Visitor<'_> for Told {
            type Value = Time;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a time, as text or in seconds since 1970")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Time, E> {
                Ok(Time(text.into()))
            }
            fn visit_string<E: Error>(self, text: String) -> Result<Time, E> {
                Ok(Time(text))
            }
            fn visit_i64<E: Error>(self, seconds: i64) -> Result<Time, E> {
                Time::since_1970(seconds, 0).ok_or_else(|| E::custom("no time is so many seconds after 1970"))
            }
            fn visit_u64<E: Error>(self, seconds: u64) -> Result<Time, E> {
                self.visit_i64(i64::try_from(seconds).unwrap_or(i64::MAX))
            }
            fn visit_f64<E: Error>(self, seconds: f64) -> Result<Time, E> {
                Time::of_number(seconds).ok_or_else(|| E::custom("no time is so many seconds after 1970"))
            }
        }
        deserializer.deserialize_any(Told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(json: &str) -> Option<String> {
        serde_json::from_str::<Time>(json).ok().map(|time| time.to_string())
    }

    #[test]
    fn numbers_are_printed_as_version_2_prints_them() {
        for (json, expected) in [
            ("0", "1970-01-01T00:00:00+00:00"),
            ("1789516799.0", "2026-09-15T23:59:59+00:00"),
            ("1795363210.123", "2026-11-22T16:00:10.123000+00:00"),
            ("951782400", "2000-02-29T00:00:00+00:00"),
            ("4107542400", "2100-03-01T00:00:00+00:00"),
            ("-1", "1969-12-31T23:59:59+00:00"),
            ("253402300799", "9999-12-31T23:59:59+00:00"),
            ("\"2026-09-15T23:59:59Z\"", "2026-09-15T23:59:59Z"),
            ("\"\"", ""),
        ] {
            assert_eq!(read(json).as_deref(), Some(expected), "{json}");
        }
        for json in ["253402300800", "18446744073709551615", "1e300", "-1e13", "true", "[0]", "{}", "null"] {
            assert_eq!(read(json), None, "{json}");
        }
    }

    proptest! {
        #[test]
        fn each_second_follows_upon_the_one_before(seconds in YEARS.start..YEARS.end - 1) {
            let at = |seconds| Time::since_1970(seconds, 0).unwrap().to_string();
            prop_assert!(at(seconds) < at(seconds + 1));
            prop_assert_eq!(at(seconds).len(), "1970-01-01T00:00:00+00:00".len());
        }
    }
}
