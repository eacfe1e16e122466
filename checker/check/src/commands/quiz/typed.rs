//! What a typed line says as the answer to a question.

use crate::words::Saying;
use quiz::{Answer, Body, Posed, normal};
use std::collections::BTreeSet;

/// The answer, or what to type instead.
pub(super) fn answer(question: &Posed, line: &str) -> Result<Answer, Saying> {
    match &question.body {
        Body::Options { options, several } => {
            let chosen: Option<BTreeSet<usize>> = numbers(line, options.len()).map(|all| all.into_iter().collect());
            match chosen {
                Some(chosen) if *several || chosen.len() == 1 => Ok(Answer::Chosen(chosen)),
                _ if *several => Err(Saying::new("quiz-type-several").counting("count", options.len())),
                _ => Err(Saying::new("quiz-type-one").counting("count", options.len())),
            }
        }
        Body::Items(items) => {
            let order = numbers(line, items.len()).filter(|order| {
                order.len() == items.len() && order.iter().collect::<BTreeSet<_>>().len() == items.len()
            });
            order.map(Answer::Ordered).ok_or_else(|| Saying::new("quiz-type-order").counting("count", items.len()))
        }
        Body::Words { .. } | Body::Block(_) => Ok(Answer::Written(line.to_owned())),
    }
}

/// Numbers from 1 to `most`, as places from 0; spaces, commas and brackets stand between them.
fn numbers(line: &str, most: usize) -> Option<Vec<usize>> {
    let words = line.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let number = |word: &str| normal(word).parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < most);
    let numbers: Vec<usize> = words.map(number).collect::<Option<_>>()?;
    Some(numbers).filter(|numbers| !numbers.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_however_they_are_separated() {
        for line in ["1 3", "1,3", " 1, 3. ", "(1)(3)", "１　３", "1·3"] {
            assert_eq!(numbers(line, 3), Some(vec![0, 2]), "{line}");
        }
        for line in ["", " ", "0", "4", "a", "1 a", "-", "99999999999999999999999"] {
            assert_eq!(numbers(line, 3), None, "{line}");
        }
    }
}
