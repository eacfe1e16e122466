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
    let page = titled(&said_once(&highlighted(&page)), words);
    Ok(with_other_language(&page, words.language(), name))
}

/// Boxes (`> [!WARNING]`) with a title in the reader's language, for mdBook has only English ones.
fn titled(page: &str, words: &Catalogue) -> String {
    let mut titled = String::with_capacity(page.len());
    let mut inside = false;
    for line in page.lines() {
        if let Some(kind) = box_kind(line) {
            let title = words.message(&format!("book-box-{kind}"), &[]);
            titled.push_str(&format!(
                "<blockquote class=\"blockquote-tag blockquote-tag-{kind}\">\n<p class=\"blockquote-tag-title\">{title}</p>\n\n"
            ));
            inside = true;
            continue;
        }
        let quoted = line.strip_prefix('>').filter(|_| inside);
        if inside && quoted.is_none() {
            titled.push_str("\n</blockquote>\n");
            inside = false;
        }
        titled.push_str(quoted.map_or(line, |quoted| quoted.strip_prefix(' ').unwrap_or(quoted)));
        titled.push('\n');
    }
    if inside {
        titled.push_str("\n</blockquote>\n");
    }
    titled
}

/// The kind of box that a line begins, of those that our pages have.
fn box_kind(line: &str) -> Option<&'static str> {
    match line.trim_end() {
        "> [!NOTE]" => Some("note"),
        "> [!TIP]" => Some("tip"),
        "> [!WARNING]" => Some("warning"),
        _ => None,
    }
}

/// Without a block for PowerShell that says what the block for bash before it says: hand-outs have both, for the tests
/// that type them.
fn said_once(page: &str) -> String {
    let mut once: Vec<&str> = Vec::new();
    let mut last: Option<Vec<&str>> = None;
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some((mark, info)) = fence(line) else {
            if !line.trim().is_empty() {
                last = None;
            }
            once.push(line);
            continue;
        };
        let is_end = |line: &&str| line.trim_start().starts_with(mark) && line.trim().trim_matches('`').is_empty();
        let mut inside = Vec::new();
        let mut end = None;
        for line in lines.by_ref() {
            if is_end(&line) {
                end = Some(line);
                break;
            }
            inside.push(line);
        }
        // PowerShell has become text: `highlighted`.
        if info == "text" && last.as_ref() == Some(&inside) {
            continue;
        }
        last = (info == "bash" || info == "sh").then(|| inside.clone());
        once.push(line);
        once.extend(inside);
        once.extend(end);
    }
    once.join("\n") + "\n"
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_has_a_title_in_the_readers_language() {
        let page = "text\n\n> [!WARNING]\n> It *costs*.\n> More.\n\nafter\n> plain\n";
        for (language, title) in [(Language::Ko, "주의"), (Language::En, "Warning")] {
            let titled = titled(page, &Catalogue::new(language));
            assert!(
                titled.contains(&format!("title\">{title}</p>\n\nIt *costs*.\nMore.\n\n</blockquote>\n")),
                "{titled}"
            );
            assert!(titled.ends_with("after\n> plain\n"), "{titled}");
        }
    }

    #[test]
    fn every_box_of_the_book_is_of_a_kind_that_has_a_title() {
        let handouts =
            labs::FOLDERS.iter().flat_map(|folder| ["ko.md", "en.md"].into_iter().filter_map(|name| folder.file(name)));
        let pages =
            crate::sources::SOURCES.iter().filter(|source| source.path.ends_with(".md")).map(|source| source.text);
        let mut boxes = 0;
        for line in pages.chain(handouts).flat_map(str::lines).filter(|line| line.contains("[!")) {
            assert!(box_kind(line).is_some(), "{line}");
            boxes += 1;
        }
        assert!(boxes > 10, "{boxes}");
    }

    #[test]
    fn what_both_shells_take_is_shown_once() {
        let page = "```bash\ncheck lab-1.3\n```\n\n```text\ncheck lab-1.3\n```\n\n```text\nother\n```\n";
        assert_eq!(said_once(page).matches("check lab-1.3").count(), 1);
        assert_eq!(said_once(page).matches("other").count(), 1);
        let apart = "```bash\na\n```\n\nthen\n\n```text\na\n```\n";
        assert_eq!(said_once(apart), apart);
    }
}
