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
quiz-step-not-met = The packet does not meet this
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

help-quiz = Answer the questions of a chapter of the book, be told what is right and why, and get a score
    .usage = check quiz [CHAPTER] [options]
        check quiz --list
        check quiz [CHAPTER] --lint [--questions DIR] [options]
    .after = A line answers a question; an empty line goes on without an answer. Without CHAPTER the chapters are listed. Exit codes: 0 all right, 1 something wrong, 3 nothing wrong but something not answered
arg-quiz-chapter = A chapter, such as 1.9 or 1.9-network-acl
arg-quiz-questions = A folder of your own questions in the place of the course's, with a folder for each chapter
arg-quiz-list = List the chapters that have questions
arg-quiz-lint = Look whether the questions are as they should be, and ask nothing
arg-quiz-labs-dir = A folder with labs of your own, whose worlds questions may be about

quiz-none = there are no questions in { $folder }
quiz-unknown = no chapter with questions is called { $chapter }
quiz-known = the chapters are: { $chapters }
quiz-count = { $count ->
        [one] 1 question
       *[other] { $count } questions
    }
quiz-question = Question { $number } of { $count }
quiz-see = To see the network: { $command }
quiz-way = Its whole way: { $command }
quiz-type-one = Type one number from 1 to { $count }
quiz-type-several = More than one is right: type their numbers from 1 to { $count }, with spaces between them
quiz-type-order = Type all numbers from 1 to { $count } in the right order, with spaces between them
quiz-type-words = Type a word or a number
quiz-type-block = Type a block of addresses, like 10.0.4.0/22
quiz-skipped = Not answered.
quiz-right = Right
quiz-wrong = Not right
quiz-solution = What is right: { $answer }
quiz-example = One that is right: { $answer }
quiz-score = { $open ->
        [0] { $right } of { $count } are right
       *[other] { $right } of { $count } are right, { $open } not answered
    }

question-empty = there are no words here
question-no-block = { $word }: no block of addresses, or one whose address is not its first
question-no-port = { $protocol } needs a port: add port = 443, for example
question-portless = { $protocol } has no ports
question-one-aim = a change has one aim: either lab, or from and to with a port
question-one-rule = a block has to be either the one in equals, or what within, apart, usable and smallest say
question-needs = { $field } means nothing without { $other }
question-end-ambiguous = { $end } means more than one thing: { $candidates }
question-edit = option { $option }, line { $line } of its edit: { $cause }
question-undecided = nobody can tell where this packet ends: the world hides something, or it arrives in part only
question-undecided-option = nobody can tell what comes of option { $option }
question-no-answer = no block of addresses is like that

quiz-lint-passed = { $chapters ->
        [one] 1 chapter
       *[other] { $chapters } chapters
    }: { $count ->
        [one] 1 question is as it should be
       *[other] all { $count } questions are as they should be
    }
quiz-lint-file-name = the file has to be called like 01-why-two.toml: two digits, a hyphen, a name
quiz-lint-no-chapter = the book has no page of this name
quiz-lint-few = { $count } of at least { $least } questions
quiz-lint-no-engine = the chapter has a lab about packets, but no question of the kinds packet and change
quiz-lint-few-options = there have to be two options at least (now { $count })
quiz-lint-all-right = all options are right
quiz-lint-none-right = no option is right
quiz-lint-no-why = option { $option } is wrong and does not say why
quiz-lint-why-of-right = option { $option } is right and says why it would be wrong
quiz-lint-twice = the text number { $option } says the same as an earlier one
quiz-lint-items = four to seven things are to be put in order (now { $count })
quiz-lint-no-wrong = no wrong answer is explained: add a [[wrong]] with answers and why
quiz-lint-no-accepted = no answer is accepted
quiz-lint-right-and-wrong = { $answer }: both accepted and wrong
quiz-lint-nothing-broken = nothing is broken in this world: it is as it should be without any change
quiz-lint-language = { $field }: not in its language
