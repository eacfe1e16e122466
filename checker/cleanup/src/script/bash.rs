//! The script for a POSIX shell.

use super::{STILL, STILL_EVERYWHERE, Writer, comment, fill, is_plain, options, whole};
use crate::command::Line;
use std::fmt::Write as _;

/// A word as the shell takes it for itself.
pub(super) fn quote(word: &str) -> String {
    if is_plain(word) { word.to_owned() } else { quote_always(word) }
}

fn quote_always(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

fn line(words: &[String]) -> String {
    words.iter().map(|word| quote(word)).collect::<Vec<_>>().join(" ")
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
    let options = |region: &str| line(&options(region, writer.profile));
    let mut stacks = String::new();
    for ids in writer.tagged() {
        let _ = writeln!(
            stacks,
            "found=$(aws ec2 describe-tags --filters Name=key,Values=aws:cloudformation:stack-name {} \
             --query 'Tags[].Value' --output text {}) || stop {}",
            quote(&format!("Name=resource-id,Values={ids}")),
            options(writer.region),
            quote_always(&writer.say("cleanup-stop-stacks-unknown")),
        );
        stacks.push_str("stacks=\"$stacks $found\"\n");
    }
    let mut made = String::new();
    for (region, id) in writer.stacked() {
        let options = options(region);
        let _ = writeln!(made, "found=$(made {} {} {options}) || exit 1", quote(id), quote_always(&options));
        made.push_str("made=\"$made\n$found\"\n");
    }
    let still = |list: &[(&str, &str, &str)], region: &str, indent: &str| {
        let profile = writer.profile.map(|profile| format!(" --profile {}", quote(profile))).unwrap_or_default();
        let mut lines = String::new();
        for (kind, command, query) in list {
            let kind = quote_always(&writer.say(&format!("cleanup-kind-{kind}")));
            let query = quote_always(query);
            let _ = writeln!(
                lines,
                "{indent}bills {region} {kind} aws {command} --query {query} --region {region}{profile}"
            );
        }
        lines
    };
    let words = |text: &str| quote_always(&writer.say(text));
    let distributions = if writer.has(|line| matches!(line, Line::Distribution(_) | Line::VpcOrigin(_))) {
        include_str!("distribution.sh")
    } else {
        ""
    };
    let template = include_str!("script.sh").replace("@DISTRIBUTION@", distributions);
    let values = [
        ("ACCOUNT", writer.account.to_owned()),
        ("OPTIONS", options(writer.region)),
        ("OPTIONS_SAID", quote_always(&options(writer.region))),
        ("NO_AWS", words("cleanup-stop-no-account")),
        (
            "OTHER_ACCOUNT",
            quote_always(&writer.say_with("cleanup-stop-account", &[("account", writer.account.to_owned())])),
        ),
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
        ("STILL_HERE", still(STILL, "\"$region\"", "  ")),
        ("STILL_EVERYWHERE", still(STILL_EVERYWHERE, snapshot::GLOBAL, "")),
        ("HEAD", head.trim_end().to_owned()),
        ("STACKS", stacks.trim_end().to_owned()),
        ("STACKS_UNKNOWN", words("cleanup-stop-stacks-unknown")),
        ("MADE", made.trim_end().to_owned()),
        ("STEPS", steps.trim().to_owned()),
    ];
    fill(&template, &values)
}

fn typed(writer: &Writer<'_>, id: &str, typed: &Line) -> String {
    let id = quote(id);
    let of = |function: &str, command: &crate::command::Command| {
        format!("{function} {id} aws {}", line(&whole(command, writer.region, writer.profile)))
    };
    match typed {
        Line::Remove(command) => of("remove", command),
        Line::Wait(command) => of("settle", command),
        Line::Vanish(command) => format!("{} --output text", of("vanish", command)),
        Line::Exchange(list, default) => {
            let rest = line(&options(writer.region, writer.profile));
            format!("exchange {} {} {rest}", quote(list), quote(default))
        }
        Line::Distribution(id) => {
            format!("distribution {} {}", quote(id), line(&options(snapshot::GLOBAL, writer.profile)))
        }
        Line::VpcOrigin(id) => format!("vpc_origin {} {}", quote(id), line(&options(snapshot::GLOBAL, writer.profile))),
    }
}
