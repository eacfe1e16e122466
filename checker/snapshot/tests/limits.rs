//! What is too much is refused before anything is built of it, with the limit in words.
#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use snapshot::import::{NoteKind, SourceFile, Total, import_within};
use snapshot::{Limits, ReadError, Snapshot};

fn file(path: &str, text: &str) -> SourceFile {
    SourceFile { path: path.into(), bytes: text.as_bytes().to_vec() }
}

fn packed(text: &str) -> Vec<u8> {
    use std::io::Write as _;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(text.as_bytes()).unwrap();
    encoder.finish().unwrap()
}

/// A text that packs to a thousandth.
fn bomb(begin: &str, element: &str, end: &str) -> Vec<u8> {
    packed(&format!("{begin}{}{element}{end}", format!("{element},").repeat((6 << 20) / (element.len() + 1))))
}

#[test]
fn a_small_file_does_not_become_a_large_memory() {
    let routes = r#"{"RouteTables":[{"RouteTableId":"rtb-1","Routes":["#;
    let calls = r#"{"format":1,"calls":[{"service":"ec2","operation":"DescribeRouteTables","status":"seen","output":"#;
    let too_many = ReadError::TooMany { limit: 1 << 20 };
    for (begin, element, end) in [
        (routes.to_owned(), "{}", "]}]}"),
        (routes.to_owned(), "null", "]}]}"),
        (format!("{calls}{routes}"), "{}", "]}]}}]}"),
        ("[".to_owned(), "{}", "]"),
        (r#"{"TargetHealthDescriptions":["#.to_owned(), "{}", "]}"),
        (r#"{"x":["#.to_owned(), "[]", "]}"),
        (r#"{"format":1,"calls":["#.to_owned(), "0", "]}"),
    ] {
        let bytes = bomb(&begin, element, end);
        assert!(bytes.len() < 64 << 10, "{}", bytes.len());
        assert_eq!(Snapshot::from_bytes(&bytes), Err(too_many.clone()), "{begin}{element}");
        let imported = import_within(&[SourceFile { path: "a.json.gz".into(), bytes }], Limits::default());
        assert_eq!(imported.snapshot.calls, []);
        assert_eq!(imported.notes[0].kind, NoteKind::Broken(too_many.clone()));
    }
    // Documents beside each other count together.
    let many = "{\"Vpcs\":[]}\n".repeat(1000);
    let limits = Limits { elements: 100, ..Limits::default() };
    let imported = import_within(&[file("a.json", &many)], limits);
    assert!(imported.notes.iter().any(|note| note.kind == NoteKind::Rest(ReadError::TooMany { limit: 100 })));
}

#[test]
fn all_files_together_are_bounded_and_what_is_too_much_is_named() {
    let vpcs =
        |number: usize| file(&format!("{number}.json"), &format!("{{\"Vpcs\":[{{\"VpcId\":\"vpc-{number}\"}}]}}"));
    let files: Vec<SourceFile> = (0..10).map(vpcs).collect();
    let size = files[0].bytes.len();
    for (limits, refused) in [
        (Limits { files: 9, ..Limits::default() }, Some(Total::Files(9))),
        (Limits { files: 10, ..Limits::default() }, None),
        (Limits { total: 10 * size - 1, ..Limits::default() }, Some(Total::Bytes(10 * size - 1))),
        (Limits { total: 10 * size, ..Limits::default() }, None),
        (Limits { elements: 19, ..Limits::default() }, Some(Total::Elements(19))),
        (Limits { elements: 20, ..Limits::default() }, None),
    ] {
        let imported = import_within(&files, limits);
        match refused {
            None => assert_eq!((imported.snapshot.calls.len(), imported.notes.len()), (1, 0)),
            Some(total) => {
                // A part of the evidence would prove what all of it does not.
                assert_eq!(imported.snapshot.calls, []);
                assert_eq!(imported.notes.len(), 1);
                assert_eq!(imported.notes[0].kind, NoteKind::TooMuch { total });
            }
        }
    }
    assert_eq!(Total::Bytes(256 << 20).to_string(), "more than 256 MiB of text");
}

#[test]
fn a_folder_of_small_bombs_is_refused_as_a_whole() {
    let spaces = packed(&" ".repeat(1 << 20));
    let files: Vec<SourceFile> =
        (0..64).map(|number| SourceFile { path: format!("{number}.gz"), bytes: spaces.clone() }).collect();
    let limits = Limits { bytes: 2 << 20, total: 16 << 20, ..Limits::default() };
    let imported = import_within(&files, limits);
    assert!(matches!(imported.notes[..], [ref note] if note.path == "16.gz"));
    // Those that are refused one by one have been unpacked too.
    let imported = import_within(&files, Limits { bytes: 1 << 10, total: 16 << 10, ..Limits::default() });
    assert!(matches!(&imported.notes[..], [note] if matches!(note.kind, NoteKind::TooMuch { total: Total::Bytes(_) })));
}

#[test]
fn odd_texts_take_no_longer_than_their_size() {
    // Brackets that never close, in every place where one may begin.
    for line in [
        "{\"\n",
        "[{\n",
        "[\n",
        "{\n",
        "{\"a\": [\n",
        "[ec2-user@host ~]$\n",
        "[1]\n",
        "{}\n",
        "null\n",
        "\n",
        "aws \\\n",
    ] {
        let text = line.repeat((1 << 17) / line.len());
        let imported = import_within(&[file("a.json", &format!("{text}{{\"Vpcs\":[]}}"))], Limits::default());
        assert!(imported.snapshot.calls.len() < 2 && imported.notes.len() < 50_000, "{line:?}");
    }
}
