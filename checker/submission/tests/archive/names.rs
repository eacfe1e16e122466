//! Names come out as one text, however they went in.

use super::{fault, of};
use crate::raw::Part;
use submission::archive::{Fault, composed, decoded};

const NAME: &str = "홍길동_과제.zip";

fn cp949(text: &str) -> Vec<u8> {
    encoding_rs::EUC_KR.encode(text).0.into_owned()
}

/// Takes Hangul apart, as macOS does.
fn apart(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfd().collect()
}

fn name(part: Part) -> String {
    of(&[part]).members()[0].name.clone()
}

#[test]
fn one_name_in_all_encodings() {
    let utf8 = |name: &str| Part::stored(name, b"");
    assert_eq!(name(utf8(NAME)), NAME);
    assert_eq!(name(Part { flags: 1 << 11, ..utf8(NAME) }), NAME);
    assert_eq!(name(utf8(&apart(NAME))), NAME);
    assert_eq!(name(Part::stored(cp949(NAME), b"")), NAME);
    // Some programs set the flag for UTF-8 on CP949.
    assert_eq!(name(Part { flags: 1 << 11, ..Part::stored(cp949(NAME), b"") }), NAME);
    assert_eq!(name(Part::stored("_______.zip", b"").with_unicode_name(NAME)), NAME);
    assert_eq!(name(Part::stored("_______.zip", b"").with_unicode_name(&apart(NAME))), NAME);
}

#[test]
fn hangul_beyond_ksx1001_is_cp949() {
    // 똠, 믜 and 햏 are not in EUC-KR proper.
    assert_eq!(decoded(&cp949("똠방각하 믜햏")), "똠방각하 믜햏");
}

#[test]
fn bytes_of_no_encoding_are_a_name_all_the_same() {
    assert_eq!(decoded(&[b'a', 0xff, 0xff, b'b']), "a\u{fffd}\u{fffd}b");
    assert_eq!(composed("plain"), "plain");
}

#[test]
fn separators_of_windows_are_separators() {
    assert_eq!(name(Part::stored(r"folder\.\file.json", b"")), "folder/file.json");
    assert_eq!(fault(Part::stored(r"folder\..\..\file.json", b"")), Some(Fault::Escapes));
}

#[test]
fn folders_are_no_members() {
    let archive = of(&[Part::stored("folder/", b""), Part::stored("folder/file", b"x")]);
    assert_eq!(archive.members().len(), 1);
    let mut archive = archive;
    assert_eq!(archive.read(0).unwrap(), b"x");
}

#[test]
fn duplicates_are_told_also_across_encodings() {
    let of_bytes = of(&[Part::stored("a", b"1"), Part::stored("b", b"2"), Part::stored("a", b"3")]);
    assert_eq!(of_bytes.twice(), ["a"]);
    let of_forms = of(&[Part::stored(NAME, b"1"), Part::stored(apart(NAME), b"2"), Part::stored(cp949(NAME), b"3")]);
    assert_eq!(of_forms.members().len(), 3);
    assert_eq!(of_forms.twice(), [NAME]);
    assert!(of(&[Part::stored("a", b""), Part::stored("A", b"")]).twice().is_empty());
}
