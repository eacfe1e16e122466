//! Writes the table of lab folders that the crate embeds, each with its version.
//!
//! What is in the files is somebody else's to judge.

#[path = "src/version.rs"]
mod version;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| io::Error::other("no manifest folder"))?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("no output folder"))?);
    // Cargo looks at a folder with all that is below it, so that new files and new labs are seen.
    println!("cargo::rerun-if-changed={}", root.display());

    let mut labs = Vec::new();
    for entry in fs::read_dir(&root)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.join("lab.toml").is_file() {
            labs.push((order(&name), name, path));
        }
    }
    labs.sort();

    let mut table = String::from(
        "/// The course's lab folders, in the order of their numbers.\npub static FOLDERS: &[Folder] = &[\n",
    );
    for (_, name, path) in &labs {
        let mut files = Vec::new();
        list(path, path, &mut files)?;
        files.sort();
        let _ = writeln!(table, "    Folder {{ name: Cow::Borrowed({name:?}), files: Cow::Borrowed(&[");
        let texts = files.iter().map(|(_, full)| fs::read_to_string(full)).collect::<io::Result<Vec<_>>>()?;
        let paths = files.iter().map(|(inside, _)| inside.as_str());
        let version = version::version(paths.zip(texts.iter().map(String::as_str)));
        for (inside, full) in files {
            let full = full.to_string_lossy().into_owned();
            let text = format!("include_str!({full:?})");
            let _ = writeln!(table, "        File {{ path: Cow::Borrowed({inside:?}), text: Cow::Borrowed({text}) }},");
        }
        let _ = writeln!(table, "    ]), version: Cow::Borrowed({version:?}) }},");
    }
    table.push_str("];\n");
    fs::write(out.join("folders.rs"), table)
}

/// Sorts 1.9 before 1.12, and numbers before names.
fn order(name: &str) -> Vec<u32> {
    let number = name.split('-').next().unwrap_or_default();
    number.split('.').map(|part| part.parse().unwrap_or(u32::MAX)).collect()
}

/// Lists the files below a folder by their paths in it, whatever the platform writes between their parts.
fn list(folder: &Path, root: &Path, files: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        // What file managers and editors leave behind is hidden.
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
            continue;
        }
        if path.is_dir() {
            list(&path, root, files)?;
        } else if let Ok(inside) = path.strip_prefix(root) {
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
            files.push((parts.join("/"), path.clone()));
        }
    }
    Ok(())
}
