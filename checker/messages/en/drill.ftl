# Drills: a broken network, what a person notices of it, and what came of the search.

help-drill = Mend a network in which something is broken: ask for evidence as with the AWS CLI, change it line by line, and be judged
    .usage = check drill [--seed N] [--level N] [--results FILE] [options]
        check drill [--seed N] [--level N] -o FILE
        check drill --seed N [--level N] --world FILE
    .after = Without --seed it is a drill with a mistake that is due again, else a new one. A seed gives the same drill to everybody: odd seeds are of the first chapter, even ones of the second. Exit codes: 0 mended, 1 not mended or given up, 3 left
arg-drill-seed = Which drill, by number; otherwise one that is due or new
arg-drill-level = How many things are broken at once, from 1 to 3; otherwise { $default }
arg-drill-world = Judge the network of this seed as you have mended it in a file
arg-drill-results = A file that the result is added to, for you to hand in
arg-drill-output = Write the network into a file to be mended there, which must not exist yet

lines-not-read = what is typed cannot be read: { $cause }

drill-none = no drill can be made of these labs
drill-results-newer = { $file } was written by a newer version: name another file with --results
drill-results-odd = { $file } holds no results of drills and is left as it is ({ $cause }): name another file with --results

drill-head = { $faults ->
        [one] Drill { $seed }: one thing in this network is broken. This is what people tell you:
       *[other] Drill { $seed }: { $faults } things in this network are broken. This is what people tell you:
    }
drill-begin = Ask for evidence, change the network, and say check when you think that it works. With help you see all that can be said.
drill-help = Ask for evidence (each question is a step):
      describe route-tables                    any call that reads, in the words of the AWS CLI
      describe security-groups private-sg      only what has to do with a resource
      trace app internet --port 443            where a packet and its answer go
      trace https://www.example.link/          where a request goes
      dig www.example.link                     what the zone of the name answers
      exposure                                 what the internet reaches
      world                                    the whole network as a text
    Change the network (each change is a step), in the language of worlds:
      route private-rt 0.0.0.0/0 -> nat-1
      allow private-sg out tcp 443 to 0.0.0.0/0
      remove nat-1
      edit                                     opens the whole text in your editor
      undo                                     takes the last change back
    And besides:
      check                                    judges; only whether everything works counts
      symptoms                                 what people notice now
      hint                                     one hint; the last one is a change that suffices
      give-up                                  shows what was broken
      quit                                     leaves the drill as it is
drill-changed = Done.
drill-unchanged = Nothing has changed.
drill-undone = Taken back: { $line }
drill-nothing-to-undo = there is no change to take back
drill-unknown = { $word } is no question, no change and no command
drill-see-help = help shows all that can be said
drill-too-many = { $word } does not belong here
drill-no-call = the AWS CLI has no call { $call } that reads this network
drill-calls = calls that show something here: { $calls }
drill-no-resource = nothing in this network is called { $word }
drill-option-empty = { $option } has no value
drill-option-odd = { $value } is no value for { $option }
drill-trace-usage = a trace has two ends, as in: trace app internet --port 443
drill-dig-usage = say a name, as in: dig www.example.link
drill-no-editor = edit opens the program that EDITOR names, at a terminal only: change the network line by line, or begin again with check drill{ $same } -o FILE
drill-editor-not-run = { $editor } cannot be started: { $cause }
drill-no-hint = There is no hint left.
drill-still = It does not work yet. People tell you:
drill-solved = Mended: everything works again.
drill-ended = Nothing more was typed.
drill-left = The drill is left. The same again: check drill{ $same }
drill-again = The same again: check drill{ $same }
drill-solution = This was broken:
drill-lines = Lines to take out (-) and to put in (+) for a network that works:
drill-expert = Whoever knows where to look begins here:
drill-expert-look = { $command }: { $title } (section { $chapter })
drill-steps = Steps: { $steps }, hints: { $hints }
drill-idle = These questions told you nothing about the fault, or nothing new:
drill-needless = These changes were not needed:
drill-long = Those were many steps: this drill comes back soon.
drill-handed-in = The result is added to { $file }
drill-file = { $file } is written: mend it, then look with check drill{ $same } --world { $file }
drill-file-head = Mend this network, then look with check drill{ $same } --world and the name of this file

drill-symptom-no-way-out = { $host ->
        [none] Hosts in the private subnets cannot download updates: https to the internet never opens a connection.
       *[other] { $host } cannot download its updates: https to the internet never opens a connection.
    }
drill-symptom-sometimes = Some connections work and others hang, without a pattern that anybody can see.
drill-symptom-reached = A scan from outside finds a private host that answers.
drill-symptom-no-login = The administrators cannot log in to the private hosts with ssh any more.
drill-symptom-audit-group = The auditor complains: the private hosts would let ssh in from outside the VPC.
drill-symptom-audit-list = The auditor complains: the network ACLs let in traffic that nobody asked for.
drill-symptom-storage = A private host cannot read from Amazon S3.
drill-symptom-storage-denied = A private host reads from Amazon S3 and is told AccessDenied.
drill-symptom-storage-detour = The bill shows data for Amazon S3 that passes the NAT gateway, though it should take another way.
drill-symptom-nothing-private = The auditor complains: no subnet of the VPC is private.
drill-symptom-public-silent = What stands in the public subnets has no connection to the internet, in either direction.
drill-symptom-missing = A colleague looks for the instance that should stand in a private subnet, and finds none.
drill-symptom-too-little = The next team cannot begin: the VPC does not have what was agreed.
drill-symptom-list = ssh connections between client and host hang until they time out, though the security groups are fine.
drill-symptom-database = The application reports that its database does not answer.
drill-symptom-database-open = The auditor complains: the database can be reached from the internet.
drill-symptom-extended-support = The bill has a new line, for extended support of a database.
drill-symptom-application = The application does not open in a browser.
drill-symptom-source = On the application's host, git pull and pip install hang.
drill-symptom-balancer = The site does not open: browsers wait, or show an error.
drill-symptom-unavailable = The site answers 503 Service Temporarily Unavailable.
drill-symptom-bad-gateway = The site answers with errors of the load balancer, though the application was started.
drill-symptom-fixed-page = Every visitor sees the same fixed answer in place of the application.
drill-symptom-circles = Browsers say that the site redirects too often.
drill-symptom-sent-nowhere = Browsers are redirected to an address at which nothing opens.
drill-symptom-paths = Pages of deliveries and other pages do not come from where they should.
drill-symptom-forgets = Visitors lose what they had begun, from one page to the next.
drill-symptom-name-unknown = Nobody outside finds the site by its name, though the records are there.
drill-symptom-no-such-name = Browsers say that the name of the site does not exist.
drill-symptom-name-empty = The name of the site is there, but leads to no address.
drill-symptom-name-elsewhere = The name of the site leads to the wrong place, or will as soon as addresses change.
drill-symptom-name-ipv6 = Visitors with IPv6 wait long before the site opens.
drill-symptom-name-at-times = The name of the site is found by some people, and not by others.
drill-symptom-name-bogus = Some resolvers refuse the name of the site: SERVFAIL.
drill-symptom-name-gone = The whole domain has vanished from the internet overnight.
drill-symptom-past-edge = Pages come straight from Seoul, wherever the visitor is: CloudFront shows no requests.
drill-symptom-certificate = The site has no certificate that browsers accept.
drill-symptom-certificate-date = Browsers warn that the certificate is out of date.
drill-symptom-certificate-name = Browsers warn that the certificate is for another name.
drill-symptom-tls-old = A security scan reports versions of TLS that nobody should speak any more.
drill-symptom-https-refused = Over http the site opens, over https it does not.
drill-symptom-http-open = Whoever types the name without https does not come to the safe page.
drill-symptom-edge = CloudFront answers with errors, or does not get its pages from the load balancer.
drill-symptom-edge-off = CloudFront does not serve the site at all.
drill-symptom-edge-name = CloudFront answers, but not as the site: it does not know the name, or has no certificate for it.
drill-symptom-edge-forms = Through CloudFront, the forms of the application do not work as they should.
drill-symptom-edge-cookies = Through CloudFront, every form is refused, as if nobody had opened the page before.
drill-symptom-edge-queries = Through CloudFront, whatever stands behind the question mark of an address has no effect.
drill-symptom-edge-post = Through CloudFront, orders are answered with 403.
drill-symptom-edge-host = Through CloudFront, the application does not recognise its own name.
drill-symptom-edge-shares = A customer saw the orders of somebody else.
drill-symptom-edge-slow = Style sheets and pictures come from Seoul each time: nothing stays at the edge.
drill-symptom-other = Something that { $lab } asks for does not hold any more ({ $check }).
