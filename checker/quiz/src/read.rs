//! The file of a question, understood or told where it is not.

mod raw;

use crate::fault::{QuestionError, QuestionFault};
use crate::{Aim, Asked, BlockRule, Change, Choice, Edit, Kind, Packet, Question, Sort, Wrong};
use ipnet::IpNet;
use judge::Text;
use reach::Protocol;
use serde::de::DeserializeOwned;

type Fault = (Vec<String>, QuestionFault);

impl Question {
    /// Reads the file of a question.
    ///
    /// # Errors
    /// The first thing in it that is not understood, or that contradicts the rest, with its place.
    pub fn parse(text: &str) -> Result<Self, QuestionError> {
        let raw::Head { kind } = of(text)?;
        let read = match kind {
            Kind::Choice => choice(of(text)?),
            Kind::Order => order(of(text)?),
            Kind::Short => short(of(text)?),
            Kind::Cidr => cidr(of(text)?),
            Kind::Packet => packet(of(text)?),
            Kind::Change => change(of(text)?),
        };
        read.map_err(|(path, fault)| {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            QuestionError::of_value(text, &path, fault)
        })
    }
}

fn of<T: DeserializeOwned>(text: &str) -> Result<T, QuestionError> {
    toml::from_str(text).map_err(|error| QuestionError::of_parser(&error, text))
}

fn way(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// A text with words in both languages, without the white space around them.
fn text(text: Text, path: &[&str]) -> Result<Text, Fault> {
    let Text { ko, en } = text;
    for (language, words) in [("ko", &ko), ("en", &en)] {
        if words.trim().is_empty() {
            return Err((way(&[path, &[language]].concat()), QuestionFault::Empty));
        }
    }
    Ok(Text { ko: ko.trim().to_owned(), en: en.trim().to_owned() })
}

fn question(ask: Text, why: Text, sort: Sort) -> Result<Question, Fault> {
    Ok(Question { ask: text(ask, &["ask"])?, why: text(why, &["why"])?, sort })
}

/// The words of an option, and its reason.
fn option(at: usize, words: Text, why: Option<Text>) -> Result<(Text, Option<Text>), Fault> {
    let at = at.to_string();
    let words = text(words, &["option", &at])?;
    let why = why.map(|why| text(why, &["option", &at, "why"])).transpose()?;
    Ok((words, why))
}

fn choice(raw: raw::Choice) -> Result<Question, Fault> {
    let options = raw.option.into_iter().enumerate().map(|(at, one)| {
        let (text, why) = option(at, Text { ko: one.ko, en: one.en }, one.why)?;
        Ok(Choice { text, is_right: one.right, why })
    });
    let options = options.collect::<Result<_, Fault>>()?;
    question(raw.ask, raw.why, Sort::Choice(options))
}

fn order(raw: raw::Order) -> Result<Question, Fault> {
    let items = raw.item.into_iter().enumerate().map(|(at, item)| text(item, &["item", &at.to_string()]));
    let items = items.collect::<Result<_, Fault>>()?;
    question(raw.ask, raw.why, Sort::Order(items))
}

fn short(raw: raw::Short) -> Result<Question, Fault> {
    let wrong = raw.wrong.into_iter().enumerate().map(|(at, wrong)| {
        let at = at.to_string();
        let answers = answers(wrong.answers, &["wrong", &at, "answers"])?;
        Ok(Wrong { answers, why: text(wrong.why, &["wrong", &at, "why"])? })
    });
    let wrong = wrong.collect::<Result<_, Fault>>()?;
    let accept = answers(raw.accept, &["accept"])?;
    question(raw.ask, raw.why, Sort::Short { accept, wrong })
}

fn answers(answers: Vec<raw::Word>, path: &[&str]) -> Result<Vec<String>, Fault> {
    let word = |(at, raw::Word(word)): (usize, raw::Word)| match crate::normal(&word) {
        normal if normal.is_empty() => Err((way(&[path, &[at.to_string().as_str()]].concat()), QuestionFault::Empty)),
        _ => Ok(word.trim().to_owned()),
    };
    answers.into_iter().enumerate().map(word).collect()
}

fn cidr(raw: raw::Cidr) -> Result<Question, Fault> {
    let one = |field: &'static str, word: Option<String>| word.map(|word| block(&word, &[field])).transpose();
    let apart = raw.apart.iter().enumerate().map(|(at, word)| block(word, &["apart", &at.to_string()]));
    let rule = BlockRule {
        equals: one("equals", raw.equals)?,
        within: one("within", raw.within)?,
        apart: apart.collect::<Result<_, Fault>>()?,
        usable: raw.usable,
        smallest: raw.smallest,
    };
    let is_conditional = rule.within.is_some() || !rule.apart.is_empty() || rule.usable.is_some() || rule.smallest;
    match rule.equals {
        Some(_) if is_conditional => return Err((way(&["equals"]), QuestionFault::OneRule)),
        None if rule.within.is_none() => {
            let field = ["apart", "usable", "smallest"].into_iter().find(|field| match *field {
                "apart" => !rule.apart.is_empty(),
                "usable" => rule.usable.is_some(),
                _ => rule.smallest,
            });
            return Err(match field {
                Some(field) => (way(&[field]), QuestionFault::Needs { field, other: "within" }),
                None => (way(&["kind"]), QuestionFault::OneRule),
            });
        }
        None if rule.smallest && rule.usable.is_none() => {
            return Err((way(&["smallest"]), QuestionFault::Needs { field: "smallest", other: "usable" }));
        }
        _ => {}
    }
    question(raw.ask, raw.why, Sort::Cidr(rule))
}

fn block(word: &str, path: &[&str]) -> Result<IpNet, Fault> {
    let block = word.trim().parse::<IpNet>().ok().filter(|block| *block == block.trunc());
    block.ok_or_else(|| (way(path), QuestionFault::NoBlock { word: word.to_owned() }))
}

/// A flow whose port belongs to its protocol.
fn asked(from: String, to: String, port: Option<u16>, protocol: Option<String>) -> Result<Asked, Fault> {
    for (field, end) in [("from", &from), ("to", &to)] {
        if end.trim().is_empty() {
            return Err((way(&[field]), QuestionFault::Empty));
        }
    }
    let protocol = protocol.unwrap_or_else(|| "tcp".to_owned());
    let read = reach::wire::protocol(&protocol)
        .map_err(|_| (way(&["protocol"]), QuestionFault::NoProtocol { word: protocol.clone() }))?;
    match (matches!(read, Protocol::Tcp | Protocol::Udp), port) {
        (true, None) => Err((way(&["to"]), QuestionFault::NoPort { protocol })),
        (false, Some(_)) => Err((way(&["port"]), QuestionFault::Portless { protocol })),
        _ => Ok(Asked { from, to, port, protocol }),
    }
}

fn packet(raw: raw::Packet) -> Result<Question, Fault> {
    let asked = asked(raw.from, raw.to, raw.port, raw.protocol)?;
    question(raw.ask, raw.why, Sort::Packet(Packet { world: raw.world, asked }))
}

fn change(raw: raw::Change) -> Result<Question, Fault> {
    let aim = match (raw.lab, raw.from, raw.to) {
        (Some(lab), None, None) if raw.port.is_none() && raw.protocol.is_none() => Aim::Lab(lab),
        (None, Some(from), Some(to)) => Aim::Flow(asked(from, to, raw.port, raw.protocol)?),
        (Some(_), ..) => return Err((way(&["lab"]), QuestionFault::OneAim)),
        _ => return Err((way(&["world"]), QuestionFault::OneAim)),
    };
    let edits = raw.option.into_iter().enumerate().map(|(at, one)| {
        let (text, why) = option(at, Text { ko: one.ko, en: one.en }, one.why)?;
        if one.edit.trim().is_empty() {
            return Err((way(&["option", &at.to_string(), "edit"]), QuestionFault::Empty));
        }
        Ok(Edit { text, edit: one.edit, why })
    });
    let edits = edits.collect::<Result<_, Fault>>()?;
    question(raw.ask, raw.why, Sort::Change(Change { world: raw.world, aim, edits }))
}
