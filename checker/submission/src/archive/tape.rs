//! Tar archives that gzip packs. They have no list of their members, so what is in them is read with it, once.

use super::error::{ArchiveError, Fault};
use super::member::{self, Member};
use super::{Bounds, name};
use flate2::read::MultiGzDecoder;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::sync::Arc;
use tar::EntryType;

/// What is in the members, by their places in the list of members; nothing for bad ones.
#[derive(Debug, Clone)]
pub(super) struct Tape(Arc<Vec<Option<Vec<u8>>>>);

/// A name that does not fit its field stands in a member of its own.
const LONG_NAME: u64 = 64 << 10;

/// The block that every archive begins with, and where it says what it is.
const BLOCK: u64 = 512;
const MAGIC: std::ops::Range<usize> = 257..262;

/// Whether what gzip has packed begins as a tar archive does.
pub(super) fn is_tape(reader: &mut (impl Read + Seek)) -> bool {
    let mut block = Vec::new();
    let begun = reader.seek(SeekFrom::Start(0)).is_ok();
    // What breaks off is no tape, whatever it is.
    let _ = MultiGzDecoder::new(reader.by_ref()).take(BLOCK).read_to_end(&mut block);
    begun && block.get(MAGIC).is_some_and(|magic| magic == b"ustar")
}

pub(super) fn open<R: Read + Seek>(
    mut reader: R,
    bounds: Bounds,
) -> Result<(Tape, Vec<Member>, Vec<String>), ArchiveError> {
    let packed = reader.seek(SeekFrom::End(0)).map_err(ArchiveError::Io)?;
    reader.seek(SeekFrom::Start(0)).map_err(ArchiveError::Io)?;
    // Headers of members take room beside what is in them.
    let headers = (bounds.members as u64).saturating_mul(4 * BLOCK);
    let most = bounds.out_of(packed);
    let limit = bounds.total.saturating_add(headers).min(most);
    let mut unpacked = MultiGzDecoder::new(BufReader::new(reader)).take(limit.saturating_add(1));
    let read = read(&mut unpacked, bounds);
    // Where the limit was met, whatever else is wrong follows from it.
    if unpacked.limit() == 0 {
        return Err(if limit == most {
            ArchiveError::Bomb { limit: bounds.ratio }
        } else {
            ArchiveError::TooMuch { limit: bounds.total }
        });
    }
    let (members, contents) = read?;
    let twice = member::twice(&members);
    Ok((Tape(Arc::new(contents)), members, twice))
}

type Contents = Vec<Option<Vec<u8>>>;

fn read(unpacked: &mut impl Read, bounds: Bounds) -> Result<(Vec<Member>, Contents), ArchiveError> {
    let (mut members, mut contents) = (Vec::new(), Vec::new());
    let mut long: Option<Vec<u8>> = None;
    let mut archive = tar::Archive::new(unpacked);
    // Raw: what stands for names is read here, where it is bounded.
    let entries = archive.entries().map_err(failed)?.raw(true);
    for (place, entry) in entries.enumerate() {
        // A member and what stands for its name.
        if place >= bounds.members.saturating_mul(2) || members.len() > bounds.members {
            return Err(ArchiveError::TooMany { limit: bounds.members });
        }
        let mut entry = entry.map_err(failed)?;
        let kind = entry.header().entry_type();
        match kind {
            EntryType::GNULongName => {
                let mut name = taken(&mut entry, LONG_NAME)?;
                // It ends as texts of C do.
                name.truncate(name.iter().position(|&byte| byte == 0).unwrap_or(name.len()));
                long = Some(name);
                continue;
            }
            EntryType::XHeader => {
                let bytes = taken(&mut entry, LONG_NAME)?;
                let path = tar::PaxExtensions::new(&bytes).flatten().find(|pair| pair.key_bytes() == b"path");
                long = path.map(|pair| pair.value_bytes().to_vec()).or(long);
                continue;
            }
            EntryType::XGlobalHeader | EntryType::GNULongLink => continue,
            _ => {}
        }
        let bytes = long.take().unwrap_or_else(|| entry.path_bytes().into_owned());
        if kind == EntryType::Directory {
            continue;
        }
        let (name, fault) = name::plain(&name::decoded(&bytes));
        let fault = fault.or(match kind {
            EntryType::Regular | EntryType::Continuous => None,
            EntryType::Symlink | EntryType::Link => Some(Fault::Link),
            _ => Some(Fault::Special),
        });
        let size = entry.size();
        let too_large = (size > bounds.member).then_some(Fault::TooLarge { limit: bounds.member });
        let fault = fault.or(too_large);
        let content = if fault.is_none() { Some(taken(&mut entry, bounds.member)?) } else { None };
        if content.as_ref().is_some_and(|content| content.len() as u64 != size) {
            return Err(ArchiveError::Broken);
        }
        contents.push(content);
        members.push(Member { name, size, modified: None, fault, place });
    }
    Ok((members, contents))
}

fn taken(entry: &mut impl Read, limit: u64) -> Result<Vec<u8>, ArchiveError> {
    let mut bytes = Vec::new();
    entry.take(limit).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

fn failed(error: io::Error) -> ArchiveError {
    if error.raw_os_error().is_none() { ArchiveError::Broken } else { ArchiveError::Io(error) }
}

impl Tape {
    /// What is in a member.
    pub(super) fn read(&self, index: usize) -> Option<Vec<u8>> {
        self.0.get(index)?.clone()
    }
}
