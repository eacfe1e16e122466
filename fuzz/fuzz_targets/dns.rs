//! Any bytes as the answer of a name server: nothing panics, what is written down is bounded, and something is read from
//! it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use probe::dns::Question;

fuzz_target!(|bytes: &[u8]| {
    let Some(question) = Question::new("www.example.link", "A") else { return };
    // The number is part of what a stranger sends: one that fits, so that the rest is read.
    let id = bytes.get(..2).and_then(|id| id.try_into().ok()).map_or(0, u16::from_be_bytes);
    let transcript = question.heard(id, bytes);
    assert!(format!("{transcript:?}").len() < 1_000_000, "a transcript without bounds");
    let _ = request::dns::read(&transcript);
});
