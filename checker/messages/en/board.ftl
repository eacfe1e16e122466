# Boards of an event storming: what is wrong with a file, and what stands on the picture.

answers-neither = these are no answers: a file of answers says sheet = "…" or board = "…"
answers-kinds = check sheet LAB writes a file to answer in
answers-same-kind = { $file } is a second file of the kind { $kind }; give one of each
map-no-board = { $file } has answers to a sheet of questions; a board is what can be drawn

board-fault-no-title = the board has no title: the file begins with board = "…"
board-fault-unknown-section = a board has no part { $word }; it has { $known }
board-fault-unknown-field = { $word } says nothing in { $section }; known: { $known }
board-fault-no-text = a name between quotes belongs here
board-fault-no-names = a name between quotes, or a list of them, belongs here
board-fault-no-list = a list of names belongs here, such as ["one", "another"]
board-fault-no-table = a line for each name belongs here, below a heading in brackets
board-fault-twice = { $name } is in { $section } already, on line { $first }
board-fault-no-name = a note needs a name
board-fault-long-name = a note has room for { $most } characters
board-fault-too-many = a board has room for { $most } notes
board-fault-unknown-name = no note is called { $word } (looked for in: { $among })
board-fault-no-relation = { $word } does not name two contexts; write "A -> B"
board-fault-with-itself = { $name } is at both ends; a relation is between two contexts

place-board = { $line ->
    [0] in the file of the board, under { $resource }
   *[other] in the file of the board, line { $line }: { $resource }
}

seen-board-events = { $count } events, with unhappy ones among them
seen-board-commands = { $count } commands; each leads to an event, and each event has what leads to it
seen-board-triggers = { $count } commands, each with what starts it; policies connect the contexts
seen-board-aggregates = { $count } aggregates; one for each command
seen-board-contexts = { $count } contexts; one for each aggregate
seen-board-map = { $count } relations, each with a direction
seen-board-parts = all { $count } parts of the business are on the board
why-no-board = there is no board yet: check sheet { $lab } -o board.toml writes one to begin with; then add --answers board.toml

note-event = event
note-command = command
note-actor = actor
note-external = external system
note-policy = policy
note-aggregate = aggregate
note-context = context
note-hotspot = open question
board-loose = not in a context yet
board-questions = open questions
board-nothing = nothing is on the board yet
board-map = Context map
board-unsaid = which way?
board-when = whenever: { $names }
board-at = at: { $names }
board-title = Event storming: { $title }
board-title-map = Context map: { $title }
board-described = { $events } events, { $commands } commands, { $policies } policies, { $aggregates } aggregates, { $contexts } contexts
html-board-wall = The board
html-board-map = The context map
