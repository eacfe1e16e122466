//! Writes the table of the book's files that the crate embeds.
//!
//! What is in the files is somebody else's to judge.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The folders that are embedded, where they are.
const FOLDERS: [&str; 3] = ["en", "ko", "questions"];

/// The kinds of files in them that are.
const KINDS: [&str; 2] = ["md", "toml"];

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| io::Error::other("no manifest folder"))?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("no output folder"))?);
    // Cargo looks at a folder with all that is below it, so that new files and new folders are seen.
    println!("cargo::rerun-if-changed={}", root.display());

    let mut files = Vec::new();
    for folder in FOLDERS.map(|name| root.join(name)).iter().filter(|folder| folder.is_dir()) {
        list(folder, &root, &mut files)?;
    }
    files.sort();
    let mut table = String::from("/// The book's files, sorted by path.\npub static FILES: &[File] = &[\n");
    for (inside, full) in files {
        let full = full.to_string_lossy().into_owned();
        let _ = writeln!(table, "    File {{ path: {inside:?}, text: include_str!({full:?}) }},");
    }
    table.push_str("];\n");
    fs::write(out.join("files.rs"), table)
}

/// Lists the files below a folder by their paths from the root, whatever the platform writes between their parts.
fn list(folder: &Path, root: &Path, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        // What file managers and editors leave behind is hidden.
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
            continue;
        }
        let is_kind = path.extension().is_some_and(|kind| KINDS.iter().any(|known| kind == *known));
        if path.is_dir() {
            list(&path, root, files)?;
        } else if let (true, Ok(inside)) = (is_kind, path.strip_prefix(root)) {
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
            files.push((parts.join("/"), path.clone()));
        }
    }
    Ok(())
}
