//! Hand-outs in a page: their sections, with links that lead to chapters.

use crate::course::Course;
use crate::directive::Directive;
use crate::fault::What;
use messages::Catalogue;
use std::fmt::Write as _;

/// What a chapter has of its own.
const LEFT_OUT: [&str; 2] = ["goal", "review"];

/// The sections of a hand-out that a directive asks for, in its order; without any, all that a chapter has not itself.
pub(crate) fn handout(course: &Course<'_>, words: &Catalogue, directive: &Directive) -> Result<String, What> {
    directive.knows(&[])?;
    let (number, asked) = directive.about.split_first().ok_or(What::Missing { what: "LAB" })?;
    let (_, folder) = course.lab(number)?;
    let file = format!("{}.md", words.language().as_str());
    let text = folder.file(&file).ok_or_else(|| What::Lab { lab: number.clone() })?;
    let sections = sections(text);
    let mut page = String::new();
    if asked.is_empty() {
        for (_, section) in sections.iter().filter(|(id, _)| !LEFT_OUT.contains(id)) {
            let _ = writeln!(page, "{section}");
        }
    }
    for asked in asked {
        let (_, section) = sections.iter().find(|(id, _)| id == asked).ok_or_else(|| What::Section {
            section: asked.clone(),
            known: sections.iter().map(|(id, _)| (*id).to_owned()).collect(),
        })?;
        let _ = writeln!(page, "{section}");
    }
    linked(&page, &file)
}

/// The sections of a hand-out by their ids: `## Steps {#steps}` and what stands below it.
fn sections(text: &str) -> Vec<(&str, &str)> {
    let mut starts = Vec::new();
    let mut at = 0;
    let mut is_code = false;
    for line in text.split_inclusive('\n') {
        is_code ^= line.starts_with("```");
        if !is_code && line.starts_with("## ") {
            let id = line.trim_end().rsplit_once("{#").and_then(|(_, id)| id.strip_suffix('}'));
            starts.push((id.unwrap_or_default(), at));
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).map(|(_, at)| *at).chain([text.len()]);
    starts.iter().zip(ends).filter_map(|((id, start), end)| Some((*id, text.get(*start..end)?))).collect()
}

/// A hand-out's links between folders of the repository become links between chapters.
fn linked(text: &str, file: &str) -> Result<String, What> {
    let mut linked = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](../") {
        let (target, after) = after.split_once(')').unwrap_or((after, ""));
        let chapter = chapter(target, file).ok_or_else(|| What::Argument { word: format!("../{target}") })?;
        linked.push_str(&format!("{before}]({chapter})"));
        rest = after;
    }
    Ok(linked + rest)
}

/// `1.11-bastion/ko.md#login` is a chapter; what is elsewhere in the repository has its page in the book, if it has one.
fn chapter(target: &str, file: &str) -> Option<String> {
    let (path, anchor) = target.split_once('#').map_or((target, String::new()), |(path, id)| (path, format!("#{id}")));
    match path.split_once('/') {
        Some((folder, of)) if of == file => Some(format!("{folder}.md{anchor}")),
        _ if path.starts_with("../README") => Some("install.md".to_owned()),
        _ if path.starts_with("../sample-app/") => Some("2.8-backend.md".to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# T\n\n> note\n\n## Goal {#goal}\n\ng\n\n## Steps {#steps}\n\n```bash\n## no heading\n```\n\nsee [x](../1.11-bastion/en.md#login) and [y](../../README.md#start)\n";

    #[test]
    fn sections_are_found_by_their_ids_and_code_has_none() {
        let found = sections(TEXT);
        assert_eq!(found.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ["goal", "steps"]);
        assert_eq!(found.first().map(|(_, text)| *text), Some("## Goal {#goal}\n\ng\n\n"));
    }

    #[test]
    fn links_lead_to_chapters() {
        let text = linked(
            "[x](../1.11-bastion/en.md#login) [y](../../README.md#start) [z](#here) [w](../1.7-vpc-subnets/en.md)",
            "en.md",
        )
        .unwrap();
        assert_eq!(text, "[x](1.11-bastion.md#login) [y](install.md) [z](#here) [w](1.7-vpc-subnets.md)");
        assert_eq!(linked("[x](../../fuzz/run)", "en.md"), Err(What::Argument { word: "../../fuzz/run".into() }));
    }
}
