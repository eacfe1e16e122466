//! The word that was probably meant.

/// The known word that is closest to an unknown one, or that begins with it; none if none is close.
pub(crate) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word = word.to_lowercase();
    let known: Vec<&str> = known.into_iter().collect();
    let begun = known.iter().copied().filter(|known| word.len() > 3 && known.to_lowercase().starts_with(&word)).min();
    let close = known
        .iter()
        .copied()
        .map(|candidate| (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .min()
        .filter(|(distance, candidate)| *distance <= 1.max(candidate.chars().count() / 3))
        .map(|(_, candidate)| candidate);
    close.or(begun)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_close_is_suggested() {
        let known = ["lab-1.9", "lab-1.12", "solved"];
        assert_eq!(nearest("lab-1.21", known), Some("lab-1.12"));
        assert_eq!(nearest("Sovled", known), Some("solved"));
        assert_eq!(
            nearest("NO_ROUTE", ["NO_ROUTE_TO_DESTINATION", "NO_IPV6_ADDRESS"]),
            Some("NO_ROUTE_TO_DESTINATION")
        );
        assert_eq!(nearest("nothing-like-it", known), None);
        assert_eq!(nearest("x", []), None);
    }
}
