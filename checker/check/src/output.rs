//! What goes out: data to standard output or to a file, everything else to standard error.

use crate::failure::Failure;
use crate::words::Saying;
use report::terminal::Options;
use std::fs;
#[cfg(feature = "live")]
use std::io::IsTerminal as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the reader of standard output has gone.
static CLOSED: AtomicBool = AtomicBool::new(false);

/// Whether the reader of standard output has gone, as far as writing to it has shown.
pub(crate) fn is_closed() -> bool {
    CLOSED.load(Ordering::Relaxed)
}

/// Writes data to standard output; colour goes only to a terminal that wants it.
///
/// A reader that has seen enough, as `head` has, is no error.
///
/// # Errors
/// The reason for which nothing can be written.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut stdout = anstream::stdout().lock();
    let result = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
    written(result, Path::new("-"))
}

/// Writes bytes to standard output as they are.
///
/// # Errors
/// The reason for which nothing can be written.
pub(crate) fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    let result = stdout.write_all(bytes).and_then(|()| stdout.flush());
    written(result, Path::new("-"))
}

/// Writes what is no data to standard error. If even that is closed, there is nobody left to tell.
pub(crate) fn remark(text: &str) {
    let mut stderr = anstream::stderr().lock();
    let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
}

/// How a report is drawn here: as wide as the terminal, or as reads well where there is none.
pub(crate) fn options(hints: u8) -> Options {
    let columns = terminal_size::terminal_size().map(|(terminal_size::Width(columns), _)| columns.into());
    Options { width: columns.unwrap_or(Options::default().width), hints: hints.into() }
}

/// Whether somebody can be asked: both ends of the conversation are a terminal.
#[cfg(feature = "live")]
pub(crate) fn somebody_is_there() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Writes text to a file, or to standard output if none is named.
///
/// # Errors
/// The file cannot be written.
pub(crate) fn deliver(text: &str, file: Option<&Path>) -> Result<(), Failure> {
    match file {
        // A file has no colours, whatever the terminal has.
        Some(file) if file != Path::new("-") => save(file, anstream::adapter::strip_str(text).to_string().as_bytes()),
        _ => print(text),
    }
}

/// Writes a file as a whole or not at all.
///
/// # Errors
/// The file cannot be written.
pub(crate) fn save(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    written(replace(file, bytes), file)
}

/// Writes a file that must not be there yet.
///
/// # Errors
/// It is there, or it cannot be written.
pub(crate) fn create(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let created = anew().open(file);
    match created.and_then(|mut open| open.write_all(bytes)) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(Failure::usage(Saying::new("file-is-there").with("file", file.display())))
        }
        result => written(result, file),
    }
}

/// Puts a new file in the place of an old one; whoever reads sees either.
pub(crate) fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link to what it names; a pipe or a device cannot be replaced.
    let target = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    if fs::metadata(&target).is_ok_and(|found| !found.is_file()) {
        return fs::OpenOptions::new().write(true).open(&target)?.write_all(bytes);
    }
    let (mut open, beside) = beside(&target)?;
    // Who may read a file stays for its owner to say.
    let allowed = fs::metadata(&target).map(|found| found.permissions());
    let written = allowed.map_or(Ok(()), |allowed| open.set_permissions(allowed));
    let written = written.and_then(|()| open.write_all(bytes)).and_then(|()| open.sync_all());
    drop(open);
    written.and_then(|()| fs::rename(&beside, &target)).inspect_err(|_| {
        let _ = fs::remove_file(&beside);
    })
}

/// How a file is made: what is in an account is nobody else's business, nor what is wrong with it.
fn anew() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// A new file in the folder of `target`: only there a rename is one step.
fn beside(target: &Path) -> io::Result<(fs::File, PathBuf)> {
    let name = target.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
    let mut tries = 0_u32;
    loop {
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{}-{tries}", std::process::id()));
        let path = target.with_file_name(hidden);
        match anew().open(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < 100 => tries += 1,
            opened => return opened.map(|open| (open, path)),
        }
    }
}

/// What is to be said of a write: a reader that has gone is no error.
///
/// # Errors
/// The reason for which nothing was written.
pub(crate) fn written(result: io::Result<()>, file: &Path) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::usage(Saying::new("file-not-written").with("file", file.display()).with("cause", error)))
        }
        Err(_) => {
            CLOSED.store(true, Ordering::Relaxed);
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_replaced_whole_and_nothing_is_left_beside_them() {
        let folder = std::env::temp_dir().join(format!("check-output-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("report.json");
        for text in ["first", "second, and longer"] {
            replace(&file, text.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&file).unwrap(), text);
        }
        assert!(create(&file, b"third").is_err(), "what is there stays");
        assert!(replace(&folder, b"x").is_err(), "a folder is no file");
        assert!(replace(&folder.join("no").join("where"), b"x").is_err());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn files_are_their_owner_s_and_stay_as_open_as_they_were() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = std::env::temp_dir().join(format!("check-modes-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let mode = |file: &Path| fs::metadata(file).unwrap().permissions().mode() & 0o777;
        let (replaced, created) = (folder.join("report.html"), folder.join("sheet.toml"));
        replace(&replaced, b"x").unwrap();
        create(&created, b"x").unwrap();
        assert_eq!((mode(&replaced), mode(&created)), (0o600, 0o600));
        for chosen in [0o644, 0o400, 0o600] {
            fs::set_permissions(&replaced, fs::Permissions::from_mode(chosen)).unwrap();
            replace(&replaced, b"y").unwrap();
            assert_eq!(mode(&replaced), chosen);
        }
        fs::remove_dir_all(&folder).unwrap();
    }
}
