# Words in the pages of the book.

book-way = The packet's way in words
book-map-scrolls = Map of the network. On a narrow screen it scrolls sideways
book-needed = Needed
book-there = What is there
book-chapters = In chapter { $chapters }

book-built = the book is built: { $file }
book-taken = the folder { $file } has other files in it: name one that is empty or not there
book-page = book/{ $file }:{ $line }: { $cause }
book-file = { $file } cannot be read or written: { $cause }
book-input = the book that mdBook sent cannot be read: { $cause }
book-directive = there is no directive { $word }; there are: { $known }
book-argument = { $word } has no use here
book-missing = { $what } is missing
book-lab = there is no lab { $lab }
book-section = the hand-out has no section { $section }; it has: { $known }
book-world = there is no practice world { $name }
book-flow = { $word } is no end in this network, no protocol and no port
book-command = { $command } came to nothing: { $said }
book-said = { $said }
book-unclosed = a block of code is not closed

book-question-answer = The answer, and why
book-question-check = Check
book-question-right = Right.
book-question-wrong = No.
book-question-yours = Your answer
book-question-up = Up
book-question-down = Down
book-question-again = Again
book-thing = { $file } cannot be read: { $said }
book-question = a question that cannot be read: { $file }
book-mend = Mend this world as text: the first command writes it into `world.txt`, the second judges { $lab } again whenever you save the file.
book-figure-text = The figure in words
book-figure-scrolls = Figure. On a narrow screen it scrolls sideways
book-no-module = this is no WebAssembly

book-walk-choose = Which case do you want to follow?
book-walk-next = Next step
book-walk-end = To the end
book-walk-again = Start again
book-walk-begin = Nobody has been asked yet.
book-walk-guess = Who has to mend it?
book-walk-right = Right.
book-walk-wrong = No.
book-walk-way = The way
book-walk-well = a way with nothing wrong
book-box-note = Note
book-box-tip = Tip
book-box-warning = Warning
