//! Plans and templates, as snapshots.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a file that cannot be read ends the test")]

#[path = "../../../tests/terraform/expression.rs"]
mod expression;
mod planner;
mod solutions;

use serde_json::Value;

/// A value as a word, for expressions.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
