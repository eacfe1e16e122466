# The roster: what was understood of it, what is wrong with it, and who is matched how.

help-roster = Look at the roster of a class before anything is graded by it
    .usage = check roster check FILE [PATHS…]
help-roster-check = Say what is understood of a roster, and with PATHS, whose each file is
    .usage = check roster check FILE [PATHS…]
    .after = FILE is a CSV file as Canvas, Moodle or Google Classroom export it, or your own with columns such as id, name, email, canvas id. Exit codes: 0 everything is in order, 2 usage, or the roster cannot be used, 3 somebody or something needs a look
arg-roster-check-file = The roster, a CSV file
arg-roster-check-paths = What the class has handed in, to see whose each file is; nothing is graded

roster-not-read = { $file } cannot be used as a roster: { $count ->
        [one] one thing is wrong with it
       *[other] { $count } things are wrong with it
    }
roster-fault = line { $line }: { $cause }
roster-fault-hint = mend these lines, or export the roster again; the columns that are understood stand in the instructors' chapter of the book
roster-too-large = more bytes or learners than a roster has
roster-no-text = it is neither UTF-8, UTF-16 nor CP949; save it as CSV UTF-8
roster-no-header = no column is a name or an id ({ $columns }). The first line has to name the columns, such as id,name,email
roster-two-columns = two columns say the same, { $first } and { $second }; take one out
roster-empty = there is no learner in it
roster-no-id = { $name } has nothing in the column { $column }; every learner needs an id of their own
roster-twice = { $value } ({ $column }) stands in line { $first } too; take one of the lines out, or mend it
roster-value-email = { $value } is no e-mail address
roster-value-lang = { $value } is no language here; write ko or en
roster-value-account = { $value } is no AWS account; its number has 12 digits
roster-value-other = { $value } is too long, or has characters that cannot be printed
roster-columned = the row has { $found } columns, and the first line has { $expected }; a comma in a name has to stand between quotation marks

roster-learners = { $file }: { $count ->
        [one] 1 learner
       *[other] { $count } learners
    }, { $encoding }, columns divided by { $delimiter }
roster-delimiter-comma = commas
roster-delimiter-semicolon = semicolons
roster-delimiter-tab = tabs
roster-delimiter-bar = vertical bars
roster-column = { $column }: { $meaning }
roster-is-id = the id
roster-is-name = the name
roster-is-given = the given name
roster-is-family = the family name
roster-is-email = the e-mail address
roster-is-canvas-id = the number in Canvas
roster-is-sis-id = the id in the school's system
roster-is-login = the name to log in with
roster-is-moodle-id = the user's number in Moodle
roster-is-participant = the participant's number in Moodle
roster-is-section = the class
roster-is-lang = the language
roster-is-account = the AWS account
roster-is-name-servers = the name servers of the learner's own zone
roster-ids-from = Ids are taken from the column { $column }
roster-others = Not used: { $columns }
roster-passed-over = No learners stand in lines { $lines }, so they are passed over.
roster-namesakes = { $name } is the name of several ({ $learners }). By name alone none of them is found; files need an id.
roster-no-email = Without an e-mail address: { $learners }
roster-in-order = Nothing needs a look.

roster-files = { $files ->
        [one] 1 file
       *[other] { $files } files
    }, { $found ->
        [one] 1 submission
       *[other] { $found } submissions
    }: { $matched } of learners, { $strangers } of nobody in the roster, { $unreadable } that cannot be read. Files of the system, not counted: { $litter }
roster-matched-canvas = { $origin }: { $learner } ({ $person }), by the Canvas number { $name }
roster-matched-moodle = { $origin }: { $learner } ({ $person }), by the name in Moodle, { $name }
roster-matched-called = { $origin }: { $learner } ({ $person }), by { $name }
roster-not-yet = Nothing was found of: { $learners }
