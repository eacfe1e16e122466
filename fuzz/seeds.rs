//! Writes what a fuzzer begins with: `seeds FROM TO` takes the worlds below FROM, as text to TO/trace and as snapshots
//! to TO/import.

use std::path::{Path, PathBuf};
use world::World;

fn main() -> std::io::Result<()> {
    let args: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [from, to] = args.as_slice() else {
        eprintln!("seeds FROM TO");
        std::process::exit(2);
    };
    for target in ["trace", "import"] {
        std::fs::create_dir_all(to.join(target))?;
    }
    let mut worlds = vec![("default-vpc".to_owned(), "world 1\nbase default-vpc\n".to_owned())];
    below(from, &mut worlds)?;
    for (name, text) in worlds {
        std::fs::write(to.join("trace").join(&name), &text)?;
        if let Ok(snapshot) = text.parse::<World>().and_then(|world| world.snapshot()) {
            std::fs::write(to.join("import").join(&name), snapshot.to_json())?;
        }
    }
    Ok(())
}

/// The text files of a folder and those in it, by names that differ.
fn below(folder: &Path, found: &mut Vec<(String, String)>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            below(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            let text = std::fs::read_to_string(&path)?;
            found.push((format!("{}-{}", found.len(), path.file_name().unwrap_or_default().to_string_lossy()), text));
        }
    }
    Ok(())
}
