//! The word that was probably meant.

/// The known word that is closest to an unknown one, if one is close.
pub(crate) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .min()
        .filter(|(distance, candidate)| *distance <= 1.max(candidate.chars().count() / 3))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_close_is_suggested() {
        let known = ["lab-1.9", "lab-1.12", "solved"];
        assert_eq!(nearest("lab-1.21", known), Some("lab-1.12"));
        assert_eq!(nearest("Sovled", known), Some("solved"));
        assert_eq!(nearest("nothing-like-it", known), None);
        assert_eq!(nearest("x", []), None);
    }
}
