//! Tells the binary which commit it was built from, for `/version`.
//!
//! A build outside a repository (a container, a source archive) sets `SAMPLE_APP_COMMIT` itself; else it is "unknown".

use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-env-changed=SAMPLE_APP_COMMIT");
    let given = std::env::var("SAMPLE_APP_COMMIT").ok().filter(|commit| !commit.is_empty());
    // `logs/HEAD` changes with every commit and every switch of branches.
    for file in ["HEAD", "logs/HEAD"] {
        if let Some(path) = git(&["rev-parse", "--git-path", file]).filter(|path| Path::new(path).exists()) {
            println!("cargo::rerun-if-changed={path}");
        }
    }
    println!("cargo::rerun-if-changed=build.rs");
    let commit = given.or_else(|| git(&["rev-parse", "HEAD"])).unwrap_or_else(|| "unknown".to_owned());
    println!("cargo::rustc-env=SAMPLE_APP_COMMIT={commit}");
}

fn git(arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    (output.status.success() && !text.trim().is_empty()).then(|| text.trim().to_owned())
}
