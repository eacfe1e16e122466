//! Puts the engine in WebAssembly into the program where `EMBED_ENGINE` names it: what is released brings it along.
//!
//! Without the variable nothing is embedded, and whoever builds the book names a file.

use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rustc-check-cfg=cfg(embedded_engine)");
    println!("cargo::rerun-if-env-changed=EMBED_ENGINE");
    println!("cargo::rerun-if-changed=build.rs");
    let Some(file) = env::var_os("EMBED_ENGINE").filter(|file| !file.is_empty()).map(PathBuf::from) else {
        return Ok(());
    };
    println!("cargo::rerun-if-changed={}", file.display());
    let said = |error: io::Error| io::Error::other(format!("EMBED_ENGINE: {}: {error}", file.display()));
    let module = fs::read(&file).map_err(said)?;
    // <https://www.w3.org/TR/wasm-core-2/#binary-magic>
    if !module.starts_with(b"\0asm") {
        return Err(said(io::Error::other("no module of WebAssembly; .ci/wasm builds it")));
    }
    let out = env::var_os("OUT_DIR").map(PathBuf::from).ok_or_else(|| io::Error::other("no output folder"))?;
    fs::write(out.join("engine.wasm"), module)?;
    println!("cargo::rustc-cfg=embedded_engine");
    Ok(())
}
