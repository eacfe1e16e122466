//! Tables: no cell acts, and what was written is what is read.

use encoding_rs::EUC_KR;
use grade::export::{ExportFault, Sheet, neutral, plain};
use proptest::prelude::*;

#[test]
fn no_cell_begins_as_a_formula_does() {
    for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "'=1", "\u{feff}=1", "\n=1"] {
        let cell = neutral(text);
        assert!(cell.starts_with('\''), "{text:?}");
        assert_eq!(plain(&cell), text);
    }
    for text in ["", "kim", "김민지", "'quoted", "1-1", "a=b"] {
        assert_eq!(neutral(text), text);
        assert_eq!(plain(text), text);
    }
}

#[test]
fn tables_of_korean_windows_are_read_and_written_with_a_byte_order_mark() {
    let text = "Student,ID,Section\r\n김민지,70,A반\r\n";
    let (cp949, _, lossy) = EUC_KR.encode(text);
    assert!(!lossy);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [cp949.to_vec(), text.as_bytes().to_vec(), format!("\u{feff}{text}").into_bytes(), utf16] {
        let sheet = Sheet::read(&bytes).unwrap();
        assert_eq!(sheet.rows[1], ["김민지", "70", "A반"]);
        assert!(sheet.crlf);
        assert_eq!(sheet.write().unwrap(), format!("\u{feff}{text}").into_bytes());
    }
}

#[test]
fn what_is_no_text_is_told() {
    let error = Sheet::read(&[0xff, 0xff, 0xff, 0x00, 0x81]).unwrap_err();
    assert!(matches!(error, ExportFault::NoTable(_)), "{error}");
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![".{0,12}", "[=+@\\-\t'; ,\"]{0,4}[a-z]{0,3}", "[가-힣]{0,5}"]
}

proptest! {
    #[test]
    fn any_table_is_read_as_it_was_written(
        rows in prop::collection::vec(prop::collection::vec(cell(), 2..5), 1..6),
        semicolons: bool,
        crlf: bool,
    ) {
        // A reader leaves out what is no line at all, and takes a lone carriage return for the end of one.
        let rows: Vec<Vec<String>> = rows.into_iter().map(|row| {
            row.into_iter().map(|cell| neutral(&cell).into_owned()).collect()
        }).collect();
        let mut headings = vec!["first".to_owned(), "second".to_owned()];
        headings.resize(rows.iter().map(Vec::len).max().unwrap_or(2), "more".to_owned());
        let mut all = vec![headings];
        all.extend(rows);
        let sheet = Sheet { rows: all, delimiter: if semicolons { b';' } else { b',' }, crlf };
        let read = Sheet::read(&sheet.write().unwrap()).unwrap();
        prop_assert_eq!(&read.rows, &sheet.rows);
        prop_assert_eq!(read.delimiter, sheet.delimiter);
    }

    #[test]
    fn neutral_and_back_is_the_same(text in cell()) {
        let written = neutral(&text);
        prop_assert_eq!(plain(&written), text.as_str());
        let bare = written.trim_start_matches(' ');
        prop_assert!(!bare.starts_with(['=', '+', '-', '@', '\t', '\r']), "{}", written);
    }

    #[test]
    fn no_bytes_are_too_odd_to_be_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Sheet::read(&bytes);
    }
}
