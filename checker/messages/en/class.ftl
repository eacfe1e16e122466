# A class: exports, its page, and what goes back to learners. check grade.

class-title = Class
class-title-of = Class: { $course }
class-head = { $learners ->
    [one] One learner in the roster
   *[other] { $learners } learners in the roster
}
class-for-instructors = This page has everybody's names and marks. It is for instructors; each learner has a page of their own.
class-made = Put together
class-late = late
class-progress-head = Progress by lab
class-progress = { $passed } passed, { $begun } not yet, { $held } held back, { $excused } excused, { $missing } not handed in
class-column-progress = Progress
class-column-middle = Median
class-column-who = Who
class-column-what = What
class-state-missing = not handed in
class-state-held = held back
class-state-excused = excused

class-broken-head = What stops the class
class-broken = { $count } of { $all }: { $what }
class-stuck-head = Who is stuck where
class-stuck-note = The first check that fails, in the order of the course, in what was handed in.
class-regressed-head = Had passed, and is broken now
class-regressed-note = The pass counts. Something that was built later, or taken away, broke it.
class-waiting-head = Needs you
class-held = { $lab }: something could not be seen, so the mark is held back
class-held-need = { $lab }: the mark is held back until these calls are allowed: { $needs }
class-leftovers-head = Still bills
class-leftovers-note = As of the newest snapshot of each learner. A snapshot for a lab shows only a part of an account, so it may be more.
class-leftover = at least USD { $usd } a month: { $what }
class-leftover-kind = { $count ->
    [one] { $kind }
   *[other] { $count } × { $kind }
}
class-alike-head = The same in several submissions
class-alike-note = This is what is the same, and no more. People work in pairs, share an account or hand in the wrong file: ask before you conclude anything.
class-alike-file = the very same file (SHA-256 begins with { $sha })
class-alike-made-up = { $count ->
    [one] a name that redaction makes up anew for each file: { $names }
   *[other] { $count } names that redaction makes up anew for each file: { $names }
}
class-alike-account = the same account: { $account }
class-alike-ids = { $count ->
    [one] the same resource: { $ids }
   *[other] { $count } resources with the same ids: { $ids }
}
class-alike-moments = { $count } resources made in the same seconds: { $times }
class-learners-head = Everybody
class-files-head = Files
class-files = { $found ->
    [one] One file found
   *[other] { $found } files found
}: { $graded } graded, { $superseded } superseded, { $unreadable } unreadable, { $strangers } of nobody in the roster, { $waiting } still to be graded
class-files-unreadable = Unreadable
class-files-strangers = Of nobody in the roster
class-files-superseded = Superseded
class-line = { $who }: { $what }
class-line-check = { $lab } · { $check }: { $what }
class-lines-more = { $count ->
    [one] One more
   *[other] { $count } more
}
class-more = { $count ->
    [one] one more, on the page of the class
   *[other] { $count } more, on the page of the class
}

feedback-title = Your labs
feedback-title-of = Your labs: { $course }
feedback-next = What to do next
feedback-next-missing = Nothing was handed in for this lab yet.
feedback-next-need = These calls were not answered, so nobody can tell yet. Have them allowed (check policy { $lab } prints what it takes), look again, and hand in again.
feedback-next-nothing = Nothing is left to do here: everything that was handed in passed.
feedback-next-excused = Nothing: you are excused.
feedback-next-delete = Your marks stay, also when what you built is gone. Whatever still costs may go now: check cleanup says what, and in which order.
feedback-marks = Marks
feedback-column-mark = Mark
feedback-held = not marked yet: something could not be seen; what it was stands below
feedback-taken-late-when = { $points } points off for handing in late: due { $due }, handed in { $at }
feedback-taken-late = { $points } points off for handing in late
feedback-taken-hints = { $count ->
    [one] { $points } points off for one hint
   *[other] { $points } points off for { $count } hints
}
feedback-sum-none = Together: nothing is marked
feedback-sum = Together: { $earned } of { $possible } points
feedback-docs = More: { $command }
feedback-comment = { $lab }: { $mark }
feedback-comment-taken = ({ $what })
feedback-comment-missing = { $lab }: not handed in
feedback-comment-first = – Look at this first: { $what } (check explain { $code })
feedback-comment-level = – Evidence: { $level } ({ $word })

grade-export-kind = { $kind } is no form of marks. There are: { $known }
grade-export-over = { $file } is read by this command, and would be written over. Name another file
grade-export-failed = No { $kind } export: { $why }
grade-export-written = Marks for { $kind } are in { $file }
grade-html-written = The page of the class is { $file }, and a page for each learner lies in the folder feedback beside it
rubric-no-learner = The rubric names { $learner }, whom the roster does not have
rubric-no-learner-but = The rubric names { $learner }, whom the roster does not have; did you mean { $near }?
rubric-no-account = This has to be the 12 digits of an account in quotes

grade-reason-export-no-table = The file to fill in is no table that can be read ({ $why }). Export the gradebook from Canvas once more, and do not save it in between.
grade-reason-export-not-canvas = The file to fill in is not a gradebook that Canvas exported: its first line must have Student, ID and Section. In Canvas: Grades, Export.
grade-reason-export-no-column = The gradebook has no column for { $labs }; make an assignment in Canvas with the lab's number in its title, and export again; a column is never made up here.
grade-reason-export-many-columns = More than one column may be meant for { $lab } ({ $columns }). Leave the lab's number in the title of one of them only.
grade-reason-export-no-key = Moodle cannot tell who everybody is: the roster needs everybody's e-mail address, or everybody's username. They are missing for: { $learners }
grade-reason-export-writing = The export could not be put together: { $why }
grade-reason-export-row-unknown = { $name } stands in the gradebook of Canvas and not in the roster; the row stays as it was. Add the person to the roster if you grade them.
grade-reason-export-row-ambiguous = { $name } in the gradebook of Canvas may be more than one learner of the roster; the row stays as it was. Put the number of Canvas's column ID into the column canvas id of the roster.
grade-reason-export-row-twice = { $name } stands in the gradebook of Canvas more than once, and each row got the same marks.
grade-reason-export-no-row = { $learner } has marks and no row in the gradebook of Canvas. Export it again once the person is enrolled.
grade-reason-export-lab-no-column = { $lab } has no column in the gradebook of Canvas, and is left out. Make an assignment with the lab's number in its title, and export again.
grade-reason-export-points-differ = { $lab }: Canvas counts { $theirs } points and the rubric { $possible }; the marks are the rubric's; change one of the two.
grade-reason-export-over-hundred = { $lab } has marks above 100. Moodle refuses the whole file unless the site allows unlimited grades.
grade-reason-export-held = { $learner } is left out: a mark is held back, and the form has no place for that.
