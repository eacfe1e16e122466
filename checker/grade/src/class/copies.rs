//! What is the same in several submissions although it should be one learner's own.
//!
//! That something is the same is told with what it is, and nothing is concluded from it: people work in pairs, share an
//! account, hand in the wrong file. What a class has in common by design is no evidence: a group of the rubric, an account
//! that the rubric names as shared, what most of the class has.

use super::prints::Prints;
use std::collections::{BTreeMap, BTreeSet};

/// So many moments have to be the same, to the second: two may be by chance, in a room where all build at once.
const MOMENTS: usize = 3;

/// What more than half of a class has in common belongs to the class, if so many at least are in it.
const CLASS: usize = 4;

/// What the rubric says that learners share.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shared {
    /// Accounts that several learners build in.
    pub accounts: BTreeSet<String>,
    /// Learners who hand in one piece of work together, by their ids.
    pub groups: Vec<BTreeSet<String>>,
}

/// Learners whose submissions have something in common that should be one learner's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// Who, by their ids.
    pub learners: BTreeSet<String>,
    /// What is the same, the most telling first.
    pub traits: Vec<Trait>,
}

/// Something that is the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trait {
    /// The very file, by the SHA-256 of what is in it.
    File(String),
    /// What a redaction made up for names, which is made anew for each file.
    MadeUp(BTreeSet<String>),
    /// An account.
    Account(String),
    /// Ids of resources.
    Ids(BTreeSet<String>),
    /// When resources were made, to the second.
    Moments(BTreeSet<String>),
}

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    File,
    MadeUp,
    Account,
    Id,
    Moment,
}

/// Who has what in common. `accounts` are those that the roster says are one learner's own.
#[must_use]
pub fn alike(prints: &BTreeMap<String, Prints>, accounts: &BTreeMap<String, String>, shared: &Shared) -> Vec<Alike> {
    let mut holders = BTreeMap::<(Sort, &str), BTreeSet<&str>>::new();
    for (learner, own) in prints {
        let in_shared_account = own.accounts.iter().any(|account| shared.accounts.contains(account));
        let mut kinds = vec![(Sort::File, &own.files), (Sort::MadeUp, &own.made_up)];
        // Whoever looks at a shared account sees what all others built in it.
        if !in_shared_account {
            kinds.extend([(Sort::Account, &own.accounts), (Sort::Id, &own.ids), (Sort::Moment, &own.moments)]);
        }
        for (sort, all) in kinds {
            for text in all {
                holders.entry((sort, text)).or_default().insert(learner);
            }
        }
    }
    for (learner, account) in accounts.iter().filter(|(_, account)| !shared.accounts.contains(*account)) {
        // Whose account it is by the roster counts if somebody else hands it in.
        if let Some(found) = holders.get_mut(&(Sort::Account, account.as_str())) {
            found.insert(learner);
        }
    }
    let is_of_class = |sort: Sort, learners: &BTreeSet<&str>| {
        // A file, and what was made up for one, are no infrastructure.
        !matches!(sort, Sort::File | Sort::MadeUp) && prints.len() >= CLASS && learners.len() * 2 > prints.len()
    };
    let mut found = BTreeMap::<BTreeSet<&str>, BTreeMap<Sort, BTreeSet<String>>>::new();
    for ((sort, text), learners) in holders {
        if learners.len() > 1 && !is_of_class(sort, &learners) && !is_group(&learners, shared) {
            found.entry(learners).or_default().entry(sort).or_default().insert(text.to_owned());
        }
    }
    let mut alike: Vec<Alike> = found
        .into_iter()
        .map(|(learners, sorts)| Alike {
            learners: learners.into_iter().map(str::to_owned).collect(),
            traits: sorts.into_iter().flat_map(|(sort, texts)| traits(sort, texts)).collect(),
        })
        .filter(|alike| !alike.traits.is_empty())
        .collect();
    // The most telling first, and among equals the larger group.
    alike.sort_by(|one, other| {
        let key = |alike: &Alike| (alike.traits.first().map(Trait::weight), std::cmp::Reverse(alike.learners.len()));
        key(one).cmp(&key(other)).then_with(|| one.learners.cmp(&other.learners))
    });
    alike
}

fn is_group(learners: &BTreeSet<&str>, shared: &Shared) -> bool {
    shared.groups.iter().any(|group| learners.iter().all(|learner| group.contains(*learner)))
}

fn traits(sort: Sort, texts: BTreeSet<String>) -> Vec<Trait> {
    match sort {
        Sort::File => texts.into_iter().map(Trait::File).collect(),
        Sort::MadeUp => vec![Trait::MadeUp(texts)],
        Sort::Account => texts.into_iter().map(Trait::Account).collect(),
        Sort::Id => vec![Trait::Ids(texts)],
        Sort::Moment if texts.len() >= MOMENTS => vec![Trait::Moments(texts)],
        Sort::Moment => Vec::new(),
    }
}

impl Trait {
    /// How telling it is; less is more.
    const fn weight(&self) -> u8 {
        match self {
            Self::File(_) => 0,
            Self::MadeUp(_) => 1,
            Self::Account(_) => 2,
            Self::Ids(_) => 3,
            Self::Moments(_) => 4,
        }
    }
}
