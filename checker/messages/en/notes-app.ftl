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
