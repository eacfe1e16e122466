//! Any bytes as a page: nothing panics, what is read of it is bounded by it, and it takes no longer than it may.
#![no_main]

use libfuzzer_sys::fuzz_target;
use probe::html::Document;
use std::time::{Duration, Instant};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let began = Instant::now();
    let page = Document::read(&text);
    assert!(began.elapsed() < Duration::from_secs(5), "{:?} for {} bytes", began.elapsed(), bytes.len());
    assert!(page.links.len() <= 1_000 && page.forms.len() <= 1_000);
    // A letter is what it is, a reference may stand for two; each tag begins one line at most.
    assert!(page.text.len() <= 4 * text.len() + 16, "{} of {}", page.text.len(), text.len());
    for form in &page.forms {
        assert!(form.from <= form.to && form.to <= page.text.len(), "{form:?}");
        assert!(form.fields.len() <= 1_000);
    }
    assert!(page.links.iter().all(|link| link.at <= page.text.len()));
    let _ = page.line_with("7");
});
