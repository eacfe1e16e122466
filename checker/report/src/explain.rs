//! `check explain CODE`: what a code means, as Markdown. Reporters draw it as they draw other documentation.

use messages::{Catalogue, Value, code as entry};

/// What is known about a code, in Markdown; `None` if there is no such code.
#[must_use]
pub fn code(name: &str, catalogue: &Catalogue) -> Option<String> {
    let code = entry(name)?;
    let title = catalogue.attribute(name, "title", &[]);
    let heading = catalogue.message("explain-code", &[("code", name.into()), ("title", title.into())]);
    let evidence = catalogue.message(&format!("evidence-{}", code.evidence.as_str()), &[]);
    let rests = match &code.read {
        Some(read) => {
            catalogue.message("explain-evidence-read", &[("evidence", evidence.into()), ("read", Value::from(read))])
        }
        None => catalogue.message("explain-evidence", &[("evidence", evidence.into())]),
    };
    let mut facts = vec![catalogue.message("explain-lab", &[("lab", Value::from(&code.lab))]), rests];
    facts.extend(code.url.as_ref().map(|url| catalogue.message("explain-url", &[("url", Value::from(url))])));
    // A backslash at the end of a line breaks it: the facts are a paragraph of their own, not more of the text's list.
    let facts = facts.join("\\\n");
    let text = catalogue.attribute(name, "explain", &[]);
    Some(format!("# {heading}\n\n{text}\n\n{facts}\n"))
}

/// All codes with their titles, in order.
#[must_use]
pub fn codes(catalogue: &Catalogue) -> Vec<(&'static str, String)> {
    messages::codes().iter().map(|code| (code.code.as_str(), catalogue.attribute(&code.code, "title", &[]))).collect()
}
