//! How long it takes to read, import and redact a real account: that of the measured cases beside the checkout.
//!
//! Without it the benchmarks say so and do nothing. `cargo bench -p snapshot`

use divan::Bencher;
use snapshot::Snapshot;
use snapshot::import::{SourceFile, import};
use snapshot::redact::{Mode, redact};
use std::path::Path;

#[expect(clippy::print_stdout, reason = "a benchmark talks to its user")]
fn main() {
    if files().is_none() {
        println!("skipped: the measured account is not beside this checkout");
        return;
    }
    divan::main();
}

fn files() -> Option<Vec<SourceFile>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/reference/reach-cases/demo/aws_configs");
    let mut files = Vec::new();
    for region in std::fs::read_dir(&folder).ok()?.flatten() {
        for file in std::fs::read_dir(region.path()).ok()?.flatten() {
            let path = file.path().strip_prefix(&folder).ok()?.to_string_lossy().into_owned();
            files.push(SourceFile { path, bytes: std::fs::read(file.path()).ok()? });
        }
    }
    Some(files)
}

fn account() -> Snapshot {
    import(&files().unwrap_or_default()).snapshot
}

#[divan::bench]
fn import_cli_answers(bencher: Bencher<'_, '_>) {
    let files = files().unwrap_or_default();
    bencher.bench(|| import(&files));
}

#[divan::bench]
fn read_json(bencher: Bencher<'_, '_>) {
    let text = account().to_json();
    bencher.bench(|| Snapshot::from_bytes(text.as_bytes()));
}

#[divan::bench]
fn read_gzip(bencher: Bencher<'_, '_>) {
    let packed = account().to_gzip();
    bencher.bench(|| Snapshot::from_bytes(&packed));
}

#[divan::bench]
fn hash(bencher: Bencher<'_, '_>) {
    let account = account();
    bencher.bench(|| account.sha256());
}

#[divan::bench]
fn share(bencher: Bencher<'_, '_>) {
    let account = account();
    bencher.bench(|| redact(&account, Mode::Share, &[7; 32]));
}
