# Questions of the book: what is said of an answer, and what is wrong with a question.

quiz-step = { $leg ->
        [reply] on the way back
       *[request] on the way there
    }: { $kind }{ $resource }{ $direction ->
        [ingress] , inbound rules
        [egress] , outbound rules
       *[none] {""}
    }
quiz-step-arrives = Nowhere: it arrives, and its answer comes back
quiz-step-passes = The packet passes here: { $rule }
quiz-step-beyond = The packet does not come this far
quiz-step-would-stop = This would stop the packet too, but it does not come this far
quiz-missed = { $count ->
        [one] What you chose is right, but one more option is right
       *[other] What you chose is right, but { $count } more options are right
    }
quiz-order-until = { $count ->
        [0] The first is another one
        [one] The first is right, the second is another one
       *[other] The first { $count } are right, the next is another one
    }
quiz-block-none = This is no block of addresses: write its first address, a slash and the prefix length, like 10.0.4.0/22
quiz-block-not-first = The address is not the first of its block, which begins earlier: { $block }
quiz-block-other = It is another block
quiz-block-outside = It has addresses that do not lie in { $block }
quiz-block-overlaps = It shares addresses with { $block }
quiz-block-no-subnet = A subnet on AWS has a prefix length from 16 to 28
quiz-block-too-small = It leaves { $usable } addresses for hosts, for AWS takes five of each subnet; needed: { $wanted }
quiz-block-too-large = It is larger than it need be: a longer prefix still has room enough, /{ $length }
