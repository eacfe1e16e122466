//! Patterns of conditions: `*` is any number of characters, `?` exactly one.

/// Whether a text fits a pattern, character by character.
///
/// It takes no more steps than the two have characters, times each other.
#[must_use]
pub fn matches(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    let (mut at, mut seen) = (0, 0);
    // Where the last star stood, and how far it has been taken to reach.
    let mut star: Option<(usize, usize)> = None;
    while let Some(&character) = text.get(seen) {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, seen));
                at += 1;
            }
            Some(&wanted) if wanted == '?' || wanted == character => {
                at += 1;
                seen += 1;
            }
            _ => {
                let Some((stood, reached)) = star else { return false };
                star = Some((stood, reached + 1));
                at = stood + 1;
                seen = reached + 1;
            }
        }
    }
    pattern.iter().skip(at).all(|rest| *rest == '*')
}

/// The same without regard to case, as host names, headers and query strings are compared.
pub(super) fn matches_any_case(pattern: &str, text: &str) -> bool {
    matches(&pattern.to_lowercase(), &text.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_and_question_marks() {
        for (pattern, text, fits) in [
            ("/delivery/*", "/delivery/", true),
            ("/delivery/*", "/delivery/3/x", true),
            ("/delivery/*", "/delivery", false),
            ("/delivery*", "/delivery-fee", true),
            ("/delivery", "/delivery/", false),
            ("/img/?.png", "/img/1.png", true),
            ("/img/?.png", "/img/12.png", false),
            ("*", "", true),
            ("*a*b*", "xaybz", true),
            ("*a*b*", "xbya", false),
            ("?", "", false),
            ("", "", true),
            ("/가*", "/가게/1", true),
        ] {
            assert_eq!(matches(pattern, text), fits, "{pattern} {text}");
        }
        assert!(matches_any_case("*.Example.link", "WWW.example.LINK"));
    }

    #[test]
    fn many_stars_take_no_time() {
        let (pattern, text) = ("*a".repeat(60) + "b", "a".repeat(4000));
        assert!(!matches(&pattern, &text));
    }
}
