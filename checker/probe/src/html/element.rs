//! What one element is: what its attributes say, what a field asks for, and how it stands in the page.

use super::{Ask, Field};
use html5ever::tokenizer::Tag;

/// Characters of a value that are kept.
pub(super) const CHARACTERS: usize = 4_096;

/// What a field for a line of text asks for: some say it by their type, some by their name alone.
pub(super) fn text_of(kind: &str, name: &str, mode: Option<&str>) -> Ask {
    let name = name.to_ascii_lowercase();
    let sounds = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if !example(kind, &name).is_empty() {
        Ask::Exact
    } else if mode == Some("numeric")
        || (sounds(&["quantity", "qty", "count", "amount"]) && !sounds(&["account", "country"]))
    {
        Ask::Number
    } else {
        Ask::Text
    }
}

/// An example of what a field wants; nothing where it wants any text.
pub(super) fn example(kind: &str, name: &str) -> &'static str {
    let name = name.to_ascii_lowercase();
    let sounds = |words: &[&str]| words.iter().any(|word| name.contains(word));
    match kind {
        "tel" => "010-0000-0000",
        "email" => "check-test@example.com",
        "url" => "https://example.com/",
        "date" => "2030-01-01",
        "datetime-local" => "2030-01-01T12:00",
        _ if sounds(&["phone", "mobile"]) => "010-0000-0000",
        _ if sounds(&["email", "e-mail"]) => "check-test@example.com",
        _ => "",
    }
}

pub(super) fn field(tag: &Tag, ask: Ask, value: String) -> Field {
    let number = |name: &str| attribute(tag, name).and_then(|text| text.trim().parse::<i64>().ok());
    Field {
        name: attribute(tag, "name").unwrap_or_default(),
        ask,
        value,
        has_value: attribute(tag, "value").is_some(),
        is_chosen: attribute(tag, "checked").or_else(|| attribute(tag, "selected")).is_some(),
        options: Vec::new(),
        labels: Vec::new(),
        min: number("min"),
        max_length: number("maxlength").and_then(|length| usize::try_from(length).ok()),
    }
}

pub(super) fn attribute(tag: &Tag, name: &str) -> Option<String> {
    let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name)?;
    Some(found.value.chars().take(CHARACTERS).collect())
}

/// Whether a script is a library that leads nowhere by itself, however it is served.
pub(super) fn is_library(src: &str) -> bool {
    let file = src.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    ["jquery", "bootstrap", "popper", "htmx"].iter().any(|name| file.to_ascii_lowercase().starts_with(name))
}

/// What people read as a name: a script has no business in there.
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "a" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "label")
}

/// What begins a line of its own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "br"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "table"
            | "tbody"
            | "thead"
            | "tr"
            | "ul"
    )
}
