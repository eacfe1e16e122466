//! Writes what a fuzzer begins with: `seeds FROM TO` takes the worlds below FROM, as text to TO/trace and as snapshots
//! to TO/import; and an answer of a name server to TO/dns.

use std::path::{Path, PathBuf};
use world::World;

fn main() -> std::io::Result<()> {
    let args: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [from, to] = args.as_slice() else {
        eprintln!("seeds FROM TO");
        std::process::exit(2);
    };
    for target in ["trace", "import", "dns"] {
        std::fs::create_dir_all(to.join(target))?;
    }
    // The answer to a question for www.example.link, as a server sends it: a record, and another by a pointer.
    let answer = b"\0\x07\x84\0\0\x01\0\x01\0\0\0\0\x03www\x07example\x04link\0\0\x01\0\x01\xc0\x0c\0\x01\0\x01\0\0\0\x3c\0\x04\xc0\0\x02\x01";
    std::fs::write(to.join("dns").join("answer"), answer)?;
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
