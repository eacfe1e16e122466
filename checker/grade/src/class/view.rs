//! What the page of a class and its lines on a terminal say alike.

use super::beside::Leftover;
use super::copies::{Alike, Trait};
use super::glance::{Broken, Waiting};
use crate::gradebook::LearnerRow;
use crate::told;
use judge::Text;
use messages::{Catalogue, Language, Value};
use report::safe;

/// A catalogue that knows a class.
#[derive(Clone, Copy)]
pub(super) struct View<'w> {
    pub(super) words: &'w Catalogue,
}

impl View<'_> {
    pub(super) fn plain(self, id: &str) -> String {
        self.words.message(id, &[])
    }

    pub(super) fn with(self, id: &str, args: &[(&str, Value<'_>)]) -> String {
        self.words.message(id, args)
    }

    /// What an author wrote, in the reader's language or else in the other.
    pub(super) fn text(self, text: &Text) -> String {
        let (first, second) = match self.words.language() {
            Language::Ko => (&text.ko, &text.en),
            Language::En => (&text.en, &text.ko),
        };
        safe::line(if first.is_empty() { second } else { first }).into_owned()
    }

    /// What a check is called: by its title, else by its id.
    pub(super) fn check(self, title: Option<&Text>, id: &str) -> String {
        title.map_or_else(|| safe::line(id).into_owned(), |title| self.text(title))
    }

    /// Who somebody is: the name with the id, or the id alone.
    pub(super) fn who(self, row: &LearnerRow) -> String {
        let (id, name) = (safe::line(&row.learner.id), safe::line(&row.learner.name));
        if name.trim().is_empty() || name == id { id.into_owned() } else { format!("{name} ({id})") }
    }

    /// Those learners by their ids, of many the first ones.
    pub(super) fn ids<'r>(self, rows: impl IntoIterator<Item = &'r LearnerRow>) -> String {
        let ids: Vec<String> = rows.into_iter().map(|row| safe::line(&row.learner.id).into_owned()).collect();
        told::few(&ids)
    }

    /// How many of how many fail of what.
    pub(super) fn broken(self, broken: &Broken<'_>) -> String {
        let args = [
            ("count", Value::from(broken.learners.len())),
            ("all", Value::from(broken.judged)),
            ("what", Value::from(told::title(broken.code, self.words))),
        ];
        self.with("class-broken", &args)
    }

    /// What waits, a sentence each.
    pub(super) fn waiting(self, waiting: &Waiting<'_>) -> Vec<String> {
        // Whoever marked may have said why already.
        let is_told =
            |lab: &str| waiting.reasons.iter().any(|reason| reason.code.starts_with("held") && reason.resource == lab);
        let held = waiting.held.iter().filter(|(lab, _)| !is_told(lab)).map(|(lab, needs)| {
            let needs: Vec<String> = needs.iter().map(|need| safe::line(need).into_owned()).collect();
            let lab = Value::from(safe::line(lab).into_owned());
            if needs.is_empty() {
                self.with("class-held", &[("lab", lab)])
            } else {
                self.with("class-held-need", &[("lab", lab), ("needs", told::few(&needs).into())])
            }
        });
        held.chain(waiting.reasons.iter().map(|reason| told::reason(reason, self.words))).collect()
    }

    /// What bills, with its price.
    pub(super) fn leftover(self, leftover: &Leftover) -> String {
        let kinds: Vec<String> = leftover
            .kinds
            .iter()
            .map(|(kind, count)| {
                let kind = self.plain(&format!("cost-kind-{}", kind.word()));
                self.with("class-leftover-kind", &[("kind", kind.into()), ("count", Value::from(*count))])
            })
            .collect();
        let args = [("what", Value::from(kinds.join(", "))), ("usd", Value::from(leftover.month.with_decimals(2)))];
        self.with("class-leftover", &args)
    }

    /// What is the same, a sentence each.
    pub(super) fn traits(self, alike: &Alike) -> Vec<String> {
        let listed = |all: &std::collections::BTreeSet<String>| {
            told::few(&all.iter().map(|one| safe::line(one).into_owned()).collect::<Vec<_>>())
        };
        let told = |one: &Trait| match one {
            Trait::File(sha) => {
                let short: String = sha.chars().take(12).collect();
                self.with("class-alike-file", &[("sha", safe::line(&short).into_owned().into())])
            }
            Trait::MadeUp(all) => {
                self.with("class-alike-made-up", &[("count", all.len().into()), ("names", listed(all).into())])
            }
            Trait::Account(account) => {
                self.with("class-alike-account", &[("account", safe::line(account).into_owned().into())])
            }
            Trait::Ids(all) => {
                // The network first, then what stands in it.
                let kinds = ["vpc-", "i-", "nat-", "subnet-"];
                let rank = |id: &&String| kinds.iter().position(|kind| id.starts_with(kind)).unwrap_or(kinds.len());
                let mut ids: Vec<&String> = all.iter().collect();
                ids.sort_by_key(rank);
                let ids: Vec<String> = ids.into_iter().map(|id| safe::line(id).into_owned()).collect();
                self.with("class-alike-ids", &[("count", all.len().into()), ("ids", told::few(&ids).into())])
            }
            Trait::Moments(all) => {
                self.with("class-alike-moments", &[("count", all.len().into()), ("times", listed(all).into())])
            }
        };
        alike.traits.iter().map(told).collect()
    }
}
