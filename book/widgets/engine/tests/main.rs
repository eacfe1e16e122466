//! The tests of the engine in a page, one program.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it expects")]

mod answers;
mod pages;

use std::path::{Path, PathBuf};

/// The module, where `ENGINE` names it or `.ci/wasm` has built it.
fn module() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).parent()?;
    let built = root.join("wasm32-unknown-unknown/release/engine.wasm");
    Some(std::env::var_os("ENGINE").map_or(built, PathBuf::from)).filter(|module| module.is_file())
}
