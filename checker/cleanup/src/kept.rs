//! What belongs to the course and is not deleted, and why.

use crate::kind::Kind;

/// Something of the course that has no command.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kept {
    /// What it is.
    pub kind: Kind,
    /// What it is called; it may be anything.
    pub id: String,
    /// Why.
    pub reason: Reason,
}

/// Why something has no command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Its id is none.
    OddId,
    /// The zone holds records that are not the course's.
    OtherRecords,
    /// The domain is registered in this account, and its registrar leads to the zone.
    RegisteredHere,
    /// It belongs to another account, which shares it.
    OfAnotherAccount,
    /// A service that this program does not know holds the interface.
    HeldByService,
    /// Something that is not the course's uses it.
    UsedElsewhere,
}

impl Reason {
    /// The word for it in JSON and in the ids of messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::OddId => "odd-id",
            Self::OtherRecords => "other-records",
            Self::RegisteredHere => "registered-here",
            Self::OfAnotherAccount => "of-another-account",
            Self::HeldByService => "held-by-service",
            Self::UsedElsewhere => "used-elsewhere",
        }
    }

    /// Whether it stays in the way of what is to be deleted, or goes on billing although it is the course's.
    #[must_use]
    pub fn is_left_over(self) -> bool {
        matches!(self, Self::OddId | Self::OfAnotherAccount | Self::HeldByService)
    }
}
