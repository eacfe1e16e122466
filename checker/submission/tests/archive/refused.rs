//! Members that are never read, and archives that are not.

use super::{fault, of, opened};
use crate::raw::{Part, zip};
use std::io::Cursor;
use submission::archive::{ArchiveError, Bounds, Fault, Kind};

fn named(name: &str) -> Option<Fault> {
    fault(Part::stored(name, b"x"))
}

#[test]
fn names_that_lead_elsewhere() {
    for name in ["../x", "a/../../x", "a/..", "..", r"..\x", r"a\..\x", "./../x"] {
        assert_eq!(named(name), Some(Fault::Escapes), "{name}");
    }
    for name in ["/etc/passwd", "//host/share/x", r"\\host\share\x", r"\x", "C:/x", r"c:\x", "c:x"] {
        assert_eq!(named(name), Some(Fault::Absolute), "{name}");
    }
    for name in ["", ".", &"x".repeat(1_025), &"가".repeat(2_000)] {
        assert_eq!(named(name), Some(Fault::BadName), "{name}");
    }
    for name in ["..x", "x..", "a/...", "a..b/c", "CON", "aux.json", "홍길동", "=cmd|'/c calc'!A0", "\u{1b}[31mx"] {
        assert_eq!(named(name), None, "{name}");
    }
}

#[test]
fn things_that_are_no_files() {
    let of_mode = |mode| fault(Part { mode, ..Part::stored("x", b"/etc/passwd") });
    assert_eq!(of_mode(0o120_777), Some(Fault::Link));
    for device in [0o060_666, 0o020_666, 0o010_666, 0o140_666] {
        assert_eq!(of_mode(device), Some(Fault::Special), "{device:o}");
    }
    for plain in [0, 0o644, 0o100_644, 0o104_755] {
        assert_eq!(of_mode(plain), None, "{plain:o}");
    }
}

#[test]
fn what_is_not_read() {
    assert_eq!(fault(Part { flags: 1, ..Part::stored("x", b"secret") }), Some(Fault::Encrypted));
    for method in [1, 6, 9, 12, 14, 93, 95, 98] {
        assert_eq!(fault(Part { method, ..Part::stored("x", b"?") }), Some(Fault::Method { method }));
    }
}

#[test]
fn others_are_read_beside_bad_ones() {
    let parts = [
        Part::stored("../x", b"1"),
        Part::deflated("good.json", b"{}"),
        Part { flags: 1, ..Part::stored("secret", b"2") },
        Part { crc: 7, ..Part::stored("damaged", b"3") },
        Part::stored("also/good", b"4"),
    ];
    let mut archive = of(&parts);
    assert!(archive.read(0).is_err());
    assert_eq!(archive.read(1).unwrap(), b"{}");
    assert!(archive.read(2).is_err());
    assert!(matches!(archive.read(3), Err(ArchiveError::Member { fault: Fault::Broken, .. })));
    assert_eq!(archive.read(4).unwrap(), b"4");
    assert!(matches!(archive.read(5), Err(ArchiveError::NoMember { index: 5 })));
    assert_eq!(archive.spent(), 3);
    assert_eq!(archive.clone().spent(), 0);
}

#[test]
fn what_is_no_archive() {
    for bytes in [&b""[..], b"PK", b"{}", b"Rar!\x1a\x07\x00", b"7z\xbc\xaf\x27\x1c"] {
        assert!(matches!(opened(bytes.to_vec()), Err(ArchiveError::NoArchive)), "{bytes:?}");
    }
    let whole = zip(&[Part::stored("a", b"1"), Part::stored("b", b"2")]);
    for end in 4..whole.len() {
        let error = opened(whole[..end].to_vec()).unwrap_err();
        assert!(matches!(error, ArchiveError::Broken), "{end}: {error}");
    }
    assert!(opened(whole).is_ok());
    assert!(opened(zip(&[])).unwrap().members().is_empty());
}

#[test]
fn gzipped_json_is_no_archive() {
    use std::io::Write;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(b"{\"format\":1}").unwrap();
    assert_eq!(Kind::of(&mut Cursor::new(gzip.finish().unwrap())).unwrap(), None);
}

#[test]
fn more_members_than_are_allowed() {
    let few = Bounds { members: 10, ..Bounds::SUBMISSION };
    let parts = |count: usize| (0..count).map(|number| Part::stored(format!("{number}"), b"")).collect::<Vec<_>>();
    let open = |count| submission::archive::Archive::open(Cursor::new(zip(&parts(count))), few);
    assert_eq!(open(10).unwrap().members().len(), 10);
    assert!(matches!(open(11), Err(ArchiveError::TooMany { limit: 10 })));
    // A list so long that not even all of it is read.
    assert!(matches!(open(60_000), Err(ArchiveError::TooMany { limit: 10 })));
}
