//! Finding the programs that tests start.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Says that a test is skipped for want of something, or stops it where skipping is not allowed.
///
/// # Panics
/// `REQUIRE_REAL=1` is set: everything that tests need is supposed to be there.
pub fn missing(what: &str) {
    assert!(std::env::var("REQUIRE_REAL").as_deref() != Ok("1"), "{what}, and REQUIRE_REAL=1 forbids skipping");
    eprintln!("skipped: {what}");
}

/// The engine of pages in WebAssembly: where `ENGINE` names it, else where `.ci/wasm` builds it. `None` if it is nowhere:
/// the test is skipped. `temporary` is cargo's folder for the files of the test, which lies in that of what is built.
#[must_use]
pub fn module(temporary: &str) -> Option<PathBuf> {
    let built = Path::new(temporary).parent()?.join("wasm32-unknown-unknown/release/engine.wasm");
    let asked = std::env::var_os("ENGINE");
    if asked.as_deref().is_some_and(|asked| asked == "absent") {
        eprintln!("skipped: there is no compiler for WebAssembly");
        return None;
    }
    let module = asked.map_or(built, PathBuf::from);
    if !module.is_file() {
        missing("no engine in WebAssembly (`.ci/wasm` builds it)");
        return None;
    }
    Some(module)
}

/// The Python of the virtual environment that moto's server lies in, if it has a module. `None` if not: the test is
/// skipped.
#[must_use]
pub fn python(module: &str) -> Option<PathBuf> {
    let python = find("MOTO_SERVER", "moto_server").and_then(|server| Some(server.parent()?.join("python")));
    let has = |python: &PathBuf| {
        let tried = Command::new(python).args(["-I", "-c", &format!("import {module}")]).stderr(Stdio::null()).status();
        tried.is_ok_and(|status| status.success())
    };
    let found = python.filter(has);
    if found.is_none() {
        missing(&format!("no Python with {module} (`pip install -r .ci/requirements.txt`)"));
    }
    found
}

/// Looks in a variable, in the virtual environment of the checks, on the path.
pub(crate) fn find(variable: &str, name: &str) -> Option<PathBuf> {
    if let Some(path) = std::env::var_os(variable) {
        let path = PathBuf::from(path);
        assert!(path.is_file(), "{variable} names no file");
        return Some(path);
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let environment = root.join("target/ci-venv").join(if cfg!(windows) { "Scripts" } else { "bin" });
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::iter::once(environment)
        .chain(std::env::split_paths(&paths))
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}
