//! The calendar file, as RFC 5545 wants it.
#![expect(clippy::unwrap_used, reason = "a time that is none ends the test")]

use cost::{Clock, Moment, reminder};

const NOW: Moment<'_> = Moment { utc: "20261129T043000Z", day: "20261129" };

fn file(summary: &str) -> String {
    let at: Clock = "22:00".parse().unwrap();
    reminder(at, NOW, "check-reminder", summary, "A, b; c\\ and\nmore")
}

#[test]
fn every_line_ends_as_the_standard_says_and_is_short() {
    let long = "실습에서 만든 것을 오늘 저녁에 지웠습니까? ".repeat(6);
    for text in ["short", &long] {
        let file = file(text);
        assert!(file.ends_with("END:VCALENDAR\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']), "{file:?}");
        assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
        let unfolded = file.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("\r\nSUMMARY:{}\r\n", text.replace(',', "\\,"))), "{unfolded}");
    }
}

#[test]
fn it_has_what_an_event_has_to_have() {
    let file = file("x");
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//check//cost//EN",
        "BEGIN:VEVENT",
        "UID:check-reminder",
        "DTSTAMP:20261129T043000Z",
        "DTSTART:20261129T220000",
        "DESCRIPTION:A\\, b\\; c\\\\ and\\nmore",
        "END:VEVENT",
    ] {
        assert_eq!(file.split("\r\n").filter(|known| *known == line).count(), 1, "{line} in\n{file}");
    }
}

#[test]
fn a_time_of_the_day_is_one() {
    for (text, said) in [("22:00", "22:00"), ("7:05", "07:05"), ("00:00", "00:00"), ("23:59", "23:59")] {
        assert_eq!(text.parse::<Clock>().map(|clock| clock.to_string()), Ok(said.to_owned()));
    }
    for odd in ["24:00", "22", "22:0", "22:60", "-1:00", "22:00:00", "오후 10:00", "", ":", "+2:00", "022:00"] {
        assert!(odd.parse::<Clock>().is_err(), "{odd}");
    }
}
