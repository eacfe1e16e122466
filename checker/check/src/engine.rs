//! The engine in WebAssembly that pages of the book ask: the one that a command line names, else the one inside.

use crate::failure::Failure;
use crate::words::Saying;
use std::borrow::Cow;
use std::path::Path;

/// What was embedded when the program was built, as `build.rs` says.
#[cfg(embedded_engine)]
const EMBEDDED: Option<&[u8]> = Some(include_bytes!(concat!(env!("OUT_DIR"), "/engine.wasm")));
#[cfg(not(embedded_engine))]
const EMBEDDED: Option<&[u8]> = None;

/// The engine for a book: the file's, or the embedded one, which a program built without one has not.
///
/// # Errors
/// The file cannot be read, or is something else.
pub(crate) fn module(file: Option<&Path>) -> Result<Option<Cow<'static, [u8]>>, Failure> {
    let Some(file) = file else { return Ok(EMBEDDED.map(Cow::Borrowed)) };
    let failure = |cause| Failure::usage(Saying::new("book-file").with("file", file.display())).because(cause);
    let module = std::fs::read(file).map_err(|error| failure(Saying::new("book-said").with("said", error)))?;
    // <https://www.w3.org/TR/wasm-core-2/#binary-magic>
    if module.starts_with(b"\0asm") {
        Ok(Some(Cow::Owned(module)))
    } else {
        Err(failure(Saying::new("book-no-module")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_inside_is_a_module_and_a_file_goes_before_it() {
        let inside = module(None).unwrap();
        assert_eq!(inside.is_some(), cfg!(embedded_engine));
        assert!(inside.is_none_or(|module| module.starts_with(b"\0asm")));
        let folder = std::env::temp_dir().join(format!("check-engine-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("engine.wasm");
        std::fs::write(&file, b"\0asm of a file").unwrap();
        assert_eq!(module(Some(&file)).unwrap().as_deref(), Some(&b"\0asm of a file"[..]));
        std::fs::write(&file, b"<html>").unwrap();
        assert!(module(Some(&file)).is_err(), "something else is refused, and the one inside does not stand in for it");
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(module(Some(&file)).is_err());
    }
}
