//! Things to touch that need no engine: a table each, which a script of its own turns into something to try.
//!
//! `book/widgets/NAME.toml` has the table and all words in both languages; the page gets the table, with what the script
//! has to know at its rows. Whoever has no script reads the table.

mod price;

use crate::fault::What;
use crate::sources::SOURCES;
use askama::Template;
use messages::Language;
use pulldown_cmark::{Event, Parser, Tag, TagEnd, html};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Something that is said in both languages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    ko: String,
    en: String,
}

impl Said {
    fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Ko => &self.ko,
            Language::En => &self.en,
        }
    }
}

/// The headings of the columns.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Columns {
    ko: Vec<String>,
    en: Vec<String>,
}

/// A file below `book/widgets`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Thing {
    caption: Said,
    columns: Columns,
    /// What stands below the table: what it rests on.
    note: Said,
    /// What the script says.
    #[serde(default)]
    says: BTreeMap<String, Said>,
    /// What the script has to know of the whole.
    #[serde(default)]
    data: BTreeMap<String, String>,
    /// Values of `data` at rows that have words: what `{key}` in a cell says for them.
    #[serde(default)]
    words: BTreeMap<String, Said>,
    row: Vec<Row>,
}

/// A row of the table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    /// What the script has to know of it; `{key}` in a cell is the value, as code or in words.
    #[serde(default)]
    data: BTreeMap<String, String>,
    ko: Vec<String>,
    en: Vec<String>,
    /// What does not fit, with why: a list in the last cell.
    #[serde(default)]
    not: Vec<Not>,
}

/// Something that does not fit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Not {
    name: String,
    ko: String,
    en: String,
}

#[derive(Template)]
#[template(path = "thing.html")]
struct Page<'p> {
    name: &'p str,
    says: String,
    data: &'p BTreeMap<String, String>,
    caption: String,
    columns: Vec<String>,
    rows: Vec<Cells<'p>>,
    note: String,
}

/// A row in one language, as HTML.
struct Cells<'p> {
    data: &'p BTreeMap<String, String>,
    first: String,
    others: Vec<String>,
    not: Vec<(&'p str, String)>,
}

/// The thing of a name, if there is one.
pub(crate) fn thing(language: Language, name: &str) -> Option<Result<String, What>> {
    let path = format!("book/widgets/{name}.toml");
    let source = SOURCES.iter().find(|source| source.path == path)?;
    let odd = |said: String| What::Thing { file: format!("widgets/{name}.toml"), said };
    let read = toml::from_str::<Thing>(source.text).map_err(|error| odd(error.to_string()));
    Some(read.and_then(|thing| page(language, name, &thing).map_err(odd)))
}

fn page(language: Language, name: &str, thing: &Thing) -> Result<String, String> {
    let columns = match language {
        Language::Ko => &thing.columns.ko,
        Language::En => &thing.columns.en,
    };
    let mut rows = Vec::new();
    for row in &thing.row {
        let written = match language {
            Language::Ko => &row.ko,
            Language::En => &row.en,
        };
        let mut cells: Vec<String> =
            written.iter().map(|cell| inline(&filled(cell, &row.data, &thing.words, language))).collect();
        cells.extend(price::cells(&row.data, &thing.data)?);
        let said = |not: &Not| match language {
            Language::Ko => inline(&not.ko),
            Language::En => inline(&not.en),
        };
        let not: Vec<_> = row.not.iter().map(|not| (not.name.as_str(), said(not))).collect();
        if cells.is_empty() || cells.len() + usize::from(!not.is_empty()) != columns.len() {
            return Err(format!("{} cells: {written:?}", columns.len()));
        }
        let first = cells.remove(0);
        rows.push(Cells { data: &row.data, first, others: cells, not });
    }
    let says: BTreeMap<&str, &str> =
        thing.says.iter().map(|(key, said)| (key.as_str(), said.in_language(language))).collect();
    let page = Page {
        name,
        says: serde_json::to_string(&says).map_err(|error| error.to_string())?,
        data: &thing.data,
        caption: inline(thing.caption.in_language(language)),
        columns: columns.iter().map(|column| inline(column)).collect(),
        rows,
        note: inline(thing.note.in_language(language)),
    };
    Ok(crate::block::block(&page))
}

/// A cell with `{key}` as what stands at its row.
fn filled(cell: &str, data: &BTreeMap<String, String>, words: &BTreeMap<String, Said>, language: Language) -> String {
    data.iter().fold(cell.to_owned(), |cell, (key, value)| {
        let said = words.get(value).map_or_else(|| format!("`{value}`"), |said| said.in_language(language).to_owned());
        cell.replace(&format!("{{{key}}}"), &said)
    })
}

/// Markdown of one line as HTML without a paragraph around it.
fn inline(text: &str) -> String {
    let is_paragraph =
        |event: &Event<'_>| matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph));
    let mut written = String::new();
    html::push_html(&mut written, Parser::new(text).filter(|event| !is_paragraph(event)));
    written.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_thing_can_be_read_in_both_languages() {
        let names = SOURCES.iter().filter_map(|one| one.path.strip_prefix("book/widgets/")?.strip_suffix(".toml"));
        let mut things = 0;
        for name in names {
            for language in Language::ALL {
                let page = thing(language, name).unwrap().unwrap_or_else(|what| panic!("{name}: {what:?}"));
                assert!(page.contains(&format!("<course-{name} ")) && page.contains("<table"), "{page}");
                assert!(!page.contains("{}") && !page.trim().contains("\n\n"), "{page}");
            }
            things += 1;
        }
        assert!(things > 1, "only {things}");
        assert!(thing(Language::Ko, "nothing").is_none());
    }
}
