//! What drawings have in common: shapes with places, letters that are measured, and how both become SVG.
//!
//! Nothing here knows what is drawn. What comes out stands alone or in a page, more than once if each has a prefix of
//! its own: no scripts, no requests, no styles that reach beyond it.

pub(crate) mod draw;
pub(crate) mod scene;
pub(crate) mod text;

/// The colours of a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the reader's system is.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Where a drawing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Setting {
    /// Alone: it says itself what it shows.
    #[default]
    Alone,
    /// In a page that says so.
    Page,
}

/// A prefix that can begin an id in any document.
pub(crate) fn prefix(asked: &str) -> String {
    let kept: String = asked.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).take(64).collect();
    if kept.starts_with(|c: char| c.is_ascii_alphabetic()) { kept } else { format!("m{kept}") }
}

#[cfg(test)]
pub(crate) mod contrast;
#[cfg(test)]
pub(crate) mod look;
