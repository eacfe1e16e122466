//! `aws-course-check`: starts the `check` that lies beside it, with the same arguments.
//!
//! Package runners such as `uvx` look for an executable of the package's own name. A second copy of the program would
//! double what is downloaded; this is some hundred kilobytes.

use std::env;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// The exit code of whoever finds no program to start, as shells have it.
const NOT_FOUND: u8 = 127;

fn main() -> ExitCode {
    let beside = match beside() {
        Ok(beside) => beside,
        Err(error) => return told(Path::new("aws-course-check"), &error),
    };
    match hand_on(Command::new(&beside).args(env::args_os().skip(1))) {
        Ok(code) => code,
        Err(error) => told(&beside, &error),
    }
}

/// Where `check` lies: beside this very file, whatever link led to it.
fn beside() -> io::Result<PathBuf> {
    let own = env::current_exe()?;
    // On Windows a path would become one that other programs do not take, and installers make no links there.
    let own = if cfg!(windows) { own } else { own.canonicalize()? };
    Ok(own.with_file_name(format!("check{}", env::consts::EXE_SUFFIX)))
}

/// Becomes the other program, so that signals and the exit code are its own.
#[cfg(unix)]
fn hand_on(command: &mut Command) -> io::Result<ExitCode> {
    use std::os::unix::process::CommandExt as _;
    Err(command.exec())
}

/// Waits for the other program. Ctrl+C reaches both, since they share a console.
#[cfg(not(unix))]
fn hand_on(command: &mut Command) -> io::Result<ExitCode> {
    let code = command.status()?.code();
    Ok(code.and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
}

/// What the system says of a file; there are no words of our own in it, which would need the catalogue.
fn told(file: &Path, error: &io::Error) -> ExitCode {
    let _ = writeln!(io::stderr(), "{}: {error}", file.display());
    ExitCode::from(NOT_FOUND)
}
