//! What the parser of TOML can find wrong with a text that is no TOML, as a closed list.
//!
//! It says so in English sentences; each stands here beside what it means. A test finds a text for every one of them.

macro_rules! slips {
    ($($(#[$doc:meta])* $Name:ident: $key:literal = [$($text:literal),* $(,)?],)*) => {
        /// A slip of who wrote a TOML file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Slip {
            $($(#[$doc])* $Name,)*
        }

        impl Slip {
            /// Every slip.
            pub const ALL: &[Self] = &[$(Self::$Name,)*];

            /// What the parser says, with `{}` where a word of its own or of the file stands.
            pub const TEXTS: &[(&str, Self)] = &[$($(($text, Self::$Name),)*)*];

            /// The message that has the words for a person.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$Name => concat!("toml-", $key),)* }
            }
        }
    };
}

slips! {
    /// Nothing stands behind `=`; the parser takes it for text without quotes.
    NoValue: "no-value" = [],
    /// Text without quotes.
    Unquoted: "unquoted" = [
        "string values must be quoted, expected literal string",
        "invalid boolean, expected `{}`",
        "invalid float, expected `{}`",
        "invalid float, expected nothing",
        "unexpected leading zero, expected nothing",
    ],
    /// The quote at the end of a text, and none before it.
    QuoteUnopened: "quote-unopened" = ["missing opening quote, expected `{}`"],
    /// A text that does not end where its line does.
    QuoteUnclosed: "quote-unclosed" = [
        "invalid literal string, expected `{}`",
        "invalid basic string, expected `{}`",
    ],
    /// A text of many lines that does not end.
    LongUnclosed: "long-unclosed" = [
        "invalid multi-line literal string, expected `'`",
        "invalid multi-line basic string, expected `\"`",
    ],
    /// A character in a text that nobody sees.
    Control: "control" = [
        "invalid literal string, expected non-single-quote visible characters",
        "invalid basic string, expected non-double-quote visible characters, `\\`",
        "invalid multi-line literal string, expected non-single-quote characters",
        "invalid multi-line basic string, expected `\\`, characters",
    ],
    /// A backslash with a character behind it that makes no sense there.
    Escape: "escape" = ["missing escaped value, expected `b`, `e`, `f`, `n`, `r`, `\\`, `\"`, `x`, `u`, `U`"],
    /// A character by a number that is none.
    CodePoint: "code-point" = [
        "too few unicode value digits, expected unicode hexadecimal value",
        "invalid value, expected unicode hexadecimal value",
    ],
    /// A backslash at the end of a line with something behind it.
    LineEnd: "line-end" = ["invalid multi-line basic string, expected newline"],
    /// A line that ends as nothing has for long.
    LoneReturn: "lone-return" = ["carriage return must be followed by newline, expected newline"],
    /// A character in a comment that nobody sees.
    CommentCharacter: "comment-character" = ["invalid comment character, expected printable characters"],
    /// A name, and nothing given to it.
    NoEquals: "no-equals" = [
        "key with no value, expected `=`",
        "missing value for key, expected `=`",
        "missing assignment between key-value pairs, expected `=`",
    ],
    /// One `=` too many.
    ExtraEquals: "extra-equals" = [
        "extra `=`, expected nothing",
        "extra assignment between key-value pairs, expected value",
        "extra assignment between key-value pairs, expected `,`",
    ],
    /// A name with a value where there are values only.
    EqualsInList: "equals-in-list" = ["unexpected `=` in array, expected value, `]`"],
    /// Something else where a name has to be.
    NoName: "no-name" = [
        "invalid key-value pair, expected key",
        "unquoted keys cannot be empty, expected letters, numbers, `-`, `_`",
        "missing key for inline table element, expected key",
        "invalid inline table element, expected key",
        "invalid inline table element, expected `=`",
    ],
    /// A character in a name that has to be quoted.
    NameCharacter: "name-character" = ["invalid unquoted key, expected letters, numbers, `-`, `_`"],
    /// Two things side by side.
    NoComma: "no-comma" = [
        "missing comma between array elements, expected `,`",
        "missing comma between key-value pairs, expected `,`",
        "missing key for inline table element, expected `,`",
        "invalid inline table element, expected `,`",
    ],
    /// A comma with nothing before it.
    ExtraComma: "extra-comma" = [
        "extra comma in array, expected value",
        "extra comma in inline table, expected key",
        "extra comma in inline table, expected `=`",
        "extra comma in inline table, expected value",
    ],
    /// The end of a list that has not begun.
    ListUnopened: "list-unopened" = [
        "missing array opening, expected `[`",
        "missing table open, expected `[`",
    ],
    /// A list that does not end.
    ListUnclosed: "list-unclosed" = ["unclosed array, expected `]`"],
    /// The end of a table that has not begun.
    TableUnopened: "table-unopened" = ["missing inline table opening, expected `{`"],
    /// A table that does not end.
    TableUnclosed: "table-unclosed" = ["unclosed inline table, expected `}`"],
    /// A line that heads a table and does not end.
    HeadUnclosed: "head-unclosed" = [
        "unclosed table, expected `{}`",
        "unclosed array table, expected `{}`",
    ],
    /// More than one thing on a line.
    Rest: "rest" = ["unexpected key or value, expected newline, `#`"],
    /// Something below a name that has a value.
    Below: "below" = ["cannot extend value of type {} with a dotted key"],
    /// One thing within the other, too often.
    TooDeep: "too-deep" = [
        "cannot recurse further; max recursion depth met",
        "recursion limit",
    ],
    /// What has to be written in small letters.
    SmallLetters: "small-letters" = ["radix must be lowercase, expected `{}`"],
    /// A number with two signs.
    TwoSigns: "two-signs" = ["redundant numeric sign, expected nothing"],
    /// A number with digits of another kind, and a sign.
    SignedDigits: "signed-digits" = [
        "integers with a radix cannot be signed, expected nothing",
        "unexpected sign, expected nothing",
    ],
    /// A number that begins with `0d`.
    DecimalPrefix: "decimal-prefix" = ["redundant integer number prefix, expected nothing"],
    /// A number with digits that it cannot have.
    OtherDigits: "other-digits" = [
        "invalid hexadecimal number",
        "invalid octal number",
        "invalid binary number",
    ],
    /// A number without digits where some have to be.
    NoDigits: "no-digits" = [
        "invalid mantissa, expected digits",
        "invalid fraction, expected digits",
        "invalid exponent, expected digits",
    ],
    /// An underscore that does not separate digits.
    Underscore: "underscore" = ["`_` may only go between digits, expected nothing"],
    /// A number beyond all that are known.
    TooLarge: "too-large" = [
        "integer number overflowed",
        "floating-point number overflowed",
        "u64 value was too large",
    ],
    /// What begins like a date or a time, and is none.
    DateForm: "date-form" = [
        "invalid datetime",
        "invalid datetime, expected year or hour",
        "invalid date, expected month",
        "invalid date, expected `-` (MM-DD)",
        "invalid date, expected day",
        "invalid date, expected a four-digit year (YYYY)",
        "invalid date, expected a two-digit month (MM)",
        "invalid date, expected a two-digit day (DD)",
        "invalid date-time, expected `T` between date and time",
        "invalid time, expected hour",
        "invalid time, expected `:` (HH:MM)",
        "invalid time, expected minute",
        "invalid time, expected second",
        "invalid time, expected nanosecond",
        "invalid time, expected a two-digit hour (HH)",
        "invalid time, expected a two-digit minute (MM)",
        "invalid time, expected a two-digit second (SS)",
        "invalid offset, expected hour",
        "invalid offset, expected `:` (HH:MM)",
        "invalid offset, expected minute",
        "invalid offset, expected a two-digit hour (HH)",
        "invalid offset, expected a two-digit minute (MM)",
        "invalid offset, expected `Z`, +OFFSET, -OFFSET",
    ],
    /// A date or a time that there is not.
    DateRange: "date-range" = [
        "invalid date, expected month between 01 and 12",
        "invalid date, expected day between 01 and {}",
        "invalid time, expected hour between 00 and 23",
        "invalid time, expected minute between 00 and 59",
        "invalid time, expected second between 00 and 60",
        "invalid offset, expected hours between 00 and 23",
        "invalid offset, expected minutes between 00 and 59",
    ],
}

impl Slip {
    /// What the parser means, and the word in its sentence; `at` is the text that it points at, with what is around.
    pub(super) fn of(message: &str, at: &str, before: &str, after: &str) -> Option<(Self, String)> {
        let (slip, word) = Self::TEXTS.iter().find_map(|(text, slip)| Some((*slip, within(text, message)?)))?;
        let slip = match slip {
            Self::Unquoted if at.is_empty() => Self::NoValue,
            // `True` is not text that lacks its quotes.
            Self::Unquoted if at.eq_ignore_ascii_case(&word) => Self::SmallLetters,
            // A text ends with its line; to the parser there is an empty one where a table ends too early.
            Self::QuoteUnclosed if after.starts_with('}') => {
                if before.trim_end().ends_with('=') {
                    Self::NoValue
                } else {
                    Self::NoEquals
                }
            }
            slip => slip,
        };
        Some((slip, word))
    }
}

/// The word that a message has at the `{}` of a text, or nothing where there is none; whether it is that text at all.
fn within(text: &str, message: &str) -> Option<String> {
    let Some((before, after)) = text.split_once("{}") else {
        return (text == message).then(String::new);
    };
    let word = message.strip_prefix(before)?.strip_suffix(after)?;
    Some(word.to_owned()).filter(|word| !word.is_empty())
}
