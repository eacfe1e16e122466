//! Writes the table of the files that the books are made of, which the crate embeds.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What pages are made of, what they include by mdBook's own directive, and the questions.
const FOLDERS: [&str; 8] = [
    "book/ko",
    "book/en",
    "book/theme",
    "book/widgets",
    "book/questions",
    "book/walks",
    "book/builds",
    "sample-app/src",
];

fn main() -> io::Result<()> {
    let crate_folder =
        PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| io::Error::other("no manifest folder"))?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("no output folder"))?);
    let root = crate_folder.join("../..");
    let mut table = String::from("/// All of them, sorted by path.\npub const SOURCES: &[Source] = &[\n");
    for folder in FOLDERS {
        println!("cargo::rerun-if-changed={}", root.join(folder).display());
        let mut files = Vec::new();
        if root.join(folder).is_dir() {
            list(&root.join(folder), folder, &mut files)?;
        }
        files.sort();
        for (path, full) in files {
            let full = full.to_string_lossy().into_owned();
            let _ = writeln!(table, "    Source {{ path: {path:?}, text: include_str!({full:?}) }},");
        }
    }
    table.push_str("];\n");
    fs::write(out.join("sources.rs"), table)
}

/// Lists the files below a folder by their paths in the repository.
fn list(folder: &Path, path: &str, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // What file managers and editors leave behind is hidden.
        if name.starts_with('.') {
            continue;
        }
        let inside = format!("{path}/{name}");
        if entry.path().is_dir() {
            // A program that lies there is built, not shown.
            if entry.path().join("Cargo.toml").exists() {
                continue;
            }
            list(&entry.path(), &inside, files)?;
        } else {
            files.push((inside, entry.path()));
        }
    }
    Ok(())
}
