# The companion: what `check serve` says, and its own pages.

serve-not-loopback = { $address } can be reached from other machines: --listen takes 127.0.0.1:PORT or [::1]:PORT
serve-not-listening = { $address } cannot be listened on: { $cause }
serve-no-folder = { $file } cannot be used: { $cause }
serve-no-random = the system gives no random numbers for a token: { $cause }
serve-started = Serving on this machine only. Open the address above in a browser; it lets in whoever has it. Ctrl+C stops.
serve-again = check serve is running already (process { $process }): this is its address
serve-other-options = It was started with other options. To use these, stop it with Ctrl+C first
serve-mute = check serve is running already and does not answer: stop its process { $process } first
serve-mute-unknown = check serve is running already and does not answer: stop it first
serve-no-browser = no browser could be opened: open the address by hand
serve-stopped = stopped

page-skip = Skip to the content
page-ways = Pages
page-start = Start page
page-book = Book
page-map = Map
page-trace = Trace
page-exposure = Exposure
page-missing = There is no such page
page-missing-what = Nothing lies at this address.
page-missing-hint = The links above lead on.

refused = Refused
refused-host = This server answers only to the names of this machine, and was asked by another one.
refused-host-hint = Open the address that check serve printed.
refused-origin = Another page asked for this. Only pages of this server may.
refused-origin-hint = Open the address that check serve printed, and begin there.
refused-token = The token is missing or is not the right one.
refused-token-hint = Open the whole address that check serve printed in the terminal, with the token at its end. Whoever runs check serve once more gets it again.
refused-again = I have opened it in this browser before: go on to the start page
refused-other = This server belongs to another user of this machine.
refused-other-hint = Run check serve yourself to have one of your own.

building = The book is being built. This takes some seconds, once for each version of the program; then the page comes by itself.
building-failed = The book could not be built:

start-title = Course on AWS networking
start-account = What was judged in account { $account }
start-nothing = Nothing has been judged in an account yet. Practice worlds do not count.
start-next = What comes next
start-labs = Labs
start-done = { $passed } of { $all } labs have passed
start-chapter = Chapter { $number }
start-open = not begun
start-passed = passed
start-regressed = broken again
start-unknown = could not be judged
start-failed = not there yet
start-why-done = All labs have passed. Do not forget to clean up: check cleanup prints the script for it.
start-why-mend = It worked before and was broken when it was judged last; later labs may rest on it.
start-why-failed = It is the first lab that has not passed, and it was not there yet when it was judged last.
start-why-unknown = It is the first lab that has not passed; the last time it could not be judged.
start-why-open = It is the first lab that has not passed.
start-why-sheet = It is the first lab that has not passed, an exercise on paper.
start-why-answers = It is the first lab that has not passed; some of the answers on its sheet are wrong.
start-typed-sheet = Its sheet, in the terminal: check sheet { $lab } -o { $file }
start-typed-answers = The answers once more, in the terminal: check { $lab } --answers { $file }
start-network = The network
start-map = what there is, drawn
start-trace = how a packet goes from one end to another, and where it stops
start-exposure = what can be reached from the internet, and by which ports
start-introduction = How to use the book
start-troubleshooting = When it does not work
start-glossary = Glossary
start-command-line = Command line
