//! Answers in words, as they are compared: case, spaces, full width and the kind of dash do not matter.

/// What is compared of an answer.
#[must_use]
pub fn normal(answer: &str) -> String {
    let letters: String = answer.chars().map(half).filter(|letter| !is_around(*letter)).collect();
    let lower: Vec<char> = letters.to_lowercase().trim_end_matches('.').chars().collect();
    let mut normal = String::with_capacity(lower.len());
    for (at, letter) in lower.iter().enumerate() {
        if !(*letter == ',' && is_separator(&lower, at)) {
            normal.push(*letter);
        }
    }
    normal
}

/// A letter of half width, and one kind of dash.
fn half(letter: char) -> char {
    match letter {
        // The full width forms stand in the order of ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{301c}' | '\u{223c}' => '~',
        '\u{3002}' => '.',
        '\u{2019}' => '\'',
        letter => letter,
    }
}

/// What stands between or around words and says nothing.
fn is_around(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '`' | '\u{200b}' | '\u{feff}')
}

/// Whether a comma groups the digits of a number: three follow, and no fourth.
fn is_separator(letters: &[char], comma: usize) -> bool {
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let before = comma.checked_sub(1).is_some_and(is_digit);
    before && (1..=3).all(|step| is_digit(comma + step)) && !is_digit(comma + 4)
}
