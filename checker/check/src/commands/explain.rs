//! `check explain`: all there is to know about a check or a code.

use crate::cli::Explain;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::words::Saying;
use messages::{Catalogue, Language};
use report::terminal::markdown;

pub(super) fn run(args: &Explain, words: &Catalogue) -> Result<Exit, Failure> {
    let id = args.word.to_ascii_lowercase();
    if let Some(check) = judge::CHECKS.iter().find(|check| check.id == id) {
        let text = match words.language() {
            Language::Ko => check.ko,
            Language::En => check.en,
        };
        output::print(&markdown(text, output::options(0)))?;
        return Ok(Exit::Passed);
    }
    // People copy codes from reports, and type them as they like.
    let code = args.word.to_ascii_uppercase().replace('-', "_");
    if let Some(text) = report::explain::code(&code, words) {
        output::print(&markdown(&text, output::options(0)))?;
        return Ok(Exit::Passed);
    }
    let checks = judge::CHECKS.iter().map(|check| check.id);
    let codes = messages::codes().iter().map(|code| code.code.as_str());
    let failure = Failure::usage(Saying::new("explain-unknown").with("word", &args.word));
    let known = crate::nearest::nearest(&id, checks.clone()).or_else(|| crate::nearest::nearest(&code, codes));
    Err(match known {
        Some(word) => failure.hint(Saying::new("usage-did-you-mean").with("word", word)),
        None => failure.hint(Saying::new("explain-known").with("checks", checks.collect::<Vec<_>>().join(", "))),
    })
}
