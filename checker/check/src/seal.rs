//! Keys for one file each, and snapshots whose secrets are sealed under one: nothing else is written to a file.

use crate::failure::Failure;
use crate::words::Saying;
use snapshot::Snapshot;

/// A key that is made for one file and forgotten: nobody can go back, or compare two files.
pub(crate) fn key() -> Result<[u8; 32], Failure> {
    let mut key = [0; 32];
    getrandom::fill(&mut key).map_err(|error| Failure::usage(Saying::new("no-randomness").with("cause", error)))?;
    Ok(key)
}

/// The snapshot as it may be written.
pub(crate) fn sealed(snapshot: &Snapshot) -> Result<Snapshot, Failure> {
    let mut sealed = snapshot.clone();
    sealed.seal(&key()?);
    Ok(sealed)
}
