//! Whether a value is a secret or stands for one: placeholders, templates, names of variables and words of everybody.

/// Words that are no secret where they are all there is.
const WORDS: [&str; 40] = [
    "admin",
    "administrator",
    "bar",
    "changeit",
    "changeme",
    "default",
    "demo",
    "dev",
    "development",
    "disabled",
    "enabled",
    "false",
    "foo",
    "foobar",
    "guest",
    "hidden",
    "local",
    "mysql",
    "none",
    "null",
    "optional",
    "pass",
    "passphrase",
    "passwd",
    "password",
    "postgres",
    "prod",
    "production",
    "pw",
    "pwd",
    "redacted",
    "required",
    "root",
    "secret",
    "string",
    "test",
    "testing",
    "true",
    "undefined",
    "user",
];

/// Parts by which a value says that another one is to stand there.
const STANDS_FOR: [&str; 16] = [
    "example",
    "placeholder",
    "changeme",
    "change-me",
    "change_me",
    "replace",
    "dummy",
    "your",
    "insert",
    "todo",
    "fixme",
    "sample",
    "xxxx",
    "****",
    "....",
    "redacted",
];

/// Whether a value is a template, which something else fills in.
pub(super) fn is_template(value: &str) -> bool {
    const INSIDE: [&str; 8] = ["${", "$(", "{{", "<%", "%(", "%s", "#{", "@@"];
    let between = |open: char, close: char| value.starts_with(open) && value.ends_with(close);
    let is_variable = value
        .strip_prefix('$')
        .and_then(|rest| rest.chars().next())
        .is_some_and(|first| first.is_ascii_alphabetic() || first == '_');
    INSIDE.iter().any(|mark| value.contains(mark))
        || is_variable
        || [('<', '>'), ('{', '}'), ('[', ']'), ('%', '%'), ('(', ')')]
            .iter()
            .any(|(open, close)| between(*open, *close))
}

/// Whether a value stands for a secret and is none.
pub(super) fn stands_for_one(value: &str) -> bool {
    let lower = value.to_lowercase();
    let letters = lower.chars().filter(|letter| letter.is_ascii_alphanumeric());
    let distinct: std::collections::BTreeSet<char> = letters.collect();
    is_template(value)
        || WORDS.contains(&lower.as_str())
        || STANDS_FOR.iter().any(|part| lower.contains(part))
        || distinct.len() < 3
        || !value.is_ascii()
        || value.chars().any(char::is_whitespace)
        || is_elsewhere(&lower)
}

/// Whether a value leads to where the secret is, or is an address, a path, a name in a program.
fn is_elsewhere(lower: &str) -> bool {
    const BEGINS: [&str; 9] = ["arn:", "http://", "https://", "/", "./", "../", "~/", "file:", "vault:"];
    let is_dotted_name = lower.contains('.')
        && lower
            .split('.')
            .all(|part| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_alphabetic() || letter == '_'));
    BEGINS.iter().any(|begin| lower.starts_with(begin))
        || is_dotted_name
        || lower.contains("environ")
        || lower.contains("getenv")
}

/// Whether a password is one that somebody chose, and no word of a form or of a program.
pub(super) fn is_password(value: &str, key: &str) -> bool {
    let lower = value.to_lowercase();
    let is_name = lower.contains(['_', '-'])
        && lower.chars().all(|letter| letter.is_ascii_lowercase() || matches!(letter, '_' | '-'));
    let says_so = ["pass", "pwd", "secret", "token", "key"].iter().any(|word| lower.contains(word));
    let has_more = value.chars().any(|letter| {
        letter.is_ascii_digit() || (letter.is_ascii_punctuation() && !matches!(letter, '_' | '-' | '.' | ':'))
    });
    // A constant that is a word may still be a password; `"password": "Confirm"` is a label.
    let is_constant = key.chars().all(|letter| !letter.is_ascii_lowercase()) && value.len() >= 8;
    value.len() >= 6
        && !stands_for_one(value)
        && lower != key.to_lowercase()
        && !(is_name && says_so)
        && (has_more || is_constant)
}

/// Whether a value was made by chance, as keys and tokens are.
pub(super) fn is_random(value: &str, least: usize) -> bool {
    let distinct: std::collections::BTreeSet<char> = value.chars().collect();
    value.len() >= least
        && distinct.len() >= 8
        && value.chars().any(|letter| letter.is_ascii_digit())
        && value.chars().any(|letter| letter.is_ascii_alphabetic())
        && !is_row(value)
}

/// Whether a value is one that nobody's machine made: a row of the alphabet or of the keys.
pub(super) fn is_row(value: &str) -> bool {
    let bytes = value.as_bytes();
    let mut longest = 0_usize;
    let mut run = 0_usize;
    for pair in bytes.windows(2) {
        let is_next = match pair {
            [one, other] => one == other || one.checked_add(1) == Some(*other),
            _ => false,
        };
        run = if is_next { run.saturating_add(1) } else { 0 };
        longest = longest.max(run);
    }
    longest >= 6
}
