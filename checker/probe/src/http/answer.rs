//! What the head of an answer says: where to go on, or what the body is. Nothing is read or asked here.

use super::{Trouble, charset, hop};
use reqwest::Url;
use reqwest::cookie::{CookieStore as _, Jar};
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, LOCATION, SET_COOKIE};
use snapshot::shapes::probe::HttpHeader;

/// What comes behind a head.
pub(super) enum Head {
    /// Nothing that matters: the page is elsewhere.
    Redirect { to: Url },
    /// A page.
    Page { content_type: Option<String> },
}

/// Reads a head.
///
/// # Errors
/// A redirect that leads nowhere, or a body that is packed though nothing packed was asked for.
pub(super) fn head(status: u16, headers: &HeaderMap, url: &Url) -> Result<Head, Trouble> {
    if matches!(status, 301 | 302 | 303 | 307 | 308) {
        let place = headers.get(LOCATION).ok_or(Trouble::RedirectUnreadable)?;
        let place = std::str::from_utf8(place.as_bytes()).map_err(|_| Trouble::RedirectUnreadable)?;
        return Ok(Head::Redirect { to: url.join(place).map_err(|_| Trouble::RedirectUnreadable)? });
    }
    let is_plain = |coding: &HeaderValue| coding.as_bytes().eq_ignore_ascii_case(b"identity");
    if headers.get(CONTENT_ENCODING).is_some_and(|coding| !is_plain(coding)) {
        return Err(Trouble::Packed);
    }
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    Ok(Head::Page { content_type: headers.get(CONTENT_TYPE).map(text) })
}

/// The names of the cookies of a header `Cookie`.
pub(super) fn names(header: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(header);
    text.split(';').filter_map(|pair| pair.split_once('=')).take(40).map(|(name, _)| name.trim().to_owned()).collect()
}

/// An answer as it is read, for whoever has one without a server.
#[derive(Debug)]
pub struct Heard {
    /// The headers, as a transcript holds them.
    pub headers: Vec<HttpHeader>,
    /// The names of the cookies that would be sent from then on.
    pub cookies: Vec<String>,
    /// Where the answer leads, if it leads on.
    pub to: Option<Url>,
    /// The letters of the page, or why there is none.
    pub text: Result<String, Trouble>,
}

/// Reads the bytes of an answer without its first line: headers, an empty line, the body.
///
/// Lines that are no headers are left out; a server's own head would be refused for them.
#[must_use]
pub fn heard(url: &Url, status: u16, bytes: &[u8]) -> Heard {
    let split = bytes.windows(4).position(|four| four == b"\r\n\r\n");
    let (lines, body) = match split {
        Some(at) => (bytes.get(..at).unwrap_or_default(), bytes.get(at.saturating_add(4)..).unwrap_or_default()),
        None => (bytes, [].as_slice()),
    };
    let mut headers = HeaderMap::new();
    for line in lines.split(|byte| *byte == b'\n').take(100) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let Some(colon) = line.iter().position(|byte| *byte == b':') else { continue };
        let (name, value) = line.split_at(colon);
        let value = value.get(1..).unwrap_or_default().trim_ascii();
        if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name), HeaderValue::from_bytes(value)) {
            headers.append(name, value);
        }
    }
    let jar = Jar::default();
    jar.set_cookies(&mut headers.get_all(SET_COOKIE).iter(), url);
    let cookies = jar.cookies(url).map_or_else(Vec::new, |header| names(header.as_bytes()));
    let (to, text) = match head(status, &headers, url) {
        Ok(Head::Redirect { to }) => (Some(to), Ok(String::new())),
        Ok(Head::Page { content_type }) => (None, Ok(charset::text(body, content_type.as_deref()))),
        Err(trouble) => (None, Err(trouble)),
    };
    Heard { headers: hop::headers(&headers), cookies, to, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(status: u16, bytes: &str) -> Heard {
        heard(&"http://shop.example.link/order/".parse().expect("an address"), status, bytes.as_bytes())
    }

    #[test]
    fn an_answer_is_read_as_one_of_a_server_is() {
        let page = read(200, "Content-Type: text/html; charset=euc-kr\r\nSet-Cookie: id=7; Path=/\r\n\r\nhello");
        assert_eq!((page.text.as_deref(), page.cookies.as_slice()), (Ok("hello"), ["id".to_owned()].as_slice()));
        assert!(!format!("{:?}", page.headers).contains('7'));
        let on = read(302, "Location: ../menus/1\r\n\r\n");
        assert_eq!(on.to.map(String::from).as_deref(), Some("http://shop.example.link/menus/1"));
        assert_eq!(read(302, "\r\n\r\n").text.err(), Some(Trouble::RedirectUnreadable));
        assert_eq!(read(200, "content-encoding: gzip\r\n\r\n").text.err(), Some(Trouble::Packed));
        assert_eq!(read(200, "no header\r\n: x\r\n\r\nx").text.as_deref(), Ok("x"));
    }
}
