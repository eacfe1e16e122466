//! A member of an archive, as it is told before it is read.

use super::error::Fault;
use super::name;
use std::collections::BTreeSet;

/// A file in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its name, decoded, in NFC, with `/` between its parts. It may hold anything else: it is to be shown with care.
    pub name: String,
    /// How many bytes it is said to have; what really comes out is counted when it is read.
    pub size: u64,
    /// When it was changed last, in the local time of whoever packed it.
    pub modified: Option<Local>,
    /// Why it is never read, if so.
    pub fault: Option<Fault>,
    /// Its place in the archive, where folders count.
    pub(super) place: usize,
}

/// A time on the clock of a place that is not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Local {
    /// Year.
    pub year: u16,
    /// Month, from 1.
    pub month: u8,
    /// Day, from 1.
    pub day: u8,
    /// Hour.
    pub hour: u8,
    /// Minute.
    pub minute: u8,
    /// Second.
    pub second: u8,
}

/// What the type of a file is by the bits of its Unix mode.
pub(super) fn kind_of(mode: u32) -> Option<Fault> {
    match mode & 0o170_000 {
        // Archives of other systems say nothing here.
        0 | 0o100_000 | 0o040_000 => None,
        0o120_000 => Some(Fault::Link),
        _ => Some(Fault::Special),
    }
}

/// The names of members that are there more than once.
pub(super) fn twice(members: &[Member]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let again: BTreeSet<&str> =
        members.iter().filter(|member| !seen.insert(&member.name)).map(|member| &*member.name).collect();
    again.into_iter().map(name::short).collect()
}
