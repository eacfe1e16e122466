//! A reminder as a calendar file (RFC 5545): every day at one time of the day, wherever the reader is.

use std::fmt;
use std::str::FromStr;

/// A time of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    hour: u8,
    minute: u8,
}

impl FromStr for Clock {
    type Err = NoClock;

    /// `22:00`, `7:30`.
    fn from_str(text: &str) -> Result<Self, NoClock> {
        let (hour, minute) = text.split_once(':').ok_or(NoClock)?;
        let number = |text: &str, most: u8| {
            let is_short = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<u8>().ok().filter(|number| is_short && *number <= most).ok_or(NoClock)
        };
        if minute.len() != 2 {
            return Err(NoClock);
        }
        Ok(Self { hour: number(hour, 23)?, minute: number(minute, 59)? })
    }
}

/// A text that is no time of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no time of the day, such as 22:00")]
pub struct NoClock;

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

/// The moment at which a reminder is written, which comes from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment<'t> {
    /// In UTC as the format writes it: `20261129T043000Z`.
    pub utc: &'t str,
    /// The day where the reader is: `20261129`.
    pub day: &'t str,
}

/// The calendar file. Its times have no time zone: they are the reader's own, wherever that is. `uid` makes the event one of
/// its kind: a second file with the same one takes the place of the first.
#[must_use]
pub fn reminder(at: Clock, now: Moment<'_>, uid: &str, summary: &str, description: &str) -> String {
    let clock = format!("{:02}{:02}00", at.hour, at.minute);
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//check//cost//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", escaped(uid)),
        format!("DTSTAMP:{}", now.utc),
        format!("DTSTART:{}T{clock}", now.day),
        "DURATION:PT15M".to_owned(),
        "RRULE:FREQ=DAILY;COUNT=30".to_owned(),
        format!("SUMMARY:{}", escaped(summary)),
        format!("DESCRIPTION:{}", escaped(description)),
        "TRANSP:TRANSPARENT".to_owned(),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        format!("DESCRIPTION:{}", escaped(summary)),
        "TRIGGER:PT0S".to_owned(),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| folded(line)).collect()
}

/// Text as a value: its commas, semicolons, backslashes and new lines are marked, and nothing else that controls is left.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// A line of the file: no more than 75 octets before the end of line, which a space continues.
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for letter in line.chars() {
        if width + letter.len_utf8() > 75 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(letter);
        width += letter.len_utf8();
    }
    out + "\r\n"
}
