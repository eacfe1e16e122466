//! Pages of reference: what the program, its checks and its codes say of themselves.

use crate::console;
use crate::course::Course;
use crate::fault::What;
use messages::{Catalogue, Language};
use std::fmt::Write as _;

/// `{{#commands}}`: the help of every verb.
pub(crate) fn commands(course: &Course<'_>, words: &Catalogue) -> Result<String, What> {
    let mut page = String::new();
    for verb in std::iter::once("").chain(course.verbs.iter().map(String::as_str)) {
        let command = format!("help {verb}");
        let printed = console::printed(course, words, command.trim_end())?;
        let name = if verb.is_empty() { "check".to_owned() } else { format!("check {verb}") };
        let id = name.replace(' ', "-");
        let _ = writeln!(page, "## {name} {{#{id}}}\n\n~~~~~text\n{}\n~~~~~\n", printed.trim_end());
    }
    Ok(page)
}

/// `{{#checks}}`: the page of every check, with a way back to the chapters whose labs are made of it.
pub(crate) fn checks(course: &Course<'_>, words: &Catalogue) -> String {
    let mut page = String::new();
    for check in judge::CHECKS {
        let text = match words.language() {
            Language::Ko => check.ko,
            Language::En => check.en,
        };
        let _ = writeln!(page, "## {0} {{#{0}}}\n\n{1}", check.id, text.trim());
        let uses = |lab: &judge::Lab| lab.checks.iter().any(|one| one.judge.info().id == check.id);
        let chapters: Vec<String> = course
            .subjects
            .iter()
            .filter(|(lab, _)| uses(lab))
            .map(|(_, folder)| format!("[{}]({}.md)", folder.number(), folder.name))
            .collect();
        if !chapters.is_empty() {
            let _ =
                writeln!(page, "\n{}\n", words.message("book-chapters", &[("chapters", chapters.join(", ").into())]));
        }
    }
    page
}

/// `{{#codes}}`: what every code means, with a way back to its chapter.
pub(crate) fn codes(course: &Course<'_>, words: &Catalogue) -> String {
    let mut page = String::new();
    for code in messages::codes() {
        let Some(text) = report::explain::code(&code.code, words) else { continue };
        let (_, text) = text.split_once('\n').unwrap_or((&text, ""));
        let title = words.attribute(&code.code, "title", &[]);
        let _ = writeln!(page, "## {0} {{#{0}}}\n\n**{title}**\n{text}", code.code);
        if let Ok((_, folder)) = course.lab(&code.lab) {
            let chapter = format!("[{}]({}.md)", folder.number(), folder.name);
            let _ = writeln!(page, "{}\n", words.message("book-chapters", &[("chapters", chapter.into())]));
        }
    }
    page
}
