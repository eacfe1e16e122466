//! Any bytes as a snapshot, as a file of the AWS CLI and as a line of flows: nothing panics, what was read is written
//! and read again as it was, and the engine has an answer to every question about it.
#![no_main]

#[path = "../questions.rs"]
mod questions;

use libfuzzer_sys::fuzz_target;
use snapshot::Snapshot;
use snapshot::import::{SourceFile, import};

fuzz_target!(|bytes: &[u8]| {
    let file = SourceFile { path: "accounts/123456789012/eu-west-1/file.json".to_owned(), bytes: bytes.to_vec() };
    let imported = import(&[file]).snapshot;
    for snapshot in [Some(imported), Snapshot::from_bytes(bytes).ok()].into_iter().flatten() {
        let again = Snapshot::from_bytes(snapshot.to_json().as_bytes());
        assert!(again.is_ok_and(|again| again == snapshot), "what was written is read as something else");
        questions::ask(&snapshot, bytes.len());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let nothing = Snapshot::default();
        let _ = reach::wire::request_from_json(text, &reach::Network::new(&nothing));
    }
});
