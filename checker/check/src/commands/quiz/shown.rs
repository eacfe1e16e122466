//! Questions, answers and the score as they are drawn on a terminal.

use crate::output;
use crate::words::Saying;
use messages::Catalogue;
use quiz::{Body, Graded, Kind, Posed};
use report::{safe, terminal};
use std::fmt::Write as _;

/// Markdown that somebody wrote, drawn for this terminal.
fn drawn(markdown: &str) -> String {
    terminal::markdown(&safe::text(markdown), output::options(0))
}

/// The title, and how many questions there are.
pub(super) fn head(title: &str, count: usize, words: &Catalogue) -> String {
    let count = Saying::new("quiz-count").counting("count", count).say(words);
    drawn(&format!("**{} · {count}**\n", safe::line(title)))
}

/// A question with what there is to choose from, and how to answer.
pub(super) fn question(posed: &Posed, number: usize, count: usize, words: &Catalogue) -> String {
    let heading = Saying::new("quiz-question").counting("number", number).counting("count", count).say(words);
    let mut text = format!("## {heading}\n\n{}\n", posed.ask);
    // The map without the packet: its path would be the answer.
    if let Some(world) = &posed.world {
        let command = format!("`check map --world {world}`");
        let _ = write!(text, "\n{}\n", Saying::new("quiz-see").with("command", command).say(words));
    }
    match &posed.body {
        Body::Options { options, .. } => numbered(&mut text, options.iter().map(|option| option.text.as_str())),
        Body::Items(items) => numbered(&mut text, items.iter().map(|item| item.text.as_str())),
        Body::Words { .. } | Body::Block(_) => {}
    }
    let how = match (&posed.body, posed.kind) {
        (Body::Options { options, several: true }, _) => {
            Saying::new("quiz-type-several").counting("count", options.len())
        }
        (Body::Options { options, several: false }, _) => Saying::new("quiz-type-one").counting("count", options.len()),
        (Body::Items(items), _) => Saying::new("quiz-type-order").counting("count", items.len()),
        (Body::Block(_), _) | (_, Kind::Cidr) => Saying::new("quiz-type-block"),
        (Body::Words { .. }, _) => Saying::new("quiz-type-words"),
    };
    let _ = write!(text, "\n{}\n", how.say(words));
    format!("\n{}", drawn(&text))
}

/// A list with numbers; further lines of an item stay in it.
fn numbered<'t>(text: &mut String, items: impl Iterator<Item = &'t str>) {
    text.push('\n');
    for (number, item) in (1..).zip(items) {
        let _ = writeln!(text, "{number}. {}", item.trim().replace('\n', "\n   "));
    }
}

/// That the reader goes on without an answer.
pub(super) fn skipped(words: &Catalogue) -> String {
    format!("\n{}", drawn(&Saying::new("quiz-skipped").say(words)))
}

/// What an answer was worth, and why.
pub(super) fn graded(posed: &Posed, graded: &Graded, words: &Catalogue) -> String {
    let verdict = Saying::new(if graded.is_right { "quiz-right" } else { "quiz-wrong" }).say(words);
    let mark = if graded.is_right { '✔' } else { '✘' };
    let mut text = format!("**{mark} {verdict}**\n");
    for why in &graded.whys {
        let _ = write!(text, "\n{why}\n");
    }
    if !graded.is_right {
        let _ = write!(text, "\n{}\n", solution(posed, words));
    }
    let _ = write!(text, "\n{}\n", posed.why);
    if let (Some(world), Some(asked)) = (&posed.world, &posed.asked) {
        let port = asked.port.map(|port| format!(" --port {port}")).unwrap_or_default();
        let protocol = if asked.protocol == "tcp" { String::new() } else { format!(" --protocol {}", asked.protocol) };
        let command = format!("`check trace {} {}{port}{protocol} --world {world}`", asked.from, asked.to);
        let _ = write!(text, "\n{}\n", Saying::new("quiz-way").with("command", command).say(words));
    }
    format!("\n{}", drawn(&text))
}

/// What would have been right.
fn solution(posed: &Posed, words: &Catalogue) -> String {
    let right = |answer: &str| words.message("quiz-solution", &[("answer", answer.into())]);
    match &posed.body {
        Body::Options { options, .. } => {
            let lines = (1..).zip(options).filter(|(_, option)| option.is_right);
            let said = right(
                &lines
                    .clone()
                    .map(|(number, option)| format!("{number}. {}", option.text))
                    .collect::<Vec<_>>()
                    .join(" · "),
            );
            let found = lines.filter_map(|(_, option)| option.found.as_deref());
            found.fold(said, |said, found| format!("{said}\n\n{}", quiz::escaped(found)))
        }
        Body::Items(items) => {
            let mut order: Vec<(usize, usize)> = (1..).zip(items).map(|(number, item)| (item.place, number)).collect();
            order.sort_unstable();
            let order: Vec<String> = order.into_iter().map(|(_, number)| number.to_string()).collect();
            right(&order.join(" "))
        }
        Body::Words { accepted, .. } => right(&format!("`{}`", accepted.first().map_or("", String::as_str))),
        // Where others would do as well this one is an example.
        Body::Block(block) if block.rule.equals.is_none() => {
            words.message("quiz-example", &[("answer", format!("`{}`", block.example).into())])
        }
        Body::Block(block) => right(&format!("`{}`", block.example)),
    }
}

/// How many answers were right.
pub(super) fn score(right: usize, wrong: usize, count: usize, words: &Catalogue) -> String {
    let open = count.saturating_sub(right + wrong);
    let score = Saying::new("quiz-score").counting("right", right).counting("count", count).counting("open", open);
    format!("\n{}", drawn(&format!("**{}**\n", score.say(words))))
}
