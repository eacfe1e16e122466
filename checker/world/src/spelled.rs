//! A world written down on its own: its bases as the edits that make them, without the comments that tell.

use crate::{Base, VERSION, fold};

/// What AWS makes by itself, which nobody has to mend.
const UNTOUCHED: [&str; 2] = ["empty", "default-vpc"];

/// The world that some edits have made of a base, without what gives them away: written down at once, in its usual order.
#[must_use]
pub fn spelled_out(base: &Base, edits: &[String]) -> String {
    let edits: Vec<&str> = edits.iter().map(String::as_str).collect();
    fold(&format!("world {VERSION}\n{}", as_edits(base)), &edits)
}

/// The same as it was made: the base, and what was done to it.
#[must_use]
pub fn as_made(base: &Base, edits: &[String]) -> String {
    let edits: String = edits.iter().map(|edit| format!("{edit}\n")).collect();
    format!("world {VERSION}\n{}{edits}", as_edits(base))
}

/// A base as the edits that make it, on one that is worth nothing by itself.
fn as_edits(base: &Base) -> String {
    let Some(under) = base.under.as_ref().filter(|_| !UNTOUCHED.contains(&base.name.as_str())) else {
        return format!("base {}\n", base.name);
    };
    let mut text = as_edits(under);
    text.push('\n');
    for line in base.edits.lines().filter(|line| !line.trim_start().starts_with('#')) {
        // A paragraph of comments leaves one blank line, not several.
        if !line.trim().is_empty() || !text.ends_with("\n\n") {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}
