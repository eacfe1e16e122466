//! Where the panel's evidence comes from: an account, a snapshot, or a practice world. The program hands it in, so that
//! the companion sees neither the AWS SDK nor a file.

use judge::{EvidenceLevel, Lab, LabStatus, Report};
use messages::Catalogue;
use reach::Network;
use snapshot::{Inventory, Names, Snapshot};
use tokio::sync::mpsc;
use world::Labels;

/// What there is to judge by.
#[derive(Debug)]
pub struct Evidence {
    /// What was seen.
    pub snapshot: Snapshot,
    /// How far it can be trusted.
    pub level: EvidenceLevel,
    /// Whether it was just read from an account.
    pub live: bool,
    /// Whether it is of now, so that what is missing from outside can be tried. What was saved is not added to: a try
    /// of today beside an account of last week would be evidence of neither.
    pub is_of_now: bool,
    /// What a practice world calls its resources.
    pub labels: Labels,
    /// The text of a practice world.
    pub text: Option<String>,
}

impl Evidence {
    /// The network that it shows, in which resources can be asked for by name.
    #[must_use]
    pub fn network(&self) -> Network<'_> {
        Network::new(&self.snapshot).with_names(self.labels.iter().map(|(label, _, id)| (label, id)))
    }

    /// What people call its resources.
    #[must_use]
    pub fn names(&self) -> Names {
        let labels = self.labels.iter().map(|(label, _, id)| (label, id));
        Names::of(&Inventory::new(&self.snapshot)).with_labels(labels)
    }

    /// Whether work on it counts as work on the course.
    #[must_use]
    pub fn is_remembered(&self) -> bool {
        !matches!(self.level, EvidenceLevel::Practice | EvidenceLevel::WhatIf)
    }
}

/// Which evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// The account, as it is now.
    Account,
    /// The snapshot or the world that the command line names.
    Given,
    /// A practice world by its name.
    World(String),
    /// A practice world as somebody wrote it in the page.
    Text(String),
}

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The evidence; never [`By::Text`].
    pub by: By,
    /// What it is called, in the reader's language.
    pub title: String,
}

/// What a look is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For<'f> {
    /// A lab: only the calls that it needs, and what it has to see from outside.
    Lab(&'f str),
    /// Everything that traces, exposure and maps can use.
    Network,
}

/// A step of a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// So many more calls will be made than were known of before.
    Planned(usize),
    /// A call was sent: its name.
    Asked(String),
    /// A call is over.
    Answered,
    /// Something is still being built; some calls are made again after a wait.
    Settling,
    /// Something is tried from outside: what.
    Trying(String),
}

/// Who waits for a look, as the look sees it.
#[derive(Debug, Clone)]
pub struct Listener(mpsc::Sender<Step>);

/// Steps that are kept for a listener that is slow; more of them are left out.
const STEPS: usize = 256;

impl Listener {
    /// One, and where what it is told comes out. When that is dropped, nobody waits any more.
    #[must_use]
    pub fn new() -> (Self, mpsc::Receiver<Step>) {
        let (told, heard) = mpsc::channel(STEPS);
        (Self(told), heard)
    }

    /// Tells a step; a listener that is behind misses it.
    pub fn tell(&self, step: Step) {
        let _ = self.0.try_send(step);
    }

    /// Comes to its end when nobody waits any more, so that a look can be given up.
    pub async fn gone(&self) {
        self.0.closed().await;
    }
}

/// How a lab stood when it was judged in an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// When it passed last, where the learner is: `2026-11-29 14:03`.
    pub passed: Option<String>,
    /// When it was judged last.
    pub judged: String,
    /// How that ended.
    pub status: LabStatus,
}

/// The evidence that the server was started with, and what is made of it. All of it may take a while: it is asked on
/// threads of their own. What goes wrong is told in the words that are handed in.
pub trait Source: Send + Sync + 'static {
    /// What can be chosen for a lab, or for the network as a whole; the first of it is chosen where nobody has said.
    fn choices(&self, of: For<'_>, words: &Catalogue) -> Vec<Choice>;

    /// A lab by its id; `None` if there is none.
    fn lab(&self, id: &str) -> Option<Lab>;

    /// The text of a practice world for somebody to edit, without what would give its mistake away.
    ///
    /// # Errors
    /// There is no such world.
    fn text(&self, of: For<'_>, world: &str, words: &Catalogue) -> Result<String, String>;

    /// Looks. A look that nobody waits for any more may be given up.
    ///
    /// # Errors
    /// Why nothing can be seen.
    fn look(&self, of: For<'_>, by: &By, words: &Catalogue, listener: &Listener) -> Result<Evidence, String>;

    /// Judges a lab by evidence.
    ///
    /// # Errors
    /// What is asked cannot be judged, such as a VPC that is not there.
    fn judge(&self, lab: &str, evidence: &Evidence, words: &Catalogue) -> Result<Report, String>;

    /// Writes down what was reached, unless it was practice; remarks about that, if there are any.
    fn remember(&self, report: &Report, evidence: &Evidence, words: &Catalogue) -> Option<String>;

    /// What is known of a lab.
    fn history(&self, lab: &str) -> Option<History>;

    /// A packet that is asked for, as it is typed.
    ///
    /// # Errors
    /// What is wrong with it.
    fn flow(&self, asked: &Asked, network: &Network<'_>, words: &Catalogue) -> Result<reach::Flow, String>;

    /// A number that changes when the files that the command line names do; `None` if it names none.
    fn mark(&self) -> Option<u64>;
}

/// A packet as somebody typed it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Where it comes from: a name, an id, an address, `internet`.
    pub from: String,
    /// Where it goes.
    pub to: String,
    /// `tcp`, `udp`, `icmp`, …
    pub protocol: String,
    /// The port; nothing where nothing was typed.
    pub port: Option<u16>,
}
