//! Work that waits for the network, from a program that does not.

use crate::failure::Failure;
use crate::words::Saying;

/// The end of some work that waits for the network.
///
/// # Errors
/// There is no runtime for it.
pub(crate) fn wait<T>(work: impl Future<Output = T>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::access(Saying::new("no-runtime").with("cause", error)))?;
    let result = runtime.block_on(work);
    // Whatever still waits for the network must not keep the learner waiting.
    runtime.shutdown_background();
    Ok(result)
}
