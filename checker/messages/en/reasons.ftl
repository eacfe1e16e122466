# Why somebody's file, or an account, cannot be used.

read-malformed = line { $line }, column { $column }{ $path }: { $cause }
read-truncated = line { $line }, column { $column }{ $path }: the document ends early; save or copy it again in full
read-gzip-early = the gzip data end early; save or copy the file again in full
read-gzip-damaged = the gzip data are damaged ({ $cause }); save or copy the file again
read-too-large = more than { $limit } MiB of text is too much for a snapshot of one account; collect only the labs that are needed
read-too-deep = line { $line }, column { $column }: nested deeper than { $limit } levels, as no answer from AWS is
read-too-many = more than { $limit } elements are too many for a snapshot of one account; collect only the labs that are needed
read-korean = line { $line }: Korean text in CP949 (EUC-KR); save it as UTF-8
read-not-unicode = line { $line }: neither UTF-8 nor UTF-16 text; save it as UTF-8
read-newer = it has format { $found }, and this program reads up to { $known }; upgrade the program
read-empty = the file is empty; collect a snapshot or import answers from the AWS CLI
read-text = it is text that is not JSON (it begins with { $begin }); run the AWS CLI with --output json
read-bare = it is a bare { $what }; run the AWS CLI again without --query
read-object = it is a JSON object with the members { $members }, which no check reads

import-broken = skipped: { $cause }
import-rest = skipped from there on: { $cause }
import-around = { $lines ->
        [one] one line outside the answers skipped: line { $line }
       *[other] { $lines } lines outside the answers skipped; the first is line { $line }
    }
import-many-files = nothing is used: these are more than { $limit } files; choose those of one account
import-much-text = nothing is used: these and the files before are more than { $limit } MiB of text; choose those of one account
import-many-elements = nothing is used: these and the files before hold more than { $limit } elements; choose those of one account
import-no-list = { $list } skipped: the list is missing or null, so that it says nothing
import-narrowed = { $operation }: the command before it asks for some only ({ $option }); it proves what is there, but not what is not
import-cut = { $operation }: elements without { $list }, as --query makes them, are left out; it is not complete, and proves what is there, but not what is not
import-strange-command = { $operation }: what comes before it is not understood ({ $command }); it proves what is there, but not what is not
import-refused = { $operation }: AWS refused this call ({ $code })
import-refused-unsaid = skipped: AWS refused the call ({ $code })
import-denied = skipped: it may not be read
import-not-read = skipped: it cannot be read ({ $cause })
import-link-folder = skipped: a link to a folder; such links are not followed
import-link-nowhere = skipped: a link to something that is not there
import-no-file = skipped: not a file but a pipe, a socket or a device
import-zip = skipped: a zip archive; unpack it
import-no-account = nothing says to which account answers in it belong, and several are named ({ $named }): put it into the folders accounts/ID/REGION
import-no-region = nothing says to which Region answers in it belong, and several are named ({ $named }): put it into a folder of that name
import-more = and more like it: { $cause }
import-times = { $cause } ({ $times } times)
import-not-json = skipped: not JSON; run the AWS CLI with --output json
import-bare-list = skipped: a bare list does not say what it lists; run the AWS CLI again without --query
import-bare-value = skipped: a bare value is not an answer from AWS; run the AWS CLI again without --query
import-empty = skipped: there is nothing in it
import-unknown = { $key } skipped: no check reads it
import-foreign = { $key } skipped: its elements are not those of { $operation } ({ $why })
import-no-parent = { $key } skipped: it does not say which { $member } it belongs to; save it as an object with operation ({ $operation }), input (with { $member }) and output
import-ambiguous = { $key } skipped: an empty one may come from { $first } or from { $second }; save it as an object with operation and output
import-no-answer = { $operation } skipped: the record has no output, no error and no status
import-incomplete = { $operation }: it is not complete (pages or its list are missing); it proves what is there, but not what is not
import-conflict = { $operation }: another file shows { $id } with different contents, and nothing says which is newer; the first is used

world-no-header = a world begins with the line: world 1
world-newer = this world has version { $found }, and this program reads up to { $known }; upgrade the program
world-no-base = after the first line comes what the world starts from: base empty, base default-vpc, base solved, or base lab-… for the solved world that a lab brings
world-in-base = the base { $word } cannot be used, its line { $line }: { $cause }
world-second-base = base stands once, in the second line
world-base-of-course = no base is called { $word }: the course's labs stand on base solved
world-no-switch = { $name } is on or off, not { $word }
world-circle = { $word } is built on itself: a world cannot start from one that starts from it
world-open-quote = the quote in { $word } is never closed
world-unknown-near = no { $what } is called { $word }; did you mean { $nearest } ?
world-unknown-word = no { $what } is called { $word }{ $count ->
        [0] ; there is none yet
       *[other] ; known: { $known }
    }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
world-wrong-kind = { $word } is the wrong kind of thing ({ $is }); needed here: { $wanted }
world-missing = { $what } is missing; write: { $usage }
world-extra = { $word } is too much; write: { $usage }
world-malformed = { $word } is not { $wanted }
world-taken = { $word } already exists; choose another label
world-refused = { $word }: { $why }; { $remedy }
world-unfit = { $word } cannot hold this value: { $why }

access-no-credentials = no AWS credentials found: run aws configure or aws sso login, choose a profile with --profile, or practise without an account by adding --practice, as in check lab-1.12 --practice
access-no-region = no Region is chosen: pass --region, set AWS_REGION, or run aws configure set region ap-northeast-2
access-expired = the AWS credentials have expired ({ $code }): sign in again, for example with aws sso login
access-bad = AWS refuses these credentials ({ $code }): check the access key and its secret, or create a new one
access-clock = this machine's clock is off ({ $code }): set it, then try again
access-clock-slow = this machine's clock is { $seconds } seconds slow ({ $code }): set it, then try again
access-clock-fast = this machine's clock is { $seconds } seconds fast ({ $code }): set it, then try again
access-region-off = Region { $region } is not enabled in this account ({ $code }): enable it in the account settings, or choose another with --region
access-no-such-region = there is no AWS endpoint for Region { $region }: is its name right? choose another with --region
access-no-network = no answer from AWS ({ $cause }): check the network, proxy and endpoint
access-bad-profile = the AWS profile { $profile } cannot be used ({ $cause }): aws configure list-profiles lists those that exist
access-not-ready = the account is not ready ({ $code }): AWS has not finished setting it up, or has blocked it; see the e-mail that its owner was sent
access-other = AWS did not identify the caller ({ $code }): { $message }
