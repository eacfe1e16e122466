//! Regular expressions of conditions and transforms.
//!
//! AWS names what its expressions lack (looking around, references back, classes of Unicode), which is what those of this
//! library lack too. It does not say whether they are to fit all of a text or a part of it, nor whether case matters:
//! where the ways of reading one do not agree, nothing is told.
//! <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html>

use regex_lite::{Regex, RegexBuilder};

/// AWS takes no longer ones; a longer one is not read.
const MOST: usize = 128;

/// Whether a text fits an expression; `None` where that cannot be told.
pub(super) fn fits(regex: &str, text: &str) -> Option<bool> {
    let read = |regex: &str, any_case: bool| {
        RegexBuilder::new(regex).case_insensitive(any_case).build().ok().map(|regex| regex.is_match(text))
    };
    if regex.chars().count() > MOST {
        return None;
    }
    let whole = format!("^(?:{regex})$");
    let answers = [read(regex, false)?, read(regex, true)?, read(&whole, false)?, read(&whole, true)?];
    let [first, ..] = answers;
    answers.iter().all(|answer| *answer == first).then_some(first)
}

/// A text with what an expression fits put in anew; `None` where that cannot be told.
pub(super) fn replaced(regex: &str, replace: &str, text: &str) -> Option<String> {
    if regex.chars().count() > MOST {
        return None;
    }
    let expression = Regex::new(regex).ok()?;
    if !expression.is_match(text) {
        // One that would fit in another case is doubtful.
        let any_case = RegexBuilder::new(regex).case_insensitive(true).build().ok()?;
        return (!any_case.is_match(text)).then(|| text.to_owned());
    }
    Some(expression.replace(text, groups(replace)?.as_str()).into_owned())
}

/// `$1` in the words of the library, where it would else take `$1a` for one name; `None` for any other use of `$`.
fn groups(replace: &str) -> Option<String> {
    let mut parts = replace.split('$');
    let mut read = parts.next()?.to_owned();
    for part in parts {
        let mut characters = part.chars();
        let digit = characters.next().filter(char::is_ascii_digit)?;
        let rest = characters.as_str();
        if rest.starts_with(|next: char| next.is_ascii_digit()) {
            return None;
        }
        read.push_str(&format!("${{{digit}}}{rest}"));
    }
    Some(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_read_in_two_ways_tells_nothing() {
        for (regex, text, told) in [
            ("^/delivery(/.*)?$", "/delivery/3", Some(true)),
            ("^/delivery(/.*)?$", "/order/", Some(false)),
            ("/delivery", "/delivery/3", None),
            ("^/Delivery$", "/delivery", None),
            ("^/(?=x)", "/x", None),
            ("(", "/x", None),
        ] {
            assert_eq!(fits(regex, text), told, "{regex} {text}");
        }
        assert_eq!(fits(&"a".repeat(129), "a"), None);
    }

    #[test]
    fn groups_are_put_in() {
        let rewrite = |regex, replace, text| replaced(regex, replace, text);
        assert_eq!(rewrite("^/delivery/(.*)$", "/$1", "/delivery/3").as_deref(), Some("/3"));
        assert_eq!(rewrite("^/dp/([A-Za-z0-9]+)/?$", "/p.php?id=$1x", "/dp/B0").as_deref(), Some("/p.php?id=B0x"));
        assert_eq!(rewrite("^/other$", "/", "/delivery").as_deref(), Some("/delivery"));
        assert_eq!(rewrite("^/a", "$x", "/a"), None);
    }
}
