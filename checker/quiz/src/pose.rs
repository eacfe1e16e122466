//! A question as it is put to a reader: in a language, with its options in the order in which they are shown, and with
//! what the packet engine says of each.

mod change;
mod packet;

pub(crate) use change::{Came, came, options as changes};

use crate::block::Block;
use crate::fault::Unposed;
use crate::question::{Asked, Kind, Question, Sort};
use crate::shuffle;
use crate::worlds::Worlds;
use judge::Text;
use messages::{Catalogue, Language};

/// A question in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posed {
    /// Its kind.
    pub kind: Kind,
    /// What is asked, in Markdown.
    pub ask: String,
    /// Why it is so, in Markdown: told after any answer.
    pub why: String,
    /// The world that it is about, by its name.
    pub world: Option<String>,
    /// The packet that it is about.
    pub asked: Option<Asked>,
    /// What there is to answer.
    pub body: Body,
}

/// What there is to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Options to choose from: those of choices, of changes, and the steps of a packet's way.
    Options {
        /// In the order in which they are shown.
        options: Vec<PosedOption>,
        /// Whether more than one is right.
        several: bool,
    },
    /// Things to put in order, in the order in which they are shown.
    Items(Vec<PosedItem>),
    /// A word or a number to write.
    Words {
        /// What is right, each as it may be written.
        accepted: Vec<String>,
        /// What is wrong for a reason.
        wrong: Vec<PosedWrong>,
    },
    /// A block of addresses to write.
    Block(Block),
}

/// An option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PosedOption {
    /// What it says, in Markdown.
    pub text: String,
    /// Whether it is right; for steps and changes what the packet engine says.
    pub is_right: bool,
    /// Why it is right or wrong in its author's words, in Markdown.
    pub why: Option<String>,
    /// What the packet engine found, as a sentence without Markdown.
    pub found: Option<String>,
    /// The lines of the world language that it stands for.
    pub edit: Option<String>,
}

/// A thing to put in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PosedItem {
    /// What it says, in Markdown.
    pub text: String,
    /// Its right place, from 0.
    pub place: usize,
}

/// Answers that are wrong for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PosedWrong {
    /// The answers.
    pub answers: Vec<String>,
    /// The reason, in Markdown.
    pub why: String,
}

impl Question {
    /// Poses the question in the language of a catalogue; `worlds` are those that it may be about.
    ///
    /// # Errors
    /// Its world, its ends, its lab or its edits are not there, or nobody can tell what is right.
    pub fn pose(&self, words: &Catalogue, worlds: &Worlds<'_>) -> Result<Posed, Unposed> {
        let language = words.language();
        let say = |text: &Text| said(text, language);
        let body = match &self.sort {
            Sort::Choice(options) => {
                let options = options.iter().map(|option| PosedOption {
                    text: say(&option.text),
                    is_right: option.is_right,
                    why: option.why.as_ref().map(say),
                    found: None,
                    edit: None,
                });
                self.shuffled(options.collect())
            }
            Sort::Order(items) => {
                let order = shuffle::disorder(&self.ask.en, items.len());
                let item = |place: usize| Some(PosedItem { text: say(items.get(place)?), place });
                Body::Items(order.into_iter().filter_map(item).collect())
            }
            Sort::Short { accept, wrong } => {
                let wrong = wrong.iter().map(|one| PosedWrong { answers: one.answers.clone(), why: say(&one.why) });
                Body::Words { accepted: accept.clone(), wrong: wrong.collect() }
            }
            Sort::Cidr(rule) => {
                let example = rule.example().ok_or(Unposed::NoBlock)?;
                Body::Block(Block { rule: rule.clone(), example })
            }
            Sort::Packet(packet) => options(packet::steps(packet, words, worlds)?),
            Sort::Change(change) => self.shuffled(change::options(change, words, worlds)?),
        };
        Ok(Posed {
            kind: self.kind(),
            ask: say(&self.ask),
            why: say(&self.why),
            world: self.world().map(str::to_owned),
            asked: self.asked().cloned(),
            body,
        })
    }

    /// Options in the order in which they are shown.
    fn shuffled(&self, options: Vec<PosedOption>) -> Body {
        let mut options: Vec<Option<PosedOption>> = options.into_iter().map(Some).collect();
        let order = shuffle::order(&self.ask.en, options.len());
        self::options(order.into_iter().filter_map(|at| options.get_mut(at)?.take()).collect())
    }
}

fn options(options: Vec<PosedOption>) -> Body {
    let several = options.iter().filter(|option| option.is_right).count() > 1;
    Body::Options { options, several }
}

/// A text in a language.
pub(crate) fn said(text: &Text, language: Language) -> String {
    match language {
        Language::Ko => text.ko.clone(),
        Language::En => text.en.clone(),
    }
}
