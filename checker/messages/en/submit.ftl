# Handing in: one file with what was reached, and what is in such a file.

help-submit = Put what you have reached into one file to hand in, without names
    .usage = check submit [LABS…] -o FILE [options]
        check submit show FILE
    .after = Of each lab the best pass is stored as you go, so that taking the account down lowers nothing. --now adds what is in the account at this moment, --snapshot what a script wrote in CloudShell. Whoever grades judges it again. Exit codes: 0 the file holds all that was asked for, 1 a lab that was named is not in it, 2 usage, or there is nothing to hand in
help-submit-show = Show in plain words everything that is in a file to hand in
    .usage = check submit show FILE
arg-submit-asked = Labs such as lab-1.12; all of which something is stored if none is named
arg-submit-snapshot = Hand this in as well: a snapshot, or a folder of files that the AWS CLI printed; may be given several times
arg-now = Look at the account now, and hand that in as well
arg-submit-learner = Your id in the course, if it is not in course.toml
arg-submit-answers = The answers to an exercise on paper, to be handed in; may be given several times, once for each kind
arg-submit-output = The file to write, which must not exist yet, such as submission.zip; - for standard output
arg-submit-show-file = What is handed in: the file of check submit, a snapshot, answers, or a folder of such files

submit-done = { $file }: { $labs ->
        [one] 1 lab
       *[other] { $labs } labs
    }, { $snapshots ->
        [one] 1 snapshot
       *[other] { $snapshots } snapshots
    }, { $answers ->
        [one] 1 file of answers
       *[other] { $answers } files of answers
    }, { $drills ->
        [one] 1 drill
       *[other] { $drills } drills
    }; what each lab comes to by what is in the file:
submit-lab-passes = passes (passed on { $day })
submit-lab-untold = cannot be determined from what is in the file (passed on { $day })
submit-lab-differs = fails by what is in the file (passed on { $day })
submit-lab-unknown = cannot be determined
submit-lab-fails = has not passed
submit-learner = It says that the learner is { $learner }
submit-no-learner = It names no learner. If your instructor wants your id in it: --learner ID, or learner in course.toml.
submit-open-more = Not in it, because no pass is stored ({ $labs }, and { $more } more): what is in the account now goes in with --now, what a script wrote with --snapshot FILE.
submit-open = Not in it, because no pass is stored ({ $labs }): what is in the account now goes in with --now, what a script wrote with --snapshot FILE.
submit-unkept = Not in it, because it passed by a file of which nothing is stored ({ $labs }): hand a snapshot in with --snapshot FILE, answers with --answers FILE.
submit-see = Everything that is in it: check submit show { $file }
submit-nothing = there is nothing to hand in yet
submit-nothing-kept = { $lab } passed by a file of which nothing is stored: add the snapshot with --snapshot FILE, or the answers with --answers FILE
submit-nothing-yet = begin with check { $lab }: a pass is stored by itself. What a script wrote in CloudShell goes in with --snapshot FILE, answers on paper with --answers FILE
submit-store-damaged = what was stored of { $lab } cannot be used, and is left out: { $file }: { $cause }
submit-cause = { $cause }
submit-not-made = the archive cannot be made: { $cause }
submit-too-large = { $file } is too large to hand in: { $cause }

submission-not-read = { $file } is not something to hand in: { $cause }
submission-newer = submission.json is of format { $found }, and this version knows formats up to { $known }
submission-newer-hint = use a newer version of check
submission-manifest = submission.json, line { $line }, column { $column }{ $path }: { $cause }
submission-twice = { $name } is there twice
submission-several = there are several submissions in it: { $one } and { $other }
submission-too-many = there are more than { $most } files in it
submission-too-large = there are more than { $most } MiB in it
submission-nothing = nothing in it is evidence, answers or drills
submission-nothing-hint = hand in what check submit -o FILE writes, or the file that the script of check collect wrote
submission-file = { $file }: { $cause }
submission-no-text = it is not text
submission-of-a-kind = there are more of its kind than are read
looks-empty = an empty file
looks-json = JSON that is neither a snapshot nor an answer of the AWS CLI
looks-gzip = a gzipped file that is no snapshot
looks-zip = a ZIP archive, or a document that is one
looks-archive = an archive of another kind than ZIP
looks-html = a web page
looks-picture = a picture; a lab is judged by a snapshot, not by a screenshot
looks-pdf = a PDF
looks-document = an office document
looks-text = text of another kind
looks-binary = a file of another kind

archive-broken = it is damaged: it breaks off, or its parts do not fit together
archive-parts = it is one of several parts of an archive
archive-bomb = more than { $limit } times as much comes out of it as is in it
archive-escapes = its name leads out of the archive
archive-absolute = its name begins at a root or at a drive
archive-name = its name is empty or too long
archive-link = it is a link
archive-special = it is no plain file
archive-encrypted = it is encrypted
archive-method = it is packed in a way that is not read (method { $method })
archive-overlaps = it shares its bytes with other files

submission-faults = Not read:

submission-is-archive = A submission, as check submit writes it.
submission-is-bare = Files without a submission.json: all evidence counts for every lab.
submission-learner = learner, as the file says: { $value }
submission-course = course: { $value }
submission-made = made: { $value }
submission-tool = by: { $value }
submission-claims-vpc = VPC that is meant: { $value }
submission-claims-domain = domain, as the evidence calls it: { $value }
submission-claims-app = application, as the evidence calls it: { $value }
submission-claims-ssh-port = further ports of ssh: { $value }
submission-labs = Labs:
submission-lab-passed = { $lab }: passed { $passed }
submission-lab-passed-no-probes = { $lab }: passed { $passed }, by the configuration only
submission-lab-now = { $lab }: not passed, as it is
submission-hints = { $lab }: { $hints ->
        [one] 1 step of hints was asked for
       *[other] { $hints } steps of hints were asked for
    }
submission-lacking = { $lab }: the snapshot { $snapshot } is named and is not there
submission-snapshot = Snapshot { $file }:
submission-snapshot-odd = it cannot be read: { $cause }
submission-listed = { $what }: { $ids }
submission-listed-more = { $what }: { $ids }, and { $more } more
submission-probes = { $probes ->
        [one] 1 try from outside: a name, a connection or a page
       *[other] { $probes } tries from outside: names, connections and pages
    }
submission-named = names as people wrote them, { $all } in all: { $names }
submission-answers = Answers to exercises on paper:
submission-answers-file = { $name }: { $lines ->
        [one] 1 line
       *[other] { $lines } lines
    }
submission-drills = { $drills ->
        [one] Drills: 1
       *[other] Drills: { $drills }
    }, of which { $solved } solved
submission-drills-odd = Drills: a file that cannot be read
submission-reports = { $reports ->
        [one] 1 report that the learner was shown; it is for people and does not count
       *[other] { $reports } reports that the learner was shown; they are for people and do not count
    }
submission-others = Not used:
submission-more = and { $more } more
submission-seen = Whoever gets this sees the number of the account, ids and addresses of resources, rules, states and dates.
submission-no-names = Not in it: tags, names of groups and keys, descriptions, who asked. Names of domains and of balancers are made up.
submission-names = Names are in it, as people wrote them. check submit --snapshot FILE -o submission.zip takes them out.
submission-answers-as-written = Answers are in it as they were written.
submission-judged-again = Nothing of it is believed: whoever grades judges the evidence again.
