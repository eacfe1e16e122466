# What is said of databases and of the application's hosts, beside their codes.

who-database = the database { $database }
who-proxy = the proxy { $proxy }

seen-engine = { $database } runs { $engine }{ $until ->
        [none] {""}
       *[other] , in standard support until { $until }
    }
seen-deployed = the internet reaches { $to } on port { $port }

why-support-untold = { $resource }: { $engine } { $version } is out of standard support, and whether this database is enrolled in extended support was not told
why-engine-unlisted = { $resource }: until when { $engine } { $version } is supported is not in what was collected
why-source-by-endpoint = { $hosts }: no way to the internet, but an endpoint ({ $resource }) may bring the application
why-classic-balancer = { $resource }: a Classic Load Balancer stands in this VPC, and how it hands requests on is beyond what this program knows
why-only-way-in = { $resource }: port { $port } of this host is open to the internet, but it is also the way in to private hosts; whether the application answers there, only a request can tell

# The way through an application.

journey-answer = status { $status }
seen-journey = the application does what stage { $stage } of the course asks for
why-no-app = nobody said where the application is: --app http://127.0.0.1:8000, or app in course.toml
why-journey-not-come = the way through the application did not come to this step: { $step }
why-journey-left-out = nothing was sent that the application would keep (--read-only), so that this step was left out: { $step }
why-journey-scripted = at this step, { $step }, the page leads on by a script, which is not run here
why-journey-login = at this step, { $step }, the application asks who is there, and the journey knows no password
why-journey-one-shop = only one shop with a menu was found, and what one shop may not see takes two
why-journey-no-connection = nothing takes connections at the application's address: is it running, and does it listen on that port?
why-journey-certificate-refused = the certificate at the application's address is not accepted: --ca-file FILE trusts an authority of your own
why-journey-tls-refused = whoever answers at the application's address speaks no https: is it http that the application speaks there?
why-journey-no-address = the name of the application has no address: is it spelled right, and is there a record for it?
why-journey-address-refused = the name of the application leads to an address that is not of the public internet; --allow-private follows it
why-journey-no-answer = somebody takes connections at the application's address, but what comes is no answer of a web server, or it broke off, at this step: { $step }
why-journey-time-over = the application did not answer in time at this step: { $step }
why-journey-typed = at this step, { $step }, an order is named by typing its number, and the page shows it as before: whether it was the right one cannot be told
why-journey-unmarked = the list of orders grew when something was ordered, but it does not show the address that was typed: which order is which cannot be told. Show the address beside each order
why-journey-redirects-endless = at this step, { $step }, each answer leads on to another address, without an end
why-journey-redirect-unreadable = at this step, { $step }, the answer leads on to what is no address
why-journey-elsewhere = at this step, { $step }, the application leads to another host or port, which is not followed: --app names the address that it is at
why-journey-packed = at this step, { $step }, the answer is packed although nobody asked for that, and it is not unpacked here
why-journey-unclear = at this step, { $step }, nothing certain came of it ({ $detail })

# Two instances of it.

seen-shared = an order that { $resource } took is in the list of { $other } too
seen-kept = the order with the mark { $mark } is still in both lists
assumed-restarted = the application was restarted since that check, as --restarted says
assumed-votes-kept = votes outlast a restart of the application; to see it, restart it and check again with --restarted { $mark }
why-no-other-app = no second instance of the application was named; with --app twice an order is sent to one and looked for at the other
why-not-restarted = an order with the mark { $mark } was placed: restart both instances, then check { $lab } with the same --app twice and --restarted { $mark }
why-nothing-to-keep = whether orders outlast a restart is tried once both instances show the same order
why-one-address = { $resource } and { $other } lead to one and the same address, so that one instance may have answered both times: name each instance by an address of its own
why-list-of-ones-own = the list of orders shows a visitor's own orders only, so that nobody else sees there what the other instance holds
why-kept-unclear = the list holds other orders of these checks, but not the one from before the restart, which may have been taken away

# A repository that was looked through.

seen-no-secrets = no passwords, keys or tokens in { $files } files
assumed-repository-history = earlier commits hold no secrets either: only the files as they are now were read
repository-lines = { $count ->
        [one] line { $lines }
       *[other] lines { $lines }
    }
why-no-repository = no repository was named; with --repo PATH its files are looked through, and nothing of them is kept
why-repository-cut = only a part of the repository was read, { $files } files ({ $detail }), and no secret was in it
why-repository-unclear = the repository holds something of a kind that this version does not know
