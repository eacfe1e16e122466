# Remarks about distributions.

who-cloudfront = CloudFront

edge-no-names = no alternate domain name
edge-cookies = cookies
edge-queries = query strings
edge-no-life = answers are kept for 0 seconds
edge-all-headers = all headers are part of the key

seen-edge-name = { $name } leads to { $resource }
seen-edge-origin = { $path }: { $resource } → { $balancer }
seen-edge-passes = { $resource } lets POST, cookies and query strings through: { $paths }
seen-edge-kept = { $path } stays at the edge of { $resource } ({ $pattern }, { $seconds } seconds)

assumed-edge-tenants = the names of { $resource } belong to its tenants, which are not looked at
assumed-edge-dns = { $name } leads to { $resource } where its DNS is, outside of this account
assumed-edge-certificate = the certificate { $resource } of IAM is for the names of the distribution
assumed-edge-vpc-origin = the VPC origin { $resource } asks at port { $port }
assumed-edge-unread = { $resource } passes on what it does not read, and what stands behind it answers
assumed-edge-cookies = the application needs { $but ->
        [yes] none of these cookies, which { $pattern } does not forward: { $names }
       *[no] these cookies only, which { $pattern } forwards: { $names }
    }
assumed-edge-queries = the application needs { $but ->
        [yes] none of these query strings, which { $pattern } does not forward: { $names }
       *[no] these query strings only, which { $pattern } forwards: { $names }
    }
assumed-edge-host = the application answers to the name { $origin }, by which { $pattern } asks it
assumed-edge-told = the application says how long { $path } may be kept, which { $pattern } asks for

why-edge-blocks = { $resource }: the addresses of CloudFront are not in what was collected, and not everybody is admitted
why-edge-origin = { $resource }: what stands behind the origin { $detail } is not in this account
why-edge-vpc-origin = { $resource }: where this VPC origin leads is not known: { $detail }
why-edge-policy = { $resource }: what the policies of the behaviour { $detail } say is not known
why-edge-kept = { $resource }: { $pattern } keeps pages unless the application forbids it, with a cache key that does not hold { $parts }; only the application's answers show whether it forbids it
why-edge-tenants = { $resource }: a tenant may set something else in the place of what does not work here

shows-ListHostedZones = no hosted zones
shows-GetHostedZone = no name servers of hosted zones
shows-ListResourceRecordSets = no records in hosted zones
shows-GetCachePolicy = AWS's own cache policies as AWS describes them
shows-GetOriginRequestPolicy = AWS's own origin request policies as AWS describes them

way-request = request         { $url }
way-record = record          { $name } { $type } → { $target } ({ $zone })
way-others = { $count ->
        [one] one more way is left aside
       *[other] { $count } more ways are left aside
    }
way-nowhere = name            nobody has an address for { $name }
way-outside = name            { $name } leads out of what was collected
way-lacking = cannot tell     { $action } in { $region } has no whole answer
way-untold = cannot tell     { $resource }: what happens there is not to be seen
way-distribution = distribution    { $resource } ({ $domain }): { $state ->
        [deployed] deployed
        [in-progress] a change is on its way to the edges
        [disabled] switched off
       *[unknown] in a state that is not known
    }
way-no-alias = distribution    it does not answer for { $name }: 403
way-behavior = behaviour       { $pattern }: { $post ->
        [yes] POST,
       *[no] no POST,
    } cookies { $cookies ->
        [all] all
        [none] none
        [some] some
       *[unknown] not known
    }, query strings { $queries ->
        [all] all
        [none] none
        [some] some
       *[unknown] not known
    }, kept { $kept ->
        [never] never
        [as-told] where the origin says so
        [unless-forbidden] unless the origin forbids it
        [always] always
       *[unknown] not known
    }
way-to-https = behaviour       plain requests are sent to https
way-https-only = behaviour       plain requests are refused: 403
way-origin = origin          { $origin }: { $scheme } on port { $port }, Host { $host }
way-bucket = origin          the bucket { $name } answers
way-certificate = origin          its certificate is for none of the names that it is asked by: 502
way-balancer = load balancer   { $resource } ({ $scheme })
way-no-listener = listener        none for { $scheme } on port { $port }
way-rule = listener        { $protocol } { $port }, rule { $priority }
way-group = target group    { $resource }{ $share ->
        [100] {""}
       *[other] {" "}({ $share } %)
    }
way-target = target          { $resource }, port { $port }, health checks on port { $health }: { $said }
way-target-function = target          { $resource }: { $said }
way-health = { $state }{ $reason ->
        [none] {""}
       *[other] {" "}({ $reason })
    }
way-address = address         { $address } is that of { $resource }
way-code = code            { $code }
way-fixed = answer          the load balancer answers { $status } itself
way-redirect = answer          redirects to { $url }
way-circle = circle          the request comes back to where it began
