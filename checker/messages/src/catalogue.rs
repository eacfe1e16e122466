//! One language's messages.

use crate::{Language, Value, topics::sources};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentMessage, FluentResource};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// The messages of one language.
///
/// A file is parsed when a message of it is first asked for: a run that passes never parses the texts of failures.
/// It can be shared between threads.
pub struct Catalogue {
    language: Language,
    topics: Vec<Topic>,
    places: OnceLock<HashMap<String, usize>>,
}

struct Topic {
    source: Cow<'static, str>,
    bundle: OnceLock<FluentBundle<FluentResource>>,
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Catalogue").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Catalogue {
    /// The catalogue of a language; nothing is parsed yet.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self::made(language, sources(language).iter().map(|(_, source)| Cow::Borrowed(*source)))
    }

    /// The catalogue of files that somebody brings, as a page does which loads its language apart; nothing is parsed yet.
    #[must_use]
    pub fn of(language: Language, sources: Vec<String>) -> Self {
        Self::made(language, sources.into_iter().map(Cow::Owned))
    }

    fn made(language: Language, sources: impl Iterator<Item = Cow<'static, str>>) -> Self {
        let topics = sources.map(|source| Topic { source, bundle: OnceLock::new() }).collect();
        Self { language, topics, places: OnceLock::new() }
    }

    /// Its language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// A message with its arguments in place.
    ///
    /// A message that is missing, or has no text of its own, is shown as its id and arguments.
    #[must_use]
    pub fn message(&self, id: &str, args: &[(&str, Value<'_>)]) -> String {
        self.render(id, None, args).unwrap_or_else(|| bare(id, args))
    }

    /// An attribute of a message with its arguments in place; shown as its id and arguments if it is missing.
    #[must_use]
    pub fn attribute(&self, id: &str, attribute: &str, args: &[(&str, Value<'_>)]) -> String {
        self.render(id, Some(attribute), args).unwrap_or_else(|| bare(&format!("{id}.{attribute}"), args))
    }

    /// Whether there is such a message.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.topic(id).is_some_and(|bundle| bundle.has_message(id))
    }

    /// Whether there is such a message with such an attribute.
    #[must_use]
    pub fn has_attribute(&self, id: &str, attribute: &str) -> bool {
        self.find(id).is_some_and(|(_, message)| message.get_attribute(attribute).is_some())
    }

    fn render(&self, id: &str, attribute: Option<&str>, args: &[(&str, Value<'_>)]) -> Option<String> {
        let (bundle, message) = self.find(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(attribute) => message.get_attribute(attribute)?.value(),
        };
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value)).collect();
        // An argument that is missing shows as `{$name}`, or chooses the default of a selector: never a reason to fail.
        let mut errors = Vec::new();
        Some(bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
    }

    fn find(&self, id: &str) -> Option<(&FluentBundle<FluentResource>, FluentMessage<'_>)> {
        let bundle = self.topic(id)?;
        Some((bundle, bundle.get_message(id)?))
    }

    /// The file that defines a message, parsed. Only the lines that begin messages are looked at to find it, so that
    /// the other files stay unparsed.
    fn topic(&self, id: &str) -> Option<&FluentBundle<FluentResource>> {
        let topic = self.topics.get(*self.places().get(id)?)?;
        Some(topic.bundle.get_or_init(|| parse(self.language, &topic.source)))
    }

    fn places(&self) -> &HashMap<String, usize> {
        self.places.get_or_init(|| {
            let mut places = HashMap::new();
            for (place, topic) in self.topics.iter().enumerate() {
                for id in topic.source.lines().filter_map(defined) {
                    places.entry(id.to_owned()).or_insert(place);
                }
            }
            places
        })
    }

    /// Looks now where every message stands, which the first one would do otherwise: for a thread beside one that
    /// will need them soon.
    pub fn prepare(&self) {
        self.places();
    }
}

/// The message that a line of a file begins, `id = …`.
fn defined(line: &str) -> Option<&str> {
    let (id, _) = line.split_once('=')?;
    let id = id.trim_end_matches(' ');
    let is_id = id.starts_with(|first: char| first.is_ascii_alphabetic())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    is_id.then_some(id)
}

fn parse(language: Language, source: &str) -> FluentBundle<FluentResource> {
    // It chooses the plural rules. Both languages are known to be identifiers; another would get the default rules.
    let identifier: LanguageIdentifier = language.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // Terminals and JSON show isolation marks as rubbish; values are made safe where they are rendered.
    bundle.set_use_isolating(false);
    // What is wrong in a file is found by a test; here the rest of it is used.
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}

/// What is shown instead of a message that is not there.
fn bare(id: &str, args: &[(&str, Value<'_>)]) -> String {
    let mut text = id.to_owned();
    for (index, (name, value)) in args.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = write!(text, "{}{name}={value}", if index == 0 { " (" } else { ", " });
    }
    if !args.is_empty() {
        text.push(')');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_message_shows_its_id_and_arguments() {
        let catalogue = Catalogue::new(Language::En);
        assert_eq!(catalogue.message("no-such", &[]), "no-such");
        assert_eq!(catalogue.message("no-such", &[("a", "x".into()), ("n", Value::Number(22))]), "no-such (a=x, n=22)");
        assert_eq!(catalogue.attribute("status-pass", "no-such", &[]), "status-pass.no-such");
        assert!(!catalogue.has("no-such"));
        assert!(!catalogue.has(""));
    }

    #[test]
    fn only_a_line_that_begins_with_an_id_defines_it() {
        assert_eq!(defined("ab-c   = 2"), Some("ab-c"));
        assert_eq!(defined("GOOD_1=2 = 3"), Some("GOOD_1"));
        for other in ["# ab = 1", "-term = 1", "    .title = x", "  ab = 1", "a b = 1", "ab", "", "= 1"] {
            assert_eq!(defined(other), None, "{other:?}");
        }
    }

    #[test]
    fn every_message_of_every_file_is_found() {
        for language in [Language::Ko, Language::En] {
            let catalogue = Catalogue::new(language);
            for (name, source) in sources(language) {
                let resource = FluentResource::try_new((*source).to_owned()).expect("a file is without fault");
                for entry in resource.entries() {
                    if let fluent_syntax::ast::Entry::Message(message) = entry {
                        assert!(catalogue.has(message.id.name), "{} of {name}", message.id.name);
                    }
                }
            }
        }
    }

    #[test]
    fn numbers_are_plain_digits_and_nothing_is_isolated() {
        let catalogue = Catalogue::new(Language::En);
        let text = catalogue.message("points", &[("earned", 1024_u32.into()), ("possible", 65535_u32.into())]);
        assert_eq!(text, "1024/65535");
    }
}
