# Help and errors of the command line.

help-word-usage = Usage:
help-heading-commands = Commands
help-heading-arguments = Arguments
help-heading-options = Options
help-heading-evidence = Evidence
help-heading-judging = Judging
help-heading-probes = Probes
help-heading-grading = Grading
help-heading-output = Output

help-check = Check labs of the course against an AWS account, a snapshot or a practice world; without arguments, show the course map
    .usage = check [options] [LABS…]
        check <command> …
    .after = Exit codes: 0 all passed, 1 something failed, 2 usage or bad input file, 3 nothing failed but something cannot be determined, 4 no credentials, no access or no network, 70 a bug of this program

        check lab-1.12 --practice       judge the practice world, without an account
        check lab-1.12                  judge the account that the AWS CLI would use
        check lab-1.12 --snapshot FILE  judge a saved snapshot
        check all --format html -o F    write the report as a page in one file
help-init = Write a commented course.toml from the options given
    .usage = check init [options]
help-collect = Save a snapshot of an account, or print a script that saves one in CloudShell
    .usage = check collect [LABS…] -o FILE [options]
        check collect [LABS…] --script bash|powershell [-o FILE]
help-import = Make a snapshot from files that the AWS CLI printed
    .usage = check import PATH [-o FILE] [options]
help-snapshot = Look into a snapshot, or take names out of it
    .usage = check snapshot <command> FILE
help-snapshot-show = Show what a snapshot holds, call by call
    .usage = check snapshot show FILE
help-snapshot-redact = Take names out of a snapshot before others see it
    .usage = check snapshot redact FILE [--mode MODE] [-o FILE] [options]
help-trace = Follow a packet and its reply through the network, and list everything that stops them
    .usage = check trace FROM TO --port N [options]
        check trace NAME [PATH] [options]
        check trace --flows FILE --format json [options]
    .after = FROM and TO are an instance, an interface or an address, by id or by name, vpc-…/address, internet, internet6, or the DNS name of a load balancer or endpoint. NAME is a URL, or a name in a hosted zone of the account: the request for its page is followed. Exit codes: 0 delivered, 1 dropped, 3 cannot be determined
help-exposure = Show which interfaces can be reached from the internet, on which ports and from where, and what they reach
    .usage = check exposure [RESOURCE] [options]
    .after = RESOURCE is an interface, an instance, a subnet or an address. Exit codes: 0 everything could be determined, 3 something could not
help-cleanup = Print the script that takes the course down again, in the right order; it deletes nothing by itself
    .usage = check cleanup [--shell SHELL] [-o FILE] [options]
    .after = Only what stands in the course's VPC, and what leads there, gets a command. Exit codes: 0 all of it was seen, or nothing is there, 2 usage, 3 something may be left out
help-cost = Say what bills because it exists, in every Region: by the hour, day and month, in USD and KRW
    .usage = check cost [--krw-rate N] [options]
        check cost --remind TIME [-o FILE]
    .after = Prices are those of a dated table; what has none is unknown and in no sum. Exit codes: 0 everything was seen and has a price, 2 usage, 3 something was not seen or has no price here
help-map = Draw the network as a picture (SVG), and the path of a packet on it; or the board of an event storming
    .usage = check map [-o FILE] [options]
        check map --from END --to END --port N [-o FILE] [options]
        check map --answers FILE [-o FILE]
    .after = END is what check trace takes: an instance, an interface, an address, vpc-…/address, internet, internet6, or a DNS name
help-dns = Follow a name from the root through the DNS, and say where it stops and who can mend that
    .usage = check dns NAME [--type TYPE] [options]
    .after = Needs no account. NAME may be written in any script. Exit codes: 0 it resolves, 1 something is broken, 2 usage, 3 cannot tell from here
help-explain = Explain a check or a code of a report
    .usage = check explain WORD
help-policy = Print the least-privilege IAM policy for the labs' calls
    .usage = check policy [LABS…] [--role] [-o FILE] [options]
help-sheet = Print the exercises of a lab as a file to answer in, or the board that it begins with
    .usage = check sheet LAB [-o FILE] [options]
help-grade = Grade what a class has handed in: judge it again, keep it, and say who needs you
    .usage = check grade PATHS… --roster FILE [options]
        check grade --regrade --roster FILE [options]
        check grade --collect --roster FILE [--access FILE] [options]
    .after = PATHS are folders, archives as an LMS gives them, and single files; nothing that is in them is believed. What is graded is kept, so that a second run does only what is new. Exit codes: 0 everything that was found is graded, 2 usage or bad input file, 3 a mark is held back, or a file could not be read or belongs to nobody in the roster; 4 the database cannot be reached
help-practice = Practise without an account
    .usage = check practice <command> …
help-practice-start = Write a world in which something that a lab asks for is broken, for you to mend
    .usage = check practice start LAB [-o FILE] [options]
help-serve = Open the book of the course beside your own network, in a browser on this machine
    .usage = check serve [--listen ADDRESS] [--no-open] [options]
    .after = Prints the address to open and serves until Ctrl+C. Only this machine can reach it, and only with the token in the address; a second check serve finds the first one. Exit codes: 0 it was stopped, or runs already, 2 usage

        check serve --practice          without an account, on the practice world
        check serve                     with the account that the AWS CLI would use
help-book = Build the book of the course, in both languages
    .usage = check book [-o DIR] [options]
help-worlds = List the worlds that --world knows by name
    .usage = check worlds [LAB] [--labs DIR]
help-doctor = See whether DNS, clock, proxies, credentials, Region and permissions are in order for a look at the account
    .usage = check doctor [LABS…] [options]
help-lab = Start an account to practise a lab in; make and prove labs of your own
    .usage = check lab <command> …
help-lab-new = Make the folder of a new lab
    .usage = check lab new NAME [--labs DIR]
help-lab-lint = Prove labs by their own worlds
    .usage = check lab lint [LABS…] [--labs DIR]
help-help = Show the help of a command, as --help does
    .usage = check help [COMMAND…]
help-completions = Print what a shell needs to complete commands
    .usage = check completions SHELL
help-man = Print the manual page of the program
    .usage = check man
man-name = NAME
man-synopsis = SYNOPSIS
man-notes = NOTES

arg-asked = Labs such as lab-1.12 or 1.12, or all
arg-policy-asked = Labs such as lab-1.12, network for all that trace, exposure and map can use, cleanup for all that check cleanup looks at, or cost for all that check cost looks at; all labs if none is named
arg-collect-asked = Labs whose calls are made, network for all that trace, exposure and map can use, cleanup for all that check cleanup looks at, or cost for all that check cost looks at; those of all labs if none is named
arg-doctor-asked = Labs whose calls are tried, network for all that trace, exposure and map can use, cleanup for all that check cleanup looks at, or cost for all that check cost looks at; those of all labs if none is named
arg-doctor-no-probes = Ask the account only: no look at DNS, clock and proxies
arg-lab-lint-asked = Labs to prove; all of them if none is named
arg-lab = A lab such as lab-1.12
arg-snapshot = A snapshot, a folder of files that the AWS CLI printed, or - for standard input
arg-plan = A plan of Terraform or OpenTofu, as terraform show -json prints it, or - for standard input; it is judged as it would be once built
arg-template = A CloudFormation template, in YAML or JSON, or - for standard input; it is judged as it would be once built
arg-parameter = The value of a parameter of the template (repeatable)
arg-practice = Judge the practice world in which everything is done
arg-what-if = A file of edits in the language of practice worlds, one on each line (- for standard input); they are tried on the evidence before it is judged, and nothing in the account changes
arg-world = A world: its name ({ "check worlds" }) or a file
arg-profile = A profile from the AWS configuration files
arg-region = The Region to look at, such as ap-northeast-2
arg-endpoint-url = The endpoint to use instead of AWS's, for all services, such as http://127.0.0.1:5000
arg-vpc = Which VPC is meant, if there is more than one
arg-answers = The answers to an exercise on paper; may be given several times, once for each kind
arg-map-answers = Draw the board in this file instead of a network
arg-my-ip = Your own public address; auto asks https://checkip.amazonaws.com
arg-domain = Your own domain, such as example.link, if it is not in course.toml
arg-ssh-port = A port other than 22 on which ssh listens; may be given several times
arg-app = Where your own application answers, such as http://127.0.0.1:8000, if it is not in course.toml; a second one is another instance of it (lab 2.16)
arg-restarted = The application was restarted since this mark, which a check of lab 2.5 or 2.16 named
arg-repo = Look through this repository for passwords, keys and tokens (lab 2.17): a folder, or a .tar.gz file
arg-no-probes = Judge the configuration only, make no connections
arg-labs-dir = A folder with labs of your own; one with the id of a lab of the course takes that lab's place
arg-lab-new-labs-dir = The folder that the new lab's folder goes into
arg-format = How to write the result: { $values } (otherwise { $default })
arg-hint = How many hints to show for each thing that is wrong
arg-watch = Judge again whenever the world, the snapshot or the answers change
arg-output = A file to write to, which must not exist yet; - for standard output
arg-force = Overwrite the file of --output if it exists
arg-practice-start-output = The file to write, which must not exist yet; otherwise { $default }
arg-paths = Folders, archives and files that were handed in
arg-roster = The roster of the class (CSV)
arg-labs = The labs to grade, such as lab-1.12,lab-1.13, or all; otherwise those of the rubric, or those that were handed in. A folder adds labs of your own
arg-rubric = The rubric (TOML): points, due dates, waivers; otherwise the points of the labs
arg-store = Where results are kept: a file, or the address of a PostgreSQL database (postgres://…) that several people grade on (otherwise { $default })
arg-variants = Grade nothing: write a table (CSV) of what the rubric gives to each learner alone, to hand out
arg-regrade = Judge again what is kept, by this rubric and these labs, and show who changes and why
arg-export = Write the marks in the form of an LMS; may be given several times
arg-grade-html = A folder for the page of the class
arg-listen = Address and port to listen on, which no other machine may reach; port 0 takes a free one (otherwise { $default })
arg-no-open = Open no browser
arg-serve-engine = The engine in WebAssembly, which `.ci/wasm` builds: the interactive parts of the book use it; otherwise the one inside the program, which a released one has
arg-serve-practice = Show the practice world in which everything is done
arg-serve-vpc = Which VPC is meant, if there is more than one
arg-book-output = A folder for the book, which must be empty, not there yet, or an older book; otherwise { $default }
arg-as-preprocessor = Work as a preprocessor of mdBook, for people who write the book
arg-book-engine = The engine in WebAssembly, which `.ci/wasm` builds: the interactive parts of the pages use it; otherwise the one inside the program, which a released one has; without either they stay text and pictures
arg-book-rest = What mdBook passes on
arg-lang = The language: { $values }; otherwise that of the locale
arg-help = Show this help
arg-version = Show the version
arg-init-learner = Your id in the course
arg-init-course = What the course is called, as your instructor says it
arg-init-profile = The profile to use, from the AWS configuration files
arg-init-region = The Region in which you build
arg-init-vpc = The VPC in which you build
arg-init-app = Where your web application answers
arg-init-domain = Your domain
arg-init-repository = Where your work is kept
arg-script = Print a script for bash or powershell instead of asking
arg-path = A folder, or a file, that the AWS CLI wrote
arg-file = A snapshot, or - for standard input
arg-mode = share: for anybody, all ids are replaced by made-up ones; submit: for an instructor, ids stay and names are taken out (otherwise { $default })
arg-from = Who opens the connection
arg-to = Who is to answer
arg-from-option = FROM, as check map takes it
arg-to-option = TO, as check map takes it
arg-map-vpc = A VPC to draw; may be given several times; otherwise all but an empty default VPC
arg-trace-practice = Look at the practice world in which everything is done
arg-map-practice = Draw the practice world in which everything is done
arg-theme = The colours: { $values } (otherwise { $default }, which follows the system)
arg-port = The destination port, for tcp and udp
arg-protocol = tcp, udp, icmp, icmpv6, all or the number of a protocol (otherwise { $default })
arg-source-port = The source port; otherwise all that the sender may choose
arg-flows = A file with a question on each line, in JSON, or - for standard input
arg-exposure-resource = Look at one resource only: an interface, an instance, a subnet, a VPC or an address
arg-exposure-vpc = Look at one VPC only
arg-exposure-practice = Look at the practice world in which everything is done
arg-cleanup-vpc = The VPC that the course was built in
arg-cleanup-domain = Your domain: its hosted zone is the course's
arg-cleanup-practice = Take down the practice world in which everything is done
arg-cleanup-shell = Shell of the script: { $values } (otherwise { $default })
arg-cost-practice = Look at the practice world in which everything is done
arg-krw-rate = How many won a dollar costs today; otherwise a round figure, and the output says so
arg-remind = Write a calendar file instead, which reminds you every day at this time, such as 22:00
arg-dns-name = The name, such as www.example.link
arg-type = The type of the records: A, AAAA, CNAME, MX, NS, SOA, SRV, TXT, CAA (otherwise { $default })
arg-root = Begin at this server in the place of the root servers; then nobody else is asked unless --resolver says so
arg-resolver = Ask this resolver in the place of the system's and two public ones
arg-allow-private = Let names lead to addresses outside of the public internet, too
arg-ca-file = Trust the authorities of this file (PEM), and no others
arg-read-only = Send nothing to an application that it would keep
arg-word = The id of a check, or a code
arg-role = Print a CloudFormation template for a role that somebody else may assume
arg-learner = Your id in the course; otherwise that of course.toml
arg-practice-start-world = Which of the lab's worlds; otherwise one of the broken ones
arg-seed = Which of the networks, by number; otherwise a different one each time
arg-level = 1 for one mistake, 2 for two at once; otherwise { $default }
arg-name = The new lab's number and slug, such as 9.1-two-nat
arg-command = A command, and the one below it, such as trace or practice start
arg-shell = The shell: { $values }

failure = error: { $what }
failure-in-file = { $file }: { $cause }
failure-hint = hint: { $hint }
bug = This is a bug (check { $version }). Please report it with the lines above and the command.

usage-unknown-argument = there is no option { $arg }
usage-one-too-many = { $word } is one word too many for { $command }
usage-unknown-command = there is no command { $word }
usage-missing-command = a command is missing
usage-missing = missing: { $args }
usage-conflict = { $arg } and { $other } cannot be used together
usage-twice = { $arg } is given twice
usage-no-value = { $arg } needs a value
usage-value = { $value } is not a valid value for { $arg }
usage-not-text = an argument is not valid Unicode text
usage-other = the arguments cannot be understood: { $arg }
usage-stray = { $arg } is for judging labs, not for { $verb }
usage-did-you-mean = did you mean { $word } ?
usage-valid = choose from: { $values }
usage-is = { $arg }: { $help }
usage-see-help = { $command } --help lists what it takes
usage-stdin-twice = the snapshot and the flows cannot both come from standard input
