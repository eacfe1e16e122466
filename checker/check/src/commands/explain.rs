//! `check explain`: all there is to know about a check or a code.

use crate::cli::Explain;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::words::Saying;
use messages::{Catalogue, Language};
use report::terminal::markdown;

pub(super) fn run(args: &Explain, words: &Catalogue) -> Result<Exit, Failure> {
    let checks = judge::CHECKS.iter().map(|check| check.id);
    let known = Saying::new("explain-known").with("checks", checks.clone().collect::<Vec<_>>().join(", "));
    let Some(word) = &args.word else { return Err(Failure::usage(Saying::new("explain-nothing")).hint(known)) };
    let id = word.to_ascii_lowercase();
    if let Some(check) = judge::CHECKS.iter().find(|check| check.id == id) {
        let text = match words.language() {
            Language::Ko => check.ko,
            Language::En => check.en,
        };
        output::print(&markdown(text, output::options(0)))?;
        return Ok(Exit::Passed);
    }
    // People copy codes from reports, and type them as they like.
    let code = word.to_ascii_uppercase().replace('-', "_");
    if let Some(text) = report::explain::code(&code, words) {
        output::print(&markdown(&text, output::options(0)))?;
        return Ok(Exit::Passed);
    }
    let codes = messages::codes().iter().map(|code| code.code.as_str());
    let failure = Failure::usage(Saying::new("explain-unknown").with("word", word));
    let near = crate::nearest::nearest(&id, checks.clone()).or_else(|| crate::nearest::nearest(&code, codes.clone()));
    let with_it: Vec<&str> = holding(&id, checks, '-').chain(holding(&code, codes, '_')).collect();
    Err(match near {
        Some(word) => failure.hint(Saying::new("usage-did-you-mean").with("word", word)),
        None if !with_it.is_empty() => failure.hint(Saying::new("usage-valid").with("values", with_it.join(", "))),
        None => failure.hint(known),
    })
}

/// The names of which a word is a part, between two of what joins their parts.
fn holding<'k>(word: &str, known: impl Iterator<Item = &'k str>, joint: char) -> impl Iterator<Item = &'k str> {
    let part = format!("{joint}{word}{joint}");
    known.filter(move |name| format!("{joint}{name}{joint}").contains(&part))
}
