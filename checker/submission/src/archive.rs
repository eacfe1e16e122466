//! Archives that nobody vouches for, read where they lie: ZIP, and tar packed by gzip.
//!
//! Nothing is ever unpacked onto a disk. What is read is bounded by the bytes that really come out, whatever the archive
//! says of itself; a member that leads out of it, is a link or a device, or shares its bytes with another has a
//! [`Fault`] and is never read, while the others are. How deep archives lie inside each other is the caller's to count.

mod error;
mod member;
mod name;
mod tape;
mod zipped;

pub use error::{ArchiveError, Fault};
pub use member::{Local, Member};
pub use name::{composed, decoded};

use std::io::{Read, Seek, SeekFrom};
use std::sync::Arc;

/// How much of an archive is read. What is beyond a bound is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Members of one archive, folders among them.
    pub members: usize,
    /// Bytes that come out of one member.
    pub member: u64,
    /// Bytes that come out of all members that are read, together.
    pub total: u64,
    /// How many times as many bytes may come out of a member as it has packed, beyond the first MiB.
    pub ratio: u64,
}

/// So many bytes come out of a member before its ratio is looked at: a short text of zeros is no bomb.
const FREE: u64 = 1 << 20;

impl Bounds {
    /// For what one learner hands in: some hundred times the largest account that the course has.
    pub const SUBMISSION: Self = Self { members: 1_000, member: 32 << 20, total: 64 << 20, ratio: 200 };
    /// For what an LMS packs: the submissions of a whole course, each up to as large as all of a learner's may be.
    pub const COURSE: Self = Self { members: 20_000, member: 32 << 20, total: 64 << 20, ratio: 200 };

    /// How many bytes may come out of so many packed ones.
    fn out_of(self, packed: u64) -> u64 {
        packed.saturating_mul(self.ratio).saturating_add(FREE)
    }
}

/// What kind of archive bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// ZIP.
    Zip,
    /// Tar, packed by gzip.
    TarGz,
}

impl Kind {
    /// What bytes are, judged by their beginning; nothing for anything else, gzipped JSON among it.
    ///
    /// # Errors
    /// What reading them met.
    pub fn of(reader: &mut (impl Read + Seek)) -> std::io::Result<Option<Self>> {
        let mut head = Vec::with_capacity(4);
        reader.seek(SeekFrom::Start(0))?;
        reader.by_ref().take(4).read_to_end(&mut head)?;
        reader.seek(SeekFrom::Start(0))?;
        let kind = match head.as_slice() {
            // An archive with nothing in it is its end alone.
            b"PK\x03\x04" | b"PK\x05\x06" => Some(Self::Zip),
            [0x1f, 0x8b, ..] if tape::is_tape(reader.by_ref()) => Some(Self::TarGz),
            _ => None,
        };
        reader.seek(SeekFrom::Start(0))?;
        Ok(kind)
    }
}

/// An archive, opened: its members are known, and none of them is read yet.
///
/// A clone shares what is known and begins to count the bytes that it reads anew.
#[derive(Debug)]
pub struct Archive<R> {
    listed: Arc<Listed>,
    inside: Inside<R>,
    bounds: Bounds,
    spent: u64,
}

#[derive(Debug)]
struct Listed {
    members: Vec<Member>,
    twice: Vec<String>,
}

#[derive(Debug, Clone)]
enum Inside<R> {
    Zip(Box<zipped::Zipped<R>>),
    Tape(tape::Tape),
}

impl<R: Clone> Clone for Archive<R> {
    fn clone(&self) -> Self {
        Self { listed: Arc::clone(&self.listed), inside: self.inside.clone(), bounds: self.bounds, spent: 0 }
    }
}

impl<R: Read + Seek> Archive<R> {
    /// Opens an archive and reads which members it has; of a tape, which has no list of them, what is in them as well.
    ///
    /// # Errors
    /// Why it cannot be read at all. What is wrong with a single member stands at the member.
    pub fn open(mut reader: R, bounds: Bounds) -> Result<Self, ArchiveError> {
        let (members, twice, inside) = match Kind::of(&mut reader).map_err(ArchiveError::Io)? {
            Some(Kind::Zip) => {
                let (zip, members, twice) = zipped::open(reader, bounds)?;
                (members, twice, Inside::Zip(Box::new(zip)))
            }
            Some(Kind::TarGz) => {
                let (tape, members, twice) = tape::open(reader, bounds)?;
                (members, twice, Inside::Tape(tape))
            }
            None => return Err(ArchiveError::NoArchive),
        };
        Ok(Self { listed: Arc::new(Listed { members, twice }), inside, bounds, spent: 0 })
    }

    /// Its members without folders, in its own order, bad ones among them. Names have `/` between their parts.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.listed.members
    }

    /// The names that more than one member has, or that differ in nothing but how they are encoded.
    #[must_use]
    pub fn twice(&self) -> &[String] {
        &self.listed.twice
    }

    /// How many bytes came out of this handle so far.
    #[must_use]
    pub const fn spent(&self) -> u64 {
        self.spent
    }

    /// Reads a member whole, by its place in [`Archive::members`].
    ///
    /// # Errors
    /// Why it cannot be read, or of what there is too much.
    pub fn read(&mut self, index: usize) -> Result<Vec<u8>, ArchiveError> {
        let member = self.listed.members.get(index).ok_or(ArchiveError::NoMember { index })?;
        let name = || name::short(&member.name);
        if let Some(fault) = member.fault {
            return Err(ArchiveError::Member { name: name(), fault });
        }
        let left = self.bounds.total.saturating_sub(self.spent);
        let limit = self.bounds.member.min(left);
        let bytes = match &mut self.inside {
            Inside::Zip(zip) => zip.read(member, limit, self.bounds)?,
            Inside::Tape(tape) => tape.read(index).ok_or(ArchiveError::NoMember { index })?,
        };
        let read = bytes.len() as u64;
        if read > limit {
            self.spent = self.bounds.total.min(self.spent.saturating_add(limit));
            return Err(if read > self.bounds.member {
                ArchiveError::Member { name: name(), fault: Fault::TooLarge { limit: self.bounds.member } }
            } else {
                ArchiveError::TooMuch { limit: self.bounds.total }
            });
        }
        self.spent = self.spent.saturating_add(read);
        Ok(bytes)
    }
}
