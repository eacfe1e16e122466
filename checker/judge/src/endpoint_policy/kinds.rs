//! The kinds of text that patterns with `*` and `?` tell apart.
//!
//! Two texts are of one kind if the same patterns match both; whatever is said in terms of the patterns holds for all
//! texts of a kind. The patterns are followed together, character by character, over the characters that they name and
//! one that stands for all others.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// How many steps are made, a pattern and a character each; what takes more is beyond what is told here.
const MOST_STEPS: usize = 2_000_000;

/// A character that no pattern names.
const OTHER: char = '\u{0}';

/// For each kind of text that `universe` matches, which lists have a pattern that matches it; nothing if that takes
/// too long.
pub(super) fn kinds(universe: &str, lists: &[&[String]]) -> Option<BTreeSet<Vec<bool>>> {
    let named = lists.iter().enumerate().flat_map(|(list, patterns)| patterns.iter().map(move |it| (list, it)));
    let patterns: BTreeMap<&str, BTreeSet<usize>> = named.fold(BTreeMap::new(), |mut patterns, (list, pattern)| {
        patterns.entry(pattern.as_str()).or_insert_with(BTreeSet::new).insert(list);
        patterns
    });
    let all: Vec<Vec<char>> =
        std::iter::once(&universe).chain(patterns.keys()).map(|it| it.chars().collect()).collect();
    let mut alphabet: BTreeSet<char> = all.iter().flatten().copied().collect();
    alphabet.retain(|letter| !matches!(letter, '*' | '?'));
    alphabet.insert(OTHER);
    let start: Vec<Vec<usize>> = all.iter().map(|pattern| closed(pattern, vec![0])).collect();
    let mut seen = BTreeSet::from([start.clone()]);
    let mut next = VecDeque::from([start]);
    let (mut kinds, mut steps) = (BTreeSet::new(), 0_usize);
    while let Some(state) = next.pop_front() {
        let mut ends = all.iter().zip(&state).map(|(pattern, places)| places.contains(&pattern.len()));
        if ends.next() == Some(true) {
            let matched: BTreeSet<&usize> =
                ends.zip(patterns.values()).filter(|(ends, _)| *ends).flat_map(|(_, lists)| lists).collect();
            kinds.insert((0..lists.len()).map(|list| matched.contains(&list)).collect());
        }
        for &letter in &alphabet {
            steps = steps.saturating_add(state.iter().map(|places| places.len() + 1).sum());
            if steps > MOST_STEPS {
                return None;
            }
            let after: Vec<Vec<usize>> = all.iter().zip(&state).map(|(it, places)| step(it, places, letter)).collect();
            // What the universe does not hold leads to none of its texts.
            if after.first().is_some_and(|places| !places.is_empty()) && !seen.contains(&after) {
                seen.insert(after.clone());
                next.push_back(after);
            }
        }
    }
    Some(kinds)
}

/// Where one is in a pattern after a character.
fn step(pattern: &[char], places: &[usize], letter: char) -> Vec<usize> {
    let after = places.iter().filter_map(|&place| match pattern.get(place)? {
        '*' => Some(place),
        &own if own == '?' || own == letter => Some(place + 1),
        _ => None,
    });
    closed(pattern, after.collect())
}

/// A `*` may stand for nothing.
fn closed(pattern: &[char], mut places: Vec<usize>) -> Vec<usize> {
    let mut index = 0;
    while let Some(&place) = places.get(index) {
        if pattern.get(place) == Some(&'*') && !places.contains(&(place + 1)) {
            places.push(place + 1);
        }
        index += 1;
    }
    places.sort_unstable();
    places.dedup();
    places
}

/// Whether a pattern matches a text.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let end = text.chars().fold(closed(&pattern, vec![0]), |places, letter| step(&pattern, &places, letter));
    end.contains(&pattern.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_apart_what_patterns_tell_apart() {
        let count = |universe: &str, patterns: &[&str]| {
            let lists: Vec<[String; 1]> = patterns.iter().map(|it| [(*it).to_owned()]).collect();
            let lists: Vec<&[String]> = lists.iter().map(<[String; 1]>::as_slice).collect();
            kinds(universe, &lists).map(|kinds| kinds.len())
        };
        assert_eq!(count("*", &[]), Some(1));
        assert_eq!(count("s3:*", &["*"]), Some(1));
        assert_eq!(count("s3:*", &["s3:*", "s3:get*"]), Some(2));
        assert_eq!(count("s3:*", &["sqs:*"]), Some(1));
        assert_eq!(count("s3:*", &["s3:?"]), Some(2));
        assert_eq!(count("s3:*", &["s3:get*", "s3:*object"]), Some(4));
        assert_eq!(count("s3:*", &["s3:get*", "s3:put*"]), Some(3));
        let hard: Vec<String> = (0..40).map(|index| format!("*{index}*a?????????????????????*")).collect();
        assert_eq!(kinds("*", &[&hard]), None);
        let many: Vec<String> = (0..200).map(|index| format!("bucket-{index}/*")).collect();
        assert_eq!(kinds("*", &[&many]).map(|kinds| kinds.len()), Some(2));
    }

    #[test]
    fn stars_and_question_marks_match_as_iam_has_it() {
        for (pattern, text, fits) in [
            ("*", "", true),
            ("", "", true),
            ("?", "", false),
            ("a*", "a", true),
            ("a**b", "a b", true),
            ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("*a*", "bab", true),
            ("*a", "ab", false),
            ("가?", "가나", true),
        ] {
            assert_eq!(matches(pattern, text), fits, "{pattern} {text}");
        }
    }
}
