//! The file of external ids, which is its owner's alone.

use crate::failure::Failure;
use crate::files;
use crate::output;
use crate::words::Saying;
use grade::{Grants, GrantsError, GrantsFault};
use std::fs;
use std::path::Path;

/// What it is called.
pub(crate) const FILE: &str = "access.csv";

/// Reads it.
///
/// # Errors
/// It is not there, or a line of it is wrong.
pub(crate) fn read(file: &Path) -> Result<Grants, Failure> {
    let text = files::text(file)?;
    Grants::parse(&text).map_err(|error| {
        let what = Saying::new("trust-access-broken").with("file", file.display()).with("line", error.line);
        Failure::usage(what).because(fault(&error))
    })
}

/// Writes it in the place of an older one, for nobody else to read.
///
/// # Errors
/// It cannot be written.
pub(crate) fn write(file: &Path, grants: &Grants) -> Result<(), Failure> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let made = folder.map_or(Ok(()), fs::create_dir_all).and_then(|()| {
        output::replace(file, grants.to_csv().as_bytes())?;
        // A sheet that was saved by another program is open to others.
        #[cfg(unix)]
        fs::set_permissions(file, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
        Ok(())
    });
    output::written(made, file)
}

fn fault(error: &GrantsError) -> Saying {
    match &error.fault {
        GrantsFault::NoRow(cause) => Saying::new("trust-fault-row").with("cause", cause),
        GrantsFault::Columns(said) => Saying::new("trust-fault-columns").with("value", said),
        GrantsFault::Account(said) => Saying::new("trust-fault-account").with("value", said),
        GrantsFault::ExternalId(learner) => Saying::new("trust-fault-external-id").with("learner", learner),
        GrantsFault::Twice(learner) => Saying::new("trust-fault-twice").with("learner", learner),
        GrantsFault::Shared(learner, other) => {
            Saying::new("trust-fault-shared").with("learner", learner).with("other", other)
        }
    }
}
