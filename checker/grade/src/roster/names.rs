//! Names of people, as they can be compared.

use std::collections::BTreeSet;
use submission::archive::composed;

/// The most parts of a file's name that are one name of a person.
const PARTS: usize = 5;

/// More parts of a file's name are not looked at.
const MOST: usize = 64;

/// A name without what people write differently: case, spaces, and all that is no letter or digit; in NFC.
#[must_use]
pub fn folded(name: &str) -> String {
    let kept: String = composed(name).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    // A small letter of several characters can be in another form.
    composed(&kept)
}

/// The parts of a text between characters that are neither letters nor digits, each as [`folded`] has it.
pub(super) fn parts(text: &str) -> Vec<String> {
    let text = composed(text);
    text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).take(MOST).map(folded).collect()
}

/// Family names of two syllables.
const TWO_SYLLABLES: [&str; 8] = ["남궁", "제갈", "선우", "황보", "사공", "독고", "서문", "동방"];

/// All ways in which a learner's name can stand somewhere, folded: family names come first in some places and last in
/// others.
pub(super) fn spellings(name: &str, split: Option<(&str, &str)>) -> BTreeSet<String> {
    let mut found = BTreeSet::from([folded(name)]);
    if let Some((given, family)) = split {
        found.insert(folded(&format!("{given}{family}")));
        found.insert(folded(&format!("{family}{given}")));
    }
    if let Some((family, given)) = name.split_once(',') {
        found.insert(folded(&format!("{given}{family}")));
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    if let [first, middle @ .., last] = words.as_slice() {
        let middle = middle.concat();
        found.insert(folded(&format!("{last}{first}{middle}")));
        found.insert(folded(&format!("{middle}{last}{first}")));
    }
    let whole = folded(name);
    let syllables: Vec<char> = whole.chars().collect();
    if (2..=5).contains(&syllables.len()) && syllables.iter().all(|c| ('가'..='힣').contains(c)) {
        let family = if TWO_SYLLABLES.iter().any(|family| whole.starts_with(family)) { 2 } else { 1 };
        let (family, given) = syllables.split_at(family.min(syllables.len()));
        found.insert(given.iter().chain(family).collect());
    }
    found.remove("");
    found
}

/// What in a text could be a name.
pub(super) struct Names;

impl Names {
    /// All runs of up to five parts, joined. One letter or syllable is no name.
    pub(super) fn within(parts: &[String]) -> impl Iterator<Item = String> {
        let runs = (1..=PARTS).flat_map(move |length| parts.windows(length));
        runs.map(<[String]>::concat).filter(|name| name.chars().count() > 1)
    }
}
