//! What is read of archives, and what is refused.

mod bombs;
mod names;
mod refused;
mod tapes;

use crate::raw::{Part, zip};
use std::io::Cursor;
use submission::archive::{Archive, ArchiveError, Bounds, Fault};

/// An archive in memory, opened within the bounds of a submission.
fn opened(bytes: Vec<u8>) -> Result<Archive<Cursor<Vec<u8>>>, ArchiveError> {
    Archive::open(Cursor::new(bytes), Bounds::SUBMISSION)
}

/// An archive of members that has nothing wrong as a whole.
fn of(parts: &[Part]) -> Archive<Cursor<Vec<u8>>> {
    opened(zip(parts)).expect("an archive")
}

/// The fault of the only member.
fn fault(part: Part) -> Option<Fault> {
    let mut archive = of(&[part]);
    let fault = archive.members()[0].fault;
    let read = archive.read(0);
    // What has a fault is never read.
    match (fault, &read) {
        (Some(fault), Err(ArchiveError::Member { fault: told, .. })) => assert_eq!(fault, *told),
        (Some(fault), read) => panic!("{fault:?} and yet {read:?}"),
        (None, _) => {}
    }
    fault
}
