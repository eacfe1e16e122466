//! Drills as the companion knows them: what there is to be said to one, and what comes back. The program brings them, so
//! that the terminal and the page are one drill.

use crate::source::Evidence;
use messages::Catalogue;
use reach::Flow;
use std::sync::{Arc, Mutex, PoisonError};

/// What makes drills. Making one may take a while: it is asked on a thread of its own.
pub trait Drills: Send + Sync + 'static {
    /// Begins the drill of a seed; without one, a drill with a fault that is due, else a new one.
    ///
    /// # Errors
    /// There is none, in words.
    fn begin(&self, seed: Option<u64>, level: u8, words: &Catalogue) -> Result<Box<dyn Drill>, String>;

    /// The drills that have ended here, as a document to hand in; `None` if there are none.
    fn results(&self) -> Option<String>;
}

/// A drill that goes on.
pub trait Drill: Send {
    /// Its number, level, and what people notice.
    fn about(&self, words: &Catalogue) -> About;

    /// The network as it stands.
    fn evidence(&self) -> &Evidence;

    /// The calls that show something of it, in the words of the AWS CLI.
    fn calls(&self) -> Vec<String>;

    /// Carries out what is said, a line.
    ///
    /// # Errors
    /// It means nothing, or not here, in words. It counts for nothing then.
    fn say(&mut self, line: &str, words: &Catalogue) -> Result<Said, String>;

    /// Takes the whole network over as somebody has rewritten it.
    ///
    /// # Errors
    /// It is no network, in words. All stays as it was then.
    fn rewrite(&mut self, text: &str, words: &Catalogue) -> Result<Said, String>;
}

/// What a drill begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its number.
    pub seed: u64,
    /// How many things are broken.
    pub level: u8,
    /// A sentence that says so.
    pub head: String,
    /// What people notice.
    pub symptoms: Vec<String>,
}

/// What comes of a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// A text.
    Text(String),
    /// The way of a packet is asked for.
    Trace(Box<Flow>),
    /// What the internet reaches is asked for.
    Exposure,
    /// The whole network is to be edited as this text.
    Edit(String),
    /// It is over, and what there is to be told.
    Over(String),
}

/// A drill as its page has it.
pub(crate) struct Going {
    /// The drill.
    pub(crate) drill: Box<dyn Drill>,
    /// How many drawings of it are in the page: each has styles and ids of its own.
    pub(crate) drawings: usize,
}

/// A drill that several answers share, one after the other.
pub(crate) type Shared = Arc<Mutex<Going>>;

/// The drills that go on in pages.
#[derive(Default)]
pub(crate) struct Running(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    next: u64,
    drills: Vec<(u64, Shared)>,
}

/// How many go on at once: one more ends the oldest, whose page says so.
const MOST: usize = 4;

impl Running {
    /// Takes one in, and the number by which its page asks for it.
    pub(crate) fn take(&self, drill: Box<dyn Drill>) -> u64 {
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        inner.next = inner.next.wrapping_add(1);
        let number = inner.next;
        if inner.drills.len() >= MOST {
            inner.drills.remove(0);
        }
        inner.drills.push((number, Arc::new(Mutex::new(Going { drill, drawings: 0 }))));
        number
    }

    /// The one of a number, if it goes on.
    pub(crate) fn get(&self, number: u64) -> Option<Shared> {
        let inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        inner.drills.iter().find(|(known, _)| *known == number).map(|(_, drill)| Arc::clone(drill))
    }

    /// Lets one go that is over.
    pub(crate) fn end(&self, number: u64) {
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        inner.drills.retain(|(known, _)| *known != number);
    }
}
