//! The letters of a page: what its header says, else what its first bytes say, else UTF-8.

use encoding_rs::{Encoding, UTF_8};

/// How much of a page is looked at for its own word, as HTML has it:
/// <https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding>.
const LOOKED_AT: usize = 1024;

/// A body as text; a byte-order mark goes before every word, and what no letter is becomes U+FFFD.
pub(super) fn text(body: &[u8], content_type: Option<&str>) -> String {
    let head = String::from_utf8_lossy(body.get(..LOOKED_AT).unwrap_or(body)).to_ascii_lowercase();
    let encoding = content_type
        .and_then(|value| label(&value.to_ascii_lowercase()))
        .or_else(|| head.split("<meta").skip(1).find_map(|rest| label(rest.split('>').next().unwrap_or_default())))
        .unwrap_or(UTF_8);
    encoding.decode(body).0.into_owned()
}

/// The encoding behind `charset=`, in lower case.
fn label(words: &str) -> Option<&'static Encoding> {
    let (_, after) = words.split_once("charset")?;
    let name = after.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = name.find(|c: char| matches!(c, '"' | '\'' | ';' | ',' | '/') || c.is_whitespace()).unwrap_or(name.len());
    Encoding::for_label(name.get(..end)?.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn the_header_goes_before_the_page_and_a_mark_before_both() {
        let korean = encoding_rs::EUC_KR.encode("한글").0.into_owned();
        assert_eq!(text(&korean, Some("text/html; charset=EUC-KR")), "한글");
        assert_eq!(text(&korean, Some("text/html; Charset=\"euc-kr\"")), "한글");
        let page = [b"<head><META charset='euc-kr'>".as_slice(), &korean].concat();
        assert!(text(&page, Some("text/html")).ends_with("한글"));
        let old =
            [br#"<meta http-equiv="Content-Type" content="text/html; charset=euc-kr">"#.as_slice(), &korean].concat();
        assert!(text(&old, None).ends_with("한글"));
        assert!(!text(&page, Some("text/html; charset=utf-8")).contains("한글"));
        let marked = ["\u{feff}한글".as_bytes()].concat();
        assert_eq!(text(&marked, Some("text/html; charset=euc-kr")), "한글");
    }

    #[test]
    fn wrong_words_and_wrong_bytes_are_text_all_the_same() {
        for said in
            [None, Some(""), Some("charset"), Some("charset="), Some("text/html; charset=nonsense"), Some("charset=\"")]
        {
            assert_eq!(text("한글".as_bytes(), said), "한글");
        }
        assert_eq!(text(&[b'a', 0xff, b'b'], None), "a\u{fffd}b");
        assert_eq!(text(b"", None), "");
        assert_eq!(text("<meta charset".as_bytes(), None), "<meta charset");
    }
}
