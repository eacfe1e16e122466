//! What goes out: data to standard output or to a file, everything else to standard error.

use crate::ascii;
use crate::cli;
use crate::failure::Failure;
use crate::words::Saying;
use messages::Catalogue;
use report::terminal::Options;
use std::cell::Cell;
use std::fs;
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

/// Writes text for people to standard output; colour and marks go only to a terminal that has them.
///
/// A reader that has seen enough, as `head` has, is no error.
///
/// # Errors
/// The reason for which nothing can be written.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let text = ascii::fit(text);
    if anstream::AutoStream::choice(&io::stdout()) == anstream::ColorChoice::Never {
        // At once: the stream that takes colours out as it goes writes a line after the other.
        return print_bytes(anstream::adapter::strip_str(&text).to_string().as_bytes());
    }
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
    let _ = stderr.write_all(ascii::fit(text).as_bytes()).and_then(|()| stderr.flush());
}

/// How a report is drawn here: as wide as the terminal, or as reads well where there is none.
pub(crate) fn options(hints: u8) -> Options {
    let terminal = || terminal_size::terminal_size().map(|(terminal_size::Width(columns), _)| columns.into());
    let asked = || std::env::var("COLUMNS").ok()?.parse().ok().filter(|columns| *columns > 0);
    // Where the output goes on to another program, whoever starts that says how wide it may be.
    let columns = if io::stdout().is_terminal() { terminal() } else { asked().or_else(terminal) };
    let width = columns.unwrap_or(Options::default().width);
    Options { width, hints: hints.into(), is_ascii: ascii::is_needed() }
}

/// Whether somebody can be asked: both ends of the conversation are a terminal.
#[cfg(feature = "live")]
pub(crate) fn somebody_is_there() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Where a result goes: standard output, or a file, which is not written over unless the user says so.
pub(crate) struct Target<'t> {
    file: Option<&'t Path>,
    /// Whether a file that is there may go: the user said so, or this run has written it.
    may_replace: Cell<bool>,
}

impl<'t> Target<'t> {
    /// The target of a command line; looked at before the work begins, which may be long.
    ///
    /// # Errors
    /// The file is there already, or there is no folder for it.
    pub(crate) fn of(asked: &'t cli::Output) -> Result<Self, Failure> {
        let file = asked.file.as_deref().filter(|file| *file != Path::new("-"));
        match file {
            Some(file) if !asked.force && is_taken(file) => Err(taken(file)),
            Some(file) => match out_of_place(file) {
                Some(error) => {
                    written(Err(error), file).map(|()| Self { file: Some(file), may_replace: Cell::new(false) })
                }
                None => Ok(Self { file: Some(file), may_replace: Cell::new(asked.force) }),
            },
            None => Ok(Self { file: None, may_replace: Cell::new(asked.force) }),
        }
    }

    /// The file, if it is one.
    pub(crate) fn file(&self) -> Option<&'t Path> {
        self.file
    }

    /// How a report is drawn for it: a file has the width of no terminal.
    pub(crate) fn options(&self, hints: u8) -> Options {
        match self.file {
            Some(_) => Options { hints: hints.into(), ..Options::default() },
            None => options(hints),
        }
    }

    /// Writes text for people.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn tell(&self, text: &str) -> Result<(), Failure> {
        if self.file.is_some() { self.deliver(text) } else { print(text) }
    }

    /// Writes text that is data: as it is, wherever it goes.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn deliver(&self, text: &str) -> Result<(), Failure> {
        match self.file {
            // A file has no colours, whatever the terminal has.
            Some(_) => self.save(anstream::adapter::strip_str(text).to_string().as_bytes()),
            None => print_bytes(text.as_bytes()),
        }
    }

    /// Says that there is a file now, where nothing else shows it.
    pub(crate) fn announce(&self, words: &Catalogue) {
        if let Some(file) = self.file {
            remark(&format!("{}\n", Saying::new("file-written").with("file", file.display()).say(words)));
        }
    }

    /// Writes bytes as they are, a file as a whole or not at all.
    ///
    /// # Errors
    /// They cannot be written.
    pub(crate) fn save(&self, bytes: &[u8]) -> Result<(), Failure> {
        let Some(file) = self.file else { return print_bytes(bytes) };
        if self.may_replace.get() || fs::metadata(file).is_ok_and(|found| !found.is_file()) {
            written(replace(file, bytes), file)?;
        } else {
            match place(file, bytes) {
                // Somebody else made it in the meantime.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(taken(file)),
                result => written(result, file)?,
            }
        }
        // What this run has written, it may write again, as a watch does.
        self.may_replace.set(true);
        Ok(())
    }
}

/// Why no file can be there: it is a folder, or there is none to hold it.
fn out_of_place(file: &Path) -> Option<io::Error> {
    if file.is_dir() {
        return Some(io::ErrorKind::IsADirectory.into());
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty())?;
    fs::metadata(folder).err().or_else(|| (!folder.is_dir()).then(|| io::ErrorKind::NotADirectory.into()))
}

/// Whether a file is there that would be lost. A pipe or a device loses nothing, and a folder refuses by itself.
fn is_taken(file: &Path) -> bool {
    fs::symlink_metadata(file).is_ok() && fs::metadata(file).map_or(true, |found| found.is_file())
}

fn taken(file: &Path) -> Failure {
    Failure::usage(Saying::new("output-is-there").with("file", file.display())).hint(Saying::new("output-force"))
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

/// Puts a file where none is; whoever reads sees all of it or nothing.
fn place(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let (mut open, beside) = beside(target)?;
    let written = open.write_all(bytes).and_then(|()| open.sync_all());
    drop(open);
    // Unlike a rename, a second name never takes the place of another file. Not every file system has second names.
    let placed = written.and_then(|()| match fs::hard_link(&beside, target) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists && !is_taken(target) => fs::rename(&beside, target),
        linked => linked,
    });
    let _ = fs::remove_file(&beside);
    placed
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
            let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
            Err(Failure::usage(match (error.kind(), folder) {
                (io::ErrorKind::IsADirectory, _) => Saying::new("file-is-folder").with("file", file.display()),
                (io::ErrorKind::NotFound, Some(folder)) if !folder.exists() => {
                    Saying::new("folder-not-found").with("file", folder.display())
                }
                (io::ErrorKind::NotADirectory, Some(folder)) => {
                    Saying::new("file-no-folder").with("file", folder.display())
                }
                (io::ErrorKind::PermissionDenied, _) => Saying::new("file-not-yours").with("file", file.display()),
                _ => Saying::new("file-not-written").with("file", file.display()).with("cause", error),
            }))
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

    #[test]
    fn a_file_that_is_there_stays_unless_it_may_go() {
        let folder = std::env::temp_dir().join(format!("check-force-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let asked = |force| cli::Output { file: Some(folder.join("report.json")), force };
        let (kind, forced) = (asked(false), asked(true));
        let file = kind.file.clone().unwrap();
        // A run may write again what it has written itself, as a watch does.
        let target = Target::of(&kind).unwrap();
        for text in ["first", "again"] {
            target.save(text.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&file).unwrap(), text);
        }
        let refused = Target::of(&kind).err().unwrap();
        for language in messages::Language::ALL {
            let said = refused.say(&messages::Catalogue::new(language));
            assert!(said.contains("report.json") && said.contains("--force"), "{said}");
        }
        // Looked at in time, made by somebody else in the meantime.
        fs::remove_file(&file).unwrap();
        let late = Target::of(&kind).unwrap();
        fs::write(&file, "theirs").unwrap();
        assert!(late.save(b"ours").is_err() && late.deliver("ours").is_err() && late.tell("ours").is_err());
        assert_eq!(fs::read_to_string(&file).unwrap(), "theirs");
        Target::of(&forced).unwrap().save(b"ours").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "ours");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left beside the file");
        // Standard output is no file, whatever is called so.
        let dash = cli::Output { file: Some("-".into()), force: false };
        assert_eq!(Target::of(&dash).unwrap().file(), None);
        #[cfg(unix)]
        {
            let null = cli::Output { file: Some("/dev/null".into()), force: false };
            Target::of(&null).unwrap().save(b"x").unwrap();
            let nowhere = cli::Output { file: Some(folder.join("link")), force: false };
            std::os::unix::fs::symlink("nowhere", folder.join("link")).unwrap();
            assert!(Target::of(&nowhere).is_err(), "a link is not written over either");
        }
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
