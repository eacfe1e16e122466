# The live panel of lab pages under `check serve`, and its pages trace, exposure and map.

panel-title = Try it: { $lab }
panel-evidence = evidence
panel-from = Judge by
panel-network = Network
panel-account = your AWS account, now
panel-given = { $place }, as given on the command line
panel-worlds = practice worlds
panel-solved = practice: the finished network
panel-broken = practice: broken network { $number }
panel-base = practice: { $name }
panel-run = Run the checks
panel-stop = Stop
panel-watch = Keep checking while I work
panel-world = The world, one line each
panel-world-help = This is the practice world as text. Change lines, then apply: the checks run on what you wrote.
panel-apply = Apply
panel-undo = Undo
panel-undone = The text is as it was before the last change.
panel-results = Results
panel-next-hint = One more hint
panel-checks = Checks
panel-map = Map
panel-history = History
panel-history-none = Not judged yet in an account.
panel-history-passed = Passed last on { $when }
panel-history-judged = Judged last on { $when }: { $status }
panel-history-regressed = It passed before, and does not now.
panel-history-practice = Practice is not written down here.
panel-no-script = Here the checks of this lab run on your account or on a practice world. Your browser has to run scripts for that.

panel-world-place = the world
panel-on-paper = This lab is done on paper. Write your answers into its sheet, then check them in a terminal: check { $lab } --answers FILE

panel-busy = Another look is under way. This one begins when that has ended.
panel-looking = { $done } of { $planned } calls answered: { $what }
panel-planned = Asking the account
panel-settling = Something is still being built. Waiting, then looking again.
panel-probing = Trying from outside: { $what }
panel-judging = Judging
panel-failed = This could not be done
panel-too-large = What was sent is too long. A world may have { $most } bytes at the most.
panel-odd-request = The page sent something that is not understood. Load it again.
panel-no-lab = There is no lab { $lab } here.
panel-too-many = Too many pages run at once. Close one, then try again.
panel-lost = The connection has ended. Is the server still running?

panel-watching = Checking again by itself. The next look is in { $seconds } s at the latest.
panel-watching-file = Waiting for the file to change.
panel-watch-world = A practice world is judged when you apply your text; there is nothing to wait for.
panel-watch-writes = This lab sends orders to your application to try it, so it is not checked again by itself. Run the checks when you are ready.
panel-watch-idle = Stopped by itself: nothing has changed for { $minutes } minutes. Switch it on again when you go on.
panel-watch-longest = Stopped by itself after { $hours } hours. Switch it on again when you go on.
panel-watch-failed = Stopped by itself: the account could not be looked at several times in a row.
panel-watch-off = Not checking by itself.
panel-looked = Looked at { $when } (UTC)

panel-page-trace = Trace a packet
panel-page-exposure = Exposure
panel-page-map = Map
panel-page-trace-about = Where a packet goes, what its answer meets, and everything that stands in the way: by the configuration of the network, without sending one.
panel-page-exposure-about = What the internet reaches in this network, by which ports and from where, and what it reaches on the internet.
panel-page-map-about = The whole network. Go from one resource to the next with the arrow keys, through all of them with Page Down and Page Up, zoom with + and -, see all with 0.
panel-show = Show
panel-ask = Trace
panel-look = Look at it
panel-look-again = Look again
panel-end-from = From
panel-end-to = To
panel-protocol = Protocol
panel-port = Port
panel-port-none = Protocols other than tcp and udp have no port.
panel-ends-help = A name, an id, an address, or internet. Names are offered once the network has been looked at.
panel-ends-known = { $count ->
        [one] one name is offered
       *[other] { $count } names are offered
    }
panel-packet = The packet
panel-exposure-caption = What each network interface is open to
panel-exposure-who = Network interface
panel-exposure-in = Reached from the internet
panel-exposure-out = Reaches on the internet
panel-map-region = Map of the network: arrow keys go to the next resource, Page Down and Page Up through all, + and - zoom, 0 shows all
panel-map-list = Resources on the map
panel-map-larger = Larger
panel-map-smaller = Smaller
panel-map-whole = Whole map
panel-map-more = { $count ->
        [one] one more resource is on the map only
       *[other] { $count } more resources are on the map only
    }

panel-cost = What costs money
panel-cost-sum = { $count ->
    [one] One thing bills: about USD { $hour } an hour, USD { $month } a month (KRW { $krw }).
   *[other] { $count } things bill: about USD { $hour } an hour, USD { $month } a month (KRW { $krw }).
}
panel-cost-at-least = { $count ->
    [one] One thing bills, of what was looked at: at least USD { $hour } an hour, USD { $month } a month (KRW { $krw }).
   *[other] { $count } things bill, of what was looked at: at least USD { $hour } an hour, USD { $month } a month (KRW { $krw }).
}
panel-cost-account = Only what these checks look at is in it. For the whole account, in every Region: check cost
panel-cost-practice = A practice world costs nothing: this is what such a network costs in an account.
panel-cost-figures = Prices as they were read until { $day }, and KRW { $rate } to the dollar. Sources and other rates: check cost
panel-cost-items = Item by item

panel-drill-about = Something in a network is broken, and people tell you what they notice. Ask for evidence, mend it, and find out whether you were right. All of it is made up: no account is asked.
panel-drill-choice = Which drill
panel-drill-level = Things that are broken
panel-drill-seed = Number
panel-drill-seed-help = Without a number it is a drill with a mistake that is due again, else a new one. A number is the same drill for everybody: odd ones are of the first chapter, even ones of the second.
panel-drill-odd-seed = { $seed } is no number of a drill: it takes a whole number from 0 on.
panel-drill-begin = Begin
panel-drill-breaking = A network is being broken
panel-drill-steps = Each question and each change is a step. What an expert would have looked at is told at the end.
panel-drill-evidence = Ask for evidence
panel-drill-call = Call of the AWS CLI
panel-drill-of = only this resource
panel-drill-name = Name or address
panel-drill-whole = The whole network
panel-drill-world = The network as a text
panel-drill-change = Change the network
panel-drill-change-help = A line in the language of worlds, or whatever can be said to check drill in a terminal; help lists it.
panel-drill-do = Do it
panel-drill-acts = Judge, and help
panel-drill-check = Check
panel-drill-symptoms = What people notice now
panel-drill-hint = One hint
panel-drill-undo = Take the last change back
panel-drill-edit = Change the whole text
panel-drill-give-up = Give up
panel-drill-text = The network, one line each
panel-drill-log = Questions and answers, the newest first
panel-drill-gone = This drill does not go on any more: others were begun since. Begin it again by its number.
panel-drill-ended = The drill is over; below stands what came of it.
panel-drill-another = Another drill
panel-drill-same = The same once more
panel-drill-results = Results of all drills since the server began, as a file to hand in
