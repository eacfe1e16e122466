//! A question as its author writes it, once it is understood.

use ipnet::IpNet;
use judge::Text;
use serde::Deserialize;

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What is asked, in Markdown.
    pub ask: Text,
    /// Why it is so; told after any answer, in Markdown.
    pub why: Text,
    /// What there is to answer.
    pub sort: Sort,
}

/// The kinds of questions, by the words of their files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One or several options are right.
    Choice,
    /// Things have to be put in order.
    Order,
    /// A word or a number has to be written.
    Short,
    /// A block of addresses has to be written.
    Cidr,
    /// Where on its way a packet ends.
    Packet,
    /// Which change mends a network.
    Change,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Choice, Self::Order, Self::Short, Self::Cidr, Self::Packet, Self::Change];

    /// The word of the files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::Order => "order",
            Self::Short => "short",
            Self::Cidr => "cidr",
            Self::Packet => "packet",
            Self::Change => "change",
        }
    }
}

/// What there is to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sort {
    /// Options, each right or not.
    Choice(Vec<Choice>),
    /// Things in the right order.
    Order(Vec<Text>),
    /// A word or a number.
    Short {
        /// What is right, in any of these ways of writing it.
        accept: Vec<String>,
        /// What is wrong for a reason.
        wrong: Vec<Wrong>,
    },
    /// A block of addresses.
    Cidr(BlockRule),
    /// Where a packet ends.
    Packet(Packet),
    /// What mends a network.
    Change(Change),
}

/// An option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it says.
    pub text: Text,
    /// Whether it is right.
    pub is_right: bool,
    /// Why it is not.
    pub why: Option<Text>,
}

/// Answers that are wrong for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The answers.
    pub answers: Vec<String>,
    /// The reason.
    pub why: Text,
}

/// What a block of addresses has to be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BlockRule {
    /// This one and no other.
    pub equals: Option<IpNet>,
    /// A part of this one.
    pub within: Option<IpNet>,
    /// Without an address of any of these.
    pub apart: Vec<IpNet>,
    /// With so many addresses for hosts, once AWS has taken its five.
    pub usable: Option<u32>,
    /// And no larger than that needs.
    pub smallest: bool,
}

/// A packet in a world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packet {
    /// The world, by its name.
    pub world: String,
    /// The packet.
    pub asked: Asked,
}

/// A flow as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Who opens the connection.
    pub from: String,
    /// Who is to answer.
    pub to: String,
    /// The port, where the protocol has ports.
    pub port: Option<u16>,
    /// The protocol.
    pub protocol: String,
}

/// A world that has to be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The world, by its name.
    pub world: String,
    /// When it is mended.
    pub aim: Aim,
    /// What can be done.
    pub edits: Vec<Edit>,
}

/// When a world is mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aim {
    /// All checks of this lab pass.
    Lab(String),
    /// This packet arrives, and its answer comes back.
    Flow(Asked),
}

/// Something that can be done to a world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What it is, in words.
    pub text: Text,
    /// Lines of the world language.
    pub edit: String,
    /// Why it does not mend the world.
    pub why: Option<Text>,
}

impl Question {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.sort {
            Sort::Choice(_) => Kind::Choice,
            Sort::Order(_) => Kind::Order,
            Sort::Short { .. } => Kind::Short,
            Sort::Cidr(_) => Kind::Cidr,
            Sort::Packet(_) => Kind::Packet,
            Sort::Change(_) => Kind::Change,
        }
    }

    /// The world that it is about, by its name.
    #[must_use]
    pub fn world(&self) -> Option<&str> {
        match &self.sort {
            Sort::Packet(packet) => Some(&packet.world),
            Sort::Change(change) => Some(&change.world),
            _ => None,
        }
    }

    /// The packet that it is about.
    #[must_use]
    pub fn asked(&self) -> Option<&Asked> {
        match &self.sort {
            Sort::Packet(packet) => Some(&packet.asked),
            Sort::Change(Change { aim: Aim::Flow(asked), .. }) => Some(asked),
            _ => None,
        }
    }
}
