# Words of figures in the pages of the book, and what is not understood in one.

figure-note = beside { $party }: { $label }
figure-message = { $from } → { $to }{ $arrow ->
    [answer] , an answer
    [stopped] , stopped on the way
   *[other] {""}
}
figure-stopped = stopped here
figure-bits = The bits of { $address }
figure-bits-net = network
figure-bits-mask = mask
figure-bits-network = network: { $bits ->
    [one] 1 bit
   *[other] { $bits } bits
}
figure-bits-host = hosts: { $bits ->
    [one] 1 bit
   *[other] { $bits } bits
}
figure-first = first address
figure-last = last address
figure-count = addresses
figure-split = How { $block } is split
figure-free = free
figure-addresses = { $count ->
    [1] 1 address
   *[other] { $count } addresses
}
figure-inside = in { $outer }: { $inner }

figure-fault-nothing = the figure is empty; expected a kind with its title on the first line, and below it what is to be seen
figure-fault-kind = { $word } is no kind of figure; expected one of { $known }, a colon and a title
figure-fault-no-title = no title; expected one behind the colon
figure-fault-no-name = a name is missing: something stands beside an arrow, a bar or a colon where a name is expected
figure-fault-too-long = more than { $most } characters: { $text }
figure-fault-too-many = { $what ->
    [parties] more than { $most } parties; a sequence has at most { $most }
    [steps] more than { $most } messages and notes; a sequence has at most { $most }
    [rows] more than { $most } rows; a chain has at most { $most }
    [boxes] more than { $most } boxes; a row has at most { $most }
    [lines] more than { $most } lines; a box has at most { $most }
    [parts] more than { $most } parts; a block is split into at most { $most }
   *[other] more than { $most } layers; a figure has at most { $most }
}
figure-fault-no-step = neither a message nor a note; expected browser -> alb: text, alb --> browser: text or note alb: text, found { $text }
figure-fault-arrow = the label of an arrow is not closed; expected app -[443]-> nat, found { $text }
figure-fault-no-address = no IPv4 address with a prefix length; expected one as in 10.0.10.4/20, found { $word }
figure-fault-no-network = { $word } is an address within a block; expected the block itself, { $network }
figure-fault-outside = { $part } is outside of { $whole }
figure-fault-overlap = { $part } shares addresses with { $other } on line { $line }
figure-fault-extra = no line is expected here, found { $text }
