//! Tables as CSV: for people, so that a spreadsheet opens them as they are and no cell acts; and the tables of others,
//! read so that they can be written again as they were.

use super::ExportFault;
use encoding_rs::EUC_KR;
use std::borrow::Cow;

/// UTF-8's byte order mark, without which Excel takes a file for one in the system's old encoding.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The longest table that is read, in bytes.
const LONGEST: usize = 64 << 20;

/// What a spreadsheet takes for the beginning of a formula, in both widths, and what it leaves out in front of one.
const ACTS: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its rows, the headings first. They may differ in length.
    pub rows: Vec<Vec<String>>,
    /// What stands between cells: `,` or `;`.
    pub delimiter: u8,
    /// Whether lines end as on Windows.
    pub crlf: bool,
}

impl Sheet {
    /// A table of our own.
    #[must_use]
    pub fn new(rows: Vec<Vec<String>>) -> Self {
        Self { rows, delimiter: b',', crlf: true }
    }

    /// Reads a table in UTF-8, UTF-16 or CP949, with commas or semicolons.
    ///
    /// # Errors
    /// It is too long, no text, or its quotes do not match.
    pub fn read(bytes: &[u8]) -> Result<Self, ExportFault> {
        if bytes.len() > LONGEST {
            return Err(ExportFault::NoTable(format!("{} MiB", bytes.len() >> 20)));
        }
        let text = match snapshot::unicode(bytes) {
            Ok(text) => text,
            Err(error) => match EUC_KR.decode_without_bom_handling_and_without_replacement(bytes) {
                Some(text) => text,
                None => return Err(ExportFault::NoTable(error.to_string())),
            },
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let delimiter = delimiter(text);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| ExportFault::NoTable(error.to_string()))?;
            rows.push(record.iter().map(str::to_owned).collect());
        }
        let crlf = text.split_once('\n').is_some_and(|(line, _)| line.ends_with('\r'));
        Ok(Self { rows, delimiter, crlf })
    }

    /// The table as a file, with a byte order mark.
    ///
    /// # Errors
    /// The table cannot be written to memory.
    pub fn write(&self) -> Result<Vec<u8>, ExportFault> {
        let end = if self.crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .delimiter(self.delimiter)
            .terminator(end)
            .from_writer(MARK.to_vec());
        for row in &self.rows {
            writer.write_record(row).map_err(|error| ExportFault::Writing(error.to_string()))?;
        }
        writer.into_inner().map_err(|error| ExportFault::Writing(error.to_string()))
    }

    /// The column with a heading, without regard to case.
    #[must_use]
    pub fn column(&self, heading: &str) -> Option<usize> {
        self.rows.first()?.iter().position(|cell| cell.trim().eq_ignore_ascii_case(heading))
    }
}

/// What stands between the cells of the first line.
fn delimiter(text: &str) -> u8 {
    let (mut commas, mut semicolons, mut quoted) = (0_usize, 0_usize, false);
    for character in text.chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => commas += 1,
            ';' if !quoted => semicolons += 1,
            '\n' | '\r' if !quoted => break,
            _ => {}
        }
    }
    if semicolons > commas { b';' } else { b',' }
}

/// A text that somebody wrote, as a cell that no spreadsheet takes for a formula: with an apostrophe in front, as
/// spreadsheets themselves mark a text. See <https://owasp.org/www-community/attacks/CSV_Injection>.
#[must_use]
pub fn neutral(text: &str) -> Cow<'_, str> {
    if acts(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// What [`neutral`] was given.
#[must_use]
pub fn plain(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| acts(text)).unwrap_or(cell)
}

/// Whether a text begins, behind spaces or the marks of [`neutral`], as a formula does.
fn acts(text: &str) -> bool {
    text.trim_start_matches(['\'', ' ', '\u{a0}', '\u{3000}', '\u{feff}']).starts_with(ACTS)
}
