# check grade: rubric, store, what a run comes to.

rubric-not-read = { $file } cannot be used as a rubric, line { $line }, column { $column }: { $cause }
rubric-no-lab = There is no lab { $lab }; the labs are: { $known }
rubric-no-check = { $lab } has no check { $check }; its checks are: { $known }
rubric-points-and-weight = A lab has either points or a weight, not both
rubric-no-total = A weight is a part of total, and the rubric has no total. Write total = 100 at its beginning, or give the lab points
rubric-nothing = Every check of { $lab } weighs nothing, so nothing could be earned
rubric-no-time = This has to be a date with a time and an offset from UTC, such as 2026-12-01T23:59:00+09:00
rubric-no-block = This has to be an IPv4 block, such as 10.0.0.0/8
rubric-no-length = AWS takes VPCs with a prefix length from { $least } to 28 in this block
rubric-no-key = Variants are made from key, and the rubric has no key. Write key = "…" at its beginning, with at least 16 characters that nobody can guess
rubric-short-key = The key needs at least 16 characters: whoever guesses it can work out everybody's variant

grade-variants-written = Everybody's own is in { $file }; tell each learner no more than their own row
grade-variants-none = The rubric gives nothing to each learner alone. Write key = "…" at its beginning and variant = { "{" } within = "10.0.0.0/8", length = 16 { "}" } into a lab

grade-store-scheme = { $scheme }:// is no kind of store. Give a file, or postgres://USER@HOST/DATABASE
grade-store-malformed = The address of the store cannot be read. If the password has characters such as @ : / # ? %, leave it out and set PGPASSWORD
grade-store-no-database = The address of the store names no database: postgres://USER@HOST/DATABASE
grade-store-away = The store { $store } cannot be reached ({ $cause }). What was written down is safe; run the same command again to go on
grade-store-newer = The store { $store } was made by a newer version of this program (step { $version }). Use that version, or another file
grade-store-none = There is no store { $file } to judge anew
grade-store-file = The store { $store } cannot be opened: { $cause }
grade-store-odd = The store { $store } cannot be used ({ $cause }). Is it a store of check grade?

grade-progress = Judging { $done } of { $all }
grade-progress-others = Judging { $done } of { $all }, { $others } with other graders
grade-tally = { $found ->
    [one] One file found
   *[other] { $found } files found
}: { $graded } graded, { $superseded } superseded, { $unreadable } unreadable, { $strangers } not in the roster, { $waiting } still to be graded
grade-ran = { $judged ->
    [0] Nothing new to judge; { $known } known already
    [one] One submission judged now, { $known } known already
   *[other] { $judged } submissions judged now, { $known } known already
}
grade-outdated = { $count ->
    [one] One mark rests on another version of its lab than there is now
   *[other] { $count } marks rest on other versions of their labs than there are now
}; to judge again what is kept: check grade --regrade
grade-unreadable-head = Unreadable ({ $count })
grade-strangers-head = Not in the roster ({ $count })
grade-needs-head = Needs you ({ $count })
grade-odd-head = Worth a look ({ $count })
grade-left-out-head = Not counted ({ $count })
grade-left-out-line = { $what }: { $count ->
    [one] one learner
   *[other] { $count } learners
}
grade-changed-head = Changed marks ({ $count })
grade-superseded-head = Superseded ({ $count })
grade-line = { $who }: { $what }
grade-change = { $who }, { $lab }: { $before } → { $after } ({ $why })
grade-mark-none = no mark
grade-mark-held = held back
grade-mark-excused = excused
grade-mark-given = { $score } of { $possible }
grade-more = { $count ->
    [one] and one more; --format json has all
   *[other] and { $count } more; --format json has all
}

grade-reason-other-learner = The submission says that it is of { $resource }; the grade goes to the person who handed it in; ask whose work it is
grade-reason-other-course = { $resource } says that it is of another course ({ $course }); it was graded for this one
grade-reason-broken-snapshot = { $resource } cannot be read ({ $cause }). Ask for the file again
grade-reason-broken-answers = The answers in { $resource } cannot be read ({ $cause }). Ask for the file again
grade-reason-no-snapshot = { $resource }: the submission names a snapshot that is not in it ({ $snapshot }). Ask for the file as check submit wrote it
grade-reason-claimed-pass = { $resource }: the submission says that it passed, and judged again it does not
grade-reason-no-probes = { $resource }: it was looked at without probes, so what only a try shows cannot be told. Ask the learner to run check { $resource } without --no-probes, and then check submit again
grade-reason-held-calls = { $resource }: the mark is held back, calls are missing ({ $calls }). Ask the learner to have them allowed (check policy { $resource }) and to hand in again, or add a waiver to the rubric
grade-reason-held-checks = { $resource }: the mark is held back, checks cannot be told ({ $checks }). check explain says what each needs; ask the learner to hand in again, or add a waiver to the rubric
grade-reason-left-out = { $resource }: what these checks look at was not named, so they do not count and the others count for them ({ $checks })
grade-reason-other-variant = { $lab }: the mark is held back, the VPC has { $blocks } and this learner was given { $block }; ask whose network it is, or add a waiver to the rubric
grade-reason-late-without-time = { $resource }: the LMS says that it is late and not by how much; it counts as one day
grade-reason-same-file = { $resource }: the same file was found twice for { $learner }; it counts once
grade-reason-superseded = { $resource }: { $by } of the same learner ({ $learner }) counts in its place
grade-reason-no-lab = { $resource } of { $learner } has nothing for any of the graded labs. Ask what it is for, or name its lab with --labs
grade-reason-bug = This submission met a bug of this program, and the others did not wait for it. Please report it with the message above
grade-reason-change-submission = another submission counts: { $resource }
grade-reason-change-version = the lab is of another version
grade-reason-change-check = { $resource }: { $before } → { $after }
grade-reason-change-finding = { $resource }: { $before } → { $after }, { $code }
grade-reason-change-rubric = the rubric counts otherwise
grade-reason-change-gone = nothing counts for it any more
