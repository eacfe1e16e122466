//! The order in which people look for things: what has a name first, numbers in it by what they are worth.

/// What a text is compared by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Piece {
    /// Leading zeros taken away, how many digits are left, and which.
    Number(usize, String),
    Text(String),
}

/// By what something is sorted that may have a name: what has none comes last, by its id.
pub(super) fn order(name: Option<&str>, id: &str) -> (bool, Vec<Piece>, String) {
    let name = name.filter(|name| !name.trim().is_empty());
    (name.is_none(), pieces(name.unwrap_or(id)), id.to_owned())
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        pieces.push(if digits {
            let worth = piece.trim_start_matches('0');
            Piece::Number(worth.len(), worth.to_owned())
        } else {
            Piece::Text(piece.to_lowercase())
        });
        rest = after;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_first_and_numbers_are_numbers() {
        let mut all =
            [(None, "vpc-9"), (Some("prod-10"), "a"), (Some("Prod-2"), "b"), (Some(" "), "vpc-1"), (Some("개발"), "c")];
        all.sort_by_key(|(name, id)| order(*name, id));
        assert_eq!(all.map(|(_, id)| id), ["b", "a", "c", "vpc-1", "vpc-9"]);
        assert!(order(Some("x"), "1") < order(Some("x"), "2"), "the id decides between equal names");
        assert_eq!(pieces("007"), pieces("7"));
    }
}
