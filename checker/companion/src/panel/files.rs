//! The script and the style sheet of the panel.

use crate::page::file;
use axum::http::HeaderMap;
use axum::response::Response;
use report::map;
use std::sync::OnceLock;

/// Drawings that one page has at the most, each with styles of its own.
pub(super) const DRAWINGS: usize = 16;

pub(super) async fn script(asked: HeaderMap) -> Response {
    file(&asked, "text/javascript; charset=utf-8", include_str!("../../static/panel.js"))
}

pub(super) async fn style(asked: HeaderMap) -> Response {
    static SHEET: OnceLock<String> = OnceLock::new();
    file(&asked, "text/css; charset=utf-8", SHEET.get_or_init(sheet))
}

/// The styles of reports inside of a panel, those of all drawings, and the panel's own.
fn sheet() -> String {
    // mdBook's themes by their classes; without one of them it is as the reader's system has it.
    let (light, dark) = (":is(html.light, html.rust)", ":is(html.coal, html.navy, html.ayu)");
    let mut sheet = report::html::piece::style_within(".live", light, dark);
    for number in 0..DRAWINGS {
        let prefix = report::html::prefix(number);
        sheet.push_str(&map::style(&map::Options { id_prefix: &prefix, ..map::Options::default() }));
        sheet.push('\n');
    }
    sheet.push_str(include_str!("../../static/panel.css"));
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_has_the_styles_of_each_drawing_and_stays_small() {
        let sheet = sheet();
        assert!(sheet.contains("#map0-map") || sheet.contains(".map0-"), "{}", &sheet[..400]);
        assert!(sheet.contains(&report::html::prefix(DRAWINGS - 1)));
        assert!(sheet.len() < 200_000, "{} bytes", sheet.len());
        assert_eq!(sheet.matches('{').count(), sheet.matches('}').count());
    }
}
