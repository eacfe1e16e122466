//! Tar archives that gzip packs.

use super::opened;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use submission::archive::{ArchiveError, Fault};
use tar::{Builder, EntryType, Header};

fn packed(tape: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(tape).unwrap();
    gzip.finish().unwrap()
}

/// A header with a name that no library would write.
fn header(name: &[u8], kind: EntryType, size: u64) -> Header {
    let mut header = Header::new_ustar();
    header.as_old_mut().name[..name.len()].copy_from_slice(name);
    header.set_entry_type(kind);
    header.set_mode(0o644);
    header.set_size(size);
    header.set_cksum();
    header
}

fn tape(entries: &[(&[u8], EntryType, &[u8])]) -> Vec<u8> {
    let mut builder = Builder::new(Vec::new());
    for (name, kind, bytes) in entries {
        builder.append(&header(name, *kind, bytes.len() as u64), *bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

#[test]
fn members_are_read_and_bad_ones_are_not() {
    let cp949 = encoding_rs::EUC_KR.encode("홍길동.json").0;
    let bytes = tape(&[
        (b"folder/", EntryType::Directory, b""),
        (b"./folder/a.json", EntryType::Regular, b"{}"),
        (&cp949, EntryType::Regular, b"[]"),
        (b"../x", EntryType::Regular, b"1"),
        (b"/etc/passwd", EntryType::Regular, b"2"),
        (b"link", EntryType::Symlink, b""),
        (b"hard", EntryType::Link, b""),
        (b"device", EntryType::Block, b""),
        (b"pipe", EntryType::Fifo, b""),
    ]);
    let mut archive = opened(packed(&bytes)).unwrap();
    let told: Vec<_> = archive.members().iter().map(|member| (member.name.as_str(), member.fault)).collect();
    assert_eq!(
        told,
        [
            ("folder/a.json", None),
            ("홍길동.json", None),
            ("../x", Some(Fault::Escapes)),
            ("/etc/passwd", Some(Fault::Absolute)),
            ("link", Some(Fault::Link)),
            ("hard", Some(Fault::Link)),
            ("device", Some(Fault::Special)),
            ("pipe", Some(Fault::Special)),
        ]
    );
    assert_eq!(archive.read(0).unwrap(), b"{}");
    assert_eq!(archive.read(1).unwrap(), b"[]");
    assert!(matches!(archive.read(2), Err(ArchiveError::Member { fault: Fault::Escapes, .. })));
}

#[test]
fn names_that_do_not_fit_their_field() {
    let long = format!("{}/홍길동.json", "folder".repeat(30));
    let mut builder = Builder::new(Vec::new());
    let mut header = Header::new_gnu();
    header.set_size(2);
    header.set_entry_type(EntryType::Regular);
    builder.append_data(&mut header, &long, &b"{}"[..]).unwrap();
    builder.append_pax_extensions([("path", "학생/lab.json".as_bytes())]).unwrap();
    builder.append(&self::header(b"short", EntryType::Regular, 2), &b"[]"[..]).unwrap();
    // The magic of a GNU header is another one: an archive begins with that of POSIX, or of both.
    let archive = opened(packed(&builder.into_inner().unwrap())).unwrap();
    let names: Vec<_> = archive.members().iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, [long.as_str(), "학생/lab.json"]);
}

#[test]
fn what_breaks_off_is_damaged() {
    let whole = packed(&tape(&[(b"a", EntryType::Regular, &[b'x'; 5_000]), (b"b", EntryType::Regular, b"y")]));
    let cut = whole.len() - 12;
    assert!(matches!(opened(whole[..cut].to_vec()), Err(ArchiveError::Broken)));
    // A member that says to be longer than the archive.
    let mut builder = Builder::new(Vec::new());
    builder.append(&header(b"a", EntryType::Regular, 2), &b"{}"[..]).unwrap();
    let mut short = builder.into_inner().unwrap();
    short[..512].copy_from_slice(header(b"a", EntryType::Regular, 100_000).as_bytes());
    assert!(matches!(opened(packed(&short)), Err(ArchiveError::Broken)));
}

#[test]
fn a_tape_that_is_made_to_fill_memory() {
    let block = vec![0; 20 << 20];
    let bytes = packed(&tape(&[(b"a", EntryType::Regular, &block), (b"b", EntryType::Regular, &block)]));
    assert!(matches!(opened(bytes), Err(ArchiveError::Bomb { limit: 200 })));
}
