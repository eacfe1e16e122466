//! The languages that there are.

use std::fmt;
use std::str::FromStr;

/// A language of the course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Korean, the language of the course.
    Ko,
    /// English.
    En,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Ko, Self::En];

    /// The word of `--lang` and of reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ko => "ko",
            Self::En => "en",
        }
    }

    /// The language for a locale as `LANG`, `LC_ALL` or an `Accept-Language` entry writes it: `ko_KR.UTF-8`, `ko-KR`.
    /// Every other language reads English.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        let language = locale.trim().split(['_', '-', '.', '@', ';']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("ko") || language.eq_ignore_ascii_case("korean") { Self::Ko } else { Self::En }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|language| language.as_str() == word)
            .ok_or_else(|| UnknownLanguage { word: word.to_owned() })
    }
}

/// A word that names no language of the course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownLanguage {
    /// The word.
    pub word: String,
}

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown language `{}`: use `ko` or `en`", self.word)
    }
}

impl std::error::Error for UnknownLanguage {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_choose_a_language() {
        for (locale, language) in [
            ("ko_KR.UTF-8", Language::Ko),
            ("ko", Language::Ko),
            ("ko-KR", Language::Ko),
            ("KO_kr@eucKR", Language::Ko),
            ("Korean_Korea.949", Language::Ko),
            ("en_US.UTF-8", Language::En),
            ("kok_IN", Language::En),
            ("C", Language::En),
            ("", Language::En),
        ] {
            assert_eq!(Language::of_locale(locale), language, "{locale}");
        }
    }

    #[test]
    fn words_round_trip_and_others_are_refused() {
        for language in Language::ALL {
            assert_eq!(language.to_string().parse(), Ok(language));
        }
        assert_eq!(
            "kr".parse::<Language>().map_err(|error| error.to_string()),
            Err("unknown language `kr`: use `ko` or `en`".to_owned())
        );
    }
}
