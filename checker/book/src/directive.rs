//! Directives: lines of a page in whose places something else stands.

use crate::fault::What;

/// The words of our directives, in the order in which people are told of them.
pub(crate) const WORDS: &[&str] =
    &["handout", "mistakes", "map", "trace", "questions", "widget", "commands", "checks", "codes"];

/// Those of mdBook itself, which it reads after us.
const OF_MDBOOK: &[&str] = &["include", "rustdoc_include", "playground", "title"];

/// A directive as it is written: `{{#map lab-1.12/solved from=app to=203.0.113.80 port=443 "The way out"}}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Directive {
    /// What is to be put there.
    pub(crate) word: &'static str,
    /// What it is about, in order.
    pub(crate) about: Vec<String>,
    /// Details, each with a name.
    pub(crate) details: Vec<(String, String)>,
    /// What stands below it.
    pub(crate) caption: Option<String>,
}

impl Directive {
    /// The directive of a line; `None` if the line is none of ours.
    ///
    /// # Errors
    /// It looks like one and cannot be read.
    pub(crate) fn of(line: &str) -> Option<Result<Self, What>> {
        let inside = line.trim().strip_prefix("{{#")?.strip_suffix("}}")?;
        let (word, rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
        if OF_MDBOOK.contains(&word) {
            return None;
        }
        let Some(word) = WORDS.iter().find(|known| **known == word) else {
            return Some(Err(What::Directive { word: word.to_owned(), known: WORDS.to_vec() }));
        };
        Some(Self::read(word, rest))
    }

    fn read(word: &'static str, rest: &str) -> Result<Self, What> {
        let mut rest = rest.trim();
        let mut caption = None;
        if let Some(quoted) = rest.strip_suffix('"') {
            let (before, said) = quoted.split_once('"').ok_or_else(|| What::Argument { word: rest.to_owned() })?;
            (rest, caption) = (before, Some(said.to_owned()));
        }
        let mut directive = Self { word, about: Vec::new(), details: Vec::new(), caption };
        for word in rest.split_whitespace() {
            match word.split_once('=') {
                Some((name, value)) => directive.details.push((name.to_owned(), value.to_owned())),
                None => directive.about.push(word.to_owned()),
            }
        }
        Ok(directive)
    }

    /// The one thing that it is about.
    pub(crate) fn only(&self, what: &'static str) -> Result<&str, What> {
        match self.about.as_slice() {
            [one] => Ok(one),
            [] => Err(What::Missing { what }),
            [_, other, ..] => Err(What::Argument { word: other.clone() }),
        }
    }

    /// That it has no details but these.
    pub(crate) fn knows(&self, names: &[&str]) -> Result<(), What> {
        match self.details.iter().find(|(name, _)| !names.contains(&name.as_str())) {
            Some((name, value)) => Err(What::Argument { word: format!("{name}={value}") }),
            None => Ok(()),
        }
    }

    /// A detail by its name.
    pub(crate) fn detail(&self, name: &str) -> Option<&str> {
        self.details.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directive_is_a_line_of_its_own() {
        for line in ["text", "text {{#map x}}", "{{#include a.rs:b}}", "{{ x }}", "{{#"] {
            assert!(Directive::of(line).is_none(), "{line}");
        }
        let read = Directive::of(" {{#map lab-1.12/solved from=app to=10.0.0.4 port=443 \"The way = out\"}} ")
            .unwrap()
            .unwrap();
        assert_eq!((read.word, read.only("WORLD")), ("map", Ok("lab-1.12/solved")));
        assert_eq!((read.detail("from"), read.detail("port")), (Some("app"), Some("443")));
        assert_eq!(read.caption.as_deref(), Some("The way = out"));
        assert_eq!(read.knows(&["from", "to"]), Err(What::Argument { word: "port=443".into() }));
    }

    #[test]
    fn what_looks_like_one_and_is_none_is_told() {
        assert!(matches!(Directive::of("{{#mpa x}}"), Some(Err(What::Directive { .. }))));
        assert!(matches!(Directive::of("{{#map x\"}}"), Some(Err(What::Argument { .. }))));
        let none = Directive::of("{{#map}}").unwrap().unwrap();
        assert_eq!(none.only("WORLD"), Err(What::Missing { what: "WORLD" }));
    }
}
