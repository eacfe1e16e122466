//! Ways into a JSON document.

use std::fmt::Write as _;

/// One step into a JSON document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// Into an object.
    Member(String),
    /// Into a list.
    Element(usize),
}

/// A path as people read it, like `calls[3].output.Vpcs[0].CidrBlock`; empty for the whole document.
pub(crate) fn show(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Element(index) => {
                let _ = write!(text, "[{index}]");
            }
            Step::Member(name) => {
                if !text.is_empty() {
                    text.push('.');
                }
                text.push_str(name);
            }
        }
    }
    text
}
