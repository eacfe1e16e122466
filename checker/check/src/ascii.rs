//! What is written to a terminal that shows only ASCII: the marks of reports in letters that it has.
//!
//! Words stay as they are. Whoever reads Korean has a terminal that shows it, whatever the locale says.

use report::terminal::plain;
use std::borrow::Cow;

/// Text as it fits this terminal.
pub(crate) fn fit(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !is_needed() { Cow::Borrowed(text) } else { Cow::Owned(plain(text)) }
}

/// Whether this terminal shows only ASCII.
pub(crate) fn is_needed() -> bool {
    !is_utf8(|name| std::env::var(name).ok())
}

/// Whether the terminal shows more than ASCII, by what the locale says about characters.
///
/// A locale that says nothing about them, or is not set, is taken for UTF-8: that is what systems without it use, and a
/// Windows console gets its text as UTF-16, whatever its code page is.
fn is_utf8(variable: impl Fn(&str) -> Option<String>) -> bool {
    let set = |name| variable(name).filter(|locale| !locale.is_empty());
    let Some(locale) = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set) else { return true };
    // language_COUNTRY.charset@variant
    let locale = locale.split('@').next().unwrap_or_default();
    match locale.split_once('.') {
        Some((_, charset)) => ["utf-8", "utf8"].iter().any(|known| charset.eq_ignore_ascii_case(known)),
        None => !["C", "POSIX"].contains(&locale),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_locale_says_what_the_terminal_shows() {
        let shows = |set: &[(&str, &str)]| {
            is_utf8(|name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
        };
        for set in [
            &[][..],
            &[("LANG", "")],
            &[("LANG", "ko_KR.UTF-8")],
            &[("LANG", "en_US.utf8")],
            &[("LANG", "C.UTF-8")],
            &[("LANG", "en_US")],
            &[("LANG", "C"), ("LC_CTYPE", "C.UTF-8")],
            &[("LC_ALL", "ca_ES.UTF-8@valencia")],
            &[("LC_ALL", ""), ("LANG", "ko_KR.UTF-8")],
            &[("LC_MESSAGES", "C")],
        ] {
            assert!(shows(set), "{set:?}");
        }
        for set in [
            &[("LANG", "C")][..],
            &[("LANG", "POSIX")],
            &[("LC_ALL", "C"), ("LANG", "ko_KR.UTF-8")],
            &[("LC_CTYPE", "C"), ("LANG", "ko_KR.UTF-8")],
            &[("LANG", "ko_KR.eucKR")],
            &[("LANG", "de_DE.ISO-8859-15@euro")],
        ] {
            assert!(!shows(set), "{set:?}");
        }
    }

    #[test]
    fn marks_become_letters_and_words_stay() {
        assert_eq!(plain("✔ a → b ⇒ c ✘ … “x” · ▶ — –"), "+ a -> b => c x ... \"x\" - > - -");
        assert_eq!(plain("╭ rtb-1\n│ local\n╰"), ", rtb-1\n| local\n`");
        assert_eq!(plain("경로 → 없음 · é"), "경로 -> 없음 - é");
    }

    #[test]
    fn every_mark_of_the_english_sentences_has_letters() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../messages/en");
        let mut texts: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
            .collect();
        assert!(texts.len() > 5);
        texts.extend(judge::CHECKS.iter().map(|check| check.en.to_owned()));
        for text in texts {
            let plain = plain(&text);
            // Korean stands where English says what may be typed.
            let left: String = plain.chars().filter(|c| !c.is_ascii() && !('가'..='힣').contains(c)).collect();
            assert_eq!(left, "", "in {text}");
        }
    }
}
