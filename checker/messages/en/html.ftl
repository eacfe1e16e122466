# The frame of the HTML report; what it shares with the other reports is in terminal.ftl.

html-title = Lab report
html-skip = Skip to the results
html-contents = Contents
html-unanswered = no answers yet
html-no-app = no application named
html-begin = Begin here
html-labs = Labs
html-labs-caption = Status and points of each lab, and what to know first
html-total = Total

html-column-lab = Lab
html-column-status = Status
html-column-points = Points
html-column-what = What to know

html-evidence-practice = A practice world that this program made: nobody's account, and no proof of anything built.
html-evidence-what-if = What an account showed, with edits carried out on paper only: the account itself is unchanged, and this proves nothing built.
html-evidence-self-reported = Looked at by the learner, or read from the learner's file: nothing proves that the content is genuine.
html-evidence-collected = The grader read the account itself, through a role that can only read.
html-account = Account
html-region = Region
html-started = First call
html-finished = Last answer
html-judged = Judged
html-judged-full = everything
html-snapshot = Snapshot (SHA-256)
html-tool = Written by

html-basis = What the verdict rests on
html-path = The packet's path
html-path-beyond = Would stop it too, further on
html-map = Map of the network
html-map-vpc = What was judged: { $vpc }
html-map-all = What was judged
html-map-path = The path on the map, with what stops it
html-map-way = The path on the map
html-map-scrolls = Wider than this page: it scrolls sideways, also with the arrow keys once it has the focus.
html-because = The cause is shown in
html-because-unknown = This rests on what cannot be determined:
html-same = for the same reason as
html-marked = Look at this line
html-mark-column = Mark
html-rows-left-out = { $count ->
        [one] one more line
       *[other] { $count } more lines
    }
html-resource = resource
html-code = code
html-hints = Hints
html-hints-note = One step at a time: open the next only if the last did not help.
html-codes = Codes in this report
html-codes-back = Back to the results
html-code-lab = taught in
html-code-evidence = rests on
html-code-page = AWS documentation
html-needs = Calls that were not answered
html-nothing = Nothing was judged.
