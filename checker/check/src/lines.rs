//! What somebody types in a conversation, a line after the other, at a terminal or through a pipe.

use crate::failure::Failure;
use crate::output;
use crate::words::Saying;
use std::io::{self, BufRead as _, IsTerminal as _, Read as _, StdinLock};

/// More than anybody types in a line.
const LONGEST: u64 = 4 << 10;

/// The lines of standard input.
pub(crate) struct Lines {
    input: StdinLock<'static>,
    /// Whether what is read has to be shown, because nobody types it into this terminal.
    is_shown: bool,
    has_ended: bool,
}

impl Lines {
    /// The lines that are still to come.
    pub(crate) fn new() -> Self {
        Self { input: io::stdin().lock(), is_shown: !io::stdin().is_terminal(), has_ended: false }
    }

    /// Whether nothing more comes.
    pub(crate) fn have_ended(&self) -> bool {
        self.has_ended
    }

    /// The next line without its end, if there is one.
    ///
    /// # Errors
    /// It cannot be read, or nothing can be shown.
    pub(crate) fn next(&mut self) -> Result<Option<String>, Failure> {
        let mut bytes = Vec::new();
        let read = self.input.by_ref().take(LONGEST).read_until(b'\n', &mut bytes);
        let count = read.map_err(|error| Failure::usage(Saying::new("lines-not-read").with("cause", error)))?;
        if count == 0 {
            self.has_ended = true;
            output::print("\n")?;
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']).to_owned();
        if self.is_shown {
            output::print(&format!("{}\n", report::safe::line(&line)))?;
        }
        Ok(Some(line))
    }
}
