//! The reader's language, and sentences in it.

use messages::{Catalogue, Language, Value};
use std::ffi::OsString;

/// A sentence that has still to be put into words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Saying {
    id: &'static str,
    args: Vec<(&'static str, Value<'static>)>,
    parts: Vec<(&'static str, Saying)>,
}

impl Saying {
    /// A sentence without arguments.
    pub(crate) fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new(), parts: Vec::new() }
    }

    /// The same with one more argument, which may come from anywhere: it is made fit for a terminal.
    pub(crate) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, Value::from(report::safe::line(&value.to_string()).into_owned())));
        self
    }

    /// The same with several values, each made fit for a terminal: of what is known, none is cut off.
    pub(crate) fn listing(mut self, name: &'static str, values: &[String]) -> Self {
        let values: Vec<_> = values.iter().map(|value| report::safe::line(value)).collect();
        self.args.push((name, Value::from(values.join(", "))));
        self
    }

    /// The same with a count, which can choose a plural.
    pub(crate) fn counting(mut self, name: &'static str, count: usize) -> Self {
        self.args.push((name, Value::from(count)));
        self
    }

    /// The same with a sentence inside it, as `$cause`.
    pub(crate) fn cause(self, cause: Saying) -> Self {
        self.part("cause", cause)
    }

    /// The same with a phrase inside it.
    pub(crate) fn part(mut self, name: &'static str, part: Saying) -> Self {
        self.parts.push((name, part));
        self
    }

    /// The sentence in a language.
    pub(crate) fn say(&self, words: &Catalogue) -> String {
        let mut args = self.args.clone();
        args.extend(self.parts.iter().map(|(name, part)| (*name, Value::from(part.say(words)))));
        words.message(self.id, &args)
    }
}

/// The language of a command line: `--lang`, else the locale's.
///
/// It is looked for before the command line is understood, for what is wrong with that is told in it too.
pub(crate) fn language(args: &[OsString], locale: Option<&str>) -> Language {
    let mut args = args.iter().skip(1).take_while(|arg| *arg != "--").map(|arg| arg.to_string_lossy());
    while let Some(arg) = args.next() {
        let word = match arg.strip_prefix("--lang") {
            Some("") => args.next(),
            Some(rest) => rest.strip_prefix('=').map(|word| word.to_owned().into()),
            None => None,
        };
        if let Some(language) = word.and_then(|word| word.parse().ok()) {
            return language;
        }
    }
    locale.map_or(Language::En, Language::of_locale)
}

/// The locale of the environment.
pub(crate) fn locale() -> Option<String> {
    let set = |name| std::env::var(name).ok().filter(|locale| !locale.is_empty());
    ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).or_else(system_locale)
}

/// Windows has no such variables.
#[cfg(windows)]
fn system_locale() -> Option<String> {
    sys_locale::get_locale()
}

#[cfg(not(windows))]
fn system_locale() -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_that_of_the_flag_or_of_the_locale() {
        let language = |line: &str, locale| language(&line.split(' ').map(OsString::from).collect::<Vec<_>>(), locale);
        assert_eq!(language("check", None), Language::En);
        assert_eq!(language("check", Some("ko_KR.UTF-8")), Language::Ko);
        assert_eq!(language("check --lang en", Some("ko_KR.UTF-8")), Language::En);
        assert_eq!(language("check trace a b --lang=ko", Some("C")), Language::Ko);
        assert_eq!(language("check --lang kr", Some("ko_KR.UTF-8")), Language::Ko);
        assert_eq!(language("check -- --lang ko", None), Language::En);
        assert_eq!(language("check --language ko", None), Language::En);
    }
}
