//! The roster: who is in the class, by all the names that LMSs know people by.

mod columns;
mod names;
mod read;
mod text;

pub use columns::Field;
pub use names::folded;
pub use read::{Encoding, Layout, RosterFault, RosterFaultKind};

use crate::identity::{Identity, Learner};
use names::{Names, parts, spellings};
use std::collections::{BTreeMap, BTreeSet};

/// The people of a class, and who is meant by what an LMS or a file's name says.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    learners: Vec<Learner>,
    by_id: BTreeMap<(Field, String), BTreeSet<usize>>,
    /// Parts of e-mail addresses before the `@`.
    by_mailbox: BTreeMap<String, BTreeSet<usize>>,
    by_name: BTreeMap<String, BTreeSet<usize>>,
    layout: Layout,
}

/// Why nobody is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unmatched {
    /// Nobody in the roster is called so.
    Nobody,
    /// Several are, and none of them is guessed: their ids.
    Several(Vec<String>),
}

/// The fields that an id may stand in, in the order in which they are believed.
const IDS: [Field; 7] =
    [Field::Id, Field::Email, Field::SisId, Field::Login, Field::CanvasId, Field::MoodleId, Field::Participant];

/// A shorter part of a file's name is no id by itself: `1` is a number of a lab more often than of a learner.
const SHORTEST_ID: usize = 3;

impl Roster {
    /// Reads a roster, in whatever form it was exported.
    ///
    /// # Errors
    /// Everything that is wrong with it, by line.
    pub fn read(bytes: &[u8]) -> Result<Self, Vec<RosterFault>> {
        read::read(bytes)
    }

    /// A roster of learners who are known already. Participants of Moodle are in none.
    #[must_use]
    pub fn of(learners: Vec<Learner>) -> Self {
        Self::build(learners, &BTreeMap::new(), &[], Layout::default())
    }

    /// `participants`: Moodle's numbers in one assignment, by learner; `split`: given and family names, by learner.
    fn build(
        learners: Vec<Learner>,
        participants: &BTreeMap<usize, String>,
        split: &[Option<(String, String)>],
        layout: Layout,
    ) -> Self {
        let mut roster = Self { layout, ..Self::default() };
        for (index, learner) in learners.iter().enumerate() {
            let known = [
                (Field::Id, Some(&learner.id)),
                (Field::Email, learner.email.as_ref()),
                (Field::SisId, learner.sis_id.as_ref()),
                (Field::Login, learner.login.as_ref()),
                (Field::CanvasId, learner.canvas_id.as_ref()),
                (Field::MoodleId, learner.moodle_id.as_ref()),
                (Field::Participant, participants.get(&index)),
            ];
            for (field, id) in known {
                if let Some(id) = id.map(|id| exact(id)).filter(|id| !id.is_empty()) {
                    roster.by_id.entry((field, id)).or_default().insert(index);
                }
            }
            if let Some((mailbox, _)) = learner.email.as_deref().and_then(|email| email.split_once('@')) {
                roster.by_mailbox.entry(exact(mailbox)).or_default().insert(index);
            }
            let split = split.get(index).and_then(Option::as_ref);
            let split = split.map(|(given, family)| (given.as_str(), family.as_str()));
            for name in spellings(&learner.name, split) {
                roster.by_name.entry(name).or_default().insert(index);
            }
        }
        roster.learners = learners;
        roster
    }

    /// The learners, in the roster's order.
    #[must_use]
    pub fn learners(&self) -> &[Learner] {
        &self.learners
    }

    /// The learner of an id.
    #[must_use]
    pub fn learner(&self, id: &str) -> Option<&Learner> {
        self.learners.iter().find(|learner| learner.id == id)
    }

    /// What was understood of the file.
    #[must_use]
    pub const fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The names that several learners have, as the first of them writes it, with their ids.
    #[must_use]
    pub fn namesakes(&self) -> Vec<(&str, Vec<&str>)> {
        let mut by_name: BTreeMap<String, Vec<&Learner>> = BTreeMap::new();
        for learner in &self.learners {
            by_name.entry(folded(&learner.name)).or_default().push(learner);
        }
        let several = by_name.into_iter().filter(|(name, all)| !name.is_empty() && all.len() > 1);
        several
            .filter_map(|(_, all)| {
                Some((all.first()?.name.as_str(), all.iter().map(|learner| learner.id.as_str()).collect()))
            })
            .collect()
    }

    /// Who is meant: by exact ids first, then by names, of which case, spaces and the way in which Hangul is encoded do not
    /// matter.
    ///
    /// # Errors
    /// Nobody is, or several could be.
    pub fn find(&self, identity: &Identity) -> Result<&Learner, Unmatched> {
        match identity {
            Identity::Canvas(user) => self.one(self.by_id.get(&(Field::CanvasId, exact(user)))),
            Identity::Collected(id) => self.one(self.by_id.get(&(Field::Id, exact(id)))),
            Identity::Moodle { name, participant } => {
                let of_number = self.one(self.by_id.get(&(Field::Participant, exact(participant))));
                match of_number {
                    // A participant's number belongs to one assignment, so that the name of another one must not be
                    // overruled by it.
                    Ok(learner) if self.is_called(learner, name) || is_participant(name) => Ok(learner),
                    _ => self.find_called(name),
                }
            }
            Identity::Called(text) => self.find_called(text),
        }
    }

    /// Whether Canvas's numbers of the users are in it.
    #[must_use]
    pub fn knows_canvas(&self) -> bool {
        self.learners.iter().any(|learner| learner.canvas_id.is_some())
    }

    /// Who is meant by a name that Canvas puts before the number of a user of whom the roster does not have the number.
    ///
    /// # Errors
    /// As [`Roster::find`]; whoever has another number is not meant.
    pub(crate) fn find_without_canvas_id(&self, name: &str) -> Result<&Learner, Unmatched> {
        let learner = self.one(self.by_name.get(&folded(name)))?;
        if learner.canvas_id.is_none() { Ok(learner) } else { Err(Unmatched::Nobody) }
    }

    /// Who is called so as a whole, not in parts.
    pub(crate) fn find_whole(&self, text: &str) -> Result<&Learner, Unmatched> {
        for field in IDS {
            if let Some(found) = self.by_id.get(&(field, exact(text))) {
                return self.one(Some(found));
            }
        }
        if let Some(found) = self.by_mailbox.get(&exact(text)) {
            return self.one(Some(found));
        }
        self.one(self.by_name.get(&folded(text)))
    }

    /// By the whole of a text, else by parts of it that stand between other characters than letters and digits.
    fn find_called(&self, text: &str) -> Result<&Learner, Unmatched> {
        match self.find_whole(text) {
            Err(Unmatched::Nobody) => {}
            found => return found,
        }
        let parts = parts(text);
        let mut ids = BTreeSet::new();
        for part in parts.iter().filter(|part| part.chars().count() >= SHORTEST_ID) {
            let of_part = IDS.iter().find_map(|field| self.by_id.get(&(*field, part.clone())));
            ids.extend(of_part.into_iter().flatten().copied());
        }
        // An e-mail address has parts of its own.
        for word in text.split_whitespace() {
            ids.extend(self.by_id.get(&(Field::Email, exact(word))).into_iter().flatten().copied());
        }
        let names: BTreeSet<usize> =
            Names::within(&parts).filter_map(|name| self.by_name.get(&name)).flatten().copied().collect();
        // An id decides between namesakes; an id of one and the name of another decide nothing.
        let both: BTreeSet<usize> = ids.intersection(&names).copied().collect();
        let meant = match (ids.is_empty(), names.is_empty()) {
            (false, false) if both.is_empty() => ids.union(&names).copied().collect(),
            (false, false) => both,
            (false, true) => ids,
            (true, _) => names,
        };
        self.one(Some(&meant))
    }

    fn one(&self, found: Option<&BTreeSet<usize>>) -> Result<&Learner, Unmatched> {
        let found: Vec<&Learner> = found.into_iter().flatten().filter_map(|index| self.learners.get(*index)).collect();
        match found.as_slice() {
            [] => Err(Unmatched::Nobody),
            [one] => Ok(one),
            several => Err(Unmatched::Several(several.iter().map(|learner| learner.id.clone()).collect())),
        }
    }

    fn is_called(&self, learner: &Learner, name: &str) -> bool {
        let named = self.by_name.get(&folded(name));
        named.into_iter().flatten().any(|index| self.learners.get(*index).is_some_and(|one| one.id == learner.id))
    }
}

/// How ids are compared: without spaces around them and whatever their case.
fn exact(id: &str) -> String {
    submission::archive::composed(id.trim()).to_lowercase()
}

/// What Moodle calls everybody where names are not to be seen.
fn is_participant(name: &str) -> bool {
    ["participant", "참여자", "참가자"].contains(&folded(name).as_str())
}
