//! ZIP archives.

use super::error::{ArchiveError, Fault};
use super::member::{self, Local, Member};
use super::{Bounds, name};
use std::collections::BTreeSet;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use zip::read::{ArchiveOffset, Config};
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

/// So many bytes of a list of members are read for each one that is allowed: its fields are 46 bytes and its name.
const LISTING: u64 = 512;

/// What is read to find the list: comments at the end are up to 64 KiB, and are gone through backwards.
const FINDING: u64 = 1 << 20;

#[derive(Debug, Clone)]
pub(super) struct Zipped<R>(ZipArchive<Metered<R>>);

/// A reader that gives so many bytes and no more, while it has a meter: a list of members is built in memory as it is
/// read.
#[derive(Debug, Clone)]
struct Metered<R> {
    reader: R,
    left: Arc<AtomicU64>,
}

/// The meter has nothing left.
const USED_UP: u64 = u64::MAX - 1;
/// There is no meter any more.
const OFF: u64 = u64::MAX;

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.left.load(Ordering::Relaxed);
        if left == OFF {
            return self.reader.read(buffer);
        }
        if left == USED_UP || buffer.len() as u64 > left {
            self.left.store(USED_UP, Ordering::Relaxed);
            return Err(io::Error::other("the list of members is too long"));
        }
        let read = self.reader.read(buffer)?;
        self.left.store(left - read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl<R: Seek> Seek for Metered<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.reader.seek(to)
    }
}

/// An archive, its members without folders, and the names that are there twice.
type Listed<R> = (Zipped<R>, Vec<Member>, Vec<String>);

/// Opens an archive.
pub(super) fn open<R: Read + Seek>(reader: R, bounds: Bounds) -> Result<Listed<R>, ArchiveError> {
    let allowed = LISTING.saturating_mul(bounds.members as u64).saturating_add(FINDING).min(USED_UP - 1);
    let left = Arc::new(AtomicU64::new(allowed));
    let metered = Metered { reader, left: Arc::clone(&left) };
    // What an archive is begins where its file begins.
    let config = Config { archive_offset: ArchiveOffset::Known(0) };
    let too_many = ArchiveError::TooMany { limit: bounds.members };
    let zip = ZipArchive::with_config(config, metered);
    let is_used_up = left.swap(OFF, Ordering::Relaxed) == USED_UP;
    let zip = match zip {
        Err(_) if is_used_up => return Err(too_many),
        Err(error) => return Err(broken(error)),
        Ok(zip) if zip.len() > bounds.members => return Err(too_many),
        Ok(zip) => zip,
    };
    let mut members = Vec::with_capacity(zip.len());
    let mut places = Vec::with_capacity(zip.len());
    for place in 0..zip.len() {
        let entry = zip.by_index_data(place).map_err(broken)?;
        let decoded = name::decoded(entry.name_raw());
        // Each has a header of 30 bytes and a name before its bytes.
        let end = entry.header_start().saturating_add(30).saturating_add(entry.compressed_size());
        let is_folder = decoded.ends_with(['/', '\\']);
        places.push((entry.header_start(), end, (!is_folder).then_some(members.len())));
        if is_folder {
            continue;
        }
        let (name, fault) = name::plain(&decoded);
        let fault = fault
            .or_else(|| member::kind_of(entry.external_attributes() >> 16))
            .or_else(|| entry.encrypted().then_some(Fault::Encrypted))
            .or_else(|| unread(entry.compression()));
        let modified = entry.last_modified().map(|time| Local {
            year: time.year(),
            month: time.month(),
            day: time.day(),
            hour: time.hour(),
            minute: time.minute(),
            second: time.second(),
        });
        members.push(Member { name, size: entry.size(), modified, fault, place });
    }
    tell_overlaps(&mut members, places);
    let mut twice = member::twice(&members);
    if !zip.has_duplicate_names() {
        return Ok((Zipped(zip), members, twice));
    }
    // Of names that are equal to the byte the library keeps the last; which ones, the list itself says.
    let start = zip.central_directory_start();
    let mut metered = zip.into_inner();
    twice.extend(names_again(&mut metered, start, bounds).map_err(|error| broken(ZipError::Io(error)))?);
    twice.sort();
    twice.dedup();
    let zip = ZipArchive::with_config(config, metered).map_err(broken)?;
    Ok((Zipped(zip), members, twice))
}

impl<R: Read + Seek> Zipped<R> {
    /// What comes out of a member, up to one byte more than `limit`, so that the caller sees that there is more.
    pub(super) fn read(&mut self, member: &Member, limit: u64, bounds: Bounds) -> Result<Vec<u8>, ArchiveError> {
        let broken_member = || ArchiveError::Member { name: name::short(&member.name), fault: Fault::Broken };
        let mut file = self.0.by_index(member.place).map_err(|error| match broken(error) {
            ArchiveError::Broken => broken_member(),
            error => error,
        })?;
        let most = bounds.out_of(file.compressed_size());
        let mut bytes = Vec::new();
        match file.by_ref().take(limit.min(most).saturating_add(1)).read_to_end(&mut bytes) {
            Ok(_) if most < limit && bytes.len() as u64 > most => {
                let fault = Fault::Bomb { limit: bounds.ratio };
                Err(ArchiveError::Member { name: name::short(&member.name), fault })
            }
            Ok(_) => Ok(bytes),
            Err(error) if of_content(&error) => Err(broken_member()),
            Err(error) => Err(ArchiveError::Io(error)),
        }
    }
}

/// The names that the list of members has more than once, read from the list itself.
fn names_again<R: Read + Seek>(reader: &mut R, start: u64, bounds: Bounds) -> io::Result<Vec<String>> {
    const FIELDS: usize = 46;
    reader.seek(SeekFrom::Start(start))?;
    let (mut seen, mut again) = (BTreeSet::new(), BTreeSet::new());
    let mut fields = [0_u8; FIELDS];
    for _ in 0..bounds.members {
        // What stands behind the list may be shorter than a row of it.
        if let Err(error) = reader.read_exact(&mut fields) {
            match error.kind() {
                io::ErrorKind::UnexpectedEof => break,
                _ => return Err(error),
            }
        }
        let [b'P', b'K', 1, 2, rest @ ..] = &fields else { break };
        let length = |at: usize| match rest.get(at - 4..at - 2) {
            Some(&[low, high]) => u16::from_le_bytes([low, high]),
            _ => 0,
        };
        let mut name = vec![0; usize::from(length(28))];
        reader.read_exact(&mut name)?;
        reader.seek(SeekFrom::Current(i64::from(length(30)) + i64::from(length(32))))?;
        let name = name::decoded(&name);
        if !seen.insert(name.clone()) {
            again.insert(name::short(&name));
        }
    }
    Ok(again.into_iter().collect())
}

/// Gives a fault to those that share bytes: a few bytes of an archive would else come out thousands of times.
fn tell_overlaps(members: &mut [Member], mut places: Vec<(u64, u64, Option<usize>)>) {
    places.sort_unstable();
    let mut tell = |index: Option<usize>| {
        if let Some(member) = index.and_then(|index| members.get_mut(index)) {
            member.fault.get_or_insert(Fault::Overlaps);
        }
    };
    // The one that reaches furthest of those that begin before.
    let mut before: Option<(u64, Option<usize>)> = None;
    for (start, end, index) in places {
        match before {
            Some((reached, other)) if reached > start => {
                tell(index);
                tell(other);
                before = Some(if end > reached { (end, index) } else { (reached, other) });
            }
            _ => before = Some((end, index)),
        }
    }
}

/// A method by which nothing of a learner's is packed: programs that pack by it have to be told not to.
fn unread(method: CompressionMethod) -> Option<Fault> {
    #[expect(deprecated, reason = "the number of a method that is not known stands nowhere else")]
    match method {
        CompressionMethod::Stored | CompressionMethod::Deflated => None,
        CompressionMethod::Unsupported(method) => Some(Fault::Method { method }),
        _ => Some(Fault::Method { method: 0 }),
    }
}

/// What the library says, in our words: the system's errors are the system's, all others are the archive's.
fn broken(error: ZipError) -> ArchiveError {
    match error {
        ZipError::Io(error) if !of_content(&error) => ArchiveError::Io(error),
        ZipError::UnsupportedArchive(text) if text.contains("multi-disk") => ArchiveError::InParts,
        _ => ArchiveError::Broken,
    }
}

/// Whether an error of a reader comes of what is read, not of the system.
fn of_content(error: &io::Error) -> bool {
    error.raw_os_error().is_none()
}
