# Remarks about pages that were asked for from outside.

seen-pages = { $times ->
        [one] { $url } is answered
       *[other] { $url } is answered { $times } times of { $times }
    }
seen-version = { $url } says { $detail }
seen-pages-of-instances = { $url } is answered { $times } times of { $times }, by { $instances } instances
seen-cookie-kept = { $url }: a visitor is handed { $cookie } and brings it back
seen-nothing-promised = no stickiness, so no cookie has to come: { $paths }
cookies-none = no cookie
why-nowhere-to-ask = { $resource }: there is no public name or address at which the application could be asked for
why-page-not-got = from here { $url } did not come ({ $detail })
why-page-elsewhere = { $url } is sent to another host, which was not followed: { $detail }
why-cookie-of-application = { $url }: the load balancer follows a cookie of the application, and the application handed out none here
why-cookie-at-edge = { $url }: no cookie of the load balancer comes through the distribution, which may keep it
why-cookie-not-kept = { $url }: { $detail } was handed out and not taken back by the visitor from here
seen-page-by-edge = { $url } comes through the distribution, made anew for each visitor
seen-file-kept = { $url } is handed out by the edge from its cache
seen-no-such-file = { $url } is not a file of this application: what is kept is judged by the configuration
why-file-never-kept = { $url }: the edge did not have it in its cache any of the times ({ $detail }), which may be chance, for an edge has several caches
seen-name-proxied = { $name } leads to somebody else, and the application answers there all the same: { $path }
seen-listening = { $url }: a server answers with its certificate, which is for a name and not for this address
