//! What a file is, by how it begins: people hand in pictures, pages of errors and empty files.

/// What a file seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Looks {
    /// No byte, or nothing but white space.
    Empty,
    /// JSON.
    Json,
    /// Something gzipped.
    Gzip,
    /// A ZIP archive, or what is made of one, as documents of offices are.
    Zip,
    /// Another kind of archive: 7z, RAR, tar, xz, bzip2.
    Archive,
    /// A web page, as an error of a proxy is.
    Html,
    /// A picture.
    Picture,
    /// A PDF.
    Pdf,
    /// A document of an office of before 2007, or of Hangul.
    Document,
    /// Other text.
    Text,
    /// Other bytes.
    Binary,
}

/// How files begin that are no text.
const BEGINS: &[(&[u8], Looks)] = &[
    (b"\x1f\x8b", Looks::Gzip),
    (b"PK\x03\x04", Looks::Zip),
    (b"PK\x05\x06", Looks::Zip),
    (b"7z\xbc\xaf\x27\x1c", Looks::Archive),
    (b"Rar!\x1a\x07", Looks::Archive),
    (b"BZh", Looks::Archive),
    (b"\xfd7zXZ\0", Looks::Archive),
    (b"ALZ\x01", Looks::Archive),
    (b"EGGA", Looks::Archive),
    (b"\x89PNG", Looks::Picture),
    (b"\xff\xd8\xff", Looks::Picture),
    (b"GIF8", Looks::Picture),
    (b"BM", Looks::Picture),
    (b"%PDF", Looks::Pdf),
    (b"\xd0\xcf\x11\xe0", Looks::Document),
];

impl Looks {
    /// What these bytes seem to be.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        if let Some((_, looks)) = BEGINS.iter().find(|(begin, _)| bytes.starts_with(begin))
            && (*looks != Self::Picture || !is_plain(bytes))
        {
            return *looks;
        }
        if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
            || bytes.get(4..12).is_some_and(|kind| kind.starts_with(b"ftyphei") || kind.starts_with(b"ftypmif"))
        {
            return Self::Picture;
        }
        if bytes.get(257..262) == Some(b"ustar") {
            return Self::Archive;
        }
        // What `>` of Windows PowerShell writes is text as well.
        let Ok(text) = snapshot::unicode(bytes.get(..4096).unwrap_or(bytes)).or_else(|_| snapshot::unicode(bytes))
        else {
            return Self::Binary;
        };
        let begin = text.trim_start_matches('\u{feff}').trim_start();
        let lower: String = begin.chars().take(64).collect::<String>().to_ascii_lowercase();
        if begin.is_empty() {
            Self::Empty
        } else if begin.starts_with(['{', '[']) && !begin.starts_with("[[") && is_json_like(begin) {
            Self::Json
        } else if ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| lower.starts_with(tag)) {
            Self::Html
        } else if begin.chars().any(is_of_no_text) {
            Self::Binary
        } else {
            Self::Text
        }
    }
}

/// Whether no text has such a character; a log of a terminal has escapes.
fn is_of_no_text(c: char) -> bool {
    c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{1b}')
}

/// Whether what begins with a bracket goes on as JSON does: a table of TOML begins with one, too.
fn is_json_like(begin: &str) -> bool {
    let rest = begin.get(1..).unwrap_or_default().trim_start();
    let next =
        |ends: &[char]| rest.is_empty() || rest.starts_with(ends) || rest.starts_with(|c: char| c.is_ascii_digit());
    if begin.starts_with('{') {
        next(&['"', '}'])
    } else {
        next(&['{', '[', ']', '"', '-', 't', 'f', 'n']) && !is_table(begin)
    }
}

/// `[name]` alone on its line.
fn is_table(begin: &str) -> bool {
    let line = begin.lines().next().unwrap_or_default().trim_end();
    line.strip_prefix('[').and_then(|line| line.strip_suffix(']')).is_some_and(|name| {
        !name.is_empty()
            && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.\"".contains(c))
            && !name.contains('"')
    })
}

/// Whether there is nothing but text in the beginning: `BM…` may be a word.
fn is_plain(bytes: &[u8]) -> bool {
    bytes.iter().take(64).all(|byte| (0x20..0x7f).contains(byte) || b"\r\n\t".contains(byte))
}
