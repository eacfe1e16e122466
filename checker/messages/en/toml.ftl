# TOML files that somebody writes (lab.toml, answers, course.toml): what in them is not understood.

answers-no-answer = the answer to { $question } has to be text, a number or a list of texts
answers-twice = { $question } is answered twice

toml-unknown-field = there is no name { $word } here; { $count ->
        [0] none is needed
       *[other] known: { $known }
    }
toml-unknown-word = there is no { $word } here; known: { $known }
toml-missing-field = { $field } is missing here
toml-wrong-value = what is needed here is { $wanted }, but what is there is { $found ->
        [text] text{ $text }
        [number] a whole number{ $text }
        [fraction] a fraction{ $text }
        [yes-no] true or false{ $text }
        [date] a date or a time{ $text }
        [list] a list
        [table] a table
       *[other] something else{ $text }
    }
toml-wrong-length = what is needed here is { $wanted }, and the number of entries in it is not { $length }
toml-wanted = { $kind ->
        [text] text in quotes
        [number] a whole number
        [between] a whole number from { $least } to { $most }
        [fraction] a number
        [yes-no] true or false
        [date] a date
        [list] a list in square brackets
        [table] a table in braces
        [text-or-table] text in quotes, or a table in braces
        [ports] a port from 1 to 65535, or several in square brackets
        [addresses] an address such as "http://127.0.0.1:8000", or two of them in square brackets
        [place] the name of a Region, such as { $like }
        [domain] the name of a domain, such as { $like }
       *[other] what the parser calls `{ $words }`
    }
toml-duplicate-key = { $key } is written twice
toml-not-one = exactly one entry belongs here, such as judge.flow = {"{"} … {"}"}
toml-more-than-a-word = only the word in quotes belongs here, with nothing given to it
toml-other = this is not understood; the parser says `{ $words }`

toml-no-value = the value behind = is missing
toml-unquoted = text has to stand in quotes
toml-quote-unopened = the { $word } at the beginning of this text is missing
toml-quote-unclosed = the { $word } at the end of this text is missing, on the line on which it begins
toml-long-unclosed = the three quotes at the end of this text are missing
toml-control = there is a character here that cannot be seen and cannot stand in text
toml-escape = what stands here behind \ has no meaning: write \\ for a single \, or put the text between ' and '
toml-code-point = \x, \u and \U are followed by the 2, 4 or 8 digits of a character; write \\ for a single \
toml-line-end = a \ at the end of a line is followed by nothing; write \\ for a single \
toml-lone-return = a line ends here with a carriage return alone: set the line endings to LF or CRLF in your editor and save the file again
toml-comment-character = there is a character here that cannot be seen and cannot stand in a comment
toml-no-equals = behind a name belong = and a value
toml-extra-equals = there is one = too many here
toml-equals-in-list = a list in square brackets has values only; names with = and a value stand in braces
toml-no-name = a name with = and a value belongs here
toml-name-character = a name has a-z, A-Z, 0-9, - and _ only; any other stands in quotes
toml-no-comma = a comma is missing here
toml-extra-comma = there is one comma too many here, or what belongs before it is missing
toml-list-unopened = this closes square brackets that nothing opens
toml-list-unclosed = the ] at the end of this list is missing
toml-table-unopened = this closes braces that nothing opens
toml-table-unclosed = the {"}"} at the end of this table is missing
toml-head-unclosed = the { $word } at the end of this heading is missing
toml-rest = one line holds one thing, and this is more: begin a new line here; a " within text is written \"
toml-below = the name already has a value, so nothing can stand below it
toml-too-deep = too many brackets, or names with dots, stand within each other here
toml-small-letters = { $word } is written in small letters
toml-two-signs = a number has one sign at most
toml-signed-digits = a number that begins with 0x, 0o or 0b has no sign
toml-decimal-prefix = a decimal number is written without 0d
toml-other-digits = this is not a digit of such a number: behind 0x are 0 to 9 and a to f, behind 0o are 0 to 7, behind 0b are 0 and 1
toml-no-digits = if this is a number, digits are missing in it; text has to stand in quotes
toml-underscore = in a number _ stands only between two digits; text has to stand in quotes
toml-too-large = the number is too large
toml-date-form = what begins with digits and - or : is read as a date or a time, and this is neither; text has to stand in quotes
toml-date-range = there is no such date or time; text has to stand in quotes
