//! Variables of the environment that are set to nothing.

use std::process::Command;

/// Starts this program anew without those of AWS's variables that are empty, if there are any: a script that sets
/// `AWS_ENDPOINT_URL=` means that there is none, as the AWS CLI understands it. The SDK takes it for an address.
///
/// `None` if there is nothing to do, else the exit code of the other run.
pub(crate) fn without_empty() -> Option<std::process::ExitCode> {
    let empty = |(name, value): &(std::ffi::OsString, std::ffi::OsString)| {
        value.is_empty() && name.to_str().is_some_and(|name| name.starts_with("AWS_"))
    };
    let names: Vec<_> = std::env::vars_os().filter(empty).map(|(name, _)| name).collect();
    if names.is_empty() {
        return None;
    }
    let mut again = Command::new(std::env::current_exe().ok()?);
    again.args(std::env::args_os().skip(1));
    for name in names {
        again.env_remove(name);
    }
    start(&mut again)
}

#[cfg(unix)]
fn start(again: &mut Command) -> Option<std::process::ExitCode> {
    // Comes back only if there is nothing to start; then this run goes on as it is.
    let _error = std::os::unix::process::CommandExt::exec(again);
    None
}

#[cfg(not(unix))]
fn start(again: &mut Command) -> Option<std::process::ExitCode> {
    let code = again.status().ok()?.code()?;
    Some(u8::try_from(code).map_or(std::process::ExitCode::FAILURE, Into::into))
}
