//! The states of an order and the only steps between them.
//!
//! `placed → accepted(minutes) → delivered`, each once.
//! The store changes a row only where the row is still in the state a step starts from, and asks here what it means when
//! it was not.

/// Where an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// The shop has not answered yet.
    Placed,
    /// The shop promised it within so many minutes.
    Accepted(i64),
    /// It has arrived.
    Delivered(i64),
}

/// Something a person asks to happen to an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The shop promises so many minutes.
    Accept(i64),
    /// The courier has handed it over.
    Complete,
}

/// What became of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It happened now.
    Done,
    /// It had happened already: the same button pressed twice.
    Already,
    /// It is not allowed from this state.
    Refused(State),
    /// There is no such order.
    Missing,
}

impl State {
    /// Reads the state from its two columns.
    pub fn from_columns(minutes: Option<i64>, delivered_at: Option<i64>) -> Self {
        match (minutes, delivered_at) {
            (None, _) => Self::Placed,
            (Some(minutes), None) => Self::Accepted(minutes),
            (Some(minutes), Some(_)) => Self::Delivered(minutes),
        }
    }

    // ANCHOR: step
    /// Says what `step` means for an order in this state.
    pub fn step(self, step: Step) -> Outcome {
        match (self, step) {
            (Self::Placed, Step::Accept(_)) | (Self::Accepted(_), Step::Complete) => Outcome::Done,
            (Self::Accepted(had), Step::Accept(asked)) if had == asked => Outcome::Already,
            (Self::Delivered(_), Step::Complete) => Outcome::Already,
            _ => Outcome::Refused(self),
        }
    }
    // ANCHOR_END: step

    /// Returns the promised minutes, if there are any.
    pub fn minutes(self) -> Option<i64> {
        match self {
            Self::Placed => None,
            Self::Accepted(minutes) | Self::Delivered(minutes) => Some(minutes),
        }
    }

    /// Returns the word that pages and JSON use for the state.
    pub fn word(self) -> &'static str {
        match self {
            Self::Placed => "placed",
            Self::Accepted(_) => "accepted",
            Self::Delivered(_) => "delivered",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Outcome::*, State::*, Step::*};

    #[test]
    fn every_step_from_every_state() {
        // ANCHOR: table
        let table = [
            (Placed, Accept(30), Done),
            (Placed, Complete, Refused(Placed)),
            (Accepted(30), Accept(30), Already),
            (Accepted(30), Accept(40), Refused(Accepted(30))),
            (Accepted(30), Complete, Done),
            (Delivered(30), Accept(30), Refused(Delivered(30))),
            (Delivered(30), Accept(40), Refused(Delivered(30))),
            (Delivered(30), Complete, Already),
        ];
        // ANCHOR_END: table
        for (state, step, expected) in table {
            assert_eq!(state.step(step), expected, "{state:?} {step:?}");
        }
    }
}
