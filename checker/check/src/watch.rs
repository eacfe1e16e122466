//! `--watch`: does the same work again whenever one of its files has changed.

use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use messages::Catalogue;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Short enough to feel immediate, long enough to cost nothing.
const PAUSE: Duration = Duration::from_millis(250);

/// Works, then waits for a change, until the user ends it or nobody reads any more.
///
/// A file that is half written or broken is told and waited for.
pub(crate) fn watch(
    files: &[PathBuf],
    words: &Catalogue,
    mut work: impl FnMut() -> Result<Exit, Failure>,
) -> Result<Exit, Failure> {
    loop {
        // Taken before the work: a change during it is not missed.
        let seen = states(files);
        if std::io::stdout().is_terminal() {
            // Clears the screen and goes to its first line.
            output::print("\u{1b}[2J\u{1b}[H")?;
        }
        let exit = match work() {
            Ok(exit) => exit,
            Err(failure) => {
                output::remark(&failure.say(words));
                failure.exit()
            }
        };
        output::remark(&format!("{}\n", words.message("watching", &[])));
        while states(files) == seen {
            if output::is_closed() {
                return Ok(exit);
            }
            std::thread::sleep(PAUSE);
        }
    }
}

/// When each file was changed last, and how long it is.
pub(crate) fn states(files: &[PathBuf]) -> Vec<Option<(SystemTime, u64)>> {
    files.iter().map(|file| newest(file)).collect()
}

fn newest(path: &Path) -> Option<(SystemTime, u64)> {
    let metadata = std::fs::metadata(path).ok()?;
    let own = (metadata.modified().ok()?, metadata.len());
    if !metadata.is_dir() {
        return Some(own);
    }
    let below = crate::files::below(path).ok()?.files;
    let all = below.iter().filter_map(|below| newest(&below.file));
    Some(all.fold(own, |sum, file| (sum.0.max(file.0), sum.1 + file.1)))
}
