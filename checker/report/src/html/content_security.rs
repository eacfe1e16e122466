//! The content security policy, and the styles that it lets in.
//!
//! `'unsafe-inline'` would let in whatever styles somebody smuggled into a page. So there is one style sheet, made of
//! the page's own and of those that drawings bring, and the policy has its hash.
//! See <https://www.w3.org/TR/CSP3/#match-element-to-source-list>.

use super::Map;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;

/// The page's own style sheet.
pub(super) const STYLE: &str =
    concat!(include_str!("../../templates/palette.css"), include_str!("../../templates/report.css"));

/// The one style sheet, with each of the drawings' once, and for each width what is left out where it has room.
pub(super) fn style(maps: &[Map]) -> String {
    let widths: BTreeSet<u32> = maps.iter().filter_map(|map| width(&map.svg)).collect();
    let wide: String = widths.into_iter().map(|width| {
        let class = width_class(width);
        format!("@container (min-width:{width}px){{.{class} .scrolls{{display:none}}.{class} .wide::before,.{class} .wide::after{{content:none}}}}\n")
    }).collect();
    let mut sheets = vec![STYLE.trim()];
    if !wide.is_empty() {
        sheets.push(wide.trim());
    }
    for map in maps {
        for sheet in parts(&map.svg).1 {
            if !sheets.contains(&sheet) {
                sheets.push(sheet);
            }
        }
    }
    // A browser takes a carriage return for a line feed before it computes the hash.
    sheets.join("\n").replace("\r\n", "\n").replace('\r', "\n")
}

/// The width that the root of a drawing has by itself.
pub(super) fn width(svg: &str) -> Option<u32> {
    let (root, _) = svg.get(svg.find("<svg")?..)?.split_once('>')?;
    root.split_once(" width=\"")?.1.split_once('"')?.0.parse().ok()
}

/// The class of drawings that are so wide.
pub(super) fn width_class(width: u32) -> String {
    format!("w{width}")
}

/// A drawing without its style sheets and without what stands before its root, fit for the inside of a page.
pub(super) fn drawing(svg: &str) -> String {
    let svg = svg.find("<svg").and_then(|at| svg.get(at..)).unwrap_or_default();
    parts(svg).0
}

/// What the page may do: be styled by this sheet, and nothing else.
pub(super) fn policy(style: &str) -> String {
    let hash = STANDARD.encode(Sha256::digest(style.as_bytes()));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
}

/// A drawing cut into what is drawn and its style sheets.
fn parts(svg: &str) -> (String, Vec<&str>) {
    let (mut drawn, mut sheets) = (String::with_capacity(svg.len()), Vec::new());
    let mut rest = svg;
    while let Some((before, behind)) = rest.split_once("<style") {
        let Some((tag, inside)) = behind.split_once('>') else { break };
        // An empty element has no end tag.
        let (sheet, after) = if tag.ends_with('/') {
            ("", inside)
        } else if let Some(parts) = inside.split_once("</style>") {
            parts
        } else {
            break;
        };
        drawn.push_str(before);
        let sheet = sheet.trim();
        let sheet = sheet.strip_prefix("<![CDATA[").and_then(|sheet| sheet.strip_suffix("]]>")).unwrap_or(sheet).trim();
        if !sheet.is_empty() {
            sheets.push(sheet);
        }
        rest = after;
    }
    drawn.push_str(rest);
    (drawn, sheets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_of_drawings_are_taken_out_and_kept_once() {
        let svg = "<?xml version=\"1.0\"?>\n<svg><style>.a{}</style><g/><style type=\"text/css\"><![CDATA[\n.b{}\n]]></style><style/></svg>";
        assert_eq!(parts(svg).1, [".a{}", ".b{}"]);
        assert_eq!(drawing(svg), "<svg><g/></svg>");
        assert_eq!(drawing("no picture"), "");
        let map = Map { title: String::new(), svg: svg.into(), lab: None, check: None };
        let sheet = style(&[map.clone(), map]);
        assert_eq!(sheet.matches(".b{}").count(), 1);
        assert!(sheet.starts_with(STYLE.trim()) || STYLE.contains('\r'));
    }

    #[test]
    fn a_drawing_that_breaks_off_stays_whole() {
        for svg in ["<svg><style>.a{}", "<svg><style", "<svg>"] {
            assert_eq!(parts(svg), (svg.to_owned(), vec![]));
        }
    }

    #[test]
    fn the_hash_is_that_of_the_sheet() {
        // As `printf 'p{}' | openssl dgst -sha256 -binary | base64` says.
        assert!(policy("p{}").contains("'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='"), "{}", policy("p{}"));
    }
}
