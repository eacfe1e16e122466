//! The script for Windows PowerShell 5.1 and PowerShell 7.

use super::{STILL, STILL_EVERYWHERE, Writer, comment, fill, is_plain, options, whole};
use crate::command::Line;
use std::fmt::Write as _;

/// A word in single quotes, in which PowerShell replaces nothing; it takes typographic ones for the same.
fn quote(word: &str) -> String {
    let mut quoted = String::from("'");
    for character in word.chars() {
        if matches!(character, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}') {
            quoted.push(character);
        }
        quoted.push(character);
    }
    quoted.push('\'');
    quoted
}

/// A word as it is typed behind a command.
pub(super) fn quote_bare(word: &str) -> String {
    if is_plain(word) { word.to_owned() } else { quote(word) }
}

/// Words as a list.
fn list(words: &[String]) -> String {
    format!("@({})", words.iter().map(|word| quote(word)).collect::<Vec<_>>().join(", "))
}

pub(super) fn script(writer: &Writer<'_>) -> String {
    let mut head = String::new();
    comment(&mut head, &writer.head());
    let mut steps = String::new();
    for (number, same) in (1..).zip(writer.together()) {
        steps.push('\n');
        comment(&mut steps, &writer.about(number, same));
        let is_begun = |line: &Line| !matches!(line, Line::Wait(_) | Line::Vanish(_));
        for begins in [true, false] {
            for step in same {
                for line in step.lines.iter().filter(|line| is_begun(line) == begins) {
                    let _ = writeln!(steps, "{}", typed(writer, &step.id, line));
                }
            }
        }
    }
    let mut made = String::new();
    for (region, id) in writer.stacked() {
        let rest = list(&options(region, writer.profile));
        let _ = writeln!(made, "$stacks += @(Find-Stack {} {rest})", quote(id));
    }
    let tagged: Vec<String> = writer.tagged().into_iter().map(|ids| format!("Name=resource-id,Values={ids}")).collect();
    let still = |list: &[(&str, &str, &str)], region: &str, indent: &str| {
        let mut lines = String::new();
        for (kind, command, query) in list {
            let kind = quote(&writer.say(&format!("cleanup-kind-{kind}")));
            let mut words: Vec<String> = command.split(' ').map(quote).collect();
            words.extend(["--query", query].map(quote));
            let _ = writeln!(lines, "{indent}Show-Billing {region} {kind} @({})", words.join(", "));
        }
        lines
    };
    let words = |text: &str| quote(&writer.say(text));
    let distributions = if writer.has(|line| matches!(line, Line::Distribution(_) | Line::VpcOrigin(_))) {
        include_str!("distribution.ps1")
    } else {
        ""
    };
    let account = [("account", writer.account.to_owned())];
    let template = include_str!("script.ps1").replace("@DISTRIBUTION@", distributions);
    let values = [
        ("OPTIONS", list(&options(writer.region, writer.profile))),
        ("PROFILE", list(&options(writer.region, writer.profile).split_off(2))),
        ("TAGGED", list(&tagged)),
        ("MADE", made.trim_end().to_owned()),
        ("ACCOUNT", writer.account.to_owned()),
        ("NO_AWS", words("cleanup-stop-no-account")),
        ("OTHER_ACCOUNT", quote(&writer.say_with("cleanup-stop-account", &account))),
        ("STACKS_UNKNOWN", words("cleanup-stop-stacks-unknown")),
        ("STACKS_FOUND", words("cleanup-stop-stacks")),
        ("REGION", writer.region.to_owned()),
        ("DELETED", words("cleanup-did")),
        ("GONE", words("cleanup-gone")),
        ("WAITING", words("cleanup-waiting")),
        ("HELD", words("cleanup-stop-held")),
        ("REFUSED", words("cleanup-stop-refused")),
        ("DONE", words("cleanup-done")),
        ("STILL_TITLE", words("cleanup-still")),
        ("UNKNOWN", words("cleanup-still-unknown")),
        ("STILL_HERE", still(STILL, "$place", "    ")),
        ("STILL_EVERYWHERE", still(STILL_EVERYWHERE, &quote(snapshot::GLOBAL), "")),
        ("HEAD", head.trim_end().to_owned()),
        ("STEPS", steps.trim().to_owned()),
    ];
    fill(&template, &values)
}

fn typed(writer: &Writer<'_>, id: &str, typed: &Line) -> String {
    let of = |function: &str, command: &crate::command::Command| {
        format!("{function} {} {}", quote(id), list(&whole(command, writer.region, writer.profile)))
    };
    match typed {
        Line::Remove(command) => of("Remove-It", command),
        Line::Wait(command) => of("Wait-ForIt", command),
        Line::Vanish(command) => of("Wait-UntilGone", command),
        Line::Exchange(from, default) => {
            let rest = list(&options(writer.region, writer.profile));
            format!("Move-ToDefault {} {} {rest}", quote(from), quote(default))
        }
        Line::Distribution(id) => {
            format!("Remove-Distribution {} {}", quote(id), list(&options(snapshot::GLOBAL, writer.profile)))
        }
        Line::VpcOrigin(id) => {
            format!("Remove-VpcOrigin {} {}", quote(id), list(&options(snapshot::GLOBAL, writer.profile)))
        }
    }
}
