# The board of an event storming. $resource is the name of a note, or of a section of the file.

BOARD_SECTION_EMPTY = nothing is on the board yet under { $resource }
    .title = part of the board is empty
    .question = Which step of the storming comes next, and what does that part of the file hold so far?
    .expected = at least one note under { $resource }
    .found = none
    .explain =
        A storming goes from what happens to who causes it, what decides, and where each thing belongs. A step that has no notes leaves nothing for the next one to stand on.

        - `check sheet LAB` prints a board to begin with; its comments say what goes where.

BOARD_TOO_FEW_EVENTS = { $found ->
    [one] one event is on the board
   *[other] { $found } events are on the board
}, and the lab asks for { $needed }
    .title = too few events
    .question = If you walk through one order from the first hunger to the last bite, what else happens on the way?
    .expected = { $needed } events or more
    .found = { $found }
    .explain =
        Events come first and in numbers, because contexts are found where they cluster. A handful of them shows no clusters.

        - Ask what happened just before and just after each event.

BOARD_EVENT_IMPERATIVE = “{ $resource }” tells what is to be done or is going on; an event says what has happened
    .title = event that reads like a command
    .question = Read as a line of a diary, does this name tell what happened, or what somebody wants?
    .expected = a name in the past tense, such as Order placed
    .found = { $resource }, line { $line }
    .explain =
        An event is a fact, which nobody can take back, so its name is in the past tense. What somebody asks for is a command, and may be refused.

        - *Place order* is a command, *Order placed* the event that it leads to.

BOARD_EVENT_OF_INTERFACE = “{ $resource }” is about buttons and pages, not about the business
    .title = event of the user interface
    .question = Would this still happen if people ordered by telephone?
    .expected = what happened in the business, whatever the screen looks like
    .found = { $resource }, line { $line }
    .explain =
        Events are facts that the people of the business talk about. A click is only one way to cause them, and changes with every redesign.

        - Ask what the click is for: an order is placed, a delivery is completed.

BOARD_EVENT_CRUD = “{ $resource }” says what became of a record, not what happened
    .title = event of a record
    .question = Why does the record change, in the words of somebody who does not know that there are records?
    .expected = the reason in the words of the business
    .found = { $resource }, line { $line }
    .explain =
        Created, updated and deleted are words for rows of a database. One of them hides several facts: an order that is updated may have been accepted, rejected or delivered.

        - *Order updated* says less than *Order accepted* and *Order rejected*.

BOARD_NO_UNHAPPY_PATH = no event on the board says that anything goes wrong
    .title = no unhappy path
    .question = At which step can somebody say no, or something not work out, and what is on the board for that?
    .expected = an event for what is refused, cancelled or fails
    .found = none
    .explain =
        Half of a business is what happens when things do not go as planned. Those events bring commands, policies and people onto the board that the happy path never shows.

        - A shop rejects an order, a customer cancels it, a delivery fails.

BOARD_EVENT_WITHOUT_PRODUCER = nothing on the board leads to “{ $resource }”
    .title = event without a producer
    .question = What was asked for, or by which rule, before this happened?
    .expected = a command or a policy that leads to it
    .found = { $resource }, line { $line }
    .explain =
        Nothing happens by itself: before each event stands a command, or a rule that made it happen. An event without one is a gap in the story.

        - In the file, `then` of a command names the events that it leads to.

BOARD_COMMAND_WITHOUT_EVENT = “{ $resource }” leads to no event
    .title = command without an event
    .question = Once this has been carried out, what is different from before?
    .expected = an event that tells that it was carried out
    .found = { $resource }, line { $line }
    .explain =
        A command that changes something leaves a fact behind. One without an event either changes nothing, and is only a look at data, or its event was forgotten.

        - In the file, `then` of a command names the events that it leads to.

BOARD_COMMAND_WITHOUT_TRIGGER = nobody and nothing starts “{ $resource }”
    .title = command without a trigger
    .question = Who wants this, or which event makes it necessary?
    .expected = an actor, an external system or a policy
    .found = { $resource }, line { $line }
    .explain =
        A command has somebody who gives it: a person, another system, or a policy of the business. Without that nobody knows when it is given.

        - In the file, `by` of a command names who gives it; `do` of a policy names the command.

BOARD_POLICY_MISSING = nothing starts “{ $resource }”, though on the map the way leads to it from { $others }
    .title = policy missing between two contexts
    .question = Which event of the other context is the reason for this command, and who says so on the board?
    .expected = a policy: when something has happened there, do this here
    .found = { $resource }, line { $line }
    .explain =
        Contexts do not reach into each other: one tells what has happened, and a policy of the other one decides what follows. Between the event there and the command here that policy is lacking.

        - *When an order was accepted, request its delivery* is a policy: its `when` is the event, its `do` the command.

BOARD_POLICY_WITHOUT_EVENT = “{ $resource }” waits for no event
    .title = policy without an event
    .question = After what has happened does this rule apply?
    .expected = the event that sets it off
    .found = { $resource }, line { $line }
    .explain =
        A policy is a sentence of the form *whenever this has happened, do that*. Without its first half nobody knows when it applies.

        - In the file, `when` of a policy names its events.

BOARD_POLICY_WITHOUT_COMMAND = “{ $resource }” gives no command
    .title = policy without a command
    .question = What does this rule ask for once its event has happened?
    .expected = the command that it gives
    .found = { $resource }, line { $line }
    .explain =
        A policy is a sentence of the form *whenever this has happened, do that*. Without its second half nothing follows from it.

        - In the file, `do` of a policy names the commands that it gives.

BOARD_CONTEXTS_WITHOUT_POLICY = no event of one context starts a command in another ({ $others })
    .title = contexts that nothing connects
    .question = When the shop has decided, how does whoever delivers learn of it?
    .expected = a policy whose event happens in one context and whose command is handled in another
    .found = none under { $resource }
    .explain =
        Contexts work together by events: what happened in one is the reason for something in another. If people carry every message from one to the next, the software has learnt nothing of the process.

        - *When an order was accepted, request its delivery* leads from the shop to the delivery.

BOARD_COMMAND_WITHOUT_AGGREGATE = nothing handles “{ $resource }”
    .title = command without an aggregate
    .question = Which thing of the business has to agree before this is done?
    .expected = one aggregate
    .found = { $resource }, line { $line }
    .explain =
        A command goes to an aggregate, which knows the rules and says yes or no. Where none is named, nothing guards the rules.

        - In the file, `on` of a command names the aggregate that handles it.

BOARD_COMMAND_WITH_SEVERAL_AGGREGATES = { $found } things handle “{ $resource }”: { $others }
    .title = command that several aggregates handle
    .question = Which of these decides, and which ones only learn of it afterwards?
    .expected = one aggregate
    .found = line { $line }: { $others }
    .explain =
        An aggregate is what changes in one step, so one command changes one of them. Whatever else has to follow learns of it by the event.

        - One aggregate decides; a policy carries its event to the others.

BOARD_AGGREGATE_IDLE = “{ $resource }” handles no command
    .title = aggregate that handles nothing
    .question = Which command would this refuse, and for which reason?
    .expected = a command that it handles
    .found = { $resource }, line { $line }
    .explain =
        An aggregate is there to take commands and to keep rules. One that takes none is only data, or its commands were forgotten.

        - In the file, `on` of a command names the aggregate that handles it.

BOARD_AGGREGATE_LIKE_TABLE = “{ $resource }” looks like a table of a database
    .title = aggregate that looks like a table
    .question = Which rule does this keep, beyond holding data?
    .expected = a thing of the business that decides
    .found = { $resource }, line { $line }
    .explain =
        An aggregate is a thing of the business with rules that hold at any moment. A table is where its data may lie, and one aggregate may well have several.

        - Its commands tell the difference: *accept* and *reject* decide, *create*, *update* and *delete* only store.

BOARD_AGGREGATE_WITHOUT_CONTEXT = “{ $resource }” lies in no context
    .title = aggregate without a context
    .question = Whose words does this belong to: the customer's, the shop's, or those of whoever delivers?
    .expected = one context that holds it
    .found = { $resource }, line { $line }
    .explain =
        A bounded context is where each word has one meaning. What lies in none has no meaning that anybody answers for.

        - In the file, `contexts` lists the aggregates of each context.

BOARD_AGGREGATE_IN_SEVERAL_CONTEXTS = “{ $resource }” lies in { $found } contexts: { $others }
    .title = aggregate in several contexts
    .question = Does the word mean the same in all of these, with the same rules?
    .expected = one context that holds it
    .found = { $others }
    .explain =
        Two contexts that share an aggregate are one, or the word means two things. An order to a customer and an order to a kitchen have little more in common than their number.

        - Two meanings are two aggregates with names of their own.

BOARD_ONE_CONTEXT = everything lies in one context, “{ $resource }”: { $others }
    .title = one giant context
    .question = Where on the wall do other people take over, and the same word begins to mean something else?
    .expected = { $needed } contexts or more
    .found = { $resource }, line { $line }
    .explain =
        One context for everything is the application as it was before the storming. Contexts are found where people, words and reasons to change differ.

        - Ordering, the shop's decision and the delivery have people of their own.

BOARD_TOO_FEW_CONTEXTS = { $found ->
    [one] one context has something in it
   *[other] { $found } contexts have something in them
}, and the lab asks for { $needed }: { $others }
    .title = too few contexts
    .question = In which of these contexts do two kinds of people use the same word in two ways?
    .expected = { $needed } contexts or more
    .found = { $others }
    .explain =
        Contexts are found where people, words and reasons to change differ. Where two of them share one context, each change for one of them touches the other.

        - Ordering, the shop's decision and the delivery have people of their own; what a boss does may well lie in the shop.

BOARD_CONTEXT_GIANT = { $found } of all { $needed } events happen in “{ $resource }”
    .title = context with almost everything
    .question = Are there two groups of people in this context who hardly ever talk to each other?
    .expected = contexts that share what happens between them
    .found = { $resource }, line { $line }
    .explain =
        Small contexts beside one that has almost everything are often only its appendages. Contexts are found where people, words and reasons to change differ.

        - Look at who gives the commands in it.

BOARD_RELATION_WITHOUT_DIRECTION = “{ $resource }” does not say which way it leads
    .title = relation without a direction
    .question = Which of the two keeps working unchanged when the other one changes?
    .expected = an arrow between { $others }
    .found = { $resource }, line { $line }
    .explain =
        A context map shows who depends on whom: one side tells, the other has to follow. A line without a direction hides exactly that.

        - In the file, `A -> B` says that what happens in A matters in B.

BOARD_RELATION_MISSING = the map has no relation between { $others }, though “{ $resource }” leads from one to the other
    .title = relation missing on the map
    .question = Between which contexts does this policy lead, and what does the map say of these two?
    .expected = a relation between { $others }
    .found = none
    .explain =
        A policy whose event happens in one context and whose command is handled in another makes one depend on the other. The map is there to show such dependencies.

        - The map follows from the policies: follow each of them from its event to its command.

BOARD_RELATION_UNEXPLAINED = on the map “{ $others }” leads on (“{ $resource }”), but no policy says what it starts there
    .title = relation without a policy
    .question = What does this event start in the other context, and does somebody have to look for it by hand?
    .expected = a policy that waits for { $others }
    .found = none
    .explain =
        An event on an arrow says that something follows from it on the other side. Which command that is would be the business of a policy; perhaps a person does it.

        - In the file, `when` of a policy names its event.

BOARD_CONTEXT_UNRELATED = “{ $resource }” stands alone on the map
    .title = context without a relation
    .question = From whom does this context learn anything, and who learns something from it?
    .expected = a relation with another context
    .found = { $resource }, line { $line }
    .explain =
        A context that nobody depends on and that depends on nobody is either another application or has a relation that was forgotten. Both happen.

        - Look at what its commands need to know.

BOARD_PART_MISSING = no event on the board is about { $others }
    .title = part of the business that is not on the board
    .question = Which people of the ordering application have no note on this board?
    .expected = events about { $others }
    .found = none
    .explain =
        The board is to hold the whole way of an order: ordering, the decision of the shop, the delivery. A part is found by the words of its events, or by a context in which somebody of its own acts.

        - Walk through one order from its beginning to its end.
