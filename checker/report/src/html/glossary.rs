//! What the codes of a report mean: the page's own part of `check explain`.

use super::anchor;
use crate::words::Words;
use judge::Report;
use messages::Code;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};
use std::collections::BTreeSet;

/// Where links may lead: nobody's names take part in them, and still nothing else gets through.
const AWS: &str = "https://docs.aws.amazon.com/";

/// A code.
pub(super) struct Entry {
    pub(super) anchor: String,
    pub(super) code: &'static str,
    pub(super) title: String,
    /// Its explanation, as HTML.
    pub(super) text: String,
    pub(super) lab: String,
    pub(super) evidence: String,
    /// AWS's page about it.
    pub(super) page: Option<&'static str>,
}

/// The codes of all findings and warnings, in order.
pub(super) fn entries(report: &Report, words: Words<'_>) -> Vec<Entry> {
    let checks = report.labs.iter().flat_map(|lab| &lab.checks);
    let codes: BTreeSet<&str> =
        checks.flat_map(|check| check.findings.iter().chain(&check.warnings)).map(|finding| finding.code).collect();
    codes.into_iter().filter_map(messages::code).map(|code| entry(code, words)).collect()
}

fn entry(code: &'static Code, words: Words<'_>) -> Entry {
    Entry {
        anchor: anchor::code(&code.code),
        code: &code.code,
        title: words.catalogue.attribute(&code.code, "title", &[]),
        text: markup(&words.catalogue.attribute(&code.code, "explain", &[])),
        lab: code.lab.clone(),
        evidence: words.plain(&format!("evidence-{}", code.evidence.as_str())),
        page: code.url.as_deref().filter(|url| url.starts_with(AWS)),
    }
}

/// Markdown of the catalogue as HTML below a heading of the third level. HTML in it is shown, not passed on.
fn markup(markdown: &str) -> String {
    let mut text = String::new();
    let mut is_open = false;
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        Event::Start(Tag::Heading { .. }) => Event::Html(CowStr::Borrowed("<h4>")),
        Event::End(TagEnd::Heading(_)) => Event::Html(CowStr::Borrowed("</h4>\n")),
        Event::Start(Tag::Link { dest_url, .. }) => {
            is_open = dest_url.starts_with(AWS) && !dest_url.contains(['"', '<', '>', '&', '\'']);
            let tag = if is_open { format!("<a href=\"{dest_url}\" rel=\"noreferrer\">") } else { String::new() };
            Event::InlineHtml(tag.into())
        }
        Event::End(TagEnd::Link) => Event::InlineHtml(CowStr::Borrowed(if is_open { "</a>" } else { "" })),
        // Of a picture only its words are left.
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => Event::Text(CowStr::Borrowed("")),
        event => event,
    });
    html::push_html(&mut text, events);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_lets_only_the_documentation_be_linked() {
        assert_eq!(markup("a *b* `c<d>`"), "<p>a <em>b</em> <code>c&lt;d&gt;</code></p>\n");
        assert_eq!(markup("# A"), "<h4>A</h4>\n");
        assert_eq!(markup("<script>x</script>\n"), "&lt;script&gt;x&lt;/script&gt;\n");
        assert_eq!(markup("a <b onclick=x>c</b>"), "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>\n");
        assert_eq!(markup("[x](javascript:alert(1)) ![y](https://x.example/y.png)"), "<p>x y</p>\n");
        let page = "https://docs.aws.amazon.com/vpc/latest/userguide/x.html";
        assert_eq!(markup(&format!("[x]({page})")), format!("<p><a href=\"{page}\" rel=\"noreferrer\">x</a></p>\n"));
    }
}
