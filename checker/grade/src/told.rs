//! Codes with arguments in words, for pages and terminals.

use crate::gradebook::Reason;
use messages::{Catalogue, Value};
use report::safe;

/// More than these nobody reads in a sentence.
const FEW: usize = 8;

/// A reason as a sentence: a finding's by its code, all others by `grade-reason-…`. What others wrote is made harmless
/// for a line.
#[must_use]
pub fn reason(reason: &Reason, words: &Catalogue) -> String {
    let mut args: Vec<(&str, Value<'_>)> = reason
        .args
        .iter()
        .map(|(name, text)| {
            // Counts choose plurals.
            let value = match text.parse::<i64>() {
                Ok(number) if number.to_string() == *text => Value::Number(number),
                _ => Value::from(safe::line(text).into_owned()),
            };
            (name.as_str(), value)
        })
        .collect();
    if !reason.args.contains_key("resource") {
        args.push(("resource", Value::from(safe::line(&reason.resource).into_owned())));
    }
    // A code of a finding, or why a check has no verdict, which has a message of its own.
    let own = format!("grade-reason-{}", safe::line(&reason.code));
    if messages::code(&reason.code).is_some() || (!words.has(&own) && words.has(&reason.code)) {
        return words.message(&reason.code, &args);
    }
    words.message(&own, &args)
}

/// What a code is about, in a few words.
#[must_use]
pub fn title(code: &str, words: &Catalogue) -> String {
    if words.has_attribute(code, "title") { words.attribute(code, "title", &[]) } else { safe::line(code).into_owned() }
}

/// Some things with commas between them; of many the first ones, and that there are more.
#[must_use]
pub(crate) fn few(all: &[String]) -> String {
    let shown = all.iter().take(FEW).map(String::as_str).collect::<Vec<_>>().join(", ");
    if all.len() > FEW { format!("{shown}, …") } else { shown }
}
