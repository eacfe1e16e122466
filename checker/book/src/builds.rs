//! Networks put together from parts: `book/builds/NAME.toml`, with the packets that they are there for.
//!
//! What becomes of each packet when a part is missing is worked out by the packet engine when the book is built, and is
//! all that there is without a script. With one, the engine in the page is asked for whatever parts are switched on.

use crate::course::Course;
use crate::element;
use crate::fault::What;
use crate::sources::SOURCES;
use messages::{Catalogue, Language};
use reach::{Flow, Network, Verdict};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use world::{Built, World};

/// A file below `book/builds`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Build {
    caption: Said,
    /// What is always there, in lines of a practice world.
    base: Vec<String>,
    part: Vec<Part>,
    packet: Vec<Packet>,
}

/// Something that is said in both languages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    ko: String,
    en: String,
}

/// A part: the lines that it brings, and the part that has to be there before it.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Part {
    id: String,
    needs: Option<String>,
    #[serde(skip_serializing)]
    ko: String,
    #[serde(skip_serializing)]
    en: String,
    lines: Vec<String>,
    /// What is there in its place.
    #[serde(default)]
    without: Vec<String>,
}

/// A packet that is sent.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Packet {
    from: String,
    to: String,
    port: u16,
    #[serde(skip_serializing)]
    ko: String,
    #[serde(skip_serializing)]
    en: String,
}

fn said<'s>(language: Language, ko: &'s str, en: &'s str) -> &'s str {
    match language {
        Language::Ko => ko,
        Language::En => en,
    }
}

/// `{{#widget build NAME}}`.
pub(crate) fn build(course: &Course<'_>, words: &Catalogue, name: &str) -> Result<String, What> {
    let file = format!("builds/{name}.toml");
    let odd = |said: String| What::Thing { file: file.clone(), said };
    let path = format!("book/{file}");
    let source = SOURCES.iter().find(|source| source.path == path);
    let source = source.ok_or_else(|| What::Argument { word: name.to_owned() })?;
    let build: Build = toml::from_str(source.text).map_err(|error| odd(error.to_string()))?;
    let inside = table(&build, words).map_err(odd)?;
    let language = words.language();
    let named = |ko: &str, en: &str, value: serde_json::Value| {
        let mut value = value;
        value["name"] = said(language, ko, en).into();
        value
    };
    let plan = json!({
        "base": build.base,
        "parts": build.part.iter().map(|part| named(&part.ko, &part.en, json!(part))).collect::<Vec<_>>(),
        "packets": build.packet.iter().map(|packet| named(&packet.ko, &packet.en, json!(packet))).collect::<Vec<_>>(),
    });
    Ok(element::around(course, "build", &inside, [("plan", plan.to_string().as_str())].into_iter()))
}

impl Build {
    /// The network with all parts but one, and but those that need it.
    fn lacking(&self, missing: Option<&str>) -> Result<Built, String> {
        let mut there: BTreeSet<&str> = BTreeSet::new();
        let mut text = format!("world 1\nbase empty\n{}\n", self.base.join("\n"));
        for part in &self.part {
            let has_need = part.needs.as_deref().is_none_or(|need| there.contains(need));
            let lines = if missing != Some(part.id.as_str()) && has_need {
                there.insert(&part.id);
                &part.lines
            } else {
                &part.without
            };
            for line in lines {
                let _ = writeln!(text, "{line}");
            }
        }
        let odd =
            |line: usize, said: String| format!("{}: {said}", text.lines().nth(line.saturating_sub(1)).unwrap_or(""));
        let world: World = text.parse().map_err(|error: world::WorldError| odd(error.line, error.to_string()))?;
        world.build().map_err(|error| odd(error.line, error.to_string()))
    }
}

/// What becomes of each packet with all parts, and without each.
fn table(build: &Build, words: &Catalogue) -> Result<String, String> {
    let language = words.language();
    let packets = build.packet.iter().map(|packet| said(language, &packet.ko, &packet.en));
    let missing = words.message("touch-part-missing", &[]);
    let heads: Vec<&str> = std::iter::once(missing.as_str()).chain(packets).collect();
    let mut table = format!(
        "\n**{}**\n\n| {} |\n|{}\n",
        said(language, &build.caption.ko, &build.caption.en),
        heads.join(" | "),
        "---|".repeat(heads.len())
    );
    let parts = build.part.iter().map(|part| (Some(part.id.as_str()), said(language, &part.ko, &part.en).to_owned()));
    for (missing, name) in std::iter::once((None, words.message("touch-part-none", &[]))).chain(parts) {
        let built = build.lacking(missing)?;
        let cells: Result<Vec<String>, String> = build.packet.iter().map(|packet| fate(&built, packet)).collect();
        let _ = writeln!(table, "| {name} | {} |", cells?.join(" | "));
    }
    Ok(table)
}

fn fate(built: &Built, packet: &Packet) -> Result<String, String> {
    let network = Network::new(&built.snapshot).with_names(built.labels.iter().map(|(label, _, id)| (label, id)));
    let end = |word: &str| network.parse_end(word);
    // An end that is a part itself is not there without it.
    let (Ok(from), Ok(to)) = (end(&packet.from), end(&packet.to)) else { return Ok("–".to_owned()) };
    let trace = network.trace(&Flow::tcp(from, to, packet.port));
    Ok(match (trace.verdict, trace.blockers.first()) {
        (Verdict::Delivered, _) => "✔".to_owned(),
        (Verdict::Dropped, Some(blocker)) => format!("✘ [{0}](codes.md#{0})", blocker.code.0),
        (Verdict::Dropped, None) => "✘".to_owned(),
        (Verdict::Unknown, _) => "?".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = (&'static str, Build)> {
        let sources = SOURCES.iter().filter(|source| source.path.starts_with("book/builds/"));
        sources.map(|source| (source.path, toml::from_str(source.text).unwrap()))
    }

    #[test]
    fn every_part_can_be_missing_and_most_are_missed() {
        let mut builds = 0;
        for (path, build) in all() {
            for language in Language::ALL {
                let table = table(&build, &Catalogue::new(language)).unwrap_or_else(|why| panic!("{path}: {why}"));
                assert_eq!(
                    table.lines().filter(|line| line.starts_with("| ")).count(),
                    build.part.len() + 2,
                    "{table}"
                );
            }
            let fates = |missing: Option<&str>| {
                let built = build.lacking(missing).unwrap();
                build.packet.iter().map(|packet| fate(&built, packet).unwrap()).collect::<Vec<_>>()
            };
            let whole = fates(None);
            assert!(whole.iter().filter(|fate| *fate == "✔").count() >= 2, "{path}: {whole:?}");
            let missed = build.part.iter().filter(|part| fates(Some(&part.id)) != whole).count();
            // What has two ways misses neither of them alone.
            assert!(missed * 2 >= build.part.len(), "{path}");
            for part in &build.part {
                let needs = part.needs.as_deref();
                assert!(needs.is_none_or(|need| build.part.iter().any(|other| other.id == need)), "{path}: {needs:?}");
            }
            builds += 1;
        }
        assert_eq!(builds, 3);
    }
}
