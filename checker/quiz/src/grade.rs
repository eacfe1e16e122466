//! Whether an answer is right, and why.

use crate::block::BlockFault;
use crate::normal::normal;
use crate::pose::{Body, Posed};
use messages::{Catalogue, Value};
use std::collections::BTreeSet;

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Options, by their places in the order in which they are shown, from 0.
    Chosen(BTreeSet<usize>),
    /// Things in order, by their places in the order in which they are shown, from 0.
    Ordered(Vec<usize>),
    /// A word, a number, a block.
    Written(String),
}

/// What an answer is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graded {
    /// Whether it is right.
    pub is_right: bool,
    /// What is to be said of this very answer, in Markdown. Why it is so in general is [`Posed::why`].
    pub whys: Vec<String>,
}

impl Posed {
    /// Grades an answer; one of another kind than is asked for is wrong.
    #[must_use]
    pub fn grade(&self, answer: &Answer, words: &Catalogue) -> Graded {
        match (&self.body, answer) {
            (Body::Options { options, .. }, Answer::Chosen(chosen)) => {
                let right = options.iter().enumerate().filter(|(_, option)| option.is_right);
                let right: BTreeSet<usize> = right.map(|(at, _)| at).collect();
                let mut whys = Vec::new();
                for option in chosen.difference(&right).filter_map(|at| options.get(*at)) {
                    let told = [option.why.clone(), option.found.as_deref().map(escaped)].into_iter().flatten();
                    whys.extend(told);
                }
                // Where the engine knows why, whoever is right is told it, too.
                let is_right = *chosen == right;
                let reasons = chosen.iter().filter_map(|at| options.get(*at)?.found.as_deref()).map(escaped);
                whys.extend(reasons.filter(|_| is_right));
                // Who chose some of those that are right is told that there are more, not which.
                let missed = right.difference(chosen).count();
                if !is_right && whys.is_empty() && missed > 0 && missed < right.len() {
                    whys.push(words.message("quiz-missed", &[("count", missed.into())]));
                }
                Graded { is_right, whys }
            }
            (Body::Items(items), Answer::Ordered(order)) => {
                let places = order.iter().filter_map(|at| items.get(*at)).map(|item| item.place);
                let is_right = order.len() == items.len() && places.clone().eq(0..items.len());
                let right = places.zip(0..).take_while(|(place, at)| place == at).count();
                let whys = match is_right {
                    true => Vec::new(),
                    false => vec![words.message("quiz-order-until", &[("count", right.into())])],
                };
                Graded { is_right, whys }
            }
            (Body::Words { accepted, wrong }, Answer::Written(answer)) => {
                let answer = normal(answer);
                let is = |known: &String| normal(known) == answer;
                let is_right = accepted.iter().any(is);
                let why = wrong.iter().find(|one| !is_right && one.answers.iter().any(is));
                Graded { is_right, whys: why.map(|one| one.why.clone()).into_iter().collect() }
            }
            (Body::Block(block), Answer::Written(answer)) => {
                let fault = block.rule.judge(answer).err();
                Graded { is_right: fault.is_none(), whys: fault.map(|fault| told(&fault, words)).into_iter().collect() }
            }
            _ => Graded { is_right: false, whys: Vec::new() },
        }
    }
}

/// A sentence as Markdown that shows it as it is.
#[must_use]
pub fn escaped(sentence: &str) -> String {
    let mut escaped = String::with_capacity(sentence.len());
    for letter in sentence.chars() {
        if matches!(letter, '*' | '_' | '`' | '<' | '[' | ']' | '\\' | '|' | '#') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// What is wrong with a block, in words.
fn told(fault: &BlockFault, words: &Catalogue) -> String {
    let with = |id: &str, args: &[(&str, Value<'_>)]| words.message(id, args);
    match fault {
        BlockFault::NoBlock => with("quiz-block-none", &[]),
        BlockFault::NotFirst { block } => with("quiz-block-not-first", &[("block", block.to_string().into())]),
        BlockFault::Other => with("quiz-block-other", &[]),
        BlockFault::Outside { within } => with("quiz-block-outside", &[("block", within.to_string().into())]),
        BlockFault::Overlaps { other } => with("quiz-block-overlaps", &[("block", other.to_string().into())]),
        BlockFault::NoSubnet => with("quiz-block-no-subnet", &[]),
        BlockFault::TooSmall { usable, wanted } => {
            with("quiz-block-too-small", &[("usable", (*usable).into()), ("wanted", (*wanted).into())])
        }
        BlockFault::TooLarge { length } => with("quiz-block-too-large", &[("length", u32::from(*length).into())]),
    }
}
