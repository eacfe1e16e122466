//! A page: its text, with what directives and blocks stand for in their places.

use crate::course::Course;
use crate::directive::Directive;
use crate::fault::What;
use crate::{console, figure, handout, mistakes, picture, questions, reference, widget};
use messages::{Catalogue, Language};

/// A page with everything in its place; `name` is the file's, without its ending.
///
/// # Errors
/// What is wrong in it, with the line.
pub(crate) fn page(course: &Course<'_>, words: &Catalogue, name: &str, text: &str) -> Result<String, (usize, What)> {
    let mut page = String::with_capacity(text.len() * 2);
    let mut lines = text.lines().enumerate();
    let mut things = 0;
    while let Some((at, line)) = lines.next() {
        let here = |what| (at + 1, what);
        things += 1;
        // Nothing else in any page is called so, even if pages are put together.
        let id = format!("in-{}-{things}", name.replace('.', "-"));
        if let Some((fence, info)) = fence(line) {
            let mut inside = Vec::new();
            let closed = lines.by_ref().find_map(|(_, line)| {
                let is_end =
                    line.trim_start().starts_with(fence) && line.trim_start().trim_start_matches('`').trim().is_empty();
                if is_end {
                    return Some(line);
                }
                inside.push(line);
                None
            });
            let end = closed.ok_or_else(|| here(What::Unclosed))?;
            match info {
                info if info.split_whitespace().next() == Some("figure") => {
                    page.push_str(&figure::figure(words, &inside, at + 1, &id)?);
                }
                "console check" => page.push_str(&console::console(course, words, &inside).map_err(here)?),
                _ => {
                    for line in [line].into_iter().chain(inside).chain([end]) {
                        page.push_str(line);
                        page.push('\n');
                    }
                }
            }
            continue;
        }
        match Directive::of(line) {
            None => page.push_str(line),
            Some(directive) => {
                let directive = directive.map_err(here)?;
                page.push_str(&stands_for(course, words, name, &directive, &id).map_err(here)?);
            }
        }
        page.push('\n');
    }
    Ok(with_other_language(&highlighted(&page), words.language(), name))
}

/// The backticks that begin a block of code, and what it is.
fn fence(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start();
    let width = line.len() - line.trim_start_matches('`').len();
    (width >= 3).then(|| line.split_at(width)).map(|(fence, info)| (fence, info.trim()))
}

/// What a directive stands for.
fn stands_for(
    course: &Course<'_>,
    words: &Catalogue,
    name: &str,
    directive: &Directive,
    id: &str,
) -> Result<String, What> {
    match directive.word {
        "handout" => handout::handout(course, words, directive),
        "mistakes" => mistakes::mistakes(course, words, directive),
        "map" => picture::map(course, words, directive, id),
        "trace" => console::trace(course, words, directive),
        "questions" => questions::questions(course, words, name),
        "widget" => widget::widget(course, words, directive, id),
        "commands" => reference::commands(course, words),
        "checks" => Ok(reference::checks(course, words)),
        "codes" => Ok(reference::codes(course, words)),
        word => Err(What::Directive { word: word.to_owned(), known: crate::directive::WORDS.to_vec() }),
    }
}

/// Languages of code that mdBook's script does not know and would complain of.
const NOT_HIGHLIGHTED: [&str; 2] = ["case", "powershell"];

/// A page in which every block of code is in a language that the script knows, or in none.
fn highlighted(page: &str) -> String {
    let mut highlighted = String::with_capacity(page.len());
    for line in page.lines() {
        match fence(line) {
            Some((fence, info)) if NOT_HIGHLIGHTED.iter().any(|known| info.starts_with(known)) => {
                highlighted.push_str(fence);
                highlighted.push_str("text");
            }
            _ => highlighted.push_str(line),
        }
        highlighted.push('\n');
    }
    highlighted
}

/// Below the title the way to the same page in the other language, which needs no script.
fn with_other_language(page: &str, language: Language, name: &str) -> String {
    let (other, said) = match language {
        Language::Ko => (Language::En, "Read in English"),
        Language::En => (Language::Ko, "한국어로 읽기"),
    };
    let link = format!(
        "<p class=\"other-language\"><a lang=\"{other}\" hreflang=\"{other}\" href=\"../{other}/{name}.html\">{said}</a></p>\n",
    );
    match page.split_once('\n') {
        Some((title, rest)) if title.starts_with("# ") => format!("{title}\n\n{link}\n{rest}"),
        _ => format!("{link}\n{page}"),
    }
}
