//! A stream of text as UTF-8, whether it comes in UTF-8 or, as `>` of Windows PowerShell writes it, in UTF-16. What is no
//! text is handed on as it is: whoever reads the lines says so.

use std::io::{self, Read};

/// How a pair of bytes is a unit of UTF-16.
type Unit = fn([u8; 2]) -> u16;

/// What comes, without its byte order mark.
pub(crate) struct Utf8<R> {
    source: R,
    has_begun: bool,
    /// `None` for what is UTF-8.
    unit: Option<Unit>,
    /// What came and waits for the rest of its character.
    raw: Vec<u8>,
    ready: Vec<u8>,
    given: usize,
}

impl<R: Read> Utf8<R> {
    pub(crate) fn of(source: R) -> Self {
        Self { source, has_begun: false, unit: None, raw: Vec::new(), ready: Vec::new(), given: 0 }
    }

    /// Makes something ready, unless there is no more.
    fn fill(&mut self) -> io::Result<()> {
        let mut chunk = [0; 8 << 10];
        self.ready.clear();
        self.given = 0;
        while self.ready.is_empty() {
            let read = self.source.read(&mut chunk)?;
            self.raw.extend(chunk.iter().take(read));
            let is_end = read == 0;
            // A mark, and the character behind it.
            if !self.has_begun && self.raw.len() < 4 && !is_end {
                continue;
            }
            if !self.has_begun {
                self.begin();
            }
            self.decode(is_end);
            if is_end {
                break;
            }
        }
        Ok(())
    }

    /// Looks at the first bytes. JSON begins with a character of ASCII, so that a line which is no text is not taken for
    /// the mark of UTF-16.
    fn begin(&mut self) {
        self.has_begun = true;
        let (mark, unit): (usize, Option<Unit>) = match self.raw.as_slice() {
            [0xff, 0xfe, 1..=0x7f, 0, ..] => (2, Some(u16::from_le_bytes)),
            [0xfe, 0xff, 0, 1..=0x7f, ..] => (2, Some(u16::from_be_bytes)),
            [0xef, 0xbb, 0xbf, ..] => (3, None),
            [1..=0x7f, 0, ..] => (0, Some(u16::from_le_bytes)),
            [0, 1..=0x7f, ..] => (0, Some(u16::from_be_bytes)),
            _ => (0, None),
        };
        self.raw.drain(..mark);
        self.unit = unit;
    }

    fn decode(&mut self, is_end: bool) {
        let Some(unit) = self.unit else {
            self.ready.append(&mut self.raw);
            return;
        };
        let (pairs, _) = self.raw.as_chunks::<2>();
        let mut units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
        // The other half of a character may be still to come.
        if !is_end && units.last().is_some_and(|last| (0xd800..0xdc00).contains(last)) {
            units.pop();
        }
        self.raw.drain(..2 * units.len());
        let text: String = char::decode_utf16(units).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        self.ready.extend(text.bytes());
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.given >= self.ready.len() {
            self.fill()?;
        }
        let mut left = self.ready.get(self.given..).unwrap_or_default();
        let count = left.read(into)?;
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One byte at a time, as a slow pipe may bring them.
    struct Slowly<'b>(&'b [u8]);

    impl Read for Slowly<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let one = into.len().min(1);
            self.0.read(into.get_mut(..one).unwrap_or_default())
        }
    }

    fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn text_is_the_same_in_whatever_it_comes() {
        let text = "{\"id\": \"가게 🍕\"}\r\n{}\n";
        let marked = format!("\u{feff}{text}");
        for bytes in [
            text.as_bytes().to_vec(),
            marked.as_bytes().to_vec(),
            utf16(&marked, u16::to_le_bytes),
            utf16(&marked, u16::to_be_bytes),
            utf16(text, u16::to_le_bytes),
            utf16(text, u16::to_be_bytes),
        ] {
            let (mut read, mut slowly) = (String::new(), String::new());
            Utf8::of(bytes.as_slice()).read_to_string(&mut read).unwrap();
            Utf8::of(Slowly(&bytes)).read_to_string(&mut slowly).unwrap();
            assert_eq!((read.as_str(), slowly.as_str()), (text, text), "{bytes:?}");
        }
    }

    #[test]
    fn what_is_short_or_no_text_is_handed_on() {
        for bytes in [&b""[..], b"{", b"{}", b"\x80\xff\n", b"\xef\xbb", b"\xff\xfe\n{}\n"] {
            let mut read = Vec::new();
            Utf8::of(bytes).read_to_end(&mut read).unwrap();
            assert_eq!(read, bytes);
        }
        let mut cut = String::new();
        Utf8::of(&b"{\0}\0\x3d\xd8"[..]).read_to_string(&mut cut).unwrap();
        assert_eq!(cut, "{}\u{fffd}");
    }
}
