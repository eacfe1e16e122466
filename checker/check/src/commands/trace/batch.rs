//! Many questions: a line in gives exactly one line out, in order.

use crate::failure::Failure;
use crate::files;
use crate::files::utf8::Utf8;
use crate::words::Saying;
use reach::{Network, wire};
use serde_json::Value;
use std::io::{self, BufRead, Read as _, Write};
use std::path::Path;

/// More than any question takes.
const LINE: u64 = 64 << 10;

/// What is skipped of a line that is longer, before the file is taken for no file of questions at all.
const SKIPPED: u64 = 64 << 20;

/// Answers every line of a file of flows; the inner result is that of writing the answers.
///
/// # Errors
/// The file cannot be read, or it has no lines.
pub(crate) fn answer(flows: &Path, mut out: impl Write, network: &Network<'_>) -> Result<io::Result<()>, Failure> {
    let unreadable = |error: io::Error| files::unreadable(flows, &error);
    let bytes: Box<dyn io::Read> = if flows == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        Box::new(std::fs::File::open(flows).map_err(unreadable)?)
    };
    let mut lines = io::BufReader::new(Utf8::of(bytes));
    let mut line = Vec::new();
    let mut number = 0_usize;
    loop {
        line.clear();
        number += 1;
        // A device may have no end of a line at all.
        if lines.by_ref().take(LINE).read_until(b'\n', &mut line).map_err(unreadable)? == 0 {
            return Ok(out.flush());
        }
        let answer = if line.len() as u64 == LINE && !line.ends_with(b"\n") {
            if !skip(&mut lines).map_err(unreadable)? {
                let saying = Saying::new("flows-no-lines").with("file", flows.display()).counting("line", number);
                return Err(Failure::usage(saying));
            }
            wire::error_to_json(&Value::Null, wire::TOO_LONG)
        } else {
            let text = line.strip_suffix(b"\n").unwrap_or(&line);
            one(text.strip_suffix(b"\r").unwrap_or(text), network)
        };
        if let Err(error) = writeln!(out, "{answer}") {
            return Ok(Err(error));
        }
    }
}

/// Passes over the rest of a line; says whether it ends.
fn skip(lines: &mut impl BufRead) -> io::Result<bool> {
    let mut left = SKIPPED;
    let mut passed = Vec::new();
    while left > 0 {
        passed.clear();
        let read = lines.by_ref().take(LINE.min(left)).read_until(b'\n', &mut passed)?;
        if read == 0 || passed.ends_with(b"\n") {
            return Ok(true);
        }
        left = left.saturating_sub(read as u64);
    }
    Ok(false)
}

/// Answers that are kept until they are saved; more than these are for a pipe.
pub(crate) struct Kept {
    answers: Vec<u8>,
    limit: usize,
}

impl Kept {
    pub(crate) fn new() -> Self {
        Self { answers: Vec::new(), limit: 1 << 30 }
    }

    pub(crate) fn into_answers(self) -> Vec<u8> {
        self.answers
    }
}

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.answers.len() + bytes.len() > self.limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.answers.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn one(line: &[u8], network: &Network<'_>) -> String {
    let Ok(text) = std::str::from_utf8(line) else { return wire::error_to_json(&Value::Null, "not UTF-8 text") };
    match wire::request_from_json(text, network) {
        (id, Ok(flow)) => wire::trace_to_json(&id, &network.trace(&flow)),
        (id, Err(why)) => wire::error_to_json(&id, &why),
    }
}
