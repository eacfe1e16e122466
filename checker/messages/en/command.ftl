# What the commands say beside their results.

folder-not-found = there is no folder { $file }
file-not-found = there is no file { $file }
file-denied = { $file } may not be read
file-is-folder = { $file } is a folder, a file is needed
file-no-folder = { $file } is not a folder
file-not-read = { $file } cannot be read: { $cause }
file-too-large = { $file } is too large for a file written by hand
file-not-text = { $file }, { $cause }
flows-no-lines = { $file } has no end of line after line { $line }: one question on each line is needed
file-is-there = { $file } already exists and is left as it is
output-is-there = { $file } already exists and is left as it is
output-force = name another file, or add --force to overwrite it
file-not-yours = { $file } may not be written
file-not-written = { $file } cannot be written: { $cause }

lab-unknown = there is no lab or command { $lab }
lab-known = the labs are: { $labs }
lab-needs-labs = a lab that is not the course's needs --labs DIR
lab-without-spec = { $file } is missing
lab-not-read = { $file }:{ $line }:{ $column }: { $cause }
labs-two-of-one-number = { $one } and { $other } have the same number: give one of them another
labs-none = there is no lab in { $file }: a lab is a folder with a lab.toml
labs-not-named = which lab? name one such as lab-1.12, or all

app-third = the address { $app } is one too many: give up to two, one for each instance of the application

course-not-read = { $file } cannot be used: { $cause }
course-head = What you do not want to say each time. check reads this file in its folder and in all folders below it.
    Options on the command line take precedence. Everything here is optional.
course-learner = Your id in the course: exercise sheets are made from it.
course-course = What the course is called by those who teach it, if they told you: it is put into what you hand in.
course-profile = The profile of the AWS configuration files.
course-region = The Region in which you build.
course-vpc = The VPC in which you build, if there is more than one.
course-ssh-port = The ports besides 22 on which ssh listens, such as 2222 or [2222, 2200].
course-app = Where your web application answers; two in square brackets, for two instances of it.
course-domain = Your domain.
course-repository = Where your work is kept. A folder or a .tar.gz file is looked through for secrets in lab 2.17.
init-done = { $file } is written; everything in it is optional

snapshot-not-read = { $file } cannot be read as a snapshot: { $cause }
import-nothing = there is no evidence in { $file }
import-nothing-hint = save what aws ec2 describe-vpcs and the like print with --output json, one file each
answers-not-read = { $file }, line { $line }: { $cause }
world-not-read = { $file }, line { $line }: { $cause }
world-unknown = there is no world or file { $world }
world-see-list = check worlds lists those that have names
world-see-list-of = check worlds { $lab } lists those of the lab
base-empty = an account in Seoul without any VPC
base-default-vpc = the same account with the default VPC that AWS made, untouched
base-solved = the default VPC and the course's own, with labs 1.7 to 1.13 done
base-served = the same with labs 2.16 to 2.23 done: the application behind https and a name of its own
base-course = the same with lab 2.24 done: the account at the end of the course
base-of-lab = the lab's own solved world, which --practice judges
worlds-differ = the labs { $labs } have solved worlds that differ: judge them one by one, or name the world
worlds-differ-hint = one of: { $worlds }

no-live = this build cannot look at an account: for that, type the same behind cargo run -- in the repository
no-live-practice = this build cannot look at an account: for that, type the same behind cargo run -- in the repository; to try it without an account, add --practice
no-runtime = the network cannot be used: { $cause }
no-randomness = the system gives no random key: { $cause }
collecting = asking AWS
collecting-settles = waiting for answers that agree
probing = trying from outside: { $subjects }
script-without-probes = The script makes calls only: what a try from outside would show (names, certificates, pages) cannot be told from its file. `check collect` makes both.
collect-probes = { $probes ->
        [one] one try from outside
       *[other] { $probes } tries from outside
    }
ca-file-not-read = { $file } cannot be used
ca-file-empty = there is no certificate in it
ca-file-certificate = certificate { $number } in it cannot be read
file-written = { $file } is written
map-no-svg = { $file } is called like another kind of picture: a map is written as SVG
map-written = { $file } is written: a picture (SVG), which a browser opens
collect-done = { $file }: { $calls ->
        [one] one call
       *[other] { $calls } calls
    }, { $without ->
        [0] all answered
       *[other] { $without } without an answer
    }
profile-confirm = { $file } lies outside your home folder and chooses the AWS profile { $profile } — use it? [y/N]
profile-refused = { $file } lies outside your home folder and chooses the AWS profile { $profile }: it is used only if you confirm it
profile-refused-hint = give --profile { $profile } if that is what you want
region-has-vpcs = there is no VPC for the labs here, but { $vpcs ->
        [one] one
       *[other] { $vpcs }
    } in { $region }: try --region { $region }

my-ip-told = your public address is { $address } (asked { $service })
my-ip-not-told = { $service } did not tell your public address: { $cause }
my-ip-offline = this build cannot ask for your public address
my-ip-private = { $address } is a private address, which nobody on the internet sees: give your public one
my-ip-hint = open https://checkip.amazonaws.com in a browser and give what it shows: --my-ip 203.0.113.10

junit-not-written = the report cannot be written as JUnit: { $cause }

watch-nothing = there is nothing to watch: --watch goes with --world FILE, --snapshot PATH or --answers FILE
watching = watching for changes; press Ctrl+C to stop

progress-not-read = { $file } cannot be read ({ $cause }): going on without it
progress-broken = { $file } is damaged ({ $cause }): it is kept as { $aside }, and a new one is started
progress-newer = { $file } was written by a newer version and is left as it is
progress-not-written = { $file } cannot be written ({ $cause }): your progress is not saved

map-account = Course map of account { $account }
map-nothing = Course map: nothing has been judged in an account yet
map-passed = passed { $day }
map-regressed = passed { $day }, broken since { $judged }
map-untold = passed { $day }, could not be judged on { $judged }
map-unknown = could not be judged on { $judged }
map-failed = not there yet on { $judged }
map-next = next: check { $lab }
    Without an AWS account, on a broken network in a text file: check practice start { $lab }
map-next-sheet = next, an exercise on paper: check sheet { $lab } -o { $file }
map-next-answers = next, mend the answers in { $file }: check { $lab } --answers { $file }
map-mend = worked before and is broken now: check { $lab }
map-done = all labs have passed
map-legend = ✓ passed   ! passed once, broken now   ? could not be judged   ✗ not there yet   · not judged in an account

explain-nothing = name a check or a code
explain-unknown = there is no check or code { $word }
explain-known = the checks are: { $checks }; the codes are those that reports show

policy-none = these labs make no calls that need a permission

sheet-none = { $lab } has no exercises on paper
sheet-head = Exercises of { $lab }
    Write each answer between its quotes, then: check { $lab } --answers with the name of this file
sheet-head-learner = Exercises of { $lab } for { $learner }
    Write each answer between its quotes, then: check { $lab } --answers with the name of this file
sheet-done = { $file } is written; answer in it, then: check { $lab } --answers { $file }
sheet-done-board = { $file } is written; fill the board and look: check { $lab } --answers { $file }

practice-none = { $lab } has no broken world
practice-own-application = { $lab } is about an application, and the mistakes to practise on are those of a program: there is no world to be mended
practice-own-application-hint = start your own application, or that of the course (sample-app), and look at it: check { $lab } --app http://127.0.0.1:8000
practice-on-paper = { $lab } is an exercise on paper and has no practice worlds: check sheet { $lab } -o { $file }
practice-none-of-two = no two mistakes of { $lab } can be combined in one network: use --level 1
practice-intact = in { $world } there is nothing to mend
practice-broken = something is to be mended in: { $worlds }
practice-head = { $lab }: something in this network is broken. Mend it here, line by line, and check:
    check { $lab }{ $labs } --world with the name of this file, and --watch to check again after each change
    All lines that there are, each with examples, stand in checker/world/LANGUAGE.md of the repository
practice-started = { $file } is written; mend it and look: check { $lab }{ $labs } --world { $file } --watch
practice-started-by-seed = { $file } is written; mend it and look: check { $lab }{ $labs } --world { $file } --watch
    The same network again: check practice start { $lab }{ $labs }{ $level } --seed { $seed }

trace-batch-json = many flows are answered in JSON only: add --format json
flow-protocol-odd = { $protocol } is not a protocol: use tcp, udp, icmp, icmpv6, all or a number up to 255
flow-no-ports = { $protocol } has no ports
flow-port-missing = { $protocol } needs a port: add --port
flow-other-end-missing = from { $end }, but to where? Name the other end too: check trace { $end } { $end ->
        [internet] i-0123456789abcdef0
       *[other] internet
    } --port 443
flow-no-zone = no hosted zone that was seen has the name { $end }: for a name from elsewhere write check trace https://{ $end }, for a packet name both of its ends
flow-odd-url = { $url } is no URL with a name to follow: write it like https://example.link/delivery/3
flow-end-odd = { $end } names nothing that sends or receives packets: write a resource's name, the id of an instance, an interface or an endpoint, an address, vpc-…/address, a load balancer's ARN, a DNS name, or internet
flow-end-other = { $end } is { $id }, and packets neither begin nor end there: write an instance, an interface, an endpoint or a load balancer, an address, a DNS name, or internet
flow-ends-known = hosts here: { $ends }
flow-end-ambiguous = { $end } means more than one thing: use the id or address of one of these
flow-end-candidate = { $end } in { $vpc }
flow-end-candidate-alone = { $end }
flow-end-absent = { $end } is not in what was looked at

vpc-unknown = there is no VPC { $vpc } in { $region ->
        [none] what was looked at
       *[other] { $region }
    }
vpc-none = there is no VPC there at all: look in another Region with --region

show-account = account:   { $value }
show-region = Region:    { $value }
show-principal = principal: { $value }
show-tool = written by: { $value }
show-started = started:   { $value }
show-finished = finished:  { $value }
show-sha256 = SHA-256:   { $value }
show-calls = { $calls ->
        [one] one call
       *[other] { $calls } calls
    }, { $probes ->
        [one] one probe
       *[other] { $probes } probes
    }
show-status-truncated = seen in part

doctor-identity = credentials: { $principal } in account { $account }
doctor-region = Region: { $region }
doctor-clock = clock: right, within { $seconds } seconds
doctor-clock-ahead = clock: { $seconds } seconds ahead; AWS refuses calls from 300 on. Set it by the network: timedatectl set-ntp true, w32tm /resync, or the date settings of the system
doctor-clock-behind = clock: { $seconds } seconds behind; AWS refuses calls from 300 on. Set it by the network: timedatectl set-ntp true, w32tm /resync, or the date settings of the system
doctor-clock-unknown = clock: no answer told the time
doctor-dns-system = DNS by this machine's resolver: { $name } is resolved
doctor-dns-system-not = DNS by this machine's resolver: { $name } is not resolved. Is the machine on a network, and does its name server answer?
doctor-dns-walk = DNS by a walk of its own: servers of the root answer on port 53, over UDP and TCP
doctor-dns-walk-udp-only = DNS by a walk of its own: port 53 answers over UDP and not over TCP. Long answers, as of signed zones, cannot be read here; try another network
doctor-dns-walk-tcp-only = DNS by a walk of its own: port 53 answers over TCP and not over UDP. Labs 2.21 to 2.24 cannot tell from here what the DNS says; try another network
doctor-dns-walk-not = DNS by a walk of its own: port 53 does not answer. Labs 2.21 to 2.24 cannot tell from here what the DNS says; try another network, a phone's for example
doctor-dns-walk-intercepted = DNS by a walk of its own: somebody on the way answers in place of the root. Log in where the network asks for it, or try another network
doctor-proxy-none = proxies: none in the environment
doctor-proxy = proxies ({ $proxies }): used for HTTP only, calls to AWS included; DNS, TLS and the ways through an application go straight
doctor-proxy-except = proxies: not for what this names: { $hosts }
doctor-call-seen = { $call }
doctor-call-denied = { $call } is denied ({ $code })
doctor-call-failed = { $call } gave no complete answer ({ $code })
doctor-call-unsupported = { $call } is not known to the endpoint
doctor-call-not-asked = { $call } could not be tried: nothing was found that it could ask about
doctor-policy = what the labs need: check policy
doctor-identity-offline = credentials: not looked at by this build
doctor-region-offline = Region: not looked at by this build
doctor-calls-offline = permissions: { $calls } calls would be tried

lab-new-name = { $name } cannot be the name of a lab: use a number and a slug, such as 9.1-two-nat
lab-new-done = { $folder } is made; prove it with: check lab lint { $lab } --labs { $dir }

repository-no-archive = { $file } is neither a folder nor a .tar.gz file
repository-hint = git archive --format=tar.gz -o shop.tar.gz HEAD packs what was committed last
