//! A world written down to be mended: its bases as the edits that make them, without the comments that tell.

use world::Base;

/// What AWS makes by itself, which nobody has to mend.
const UNTOUCHED: [&str; 2] = ["empty", "default-vpc"];

/// The world that some edits have made of a base, in its usual order.
pub(crate) fn out(base: &Base, edits: &[String]) -> String {
    let edits: Vec<&str> = edits.iter().map(String::as_str).collect();
    world::fold(&format!("world {}\n{}", world::VERSION, base_of(base)), &edits)
}

fn base_of(base: &Base) -> String {
    let Some(under) = base.under.as_ref().filter(|_| !UNTOUCHED.contains(&base.name.as_str())) else {
        return format!("base {}\n", base.name);
    };
    let mut text = base_of(under);
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
