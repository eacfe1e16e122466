//! The exercise sheet on address blocks: made from the learner's id, so that everybody has numbers of their own and
//! the same id always gets the same sheet.

mod answers;
mod grade;
mod random;

pub use answers::{AnswersFault, SheetAnswers, SheetError};
pub use grade::grade;

use crate::finding::Note;
use ipnet::Ipv4Net;
use random::Random;
use std::net::Ipv4Addr;

/// A sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Whose it is.
    pub learner: String,
    /// Its questions, in order.
    pub questions: Vec<Question>,
}

/// A question and what makes its answer right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its id, which the answers and the lab name.
    pub id: &'static str,
    /// The message that asks, with its numbers.
    pub ask: Note,
    /// What is asked for.
    pub task: Task,
    /// One right answer.
    pub solution: String,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// How many addresses AWS leaves for hosts in a subnet of this size.
    Usable(u8),
    /// The smallest subnet for so many hosts, as a prefix length.
    Smallest(u32),
    /// The block that AWS makes of what was typed.
    Canonical(Ipv4Addr, u8),
    /// The first and the last address that a host can get.
    Ends(Ipv4Net),
    /// Whether two blocks overlap.
    Overlap(Ipv4Net, Ipv4Net),
    /// Whether AWS takes a block as a subnet of the other.
    Allowed(Ipv4Net, Ipv4Net),
    /// A block for a new VPC that meets none of these later.
    Vpc(Vec<Ipv4Net>),
    /// Disjoint subnets of a block with room for so many hosts each; the last is for a load balancer.
    Partition(Ipv4Net, Vec<u32>),
}

/// AWS keeps five addresses of every subnet: <https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html>.
const RESERVED: u32 = 5;

/// How many hosts a subnet of this prefix length holds; none below five addresses.
#[must_use]
pub fn usable(length: u8) -> u32 {
    1_u32
        .checked_shl(32 - u32::from(length.min(32)))
        .map_or(u32::MAX - RESERVED + 1, |size| size.saturating_sub(RESERVED))
}

/// The longest prefix that holds so many hosts, within what AWS allows.
#[must_use]
pub fn smallest(hosts: u32) -> u8 {
    (16..=28).rev().find(|&length| usable(length) >= hosts).unwrap_or(16)
}

impl Sheet {
    /// The sheet of a learner.
    #[must_use]
    pub fn new(learner: &str) -> Self {
        let mut random = Random::new(learner);
        let second = random.below(200) + 20;
        let parent = Ipv4Net::new_assert(Ipv4Addr::new(10, octet(second), 0, 0), 16);
        let questions = vec![
            usable_question(&mut random),
            smallest_question(&mut random),
            canonical_question(&mut random, second),
            aligned_question(&mut random, second),
            ends_question(&mut random, second),
            overlap_question(&mut random, second),
            allowed_question(&mut random, parent),
            vpc_question(second),
            partition_question(&mut random, second),
        ];
        Self { learner: learner.to_owned(), questions }
    }

    /// The answers that are right.
    #[must_use]
    pub fn solution(&self) -> SheetAnswers {
        SheetAnswers::new(&self.learner, self.questions.iter().map(|question| (question.id, question.solution.clone())))
    }

    /// The question of this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }
}

/// The ids of the questions that every sheet has.
pub const QUESTIONS: &[&str] =
    &["usable", "smallest", "canonical", "aligned", "ends", "overlap", "allowed", "vpc", "partition"];

fn octet(number: u32) -> u8 {
    u8::try_from(number.min(255)).unwrap_or(u8::MAX)
}

fn usable_question(random: &mut Random) -> Question {
    let length = octet(24 + random.below(5));
    let solution = usable(length).to_string();
    let ask = Note::new("question-usable").with("length", length.to_string());
    Question { id: "usable", ask, task: Task::Usable(length), solution }
}

/// One host more than half of what fits with only two addresses kept: the answer differs from the textbook's.
fn smallest_question(random: &mut Random) -> Question {
    let length = octet(25 + random.below(4));
    let hosts = usable(length) + 1 + random.below(2);
    let ask = Note::new("question-smallest").with("hosts", hosts.to_string());
    Question { id: "smallest", ask, task: Task::Smallest(hosts), solution: format!("/{}", smallest(hosts)) }
}

fn canonical_question(random: &mut Random, second: u32) -> Question {
    let typed = Ipv4Addr::new(10, octet(second), octet(random.below(250) + 1), octet(random.below(250) + 2));
    block_question("canonical", typed, 24)
}

/// A block that does not begin where blocks of its size begin.
fn aligned_question(random: &mut Random, second: u32) -> Question {
    let third = octet(random.below(250) + 1);
    let length = octet(25 + random.below(2));
    let step = 1_u32 << (32 - u32::from(length));
    let start = octet(random.below(256 / step) * step + step / 2);
    block_question("aligned", Ipv4Addr::new(10, octet(second), third, start), length)
}

fn block_question(id: &'static str, typed: Ipv4Addr, length: u8) -> Question {
    let solution = Ipv4Net::new_assert(typed, length).trunc().to_string();
    let ask = Note::new("question-canonical").with("typed", format!("{typed}/{length}"));
    Question { id, ask, task: Task::Canonical(typed, length), solution }
}

fn ends_question(random: &mut Random, second: u32) -> Question {
    let length = octet(25 + random.below(3));
    let size = 1_u32 << (32 - u32::from(length));
    let start = random.below(256 / size) * size;
    let third = octet(random.below(250) + 1);
    let block = Ipv4Net::new_assert(Ipv4Addr::new(10, octet(second), third, octet(start)), length);
    let (first, last) = host_ends(block);
    let ask = Note::new("question-ends").with("block", block.to_string());
    Question { id: "ends", ask, task: Task::Ends(block), solution: format!("{first} {last}") }
}

/// The first and the last address of a subnet that a host can get.
pub(crate) fn host_ends(block: Ipv4Net) -> (Ipv4Addr, Ipv4Addr) {
    let first = u32::from(block.network()).saturating_add(4);
    let last = u32::from(block.broadcast()).saturating_sub(1);
    (Ipv4Addr::from(first), Ipv4Addr::from(last))
}

fn overlap_question(random: &mut Random, second: u32) -> Question {
    let third = octet(random.below(250) + 1);
    let half = random.below(2) * 128;
    let quarter = random.below(4) * 64;
    let a = Ipv4Net::new_assert(Ipv4Addr::new(10, octet(second), third, octet(half)), 25);
    let b = Ipv4Net::new_assert(Ipv4Addr::new(10, octet(second), third, octet(quarter)), 26);
    let ask = Note::new("question-overlap").with("a", a.to_string()).with("b", b.to_string());
    let solution = if a.contains(&b) { "yes" } else { "no" }.to_owned();
    Question { id: "overlap", ask, task: Task::Overlap(a, b), solution }
}

/// Either too small, outside its parent, or unusual and yet fine.
fn allowed_question(random: &mut Random, parent: Ipv4Net) -> Question {
    let [_, second, _, _] = parent.network().octets();
    let third = octet(random.below(250) + 1);
    let (parent, block) = match random.below(3) {
        0 => (parent, Ipv4Net::new_assert(Ipv4Addr::new(10, second, third, 16), 29)),
        1 => (parent, Ipv4Net::new_assert(Ipv4Addr::new(10, second.wrapping_add(1), third, 0), 24)),
        _ => (
            Ipv4Net::new_assert(Ipv4Addr::new(192, 168, 0, 0), 16),
            Ipv4Net::new_assert(Ipv4Addr::new(192, 168, third & 0xf0, 0), 20),
        ),
    };
    let ask = Note::new("question-allowed").with("block", block.to_string()).with("vpc", parent.to_string());
    let solution = if is_allowed(parent, block) { "yes" } else { "no" }.to_owned();
    Question { id: "allowed", ask, task: Task::Allowed(parent, block), solution }
}

/// Whether AWS takes a block as a subnet: /16 to /28, and inside its VPC.
pub(crate) fn is_allowed(parent: Ipv4Net, block: Ipv4Net) -> bool {
    (16..=28).contains(&block.prefix_len()) && parent.contains(&block)
}

fn vpc_question(second: u32) -> Question {
    let taken = vec![
        Ipv4Net::new_assert(Ipv4Addr::new(10, octet(second), 0, 0), 16),
        Ipv4Net::new_assert(Ipv4Addr::new(172, 31, 0, 0), 16),
        Ipv4Net::new_assert(Ipv4Addr::new(192, 168, 0, 0), 24),
    ];
    let list = taken.iter().map(|block| crate::Arg::Text(block.to_string())).collect();
    let ask = Note::new("question-vpc").with("taken", crate::Arg::List(list));
    let solution = format!("10.{}.0.0/16", second + 1);
    Question { id: "vpc", ask, task: Task::Vpc(taken), solution }
}

fn partition_question(random: &mut Random, second: u32) -> Question {
    let third = octet(random.below(60) * 4);
    let parent = Ipv4Net::new_assert(Ipv4Addr::new(10, octet(second), third, 0), 22);
    // Each fits its size only if all five addresses are counted; the load balancer asks for a /27.
    let hosts = vec![usable(24) - random.below(20), usable(25) - random.below(10), 12 + random.below(2), 27];
    let start = u32::from(parent.network());
    let blocks = [(0, 24), (256, 25), (384, 27), (416, 27)];
    let solution = blocks
        .map(|(offset, length)| Ipv4Net::new_assert(Ipv4Addr::from(start + offset), length).to_string())
        .join(", ");
    let list = hosts.iter().map(|hosts| crate::Arg::Text(hosts.to_string())).collect();
    let ask = Note::new("question-partition").with("parent", parent.to_string()).with("hosts", crate::Arg::List(list));
    Question { id: "partition", ask, task: Task::Partition(parent, hosts), solution }
}
