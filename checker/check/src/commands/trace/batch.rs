//! Many questions: a line in gives exactly one line out, in order.

use crate::failure::Failure;
use crate::files;
use reach::{Network, wire};
use serde_json::Value;
use std::io::{self, BufRead, Write};
use std::path::Path;

/// Answers every line of a file of flows; the inner result is that of writing the answers.
///
/// # Errors
/// The file cannot be read.
pub(crate) fn answer(flows: &Path, mut out: impl Write, network: &Network<'_>) -> Result<io::Result<()>, Failure> {
    let unreadable = |error: io::Error| files::unreadable(flows, &error);
    let mut lines: Box<dyn BufRead> = if flows == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        Box::new(io::BufReader::new(std::fs::File::open(flows).map_err(unreadable)?))
    };
    let mut line = Vec::new();
    loop {
        line.clear();
        if lines.read_until(b'\n', &mut line).map_err(unreadable)? == 0 {
            return Ok(out.flush());
        }
        let text = line.strip_suffix(b"\n").unwrap_or(&line);
        if let Err(error) = writeln!(out, "{}", one(text.strip_suffix(b"\r").unwrap_or(text), network)) {
            return Ok(Err(error));
        }
    }
}

fn one(line: &[u8], network: &Network<'_>) -> String {
    let Ok(text) = std::str::from_utf8(line) else { return wire::error_to_json(&Value::Null, "not UTF-8 text") };
    match wire::request_from_json(text, network) {
        (id, Ok(flow)) => wire::trace_to_json(&id, &network.trace(&flow)),
        (id, Err(why)) => wire::error_to_json(&id, &why),
    }
}
