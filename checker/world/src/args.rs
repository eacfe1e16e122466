//! The words of one edit, taken one after another, with an error that says what should have come.

use crate::error::Fault;
use crate::kind::Kind;
use crate::line::unquoted;
use crate::phrase::Phrase;
use ipnet::{IpNet, Ipv4Net};
use std::collections::VecDeque;
use std::net::IpAddr;
use std::str::FromStr;

/// The words after the command's name.
#[derive(Clone)]
pub(crate) struct Args<'l> {
    words: VecDeque<&'l str>,
    options: Vec<(&'l str, String)>,
    usage: &'static str,
}

impl<'l> Args<'l> {
    /// Takes the words of a command; `known` are the names of its `name=value` options.
    pub(crate) fn new(words: &'l [String], known: &[&str], usage: &'static str) -> Result<Self, Fault> {
        let mut args = Self { words: VecDeque::new(), options: Vec::new(), usage };
        for word in words {
            match word.split_once('=').filter(|(name, _)| !known.is_empty() && is_option_name(name)) {
                None => args.words.push_back(word),
                Some((name, _)) if !known.contains(&name) => {
                    return Err(Fault::unknown(Phrase::OptionOfCommand, name, known.iter().copied()));
                }
                Some((name, _)) if args.options.iter().any(|(given, _)| *given == name) => {
                    return Err(Fault::Extra { word: word.clone(), usage });
                }
                Some((name, value)) => args.options.push((name, unquoted(value))),
            }
        }
        Ok(args)
    }

    /// The next word.
    pub(crate) fn word(&mut self, what: Phrase) -> Result<String, Fault> {
        self.words.pop_front().map(unquoted).ok_or(Fault::Missing { what, usage: self.usage })
    }

    /// The next word, if there is one.
    pub(crate) fn optional(&mut self) -> Option<String> {
        self.words.pop_front().map(unquoted)
    }

    /// The next word, which stays the next.
    pub(crate) fn peek(&self) -> Option<&'l str> {
        self.words.front().copied()
    }

    /// All further words as they are written.
    pub(crate) fn raw(&mut self) -> Vec<String> {
        self.words.drain(..).map(str::to_owned).collect()
    }

    /// All further words.
    pub(crate) fn rest(&mut self) -> Vec<String> {
        self.words.drain(..).map(unquoted).collect()
    }

    /// All further words as one text, as it is written.
    pub(crate) fn text(&mut self, what: Phrase) -> Result<String, Fault> {
        let text = self.words.make_contiguous().join(" ");
        self.words.clear();
        if text.is_empty() { Err(Fault::Missing { what, usage: self.usage }) } else { Ok(text) }
    }

    /// Takes the next word if it is `word`.
    pub(crate) fn skip(&mut self, word: &str) -> bool {
        let is_next = self.words.front() == Some(&word);
        if is_next {
            self.words.pop_front();
        }
        is_next
    }

    /// The next word, which has to be one of `words`.
    pub(crate) fn one_of<T: Copy>(&mut self, what: Phrase, words: &[(&str, T)]) -> Result<T, Fault> {
        let word = self.word(what.clone())?;
        choose(what, &word, words)
    }

    /// Takes the arrow that stands between `what`.
    pub(crate) fn arrow(&mut self, what: Phrase) -> Result<(), Fault> {
        if self.skip("->") {
            return Ok(());
        }
        let word = self.word(Phrase::Arrow)?;
        Err(Fault::malformed(&word, what))
    }

    /// A label for something new.
    pub(crate) fn new_label(&mut self) -> Result<String, Fault> {
        let label = self.word(Phrase::ALabel)?;
        check_label(&label)?;
        Ok(label)
    }

    /// The value of an option.
    pub(crate) fn option(&mut self, name: &str) -> Option<String> {
        let at = self.options.iter().position(|(given, _)| *given == name)?;
        Some(self.options.swap_remove(at).1)
    }

    /// The value of an option that is a list with commas.
    pub(crate) fn list(&mut self, name: &str) -> Option<Vec<String>> {
        let value = self.option(name)?;
        Some(value.split(',').filter(|part| !part.is_empty()).map(str::to_owned).collect())
    }

    /// The value of an option that is `on` or `off`.
    pub(crate) fn switch(&mut self, name: &str) -> Result<Option<bool>, Fault> {
        self.option(name).map(|value| switched(name, &value)).transpose()
    }

    /// The value of an option that is an address or the like.
    pub(crate) fn parsed<T: FromStr>(&mut self, name: &str, wanted: Phrase) -> Result<Option<T>, Fault> {
        self.option(name).map(|value| value.parse().map_err(|_| Fault::malformed(&value, wanted))).transpose()
    }

    /// Nothing may be left.
    pub(crate) fn finish(&mut self) -> Result<(), Fault> {
        match self.words.front() {
            Some(word) => Err(Fault::Extra { word: (*word).to_owned(), usage: self.usage }),
            None => Ok(()),
        }
    }
}

/// The meaning of what a switch is set to.
pub(crate) fn switched(name: &str, word: &str) -> Result<bool, Fault> {
    match word {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err(Fault::NoSwitch { name: name.to_owned(), word: word.to_owned() }),
    }
}

/// The meaning of a word that has to be one of `words`.
pub(crate) fn choose<T: Copy>(what: Phrase, word: &str, words: &[(&str, T)]) -> Result<T, Fault> {
    words
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, meaning)| *meaning)
        .ok_or_else(|| Fault::unknown(what, word, words.iter().map(|(name, _)| *name)))
}

/// Whether a word can be a label.
pub(crate) fn check_label(label: &str) -> Result<(), Fault> {
    let good = label.starts_with(|first: char| first.is_ascii_alphabetic())
        && label.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '-' | '_'))
        && label != "local"
        && Kind::of_id(label).is_none();
    if good { Ok(()) } else { Err(Fault::malformed(label, Phrase::Label)) }
}

/// A block with the host bits cleared, as AWS does without a word.
pub(crate) fn block(word: &str) -> Result<IpNet, Fault> {
    word.parse::<IpNet>().map(|net| net.trunc()).map_err(|_| Fault::malformed(word, Phrase::Block))
}

/// An IPv4 block with the host bits cleared.
pub(crate) fn block4(word: &str) -> Result<Ipv4Net, Fault> {
    match block(word)? {
        IpNet::V4(net) => Ok(net),
        IpNet::V6(_) => Err(Fault::malformed(word, Phrase::BlockV4)),
    }
}

/// An address.
pub(crate) fn address(word: &str) -> Result<IpAddr, Fault> {
    word.parse().map_err(|_| Fault::malformed(word, Phrase::Address))
}

fn is_option_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(|character| character.is_ascii_lowercase() || matches!(character, '-' | '0'..='9'))
}
