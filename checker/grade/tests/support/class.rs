//! A class that a seed makes up: learners with names, what they hand in, and what each of that comes to.
//!
//! Every mistake and every valid variation of the course's labs is somebody's; others copy, hand in a picture, come late,
//! come twice, or are in no roster. What comes to what is said by the cases of the labs, not by the grader.
#![allow(dead_code, reason = "tests and benchmarks of grading take different parts of it")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at what it cannot set up")]
#![allow(missing_docs, reason = "nobody else sees it")]
#![allow(unreachable_pub, reason = "it is a module of several programs")]

// Benchmarks take this file by its path, and its parts with it.
#[path = "class/material.rs"]
mod material;
#[path = "class/pack.rs"]
mod pack;
#[path = "class/people.rs"]
mod people;
#[path = "class/random.rs"]
mod random;

pub use material::{ComesTo, Material};
pub use pack::Expected;
pub use people::Person;
pub use random::Random;

use std::collections::BTreeMap;
use std::sync::Arc;

/// A class.
pub struct Class {
    /// Those of the roster, in its order.
    pub people: Vec<Person>,
    /// Those who hand something in and are in no roster.
    pub strangers: Vec<Person>,
    /// What was handed in; of one learner in the order of the attempts.
    pub handed: Vec<Handed>,
}

/// Something that was handed in.
pub struct Handed {
    /// By whom.
    pub by: By,
    /// What the learner called the file.
    pub name: String,
    /// What is in it.
    pub bytes: Arc<[u8]>,
    /// Which attempt of the learner it is, from 1.
    pub attempt: u32,
    /// Whether it came late.
    pub is_late: bool,
    /// What it is.
    pub kind: Kind,
    /// What it comes to, by lab; nothing for what cannot be read.
    pub comes_to: BTreeMap<String, ComesTo>,
}

/// Whose something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// That of the roster.
    Person(usize),
    /// A stranger.
    Stranger(usize),
}

/// What something is that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Everything is done.
    Solved,
    /// A case of a lab: a mistake, a valid variation, or what may not be looked at.
    Case {
        /// `lab-1.12/nat-failed`.
        name: String,
    },
    /// The account is that of somebody else.
    Copy {
        /// Whose.
        of: usize,
    },
    /// It cannot be read.
    Broken(Broken),
    /// It is packed twice.
    Twice,
    /// It names another learner inside.
    OtherName,
}

/// Why something cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// A gzipped snapshot that breaks off.
    Cut,
    /// A page of an error.
    Page,
    /// Nothing.
    Empty,
    /// A screenshot.
    Picture,
    /// An archive that breaks off.
    CutArchive,
    /// A submission of a newer version.
    Newer,
}

impl Broken {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Cut, Self::Page, Self::Empty, Self::Picture, Self::CutArchive, Self::Newer];
}

/// What each learner does, over and over: half of them make a mistake, which is another one each time.
const TURN: [Turn; 25] = {
    use Turn::{Broken, Copy, Mistake, Nothing, OtherName, Solved, Twice, Unknown, Variation};
    [
        Solved, Mistake, Mistake, Variation, Mistake, Unknown, Mistake, Mistake, Copy, Mistake, Broken, Mistake,
        Solved, Mistake, Variation, Mistake, Twice, Mistake, Unknown, Mistake, Solved, OtherName, Mistake, Broken,
        Nothing,
    ]
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Solved,
    Mistake,
    Variation,
    Unknown,
    Copy,
    Broken,
    Twice,
    OtherName,
    Nothing,
}

/// One in so many comes late, or twice.
const LATE: u64 = 17;
const AGAIN: u64 = 13;

/// Learners for one stranger.
const STRANGER: usize = 250;

/// What a learner will hand in, before it is made: files are made on every core.
struct Plan {
    by: By,
    attempt: u32,
    is_late: bool,
    kind: Kind,
    /// Which material it is made of.
    of: Option<usize>,
    /// By whose number its account is made, and who it says to be.
    account: u64,
    claims: String,
}

impl Class {
    /// The class of a seed. `material` holds what the labs' cases are, and can serve several classes.
    #[must_use]
    pub fn new(seed: u64, learners: usize, material: &Material) -> Self {
        let mut random = Random::new(seed);
        let people = people::people(&mut random, learners);
        let strangers = people::strangers(&mut random, learners.div_ceil(STRANGER));
        let plans = plans(&mut random, seed, &people, &strangers, material);
        let handed = made(&plans, material);
        Self { people, strangers, handed }
    }

    /// The roster, as a file of ours.
    #[must_use]
    pub fn roster(&self) -> String {
        people::roster(&self.people)
    }

    /// What counts of a learner: the last attempt.
    #[must_use]
    pub fn last(&self, person: usize) -> Option<&Handed> {
        self.handed.iter().rev().find(|handed| handed.by == By::Person(person))
    }

    /// Who copied from whom.
    pub fn copies(&self) -> impl Iterator<Item = (usize, usize)> {
        self.handed.iter().filter_map(|handed| match (&handed.kind, handed.by) {
            (Kind::Copy { of }, By::Person(person)) => Some((person, *of)),
            _ => None,
        })
    }
}

fn plans(random: &mut Random, seed: u64, people: &[Person], strangers: &[Person], material: &Material) -> Vec<Plan> {
    let mut plans: Vec<Plan> = Vec::new();
    let (mut mistakes, mut variations, mut unknowns) = (
        material.shuffled(random, |comes_to| matches!(comes_to, ComesTo::Fails { .. })),
        material.shuffled(random, |comes_to| matches!(comes_to, ComesTo::Passes)),
        material.shuffled(random, |comes_to| matches!(comes_to, ComesTo::Unknown { .. })),
    );
    let mut broken = Broken::ALL.into_iter().cycle();
    let mut able: Vec<(usize, Option<usize>)> = Vec::new();
    for (person, who) in people.iter().enumerate() {
        let turn = TURN[person % TURN.len()];
        let by = By::Person(person);
        let account = seed.wrapping_mul(1_000_003).wrapping_add(person as u64 + 1);
        let is_late = random.below(LATE) == 0;
        let plan = |kind, of| Plan { by, attempt: 1, is_late, kind, of, account, claims: who.id.clone() };
        let case = |of: usize| plan(Kind::Case { name: material.name(of) }, Some(of));
        let solved = material.solved(random);
        let mut made = match turn {
            Turn::Nothing => continue,
            Turn::Solved => plan(Kind::Solved, Some(solved)),
            Turn::Mistake => case(next(&mut mistakes)),
            Turn::Variation => case(next(&mut variations)),
            Turn::Unknown => case(next(&mut unknowns)),
            Turn::Twice => plan(Kind::Twice, Some(solved)),
            Turn::Broken => plan(Kind::Broken(broken.next().unwrap_or(Broken::Empty)), Some(solved)),
            Turn::OtherName => {
                let other = &people[(person + 1) % people.len()];
                Plan { claims: other.id.clone(), ..plan(Kind::OtherName, Some(solved)) }
            }
            Turn::Copy => match able.get(usize::try_from(random.below(able.len() as u64)).unwrap_or(0)) {
                // Whose account it is, is what tells.
                Some((of, what)) => Plan {
                    account: seed.wrapping_mul(1_000_003).wrapping_add(*of as u64 + 1),
                    ..plan(Kind::Copy { of: *of }, *what)
                },
                None => plan(Kind::Solved, Some(solved)),
            },
        };
        if matches!(made.kind, Kind::Solved) {
            able.push((person, made.of));
            if random.below(AGAIN) < 3 {
                // It did not work at the first time.
                plans.push(Plan { is_late: false, ..case(next(&mut mistakes)) });
                made.attempt = 2;
            }
        }
        plans.push(made);
    }
    for (stranger, who) in strangers.iter().enumerate() {
        let of = Some(material.solved(random));
        let account = seed.wrapping_mul(1_000_003).wrapping_add(900_000 + stranger as u64);
        let (by, kind) = (By::Stranger(stranger), Kind::Solved);
        plans.push(Plan { by, attempt: 1, is_late: false, kind, of, account, claims: who.id.clone() });
    }
    plans
}

/// The next of a list that begins again at its end.
fn next(list: &mut std::collections::VecDeque<usize>) -> usize {
    list.rotate_left(1);
    list.back().copied().unwrap_or_default()
}

/// Makes the files, on every core.
fn made(plans: &[Plan], material: &Material) -> Vec<Handed> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let part = plans.len().div_ceil(cores).max(1);
    std::thread::scope(|scope| {
        let parts: Vec<_> = plans
            .chunks(part)
            .map(|plans| scope.spawn(|| plans.iter().map(|plan| one(plan, material)).collect::<Vec<_>>()))
            .collect();
        let done = parts.into_iter().map(|part| part.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        done.flatten().collect()
    })
}

fn one(plan: &Plan, material: &Material) -> Handed {
    let of = plan.of.unwrap_or_default();
    let (bytes, name) = material.file(of, &plan.kind, plan.account, &plan.claims);
    let comes_to = if matches!(plan.kind, Kind::Broken(_)) { BTreeMap::new() } else { material.comes_to(of) };
    Handed {
        by: plan.by,
        name,
        bytes: bytes.into(),
        attempt: plan.attempt,
        is_late: plan.is_late,
        kind: plan.kind.clone(),
        comes_to,
    }
}
