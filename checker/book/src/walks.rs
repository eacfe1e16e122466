//! Ways to a name through the DNS, to be gone step by step: practice worlds below `book/walks`, each with a recorded probe.
//!
//! What is asked and answered, what is wrong and who can mend it, is said by the reader and the reporter of `check dns`
//! when the book is built; whoever has no script reads all of it. The script only shows one step after the other.

use crate::fault::What;
use crate::sources::SOURCES;
use askama::Template;
use messages::Catalogue;
use report::dns::{Told, View, Walk};
use request::dns::{Reading, Verdict, Who, account, read};
use request::names::Resolver;
use serde_json::json;
use snapshot::{Inventory, ProbeOutput};
use world::{Built, World};

/// Whom a reader can take for the one who has to mend something.
const EVERYBODY: [Who; 5] = [Who::Registrant, Who::ZoneOwner, Who::Network, Who::Time, Who::Nobody];

#[derive(Template)]
#[template(path = "walks.html")]
struct Page {
    says: String,
    walks: Vec<Shown>,
    way: String,
    expected: String,
    found: String,
    why: String,
    action: String,
}

/// A walk in words.
struct Shown {
    title: String,
    verdict: &'static str,
    mark: &'static str,
    view: View,
    who: &'static str,
}

/// `{{#widget walks}}`.
pub(crate) fn walks(words: &Catalogue) -> Result<String, What> {
    let say = |id: &str| words.message(id, &[]);
    let walks: Result<Vec<Shown>, What> = sources().map(|(path, text)| shown(path, text, words)).collect();
    let own = ["choose", "next", "end", "again", "begin", "guess", "right", "wrong", "way"];
    let mut says: serde_json::Map<String, serde_json::Value> =
        own.iter().map(|word| ((*word).to_owned(), say(&format!("book-walk-{word}")).into())).collect();
    for who in EVERYBODY {
        says.insert(format!("who-{}", who.as_str()), say(&format!("dns-who-{}", who.as_str())).into());
    }
    let page = Page {
        says: json!(says).to_string(),
        walks: walks?,
        way: say("dns-way"),
        expected: say("dns-expected"),
        found: say("dns-found"),
        why: say("dns-why"),
        action: say("dns-do"),
    };
    Ok(crate::block::block(&page))
}

fn sources() -> impl Iterator<Item = (&'static str, &'static str)> {
    SOURCES.iter().filter(|source| source.path.starts_with("book/walks/")).map(|source| (source.path, source.text))
}

fn built(path: &str, text: &str) -> Result<Built, What> {
    let odd = || What::World { name: path.to_owned() };
    text.parse::<World>().map_err(|_| odd())?.build().map_err(|_| odd())
}

/// What the last line of a world has recorded, and what the account explains of it.
fn recorded(built: &Built) -> Option<(&snapshot::shapes::probe::Dns, String, String, Reading)> {
    let probe = built.snapshot.probes.last()?;
    let Some(ProbeOutput::Dns(dns)) = &probe.output else { return None };
    let of = |member: &str| Some(probe.input.get(member)?.as_str()?.to_owned());
    let inventory = Inventory::new(&built.snapshot);
    let reading = account::explained(read(dns), dns, &Resolver::new(&inventory, 0));
    Some((dns, of("name")?, of("type").unwrap_or_else(|| "A".to_owned()), reading))
}

fn shown(path: &str, text: &str, words: &Catalogue) -> Result<Shown, What> {
    let built = built(path, text)?;
    let (dns, name, kind, reading) = recorded(&built).ok_or_else(|| What::World { name: path.to_owned() })?;
    let view = View::new(&Walk { name: &name, kind: &kind, dns, reading: &reading }, words);
    let title = match reading.findings.first() {
        Some(finding) => words.attribute(finding.code, "title", &[]),
        None => words.message("book-walk-well", &[]),
    };
    let mark = match reading.verdict {
        Verdict::Resolves => "✔",
        Verdict::Broken => "✘",
        Verdict::Unknown => "?",
    };
    let who = view.findings.first().map_or(Who::Nobody, |told| told.who).as_str();
    Ok(Shown { title, verdict: reading.verdict.as_str(), mark, view, who })
}

impl Page {
    /// What there is to say beside the message.
    fn facts<'t>(&'t self, told: &'t Told) -> Vec<(&'t str, &'t str)> {
        let facts = [
            (&self.expected, &told.expected),
            (&self.found, &told.found),
            (&self.why, &told.why),
            (&self.action, &told.action),
        ];
        facts
            .into_iter()
            .map(|(label, text)| (label.as_str(), text.as_str()))
            .filter(|(_, text)| *text != "–")
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::Language;
    use request::dns::Finding;

    /// The codes of a reading, what is worth knowing in brackets, what passes in parentheses.
    fn codes(reading: &Reading) -> String {
        let code = |finding: &Finding| match finding.weight.as_str() {
            "note" => format!(" [{}]", finding.code),
            "pending" => format!(" ({})", finding.code),
            _ => format!(" {}", finding.code),
        };
        format!("{}{}", reading.verdict.as_str(), reading.findings.iter().map(code).collect::<String>())
    }

    #[test]
    fn every_walk_ends_as_its_world_says() {
        let mut walked = 0;
        for (path, text) in sources() {
            let built = built(path, text).unwrap_or_else(|what| panic!("{path}: {what:?}"));
            let (.., reading) = recorded(&built).unwrap();
            let said = text.lines().find_map(|line| line.strip_prefix("# ")).unwrap();
            assert_eq!(codes(&reading), said, "{path}");
            walked += 1;
        }
        assert!(walked >= 20, "{walked}");
    }

    #[test]
    fn every_walk_is_told_whole_in_both_languages() {
        for language in Language::ALL {
            let page = walks(&Catalogue::new(language)).unwrap();
            assert_eq!(page.matches("<details").count(), sources().count());
            // A message that is not there stands as its id.
            for id in ["dns-", "book-walk-", "DNS_DNS"] {
                assert!(!page.contains(&format!(">{id}")) && !page.contains(&format!(" {id}")), "{id}: {page}");
            }
        }
    }
}
