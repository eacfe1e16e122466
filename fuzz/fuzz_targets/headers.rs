//! Any bytes as the head and body of an answer over HTTP: nothing panics, a transcript is bounded and holds the value of
//! no cookie, a redirect leads to an address or is told to lead nowhere, and a page is text whatever its words say.
#![no_main]

use libfuzzer_sys::fuzz_target;
use probe::html::Document;
use probe::http;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let Ok(url) = "http://shop.example.link/order/shops/?page=1".parse() else { return };
    let statuses = [200, 301, 302, 303, 307, 308, 404, 500];
    let status = statuses[usize::from(*first) % statuses.len()];
    let heard = http::heard(&url, status, rest);
    assert!(heard.headers.len() <= 40 && heard.cookies.len() <= 40);
    for header in &heard.headers {
        let value = header.value.as_deref().unwrap_or_default();
        assert!(value.chars().count() <= 400, "a header without bounds");
        if header.name.as_deref() == Some("set-cookie") {
            let pair = value.split(';').next().unwrap_or_default();
            assert!(pair.ends_with('=') || pair.len() == 400, "{value:?}");
        }
    }
    if let Some(to) = &heard.to {
        assert!(url.join(to.as_str()).is_ok_and(|again| again == *to), "{to}");
    }
    if let Ok(text) = &heard.text {
        // The widest that a byte becomes is three: U+FFFD, or a letter of a code page.
        assert!(text.len() <= 3 * rest.len() + 3);
        let _ = Document::read(text);
    }
});
