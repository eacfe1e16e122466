//! A DNS name in the one form in which names are compared.

use std::fmt;

/// A name: lower case, without its last dot, with Route 53's `\052` and the like as the characters that they stand for.
///
/// Names outside of ASCII come in punycode and stay so.
/// <https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html>
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

impl Name {
    /// The name of a text as AWS or a person writes it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = text.trim();
        let text = text.strip_suffix('.').unwrap_or(text);
        Self(unescaped(text).to_lowercase())
    }

    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it stands below another name, or is that name.
    #[must_use]
    pub fn is_in(&self, zone: &Self) -> bool {
        self == zone || self.0.strip_suffix(zone.as_str()).is_some_and(|labels| labels.ends_with('.'))
    }

    /// The name without the word for both families that the console puts before that of a load balancer.
    #[must_use]
    pub fn without_family(&self) -> Self {
        Self(self.0.strip_prefix("dualstack.").unwrap_or(&self.0).to_owned())
    }

    /// The name above it; `None` for one without a dot.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.0.split_once('.').map(|(_, parent)| Self(parent.to_owned()))
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Three octal digits behind a backslash are a character.
fn unescaped(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        read.push_str(before);
        let code = after.get(..3).and_then(|digits| u8::from_str_radix(digits, 8).ok());
        match (code, after.get(3..)) {
            (Some(code), Some(behind)) if code.is_ascii() => {
                read.push(char::from(code));
                rest = behind;
            }
            _ => {
                read.push('\\');
                rest = after;
            }
        }
    }
    read + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_compared_in_one_form() {
        for text in ["\\052.Example.LINK.", "*.example.link", " *.example.link."] {
            assert_eq!(Name::new(text).as_str(), "*.example.link");
        }
        assert_eq!(Name::new("a\\09b\\").as_str(), "a\\09b\\");
    }

    #[test]
    fn stands_below_by_whole_labels() {
        let zone = Name::new("example.link");
        assert!(Name::new("a.b.example.link").is_in(&zone) && zone.is_in(&zone));
        assert!(!Name::new("myexample.link").is_in(&zone) && !zone.is_in(&Name::new("www.example.link")));
    }
}
