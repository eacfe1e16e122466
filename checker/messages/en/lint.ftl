# Labs that somebody writes: what is wrong with a lab.toml, and what a proof finds.

spec-unknown-question = the exercise sheet has no question { $word }; known: { $known }
spec-too-many-points = a check earns at most { $most } points, not { $points }
spec-lab-id = a lab's id begins with lab- as in lab-9.1, but this is { $id }
spec-no-checks = a lab needs at least one [[check]]
spec-check-id = the id of a check has a-z, 0-9 and - only, but this is { $id }
spec-check-twice = two checks are called { $id }
spec-no-twin = the twin { $twin } is not a check before this one
spec-both-outside = the learner and the internet are both outside: from or to has to be in the VPC
spec-other-folder = the lab is called { $id }, but its folder is { $folder }: let both have one number
spec-port-of-icmp = icmp has no port: leave port out
spec-no-port = tcp and udp need a port
spec-meaningless = { $field } has no meaning with the rule { $rule }
spec-empty-list = { $field } needs at least one entry, such as { $example }

lint-passed = { $lab }: { $cases ->
        [one] one world
       *[other] { $cases } worlds
    } as expected
lint-base = { $folder }, base { $base }
lint-edit = { $folder }, the solved world with the line "{ $edit }"

lint-file-unread = nothing reads this file: a lab has lab.toml, solved.txt, ko.md, en.md and the folders cases and solution
lint-file-missing = this file is missing: one line in it is enough
lint-two-solved-worlds = the folder has a solved.txt as well as base = "{ $base }": leave one of them out
lint-name-taken = the lab is called { $name }, and so is { $by }
lint-rests-on-nothing = the lab rests on { $on }, which does not exist
lint-rests-on-itself = the lab rests on itself, by way of the labs that it rests on
lint-case-name = a case cannot be called { $name }: --world { $name } is another world
lint-world = line { $line }: { $cause }
lint-answers = line { $line }: { $cause }

lint-expect-missing = it does not say what to expect: write "# expect passes", "# expect fails CHECK CODE RESOURCE" or "# expect unknown CHECK"
lint-expect-twice = it has more than one line "# expect": what else fails is "# expect also LAB CHECK CODE RESOURCE"
lint-expect-unclear = "# expect { $words }" is not understood: write "passes", "fails CHECK CODE RESOURCE", "unknown CHECK" or "also LAB CHECK CODE RESOURCE"
lint-expect-given = "# given { $words }" is not understood: write "ssh-port" and numbers, or "domain" and a name
lint-expect-also = "# expect also { $words }" is not understood: four words follow, LAB CHECK CODE RESOURCE
lint-expect-solved = a solved world passes: only "# expect passes" and "# expect also …" belong in it

lint-solved-fails = the solved world does not pass: { $standing }
lint-earns-unbuilt = an account without the lab earns something: { $standing }
lint-not-unknown = a call is missing, and the lab is not "cannot tell": { $standing }
lint-fails-unseen = { $lab } { $check } fails, though only a call is missing
lint-passes-unseen = { $check } passes without a call that it needs
lint-not-passing = this world should pass: { $standing }
lint-check-not-unknown = { $check } should be "cannot tell": { $standing }
lint-no-lab = there is no { $lab }
lint-no-check = { $lab } has no check { $check }; known: { $known }
lint-not-failing = { $check } should fail: { $standing }
lint-other-reason = { $lab } { $check } should fail with { $wanted }, but its first finding is { $found }
lint-fails-too = { $lab } { $check } fails as well: { $found } — if that follows from what this world changes, say so with "# expect also"

lint-reason = { $code } at { $resource }
lint-told-by = { $lab } { $check } says so already
lint-standing = { $lab } { $status } ({ $checks })
