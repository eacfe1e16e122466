//! Archives that are made to fill memory: what is measured is bytes.

use super::{of, opened};
use crate::raw::{Part, zip};
use std::io::{Cursor, Read, Seek, SeekFrom};
use submission::archive::{Archive, ArchiveError, Bounds, Fault};

/// A deflated member of so many MiB of zeros: a MiB is packed so that it can stand behind itself.
fn zeros(name: &str, mib: usize) -> Part {
    use flate2::{Compress, Compression, Crc, FlushCompress};
    static MIB: [u8; 1 << 20] = [0; 1 << 20];
    let mut compress = Compress::new(Compression::best(), false);
    let mut piece = Vec::with_capacity(64 << 10);
    compress.compress_vec(&MIB, &mut piece, FlushCompress::Full).unwrap();
    assert_eq!(compress.total_in(), 1 << 20);
    let mut one = Crc::new();
    one.update(&MIB);
    let mut crc = Crc::new();
    (0..mib).for_each(|_| crc.combine(&one));
    let mut packed = piece.repeat(mib);
    // The last block, with nothing in it.
    packed.extend([3, 0]);
    Part { method: 8, packed, size: (mib << 20) as u32, crc: crc.sum(), ..Part::stored(name, b"") }
}

#[test]
fn a_gibibyte_of_nothing() {
    let mut archive = of(&[zeros("big.json", 1_024)]);
    let error = archive.read(0).unwrap_err();
    assert!(
        matches!(error, ArchiveError::Member { fault: Fault::TooLarge { .. } | Fault::Bomb { .. }, .. }),
        "{error}"
    );
}

#[test]
fn a_size_that_lies() {
    // Said to be small, and is not; said to be large, and is not.
    let small = Part { size: 10, ..zeros("x", 8) };
    assert!(of(&[small]).read(0).is_err());
    let large = Part { size: u32::MAX - 1, ..Part::deflated("x", b"little") };
    let read = of(&[large]).read(0);
    assert!(read.as_ref().map_or(true, |bytes| bytes.len() == 6), "{read:?}");
}

#[test]
fn a_high_ratio_is_refused_and_a_short_text_is_not() {
    let error = of(&[zeros("x", 16)]).read(0).unwrap_err();
    assert!(matches!(error, ArchiveError::Member { fault: Fault::Bomb { limit: 200 }, .. }), "{error}");
    // A MiB may come out of anything.
    assert_eq!(of(&[zeros("x", 1)]).read(0).unwrap().len(), 1 << 20);
}

#[test]
fn the_total_is_of_bytes_that_came_out() {
    let bounds = Bounds { members: 10, member: 600, total: 1_000, ratio: 10_000 };
    let part = |name: &str| Part::deflated(name, &[7; 500]);
    let bytes = zip(&[part("a"), part("b"), part("c"), Part::deflated("d", &[7; 601])]);
    let mut archive = Archive::open(Cursor::new(bytes), bounds).unwrap();
    assert!(matches!(archive.read(3), Err(ArchiveError::Member { fault: Fault::TooLarge { limit: 600 }, .. })));
    let mut archive = Archive::open(archive_bytes(&[part("a"), part("b"), part("c")]), bounds).unwrap();
    assert_eq!(archive.read(0).unwrap().len(), 500);
    assert_eq!(archive.read(1).unwrap().len(), 500);
    assert!(matches!(archive.read(2), Err(ArchiveError::TooMuch { limit: 1_000 })));
}

fn archive_bytes(parts: &[Part]) -> Cursor<Vec<u8>> {
    Cursor::new(zip(parts))
}

#[test]
fn members_that_share_their_bytes() {
    let first = zeros("0", 4);
    let mut parts = vec![first.clone()];
    parts.extend((1..200).map(|number| Part { shares: Some(0), name: format!("{number}").into(), ..first.clone() }));
    parts.push(Part::stored("alone", b"x"));
    let mut archive = of(&parts);
    for index in 0..200 {
        assert_eq!(archive.members()[index].fault, Some(Fault::Overlaps), "{index}");
    }
    assert_eq!(archive.read(200).unwrap(), b"x");
}

/// What is read of an archive, in bytes.
struct Counting<R> {
    reader: R,
    read: std::rc::Rc<std::cell::Cell<u64>>,
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.read.set(self.read.get() + read as u64);
        Ok(read)
    }
}

impl<R: Seek> Seek for Counting<R> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.reader.seek(to)
    }
}

#[test]
fn a_list_of_members_is_read_up_to_a_bound() {
    // 65,000 members with long names: 65 MB of list.
    let parts: Vec<Part> = (0..65_000).map(|n| Part::stored(format!("{n:01000}"), b"")).collect();
    let bounds = Bounds { members: 100, ..Bounds::SUBMISSION };
    let read = std::rc::Rc::default();
    let reader = Counting { reader: archive_bytes(&parts), read: std::rc::Rc::clone(&read) };
    let error = Archive::open(reader, bounds).map(drop).unwrap_err();
    assert!(matches!(error, ArchiveError::TooMany { limit: 100 }), "{error}");
    assert!(read.get() < 2 << 20, "{} bytes were read", read.get());
}

#[test]
fn archives_inside_each_other_are_members_like_any_other() {
    let inner = zip(&[zeros("0.dll", 8)]);
    let outer = zip(&[Part::deflated("lib 0.zip", &inner), Part::deflated("lib 1.zip", &inner)]);
    let mut archive = opened(outer).unwrap();
    // Nothing is opened that nobody asks for.
    assert_eq!(archive.read(0).unwrap(), inner);
    assert_eq!(archive.spent(), inner.len() as u64);
}
